import { expect, it } from 'vitest'
import { seededRandom } from './random.ts'

it('makes ids, tokens and support ids in the vendor’s form', () => {
  const random = seededRandom(1)
  for (let time = 0; time < 200; time += 1) {
    expect(random.id('STX')).toMatch(/^STX_[0-9A-HJKMNP-Z]{30}$/)
    expect(random.token()).toMatch(/^[0-9a-z]{26}$/)
    expect(random.supportId()).toMatch(/^[0-9a-f]{32}$/)
  }
})

it('makes the same ones for the same seed, and others for another', () => {
  const ids = (seed: number): readonly string[] =>
    Array.from(
      { length: 5 },
      (
        (random) => () =>
          random.id('X')
      )(seededRandom(seed)),
    )
  expect(ids(7)).toEqual(ids(7))
  expect(new Set([0, 1, 2, -1, 2 ** 31].flatMap(ids)).size).toBe(25)
})

it('uses every letter about equally often', () => {
  const random = seededRandom(42)
  const seen = new Map<string, number>()
  for (let time = 0; time < 1000; time += 1)
    for (const letter of random.supportId()) seen.set(letter, (seen.get(letter) ?? 0) + 1)
  expect(seen.size).toBe(16)
  // 2000 each, give or take.
  for (const times of seen.values()) expect(Math.abs(times - 2000)).toBeLessThan(250)
})
