import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from './failure.ts'
import { readDuration, readMoment } from './time.ts'

describe('readDuration', () => {
  it.each([
    ['0', 0],
    ['1500', 1500],
    ['500ms', 500],
    ['5s', 5000],
    ['20m', 1_200_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
  ])('reads %s as %i ms', (text, ms) => {
    expect(readDuration('advance', text)).toBe(ms)
  })

  it.each(['', 's', '1.5s', '-5s', '5 s', '5S', '20min', '1e3', '5s ', '999999999999d', 'Infinity'])(
    'refuses %j',
    (text) => {
      expect(() => readDuration('advance', text)).toThrow(Failure)
      expect(() => readDuration('advance', text)).toThrow(`--advance must be a time`)
    },
  )
})

describe('readMoment', () => {
  it.each([
    ['2030-01-31', '2030-01-31T00:00:00+00:00'],
    ['2030-01-31T12:00Z', '2030-01-31T12:00:00+00:00'],
    ['2030-01-31T12:00:30+01:00', '2030-01-31T11:00:30+00:00'],
    ['2030-01-01T00:30:00+01:00', '2029-12-31T23:30:00+00:00'],
    ['2032-02-29', '2032-02-29T00:00:00+00:00'],
  ])('reads %s as %s', (text, moment) => {
    expect(readMoment('expires', text)).toBe(moment)
  })

  it.each([
    '',
    'tomorrow',
    '31.01.2030',
    '2030-1-31',
    '2030-02-30',
    '2031-02-29',
    '2030-13-01',
    '2030-01-31T12:00',
    '2030-01-31T25:00Z',
    '2030-01-31 12:00Z',
    '2030-02-30T12:00Z',
  ])('refuses %j: it could be read in two ways, or is none', (text) => {
    expect(() => readMoment('expires', text)).toThrow(Failure)
    expect(() => readMoment('expires', text)).toThrow('--expires must be a date')
  })

  it('reads every moment that JavaScript writes, but for its ms', () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 })
    fc.assert(
      fc.property(seconds, (at) => {
        const text = new Date(at * 1000).toISOString().replace('.000', '')
        expect(Date.parse(readMoment('stop-at', text))).toBe(at * 1000)
      }),
    )
  })
})
