import { expect, it } from 'vitest'
import { article, cards, load, sale } from '../../test/sales.ts'
import {
  account,
  accountSetUp,
  groups,
  ids,
  newCustomer,
  noonText,
  openRegister,
  person,
  rulesSet,
  shelf,
} from '../../test/registers.ts'
import { openFastTill, openTill } from '../../test/till.ts'
import type { LoyaltyCustomer, MerchantCard } from '../generated/models.ts'

const path = '/Loyalty/MerchantCards/MRC/validateMerchantcard'

it.each([
  ['a card of the shop', { cardnumber: cards.full }, { isValid: true, hasPasscode: false, isLocked: false }],
  [
    'a card of the shop, with the merchant',
    { cardnumber: cards.full, merchant: ids.merchant },
    { isValid: true, hasPasscode: false, isLocked: false },
  ],
  ['a locked card', { cardnumber: cards.locked }, { isValid: true, hasPasscode: false, isLocked: true }],
  ['a number that nobody has', { cardnumber: '9276000000000000' }, { isValid: false }],
  ['a part of a number', { cardnumber: '927600' }, { isValid: false }],
  ['no number', { cardnumber: '' }, { isValid: false }],
  ['a word', { cardnumber: '__proto__' }, { isValid: false }],
  ['a card of another merchant', { cardnumber: cards.full, merchant: 'MRC_X' }, { isValid: false }],
])('tells whether the till may use %s', async (_what, body, answer) => {
  const till = await openFastTill()
  expect(await till.ok('POST', path, body)).toStrictEqual(answer)
})

