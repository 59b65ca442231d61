import type { StoredCard } from '../cards.ts'
import type { Ident, IdentInput, LoyaltyCustomer } from '../generated/models.ts'
import { merchantCardOf } from '../loyalty/merchant-card.ts'
import { checkCreatable } from '../loyalty/sale-plan.ts'
import { Refusal } from '../refusal.ts'
import type { Shop } from '../state.ts'

/** Whom a sale is for, with the card that it books on. Throws a `Refusal` for what the shop does not know. */
export function resolvedIdents(idents: readonly IdentInput[], shop: Shop): readonly Ident[] {
  if (idents.length > 1)
    throw Refusal.badInput(`/idents: the sandbox books on one card, not ${idents.length}`)
  return idents.map((ident) => resolved(ident, shop))
}

function resolved({ type, value }: IdentInput, shop: Shop): Ident {
  switch (type) {
    case 'card':
      return cardIdent(value, shop)
    case 'checkin':
      return checkinIdent(value, shop)
    case 'create_card':
      return newCardIdent(value, shop)
    default:
      throw Refusal.badInput(`/idents/0/type: the sandbox knows card, create_card and checkin, not ${type}`)
  }
}

function cardIdent(value: string, shop: Shop): Ident {
  const card = shop.cards.get(value)
  if (!card) throw unknown('card', value, 'Die Karte ist nicht bekannt.')
  return {
    object: 'smart.idents',
    id: 'smi_1',
    prefix: value.slice(0, 4),
    name: 'secucard Kundenkarte',
    type: 'card',
    value,
    valid: true,
    merchantcard: merchantCardOf(shop, card),
    customer: customerOf(card, shop),
  }
}

/** The number of this kind of ident is documented nowhere, so it has none (facts: section (e), idents). */
function checkinIdent(value: string, shop: Shop): Ident {
  const checkin = shop.checkins.get(value)
  if (!checkin) throw unknown('check-in', value, 'Der Check-in ist nicht bekannt.')
  const card = shop.cards.byId(checkin.merchantcard?.id ?? '')
  return {
    object: 'smart.idents',
    prefix: 'CKI_',
    name: 'secucard Check-In',
    type: 'checkin',
    value,
    valid: true,
    ...(card && { merchantcard: merchantCardOf(shop, card) }),
    customer: card ? customerOf(card, shop) : (checkin.customer ?? null),
  }
}

function newCardIdent(value: string, shop: Shop): Ident {
  const group = shop.cardGroups.get(value)
  if (!group) throw unknown('card group', value, 'Die Kartengruppe ist nicht bekannt.')
  checkCreatable(group)
  return {
    object: 'smart.idents',
    id: 'smi_3',
    prefix: 'CRG_',
    name: 'secucard Kundenkarte erstellen',
    type: 'create_card',
    value,
    valid: true,
    customer: null,
  }
}

function customerOf({ customerId = '' }: StoredCard, shop: Shop): LoyaltyCustomer | null {
  return shop.customers.get(customerId) ?? null
}

function unknown(what: string, value: string, forPeople: string): Refusal {
  return Refusal.api(
    404,
    'ProductNotFoundException',
    1016,
    `/idents/0/value: ${what} ${value} is not known to this merchant`,
    forPeople,
  )
}
