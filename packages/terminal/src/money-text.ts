/** The languages of the texts. */
export type Language = 'de' | 'en'

const marks = { de: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const

/**
 * An amount for people: 1500 is `15,00 EUR` in German and `15.00 EUR` in English. `amount`: whole, in the smallest unit
 * of the currency, which is what this API counts in; how many decimals that makes is the currency's own matter.
 * Without a currency none is claimed.
 */
export function moneyText(amount: number, currency: string | undefined, language: Language): string {
  const code = currency !== undefined && /^[A-Z]{3}$/.test(currency) ? currency : undefined
  const decimals = code === undefined ? 2 : decimalsOf(code)
  const { group, decimal } = marks[language]
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replaceAll(/\B(?=(?:\d{3})+$)/g, group)
  const part = decimals === 0 ? '' : `${decimal}${digits.slice(-decimals)}`
  return `${amount < 0 ? '-' : ''}${whole}${part}${code === undefined ? '' : ` ${code}`}`
}

/** By ISO 4217: 2 for most and for a code that nobody knows, 0 for JPY, 3 for KWD. */
function decimalsOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits
}
