import { expect, it } from 'vitest'
import { article, cards, load, sale, unload } from '../../test/sales.ts'
import { read } from '../../test/receipts.ts'
import { bookPath, cardOf, groupOf, openShop } from '../../test/shop.ts'
import { openTill } from '../../test/till.ts'

it('takes back a load, prints the cancellation with code and time of the original, and is no takings any more', async () => {
  const till = await openShop({}, Date.UTC(2030, 4, 5, 14, 40, 58))
  const { id } = await till.create(sale(cards.empty, load(1500)))
  await till.start(id)
  till.engine.surroundings.clock.advance(60_000)
  const { status, receipt } = await till.cancel(id)
  expect(status).toBe('cancelled')
  expect(read(receipt)).toEqual([
    '[Kundenkarte]',
    'STORNO',
    'Kartennummer: |9276004429942845',
    'TA Code: |29218171',
    'Datum: |05.05.2030 14:40:58',
    'Stornierter Betrag:',
    '15,00 EUR',
    '',
    'Aktuelles Guthaben',
    '0,00 EUR',
  ])
  expect(till.ledger.balance(cards.empty)).toBe(0)
  expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
  expect(till.ledger.bookings.at(-1)).toMatchObject({
    kind: 'cancel',
    transactionId: id,
    cash: -1500,
    bonus: 0,
  })
})

it.each([
  ['bonus and cash', article(3000), { cash: 2000, bonus: 250 }],
  ['bonus alone', article(100), { cash: 0, bonus: 100 }],
])('gives back %s as they were', async (_what, goods, given) => {
  const till = await openTill()
  const { cash_balance: cash, bonus_balance: bonus, balance } = await till.card(cards.full)
  const { id } = await till.create(sale(cards.full, goods))
  await till.apply(id)
  await till.start(id)
  expect(till.ledger.balance(cards.full)).toBe(balance - given.cash - given.bonus)
  await till.cancel(id)
  expect(till.ledger.bookings.at(-1)).toMatchObject(given)
  expect(await till.card(cards.full)).toMatchObject({ cash_balance: cash, bonus_balance: bonus, balance })
})

it('takes back a sale whose card paid and was loaded at once', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(1000), load(500)))
  await till.apply(id)
  await till.start(id, 'loyalty')
  expect(await till.card(cards.full)).toMatchObject({ cash_balance: 1250, bonus_balance: 0 })
  await till.cancel(id)
  expect(await till.card(cards.full)).toMatchObject({ cash_balance: 2000, bonus_balance: 250 })
})

it('books a plain zero where nothing moved, so that ledgers compare', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(480)))
  await till.start(id)
  await till.cancel(id)
  for (const { cash, bonus } of till.ledger.bookings) expect([cash, bonus]).toStrictEqual([0, 0])
})

it('cancels a sale without a card', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(undefined, article(480)))
  await till.start(id)
  expect((await till.cancel(id)).status).toBe('cancelled')
  expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
})

it('refuses to take back money that is spent already, with code 1007', async () => {
  const till = await openTill()
  const loaded = await till.create(sale(cards.empty, load(1500)))
  await till.start(loaded.id)
  const spent = await till.create(sale(cards.empty, article(1000)))
  await till.apply(spent.id)
  await till.start(spent.id, 'loyalty')
  const before = await till.read(loaded.id)
  const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${loaded.id}/cancel`)
  expect(code).toBe(1007)
  expect(await till.read(loaded.id)).toEqual(before)
  expect(till.ledger.balance(cards.empty)).toBe(500)

  await till.cancel(spent.id)
  await till.cancel(loaded.id)
  expect(till.ledger.balance(cards.empty)).toBe(0)
})

it.each(['created', 'processing', 'cancelled'])('refuses to cancel a sale that is %s', async (status) => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(480)))
  if (status === 'processing') await till.apply(id)
  if (status === 'cancelled') {
    await till.start(id)
    await till.cancel(id)
  }
  const before = { sale: await till.read(id), bookings: till.ledger.bookings }
  const { code, error_details: details } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/cancel`)
  expect({ code, details }).toEqual({
    code: 1003,
    details: `a transaction that is ${status} cannot be cancelled`,
  })
  expect({ sale: await till.read(id), bookings: till.ledger.bookings }).toEqual(before)
})

