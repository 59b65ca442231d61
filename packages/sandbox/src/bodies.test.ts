import { describe, expect, it } from 'vitest'
import { article, cards, sale } from '../test/sales.ts'
import { openTill } from '../test/till.ts'
import type { SmartTransactionInput } from './generated/models.ts'

// Each rule that the specs have for the money, the basket and the idents of a sale is broken once.

const gone = Symbol('left out')

/** A sale in which every property of the table below exists, so that breaking one breaks nothing else. */
const good: SmartTransactionInput = {
  ...sale(
    cards.full,
    article(480, {
      parent: null,
      item_type: 'article',
      articleNumber: '2041',
      ean: '4006381333931',
      group: [{ id: '12', desc: 'Brot', level: 1 }],
      serialNumber: null,
      reference_id: 'line-1',
      contract_id: null,
      sum: null,
      sub_basket: [article(480)],
      plan_id: 'plan',
      start_at: '2026-05-04T09:30:00+02:00',
    }),
  ),
  transactionRef: 'Einkauf',
  merchantRef: '4711',
}

const item = '/basket/products/0'
const group = `${item}/group/0`
const violations: readonly (readonly [pointer: string, value: unknown])[] = [
  ['/basket_info', 5],
  ['/basket_info', null],
  ['/basket_info', []],
  ['/basket_info/sum', gone],
  ['/basket_info/sum', '480'],
  ['/basket_info/sum', 480.5],
  ['/basket_info/sum', null],
  ['/basket_info/currency', 978],
  ['/basket_info/gratuity', '5'],
  ['/basket_info/gratuity', 0.5],
  ['/basket_info/missing_sum', '5'],
  ['/basket', null],
  ['/basket', []],
  ['/basket/type', 1],
  ['/basket/texts', {}],
  ['/basket/products', {}],
  [item, null],
  [item, 'bread'],
  [`${item}/id`, gone],
  [`${item}/id`, '1'],
  [`${item}/id`, 1.5],
  [`${item}/parent`, '1'],
  [`${item}/item_type`, 1],
  [`${item}/desc`, gone],
  [`${item}/desc`, null],
  [`${item}/articleNumber`, 1.5],
  [`${item}/articleNumber`, {}],
  [`${item}/ean`, 4_006_381_333_931],
  [`${item}/quantity`, gone],
  [`${item}/quantity`, '1'],
  [`${item}/quantity`, 0.25],
  [`${item}/priceOne`, gone],
  [`${item}/priceOne`, '480'],
  [`${item}/priceOne`, 4.8],
  [`${item}/priceOne`, null],
  [`${item}/tax`, gone],
  [`${item}/tax`, '7'],
  [`${item}/tax`, 7.5],
  [`${item}/group`, {}],
  [group, 'Brot'],
  [`${group}/id`, 12],
  [`${group}/desc`, 12],
  [`${group}/level`, '1'],
  [`${item}/serialNumber`, 1],
  [`${item}/reference_id`, 1],
  [`${item}/contract_id`, 1],
  [`${item}/contract_id`, 'MRC_1'],
  [`${item}/sum`, '480'],
  [`${item}/sub_basket`, {}],
  [`${item}/sub_basket/0/priceOne`, gone],
  [`${item}/sub_basket/0/priceOne`, '480'],
  [`${item}/plan_id`, 1],
  [`${item}/start_at`, 'tomorrow'],
  ['/idents', {}],
  ['/idents/0', '9276004410000018'],
  ['/idents/0/type', gone],
  ['/idents/0/type', 1],
  ['/idents/0/value', gone],
  ['/idents/0/value', 9_276_004_410_000_018],
  ['/intent', 5],
  ['/is_demo', 'yes'],
  ['/transactionRef', 5],
  ['/merchantRef', 5],
  ['/merchant', 'STO_1'],
  ['/delivery_options', { type: 'teleport' }],
  ['/application_context', { return_urls: { url_push: 'nowhere' } }],
]

/** The sale with one thing changed or left out. */
function broken(pointer: string, value: unknown): SmartTransactionInput {
  const body = structuredClone(good)
  const keys = pointer.slice(1).split('/')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    body as Record<string, unknown>,
  )
  if (value === gone) Reflect.deleteProperty(parent, last)
  else parent[last] = value
  return body
}

it('takes the sale that the violations start from', async () => {
  const till = await openTill()
  const { id, basket } = await till.create(good)
  expect(await till.ok('PUT', `/Smart/Transactions/${id}`, good)).toMatchObject({ id, basket })
})

