import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { moneyText } from './money-text.ts'

it.each([
  [1500, 'EUR', '15,00 EUR', '15.00 EUR'],
  [0, 'EUR', '0,00 EUR', '0.00 EUR'],
  [-0, 'EUR', '0,00 EUR', '0.00 EUR'],
  [1, 'EUR', '0,01 EUR', '0.01 EUR'],
  [-5, 'EUR', '-0,05 EUR', '-0.05 EUR'],
  [-123_456, 'CHF', '-1.234,56 CHF', '-1,234.56 CHF'],
  [99_999, 'EUR', '999,99 EUR', '999.99 EUR'],
  [100_000, 'EUR', '1.000,00 EUR', '1,000.00 EUR'],
  [Number.MAX_SAFE_INTEGER, 'EUR', '90.071.992.547.409,91 EUR', '90,071,992,547,409.91 EUR'],
  // ISO 4217 gives the yen no smaller unit, and the dinar of Kuwait a thousandth.
  [1500, 'JPY', '1.500 JPY', '1,500 JPY'],
  [1500, 'KWD', '1,500 KWD', '1.500 KWD'],
  [1500, 'XQQ', '15,00 XQQ', '15.00 XQQ'],
  [1500, undefined, '15,00', '15.00'],
  [1500, '€', '15,00', '15.00'],
  [1500, 'eur\n', '15,00', '15.00'],
])('%d of %s is %s, and %s in English', (amount, currency, german, english) => {
  expect(moneyText(amount, currency, 'de')).toBe(german)
  expect(moneyText(amount, currency, 'en')).toBe(english)
})

it('says what the platform says of amounts that a float can hold', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amount) => {
      for (const [language, locale] of [
        ['de', 'de-DE'],
        ['en', 'en-US'],
      ] as const) {
        const digits = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount / 100)
        expect(moneyText(amount, 'EUR', language)).toBe(`${digits === '-0.00' ? '0.00' : digits} EUR`)
      }
    }),
    { numRuns: 200 },
  )
})
