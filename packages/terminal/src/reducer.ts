import { ApiError, ConnectionError, SecuconnectError, type SmartTransaction } from '@secukit/api'
import type { IntentRecord, JournalRecord } from './journal.ts'
import { readStatus, type Settled } from './outcome.ts'

// One payment as a pure function: what happened comes in, what to remember and what to do come out.
// The runner writes `records` to disk before it carries out `effects`, and never the other way round.

/** The sale as the journal knows it, before it has a transaction. */
export type Order = Omit<IntentRecord, 'type' | 'transactionId'>

/** Where a payment stands. */
export type PaymentState =
  | { readonly name: 'creating' }
  /** `start` is on its way or at work. */
  | { readonly name: 'presenting'; readonly transactionId: string }
  /** `start` gave no outcome: the transaction is read until its status does. */
  | {
      readonly name: 'resolving'
      readonly transactionId: string
      readonly tries: number
      /** How long was waited between the reads, in ms. */
      readonly waited: number
      /** What is in the way of knowing. */
      readonly cause: unknown
      readonly refusal: Refusal
    }
  | {
      readonly name: 'unresolved'
      readonly transactionId: string
      readonly cause: unknown
      readonly refusal: Refusal
    }
  | { readonly name: 'closed'; readonly outcome: Settled }

/** The server's own no to `start`, where there was one: then a transaction that is as it was before is declined. */
export type Refusal = ApiError | undefined

/** What can happen to a payment. */
export type Happening =
  | { readonly type: 'created'; readonly transaction: SmartTransaction }
  | { readonly type: 'not created'; readonly error: unknown }
  /** `start` or a read answered. */
  | { readonly type: 'answered'; readonly transaction: SmartTransaction }
  /** `start` or a read failed. */
  | { readonly type: 'not answered'; readonly error: unknown }
  | { readonly type: 'not recorded'; readonly error: unknown }

export type Effect =
  | { readonly do: 'create' }
  | { readonly do: 'start'; readonly transactionId: string }
  /** `after`: in ms. */
  | { readonly do: 'read'; readonly transactionId: string; readonly after: number }

export interface Step {
  readonly state: PaymentState
  readonly records: readonly JournalRecord[]
  readonly effects: readonly Effect[]
}

/** How long to wait before each read, in ms; the last goes on. */
const pauses = [0, 1000, 2000, 4000, 8000, 15_000]

/** The first step of a payment. */
export function begin(): Step {
  return { state: { name: 'creating' }, records: [], effects: [{ do: 'create' }] }
}

/** The first step for an intent without an outcome: it is read, never started again. */
export function resume({ transactionId }: IntentRecord, cause: unknown, refusal?: Refusal): Step {
  return resolving(transactionId, { ...since(cause), refusal }, 0)
}

/** `patience`: how long to keep reading, in ms. */
export function advance(state: PaymentState, happening: Happening, order: Order, patience: number): Step {
  switch (state.name) {
    case 'creating':
      return whileCreating(state, happening, order)
    case 'presenting':
      return whilePresenting(state.transactionId, happening, order, patience)
    case 'resolving':
      return whileResolving(state, happening, order, patience)
    case 'unresolved':
      // Whoever asks again resumes the intent.
      return stay(state)
    case 'closed':
      // Final states never change: a late answer is only noted by those who compare the journal with the server.
      return stay(state)
  }
}

function whileCreating(state: PaymentState, happening: Happening, order: Order): Step {
  switch (happening.type) {
    case 'created': {
      const { id } = happening.transaction
      if (typeof id !== 'string' || id === '') {
        return closed({
          kind: 'aborted',
          saleId: order.saleId,
          cause: new Error('the server created a transaction without an id'),
        })
      }
      // Started, it would charge what the till did not ask for.
      if (differs(happening.transaction, order)) {
        return closed({
          kind: 'aborted',
          saleId: order.saleId,
          cause: otherAmount(happening.transaction, order),
        })
      }
      return {
        state: { name: 'presenting', transactionId: id },
        records: [{ type: 'intent', ...order, transactionId: id }],
        effects: [{ do: 'start', transactionId: id }],
      }
    }
    case 'not created':
    case 'not recorded':
      return closed({ kind: 'aborted', saleId: order.saleId, cause: happening.error })
    default:
      return stay(state)
  }
}

function whilePresenting(transactionId: string, happening: Happening, order: Order, patience: number): Step {
  switch (happening.type) {
    case 'answered':
      return (
        judge(happening.transaction, transactionId, order) ??
        resolving(transactionId, since(openStatus(happening.transaction, transactionId, order)), patience)
      )
    case 'not answered': {
      const { error } = happening
      if (wasNotSent(error)) return neverStarted(transactionId, order, error)
      return resolving(transactionId, { ...since(error), refusal: refusalOf(error, order) }, patience)
    }
    case 'not recorded':
      return unresolved(transactionId, happening.error, undefined)
    default:
      return stay({ name: 'presenting', transactionId })
  }
}

type Resolving = Extract<PaymentState, { readonly name: 'resolving' }>

