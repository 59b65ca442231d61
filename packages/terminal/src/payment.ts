import { ApiError, ConnectionError, SecuconnectError, type SmartTransaction } from '@secukit/api'
import type { PaymentEvent } from './event.ts'
import type { Evidence, IntentRecord, OutcomeRecord } from './journal.ts'
import { advance, type Step, type Table } from './machine.ts'
import { type Approved, readStatus, type Settled } from './outcome.ts'
import { receiptsOf } from './receipts.ts'
import type { SaleMethod } from './sale.ts'
import { askPause, iso, lifeOf, type Settings, watchPause } from './settings.ts'

// One payment, from its transaction to its outcome.

/** The sale as the journal knows it, before it has a transaction. */
export type Order = Omit<IntentRecord, 'type' | 'at' | 'transactionId' | 'start' | 'bonus'>

/** What a step depends on beside what happened. `at`: ms since 1970. */
export interface PaymentContext {
  readonly order: Order
  /** Whether bonus and balance of the card are applied first. */
  readonly applies: boolean
  readonly settings: Settings
  readonly at: number
}

/** A transaction whose `start` may have taken effect. */
interface Presented {
  readonly transactionId: string
  readonly start: SaleMethod
  /** How much of the sum the bonus of the card pays, in cents. */
  readonly bonus: number
  /** The status that it had before `start`. */
  readonly before: string
  /** When the intent was recorded, or when this run took it up: ms since 1970. */
  readonly since: number
  /** How often it was read since it was presented, or since somebody asked. */
  readonly tries: number
  /** What is in the way of knowing. */
  readonly cause: unknown
  readonly refusal: Refusal
  /** From when on it may be given up, in ms since 1970: counted from the moment when `start` was over. */
  readonly fenceAt: number
  /** From when on nobody but an operator can tell, in ms since 1970: not before the request can have no more effect. */
  readonly operatorAt: number
  /** When `unresolved` is told, in ms since 1970; it has been told when absent. */
  readonly tellAt: number | undefined
  /** Whether an operator may decide. */
  readonly needsOperator: boolean
}

/** Where a payment stands. */
export type PaymentState =
  | { readonly name: 'new' }
  | { readonly name: 'creating'; readonly cancelled: boolean }
  /** The balance of the card is being applied. Nothing is charged by that. */
  | { readonly name: 'applying'; readonly transactionId: string; readonly cancelled: boolean }
  /** The till is asked whether to go on with what is left to pay. */
  | {
      readonly name: 'confirming'
      readonly transactionId: string
      readonly due: number
      readonly bonus: number
      readonly before: string
    }
  /** `start` is on its way or at work; the transaction is read beside it. */
  | ({ readonly name: 'presenting' } & Presented)
  /** `start` is over and gave no outcome: the transaction is read until its status does. */
  | ({ readonly name: 'resolving' } & Presented)
  /** A `start` that was lost is being withdrawn. */
  | ({ readonly name: 'fencing' } & Presented)
  /** The journal cannot be written: this run can know nothing more for good. */
  | { readonly name: 'stopped'; readonly transactionId: string; readonly cause: unknown }
  | { readonly name: 'closed'; readonly outcome: Settled }

/** The server's own no to `start`, where there was one: then a transaction that is as it was before is declined. */
type Refusal = ApiError | undefined

/** What can happen to a payment. */
export type PaymentHappening =
  | { readonly type: 'begun' }
  /** The journal has an intent without an outcome. */
  | { readonly type: 'recovered'; readonly intent: IntentRecord; readonly needsOperator: boolean }
  | { readonly type: 'created'; readonly transaction: SmartTransaction }
  | { readonly type: 'not created'; readonly error: unknown }
  /** `missing`: what the card does not cover; `bonus`: what its bonus covers. In cents. */
  | { readonly type: 'applied'; readonly missing: number; readonly bonus: number }
  | { readonly type: 'not applied'; readonly error: unknown }
  | { readonly type: 'confirmed' }
  | { readonly type: 'not confirmed'; readonly error: unknown }
  /** `start`, a read or an abort answered. */
  | { readonly type: 'answered'; readonly by: Asked; readonly transaction: SmartTransaction }
  /** `start`, a read or an abort failed. */
  | { readonly type: 'not answered'; readonly by: Asked; readonly error: unknown }
  | { readonly type: 'cancel requested' }
  /** Somebody wants to know now, and waits for so many ms. */
  | { readonly type: 'asked'; readonly patience: number }
  | { readonly type: 'decided'; readonly outcome: 'approved' | 'aborted'; readonly evidence: Evidence }
  | { readonly type: 'not recorded'; readonly error: unknown }

