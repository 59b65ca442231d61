import { expect, it } from 'vitest'
import { read } from '../../test/receipts.ts'
import { cards, load, sale } from '../../test/sales.ts'
import { bookPath, cardOf, groupOf, openShop, type ShopTill } from '../../test/shop.ts'
import type { MerchantCardWithReceipt } from '../generated/models.ts'
import type { Programme } from '../loyalty/programme.ts'

const [group, number] = ['CRG_OWN', '9276000000000101'] as const
const path = bookPath(number)

async function open(rules: Partial<Programme> = {}, at?: number): Promise<ShopTill> {
  const till = await openShop({}, at)
  const opening = { cash: 1000, bonus: 100, points: 10 }
  till.arrange(groupOf(group, rules), cardOf(number, group, { opening }))
  return till
}

function book(till: ShopTill, body: object): Promise<Required<MerchantCardWithReceipt>> {
  return till.ok('POST', path, body)
}

it('loads a card, and answers with the card after it and the receipt', async () => {
  const till = await open({}, Date.UTC(2030, 4, 5, 12))
  const body = await book(till, { action: 'charge', amount: 500, bonus_amount: 50, cardnumber: number })
  expect(body).toMatchObject({
    id: `MCD_${number}`,
    cash_balance: 1500,
    bonus_balance: 150,
    balance: 1650,
    points: 10,
    amount: 550,
    trans_id: '29218171',
    last_charge: '2030-05-05T12:00:00+00:00',
    last_usage: '2030-05-05T12:00:00+00:00',
  })
  expect(read(body.receipt)).toEqual(
    [
      ['[Kundenkarte Aufladung]', `Kartennummer:|${number}`, 'TA Code:|29218171', ''],
      ['Folgender Betrag', 'wurde aufgeladen:', '5,50 EUR', '', 'Aktuelles Guthaben:', '16,50 EUR'],
    ].flat(),
  )
  expect(body.receipt_header.length).toBeGreaterThan(0)
  const { amount: _a, trans_id: _t, receipt: _r, receipt_header: _h, ...card } = body
  expect(await till.card(number)).toEqual(card)
})

it.each([
  [{ action: 'discharge', amount: 300 }, { cash: -300, bonus: 0, points: 0 }, 'Kundenkarte Entladung'],
  [
    { action: 'discharge', amount: 300, bonus_amount: 40 },
    { cash: -300, bonus: -40, points: 0 },
    'wurde entladen:',
  ],
  [
    { action: 'discharge', amount: 9000, amount_split_allowed: '1' },
    { cash: -1000, bonus: 0, points: 0 },
    '10,00 EUR',
  ],
  [{ action: 'sale_revenue', amount: 799 }, { cash: 0, bonus: 0, points: 14 }, 'Umsatz erfasst:'],
  [{ action: 'sale_revenue', amount: 799, bonus_amount: 8 }, { cash: 0, bonus: 8, points: 14 }, '0,08 EUR'],
  [{ action: 'immediate_bonus', amount: 25 }, { cash: 0, bonus: 25, points: 0 }, '0,25 EUR'],
  [{ action: 'immediate_bonus', bonus_amount: 25 }, { cash: 0, bonus: 25, points: 0 }, 'Bonus'],
  [{ action: 'charge_points', amount: 5 }, { cash: 0, bonus: 0, points: 5 }, 'Punkte gutgeschrieben:'],
  [{ action: 'discharge_points', amount: 5 }, { cash: 0, bonus: 0, points: -5 }, 'Punkte eingelöst:'],
  [
    { action: 'discharge_points', amount: 50, amount_split_allowed: '1' },
    { cash: 0, bonus: 0, points: -10 },
    '0',
  ],
])('books %j, and takes it back', async (body, moved, printed) => {
  const till = await open({ pointsPerEuro: 2 })
  const before = await till.card(number)
  const { receipt } = await book(till, body)
  expect(read(receipt).join('\n')).toContain(printed)
  expect(till.ledger.bookings.at(-1)).toMatchObject(moved)
  expect(await till.card(number)).toMatchObject({
    cash_balance: 1000 + moved.cash,
    bonus_balance: 100 + moved.bonus,
    points: 10 + moved.points,
  })

  const { receipt: storno, trans_id: code } = await book(till, { action: 'cancel_last' })
  expect(code).toBe('29218172')
  expect(read(storno)).toContain('STORNO')
  const { cash_balance: cash, bonus_balance: bonus, points } = before
  expect(await till.card(number)).toMatchObject({ cash_balance: cash, bonus_balance: bonus, points })
})

it('prints no money for points that were taken back', async () => {
  const till = await open()
  await book(till, { action: 'charge_points', amount: 5 })
  const { receipt } = await book(till, { action: 'cancel_last' })
  expect(read(receipt).slice(5)).toEqual(
    [
      ['Stornierter Betrag:', '0,00 EUR', '', 'Aktuelles Guthaben', '11,00 EUR', ''],
      ['Stornierte Punkte:', '5', '', 'Aktuelle Punkte', '10'],
    ].flat(),
  )
})

