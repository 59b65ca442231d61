import type { BasketItem } from '@secukit/api'
import { InvalidSaleError } from '@secukit/terminal'
import { optionOf } from './explain.ts'
import { Failure } from './failure.ts'
import { nameOf, readJson } from './read-json.ts'
import { suggestion } from './suggestion.ts'

/** What an item may say, and nothing else: a misspelt quantity would be a wrong charge. */
const itemKeys = Object.keys({
  id: true,
  desc: true,
  quantity: true,
  priceOne: true,
  tax: true,
  ean: true,
  articleNumber: true,
  item_type: true,
  parent: true,
  group: true,
  serialNumber: true,
  reference_id: true,
  contract_id: true,
  sum: true,
  sub_basket: true,
  plan_id: true,
  start_at: true,
} satisfies Record<keyof BasketItem, true>)

/** A basket from a file, and where in the file its items are. */
export interface BasketFile {
  readonly items: readonly BasketItem[]
  /** The sum that the file states, in cents. */
  readonly sum?: number
  readonly currency?: string
  /** JSON pointer to the array of items, for messages. */
  readonly pointer: string
  readonly sumPointer: string
}

/**
 * Reads a basket: an array of items, `{ products, sum }`, or the API's own `{ basket: { products }, basket_info: { sum } }`.
 * An item without `id` is numbered, one without `quantity` counts once; a key that means nothing is refused.
 */
export async function readBasket(file: string): Promise<BasketFile> {
  const data = await readJson(file)
  const whole = isObject(data) ? data : {}
  const basket = isObject(whole['basket']) ? whole['basket'] : whole
  const info = isObject(whole['basket_info']) ? whole['basket_info'] : whole
  const items = Array.isArray(data) ? data : basket['products']
  if (!Array.isArray(items)) {
    throw Failure.input(
      `${nameOf(file)} holds no basket. Expected an array of items, { "products": […] } or { "basket": { "products": […] } }.`,
    )
  }
  const pointer = Array.isArray(data) ? '' : basket === whole ? '/products' : '/basket/products'
  // The API's own form may be a saved transaction, which says more than its basket.
  const odd = basket === whole ? oddKeys(whole, ['products', 'sum', 'currency'], '', 'a basket') : []
  odd.push(...oddItemKeys(items, pointer))
  if (odd.length > 0) throw Failure.input(odd.map((line) => `${nameOf(file)}: ${line}`).join('\n'))
  const { sum, currency } = info
  if (sum !== undefined && typeof sum !== 'number')
    throw Failure.input(`${nameOf(file)}: the sum must be a whole number of cents, is ${JSON.stringify(sum)}`)
  if (currency !== undefined && typeof currency !== 'string')
    throw Failure.input(
      `${nameOf(file)}: the currency must be a text such as "EUR", is ${JSON.stringify(currency)}`,
    )
  return {
    items: items.map(
      (item: unknown, index) =>
        (isObject(item) ? { id: index + 1, quantity: 1, ...item } : item) as BasketItem,
    ),
    ...(sum !== undefined && { sum }),
    ...(currency !== undefined && { currency }),
    pointer,
    sumPointer: info === whole ? '/sum' : '/basket_info/sum',
  }
}

/** Runs `pay`, and turns what is wrong with a sale into what is wrong with its file. */
export async function blameFile<T>(
  file: string,
  { pointer, sumPointer }: BasketFile,
  pay: () => Promise<T>,
): Promise<T> {
  try {
    return await pay()
  } catch (error) {
    if (!(error instanceof InvalidSaleError)) throw error
    const lines = error.faults.map((fault) => {
      const { message } = fault
      if (fault.pointer === '/sum') return `${nameOf(file)}: ${sumPointer}: ${message}`
      if (!fault.pointer.startsWith('/basket')) return `${optionOf(fault)}: ${message}`
      const place = fault.pointer.replace('/basket', pointer)
      return `${nameOf(file)}: ${place === '' ? 'the basket' : `${place}:`} ${message}`
    })
    throw Failure.input(lines.join('\n'))
  }
}

function oddItemKeys(items: readonly unknown[], pointer: string): string[] {
  return items.flatMap((item, index) => {
    if (!isObject(item)) return []
    const at = `${pointer}/${index}`
    const inner = item['sub_basket']
    return [
      ...oddKeys(item, itemKeys, at, 'an item'),
      ...(Array.isArray(inner) ? oddItemKeys(inner, `${at}/sub_basket`) : []),
    ]
  })
}

/** One line for every key that is not known. */
function oddKeys(
  found: Readonly<Record<string, unknown>>,
  known: readonly string[],
  pointer: string,
  what: string,
): string[] {
  return Object.keys(found)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      return `${place}: ${what} has no such key.${suggestion(key, known)}`
    })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