it('starts, applies and updates nothing that was cancelled', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, load(1500)))
  await till.start(id)
  await till.cancel(id)
  for (const path of ['start/cash', 'start/loyalty', 'start/cashless', 'preTransaction']) {
    const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/${path}`)
    expect(code).toBe(1003)
  }
  await till.refused(403, 'PUT', `/Smart/Transactions/${id}`, sale(cards.empty, load(1500)))
  expect(till.ledger.balance(cards.empty)).toBe(0)
})

const [group, card] = ['CRG_OWN', '9276000000000101'] as const

it('takes back money that was paid out, the bonus that was earned, and the points', async () => {
  const till = await openShop()
  const opening = { cash: 1000, bonus: 0, points: 7 }
  till.arrange(groupOf(group, { bonus: { '19': 10 }, pointsPerEuro: 2 }), cardOf(card, group, { opening }))
  const before = await till.card(card)
  const paidOut = await till.create(sale(card, unload(400)))
  await till.start(paidOut.id, 'loyalty')
  const earned = await till.create(sale(card, article(5900, { tax: 19 })))
  await till.start(earned.id)
  expect(await till.card(card)).toMatchObject({ cash_balance: 600, bonus_balance: 590, points: 125 })

  const { receipt } = await till.cancel(earned.id)
  expect(read(receipt).slice(5)).toEqual(
    [
      ['Stornierter Betrag:', '59,00 EUR', '', 'Aktuelles Guthaben', '6,00 EUR', ''],
      ['Stornierte Punkte:', '118', '', 'Aktuelle Punkte', '7'],
    ].flat(),
  )
  await till.cancel(paidOut.id)
  const { last_usage: _used, ...after } = await till.card(card)
  expect(before).toMatchObject(after)
})

it.each([
  ['bonus', { bonus: { '7': 10 } }, { action: 'discharge', bonus_amount: 50 }],
  ['points', { pointsPerEuro: 1 }, { action: 'discharge_points', amount: 5 }],
])('refuses to take back %s that was spent already', async (_what, rules, spend) => {
  const till = await openShop()
  till.arrange(groupOf(group, rules), cardOf(card, group))
  const { id } = await till.create(sale(card, article(1000)))
  await till.start(id)
  await till.ok('POST', bookPath(card), spend)
  const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/cancel`)
  expect(code).toBe(1007)
  expect((await till.read(id)).status).toBe('ok')
})

it('takes back a load as far as the card may be overdrawn', async () => {
  const till = await openShop()
  till.arrange(groupOf(group, { overdraft: 300 }), cardOf(card, group))
  const { id } = await till.create(sale(card, load(1000)))
  await till.start(id)
  await till.ok('POST', bookPath(card), { action: 'discharge', amount: 301 })
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/cancel`)
  await till.ok('POST', bookPath(card), { action: 'charge', amount: 1 })
  await till.cancel(id)
  expect(till.ledger.balance(card)).toBe(-300)
})

it('takes back the latest booking of a card alone where the group says so', async () => {
  const till = await openShop()
  till.arrange(groupOf(group, { cancelAny: false }), cardOf(card, group))
  const [first, second] = [await till.create(sale(card, load(100))), await till.create(sale(card, load(200)))]
  await till.start(first.id)
  await till.start(second.id)
  const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${first.id}/cancel`)
  expect(code).toBe(1007)
  await till.cancel(second.id)
  await till.cancel(first.id)
  expect(till.ledger.balance(card)).toBe(0)
})

it('takes a card that came into being with the sale out of use, unless it is in use', async () => {
  const till = await openShop()
  till.arrange(groupOf(group))
  const input = { ...sale(undefined, load(1500)), idents: [{ type: 'create_card', value: group }] }
  const { id } = await till.create(input)
  const { idents } = await till.start(id)
  const number = idents?.[0]?.merchantcard?.card?.cardnumber ?? ''
  const other = await till.create(sale(number, load(100)))
  await till.start(other.id)
  const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/cancel`)
  expect(code).toBe(1007)

  await till.cancel(other.id)
  await till.cancel(id)
  expect(await till.card(number)).toMatchObject({ balance: 0, stock_status: 'inactive' })
  const again = await till.create(sale(number, load(100)))
  await till.refused(403, 'POST', `/Smart/Transactions/${again.id}/start/cash`)
})

it('does not call a sale cancelled while the bank card that paid it stays charged', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(3000)))
  await till.apply(id)
  const paid = await till.start(id, 'cashless')
  const { code, error_details: details } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/cancel`)
  expect({ code, details }).toEqual({
    code: 1007,
    details: `a bank card was charged for it: cancel receipt ${paid.receipt_number} at the card terminal`,
  })
  expect(await till.read(id)).toEqual(paid)
  expect([till.ledger.charged(id), till.ledger.balance(cards.full)]).toEqual([750, 0])
})

it('cancels what a terminal of the till has taken: the till hands that back itself', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, load(500)))
  const body = { tid: '65004711', trace: 208, cardtype: 'girocard' }
  await till.ok('POST', `/Smart/Transactions/${id}/start/cashless_direct`, body)
  expect((await till.cancel(id)).status).toBe('cancelled')
  expect(till.ledger.balance(cards.full)).toBe(2250)
})

it('cancels no run of the card terminal: nobody has paid for it', async () => {
  const till = await openTill()
  const { id, status } = await till.ok<{ id: string; status: string }>(
    'POST',
    '/Smart/Transactions/me/diagnosis',
  )
  expect(status).toBe('ok')
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/cancel`)
  expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
})
