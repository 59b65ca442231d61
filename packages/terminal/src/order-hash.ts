import { createHash } from 'node:crypto'
import type { Sale } from './sale.ts'

/** Tells two orders apart without keeping them: SHA-256 over basket, card, method and currency, in hex. */
export function orderHash({ basket, card, method, currency = 'EUR' }: Sale): string {
  return createHash('sha256').update(canonical({ basket, card, method, currency })).digest('hex')
}

/** JSON with sorted keys: the same order built in another way is the same order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
