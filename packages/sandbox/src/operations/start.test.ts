import { expect, it } from 'vitest'
import { read } from '../../test/receipts.ts'
import { article, cards, load, sale, unload } from '../../test/sales.ts'
import { cardOf, groupOf, openShop } from '../../test/shop.ts'
import { openTill } from '../../test/till.ts'
import type { SmartTransaction } from '../generated/models.ts'

it('records the revenue of a sale with a card, and leaves its balance alone', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(480), article(60, { quantity: 2 })))
  const { status, payment_method: method, receipt } = await till.start(id)
  expect({ status, method }).toEqual({ status: 'ok', method: 'cash' })
  expect(read(receipt)).toEqual([
    '[Kundenkarte]',
    'Kartennummer: |9276004410000018',
    'TA Code: |29218171',
    '',
    'Umsatz erfasst:',
    '6,00 EUR',
    '',
    'Aktuelles Guthaben',
    '22,50 EUR',
  ])
  expect(till.ledger.bookings).toMatchObject([{ kind: 'revenue', cash: 0, bonus: 0 }])
})

it('records the revenue of a sum without items', async () => {
  const till = await openTill()
  const { id } = await till.create({ ...sale(cards.full), basket_info: { sum: 1250 } })
  expect(read((await till.start(id)).receipt)).toContain('12,50 EUR')
})

it('answers the second start, and any later one, with a no that books nothing', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, load(1500)))
  const paid = await till.start(id)
  const bookings = till.ledger.bookings
  for (const method of ['cash', 'cash', 'cashless', 'loyalty']) {
    const { code, error_details: details } = await till.refused(
      403,
      'POST',
      `/Smart/Transactions/${id}/start/${method}`,
    )
    expect({ code, details }).toEqual({ code: 1003, details: 'a transaction that is ok cannot be started' })
  }
  expect(await till.read(id)).toEqual(paid)
  expect(till.ledger.bookings).toEqual(bookings)
  expect(till.ledger.balance(cards.empty)).toBe(1500)
})

it('books once when the same start arrives many times at the same moment', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, load(1500)))
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => till.call('POST', `/Smart/Transactions/${id}/start/cash`)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(19)
  expect(till.ledger.balance(cards.empty)).toBe(1500)
})

it.each(['4260447149502', '4260447149519'])(
  'loads a card with the EAN %s, and the goods beside it do not count',
  async (ean) => {
    const till = await openTill()
    const { id } = await till.create(
      sale(
        cards.empty,
        article(5900, { tax: 19 }),
        load(2000, { ean, tax: 0 }),
        load(500, { ean, quantity: 2 }),
      ),
    )
    const { receipt } = await till.start(id)
    expect(till.ledger.balance(cards.empty)).toBe(3000)
    expect(read(receipt).filter((line) => /[[E]/.test(line))).toEqual([
      '[Kundenkarte]',
      '89,00 EUR',
      '0,00 EUR',
      '[Kundenkarte Aufladung]',
      '30,00 EUR',
      '30,00 EUR',
    ])
  },
)

it.each([
  null,
  '',
  ' 4260447149502',
  '4260447149502 ',
  '04260447149502',
  '426044714950',
  '４２６０４４７１４９５０２',
  'constructor',
  '__proto__',
])('takes the EAN %j for an ordinary article', async (ean) => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, article(1500, { ean })))
  await till.start(id)
  expect(till.ledger.balance(cards.empty)).toBe(0)
  expect(till.ledger.bookings).toMatchObject([{ kind: 'revenue' }])
})

it.each([
  ['a load without a card', sale(undefined, load(1500)), 'the basket loads a card'],
  ['a load of less than nothing', sale(cards.full, load(-1500)), 'cannot be loaded with -1500'],
  [
    'a load of a negative quantity',
    sale(cards.full, load(1500, { quantity: -1 })),
    'cannot be loaded with -1500',
  ],
  ['a load of less than nothing without a card', sale(undefined, load(-1500)), 'the basket loads a card'],
  ['a locked card', sale(cards.locked, article(480)), 'is locked'],
  ['the load of a locked card', sale(cards.locked, load(1500)), 'is locked'],
  ['unloading with cash', sale(cards.full, unload(500)), 'started with loyalty, not with cash'],
  [
    'an order',
    { ...sale(cards.full, article(480)), intent: 'order' as const },
    'an order is paid from afar, and not with cash',
  ],
])('refuses %s', async (_what, input, told) => {
  const till = await openTill()
  const created = await till.create(input)
  const { code, error_details: details } = await till.refused(
    403,
    'POST',
    `/Smart/Transactions/${created.id}/start/cash`,
  )
  expect(code).toBe(1005)
  expect(details).toContain(told)
  expect(await till.read(created.id)).toEqual(created)
  expect(till.ledger.bookings).toEqual([])
})

