import type { SaleMethod } from './sale.ts'

/** What the driver must not forget. Amounts in cents; no card number is ever in a record. */
export type JournalRecord = IntentRecord | OutcomeRecord

/** Durable before the first byte of `start`: from here on the transaction may be paid. */
export interface IntentRecord {
  readonly type: 'intent'
  readonly saleId: string
  /** 1 for the first try of this sale. */
  readonly attempt: number
  readonly transactionId: string
  readonly method: SaleMethod
  readonly amount: number
  readonly currency: string
  /** Hash over basket, card and method: the same sale id with another order is refused. */
  readonly order: string
}

/** Durable before the till is told. */
export interface OutcomeRecord {
  readonly type: 'outcome'
  readonly saleId: string
  readonly transactionId: string
  readonly outcome: 'approved' | 'declined' | 'aborted'
  /** The status word that decided it. */
  readonly status: string
}

/** Where the driver keeps its records. One driver at a time owns a journal. */
export interface Journal {
  /** What was there when the journal was opened, oldest first. */
  readonly records: readonly JournalRecord[]
  /** Resolves when the record is on disk. After a failure nothing more can be appended: what is on disk is not known. */
  append(record: JournalRecord): Promise<void>
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
