import type { Call, Handler, Reply, Surroundings } from '../core.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { partsOf } from '../loyalty/basket.ts'
import { checkSale, completeSale, type Paid } from '../loyalty/complete-sale.ts'
import { checkIdle, checkIsSale, notNow } from '../loyalty/sale-state.ts'
import { notPossible } from '../loyalty/usable.ts'
import type { Shop } from '../state.ts'
import { startAtTerminal } from '../terminal/payment.ts'
import { paidFromAfar } from './orders.ts'
import { paidByTill } from './start-direct.ts'
import { findTransaction } from './transactions.ts'

/** Executes the payment: books the card, prints the receipts, and ends in `ok`. */
export const startTransaction: Handler = (call, surroundings) => {
  const { shop } = call
  const transaction = findTransaction(call)
  checkIdle(transaction, shop)
  // What tracks a run of the card terminal ends in `ok` too, and was never started.
  const isPaid = transaction.status === 'ok' && transaction.payment_method !== undefined
  if (isPaid && surroundings.assumptions.secondStart === 'answered again') return { body: transaction }
  const method = call.path['paymentMethod'] ?? ''
  // A payer from afar decides later: nothing may make a sale that was paid look unpaid until then.
  const isChargedAgain =
    isPaid && surroundings.assumptions.secondStart === 'charged again' && !paidAfar.has(method)
  checkIsSale(transaction, 'started')
  if (!isChargedAgain && !isStartable(transaction.status, surroundings))
    throw notNow('started', transaction.status)
  return startBy(method, transaction, call, surroundings)
}

function isStartable(status: string, { assumptions }: Surroundings): boolean {
  switch (status) {
    case 'created':
    case 'processing':
    case 'failed':
      return true
    case 'aborted':
      return assumptions.startAfterAbort === 'executed'
    default:
      return false
  }
}

/** What a payer far away is charged with, without a prepare. */
const paidAfar: ReadonlySet<string> = new Set(['debit', 'invoice', 'prepaid'])

function startBy(
  method: string,
  transaction: SmartTransaction,
  call: Call,
  surroundings: Surroundings,
): Reply {
  const { shop } = call
  if (paidAfar.has(method))
    return paidFromAfar(transaction, method, call.body ?? {}, true, shop, surroundings)
  if (transaction.intent === 'order')
    throw notPossible(
      `an order is paid from afar, and not with ${method}`,
      'Diese Zahlart ist nicht möglich.',
    )
  const { due, unloaded } = partsOf(transaction)
  switch (method) {
    case 'cash':
      return completed(transaction, method, {}, shop, surroundings)
    case 'loyalty':
      checkCovered(transaction, due, unloaded)
      return completed(transaction, method, {}, shop, surroundings)
    case 'cashless':
      checkDue(method, due)
      checkSale(transaction, shop, surroundings)
      return startAtTerminal(transaction, due, shop, surroundings)
    case 'cashless_direct':
      checkDue(method, due)
      return completed(transaction, method, paidByTill(call.body, due), shop, surroundings)
    default:
      throw notPossible(`the sandbox does not start ${method}`, 'Diese Zahlart ist nicht möglich.')
  }
}

function completed(
  transaction: SmartTransaction,
  method: string,
  paid: Paid,
  shop: Shop,
  surroundings: Surroundings,
): Reply {
  const done = completeSale(transaction, method, paid, shop, surroundings)
  return { body: done.transaction, events: done.events }
}

/** The card pays it all: what was applied covers the sum, or what is unloaded is the sum. */
function checkCovered({ basket_info: info }: SmartTransaction, due: number, unloaded: number): void {
  const isCovered = unloaded > 0 || info?.missing_sum !== undefined
  if (isCovered && due === 0) return
  throw notPossible(
    `start/loyalty needs a card that covers the sum; ${due} cents are missing`,
    'Das Guthaben reicht nicht aus.',
  )
}

function checkDue(method: string, due: number): void {
  if (due <= 0) throw notPossible(`start/${method} needs a sum to pay with a bank card, not ${due}`)
}
