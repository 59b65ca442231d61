import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Api, known, openApi } from '../../test/api.ts'
import { article, cards, load, sale } from '../../test/sales.ts'
import type { MerchantCard, SmartTransaction, SmartTransactionInput } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import { bakery, florist } from '../world.ts'
import { checkoutOf, partiesOf, payerActs, paymentsTakenBack } from './orders.ts'

const now = '2030-01-01T10:00:00+00:00'
const customer = { id: known.payer }
const container = { id: known.card }

/** What each method needs, and whether its payer is sent to a page. */
const methods = [
  ['creditcard', {}, true],
  ['creditcard', { container }, false],
  ['creditcard', { container: { type: 'credit_card', private: { owner: 'E', transact_hash: 'x' } } }, true],
  ['creditcard', { container: { type: 'googlepay', private: { signature: 'x' } } }, false],
  ['creditcard', { container: { type: 'applepay', private: { data: 'x' } } }, false],
  ['debit', { container: { id: known.account } }, false],
  ['debit', { container: { private: { iban: 'DE02120300000000202051' } } }, false],
  ['easycredit', {}, true],
  ['invoice', { customer }, false],
  ['invoice', { customer: { contact: { surname: 'Beispiel', email: 'erika@example.org' } } }, false],
  ['paypal', {}, true],
  ['prepaid', {}, false],
] as const

const create = (api: Api, more: object = {}, cents = 2380): SmartTransaction =>
  api.bakery.ok('POST', '/Smart/Transactions', {
    ...sale(undefined, article(cents)),
    intent: 'order',
    ...more,
  })
const prepare = (api: Api, id: string, method: string, body?: object): SmartTransaction =>
  api.bakery.ok('POST', `/Smart/Transactions/${id}/prepare/${method}`, body)
const start = (api: Api, id: string): SmartTransaction =>
  api.bakery.ok('POST', `/Smart/Transactions/${id}/start`)
const read = (api: Api, id: string): SmartTransaction => api.bakery.ok('GET', `/Smart/Transactions/${id}`)
const act = (api: Api, id: string, what: 'authorises' | 'refuses'): void =>
  api.engine.commit('payer', payerActs(api.shop, id, what, api.engine.surroundings))

/** The payments of the shop: what was asked for in cents, and where it stands. */
const paid = (api: Api): readonly string[] =>
  [...api.shop.payments.values()].map(
    ({ payment: { amount, details } }) => `${amount} ${details?.status_simple_text}`,
  )

const kinds = [
  ['sale', {}, 'ok'],
  [undefined, {}, 'ok'],
  ['order', {}, 'received'],
  ['order', { delivery_options: { type: 'shipping' } }, 'received'],
  ['order', { delivery_options: { type: 'collection' } }, 'collection'],
] as const

