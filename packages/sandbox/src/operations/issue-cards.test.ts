import { expect, it } from 'vitest'
import { groups, ids, noonText, openRegister, person, rulesSet, shelf } from '../../test/registers.ts'
import { article, load, sale } from '../../test/sales.ts'
import type { StoredCard } from '../cards.ts'
import type { IssuedMerchantCard } from '../generated/models.ts'
import { monthsLater } from '../loyalty/new-card.ts'
import { issueCards } from './issue-cards.ts'

const path = (group: string = groups.bonus, merchant: string = ids.merchant): string =>
  `${shelf}/${merchant}/createMerchantcards/${group}`

it('issues one card with nothing on it, in use at once', async () => {
  const till = await openRegister()
  const [card, ...others] = await till.ok<IssuedMerchantCard[]>('POST', path(), {})
  expect(others).toEqual([])
  expect(card).toMatchObject({
    cardgroup: { id: groups.bonus },
    card: { created: noonText },
    customer: null,
    balance: 0,
    cash_balance: 0,
    bonus_balance: 0,
    points: 0,
    stock_status: 'active',
    lock_status: 'unlocked',
    expiry_date: null,
  })
  const { csc, ...known } = card as Required<IssuedMerchantCard>
  expect(csc).toMatch(/^\d{4}$/)
  expect(await till.get(`${shelf}/${known.id}`)).toStrictEqual(known)
  const cardnumber = known.card.cardnumber ?? ''
  expect(await till.ok('POST', `${shelf}/me/checkCsc`, { cardnumber, csc })).toStrictEqual({ result: true })

  const { id } = await till.create(sale(cardnumber, load(1000)))
  await till.start(id)
  expect((await till.card(cardnumber)).balance).toBe(1000)
})

it('issues thousands of cards, and no number, id or card twice', async () => {
  const till = await openRegister()
  const issued: IssuedMerchantCard[] = []
  for (let round = 0; round < 4; round += 1)
    issued.push(...(await till.ok<IssuedMerchantCard[]>('POST', path(), { cards_amount: 1000 })))
  const numbers = issued.map(({ card }) => card?.cardnumber ?? '')
  expect(new Set(numbers).size).toBe(4000)
  expect(numbers.filter((number) => !/^9276\d{12}$/.test(number))).toEqual([])
  // Those of the cards that a large store is filled with.
  expect(numbers.filter((number) => number.startsWith('9276005'))).toEqual([])
  expect(new Set(issued.map(({ id }) => id)).size).toBe(4000)
  expect(new Set(issued.map(({ card }) => card?.id)).size).toBe(4000)
  expect(await till.get(`${shelf}?count=1`)).toMatchObject({ count: 4003 })
  // Codes that were the same on many cards would protect none.
  expect(new Set(issued.map(({ csc }) => csc)).size).toBeGreaterThan(2000)
})

it('passes over numbers that a card has already: at this merchant, at another, and in the same order', async () => {
  const other = await openRegister(7)
  const [first, second] = await other.ok<IssuedMerchantCard[]>('POST', path(), { cards_amount: 2 })
  for (const merchant of [ids.merchant, ids.floristMerchant]) {
    // The same seed draws the same numbers, and they are gone.
    const till = await openRegister(7)
    for (const [index, { card }] of [first, second].filter((each) => each !== undefined).entries()) {
      const taken = {
        ...other.shop().cards.get(card?.cardnumber ?? ''),
        id: `MCD_${index}`,
        cardId: `CRD_${index}`,
      }
      till.happened({ type: 'card saved', shop: merchant, card: taken as StoredCard })
    }
    const issued = await till.ok<IssuedMerchantCard[]>('POST', path(), { cards_amount: 2 })
    const numbers = issued.map(({ card }) => card?.cardnumber)
    expect(numbers).not.toContain(first?.card?.cardnumber)
    expect(numbers).not.toContain(second?.card?.cardnumber)
  }
})

it('passes over the numbers of the cards that it issues with it', async () => {
  const till = await openRegister()
  const { surroundings } = till.engine
  // The halves of a number and a security code: the second card draws the number of the first, and again.
  const draws = [11, 12, 13, 11, 12, 11, 12, 21, 22, 23]
  const random = { ...surroundings.random, below: (): number => draws.shift() ?? 0 }
  const reply = issueCards(
    {
      path: { generalMerchantId: ids.merchant, loyaltyCardGroupId: groups.bonus },
      query: {},
      body: { cards_amount: 2 },
      session: { id: 'a', merchantId: ids.merchant, until: Infinity },
      shop: till.shop(),
    },
    { ...surroundings, random },
  )
  expect(reply).toMatchObject({
    body: [
      { card: { cardnumber: '9276000011000012' }, csc: '0013' },
      { card: { cardnumber: '9276000021000022' }, csc: '0023' },
    ],
  })
})

