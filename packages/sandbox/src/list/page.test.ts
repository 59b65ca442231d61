import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, ids, type ListAnswer, listOf, quietContext } from '../../test/lists.ts'
import { Refusal } from '../refusal.ts'
import type { Collection } from './collection.ts'

const twelve = Array.from({ length: 12 }, (_, index) => ({ object: 'x', id: index + 1 }))
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

describe('count and offset', () => {
  it.each([
    ['nothing', {}, range(1, 11)],
    ['a count', { count: 3 }, [1, 2, 3]],
    ['both', { count: 3, offset: 3 }, [4, 5, 6]],
    ['an offset', { offset: 10 }, [11, 12]],
    ['a page that ends early', { count: 3, offset: 11 }, [12]],
    ['a page after the end', { count: 3, offset: 12 }, []],
    ['the last page that can be', { count: 1, offset: 9_999 }, []],
    ['a page of nothing', { count: 0 }, []],
    ['a page of nothing at the end of what can be reached', { count: 0, offset: 10_000 }, []],
    ['the longest page', { count: 10_000 }, range(1, 13)],
    ['the order first', { count: 2, offset: 1, sort: 'id:desc' }, [11, 10]],
    ['a question first', { count: 2, offset: 1, q: 'id:[5 TO *]' }, [6, 7]],
    ['the preset first', { preset: 'own', count: 1 }, [1]],
    [
      'what is sent empty as not sent',
      { q: '', sort: '', fields: '', expand: '', preset: '', scroll_expire: '' },
      range(1, 11),
    ],
  ])('cut: %s', (_what, query, expected) => {
    const answer = ask(twelve, query)
    expect(answer).toEqual({
      count: 'q' in query && query.q ? 8 : 12,
      data: expected.map((id) => ({ object: 'x', id })),
    })
  })

  it.each([{ q: 'id:*' }, { sort: 'id:asc' }, {}])(
    'end within reach, also when no count is given (%j)',
    (query) => {
      const many = Array.from({ length: 10_020 }, (_, id) => ({ id }))
      expect(ids(ask(many, { ...query, offset: 9_995 }))).toEqual(range(9_995, 10_000))
      expect(ids(ask(many, { ...query, offset: 9_985 }))).toEqual(range(9_985, 9_995))
      expect(ask(many, { ...query, offset: 9_999 }).count).toBe(10_020)
    },
  )
})

describe('refuses', () => {
  it.each([
    ['count', { count: 10_001 }],
    ['count', { count: 2, offset: 9_999 }],
    ['offset', { offset: 10_000 }],
    ['offset', { offset: 10_001, count: 0 }],
    ['count', { count: -1 }],
    ['count', { count: 1.5 }],
    ['count', { count: '1' }],
    ['offset', { offset: Number.MAX_VALUE }],
    ['q', { q: 'status' }],
    ['q', { q: 5 }],
    ['q', { q: ['a:1'] }],
    ['q', { q: `a:${'b'.repeat(9_999)}` }],
    ['sort', { sort: 'id:asc,'.repeat(5_000) }],
    ['fields', { fields: 'a.'.repeat(50_000) }],
    ['preset', { preset: 'other' }],
    ['preset', { preset: 'OWN' }],
    ['expand', { expand: 'a,b' }],
    ['expand', { expand: '*' }],
  ])('%s: %#', (name, query) => {
    for (const items of [twelve, []]) {
      expect(() => ask(items, query)).toThrow(Refusal)
      expect(() => ask(items, query)).toThrow(name)
    }
  })
})

describe('validate', () => {
  it.each([
    ['a:1', true],
    ['a:1 AND', false],
    ['a:"', false],
    ['', true],
    [undefined, true],
  ])('%j: %s, and nothing else', (q, result) => {
    expect(ask(twelve, { validate: 1, ...(q !== undefined && { q }), count: 3 })).toEqual({ result })
  })
})

describe('meta', () => {
  const items = [
    { id: 'a', n: 1, card: { number: '9276', flag: true }, created: '2026-05-04T09:30:00+02:00', none: null },
    { id: 'b', n: 1.5, card: { number: '9276' }, lines: [{ ean: '1' }, { ean: '2', tags: ['x'] }], mixed: 1 },
    { id: 'c', mixed: 'x', n: 2 },
  ]
  const model = {
    id: 'string',
    n: 'number',
    'card.number': 'string',
    'card.flag': 'boolean',
    created: 'date-time',
    'lines.ean': 'string',
    'lines.tags': 'string',
    mixed: 'string',
  }

  it('describes what the page has, beside it', () => {
    expect(ask(items, { meta: 'true', fields: 'id' })).toEqual({
      count: 3,
      data: items.map(({ id }) => ({ id })),
      meta: model,
    })
    expect(ask(items, { meta: 'true', count: 1 }).meta).toMatchObject({ id: 'string', n: 'integer' })
  })
  it('or alone, and then nothing else happens', () => {
    const context = quietContext()
    expect(ask(items, { meta: 'only', scroll_expire: '1m' }, context)).toEqual({ meta: model })
    expect(ask(items, { meta: 'only', aggregate: { group_by_prop: 'id' } }, context)).toEqual({ meta: model })
    expect(context.scrolls.size).toBe(0)
  })
  it('comes with the first page of a scroll, and with buckets', () => {
    expect(ask(items, { meta: 'true', scroll_expire: '1m' }).meta).toEqual(model)
    expect(ask(items, { meta: 'true', aggregate: { group_by_prop: 'id' } }).meta).toMatchObject({
      ks: 'string',
      c: 'integer',
    })
  })
})

