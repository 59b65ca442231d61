import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { article, cards, load, sale } from '../test/sales.ts'
import { openTill, type Till } from '../test/till.ts'
import type { MerchantCard, SmartTransaction } from './generated/models.ts'
import { listPage } from './list.ts'

interface Page<Item> {
  readonly count: number
  readonly data: readonly Item[]
}

function cardNumbers({ data }: Page<MerchantCard>): readonly (string | undefined)[] {
  return data.map(({ card }) => card?.cardnumber)
}

function query(parameters: Readonly<Record<string, string | number>>): string {
  return new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
}

const listCards = (
  till: Till,
  parameters: Readonly<Record<string, string | number>>,
): Promise<Page<MerchantCard>> => till.ok('GET', `/Loyalty/MerchantCards?${query(parameters)}`)

describe('q', () => {
  it.each([
    ['an exact number', 'card.cardnumber:9276004410000018', [cards.full]],
    ['a quoted number', 'card.cardnumber:"9276004410000018"', [cards.full]],
    ['the beginning of a number is not the number', 'card.cardnumber:9276', []],
    ['a star at the end', 'card.cardnumber:9276*', [cards.empty, cards.full, cards.locked]],
    ['a star in the middle', 'card.cardnumber:92*18', [cards.full]],
    ['a star at the front', 'card.cardnumber:*26', [cards.locked]],
    ['a question mark for one letter', 'card.cardnumber:927600441000001?', [cards.full]],
    ['a question mark is not for none', 'card.cardnumber:9276004410000018?', []],
    ['a dot is a dot', 'card.cardnumber:927600441000001.', []],
    ['a nested word', 'cardgroup.display_name:Punkte', [cards.empty, cards.full, cards.locked]],
    ['no regard to case', 'cardgroup.display_name:pUNKTE', [cards.empty, cards.full, cards.locked]],
    ['a number', 'cash_balance:500', [cards.locked]],
    ['a truth', 'is_base_card:true', [cards.empty, cards.full, cards.locked]],
    ['terms joined by AND', 'lock_status:unlocked AND card.cardnumber:*18', [cards.full]],
    ['terms that exclude each other', 'lock_status:locked AND card.cardnumber:*18', []],
    ['three terms', 'lock_status:unlocked AND balance:2250 AND bonus_balance:250', [cards.full]],
    ['a property that no card has', 'nosuch:1', []],
    ['anything of a property that no card has', 'nosuch:*', []],
    ['anything of a property that is null', 'customer:*', []],
    ['a property below a word', 'lock_status.deep:*', []],
    ['what every object inherits', 'toString:*', []],
    ['no question at all', '', [cards.empty, cards.full, cards.locked]],
  ])('%s', async (_what, q, found) => {
    const page = await listCards(await openTill(), { q })
    expect(cardNumbers(page)).toEqual(found)
    expect(page.count).toBe(found.length)
  })

  it.each([
    'balance',
    ':2250',
    'balance:',
    'balance:[0 TO 5000]',
    'lock_status:locked OR lock_status:unlocked',
    'NOT lock_status:locked',
    '!lock_status:locked',
    'lock_status:!locked',
    'balance:>5',
    '_exists_:customer',
    '(lock_status:locked)',
    'lock_status:locked AND ',
    'lock_status:locked AND AND balance:500',
    'lock_status:locked and balance:500',
    'lock_status:"locked',
    'card cardnumber:1',
    'a-b:1',
    ' ',
    '*',
  ])('refuses %j rather than find nothing', async (q) => {
    const till = await openTill()
    const { error_details: details } = await till.refused(
      400,
      'GET',
      `/Loyalty/MerchantCards?${query({ q })}`,
    )
    expect(details).toContain('is not understood')
  })

  it('answers a pattern that would keep a regular expression busy for hours', async () => {
    const till = await openTill()
    const started = performance.now()
    expect((await listCards(till, { q: `id:${'*?'.repeat(16)}-` })).count).toBe(0)
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('finds what a regular expression would', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 })
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(text, pattern, (value, asked) => {
        const expected = new RegExp(
          `^${asked.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`,
        ).test(value)
        expect(listPage([{ value }], { q: `value:${asked}` }).count).toBe(expected ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('sort', () => {
  it.each([
    ['numbers by size, not by letters', 'cash_balance:asc', [cards.empty, cards.locked, cards.full]],
    ['the other way round', 'cash_balance:desc', [cards.full, cards.locked, cards.empty]],
    ['nested texts', 'card.cardnumber:asc', [cards.full, cards.locked, cards.empty]],
    [
      'the second property where the first is the same',
      'lock_status:desc,balance:desc',
      [cards.full, cards.empty, cards.locked],
    ],
    ['blanks after the comma', 'lock_status:desc, balance:asc', [cards.empty, cards.full, cards.locked]],
    ['nothing by what no card has', 'nosuch:asc', [cards.empty, cards.full, cards.locked]],
  ])('%s', async (_what, sort, found) => {
    expect(cardNumbers(await listCards(await openTill(), { sort }))).toEqual(found)
  })

  it.each([
    'balance',
    'balance:up',
    'balance:ASC',
    ':asc',
    'balance:asc,',
    'balance:asc:desc',
    'bal ance:asc',
  ])('refuses %j', async (sort) => {
    const till = await openTill()
    const { error_details: details } = await till.refused(
      400,
      'GET',
      `/Loyalty/MerchantCards?${query({ sort })}`,
    )
    expect(details).toContain('is not understood')
  })
})

describe('count and offset', () => {
  async function twelveSales(): Promise<Till> {
    const till = await openTill()
    for (let price = 1; price <= 12; price += 1) await till.create(sale(undefined, article(price)))
    return till
  }
  const page = async (
    till: Till,
    parameters: Readonly<Record<string, string | number>>,
  ): Promise<{ count: number; sums: unknown[] }> => {
    const { count, data } = await till.ok<Page<SmartTransaction>>(
      'GET',
      `/Smart/Transactions?${query(parameters)}`,
    )
    return { count, sums: data.map(({ basket_info: info }) => info?.sum) }
  }

  it('shows ten when it is not told, and counts all', async () => {
    expect(await page(await twelveSales(), {})).toEqual({ count: 12, sums: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] })
  })

  it.each([
    [{ count: 3 }, [1, 2, 3]],
    [{ count: 3, offset: 3 }, [4, 5, 6]],
    [{ offset: 10 }, [11, 12]],
    [{ count: 3, offset: 11 }, [12]],
    [{ count: 3, offset: 12 }, []],
    [{ count: 3, offset: 999_999_999_999_999 }, []],
    [{ count: 0 }, []],
    [{ count: 100 }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    [{ count: '007' }, [1, 2, 3, 4, 5, 6, 7]],
    [{ count: 2, offset: 1, sort: 'basket_info.sum:desc' }, [11, 10]],
  ])('cuts %j, and still counts all', async (parameters, sums) => {
    expect(await page(await twelveSales(), parameters)).toEqual({ count: 12, sums })
  })

  it('counts the hits of q, not those on the page', async () => {
    expect(await page(await twelveSales(), { q: 'basket_info.sum:1*', count: 2, offset: 1 })).toEqual({
      count: 4,
      sums: [10, 11],
    })
  })

  it('walks over all sales once, page by page', async () => {
    const till = await twelveSales()
    const seen: unknown[] = []
    for (let offset = 0; offset < 12; offset += 5) seen.push(...(await page(till, { count: 5, offset })).sums)
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

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
    ['offset', '-1'],
    ['offset', 'NaN'],
    ['validate', '2'],
    ['meta', 'false'],
    ['Count', '1'],
    ['__proto__', '1'],
    ['aggregate[group_by_prop]', 'status'],
  ])('refuses %s=%s and names it', async (name, value) => {
    const till = await openTill()
    const { error_details: details } = await till.refused(
      400,
      'GET',
      `/Smart/Transactions?${query({ [name]: value })}`,
    )
    expect(details).toContain(`/${name}`)
  })
})

it('answers an empty list with a count of 0', async () => {
  expect(await (await openTill()).ok('GET', '/Smart/Transactions')).toEqual({ count: 0, data: [] })
})

it('finds sales by their status, as it is at this moment', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, load(1500)))
  const count = async (status: string): Promise<number> =>
    (await till.ok<Page<SmartTransaction>>('GET', `/Smart/Transactions?q=status:${status}`)).count
  expect([await count('created'), await count('ok')]).toEqual([1, 0])
  await till.start(id)
  expect([await count('created'), await count('ok')]).toEqual([0, 1])
})