describe.each(methods)('%s with %j', (method, body, hasPage) => {
  it.each(kinds)('is authorised, then executed: intent %s with %j ends in %s', (intent, more, end) => {
    const api = openApi()
    const { id } = create(api, { intent, ...more })
    const prepared = prepare(api, id, method, body)
    const isTransfer = method === 'prepaid'
    expect(prepared).toMatchObject({
      status: hasPage || isTransfer ? 'pending' : 'approved',
      payment_method: method,
      transactions: [{ object: 'payment.transactions' }],
    })
    expect('iframe_url' in prepared).toBe(hasPage)
    if (isTransfer) {
      api.bakery.refused(403, 'POST', `/Smart/Transactions/${id}/start`)
      act(api, id, 'authorises')
    }
    const approved = read(api, id)
    expect(approved.status).toBe('approved')
    expect(approved).not.toHaveProperty('iframe_url')
    expect(paid(api)).toEqual(['2380 autorisiert'])

    const done = start(api, id)
    expect(done).toEqual({ ...read(api, id) })
    expect(done).toMatchObject({
      status: end,
      transactions: prepared.transactions,
      trans_id: prepared.trans_id,
    })
    expect(paid(api)).toEqual([`2380 ${method === 'invoice' ? 'akzeptiert' : 'bezahlt'}`])
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${id}/start`)
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${id}/prepare/${method}`, body)
  })

  it('is executed at once when that was asked for', () => {
    const api = openApi()
    const { id } = create(api, { payment_context: { auto_capture: true } })
    const prepared = prepare(api, id, method, body)
    expect(prepared.status).toBe(hasPage || method === 'prepaid' ? 'pending' : 'received')
    if (method === 'prepaid') act(api, id, 'authorises')
    expect(read(api, id).status).toBe('received')
    expect(paid(api)).toEqual([`2380 ${method === 'invoice' ? 'akzeptiert' : 'bezahlt'}`])
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${id}/start`)
  })

  it('can fail, and be tried again', () => {
    const api = openApi()
    const { id } = create(api)
    const prepared = prepare(api, id, method, { ...body, email: 'refuses@example.org' })
    expect(prepared.status).toBe(hasPage || method === 'prepaid' ? 'pending' : 'failed')
    if (method === 'prepaid') act(api, id, 'refuses')
    expect(read(api, id).status).toBe('failed')
    expect(paid(api)).toEqual(['2380 abgelehnt'])
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${id}/start`)
    prepare(api, id, 'creditcard', { container })
    const done = start(api, id)
    expect(done).toMatchObject({ status: 'received', payment_method: 'creditcard' })
    expect(done.transactions).toHaveLength(1)
    expect(paid(api)).toEqual(['2380 abgelehnt', '2380 bezahlt'])
    expect(read(api, id)).not.toHaveProperty('payment_instructions')
  })

  it('can wait for a person', () => {
    const api = openApi()
    const { id } = create(api)
    prepare(api, id, method, { ...body, email: 'waits@example.org' })
    expect(read(api, id).status).toBe('pending')
    expect('iframe_url' in read(api, id)).toBe(hasPage)
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${id}/prepare/creditcard`, { container })
    act(api, id, 'authorises')
    expect(read(api, id).status).toBe('approved')
    expect(() => act(api, id, 'authorises')).toThrow(Refusal)
  })
})

describe('a prepare', () => {
  it.each([
    ['eps', {}, 403, 1003],
    ['giropay', {}, 403, 1003],
    ['sofort', {}, 403, 1003],
    ['cash', {}, 403, 1003],
    ['bitcoin', {}, 403, 1003],
    ['invoice', {}, 400, 1001],
    ['debit', {}, 400, 1004],
    ['debit', { container }, 400, 1004],
    ['creditcard', { container: { id: known.account } }, 400, 1004],
    ['creditcard', { container: { type: 'credit_card' } }, 400, 1004],
    ['creditcard', { container: { id: 'PCT_NOBODY' } }, 404, 1001],
    ['creditcard', { customer: { id: 'PCU_NOBODY' } }, 404, 1001],
    ['creditcard', { email: 7 }, 400, 1001],
  ])('%s with %j is refused', (method, body, status, code) => {
    const api = openApi()
    const before = create(api)
    const calls = api.engine.records.length
    const told = api.bakery.refused(
      status,
      'POST',
      `/Smart/Transactions/${before.id}/prepare/${method}`,
      body,
    )
    expect(told.code).toBe(code)
    expect(read(api, before.id)).toEqual(before)
    expect(api.engine.records).toHaveLength(calls)
  })

  it('needs a sale of the merchant, with a sum', () => {
    const api = openApi()
    const { id } = create(api)
    api.florist.refused(404, 'POST', `/Smart/Transactions/${id}/prepare/paypal`)
    api.florist.refused(404, 'POST', `/Smart/Transactions/${id}/start`)
    api.florist.refused(404, 'POST', `/Smart/Transactions/${id}/setDelivery`, shipped)
    api.bakery.refused(404, 'POST', '/Smart/Transactions/STX_NOBODY/prepare/paypal')
    const free = create(api, { basket: {}, basket_info: { sum: 0 } })
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${free.id}/prepare/paypal`)
    expect(paid(api)).toEqual([])
  })

  it('comes too late for what is approved, paid or given up', () => {
    const api = openApi()
    const { id } = create(api)
    prepare(api, id, 'creditcard', { container })
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${id}/prepare/paypal`)
    const other = create(api, { intent: 'sale' })
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${other.id}/start`)
    api.bakery.ok('POST', `/Smart/Transactions/${other.id}/start/cash`)
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${other.id}/prepare/paypal`)
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${other.id}/start`)
    expect(paid(api)).toEqual(['2380 autorisiert'])
  })

  it('waits until the card terminal is done with the sale', () => {
    const api = openApi()
    const before = create(api)
    const shop = bakery.merchant.id
    const { id } = bakery.terminal
    const job = {
      id,
      ticket: 'x',
      kind: 'payment',
      amount: 2380,
      before,
      began: 0,
      until: 0,
      wrongPins: 0,
      rest: [],
    } as const
    api.engine.commit('test', [{ type: 'saved', shop, kind: 'jobs', value: job }])
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${before.id}/prepare/paypal`)
    expect(paid(api)).toEqual([])
  })

  it('sends no payer to a page who takes no part', () => {
    const api = openApi()
    const { id } = create(api, { payment_context: { merchant_initiated: true } })
    expect(
      prepare(api, id, 'creditcard', { container: { private: { pan: '4', transact_hash: 'x' } } }).status,
    ).toBe('approved')
  })

  it('keeps the payer and the instrument for the next sale, and not what is in it', () => {
    const api = openApi()
    const contact = { surname: 'Beispiel' }
    const first = prepare(api, create(api).id, 'debit', {
      customer: { contact },
      container: { type: 'bank_account', private: { iban: 'DE02120300000000202051' } },
    })
    expect(first.customer).toMatchObject({ contact, created: now })
    const again = { customer: { id: first.customer?.id }, container: { id: first.container?.id } }
    const second = prepare(api, create(api).id, 'debit', again)
    expect(second).toMatchObject({ customer: first.customer, container: { type: 'bank_account' } })
    expect(JSON.stringify(api.engine.records)).not.toContain('DE02120300000000202051')
  })
})

it('tells the payer of an invoice where to pay to once it is executed, and of a transfer before', () => {
  const api = openApi()
  const invoice = prepare(api, create(api).id, 'invoice', { customer })
  expect(invoice).not.toHaveProperty('payment_instructions')
  const { trans_id: code, payment_instructions: told } = start(api, invoice.id)
  expect(told).toMatchObject({ purpose: `TA ${code}`, iban: expect.stringMatching(/^DE\d{20}$/) as string })
  const transfer = prepare(api, create(api).id, 'prepaid')
  expect(transfer.payment_instructions?.purpose).toBe(`TA ${transfer.trans_id}`)
  expect(transfer.trans_id).not.toBe(code)
})

it('splits a sum into rates that add up to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (cents) => {
      const api = openApi()
      const { payment_instructions: told = {} } = prepare(api, create(api, {}, cents).id, 'easycredit')
      const { installment = 0, last_installment: last = 0, number_of_installments: count = 0 } = told
      expect([installment, last].every(Number.isSafeInteger)).toBe(true)
      expect((count - 1) * installment + last).toBe(cents)
      expect(last - installment).toBeLessThan(count)
      expect(told).toMatchObject({ total_value: cents, interest: 0 })
    }),
    { numRuns: 15 },
  )
})

describe('the card of a sale', () => {
  const balance = (api: Api): number | undefined =>
    api.bakery.ok<{ data: MerchantCard[] }>('GET', `/Loyalty/MerchantCards?q=card.cardnumber:${cards.full}`)
      .data[0]?.balance

  it('is loaded when the payment is executed, and not before', () => {
    const api = openApi()
    const { id } = create(api, sale(cards.full, load(1500)))
    const before = balance(api) ?? 0
    prepare(api, id, 'creditcard', { container })
    expect(balance(api)).toBe(before)
    const done = start(api, id)
    expect(balance(api)).toBe(before + 1500)
    expect(done.transactions?.map(({ object }) => object)).toEqual([
      'payment.transactions',
      'loyalty.transactions',
    ])
    expect(done.receipt?.length).toBeGreaterThan(0)
  })

  it('pays its part, and the payer the rest', () => {
    const api = openApi()
    const { id } = create(api, sale(cards.full, article(9900)))
    const { missing_sum: missing } = api.bakery.ok<{ missing_sum: number }>(
      'POST',
      `/Smart/Transactions/${id}/preTransaction`,
    )
    expect(missing).toBe(9900 - 2250)
    prepare(api, id, 'paypal')
    start(api, id)
    expect(paid(api)).toEqual([`${missing} bezahlt`])
    expect(balance(api)).toBe(0)
  })

  it('is loaded with a capture at once, under a code of its own', () => {
    const api = openApi()
    const { id } = create(api, { ...sale(cards.full, load(1500)), payment_context: { auto_capture: true } })
    const before = balance(api) ?? 0
    const done = prepare(api, id, 'creditcard', { container })
    expect(balance(api)).toBe(before + 1500)
    expect(api.shop.bookings.ofTransaction(id).map(({ code }) => String(code))).not.toContain(done.trans_id)
  })

  it('that cannot be booked stops the payment', () => {
    const api = openApi()
    const { id } = create(api, sale(cards.locked, load(1500)))
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${id}/prepare/paypal`)
    expect(paid(api)).toEqual([])
  })
})

