import { timestamp } from '../clock.ts'
import type { Call, Handler, Surroundings } from '../core.ts'
import type { SmartTransaction, SmartTransactionInput } from '../generated/models.ts'
import { checkIdle, checkIsSale, notNow } from '../loyalty/sale-state.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { type Collection, documents, listed, shown } from './answers.ts'
import { paymentsTakenBack } from './orders.ts'
import { writtenSale } from './sale-input.ts'

export const createTransaction: Handler = (call, surroundings) => {
  const fixed = {
    id: surroundings.random.id('STX'),
    created: timestamp(surroundings.clock.now()),
  }
  const { transaction, events } = writtenSale(call.body as SmartTransactionInput, fixed, call, surroundings)
  return { body: transaction, events: [...events, saved(call.shop, transaction)] }
}

export const getTransaction: Handler = (call) => shown(findTransaction(call), call)

export const listTransactions: Handler = (call, surroundings) =>
  listed(visible(call.shop, surroundings), call, surroundings)

/**
 * The transactions that a list finds. `created` tells whole seconds, so a new one shows after the delay and up to one
 * second more, and never before it.
 */
function visible(
  { transactions }: Shop,
  { assumptions: { listDelay }, clock }: Surroundings,
): Collection<SmartTransaction> {
  if (listDelay <= 0) return documents(transactions)
  const latest = clock.now() - listDelay - 1000
  const old = [...transactions].filter(([, { created = '' }]) => Date.parse(created) <= latest)
  return documents(new Map(old))
}

/** Replaces the whole sale; an applied card is forgotten, and so is a payment that was authorised. */
export const updateTransaction: Handler = (call, surroundings) => {
  const { shop } = call
  const before = findTransaction(call)
  const { id, created = '', status, application_context } = before
  checkIdle(before, shop)
  checkIsSale(before, 'updated')
  if (!['created', 'processing', 'approved', 'failed'].includes(status)) throw notNow('updated', status)
  const input = {
    ...(call.body as SmartTransactionInput),
    ...(application_context && { application_context }),
  }
  const written = writtenSale(input, { id, created }, call, surroundings)
  const transaction = { ...written.transaction, updated: timestamp(surroundings.clock.now()) }
  const forgotten = paymentsTakenBack(before, shop, surroundings)
  return { body: transaction, events: [...forgotten, ...written.events, saved(shop, transaction)] }
}

/** The event that a transaction was written. */
export function saved({ facts }: Shop, value: SmartTransaction): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'transactions', value }
}

/** The transaction that the path names. Throws a 404 `Refusal`. */
export function findTransaction({ path, shop }: Call): SmartTransaction {
  const id = path['smartTransactionId'] ?? ''
  const transaction = shop.transactions.get(id)
  if (!transaction) throw Refusal.notFound(`Smart Transaction ${id}`)
  return transaction
}
