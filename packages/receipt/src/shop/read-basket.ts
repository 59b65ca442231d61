import { describeKind } from '../describe.ts'
import { BasketError } from './basket-error.ts'
import type { ShopBasket, ShopBasketInfo, ShopBasketItem } from './basket-input.ts'
import { divideRounded } from './divide-rounded.ts'
import { exactCents } from './exact-cents.ts'
import type { ShopCurrency } from './texts.ts'

/** A basket that adds up. */
export interface Sale {
  /** In the order of the basket. */
  readonly entries: readonly SaleEntry[]
  /** What was sold at each rate (whole percent, null without VAT), in cents. */
  readonly grossByRate: ReadonlyMap<number | null, number>
  /** Cents. */
  readonly total: number
}

/** An item, or the name above the items of another seller. */
export interface SaleEntry {
  /** Empty when the item has none. */
  readonly name: string
  /** How many levels it is indented: 0 to 2. */
  readonly level: number
  /** Undefined of a name above other items. */
  readonly sold: SoldItem | undefined
}

/** What was sold and for how much. */
export interface SoldItem {
  readonly quantity: number
  /** Of one, in cents. */
  readonly price: number
  /** Of all, in cents. */
  readonly total: number
  /** Whole percent; null without VAT. */
  readonly rate: number | null
}

const PRODUCTS = '/basket/products'

/**
 * Reads a basket and checks that it comes to what `info` says.
 *
 * @throws {BasketError} when an amount is missing, is no whole number of cents or too large for an exact one, when
 * there are no items, or when a sum is not that of its items.
 */
export function readBasket(
  basket: ShopBasket | null | undefined,
  info: ShopBasketInfo | null | undefined,
  currency: ShopCurrency,
): Sale {
  const items = basket?.products
  if (!Array.isArray(items)) throw new BasketError(`Expected items, found ${describeKind(items)}.`, PRODUCTS)
  const entries = readItems(items, PRODUCTS, 0)
  const grossByRate = sumByRate(entries)
  const total = sumTotals(entries, PRODUCTS)
  if (grossByRate.size === 0) throw new BasketError('Expected items, found none that is paid for.', PRODUCTS)
  if (info) checkInfo(info, entries, total, currency)
  return { entries, grossByRate, total }
}

function readItems(items: readonly ShopBasketItem[], pointer: string, level: number): SaleEntry[] {
  return items.flatMap((item, index) => readItem(item, `${pointer}/${index}`, level))
}

function readItem(item: ShopBasketItem, pointer: string, level: number): SaleEntry[] {
  if (typeof item !== 'object' || item === null) {
    throw new BasketError(`Expected an item, found ${describeKind(item)}.`, pointer)
  }
  // It divides what the customer pays, and adds nothing to it.
  if (item.item_type === 'stakeholder_payment') return []
  const name = typeof item.desc === 'string' ? item.desc.trim() : ''
  const indented = typeof item.parent === 'number' ? level + 1 : level
  const { sub_basket: parts } = item
  if (Array.isArray(parts) && parts.length > 0) return readSubBasket(item, parts, name, pointer, level)

  const price = readCents(item.priceOne, `${pointer}/priceOne`)
  const quantity = readQuantity(item.quantity, `${pointer}/quantity`)
  const total = multiply(price, quantity, pointer)
  return [
    { name, level: indented, sold: { quantity, price, total, rate: readRate(item.tax, `${pointer}/tax`) } },
  ]
}

/** Of an item with a sub-basket only the name and the items count, and the sum that they must come to. */
function readSubBasket(
  { sum }: ShopBasketItem,
  items: readonly ShopBasketItem[],
  name: string,
  pointer: string,
  level: number,
): SaleEntry[] {
  const place = `${pointer}/sub_basket`
  if (level > 0) throw new BasketError('A sub-basket cannot have one of its own.', place)
  const entries = readItems(items, place, level + 1)
  const total = sumTotals(entries, place)
  if (sum !== undefined && sum !== null) checkSum(sum, total, `${pointer}/sum`)
  return [{ name, level, sold: undefined }, ...entries]
}

function readCents(value: unknown, pointer: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new BasketError(`Expected whole cents, found ${describeNumber(value)}.`, pointer)
}

function readQuantity(value: unknown, pointer: string): number {
  if (typeof value === 'number') {
    const thousandths = Math.round(value * 1000)
    if (Number.isSafeInteger(thousandths) && thousandths / 1000 === value) return value
  }
  throw new BasketError(
    `Expected a quantity with at most three decimals, found ${describeNumber(value)}.`,
    pointer,
  )
}

function readRate(value: unknown, pointer: string): number | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100) return value
  const hint = value === 1900 || value === 700 ? ' Divide it by 100.' : ''
  throw new BasketError(`Expected whole percent, found ${describeNumber(value)}.${hint}`, pointer)
}

/** Price times quantity, in cents: an amount between two cents is rounded commercially. */
function multiply(price: number, quantity: number, pointer: string): number {
  // The exact decimal number that was meant, which 0.352 in binary is not.
  const thousandths = BigInt(Math.round(quantity * 1000))
  return exactCents(divideRounded(BigInt(price) * thousandths, 1000n), pointer)
}

function sumByRate(entries: readonly SaleEntry[]): ReadonlyMap<number | null, number> {
  const sums = new Map<number | null, bigint>()
  for (const { sold } of entries) {
    if (sold) sums.set(sold.rate, (sums.get(sold.rate) ?? 0n) + BigInt(sold.total))
  }
  return new Map(Array.from(sums, ([rate, sum]) => [rate, exactCents(sum, PRODUCTS)]))
}

function sumTotals(entries: readonly SaleEntry[], pointer: string): number {
  const sum = entries.reduce((before, { sold }) => before + BigInt(sold?.total ?? 0), 0n)
  return exactCents(sum, pointer)
}

function checkInfo(
  info: ShopBasketInfo,
  entries: readonly SaleEntry[],
  total: number,
  currency: ShopCurrency,
): void {
  const { sum, missing_sum: missing } = info
  if (typeof info.currency === 'string' && info.currency !== currency) {
    throw new BasketError(
      `The receipt is in ${currency}, the basket in another currency.`,
      '/basket_info/currency',
    )
  }
  if (sum === undefined || sum === null) return
  if (typeof missing === 'number' && total >= missing) {
    // The bonus of a card has become items below zero, but the sum is still that without them.
    const bonus = readCents(sum, '/basket_info/sum') - total
    const belowZero = entries.reduce((before, { sold }) => before + Math.min(0, sold?.total ?? 0), 0)
    if (bonus > 0 && bonus <= -belowZero) return
  }
  checkSum(sum, total, '/basket_info/sum')
}

function checkSum(sum: unknown, total: number, pointer: string): void {
  const expected = readCents(sum, pointer)
  if (expected === total) return
  throw new BasketError(`The items come to ${total} cents, not to ${expected}.`, pointer)
}

/** Says what was found: numbers of a basket are no secret. */
function describeNumber(value: unknown): string {
  return typeof value === 'number' ? String(value) : describeKind(value)
}
