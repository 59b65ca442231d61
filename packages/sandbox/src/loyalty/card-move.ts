import type { CardBookingInput } from '../generated/models.ts'
import { bonusReceipt, loadReceipt, pointsReceipt, revenueReceipt, unloadReceipt } from '../receipts.ts'
import { Refusal } from '../refusal.ts'
import type { Balances, Booking } from './bookings.ts'
import { pointsFor } from './earnings.ts'
import type { Programme } from './programme.ts'
import { checkLimit, spendableCash } from './sale-plan.ts'
import { notPossible } from './usable.ts'

/** What a booking without a sale moves on a card. */
export type CardMove = Pick<Booking, 'kind' | 'cash' | 'bonus' | 'points' | 'amount' | 'receipt'>

interface Numbers {
  readonly cardnumber: string
  readonly code: number
}

/** What the caller asks to be booked. Throws a `Refusal` for what the card or its group does not allow. */
export function moveOf(
  input: CardBookingInput,
  before: Balances,
  programme: Programme,
  numbers: Numbers,
): CardMove {
  const { amount = 0, bonus_amount: bonus = 0 } = input
  for (const [name, value] of [
    ['amount', amount],
    ['bonus_amount', bonus],
  ] as const) {
    if (!(Number.isSafeInteger(value) && value >= 0))
      throw Refusal.badInput(
        `/${name}: a booking of ${value} cannot be made; the action says which way it goes`,
      )
  }
  if (amount + bonus === 0) throw Refusal.badInput('/amount is missing: there is nothing to book')
  checkNoBonus(input)
  const whole = before.cash + before.bonus
  switch (input.action) {
    case 'charge': {
      checkLimit(whole, amount + bonus, programme)
      const loaded = amount + bonus
      const receipt = loadReceipt({ ...numbers, balance: whole + loaded, loaded })
      return { kind: 'load', cash: amount, bonus, points: 0, amount: loaded, receipt }
    }
    case 'discharge': {
      const cash = taken(amount, spendableCash(before, programme), input)
      const spent = taken(bonus, before.bonus, input)
      const unloaded = something(cash + spent)
      const receipt = unloadReceipt({ ...numbers, balance: whole - unloaded, unloaded })
      return { kind: 'unload', cash: 0 - cash, bonus: 0 - spent, points: 0, amount: unloaded, receipt }
    }
    case 'sale_revenue': {
      const points = pointsFor(programme, amount)
      const total = countable(before.points + points)
      const earned = { bonus, points: programme.pointsPerEuro > 0 ? total : undefined }
      const receipt = revenueReceipt({
        ...numbers,
        balance: countable(whole + bonus),
        revenue: amount,
        earned,
      })
      return { kind: 'revenue', cash: 0, bonus, points, amount, receipt }
    }
    case 'immediate_bonus': {
      const given = amount + bonus
      const receipt = bonusReceipt({ ...numbers, balance: countable(whole + given), bonus: given })
      return { kind: 'bonus', cash: 0, bonus: given, points: 0, amount: given, receipt }
    }
    case 'charge_points': {
      const receipt = pointsReceipt({
        ...numbers,
        balance: countable(before.points + amount),
        points: amount,
      })
      return { kind: 'points', cash: 0, bonus: 0, points: amount, amount, receipt }
    }
    case 'discharge_points': {
      const points = something(taken(amount, before.points, input))
      const receipt = pointsReceipt({ ...numbers, balance: before.points - points, points: -points })
      return { kind: 'points', cash: 0, bonus: 0, points: -points, amount: points, receipt }
    }
    default:
      throw Refusal.badInput(`/action: ${input.action} is not known`)
  }
}

/** Points have no bonus beside them, and a bonus is named once: which of the two was meant, nobody could tell. */
function checkNoBonus({ action, amount = 0, bonus_amount: bonus = 0 }: CardBookingInput): void {
  const isPoints = action === 'charge_points' || action === 'discharge_points'
  if ((isPoints && bonus > 0) || (action === 'immediate_bonus' && bonus > 0 && amount > 0))
    throw Refusal.badInput(`/bonus_amount does not go with an amount of ${action}`)
}

/** What is really taken off: all of it, or what there is when a part may be booked. */
function taken(amount: number, available: number, { amount_split_allowed: split }: CardBookingInput): number {
  if (amount <= available) return amount
  if (split === '1') return available
  throw notPossible(`the card has ${available} to take off, not ${amount}`, 'Das Guthaben reicht nicht aus.')
}

function something(amount: number): number {
  if (amount > 0) return amount
  throw notPossible('the card has nothing that could be taken off', 'Das Guthaben reicht nicht aus.')
}

/** Beyond 2^53 a balance would no longer be the sum of its bookings. */
function countable(balance: number): number {
  if (Number.isSafeInteger(balance)) return balance
  throw notPossible('the card would hold more than can be counted')
}
