import type { SmartTransaction, SmartTransactionInput, StartInput } from '@secukit/api'
import { EventQueue } from './event-queue.ts'
import type { PaymentEvent } from './event.ts'
import { Flow } from './flow.ts'
import type { Evidence, IntentRecord } from './journal.ts'
import { Look, superseded } from './look.ts'
import { rule } from './machine.ts'
import type { Outcome, Settled, Unresolved } from './outcome.ts'
import {
  advancePayment,
  type Order,
  type PaymentEffect,
  type PaymentHappening,
  type PaymentState,
} from './payment.ts'
import { isUnloading, type Sale } from './sale.ts'
import type { Surroundings } from './surroundings.ts'
import type { PayOptions } from './terminal.ts'
import { latestAttempt, openPayments, wasPresented } from './till.ts'

/** A payment that is carried out, or one of an earlier run that is asked about. */
export class PaymentWork {
  readonly saleId: string
  readonly #order: Order
  readonly #around: Surroundings
  readonly #flow: Flow<PaymentState, PaymentHappening, PaymentEffect>
  readonly #sale: Sale | undefined
  readonly #confirmDue: PayOptions['confirmDue']
  /** Who wants to know. */
  #waiters: ((outcome: Outcome) => void)[] = []
  #tellSettled: (outcome: Outcome) => void = () => undefined
  readonly settled: Promise<Outcome>
  /** What is told to whoever waits now. */
  #events = new EventQueue<PaymentEvent>()
  #unresolved: Unresolved | undefined
  #final: Settled | undefined
  /** Hangs up the start that has nothing more to tell. */
  readonly #starting = new AbortController()
  readonly #look: Look
  /** Whether its `start` was sent in this run. */
  #isStarted = false

