import type { Call, Reply, Surroundings } from '../core.ts'
import { type Collection, expanded, listPage } from '../list/collection.ts'
import type { Reference } from '../list/expand.ts'
import { createBookings } from '../loyalty/bookings.ts'
import { loyaltyTransactionOf } from '../loyalty/loyalty-transaction.ts'
import { cardOf, merchantCardOf } from '../loyalty/merchant-card.ts'
import type { Shop } from '../state.ts'

export type { Collection }

/** Answers a list: `q`, `sort`, `fields`, `count`, `offset` and the rest of the query, as the specs say. */
export function listed(items: Collection<object>, { query, shop }: Call, surroundings: Surroundings): Reply {
  const { clock, random, scrolls } = surroundings
  const context = {
    now: clock.now(),
    scrolls: scrolls(shop.facts.merchant.id),
    newScrollId: () => random.token(),
    resolve: (reference: Reference) => resolved(shop, reference),
  }
  return { body: listPage(items, query, context) }
}

/** Answers a read of one object, with `expand`. */
export function shown(item: object, { query, shop }: Call): Reply {
  return { body: expanded(item, query['expand'], (reference) => resolved(shop, reference)) }
}

/** A collection of documents as they are stored. */
export function documents<Item extends object>(items: ReadonlyMap<string, Item>): Collection<Item> {
  return { size: items.size, values: () => items.values(), indexes: { id: (id) => items.get(id) } }
}

/** The merchant cards of a shop. */
export function merchantCards(shop: Shop): Collection<object> {
  return {
    size: shop.cards.size,
    *values() {
      for (const card of shop.cards.values()) yield merchantCardOf(shop, card)
    },
    kind: 'loyalty.merchantcards',
    snapshot: () => cardsAsTheyAre(shop),
    indexes: {
      id: (id) => found(shop.cards.byId(id)),
      'card.cardnumber': (cardnumber) => found(shop.cards.get(cardnumber)),
      'card.id': (cardId) => found(shop.cards.byCardId(cardId)),
    },
  }
  function found(card: Parameters<typeof merchantCardOf>[1] | undefined): object | undefined {
    return card && merchantCardOf(shop, card)
  }
}

/** Copies what somebody has touched. The rest, which may be a million generated cards, is made up when it is asked for. */
function cardsAsTheyAre(shop: Shop): Iterable<object> {
  const touched = new Map<string, object>()
  for (const { cardnumber } of shop.cards.saved()) touched.set(cardnumber, {})
  for (const cardnumber of shop.bookings.cardnumbers()) touched.set(cardnumber, {})
  for (const cardnumber of touched.keys()) {
    const card = shop.cards.get(cardnumber)
    if (card) touched.set(cardnumber, merchantCardOf(shop, card))
  }
  const untouched = { ...shop, bookings: createBookings() }
  const cards = shop.cards.snapshot()
  return {
    *[Symbol.iterator]() {
      for (const card of cards) yield touched.get(card.cardnumber) ?? merchantCardOf(untouched, card)
    },
  }
}

/** The full object of a reference, when the shop has it. */
function resolved(shop: Shop, { object, id }: Reference): object | undefined {
  switch (object) {
    case 'smart.transactions':
      return shop.transactions.get(id)
    case 'smart.devices':
      return shop.devices.get(id)?.device
    case 'smart.routings':
      return shop.routings.get(id)
    case 'smart.checkins':
      return shop.checkins.get(id)
    case 'loyalty.cardgroups':
      return shop.cardGroups.get(id)?.group
    case 'loyalty.customers':
      return shop.customers.get(id)
    case 'loyalty.merchantcards': {
      const card = shop.cards.byId(id)
      return card && merchantCardOf(shop, card)
    }
    case 'loyalty.cards': {
      const card = shop.cards.byCardId(id)
      return card && cardOf(card)
    }
    case 'payment.transactions':
      return shop.payments.get(id)?.payment
    case 'loyalty.transactions': {
      const booking = shop.bookings.get(id)
      return booking && loyaltyTransactionOf(shop, booking)
    }
    case 'general.merchants':
      return id === shop.facts.merchant.id ? shop.facts.merchant : undefined
    case 'general.stores':
      return id === shop.facts.store.id ? shop.facts.store : undefined
    default:
      return undefined
  }
}
