import { describe, expect, it } from 'vitest'
import type { ListAnswer } from '../../test/lists.ts'
import { article, cards, load, sale } from '../../test/sales.ts'
import { openFastTill, type Till } from '../../test/till.ts'
import type { SmartTransaction } from '../generated/models.ts'

// What lists do is tested beside this file; here is what a request can reach of it. Every answer is held against the specs.

type Parameters = Readonly<Record<string, string | number>>

function query(parameters: Parameters): string {
  return new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
}

const list = (till: Till, path: string, parameters: Parameters): Promise<ListAnswer> =>
  till.ok('GET', `${path}?${query(parameters)}`)

const sales = '/Smart/Transactions'
const shelf = '/Loyalty/MerchantCards'

async function twelveSales(): Promise<Till> {
  const till = await openFastTill()
  for (let price = 1; price <= 12; price += 1) await till.create(sale(undefined, article(price)))
  return till
}

const sums = ({ data }: ListAnswer): readonly unknown[] =>
  (data as unknown as readonly SmartTransaction[]).map(({ basket_info: info }) => info?.sum)

it('finds cards by their numbers, without searching and with', async () => {
  const till = await openFastTill()
  for (const q of [
    `card.cardnumber:${cards.full}`,
    `card.cardnumber:*${cards.full.slice(3)} AND lock_status:unlocked`,
  ]) {
    expect(await list(till, shelf, { q })).toMatchObject({
      count: 1,
      data: [{ card: { cardnumber: cards.full } }],
    })
  }
  expect((await list(till, shelf, { q: `card.cardnumber:${cards.full.slice(0, 8)}` })).count).toBe(0)
})

it('shows ten when it is not told, and counts all', async () => {
  const till = await twelveSales()
  const { count, ...page } = await list(till, sales, {})
  expect([count, sums(page as ListAnswer)]).toEqual([12, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]])
  expect(sums(await list(till, sales, { count: 2, offset: 1, sort: 'basket_info.sum:desc' }))).toEqual([
    11, 10,
  ])
  expect(sums(await list(till, sales, { q: 'basket_info.sum:{3 TO 6]', count: '002' }))).toEqual([4, 5])
})

it('answers an empty list with a count of 0', async () => {
  expect(await (await openFastTill()).ok('GET', sales)).toEqual({ count: 0, data: [] })
})

it('finds sales by their status, as it is at this moment', async () => {
  const till = await openFastTill()
  const { id } = await till.create(sale(cards.empty, load(1500)))
  const count = async (status: string): Promise<number> =>
    (await list(till, sales, { q: `status:${status}` })).count
  expect([await count('created'), await count('ok')]).toEqual([1, 0])
  await till.start(id)
  expect([await count('created'), await count('ok')]).toEqual([0, 1])
})

it('shows an open scroll nothing of what is sold meanwhile', async () => {
  const till = await twelveSales()
  const first = await list(till, sales, { scroll_expire: '1m', count: 8 })
  await till.create(sale(undefined, article(13)))
  const second = await list(till, sales, { scroll_id: first.scroll_id })
  expect([...sums(first), ...sums(second)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect((await list(till, sales, { scroll_id: first.scroll_id })).data).toEqual([])
  await till.refused(404, 'GET', `${shelf}?${query({ scroll_id: first.scroll_id })}`)
  await till.refused(404, 'GET', `${sales}?scroll_id=x`)
})

it('takes the options of an aggregation in brackets', async () => {
  const till = await twelveSales()
  const options = { 'aggregate[group_by_prop]': 'status', 'aggregate[sum_by_prop]': 'basket_info.sum' }
  expect(await list(till, sales, options)).toMatchObject({
    lookup: ['created'],
    data: [{ l: 0, ks: 'created', c: 12, s: 78 }],
  })
  const months = {
    'aggregate[timestamp_prop]': 'created',
    'aggregate[interval]': 'year',
    'aggregate[min]': Date.UTC(2020, 0),
  }
  expect((await list(till, sales, months)).data.at(0)).toMatchObject({ k: Date.UTC(2020, 0), c: 0 })
})

it('only checks, describes or expands when it is told to', async () => {
  const till = await openFastTill()
  await till.create(sale(undefined, article(5)))
  expect(await list(till, sales, { validate: 1, q: 'status:' })).toEqual({ result: false })
  const { meta, ...rest } = await list(till, sales, { meta: 'only' })
  expect([meta['basket_info.sum'], rest]).toEqual(['integer', {}])
  const [shown] = (await list(till, sales, { expand: 'merchant', fields: 'merchant', preset: 'own' })).data
  expect(Object.keys(shown ?? {}).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'id',
    'merchant',
    'object',
    'status',
  ])
})

describe('refuses', () => {
  it.each([
    ['count', '-1'],
    ['count', '1.5'],
    ['count', 'ten'],
    ['count', ''],
    ['count', '0x10'],
    ['count', '1e3'],
    ['count', ' 1'],
    ['count', '９'],
    ['count', '12345678901234567890'],
    ['count', '10001'],
    ['offset', '-1'],
    ['offset', 'NaN'],
    ['offset', '10000'],
    ['validate', '2'],
    ['meta', 'false'],
    ['Count', '1'],
    ['__proto__', '1'],
    ['q', 'status'],
    ['sort', 'id'],
    ['fields', '*'],
    ['preset', 'mine'],
    ['scroll_expire', '1'],
    ['aggregate', 'status'],
    ['aggregate[min]', '1.5'],
  ])('%s=%s, and names it', async (name, value) => {
    const till = await openFastTill()
    const { error_details: details } = await till.refused(400, 'GET', `${sales}?${query({ [name]: value })}`)
    expect(details).toContain(name.replace(/\[.*/, ''))
  })
})
