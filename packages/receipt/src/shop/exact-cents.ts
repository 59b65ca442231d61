import { BasketError } from './basket-error.ts'

/**
 * A sum of cents as a number.
 *
 * @throws {BasketError} when a number does not hold it exactly: beyond 90 trillion of a currency.
 */
export function exactCents(cents: bigint, pointer: string): number {
  const number = Number(cents)
  if (Number.isSafeInteger(number)) return number
  throw new BasketError('Expected an amount below 90 trillion, found one too large to be exact.', pointer)
}