it('refuses to load a card beyond what can be counted', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, load(Number.MAX_SAFE_INTEGER)))
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/cash`)
  expect(till.ledger.balance(cards.full)).toBe(2250)
})

it.each(['ccload', 'bitcoin', 'CASH', 'constructor', '%20'])(
  'refuses the method %s, which it does not simulate',
  async (method) => {
    const till = await openTill()
    const { id } = await till.create(sale(undefined, article(480)))
    const { error_details: details } = await till.refused(
      403,
      'POST',
      `/Smart/Transactions/${id}/start/${method}`,
    )
    expect(details).toBe(`the sandbox does not start ${decodeURIComponent(method)}`)
    expect(till.ledger.takings().count).toBe(0)
  },
)

it('starts a sale without a card, and books nothing', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(undefined, article(480)))
  expect(await till.start(id)).toMatchObject({ status: 'ok', receipt: [], transactions: [] })
  expect(till.ledger.bookings).toEqual([])
  expect(till.ledger.takings()).toEqual({ count: 1, sum: 480 })
})

it('redeems the card that was applied, and prints what is left', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(3000)))
  const { missing_sum: missing } = await till.apply(id)
  expect(missing).toBe(750)
  const { receipt, transactions } = await till.start(id)
  expect(read(receipt)).toEqual([
    '[Kundenkarte]',
    'Kartennummer: |9276004410000018',
    'TA Code: |29218171',
    '',
    'Zahlung über:',
    '22,50 EUR',
    '',
    'Aktuelles Guthaben',
    '0,00 EUR',
  ])
  expect(till.ledger.bookings).toMatchObject([
    { id: transactions?.[0]?.id, kind: 'spend', cash: -2000, bonus: -250 },
  ])
})

it.each([
  ['a card that was not applied', false],
  ['a card that covers a part', true],
])('starts loyalty only with a card that covers the sum: not with %s', async (_what, applied) => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(3000)))
  if (applied) await till.apply(id)
  const { code, error_user: forPeople } = await till.refused(
    403,
    'POST',
    `/Smart/Transactions/${id}/start/loyalty`,
  )
  expect({ code, forPeople }).toEqual({ code: 1005, forPeople: 'Das Guthaben reicht nicht aus.' })
  expect(till.ledger.balance(cards.full)).toBe(2250)
})

it('pays what is missing at the terminal, with a slip for the customer and one for the merchant', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(3000)))
  await till.apply(id)
  const paid = await till.start(id, 'cashless')
  const slip = ['Terminal-ID|60010001', 'Beleg-Nr.|1', '', 'Betrag EUR|7,50', '', 'Karte akzeptiert']
  expect(read(paid.receipt).slice(0, 9)).toEqual([
    '[Kartenzahlung]',
    '* * Kundenbeleg * *',
    ...slip,
    '[Kundenkarte]',
  ])
  expect(read(paid.receipt_merchant)).toEqual(['[Kartenzahlung]', '* * Händlerbeleg * *', ...slip])
  expect(paid).toMatchObject({
    receipt_number: 1,
    receipt_merchant_print: true,
    device_destination: { object: 'smart.devices' },
  })
})

it('numbers the slips of the terminal one by one, and none for a refused payment', async () => {
  const till = await openTill()
  const numbers: unknown[] = []
  for (const cardnumber of [undefined, cards.locked, cards.full]) {
    const { id } = await till.create(sale(cardnumber, article(480)))
    const { body } = await till.call('POST', `/Smart/Transactions/${id}/start/cashless`)
    numbers.push((body as { receipt_number?: number }).receipt_number)
  }
  expect(numbers).toEqual([1, undefined, 2])
})

it.each([0, -500])('sends no sum of %d to the terminal', async (sum) => {
  const till = await openTill()
  const { id } = await till.create({ basket_info: { sum } })
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/cashless`)
  expect((await till.read(id)).status).toBe('created')
})

it('gives every booking a code of its own, in order', async () => {
  const till = await openTill()
  for (const input of [
    sale(cards.empty, load(100)),
    sale(undefined, article(1)),
    sale(cards.full, article(1)),
    sale(cards.empty, load(100)),
  ]) {
    await till.start((await till.create(input)).id)
  }
  const codes = till.ledger.bookings.map(({ code }) => code)
  expect(codes).toEqual([...new Set(codes)].toSorted((a, b) => a - b))
  expect(codes).toHaveLength(5)
})

it('pays out what a coupon is worth more than the goods, and shows the true balance', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(300), article(-800, { item_type: 'coupon' })))
  await till.apply(id)
  const { receipt } = await till.start(id)
  expect(read(receipt)).toEqual(expect.arrayContaining(['-5,00 EUR', '22,50 EUR']))
  expect(till.ledger.takings()).toEqual({ count: 1, sum: -500 })
  expect(till.ledger.balance(cards.full)).toBe(2250)
})

