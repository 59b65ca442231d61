import { timestamp } from '../clock.ts'
import type { Handler } from '../core.ts'
import type { Booking } from '../ledger.ts'
import { cancelReceipt } from '../receipts.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent } from '../state.ts'
import { findTransaction, notNow } from './transactions.ts'

/** Takes back what `start` booked on the card, to the cent. */
export const cancelTransaction: Handler = (call, surroundings) => {
  const transaction = findTransaction(call, surroundings)
  const { state, random, clock } = surroundings
  if (transaction.status !== 'ok') throw notNow('cancelled', transaction.status)
  const booked = state.bookings.filter(({ transactionId }) => transactionId === transaction.id)
  const [first] = booked
  const at = timestamp(clock.now())
  const saved = { ...transaction, status: 'cancelled', updated: at } as const
  if (!first) return { body: saved, events: [{ type: 'transaction saved', transaction: saved }] }

  // From 0, so that nothing is 0 and not -0.
  const cash = 0 - booked.reduce((sum, booking) => sum + booking.cash, 0)
  const bonus = 0 - booked.reduce((sum, booking) => sum + booking.bonus, 0)
  const card = state.cards.get(first.cardnumber)
  if ((card?.cash_balance ?? 0) + cash < 0) {
    throw Refusal.api(
      403,
      'ProductNotAllowedException',
      1007,
      'the loaded money is spent already',
      'Das Guthaben wurde bereits verwendet.',
    )
  }
  const code = state.nextCode
  const booking: Booking = {
    id: random.id('LTX'),
    cardnumber: first.cardnumber,
    transactionId: transaction.id,
    kind: 'cancel',
    cash,
    bonus,
    code,
    at,
  }
  const receipt = cancelReceipt({
    cardnumber: first.cardnumber,
    code: first.code,
    balance: (card?.balance ?? 0) + cash + bonus,
    cancelled: transaction.basket_info?.sum ?? 0,
  })
  const cancelled = { ...saved, receipt }
  const events: readonly SandboxEvent[] = [
    { type: 'card booked', booking },
    { type: 'codes used', count: 1 },
    { type: 'transaction saved', transaction: cancelled },
  ]
  return { body: cancelled, events }
}
