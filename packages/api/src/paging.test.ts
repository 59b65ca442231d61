import { getEventListeners } from 'node:events'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiServer, failureOf } from '../test/api-server.ts'
import { type Bundle, bundleClient, runModule } from '../test/bundle.ts'
import { sendJson } from '../test/servers.ts'
import { UnexpectedAnswerError } from './errors/errors.ts'
import { type Page, type Query, walk } from './paging.ts'

// Short lists, pages that fail and signals are in `methods.test.ts`.

const operation = 'loyalty.merchantCards.list'

interface Behaviour {
  /** How many hits there are when so many requests have come. */
  readonly total: (requests: number) => number
  /** The most that it gives at a time. Default: 1,000. */
  readonly most?: number
  /** Default: it says how many hits there are. */
  readonly counts?: boolean
  /** Default: a new one with each page of a scroll. */
  readonly scrollIds?: 'new' | 'the same' | 'only the first' | 'none'
}

interface Simulated {
  readonly page: (query: Query) => Promise<Page>
  /** All queries, as they came. */
  readonly queries: readonly Query[]
}

/** A list on a server: by `offset` it reaches 10,000 hits and not one more, a scroll is a snapshot of all. */
function simulated({ total, most = 1_000, counts = true, scrollIds = 'new' }: Behaviour): Simulated {
  const queries: Query[] = []
  const scrolls = new Map<string, { readonly from: number; readonly size: number; readonly hits: number }>()
  let ids = 0

  function answer(query: Query): Page {
    queries.push(query)
    const size = Math.min(Number(query['count'] ?? most), most)
    const id = query['scroll_id']
    if (typeof id === 'string') {
      if (Object.keys(query).length > 1) throw new Error(`scroll_id with others: ${JSON.stringify(query)}`)
      const at = scrolls.get(id)
      if (!at) throw new Error('this scroll is over')
      return scroll(at, id)
    }
    const hits = total(queries.length)
    if (query['scroll_expire'] !== undefined) {
      if (query['offset'] !== undefined) throw new Error('a scroll has no offset')
      return scroll({ from: 0, size, hits })
    }
    const offset = Number(query['offset'] ?? 0)
    if (offset + Number(query['count'] ?? 0) > 10_000)
      throw new Error(`beyond 10,000: ${JSON.stringify(query)}`)
    return pageOf(offset, Math.min(offset + size, 10_000), hits)
  }

  function scroll(
    at: { readonly from: number; readonly size: number; readonly hits: number },
    old?: string,
  ): Page {
    if (scrollIds === 'new' && old !== undefined) scrolls.delete(old)
    const id = scrollIds === 'new' ? `scroll-${(ids += 1)}` : 'scroll-1'
    scrolls.set(id, { ...at, from: at.from + at.size })
    const told =
      scrollIds === 'none' || (scrollIds === 'only the first' && old !== undefined) ? {} : { scroll_id: id }
    return { ...pageOf(at.from, at.from + at.size, at.hits), ...told }
  }

  function pageOf(from: number, to: number, hits: number): Page {
    const data = Array.from({ length: Math.max(0, Math.min(to, hits) - from) }, (_, index) => from + index)
    return { ...(counts && { count: hits }), data }
  }

  return { queries, page: async (query) => answer(query) }
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

async function all(items: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('a walk', () => {
  const anyTotal = fc.oneof(
    fc.nat(40),
    fc.integer({ min: 9_980, max: 10_020 }),
    fc.integer({ min: 9_000, max: 23_000 }),
    fc.constantFrom(9_999, 10_000, 10_001, 20_000),
  )
  const anyQuery = fc.record(
    {
      offset: fc.oneof(fc.nat(30), fc.integer({ min: 9_990, max: 10_010 }), fc.nat(25_000)),
      count: fc.oneof(fc.integer({ min: 100, max: 10_000 }), fc.constantFrom(999, 1_000, 1_001, 3_000)),
      scroll_expire: fc.constant('5m'),
      q: fc.constant('balance:[1 TO 9]'),
    },
    { requiredKeys: [] },
  )
  const anyBehaviour = fc.record({
    most: fc.constantFrom(97, 100, 999, 1_000, 3_333, 10_000),
    counts: fc.boolean(),
    scrollIds: fc.constantFrom('new' as const, 'the same' as const, 'only the first' as const),
  })

  it('gives every hit once, in order, however many there are, and asks for nothing that is not allowed', async () => {
    await fc.assert(
      fc.asyncProperty(anyTotal, anyQuery, anyBehaviour, async (total, query, behaviour) => {
        const { page } = simulated({ ...behaviour, total: () => total })
        expect(await all(walk(page, query, operation))).toEqual(range(query.offset ?? 0, total))
      }),
      { numRuns: 200 },
    )
  })

  it('gives every hit once when the list grows beyond 10,000 meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 9_900, max: 10_000 }),
        fc.integer({ min: 10_001, max: 12_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(9_000),
        async (before, after, requests, offset) => {
          const { page, queries } = simulated({ total: (count) => (count > requests ? after : before) })
          const found = await all(walk(page, { offset }, operation))
          expect(found).toEqual(range(offset, queries.length > requests ? after : before))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('within 10,000 hits uses nothing but offset', async () => {
    const { page, queries } = simulated({ total: () => 10_000 })
    await all(walk(page, { q: 'a:b', sort: 'id:asc' }, operation))
    expect(queries).toEqual(
      range(0, 10).map((index) => ({ q: 'a:b', sort: 'id:asc', offset: index * 1_000 })),
    )
  })

  it('never asks for a page that reaches beyond 10,000', async () => {
    const { page, queries } = simulated({ total: () => 9_900, most: 3_000 })
    expect(await all(walk(page, { count: 3_000 }, operation))).toEqual(range(0, 9_900))
    expect(queries.map(({ offset, count }) => [offset, count])).toEqual([
      [0, 3_000],
      [3_000, 3_000],
      [6_000, 3_000],
      [9_000, 1_000],
    ])
  })

  it('beyond 10,000 hits begins a scroll, and goes on by its id alone', async () => {
    const { page, queries } = simulated({ total: () => 12_500, most: 5_000 })
    const query = { q: 'a:b', sort: 'id:asc', fields: 'id', count: 5_000, offset: 7 }
    expect(await all(walk(page, query, operation))).toEqual(range(7, 12_500))
    expect(queries).toEqual([
      query,
      { q: 'a:b', sort: 'id:asc', fields: 'id', count: 5_000, scroll_expire: '1m' },
      { scroll_id: 'scroll-1' },
      { scroll_id: 'scroll-2' },
    ])
  })

  it('scrolls from the beginning when the caller says how long a scroll stays open', async () => {
    const { page, queries } = simulated({ total: () => 1_500 })
    expect(await all(walk(page, { scroll_expire: '5m', count: 1_000 }, operation))).toEqual(range(0, 1_500))
    expect(queries).toEqual([{ scroll_expire: '5m', count: 1_000 }, { scroll_id: 'scroll-1' }])
  })

  it('goes on with the scroll of a caller who has one, by its id alone', async () => {
    const { page, queries } = simulated({ total: () => 3_500 })
    const { scroll_id: id } = await page({ scroll_expire: '1m' })
    const query = { scroll_id: id, q: 'a:b', count: 3, sort: 'id:asc' }
    expect(await all(walk(page, query, operation))).toEqual(range(1_000, 3_500))
    expect(queries.slice(1)).toEqual(range(1, 5).map((number) => ({ scroll_id: `scroll-${number}` })))
  })

  it('gives what it got before it tells that a server gives no scroll_id', async () => {
    const { page } = simulated({ total: () => 10_001, scrollIds: 'none' })
    const found: unknown[] = []
    const walking = async (): Promise<void> => {
      for await (const item of walk(page, {}, operation)) found.push(item)
    }
    const error = await failureOf(walking())
    expect(error).toBeInstanceOf(UnexpectedAnswerError)
    expect(error).toMatchObject({ operation, status: 200 })
    expect(String(error)).toMatch(/no scroll_id.*Narrow the list/)
    expect(found).toEqual(range(0, 1_000))
  })

  it('ends on a server that gives pages for ever, says no count and does not know scrolls', async () => {
    let requests = 0
    const page = async (): Promise<Page> => {
      requests += 1
      return { data: range(0, 1_000) }
    }
    expect(await failureOf(all(walk(page, {}, operation)))).toBeInstanceOf(UnexpectedAnswerError)
    expect(requests).toBe(11)
  })

  it.each([[{}], [{ count: 20_000 }], [{ data: [] }], [{ count: 20_000, data: [], scroll_id: 'scroll-1' }]])(
    'ends on %j, whatever was promised',
    async (answer) => {
      let requests = 0
      const page = async (): Promise<Page> => {
        requests += 1
        return answer
      }
      for (const query of [{}, { scroll_expire: '1m' }, { scroll_id: 'scroll-1' }]) {
        expect(await all(walk(page, query, operation))).toEqual([])
        expect(requests).toBeLessThanOrEqual(2)
        requests = 0
      }
    },
  )

  it('asks for no page before it is needed, and for none after a break', async () => {
    const { page, queries } = simulated({ total: () => 30_000 })
    for await (const item of walk(page, {}, operation)) if (item === 1_999) break
    expect(queries).toHaveLength(3)
    const walking = async (): Promise<void> => {
      for await (const item of walk(page, {}, operation)) if (item === 0) throw new Error('mine')
    }
    expect(await failureOf(walking())).toMatchObject({ message: 'mine' })
    expect(queries).toHaveLength(5)
  })

  it('once ended stays ended', async () => {
    const { page, queries } = simulated({ total: () => 3 })
    const walking = walk(page, {}, operation)
    expect(await all(walking)).toEqual([0, 1, 2])
    expect(await all(walking)).toEqual([])
    expect(queries).toHaveLength(1)
  })
})

describe('loyalty.merchantCards.list', () => {
  it('walks over more than 10,000 cards of a real server', async () => {
    const { page, queries } = simulated({ total: () => 10_100, most: 3_000 })
    const server = await apiServer({
      answer: ({ url }, response) => {
        const query = Object.fromEntries(new URL(url, 'http://x').searchParams)
        page(query).then(
          ({ data, ...rest }) =>
            sendJson(response, 200, { ...rest, data: data?.map((id) => ({ id: `MCD_${String(id)}` })) }),
          () => sendJson(response, 400, { status: 'error', error: 'ProductFormatException' }),
        )
      },
    })
    const { signal } = new AbortController()
    const ids: string[] = []
    const query = { q: 'card.cardnumber:9276*', count: 3_000, offset: 50 }
    for await (const { id } of server.secuconnect.loyalty.merchantCards.list(query, { signal })) ids.push(id)
    expect(ids).toEqual(range(50, 10_100).map((id) => `MCD_${id}`))
    expect(queries).toEqual([
      { q: query.q, count: '3000', offset: '50' },
      { q: query.q, count: '3000', scroll_expire: '1m' },
      ...range(1, 4).map((number) => ({ scroll_id: `scroll-${number}` })),
    ])
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('the memory of a walk', () => {
  let bundle: Bundle
  beforeAll(async () => {
    bundle = await bundleClient()
  })
  afterAll(() => bundle.remove())

  it('is that of one page, after 20,000 hits and after 300,000', async () => {
    const program = `
      import { setFlagsFromString } from 'node:v8'
      import { runInNewContext } from 'node:vm'
      import { createSecuconnect } from './client.mjs'
      setFlagsFromString('--expose-gc')
      const gc = runInNewContext('gc')
      const heap = () => { gc(); return process.memoryUsage().heapUsed }
      let from = 0
      const transport = async ({ url }) => {
        const data = Array.from({ length: 1_000 }, () => ({ id: 'MCD_' + from, balance: from++, note: 'x'.repeat(100) + from }))
        return { status: 200, headers: {}, text: JSON.stringify({ count: 300_000, data, scroll_id: 'scroll-' + from }) }
      }
      const auth = () => ({ get: async () => 't', drop() {} })
      const { loyalty } = createSecuconnect({ baseUrl: 'http://127.0.0.1:1', auth, transport })
      const list = loyalty.merchantCards.list()
      let seen = 0
      let early = 0
      for await (const card of list) {
        seen += 1
        if (seen === 20_000) early = heap()
      }
      console.log(JSON.stringify({ seen, grown: heap() - early }))`
    const { output, errors } = await runModule(bundle.folder, program)
    expect(errors).toBe('')
    const { seen, grown } = JSON.parse(output) as { readonly seen: number; readonly grown: number }
    expect(seen).toBe(300_000)
    // All hits together take more than 50 MB.
    expect(grown).toBeLessThan(4_000_000)
  })
})
