import { expect, it } from 'vitest'
import { article, cards, load, sale } from '../../test/sales.ts'
import { cardOf, groupOf, openShop, type ShopTill } from '../../test/shop.ts'
import type { SmartTransaction, SmartTransactionInput } from '../generated/models.ts'
import { bakery } from '../world.ts'

const [group, number] = ['CRG_OWN', '9276000000000101'] as const

function newCardSale(groupId: string, ...items: Parameters<typeof sale>[1][]): SmartTransactionInput {
  return { ...sale(undefined, ...items), idents: [{ type: 'create_card', value: groupId }] }
}

function checkIn(till: ShopTill, more: object = {}): void {
  const value = { object: 'smart.checkins', id: 'CKI_ERIKA', customerName: 'Erika B.', ...more } as const
  till.arrange({ type: 'saved', shop: bakery.merchant.id, kind: 'checkins', value })
}

it('makes a card with the sale that loads it, in use until its programme says', async () => {
  const till = await openShop({}, Date.UTC(2030, 0, 31, 12))
  till.arrange(groupOf(group, { expiryMonths: 1 }))
  const created = await till.create(newCardSale(group, load(1500)))
  expect(created.idents).toEqual([
    {
      object: 'smart.idents',
      id: 'smi_3',
      prefix: 'CRG_',
      name: 'secucard Kundenkarte erstellen',
      type: 'create_card',
      value: group,
      valid: true,
      customer: null,
    },
  ])
  const before = till.shop().cards.size
  const { idents, receipt } = await till.start(created.id)
  const made = idents?.[0]?.merchantcard
  expect(made).toMatchObject({ cardgroup: { id: group }, stock_status: 'active', lock_status: 'unlocked' })
  expect(made?.card?.cardnumber).toMatch(/^9276\d{12}$/)
  expect(JSON.stringify(receipt)).toContain(made?.card?.cardnumber)
  expect(till.shop().cards.get(made?.card?.cardnumber ?? '')?.csc).toMatch(/^\d{4}$/)
  expect(till.shop().cards.size).toBe(before + 1)
  expect(await till.card(made?.card?.cardnumber ?? '')).toMatchObject({
    id: made?.id,
    cash_balance: 1500,
    expiry_date: '2030-02-28T12:00:00+00:00',
  })
})

it('makes a card with goods alone, which earn on it at once', async () => {
  const till = await openShop()
  till.arrange(groupOf(group, { bonus: { '19': 10 } }))
  const { id } = await till.create(newCardSale(group, article(5900, { tax: 19 })))
  const { idents } = await till.start(id)
  expect(till.ledger.balance(idents?.[0]?.merchantcard?.card?.cardnumber ?? '')).toBe(590)
})

it('makes no card before the sale is paid, and has nothing to apply until then', async () => {
  const till = await openShop()
  till.arrange(groupOf(group))
  const { id } = await till.create(newCardSale(group, article(480)))
  const { error_details: details } = await till.refused(
    403,
    'POST',
    `/Smart/Transactions/${id}/preTransaction`,
  )
  expect(details).toContain('no card')
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/loyalty`)
  expect(till.shop().cards.size).toBe(3)
})

it('makes cards of groups alone that the help desk has enabled', async () => {
  const till = await openShop()
  till.arrange(groupOf(group, { createsCards: false }))
  const { code } = await till.refused(403, 'POST', '/Smart/Transactions', newCardSale(group, load(1500)))
  expect(code).toBe(1005)

  till.arrange(groupOf(group))
  const { id } = await till.create(newCardSale(group, load(1500)))
  till.arrange(groupOf(group, { createsCards: false }))
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/cash`)
  expect((await till.read(id)).status).toBe('created')
})

