import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, ids, type ListAnswer, listOf, quietContext } from '../../test/lists.ts'
import { Refusal } from '../refusal.ts'
import type { ListQuery } from './collection.ts'

const nine = Array.from({ length: 9 }, (_, id) => ({ object: 'x', id, n: id % 4 }))

/** All pages, up to the empty one. */
function scrollThrough(
  items: readonly object[],
  query: ListQuery,
  between?: () => void,
): readonly ListAnswer[] {
  const context = quietContext()
  const pages = [ask(items, { scroll_expire: '1m', ...query }, context)]
  while (pages.at(-1)?.data.length) {
    between?.()
    pages.push(ask(items, { scroll_id: pages.at(-1)?.scroll_id }, context))
  }
  return pages
}

describe('a scroll', () => {
  it('goes through all hits once, in order, whatever changes meanwhile', () => {
    const query = fc.record(
      {
        count: fc.integer({ min: 1, max: 12 }),
        q: fc.constantFrom('n:[1 TO 2]', 'NOT n:0', 'id:77'),
        sort: fc.constantFrom('n:asc', 'n:desc,id:desc'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(query, fc.integer({ min: 0, max: 9 }), (asked, kept) => {
        const items: object[] = nine.slice(0, kept)
        const expected = ask(items, { ...asked, count: 100 })
        const pages = scrollThrough(items, asked, () => {
          items.shift()
          items.push({ object: 'x', id: 'new', n: 1 })
        })
        expect(pages.flatMap((page) => ids(page))).toEqual(ids(expected))
        expect(pages.map(({ count }) => count)).toEqual(pages.map(() => expected.count))
        expect(new Set(pages.map(({ scroll_id: id }) => id)).size).toBe(1)
        for (const { data } of pages.slice(0, -2)) expect(data).toHaveLength(asked.count ?? 10)
      }),
      { numRuns: 300 },
    )
  })

  it('carries its fields and references along', () => {
    const context = { ...quietContext(), resolve: () => ({ name: 'Laden' }) }
    const items = [1, 2].map((id) => ({ object: 'x', id, n: id, m: { object: 'm', id: 'M' } }))
    const query = { scroll_expire: '1m', count: 1, fields: 'm.name', expand: 'm' }
    const pages = [ask(items, query, context), ask(items, { scroll_id: 's1' }, context)]
    expect(pages.flatMap(({ data }) => data)).toEqual(
      [1, 2].map((id) => ({ object: 'x', id, m: { object: 'm', id: 'M', name: 'Laden' } })),
    )
  })

  it('stays at its end, with empty pages', () => {
    const context = quietContext()
    ask(nine, { scroll_expire: '1m' }, context)
    for (const _ of [1, 2])
      expect(ask(nine, { scroll_id: 's1' }, context)).toEqual({ count: 9, data: [], scroll_id: 's1' })
  })

  it('can be walked through beside another', () => {
    const context = quietContext()
    const read = (id: string): readonly unknown[] => ids(ask(nine, { scroll_id: id }, context))
    ask(nine, { scroll_expire: '1m', count: 2 }, context)
    ask(nine, { scroll_expire: '1m', count: 3, sort: 'id:desc' }, context)
    expect([read('s1'), read('s2'), read('s1')]).toEqual([
      [2, 3],
      [5, 4, 3],
      [4, 5],
    ])
  })

  it('does not copy a list that keeps snapshots of its own', () => {
    let copied = 0
    const items = {
      ...listOf(nine),
      kind: 'x',
      snapshot: () => ((copied += 1), nine.slice(1)),
      values: () => {
        throw new Error('not wanted')
      },
    }
    const context = quietContext()
    expect(ids(ask(items, { scroll_expire: '1m', count: 1 }, context))).toEqual([1])
    expect([ids(ask(items, { scroll_id: 's1' }, context)), copied]).toEqual([[2], 1])
  })
})

describe('a scroll is open', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['1m', 60_000],
    ['24h', 86_400_000],
    ['1d', 86_400_000],
  ])('for %s between two calls', (expire, ms) => {
    const context = quietContext()
    const at = (now: number): unknown => ask(nine, { scroll_id: 's1' }, { ...context, now })
    ask(nine, { scroll_expire: expire }, { ...context, now: 1000 })
    // Each call begins the time anew.
    at(1000 + ms - 1)
    at(1000 + 2 * ms - 2)
    expect(() => at(1000 + 3 * ms - 2)).toThrow(Refusal)
    expect(refusalOf(() => at(1000 + 3 * ms - 2))).toMatchObject({
      status: 404,
      body: { error: 'ProductNotFoundException' },
    })
  })

  it.each([
    '1',
    'm',
    '1 m',
    '0m',
    '-1m',
    '1.5m',
    '1w',
    '1M',
    '25h',
    '2d',
    '86400001ms',
    '1m1s',
    '9999999999ms',
    'toString',
  ])('but not for %j', (expire) => {
    const context = quietContext()
    expect(() => ask(nine, { scroll_expire: expire }, context)).toThrow('scroll_expire')
    expect(context.scrolls.size).toBe(0)
  })

  it('unless 32 others have been used since: then it is forgotten', () => {
    const context = quietContext()
    const read = (id: string) => (): unknown => ask(nine, { scroll_id: id }, context)
    for (let open = 0; open < 32; open += 1) ask(nine, { scroll_expire: '1m', count: 1 }, context)
    read('s1')()
    ask(nine, { scroll_expire: '1m' }, context)
    expect(read('s2')).toThrow(Refusal)
    for (const id of ['s1', 's3', 's32', 's33']) expect(read(id)).not.toThrow()
    expect(context.scrolls.size).toBe(32)
  })

  it('and makes room for others when its time is over', () => {
    const context = quietContext()
    for (let open = 0; open < 5; open += 1) ask(nine, { scroll_expire: '1s' }, context)
    ask(nine, { scroll_expire: '1m' }, { ...context, now: 1000 })
    expect([...context.scrolls.keys()]).toEqual(['s6'])
  })
})

