import type { StoredCard } from '../cards.ts'
import type { Call } from '../core.ts'
import type { LoyaltyCustomer } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop, StoredCardGroup } from '../state.ts'

// What the registers of cards, card groups and customers share.

/** The event that a card was written. */
export function cardSaved({ facts }: Shop, card: StoredCard): SandboxEvent {
  return { type: 'card saved', shop: facts.merchant.id, card }
}

/** The event that a customer was written. */
export function customerSaved({ facts }: Shop, value: LoyaltyCustomer): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'customers', value }
}

/** The merchant card that the path names. Throws a 404 `Refusal`. */
export function findMerchantCard({ path, shop }: Call): StoredCard {
  const id = path['loyaltyMerchantCardId'] ?? ''
  const card = shop.cards.byId(id)
  if (card?.id !== id) throw Refusal.notFound(`merchant card ${id}`)
  return card
}

/**
 * The card that the body names. The path may name it once more, or hold a placeholder. Throws a `Refusal`: 404 for a card
 * that the merchant does not know, 400 when path and body name different ones.
 */
export function findNamedCard(call: Call, cardnumber: string): StoredCard {
  const inPath = isPlaceholder(call) ? undefined : findMerchantCard(call)
  const card = call.shop.cards.get(cardnumber)
  if (!card) throw Refusal.notFound(`card ${cardnumber}`)
  if (inPath && inPath.id !== card.id)
    throw Refusal.badInput(`/cardnumber: card ${cardnumber} is ${card.id}, but the path names ${inPath.id}`)
  return card
}

/** Whether the path names no card, because the body does. */
export function isPlaceholder({ path }: Call): boolean {
  return ['me', 'MRC'].includes(path['loyaltyMerchantCardId'] ?? '')
}

/** The card group that the path names. Throws a 404 `Refusal`. */
export function findCardGroup({ path, shop }: Call): StoredCardGroup {
  const id = path['loyaltyCardGroupId'] ?? ''
  const group = shop.cardGroups.get(id)
  if (!group) throw Refusal.notFound(`card group ${id}`)
  return group
}

/** The customer that the path names. Throws a 404 `Refusal`. */
export function findCustomer({ path, shop }: Call): LoyaltyCustomer {
  const id = path['loyaltyCustomerId'] ?? ''
  const customer = shop.customers.get(id)
  if (!customer) throw Refusal.notFound(`customer ${id}`)
  return customer
}

/** Throws a 404 `Refusal` when the path names another merchant: nobody sees another's shop. */
export function checkMerchantInPath({ path, shop }: Call): void {
  const id = path['generalMerchantId'] ?? ''
  if (id !== shop.facts.merchant.id) throw Refusal.notFound(`merchant ${id}`)
}

/** Throws a 403 `Refusal` when the body names another merchant than the token's. */
export function checkMerchant({ facts }: Shop, merchant: string | undefined): void {
  if (merchant !== undefined && merchant !== facts.merchant.id)
    throw notAllowed(`/merchant: ${merchant} is not the merchant of the token`)
}

/** The refusal of what the register does not allow. */
export function notAllowed(details: string, forPeople = 'Dieser Vorgang ist nicht erlaubt.'): Refusal {
  return Refusal.api(403, 'ProductNotAllowedException', 1001, details, forPeople)
}

/** The refusal of what was done already and works once. */
export function duplicate(details: string, forPeople: string): Refusal {
  return Refusal.api(403, 'ProductDuplicateException', 1001, details, forPeople)
}
