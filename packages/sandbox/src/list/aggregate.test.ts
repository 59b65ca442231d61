import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask } from '../../test/lists.ts'
import { Refusal } from '../refusal.ts'

const sale = (id: string, rest: object): object => ({
  object: 'smart.transactions',
  id,
  status: 'ok',
  more: 1,
  ...rest,
})
const sales = [
  sale('A', { method: 'cash', sum: 100, created: '2026-03-30T10:00:00+02:00', n: 1, tags: ['x', 'y', 'x'] }),
  sale('B', { method: 'card', sum: 250, created: '2026-04-30T23:30:00-02:00', n: 1, tags: [] }),
  sale('C', { method: 'cash', sum: 50, created: '2026-05-02T00:00:00Z', n: 2.5 }),
  sale('D', { sum: 7, created: null, n: null, paid: true }),
]
const shown = (id: string): object => ({ object: 'smart.transactions', id, status: 'ok' })
const group = (group_by_prop: string, rest: object = {}): object =>
  ask(sales, { aggregate: { group_by_prop, ...rest } })
const buckets = (aggregate: object, query: object = {}): readonly unknown[] =>
  ask(sales, { ...query, aggregate }).data

describe('groups', () => {
  it('are by text, the greatest first', () => {
    expect(group('method')).toEqual({
      count: 4,
      lookup: ['cash', 'card'],
      sum: false,
      type: 'terms',
      data: [
        { ...shown('A'), l: 0, ks: 'cash', c: 2 },
        { ...shown('B'), l: 1, ks: 'card', c: 1 },
      ],
    })
  })
  it('carry sums', () => {
    expect(group('method', { sum_by_prop: 'sum' })).toMatchObject({
      sum: true,
      data: [
        { ks: 'cash', c: 2, s: 150 },
        { ks: 'card', c: 1, s: 250 },
      ],
    })
  })
  it('are by number, and by the text of what is neither', () => {
    expect(group('n')).toMatchObject({
      lookup: ['2.5'],
      data: [
        { k: 1, c: 2 },
        { l: 0, ks: '2.5', c: 1 },
      ],
    })
    expect(group('paid')).toMatchObject({ lookup: ['true'], data: [{ ks: 'true', c: 1 }] })
    expect(group('n')).not.toHaveProperty('data.0.ks')
  })
  it('of the same size come by their keys, numbers before texts', () => {
    const { data } = ask(
      ['b', 10, 'a', 9].map((key) => ({ key })),
      { aggregate: { group_by_prop: 'key' } },
    )
    expect(data.map(({ k, ks }) => k ?? ks)).toEqual([9, 10, 'a', 'b'])
  })
  it('hold an object once, but one with several values several times', () => {
    expect(group('tags')).toMatchObject({
      count: 4,
      data: [
        { ks: 'x', c: 1 },
        { ks: 'y', c: 1 },
      ],
    })
  })
  it('are none where nobody has the property', () => {
    expect(group('nosuch')).toEqual({ count: 4, data: [], lookup: [], sum: false, type: 'terms' })
    expect(ask([], { aggregate: { group_by_prop: 'a' } }).data).toEqual([])
  })
  it('are of the hits alone', () => {
    expect(ask(sales, { q: 'method:c*h', aggregate: { group_by_prop: 'method' } })).toMatchObject({
      count: 2,
      data: [{ c: 2 }],
    })
  })
  it('are cut when a count or an offset says so, and else not', () => {
    const many = Array.from({ length: 15 }, (_, id) => ({ id: `x${id}` }))
    const bucketsOf = (query: object): number =>
      ask(many, { aggregate: { group_by_prop: 'id' }, ...query }).data.length
    expect([
      bucketsOf({}),
      bucketsOf({ count: 4 }),
      bucketsOf({ count: 0 }),
      bucketsOf({ offset: 3 }),
      bucketsOf({ offset: 13, count: 4 }),
    ]).toEqual([15, 4, 0, 12, 2])
  })
  it('add up to all, with and without sums', () => {
    const record = fc.record({ g: fc.constantFrom('a', 'b', 3), s: fc.integer({ min: -99, max: 99 }) })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (records) => {
        const { data } = ask(records, { aggregate: { group_by_prop: 'g', sum_by_prop: 's' } })
        const expected = ['a', 'b', 3]
          .map((key) => records.filter(({ g }) => g === key))
          .filter(({ length }) => length > 0)
          .map((members): [unknown, unknown] => [
            members[0]?.g,
            [members.length, members.reduce((sum, { s }) => sum + s, 0)],
          ])
        const answered = new Map(data.map(({ k, ks, c, s }) => [k ?? ks, [c, s]]))
        expect([answered, data.length]).toEqual([new Map(expected), expected.length])
        expect(data.map(({ c }) => -Number(c))).toEqual(
          data.map(({ c }) => -Number(c)).toSorted((a, b) => a - b),
        )
      }),
    )
  })
})

