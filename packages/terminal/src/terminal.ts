import type { SmartTransaction, SmartTransactionInput, SmartTransactions } from '@secukit/api'
import { EventQueue } from './event-queue.ts'
import { type IntentRecord, type Journal, JournalError, type JournalRecord } from './journal.ts'
import { orderHash } from './order-hash.ts'
import type { Outcome, Settled } from './outcome.ts'
import {
  advance,
  begin,
  type Happening,
  type Order,
  type PaymentState,
  type Refusal,
  resume,
  type Step,
} from './reducer.ts'
import { checkSale, InvalidSaleError, type Sale, sumOf } from './sale.ts'

/** As much of the client as the driver uses. */
export interface PaymentApi {
  readonly smart: { readonly transactions: Pick<SmartTransactions, 'create' | 'get' | 'start'> }
}

/** What `openTerminal` needs. */
export interface TerminalOptions {
  /** The client of this till, from `createSecuconnect`. */
  readonly secuconnect: PaymentApi
  /** Where payments are remembered: a file's path, one file per till, or a journal of your own. */
  readonly journal: string | Journal
  /** How long a payment keeps asking for its outcome before it says `unresolved`, in ms. Default: 60,000. */
  readonly patience?: number
  /** Waits, in ms. Default: a timer. Tests pass their own. */
  readonly sleep?: (ms: number) => Promise<void>
}

/** What a payment tells while it goes on. */
export type PaymentEvent =
  /** A payment of an earlier sale was still open, and now has its outcome: print its receipt. */
  | { readonly kind: 'earlier'; readonly outcome: Outcome }
  | { readonly kind: 'creating' }
  | { readonly kind: 'presenting'; readonly transactionId: string }
  | {
      readonly kind: 'resolving'
      readonly transactionId: string
      readonly tries: number
      readonly cause: unknown
    }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }

/** A payment under way. */
export interface Payment {
  readonly saleId: string
  /** What happens, as it happens; the last one is the outcome. Reading it is optional. */
  readonly events: AsyncIterable<PaymentEvent>
  /** What became of it. Never rejects. */
  readonly outcome: Promise<Outcome>
}

/** Takes payments for one till, one at a time. */
export interface Terminal extends AsyncDisposable {
  /**
   * Takes a payment, exactly once: `start` is sent at most once per transaction, after the intent is on disk.
   * The same sale again gives the same payment back. Throws `InvalidSaleError` when the sale is wrong in itself,
   * and `TerminalBusyError` while another payment is under way.
   */
  pay(sale: Sale): Payment
  /** The payments that an earlier run left open, and what became of them: print the receipts of the approved ones. */
  readonly recovered: readonly Outcome[]
  /** Waits for the payment under way, then lets go of the journal. */
  close(): Promise<void>
}

/** The till already takes a payment, or one is not resolved yet. Nothing was sent for the new one. */
export class TerminalBusyError extends Error {
  override readonly name = 'TerminalBusyError'
  /** The sale that is in the way. */
  readonly saleId: string

  constructor(saleId: string, message: string) {
    super(`${message} (sale ${saleId})`)
    this.saleId = saleId
  }
}

interface Known {
  readonly intent: IntentRecord
  readonly outcome?: Settled['kind'] | undefined
}

/**
 * Opens the driver of a till and settles what a crash left behind: every intent without an outcome is read from
 * the server, never started again. Rejects with `JournalError` when the journal cannot be read or another process has it.
 */
export async function openTerminal(options: TerminalOptions): Promise<Terminal> {
  const journal = typeof options.journal === 'string' ? await openFile(options.journal) : options.journal
  if (driven.has(journal)) throw new JournalError('another terminal uses this journal: one till, one journal')
  driven.add(journal)
  try {
    const terminal = new Driver(options, journal)
    await terminal.recover()
    return terminal
  } catch (error) {
    driven.delete(journal)
    if (typeof options.journal === 'string') await journal.close()
    throw error
  }
}

/** Journals that have a driver: two would not know of each other's payments. */
const driven = new WeakSet<Journal>()

async function openFile(path: string): Promise<Journal> {
  const { openFileJournal } = await import('./file-journal.ts')
  return openFileJournal(path)
}

class Driver implements Terminal {
  recovered: readonly Outcome[] = []
  readonly #api: PaymentApi['smart']['transactions']
  readonly #journal: Journal
  readonly #patience: number
  readonly #sleep: (ms: number) => Promise<void>
  readonly #sales = new Map<string, Known>()
  /** Every transaction that ever had an intent. */
  readonly #presented = new Set<string>()
  #closing: Promise<void> | undefined
  #live: { readonly saleId: string; readonly outcome: Promise<Outcome> } | undefined