type Asked = 'start' | 'read' | 'abort'

export type PaymentEffect =
  | { readonly do: 'create' }
  | { readonly do: 'apply'; readonly transactionId: string }
  | { readonly do: 'confirm'; readonly due: number; readonly covered: number }
  | { readonly do: 'start'; readonly transactionId: string; readonly method: SaleMethod }
  /** After so many ms. It takes the place of a read that still waits. */
  | { readonly do: 'read'; readonly transactionId: string; readonly after: number }
  | { readonly do: 'abort'; readonly transactionId: string }
  /** A transaction that was never started is aborted, so that it is not left about. Nobody waits for it. */
  | { readonly do: 'give up'; readonly transactionId: string }
  | { readonly do: 'say'; readonly event: PaymentEvent }
  | { readonly do: 'tell'; readonly outcome: Settled }
  | { readonly do: 'tell unresolved'; readonly transactionId: string; readonly cause: unknown }
  /** The server says something else than what was told. */
  | { readonly do: 'contradict'; readonly transaction: SmartTransaction }

type PaymentStep = Step<PaymentState, PaymentEffect>

/** The payment's table. */
export const payments: Table<PaymentState, PaymentHappening, PaymentEffect, PaymentContext> = {
  new: {
    begun: {
      to: ['creating'],
      step: () => to({ name: 'creating', cancelled: false }, say({ kind: 'creating' }), { do: 'create' }),
    },
    recovered: {
      to: ['resolving'],
      step: (_state, { intent, needsOperator }, context) =>
        resolving({ ...takenUp(intent, context), needsOperator }, context),
    },
  },
  creating: {
    created: { to: ['applying', 'presenting', 'closed'], step: whenCreated },
    'not created': { to: ['closed'], step: (_state, { error }, { order }) => aborted(order, error) },
    'cancel requested': {
      to: ['creating'],
      step: (state) =>
        to({ ...state, cancelled: true }, say({ kind: 'cancel requested', atTerminal: false })),
    },
    // The intent could not be recorded: nothing was started, and nothing will be.
    'not recorded': { to: ['closed'], step: (_state, { error }, { order }) => aborted(order, error) },
  },
  applying: {
    applied: { to: ['confirming', 'closed'], step: whenApplied },
    'not applied': {
      to: ['closed'],
      step: ({ transactionId }, { error }, { order }) => givenUp(order, transactionId, error),
    },
    'cancel requested': {
      to: ['applying'],
      step: (state) =>
        to(
          { ...state, cancelled: true },
          say({ kind: 'cancel requested', transactionId: state.transactionId, atTerminal: false }),
        ),
    },
  },
  confirming: {
    confirmed: {
      to: ['presenting'],
      step: ({ transactionId, due, bonus, before }, _happening, context) =>
        presenting(transactionId, due, bonus, before, context),
    },
    'not confirmed': {
      to: ['closed'],
      step: ({ transactionId }, { error }, { order }) => givenUp(order, transactionId, error),
    },
    'cancel requested': {
      to: ['closed'],
      step: ({ transactionId }, _happening, { order }) => givenUp(order, transactionId, cancelled()),
    },
    'not recorded': {
      to: ['closed'],
      step: ({ transactionId }, { error }, { order }) => givenUp(order, transactionId, error),
    },
  },
  presenting: {
    answered: {
      to: ['presenting', 'resolving', 'closed'],
      step: (state, { by, transaction }, context) => {
        const judged = judge(transaction, state, context)
        if (judged) return judged
        const cause = openStatus(transaction, state, context.order)
        return by === 'start' ? over({ ...state, cause }, context) : watching({ ...state, cause })
      },
    },
    'not answered': {
      to: ['presenting', 'resolving', 'closed'],
      step: (state, { by, error }, context) => {
        if (by !== 'start') return watching({ ...state, cause: error })
        if (wasNotSent(error)) return neverStarted(state.transactionId, context, error)
        return over({ ...state, cause: error, refusal: refusalOf(error, state.start) }, context)
      },
    },
    'cancel requested': { to: ['presenting'], step: cancelLater },
    'not recorded': { to: ['stopped'], step: stopped },
  },
  resolving: {
    answered: {
      to: ['resolving', 'fencing', 'closed'],
      step: (state, { transaction }, context) => {
        const judged = judge(transaction, state, context)
        if (judged) return judged
        if (state.refusal !== undefined && isUntouched(transaction, state, context.order))
          return settled('declined', transaction, context, state.refusal)
        const known = { ...state, cause: openStatus(transaction, state, context.order) }
        if (context.at >= state.fenceAt && isOpen(transaction, state)) {
          const { transactionId } = state
          return to({ ...known, name: 'fencing' }, say({ kind: 'fencing', transactionId }), {
            do: 'abort',
            transactionId,
          })
        }
        return resolving(known, context)
      },
    },
    'not answered': {
      to: ['resolving'],
      step: (state, { error }, context) => resolving({ ...state, cause: error }, context),
    },
    asked: {
      to: ['resolving'],
      step: (state, { patience }, context) =>
        resolving({ ...state, tries: 0, tellAt: context.at + patience }, context),
    },
    'cancel requested': { to: ['resolving'], step: cancelLater },
    decided: { to: ['closed'], step: whenDecided },
    'not recorded': { to: ['stopped'], step: stopped },
  },
  fencing: {
    answered: {
      to: ['resolving', 'closed'],
      step: (state, { transaction }, context) =>
        judge(transaction, state, context) ??
        fencedInVain({ ...state, cause: openStatus(transaction, state, context.order) }, context),
    },
    'not answered': {
      to: ['fencing', 'resolving'],
      step: (state, { by, error }, context) =>
        by === 'abort' ? fencedInVain({ ...state, cause: error }, context) : stay(state),
    },
    asked: {
      to: ['fencing'],
      step: (state, { patience }, { at }) => to({ ...state, tellAt: at + patience }),
    },
    'cancel requested': { to: ['fencing'], step: cancelLater },
    decided: { to: ['closed'], step: whenDecided },
    'not recorded': { to: ['stopped'], step: stopped },
  },
  stopped: {
    asked: {
      to: ['stopped'],
      step: (state) =>
        to(state, { do: 'tell unresolved', transactionId: state.transactionId, cause: state.cause }),
    },
  },
  closed: {
    answered: {
      to: ['closed'],
      // Final states never change: what says otherwise is an alarm.
      step: (state, { transaction }) => {
        const { outcome } = state
        const isPaid =
          transaction.id === outcome.transactionId && readStatus(transaction.status) === 'approved'
        return isPaid && outcome.kind !== 'approved'
          ? to(state, { do: 'contradict', transaction })
          : stay(state)
      },
    },
  },
}

