import { describe, expect, it } from 'vitest'
import fixture from '../../fixtures/start-cash-response.json' with { type: 'json' }
import { BasketError } from './basket-error.ts'
import type { ShopBasket, ShopBasketInfo } from './basket-input.ts'
import { readBasket } from './read-basket.ts'

const bread = { desc: 'Brot', quantity: 1, priceOne: 450, tax: 7 }

function read(...products: readonly unknown[]): ReturnType<typeof readBasket> {
  return readBasket({ products } as ShopBasket, undefined, 'EUR')
}

function refusal(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof BasketError) return error.pointer
    throw error
  }
  return 'taken'
}

function check(info: ShopBasketInfo, total = 450): string {
  return refusal(() => readBasket({ products: [{ ...bread, priceOne: total }] }, info, 'EUR'))
}

describe('a basket', () => {
  it('is read as the wire gives it', () => {
    expect(readBasket(fixture.basket, fixture.basket_info, 'EUR')).toEqual({
      entries: [
        {
          name: 'Kartenaufladung 15 EUR',
          level: 0,
          sold: { quantity: 1, price: 1500, total: 1500, rate: 7 },
        },
      ],
      grossByRate: new Map([[7, 1500]]),
      total: 1500,
    })
  })

  it('may say null wherever nothing is needed', () => {
    const item = {
      desc: null,
      quantity: 1,
      priceOne: 5,
      tax: null,
      parent: null,
      sub_basket: null,
      sum: null,
    }
    expect(read({ ...item, item_type: null }).entries).toEqual([
      { name: '', level: 0, sold: { quantity: 1, price: 5, total: 5, rate: null } },
    ])
  })

  it.each([
    [0.352, 1290, 454],
    [0.001, 500, 1],
    [0.001, -500, -1],
    [0.001, 499, 0],
    [1.005, 100, 101],
    [-2, 225, -450],
    [3, 1, 3],
    [1, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('takes %d pieces of %d cents for %d cents', (quantity, priceOne, total) => {
    expect(read({ ...bread, quantity, priceOne }).total).toBe(total)
  })

  it('adds up without an error, however large the amounts', () => {
    const large = { ...bread, priceOne: Number.MAX_SAFE_INTEGER }
    const back = { ...bread, priceOne: -Number.MAX_SAFE_INTEGER }
    expect(read(large, large, back, back, large).total).toBe(Number.MAX_SAFE_INTEGER)
  })

  it('indents parts of an item and items of another seller', () => {
    const { entries, total } = read(
      { ...bread, id: 1 },
      { ...bread, parent: 1 },
      { desc: 'Hof', sum: 900, sub_basket: [bread, { ...bread, parent: 7 }] },
    )
    expect(entries.map(({ level }) => level)).toEqual([0, 1, 0, 1, 2])
    expect(entries[2]).toEqual({ name: 'Hof', level: 0, sold: undefined })
    expect(total).toBe(1800)
  })

  it('leaves out a share that the shop pays on', () => {
    expect(read(bread, { item_type: 'stakeholder_payment', desc: 'Share', priceOne: 73 }).total).toBe(450)
  })
})

describe('a basket is refused with the place', () => {
  const NAN = Number.NaN
  it.each([
    ['a missing price', { ...bread, priceOne: undefined }, '/priceOne'],
    ['a price of null', { ...bread, priceOne: null }, '/priceOne'],
    ['half a cent', { ...bread, priceOne: 0.5 }, '/priceOne'],
    ['no number', { ...bread, priceOne: NAN }, '/priceOne'],
    ['a price as a string', { ...bread, priceOne: '450' }, '/priceOne'],
    ['a price beyond exactness', { ...bread, priceOne: 2 ** 53 }, '/priceOne'],
    ['a missing quantity', { ...bread, quantity: null }, '/quantity'],
    ['an endless quantity', { ...bread, quantity: Infinity }, '/quantity'],
    ['a quantity of four decimals', { ...bread, quantity: 0.0001 }, '/quantity'],
    ['a quantity beyond exactness', { ...bread, quantity: 2 ** 53 }, '/quantity'],
    ['a total beyond exactness', { ...bread, quantity: 2, priceOne: 2 ** 52 }, ''],
    ['hundredths of percent', { ...bread, tax: 1900 }, '/tax'],
    ['a fraction of percent', { ...bread, tax: 5.5 }, '/tax'],
    ['a rate below zero', { ...bread, tax: -7 }, '/tax'],
    ['a rate as a string', { ...bread, tax: '7' }, '/tax'],
    ['no item at all', null, ''],
    ['a wrong sum of a sub-basket', { sum: 451, sub_basket: [bread] }, '/sum'],
    ['a sum of a sub-basket that is none', { sum: '450', sub_basket: [bread] }, '/sum'],
    ['a price in a sub-basket', { sub_basket: [{ ...bread, priceOne: NAN }] }, '/sub_basket/0/priceOne'],
    ['a sub-basket of its own', { sub_basket: [{ sub_basket: [bread] }] }, '/sub_basket/0/sub_basket'],
  ])('for %s', (_, item, place) => {
    expect(refusal(() => read(bread, item))).toBe(`/basket/products/1${place}`)
  })

  it('for sums beyond exactness', () => {
    const large = { ...bread, priceOne: Number.MAX_SAFE_INTEGER }
    expect(refusal(() => read(large, bread))).toBe('/basket/products')
    expect(refusal(() => read(large, { ...bread, tax: 19 }))).toBe('/basket/products')
    expect(refusal(() => read({ sub_basket: [large, { ...bread, tax: 19 }] }))).toContain('/sub_basket')
  })

  it.each([null, undefined, {}, { products: null }, { products: 'none' }, { products: [] }])(
    'when there is nothing in it: %j',
    (basket) => {
      expect(refusal(() => readBasket(basket as ShopBasket, null, 'EUR'))).toBe('/basket/products')
    },
  )

  it('when all that is in it is a share', () => {
    expect(refusal(() => read({ item_type: 'stakeholder_payment', priceOne: 73 }))).toBe('/basket/products')
  })

  it('and the message says what to do about hundredths of percent', () => {
    expect(() => read({ ...bread, tax: 1900 })).toThrow(
      /Expected whole percent, found 1900. Divide it by 100/,
    )
  })
})

describe('what the basket is checked against', () => {
  it('is the sum, where there is one', () => {
    expect(check({ sum: 450 })).toBe('taken')
    expect(check({ sum: null, currency: null })).toBe('taken')
    expect(check({ sum: 451 })).toBe('/basket_info/sum')
    expect(check({ sum: 449 })).toBe('/basket_info/sum')
    expect(check({ sum: Number.NaN })).toBe('/basket_info/sum')
  })

  it('is the currency of the receipt', () => {
    expect(check({ sum: 450, currency: 'EUR' })).toBe('taken')
    expect(check({ sum: 450, currency: 'CHF' })).toBe('/basket_info/currency')
  })

  // The figures of the documentation: 796 - 53 of bonus - 18 of cash = 725.
  it('is what the bonus of a card left of it, once one was applied', () => {
    const lowered = (bonus: number, info: ShopBasketInfo): string =>
      refusal(() => {
        const products = [
          { ...bread, priceOne: 796 },
          { ...bread, priceOne: -bonus },
        ]
        readBasket({ products }, info, 'EUR')
      })
    const info = { sum: 796, missing_sum: 725 }
    for (const bonus of [0, 53, 71]) expect(lowered(bonus, info)).toBe('taken')
    for (const bonus of [-1, 72]) expect(lowered(bonus, info)).toBe('/basket_info/sum')
    expect(lowered(53, { sum: 796, missing_sum: null })).toBe('/basket_info/sum')
    expect(lowered(53, { sum: 796.5, missing_sum: 725 })).toBe('/basket_info/sum')
    // An article of 20 cents is missing: that is no bonus.
    expect(lowered(53, { sum: 816, missing_sum: 725 })).toBe('/basket_info/sum')
  })
})
