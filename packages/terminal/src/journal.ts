import type { SaleMethod } from './sale.ts'

/** What the driver must not forget. Amounts in cents, moments in ISO 8601; no card number is ever in a record. */
export type JournalRecord =
  | TillRecord
  | IntentRecord
  | OutcomeRecord
  | ReversalIntentRecord
  | ReversalOutcomeRecord
  | EndOfDayIntentRecord
  | EndOfDayOutcomeRecord
  | OperatorRecord
  | DecisionRecord
  | ReversalDecisionRecord
  | PrintRecord

/** The first record of a journal: the name of the till, which begins every `merchantRef`. */
export interface TillRecord {
  readonly type: 'till'
  readonly at: string
  readonly till: string
}

/** Durable before the first byte of `start`: from here on the transaction may be paid. */
export interface IntentRecord {
  readonly type: 'intent'
  readonly at: string
  readonly saleId: string
  /** 1 for the first try of this sale. */
  readonly attempt: number
  readonly transactionId: string
  /** What the sale was to be paid with. */
  readonly method: SaleMethod
  /** What was sent as `start/…`: `loyalty` where the balance of the card covers all of it. */
  readonly start: SaleMethod
  readonly amount: number
  /** How much of it the bonus of the card pays; then the server may show the sum with or without it. */
  readonly bonus?: number
  readonly currency: string
  /** Hash over basket, card and method: the same sale id with another order is refused. */
  readonly order: string
  /** Which card terminal: `me`, or the id of a device. */
  readonly device: string
}

/** Durable before the till is told. */
export interface OutcomeRecord {
  readonly type: 'outcome'
  readonly at: string
  readonly saleId: string
  readonly transactionId: string
  readonly outcome: 'approved' | 'declined' | 'aborted'
  /** The status word that decided it; `not started` where `start` provably never left. */
  readonly status: string
}

/** Durable before the first byte of `cancel` or `canceltrx`. */
export interface ReversalIntentRecord {
  readonly type: 'reversal intent'
  readonly at: string
  readonly saleId: string
  readonly transactionId: string
  readonly call: 'cancel' | 'cancelTrx'
  /** Of the card terminal's receipt, for `cancelTrx`. */
  readonly receiptNumber?: string
  readonly device: string
}

export interface ReversalOutcomeRecord {
  readonly type: 'reversal outcome'
  readonly at: string
  readonly saleId: string
  readonly transactionId: string
  /** `refused`: the sale stands. */
  readonly outcome: 'reversed' | 'refused'
  /** The status word that decided it. */
  readonly status: string
}

/** Durable before the first byte of `endOfDay`. */
export interface EndOfDayIntentRecord {
  readonly type: 'end of day intent'
  readonly at: string
  readonly device: string
  /** The id of the card terminal, where the till has seen which one serves it. */
  readonly terminal?: string
  /** The runs that the server, or this till, knew before: another one is the answer. */
  readonly before: readonly string[]
}

export interface EndOfDayOutcomeRecord {
  readonly type: 'end of day outcome'
  readonly at: string
  /** `unknown`: an operator has to look at the terminal. */
  readonly outcome: 'done' | 'refused' | 'unknown'
  /** The transaction that tracks the report. */
  readonly transactionId?: string
}

/** A payment or a reversal was not settled in time: from here on an operator may decide, with evidence. */
export interface OperatorRecord {
  readonly type: 'needs operator'
  readonly at: string
  readonly saleId: string
  readonly transactionId: string
}

/** What an operator decided about a payment, and on what evidence. */
export interface DecisionRecord {
  readonly type: 'decision'
  readonly at: string
  readonly saleId: string
  readonly transactionId: string
  readonly outcome: 'approved' | 'aborted'
  readonly evidence: Evidence
}

/** What an operator decided about a reversal, and on what evidence. */
export interface ReversalDecisionRecord {
  readonly type: 'reversal decision'
  readonly at: string
  readonly saleId: string
  readonly transactionId: string
  /** `refused`: the sale stands. */
  readonly outcome: 'reversed' | 'refused'
  readonly evidence: ReversalEvidence
}

/** What an operator has seen of a payment with his own eyes. */
export interface Evidence {
  /** Who decides: a name or a number of the personnel. */
  readonly by: string
  /** What the card terminal's own records show of this payment. */
  readonly saw: 'slip of a payment' | 'terminal shows no payment'
  /** The trace or receipt number on the slip. Needed with a slip. */
  readonly slip?: string
  /** Anything that helps whoever looks into it later. No card numbers. */
  readonly note?: string
}

/** What an operator has seen of a reversal with his own eyes. */
export interface ReversalEvidence {
  /** Who decides: a name or a number of the personnel. */
  readonly by: string
  /** What the card terminal's own records show of it; the merchant's portal, where no card terminal was at work. */
  readonly saw: 'slip of a reversal' | 'records show no reversal'
  /** The trace or receipt number on the slip, or what the portal names the reversal by. Needed with a slip. */
  readonly slip?: string
  /** Anything that helps whoever looks into it later. No card numbers. */
  readonly note?: string
}

/** A copy of a receipt on its way to paper. `begun` without `done`: it may be printed, so the next one is a duplicate. */
export interface PrintRecord {
  readonly type: 'print'
  readonly at: string
  readonly saleId: string
  readonly transactionId: string
  readonly copy: 'customer' | 'merchant'
  readonly stage: 'begun' | 'done'
}

/** Where the driver keeps its records. One driver at a time owns a journal. */
export interface Journal {
  /** What was there when the journal was opened, oldest first. */
  readonly records: readonly JournalRecord[]
  /** Resolves when the record is on disk. After a failure nothing more can be appended: what is on disk is not known. */
  append(record: JournalRecord): Promise<void>
  /**
   * Begins a new file with these records in place of all so far; the old file is kept beside it. Optional: a journal
   * without it grows. Resolves when that is on disk, and changes nothing when it rejects.
   */
  rotate?(records: readonly JournalRecord[]): Promise<void>
  close(): Promise<void>
}

/** The journal cannot be read or written. No payment is taken until that is mended. */
export class JournalError extends Error {
  override readonly name = 'JournalError'
}

/** A journal that forgets when the process ends: for tests and demos. */
export function memoryJournal(
  records: readonly JournalRecord[] = [],
): Journal & { readonly appended: readonly JournalRecord[] } {
  const appended: JournalRecord[] = []
  return {
    records,
    appended,
    append(record) {
      appended.push(record)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
}