describe('times', () => {
  it.each([
    ['year', ['2026-01-01']],
    ['quarter', ['2026-01-01', '2026-04-01']],
    ['month', ['2026-03-01', '2026-04-01', '2026-05-01']],
    ['week', ['2026-03-30', '2026-04-06', '2026-04-13', '2026-04-20', '2026-04-27']],
  ])('by %s', (interval, starts) => {
    const data = ask(sales, { aggregate: { timestamp_prop: 'created', interval } }).data
    expect(data.map(({ k }) => new Date(Number(k)).toISOString())).toEqual(
      starts.map((day) => `${day}T00:00:00.000Z`),
    )
  })

  it('count and add up, none left out, each with the oldest object that the specs call for', () => {
    expect(
      ask(sales, { aggregate: { timestamp_prop: 'created', interval: 'month', sum_by_prop: 'sum' } }),
    ).toEqual({
      count: 4,
      lookup: [],
      sum: true,
      type: 'date_histogram',
      data: [
        { ...shown('A'), k: Date.UTC(2026, 2), c: 1, s: 100 },
        { ...shown('A'), k: Date.UTC(2026, 3), c: 0, s: 0 },
        // The last evening of April is the first night of May in UTC.
        { ...shown('A'), k: Date.UTC(2026, 4), c: 2, s: 300 },
      ],
    })
  })
  it('hold an object once, however many of its moments are in them', () => {
    const items = [{ id: 'A', at: ['2026-05-04', '2026-05-05', '2026-05-11'] }]
    const { data } = ask(items, { aggregate: { timestamp_prop: 'at', interval: 'week' } })
    expect(data.map(({ c }) => c)).toEqual([1, 1])
  })
  it('are weeks when nothing is said', () => {
    expect(buckets({ timestamp_prop: 'created' })).toEqual(
      buckets({ timestamp_prop: 'created', interval: 'week' }),
    )
  })
  it('reach as far as min and max', () => {
    const times = (bounds: object): readonly unknown[] =>
      ask(sales, { aggregate: { timestamp_prop: 'created', interval: 'month', ...bounds } }).data.map(
        ({ k }) => new Date(Number(k)).getUTCMonth(),
      )
    expect(times({ min: Date.UTC(2026, 1, 28) })).toEqual([1, 2, 3, 4])
    expect(times({ max: String(Date.UTC(2026, 6, 1)) })).toEqual([2, 3, 4, 5, 6])
    // They widen, and do not narrow.
    expect(times({ min: Date.UTC(2026, 4), max: Date.UTC(2026, 4) })).toEqual([2, 3, 4])
  })
  it('stand within groups, one item for each', () => {
    expect(
      buckets({
        group_by_prop: 'method',
        timestamp_prop: 'created',
        interval: 'quarter',
        sum_by_prop: 'sum',
      }),
    ).toEqual([
      { ...shown('A'), l: 0, ks: 'cash', c: 2, s: 150, t: { k: Date.UTC(2026, 0), c: 1, s: 100 } },
      { ...shown('A'), l: 0, ks: 'cash', c: 2, s: 150, t: { k: Date.UTC(2026, 3), c: 1, s: 50 } },
      { ...shown('B'), l: 1, ks: 'card', c: 1, s: 250, t: { k: Date.UTC(2026, 3), c: 1, s: 250 } },
    ])
  })
  it('of any length hold each moment once, in the span that it is in', () => {
    const moment = fc.date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
    const interval = fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'quarter', 'year')
    const same: Readonly<Record<string, (date: Date) => unknown>> = {
      minute: (date) => date.toISOString().slice(0, 16),
      hour: (date) => date.toISOString().slice(0, 13),
      day: (date) => date.toISOString().slice(0, 10),
      week: (date) =>
        new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10),
      month: (date) => date.toISOString().slice(0, 7),
      quarter: (date) => `${date.getUTCFullYear()} ${Math.ceil((date.getUTCMonth() + 1) / 3)}`,
      year: (date) => date.getUTCFullYear(),
    }
    fc.assert(
      fc.property(moment, interval, (date, length) => {
        const { data } = ask([{ at: date.toISOString() }], {
          aggregate: { timestamp_prop: 'at', interval: length },
        })
        const [start, label] = [new Date(Number(data[0]?.['k'])), same[length] ?? String]
        expect([data.length, data[0]?.['c'], label(start)]).toEqual([1, 1, label(date)])
        expect(label(new Date(start.getTime() - 1))).not.toEqual(label(date))
      }),
    )
  })
})