describe('refuses', () => {
  it.each([
    ['an id that is not known', { scroll_id: 's9' }, 404],
    ['no id', { scroll_id: '' }, 404],
    ['an id that is none', { scroll_id: 1 }, 400],
    ['a count beside the id', { scroll_id: 's1', count: 10 }, 400],
    ['a time beside the id', { scroll_id: 's1', scroll_expire: '1m' }, 400],
    ['fields beside the id', { scroll_id: 's1', fields: 'id' }, 400],
    ['a check beside the id', { scroll_id: 's1', validate: 1 }, 400],
    ['to begin later', { scroll_expire: '1m', offset: 1 }, 400],
    ['pages of nothing', { scroll_expire: '1m', count: 0 }, 400],
    ['pages beyond reach', { scroll_expire: '1m', count: 10_001 }, 400],
  ])('%s', (_what, query, status) => {
    const context = quietContext()
    ask(nine, { scroll_expire: '1m', count: 5 }, context)
    expect(refusalOf(() => ask(nine, query, context)).status).toBe(status)
    // And the scroll goes on as if nothing had been asked.
    expect([ids(ask(nine, { scroll_id: 's1' }, context)), context.scrolls.size]).toEqual([[5, 6, 7, 8], 1])
  })

  it('the scroll of another list', () => {
    const context = quietContext()
    const others = [{ object: 'y', id: 1 }]
    ask(nine, { scroll_expire: '1m', count: 5 }, context)
    ask({ ...listOf([]), kind: 'y' }, { scroll_expire: '1m' }, context)
    ask([], { scroll_expire: '1m' }, context)
    for (const list of [others, { ...listOf(nine), kind: 'y' }, []])
      expect(refusalOf(() => ask(list, { scroll_id: 's1' }, context)).status).toBe(404)
    expect(refusalOf(() => ask(nine, { scroll_id: 's2' }, context)).status).toBe(404)
    // One over nothing of a list that does not say what it is of does no harm anywhere.
    expect(ask(nine, { scroll_id: 's3' }, context).data).toEqual([])
    expect(ids(ask({ ...listOf([]), kind: 'x' }, { scroll_id: 's1' }, context))).toEqual([5, 6, 7, 8])
  })
})

function refusalOf(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was not refused')
}
