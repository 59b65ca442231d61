import type { SmartTransaction } from '@secukit/api'
import type { PaymentEvent } from './event.ts'
import type { ReversalEvidence, ReversalIntentRecord } from './journal.ts'
import { advance, type Step, type Table } from './machine.ts'
import { readStatus, type ReversalOutcome, type UnresolvedReversal } from './outcome.ts'
import { refusalOf, wasNotSent } from './payment.ts'
import { askPause, iso, lifeOf, type Settings, watchPause } from './settings.ts'

// One reversal: the money of a payment goes back. A second one could give it back twice, so it is sent once.

/** What is to be reversed. */
export type ReversalOrder = Omit<ReversalIntentRecord, 'type' | 'at' | 'receiptNumber'>

export interface ReversalContext {
  readonly order: ReversalOrder
  /** Whether the journal says that it was paid: then what is cancelled was given back. */
  readonly wasPaid: boolean
  readonly settings: Settings
  /** ms since 1970. */
  readonly at: number
}

/** A reversal that may have taken effect. */
interface Sent {
  /** When the call was over, or when this run took it up: ms since 1970. */
  readonly since: number
  readonly tries: number
  /** When the read that is waited for is sent: ms since 1970. */
  readonly readAt: number
  /** What is in the way of knowing. */
  readonly cause: unknown
  /** Whether the API itself said no, where no card terminal is at work. */
  readonly isRefused: boolean
  /** When `unresolved` is told, in ms since 1970; it has been told when absent. */
  readonly tellAt: number | undefined
  /** Whether an operator may decide. */
  readonly needsOperator: boolean
}

export type ReversalState =
  | { readonly name: 'new' }
  /** The transaction is read: is it paid, and what is the number of its receipt? */
  | { readonly name: 'reading' }
  | ({ readonly name: 'reversing' } & Sent)
  | ({ readonly name: 'resolving' } & Sent)
  | { readonly name: 'stopped'; readonly cause: unknown }
  | { readonly name: 'closed' }

export type ReversalHappening =
  | { readonly type: 'begun' }
  | { readonly type: 'recovered'; readonly needsOperator: boolean }
  | { readonly type: 'answered'; readonly by: 'call' | 'read'; readonly transaction: SmartTransaction }
  | { readonly type: 'not answered'; readonly by: 'call' | 'read'; readonly error: unknown }
  | { readonly type: 'asked' }
  | {
      readonly type: 'decided'
      readonly outcome: 'reversed' | 'refused'
      readonly evidence: ReversalEvidence
    }
  | { readonly type: 'not recorded'; readonly error: unknown }

/** What is told: `unresolved` gets the rest from the runner. */
export type ReversalTold =
  | Exclude<ReversalOutcome, { readonly kind: 'unresolved' }>
  | Pick<UnresolvedReversal, 'kind' | 'saleId' | 'transactionId' | 'cause'>

export type ReversalEffect =
  | { readonly do: 'reverse'; readonly receiptNumber: string | undefined }
  /** After so many ms. It takes the place of a read that still waits. */
  | { readonly do: 'read'; readonly after: number }
  | { readonly do: 'say'; readonly event: PaymentEvent }
  | { readonly do: 'tell'; readonly outcome: ReversalTold }

type ReversalStep = Step<ReversalState, ReversalEffect>