it('issues a card with its customer', async () => {
  const till = await openRegister()
  const [card] = await till.ok<IssuedMerchantCard[]>('POST', path(), { cards_amount: 1, customer: person })
  expect(card).toMatchObject({ customer: person, customer_assignment_date: noonText })
  expect(await till.get(`/Loyalty/Customers/${card?.customer?.id}`)).toStrictEqual(card?.customer)
  expect(await till.get(`${shelf}/${card?.id}`)).toMatchObject({ customer: card?.customer })
})

it('issues nothing for several cards of one customer, beyond a thousand, or below one', async () => {
  const till = await openRegister()
  const known = till.shop().customers.size
  await till.refused(400, 'POST', path(), { cards_amount: 2, customer: person })
  for (const amount of [0, -1, 1001, 1.5, '1'])
    await till.refused(400, 'POST', path(), { cards_amount: amount })
  await till.refused(404, 'POST', path(groups.florist), {})
  await till.refused(404, 'POST', path('CRG_X'), {})
  for (const merchant of [ids.floristMerchant, 'me', 'MRC'])
    await till.refused(404, 'POST', path(groups.bonus, merchant), {})
  expect(await till.get(shelf)).toMatchObject({ count: 3 })
  expect(till.shop().customers.size).toBe(known)
})

it('lets cards expire as the programme says', async () => {
  const till = await openRegister()
  for (const [expiryMonths, date] of [
    [0, null],
    [1, '2031-02-28T12:00:00+00:00'],
    [24, '2033-01-31T12:00:00+00:00'],
  ] as const) {
    till.happened(rulesSet(groups.bonus, till.shop(), { expiryMonths }))
    const issued = await till.ok<IssuedMerchantCard[]>('POST', path(), { cards_amount: 2 })
    expect(issued.map(({ expiry_date: expiry }) => expiry)).toEqual([date, date])
  }
})

it('counts months by the calendar', () => {
  const later = (from: string, months: number): string =>
    new Date(monthsLater(Date.parse(`${from}T09:30:01Z`), months)).toISOString()
  expect(later('2028-01-31', 1)).toBe('2028-02-29T09:30:01.000Z')
  expect(later('2028-02-29', 12)).toBe('2029-02-28T09:30:01.000Z')
  expect(later('2028-02-29', 48)).toBe('2032-02-29T09:30:01.000Z')
  expect(later('2030-10-31', 4)).toBe('2031-02-28T09:30:01.000Z')
  expect(later('2030-12-15', 1)).toBe('2031-01-15T09:30:01.000Z')
  expect(later('2030-08-31', 3)).toBe('2030-11-30T09:30:01.000Z')
})

it('tells the security code in this answer and nowhere else', async () => {
  const till = await openRegister()
  const [card] = await till.ok<IssuedMerchantCard[]>('POST', path(), { customer: person })
  const cardnumber = card?.card?.cardnumber ?? ''
  till.changeCard(cardnumber, { csc: 'GEHEIM', passcode: 86_753_099 })
  const { id } = await till.create(sale(cardnumber, article(480)))
  const read = [
    await till.get(shelf),
    await till.get(`${shelf}/${card?.id}`),
    await till.get('/Loyalty/Cards'),
    await till.get(`/Loyalty/Cards/${card?.card?.id}`),
    await till.get(`/Smart/Transactions/${id}`),
    await till.start(id),
    await till.get('/Loyalty/Transactions'),
    await till.ok('POST', `${shelf}/${card?.id}/lock`, { csc: 'GEHEIM' }),
    await till.get(`${shelf}/${card?.id}/lock`),
    await till.ok('POST', `${shelf}/${card?.id}/unlock`),
    await till.ok('PUT', `${shelf}/${card?.id}`, {}),
    await till.ok('PUT', `${shelf}/${card?.id}/cardgroup/${groups.points}`),
    await till.ok('POST', `${shelf}/me/getCardBalanceReceipt`, { cardnumber }),
    await till.ok('POST', `${shelf}/me/checkCsc`, { cardnumber, csc: 'x' }),
    await till.ok('POST', `${shelf}/me/validateMerchantcard`, { cardnumber }),
    await till.refused(403, 'POST', `${shelf}/${card?.id}/unlock`, { csc: 'x' }),
  ]
  const text = JSON.stringify(read)
  expect(text).not.toContain('GEHEIM')
  expect(text).not.toContain('86753099')
  expect(text).not.toContain('csc":')
})
