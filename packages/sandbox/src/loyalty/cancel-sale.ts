import type { Surroundings } from '../core.ts'
import { timestamp } from '../clock.ts'
import type { ReceiptLine, SmartTransaction } from '../generated/models.ts'
import { cancelReceipt } from '../receipts.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import type { Booking } from './bookings.ts'
import { balancesOf } from './merchant-card.ts'
import { programmeOf } from './sale-plan.ts'

/** What it takes to undo a sale on its card. */
export interface TakenBack {
  readonly events: readonly SandboxEvent[]
  /** The receipt of the cancellation; undefined when the sale had no card. */
  readonly receipt?: readonly ReceiptLine[]
}

/** The refusal to take a booking back. */
export function cannotCancel(
  details: string,
  forPeople = 'Die Buchung kann nicht storniert werden.',
): Refusal {
  return Refusal.api(403, 'ProductNotAllowedException', 1007, details, forPeople)
}

/**
 * Takes back everything that a sale has booked on its card, to the cent and to the point. A card that came into being
 * with the sale goes out of use. Throws a `Refusal` when what it gave is spent already.
 */
export function takeBack(transaction: SmartTransaction, shop: Shop, surroundings: Surroundings): TakenBack {
  const booked = shop.bookings.ofTransaction(transaction.id)
  const [first] = booked
  if (!first) return { events: [] }
  const card = shop.cards.get(first.cardnumber)
  if (!card) throw new Error(`no card for the booking ${first.id}`)
  if (
    !programmeOf(shop, card).cancelAny &&
    latestBooking(shop, first.cardnumber)?.transactionId !== transaction.id
  )
    throw cannotCancel('the card group takes back the latest booking of a card alone')
  const isOwnCard = transaction.idents?.[0]?.type === 'create_card'
  const reversal = reversalOf(booked, transaction.basket_info?.sum ?? 0, shop, surroundings)
  const { cash, bonus, points } = reversal.after
  if (isOwnCard && (cash !== 0 || bonus !== 0 || points !== 0))
    throw cannotCancel('the card that came into being with the sale is in use')
  const id = shop.facts.merchant.id
  return {
    receipt: reversal.booking.receipt,
    events: [
      ...reversal.events,
      ...(isOwnCard ? [{ type: 'card saved', shop: id, card: { ...card, stock: 'inactive' } } as const] : []),
    ],
  }
}

/** One booking that takes back others of the same card. Throws a `Refusal` when the card has too little left. */
export function reversalOf(
  booked: readonly Booking[],
  cancelled: number,
  shop: Shop,
  { random, clock }: Surroundings,
): {
  readonly booking: Booking
  readonly after: { readonly cash: number; readonly bonus: number; readonly points: number }
  readonly events: readonly SandboxEvent[]
} {
  const [first] = booked
  const card = first && shop.cards.get(first.cardnumber)
  if (!card) throw new Error('there is nothing to take back')
  // From 0, so that nothing is 0 and not -0.
  const sum = (of: 'cash' | 'bonus' | 'points'): number =>
    booked.reduce((left, booking) => left - booking[of], 0)
  const moved = { cash: sum('cash'), bonus: sum('bonus'), points: sum('points') }
  const before = balancesOf(shop, card)
  const after = {
    cash: before.cash + moved.cash,
    bonus: before.bonus + moved.bonus,
    points: before.points + moved.points,
  }
  if (
    (moved.cash < 0 && after.cash < -programmeOf(shop, card).overdraft) ||
    (moved.bonus < 0 && after.bonus < 0) ||
    (moved.points < 0 && after.points < 0)
  )
    throw cannotCancel('what the card was given is spent already', 'Das Guthaben wurde bereits verwendet.')
  const hasPoints = booked.some(({ points }) => points !== 0)
  const { cardnumber, transactionId } = first
  const booking: Booking = {
    id: random.id('LTX'),
    cardnumber,
    ...(transactionId !== undefined && { transactionId }),
    kind: 'cancel',
    ...moved,
    amount: cancelled,
    code: shop.nextCode,
    at: timestamp(clock.now()),
    receipt: cancelReceipt({
      cardnumber,
      code: first.code,
      at: first.at,
      balance: after.cash + after.bonus,
      // Points are no money; they stand below.
      cancelled: first.kind === 'points' ? 0 : cancelled,
      points: hasPoints ? { cancelled: Math.abs(moved.points), balance: after.points } : undefined,
    }),
    cancels: first.id,
  }
  const id = shop.facts.merchant.id
  return {
    booking,
    after,
    events: [
      { type: 'card booked', shop: id, booking },
      { type: 'codes used', shop: id, count: 1 },
    ],
  }
}

/** The latest booking of a card that was not taken back. */
export function latestBooking(shop: Shop, cardnumber: string): Booking | undefined {
  const takenBack = new Set<string>()
  const cancelledSales = new Set<string>()
  return shop.bookings.ofCard(cardnumber).findLast((booking) => {
    if (booking.cancels !== undefined) {
      takenBack.add(booking.cancels)
      if (booking.transactionId !== undefined) cancelledSales.add(booking.transactionId)
      return false
    }
    return !takenBack.has(booking.id) && !cancelledSales.has(booking.transactionId ?? '')
  })
}
