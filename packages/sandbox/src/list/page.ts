import { Refusal } from '../refusal.ts'
import { aggregated, readAggregation } from './aggregate.ts'
import { expanded, type Resolve } from './expand.ts'
import { project, readFields } from './fields.ts'
import { describe } from './meta.ts'
import { type Condition, parse } from './parse.ts'
import { type Collection, hits } from './plan.ts'
import { findScroll, keep, readExpiry, type Scrolls, takePage } from './scroll.ts'
import { first, type Order, readOrder } from './sort.ts'

/** `query` as the request reader admits it: texts, numbers for count, offset and validate, an object for aggregate. */
export type ListQuery = Readonly<Record<string, unknown>>

/** What a list is given from outside. */
export interface ListContext {
  /** ms since 1970 */
  readonly now: number
  /** Made by `createScrolls()`, one for each merchant, kept by the caller. */
  readonly scrolls: Scrolls
  readonly newScrollId: () => string
  /** The full object of a reference, for expand. */
  readonly resolve: Resolve
}

/** How many items a page has when the request does not say: the vendor's own default is not documented. */
const defaultCount = 10

/** How far `offset` and `count` reach together, and so the greatest `count` (facts: section (b), paging). */
const reach = 10_000

/** What is asked for, read and found in order. */
interface Wish {
  readonly condition: Condition | undefined
  readonly order: Order | undefined
  readonly offset: number
  readonly count: number
  readonly shown: (item: object) => object
}

/** How many characters a parameter has at most. Our own limit: no request line is longer, and all work stays bounded. */
const longest = 10_000

/**
 * One page of a list, as the body of the answer: `q` filters, `sort` orders, `offset` and `count` cut, `expand` and
 * `fields` shape what is left. `count` in the answer is that of all hits. The preset `own` leaves everything in, since a
 * merchant's token sees nothing but its own. Throws a `Refusal` for what is not understood.
 */
export function listPage(items: Collection<object>, query: ListQuery, context: ListContext): object {
  if (query['scroll_id'] !== undefined) return nextOfScroll(items, query, context)
  const q = textOf(query, 'q')
  if (query['validate'] !== undefined) return { result: q === undefined || isUnderstood(q) }
  const wish = readWish(query, context)
  if (query['meta'] === 'only') return { meta: describe(found(items, wish).data) }
  if (query['aggregate'] !== undefined) return buckets(items, query, wish)
  if (textOf(query, 'scroll_expire') !== undefined) return scroll(items, query, wish, context)
  const { count, data } = found(items, wish)
  return { count, data: data.map(wish.shown), ...metaOf(query, data) }
}

function readWish(query: ListQuery, { resolve }: ListContext): Wish {
  const [q, sort, fields] = [textOf(query, 'q'), textOf(query, 'sort'), textOf(query, 'fields')]
  const [expand, preset = 'own'] = [textOf(query, 'expand'), textOf(query, 'preset')]
  if (preset !== 'own') throw Refusal.badInput('preset is not known; the sandbox keeps own alone')
  const named = fields === undefined ? undefined : readFields(fields)
  // Here and not at the first item: a wrong name is wrong in an empty list too.
  expanded({}, expand, resolve)
  return {
    condition: q === undefined ? undefined : parse(q),
    order: sort === undefined ? undefined : readOrder(sort),
    ...readWindow(query),
    shown: (item) => {
      const whole = expanded(item, expand, resolve)
      return named ? project(whole, named) : whole
    },
  }
}

function readWindow(query: ListQuery): { readonly offset: number; readonly count: number } {
  const [offset = 0, count] = [wholeOf(query, 'offset'), wholeOf(query, 'count')]
  // Without a count the last page within reach is shorter, but there has to be room for one item.
  if (offset + (count ?? 1) > reach)
    throw Refusal.badInput(
      `offset and count reach no further than ${reach} hits together; beyond that use scroll_expire`,
    )
  return { offset, count: count ?? Math.min(defaultCount, reach - offset) }
}

