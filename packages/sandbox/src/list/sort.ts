import { Refusal } from '../refusal.ts'
import { momentOf } from './moments.ts'
import { type Path, propertyName, valuesAt } from './properties.ts'

/** What to sort by, the most important first. */
export type Order = readonly { readonly path: Path; readonly descending: boolean }[]

/** Kinds of values never mix: numbers come before moments, moments before texts, texts before truths. */
type Key = readonly [rank: number, value: number | string]

interface Entry {
  readonly item: object
  readonly keys: readonly (Key | undefined)[]
}

/** Reads `sort`: `property:asc` and `property:desc`, joined by commas. Throws a `Refusal` for anything else. */
export function readOrder(sort: string): Order {
  return sort.split(',').map((each) => {
    const [name = '', direction, ...rest] = each.trim().split(':')
    if (!propertyName.test(name) || rest.length > 0 || (direction !== 'asc' && direction !== 'desc'))
      throw Refusal.badInput(`sort: ${each} is not understood; it takes property:asc or property:desc`)
    return { path: name.split('.'), descending: direction === 'desc' }
  })
}

/**
 * The first so many items in this order, and how many there are. Equal ones stay as they were, and items without the
 * property come last, whatever the direction; of a list its least element counts upwards and its greatest downwards.
 *
 * Holds about twice as many items as are wanted, so that a page of a million needs no memory for the rest.
 */
export function first(
  wanted: number,
  items: Iterable<object>,
  order: Order,
): { readonly count: number; readonly items: readonly object[] } {
  const compare = ({ keys: left }: Entry, { keys: right }: Entry): number => {
    for (const [index, { descending }] of order.entries()) {
      const difference = compareKeys(left[index], right[index], descending)
      if (difference !== 0) return difference
    }
    return 0
  }
  let [entries, count]: [Entry[], number] = [[], 0]
  for (const item of items) {
    count += 1
    entries.push({ item, keys: order.map((each) => keyOf(item, each)) })
    if (entries.length >= 2 * wanted + 1000) entries = entries.toSorted(compare).slice(0, wanted)
  }
  return {
    count,
    items: entries
      .toSorted(compare)
      .slice(0, wanted)
      .map(({ item }) => item),
  }
}

function keyOf(item: object, { path, descending }: Order[number]): Key | undefined {
  let best: Key | undefined
  for (const value of valuesAt(item, path)) {
    const key = rankOf(value)
    if (key && (!best || compareKeys(key, best, descending) < 0)) best = key
  }
  return best
}

function rankOf(value: unknown): Key | undefined {
  if (typeof value === 'number') return [0, value]
  if (typeof value === 'boolean') return [3, Number(value)]
  if (typeof value !== 'string') return undefined
  const moment = momentOf(value)
  return moment === undefined ? [2, value] : [1, moment]
}

function compareKeys(left: Key | undefined, right: Key | undefined, descending: boolean): number {
  if (!left || !right) return Number(!left) - Number(!right)
  const [a, b] = left[0] === right[0] ? [left[1], right[1]] : [left[0], right[0]]
  const order = a < b ? -1 : a > b ? 1 : 0
  return descending ? -order : order
}
