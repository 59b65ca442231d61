import type { SmartTransactions } from '@secukit/api'
import type { Clock } from './clock.ts'
import { Driver } from './driver.ts'
import type { PaymentEvent } from './event.ts'
import type { Finding } from './finding.ts'
import {
  type EndOfDayOutcomeRecord,
  type Evidence,
  type Journal,
  JournalError,
  type ReversalEvidence,
} from './journal.ts'
import type {
  Outcome,
  ReversalOutcome,
  RunOutcome,
  Settled,
  Unresolved,
  UnresolvedReversal,
} from './outcome.ts'
import type { ReceiptCopy } from './receipts.ts'
import { isTillName } from './reconcile.ts'
import type { Sale } from './sale.ts'
import type { Settings } from './settings.ts'

/** As much of the client as the driver uses. Each call has to end some time, as those of the client do by their `timeout`. */
export interface PaymentApi {
  readonly smart: {
    readonly transactions: Pick<
      SmartTransactions,
      | 'abort'
      | 'cancel'
      | 'cancelTrx'
      | 'create'
      | 'diagnosis'
      | 'endOfDay'
      | 'get'
      | 'list'
      | 'preTransaction'
      | 'start'
    >
  }
}

/** What `openTerminal` needs. Times in ms. */
export interface TerminalOptions extends Partial<Settings> {
  /** The client of this till, from `createSecuconnect`. */
  readonly secuconnect: PaymentApi
  /** Where payments are remembered: a file's path, one file per till, or a journal of your own. */
  readonly journal: string | Journal
  /**
   * The name of this till, unique among the tills of the merchant: it begins the `merchantRef` of every transaction.
   * 1 to 32 letters, digits, `_`, `.`. Default: one that is drawn once, and kept in the journal. With a name of your own the
   * payments of a lost journal are found again.
   */
  readonly till?: string
  /** Which card terminal: the id of a device. Default: `me`, the one that serves this till. */
  readonly device?: string
  /** How often journal and server are compared. Default: 3,600,000, and at the start. 0: only when asked. */
  readonly reconcileEvery?: number
  /** Hears of each finding once. */
  readonly onFinding?: (finding: Finding) => void
  /**
   * Hears what every payment tells, also of those that nobody waits for any more: that one needs an operator, or has its
   * outcome after all. And that a reversal needs an operator.
   */
  readonly onEvent?: (event: PaymentEvent, saleId: string) => void
  /** The driver's time. Default: the machine's. */
  readonly clock?: Clock
  /** From 0 to below 1, so that tills do not all ask in the same moment. Default: `Math.random`. */
  readonly random?: () => number
}

/** What can be said beside the sale. */
export interface PayOptions {
  /**
   * Asked when the balance of the card was applied, before anything is charged: show what is left, and take it. With
   * `false`, or when it throws, the payment is given up. Default: go on.
   */
  readonly confirmDue?: (due: Due) => boolean | Promise<boolean>
}

/** What is left to pay when the balance of a card was applied. In cents. */
export interface Due {
  readonly due: number
  /** What the card pays. */
  readonly covered: number
  readonly currency: string
}

/** A payment under way. */
export interface Payment {
  readonly saleId: string
  /** What happens, as it happens; the last one is the outcome. Reading it is optional. */
  readonly events: AsyncIterable<PaymentEvent>
  /** What became of it. Never rejects. */
  readonly outcome: Promise<Outcome>
  /**
   * Asks for an end. Before `start` that ends it; afterwards nobody can be sure, so the customer has to press Stop on the
   * terminal, and the outcome tells what happened: it may be `approved`, and can then be reversed.
   */
  cancel(): Promise<Outcome>
}

/** What an operator decides about a payment that nobody can tell about. */
export interface Decision {
  readonly saleId: string
  readonly transactionId: string
  readonly outcome: 'approved' | 'aborted'
  readonly evidence: Evidence
}

/** What an operator decides about a reversal that nobody can tell about. */
export interface ReversalDecision {
  /** As the open reversal has it: empty for a payment that the journal does not know. */
  readonly saleId: string
  readonly transactionId: string
  /** `refused`: the sale stands. */
  readonly outcome: 'reversed' | 'refused'
  readonly evidence: ReversalEvidence
}