/** A million cards that are made when they are asked for, and how many were. */
function warehouse(size = 1_000_000): {
  readonly collection: Collection<object>
  readonly made: () => number
} {
  let made = 0
  const card = (index: number): object => {
    made += 1
    return {
      object: 'card',
      id: `MCD_${index}`,
      card: { number: `9276${index}` },
      even: index % 2 === 0,
      made: `202${index % 10}-01-01`,
    }
  }
  function* values(): Generator<object> {
    for (let index = 0; index < size; index += 1) yield card(index)
  }
  const byPrefix =
    (prefix: string) =>
    (value: string): object | undefined => {
      const index = value.startsWith(prefix) ? Number(value.slice(prefix.length)) : NaN
      return Number.isInteger(index) && String(index) === value.slice(prefix.length) && index < size
        ? card(index)
        : undefined
    }
  const indexes = { id: byPrefix('MCD_'), 'card.number': byPrefix('9276') }
  return { collection: { size, values, indexes, snapshot: values, kind: 'card' }, made: () => made }
}

describe('a million items, made on demand', () => {
  it.each([
    [{}, 10, 10],
    [{ count: 50, offset: 100 }, 50, 150],
    [{ count: 0 }, 0, 0],
    [{ scroll_expire: '1m', count: 20 }, 20, 20],
    [{ meta: 'only' }, 0, 10],
  ])('%j makes no more than it has to', (query, shown, expected) => {
    const { collection, made } = warehouse()
    const answer: Partial<ListAnswer> = ask(collection, query)
    expect([answer.data?.length ?? 0, answer.count ?? 1_000_000, made()]).toEqual([
      shown,
      1_000_000,
      expected,
    ])
  })

  it.each([
    ['card.number:9276777', 1, 1],
    ['id:"MCD_777"', 1, 1],
    ['id:MCD_x', 0, 0],
    ['id:mcd_777', 0, 0],
    ['even:false AND card.number:9276777', 1, 1],
    ['card.number:9276777 AND even:true', 0, 1],
    ['even:false AND (NOT even:true AND card.number:9276777)', 1, 1],
    ['id:MCD_1 AND id:MCD_2', 0, 1],
  ])('%s is looked up', (q, count, expected) => {
    const { collection, made } = warehouse()
    expect([ask(collection, { q, sort: 'id:asc' }).count, made()]).toEqual([count, expected])
  })

  it.each([
    'card.number:92767?7',
    'NOT id:MCD_1',
    'id:MCD_1 OR even:true',
    'toString:x',
    'made:2021-01-01',
    'card.number:2021 AND even:true',
  ])('%s is searched for', (q) => {
    const { collection, made } = warehouse(1000)
    ask(collection, { q })
    expect(made()).toBe(1000)
  })

  it('are found by an index as by a search', () => {
    const { collection } = warehouse(30)
    const { indexes: _, ...plain } = collection
    const term = fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((index) => `id:MCD_${index}`),
      fc.integer({ min: 0, max: 40 }).map((index) => `card.number:9276${index}`),
      fc.constantFrom(
        'even:true',
        'even:false',
        'id:*1',
        'card.number:2021',
        'made:2021',
        'id:[MCD_2 TO MCD_3]',
      ),
    )
    const { q } = fc.letrec<{ q: string }>((tie) => ({
      q: fc.oneof(
        { maxDepth: 3 },
        term,
        fc.array(tie('q'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' AND ')})`),
        fc.array(tie('q'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' OR ')})`),
        tie('q').map((part) => `(NOT ${part})`),
      ),
    }))
    fc.assert(
      fc.property(q, (asked) => {
        expect([asked, ask(collection, { q: asked, count: 30 })]).toEqual([
          asked,
          ask(plain, { q: asked, count: 30 }),
        ])
      }),
      { numRuns: 500 },
    )
  })
})

it('walks over everything once, page by page', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 15 }),
      fc.constantFrom({}, { q: 'id:[3 TO 11]' }, { sort: 'id:desc' }),
      (count, query) => {
        const seen: unknown[] = []
        for (let offset = 0; offset < 12; offset += count)
          seen.push(...ids(ask(twelve, { ...query, count, offset })))
        expect(seen).toEqual(ids(ask(twelve, { ...query, count: 12 })))
      },
    ),
  )
})

it('changes nothing that it is given', () => {
  const frozen = Object.freeze([
    Object.freeze({ id: 'b', part: Object.freeze({ a: 1, c: 2 }) }),
    Object.freeze({ id: 'a' }),
  ])
  expect(ids(ask(listOf(frozen), { sort: 'id:asc', fields: 'part.a', expand: 'all' }))).toEqual(['a', 'b'])
})
