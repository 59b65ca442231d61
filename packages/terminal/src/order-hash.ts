import { createHash } from 'node:crypto'
import type { Sale } from './sale.ts'

/**
 * Tells two orders apart without keeping them: SHA-256 over all but the sale id and the stated sum, in hex.
 * Of the card only the last four digits go in: from a hash of all of them the number could be tried out.
 */
export function orderHash({
  basket,
  card,
  method,
  balanceFirst,
  direct,
  currency = 'EUR',
  demo = false,
}: Sale): string {
  return createHash('sha256')
    .update(
      canonical({
        basket,
        card: card?.slice(-4),
        method,
        balanceFirst: balanceFirst === true,
        direct,
        currency,
        demo,
      }),
    )
    .digest('hex')
}

/** JSON with sorted keys: the same order built in another way is the same order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
