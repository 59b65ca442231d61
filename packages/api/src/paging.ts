import { UnexpectedAnswerError } from './errors/errors.ts'

/** One page of a list. */
export interface Page {
  /** How many hits there are in all. */
  readonly count?: number
  readonly data?: readonly unknown[]
  readonly scroll_id?: string
}

export type Query = Readonly<Record<string, unknown>>

/** How far `offset` reaches (facts: section (b), paging). */
const reach = 10_000

/** Walks over all hits with one page in memory: by `offset` where that reaches them all, else by a scroll. */
export async function* walk(
  page: (query: Query) => Promise<Page>,
  query: Query,
  operation: string,
): AsyncGenerator {
  const { offset = 0, scroll_expire: expire, scroll_id: begun, ...rest } = query
  // A page may be anything, `null` too.
  const readPage = async (wanted: Query) => {
    const answer = (await page(wanted)) as Page | null
    return { ...answer, data: Array.isArray(answer?.data) ? (answer.data as readonly unknown[]) : [] }
  }
  let passed = Number(offset)
  const size = Number(rest['count'] ?? 0)
  const byOffset = expire === undefined && begun === undefined ? reach : 0
  while (passed < byOffset) {
    // The last page must not reach beyond it either.
    const last = passed + size > reach && { count: reach - passed }
    const { count = Infinity, data } = await readPage({ ...rest, ...last, offset: passed })
    // Too many: a scroll begins anew and skips what was handed out, which is nothing unless the list grew meanwhile.
    if (count > reach && count < Infinity) break
    yield* data
    passed += data.length
    if (data.length === 0 || passed >= count) return
  }
  // A scroll is continued by its id alone.
  let next: Query = begun === undefined ? { ...rest, scroll_expire: expire ?? '1m' } : { scroll_id: begun }
  for (let read = 0; ;) {
    const { count = Infinity, data, scroll_id: id } = await readPage(next)
    yield* data.slice(Math.max(0, passed - read))
    read += data.length
    if (data.length === 0 || (begun === undefined && read >= count)) return
    const known = id ?? next['scroll_id']
    if (known === undefined) {
      throw new UnexpectedAnswerError('the server gave no scroll_id, so the list cannot be read to its end', {
        operation,
        status: 200,
        advice: 'Narrow the list with q until it has at most 10,000 hits.',
      })
    }
    next = { scroll_id: known }
  }
}
