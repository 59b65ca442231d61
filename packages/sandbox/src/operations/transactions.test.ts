import { expect, it } from 'vitest'
import { article, cards, load, sale } from '../../test/sales.ts'
import { openShop, type ShopTill } from '../../test/shop.ts'
import { openTill } from '../../test/till.ts'
import type { SmartTransactionInput } from '../generated/models.ts'

it('opens an empty sale, which has to be filled later', async () => {
  const till = await openTill()
  const opened = await till.create({ is_demo: true, basket_info: { sum: 0, currency: 'EUR' } })
  expect(opened).toMatchObject({
    status: 'created',
    intent: null,
    basket: { products: [], texts: [], type: 'default' },
    basket_info: { sum: 0, gratuity: null, currency: 'EUR' },
    idents: [],
    transactions: [],
  })
  expect(await till.create({})).toMatchObject({ basket_info: { sum: 0, currency: 'EUR' }, is_demo: false })
})

it('takes a sum without items', async () => {
  const till = await openTill()
  const { id } = await till.create({ basket_info: { sum: 1250 } })
  expect((await till.start(id)).status).toBe('ok')
  expect(till.ledger.takings()).toEqual({ count: 1, sum: 1250 })
})

it('fills in what the vendor fills in, and turns the article number into a text', async () => {
  const till = await openTill()
  const { basket } = await till.create(sale(undefined, article(349, { articleNumber: 30_037, ean: null })))
  expect(basket?.products).toStrictEqual([
    {
      id: 1,
      desc: 'Roggenbrot 1000 g',
      quantity: 1,
      priceOne: 349,
      tax: 7,
      parent: null,
      ean: null,
      group: [],
      serialNumber: null,
      item_type: 'article',
      reference_id: null,
      contract_id: null,
      sum: null,
      articleNumber: '30037',
    },
  ])
})

it('repeats what it does not act on', async () => {
  const till = await openTill()
  const told: SmartTransactionInput = {
    cashier: 'Kasse 2',
    transactionRef: 'Einkauf',
    merchantRef: '4711',
    delivery_options: { type: 'collection', code: 'A1' },
    tax_amount: 31,
    tax_rate: 7,
    market: 'Nord',
  }
  const { id, ...answer } = await till.create({ ...sale(undefined, article(480)), ...told })
  expect(answer).toMatchObject(told)
  expect(await till.read(id)).toMatchObject(told)
})

it('lets the caller write nothing that is the server’s to say', async () => {
  const till = await openTill()
  const forged = {
    ...sale(undefined, article(480)),
    id: 'STX_FORGED',
    status: 'ok',
    receipt: [{ type: 'space' }],
    trans_id: '1',
    transactions: [{ object: 'loyalty.transactions', id: 'LTX_FORGED' }],
    payment_method: 'cash',
  }
  const answer = await till.create(forged)
  expect(answer).toMatchObject({ status: 'created', transactions: [] })
  expect(answer.id).not.toBe('STX_FORGED')
  for (const name of ['receipt', 'trans_id', 'payment_method']) expect(answer).not.toHaveProperty(name)
  expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
})

it('opens two sales when it is asked twice', async () => {
  const till = await openTill()
  const first = await till.create(sale(undefined, article(480)))
  const second = await till.create(sale(undefined, article(480)))
  expect(first.id).not.toBe(second.id)
  expect(await till.ok('GET', '/Smart/Transactions')).toMatchObject({ count: 2 })
})

it('reads what was written, and changes nothing by it', async () => {
  const till = await openTill()
  const created = await till.create(sale(cards.full, article(480)))
  expect(await till.read(created.id)).toEqual(created)
  expect(await till.read(created.id)).toEqual(created)
})

