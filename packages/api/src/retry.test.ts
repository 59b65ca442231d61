import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bundle, bundleClient, runModule } from '../test/bundle.ts'
import { ConnectionError, TimeoutError, UnexpectedAnswerError } from './errors/errors.ts'
import { type Outcome, type Repeatable, waitBeforeRetry } from './retry.ts'

const answered = (status: number, headers: Readonly<Record<string, string>> = {}): Outcome => ({
  answer: { status, headers, text: '' },
})
const operation = 'test.call'
const unsent = { error: new ConnectionError('refused', { operation, sent: 'no' }) }
const lost = { error: new ConnectionError('reset', { operation, sent: 'maybe' }) }
const lateUnsent = { error: new TimeoutError('late', { operation, sent: 'no' }) }
const late = { error: new TimeoutError('late', { operation, sent: 'maybe' }) }

/** Failures that say nothing about the network: trying again cannot help, or is not wanted. */
const ours: readonly (readonly [string, unknown])[] = [
  ['an abort', new DOMException('This operation was aborted', 'AbortError')],
  ['a timeout of the caller', new DOMException('timed out', 'TimeoutError')],
  ['a reason that is a text', 'gave up'],
  ['no reason at all', undefined],
  ['a TypeError', new TypeError('fetch failed')],
  ['a broken transport', new RangeError('bug')],
  ['an answer that is not the API’s', new UnexpectedAnswerError('HTML', { operation, status: 200 })],
]

const now = Date.UTC(2026, 4, 4, 12, 0, 0)
const pauseAfter = (outcome: Outcome, repeatable: Repeatable, tries = 1, chance = 0): number | undefined =>
  waitBeforeRetry(outcome, repeatable, tries, chance, now)

describe('whether a try is repeated', () => {
  // What may pass by itself, as the specs of HTTP have it: RFC 9110 (408, 5xx) and RFC 6585 (429).
  const passing = new Set([408, 429, 500, 502, 503, 504, 507, 508, 511, 520, 529, 599])
  const done = [100, 200, 201, 204, 301, 302, 304, 307, 400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 412]
  const others = [413, 415, 418, 421, 422, 423, 424, 425, 426, 428, 431, 451, 499, 501, 505, 0]

  it.each([...done, ...others, ...passing])(
    'HTTP %i: a read as the status says, a write and what moves money never',
    (status) => {
      expect(pauseAfter(answered(status), 'always') !== undefined).toBe(passing.has(status))
      expect(pauseAfter(answered(status), 'unsent')).toBeUndefined()
      expect(pauseAfter(answered(status), 'never')).toBeUndefined()
    },
  )

  it.each([
    ['nothing was sent', unsent, true, true],
    ['time was up before anything was sent', lateUnsent, true, true],
    ['the connection broke', lost, true, false],
    ['time was up', late, true, false],
  ] as const)('%s', (_what, outcome, read, write) => {
    expect(pauseAfter(outcome, 'always') !== undefined).toBe(read)
    expect(pauseAfter(outcome, 'unsent') !== undefined).toBe(write)
    expect(pauseAfter(outcome, 'never')).toBeUndefined()
  })

  it.each(ours)('%s: never', (_what, error) => {
    for (const repeatable of ['always', 'unsent', 'never'] as const)
      expect(pauseAfter({ error }, repeatable)).toBeUndefined()
  })
})

const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc
    .record({ status: fc.integer({ min: 0, max: 999 }), after: fc.option(fc.string(), { nil: undefined }) })
    .map(({ status, after }) => answered(status, after === undefined ? {} : { 'retry-after': after })),
  fc.constantFrom<Outcome>(unsent, lost, lateUnsent, late, ...ours.map(([, error]) => ({ error }))),
)
const anyTries = fc.integer({ min: 1, max: 10_000 })
const anyChance = fc.double({ min: 0, max: 1, noNaN: true })