/** The reversal's table. */
export const reversals: Table<ReversalState, ReversalHappening, ReversalEffect, ReversalContext> = {
  new: {
    begun: { to: ['reading'], step: () => to({ name: 'reading' }, { do: 'read', after: 0 }) },
    recovered: {
      to: ['resolving'],
      step: (_state, { needsOperator }, context) => {
        const { at } = context
        const cause = new Error('the till stopped before the outcome was known')
        return resolving({ ...sentAt(at), tellAt: at, cause, needsOperator }, context)
      },
    },
  },
  reading: {
    answered: { to: ['reversing', 'closed'], step: whenRead },
    'not answered': {
      to: ['closed'],
      step: (_state, { error }, context) => refusedAtOnce(error, context),
    },
    'not recorded': {
      to: ['closed'],
      step: (_state, { error }, context) => refusedAtOnce(error, context),
    },
  },
  reversing: {
    answered: {
      to: ['reversing', 'resolving', 'closed'],
      step: (state, { by, transaction }, context) => {
        if (isReversed(transaction, context)) return reversed(transaction, context)
        const cause = stillThere(transaction, context)
        return by === 'call'
          ? over({ ...state, since: context.at, cause }, context)
          : watching({ ...state, cause })
      },
    },
    'not answered': {
      to: ['reversing', 'resolving', 'closed'],
      step: (state, { by, error }, context) => {
        if (by === 'read') return watching({ ...state, cause: error })
        if (wasNotSent(error)) return refused('not sent', error, context)
        const isRefused =
          refusalOf(error, context.order.call === 'cancelTrx' ? 'cashless' : 'cash') !== undefined
        return over({ ...state, since: context.at, cause: error, isRefused }, context)
      },
    },
    'not recorded': { to: ['stopped'], step: stopped },
  },
  resolving: {
    answered: {
      to: ['resolving', 'closed'],
      step: (state, { transaction }, context) => {
        if (isReversed(transaction, context)) return reversed(transaction, context)
        // It was paid still when what was sent could have no more effect: the sale stands. A read that was sent before
        // may show what was before.
        const life = lifeOf(context.settings, context.order.call === 'cancelTrx')
        const isOver = state.isRefused || state.readAt >= state.since + life
        if (isOver && isPaid(transaction, context))
          return refused(String(transaction.status), state.cause, context)
        const cause = state.isRefused ? state.cause : stillThere(transaction, context)
        return resolving({ ...state, cause }, context)
      },
    },
    'not answered': {
      to: ['resolving'],
      step: (state, { error }, context) =>
        resolving(state.isRefused ? state : { ...state, cause: error }, context),
    },
    asked: {
      to: ['resolving'],
      // Whoever asked before is not told later because of it.
      step: (state, _happening, context) => {
        const tellAt = Math.min(state.tellAt ?? Infinity, context.at + context.settings.patience)
        return resolving({ ...state, tries: 0, tellAt }, context)
      },
    },
    decided: { to: ['closed'], step: whenDecided },
    'not recorded': { to: ['stopped'], step: stopped },
  },
  stopped: {
    asked: {
      to: ['stopped'],
      step: ({ cause }, _happening, context) => stopped(undefined, { error: cause }, context),
    },
  },
  closed: {},
}

/** Takes one step of a reversal. */
export function advanceReversal(
  state: ReversalState,
  happening: ReversalHappening,
  context: ReversalContext,
): ReversalStep {
  return advance(reversals, state, happening, context)
}

function whenRead(
  _state: unknown,
  { transaction }: { readonly transaction: SmartTransaction },
  context: ReversalContext,
): ReversalStep {
  const { order, at } = context
  if (isReversed(transaction, context) && context.wasPaid) {
    // Somebody else has done it: the journal learns of both at once.
    const { records, ...step } = reversed(transaction, context)
    return { ...step, records: [intentOf(context, undefined), ...records] }
  }
  if (!isPaid(transaction, context)) return refusedAtOnce(stillThere(transaction, context), context)
  const { receipt_number: number } = transaction
  if (order.call === 'cancelTrx' && (number === undefined || number === null))
    return refusedAtOnce(
      new Error(`transaction ${order.transactionId} shows no receipt number, which its reversal needs`),
      context,
    )
  const receiptNumber = order.call === 'cancelTrx' ? String(number) : undefined
  return {
    state: { ...sentAt(at), name: 'reversing', tries: 1 },
    records: [intentOf(context, receiptNumber)],
    effects: [
      { do: 'reverse', receiptNumber },
      { do: 'read', after: watchPause(0) },
    ],
  }
}

function intentOf({ order, at }: ReversalContext, receiptNumber: string | undefined): ReversalIntentRecord {
  return {
    type: 'reversal intent',
    at: iso(at),
    ...order,
    ...(receiptNumber !== undefined && { receiptNumber }),
  }
}

function sentAt(at: number): Sent {
  return {
    since: at,
    tries: 0,
    readAt: at,
    cause: undefined,
    isRefused: false,
    tellAt: undefined,
    needsOperator: false,
  }
}

function watching(state: Extract<ReversalState, { readonly name: 'reversing' }>): ReversalStep {
  return to({ ...state, tries: state.tries + 1 }, { do: 'read', after: watchPause(state.tries) })
}

function over(state: Sent, context: ReversalContext): ReversalStep {
  return resolving({ ...state, tries: 0, tellAt: context.at + context.settings.patience }, context)
}

