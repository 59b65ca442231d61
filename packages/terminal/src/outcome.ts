import type { SmartTransaction } from '@secukit/api'
import type { ReceiptCopy } from './receipts.ts'

/** What became of a payment. Handle all four: `unresolved` is neither paid nor failed. */
export type Outcome = Approved | Declined | Aborted | Unresolved

interface OutcomeBase {
  readonly saleId: string
}

/** The money is taken and the journal says so. Print the receipts: `terminal.printReceipts`. */
export interface Approved extends OutcomeBase {
  readonly kind: 'approved'
  readonly transactionId: string
  /** The transaction with its receipts. Absent only when the sale was settled earlier and the server cannot be asked now. */
  readonly transaction?: SmartTransaction
  /** The copies to print, the customer's first; empty when the transaction is absent. */
  readonly receipts: readonly ReceiptCopy[]
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
 * It is not known whether the money was taken. Never charge again and never hand out goods as unpaid on this: the driver
 * goes on asking, and withdraws what was lost.
 */
export interface Unresolved extends OutcomeBase {
  readonly kind: 'unresolved'
  readonly transactionId: string
  /** What is in the way of knowing. */
  readonly cause: unknown
  /** Whether an operator may decide now, with evidence: `terminal.decide`. */
  readonly needsOperator: boolean
  /**
   * What became of it, as soon as that is known. Never rejects; still `unresolved` when the terminal was closed before.
   * It keeps no process alive by itself.
   */
  readonly settled: Promise<Outcome>
  /** Asks the server now, and for a while; may be called as often as you like. */
  readonly settle: () => Promise<Outcome>
}

/** An outcome that stands for good. */
export type Settled = Approved | Declined | Aborted

/** What became of a reversal. Handle all three: `unresolved` is neither reversed nor refused. */
export type ReversalOutcome =
  /** The money goes back to the customer. `transaction` is absent when it was reversed before, or an operator said so. */
  | {
      readonly kind: 'reversed'
      readonly saleId: string
      readonly transactionId: string
      readonly transaction?: SmartTransaction
    }
  /** The sale stands; nothing was given back. */
  | {
      readonly kind: 'refused'
      readonly saleId: string
      readonly transactionId: string
      readonly cause: unknown
    }
  | UnresolvedReversal

/** It is not known whether the money goes back. Do not reverse by other means: the driver goes on asking. */
export interface UnresolvedReversal {
  readonly kind: 'unresolved'
  readonly saleId: string
  readonly transactionId: string
  /** What is in the way of knowing. */
  readonly cause: unknown
  /** Whether it is for the card terminal: then its records tell an operator, else the merchant's portal does. */
  readonly atTerminal: boolean
  /** Whether an operator may decide now, with evidence: `terminal.decideReversal`. */
  readonly needsOperator: boolean
  /** As in a payment. */
  readonly settled: Promise<ReversalOutcome>
}

/** What became of a run of the card terminal: a diagnosis, or the end of the day. */
export type RunOutcome =
  /** Print `transaction.receipt`. */
  | { readonly kind: 'done'; readonly transaction: SmartTransaction }
  /** The terminal did not do it. */
  | { readonly kind: 'refused'; readonly cause: unknown; readonly transaction?: SmartTransaction }
  /** Nobody can tell. Look at the terminal before you ask for another: an end of day cannot be had twice. */
  | { readonly kind: 'unresolved'; readonly cause: unknown }

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
