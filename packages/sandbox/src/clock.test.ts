import { describe, expect, it } from 'vitest'
import { createClock, timestamp } from './clock.ts'

describe('the clock', () => {
  it('runs with the machine’s, from now', () => {
    const before = Date.now()
    const now = createClock().now()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('moves forward by what it is told, each time', () => {
    const clock = createClock()
    clock.advance(3_600_000)
    clock.advance(0)
    clock.advance(1000)
    expect(clock.now() - Date.now()).toBeGreaterThanOrEqual(3_600_900)
    expect(clock.now() - Date.now()).toBeLessThanOrEqual(3_601_000)
  })

  it.each([-1, Number.NaN, Infinity, -Infinity])('does not move by %d', (ms) => {
    const clock = createClock()
    expect(() => clock.advance(ms)).toThrow(RangeError)
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000)
  })
})

it('does not leave the years that the API can write, and stays where it was', () => {
  const clock = createClock()
  clock.stop(Date.UTC(9999, 11, 31))
  for (const ms of [86_400_000, Number.MAX_SAFE_INTEGER]) expect(() => clock.advance(ms)).toThrow(RangeError)
  expect(() => clock.stop(Date.UTC(10_000, 0, 1))).toThrow(RangeError)
  expect(clock.now()).toBe(Date.UTC(9999, 11, 31))
  clock.advance(86_399_999)
  expect(timestamp(clock.now())).toBe('9999-12-31T23:59:59+00:00')
})

it('writes a moment as the API does, in whole seconds', () => {
  expect(timestamp(Date.UTC(2020, 8, 25, 9, 15, 30, 999))).toBe('2020-09-25T09:15:30+00:00')
})
