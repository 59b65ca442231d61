import type { StoredCard } from '../cards.ts'
import { timestamp } from '../clock.ts'
import type { Surroundings } from '../core.ts'
import type { Programme } from '../loyalty/programme.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { checkOperator } from './check.ts'

/** A loyalty card for tests. What is left out stays as it is, or is what a new card has. Amounts in cents. */
export interface CardSeed {
  readonly cardnumber: string
  readonly cash?: number
  readonly bonus?: number
  readonly points?: number
  /** ID of its card group, `CRG_…`. Default: the shop's first. */
  readonly group?: string
  /** The four digits on its back. Default: the last four of its number. */
  readonly csc?: string
  readonly passcode?: number
  readonly locked?: boolean
  /** ISO 8601. */
  readonly expires?: string
}

/** Puts a card into a shop, or changes one. Throws a `RangeError` for a card that cannot be. */
export function cardEvents(
  seed: CardSeed,
  shop: Shop,
  { random, clock }: Surroundings,
): readonly SandboxEvent[] {
  checkOperator('operator.addCard', seed)
  const groupId =
    seed.group ?? shop.cards.get(seed.cardnumber)?.groupId ?? [...shop.cardGroups.keys()][0] ?? ''
  if (!shop.cardGroups.has(groupId)) throw new RangeError(`the shop has no card group ${groupId}`)
  const known = shop.cards.get(seed.cardnumber)
  const booked = shop.bookings.sum(seed.cardnumber)
  const before: StoredCard = known ?? {
    id: random.id('MCD'),
    cardId: random.id('CRD'),
    cardnumber: seed.cardnumber,
    groupId,
    created: timestamp(clock.now()),
    expires: null,
    csc: seed.cardnumber.slice(-4),
    stock: 'active',
  }
  const opening = before.opening ?? { cash: 0, bonus: 0, points: 0 }
  const { lock, ...unlocked } = before
  const locked = seed.locked ?? lock !== undefined
  const card: StoredCard = {
    ...unlocked,
    groupId,
    // What was booked stays booked: the card is made to have begun with the rest.
    opening: {
      cash: seed.cash === undefined ? opening.cash : seed.cash - booked.cash,
      bonus: seed.bonus === undefined ? opening.bonus : seed.bonus - booked.bonus,
      points: seed.points === undefined ? opening.points : seed.points - booked.points,
    },
    ...(seed.csc !== undefined && { csc: seed.csc }),
    ...(seed.passcode !== undefined && { passcode: seed.passcode }),
    ...(seed.expires !== undefined && { expires: seed.expires }),
    ...(locked && { lock: lock ?? {} }),
  }
  return [{ type: 'card saved', shop: shop.facts.merchant.id, card }]
}

/** Changes the rules of a card group. Throws a `RangeError` when the shop has no such group, or for rules that cannot be. */
export function programmeEvents(
  cardGroupId: string,
  rules: Partial<Programme>,
  shop: Shop,
): readonly SandboxEvent[] {
  const stored = shop.cardGroups.get(cardGroupId)
  if (!stored) throw new RangeError(`the shop has no card group ${cardGroupId}`)
  checkOperator('operator.setProgramme', rules)
  for (const [rate, percent] of Object.entries(rules.bonus ?? {})) {
    if (!/^\d{1,2}$/.test(rate) || !(typeof percent === 'number' && percent >= 0 && percent <= 100))
      throw new RangeError(`bonus: ${rate} percent tax earns ${percent} percent, which cannot be`)
  }
  const value = { ...stored, programme: { ...stored.programme, ...rules } }
  return [{ type: 'saved', shop: shop.facts.merchant.id, kind: 'cardGroups', value }]
}

/** Does what may be refused as the API refuses it. Throws a `RangeError` then. */
export function unlessRefused(act: () => readonly SandboxEvent[]): readonly SandboxEvent[] {
  try {
    return act()
  } catch (error) {
    throw error instanceof Refusal ? new RangeError(error.message) : error
  }
}