  constructor({ secuconnect, patience, sleep }: TerminalOptions, journal: Journal) {
    this.#api = secuconnect.smart.transactions
    this.#journal = journal
    this.#patience = patience ?? 60_000
    this.#sleep = sleep ?? ((ms) => new Promise((done) => setTimeout(done, ms)))
    for (const record of journal.records) this.#remember(record)
  }

  async recover(): Promise<void> {
    const outcomes: Outcome[] = []
    for (const intent of this.#open()) outcomes.push(await this.#resolve(intent, 0))
    this.recovered = outcomes
  }

  pay(wanted: Sale): Payment {
    if (this.#closing) throw new JournalError('this terminal is closed: open it again to take payments')
    // What was checked and hashed is what is sent, whatever the caller does to its basket meanwhile.
    const sale = structuredClone(wanted)
    const faults = checkSale(sale)
    if (faults.length > 0) throw new InvalidSaleError(faults)
    if (this.#live)
      throw new TerminalBusyError(this.#live.saleId, 'this till takes another payment right now')
    const known = this.#sales.get(sale.saleId)
    const order = orderOf(sale, known)
    if (known && isStanding(known) && known.intent.order !== order.order) {
      throw new InvalidSaleError([
        {
          pointer: '/saleId',
          message: `sale ${sale.saleId} was already presented with another basket, card or method: give this one a number of its own`,
        },
      ])
    }

    const events = new EventQueue<PaymentEvent>()
    const outcome = this.#pay(sale, order, known, (event) => events.push(event))
      .then((result) => {
        events.push({ kind: 'outcome', outcome: result })
        return result
      })
      .finally(() => {
        this.#live = undefined
        events.end()
      })
    this.#live = { saleId: sale.saleId, outcome }
    return { saleId: sale.saleId, events, outcome }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#live?.outcome
    await this.#journal.close()
    driven.delete(this.#journal)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #pay(
    sale: Sale,
    order: Order,
    known: Known | undefined,
    tell: (event: PaymentEvent) => void,
  ): Promise<Outcome> {
    if (known && isStanding(known)) return this.#ask(known.intent, tell)
    for (const intent of this.#open()) {
      const earlier = await this.#resolve(intent, 0)
      tell({ kind: 'earlier', outcome: earlier })
      if (earlier.kind === 'unresolved') {
        return {
          kind: 'aborted',
          saleId: sale.saleId,
          cause: new TerminalBusyError(intent.saleId, 'an earlier payment is not resolved yet'),
        }
      }
    }
    return this.#run(begin(), order, () => this.#api.create(createBody(sale, order)), this.#patience, tell)
  }

  /** Carries out steps until the payment is closed or nobody can tell. */
  async #run(
    first: Step,
    order: Order,
    create: () => Promise<SmartTransaction>,
    patience: number,
    tell: (event: PaymentEvent) => void = () => undefined,
  ): Promise<Outcome> {
    let before: PaymentState = first.state
    let step = first
    for (;;) {
      try {
        for (const record of step.records) await this.#record(record)
      } catch (error) {
        // What the record was for has not happened: go on from where it was not needed yet.
        step = advance(before, { type: 'not recorded', error }, order, patience)
      }
      const { state, effects } = step
      if (state.name === 'closed') return state.outcome
      if (state.name === 'unresolved') return this.#unresolved(state, order)
      tell(eventOf(state))
      const [effect] = effects
      if (!effect) throw new Error(`a payment that is ${state.name} has nothing to do`)
      before = state
      step = advance(state, await this.#carryOut(effect, order, create), order, patience)
    }
  }

  async #carryOut(
    effect: Step['effects'][number],
    order: Order,
    create: () => Promise<SmartTransaction>,
  ): Promise<Happening> {
    switch (effect.do) {
      case 'create':
        return create().then((transaction) => this.#created(transaction), notCreated)
      case 'start':
        return this.#api.start(effect.transactionId, order.method, {}).then(answered, notAnswered)
      case 'read':
        if (effect.after > 0) await this.#sleep(effect.after)
        // The reducer decides how often to ask, and tells the cashier; the client must not ask on its own.
        return this.#api.get(effect.transactionId, {}, { retries: 0 }).then(answered, notAnswered)
    }
  }

  #created(transaction: SmartTransaction): Happening {
    if (!isTransaction(transaction)) return notCreated(noTransaction())
    // A second start of the same transaction, or the outcome of another sale: neither must come of this.
    if (this.#presented.has(transaction.id))
      return notCreated(new Error(`the server gave the id ${transaction.id} to a second transaction`))
    return { type: 'created', transaction }
  }

  #resolve(
    intent: IntentRecord,
    patience: number,
    tell?: (event: PaymentEvent) => void,
    refusal?: Refusal,
  ): Promise<Outcome> {
    return this.#run(
      resume(intent, new Error('the till stopped before the outcome was known'), refusal),
      intent,
      neverCreate,
      patience,
      tell,
    )
  }

  /** What is approved stays approved, whatever the back office does to the transaction later. */
  #ask(intent: IntentRecord, tell?: (event: PaymentEvent) => void, refusal?: Refusal): Promise<Outcome> {
    const known = this.#sales.get(intent.saleId)
    const isApproved = known?.outcome === 'approved' && known.intent.transactionId === intent.transactionId
    return isApproved ? this.#again(intent) : this.#resolve(intent, this.#patience, tell, refusal)
  }

  /** The outcome of a sale that is known to be paid, with its receipts if the server can be asked. */
  async #again({ saleId, transactionId }: IntentRecord): Promise<Outcome> {
    const approved = { kind: 'approved', saleId, transactionId } as const
    try {
      const transaction = await this.#api.get(transactionId)
      if (isTransaction(transaction) && transaction.id === transactionId) return { ...approved, transaction }
      return { ...approved, cause: noTransaction() }
    } catch (cause) {
      return { ...approved, cause }
    }
  }

  #unresolved(
    { transactionId, cause, refusal }: Extract<PaymentState, { name: 'unresolved' }>,
    order: Order,
  ): Outcome {
    const intent: IntentRecord = { type: 'intent', ...order, transactionId }
    return {
      kind: 'unresolved',
      saleId: order.saleId,
      transactionId,
      cause,
      settle: () => this.#ask(intent, undefined, refusal),
    }
  }

