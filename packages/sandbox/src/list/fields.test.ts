import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask } from '../../test/lists.ts'
import { expectFitsSpec } from '../../test/fits-spec.ts'
import { Refusal } from '../refusal.ts'

const item = {
  object: 'x',
  id: 'X_A',
  status: 'ok',
  card: { object: 'card', id: 'C_A', number: '9276', group: { name: 'g', color: 'red' } },
  lines: [{ ean: '1', sum: 5 }, { ean: '2' }, null],
  none: null,
  word: 'w',
}
const top = { object: 'x', id: 'X_A' }
const card = { object: 'card', id: 'C_A' }

describe('fields', () => {
  it.each([
    ['status', { ...top, status: 'ok' }],
    ['id', top],
    ['nosuch', top],
    ['nosuch.deep', top],
    ['card', { ...top, card: item.card }],
    ['card.number', { ...top, card: { ...card, number: '9276' } }],
    ['card.group.name', { ...top, card: { ...card, group: { name: 'g' } } }],
    ['card.number,card.group.color', { ...top, card: { ...card, number: '9276', group: { color: 'red' } } }],
    ['card,card.number', { ...top, card: item.card }],
    ['card.number,card', { ...top, card: item.card }],
    ['lines.ean', { ...top, lines: [{ ean: '1' }, { ean: '2' }, null] }],
    ['none.deep, word.deep', { ...top, none: null, word: 'w' }],
    ['toString', top],
  ])('%s', (fields, expected) => {
    expect(ask([item], { fields }).data).toEqual([expected])
  })

  it.each(['a,', ',', 'a,,b', 'a.', '.a', 'a..b', 'a b', '*', 'card.*', 'a;b', '-a', 'a:b'])(
    'refuses %j',
    (fields) => {
      expect(() => ask([], { fields })).toThrow(Refusal)
      expect(() => ask([], { fields })).toThrow('fields: ')
    },
  )

  it('keep what is named, and bring nothing that was not there', () => {
    const name = fc.constantFrom('a', 'b', 'c')
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.integer(),
        fc.constant(null),
        fc.dictionary(name, tie('value'), { maxKeys: 3 }),
      ),
    }))
    const names = fc.array(
      fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 3 }), names, (source, fields) => {
        const [shown] = ask([source], { fields: fields.join(',') }).data
        // Where a name leads below a value that has nothing below it, the value stays.
        const expected = leaves(source).filter(([at]) =>
          fields.some((each) => `${at}.`.startsWith(`${each}.`) || each.startsWith(`${at}.`)),
        )
        expect(leaves(shown)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})

/** All values that are no objects, by their names with dots. */
function leaves(source: unknown, at = ''): readonly (readonly [string, unknown])[] {
  if (typeof source !== 'object' || source === null) return [[at, source]]
  return Object.entries(source).flatMap(([key, each]) => leaves(each, at === '' ? key : `${at}.${key}`))
}

const examples = [
  [
    '/Smart/Transactions',
    'list-transactions',
    ['get-transaction', 'start-cash', 'start-cashless', 'get-order', 'diagnosis'],
  ],
  ['/Smart/Devices', 'list-devices', ['get-device']],
  ['/Smart/Routings', 'list-routings', ['get-routing']],
  ['/Smart/Idents', 'list-idents', ['get-ident']],
  ['/Smart/Checkins', 'list-checkins', []],
  ['/Loyalty/MerchantCards', 'list-merchant-cards', ['get-merchant-card']],
  ['/Loyalty/Cards', 'list-cards', ['get-card']],
  ['/Loyalty/CardGroups', 'list-card-groups', ['get-card-group']],
  ['/Loyalty/Customers', 'list-customers', ['get-customer']],
  ['/Loyalty/Transactions', 'list-loyalty-transactions', ['get-loyalty-transaction']],
] as const

describe('a shortened answer is one that the specs allow', () => {
  it.each(examples)('%s', (path, list, singles) => {
    const items = [...(example(list) as { data: object[] }).data, ...singles.map((each) => example(each))]
    // A sale may have more than any example does.
    if (path === '/Smart/Transactions') items.push({ ...items[0], ...seldom })
    const named = new Set(items.flatMap((each) => namesIn(each)))
    expect(named.size).toBeGreaterThan(2)
    for (const fields of named) {
      expectFitsSpec({ method: 'GET', url: `/api/v2${path}` }, { status: 200, body: ask(items, { fields }) })
    }
    for (const query of [
      { aggregate: { group_by_prop: 'id' } },
      { aggregate: { timestamp_prop: 'created' } },
      { expand: 'all' },
      { meta: 'true' },
      { meta: 'only' },
      { validate: 1 },
      { scroll_expire: '1m' },
    ]) {
      expectFitsSpec({ method: 'GET', url: `/api/v2${path}` }, { status: 200, body: ask(items, query) })
    }
  })
})

const seldom = {
  delivery_options: { type: 'collection', code: 'A' },
  application_context: { iframe_opts: { payment_hint: [{ type: 'textline', value: { text: 'Danke' } }] } },
}

function example(name: string): object {
  const path = fileURLToPath(new URL(`../../../../specs/examples/${name}-response.json`, import.meta.url))
  return JSON.parse(readFileSync(path, 'utf8')) as object
}

function namesIn(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((each) => namesIn(each, at))
  return Object.entries(value).flatMap(([key, each]) => {
    const name = at === '' ? key : `${at}.${key}`
    return [name, ...namesIn(each, name)]
  })
}
