import type { StoredCard } from '../cards.ts'
import type { Surroundings } from '../core.ts'
import type { SmartTransaction } from '../generated/models.ts'
import type { Shop, StoredCardGroup } from '../state.ts'
import { partsOf, type SaleParts } from './basket.ts'
import type { Balances } from './bookings.ts'
import { type Earnings, earningsOf } from './earnings.ts'
import { balancesOf } from './merchant-card.ts'
import { plainProgramme, type Programme } from './programme.ts'
import { checkUsable, notPossible } from './usable.ts'

/** The card of a sale, or the group of the card that the sale is to create. */
export type SaleCard =
  | { readonly card: StoredCard; readonly creates?: undefined }
  | { readonly card?: undefined; readonly creates: StoredCardGroup }

/** What a sale will do to its card. */
export interface SalePlan extends SaleParts {
  readonly target: SaleCard
  readonly before: Balances
  readonly earned: Earnings
}

const nothing: Balances = { cash: 0, bonus: 0, points: 0 }

/** The card that a sale books on; a sale that has created its card goes on with that one. */
export function cardOf({ idents }: SmartTransaction, shop: Shop): SaleCard | undefined {
  const [ident] = idents ?? []
  const card = shop.cards.byId(ident?.merchantcard?.id ?? '')
  if (card) return { card }
  const creates = ident?.type === 'create_card' ? shop.cardGroups.get(ident.value) : undefined
  return creates && { creates }
}

/** The rules that a card goes by. */
export function programmeOf(shop: Shop, { groupId }: StoredCard): Programme {
  return shop.cardGroups.get(groupId)?.programme ?? plainProgramme
}

/** What the card can pay with cash, in cents: what is on it, and what it may be overdrawn. */
export function spendableCash({ cash }: Balances, { overdraft }: Programme): number {
  return Math.max(0, cash + overdraft)
}

/**
 * What the sale will do to its card; undefined when it has none. Throws a `Refusal` for what cannot be booked: asked
 * before anybody takes money, and again when it is taken.
 */
export function planSale(
  transaction: SmartTransaction,
  shop: Shop,
  { clock }: Pick<Surroundings, 'clock'>,
): SalePlan | undefined {
  const parts = partsOf(transaction)
  const target = cardOf(transaction, shop)
  if (!target) {
    if (transaction.idents && transaction.idents.length > 0)
      throw notPossible('the card of the sale is gone', 'Die Karte ist nicht bekannt.')
    if (parts.loaded === 0 && parts.unloaded === 0) return undefined
    throw notPossible(
      `the basket ${parts.loaded === 0 ? 'unloads' : 'loads'} a card, but the transaction has none`,
      'Für die Buchung fehlt die Karte.',
    )
  }
  const programme = target.card ? programmeOf(shop, target.card) : target.creates.programme
  if (target.card) checkUsable(target.card, clock.now())
  else checkCreatable(target.creates)
  const before = target.card ? balancesOf(shop, target.card) : nothing
  checkAmounts(parts, before, programme)
  const earned = earningsOf(programme, parts)
  const worth = before.cash + before.bonus + parts.loaded + earned.bonus
  if (![before.points + earned.points, worth].every(Number.isSafeInteger))
    throw notPossible('what the card would hold cannot be counted')
  return { ...parts, target, before, earned }
}

/** Throws a `Refusal` for a group that makes no cards with a sale. */
export function checkCreatable({ id, programme }: StoredCardGroup): void {
  if (programme.createsCards) return
  throw notPossible(
    `card group ${id} makes no cards with a sale`,
    'Diese Karte kann hier nicht erstellt werden.',
  )
}

function checkAmounts(
  { bonus, cash, loaded, unloaded }: SaleParts,
  before: Balances,
  programme: Programme,
): void {
  if (loaded < 0) throw notPossible(`a card cannot be loaded with ${loaded} cents`)
  if (unloaded < 0) throw notPossible(`a card cannot be unloaded by ${unloaded} cents`)
  if (loaded > 0 && unloaded > 0) throw notPossible('the basket loads the card and unloads it')
  const spendable = spendableCash(before, programme)
  if (bonus > before.bonus || cash > spendable) {
    throw notPossible(
      'the balance of the card fell below what was applied',
      'Das Guthaben reicht nicht mehr aus.',
    )
  }
  if (unloaded > spendable) {
    throw notPossible(
      `the card has ${spendable} cents to pay out, not ${unloaded}`,
      'Das Guthaben reicht nicht aus.',
    )
  }
  checkLimit(before.cash + before.bonus - bonus - cash, loaded, programme)
}

/** Throws a `Refusal` when a load would bring a card above the limit of its group. Bonus that is earned may exceed it. */
export function checkLimit(balance: number, loaded: number, { balanceLimit }: Programme): void {
  if (loaded <= 0) return
  const after = balance + loaded
  if (!Number.isSafeInteger(after)) throw notPossible(`a card cannot be loaded with ${loaded} cents`)
  if (balanceLimit > 0 && after > balanceLimit) {
    throw notPossible(
      `the card would hold ${after} cents, and its group allows ${balanceLimit}`,
      'Das Guthaben wäre höher als erlaubt.',
    )
  }
}