describe('refuses', () => {
  it.each([
    ['nothing to group by', {}],
    ['a sum of everything', { sum_by_prop: 'sum' }],
    ['an unknown option', { group_by_prop: 'method', order: 'asc' }],
    ['a name that is none', { group_by_prop: 'a..b' }],
    ['a name that is no text', { group_by_prop: ['a'] }],
    ['an unknown interval', { timestamp_prop: 'created', interval: 'fortnight' }],
    ['an inherited interval', { timestamp_prop: 'created', interval: 'toString' }],
    ['an interval of nothing', { group_by_prop: 'method', interval: 'day' }],
    ['a bound of nothing', { group_by_prop: 'method', min: 1 }],
    ['bounds the wrong way round', { timestamp_prop: 'created', min: 2, max: 1 }],
    ['a bound that is no moment', { timestamp_prop: 'created', min: '1.1.2026' }],
    ['a bound that is no whole number', { timestamp_prop: 'created', max: 1.5 }],
    ['a bound after the year 9999', { timestamp_prop: 'created', max: 253_402_300_800_000 }],
    ['a sum of texts', { group_by_prop: 'status', sum_by_prop: 'method' }],
    ['a sum of fractions', { group_by_prop: 'status', sum_by_prop: 'n' }],
    ['more times than it answers', { timestamp_prop: 'created', interval: 'minute', min: 0 }],
    ['a text', 'status'],
    ['nothing at all', null],
  ])('%s', (_what, aggregate) => {
    expect(() => ask(sales, { aggregate })).toThrow(Refusal)
    expect(() => ask(sales, { aggregate })).toThrow('aggregate: ')
  })
  it('a scroll through buckets', () => {
    expect(() => ask(sales, { aggregate: { group_by_prop: 'method' }, scroll_expire: '1m' })).toThrow(
      'scroll_expire: ',
    )
  })
  it('more groups than it answers', () => {
    const groups = (size: number) => (): unknown =>
      ask(
        Array.from({ length: size }, (_, id) => ({ id })),
        { aggregate: { group_by_prop: 'id' } },
      )
    expect(groups(10_000)).not.toThrow()
    expect(groups(10_001)).toThrow('aggregate: ')
    // Each group has its times. It is too much long before the last of them.
    const spread = Array.from({ length: 9_000 }, (_, id) => ({ id, at: '2026-01-01' }))
    const query = { group_by_prop: 'id', timestamp_prop: 'at', interval: 'day', max: Date.UTC(2050, 0) }
    expect(() => ask(spread, { aggregate: query })).toThrow('aggregate: ')
  })
})
