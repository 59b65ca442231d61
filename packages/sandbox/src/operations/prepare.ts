import { timestamp } from '../clock.ts'
import type { Handler } from '../core.ts'
import type { DeliveryInput, SmartTransaction } from '../generated/models.ts'
import { checkIdle, notNow } from '../loyalty/sale-state.ts'
import { Refusal } from '../refusal.ts'
import { ownStore } from './devices.ts'
import { executed, paidFromAfar, paymentLinks, paymentOf } from './orders.ts'
import { findTransaction, saved } from './transactions.ts'

/** Authorises the payment; with `auto_capture` it is executed as well. */
export const prepareTransaction: Handler = (call, surroundings) => {
  const transaction = findTransaction(call)
  const method = call.path['paymentMethod'] ?? ''
  checkIdle(transaction, call.shop)
  // A payment that was refused may be tried again.
  if (!['created', 'processing', 'failed'].includes(transaction.status))
    throw notNow('prepared', transaction.status)
  const capture = transaction.payment_context?.auto_capture ?? false
  return paidFromAfar(transaction, method, call.body ?? {}, capture, call.shop, surroundings)
}

/** Executes what was authorised. */
export const startPrepared: Handler = (call, surroundings) => {
  const transaction = findTransaction(call)
  const stored = paymentOf(transaction, call.shop)
  if (transaction.status !== 'approved' || !stored) throw notNow('started', transaction.status)
  const { transaction: body, events } = executed(transaction, stored, call.shop, surroundings)
  return { body, events }
}

/** What an order in this status can be delivered by. */
const awaitedDelivery: ReadonlyMap<string, string> = new Map([
  ['received', 'shipping'],
  ['shipped', 'shipping'],
  ['collection', 'collection'],
])

/** A shipment may be recorded again, and is replaced whole; a collection is recorded once. */
export const setDelivery: Handler = (call, { clock }) => {
  const { shop } = call
  const transaction = findTransaction(call)
  const { delivery_options: delivery } = call.body as DeliveryInput
  const awaited = awaitedDelivery.get(transaction.status)
  if (!awaited) throw notNow('delivered', transaction.status)
  if (delivery.type !== awaited)
    throw Refusal.badInput(
      `/delivery_options/type: the order waits for its ${awaited}, not for a ${delivery.type}`,
    )
  if (delivery.type === 'collection' && delivery.store_id !== undefined) ownStore(delivery.store_id, shop)
  const delivered: SmartTransaction = {
    ...transaction,
    status: delivery.type === 'collection' ? 'collected' : 'shipped',
    updated: timestamp(clock.now()),
    delivery_options: delivery,
  }
  return { body: delivered, events: [saved(shop, delivered)] }
}

/** Opens a sale over nothing, whose pages ask for another instrument. */
export const updatePaymentContainer: Handler = ({ path, shop }, { random, clock }) => {
  const subscription = shop.subscriptions.get(path['subscriptionId'] ?? '')
  if (!subscription) throw Refusal.notFound(`subscription ${path['subscriptionId']}`)
  const id = random.id('STX')
  const transaction: SmartTransaction = {
    object: 'smart.transactions',
    id,
    merchant: shop.facts.merchant,
    subscription,
    transactions: [],
    created: timestamp(clock.now()),
    status: 'created',
    basket_info: { sum: 0, gratuity: null, currency: 'EUR' },
    checkout_links: null,
    payment_links: paymentLinks(id, ['creditcard', 'debit', 'paypal']),
  }
  return { body: transaction, events: [saved(shop, transaction)] }
}
