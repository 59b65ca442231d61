import type { Handler } from '../core.ts'
import type { LoyaltyTransaction } from '../generated/models.ts'
import { loyaltyTransactionOf } from '../loyalty/loyalty-transaction.ts'
import { Refusal } from '../refusal.ts'
import type { Shop } from '../state.ts'
import { type Collection, listed, shown } from './answers.ts'

export const listLoyaltyTransactions: Handler = (call, surroundings) =>
  listed(loyaltyTransactions(call.shop), call, surroundings)

export const getLoyaltyTransaction: Handler = (call) => {
  const id = call.path['loyaltyTransactionId'] ?? ''
  const booking = call.shop.bookings.get(id)
  if (!booking) throw Refusal.notFound(`booking ${id}`)
  return shown(loyaltyTransactionOf(call.shop, booking), call)
}

/** The bookings of a shop. */
function loyaltyTransactions(shop: Shop): Collection<LoyaltyTransaction> {
  const { bookings } = shop
  return {
    kind: 'loyalty.transactions',
    size: bookings.size,
    *values() {
      for (const booking of bookings.values()) yield loyaltyTransactionOf(shop, booking)
    },
    indexes: {
      id: (id) => {
        const booking = bookings.get(id)
        return booking && loyaltyTransactionOf(shop, booking)
      },
    },
  }
}