describe('whatever happens', () => {
  it('what moves money is never repeated', () => {
    fc.assert(
      fc.property(anyOutcome, anyTries, anyChance, (outcome, tries, chance) => {
        expect(pauseAfter(outcome, 'never', tries, chance)).toBeUndefined()
      }),
    )
  })

  it('a write is repeated only when nothing of it was sent', () => {
    fc.assert(
      fc.property(anyOutcome, anyTries, anyChance, (outcome, tries, chance) => {
        const provenUnsent =
          'error' in outcome && outcome.error instanceof ConnectionError && outcome.error.sent === 'no'
        expect(pauseAfter(outcome, 'unsent', tries, chance) !== undefined).toBe(provenUnsent)
      }),
    )
  })

  it('the wait is a time between nothing and a minute', () => {
    fc.assert(
      fc.property(anyOutcome, anyTries, anyChance, (outcome, tries, chance) => {
        const pause = pauseAfter(outcome, 'always', tries, chance) ?? 0
        expect(pause).toBeGreaterThanOrEqual(0)
        expect(pause).toBeLessThanOrEqual(60_000)
      }),
    )
  })
})

describe('the wait', () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [4, 4_000],
    [5, 8_000],
    [6, 8_000],
    [2_000, 8_000],
  ])('before try %i + 1 is any part of %i ms', (tries, most) => {
    expect(pauseAfter(lost, 'always', tries, 0)).toBe(0)
    expect(pauseAfter(lost, 'always', tries, 1)).toBe(most)
    fc.assert(
      fc.property(anyChance, (chance) => {
        expect(pauseAfter(lost, 'always', tries, chance)).toBeCloseTo(chance * most, 6)
      }),
    )
  })

  it('is no shorter than the server asks for, and no shorter than the jitter', () => {
    const asked = answered(503, { 'retry-after': '2' })
    expect(pauseAfter(asked, 'always', 1, 1)).toBe(2_000)
    expect(pauseAfter(asked, 'always', 5, 1)).toBe(8_000)
    expect(pauseAfter(asked, 'always', 5, 0)).toBe(2_000)
  })
})

