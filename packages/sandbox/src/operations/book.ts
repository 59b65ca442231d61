import type { StoredCard } from '../cards.ts'
import { timestamp } from '../clock.ts'
import type { Call, Handler, Reply } from '../core.ts'
import type { CardBookingInput, MerchantCardWithReceipt } from '../generated/models.ts'
import type { Booking } from '../loyalty/bookings.ts'
import { cannotCancel, latestBooking, reversalOf } from '../loyalty/cancel-sale.ts'
import { moveOf } from '../loyalty/card-move.ts'
import { balancesOf, merchantCardOf } from '../loyalty/merchant-card.ts'
import { programmeOf } from '../loyalty/sale-plan.ts'
import { checkUsable } from '../loyalty/usable.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'

/** Books on a card without a sale: the back office's way, and that of terminals without a basket. */
export const bookOnCard: Handler = (call, surroundings) => {
  const { shop } = call
  const input = call.body as CardBookingInput
  const card = bookedCard(call, input)
  if (input.action === 'cancel_last') {
    const { booking, events } = lastTakenBack(card, shop, surroundings)
    return answer(card, booking, events, shop)
  }
  checkUsable(card, surroundings.clock.now())
  const code = shop.nextCode
  const move = moveOf(input, balancesOf(shop, card), programmeOf(shop, card), {
    cardnumber: card.cardnumber,
    code,
  })
  const booking: Booking = {
    ...move,
    id: surroundings.random.id('LTX'),
    cardnumber: card.cardnumber,
    code,
    at: timestamp(surroundings.clock.now()),
  }
  const id = shop.facts.merchant.id
  const events: readonly SandboxEvent[] = [
    { type: 'card booked', shop: id, booking },
    { type: 'codes used', shop: id, count: 1 },
  ]
  return answer(card, booking, events, shop)
}

/** The card that is meant. Throws a `Refusal` when the call names two, or another merchant. */
function bookedCard(
  { path, shop }: Call,
  { cardnumber, merchant_id: merchant }: CardBookingInput,
): StoredCard {
  const id = path['targetMerchantCardId'] ?? ''
  const card = shop.cards.byId(id)
  if (!card) throw Refusal.notFound(`Merchant card ${id}`)
  const first = path['loyaltyMerchantCardId'] ?? ''
  if (first.startsWith('MCD_') && !shop.cards.byId(first)) throw Refusal.notFound(`Merchant card ${first}`)
  if (cardnumber !== undefined && cardnumber !== card.cardnumber)
    throw Refusal.badInput(`/cardnumber: ${id} has another number`)
  if (merchant !== undefined && merchant !== shop.facts.merchant.id)
    throw Refusal.api(
      403,
      'ProductNotAllowedException',
      1001,
      `/merchant_id: the token is not one of ${merchant}`,
      'Diese Buchung ist nicht erlaubt.',
    )
  return card
}

/** A sale is cancelled as a whole, and not booking by booking. */
function lastTakenBack(
  card: StoredCard,
  shop: Shop,
  surroundings: Parameters<Handler>[1],
): { readonly booking: Booking; readonly events: readonly SandboxEvent[] } {
  const latest = latestBooking(shop, card.cardnumber)
  if (!latest) throw cannotCancel('nothing was booked on the card')
  if (latest.transactionId !== undefined)
    throw cannotCancel(`the latest booking belongs to ${latest.transactionId}: cancel that`)
  return reversalOf([latest], latest.amount, shop, surroundings)
}

/** The card after the booking, with the receipt. */
function answer(card: StoredCard, booking: Booking, events: readonly SandboxEvent[], shop: Shop): Reply {
  const { cash, bonus, points } = balancesOf(shop, card)
  const body: MerchantCardWithReceipt = {
    ...merchantCardOf(shop, card),
    points: points + booking.points,
    cash_balance: cash + booking.cash,
    bonus_balance: bonus + booking.bonus,
    balance: cash + bonus + booking.cash + booking.bonus,
    last_usage: booking.at,
    ...(booking.kind === 'load' && { last_charge: booking.at }),
    amount: booking.amount,
    trans_id: String(booking.code),
    receipt_header: [
      {
        type: 'textline',
        value: { text: shop.facts.merchant.companyname ?? '', decoration: ['align-center', 'important'] },
      },
      { type: 'space' },
    ],
    receipt: booking.receipt,
  }
  return { body, events }
}