function found(
  items: Collection<object>,
  { condition, order, offset, count }: Wish,
): { readonly count: number; readonly data: readonly object[] } {
  const end = offset + count
  if (!condition && !order) return { count: items.size, data: cut(items.values(), offset, end) }
  const all = condition ? hits(items, condition) : items.values()
  // Without an order nothing is held but the page; the rest is counted.
  const page = first(end, all, order ?? [])
  return { count: page.count, data: page.items.slice(offset) }
}

/** Looks at no more items than it has to: a store of a million may make them on demand. */
function cut(items: Iterable<object>, offset: number, end: number): readonly object[] {
  const data: object[] = []
  let at = 0
  if (end > offset) {
    for (const item of items) {
      if (at >= offset) data.push(item)
      at += 1
      if (at === end) break
    }
  }
  return data
}

/** Opens a scroll over the hits as they are now, and answers its first page. */
function scroll(items: Collection<object>, query: ListQuery, wish: Wish, context: ListContext): object {
  const { condition, order, offset, count: size, shown } = wish
  const { now, scrolls, newScrollId } = context
  const keptFor = readExpiry(textOf(query, 'scroll_expire') ?? '')
  if (offset > 0) throw Refusal.badInput('offset: a scroll begins at the first hit')
  if (size === 0) throw Refusal.badInput('count: a page of a scroll has room for one item at least')
  const sought = condition && [...hits(items, condition)]
  const all = sought ?? items.snapshot?.() ?? [...items.values()]
  const ordered = order ? first(Infinity, all, order).items : all
  const count = sought?.length ?? items.size
  const begun = { kind: kindOf(items), count, rest: ordered[Symbol.iterator](), size, shown, keptFor }
  const [data, id] = [takePage(begun), newScrollId()]
  keep(scrolls, id, begun, now)
  return { count, data: data.map(shown), scroll_id: id, ...metaOf(query, data) }
}

/** The next page of a scroll. After the last hit comes an empty one, as often as it is asked for. */
function nextOfScroll(items: Collection<object>, query: ListQuery, context: ListContext): object {
  const other = Object.keys(query).find((name) => name !== 'scroll_id')
  if (other !== undefined) throw Refusal.badInput(`scroll_id is sent alone, without ${other}`)
  const { now, scrolls } = context
  const id = textOf(query, 'scroll_id') ?? ''
  const open = findScroll(scrolls, id, now, () => kindOf(items))
  const data = takePage(open)
  keep(scrolls, id, open, now)
  return { count: open.count, data: data.map(open.shown), scroll_id: id }
}

/** Buckets instead of hits. All of them, unless `count` or `offset` is given; `sort`, `fields` and `expand` do not apply. */
function buckets(items: Collection<object>, query: ListQuery, { condition, offset, count }: Wish): object {
  if (query['scroll_expire'] !== undefined)
    throw Refusal.badInput('scroll_expire: the buckets of aggregate are answered at once')
  const aggregation = readAggregation(query['aggregate'])
  const whole = aggregated(condition ? hits(items, condition) : items.values(), aggregation)
  const end = query['count'] === undefined ? undefined : offset + count
  const data = whole.data.slice(offset, end)
  return { ...whole, data, ...metaOf(query, data) }
}

function kindOf(items: Collection<object>): string | undefined {
  if (items.kind !== undefined) return items.kind
  const [oldest] = cut(items.values(), 0, 1) as readonly { readonly object?: string }[]
  return oldest?.object
}

function metaOf(query: ListQuery, data: readonly object[]): object {
  return query['meta'] === undefined ? {} : { meta: describe(data) }
}

function isUnderstood(q: string): boolean {
  try {
    parse(q)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** A parameter that is sent empty says nothing. */
function textOf(query: ListQuery, name: string): string | undefined {
  const value = query[name]
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string') throw Refusal.badInput(`${name} has to be a text`)
  if (value.length > longest) throw Refusal.badInput(`${name} has more than ${longest} characters`)
  return value
}

function wholeOf(query: ListQuery, name: string): number | undefined {
  const value = query[name]
  if (value === undefined) return undefined
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number
  throw Refusal.badInput(`${name} has to be a whole number`)
}
