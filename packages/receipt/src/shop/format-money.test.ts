import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney } from './format-money.ts'

const anyCents = fc.maxSafeInteger()

describe('an amount of money', () => {
  it.each([
    [123456, '1.234,56', '1,234.56'],
    [0, '0,00', '0.00'],
    [-0, '0,00', '0.00'],
    [7, '0,07', '0.07'],
    [-7, '-0,07', '-0.07'],
    [-100000, '-1.000,00', '-1,000.00'],
    [99999, '999,99', '999.99'],
    [Number.MAX_SAFE_INTEGER, '90.071.992.547.409,91', '90,071,992,547,409.91'],
  ])('%i cents are %s in German and %s in English', (cents, german, english) => {
    expect(formatMoney(cents)).toBe(german)
    expect(formatMoney(cents, 'en')).toBe(english)
  })

  it.each([
    ['de', 'de-DE'],
    ['en', 'en-GB'],
  ] as const)('is written in %s as ICU writes it', (language, locale) => {
    const icu = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    fc.assert(
      fc.property(anyCents, (cents) => {
        // As a decimal string: ICU reads all its digits, where a number of euros would lose some.
        const digits = BigInt(Math.abs(cents)).toString().padStart(3, '0')
        const euros = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
        expect(formatMoney(cents, language)).toBe(icu.format(euros))
      }),
    )
  })

  it.each([0.5, Number.NaN, Infinity, 2 ** 53, '100'])('is refused when it is %s', (cents) => {
    expect(() => formatMoney(cents as number)).toThrow(RangeError)
  })
})
