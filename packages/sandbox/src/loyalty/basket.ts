import { cardEans } from '../generated/constants.ts'
import type { BasketItem, SmartTransaction } from '../generated/models.ts'

/** What the items add up to, in cents. */
export function sumOf(items: readonly Pick<BasketItem, 'priceOne' | 'quantity'>[]): number {
  return items.reduce((sum, { priceOne, quantity }) => sum + priceOne * quantity, 0)
}

/** The lines that are really sold: in place of another seller's basket, what is in it. */
export function linesOf(items: readonly BasketItem[]): readonly BasketItem[] {
  return items.flatMap((item) => item.sub_basket ?? [item])
}

export function loads({ ean }: BasketItem): boolean {
  return cardEans.load.includes(ean ?? '')
}

export function unloads({ ean }: BasketItem): boolean {
  return cardEans.unload.includes(ean ?? '')
}

/** A sale, taken apart. All amounts in cents. */
export interface SaleParts {
  /** What the customer buys, without the bonus that was taken off. */
  readonly goods: readonly BasketItem[]
  /** What preTransaction took off, one line per tax rate. */
  readonly bonusLines: readonly BasketItem[]
  /** What the card is to pay: bonus that lowers the basket, cash that lowers what is left. */
  readonly bonus: number
  readonly cash: number
  /** What is loaded onto the card and taken off it. */
  readonly loaded: number
  readonly unloaded: number
  /** What is left to pay by other means. */
  readonly due: number
}

/** Takes a sale apart. Without a `missing_sum`, no card was applied to it. */
export function partsOf({ basket, basket_info: info }: SmartTransaction): SaleParts {
  const items = basket?.products ?? []
  const sum = info?.sum ?? 0
  const isApplied = info?.missing_sum !== undefined
  const bonus = isApplied && items.length > 0 ? sum - sumOf(items) : 0
  // The bonus stands last, and each of its lines takes something off: going back, only the first of them adds up to it.
  let first = items.length
  for (let left = bonus; left > 0 && first > 0;) {
    first -= 1
    left += items[first]?.priceOne ?? 0
  }
  const goods = linesOf(items.slice(0, first))
  const unloaded = sumOf(goods.filter(unloads))
  const missing = info?.missing_sum ?? sum
  return {
    goods,
    bonusLines: items.slice(first),
    bonus,
    cash: sum - bonus - missing,
    loaded: sumOf(goods.filter(loads)),
    unloaded,
    due: missing - unloaded,
  }
}
