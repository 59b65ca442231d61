import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { moneyText } from './money-text.ts'

it.each([
  [0, '0,00 EUR'],
  [-0, '0,00 EUR'],
  [1, '0,01 EUR'],
  [99, '0,99 EUR'],
  [100, '1,00 EUR'],
  [1500, '15,00 EUR'],
  [123_456_789, '1234567,89 EUR'],
  [-5, '-0,05 EUR'],
  [-1500, '-15,00 EUR'],
  [Number.MAX_SAFE_INTEGER, '90071992547409,91 EUR'],
])('prints %d cents as %s', (cents, text) => {
  expect(moneyText(cents)).toBe(text)
})

it('loses no cent of any amount', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (cents) => {
      expect(BigInt(moneyText(cents).replace(' EUR', '').replace(',', ''))).toBe(BigInt(cents))
    }),
  )
})