function resolving(so: Sent, { order, settings, at }: ReversalContext): ReversalStep {
  const { tries, cause, since } = so
  // Nobody is asked before the server was.
  const atTerminal = order.call === 'cancelTrx'
  const isOverAt = since + lifeOf(settings, atTerminal)
  // Nor before what was sent can have no more effect: what he has not seen shall not come later.
  const operatorAt = Math.max(isOverAt, since + settings.operatorAfter)
  const needsOperator = so.needsOperator || (tries > 0 && at >= operatorAt)
  const isNew = needsOperator && !so.needsOperator
  const tellsNow = so.tellAt !== undefined && tries > 0 && (at >= so.tellAt || isNew)
  const tellAt = tellsNow ? undefined : so.tellAt
  const { saleId, transactionId } = order
  const marks = [isOverAt, tellAt ?? 0].filter((mark) => mark > at).map((mark) => mark - at)
  const after = Math.min(askPause(tries, at - since), ...marks)
  return {
    state: { ...so, name: 'resolving', tries: tries + 1, readAt: at + after, tellAt, needsOperator },
    records: isNew ? [{ type: 'needs operator', at: iso(at), saleId, transactionId }] : [],
    effects: [
      ...(tellsNow
        ? [{ do: 'tell', outcome: { kind: 'unresolved', saleId, transactionId, cause } } as const]
        : []),
      ...(isNew
        ? [{ do: 'say', event: { kind: 'reversal needs operator', transactionId, atTerminal } } as const]
        : []),
      { do: 'read', after },
    ],
  }
}

function whenDecided(
  { needsOperator }: Sent,
  { outcome, evidence }: Extract<ReversalHappening, { readonly type: 'decided' }>,
  { order: { saleId, transactionId }, at }: ReversalContext,
): ReversalStep {
  if (!needsOperator) throw new Error('an operator cannot decide yet')
  const cause = new Error(`decided by ${evidence.by}: ${evidence.saw}`)
  return {
    state: { name: 'closed' },
    records: [{ type: 'reversal decision', at: iso(at), saleId, transactionId, outcome, evidence }],
    effects: [
      {
        do: 'tell',
        outcome:
          outcome === 'reversed'
            ? { kind: 'reversed', saleId, transactionId }
            : { kind: 'refused', saleId, transactionId, cause },
      },
    ],
  }
}

function stopped(
  _state: unknown,
  { error }: { readonly error: unknown },
  { order: { saleId, transactionId } }: ReversalContext,
): ReversalStep {
  const outcome = { kind: 'unresolved', saleId, transactionId, cause: error } as const
  return to({ name: 'stopped', cause: error }, { do: 'tell', outcome })
}

function isReversed({ id, status }: SmartTransaction, { order }: ReversalContext): boolean {
  return id === order.transactionId && (status === 'cancelled' || status === 'canceled')
}

function isPaid({ id, status }: SmartTransaction, { order }: ReversalContext): boolean {
  return id === order.transactionId && readStatus(status) === 'approved'
}

function stillThere({ id, status }: SmartTransaction, { order }: ReversalContext): Error {
  return new Error(
    id === order.transactionId
      ? `the status of ${id} is "${status}"`
      : `asked about ${order.transactionId}, the server answered about ${id}`,
  )
}

function reversed(transaction: SmartTransaction, { order, at }: ReversalContext): ReversalStep {
  const { saleId, transactionId } = order
  return {
    state: { name: 'closed' },
    records: [
      {
        type: 'reversal outcome',
        at: iso(at),
        saleId,
        transactionId,
        outcome: 'reversed',
        status: String(transaction.status),
      },
    ],
    effects: [{ do: 'tell', outcome: { kind: 'reversed', saleId, transactionId, transaction } }],
  }
}

function refused(status: string, cause: unknown, { order, at }: ReversalContext): ReversalStep {
  const { saleId, transactionId } = order
  return {
    state: { name: 'closed' },
    records: [{ type: 'reversal outcome', at: iso(at), saleId, transactionId, outcome: 'refused', status }],
    effects: [{ do: 'tell', outcome: { kind: 'refused', saleId, transactionId, cause } }],
  }
}

/** Nothing was sent, and the journal knows nothing of it. */
function refusedAtOnce(cause: unknown, { order: { saleId, transactionId } }: ReversalContext): ReversalStep {
  return to({ name: 'closed' }, { do: 'tell', outcome: { kind: 'refused', saleId, transactionId, cause } })
}

function to(state: ReversalState, ...effects: readonly ReversalEffect[]): ReversalStep {
  return { state, records: [], effects }
}