function whileResolving(state: Resolving, happening: Happening, order: Order, patience: number): Step {
  const { transactionId } = state
  switch (happening.type) {
    case 'answered': {
      const judged = judge(happening.transaction, transactionId, order)
      if (judged) return judged
      if (state.refusal !== undefined && isUntouched(happening.transaction, transactionId)) {
        return settled('declined', happening.transaction, order, state.refusal)
      }
      const cause = openStatus(happening.transaction, transactionId, order)
      return resolving(transactionId, { ...state, cause }, patience)
    }
    case 'not answered':
      return resolving(transactionId, { ...state, cause: happening.error }, patience)
    case 'not recorded':
      return unresolved(transactionId, happening.error, state.refusal)
    default:
      return stay(state)
  }
}

/** The end of the payment, if the transaction's status is one and the transaction is the one that was meant. */
function judge(transaction: SmartTransaction, transactionId: string, order: Order): Step | undefined {
  if (transaction.id !== transactionId || differs(transaction, order)) return undefined
  const kind = readStatus(transaction.status)
  return kind === 'open' ? undefined : settled(kind, transaction, order)
}

function settled(
  kind: Settled['kind'],
  transaction: SmartTransaction,
  { saleId }: Order,
  cause?: unknown,
): Step {
  const transactionId = transaction.id
  const outcome = {
    kind,
    saleId,
    transactionId,
    transaction,
    ...(cause !== undefined && kind !== 'approved' && { cause }),
  }
  return closed(outcome, {
    type: 'outcome',
    saleId,
    transactionId,
    outcome: kind,
    status: transaction.status,
  })
}

function closed(outcome: Settled, record?: JournalRecord): Step {
  return { state: { name: 'closed', outcome }, records: record ? [record] : [], effects: [] }
}

/** `start` was made durable and then never sent; it is never sent again, so nothing can come of this transaction. */
function neverStarted(transactionId: string, { saleId }: Order, cause: unknown): Step {
  return closed(
    { kind: 'aborted', saleId, transactionId, cause },
    { type: 'outcome', saleId, transactionId, outcome: 'aborted', status: 'not started' },
  )
}

function unresolved(transactionId: string, cause: unknown, refusal: Refusal): Step {
  return { state: { name: 'unresolved', transactionId, cause, refusal }, records: [], effects: [] }
}

function stay(state: PaymentState): Step {
  return { state, records: [], effects: [] }
}

function since(cause: unknown): Omit<Resolving, 'name' | 'transactionId'> {
  return { tries: 0, waited: 0, cause, refusal: undefined }
}

function resolving(
  transactionId: string,
  so: Omit<Resolving, 'name' | 'transactionId'>,
  patience: number,
): Step {
  const after = pauses[Math.min(so.tries, pauses.length - 1)] ?? 0
  if (so.tries > 0 && so.waited + after > patience) return unresolved(transactionId, so.cause, so.refusal)
  return {
    state: { ...so, name: 'resolving', transactionId, tries: so.tries + 1, waited: so.waited + after },
    records: [],
    effects: [{ do: 'read', transactionId, after }],
  }
}

/** Whether a failed `start` provably never left: not a byte of it, or not even its token could be had. */
function wasNotSent(error: unknown): boolean {
  if (error instanceof ConnectionError && error.sent === 'no') return true
  return error instanceof SecuconnectError && error.operation === 'auth.token'
}

/**
 * A refusal counts only for cash: at a card terminal a card flow may be running that the status does not show.
 * And only where the server itself refused, in its own error format, which always has a code: a proxy may say 401 after
 * the server took the request, and a failure within or behind the server may come after the effect, with any status;
 * so may `Too Many Requests`.
 */
function refusalOf(error: unknown, { method }: Order): Refusal {
  if (method !== 'cash' || !(error instanceof ApiError) || error.code === undefined) return undefined
  const { status, reason } = error
  return status >= 500 || status === 408 || status === 429 || failures.has(reason) ? undefined : error
}

/** The error classes that stand for a failure, not for a no (facts: section (c), errors). */
const failures = new Set(['ProductInternalException', 'ProductBackendproviderException'])

/** As it was before `start`. `processing` would not be: this driver applies no card, so only `start` can have caused it. */
function isUntouched({ id, status }: SmartTransaction, transactionId: string): boolean {
  return id === transactionId && status === 'created'
}

function differs({ basket_info: info }: SmartTransaction, { amount, currency }: Order): boolean {
  // What is absent says nothing; what is there, even as `null`, has to be the same.
  const { sum = amount, currency: theirs = currency } = info ?? {}
  return sum !== amount || theirs !== currency
}

function openStatus(transaction: SmartTransaction, transactionId: string, order: Order): Error {
  if (transaction.id !== transactionId)
    return new Error(`asked about ${transactionId}, the server answered about ${transaction.id}`)
  if (differs(transaction, order)) return otherAmount(transaction, order)
  return new Error(`the status of ${transaction.id} is "${transaction.status}", which is not final`)
}

function otherAmount({ id, basket_info: info }: SmartTransaction, { amount, currency }: Order): Error {
  const theirs = `${info?.sum} cents ${info?.currency ?? currency}`
  return new Error(`transaction ${id} is about ${theirs}, but this sale is about ${amount} cents ${currency}`)
}