/** How long to wait in all, without jitter. */
const askedFor = (after: string, date?: string, clock = now): number | undefined =>
  waitBeforeRetry(
    answered(429, { 'retry-after': after, ...(date !== undefined && { date }) }),
    'always',
    1,
    0,
    clock,
  )

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['1', 1_000],
    ['007', 7_000],
    ['60', 60_000],
    ['61', 60_000],
    ['86400', 60_000],
    ['9'.repeat(400), 60_000],
  ])('of %s s', (after, wait) => {
    expect(askedFor(after)).toBe(wait)
  })

  // Ten seconds after the till's own clock, which has no date to go by from the server.
  it.each([
    ['as everybody writes it', 'Mon, 04 May 2026 12:00:10 GMT'],
    ['as RFC 850 wrote it', 'Monday, 04-May-26 12:00:10 GMT'],
    ['as asctime wrote it', 'Mon May  4 12:00:10 2026'],
  ])('as a date, %s', (_what, after) => {
    expect(askedFor(after)).toBe(10_000)
  })

  // The example of RFC 9110, 5.6.7, three times. Two digits that would be more than 50 years ahead are the past.
  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    '%s is the past: nothing to wait for',
    (after) => {
      expect(askedFor(after)).toBe(0)
    },
  )

  it.each([
    ['Thursday, 01-Jan-76 00:00:00 GMT', 60_000],
    ['Saturday, 01-Jan-77 00:00:00 GMT', 0],
  ])('the turn of the two-digit years is 50 years ahead: %s', (after, wait) => {
    expect(askedFor(after)).toBe(wait)
  })

  it('is measured by the clock of the server, where the till has a wrong one', () => {
    const date = 'Mon, 04 May 2026 12:00:00 GMT'
    for (const clock of [0, Date.UTC(1999, 11, 31), Date.UTC(2026, 4, 4, 11, 59), Date.UTC(2040, 0)]) {
      expect(askedFor('Mon, 04 May 2026 12:00:03 GMT', date, clock)).toBe(3_000)
      expect(askedFor('Monday, 04-May-26 12:00:03 GMT', date, clock)).toBe(3_000)
      expect(askedFor('Mon May  4 12:00:03 2026', 'Mon May  4 12:00:00 2026', clock)).toBe(3_000)
      expect(askedFor(date, date, clock)).toBe(0)
    }
  })

  it('is measured by the till’s clock, where the server’s cannot be read', () => {
    for (const date of ['', 'yesterday', 'Mon, 99 May 2026 12:00:00 GMT'])
      expect(askedFor('Mon, 04 May 2026 12:00:03 GMT', date)).toBe(3_000)
  })

  it.each([
    '',
    ' ',
    '-1',
    '1.5',
    '1e3',
    '0x10',
    '+5',
    '5 s',
    '5, 5',
    'soon',
    'soon 2050',
    '2050-01-01',
    '2050-01-01T00:00:00Z',
    'May 2050',
    'Mon, 04 May 2026 12:00:10',
    'Mon, 04 May 2026 12:00:10 PST',
    'Mon, 04 May 2026 99:99:99 GMT',
    'Mon, 04 Foo 2050 12:00:10 GMT',
    '\u0665',
  ])('of %j is none', (after) => {
    expect(askedFor(after)).toBe(0)
  })

  it('as a date in any form says the same as its seconds', () => {
    const day = 86_400_000
    fc.assert(
      fc.property(
        fc.integer({ min: -40 * 365, max: 49 * 365 }),
        fc.nat(86_399),
        fc.nat(70),
        (days, at, ahead) => {
          const begin = now + days * day + at * 1_000
          for (const write of [imfFixdate, rfc850, asctime])
            expect(askedFor(write(begin + ahead * 1_000), imfFixdate(begin))).toBe(
              Math.min(ahead, 60) * 1_000,
            )
        },
      ),
    )
  })

  describe('in another time zone', () => {
    let bundle: Bundle
    beforeAll(async () => {
      bundle = await bundleClient(join(import.meta.dirname, 'retry.ts'))
    })
    afterAll(() => bundle.remove())

    it.each([
      ['Asia/Tokyo', -540],
      ['America/New_York', 300],
    ])('such as %s, a date is GMT all the same', async (TZ, offset) => {
      const program = `
        import { waitBeforeRetry } from './client.mjs'
        const dates = ['Mon, 04 May 2026 12:00:10 GMT', 'Monday, 04-May-26 12:00:10 GMT', 'Mon May  4 12:00:10 2026']
        const waits = dates.map((date) =>
          waitBeforeRetry({ answer: { status: 503, headers: { 'retry-after': date }, text: '' } }, 'always', 1, 0, ${now}))
        console.log(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), waits }))`
      const { output, errors } = await runModule(bundle.folder, program, { TZ })
      expect(errors).toBe('')
      expect(JSON.parse(output)).toEqual({ offset, waits: [10_000, 10_000, 10_000] })
    })
  })
})

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The parts of a date in GMT, as the grammar of RFC 9110, 5.6.7, names them. */
function partsOf(time: number): Readonly<Record<'name' | 'day' | 'month' | 'year' | 'clock', string>> {
  const date = new Date(time)
  return {
    name: dayNames[date.getUTCDay()] ?? '',
    day: String(date.getUTCDate()).padStart(2, '0'),
    month: monthNames[date.getUTCMonth()] ?? '',
    year: String(date.getUTCFullYear()),
    clock: date.toISOString().slice(11, 19),
  }
}

function imfFixdate(time: number): string {
  const { name, day, month, year, clock } = partsOf(time)
  return `${name.slice(0, 3)}, ${day} ${month} ${year} ${clock} GMT`
}

function rfc850(time: number): string {
  const { name, day, month, year, clock } = partsOf(time)
  return `${name}, ${day}-${month}-${year.slice(2)} ${clock} GMT`
}

function asctime(time: number): string {
  const { name, day, month, year, clock } = partsOf(time)
  return `${name.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${clock} ${year}`
}
