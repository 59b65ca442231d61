import { expect, it } from 'vitest'
import { article, cards, load, sale, unload } from '../../test/sales.ts'
import { cardOf, groupOf, openShop } from '../../test/shop.ts'
import { openTill } from '../../test/till.ts'
import type { BasketItem, BonusProduct } from '../generated/models.ts'

/** On the full card. */
const [cash, bonus] = [2000, 250]

function total(items: readonly (BasketItem | BonusProduct)[] | undefined): number {
  return (items ?? []).reduce((sum, { priceOne, quantity }) => sum + priceOne * quantity, 0)
}

it('takes bonus before cash, and says what is missing', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(3000)))
  expect(await till.apply(id)).toStrictEqual({
    missing_sum: 3000 - bonus - cash,
    bonus_products: [
      {
        id: 2,
        articleNumber: '111111117',
        ean: '111111117',
        desc: 'Bonus Steuer 7',
        quantity: 1,
        priceOne: -250,
        tax: 7,
      },
    ],
  })
})

it('leaves the cash alone while the bonus is enough', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(200)))
  expect(await till.apply(id)).toMatchObject({ missing_sum: 0, bonus_products: [{ priceOne: -200 }] })
  await till.start(id, 'loyalty')
  expect(await till.card(cards.full)).toMatchObject({ cash_balance: cash, bonus_balance: 50 })
})

it('shares the bonus among the tax rates to the cent, and numbers the items on', async () => {
  const till = await openTill()
  const goods = [article(349), article(249), article(99, { quantity: 2, tax: 19 }), article(333, { tax: 0 })]
  const { id } = await till.create(sale(cards.full, ...goods))
  const { bonus_products: products } = await till.apply(id)
  expect(products.map(({ id: number, desc, tax }) => [number, desc, tax])).toEqual([
    [5, 'Bonus Steuer 7', 7],
    [6, 'Bonus Steuer 19', 19],
    [7, 'Bonus Steuer 0', 0],
  ])
  expect(total(products)).toBe(-bonus)
  const parts = [598, 198, 333]
  for (const [index, { priceOne }] of products.entries()) {
    expect(Math.abs(-priceOne - (bonus * (parts[index] ?? 0)) / 1129)).toBeLessThan(1)
  }
})

it('puts the bonus into the stored basket, keeps the sum, and charges nothing yet', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(3000)))
  const { bonus_products: products } = await till.apply(id)
  const applied = await till.read(id)
  expect(applied).toMatchObject({ status: 'processing', basket_info: { sum: 3000, missing_sum: 750 } })
  expect(applied.basket?.products?.slice(1)).toEqual(products)
  expect(till.ledger.bookings).toEqual([])
  expect(till.ledger.balance(cards.full)).toBe(2250)
})

it('finds the whole sum missing when the card is empty', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, article(480)))
  expect(await till.apply(id)).toEqual({ missing_sum: 480, bonus_products: [] })
  expect((await till.read(id)).status).toBe('processing')
})

it('gives no bonus on a sum without items: there is no tax rate to lower', async () => {
  const till = await openTill()
  const { id } = await till.create({ ...sale(cards.full), basket_info: { sum: 1000 } })
  expect(await till.apply(id)).toEqual({ missing_sum: 0, bonus_products: [] })
  await till.start(id, 'loyalty')
  expect(await till.card(cards.full)).toMatchObject({ cash_balance: cash - 1000, bonus_balance: bonus })
})

it('covers nothing of a sale that pays out', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(-500, { item_type: 'coupon' })))
  expect(await till.apply(id)).toEqual({ missing_sum: -500, bonus_products: [] })
  await till.start(id)
  expect(till.ledger.balance(cards.full)).toBe(2250)
})

it.each([
  ['before the goods', [article(-200, { tax: 19 }), article(1000)]],
  ['after the goods', [article(1000), article(-200, { tax: 19 })]],
])('lowers no tax rate at which a coupon outweighs the goods: %s', async (_where, goods) => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, ...goods))
  const { missing_sum: missing, bonus_products: products } = await till.apply(id)
  expect(missing).toBe(0)
  expect(products).toMatchObject([{ tax: 7, priceOne: -250 }])
  await till.start(id, 'loyalty')
  expect(await till.card(cards.full)).toMatchObject({ cash_balance: cash - 550, bonus_balance: 0 })
})

