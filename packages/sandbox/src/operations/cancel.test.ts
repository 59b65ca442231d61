import { expect, it } from 'vitest'
import { article, cards, load, sale } from '../../test/sales.ts'
import { openTill } from '../../test/till.ts'

it('takes back a load, prints the cancellation with the code of the original, and is no takings any more', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, load(1500)))
  await till.start(id)
  const { status, receipt } = await till.cancel(id)
  expect(status).toBe('cancelled')
  expect(
    receipt?.map(({ value }) =>
      Object.values((value ?? {}) as object)
        .filter((part) => typeof part === 'string')
        .join('|'),
    ),
  ).toEqual([
    'Kundenkarte',
    'STORNO',
    'Kartennummer: |9276004429942845',
    'TA Code: |29218171',
    '',
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
