import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSale, InvalidSaleError, type Sale, sumOf } from './sale.ts'
import { cardNumber, loadSale } from './testing/sales.test-helper.ts'

const bread = { id: 1, ean: '4006381333931', desc: 'Roggenbrot 1000 g', quantity: 2, priceOne: 395, tax: 7 }

function breadSale(
  changes: Readonly<Record<string, unknown>> = {},
  sale: Readonly<Record<string, unknown>> = {},
): Sale {
  // Cast: what a till in plain JavaScript may hand over.
  return { saleId: 'sale-1', method: 'cash', basket: [{ ...bread, ...changes }], ...sale } as Sale
}

function pointers(sale: Sale): readonly string[] {
  return checkSale(sale).map(({ pointer }) => pointer)
}

/** What a terminal of the till's own printed. */
const direct = { tid: '65004711', trace: 208, cardtype: 'girocard' }

describe('the check of a sale', () => {
  it('finds nothing wrong with the load of the seed, or with bread', () => {
    expect(checkSale(loadSale())).toEqual([])
    expect(checkSale(breadSale())).toEqual([])
    expect(checkSale(breadSale({ ean: null }))).toEqual([])
    expect(checkSale(breadSale({ ean: '' }))).toEqual([])
    expect(checkSale(breadSale({}, { method: 'cashless_direct', direct }))).toEqual([])
    expect(checkSale(breadSale({}, { method: 'loyalty', card: cardNumber }))).toEqual([])
    expect(checkSale(breadSale({}, { card: cardNumber, balanceFirst: true }))).toEqual([])
    expect(checkSale(breadSale({ ean: '4260447149533' }, { method: 'loyalty', card: cardNumber }))).toEqual(
      [],
    )
    expect(
      checkSale(breadSale({}, { sum: 790, card: cardNumber, method: 'cashless', currency: 'CHF' })),
    ).toEqual([])
  })

  it.each<[string, Sale, string, RegExp]>([
    ['a wrong check digit', breadSale({ ean: '4006381333932' }), '/basket/0/ean', /check digit should be 1/],
    ['a number that is no EAN', breadSale({ ean: '4006381' }), '/basket/0/ean', /8, 12, 13 or 14 digits/],
    ['an EAN with letters', breadSale({ ean: '400638133393X' }), '/basket/0/ean', /not an EAN/],
    ['an EAN that is not a text', breadSale({ ean: 4_006_381_333_931 }), '/basket/0/ean', /text of digits/],
    [
      'fractional cents',
      breadSale({ priceOne: 3.95 }),
      '/basket/0/priceOne',
      /whole number of cents, is 3\.95/,
    ],
    ['a price as a text', breadSale({ priceOne: '395' }), '/basket/0/priceOne', /is "395"/],
    ['a price that is no number', breadSale({ priceOne: Number.NaN }), '/basket/0/priceOne', /whole number/],
    ['quantity 0', breadSale({ quantity: 0 }), '/basket/0/quantity', /at least 1/],
    ['a negative quantity', breadSale({ quantity: -1 }), '/basket/0/quantity', /at least 1/],
    ['half a piece', breadSale({ quantity: 0.5 }), '/basket/0/quantity', /whole number/],
    ['a tax with decimals', breadSale({ tax: 7.7 }), '/basket/0/tax', /whole number of percent/],
    ['an item without a number', breadSale({ id: undefined }), '/basket/0/id', /whole number/],
    ['an item without a name', breadSale({ desc: ' ' }), '/basket/0/desc', /name the article/],
    ['an item that is none', breadSale({}, { basket: [null] }), '/basket/0', /object/],
    ['an empty basket', breadSale({}, { basket: [] }), '/basket', /at least one item/],
    ['no basket', breadSale({}, { basket: undefined }), '/basket', /at least one item/],
    [
      'a sum that the items do not make',
      breadSale({}, { sum: 789 }),
      '/sum',
      /789 cents, but the items add up to 790/,
    ],
    ['a load article without a card', breadSale({ ean: '4260447149502' }), '/basket/0/ean', /has no card/],
    [
      'an unload article without a card',
      breadSale({ ean: '4260447149533' }, { method: 'loyalty' }),
      '/card',
      /its balance is to pay/,
    ],
    [
      'an unload article that is paid in cash',
      breadSale({ ean: '4260447149533' }, { card: cardNumber }),
      '/method',
      /must be loyalty/,
    ],
    [
      'an unload article after the balance was applied',
      breadSale({ ean: '4260447149533' }, { card: cardNumber, method: 'loyalty', balanceFirst: true }),
      '/method',
      /without balanceFirst/,
    ],
    ['a balance of no card', breadSale({}, { balanceFirst: true }), '/card', /its balance is to pay/],
    ['loyalty without a card', breadSale({}, { method: 'loyalty' }), '/card', /its balance is to pay/],
    [
      'a balanceFirst that is neither',
      breadSale({}, { card: cardNumber, balanceFirst: 1 }),
      '/balanceFirst',
      /must be true or false/,
    ],
    [
      'a direct payment without what the terminal printed',
      breadSale({}, { method: 'cashless_direct' }),
      '/direct',
      /tid, trace and cardtype/,
    ],
    ...(
      [
        ['tid', ''],
        ['trace', 3.5],
        ['cardtype', undefined],
      ] as const
    ).map(([field, value]): [string, Sale, string, RegExp] => [
      `a direct payment with a wrong ${field}`,
      breadSale({}, { method: 'cashless_direct', direct: { ...direct, [field]: value } }),
      `/direct/${field}`,
      /must be/,
    ]),
    ['a slip of no use', breadSale({}, { direct }), '/direct', /cashless_direct alone/],
    ['a sale id without end', loadSale('4'.repeat(101)), '/saleId', /at most 100/],
    ['a card with letters', loadSale('sale-1', { card: '9276 0044' }), '/card', /digits/],
    ['a card that is too short', loadSale('sale-1', { card: '1234567' }), '/card', /digits/],
    ['an empty sale id', loadSale(' '), '/saleId', /number of its own/],
    [
      'a method that it does not know',
      breadSale({}, { method: 'invoice' }),
      '/method',
      /cash, cashless, cashless_direct, loyalty, is "invoice"/,
    ],
  ])('finds %s, and says where', (_what, sale, pointer, message) => {
    const [fault, ...others] = checkSale(sale)
    expect(others).toEqual([])
    expect(fault?.pointer).toBe(pointer)
    expect(fault?.message).toMatch(message)
  })

  it('names every fault at once', () => {
    const item = { ...bread, ean: '1', quantity: 0, priceOne: 0.5 }
    const sale = { ...breadSale(), saleId: '', card: 'x', basket: [bread, item] }
    expect(pointers(sale)).toEqual([
      '/saleId',
      '/card',
      '/basket/1/priceOne',
      '/basket/1/quantity',
      '/basket/1/ean',
    ])
    const error = new InvalidSaleError(checkSale(sale))
    expect(error.message.split('\n')).toHaveLength(5)
    expect(error.message).toContain('/basket/1/quantity: must be at least 1')
  })

  it('adds up what is sold', () => {
    expect(sumOf([bread, { ...bread, priceOne: -90, quantity: 1 }])).toBe(700)
  })
})