it('counts only its own items as bonus, whatever the merchant calls a coupon', async () => {
  const till = await openTill()
  const coupon = article(-100, { desc: 'Bonus Steuer 7', ean: '111111117', item_type: 'coupon' })
  const { id } = await till.create(sale(cards.full, article(1000), coupon))
  expect(await till.apply(id)).toMatchObject({ missing_sum: 0, bonus_products: [{ priceOne: -250 }] })
  await till.start(id, 'loyalty')
  expect(till.ledger.bookings).toMatchObject([{ kind: 'spend', cash: -650, bonus: -250 }])
})

it('stays exact with sums near the largest number', async () => {
  const till = await openTill()
  const sum = Number.MAX_SAFE_INTEGER - 1
  const { id } = await till.create(sale(cards.full, article(sum - 7), article(7, { tax: 19 })))
  const { missing_sum: missing, bonus_products: products } = await till.apply(id)
  expect(total(products)).toBe(-bonus)
  expect(missing).toBe(sum - bonus - cash)
})

it('applies a card once: a second time is refused and changes nothing', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(3000)))
  await till.apply(id)
  const before = await till.read(id)
  const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/preTransaction`)
  expect(code).toBe(1003)
  expect(await till.read(id)).toEqual(before)
})

it.each([
  ['a sale without a card', undefined, 1003, 'no card'],
  ['a locked card', cards.locked, 1005, 'is locked'],
])('refuses %s', async (_what, cardnumber, expected, told) => {
  const till = await openTill()
  const { id } = await till.create(sale(cardnumber, article(480)))
  const { code, error_details: details } = await till.refused(
    403,
    'POST',
    `/Smart/Transactions/${id}/preTransaction`,
  )
  expect(code).toBe(expected)
  expect(details).toContain(told)
  expect((await till.read(id)).status).toBe('created')
})

it('does not let two sales spend the same money', async () => {
  const till = await openTill()
  const [first, second] = [
    await till.create(sale(cards.full, article(2250))),
    await till.create(sale(cards.full, article(2250))),
  ]
  expect([await till.apply(first.id), await till.apply(second.id)]).toMatchObject([
    { missing_sum: 0 },
    { missing_sum: 0 },
  ])
  await till.start(first.id, 'loyalty')
  const { error_details: details } = await till.refused(
    403,
    'POST',
    `/Smart/Transactions/${second.id}/start/loyalty`,
  )
  expect(details).toContain('fell below')
  expect(till.ledger.balance(cards.full)).toBe(0)
  expect(till.ledger.takings()).toEqual({ count: 1, sum: 2250 })

  // Filled up again, the second one goes through: nothing of it was lost.
  const { id } = await till.create(sale(cards.full, load(5000)))
  await till.start(id)
  await till.ok('PUT', `/Smart/Transactions/${second.id}`, sale(cards.full, article(2250)))
  await till.apply(second.id)
  await till.start(second.id, 'loyalty')
  expect(till.ledger.balance(cards.full)).toBe(2750)
})

const [group, number] = ['CRG_OWN', '9276000000000101'] as const

it('lets a card pay more than it holds, as far as its group allows', async () => {
  const till = await openShop()
  till.arrange(
    groupOf(group, { overdraft: 300 }),
    cardOf(number, group, { opening: { cash: 200, bonus: 50, points: 0 } }),
  )
  const { id } = await till.create(sale(number, article(1000)))
  expect(await till.apply(id)).toMatchObject({ missing_sum: 450, bonus_products: [{ priceOne: -50 }] })
  await till.start(id)
  expect(await till.card(number)).toMatchObject({ cash_balance: -300, bonus_balance: 0, balance: -300 })

  // Below its limit after the rules were changed, it pays nothing, and nothing is added to the bill.
  till.arrange(groupOf(group))
  const next = await till.create(sale(number, article(1000)))
  expect(await till.apply(next.id)).toEqual({ missing_sum: 1000, bonus_products: [] })
  await till.start(next.id)
})

it('is not asked for a basket that unloads the card', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, unload(500)))
  const { code } = await till.refused(403, 'POST', `/Smart/Transactions/${id}/preTransaction`)
  expect(code).toBe(1005)
  await till.start(id, 'loyalty')
})

it('lowers the tax rates of what is inside the basket of another seller', async () => {
  const till = await openTill()
  const inside = [article(600, { tax: 19 }), article(400, { id: 2, tax: 0 })]
  const { id } = await till.create(sale(cards.full, article(1000, { sub_basket: inside })))
  const { bonus_products: products } = await till.apply(id)
  expect(products.map(({ tax, priceOne }) => [tax, priceOne])).toEqual([
    [19, -150],
    [0, -100],
  ])
})
