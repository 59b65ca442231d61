import { timestamp } from '../clock.ts'
import type { Handler } from '../core.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { cannotCancel, takeBack } from '../loyalty/cancel-sale.ts'
import { notNow } from '../loyalty/sale-state.ts'
import type { Shop } from '../state.ts'
import { standingCharges } from '../terminal/charges.ts'
import { interruptedTerminal } from '../terminal/interrupt.ts'
import { paymentsTakenBack } from './orders.ts'
import { findTransaction, saved } from './transactions.ts'

/**
 * Takes back what `start` booked on the card, to the cent. The till hands back cash, and what it took with a terminal of
 * its own; a payment from afar is refunded; a payment at the shop's card terminal is cancelled there, by its receipt number.
 */
export const cancelTransaction: Handler = (call, surroundings) => {
  const { shop } = call
  const transaction = findTransaction(call)
  const stopped = interruptedTerminal(transaction, shop, surroundings)
  if (stopped) return stopped
  // What tracks a run of the card terminal ends in `ok` too, and was never paid. What was delivered is not cancelled.
  const isPaid = ['ok', 'received', 'collection'].includes(transaction.status)
  if (!isPaid || transaction.payment_method === undefined) throw notNow('cancelled', transaction.status)
  checkNotCharged(transaction, shop)
  const { events, receipt } = takeBack(transaction, shop, surroundings)
  const cancelled: SmartTransaction = {
    ...transaction,
    status: 'cancelled',
    updated: timestamp(surroundings.clock.now()),
    ...(receipt && { receipt }),
  }
  return {
    body: cancelled,
    events: [...events, ...paymentsTakenBack(transaction, shop, surroundings), saved(shop, cancelled)],
  }
}

/** A sale must not look cancelled while the customer's bank card has paid for it. */
function checkNotCharged({ id }: SmartTransaction, shop: Shop): void {
  const [charge] = standingCharges(shop, id)
  if (!charge) return
  throw cannotCancel(
    `a bank card was charged for it: cancel receipt ${charge.receiptNumber} at the card terminal`,
    'Die Kartenzahlung muss am Terminal storniert werden.',
  )
}
