import type { SmartTransaction } from '@secukit/api'

/** What became of a payment. Handle all four: `unresolved` is neither paid nor failed. */
export type Outcome = Approved | Declined | Aborted | Unresolved

interface OutcomeBase {
  readonly saleId: string
}

/** The money is taken and the journal says so. Print `transaction.receipt`. */
export interface Approved extends OutcomeBase {
  readonly kind: 'approved'
  readonly transactionId: string
  /** The transaction with its receipts. Absent only when the sale was settled earlier and the server cannot be asked now. */
  readonly transaction?: SmartTransaction
  /** Why the transaction is absent. When it is a refusal, the server does not confirm what the journal says: look into it. */
  readonly cause?: unknown
}

/** The payment was refused; nothing was charged. */
export interface Declined extends OutcomeBase {
  readonly kind: 'declined'
  readonly transactionId: string
  readonly transaction?: SmartTransaction
  /** The refusal, where it came as an error of the call. */
  readonly cause?: unknown
}

/** The payment did not take place; nothing was charged. */
export interface Aborted extends OutcomeBase {
  readonly kind: 'aborted'
  /** Absent when not even the transaction came about. */
  readonly transactionId?: string
  readonly transaction?: SmartTransaction
  /** What stopped it: the error of the call, or of the journal. */
  readonly cause?: unknown
}

/**
 * It is not known whether the money was taken. Never charge again and never hand out goods as unpaid on this:
 * ask again with `settle`, or let the next `openTerminal` do it.
 */
export interface Unresolved extends OutcomeBase {
  readonly kind: 'unresolved'
  readonly transactionId: string
  /** What is in the way of knowing. */
  readonly cause: unknown
  /** Asks the server again for a while; may be called as often as you like. */
  readonly settle: () => Promise<Outcome>
}

/** An outcome that stands for good. */
export type Settled = Approved | Declined | Aborted

/** What a transaction's status says about the money: only these words are outcomes (flows: 8.1, status transitions). */
export function readStatus(status: string | undefined): Settled['kind'] | 'open' {
  switch (status) {
    case 'ok':
    case 'received':
    case 'collection':
    case 'shipped':
    case 'collected':
      return 'approved'
    case 'failed':
      return 'declined'
    case 'aborted':
    case 'cancelled':
    case 'canceled':
    case 'timeout':
      return 'aborted'
    default:
      // `created`, `processing`, `pending`, and every word that is new to us: not final.
      return 'open'
  }
}