describe.each(['create', 'update'] as const)('%s', (operation) => {
  it.each(violations)('refuses %s as %j, and names the place', async (pointer, value) => {
    const till = await openTill()
    const { id } = await till.create(sale(undefined))
    const {
      error,
      error_user: forPeople,
      error_details: details,
    } = await (operation === 'create'
      ? till.refused(400, 'POST', '/Smart/Transactions', broken(pointer, value))
      : till.refused(400, 'PUT', `/Smart/Transactions/${id}`, broken(pointer, value)))
    expect({ error, forPeople }).toEqual({
      error: 'ProductFormatException',
      forPeople: 'Die Anfrage ist fehlerhaft.',
    })
    const slash = pointer.lastIndexOf('/')
    const told =
      value === gone
        ? `${pointer.slice(0, slash)} must have required property '${pointer.slice(slash + 1)}'`
        : pointer
    expect(details).toContain(told)
    expect(await till.ok('GET', '/Smart/Transactions')).toMatchObject({
      count: 1,
      data: [{ id, basket: { products: [] } }],
    })
  })

  it.each([
    [
      'a sum that is not that of the items',
      { basket_info: { sum: 481 } },
      '/basket_info/sum is 481, but the items of /basket/products add up to 480',
    ],
    [
      'items without a sum',
      { basket_info: undefined },
      '/basket_info/sum is 0, but the items of /basket/products add up to 480',
    ],
    [
      'another currency than the merchant’s',
      { basket_info: { sum: 480, currency: 'zzz' } },
      '/basket_info/currency',
    ],
    [
      'two cards',
      { idents: [cards.full, cards.empty].map((value) => ({ type: 'card', value })) },
      '/idents: the sandbox books on one card, not 2',
    ],
    [
      'a tip below nothing',
      { basket_info: { sum: 480, gratuity: -1 } },
      '/basket_info/gratuity is contained',
    ],
    [
      'a tip above the sum',
      { basket_info: { sum: 480, gratuity: 481 } },
      '/basket_info/gratuity is contained',
    ],
    [
      'a kind of ident that nobody knows',
      { idents: [{ type: 'face', value: '1' }] },
      '/idents/0/type: the sandbox knows card, create_card and checkin, not face',
    ],
  ])('refuses %s', async (_what, change, told) => {
    const till = await openTill()
    const { id } = await till.create(sale(undefined))
    const input = { ...sale(cards.full, article(480)), ...change }
    const [method, path] =
      operation === 'create' ? ['POST', '/Smart/Transactions'] : ['PUT', `/Smart/Transactions/${id}`]
    const { error_details: details } = await till.refused(400, method, path, input)
    expect(details).toContain(told)
  })

  it('does not find a card that the merchant never gave out, and says so with code 1016', async () => {
    const till = await openTill()
    const { id } = await till.create(sale(undefined))
    const [method, path] =
      operation === 'create' ? ['POST', '/Smart/Transactions'] : ['PUT', `/Smart/Transactions/${id}`]
    const { code, error_details: details } = await till.refused(
      404,
      method,
      path,
      sale('9276000000000000', article(480)),
    )
    expect(code).toBe(1016)
    expect(details).toContain('/idents/0/value')
  })
})

it.each([
  ['a price', sale(undefined, article(1e308)), '/basket/products/0 holds'],
  ['a price beyond 2^53', sale(undefined, article(2 ** 53)), '/basket/products/0 holds'],
  ['a quantity', sale(undefined, article(0, { quantity: 1e21 })), '/basket/products/0 holds'],
  ['a tax', sale(undefined, article(1), article(1, { tax: -1e300 })), '/basket/products/1 holds'],
  [
    'a product of price and quantity',
    sale(undefined, article(2 ** 30, { quantity: 2 ** 30 })),
    '/basket/products add up',
  ],
  ['a total', sale(undefined, article(Number.MAX_SAFE_INTEGER), article(1)), '/basket/products add up'],
  [
    'a total that comes back to small',
    sale(undefined, article(2 ** 52), article(2 ** 52), article(-(2 ** 52))),
    '/basket/products add up',
  ],
  ['a sum without items', { basket_info: { sum: 1e300 } }, '/basket_info/sum is too large'],
])('refuses %s too large to count in', async (_what, input, told) => {
  const till = await openTill()
  const { error_details: details } = await till.refused(400, 'POST', '/Smart/Transactions', input)
  expect(details).toContain(told)
})

it.each([
  ['start', '/Smart/Transactions/{id}/start/cash', { tid: 5 }, '/tid'],
  ['start', '/Smart/Transactions/{id}/start/cash', { trace: '208' }, '/trace'],
  ['start', '/Smart/Transactions/{id}/start/cash', { cardtype: 5 }, '/cardtype'],
  [
    'start',
    '/Smart/Transactions/{id}/start/cash',
    { callback_urls: { success_url: 'x' } },
    '/callback_urls/success_url',
  ],
  ['validate', '/Loyalty/MerchantCards/me/validateMerchantcard', {}, "required property 'cardnumber'"],
  ['validate', '/Loyalty/MerchantCards/me/validateMerchantcard', { cardnumber: 9276 }, '/cardnumber'],
  [
    'validate',
    '/Loyalty/MerchantCards/me/validateMerchantcard',
    { cardnumber: '9276', merchant: 'STO_1' },
    '/merchant',
  ],
])('%s refuses what its own body must not hold: %s %j', async (_operation, path, body, told) => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(480)))
  const { error_details: details } = await till.refused(400, 'POST', path.replace('{id}', id), body)
  expect(details).toContain(told)
  expect((await till.read(id)).status).toBe('created')
})
