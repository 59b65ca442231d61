import { momentOf, type Span, spanOf } from './moments.ts'
import { any, type Bound, type Condition, one, type Pattern } from './parse.ts'
import { isSomething, valuesAt } from './properties.ts'

type Test<Value> = (value: Value) => boolean

/**
 * Whether an item fits a condition. Of a list one element has to. Texts are compared with regard to case, numbers as
 * numbers, dates as moments; what is absent or null fits nothing but a NOT.
 */
export function matcher(condition: Condition): Test<object> {
  switch (condition.kind) {
    case 'and': {
      const tests = condition.of.map(matcher)
      return (item) => tests.every((test) => test(item))
    }
    case 'or': {
      const tests = condition.of.map(matcher)
      return (item) => tests.some((test) => test(item))
    }
    case 'not': {
      const test = matcher(condition.of)
      return (item) => !test(item)
    }
    case 'exists':
      return (item) => valuesAt(item, condition.path).some(isSomething)
    case 'term':
      return onValues(condition.path, equals(condition.text))
    case 'pattern':
      return onValues(condition.path, fits(condition.pattern))
    case 'range':
      return onValues(condition.path, isBetween(condition.from, condition.to))
  }
}

function onValues(path: readonly string[], test: Test<unknown>): Test<object> {
  return (item) => valuesAt(item, path).some(test)
}

function equals(text: string): Test<unknown> {
  const [number, span] = [numberOf(text), spanOf(text)]
  return (value) => {
    if (typeof value === 'number') return value === number
    if (typeof value === 'boolean') return String(value) === text
    return value === text || (span !== undefined && isWithin(momentOf(value), span))
  }
}

function isWithin(moment: number | undefined, { first, last }: Span): boolean {
  return moment !== undefined && moment >= first && moment <= last
}

function isBetween(from: Bound | undefined, to: Bound | undefined): Test<unknown> {
  const tests = [from && onSide(from, 'from'), to && onSide(to, 'to')].filter((test) => test !== undefined)
  return (value) => tests.every((test) => test(value))
}

/** A date that leaves something open begins early and ends late: `{2026 TO` begins with 2027. */
function onSide({ text, inclusive }: Bound, side: 'from' | 'to'): Test<unknown> {
  const [number, span] = [numberOf(text), spanOf(text)]
  const bound = span && ((side === 'from') === inclusive ? span.first : span.last)
  const isRight = (order: number): boolean =>
    (order === 0 && inclusive) || (side === 'from' ? order > 0 : order < 0)
  return (value) => {
    if (typeof value === 'number') return number !== undefined && isRight(value - number)
    if (typeof value !== 'string') return false
    const moment = bound === undefined ? undefined : momentOf(value)
    if (bound !== undefined && moment !== undefined) return isRight(moment - bound)
    return isRight(value < text ? -1 : value > text ? 1 : 0)
  }
}

function numberOf(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
}

function fits(pattern: Pattern): Test<unknown> {
  return (value) =>
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') &&
    isLike(String(value), pattern)
}

/** Whether a text fits a pattern. Not by a regular expression: one of `*?*?*?…` would try for hours. */
function isLike(text: string, pattern: Pattern): boolean {
  // A character outside the basic plane is one, though it has two places in a text.
  const characters: ArrayLike<string> = /[\ud800-\udfff]/.test(text) ? Array.from(text) : text
  let [at, next] = [0, 0]
  // Where the latest `*` stands, and where the text goes on after what it has swallowed.
  let [star, resume] = [-1, 0]
  while (at < characters.length) {
    if (pattern[next] === any) {
      star = next
      next += 1
      resume = at
    } else if (pattern[next] === one || pattern[next] === characters[at]) {
      next += 1
      at += 1
    } else if (star >= 0) {
      next = star + 1
      resume += 1
      at = resume
    } else {
      return false
    }
  }
  return pattern.slice(next).every((part) => part === any)
}
