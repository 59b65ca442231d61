import type { StoredCard } from '../cards.ts'
import { timestamp } from '../clock.ts'
import type { Surroundings } from '../core.ts'
import type { Ident, ReceiptLine, SmartTransaction } from '../generated/models.ts'
import type { SandboxEvent, Shop } from '../state.ts'
import { merchantCardOf } from './merchant-card.ts'
import { newCard } from './new-card.ts'
import { saleBookings } from './sale-bookings.ts'
import { planSale, type SalePlan } from './sale-plan.ts'
import { notPossible } from './usable.ts'

/** What a way to pay does beside the bookings on the card. */
export interface Paid {
  readonly changes?: Partial<SmartTransaction>
  /** Its own receipt, printed before those of the card. */
  readonly receipt?: readonly ReceiptLine[]
  readonly events?: readonly SandboxEvent[]
}

/** Throws a `Refusal` when the card of the sale could not be booked: asked before anybody takes money. */
export function checkSale(transaction: SmartTransaction, shop: Shop, surroundings: Surroundings): void {
  checkMethod(planSale(transaction, shop, surroundings), 'another method')
}

/** What a card pays out must not be taken from the customer at the same time. */
function checkMethod(plan: SalePlan | undefined, method: string): void {
  if (!plan || plan.unloaded === 0) return
  throw notPossible(`the basket unloads a card: that is started with loyalty, not with ${method}`)
}

/**
 * Ends a sale in `ok`: books its card, prints the receipts. A card that is to be created comes into being here. Throws
 * what `checkSale` throws.
 */
export function completeSale(
  transaction: SmartTransaction,
  method: string,
  paid: Paid,
  shop: Shop,
  surroundings: Surroundings,
): { readonly transaction: SmartTransaction; readonly events: readonly SandboxEvent[] } {
  const plan = planSale(transaction, shop, surroundings)
  if (method !== 'loyalty') checkMethod(plan, method)
  const merchant = shop.facts.merchant.id
  const code = shop.nextCode
  const updated = timestamp(surroundings.clock.now())
  const created = plan?.target.creates && newCard(plan.target.creates, surroundings)
  const card = plan?.target.card ?? created
  const bookings =
    plan && card
      ? saleBookings(plan, card, transaction, { code, at: updated, random: surroundings.random, shop })
      : []
  const [first] = bookings
  const done: SmartTransaction = {
    ...transaction,
    ...paid.changes,
    ...(created && { idents: withCard(transaction.idents, created, shop) }),
    status: 'ok',
    updated,
    payment_method: method,
    trans_id: String(code),
    transactions: [
      ...(transaction.transactions ?? []),
      ...(first ? [{ object: 'loyalty.transactions', id: first.id } as const] : []),
    ],
    receipt: [
      ...(paid.receipt ?? []),
      ...bookings.filter(({ kind }) => isPrinted(kind)).flatMap(({ receipt }) => receipt),
    ],
  }
  const events: SandboxEvent[] = [...(paid.events ?? [])]
  if (created) events.push({ type: 'card saved', shop: merchant, card: created })
  for (const booking of bookings) events.push({ type: 'card booked', shop: merchant, booking })
  events.push(
    { type: 'codes used', shop: merchant, count: (bookings.at(-1)?.code ?? code) - code + 1 },
    { type: 'saved', shop: merchant, kind: 'transactions', value: done },
  )
  return { transaction: done, events }
}

/** What was earned stands on the receipt of the sale itself. */
function isPrinted(kind: string): boolean {
  return kind !== 'bonus' && kind !== 'points'
}

function withCard(idents: SmartTransaction['idents'], card: StoredCard, shop: Shop): readonly Ident[] {
  return (idents ?? []).map((ident) => ({ ...ident, merchantcard: merchantCardOf(shop, card) }))
}
