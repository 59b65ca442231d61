import { maskCardNumbers, type SmartTransaction } from '@secukit/api'
import { type Clock, machineClock } from './clock.ts'
import { EndOfDayWork, type Seen } from './end-of-day-work.ts'
import { DecisionError, FindingsError, TerminalBusyError } from './errors.ts'
import { EventQueue } from './event-queue.ts'
import type { PaymentEvent } from './event.ts'
import type { Finding } from './finding.ts'
import {
  type EndOfDayOutcomeRecord,
  type Evidence,
  type Journal,
  JournalError,
  type JournalRecord,
  type ReversalEvidence,
} from './journal.ts'
import { rule } from './machine.ts'
import { orderHash } from './order-hash.ts'
import {
  type Outcome,
  type Settled,
  readStatus,
  type ReversalOutcome,
  type RunOutcome,
  type Unresolved,
  type UnresolvedReversal,
} from './outcome.ts'
import { approvedOf, type Order, refusalOf, wasNotSent } from './payment.ts'
import { blocking, called, isTransaction, noTransaction, once, PaymentWork } from './payment-work.ts'
import { type ReceiptCopy, receiptsOf } from './receipts.ts'
import type { ReversalOrder } from './reversal.ts'
import { ReversalWork } from './reversal-work.ts'
import { checkSale, InvalidSaleError, type Sale, sumOf } from './sale.ts'
import { defaults, iso } from './settings.ts'
import type { Surroundings } from './surroundings.ts'
import { Sweep } from './sweep.ts'
import type {
  Decision,
  EndOfDayOptions,
  Payment,
  PayOptions,
  ReversalDecision,
  Terminal,
  TerminalOptions,
} from './terminal.ts'
import {
  type Attempt,
  compact,
  deviceInUse,
  isApproved,
  isReversed,
  isReversing,
  isSettled,
  latestAttempt,
  openEndOfDay,
  openPayments,
  openReversals,
  readTill,
  remember,
  type Till,
  unprinted,
} from './till.ts'

/** How many records a journal has before it begins a new file, at the start of the till. */
const mostRecords = 20_000

/** A payment that its caller waits for. */
type Live = Pick<PaymentWork, 'saleId' | 'transactionId' | 'usesTerminal'>

/** The till: what is under way, and what is allowed beside it. */
export class Driver implements Terminal {
  recovered: readonly Outcome[] = []
  readonly #journal: Journal
  readonly #till: Till
  readonly #device: string
  readonly #clock: Clock
  readonly #around: Surroundings
  readonly #sweep: Sweep
  readonly #options: TerminalOptions
  /** The payments that are not closed, by transaction; the live one is not in it before it has one. */
  readonly #payments = new Set<PaymentWork>()
  readonly #reversals = new Set<ReversalWork>()
  #endOfDay: EndOfDayWork | undefined
  /** The payment that its caller waits for. */
  #live: Live | undefined
  /** The call of the card terminal that is no payment and no reversal. */
  #run: Promise<unknown> | undefined
  #writing: Promise<void> = Promise.resolve()
  /** What `close` waits for. */
  readonly #underWay = new Set<Promise<unknown>>()
  /** The last sale that was approved. */
  #paid: SmartTransaction | undefined
  /** The card terminal that serves this till, as its answers name it. */
  #terminalId: string | undefined
  /** The last diagnosis and the last end of day of this run. */
  readonly #lastRuns: { diagnosis?: string; endOfDay?: string } = {}
  /** Why no payment is taken any more. */
  #broken: unknown
  readonly #closing = new AbortController()
  #closed: Promise<void> | undefined
  readonly #printing = new Map<string, Promise<unknown>>()