it('holds a new card to the limit of its group', async () => {
  const till = await openShop()
  till.arrange(groupOf(group, { balanceLimit: 1000 }))
  const { id } = await till.create(newCardSale(group, load(1001)))
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/cash`)
  const fits = await till.create(newCardSale(group, load(1000)))
  expect((await till.start(fits.id)).status).toBe('ok')
})

it('books on the card of a check-in', async () => {
  const till = await openShop()
  till.arrange(groupOf(group), cardOf(number, group))
  checkIn(till, { merchantcard: { object: 'loyalty.merchantcards', id: `MCD_${number}` } })
  const { id, idents } = await till.create({
    ...sale(undefined, load(1500)),
    idents: [{ type: 'checkin', value: 'CKI_ERIKA' }],
  })
  expect(idents).toMatchObject([
    { prefix: 'CKI_', name: 'secucard Check-In', type: 'checkin', value: 'CKI_ERIKA', valid: true },
  ])
  expect(idents?.[0]?.merchantcard?.card?.cardnumber).toBe(number)
  await till.start(id)
  expect(till.ledger.balance(number)).toBe(1500)
})

it('loads nothing for a customer who checked in without a card', async () => {
  const till = await openShop()
  checkIn(till, { customer: { object: 'loyalty.customers', id: 'CUS_ERIKA' } })
  const { id, idents } = await till.create({
    ...sale(undefined, load(1500)),
    idents: [{ type: 'checkin', value: 'CKI_ERIKA' }],
  })
  expect(idents?.[0]?.customer?.id).toBe('CUS_ERIKA')
  await till.refused(403, 'POST', `/Smart/Transactions/${id}/start/cash`)
})

it('tells whose card it is', async () => {
  const till = await openShop()
  const value = { object: 'loyalty.customers', id: 'CUS_ERIKA', customernumber: 'K-1042' } as const
  till.arrange(groupOf(group), cardOf(number, group, { customerId: value.id }), {
    type: 'saved',
    shop: bakery.merchant.id,
    kind: 'customers',
    value,
  })
  const { idents } = await till.create(sale(number, article(480)))
  expect(idents?.[0]?.customer).toEqual(value)
})

it.each([
  ['card', '9276004400001234', 404],
  ['create_card', 'CRG_UNKNOWN', 404],
  ['checkin', 'CKI_UNKNOWN', 404],
  ['voucher', 'V1', 400],
])('refuses an ident of type %s with the value %s', async (type, value, status) => {
  const till = await openShop()
  await till.refused(status, 'POST', '/Smart/Transactions', {
    ...sale(undefined, article(480)),
    idents: [{ type, value }],
  })
  expect(till.shop().transactions.size).toBe(0)
})

it('books on one card', async () => {
  const till = await openShop()
  const idents = [cards.full, cards.empty].map((value) => ({ type: 'card', value }))
  await till.refused(400, 'POST', '/Smart/Transactions', { ...sale(undefined, article(480)), idents })
  expect(till.shop().transactions.size).toBe(0)
})

it.each([
  ['has expired', { expires: '2030-05-05T12:00:00+00:00' }],
  ['is still in the stock', { stock: 'stored' }],
  ['is out of use', { stock: 'inactive' }],
] as const)('does nothing with a card that %s', async (_what, more) => {
  const till = await openShop({}, Date.UTC(2030, 4, 5, 12))
  const opening = { cash: 1000, bonus: 100, points: 0 }
  till.arrange(groupOf(group), cardOf(number, group, { ...more, opening }))
  const { id } = await till.create(sale(number, article(480)))
  for (const what of ['preTransaction', 'start/cash', 'start/cashless']) {
    const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/${what}`)
    expect(code).toBe(1005)
  }
  expect(till.ledger.bookings).toEqual([])
  expect(till.ledger.charges).toEqual([])
})

it('takes a card until the moment it expires', async () => {
  const till = await openShop({}, Date.UTC(2030, 4, 5, 11, 59, 59))
  till.arrange(groupOf(group), cardOf(number, group, { expires: '2030-05-05T14:00:00+02:00' }))
  const [one, two] = [await till.create(sale(number, load(100))), await till.create(sale(number, load(100)))]
  await till.start(one.id)
  till.engine.surroundings.clock.advance(1000)
  await till.refused(403, 'POST', `/Smart/Transactions/${two.id}/start/cash`)
  expect(till.ledger.balance(number)).toBe(100)
  expect((await till.ok<SmartTransaction>('POST', `/Smart/Transactions/${one.id}/cancel`)).status).toBe(
    'cancelled',
  )
})