it('does not look at the id in the path, as long as it is one: the body names the card', async () => {
  const till = await openFastTill()
  for (const id of ['me', 'MRC', 'MCD_X'])
    expect(await till.ok('POST', path.replace('MRC', id), { cardnumber: cards.full })).toMatchObject({
      isValid: true,
    })
  for (const id of ['%20', 'mrc', 'CRD_X', 'MCD_'])
    await till.refused(404, 'POST', path.replace('MRC', id), { cardnumber: cards.full })
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
    // Of what looks like a card number an error shows the beginning and the end.
    expect(details).toBe(`merchant card ${id === cards.full ? '9276…0018' : id} not found`)
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

it('lists the cards of the shop and finds one by its number or its id', async () => {
  const till = await openRegister()
  const list = (q = ''): Promise<{ count: number; data: MerchantCard[] }> => till.get(shelf + q)
  const { count, data } = await list()
  expect(count).toBe(3)
  expect(data.map(({ id }) => id).toSorted()).toEqual([ids.empty, ids.full, ids.locked].toSorted())
  for (const q of [`card.cardnumber:${cards.full}`, `id:${ids.full}`]) {
    expect((await list(`?q=${q}`)).data.map(({ id }) => id)).toEqual([ids.full])
  }
  expect(await list(`?q=id:${ids.florist}`)).toStrictEqual({ count: 0, data: [] })
})

it('finds no card of another merchant, and no alias for one', async () => {
  const till = await openRegister()
  const { id } = await newCustomer(till)
  const told = till.engine.records.length
  for (const card of [ids.florist, 'MCD_X', 'me', 'MRC', ids.emptyCard]) {
    const one = `${shelf}/${card}`
    await till.refused(404, 'GET', one)
    await till.refused(404, 'PUT', one, {})
    await till.refused(404, 'POST', `${one}/registerCustomer`, person)
    await till.refused(404, 'POST', `${one}/setCustomer/${id}`)
    await till.refused(404, 'PUT', `${one}/cardgroup/${groups.points}`)
  }
  expect(till.engine.records.length).toBe(told)
})

it('sets expiry date and bank account of a card, and leaves what is not told', async () => {
  const till = await openRegister()
  const one = `${shelf}/${ids.full}`
  till.happened(accountSetUp(account))
  const { id } = await newCustomer(till)
  await till.ok('POST', `${one}/setCustomer/${id}`)
  await till.refused(404, 'PUT', one, { payment_container: account.id })
  await till.ok('POST', `/Loyalty/Customers/${id}/assignPaymentContainer/${account.id}`)

  const before = await till.get(one)
  const expiry = '2029-12-31T23:59:59+01:00'
  expect(await till.ok('PUT', one, { expiry_date: expiry })).toStrictEqual({ ...before, expiry_date: expiry })
  // When the account was last used is known at the customer only.
  const { last_usage: _, ...known } = account
  const updated = { ...before, expiry_date: expiry, payment_container: known }
  expect(await till.ok('PUT', one, { payment_container: account.id })).toStrictEqual(updated)
  expect(await till.ok('PUT', one, { additional_data: { branch: 'Lange Gasse' } })).toStrictEqual(updated)
  expect(await till.ok('PUT', one, {})).toStrictEqual(updated)
  expect(await till.get(one)).toStrictEqual(updated)
  expect(till.shop().cards.get(cards.full)).toMatchObject({ additionalData: { branch: 'Lange Gasse' } })

  await till.refused(404, 'PUT', one, {
    payment_container: 'KONTO2',
    expiry_date: '2030-01-01T00:00:00+01:00',
  })
  await till.refused(400, 'PUT', one, { expiry_date: 'tomorrow' })
  expect(await till.get(one)).toStrictEqual(updated)
  await till.ok('DELETE', `/Loyalty/Customers/${id}/assignPaymentContainer/${account.id}`)
  expect(await till.get(one)).not.toHaveProperty('payment_container')
})

it('registers the customer of an anonymous card, and once', async () => {
  const till = await openRegister()
  const known = till.shop().customers.size
  const one = `${shelf}/${ids.full}`
  const before = await till.get(one)
  const registered = await till.ok<Required<MerchantCard>>('POST', `${one}/registerCustomer`, person)
  const customer = registered.customer as LoyaltyCustomer
  expect(registered).toStrictEqual({ ...before, customer, customer_assignment_date: noonText })
  expect(customer).toMatchObject(person)
  expect(await till.get(one)).toStrictEqual(registered)
  expect(await till.get(`/Loyalty/Customers/${customer.id}`)).toStrictEqual(customer)
  expect(await till.refused(403, 'POST', `${one}/registerCustomer`, person)).toMatchObject({
    error: 'ProductDuplicateException',
  })
  expect(till.shop().customers.size).toBe(known + 1)
})

it('registers nobody for another merchant', async () => {
  const till = await openRegister()
  const known = till.shop().customers.size
  const body = { ...person, merchant: ids.floristMerchant }
  await till.refused(403, 'POST', `${shelf}/${ids.full}/registerCustomer`, body)
  expect(await till.card(cards.full)).toMatchObject({ customer: null })
  expect(till.shop().customers.size).toBe(known)
})

it('sets the customer of a card, and another after him, with an account of his own', async () => {
  const till = await openRegister()
  const one = `${shelf}/${ids.full}`
  till.happened(accountSetUp(account))
  const [first, second] = [await newCustomer(till), await newCustomer(till)]
  for (const { id } of [first, second])
    await till.ok('POST', `/Loyalty/Customers/${id}/assignPaymentContainer/KONTO1`)
  const set = ({ id }: LoyaltyCustomer): Promise<MerchantCard> => till.ok('POST', `${one}/setCustomer/${id}`)

  expect(await set(first)).toMatchObject({ customer: { id: first.id }, customer_assignment_date: noonText })
  await till.ok('PUT', one, { payment_container: account.id })
  till.engine.surroundings.clock.advance(60_000)
  // The same once more changes nothing.
  expect(await set(first)).toMatchObject({
    customer_assignment_date: noonText,
    payment_container: { id: account.id },
  })
  const moved = await set(second)
  expect(moved).toMatchObject({
    customer: { id: second.id },
    customer_assignment_date: '2031-01-31T12:01:00+00:00',
  })
  expect(moved).not.toHaveProperty('payment_container')
  expect(await till.get(one)).toStrictEqual(moved)
  await till.refused(404, 'POST', `${one}/setCustomer/CUS_X`)
})

it('moves a card into another group, with everything that is on it', async () => {
  const till = await openRegister()
  const one = `${shelf}/${ids.full}`
  till.happened(rulesSet(groups.points, till.shop(), { passcode: 2, balanceLimit: 100 }))
  const before = await till.get(one)
  const moved = await till.ok('PUT', `${one}/cardgroup/${groups.points}`)
  const { cardgroup } = await till.card(cards.empty)
  expect(moved).toStrictEqual({ ...before, cardgroup, passcode: 2 })
  expect(await till.get(one)).toStrictEqual(moved)
  for (const group of ['CRG_X', groups.florist]) await till.refused(404, 'PUT', `${one}/cardgroup/${group}`)
  expect(await till.get(one)).toStrictEqual(moved)
})

it('tells what may be booked without a device', async () => {
  const till = await openRegister()
  const at = (card: string, merchant: string = ids.merchant): string =>
    `${shelf}/${card}/virtualTerminalData/${merchant}`
  expect(await till.get(at(ids.empty))).toStrictEqual({
    tid: till.shop().facts.terminal.tid,
    actions: [
      'charge',
      'discharge',
      'sale_revenue',
      'charge_points',
      'discharge_points',
      'cancel_last',
      'immediate_bonus',
    ],
    amount_split_enabled: 1,
    disabled: 0,
    gift_terminal: 0,
    store: till.shop().facts.store,
  })
  // The group of this card gives bonus; a placeholder asks for all groups.
  for (const card of [ids.full, 'me', 'MRC'])
    expect(await till.get(at(card))).toMatchObject({ gift_terminal: 1 })
  till.happened(rulesSet(groups.bonus, till.shop(), { bonus: { '19': 0 } }))
  expect(await till.get(at('me'))).toMatchObject({ gift_terminal: 0 })
  till.happened(rulesSet(groups.points, till.shop(), { pointsPerEuro: 1 }))
  expect(await till.get(at(ids.empty))).toMatchObject({ gift_terminal: 1 })
  await till.refused(404, 'GET', at('MCD_X'))
  await till.refused(404, 'GET', at('me', ids.floristMerchant))
})