/** The check digit as GS1 describes it, from the left, with a table of weights: not the way of the code under test. */
function checkDigit(digits: readonly number[]): number {
  const weights = [3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3].slice(13 - digits.length)
  const sum = digits.reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0)
  return Math.ceil(sum / 10) * 10 - sum
}

const ean = fc
  .constantFrom(7, 11, 12, 13)
  .chain((length) => fc.array(fc.nat(9), { minLength: length, maxLength: length }))
  .map((digits) => [...digits, checkDigit(digits)])

describe('EANs', () => {
  it.each(['4260447149502', '96385074', '036000291452', '10012345000017'])('knows %s', (code) => {
    expect(pointers(breadSale({ ean: code }, { card: cardNumber }))).toEqual([])
  })

  it('pass, of any of the four lengths, with the right check digit', () => {
    fc.assert(
      fc.property(ean, (digits) => {
        expect(pointers(breadSale({ ean: digits.join('') }, { card: cardNumber }))).toEqual([])
      }),
    )
  })

  it('do not pass with any one digit mistyped', () => {
    fc.assert(
      fc.property(ean, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const mistyped = digits.with(
          place % digits.length,
          ((digits[place % digits.length] ?? 0) + shift) % 10,
        )
        expect(pointers(breadSale({ ean: mistyped.join('') }, { card: cardNumber }))).toEqual([
          '/basket/0/ean',
        ])
      }),
    )
  })
})