it('takes bookings back one by one, the latest first', async () => {
  const till = await open()
  for (const amount of [1, 20, 300]) await book(till, { action: 'charge', amount })
  for (const left of [1021, 1001, 1000]) {
    expect((await book(till, { action: 'cancel_last' })).cash_balance).toBe(left)
  }
  const { code } = await till.refused(403, 'POST', path, { action: 'cancel_last' })
  expect(code).toBe(1007)
})

it('takes back no part of a sale: that is cancelled as a whole', async () => {
  const till = await open()
  await book(till, { action: 'charge', amount: 7 })
  const { id } = await till.create(sale(number, load(500)))
  await till.start(id)
  const { code } = await till.refused(403, 'POST', path, { action: 'cancel_last' })
  expect(code).toBe(1007)
  expect(till.ledger.balance(number)).toBe(1607)
  await till.cancel(id)
  await book(till, { action: 'cancel_last' })
  expect(till.ledger.balance(number)).toBe(1100)
})

it.each([
  ['takes off more than there is', 403, { action: 'discharge', amount: 1001 }],
  [
    'takes off more than there is, and says no to a part',
    403,
    { action: 'discharge', amount: 1001, amount_split_allowed: '0' },
  ],
  ['takes off more bonus than there is', 403, { action: 'discharge', bonus_amount: 101 }],
  ['takes off more points than there are', 403, { action: 'discharge_points', amount: 11 }],
  ['loads beyond the limit', 403, { action: 'charge', amount: 900, bonus_amount: 1 }],
  ['books nothing', 400, { action: 'charge', amount: 0 }],
  ['books without an amount', 400, { action: 'discharge' }],
  ['books less than nothing', 400, { action: 'charge', amount: -1 }],
  ['books less than no bonus', 400, { action: 'charge', amount: 5, bonus_amount: -1 }],
  ['books beyond what can be counted', 400, { action: 'charge_points', amount: 2 ** 53 }],
  ['books points beside bonus', 400, { action: 'charge_points', amount: 1, bonus_amount: 1 }],
  ['names a bonus twice', 400, { action: 'immediate_bonus', amount: 1, bonus_amount: 1 }],
  ['does what is not known', 400, { action: 'explode', amount: 1 }],
  ['names another card', 400, { action: 'charge', amount: 1, cardnumber: '9276004429942845' }],
  [
    'names another merchant',
    403,
    { action: 'charge', amount: 1, merchant_id: 'MRC_6W2KQ8ZNXT4VJ9R3MB7YCHD51GPSFA' },
  ],
  ['counts points beyond all bounds', 403, { action: 'charge_points', amount: 2 ** 53 - 5 }],
  ['gives bonus beyond all bounds', 403, { action: 'immediate_bonus', amount: 2 ** 53 - 5 }],
])('refuses what %s', async (_what, status, body) => {
  const till = await open({ balanceLimit: 2000 })
  const records = till.engine.records.length
  await till.refused(status, 'POST', path, body)
  expect(till.engine.records).toHaveLength(records)
})

it('takes off nothing of a card that has nothing, even in part', async () => {
  const till = await openShop()
  till.arrange(groupOf(group), cardOf(number, group))
  for (const action of ['discharge', 'discharge_points'])
    await till.refused(403, 'POST', path, { action, amount: 1, amount_split_allowed: '1' })
  expect(till.ledger.bookings).toEqual([])
})

it('lets a card be overdrawn as far as its group allows', async () => {
  const till = await open({ overdraft: 200 })
  await till.refused(403, 'POST', path, { action: 'discharge', amount: 1201 })
  expect((await book(till, { action: 'discharge', amount: 1200 })).cash_balance).toBe(-200)
})

it.each(['charge', 'discharge', 'charge_points'])('books no %s on a locked card', async (action) => {
  const till = await openShop()
  const { id } = await till.card(cards.locked)
  await till.refused(403, 'POST', `/Loyalty/MerchantCards/me/transaction/${id}`, { action, amount: 1 })
  expect(till.ledger.bookings).toEqual([])
})

it('knows both cards of the path', async () => {
  const till = await open()
  const body = { action: 'charge', amount: 1 }
  await till.refused(404, 'POST', '/Loyalty/MerchantCards/me/transaction/MCD_UNKNOWN', body)
  await till.refused(404, 'POST', `/Loyalty/MerchantCards/MCD_UNKNOWN/transaction/MCD_${number}`, body)
  await till.ok('POST', `/Loyalty/MerchantCards/MCD_${number}/transaction/MCD_${number}`, body)
  expect(till.ledger.bookings).toHaveLength(1)
})
