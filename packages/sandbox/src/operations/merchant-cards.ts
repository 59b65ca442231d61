import type { StoredCard } from '../cards.ts'
import { timestamp } from '../clock.ts'
import type { Handler, Reply, Surroundings } from '../core.ts'
import type {
  CardBookingAction,
  CardValidationInput,
  LoyaltyCustomer,
  LoyaltyCustomerInput,
  MerchantCardInput,
  VirtualTerminal,
} from '../generated/models.ts'
import { merchantCardOf } from '../loyalty/merchant-card.ts'
import type { Programme } from '../loyalty/programme.ts'
import { Refusal } from '../refusal.ts'
import type { Shop } from '../state.ts'
import { listed, merchantCards, shown } from './answers.ts'
import { checkKnown, newCustomer } from './customers.ts'
import {
  cardSaved,
  checkMerchantInPath,
  customerSaved,
  duplicate,
  findCardGroup,
  findCustomer,
  findMerchantCard,
  isPlaceholder,
} from './registers.ts'

export const listMerchantCards: Handler = (call, surroundings) =>
  listed(merchantCards(call.shop), call, surroundings)

export const getMerchantCard: Handler = (call) =>
  shown(merchantCardOf(call.shop, findMerchantCard(call)), call)

/** What is left out stays as it was: setting an expiry date should not detach a bank account. */
export const updateMerchantCard: Handler = (call) => {
  const { shop } = call
  const card = findMerchantCard(call)
  const {
    expiry_date: expires = card.expires,
    payment_container: account,
    additional_data: data,
  } = call.body as MerchantCardInput
  const accounts = shop.customers.get(card.customerId ?? '')?.payment_container ?? []
  if (account !== undefined && !accounts.some(({ id }) => id === account))
    throw Refusal.notFound(`bank account ${account} of the customer of card ${card.cardnumber}`)
  return changed(shop, {
    ...card,
    expires,
    ...(account !== undefined && { paymentContainerId: account }),
    ...(data && { additionalData: data }),
  })
}

/** An unknown card is no error here: the answer says that it is not valid, and nothing else. */
export const validateMerchantCard: Handler = ({ path, body, shop }) => {
  const { cardnumber, merchant } = body as CardValidationInput
  // Not used, but a card or a placeholder it has to be.
  const id = path['loyaltyMerchantCardId'] ?? ''
  if (!/^(me|MRC|MCD_[0-9A-Z_]+)$/.test(id)) throw Refusal.notFound(`merchant card ${id}`)
  const card = shop.cards.get(cardnumber)
  // Not valid is what the merchant does not know (flows: 3.1). What has expired a sale refuses.
  if (!card || (merchant !== undefined && merchant !== shop.facts.merchant.id))
    return { body: { isValid: false } }
  const rule = shop.cardGroups.get(card.groupId)?.programme.passcode ?? 0
  // A rule asks for nothing as long as the card has no passcode.
  const hasPasscode = rule !== 0 && card.passcode !== undefined
  return { body: { isValid: true, hasPasscode, isLocked: card.lock !== undefined } }
}

/** Creates the customer of a card that was anonymous. Works once per card. */
export const registerCustomer: Handler = (call, surroundings) => {
  const { shop } = call
  const card = findMerchantCard(call)
  if (card.customerId !== undefined)
    throw duplicate(`card ${card.cardnumber} has a customer already`, 'Die Karte hat bereits einen Kunden.')
  const customer = newCustomer(call.body as LoyaltyCustomerInput, shop, surroundings)
  const { body, events = [] } = changed(shop, ownedBy(card, customer, surroundings))
  return { body: { ...(body as object), customer }, events: [customerSaved(shop, customer), ...events] }
}

/** Replaces the customer that the card has, if any: only registering one is said to work once. */
export const setCustomer: Handler = (call, surroundings) => {
  const { shop } = call
  const card = findMerchantCard(call)
  const customer = findCustomer(call)
  checkKnown(shop, customer)
  if (card.customerId === customer.id) return { body: merchantCardOf(shop, card) }
  return changed(shop, ownedBy(card, customer, surroundings))
}

/** A card with its new customer; it is not loaded from the old one's bank account any more. */
function ownedBy(card: StoredCard, { id }: LoyaltyCustomer, { clock }: Surroundings): StoredCard {
  const { paymentContainerId: _, ...rest } = card
  return { ...rest, customerId: id, customerSince: timestamp(clock.now()) }
}

/** From now on the rules of the other group hold. Balances and points stay, even beyond the limit of the group. */
export const setCardGroup: Handler = (call) => {
  const card = findMerchantCard(call)
  return changed(call.shop, { ...card, groupId: findCardGroup(call).id })
}

function changed(shop: Shop, card: StoredCard): Extract<Reply, { body: unknown }> {
  return { body: merchantCardOf(shop, card), events: [cardSaved(shop, card)] }
}

const actions: readonly CardBookingAction[] = [
  'charge',
  'discharge',
  'sale_revenue',
  'charge_points',
  'discharge_points',
  'cancel_last',
  'immediate_bonus',
]

/** What may be booked without a device. A placeholder for the card asks for the shop as a whole. */
export const getVirtualTerminal: Handler = (call) => {
  const { shop } = call
  const card = isPlaceholder(call) ? undefined : findMerchantCard(call)
  checkMerchantInPath(call)
  const groups = [...shop.cardGroups.values()].filter(({ id }) => !card || id === card.groupId)
  const { store, terminal } = shop.facts
  const answer: VirtualTerminal = {
    tid: terminal.tid,
    actions,
    amount_split_enabled: 1,
    disabled: 0,
    gift_terminal: groups.some(({ programme }) => rewards(programme)) ? 1 : 0,
    store: { ...store },
  }
  return { body: answer }
}

function rewards({ bonus, pointsPerEuro }: Programme): boolean {
  return pointsPerEuro > 0 || Object.values(bonus).some((percent) => percent > 0)
}