const shipped = {
  delivery_options: { type: 'shipping', shipped_by: 'DHL', tracking_code: '1', shipped_at: now },
}
const collected = { delivery_options: { type: 'collection', store_id: bakery.store.id, code: '4817' } }

describe('a delivery', () => {
  const deliver = '/setDelivery'
  const ordered = (api: Api, type: string): string => {
    const { id } = create(api, { delivery_options: { type } })
    prepare(api, id, 'invoice', { customer })
    return `/Smart/Transactions/${start(api, id).id}`
  }

  it('may be shipped again, and is replaced whole', () => {
    const api = openApi()
    const order = ordered(api, 'shipping')
    expect(api.bakery.ok('POST', order + deliver, shipped)).toMatchObject({ status: 'shipped', ...shipped })
    const again = { delivery_options: { type: 'shipping', invoice_number: 'R-1' } }
    const { status, delivery_options: options } = api.bakery.ok<SmartTransaction>(
      'POST',
      order + deliver,
      again,
    )
    expect([status, options]).toEqual(['shipped', again.delivery_options])
    expect(api.bakery.ok('GET', order)).toMatchObject({
      delivery_options: again.delivery_options,
      updated: now,
    })
  })

  it('is collected once', () => {
    const api = openApi()
    const order = ordered(api, 'collection')
    api.bakery.refused(404, 'POST', order + deliver, {
      delivery_options: { type: 'collection', store_id: florist.store.id },
    })
    expect(api.bakery.ok('POST', order + deliver, collected)).toMatchObject({
      status: 'collected',
      ...collected,
    })
    api.bakery.refused(403, 'POST', order + deliver, collected)
  })

  it('is of the kind that was ordered, and comes after the payment', () => {
    const api = openApi()
    api.bakery.refused(400, 'POST', ordered(api, 'shipping') + deliver, collected)
    api.bakery.refused(400, 'POST', ordered(api, 'collection') + deliver, shipped)
    const order = ordered(api, 'shipping')
    api.bakery.refused(400, 'POST', order + deliver, {})
    expect(api.bakery.ok('GET', order)).toMatchObject({
      status: 'received',
      delivery_options: { type: 'shipping' },
    })
    api.bakery.refused(403, 'POST', `/Smart/Transactions/${create(api).id}${deliver}`, shipped)
    api.bakery.refused(404, 'POST', `/Smart/Transactions/STX_NOBODY${deliver}`, shipped)
  })
})

