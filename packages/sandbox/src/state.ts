import type { MerchantCard, SmartTransaction } from './generated/models.ts'
import type { Booking } from './ledger.ts'
import { world } from './world.ts'

/** Everything the simulated server knows. It changes only by events. */
export interface State {
  /** Access tokens and when they end, in ms since 1970. */
  readonly tokens: Map<string, number>
  readonly transactions: Map<string, SmartTransaction>
  /** Merchant cards by card number, with their balances. */
  readonly cards: Map<string, MerchantCard>
  readonly bookings: Booking[]
  /** The next transaction code. */
  nextCode: number
  /** The next receipt number of the card terminal. */
  nextReceiptNumber: number
}

/** What happened, as the state learns it. */
export type SandboxEvent =
  | { readonly type: 'token issued'; readonly token: string; readonly until: number }
  | { readonly type: 'transaction saved'; readonly transaction: SmartTransaction }
  | { readonly type: 'card booked'; readonly booking: Booking }
  | { readonly type: 'codes used'; readonly count: number }
  | { readonly type: 'terminal receipt used' }

export function initialState(): State {
  return {
    tokens: new Map(),
    transactions: new Map(),
    cards: new Map(world.cards.map((card) => [card.card.cardnumber, card])),
    bookings: [],
    nextCode: 29_218_171,
    nextReceiptNumber: 1,
  }
}

/** Takes one event into the state. */
export function apply(state: State, event: SandboxEvent): void {
  switch (event.type) {
    case 'token issued':
      state.tokens.set(event.token, event.until)
      return
    case 'transaction saved':
      state.transactions.set(event.transaction.id, event.transaction)
      return
    case 'card booked':
      book(state, event.booking)
      return
    case 'codes used':
      state.nextCode += event.count
      return
    case 'terminal receipt used':
      state.nextReceiptNumber += 1
      return
  }
}

function book(state: State, booking: Booking): void {
  state.bookings.push(booking)
  const card = state.cards.get(booking.cardnumber)
  if (!card) throw new Error(`booking on a card that does not exist: ${booking.id}`)
  const cash = (card.cash_balance ?? 0) + booking.cash
  const bonus = (card.bonus_balance ?? 0) + booking.bonus
  state.cards.set(booking.cardnumber, {
    ...card,
    cash_balance: cash,
    bonus_balance: bonus,
    balance: cash + bonus,
    last_usage: booking.at,
    ...(booking.kind === 'load' && { last_charge: booking.at }),
  })
}
