import type { StoredCard } from '../cards.ts'
import type {
  LoyaltyCard,
  LoyaltyCustomer,
  LoyaltyPaymentContainer,
  MerchantCard,
} from '../generated/models.ts'
import type { Shop, StoredCardGroup } from '../state.ts'
import type { Balances } from './bookings.ts'

/** What is on a card, in cents and points: what it began with, and what was booked since. */
export function balancesOf(shop: Shop, { cardnumber, opening }: StoredCard): Balances {
  const { cash, bonus, points } = shop.bookings.sum(cardnumber)
  return opening
    ? { cash: opening.cash + cash, bonus: opening.bonus + bonus, points: opening.points + points }
    : { cash, bonus, points }
}

/** What a card looked like when it was last asked for, and what that depends on. */
interface Seen {
  readonly shop: Shop
  readonly bookings: number
  readonly group: StoredCardGroup | undefined
  readonly customer: LoyaltyCustomer | undefined
  readonly card: MerchantCard
}
const seen = new WeakMap<StoredCard, Seen>()

/** A card as the API shows it to its merchant. As long as nothing has changed it is the same object: every sale holds one. */
export function merchantCardOf(shop: Shop, stored: StoredCard): MerchantCard {
  const bookings = shop.bookings.ofCard(stored.cardnumber).length
  const group = shop.cardGroups.get(stored.groupId)
  const customer = stored.customerId === undefined ? undefined : shop.customers.get(stored.customerId)
  const last = seen.get(stored)
  const isSame =
    last?.shop === shop && last.bookings === bookings && last.group === group && last.customer === customer
  if (isSame) return last.card
  const card = composed(shop, stored)
  seen.set(stored, { shop, bookings, group, customer, card })
  return card
}

function composed(shop: Shop, stored: StoredCard): MerchantCard {
  const { merchant, store } = shop.facts
  const reference = { object: merchant.object, id: merchant.id }
  const { cash, bonus, points } = balancesOf(shop, stored)
  const group = shop.cardGroups.get(stored.groupId)
  const customer = shop.customers.get(stored.customerId ?? '')
  // Only as long as it is one of its customer's.
  const account = customer?.payment_container?.find(({ id }) => id === stored.paymentContainerId)
  const booked = shop.bookings.ofCard(stored.cardnumber)
  const lastUsage = booked.at(-1)?.at ?? stored.lastUsage
  const lastCharge = booked.findLast(({ kind }) => kind === 'load')?.at ?? stored.lastCharge
  return {
    object: 'loyalty.merchantcards',
    id: stored.id,
    merchant: reference,
    created_for_merchant: reference,
    card: cardOf(stored),
    ...(group && { cardgroup: group.group }),
    created_for_store: { object: store.object, id: store.id },
    customer: customer ?? null,
    ...(stored.customerSince !== undefined && { customer_assignment_date: stored.customerSince }),
    is_base_card: true,
    points,
    cash_balance: cash,
    bonus_balance: bonus,
    balance: cash + bonus,
    ...(lastUsage !== undefined && { last_usage: lastUsage }),
    ...(lastCharge !== undefined && { last_charge: lastCharge }),
    stock_status: stored.stock,
    lock_status: stored.lock ? 'locked' : 'unlocked',
    passcode: group?.programme.passcode ?? 0,
    expiry_date: stored.expires,
    ...(account && { payment_container: accountOf(account) }),
  }
}

/** The card itself, as everybody sees it. */
export function cardOf({ cardId, cardnumber, created, accountId }: StoredCard): LoyaltyCard {
  return {
    object: 'loyalty.cards',
    id: cardId,
    cardnumber,
    created,
    ...(accountId !== undefined && { account: { object: 'general.accounts', id: accountId } }),
  }
}

/** A bank account as a card shows it: when it was last used is known at the customer only. */
function accountOf(container: LoyaltyPaymentContainer): LoyaltyPaymentContainer {
  const { last_usage: _, ...account } = container
  return account
}