  constructor(options: TerminalOptions, journal: Journal) {
    this.#options = options
    this.#journal = journal
    this.#till = readTill(journal.records)
    this.#device = options.device ?? 'me'
    this.#clock = options.clock ?? machineClock
    this.#around = {
      api: options.secuconnect.smart.transactions,
      clock: this.#clock,
      random: options.random ?? Math.random,
      settings: { ...defaults, ...settingsOf(options) },
      ending: this.#closing.signal,
      till: () => this.#till,
      record: (record) => this.#record(record),
      said: (event, saleId) => this.#heard(event, saleId),
      isTerminalTaken: (except) => this.#terminalUse(except) !== undefined,
      closed: (work) => {
        this.#sweep.touch(work.saleId)
        this.#payments.delete(work)
      },
      contradicted: (saleId, transaction) => this.#sweep.contradicted(saleId, transaction),
      broken: (error) => (this.#broken ??= error),
    }
    this.#sweep = new Sweep(
      this.#around,
      (finding) => hear(() => options.onFinding?.(finding)),
      (transactionId, saleId) => this.#isLive(transactionId, saleId),
    )
  }

  get till(): string {
    return this.#till.name ?? ''
  }

  get open(): readonly Unresolved[] {
    return [...this.#payments].flatMap(({ unresolved }) => unresolved ?? [])
  }

  get openReversals(): readonly UnresolvedReversal[] {
    return [...this.#reversals].flatMap(({ unresolved }) => unresolved ?? [])
  }

  get findings(): readonly Finding[] {
    return this.#sweep.findings
  }

  get unprinted(): readonly { readonly saleId: string; readonly transactionId: string }[] {
    return unprinted(this.#till).map(({ intent: { saleId, transactionId } }) => ({ saleId, transactionId }))
  }

  outcomeOf(saleId: string): Settled['kind'] | 'unresolved' | 'reversed' | undefined {
    const attempt = latestAttempt(this.#till, saleId)
    if (!attempt) return undefined
    if (isReversed(attempt.reversals)) return 'reversed'
    return attempt.closedBy?.outcome ?? 'unresolved'
  }

  get lastEndOfDay(): EndOfDayOutcomeRecord | undefined {
    return this.#till.endOfDay?.outcome ?? this.#till.lastEndOfDay?.outcome
  }

  /** Names the till, shortens the journal, and takes up what an earlier run left open. */
  async recover(): Promise<void> {
    const { till: wanted } = this.#options
    if (wanted !== undefined && this.till !== '' && wanted !== this.till)
      throw new JournalError(
        `this journal belongs to the till ${this.till}, not to ${wanted}: give each till a journal of its own`,
      )
    if (this.till === '')
      await this.#record({
        type: 'till',
        at: iso(this.#clock.now()),
        till: wanted ?? drawName(this.#around.random),
      })
    await this.#shorten()

    const reversals = openReversals(this.#till).map(({ intent, needsOperator }) => {
      const { type: _type, at: _at, receiptNumber: _number, ...order } = intent
      return this.#add(ReversalWork.recover(order, needsOperator, this.#around)).told()
    })
    const day = openEndOfDay(this.#till)
    if (day) this.#endOfDay = new EndOfDayWork(day.intent.device, this.#around, this.#seen(), day.intent)
    const told = openPayments(this.#till).map((attempt) => this.#takeUp(attempt).told())
    this.recovered = await Promise.all(told)
    await Promise.all(reversals)
    void this.#sweepForEver()
  }

  /** A long journal begins a new file, where that makes it much shorter. */
  async #shorten(): Promise<void> {
    const { records } = this.#journal
    if (!this.#journal.rotate || records.length <= mostRecords) return
    // A clock that is years ahead must not make the journal forget.
    const newest = records.reduce((latest, { at }) => Math.max(latest, Date.parse(at) || 0), 0)
    const left = compact(records, Math.min(newest, this.#clock.now()))
    // One that stays long is no reason to take no payments: it is tried again at the next start.
    if (left.length < records.length * 0.75) await this.#journal.rotate(left).catch(() => undefined)
  }

  pay(wanted: Sale, options?: PayOptions): Payment {
    if (this.#closed) throw new JournalError('this terminal is closed: open it again to take payments')
    // What was checked and hashed is what is sent, whatever the caller does to its basket meanwhile.
    const sale = plain(wanted)
    const faults = checkSale(sale)
    if (faults.length > 0) throw new InvalidSaleError(faults)
    if (this.#live)
      throw new TerminalBusyError(this.#live.saleId, 'this till takes another payment right now')
    const known = latestAttempt(this.#till, sale.saleId)
    const order = this.#orderOf(sale, known)
    const standing = known && isStanding(known) ? known : undefined
    if (standing && standing.intent.order !== order.order) {
      throw new InvalidSaleError([
        {
          pointer: '/saleId',
          message: `sale ${sale.saleId} was already presented with another basket, card or method: give this one a number of its own`,
        },
      ])
    }
    if (standing && this.#isReversing(standing.intent.transactionId))
      throw new TerminalBusyError(
        sale.saleId,
        'its reversal is under way: ask for that first, or see openReversals',
      )
    if (standing && !isOpen(standing)) return this.#paidBefore(standing)
    if (standing) return this.#follow(this.#workOf(standing), (work) => work.ask())
    if (this.#broken !== undefined) return this.#notTaken(sale.saleId, this.#broken)
    return sale.method === 'cashless' && this.#terminalUse() !== undefined
      ? this.#afterEarlier(sale, order, options)
      : this.#follow(this.#begin(sale, order, options), (work) => work.told())
  }

  async reverse(target: string | { readonly transactionId: string }): Promise<ReversalOutcome> {
    const attempt =
      typeof target === 'string'
        ? latestAttempt(this.#till, target)
        : this.#till.attempts.get(target.transactionId)
    const transactionId = typeof target === 'string' ? attempt?.intent.transactionId : target.transactionId
    const saleId = typeof target === 'string' ? target : (attempt?.intent.saleId ?? '')
    const refused = (cause: unknown): ReversalOutcome => ({
      kind: 'refused',
      saleId,
      transactionId: transactionId ?? '',
      cause,
    })
    if (transactionId === undefined) return refused(new Error(`the journal knows no sale ${saleId}`))
    const known = this.#knownReversal(saleId, transactionId)
    if (known) return known
    if (typeof target === 'string' && !(attempt && isApproved(attempt)))
      return refused(new Error(`sale ${saleId} is not approved, so there is nothing to reverse`))
    if (attempt && isOpen(attempt))
      return refused(new TerminalBusyError(saleId, 'what became of the payment is not known yet'))
    let order: ReversalOrder
    try {
      order = {
        saleId,
        transactionId,
        call: attempt ? callOf(attempt) : await this.#callOfUnknown(transactionId),
        device: this.#device,
      }
    } catch (error) {
      return refused(error)
    }
    // Meanwhile somebody else may have begun it, or ended it.
    const meanwhile = this.#knownReversal(saleId, transactionId)
    if (meanwhile) return meanwhile
    if (order.call === 'cancelTrx' && attempt && isSettled(this.#till, attempt))
      return refused(settledError(`sale ${saleId}`))
    const use = order.call === 'cancelTrx' ? this.#terminalUse() : undefined
    if (use !== undefined) return refused(new TerminalBusyError(use, 'the card terminal is not free'))
    const work = ReversalWork.begin(order, attempt !== undefined && isApproved(attempt), this.#around)
    return this.#tracked(this.#add(work).told())
  }

  /** What is to be said of a reversal without beginning one; `undefined` when one may be begun. */
  #knownReversal(saleId: string, transactionId: string): Promise<ReversalOutcome> | undefined {
    const under = [...this.#reversals].find(
      (work) => !work.isClosed && work.order.transactionId === transactionId,
    )
    if (under) return under.ask()
    if (isReversed(this.#till.reversals.get(transactionId) ?? []))
      return Promise.resolve({ kind: 'reversed', saleId, transactionId })
    const cause = this.#closed ? new JournalError('this terminal is closed: open it again') : this.#broken
    return cause === undefined
      ? undefined
      : Promise.resolve({ kind: 'refused', saleId, transactionId, cause })
  }

  async diagnosis(): Promise<RunOutcome> {
    const refusal = this.#runRefusal()
    if (refusal !== undefined) return { kind: 'refused', cause: refusal }
    const options = { ...blocking, signal: this.#closing.signal }
    const call = called(() => this.#around.api.diagnosis(this.#device, options))
    const outcome = await this.#running(call.then(diagnosed, notDiagnosed))
    this.#saw('diagnosis', outcome)
    return outcome
  }

  async endOfDay({ despiteFindings = false, again = false }: EndOfDayOptions = {}): Promise<RunOutcome> {
    const day = this.#endOfDay
    if (day && openEndOfDay(this.#till)) return day.told()
    const refusal = this.#runRefusal()
    if (refusal !== undefined) return { kind: 'refused', cause: refusal }
    if (this.#broken !== undefined) return { kind: 'refused', cause: this.#broken }
    return this.#running(this.#runEndOfDay(despiteFindings, again))
  }

  reconcile(): Promise<readonly Finding[]> {
    return this.#sweep.run()
  }

  async decide(decision: Decision): Promise<Outcome> {
    const { saleId, transactionId, outcome } = decision
    const work = [...this.#payments].find(
      (each) => each.transactionId === transactionId && each.saleId === saleId,
    )
    checkDecision(decision, 'payment', work, this.#broken)
    return this.#tracked(work.decide(outcome, masked(decision.evidence)))
  }

  async decideReversal(decision: ReversalDecision): Promise<ReversalOutcome> {
    const { saleId, transactionId, outcome } = decision
    const work = [...this.#reversals].find(
      ({ isClosed, order }) => !isClosed && order.transactionId === transactionId && order.saleId === saleId,
    )
    checkDecision(decision, 'reversal', work, this.#broken)
    return this.#tracked(work.decide(outcome, masked(decision.evidence)))
  }

  printReceipts(saleId: string, print: (copy: ReceiptCopy) => Promise<void> | void): Promise<number> {
    // Two at once would both print what neither has recorded yet.
    const before = this.#printing.get(saleId) ?? Promise.resolve()
    const printing = before.catch(() => undefined).then(() => this.#print(saleId, print))
    this.#printing.set(saleId, printing)
    void this.#tracked(printing).catch(() => undefined)
    const forget = (): void => {
      if (this.#printing.get(saleId) === printing) this.#printing.delete(saleId)
    }
    printing.then(forget, forget)
    return printing
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#underWay)
    this.#closing.abort()
    for (const work of [...this.#payments, ...this.#reversals]) work.halt()
    this.#endOfDay?.halt()
    await this.#journal.close()
  }

  #begin(sale: Sale, order: Order, options: PayOptions | undefined): PaymentWork {
    this.#sweep.touch(sale.saleId)
    const work = PaymentWork.begin(sale, order, options, this.#around)
    this.#payments.add(work)
    return work
  }

  #takeUp({ intent, needsOperator }: Attempt): PaymentWork {
    const work = PaymentWork.recover(intent, needsOperator, this.#around)
    this.#payments.add(work)
    return work
  }

  #add(work: ReversalWork): ReversalWork {
    this.#reversals.add(work)
    void work.settled.then(() => this.#settledReversal(work))
    return work
  }

  /** Also when the till is closed: then it is not resolved. */
  #settledReversal(work: ReversalWork): void {
    this.#sweep.touch(work.order.transactionId)
    if (work.isClosed) this.#reversals.delete(work)
  }

  #workOf({ intent: { transactionId } }: Attempt): PaymentWork {
    const work = [...this.#payments].find((each) => each.transactionId === transactionId)
    rule(work !== undefined, `an open payment that nobody asks about: ${transactionId}`)
    return work
  }

  /** A payment as its caller sees it, until he is told. */
  #follow(work: PaymentWork, wait: (work: PaymentWork) => Promise<Outcome>): Payment {
    const { events } = work
    this.#live = work
    const outcome = this.#tracked(
      wait(work).then((told) => {
        this.#live = undefined
        if (work.isClosed) this.#payments.delete(work)
        return told
      }),
    )
    return {
      saleId: work.saleId,
      events,
      outcome,
      cancel: () => {
        work.cancel()
        return outcome
      },
    }
  }

  /** What is at the terminal is asked about first; the new payment begins when that is over. */
  #afterEarlier(sale: Sale, order: Order, options: PayOptions | undefined): Payment {
    const events = new EventQueue<PaymentEvent>()
    const tell = (event: PaymentEvent): void => {
      events.push(event)
      this.#heard(event, sale.saleId)
    }
    let isCancelled = false
    let begun: PaymentWork | undefined
    const run = async (): Promise<Outcome> => {
      for (const work of [...this.#payments].filter(({ usesTerminal }) => usesTerminal)) {
        tell({ kind: 'earlier', outcome: await work.ask(0) })
      }
      const use = this.#terminalUse()
      if (use !== undefined || isCancelled || this.#broken !== undefined) {
        const cause =
          this.#broken ??
          (isCancelled
            ? new Error('the till cancelled it before it was started')
            : new TerminalBusyError(
                use ?? '',
                'what is at the card terminal is not resolved yet, see open and openReversals',
              ))
        const outcome: Outcome = { kind: 'aborted', saleId: sale.saleId, cause }
        tell({ kind: 'outcome', outcome })
        return outcome
      }
      begun = this.#begin(sale, order, options)
      this.#live = begun
      const told = begun.told()
      for await (const event of begun.events) events.push(event)
      return told
    }
    // Nobody else may begin meanwhile.
    this.#live = {
      saleId: sale.saleId,
      transactionId: undefined,
      usesTerminal: false,
    }
    const outcome: Promise<Outcome> = this.#tracked(
      Promise.resolve()
        .then(run)
        .then((told) => {
          this.#live = undefined
          events.end()
          return told
        }),
    )
    return {
      saleId: sale.saleId,
      events,
      outcome,
      cancel: () => {
        isCancelled = true
        begun?.cancel()
        return outcome
      },
    }
  }

  /** What is approved stays approved, whatever the back office does to the transaction later. */
  #paidBefore(attempt: Attempt): Payment {
    const { saleId, transactionId } = attempt.intent
    const again = async (): Promise<Outcome> => {
      try {
        const transaction = await this.#around.api.get(transactionId, {}, once)
        if (!isTransaction(transaction) || transaction.id !== transactionId) throw noTransaction()
        const { status } = transaction
        return {
          ...approvedOf(saleId, transaction),
          receipts: copiesOf(transaction, attempt),
          ...(readStatus(status) !== 'approved' && {
            cause: new Error(`the server shows transaction ${transactionId} as "${status}"`),
          }),
        }
      } catch (cause) {
        return { kind: 'approved', saleId, transactionId, receipts: [], cause }
      }
    }
    return this.#told(saleId, again())
  }

  #notTaken(saleId: string, cause: unknown): Payment {
    return this.#told(saleId, Promise.resolve({ kind: 'aborted', saleId, cause } as const))
  }

  /** A payment of which nothing is left but to tell its outcome. */
  #told(saleId: string, outcome: Promise<Outcome>): Payment {
    const events = new EventQueue<PaymentEvent>()
    const telling = outcome.then((told) => {
      const event: PaymentEvent = { kind: 'outcome', outcome: told }
      events.push(event)
      events.end()
      this.#heard(event, saleId)
      return told
    })
    return { saleId, events, outcome: telling, cancel: () => telling }
  }

  #orderOf(sale: Sale, known: Attempt | undefined): Order {
    return {
      saleId: sale.saleId,
      attempt: known ? known.intent.attempt + 1 : 1,
      method: sale.method,
      amount: sumOf(sale.basket),
      currency: sale.currency ?? 'EUR',
      order: orderHash(sale),
      device: this.#device,
    }
  }

  /** What is, or may be, at the card terminal: a sale id, empty for a run; undefined when it is free. */
  #terminalUse(except?: string): string | undefined {
    // The live payment has no transaction yet while that is being created.
    if (this.#live?.usesTerminal && (except === undefined || this.#live.transactionId !== except))
      return this.#live.saleId
    if (this.#run !== undefined && except !== 'end of day') return ''
    // A reversal comes to the terminal as soon as it has read what it reverses.
    for (const { isClosed, order } of this.#reversals)
      if (!isClosed && order.call === 'cancelTrx' && order.transactionId !== except) return order.saleId
    const use = deviceInUse(this.#till, this.#device)
    if (use === undefined) return undefined
    if (use.by === 'end of day') return except === 'end of day' ? undefined : ''
    return use.transactionId === except ? undefined : use.saleId
  }

  #runRefusal(): Error | undefined {
    if (this.#closed) return new JournalError('this terminal is closed: open it again')
    const use = this.#terminalUse()
    return use === undefined ? undefined : new TerminalBusyError(use, 'the card terminal is not free')
  }

  async #tracked<Value>(work: Promise<Value>): Promise<Value> {
    this.#underWay.add(work)
    try {
      return await work
    } finally {
      this.#underWay.delete(work)
    }
  }

  /** Keeps everything else from the terminal while it runs. */
  async #running<Value>(run: Promise<Value>): Promise<Value> {
    this.#run = run
    try {
      return await this.#tracked(run)
    } finally {
      this.#run = undefined
    }
  }

  async #runEndOfDay(despiteFindings: boolean, again: boolean): Promise<RunOutcome> {
    const last = this.#till.endOfDay
    if (last?.outcome?.outcome === 'unknown' && !again) {
      const cause = new Error(
        'nobody knows whether the last end of day was done: look at the terminal, and ask for another with again: true',
      )
      return { kind: 'unresolved', cause }
    }
    try {
      const findings = await this.#sweep.run()
      const toReverse = findings.filter(({ action }) => action === 'reverse')
      if (toReverse.length > 0 && !despiteFindings)
        return { kind: 'refused', cause: new FindingsError(toReverse) }
    } catch (error) {
      return { kind: 'refused', cause: error }
    }
    this.#endOfDay = new EndOfDayWork(this.#device, this.#around, this.#seen())
    const outcome = await this.#endOfDay.told()
    this.#saw('endOfDay', outcome)
    return outcome
  }

  #seen(): Seen {
    const { diagnosis, endOfDay = this.#till.lastEndOfDay?.outcome?.transactionId } = this.#lastRuns
    return { terminal: this.#terminalId, runs: [diagnosis, endOfDay].flatMap((id) => id ?? []) }
  }

  #saw(run: 'diagnosis' | 'endOfDay', outcome: RunOutcome): void {
    const transaction = 'transaction' in outcome ? outcome.transaction : undefined
    if (!transaction) return
    this.#lastRuns[run] = transaction.id
    this.#terminalId = transaction.device_destination?.id ?? this.#terminalId
  }

  /** Of a payment that the journal does not know. Throws where the card terminal may not be able to take it back. */
  async #callOfUnknown(transactionId: string): Promise<ReversalOrder['call']> {
    const transaction = await this.#transactionOf(transactionId)
    if (transaction.payment_method !== 'cashless') return 'cancel'
    const day = this.#till.lastSettling
    if (!day) return 'cancelTrx'
    const { transactionId: run } = day.outcome ?? {}
    // Both by the server's clock.
    const settledAt = run === undefined ? NaN : Date.parse((await this.#transactionOf(run)).created ?? '')
    const createdAt = Date.parse(transaction.created ?? '')
    if (createdAt <= settledAt) throw settledError(`transaction ${transactionId}`)
    // Another end of day may have come meanwhile.
    if (createdAt > settledAt && day === this.#till.lastSettling) return 'cancelTrx'
    throw new Error(
      `nobody can tell whether the end of the day has settled transaction ${transactionId}: look at the card terminal`,
    )
  }

  /** Also while the transaction is still being read, of which the journal knows nothing. */
  #isReversing(transactionId: string): boolean {
    return (
      isReversing(this.#till, transactionId) ||
      [...this.#reversals].some((work) => !work.isClosed && work.order.transactionId === transactionId)
    )
  }

  async #print(saleId: string, print: (copy: ReceiptCopy) => Promise<void> | void): Promise<number> {
    const attempt = latestAttempt(this.#till, saleId)
    if (!attempt || attempt.closedBy?.outcome !== 'approved')
      throw new RangeError(`sale ${saleId} is not approved: there is nothing to print`)
    const { transactionId } = attempt.intent
    const transaction = await this.#transactionOf(transactionId)
    const record = (copy: ReceiptCopy['copy'], stage: 'begun' | 'done'): Promise<void> =>
      this.#record({ type: 'print', at: iso(this.#clock.now()), saleId, transactionId, copy, stage })
    // The customer's copy comes last: once it is printed, nothing is left to print.
    const copies = copiesOf(transaction, attempt).toReversed()
    let printed = 0
    for (const each of copies) {
      const { copy } = each
      if (attempt.printing[copy] === 'done') continue
      await record(copy, 'begun')
      await print(each)
      await record(copy, 'done')
      printed += 1
    }
    // Nothing to print is printed too, where the server says that it is paid.
    const hasCopy = copies.some(({ copy }) => copy === 'customer')
    if (!hasCopy && readStatus(transaction.status) === 'approved' && attempt.printing.customer !== 'done')
      await record('customer', 'done')
    return printed
  }

  /** What was just told can be printed without asking again. */
  async #transactionOf(transactionId: string): Promise<SmartTransaction> {
    if (this.#paid?.id === transactionId && receiptsOf(this.#paid).length > 0) return this.#paid
    const transaction = await this.#around.api.get(transactionId, {}, once)
    if (!isTransaction(transaction) || transaction.id !== transactionId) throw noTransaction()
    return transaction
  }

  #heard(event: PaymentEvent, saleId: string): void {
    if (event.kind === 'outcome' && event.outcome.kind === 'approved') {
      this.#paid = event.outcome.transaction
      this.#terminalId = this.#paid?.device_destination?.id ?? this.#terminalId
    }
    hear(() => this.#options.onEvent?.(event, saleId))
  }

  /** Whether somebody works on it, so that a comparison says nothing about it. */
  #isLive(transactionId: string, saleId: string): boolean {
    return (
      (this.#live !== undefined && this.#live.saleId === saleId) ||
      [...this.#payments].some((work) => work.transactionId === transactionId) ||
      this.#isReversing(transactionId)
    )
  }

  async #sweepForEver(): Promise<void> {
    const { reconcileEvery = 3_600_000 } = this.#options
    const { signal } = this.#closing
    if (reconcileEvery === 0) return
    while (!signal.aborted) {
      // What cannot be compared now is compared the next time.
      await this.#sweep.run().catch(() => undefined)
      await this.#clock.sleep(reconcileEvery, { signal, idle: true })
    }
  }

  /** One after the other: a journal of somebody else's making need not take two at once. */
  #record(record: JournalRecord): Promise<void> {
    const writing = this.#writing.then(() => this.#write(record))
    this.#writing = writing.catch(() => undefined)
    return writing
  }

  async #write(record: JournalRecord): Promise<void> {
    this.#checkRules(record)
    try {
      await this.#journal.append(record)
    } catch (error) {
      this.#broken ??= error
      throw error
    }
    remember(this.#till, record)
  }

  /** The rules that a record could break, whatever the rest of the driver does. */
  #checkRules(record: JournalRecord): void {
    switch (record.type) {
      case 'intent': {
        const known = latestAttempt(this.#till, record.saleId)
        rule(!(known && isStanding(known)), `a second payment of sale ${record.saleId}`)
        rule(!this.#till.attempts.has(record.transactionId), `a second intent of ${record.transactionId}`)
        rule(
          Number.isSafeInteger(record.amount) && record.order !== '' && record.device !== '',
          `an intent of ${record.transactionId} that cannot be compared later`,
        )
        return
      }
      case 'outcome':
      case 'decision': {
        const attempt = this.#till.attempts.get(record.transactionId)
        rule(attempt !== undefined && isOpen(attempt), `a second outcome of ${record.transactionId}`)
        if (record.type === 'outcome' && record.status !== 'not started' && record.outcome === 'approved')
          rule(readStatus(record.status) === 'approved', `${record.status} is not paid`)
        return
      }
      default:
    }
  }
}

/** Whoever listens must not stop the till, at once or later. */
function hear(listener: () => unknown): void {
  new Promise((done) => done(listener())).catch(() => undefined)
}

/** Approved and not given back, or still open: that payment is the payment of its sale. */
function isStanding(attempt: Attempt): boolean {
  return isOpen(attempt) || isApproved(attempt)
}

/** A card payment of the terminal is taken back there, by the number of its receipt; everything else by its id. */
function callOf({ intent }: Attempt): ReversalOrder['call'] {
  return intent.start === 'cashless' ? 'cancelTrx' : 'cancel'
}

function isOpen({ closedBy }: Attempt): boolean {
  return closedBy === undefined
}

/** The copies of a payment; one that was printed before, or may have been, says so. */
function copiesOf(transaction: SmartTransaction, { printing }: Attempt): readonly ReceiptCopy[] {
  const copies = receiptsOf(transaction)
  if (copies.every(({ copy }) => printing[copy] === 'none')) return copies
  const marked = receiptsOf(transaction, { duplicate: true })
  return copies.map((first, index) => (printing[first.copy] === 'none' ? first : (marked[index] ?? first)))
}

function diagnosed(transaction: SmartTransaction): RunOutcome {
  if (!isTransaction(transaction)) return { kind: 'unresolved', cause: noTransaction() }
  const { id, status } = transaction
  if (status === 'ok') return { kind: 'done', transaction }
  const cause = new Error(`the status of ${id} is "${status}"`)
  return status === 'failed' ? { kind: 'refused', cause, transaction } : { kind: 'unresolved', cause }
}

/** A diagnosis moves no money: what was refused, or not sent, was not done. */
function notDiagnosed(cause: unknown): RunOutcome {
  const isRefused = wasNotSent(cause) || refusalOf(cause, 'cash') !== undefined
  return { kind: isRefused ? 'refused' : 'unresolved', cause }
}

/** A copy of the sale. Throws an `InvalidSaleError` for what is not plain data, such as a proxy. */
function plain(sale: Sale): Sale {
  try {
    return structuredClone(sale)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new InvalidSaleError([{ pointer: '', message: `the sale must be plain data: ${why}` }])
  }
}

/** A receipt number of before the end of the day may be another customer's after it. */
function settledError(what: string): Error {
  return new Error(`the end of the day has settled ${what}: give the money back otherwise`)
}

/** What has to be seen for which outcome. */
const proofs = {
  payment: {
    approved: { saw: 'slip of a payment', hasSlip: true },
    aborted: { saw: 'terminal shows no payment', hasSlip: false },
  },
  reversal: {
    reversed: { saw: 'slip of a reversal', hasSlip: true },
    refused: { saw: 'records show no reversal', hasSlip: false },
  },
} as const

function checkDecision<Work extends { readonly needsOperator: boolean }>(
  { saleId, transactionId, outcome, evidence }: Decision | ReversalDecision,
  of: keyof typeof proofs,
  work: Work | undefined,
  broken: unknown,
): asserts work is Work {
  const fault = faultOf(outcome, of, evidence)
  if (!work) throw new DecisionError(`there is no open ${of} ${transactionId} of sale ${saleId}`)
  if (fault !== undefined) throw new DecisionError(fault)
  if (!work.needsOperator)
    throw new DecisionError(
      broken === undefined
        ? `the ${of} ${transactionId} may still be resolved by itself: wait until it needs an operator`
        : `the journal cannot be written: open the till again, and decide about ${transactionId} then`,
    )
}

/** What is wrong with the evidence. JavaScript callers pass anything. */
function faultOf(outcome: string, of: keyof typeof proofs, evidence: unknown): string | undefined {
  const { by, saw, slip, note }: { readonly [field: string]: unknown } = { ...(evidence as object) }
  if (typeof by !== 'string' || by.trim() === '') return 'evidence.by must say who decides'
  for (const [name, text] of Object.entries({ slip, note }))
    if (text !== undefined && typeof text !== 'string') return `evidence.${name} must be a text`
  const known = Object.entries(proofs[of])
  const proof = known.find(([word]) => word === outcome)?.[1]
  if (!proof) return `outcome must be ${known.map(([word]) => word).join(' or ')}`
  if (saw !== proof.saw) return `${outcome} needs evidence.saw to be "${proof.saw}"`
  return proof.hasSlip && (typeof slip !== 'string' || slip.trim() === '')
    ? `${outcome} needs the slip, with its trace or receipt number in evidence.slip`
    : undefined
}

function masked<Of extends Evidence | ReversalEvidence>({ by, saw, slip, note }: Of) {
  return {
    by: maskCardNumbers(by),
    saw: saw as Of['saw'],
    ...(slip !== undefined && { slip: maskCardNumbers(slip) }),
    ...(note !== undefined && { note: maskCardNumbers(note) }),
  }
}

function settingsOf({ patience, requestLife, cardFlow, operatorAfter }: TerminalOptions) {
  return {
    ...(patience !== undefined && { patience }),
    ...(requestLife !== undefined && { requestLife }),
    ...(cardFlow !== undefined && { cardFlow }),
    ...(operatorAfter !== undefined && { operatorAfter }),
  }
}

/** Letters and digits that nobody takes for others. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function drawName(random: () => number): string {
  return Array.from({ length: 8 }, () => letters[Math.floor(random() * letters.length)]).join('')
}
