import type { BasketItem } from '../src/generated/models.ts'
import { cards, loadEan } from './sales.ts'

// What a bookkeeper expects of the sandbox, written down on its own: nothing here is taken from its code.

/** What is on a card, or what moved on it, in cents. */
export interface Balances {
  readonly cash: number
  readonly bonus: number
}

export const none: Balances = { cash: 0, bonus: 0 }

/** The cards as the shop opens. */
export const opening: Readonly<Record<string, Balances>> = {
  [cards.empty]: none,
  [cards.full]: { cash: 2000, bonus: 250 },
  [cards.locked]: { cash: 500, bonus: 0 },
}

/** A sale as the bookkeeper knows it. */
export interface KnownSale {
  readonly id: string
  readonly card: string | undefined
  readonly goods: readonly BasketItem[]
  readonly status: 'created' | 'processing' | 'ok' | 'cancelled'
  /** What preTransaction has set aside. */
  readonly applied: Balances
  /** What start has moved on the card. */
  readonly booked: Balances
}

export type Move =
  | { readonly do: 'create'; readonly card: string | undefined; readonly goods: readonly BasketItem[] }
  | {
      readonly do: 'update'
      readonly pick: number
      readonly card: string | undefined
      readonly goods: readonly BasketItem[]
    }
  | { readonly do: 'apply' | 'cancel'; readonly pick: number }
  | { readonly do: 'start'; readonly pick: number; readonly method: string }

export function total(items: readonly Pick<BasketItem, 'priceOne' | 'quantity'>[]): number {
  return items.reduce((sum, { priceOne, quantity }) => sum + priceOne * quantity, 0)
}

function loadedBy(goods: readonly BasketItem[]): number {
  return total(goods.filter(({ ean }) => ean === loadEan))
}

/** What preTransaction sets aside: bonus before cash, and never more than there is to pay. */
function setAside({ goods }: KnownSale, card: Balances): Balances {
  const due = Math.max(0, total(goods))
  const bonus = goods.length === 0 ? 0 : Math.min(card.bonus, due)
  return { bonus, cash: Math.min(card.cash, due - bonus) }
}

function minus({ cash, bonus }: Balances): Balances {
  return { cash: 0 - cash, bonus: 0 - bonus }
}

/** Whether the move has to succeed. */
export function isAllowed(move: Move, sale: KnownSale | undefined, card: Balances): boolean {
  if (move.do === 'create' || !sale) return move.do === 'create'
  const { status, applied, goods } = sale
  const isOpen = status === 'created' || status === 'processing'
  const isUsable = sale.card !== undefined && sale.card !== cards.locked
  switch (move.do) {
    case 'update':
      return isOpen
    case 'apply':
      return status === 'created' && isUsable
    case 'cancel':
      return status === 'ok' && card.cash >= sale.booked.cash
    case 'start': {
      const missing = total(goods) - applied.cash - applied.bonus
      const isPaid = {
        cash: true,
        cashless: missing > 0,
        loyalty: status === 'processing' && missing === 0,
      }[move.method]
      const isBooked =
        sale.card === undefined
          ? loadedBy(goods) === 0
          : isUsable && loadedBy(goods) >= 0 && applied.cash <= card.cash && applied.bonus <= card.bonus
      return isOpen && isPaid === true && isBooked
    }
  }
}

/** The sale after a move that succeeded, and what moved on its card. */
export function after(
  move: Move,
  sale: KnownSale,
  card: Balances,
): { readonly sale: KnownSale; readonly moved: Balances } {
  switch (move.do) {
    case 'create':
    case 'update':
      return {
        sale: { ...sale, card: move.card, goods: move.goods, status: 'created', applied: none },
        moved: none,
      }
    case 'apply':
      return { sale: { ...sale, status: 'processing', applied: setAside(sale, card) }, moved: none }
    case 'cancel':
      return { sale: { ...sale, status: 'cancelled' }, moved: minus(sale.booked) }
    case 'start': {
      const { cash, bonus } = minus(sale.applied)
      const booked = sale.card === undefined ? none : { cash: cash + loadedBy(sale.goods), bonus }
      return { sale: { ...sale, status: 'ok', booked }, moved: booked }
    }
  }
}
