import { ConnectionError } from './errors/errors.ts'
import type { TransportResponse } from './transport/transport.ts'

/** What may be sent again: anything that failed (`always`), what provably never left (`unsent`), or nothing. */
export type Repeatable = 'always' | 'unsent' | 'never'

/** How one try ended: with an answer of any status, or without one. */
export interface Outcome {
  readonly answer?: TransportResponse
  readonly error?: unknown
}

/** The longest that a server can make a client wait before the next try, in ms. */
const longestWait = 60_000

/**
 * How long to wait before the next try, in ms; `undefined` when there is none. Pure.
 * Full jitter (a random part of 500 ms, doubled with each try, at most 8 s), and no less than the server's Retry-After.
 */
export function waitBeforeRetry(
  { answer, error }: Outcome,
  repeatable: Repeatable,
  tries: number,
  chance: number,
  now: number,
): number | undefined {
  const backoff = chance * Math.min(8_000, 500 * 2 ** (tries - 1))
  if (answer === undefined) {
    const isUnsent = error instanceof ConnectionError && (repeatable === 'always' || error.sent === 'no')
    return isUnsent && repeatable !== 'never' ? backoff : undefined
  }
  if (repeatable !== 'always' || !mayPass(answer.status)) return undefined
  return Math.max(backoff, readRetryAfter(answer.headers, now))
}

/** Whether the server may do better next time. */
export function mayPass(status: number): boolean {
  // 501 and 505 say that it will never work (RFC 9110, 15.6.2 and 15.6.6).
  return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505)
}

/**
 * Retry-After as ms from now (RFC 9110, 10.2.3): seconds, or a date in any of the three forms of section 5.6.7,
 * measured by the server's own clock where the answer shows it. 0 without one, or with one that cannot be read.
 */
function readRetryAfter(headers: Readonly<Record<string, string>>, now: number): number {
  const text = headers['retry-after'] ?? ''
  const clock = readHttpDate(headers['date'] ?? '', now) || now
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : readHttpDate(text, clock) - clock
  return wait > 0 ? Math.min(wait, longestWait) : 0
}

const fiftyYears = 50 * 365.25 * 86_400_000

/** All forms are GMT, whatever they say. `NaN` for anything else: `Date.parse` alone finds a date in nearly any text. */
function readHttpDate(text: string, now: number): number {
  const [, day, month, year = '', time] =
    /^\w+, ( ?\d+)[ -](\w{3})[ -](\d\d|\d{4}) ([\d:]{8}) GMT$/.exec(
      // The form of C's asctime becomes that of RFC 1123.
      text.replace(/^(\w{3}) (\w{3}) ([ \d]\d) ([\d:]{8}) (\d{4})$/, '$1, $3 $2 $5 $4 GMT'),
    ) ?? []
  const inYear = (full: string): number => Date.parse(`${day} ${month} ${full} ${time} GMT`)
  if (year.length === 4) return inYear(year)
  // Of a year with two digits, more than 50 years ahead is the past.
  const date = inYear(`20${year}`)
  return date > now + fiftyYears ? inYear(`19${year}`) : date
}
