import { BasketError } from './basket-error.ts'
import { divideRounded } from './divide-rounded.ts'

/** What was sold at one rate, in cents: net + tax = gross. */
export interface VatRow {
  /** Whole percent; null where there is no VAT. */
  readonly rate: number | null
  /** The mark of the rate beside an item; empty where there is no VAT. */
  readonly letter: string
  readonly net: number
  readonly tax: number
  readonly gross: number
}

// As German tills have it and the DSFinV-K numbers the rates: a letter means the same on all receipts of a shop.
const GERMAN_RATES: readonly number[] = [19, 7, 0]
const FIRST_LETTER = 65
const LETTERS = 26

/**
 * Takes the VAT out of the gross sums of each rate, by descending rate, last what has none: the net amount is
 * rounded to the cent once for each rate, not for each item.
 *
 * Letters: A is 19 %, B is 7 %, C is 0 %, whatever else there is; other rates go on from D, by descending rate.
 *
 * @throws {BasketError} when there are more rates than letters.
 */
export function splitVat(grossByRate: ReadonlyMap<number | null, number>): readonly VatRow[] {
  const rates = [...grossByRate.keys()].filter((rate) => rate !== null).toSorted((one, other) => other - one)
  const lettered = [...GERMAN_RATES, ...rates.filter((rate) => !GERMAN_RATES.includes(rate))]
  if (lettered.length > LETTERS) {
    throw new BasketError(`More than ${LETTERS} rates of VAT cannot be told apart.`, '/basket/products')
  }
  const rows = rates.map((rate): VatRow => {
    const gross = grossByRate.get(rate) ?? 0
    // Gross times 100 may be beyond what a number holds exactly.
    const net = Number(divideRounded(BigInt(gross) * 100n, BigInt(100 + rate)))
    const letter = String.fromCharCode(FIRST_LETTER + lettered.indexOf(rate))
    return { rate, letter, net, tax: gross - net, gross }
  })
  const without = grossByRate.get(null)
  if (without === undefined) return rows
  return [...rows, { rate: null, letter: '', net: without, tax: 0, gross: without }]
}
