import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideRounded } from './divide-rounded.ts'

describe('a commercially rounded quotient', () => {
  it.each([
    [5n, 10n, 1n],
    [-5n, 10n, -1n],
    [4n, 10n, 0n],
    [-4n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [0n, 7n, 0n],
  ])('of %s by %s is %s', (amount, by, rounded) => {
    expect(divideRounded(amount, by)).toBe(rounded)
  })

  it('is at most a half away, and further from zero when it is exactly that', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 5000n }), (amount, by) => {
        const rounded = divideRounded(amount, by)
        const off = 2n * (rounded * by - amount)
        expect(off >= -by && off <= by).toBe(true)
        const isHalf = off === by || off === -by
        expect(!isHalf || off > 0n === amount > 0n).toBe(true)
      }),
    )
  })
})