describe('payments that are taken back', () => {
  it.each([
    ['approved', 'prepare', '2380 storniert'],
    ['executed', 'start', '2380 erstattet'],
  ])('when %s, once', (_what, last, expected) => {
    const api = openApi()
    const { id } = prepare(api, create(api).id, 'creditcard', { container })
    if (last === 'start') start(api, id)
    for (const count of [1, 0]) {
      const events = paymentsTakenBack(read(api, id), api.shop, api.engine.surroundings)
      expect(events).toHaveLength(count)
      api.engine.commit('cancel', events)
      expect(paid(api)).toEqual([expected])
    }
  })

  it('are all that were made for the sale', () => {
    const api = openApi()
    const { id } = create(api, { intent: 'sale' })
    const debit = { container: { id: known.account } }
    for (const email of ['refuses@example.org', 'pays@example.org'])
      api.bakery.ok('POST', `/Smart/Transactions/${id}/start/debit`, { ...debit, email })
    expect(paid(api)).toEqual(['2380 abgelehnt', '2380 bezahlt'])
    api.bakery.ok('POST', `/Smart/Transactions/${id}/cancel`)
    expect(paid(api)).toEqual(['2380 abgelehnt', '2380 erstattet'])
  })

  it('wait for the latest of them', () => {
    const api = openApi()
    const { id } = create(api, { intent: 'sale' })
    for (const [does, status, expected] of [
      ['refuses', 'failed', ['2380 abgelehnt']],
      ['authorises', 'ok', ['2380 abgelehnt', '2380 bezahlt']],
    ] as const) {
      expect(api.bakery.ok('POST', `/Smart/Transactions/${id}/start/prepaid`)).toMatchObject({
        status: 'pending',
      })
      act(api, id, does)
      expect(paid(api)).toEqual(expected)
      expect(read(api, id).status).toBe(status)
    }
  })

  it('are none where nothing was paid from afar, or the payment failed', () => {
    const api = openApi()
    const { id } = prepare(api, create(api).id, 'creditcard', { container, email: 'refuses@example.org' })
    for (const transaction of [read(api, id), create(api)])
      expect(paymentsTakenBack(transaction, api.shop, api.engine.surroundings)).toEqual([])
  })
})

