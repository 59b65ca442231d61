import { timestamp } from '../clock.ts'
import type { Handler, Surroundings } from '../core.ts'
import { cardEans } from '../generated/constants.ts'
import type { MerchantCard, ReceiptLine, SmartTransaction } from '../generated/models.ts'
import type { Booking } from '../ledger.ts'
import { loadReceipt, revenueReceipt, spendReceipt, terminalSlip } from '../receipts.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent } from '../state.ts'
import { world } from '../world.ts'
import { findTransaction, notNow, sumOf } from './transactions.ts'

/** What a method does beside the card's bookings. */
interface Paid {
  readonly changes?: Partial<SmartTransaction>
  readonly receipt?: readonly ReceiptLine[]
  readonly events?: readonly SandboxEvent[]
}

/** Executes the payment: books the card, prints the receipts, and ends in `ok`. A second start is refused. */
export const startTransaction: Handler = (call, surroundings) => {
  const transaction = findTransaction(call, surroundings)
  const method = call.path['paymentMethod'] ?? ''
  if (!['created', 'processing'].includes(transaction.status)) throw notNow('started', transaction.status)
  if (transaction.intent === 'order')
    throw notPossible('the sandbox sells over the counter, it takes no orders')
  const paid = payBy(method, transaction, surroundings)
  const { bookings, receipt, code, codes } = bookCard(transaction, surroundings)
  const started: SmartTransaction = {
    ...transaction,
    ...paid.changes,
    status: 'ok',
    updated: timestamp(surroundings.clock.now()),
    payment_method: method,
    trans_id: String(code),
    transactions: bookings.slice(0, 1).map(({ id }) => ({ object: 'loyalty.transactions', id })),
    receipt: [...(paid.receipt ?? []), ...receipt],
  }
  return {
    body: started,
    events: [
      ...(paid.events ?? []),
      ...bookings.map((booking): SandboxEvent => ({ type: 'card booked', booking })),
      { type: 'codes used', count: codes },
      { type: 'transaction saved', transaction: started },
    ],
  }
}

function payBy(method: string, transaction: SmartTransaction, { state }: Surroundings): Paid {
  const info = transaction.basket_info
  const due = info?.missing_sum ?? info?.sum ?? 0
  switch (method) {
    case 'cash':
      return {}
    case 'loyalty':
      if (info?.missing_sum !== 0) {
        throw notPossible(
          `start/loyalty needs a card that covers the sum; ${due} cents are missing`,
          'Das Guthaben reicht nicht aus.',
        )
      }
      return {}
    case 'cashless':
      if (due <= 0) throw notPossible(`start/cashless needs a sum to pay at the terminal, not ${due}`)
      return payAtTerminal(due, state.nextReceiptNumber)
    default:
      throw notPossible(
        `the sandbox starts cash, cashless and loyalty, not ${method}`,
        'Diese Zahlart ist nicht möglich.',
      )
  }
}

/** The refusal of a payment. */
function notPossible(details: string, forPeople = 'Diese Zahlung ist nicht möglich.'): Refusal {
  return Refusal.api(403, 'ProductNotAllowedException', 1005, details, forPeople)
}

/** The simulated terminal: its customer has a good card and presents it at once. */
function payAtTerminal(sum: number, receiptNumber: number): Paid {
  const slip = { tid: world.terminal.tid, receiptNumber, sum }
  const { object, id } = world.terminal
  return {
    changes: {
      device_destination: { object, id },
      receipt_number: receiptNumber,
      receipt_merchant: terminalSlip({ ...slip, copy: 'Händlerbeleg' }),
      receipt_merchant_print: true,
    },
    receipt: terminalSlip({ ...slip, copy: 'Kundenbeleg' }),
    events: [{ type: 'terminal receipt used' }],
  }
}

interface CardBookings {
  readonly bookings: readonly Booking[]
  readonly receipt: readonly ReceiptLine[]
  /** The transaction's own code, and how many codes are used up. */
  readonly code: number
  readonly codes: number
}

/** What the sale does to its card: the card pays what was applied, the revenue is recorded, load articles are loaded. */
function bookCard(transaction: SmartTransaction, { state, random, clock }: Surroundings): CardBookings {
  const code = state.nextCode
  const items = transaction.basket?.products ?? []
  const unloads = items.some(({ ean }) => cardEans.unload.includes(ean ?? ''))
  if (unloads) throw notPossible('the sandbox does not unload cards')
  const loaded = sumOf(items.filter(({ ean }) => cardEans.load.includes(ean ?? '')))
  const cardnumber = transaction.idents?.[0]?.value
  const card = cardnumber === undefined ? undefined : state.cards.get(cardnumber)
  if (cardnumber === undefined || !card) {
    if (loaded !== 0) {
      throw notPossible(
        'the basket loads a card, but the transaction has none',
        'Für die Aufladung fehlt die Karte.',
      )
    }
    return { bookings: [], receipt: [], code, codes: 1 }
  }
  checkUsable(card, cardnumber)

  const { bonus, cash } = applied(transaction)
  if (bonus > (card.bonus_balance ?? 0) || cash > (card.cash_balance ?? 0)) {
    throw notPossible(
      'the balance of the card fell below what was applied',
      'Das Guthaben reicht nicht mehr aus.',
    )
  }
  const base = { cardnumber, transactionId: transaction.id, at: timestamp(clock.now()) }
  const spent = bonus + cash
  const before = (card.balance ?? 0) - spent
  const revenue = transaction.basket_info?.sum ?? 0
  if (loaded < 0 || !Number.isSafeInteger(before + loaded))
    throw notPossible(`a card cannot be loaded with ${loaded} cents`)

  const first: Booking =
    spent > 0
      ? { ...base, id: random.id('LTX'), kind: 'spend', cash: 0 - cash, bonus: 0 - bonus, code }
      : { ...base, id: random.id('LTX'), kind: 'revenue', cash: 0, bonus: 0, code }
  const firstReceipt =
    spent > 0
      ? spendReceipt({ cardnumber, code, balance: before, spent })
      : revenueReceipt({ cardnumber, code, balance: before, revenue })
  if (loaded === 0) return { bookings: [first], receipt: firstReceipt, code, codes: 1 }

  // The number between the two is the vendor's own booking, as in its example.
  const loadCode = code + 2
  const load: Booking = {
    ...base,
    id: random.id('LTX'),
    kind: 'load',
    cash: loaded,
    bonus: 0,
    code: loadCode,
  }
  const loadedReceipt = loadReceipt({ cardnumber, code: loadCode, balance: before + loaded, loaded })
  return { bookings: [first, load], receipt: [...firstReceipt, ...loadedReceipt], code, codes: 3 }
}

/** What preTransaction applied, in cents: the bonus is what the basket holds less than the sum of the sale. */
function applied({ status, basket, basket_info: info }: SmartTransaction): {
  readonly bonus: number
  readonly cash: number
} {
  if (status !== 'processing') return { bonus: 0, cash: 0 }
  const sum = info?.sum ?? 0
  const items = basket?.products ?? []
  const bonus = items.length === 0 ? 0 : sum - sumOf(items)
  return { bonus, cash: sum - bonus - (info?.missing_sum ?? 0) }
}

/** Throws a `Refusal` for a card that must not be used. */
export function checkUsable(card: MerchantCard, cardnumber: string): void {
  if (card.lock_status === 'locked')
    throw notPossible(`card ${cardnumber} is locked`, 'Die Karte ist gesperrt.')
}
