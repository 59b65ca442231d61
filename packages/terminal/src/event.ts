import type { Outcome } from './outcome.ts'

/** What a payment tells while it goes on. `textsFor(event, 'de')` says it to the cashier and to the customer. */
export type PaymentEvent =
  /** A payment of an earlier sale was still open, and now has its outcome: print its receipt. */
  | { readonly kind: 'earlier'; readonly outcome: Outcome }
  | { readonly kind: 'creating' }
  /** The balance of the card was applied. `due`: what is left to pay, in cents; `covered`: what the card pays. */
  | {
      readonly kind: 'applied'
      readonly transactionId: string
      readonly due: number
      readonly covered: number
      readonly currency: string
    }
  /** `start` is on its way: with a card terminal it is the customer's turn. `due`: what it takes, in cents. */
  | {
      readonly kind: 'presenting'
      readonly transactionId: string
      readonly method: 'cash' | 'cashless' | 'cashless_direct' | 'loyalty'
      readonly due: number
      readonly currency: string
    }
  /** The till asked for an end while the payment was under way. It may still be paid: only the outcome tells. */
  | { readonly kind: 'cancel requested'; readonly transactionId?: string; readonly atTerminal: boolean }
  | {
      readonly kind: 'resolving'
      readonly transactionId: string
      readonly tries: number
      readonly cause: unknown
    }
  /** A `start` that was lost is being withdrawn, so that it cannot charge later. */
  | { readonly kind: 'fencing'; readonly transactionId: string }
  /** Nobody but a person who looks at the card terminal can tell now: `terminal.decide`. The driver goes on asking. */
  | { readonly kind: 'needs operator'; readonly transactionId: string }
  /**
   * The same of a reversal: `terminal.decideReversal`. Only `onEvent` hears it. `atTerminal`: whether the card terminal's
   * records tell; else the merchant's portal does.
   */
  | { readonly kind: 'reversal needs operator'; readonly transactionId: string; readonly atTerminal: boolean }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