  private constructor(order: Order, around: Surroundings, sale?: Sale, options?: PayOptions) {
    this.saleId = order.saleId
    this.#order = order
    this.#around = around
    this.#look = new Look(around.clock)
    this.#sale = sale
    this.#confirmDue = options?.confirmDue
    this.settled = new Promise((tell) => (this.#tellSettled = tell))
    const applies = sale?.balanceFirst === true || (sale?.method === 'loyalty' && !isUnloading(sale))
    this.#flow = new Flow<PaymentState, PaymentHappening, PaymentEffect>(
      { name: 'new' },
      {
        advance: (state, happening) =>
          advancePayment(state, happening, {
            order,
            applies,
            settings: around.settings,
            at: around.clock.now(),
          }),
        record: (record) => around.record(record),
        notRecorded: (error) => ({ type: 'not recorded', error }),
        carryOut: (effect) => this.#carryOut(effect),
        onBroken: (error) => this.#break(error),
      },
    )
  }

  /** Begins a payment that nothing is known of. */
  static begin(sale: Sale, order: Order, options: PayOptions | undefined, around: Surroundings): PaymentWork {
    const work = new PaymentWork(order, around, sale, options)
    work.#flow.send({ type: 'begun' })
    return work
  }

  /** Takes up an intent of an earlier run: it is read, never started again. */
  static recover(intent: IntentRecord, needsOperator: boolean, around: Surroundings): PaymentWork {
    const { type: _type, at: _at, transactionId: _id, start: _start, bonus: _bonus, ...order } = intent
    const work = new PaymentWork(order, around)
    work.#flow.send({ type: 'recovered', intent, needsOperator })
    return work
  }

  get transactionId(): string | undefined {
    const { state } = this.#flow
    return 'transactionId' in state ? state.transactionId : undefined
  }

  /** Whether it is, or may come to be, at the card terminal. */
  get usesTerminal(): boolean {
    return this.#order.method === 'cashless'
  }

  get isClosed(): boolean {
    return this.#final !== undefined
  }

  get needsOperator(): boolean {
    const { state } = this.#flow
    return 'needsOperator' in state && state.needsOperator
  }

  /** What happens from now on until somebody is told. */
  get events(): EventQueue<PaymentEvent> {
    return this.#events
  }

  get unresolved(): Unresolved | undefined {
    return this.isClosed ? undefined : this.#unresolved
  }

  /** What is told next. Never rejects. */
  told(): Promise<Outcome> {
    if (this.#final) return Promise.resolve(this.#final)
    if (this.#flow.isHalted && this.#unresolved) return Promise.resolve(this.#unresolved)
    return new Promise((tell) => this.#waiters.push(tell))
  }

  /** Asks now, and waits for so many ms. */
  ask(patience: number = this.#around.settings.patience): Promise<Outcome> {
    const told = this.told()
    this.#flow.send({ type: 'asked', patience })
    return told
  }

  cancel(): void {
    this.#flow.send({ type: 'cancel requested' })
  }

  decide(outcome: 'approved' | 'aborted', evidence: Evidence): Promise<Outcome> {
    const told = this.told()
    this.#flow.send({ type: 'decided', outcome, evidence })
    return told
  }

  /** Ends asking; whoever waits is told that it is not resolved. */
  halt(): void {
    this.#flow.halt()
    this.#look.drop()
    if (this.#final) return
    const cause = new Error('the till was closed before the outcome was known')
    this.#unresolved ??= this.#makeUnresolved(this.transactionId ?? '', cause)
    this.#hear(this.#unresolved)
    this.#tellSettled(this.#unresolved)
  }

  #carryOut(effect: PaymentEffect): void {
    const { api } = this.#around
    switch (effect.do) {
      case 'create':
        return this.#create()
      case 'apply':
        return this.#apply(effect.transactionId)
      case 'confirm':
        return void this.#confirm(effect.due, effect.covered)
      case 'start':
        return this.#start(effect.transactionId, effect.method)
      case 'read':
        return void this.#read(effect.transactionId, effect.after)
      case 'abort':
        return this.#answer('abort', () => api.abort(effect.transactionId, this.#options()))
      case 'give up':
        // Nobody waits for it: the next comparison with the server finds what is left about.
        called(() => api.abort(effect.transactionId, once)).catch(() => undefined)
        return
      case 'say':
        return this.#say(effect.event)
      case 'tell':
        return this.#tell(effect.outcome)
      case 'tell unresolved': {
        this.#unresolved = this.#makeUnresolved(effect.transactionId, effect.cause)
        return this.#hear(this.#unresolved)
      }
      case 'contradict':
        return this.#around.contradicted(this.saleId, effect.transaction)
    }
  }

  #create(): void {
    const { api, till } = this.#around
    const sale = this.#sale
    if (!sale) throw new Error('a payment of an earlier run creates nothing')
    const body = createBody(sale, this.#order, till().name ?? '')
    this.#await(
      () => api.create(body, this.#options()),
      (transaction) => {
        // A second start of the same transaction, or the outcome of another sale: neither must come of this.
        const error = !isTransaction(transaction)
          ? noTransaction()
          : wasPresented(till(), transaction.id)
            ? new Error(`the server gave the id ${transaction.id} to a second transaction`)
            : undefined
        return error ? { type: 'not created', error } : { type: 'created', transaction }
      },
      (error) => ({ type: 'not created', error }),
    )
  }

  #apply(transactionId: string): void {
    this.#await(
      () => this.#around.api.preTransaction(transactionId, this.#options()),
      ({ missing_sum: missing, bonus_products: products }) => ({
        type: 'applied',
        missing,
        bonus: products.reduce((sum, { priceOne, quantity }) => sum - priceOne * quantity, 0),
      }),
      (error) => ({ type: 'not applied', error }),
    )
  }

  async #confirm(due: number, covered: number): Promise<void> {
    try {
      const { currency } = this.#order
      const goesOn = this.#confirmDue ? await this.#confirmDue({ due, covered, currency }) : true
      this.#flow.send(
        goesOn
          ? { type: 'confirmed' }
          : { type: 'not confirmed', error: new Error('the till did not confirm what is left to pay') },
      )
    } catch (error) {
      this.#flow.send({ type: 'not confirmed', error })
    }
  }

