import { Failure } from './failure.ts'

/** An amount to be paid as people type it, in cents: `15`, `15,00` and `15.00` are 1500. */
export function readAmount(text: string): number {
  const amount = readMoney(text)
  if (amount === 0) throw Failure.input('the amount must be more than 0,00')
  return amount
}

/** What is on a card or in a rule, in cents; it may be nothing. Anything that could be read in two ways is refused. */
export function readMoney(text: string): number {
  const [, euros, cents = '00'] = /^(\d{1,7})(?:[.,](\d{2}))?$/.exec(text.replace(/\s*(?:EUR|€)$/, '')) ?? []
  if (euros === undefined)
    throw Failure.input(
      `"${text}" is not an amount. Write euros and cents, such as 15,00 (no separators of thousands).`,
    )
  return Number(euros) * 100 + Number(cents)
}

/** Cents for German readers: `1500` becomes `15,00 EUR`. */
export function formatAmount(cents: number, currency = 'EUR'): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const euros = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, '.')
  return `${cents < 0 ? '-' : ''}${euros},${digits.slice(-2)} ${currency}`
}

/** A whole number within bounds, from an option. `where`: what sets the bounds, such as ` for the printer …`. */
export function readInteger(name: string, text: string, from: number, to: number, where = ''): number {
  return readCount(`--${name}`, text, from, to, where)
}

/** A whole number within bounds. `what`: how it is called where it was typed. */
export function readCount(what: string, text: string, from: number, to: number, where = ''): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= from && value <= to))
    throw Failure.input(`${what} must be a whole number from ${from} to ${to}${where}; it is "${text}"`)
  return value
}
