export { openTerminal } from './terminal.ts'
export { DecisionError, FindingsError, TerminalBusyError } from './errors.ts'
export type {
  Decision,
  Due,
  EndOfDayOptions,
  Payment,
  PaymentApi,
  PayOptions,
  ReversalDecision,
  Terminal,
  TerminalOptions,
} from './terminal.ts'
export type { PaymentEvent } from './event.ts'
export { checkSale, InvalidSaleError, sumOf } from './sale.ts'
export type { DirectPayment, Sale, SaleFault, SaleMethod } from './sale.ts'
export type {
  Aborted,
  Approved,
  Declined,
  Outcome,
  ReversalOutcome,
  RunOutcome,
  Settled,
  Unresolved,
  UnresolvedReversal,
} from './outcome.ts'
export type { Finding } from './finding.ts'
export { receiptsOf } from './receipts.ts'
export type { ReceiptCopy } from './receipts.ts'
export { findingText, textsFor } from './texts.ts'
export type { Told } from './texts.ts'
export type { Clock } from './clock.ts'
export { JournalError, memoryJournal } from './journal.ts'
export type {
  DecisionRecord,
  EndOfDayIntentRecord,
  EndOfDayOutcomeRecord,
  Evidence,
  IntentRecord,
  Journal,
  JournalRecord,
  OperatorRecord,
  OutcomeRecord,
  PrintRecord,
  ReversalDecisionRecord,
  ReversalEvidence,
  ReversalIntentRecord,
  ReversalOutcomeRecord,
  TillRecord,
} from './journal.ts'
export { openFileJournal } from './file-journal.ts'
export type { Disk, DiskFile } from './disk.ts'
export type { FileJournalOptions } from './file-journal.ts'
