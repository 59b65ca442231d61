import { generatedPrefix, type StoredCard } from '../cards.ts'
import { timestamp } from '../clock.ts'
import type { Surroundings } from '../core.ts'
import type { StoredCardGroup } from '../state.ts'

/** A card of a group, in use at once and with nothing on it. `taken`: numbers of cards that are not saved yet. */
export function newCard(
  { id: groupId, programme }: StoredCardGroup,
  { random, clock, state }: Pick<Surroundings, 'random' | 'clock' | 'state'>,
  taken: ReadonlySet<string> = new Set(),
): StoredCard {
  const now = clock.now()
  const digits = (count: number): string => String(random.below(10 ** count)).padStart(count, '0')
  /** A number means one card, whichever merchants know it; those of generated cards are theirs even before they are. */
  const isTaken = (cardnumber: string): boolean =>
    cardnumber.startsWith(generatedPrefix) ||
    taken.has(cardnumber) ||
    [...state.shops.values()].some(({ cards }) => cards.get(cardnumber))
  let cardnumber: string
  do cardnumber = `9276${digits(6)}${digits(6)}`
  while (isTaken(cardnumber))
  return {
    id: random.id('MCD'),
    cardId: random.id('CRD'),
    cardnumber,
    groupId,
    created: timestamp(now),
    expires: programme.expiryMonths > 0 ? timestamp(monthsLater(now, programme.expiryMonths)) : null,
    csc: digits(4),
    stock: 'active',
  }
}

/** The same day of a later month, or its last one: a month after January 31st is the end of February. In ms since 1970. */
export function monthsLater(ms: number, months: number): number {
  const date = new Date(ms)
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + months)
  // A day that the month does not have has run over into the next.
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return date.getTime()
}
