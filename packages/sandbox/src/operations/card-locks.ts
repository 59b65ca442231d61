import type { StoredCard } from '../cards.ts'
import type { Handler } from '../core.ts'
import type { CardLockInput, LockReason } from '../generated/models.ts'
import { merchantCardOf } from '../loyalty/merchant-card.ts'
import { Refusal } from '../refusal.ts'
import { cardSaved, findMerchantCard, notAllowed } from './registers.ts'

const reasons: readonly Required<LockReason>[] = [
  { id: 1, desc: 'Karte verloren' },
  { id: 2, desc: 'Karte defekt' },
  { id: 3, desc: 'Forderungen' },
  { id: 6, desc: 'Karte abgelaufen' },
  { id: 8, desc: 'Karte nicht aktiviert' },
]

export const listLockReasons: Handler = () => ({ body: reasons })

/** Reason and note of a card that is not locked are missing: there is no reason that means none. */
export const getLock: Handler = (call) => {
  const { lock } = findMerchantCard(call)
  return { body: lock ? { lock_status: 'locked', ...lock } : { lock_status: 'unlocked' } }
}

/** The card cannot pay any more; what is on it stays. */
export const lockCard: Handler = (call) => {
  const card = findMerchantCard(call)
  if (card.lock)
    throw notAllowed(`card ${card.cardnumber} is locked already`, 'Die Karte ist bereits gesperrt.')
  const { reason, note } = readLock(call.body, card)
  const lock = { ...(reason !== undefined && { reason }), ...(note !== undefined && { note }) }
  const locked: StoredCard = { ...card, lock }
  return { body: merchantCardOf(call.shop, locked), events: [cardSaved(call.shop, locked)] }
}

/** A reason means nothing here, and the note is not kept: there is no lock any more that it could belong to. */
export const unlockCard: Handler = (call) => {
  const { lock, ...unlocked } = findMerchantCard(call)
  if (!lock) throw notAllowed(`card ${unlocked.cardnumber} is not locked`, 'Die Karte ist nicht gesperrt.')
  readLock(call.body, unlocked)
  return { body: merchantCardOf(call.shop, unlocked), events: [cardSaved(call.shop, unlocked)] }
}

/** The security code may be left out, but a wrong one is refused. */
function readLock(body: unknown, { cardnumber, csc: own }: StoredCard): CardLockInput {
  const input = (body ?? {}) as CardLockInput
  const { reason, csc } = input
  if (reason !== undefined && !reasons.some(({ id }) => id === reason))
    throw Refusal.badInput(`/reason: ${reason} is not one of ${reasons.map(({ id }) => id).join(', ')}`)
  if (csc !== undefined && csc !== own)
    throw notAllowed(`/csc is wrong for card ${cardnumber}`, 'Der Sicherheitscode ist falsch.')
  return input
}