describe('the hosted checkout', () => {
  const links = (input: SmartTransactionInput): unknown => checkoutOf(input, 'STX_1').payment_links

  it('is there for sales that name a template, or where to return to', () => {
    const none = { checkout_links: null, payment_links: null }
    expect(checkoutOf({}, 'STX_1')).toEqual(none)
    expect(checkoutOf({ application_context: { language: 'de', return_urls: null } }, 'STX_1')).toEqual(none)
    for (const context of [
      { checkout_template: 'COT_1' },
      { return_urls: { url_success: 'https://a.example' } },
    ])
      expect(checkoutOf({ application_context: context }, 'STX_1')).toMatchObject({
        checkout_links: { url_checkout: expect.stringContaining('STX_1') as string },
        last_visited_page: 'checkin_page',
      })
  })

  it('offers the methods that the sale allows', () => {
    const application_context = { checkout_template: 'COT_1' }
    const all = ['creditcard', 'debit', 'general', 'invoice', 'paypal', 'prepaid']
    expect(Object.keys(links({ application_context }) as object).toSorted()).toEqual(all)
    const payment_context = { payment_methods: ['invoice', 'giropay'] }
    expect(Object.keys(links({ application_context, payment_context }) as object)).toEqual([
      'general',
      'invoice',
    ])
  })
})

it('resolves the parties of a sale', () => {
  const { shop, engine } = openApi()
  const contract = { id: 'GCR_5V8QJZ3KXN7TWB2MR9CHDY46GPSFA2' }
  const { parts, events } = partiesOf(
    { contract, customer, shipping_address: { contact: { companyname: 'Nachbarin' } }, container },
    shop,
    engine.surroundings,
  )
  expect(parts).toMatchObject({
    contract: { ...contract, object: 'general.contracts' },
    customer: { id: known.payer, contact: { forename: 'Erika', surname: 'Beispiel' } },
    shipping_address: { contact: { companyname: 'Nachbarin' }, contract },
    container: { id: known.card, type: 'credit_card' },
  })
  expect(events).toHaveLength(1)
  expect(partiesOf({}, shop, engine.surroundings)).toEqual({ parts: {}, events: [] })
})

it('asks for another instrument of a subscription, in a sale of its own', () => {
  const api = openApi()
  const path = `/Smart/Transactions/${known.subscription}/updatePaymentContainer`
  const opened = api.bakery.ok<SmartTransaction>('POST', path)
  expect(opened).toMatchObject({
    status: 'created',
    subscription: { id: known.subscription },
    basket_info: { sum: 0 },
  })
  expect(Object.keys(opened.payment_links ?? {})).toEqual(['creditcard', 'debit', 'paypal'])
  expect(read(api, opened.id)).toEqual(opened)
  expect(api.bakery.ok<SmartTransaction>('POST', path).id).not.toBe(opened.id)
  api.bakery.refused(404, 'POST', '/Smart/Transactions/SUB_NOBODY/updatePaymentContainer')
  api.florist.refused(404, 'POST', path)
})

it('writes the same journal for the same calls', () => {
  const journals = [1, 2].map(() => {
    const api = openApi(9)
    for (const [method, body] of methods) {
      const { id } = create(api)
      prepare(api, id, method, body)
      if (method !== 'prepaid') start(api, id)
    }
    return JSON.stringify(api.engine.records)
  })
  expect(journals[1]).toBe(journals[0])
})
