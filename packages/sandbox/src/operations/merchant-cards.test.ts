import { expect, it } from 'vitest'
import { article, cards, load, sale } from '../../test/sales.ts'
import { openTill } from '../../test/till.ts'
import { world } from '../world.ts'

const path = '/Loyalty/MerchantCards/MRC/validateMerchantcard'

it.each([
  ['a card of the shop', { cardnumber: cards.full }, { isValid: true, hasPasscode: false, isLocked: false }],
  [
    'a card of the shop, with the merchant',
    { cardnumber: cards.full, merchant: world.merchant.id },
    { isValid: true, hasPasscode: false, isLocked: false },
  ],
  ['a locked card', { cardnumber: cards.locked }, { isValid: true, hasPasscode: false, isLocked: true }],
  ['a number that nobody has', { cardnumber: '9276000000000000' }, { isValid: false }],
  ['a part of a number', { cardnumber: '927600' }, { isValid: false }],
  ['no number', { cardnumber: '' }, { isValid: false }],
  ['a word', { cardnumber: '__proto__' }, { isValid: false }],
  ['a card of another merchant', { cardnumber: cards.full, merchant: 'MRC_X' }, { isValid: false }],
])('tells whether the till may use %s', async (_what, body, answer) => {
  const till = await openTill()
  expect(await till.ok('POST', path, body)).toStrictEqual(answer)
})

it('does not look at the id in the path: the body names the card', async () => {
  const till = await openTill()
  for (const id of ['me', 'MRC', 'MCD_X', '%20']) {
    expect(await till.ok('POST', path.replace('MRC', id), { cardnumber: cards.full })).toMatchObject({
      isValid: true,
    })
  }
})

it('reads a card by its id, with the balances of this moment', async () => {
  const till = await openTill()
  const { id } = await till.card(cards.empty)
  const { id: saleId } = await till.create(sale(cards.empty, load(1500)))
  const before = await till.ok('GET', `/Loyalty/MerchantCards/${id}`)
  expect(before).toMatchObject({ id, balance: 0, card: { cardnumber: cards.empty } })
  await till.start(saleId)
  expect(await till.ok('GET', `/Loyalty/MerchantCards/${id}`)).toMatchObject({
    balance: 1500,
    cash_balance: 1500,
  })
})

it('does not find a card by its number, nor the card behind the merchant card', async () => {
  const till = await openTill()
  const { card } = await till.card(cards.full)
  for (const id of [cards.full, card.id]) {
    const { error_details: details } = await till.refused(404, 'GET', `/Loyalty/MerchantCards/${id}`)
    expect(details).toBe(`merchant card ${id} not found`)
  }
})

it('dates the last usage and the last load by the clock of the sandbox', async () => {
  const till = await openTill()
  const before = await till.card(cards.full)
  const { id } = await till.create(sale(cards.full, article(480)))
  await till.start(id)
  const used = await till.card(cards.full)
  expect(used.last_usage).not.toBe(before.last_usage)
  expect(used.last_charge).toBe(before.last_charge)
  till.sandbox.clock.advance(60_000)
  const { id: loadId } = await till.create(sale(cards.full, load(500)))
  await till.start(loadId)
  const loaded = await till.card(cards.full)
  expect(loaded.last_charge).toBe(loaded.last_usage)
  expect(Date.parse(loaded.last_usage) - Date.parse(used.last_usage)).toBeGreaterThanOrEqual(60_000)
})
