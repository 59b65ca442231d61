import { Refusal } from '../refusal.ts'

/** A walk through all hits as they were when it began. */
export interface Scroll {
  /** The `object` of what is walked through, where there is any. */
  readonly kind: string | undefined
  /** How many hits there are in all. */
  readonly count: number
  readonly rest: Iterator<object>
  /** How many of them make a page. */
  readonly size: number
  /** What a hit looks like in the answer. */
  readonly shown: (item: object) => object
  /** How long it stays open between two calls, in ms. */
  readonly keptFor: number
}

interface OpenScroll extends Scroll {
  /** ms since 1970 */
  readonly until: number
}

/**
 * The open scrolls of a merchant, by their ids, the one that has waited longest first. They are the process's own: they
 * are neither in the journal nor on disk, and a client has to begin again after a restart, as with the real server.
 */
export type Scrolls = Map<string, OpenScroll>

/** How many scrolls a merchant can have open; one more, and the one that has waited longest is forgotten. Our own limit. */
const mostScrolls = 32

const longest = 24 * 3_600_000
const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

export function createScrolls(): Scrolls {
  return new Map()
}

/** Reads `scroll_expire`: a number with ms, s, m, h or d, up to a day as with Elasticsearch. The answer is in ms. */
export function readExpiry(text: string): number {
  const [, number, unit = ''] = /^(\d{1,9})(ms|[smhd])$/.exec(text) ?? []
  const ms = Number(number) * (units[unit] ?? 0)
  if (ms > 0 && ms <= longest) return ms
  throw Refusal.badInput('scroll_expire is not understood; it takes a time such as 30s, 1m or 2h, up to 24h')
}

/** Takes the next page out of a scroll. */
export function takePage({ rest, size }: Scroll): readonly object[] {
  const page: object[] = []
  while (page.length < size) {
    const next = rest.next()
    if (next.done === true) break
    page.push(next.value)
  }
  return page
}

/** Keeps a scroll open from now on, and makes room for it. */
export function keep(scrolls: Scrolls, id: string, scroll: Scroll, now: number): void {
  for (const [each, { until }] of scrolls) if (until <= now) scrolls.delete(each)
  // Again at the end: it has waited least.
  scrolls.delete(id)
  const [oldest] = scrolls.keys()
  if (oldest !== undefined && scrolls.size >= mostScrolls) scrolls.delete(oldest)
  scrolls.set(id, { ...scroll, until: now + scroll.keptFor })
}

/**
 * The scroll of this id, as long as it is open. Throws a 404 `Refusal` when it is not, or when it belongs to another list,
 * whose objects this one must not answer.
 */
export function findScroll(
  scrolls: Scrolls,
  id: string,
  now: number,
  kind: () => string | undefined,
): Scroll {
  const scroll = scrolls.get(id)
  if (!scroll || scroll.until <= now || (scroll.kind !== undefined && scroll.kind !== kind()))
    throw Refusal.notFound('an open scroll of this scroll_id')
  return scroll
}
