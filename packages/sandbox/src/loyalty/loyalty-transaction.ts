import type { LoyaltyTransaction, RelatedLoyaltyTransaction } from '../generated/models.ts'
import type { Shop } from '../state.ts'
import type { Booking } from './bookings.ts'
import { cardOf } from './merchant-card.ts'

const descriptions: Readonly<Record<Booking['kind'], string>> = {
  revenue: 'Umsatz',
  load: 'Aufladung',
  unload: 'Entladung',
  spend: 'Zahlung',
  bonus: 'Bonus',
  points: 'Punkte',
  cancel: 'Storno',
}

/** A booking as the API shows it. The merchant card is a reference: a booking names nobody. */
export function loyaltyTransactionOf(shop: Shop, booking: Booking): LoyaltyTransaction {
  const { merchant, store, terminal } = shop.facts
  const card = shop.cards.get(booking.cardnumber)
  const group = shop.cardGroups.get(card?.groupId ?? '')?.group
  const { cash, bonus } = shop.bookings.after(booking.id)
  const cancelling = shop.bookings.cancelling(booking.id)
  return {
    object: 'loyalty.transactions',
    id: booking.id,
    trans_id: booking.code,
    created: booking.at,
    last_change: cancelling?.at ?? booking.at,
    status: 'ok',
    description: descriptions[booking.kind],
    amount: booking.amount,
    currency: 'EUR',
    balance: (card?.opening?.cash ?? 0) + (card?.opening?.bonus ?? 0) + cash + bonus,
    is_cancelling: booking.kind === 'cancel' ? 1 : 0,
    cleared: false,
    tid: terminal.tid,
    merchant: { object: merchant.object, id: merchant.id },
    store: { ...store },
    ...(card && { card: cardOf(card), merchantcard: { object: 'loyalty.merchantcards', id: card.id } }),
    ...(group && { cardgroup: group }),
    receipt: booking.receipt,
    parents: parentsOf(shop, booking),
    children: childrenOf(shop, booking),
  }
}

/** A cancellation stems from what it takes back; what a sale books besides stems from its first booking. */
function parentsOf({ bookings }: Shop, booking: Booking): readonly RelatedLoyaltyTransaction[] {
  if (booking.kind === 'cancel') return related(bookings.get(booking.cancels ?? ''), 'cancel')
  const [first] = bookings.ofTransaction(booking.transactionId ?? '')
  return first === booking ? [] : related(first, 'sale')
}

function childrenOf({ bookings }: Shop, booking: Booking): readonly RelatedLoyaltyTransaction[] {
  const [first, ...others] = bookings.ofTransaction(booking.transactionId ?? '')
  const ofSale = first === booking ? others.filter(({ kind }) => kind !== 'cancel') : []
  return [
    ...ofSale.flatMap((other) => related(other, 'sale')),
    ...related(bookings.cancelling(booking.id), 'cancel'),
  ]
}

function related(
  booking: Booking | undefined,
  relation: 'sale' | 'cancel',
): readonly RelatedLoyaltyTransaction[] {
  if (!booking) return []
  return [
    {
      object: 'loyalty.transactions',
      id: booking.id,
      trans_id: booking.code,
      ref_type_id: relation === 'sale' ? 1 : 2,
      relation_type: relation,
    },
  ]
}