it('pays money out of a card at once, and takes no bonus for it', async () => {
  for (const ean of ['4260447149533', '4260447149540']) {
    const till = await openTill()
    const { id } = await till.create(sale(cards.full, unload(500, { ean })))
    const { receipt } = await till.start(id, 'loyalty')
    expect(read(receipt)).toEqual([
      '[Kundenkarte Entladung]',
      'Kartennummer:|9276004410000018',
      'TA Code:|29218171',
      '',
      'Folgender Betrag',
      'wurde entladen:',
      '5,00 EUR',
      '',
      'Aktuelles Guthaben:',
      '17,50 EUR',
    ])
    expect(await till.card(cards.full)).toMatchObject({ cash_balance: 1500, bonus_balance: 250 })
    expect(till.ledger.bookings).toMatchObject([{ kind: 'unload', cash: -500, bonus: 0, amount: 500 }])
  }
})

it.each([
  ['more than the cash of the card', sale(cards.full, unload(2001))],
  ['less than nothing', sale(cards.full, unload(-1))],
  ['without a card', sale(undefined, unload(500))],
  ['from a locked card', sale(cards.locked, unload(100))],
  ['beside goods that nobody pays', sale(cards.full, unload(500), article(1))],
  ['beside a load', sale(cards.full, unload(500), load(300), article(-300))],
])('does not unload %s', async (_what, input) => {
  const till = await openTill()
  const { id } = await till.create(input)
  for (const method of ['loyalty', 'cash', 'cashless']) {
    const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/${method}`)
    expect(code).toBe(1005)
  }
  expect(till.ledger.bookings).toEqual([])
})

it('books a card payment that the till took itself, and charges nobody', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(3000)))
  await till.apply(id)
  const body = { tid: '65004711', trace: 208, cardtype: 'girocard' }
  const paid = await till.ok<SmartTransaction>(
    'POST',
    `/Smart/Transactions/${id}/start/cashless_direct`,
    body,
  )
  expect(paid).toMatchObject({
    status: 'ok',
    payment_method: 'cashless_direct',
    receipt_merchant_print: true,
  })
  expect(paid).not.toHaveProperty('receipt_number')
  expect(read(paid.receipt).slice(0, 9)).toEqual(
    [
      ['[Kartenzahlung]', '* * Kundenbeleg * *', 'Terminal-ID|65004711', 'Beleg-Nr.|208', ''],
      ['Betrag EUR|7,50', '', 'Karte akzeptiert', '[Kundenkarte]'],
    ].flat(),
  )
  expect(read(paid.receipt_merchant)[1]).toBe('* * Händlerbeleg * *')
  expect(till.ledger.charges).toEqual([])
  expect(till.ledger.balance(cards.full)).toBe(0)
})

it.each(['tid', 'trace', 'cardtype'])('needs %s for a payment that the till took itself', async (name) => {
  const till = await openTill()
  const { id } = await till.create(sale(undefined, article(480)))
  const { [name]: _left, ...body }: Record<string, unknown> = {
    tid: '65004711',
    trace: 208,
    cardtype: 'girocard',
  }
  const { error_details: details } = await till.refused(
    400,
    'POST',
    `/Smart/Transactions/${id}/start/cashless_direct`,
    body,
  )
  expect(details).toContain(`/${name} is missing`)
  expect((await till.read(id)).status).toBe('created')
})

it('takes no sum of nothing for a payment that the till took itself', async () => {
  const till = await openTill()
  const { id } = await till.create({ basket_info: { sum: 0 } })
  const body = { tid: '65004711', trace: 208, cardtype: 'girocard' }
  const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/cashless_direct`, body)
  expect(code).toBe(1005)
})

it('does what is inside the basket of another seller', async () => {
  const till = await openTill()
  const inside = [load(1000), article(500, { id: 2 })]
  const outside = article(1500, { item_type: 'sub_transaction', sub_basket: inside, sum: 1500 })
  const { id } = await till.create(sale(cards.empty, outside))
  await till.start(id)
  expect(till.ledger.balance(cards.empty)).toBe(1000)
})

it('takes no money from afar for what a card pays out', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, unload(500)))
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/prepaid`)
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/prepare/prepaid`)
  expect((await till.read(id)).status).toBe('created')
})

it('holds a card to the limit of its group, after it has paid', async () => {
  const till = await openShop()
  const number = '9276000000000101'
  till.arrange(
    groupOf('CRG_OWN', { balanceLimit: 600, bonus: { '19': 100 } }),
    cardOf(number, 'CRG_OWN', { opening: { cash: 590, bonus: 10, points: 0 } }),
  )
  const tooMuch = await till.create(sale(number, article(500), load(601)))
  await till.apply(tooMuch.id)
  await till.refused(403, 'POST', `/Smart/Transactions/${tooMuch.id}/start/cash`)
  const { id } = await till.create(sale(number, article(500), load(600)))
  await till.apply(id)
  await till.start(id)
  expect(till.ledger.balance(number)).toBe(600)

  // What is earned comes on top.
  const earning = await till.create(sale(number, article(100, { tax: 19 })))
  await till.start(earning.id)
  expect(till.ledger.balance(number)).toBe(700)
})