  async #record(record: JournalRecord): Promise<void> {
    // Two who asked about the same payment may both learn its outcome; it is written once.
    const known = this.#sales.get(record.saleId)
    if (
      record.type === 'outcome' &&
      known?.intent.transactionId === record.transactionId &&
      known.outcome !== undefined
    )
      return
    await this.#journal.append(record)
    this.#remember(record)
  }

  #remember(record: JournalRecord): void {
    if (record.type === 'intent') {
      this.#presented.add(record.transactionId)
      this.#sales.set(record.saleId, { intent: record })
      return
    }
    const known = this.#sales.get(record.saleId)
    if (known?.intent.transactionId === record.transactionId) {
      this.#sales.set(record.saleId, { intent: known.intent, outcome: record.outcome })
    }
  }

  /** Intents without an outcome: they may be paid. */
  #open(): readonly IntentRecord[] {
    return [...this.#sales.values()]
      .filter(({ outcome }) => outcome === undefined)
      .map(({ intent }) => intent)
  }
}

/** Approved, or still open: that payment is the payment of its sale. After a decline the cashier may ask for another. */
function isStanding({ outcome }: Known): boolean {
  return outcome === undefined || outcome === 'approved'
}

function orderOf(sale: Sale, known: Known | undefined): Order {
  return {
    saleId: sale.saleId,
    attempt: known ? known.intent.attempt + 1 : 1,
    method: sale.method,
    amount: sumOf(sale.basket),
    currency: sale.currency ?? 'EUR',
    order: orderHash(sale),
  }
}

function createBody(sale: Sale, { saleId, attempt, amount, currency }: Order): SmartTransactionInput {
  return {
    intent: 'sale',
    ...(sale.demo !== undefined && { is_demo: sale.demo }),
    // So that the transaction can be found by the till's number in the back office and in a search.
    merchantRef: `${saleId}#${attempt}`,
    ...(sale.card !== undefined && { idents: [{ type: 'card', value: sale.card }] }),
    basket: { products: sale.basket },
    basket_info: { sum: amount, currency },
  }
}

function eventOf(state: Exclude<PaymentState, { name: 'closed' | 'unresolved' }>): PaymentEvent {
  switch (state.name) {
    case 'creating':
      return { kind: 'creating' }
    case 'presenting':
      return { kind: 'presenting', transactionId: state.transactionId }
    case 'resolving':
      return { kind: 'resolving', transactionId: state.transactionId, tries: state.tries, cause: state.cause }
  }
}

function notCreated(error: unknown): Happening {
  return { type: 'not created', error }
}

function answered(transaction: SmartTransaction): Happening {
  return isTransaction(transaction) ? { type: 'answered', transaction } : notAnswered(noTransaction())
}

/** The wire owes us nothing: `null` is JSON too. */
function isTransaction(answer: SmartTransaction | undefined): answer is SmartTransaction {
  return typeof answer === 'object' && answer !== null
}

function noTransaction(): Error {
  return new Error('the server answered without a transaction')
}

function notAnswered(error: unknown): Happening {
  return { type: 'not answered', error }
}

function neverCreate(): Promise<never> {
  return Promise.reject(new Error('a payment that is resolved creates nothing'))
}
