import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { momentOf, spanOf } from './moments.ts'

const date = fc.date({ min: new Date('1000-01-02'), max: new Date('2999-12-30'), noInvalidDate: true })

it('reads every moment as `Date` does, with any offset', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -14 * 60, max: 14 * 60 }), (moment, minutes) => {
      const iso = moment.toISOString()
      const sign = minutes < 0 ? '-' : '+'
      const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
        String(part).padStart(2, '0'),
      )
      for (const text of [
        iso,
        iso.replace('Z', `${sign}${hours}:${rest}`),
        `${iso.slice(0, 19)}${sign}${hours}:${rest}`,
      ]) {
        expect(momentOf(text)).toBe(Date.parse(text))
      }
    }),
  )
})

it('takes what is left open for all of it', () => {
  fc.assert(
    fc.property(date, (moment) => {
      const iso = moment.toISOString()
      for (const length of [4, 7, 10, 13, 16, 19]) {
        const span = spanOf(iso.slice(0, length))
        const { first, last } = span ?? { first: NaN, last: NaN }
        expect([first <= moment.getTime(), moment.getTime() <= last]).toEqual([true, true])
        // The ms before and the one after are written otherwise.
        for (const [inside, outside] of [
          [first, first - 1],
          [last, last + 1],
        ] as const) {
          expect(new Date(inside).toISOString().slice(0, length)).toBe(iso.slice(0, length))
          expect(new Date(outside).toISOString().slice(0, length)).not.toBe(iso.slice(0, length))
        }
      }
    }),
  )
})

it.each([
  '',
  '2026-13',
  '2026-00',
  '2026-02-30',
  '2026-05-04T24:00Z',
  '2026-05-04T23:60Z',
  '2026-05-04T23:59:60Z',
  '2026-05-04Z',
  '2026-5-4',
  '04.05.2026',
  '20260504',
  '0999',
  '3000',
  '92760044',
  '2026-05-04T',
  '2026-05-04 09:30',
  'now',
])('%j is no moment', (text) => {
  expect(spanOf(text)).toBeUndefined()
})

it('a property is a moment from a whole date on', () => {
  expect(['2026', '2026-05', '2026-05-04', 2026, null, undefined, {}].map(momentOf)).toEqual([
    undefined,
    undefined,
    Date.UTC(2026, 4, 4),
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
