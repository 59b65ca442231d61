import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cards, load, sale } from '../test/sales.ts'
import { json, openFastTill, openTill } from '../test/till.ts'

it.each([
  ['an array that nobody reads', (inner: string) => `{"basket":{"texts":${inner}}}`],
  ['a property that nobody knows', (inner: string) => `{"x":${inner}}`],
])('refuses 100,000 brackets in %s', async (_where, wrap) => {
  const till = await openTill()
  const text = wrap('['.repeat(100_000) + ']'.repeat(100_000))
  const headers = { authorization: `Bearer ${till.token}`, ...json }
  const answer = await till.exchange({
    method: 'POST',
    url: '/api/v2/Smart/Transactions',
    headers,
    body: text,
  })
  expect(answer).toMatchObject({
    status: 400,
    body: { error_details: 'the body is nested more than 32 deep' },
  })
  expect(await till.ok('GET', '/Smart/Transactions')).toMatchObject({ count: 0 })
})

it('refuses baskets in baskets in baskets, as deep as they go', async () => {
  const till = await openTill()
  const open = '{"id":1,"desc":"","quantity":1,"priceOne":1,"tax":7,"sub_basket":['
  const text = `{"basket":{"products":[${open.repeat(5000)}${']}'.repeat(5000)}]}}`
  const headers = { authorization: `Bearer ${till.token}`, ...json }
  expect(
    (await till.exchange({ method: 'POST', url: '/api/v2/Smart/Transactions', headers, body: text })).status,
  ).toBe(400)
})

it('answers any JSON at all with a yes or a no, never with a fault', async () => {
  const till = await openFastTill()
  const { id } = await till.create(sale(cards.full, load(100)))
  const paths = [
    '/Smart/Transactions',
    `/Smart/Transactions/${id}`,
    `/Smart/Transactions/${id}/start/debit`,
    '/Loyalty/MerchantCards/me/validateMerchantcard',
  ]
  // Real names, so that the values get past the front door.
  const name = fc.constantFrom(
    'basket',
    'products',
    'basket_info',
    'sum',
    'idents',
    'type',
    'value',
    'priceOne',
    'quantity',
    'tax',
    'desc',
    'id',
    '__proto__',
    'toString',
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.oneof(
        fc.integer(),
        fc.double(),
        fc.string(),
        fc.constant(null),
        fc.boolean(),
        fc.constant(cards.full),
        fc.constant('card'),
      ),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(name, tie('tree'), { maxKeys: 6 }),
    ),
  }))
  const arbitrary = fc.tuple(fc.constantFrom('POST', 'PUT'), fc.constantFrom(...paths), tree)
  await fc.assert(
    fc.asyncProperty(arbitrary, async ([method, path, body]) => {
      const { status } = await till.call(method, path, body)
      expect([200, 400, 403, 404, 405, 415]).toContain(status)
    }),
    { numRuns: 1500 },
  )
})
