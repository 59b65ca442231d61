import { Refusal } from '../refusal.ts'
import type { Path } from './properties.ts'

/** `q` as a tree. */
export type Condition =
  | { readonly kind: 'term'; readonly path: Path; readonly text: string }
  | { readonly kind: 'pattern'; readonly path: Path; readonly pattern: Pattern }
  | { readonly kind: 'range'; readonly path: Path; readonly from?: Bound; readonly to?: Bound }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }

/** Single characters, and what stands between them. */
export type Pattern = readonly (string | typeof any | typeof one)[]

/** Any text, also none: `*`. */
export const any: unique symbol = Symbol('*')
/** One character: `?`. */
export const one: unique symbol = Symbol('?')

/** An end of a range. */
export interface Bound {
  readonly text: string
  readonly inclusive: boolean
}

/** The sandbox's own limit: no till asks for more. */
const deepest = 50

const property = /(?:_exists_|[a-zA-Z]\w*(?:\.\w+)*)(?=:)/y
const operator = /(?:AND|OR|NOT)(?=[\s()!]|$)/y
const quoted = /"((?:[^"\\]|\\[^])*)"/uy
/** Words in ranges are plain: Lucene reads escapes there in ways of its own. */
const range =
  /([[{])\s*(?!TO\s)(\*|"[^"\\]*"|[\p{L}\p{N}_.:+-]+)\s+TO\s+(\*|"[^"\\]*"|[\p{L}\p{N}_.:+-]+)\s*([\]}])/uy
const word = /(?![+-])(?:\\[^u]|[^\s\\&|<>=!(){}[\]^"~:/])+/uy
const name = /[a-zA-Z]\w*(?:\.\w+)*/y

/**
 * Reads `q`: what the facts name of Lucene's language, and nothing else. Throws a `Refusal` that names the column for
 * everything else: a term without a property, terms side by side, a group after a property, `+`, `-`, `&&`, `||`,
 * comparisons, fuzzy and boosted terms, regular expressions, and arithmetic with dates.
 *
 * NOT binds more tightly than AND, and AND more tightly than OR.
 */
export function parse(q: string): Condition {
  let at = 0

  function take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at
    const match = pattern.exec(q) ?? undefined
    if (match) at += match[0].length
    return match
  }
  function skipBlanks(): void {
    take(/\s*/y)
  }
  /** Takes the next operator if it is this one. */
  function takeOperator(wanted: 'AND' | 'OR' | 'NOT'): boolean {
    skipBlanks()
    const start = at
    if (take(operator)?.[0] === wanted) return true
    at = start
    return false
  }
  /** @param depth How many parentheses are open. */
  function alternatives(depth: number): Condition {
    return chain('or', () => chain('and', () => negation(depth)))
  }
  function chain(kind: 'and' | 'or', operand: () => Condition): Condition {
    const first = operand()
    const of = [first]
    while (takeOperator(kind === 'and' ? 'AND' : 'OR')) of.push(operand())
    return of.length === 1 ? first : { kind, of }
  }
  function negation(depth: number): Condition {
    return takeOperator('NOT') || take(/!/y) ? { kind: 'not', of: group(depth) } : group(depth)
  }
  function group(depth: number): Condition {
    skipBlanks()
    if (!take(/\(/y)) return term()
    if (depth === deepest) throw refused(at, `no more than ${deepest} parentheses can be open`)
    const inner = alternatives(depth + 1)
    skipBlanks()
    if (!take(/\)/y)) throw refused(at + 1, 'AND, OR or ) is missing')
    return inner
  }
  function term(): Condition {
    const asked = take(property)?.[0]
    if (asked === undefined) throw refused(at + 1, 'a term is property:condition')
    at += 1
    const start = at + 1
    const condition = asked === '_exists_' ? existence() : conditionOn(asked.split('.'))
    if (!condition) throw refused(start, `${asked} needs a condition: a word, a "text" or a [range TO end]`)
    if (!/[\s)]|^$/.test(q.charAt(at)))
      throw refused(
        at + 1,
        `${q.charAt(at)} is a special character: put a backslash before it, or use quotes`,
      )
    return condition
  }
  function existence(): Condition | undefined {
    const asked = take(name)?.[0]
    return asked === undefined ? undefined : { kind: 'exists', path: asked.split('.') }
  }
  function conditionOn(path: Path): Condition | undefined {
    const [, text] = take(quoted) ?? []
    if (text !== undefined) return { kind: 'term', path, text: text.replaceAll(/\\([^])/gu, '$1') }
    return between(path) ?? wordOn(path)
  }
  function between(path: Path): Condition | undefined {
    const start = at + 1
    const [, open, low = '', high = '', close] = take(range) ?? []
    if (open === undefined) return undefined
    if ([low, high].some((text) => /^now(?:[+-]|$)/.test(text)))
      throw refused(start, 'the sandbox does not reckon with dates')
    const [from, to] = [boundOf(low, open === '['), boundOf(high, close === ']')]
    return from || to
      ? { kind: 'range', path, ...(from && { from }), ...(to && { to }) }
      : { kind: 'exists', path }
  }
  function wordOn(path: Path): Condition | undefined {
    const plain = take(word)?.[0]
    if (plain === undefined || /^(?:AND|OR|NOT)$/.test(plain)) return undefined
    const pattern = patternOf(plain)
    if (pattern.every((part) => typeof part === 'string'))
      return { kind: 'term', path, text: pattern.join('') }
    return pattern.every((part) => part === any)
      ? { kind: 'exists', path }
      : { kind: 'pattern', path, pattern }
  }

  const condition = alternatives(0)
  skipBlanks()
  if (at < q.length) throw refused(at + 1, 'AND or OR is missing')
  return condition
}

function boundOf(text: string, inclusive: boolean): Bound | undefined {
  return text === '*' ? undefined : { text: text.replaceAll('"', ''), inclusive }
}

function patternOf(plain: string): Pattern {
  return Array.from(plain.matchAll(/\\([^])|([^])/gu), ([, escaped, bare = '']) =>
    escaped !== undefined ? escaped : bare === '*' ? any : bare === '?' ? one : bare,
  )
}

/** @param column Counted from 1. */
function refused(column: number, why: string): Refusal {
  return Refusal.badInput(`q is not understood at column ${column}: ${why}`)
}
