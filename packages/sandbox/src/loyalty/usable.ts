import type { StoredCard } from '../cards.ts'
import { Refusal } from '../refusal.ts'

/** The refusal of a payment. */
export function notPossible(details: string, forPeople = 'Diese Zahlung ist nicht möglich.'): Refusal {
  return Refusal.api(403, 'ProductNotAllowedException', 1005, details, forPeople)
}

/** Throws a `Refusal` for a card that must not be used. `now`: ms since 1970. */
export function checkUsable({ cardnumber, lock, stock, expires }: StoredCard, now: number): void {
  if (lock) throw notPossible(`card ${cardnumber} is locked`, 'Die Karte ist gesperrt.')
  if (stock !== 'active') {
    throw notPossible(
      `card ${cardnumber} is not in use: its stock status is ${stock}`,
      'Die Karte ist nicht aktiv.',
    )
  }
  if (expires !== null && Date.parse(expires) <= now) {
    throw notPossible(`card ${cardnumber} has expired at ${expires}`, 'Die Karte ist abgelaufen.')
  }
}
