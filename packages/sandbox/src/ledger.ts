import { linesOf, sumOf, unloads } from './loyalty/basket.ts'
import type { Booking } from './loyalty/bookings.ts'
import { balancesOf } from './loyalty/merchant-card.ts'
import type { Shop, StoredPayment } from './state.ts'
import type { Charge } from './terminal/charges.ts'

/** What was really charged: ask it, and not the program under test. All amounts in cents. */
export interface Ledger {
  /** Every booking on a loyalty card, oldest first. */
  readonly bookings: readonly Booking[]
  /** Every charge of a bank card at a card terminal, oldest first: the acquirer's view. */
  readonly charges: readonly Charge[]
  /** Every payment from afar, by invoice or direct debit for one, oldest first; `payment.details` tells how it stands. */
  readonly payments: readonly StoredPayment[]
  /** The balance of a loyalty card, cash and bonus together. Throws a `RangeError` when the sandbox has no such card. */
  balance(cardnumber: string): number
  /** What a bank card paid for a transaction at a terminal, less what was taken back: 0 when none was ever charged. */
  charged(transactionId: string): number
  /** How many transactions were paid and not cancelled, and what they add up to. */
  takings(): { readonly count: number; readonly sum: number }
}

/** The statuses of what was paid; those of orders go on to the delivery. */
const paid: ReadonlySet<string> = new Set(['ok', 'received', 'collection', 'shipped', 'collected'])

/** The books of a shop, as they are when they are asked. */
export function ledgerOf(shop: () => Shop): Ledger {
  return {
    get bookings() {
      return [...shop().bookings.values()]
    },
    get charges() {
      return [...shop().charges.values()]
    },
    get payments() {
      return [...shop().payments.values()]
    },
    balance(cardnumber) {
      const card = shop().cards.get(cardnumber)
      if (!card)
        throw new RangeError(`the sandbox has no card ${cardnumber.slice(0, 4)}…${cardnumber.slice(-4)}`)
      const { cash, bonus } = balancesOf(shop(), card)
      return cash + bonus
    },
    charged(transactionId) {
      let sum = 0
      for (const charge of shop().charges.values()) {
        if (charge.transactionId === transactionId && charge.status !== 'reversed') sum += charge.amount
      }
      return sum
    },
    takings() {
      let [count, sum] = [0, 0]
      for (const {
        status,
        payment_method: method,
        basket,
        basket_info: info,
      } of shop().transactions.values()) {
        // What tracks a run of the card terminal ends in `ok` too; nobody has paid for it.
        if (method === undefined || !paid.has(status)) continue
        count += 1
        // What a card is unloaded of the till pays out, and takes nothing for it.
        sum += (info?.sum ?? 0) - sumOf(linesOf(basket?.products ?? []).filter(unloads))
      }
      return { count, sum }
    },
  }
}
