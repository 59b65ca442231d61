import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, ids } from '../../test/lists.ts'
import { Refusal } from '../refusal.ts'
import { first, readOrder } from './sort.ts'

const items = [
  {
    id: 'a',
    n: 10,
    name: 'Zoe',
    at: '2026-05-04T09:30:00+02:00',
    card: { number: '2' },
    tags: ['m', 'c'],
    flag: true,
  },
  { id: 'b', n: 9, name: 'adam', at: '2026-05-04T08:30:00Z', tags: ['b', 'z'], flag: false, mixed: 'x' },
  { id: 'c', name: null, at: '2026-05-03', card: { number: '1' }, tags: [], mixed: 5, part: { x: 1 } },
  { id: 'd', n: -1, name: 'Zoe', at: 'never', card: { number: '10' }, mixed: true, part: { x: 2 } },
]

describe('sort', () => {
  it.each([
    ['n:asc', 'dbac', 'numbers by size'],
    ['n:desc', 'abdc', 'what has none last, whatever the direction'],
    ['name:asc', 'adbc', 'texts by their letters, capitals first'],
    ['name:asc,n:asc', 'dabc', 'by the second where the first is the same'],
    ['name:asc, n:desc', 'adbc', 'with a blank after the comma'],
    ['name:desc,id:desc', 'bdac', 'both downwards'],
    ['at:asc', 'cabd', 'moments by time, not by letters'],
    ['at:desc', 'dbac', 'the other way round'],
    ['card.number:asc', 'cdab', 'nested texts, 10 before 2'],
    ['tags:asc', 'bacd', 'lists by their least element'],
    ['tags:desc', 'bacd', 'or by their greatest'],
    ['flag:asc', 'bacd', 'no before yes'],
    ['mixed:asc', 'cbda', 'numbers before texts before truths'],
    ['part:asc', 'abcd', 'objects not at all'],
    ['part.x:desc', 'dcab', 'but what is in them'],
    ['nosuch:asc', 'abcd', 'what nobody has'],
    ['toString:asc', 'abcd', 'nor does everybody have it'],
  ])('%s: %s (%s)', (sort, expected) => {
    expect(ids(ask(items, { sort })).join('')).toBe(expected)
  })

  it.each([
    'n',
    'n:up',
    'n:ASC',
    ':asc',
    'n:asc,',
    ',',
    'n:asc:desc',
    'a b:asc',
    'n:asc;id:asc',
    '-n',
    'n:',
    'a..b:asc',
    '_score:desc',
    'n: asc',
  ])('refuses %j', (sort) => {
    expect(() => ask([], { sort })).toThrow(Refusal)
    expect(() => ask([], { sort })).toThrow('sort: ')
  })
})

it('puts every item in its place, and equal ones in the old order', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b', null, undefined))
  const record = fc.record({ x: value, y: value })
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 30 }),
      fc.constantFrom('asc', 'desc'),
      fc.constantFrom('asc', 'desc'),
      fc.nat(32),
      (records, byX, byY, wanted) => {
        const numbered = records.map((each, id) => ({ id, ...each }))
        // An insertion into its place, one by one.
        const rank = (each: unknown): number =>
          typeof each === 'number' ? each : each === 'a' ? 10 : each === 'b' ? 11 : NaN
        const isAfter = (left: unknown, right: unknown, direction: string): boolean => {
          if (Number.isNaN(rank(left)) || Number.isNaN(rank(right)))
            return Number.isNaN(rank(left)) && !Number.isNaN(rank(right))
          return direction === 'asc' ? rank(left) > rank(right) : rank(left) < rank(right)
        }
        const expected: (typeof numbered)[number][] = []
        for (const each of numbered) {
          const place = expected.findIndex(
            (other) =>
              isAfter(other.x, each.x, byX) ||
              (!isAfter(each.x, other.x, byX) && isAfter(other.y, each.y, byY)),
          )
          expected.splice(place === -1 ? expected.length : place, 0, each)
        }
        const order = readOrder(`x:${byX},y:${byY}`)
        expect(first(wanted, numbered, order)).toEqual({
          count: numbered.length,
          items: expected.slice(0, wanted),
        })
      },
    ),
    { numRuns: 500 },
  )
})

it('finds the first few of many, as if it had sorted all', () => {
  const many = Array.from({ length: 5_000 }, (_, id) => ({ id, n: (id * 7919) % 611 }))
  const all = many.toSorted((a, b) => b.n - a.n)
  for (const wanted of [0, 1, 7, 1_600, 5_000, Infinity]) {
    expect(first(wanted, many, readOrder('n:desc'))).toEqual({ count: 5_000, items: all.slice(0, wanted) })
  }
})
