/** What a property is compared with. A `Date` is written as ISO 8601 in UTC. */
export type FilterValue = string | number | boolean | Date

/** An end of a range, and part of it. A text may hold letters, digits and `_ . : + -`, as card numbers and dates do. */
export type FilterBound = string | number | Date

/**
 * What `filter()` offers. The functions need no `this`: `const { and, is, not } = filter()`.
 *
 * Each of them throws a `TypeError`, which names the property and never the value, for what cannot be asked: a
 * property that is no dotted name, a text that is empty or holds control characters or half a surrogate pair, a number
 * that is not finite, an invalid `Date`.
 */
export interface Filter<Property extends string> {
  /** The property has this value. `*` and `?` stand for themselves. */
  readonly is: (property: Property, value: FilterValue) => Condition
  /** The property begins with this text. */
  readonly startsWith: (property: Property, text: string) => Condition
  /** The property ends with this text. */
  readonly endsWith: (property: Property, text: string) => Condition
  /** The property holds this text somewhere. */
  readonly contains: (property: Property, text: string) => Condition
  /** The property fits the pattern: `*` stands for any text, also none, and `?` for one character. */
  readonly matches: (property: Property, pattern: string) => Condition
  /** The property is `from`, `to`, or between them. */
  readonly between: (property: Property, from: FilterBound, to: FilterBound) => Condition
  /** The property is `from` or greater. */
  readonly atLeast: (property: Property, from: FilterBound) => Condition
  /** The property is `to` or less. */
  readonly atMost: (property: Property, to: FilterBound) => Condition
  /** The property has a value. */
  readonly exists: (property: Property) => Condition
  /** All of the conditions hold. At least one is needed. */
  readonly and: (...conditions: readonly Condition[]) => Condition
  /** One of the conditions holds, or more. At least one is needed. */
  readonly or: (...conditions: readonly Condition[]) => Condition
  /** The condition does not hold. */
  readonly not: (condition: Condition) => Condition
}

/**
 * The conditions that the parameter `q` of a list can be built from. Name the properties of the list,
 * `filter<MerchantCardProperty>()`, and a wrong one does not compile; `filter()` takes any.
 *
 * Whatever the values hold, they stay values: quotes, operators and wildcards in them are escaped.
 */
export function filter<Property extends string = string>(): Filter<Property> {
  return {
    is: (property, value) => term(property, exact(textOf(property, value))),
    startsWith: (property, text) => term(property, `${literal(property, text)}*`),
    endsWith: (property, text) => term(property, `*${literal(property, text)}`),
    contains: (property, text) => term(property, `*${literal(property, text)}*`),
    matches: (property, pattern) => term(property, literal(property, pattern).replaceAll(/\\([*?])/g, '$1')),
    between: (property, from, to) => term(property, `[${bound(property, from)} TO ${bound(property, to)}]`),
    atLeast: (property, from) => term(property, `[${bound(property, from)} TO *]`),
    atMost: (property, to) => term(property, `[* TO ${bound(property, to)}]`),
    exists: (property) => new Condition(`_exists_:${named(property)}`),
    and: (...conditions) => join('AND', conditions),
    or: (...conditions) => join('OR', conditions),
    not: (condition) => new Condition(`NOT ${Condition.part(condition, 'NOT')}`, 'NOT'),
  }
}

function term(property: string, condition: string): Condition {
  return new Condition(`${named(property)}:${condition}`)
}

/** A property is an input too, and unlike a value it cannot be quoted. */
function named(property: string): string {
  if (typeof property === 'string' && /^(?!(AND|OR|NOT)$)[a-zA-Z]\w*(\.\w+)*$/.test(property)) return property
  throw new TypeError('filter: a property needs a name such as card.cardnumber')
}

/** The text of a value, or of a part of it: one that can stand in a query and in a URL. */
function textOf(property: string, value: unknown): string {
  const text =
    typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
      ? String(value)
      : value instanceof Date && Number.isFinite(value.getTime())
        ? value.toISOString()
        : ''
  if (text !== '' && !/[\p{Cc}\p{Cs}]/u.test(text)) return text
  throw new TypeError(
    `filter: ${named(property)} needs a value that is not empty and has no control characters`,
  )
}

/** A whole value: as it is when it is a plain word, else in quotes, where only these characters mean anything. */
function exact(text: string): string {
  return /^(?!(and|or|not|to)$)\w[\w.-]*$/i.test(text) ? text : `"${text.replaceAll(/["\\*?]/g, '\\$&')}"`
}

/**
 * A part of a value, to stand beside wildcards, which do not work in quotes: every reserved character is escaped, and
 * the first one of an operator.
 */
function literal(property: string, text: string): string {
  return textOf(property, text).replaceAll(/[-+=&|<>!(){}[\]^"~*?:\\/\s]|^(?=(?:AND|OR|NOT)$)/g, '\\$&')
}

/** Lucene reads escapes and quotes within ranges in ways of its own, so that there is no safe way to write some texts. */
function bound(property: string, value: FilterBound): string {
  const text = textOf(property, value)
  if (/^(?!TO$)[\p{L}\p{N}_.:+-]+$/u.test(text)) return text
  throw new TypeError(
    `filter: ${named(property)} needs an end of the range that is a number, a Date, or letters, digits and _.:+-`,
  )
}

/** A condition for `q`, made by `filter()`. Its text is `String(condition)`. */
export class Condition {
  readonly #text: string
  readonly #operator: string | undefined

  /** @param operator What the text is held together by; nothing for a single term. */
  constructor(text: string, operator?: string) {
    this.#text = text
    this.#operator = operator
  }

  toString(): string {
    return this.#text
  }

  /**
   * The text as a part of another condition. Lucene knows no precedence but that of parentheses. It reads `a OR NOT b`
   * as "a, and not b", and finds nothing by `a AND (NOT b)`, a group that only excludes: a NOT wants parentheses among
   * ORs, and none among ANDs.
   */
  static part(condition: Condition, operator: string): string {
    // Also a condition of another copy of this package is none here: its text is private to it.
    if (!(condition instanceof Condition))
      throw new TypeError(`filter: ${operator} needs conditions made by filter()`)
    const single = condition.#operator === undefined || (operator === 'AND' && condition.#operator === 'NOT')
    return single ? condition.#text : `(${condition.#text})`
  }
}

function join(operator: string, conditions: readonly Condition[]): Condition {
  const parts = conditions.map((each) => Condition.part(each, operator))
  const [first, second] = conditions
  if (first === undefined) throw new TypeError(`filter: ${operator} needs conditions made by filter()`)
  return second === undefined ? first : new Condition(parts.join(` ${operator} `), operator)
}