/** Takes one step of a payment. */
export function advancePayment(
  state: PaymentState,
  happening: PaymentHappening,
  context: PaymentContext,
): PaymentStep {
  return advance(payments, state, happening, context)
}

function whenCreated(
  state: { readonly cancelled: boolean },
  { transaction }: { readonly transaction: SmartTransaction },
  context: PaymentContext,
): PaymentStep {
  const { order, applies } = context
  const { id, status } = transaction
  if (typeof id !== 'string' || id === '')
    return aborted(order, new Error('the server created a transaction without an id'))
  if (readStatus(status) !== 'open')
    return aborted(order, new Error(`the server created transaction ${id} in the status "${status}"`))
  if (state.cancelled) return givenUp(order, id, cancelled())
  // Started, it would charge what the till did not ask for. Nobody can have given a tip yet.
  const basket_info = { ...transaction.basket_info, gratuity: null }
  if (isOtherAmount({ basket_info }, order)) return givenUp(order, id, otherAmount(transaction, order))
  if (!applies) return presenting(id, order.amount, 0, status, context)
  return to({ name: 'applying', transactionId: id, cancelled: false }, { do: 'apply', transactionId: id })
}

function whenApplied(
  { transactionId, cancelled: isCancelled }: { readonly transactionId: string; readonly cancelled: boolean },
  { missing, bonus }: { readonly missing: number; readonly bonus: number },
  { order }: PaymentContext,
): PaymentStep {
  const { amount, method, currency } = order
  if (isCancelled) return givenUp(order, transactionId, cancelled())
  const covered = amount - missing
  if (!(isCents(missing) && isCents(bonus) && missing <= amount && bonus <= covered)) {
    return givenUp(
      order,
      transactionId,
      new Error(`the server says that ${missing} of ${amount} cents are missing, which cannot be`),
    )
  }
  if (method === 'loyalty' && missing > 0) {
    return givenUp(
      order,
      transactionId,
      new Error(`the balance of the card covers ${covered} of ${amount} cents; ${missing} are missing`),
    )
  }
  return to(
    { name: 'confirming', transactionId, due: missing, bonus, before: 'processing' },
    say({ kind: 'applied', transactionId, due: missing, covered, currency }),
    { do: 'confirm', due: missing, covered },
  )
}

