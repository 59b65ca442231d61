import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BasketError } from './basket-error.ts'
import { splitVat } from './split-vat.ts'

const anyRate = fc.integer({ min: 0, max: 100 })
const anyCents = fc.maxSafeInteger()

function letters(...rates: readonly (number | null)[]): Record<string, string> {
  const rows = splitVat(new Map(rates.map((rate) => [rate, 100])))
  return Object.fromEntries(rows.map(({ rate, letter }) => [rate, letter]))
}

describe('the VAT of a rate', () => {
  // By hand: 350 / 1.19 = 294.1…; 1072 / 1.07 = 1001.8…; half a cent of net at 100 %.
  it.each([
    [350, 19, 294, 56],
    [-350, 19, -294, -56],
    [1072, 7, 1002, 70],
    [500, 0, 500, 0],
    [0, 19, 0, 0],
    [1, 19, 1, 0],
    [3, 19, 3, 0],
    [4, 19, 3, 1],
    [1, 100, 1, 0],
    [-1, 100, -1, 0],
  ])('in %i cents at %i percent leaves %i net and takes %i', (gross, rate, net, tax) => {
    expect(splitVat(new Map([[rate, gross]]))).toMatchObject([{ rate, net, tax, gross }])
  })

  it('and the net amount come to the gross amount, and it is at most half a cent off', () => {
    fc.assert(
      fc.property(anyCents, anyRate, (gross, rate) => {
        const [row] = splitVat(new Map([[rate, gross]]))
        expect(row).toBeDefined()
        const { net, tax } = row!
        expect(BigInt(net) + BigInt(tax)).toBe(BigInt(gross))
        // Exactly tax = gross * rate / (100 + rate), both sides times 2 (100 + rate).
        const by = BigInt(100 + rate)
        const off = 2n * (BigInt(tax) * by - BigInt(gross) * BigInt(rate))
        expect(off >= -by && off <= by).toBe(true)
      }),
    )
  })

  it('of what was taken back is that of the sale, below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), anyRate, (gross, rate) => {
        const [sale] = splitVat(new Map([[rate, gross]]))
        const [back] = splitVat(new Map([[rate, -gross]]))
        expect(back!.net + sale!.net).toBe(0)
        expect(back!.tax + sale!.tax).toBe(0)
      }),
    )
  })

  it('is nothing where there is no VAT', () => {
    expect(splitVat(new Map([[null, 500]]))).toEqual([
      { rate: null, letter: '', net: 500, tax: 0, gross: 500 },
    ])
  })
})

describe('the letters of the rates', () => {
  it('are the same for the German rates, whatever else was sold', () => {
    expect(letters(7)).toEqual({ 7: 'B' })
    expect(letters(0, 7, 19)).toEqual({ 19: 'A', 7: 'B', 0: 'C' })
    expect(letters(20, 0)).toEqual({ 20: 'D', 0: 'C' })
  })

  it('of other rates go on by descending rate, and nothing has none', () => {
    expect(letters(5, null, 16, 19)).toEqual({ 16: 'D', 5: 'E', 19: 'A', null: '' })
  })

  it('stand by descending rate, no VAT last', () => {
    const rates = [5, null, 19, 0, 16]
    expect(splitVat(new Map(rates.map((rate) => [rate, 1]))).map(({ rate }) => rate)).toEqual([
      19,
      16,
      5,
      0,
      null,
    ])
  })

  it('go up to Z, and no further', () => {
    const some = Array.from({ length: 23 }, (_, index) => 20 + index)
    expect(letters(...some)).toMatchObject({ 20: 'Z', 42: 'D' })
    expect(() => letters(...some, 99)).toThrow(BasketError)
  })
})