  #start(transactionId: string, method: Order['method']): void {
    const { api, till } = this.#around
    const attempt = latestAttempt(till(), this.saleId)
    rule(!this.#isStarted, `a second start of ${transactionId}`)
    rule(
      attempt?.intent.transactionId === transactionId && openPayments(till()).includes(attempt),
      `a start of ${transactionId} without an intent on disk`,
    )
    if (method === 'cashless')
      rule(
        !this.#around.isTerminalTaken(transactionId),
        `a start of ${transactionId} at a terminal that is taken`,
      )
    this.#isStarted = true
    const body: StartInput = method === 'cashless_direct' ? { ...this.#sale?.direct } : {}
    const { ending } = this.#around
    const { signal } = this.#starting
    const end = (): void => this.#starting.abort(superseded)
    ending.addEventListener('abort', end)
    this.#answer('start', async () => {
      try {
        return await api.start(transactionId, method, body, { ...blocking, signal })
      } finally {
        // The till's own signal lives for as long as the till: it must not gather what ends with a payment.
        ending.removeEventListener('abort', end)
      }
    })
  }

  async #read(transactionId: string, after: number): Promise<void> {
    const { api, random } = this.#around
    // Tills that were cut off together shall not all ask in the same moment.
    const jitter = after >= 1000 ? after * 0.1 * random() : 0
    const counts = await this.#look.begin(after + jitter, { idle: this.#waiters.length === 0 })
    if (counts()) this.#answer('read', () => api.get(transactionId, {}, this.#options()), counts)
  }

  #options(): typeof once & { readonly signal: AbortSignal } {
    return { ...once, signal: this.#around.ending }
  }

  #answer(
    by: 'start' | 'read' | 'abort',
    call: () => Promise<SmartTransaction>,
    counts?: () => boolean,
  ): void {
    this.#await(
      call,
      (transaction) =>
        isTransaction(transaction)
          ? { type: 'answered', by, transaction }
          : { type: 'not answered', by, error: noTransaction() },
      (error) => ({ type: 'not answered', by, error }),
      counts,
    )
  }

  /** What a call comes to is sent, unless it does not count any more. An answer that cannot be read is none. */
  #await<Answer>(
    call: () => Promise<Answer>,
    answered: (answer: Answer) => PaymentHappening,
    failed: (error: unknown) => PaymentHappening,
    counts = () => true,
  ): void {
    void called(call)
      .then(answered)
      .catch(failed)
      .then((happening) => (counts() ? this.#flow.send(happening) : undefined))
  }

  #tell(outcome: Settled): void {
    const { transactionId } = outcome
    const attempt = this.#around.till().attempts.get(transactionId ?? '')
    if (attempt || outcome.kind === 'approved')
      rule(
        attempt?.closedBy?.outcome === outcome.kind,
        `${outcome.kind} was to be told before it was on disk`,
      )
    this.#final = outcome
    this.#look.drop()
    this.#hear(outcome)
    this.#tellSettled(outcome)
    // One that still waits for the terminal could contradict what was told as not paid: that is listened to.
    if (outcome.kind === 'approved') this.#starting.abort(superseded)
    this.#around.closed(this)
  }

  #hear(outcome: Outcome): void {
    for (const tell of this.#waiters.splice(0)) tell(outcome)
    const event: PaymentEvent = { kind: 'outcome', outcome }
    this.#events.push(event)
    this.#events.end()
    this.#events = new EventQueue()
    this.#around.said(event, this.saleId)
  }

  #say(event: PaymentEvent): void {
    // What happens while nobody waits is not kept for whoever asks later.
    if (this.#waiters.length > 0 || this.#unresolved === undefined) this.#events.push(event)
    this.#around.said(event, this.saleId)
  }

  #makeUnresolved(transactionId: string, cause: unknown): Unresolved {
    const { saleId, settled } = this
    const needsOperator = (): boolean => this.needsOperator
    return {
      kind: 'unresolved',
      saleId,
      transactionId,
      cause,
      get needsOperator() {
        return needsOperator()
      },
      settled,
      settle: () => this.ask(),
    }
  }

  /** A fault of the driver's own: nothing is known any more, and nothing more is done. */
  #break(error: unknown): void {
    this.#around.broken(error)
    this.#look.drop()
    const { transactionId } = this
    this.#unresolved = this.#makeUnresolved(transactionId ?? '', error)
    this.#hear(this.#unresolved)
  }
}

/** No call is sent a second time by the client: the driver decides how often to ask, and tells the cashier. */
export const once = { retries: 0 } as const

/** A call that waits for the card terminal: its limit is longer than the terminal's own. In ms. */
export const blocking = { retries: 0, timeout: 300_000, deadline: 330_000 } as const

/** A client of somebody else's making may throw where it should reject. */
export function called<Value>(call: () => Promise<Value>): Promise<Value> {
  return Promise.resolve().then(call)
}

/** The wire owes us nothing: `null` is JSON too. */
export function isTransaction(answer: SmartTransaction | undefined): answer is SmartTransaction {
  return typeof answer === 'object' && answer !== null
}

export function noTransaction(): Error {
  return new Error('the server answered without a transaction')
}

function createBody(
  sale: Sale,
  { saleId, attempt, amount, currency }: Order,
  till: string,
): SmartTransactionInput {
  return {
    intent: 'sale',
    ...(sale.demo !== undefined && { is_demo: sale.demo }),
    // So that the transaction can be found by the till's number in the back office and in a search.
    merchantRef: `${till}-${saleId}#${attempt}`,
    ...(sale.card !== undefined && { idents: [{ type: 'card', value: sale.card }] }),
    basket: { products: sale.basket },
    basket_info: { sum: amount, currency },
  }
}