function isCents(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

/** The intent is recorded, and then `start` is sent: once, ever. */
function presenting(
  transactionId: string,
  due: number,
  bonus: number,
  before: string,
  { order, at }: PaymentContext,
): PaymentStep {
  const start = due === 0 ? 'loyalty' : order.method
  const state: PaymentState = {
    name: 'presenting',
    transactionId,
    start,
    bonus,
    before,
    since: at,
    tries: 1,
    cause: undefined,
    refusal: undefined,
    // Nothing is withdrawn while the call is open.
    fenceAt: Infinity,
    operatorAt: Infinity,
    tellAt: undefined,
    needsOperator: false,
  }
  const intent: IntentRecord = {
    type: 'intent',
    at: iso(at),
    ...order,
    transactionId,
    start,
    ...(bonus > 0 && { bonus }),
  }
  return {
    state,
    records: [intent],
    effects: [
      say({ kind: 'presenting', transactionId, method: start, due, currency: order.currency }),
      { do: 'start', transactionId, method: start },
      { do: 'read', transactionId, after: watchPause(0) },
    ],
  }
}

/** What an intent of an earlier run is taken up as. Its request may still be on the way, since a moment that nobody knows. */
function takenUp(
  { transactionId, start, bonus = 0 }: IntentRecord,
  { settings, at }: PaymentContext,
): Presented {
  const fenceAt = at + lifeOf(settings, start === 'cashless')
  return {
    transactionId,
    start,
    bonus,
    before: 'created',
    since: at,
    tries: 0,
    cause: new Error('the till stopped before the outcome was known'),
    refusal: undefined,
    fenceAt,
    operatorAt: Math.max(fenceAt, at + settings.operatorAfter),
    // Whoever opens the till is told after one read.
    tellAt: at,
    needsOperator: false,
  }
}

/** `start` is still at work: it is read again later. */
function watching(state: Extract<PaymentState, { readonly name: 'presenting' }>): PaymentStep {
  const { transactionId, tries } = state
  return to({ ...state, tries: tries + 1 }, { do: 'read', transactionId, after: watchPause(tries) })
}

/** `start` is over, without an outcome. */
function over(state: Presented, context: PaymentContext): PaymentStep {
  const { at, settings } = context
  // It has left at the latest when it is over: a token, or a slow disk, may have kept it for long.
  const fenceAt = at + lifeOf(settings, state.start === 'cashless')
  const operatorAt = Math.max(fenceAt, state.since + settings.operatorAfter)
  return resolving({ ...state, tries: 0, fenceAt, operatorAt, tellAt: at + settings.patience }, context)
}

/** Reads again later, and says so; and tells whoever waits when he has waited long enough. */
function resolving(so: Presented, { order, at }: PaymentContext): PaymentStep {
  const { transactionId, tries, cause, since } = so
  const age = at - since
  // Nobody is asked before the server was.
  const needsOperator = so.needsOperator || (tries > 0 && at >= so.operatorAt)
  // The first read comes before anybody is told anything.
  const tellsNow = so.tellAt !== undefined && tries > 0 && at >= so.tellAt
  const tellAt = tellsNow ? undefined : so.tellAt
  const { saleId } = order
  return {
    state: { ...so, name: 'resolving', tries: tries + 1, tellAt, needsOperator },
    records:
      needsOperator && !so.needsOperator
        ? [{ type: 'needs operator', at: iso(at), saleId, transactionId }]
        : [],
    effects: [
      say({ kind: 'resolving', transactionId, tries: tries + 1, cause }),
      ...(needsOperator && !so.needsOperator ? [say({ kind: 'needs operator', transactionId })] : []),
      ...(tellsNow ? [{ do: 'tell unresolved', transactionId, cause } as const] : []),
      { do: 'read', transactionId, after: pauseOf({ ...so, tellAt }, age, at) },
    ],
  }
}

/** How long until the next read, in ms: no later than when the fence, or who waits, needs it. */
function pauseOf({ tries, fenceAt, tellAt }: Presented, age: number, at: number): number {
  const marks = [fenceAt, tellAt ?? 0].filter((mark) => mark > at).map((mark) => mark - at)
  return Math.min(askPause(tries, age), ...marks)
}

/** The abort did not end it: it has started, or the abort was lost. */
function fencedInVain(state: Presented, context: PaymentContext): PaymentStep {
  return resolving({ ...state, fenceAt: context.at + 60_000 }, context)
}

function cancelLater(
  state: Extract<PaymentState, { readonly name: 'presenting' | 'resolving' | 'fencing' }>,
): PaymentStep {
  const { transactionId, start } = state
  return to(state, say({ kind: 'cancel requested', transactionId, atTerminal: start === 'cashless' }))
}

function whenDecided(
  { transactionId, needsOperator }: Presented,
  { outcome, evidence }: { readonly outcome: 'approved' | 'aborted'; readonly evidence: Evidence },
  { order: { saleId }, at }: PaymentContext,
): PaymentStep {
  if (!needsOperator) throw new Error('an operator cannot decide yet')
  const cause = new Error(`decided by ${evidence.by}: ${evidence.saw}`)
  const decided: Settled =
    outcome === 'approved'
      ? { kind: 'approved', saleId, transactionId, receipts: [], cause }
      : { kind: 'aborted', saleId, transactionId, cause }
  return {
    state: { name: 'closed', outcome: decided },
    records: [{ type: 'decision', at: iso(at), saleId, transactionId, outcome, evidence }],
    effects: [
      // What an operator has not seen shall not come later.
      ...(outcome === 'aborted' ? [{ do: 'give up', transactionId } as const] : []),
      { do: 'tell', outcome: decided },
    ],
  }
}

function stopped(
  { transactionId }: { readonly transactionId: string },
  { error }: { readonly error: unknown },
): PaymentStep {
  return to(
    { name: 'stopped', transactionId, cause: error },
    { do: 'tell unresolved', transactionId, cause: error },
  )
}

/** The end of the payment, if the transaction's status is one and the transaction is the one that was meant. */
function judge(
  transaction: SmartTransaction,
  { transactionId, bonus }: Presented,
  context: PaymentContext,
): PaymentStep | undefined {
  if (transaction.id !== transactionId || isOtherAmount(transaction, context.order, bonus)) return undefined
  const kind = readStatus(transaction.status)
  return kind === 'open' ? undefined : settled(kind, transaction, context)
}

function settled(
  kind: Settled['kind'],
  transaction: SmartTransaction,
  { order: { saleId }, at }: PaymentContext,
  cause?: unknown,
): PaymentStep {
  const { id: transactionId, status } = transaction
  const outcome: Settled =
    kind === 'approved'
      ? approvedOf(saleId, transaction)
      : { kind, saleId, transactionId, transaction, ...(cause !== undefined && { cause }) }
  const record: OutcomeRecord = {
    type: 'outcome',
    at: iso(at),
    saleId,
    transactionId,
    outcome: kind,
    status: String(status),
  }
  // What was refused could be started by a late copy of the request, and keeps the balance of a card.
  return readStatus(status) === 'open'
    ? closed(outcome, record, { do: 'give up', transactionId })
    : closed(outcome, record)
}

/** An approved payment, with what is to be printed. */
export function approvedOf(saleId: string, transaction: SmartTransaction): Approved {
  return {
    kind: 'approved',
    saleId,
    transactionId: transaction.id,
    transaction,
    receipts: receiptsOf(transaction),
  }
}

/** `start` was made durable and then never sent; it is never sent again, so nothing can come of this transaction. */
function neverStarted(
  transactionId: string,
  { order: { saleId }, at }: PaymentContext,
  cause: unknown,
): PaymentStep {
  return closed(
    { kind: 'aborted', saleId, transactionId, cause },
    { type: 'outcome', at: iso(at), saleId, transactionId, outcome: 'aborted', status: 'not started' },
    { do: 'give up', transactionId },
  )
}

function closed(outcome: Settled, record: OutcomeRecord, ...more: readonly PaymentEffect[]): PaymentStep {
  return {
    state: { name: 'closed', outcome },
    records: [record],
    effects: [...more, { do: 'tell', outcome }],
  }
}

/** Nothing was ever started, and the journal knows nothing of it. */
function aborted({ saleId }: Order, cause: unknown): PaymentStep {
  const outcome = { kind: 'aborted', saleId, cause } as const
  return to({ name: 'closed', outcome }, { do: 'tell', outcome })
}

function givenUp({ saleId }: Order, transactionId: string, cause: unknown): PaymentStep {
  const outcome = { kind: 'aborted', saleId, transactionId, cause } as const
  return to({ name: 'closed', outcome }, { do: 'give up', transactionId }, { do: 'tell', outcome })
}

function cancelled(): Error {
  return new Error('the till cancelled it before it was started')
}

function to(state: PaymentState, ...effects: readonly PaymentEffect[]): PaymentStep {
  return { state, records: [], effects }
}

function stay(state: PaymentState): PaymentStep {
  return to(state)
}

function say(event: PaymentEvent): PaymentEffect {
  return { do: 'say', event }
}

/** Whether a failed `start` provably never left: not a byte of it, or not even its token could be had. */
export function wasNotSent(error: unknown): boolean {
  if (error instanceof ConnectionError && error.sent === 'no') return true
  return error instanceof SecuconnectError && error.operation === 'auth.token'
}

/**
 * A refusal does not count at a card terminal: there a card flow may be running that the status does not show.
 * And only where the server itself refused, in its own error format, which always has a code: a proxy may say 401 after
 * the server took the request, and a failure within or behind the server may come after the effect, with any status;
 * so may `Too Many Requests`.
 */
export function refusalOf(error: unknown, start: SaleMethod): Refusal {
  if (start === 'cashless' || !(error instanceof ApiError) || error.code === undefined) return undefined
  const { status, reason } = error
  return status >= 500 || status === 408 || status === 429 || failures.has(reason) ? undefined : error
}

/** The error classes that stand for a failure, not for a no (facts: section (c), errors). */
const failures = new Set(['ProductInternalException', 'ProductBackendproviderException'])

/** As it was before `start`, which alone could have changed it. */
function isUntouched(transaction: SmartTransaction, state: Presented, order: Order): boolean {
  const { before, bonus } = state
  return (
    isOpen(transaction, state) && transaction.status === before && !isOtherAmount(transaction, order, bonus)
  )
}

/** Not started, as far as the status shows: `created`, or `processing` after a card was applied. */
function isOpen({ id, status }: SmartTransaction, { transactionId }: Presented): boolean {
  return id === transactionId && (status === 'created' || status === 'processing')
}

/**
 * Whether a transaction is about another amount or currency than the sale. What is absent says nothing; what is there,
 * even as `null`, has to be the same. The sum may be shown with or without a tip, which says so itself, and with or
 * without `bonus`, what the bonus of the card pays. In cents.
 */
export function isOtherAmount(
  { basket_info: info }: ShownAmount,
  { amount, currency }: Pick<Order, 'amount' | 'currency'>,
  bonus = 0,
): boolean {
  const { sum = amount, currency: theirs = currency, gratuity } = info ?? {}
  const tip = typeof gratuity === 'number' && isCents(gratuity) ? gratuity : 0
  const sums = [amount, amount - bonus].flatMap((each) => [each, each + tip])
  return !sums.includes(sum) || theirs !== currency
}

/** As much of a transaction as tells its amount. */
interface ShownAmount {
  readonly basket_info?:
    | { readonly sum?: number; readonly currency?: string; readonly gratuity?: number | null }
    | undefined
}

function openStatus(transaction: SmartTransaction, { transactionId, bonus }: Presented, order: Order): Error {
  if (transaction.id !== transactionId)
    return new Error(`asked about ${transactionId}, the server answered about ${transaction.id}`)
  if (isOtherAmount(transaction, order, bonus)) return otherAmount(transaction, order)
  return new Error(`the status of ${transaction.id} is "${transaction.status}", which is not final`)
}

function otherAmount({ id, basket_info: info }: SmartTransaction, { amount, currency }: Order): Error {
  const theirs = `${info?.sum} cents ${info?.currency ?? currency}`
  return new Error(`transaction ${id} is about ${theirs}, but this sale is about ${amount} cents ${currency}`)
}
