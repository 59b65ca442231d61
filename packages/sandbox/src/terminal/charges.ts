import type { Shop } from '../state.ts'

/** What a customer's bank card was charged at a card terminal: the acquirer's view, which no driver can talk to. */
export interface Charge {
  /** `CHG_…`, the sandbox's own. */
  readonly id: string
  readonly deviceId: string
  readonly transactionId: string
  readonly receiptNumber: number
  /** In cents. */
  readonly amount: number
  /** ISO 8601. */
  readonly at: string
  /** `settled` after the end of the day; from then on it cannot be reversed. */
  readonly status: 'charged' | 'reversed' | 'settled'
}

/** What the customer of a sale was charged and did not get back. */
export function standingCharges({ charges }: Shop, transactionId: string): readonly Charge[] {
  return [...charges.values()].filter(
    (charge) => charge.transactionId === transactionId && charge.status !== 'reversed',
  )
}
