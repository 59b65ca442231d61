import type { ReceiptLine } from '../generated/models.ts'

/** One movement on a card: amounts in cents, negative when something is taken off. */
export interface Booking {
  /** `LTX_…` */
  readonly id: string
  readonly cardnumber: string
  /** The sale that it belongs to; a booking on the card itself has none. */
  readonly transactionId?: string
  readonly kind: 'revenue' | 'load' | 'unload' | 'spend' | 'bonus' | 'points' | 'cancel'
  readonly cash: number
  readonly bonus: number
  readonly points: number
  /** What its receipt names: the revenue of a sale, for one. In cents, or in points. */
  readonly amount: number
  /** The code on the receipt. */
  readonly code: number
  /** ISO 8601. */
  readonly at: string
  readonly receipt: readonly ReceiptLine[]
  /** The booking that this one takes back. */
  readonly cancels?: string
}

/** What is on a card: cents, and points. */
export interface Balances {
  readonly cash: number
  readonly bonus: number
  readonly points: number
}

/** Everything that moved on the cards of a shop. */
export interface Bookings {
  readonly size: number
  get(id: string): Booking | undefined
  /** Oldest first. */
  values(): Iterable<Booking>
  ofTransaction(transactionId: string): readonly Booking[]
  ofCard(cardnumber: string): readonly Booking[]
  /** Of the cards that anything was booked on. */
  cardnumbers(): Iterable<string>
  /** What the bookings of a card add up to. */
  sum(cardnumber: string): Balances
  /** What the bookings of its card add up to with this booking, and before the next. */
  after(id: string): Balances
  /** The booking that takes this one back. */
  cancelling(id: string): Booking | undefined
  add(booking: Booking): void
}

const nothing: Balances = { cash: 0, bonus: 0, points: 0 }

export function createBookings(): Bookings {
  const bookings = new Map<string, Booking>()
  const byTransaction = new Map<string, Booking[]>()
  const byCard = new Map<string, Booking[]>()
  const sums = new Map<string, Balances>()
  const after = new Map<string, Balances>()
  const cancelling = new Map<string, Booking>()
  return {
    get size() {
      return bookings.size
    },
    get: (id) => bookings.get(id),
    values: () => bookings.values(),
    ofTransaction: (transactionId) => byTransaction.get(transactionId) ?? [],
    ofCard: (cardnumber) => byCard.get(cardnumber) ?? [],
    cardnumbers: () => byCard.keys(),
    sum: (cardnumber) => sums.get(cardnumber) ?? nothing,
    after: (id) => after.get(id) ?? nothing,
    cancelling: (id) => cancelling.get(id),
    add(booking) {
      if (bookings.has(booking.id)) throw new Error(`${booking.id} was booked already`)
      bookings.set(booking.id, booking)
      if (booking.transactionId !== undefined) append(byTransaction, booking.transactionId, booking)
      append(byCard, booking.cardnumber, booking)
      const { cash, bonus, points } = sums.get(booking.cardnumber) ?? nothing
      const sum = { cash: cash + booking.cash, bonus: bonus + booking.bonus, points: points + booking.points }
      sums.set(booking.cardnumber, sum)
      after.set(booking.id, sum)
      if (booking.cancels !== undefined) cancelling.set(booking.cancels, booking)
    },
  }
}

function append(lists: Map<string, Booking[]>, key: string, booking: Booking): void {
  const list = lists.get(key)
  if (list) list.push(booking)
  else lists.set(key, [booking])
}
