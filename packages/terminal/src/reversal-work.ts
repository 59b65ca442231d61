import type { SmartTransaction } from '@secukit/api'
import { Flow } from './flow.ts'
import { Look } from './look.ts'
import { rule } from './machine.ts'
import type { ReversalEvidence } from './journal.ts'
import type { ReversalOutcome, UnresolvedReversal } from './outcome.ts'
import { blocking, called, isTransaction, noTransaction, once } from './payment-work.ts'
import {
  advanceReversal,
  type ReversalEffect,
  type ReversalHappening,
  type ReversalOrder,
  type ReversalState,
  type ReversalTold,
} from './reversal.ts'
import type { Surroundings } from './surroundings.ts'
import { isReversing } from './till.ts'

/** A reversal that is carried out, or one of an earlier run that is asked about. */
export class ReversalWork {
  readonly order: ReversalOrder
  readonly #around: Surroundings
  readonly #flow: Flow<ReversalState, ReversalHappening, ReversalEffect>
  #waiters: ((outcome: ReversalOutcome) => void)[] = []
  #tellSettled: (outcome: ReversalOutcome) => void = () => undefined
  /** What became of it, or that it is not known when the till is closed before. Never rejects. */
  readonly settled: Promise<ReversalOutcome>
  #last: ReversalOutcome | undefined
  readonly #look: Look
  #isSent = false

  private constructor(order: ReversalOrder, wasPaid: boolean, around: Surroundings) {
    this.order = order
    this.#around = around
    this.#look = new Look(around.clock)
    this.settled = new Promise((tell) => (this.#tellSettled = tell))
    this.#flow = new Flow<ReversalState, ReversalHappening, ReversalEffect>(
      { name: 'new' },
      {
        advance: (state, happening) =>
          advanceReversal(state, happening, {
            order,
            wasPaid,
            settings: around.settings,
            at: around.clock.now(),
          }),
        record: (record) => around.record(record),
        notRecorded: (error) => ({ type: 'not recorded', error }),
        carryOut: (effect) => this.#carryOut(effect),
        onBroken: (error) => {
          around.broken(error)
          this.#look.drop()
          this.#hear({
            kind: 'unresolved',
            saleId: order.saleId,
            transactionId: order.transactionId,
            cause: error,
          })
        },
      },
    )
  }

  /** `wasPaid`: whether the journal says so. */
  static begin(order: ReversalOrder, wasPaid: boolean, around: Surroundings): ReversalWork {
    const work = new ReversalWork(order, wasPaid, around)
    work.#flow.send({ type: 'begun' })
    return work
  }

  /** Takes up an intent of an earlier run: it is read, never sent again. */
  static recover(order: ReversalOrder, needsOperator: boolean, around: Surroundings): ReversalWork {
    const work = new ReversalWork(order, true, around)
    work.#flow.send({ type: 'recovered', needsOperator })
    return work
  }

  get isClosed(): boolean {
    return this.#flow.state.name === 'closed'
  }

  get needsOperator(): boolean {
    const { state } = this.#flow
    return 'needsOperator' in state && state.needsOperator
  }

  /** What was told of it while it was not known. */
  get unresolved(): UnresolvedReversal | undefined {
    return !this.isClosed && this.#last?.kind === 'unresolved' ? this.#last : undefined
  }

  /** What is told next. Never rejects. */
  told(): Promise<ReversalOutcome> {
    if ((this.isClosed || this.#flow.isHalted) && this.#last) return Promise.resolve(this.#last)
    return new Promise((tell) => this.#waiters.push(tell))
  }

  /** Asks now. */
  ask(): Promise<ReversalOutcome> {
    const told = this.told()
    this.#flow.send({ type: 'asked' })
    return told
  }

  decide(outcome: 'reversed' | 'refused', evidence: ReversalEvidence): Promise<ReversalOutcome> {
    const told = this.told()
    this.#flow.send({ type: 'decided', outcome, evidence })
    return told
  }

  /** Ends asking; whoever waits is told that it is not resolved. */
  halt(): void {
    this.#flow.halt()
    this.#look.drop()
    if (this.isClosed) return
    const { saleId, transactionId } = this.order
    const cause = new Error('the till was closed before the outcome was known')
    this.#hear({ kind: 'unresolved', saleId, transactionId, cause })
    this.#tellSettled(this.#unresolved(saleId, transactionId, cause))
  }

  #carryOut(effect: ReversalEffect): void {
    switch (effect.do) {
      case 'reverse':
        return this.#reverse(effect.receiptNumber)
      case 'read':
        return void this.#read(effect.after)
      case 'say':
        return this.#around.said(effect.event, this.order.saleId)
      case 'tell':
        return this.#tell(effect.outcome)
    }
  }

  #reverse(receiptNumber: string | undefined): void {
    const { api, till, isTerminalTaken } = this.#around
    const { transactionId, call } = this.order
    rule(!this.#isSent, `a second reversal of ${transactionId}`)
    rule(isReversing(till(), transactionId), `a reversal of ${transactionId} without an intent on disk`)
    if (call === 'cancelTrx')
      rule(!isTerminalTaken(transactionId), `a reversal of ${transactionId} at a terminal that is taken`)
    this.#isSent = true
    const options = { ...blocking, signal: this.#around.ending }
    this.#answer('call', () =>
      call === 'cancelTrx' ? api.cancelTrx(receiptNumber ?? '', options) : api.cancel(transactionId, options),
    )
  }

  async #read(after: number): Promise<void> {
    const { api } = this.#around
    const counts = await this.#look.begin(after, { idle: this.#waiters.length === 0 })
    const options = { ...once, signal: this.#around.ending }
    if (counts()) this.#answer('read', () => api.get(this.order.transactionId, {}, options), counts)
  }

  #answer(by: 'call' | 'read', call: () => Promise<SmartTransaction>, counts = () => true): void {
    void called(call)
      .then((transaction): ReversalHappening =>
        isTransaction(transaction)
          ? { type: 'answered', by, transaction }
          : { type: 'not answered', by, error: noTransaction() },
      )
      .catch((error: unknown): ReversalHappening => ({ type: 'not answered', by, error }))
      .then((happening) => (counts() ? this.#flow.send(happening) : undefined))
  }

  #tell(outcome: ReversalTold): void {
    this.#hear(outcome)
    if (outcome.kind === 'unresolved') return
    this.#look.drop()
    this.#tellSettled(outcome)
  }

  #hear(told: ReversalTold): void {
    const outcome =
      told.kind === 'unresolved' ? this.#unresolved(told.saleId, told.transactionId, told.cause) : told
    this.#last = outcome
    for (const tell of this.#waiters.splice(0)) tell(outcome)
  }

  #unresolved(saleId: string, transactionId: string, cause: unknown): UnresolvedReversal {
    const { settled } = this
    const needsOperator = (): boolean => this.needsOperator
    return {
      kind: 'unresolved',
      saleId,
      transactionId,
      cause,
      atTerminal: this.order.call === 'cancelTrx',
      get needsOperator() {
        return needsOperator()
      },
      settled,
    }
  }
}
