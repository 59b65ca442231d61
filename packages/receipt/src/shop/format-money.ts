import { type ShopLanguage, TEXTS } from './texts.ts'

/**
 * Writes cents as an amount of money: 123456 is `1.234,56` in German and `1,234.56` in English. The currency is not
 * written.
 *
 * @throws {RangeError} when it is not a whole number of cents, or too large to be an exact one.
 */
export function formatMoney(cents: number, language: ShopLanguage = 'de'): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`Expected whole cents, found ${String(cents)}.`)
  const { decimal, group } = TEXTS[language]
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const units = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group)
  return `${cents < 0 ? '-' : ''}${units}${decimal}${digits.slice(-2)}`
}
