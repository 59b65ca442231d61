import type { StoredCard } from '../cards.ts'
import type { SmartTransaction } from '../generated/models.ts'
import type { Random } from '../random.ts'
import {
  bonusReceipt,
  loadReceipt,
  pointsReceipt,
  revenueReceipt,
  spendReceipt,
  unloadReceipt,
} from '../receipts.ts'
import type { Shop } from '../state.ts'
import type { Booking } from './bookings.ts'
import { programmeOf, type SalePlan } from './sale-plan.ts'

interface BookingFacts {
  /** The transaction's own code: that of its first booking. */
  readonly code: number
  /** ISO 8601. */
  readonly at: string
  readonly random: Random
  readonly shop: Shop
}

/**
 * What a sale does to its card, in order: the card pays what was applied, or the revenue is recorded; what was earned
 * is credited; load articles are loaded. What is unloaded stands alone.
 */
export function saleBookings(
  plan: SalePlan,
  card: StoredCard,
  transaction: SmartTransaction,
  { code, at, random, shop }: BookingFacts,
): readonly Booking[] {
  const { before, bonus, cash, loaded, unloaded, earned } = plan
  const { cardnumber } = card
  const base = { cardnumber, transactionId: transaction.id, at, cash: 0, bonus: 0, points: 0 }
  if (unloaded > 0) {
    const balance = before.cash + before.bonus - unloaded
    const receipt = unloadReceipt({ cardnumber, code, balance, unloaded })
    return [
      { ...base, id: random.id('LTX'), kind: 'unload', cash: -unloaded, amount: unloaded, code, receipt },
    ]
  }

  const spent = bonus + cash
  const balance = before.cash + before.bonus - spent + earned.bonus
  const points = before.points + earned.points
  const collects = programmeOf(shop, card).pointsPerEuro > 0
  const facts = {
    cardnumber,
    code,
    balance,
    earned: { bonus: earned.bonus, points: collects ? points : undefined },
  }
  const revenue = transaction.basket_info?.sum ?? 0
  const bookings: Booking[] = [
    spent > 0
      ? {
          ...base,
          id: random.id('LTX'),
          kind: 'spend',
          cash: 0 - cash,
          bonus: 0 - bonus,
          amount: spent,
          code,
          receipt: spendReceipt({ ...facts, spent }),
        }
      : {
          ...base,
          id: random.id('LTX'),
          kind: 'revenue',
          amount: revenue,
          code,
          receipt: revenueReceipt({ ...facts, revenue }),
        },
  ]
  if (earned.bonus > 0) {
    const next = code + bookings.length
    bookings.push({
      ...base,
      id: random.id('LTX'),
      kind: 'bonus',
      bonus: earned.bonus,
      amount: earned.bonus,
      code: next,
      receipt: bonusReceipt({ cardnumber, code: next, balance, bonus: earned.bonus }),
    })
  }
  if (earned.points > 0) {
    const next = code + bookings.length
    bookings.push({
      ...base,
      id: random.id('LTX'),
      kind: 'points',
      points: earned.points,
      amount: earned.points,
      code: next,
      receipt: pointsReceipt({ cardnumber, code: next, balance: points, points: earned.points }),
    })
  }
  if (loaded > 0) {
    // In the vendor's example a number is missing before that of the load: the place of what was earned.
    const next = code + Math.max(2, bookings.length)
    bookings.push({
      ...base,
      id: random.id('LTX'),
      kind: 'load',
      cash: loaded,
      amount: loaded,
      code: next,
      receipt: loadReceipt({ cardnumber, code: next, balance: balance + loaded, loaded }),
    })
  }
  return bookings
}