/** Takes payments for one till. */
export interface Terminal extends AsyncDisposable {
  /** The name that begins the `merchantRef` of every transaction of this till. */
  readonly till: string
  /**
   * Takes a payment, exactly once: `start` is sent at most once per transaction, after the intent is on disk.
   * The same sale again gives the same payment back. Throws `InvalidSaleError` when the sale is wrong in itself,
   * and `TerminalBusyError` while another payment is under way.
   */
  pay(sale: Sale, options?: PayOptions): Payment
  /**
   * Gives the money of an approved sale back, or of a transaction that a finding names. It is sent once, like a payment.
   * The same again asks what became of it. Never rejects.
   */
  reverse(target: string | { readonly transactionId: string }): Promise<ReversalOutcome>
  /** Lets the card terminal call its host. A till must offer this to its cashier. Never rejects. */
  diagnosis(): Promise<RunOutcome>
  /**
   * Settles the card payments of the day; after it they cannot be reversed at the terminal any more. Refused while
   * something is open at the terminal, and while findings propose a reversal, unless you insist. Never rejects.
   */
  endOfDay(options?: EndOfDayOptions): Promise<RunOutcome>
  /** Compares the journal with the server now. Rejects when the server cannot be asked. */
  reconcile(): Promise<readonly Finding[]>
  /**
   * Ends a payment that needs an operator by what he has seen. Rejects with a `DecisionError` without evidence, or when
   * there is nothing to decide.
   */
  decide(decision: Decision): Promise<Outcome>
  /**
   * The same of a reversal that needs an operator. Once it is `reversed`, the sale may be paid anew; once it is `refused`,
   * it may be reversed anew.
   */
  decideReversal(decision: ReversalDecision): Promise<ReversalOutcome>
  /**
   * Prints what is left to print of an approved sale, and remembers it: a copy that may have been printed already says
   * so. The merchant's copy comes first, because it may have to be signed. Resolves with how many copies were printed; rejects with the error of `print`, or when the transaction cannot be read.
   */
  printReceipts(saleId: string, print: (copy: ReceiptCopy) => Promise<void> | void): Promise<number>
  /** Approved sales since the last end of day that `printReceipts` has not printed yet. */
  readonly unprinted: readonly { readonly saleId: string; readonly transactionId: string }[]
  /**
   * The last end of the day that is over, as the journal has it: after a crash it tells whether there was one.
   */
  readonly lastEndOfDay: EndOfDayOutcomeRecord | undefined
  /** The payments that an earlier run left open, and what became of them: print the receipts of the approved ones. */
  readonly recovered: readonly Outcome[]
  /**
   * What the journal says became of a sale; it asks nobody. `undefined`: it was never presented, so nothing was charged
   * for it. For a till that crashed before it wrote down what it was told.
   */
  outcomeOf(saleId: string): Settled['kind'] | 'unresolved' | 'reversed' | undefined
  /** The payments that are not resolved now. */
  readonly open: readonly Unresolved[]
  /** The reversals that are not resolved now. */
  readonly openReversals: readonly UnresolvedReversal[]
  /** What the last comparison with the server has found. */
  readonly findings: readonly Finding[]
  /** Waits for what is under way, then lets go of the journal. Unresolved payments are taken up by the next start. */
  close(): Promise<void>
}

/** How an end of day is asked for. */
export interface EndOfDayOptions {
  /** Whether findings that propose a reversal do not matter: they cannot be reversed at the terminal afterwards. */
  readonly despiteFindings?: boolean
  /** Whether to send another after one that is `unresolved`: look at the terminal first. */
  readonly again?: boolean
}

/**
 * Opens the driver of a till and settles what a crash left behind: every intent without an outcome is read from
 * the server, never started again. Rejects with `JournalError` when the journal cannot be read or another process has
 * it, and with a `RangeError` for an option that cannot be.
 */
export async function openTerminal(options: TerminalOptions): Promise<Terminal> {
  checkOptions(options)
  const isOwn = typeof options.journal === 'string'
  const journal = typeof options.journal === 'string' ? await openFile(options.journal) : options.journal
  if (driven.has(journal))
    throw new JournalError('this journal has, or had, a terminal: open it anew, one journal for one till')
  driven.add(journal)
  try {
    const driver = new Driver(options, journal)
    await driver.recover()
    return driver
  } catch (error) {
    if (isOwn) await journal.close()
    driven.delete(journal)
    throw error
  }
}

/**
 * Journals that have, or had, a driver: a second one would not know of the payments of the first, because `records` is
 * what was there when the journal was opened.
 */
const driven = new WeakSet<Journal>()

async function openFile(path: string): Promise<Journal> {
  const { openFileJournal } = await import('./file-journal.ts')
  return openFileJournal(path)
}

function checkOptions(options: TerminalOptions): void {
  for (const name of [
    'patience',
    'requestLife',
    'cardFlow',
    'operatorAfter',
    'reconcileEvery',
  ] as const satisfies readonly (keyof TerminalOptions)[]) {
    const value = options[name]
    if (value !== undefined && !(Number.isFinite(value) && value >= 0))
      throw new RangeError(`${name} must be a number of ms from 0, is ${value}`)
  }
  const { till } = options
  if (till !== undefined && !isTillName(till))
    throw new RangeError(`till must be 1 to 32 letters, digits, _ or ., is ${JSON.stringify(till)}`)
}