it('replaces the whole sale: what is left out is gone', async () => {
  const till = await openTill()
  const created = await till.create({
    ...sale(cards.full, article(480)),
    cashier: 'Kasse 2',
    merchantRef: '4711',
  })
  const updated = await till.ok('PUT', `/Smart/Transactions/${created.id}`, { basket_info: { sum: 0 } })
  expect(updated).toMatchObject({
    id: created.id,
    created: created.created,
    status: 'created',
    merchantRef: null,
    intent: null,
    idents: [],
    basket: { products: [] },
  })
  expect(updated).not.toHaveProperty('cashier')
  expect(await till.read(created.id)).toEqual(updated)
})

it('keeps `application_context` as it was created', async () => {
  const till = await openTill()
  const application_context = { language: 'de', return_urls: { url_push: 'https://shop.example.org/push' } }
  const { id } = await till.create({ ...sale(undefined, article(480)), application_context })
  const updated = await till.ok('PUT', `/Smart/Transactions/${id}`, {
    ...sale(undefined, article(320)),
    application_context: { language: 'en' },
  })
  expect(updated).toMatchObject({ application_context, basket_info: { sum: 320 } })
})

it('drops an applied card with an update, so that the full sum is due again', async () => {
  const till = await openTill()
  const input = sale(cards.full, article(1000))
  const { id } = await till.create(input)
  expect(await till.apply(id)).toMatchObject({ missing_sum: 0 })
  expect(await till.ok('PUT', `/Smart/Transactions/${id}`, input)).toMatchObject({
    status: 'created',
    basket_info: { sum: 1000 },
  })
  expect((await till.read(id)).basket?.products).toHaveLength(1)

  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/loyalty`)
  await till.start(id)
  expect(till.ledger.balance(cards.full)).toBe(2250)
  expect(till.ledger.bookings).toMatchObject([{ kind: 'revenue', cash: 0, bonus: 0 }])
})

it('does not believe a `missing_sum` that the caller sends back', async () => {
  const till = await openTill()
  const { basket, ...input } = sale(undefined, article(1000))
  const forged = { ...input, ...(basket && { basket }), basket_info: { sum: 1000, missing_sum: 0 } }
  const { id, basket_info: info } = await till.create(forged)
  expect(info).not.toHaveProperty('missing_sum')
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/loyalty`)
  await till.ok('PUT', `/Smart/Transactions/${id}`, forged)
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/loyalty`)
  expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
})

it('refuses the sale that preTransaction left behind as its own update: its sum is no longer that of its items', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(1000)))
  await till.apply(id)
  const applied = await till.read(id)
  const { basket, basket_info: info, idents } = applied
  const back = { basket, basket_info: info, idents: idents?.map(({ type, value }) => ({ type, value })) }
  const { error_details: details } = await till.refused(400, 'PUT', `/Smart/Transactions/${id}`, back)
  expect(details).toContain('/basket_info/sum is 1000, but the items of /basket/products add up to 750')
  expect(await till.read(id)).toEqual(applied)
})

it.each(['paid', 'cancelled'])('refuses to update a sale that was %s', async (state) => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, load(1500)))
  await till.start(id)
  if (state === 'cancelled') await till.cancel(id)
  const before = await till.read(id)
  const { code } = await till.refused(403, 'PUT', `/Smart/Transactions/${id}`, sale(cards.empty, load(9900)))
  expect(code).toBe(1003)
  expect(await till.read(id)).toEqual(before)
})

it('lets an update name another card, and books on that one', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, load(1500)))
  await till.ok('PUT', `/Smart/Transactions/${id}`, sale(cards.empty, load(1500)))
  await till.start(id)
  expect([till.ledger.balance(cards.full), till.ledger.balance(cards.empty)]).toEqual([2250, 1500])
})

it('names the device of the session as the one that sells, or the shop’s till', async () => {
  const till = await openShop()
  const { till: own, terminal } = till.shop().facts
  const source = async (device?: object): Promise<string | undefined> =>
    (await till.create({ ...sale(undefined, article(1)), ...device })).device_source?.id
  expect(await source()).toBe(own.id)
  expect(await source({ device_source: { id: terminal.id } })).toBe(terminal.id)
  expect(await source({ device_source: { id: 'SDV_UNKNOWN' } })).toBe(own.id)

  const session = till.engine.surroundings.state.sessions.get(till.token)
  if (!session) throw new Error('the till has no session')
  till.arrange({ type: 'session opened', session: { ...session, deviceId: terminal.id } })
  expect(await source()).toBe(terminal.id)
  expect(await source({ device_source: { id: own.id } })).toBe(terminal.id)
})

it('repeats contracts, and gives a payer a number', async () => {
  const till = await openTill()
  const answer = await till.create({
    ...sale(undefined, article(480)),
    contract: { id: 'GCR_1' },
    provider_contract: { id: 'GCR_2' },
    customer: { contact: { surname: 'Beispiel' } },
  })
  expect(answer).toMatchObject({
    contract: { object: 'general.contracts', id: 'GCR_1' },
    provider_contract: { object: 'general.contracts', id: 'GCR_2' },
    customer: { object: 'payment.customers', contact: { surname: 'Beispiel' } },
  })
  expect(await till.read(answer.id)).toEqual(answer)
})

it.each([
  ['a sub-basket with another total', { sum: 301 }],
  ['a sub-basket that costs another sum', { priceOne: 301 }],
  ['a sub-basket within another', { sub_basket: [article(300, { sub_basket: [article(300)] })] }],
  ['a number in a sub-basket that is too large', { sub_basket: [article(2 ** 53)] }],
])('refuses %s', async (_what, more) => {
  const till = await openTill()
  const inside = [article(100), article(100, { quantity: 2 })]
  const outside = article(300, { item_type: 'sub_transaction', sub_basket: inside, sum: 300 })
  await till.create(sale(undefined, outside))
  await till.create(sale(undefined, { ...outside, sum: null }))
  await till.refused(400, 'POST', '/Smart/Transactions', sale(undefined, { ...outside, ...more }))
  expect(await till.ok('GET', '/Smart/Transactions')).toMatchObject({ count: 2 })
})

it('completes what is in a sub-basket as it does the rest', async () => {
  const till = await openTill()
  const { basket } = await till.create(
    sale(undefined, article(300, { sub_basket: [article(300, { articleNumber: 7 })] })),
  )
  expect(basket?.products?.[0]?.sub_basket).toMatchObject([
    { articleNumber: '7', item_type: 'article', parent: null },
  ])
})

async function found(till: ShopTill): Promise<number> {
  return (await till.ok<{ count: number }>('GET', '/Smart/Transactions')).count
}

it.each([0, 999])(
  'finds a new sale in a list after a delay, and by its ID at once: %d ms into the second',
  async (ms) => {
    const till = await openShop({ listDelay: 2000 }, Date.UTC(2030, 4, 5) + ms)
    const { clock } = till.engine.surroundings
    const { id } = await till.create(sale(undefined, article(480)))
    expect((await till.read(id)).id).toBe(id)
    clock.advance(2000)
    expect(await found(till)).toBe(0)
    expect(await till.ok('GET', `/Smart/Transactions?q=id:${id}`)).toMatchObject({ count: 0 })
    clock.advance(1000)
    expect(await found(till)).toBe(1)
  },
)

it('finds a new sale in a list at once, unless that is asked for', async () => {
  const till = await openShop()
  await till.create(sale(undefined, article(480)))
  expect(await found(till)).toBe(1)
})

it('forgets a payment that was authorised, so that nobody pays for the former basket', async () => {
  const till = await openShop()
  const customer = { contact: { surname: 'Beispiel' } }
  const { id } = await till.create({ ...sale(undefined, article(480)), customer })
  await till.ok('POST', `/Smart/Transactions/${id}/prepare/invoice`)
  expect((await till.read(id)).status).toBe('approved')
  await till.ok('PUT', `/Smart/Transactions/${id}`, { ...sale(undefined, article(320)), customer })
  const [stored] = till.shop().payments.values()
  expect(stored?.payment.details?.status_simple).toBe(5)
  expect(await till.read(id)).toMatchObject({ status: 'created', transactions: [] })
})
