import type { Call, Handler } from '../core.ts'
import type { StoredCard } from '../cards.ts'
import type { LoyaltyCard } from '../generated/models.ts'
import { cardOf } from '../loyalty/merchant-card.ts'
import { Refusal } from '../refusal.ts'
import type { Shop } from '../state.ts'
import { type Collection, listed, shown } from './answers.ts'
import { cardSaved, duplicate } from './registers.ts'

export const listCards: Handler = (call, surroundings) => listed(loyaltyCards(call.shop), call, surroundings)

export const getCard: Handler = (call) => shown(cardOf(findCard(call)), call)

/** The PIN is not compared: no operation sets one, and nobody says when it is needed. */
export const assignUser: Handler = (call) => {
  const card = findCard(call)
  const accountId = findAccountId(call)
  if (card.accountId !== undefined) {
    throw duplicate(
      `card ${card.cardnumber} is assigned to a user account already`,
      'Die Karte ist bereits einem Benutzer zugeordnet.',
    )
  }
  return { body: { result: true }, events: [cardSaved(call.shop, { ...card, accountId })] }
}

/** Only from the account that owns the card. */
export const unassignUser: Handler = (call) => {
  const id = findAccountId(call)
  const { accountId, ...card } = findCard(call)
  if (accountId !== id) throw Refusal.notFound(`card ${card.cardnumber} of user account ${id}`)
  return { body: { result: true }, events: [cardSaved(call.shop, card)] }
}

function findCard({ path, shop }: Call): StoredCard {
  const id = path['loyaltyCardId'] ?? ''
  const card = shop.cards.byCardId(id)
  if (card?.cardId !== id) throw Refusal.notFound(`card ${id}`)
  return card
}

/** User accounts are kept elsewhere: whatever looks like one is one. */
function findAccountId({ path }: Call): string {
  const id = path['generalAccountId'] ?? ''
  if (!/^ACC_[0-9A-Z_]+$/.test(id)) throw Refusal.notFound(`user account ${id}`)
  return id
}

/** The cards that the merchant knows, without what he keeps for them. */
function loyaltyCards({ cards }: Shop): Collection<LoyaltyCard> {
  const found = (card: StoredCard | undefined): LoyaltyCard | undefined => card && cardOf(card)
  return {
    size: cards.size,
    values: () => all(cards.values()),
    indexes: {
      id: (id) => found(cards.byCardId(id)),
      cardnumber: (cardnumber) => found(cards.get(cardnumber)),
    },
    snapshot: () => all(cards.snapshot()),
    kind: 'loyalty.cards',
  }
  function* all(stored: Iterable<StoredCard>): Generator<LoyaltyCard> {
    for (const card of stored) yield cardOf(card)
  }
}
