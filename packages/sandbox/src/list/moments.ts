/** A stretch of time, both ends included, in ms since 1970. */
export interface Span {
  readonly first: number
  readonly last: number
}

const form =
  /^([12]\d{3})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/

/**
 * What a text of ISO 8601 means: a year, a month, a day, or less. Elasticsearch fills what is missing in the same way,
 * so that `[* TO 2026-05-04]` holds the whole day. Without an offset it is UTC.
 */
export function spanOf(text: string): Span | undefined {
  const match = form.exec(text)
  if (!match) return undefined
  const [, year, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction, offset = 'Z'] = match
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  if (!exists || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const first =
    date.getTime() +
    Number(hour) * 3_600_000 +
    Number(minute) * 60_000 +
    Number(second) * 1000 -
    aheadOf(offset)
  if (fraction === undefined) return { first, last: first + lengthOf(match, date) - 1 }
  const exact = first + Number(fraction.slice(0, 3).padEnd(3, '0'))
  return { first: exact, last: exact }
}

/** The moment that a property holds, in ms since 1970: a whole date at least, lest card numbers be taken for years. */
export function momentOf(value: unknown): number | undefined {
  return typeof value === 'string' && value.length >= 10 && value[4] === '-'
    ? spanOf(value)?.first
    : undefined
}

/** How far a clock of this offset is ahead of UTC, in ms. */
function aheadOf(offset: string): number {
  if (offset === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000
}

/** How long the finest part that is given lasts, in ms. */
function lengthOf([, , month, day, hour, minute, second]: RegExpExecArray, begin: Date): number {
  if (second !== undefined) return 1000
  if (minute !== undefined) return 60_000
  if (hour !== undefined) return 3_600_000
  if (day !== undefined) return 86_400_000
  const [year, next] = [begin.getUTCFullYear(), begin.getUTCMonth() + 1]
  return (month === undefined ? Date.UTC(year + 1) : Date.UTC(year, next)) - begin.getTime()
}
