import type { State } from './state.ts'

/** One movement on a card; amounts in cents, negative when the card pays. */
export interface Booking {
  /** `LTX_…` */
  readonly id: string
  readonly cardnumber: string
  readonly transactionId: string
  readonly kind: 'revenue' | 'load' | 'unload' | 'spend' | 'cancel'
  readonly cash: number
  readonly bonus: number
  /** The code on the receipt. */
  readonly code: number
  /** ISO 8601. */
  readonly at: string
}

/** What the cards were really charged: ask it, and not the program under test. */
export interface Ledger {
  /** Every booking, oldest first. */
  readonly bookings: readonly Booking[]
  /** The balance of a card in cents, cash and bonus together. Throws when the sandbox has no such card. */
  balance(cardnumber: string): number
  /** How many transactions were paid and not cancelled, and what they add up to, in cents. */
  takings(): { readonly count: number; readonly sum: number }
}

export function ledgerOf(state: State): Ledger {
  return {
    get bookings() {
      return [...state.bookings]
    },
    balance(cardnumber) {
      const card = state.cards.get(cardnumber)
      if (!card)
        throw new RangeError(`the sandbox has no card ${cardnumber.slice(0, 4)}…${cardnumber.slice(-4)}`)
      return card.balance ?? 0
    },
    takings() {
      const paid = [...state.transactions.values()].filter(({ status }) => status === 'ok')
      return {
        count: paid.length,
        sum: paid.reduce((sum, { basket_info: info }) => sum + (info?.sum ?? 0), 0),
      }
    },
  }
}
