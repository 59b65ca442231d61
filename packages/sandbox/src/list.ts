import { Refusal } from './refusal.ts'

type Query = Readonly<Record<string, string | number>>

/** How many items a page has when the request does not say: the vendor's own default is not documented. */
const defaultCount = 10

/** One page of a list: `q` filters, `sort` orders, `offset` and `count` cut. `count` in the answer is that of all hits. */
export function listPage(
  items: readonly object[],
  query: Query,
): { readonly count: number; readonly data: readonly object[] } {
  const hits = sorted(items.filter(filter(query['q'])), query['sort'])
  const offset = Number(query['offset'] ?? 0)
  return { count: hits.length, data: hits.slice(offset, offset + Number(query['count'] ?? defaultCount)) }
}

/** `property:value` terms joined by AND; values may hold `*` and `?` (facts: section (b)). */
function filter(q: string | number | undefined): (item: object) => boolean {
  if (q === undefined || q === '') return () => true
  const terms = String(q)
    .split(/ AND /)
    .map((term) => {
      // Negations, comparisons and `_exists_` are not simulated: taken for plain words they would find nothing, in silence.
      const { property, value } =
        /^(?<property>[a-z][\w.]*):(?<quote>"?)(?![!<>])(?<value>[^\s"()[\]]+)\k<quote>$/i.exec(term.trim())
          ?.groups ?? {}
      if (property === undefined || value === undefined) {
        throw Refusal.badInput(
          `q: "${term}" is not understood; the sandbox reads property:value terms joined by AND`,
        )
      }
      return { property, pattern: value.toLowerCase() }
    })
  return (item) =>
    terms.every(({ property, pattern }) => {
      const value = read(item, property)
      return value !== undefined && value !== null && isLike(textOf(value).toLowerCase(), pattern)
    })
}

/** Whether a text fits a pattern with `*` and `?`. Not by a regular expression: one of `*?*?*?…` would try for hours. */
function isLike(text: string, pattern: string): boolean {
  let [at, next] = [0, 0]
  // Where the latest `*` stands, and where the text goes on after what it has swallowed.
  let [star, resume] = [-1, 0]
  while (at < text.length) {
    if (pattern[next] === '*') {
      star = next
      next += 1
      resume = at
    } else if (pattern[next] === '?' || pattern[next] === text[at]) {
      next += 1
      at += 1
    } else if (star >= 0) {
      next = star + 1
      resume += 1
      at = resume
    } else {
      return false
    }
  }
  return /^\**$/.test(pattern.slice(next))
}

function sorted(items: readonly object[], sort: string | number | undefined): readonly object[] {
  if (sort === undefined || sort === '') return items
  const keys = String(sort)
    .split(',')
    .map((key) => {
      const { property, direction } =
        /^(?<property>[\w.]+):(?<direction>asc|desc)$/.exec(key.trim())?.groups ?? {}
      if (property === undefined)
        throw Refusal.badInput(`sort: "${key}" is not understood; it takes property:asc or property:desc`)
      return { property, direction }
    })
  return items.toSorted((a, b) => {
    for (const { property, direction } of keys) {
      const order = compare(read(a, property), read(b, property))
      if (order !== 0) return direction === 'desc' ? -order : order
    }
    return 0
  })
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [textOf(a), textOf(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value)
}

function read(item: object, property: string): unknown {
  return property
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? new Map(Object.entries(at)).get(key) : undefined),
      item,
    )
}
