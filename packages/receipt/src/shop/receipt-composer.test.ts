import { describe, expect, it } from 'vitest'
import fixture from '../../fixtures/start-cash-response.json' with { type: 'json' }
import type { ShopLine } from '../input.ts'
import { parseReceipt } from '../parse.ts'
import { renderReceipt } from '../render.ts'
import { BasketError } from './basket-error.ts'
import { composeReceipt } from './compose-receipt.ts'
import type { ReceiptComposer } from './receipt-composer.ts'

const MAX = Number.MAX_SAFE_INTEGER
const basket = {
  products: [
    { desc: 'Roggenbrot', quantity: 1, priceOne: 450, tax: 7 },
    { desc: 'Kaffee', quantity: 2, priceOne: 290, tax: 19 },
    { desc: 'Gutschein', quantity: 1, priceOne: -100, tax: 7 },
  ],
}

function print(composer: ReceiptComposer, columns = 32): string[] {
  const receipt = composer.build()
  expect(parseReceipt(receipt).warnings).toEqual([])
  return renderReceipt(receipt, { to: 'text', columns }).slice(0, -1).split('\n')
}

describe('a basket on a receipt', () => {
  it('stands as a German shop prints it', () => {
    // 580 / 1.19 = 487.4; 350 / 1.07 = 327.1.
    expect(print(composeReceipt().basket(basket))).toEqual([
      'Roggenbrot                4,50 B',
      'Kaffee                    5,80 A',
      '  2 x 2,90',
      'Gutschein                -1,00 B',
      '--------------------------------',
      'Summe EUR                   9,30',
      '',
      'MwSt     Netto   Steuer   Brutto',
      'A 19 %    4,87     0,93     5,80',
      'B 7 %     3,27     0,23     3,50',
      'Summe     8,14     1,16     9,30',
    ])
  })

  it('stands in English and in another currency', () => {
    const composer = composeReceipt({ language: 'en', currency: 'CHF' })
    expect(print(composer.basket({ products: [{ quantity: 0.352, priceOne: 129000, tax: 0 }] }))).toEqual([
      'Item                    454.08 C',
      '  0.352 x 1,290.00',
      '--------------------------------',
      'Total CHF                 454.08',
      '',
      'VAT        Net     Tax     Gross',
      'C 0%    454.08    0.00    454.08',
    ])
  })

  it('has parts of a piece with a comma, and no dot between thousands of pieces', () => {
    const [cake, nails] = [
      { quantity: 0.352, priceOne: 1290 },
      { quantity: 1000, priceOne: 1 },
    ]
    const printed = print(composeReceipt().basket({ products: [cake, nails] }))
    expect(printed[1]).toBe('  0,352 x 12,90')
    expect(printed[3]).toBe('  1000 x 0,01')
  })

  it('has no letters and no table when there is no VAT on it', () => {
    expect(
      print(composeReceipt().basket({ products: [{ desc: 'Brot', quantity: 1, priceOne: 450 }] })),
    ).toEqual([
      'Brot                        4,50',
      '--------------------------------',
      'Summe EUR                   4,50',
    ])
  })

  it('has a row for what has no VAT beside what has', () => {
    const deposit = { desc: 'Pfand', quantity: 1, priceOne: 25, tax: null }
    const printed = print(composeReceipt().basket({ products: [...basket.products, deposit] }))
    expect(printed.find((row) => row.startsWith('Pfand'))).toMatch(/ 0,25$/)
    expect(printed.at(-2)).toMatch(/^ohne +0,25 +0,00 +0,25$/)
    expect(printed.at(-1)).toMatch(/^Summe +8,39 +1,16 +9,55$/)
  })

  it('has the items of another seller indented below its name', () => {
    const eggs = { desc: 'Eier', quantity: 10, priceOne: 50, tax: 7 }
    const printed = print(
      composeReceipt().basket({ products: [{ desc: 'Hof', sum: 500, sub_basket: [eggs] }] }),
    )
    expect(printed.slice(0, 3)).toEqual(['Hof', '  Eier                    5,00 B', '    10 x 0,50'])
  })

  it('that is refused leaves the receipt as it was', () => {
    const composer = composeReceipt().text('Brot')
    const wrong = { products: [...basket.products, { desc: 'Eier', quantity: 1 }] }
    expect(() => composer.basket(wrong)).toThrow(BasketError)
    expect(() => composer.basket(basket, { sum: 931 })).toThrow(
      'The items come to 930 cents, not to 931. (/basket_info/sum)',
    )
    expect(() => composer.basket(basket, { currency: 'USD' })).toThrow(BasketError)
    // Total and sums of each rate are exact, but the net amounts come to one and a half times the largest number.
    const large = [MAX, -MAX, MAX].map((priceOne, index) => ({
      quantity: 1,
      priceOne,
      tax: [0, 100, 1][index],
    }))
    expect(() => composer.basket({ products: large })).toThrow(BasketError)
    expect(print(composer)).toEqual(['Brot'])
  })
})

describe('a payment', () => {
  it('stands with its amount', () => {
    expect(print(composeReceipt().payment('girocard', 930))).toEqual(['girocard EUR                9,30'])
  })

  it('stands with what was given and the change', () => {
    expect(print(composeReceipt().payment('Bar', 930, { given: 2000 }))).toEqual([
      'Gegeben Bar EUR            20,00',
      'Rückgeld EUR               10,70',
    ])
    expect(print(composeReceipt({ language: 'en' }).payment('cash', 930, { given: 930 }))).toEqual([
      'Given cash EUR              9.30',
      'Change EUR                  0.00',
    ])
  })

  it('is refused when less was given, or an amount is none', () => {
    const composer = composeReceipt()
    expect(() => composer.payment('Bar', 930, { given: 929 })).toThrow(RangeError)
    expect(() => composer.payment('Bar', 9.3)).toThrow(RangeError)
    expect(() => composer.payment('Bar', 930, { given: Number.NaN })).toThrow(RangeError)
    expect(composer.build()).toEqual({ lines: [] })
  })
})

describe('the lines of a composer', () => {
  const dots = { width: 9, height: 1, bits: Uint8Array.of(0xff, 0x80) }
  const cases: [string, (composer: ReceiptComposer) => ReceiptComposer, ShopLine][] = [
    ['heading', (c) => c.heading('Bon'), { type: 'separator', value: { caption: 'Bon' } }],
    ['rule', (c) => c.rule(), { type: 'separator' }],
    ['space', (c) => c.space(), { type: 'space' }],
    ['cut', (c) => c.cut(), { type: 'cut' }],
    ['drawer', (c) => c.drawer(), { type: 'drawer', value: { pin: 2 } }],
    ['drawer on pin 5', (c) => c.drawer(5), { type: 'drawer', value: { pin: 5 } }],
    ['table', (c) => c.table([['a'], ['1']]), { type: 'table', value: { rows: [['a'], ['1']] } }],
    ['text', (c) => c.text('Brot'), { type: 'textline', value: { text: 'Brot', decoration: [] } }],
    [
      'large text at the right',
      (c) => c.text('Brot', { align: 'right', important: true, size: 'large' }),
      { type: 'textline', value: { text: 'Brot', decoration: ['important', 'align-right', 'tall', 'wide'] } },
    ],
    [
      'pair',
      (c) => c.pair('Bon', '1', { important: true, size: 'tall' }),
      { type: 'name-value', value: { name: 'Bon', value: '1', decoration: ['important', 'tall'] } },
    ],
    [
      'wide text',
      (c) => c.text('Brot', { size: 'wide' }),
      { type: 'textline', value: { text: 'Brot', decoration: ['wide'] } },
    ],
    ['date', (c) => c.date('2020-09-25T11:15:30+02:00'), pair('Datum', '25.09.2020 11:15')],
    [
      'image',
      (c) => c.image(dots, { alt: 'Brot', align: 'left' }),
      // 0xff 0x80 by hand: 111111 111000 0000(00).
      {
        type: 'image',
        value: { bitmap: { width: 9, height: 1, bits: '/4A=' }, alt: 'Brot', decoration: ['align-left'] },
      },
    ],
    [
      'image of JSON',
      (c) => c.image({ ...dots, bits: '/4A=' }),
      { type: 'image', value: { bitmap: { width: 9, height: 1, bits: '/4A=' }, decoration: [] } },
    ],
    [
      'QR code',
      (c) => c.qr('Brot', { text: 'Ja', level: 'H', size: 4, align: 'right' }),
      { type: 'qr', value: { data: 'Brot', text: 'Ja', level: 'H', size: 4, decoration: ['align-right'] } },
    ],
    [
      'barcode',
      (c) => c.barcode('ean8', '9638507', { height: 80, text: false, align: 'left' }),
      {
        type: 'barcode',
        value: { symbology: 'ean8', data: '9638507', height: 80, text: false, decoration: ['align-left'] },
      },
    ],
    ['receipt', (c) => c.receipt(fixture.receipt), { type: 'receipt', value: fixture.receipt }],
  ]

  it.each(cases)('are plain data: %s', (_, add, line) => {
    const receipt = add(composeReceipt()).build()
    expect(receipt.lines).toStrictEqual([line])
    expect(JSON.parse(JSON.stringify(receipt))).toStrictEqual({ lines: [line] })
    expect(parseReceipt(receipt).warnings).toEqual([])
  })

  it('print a header in the middle, without what it lacks', () => {
    const shop = {
      name: 'Bäckerei',
      address: ['Hauptstraße 1', 'Pulsnitz'],
      taxNumber: '204/5',
      vatId: 'DE1',
    }
    expect(print(composeReceipt().header(shop), 24)).toEqual([
      '        Bäckerei',
      '     Hauptstraße 1',
      '        Pulsnitz',
      '   Steuernummer 204/5',
      '     USt-IdNr. DE1',
    ])
    expect(print(composeReceipt().header({ name: 'Bäckerei' }), 24)).toEqual(['        Bäckerei'])
  })

  it('print the receipt of a transaction as it is printed alone', () => {
    const alone = renderReceipt(fixture.receipt, { to: 'text', columns: 32 })
    expect(`${print(composeReceipt().receipt(fixture.receipt)).join('\n')}\n`).toBe(alone)
  })

  it('go on without a receipt of secuconnect, with a warning', () => {
    const receipt = composeReceipt().text('Brot').receipt(undefined).build()
    expect(renderReceipt(receipt, { to: 'text' })).toBe('Brot\n')
    expect(JSON.parse(JSON.stringify(receipt))).toStrictEqual({ lines: receipt.lines })
    expect(receipt.lines.at(-1)).toStrictEqual({ type: 'receipt', value: null })
    expect(parseReceipt(receipt).warnings).toHaveLength(1)
  })

  it('that come after build change nothing of what was built', () => {
    const composer = composeReceipt().text('Brot')
    const receipt = composer.build()
    composer.text('Eier')
    expect(receipt.lines).toHaveLength(1)
  })

  it('are worded in languages there are', () => {
    expect(() => composeReceipt({ language: 'fr' as 'de' })).toThrow(RangeError)
    expect(() => composeReceipt({ currency: 'eur' as 'EUR' })).toThrow(
      'currency must be one of EUR, CHF, GBP, USD',
    )
    expect(() => composeReceipt({ language: 'toString' as 'de' })).toThrow(RangeError)
  })
})

function pair(name: string, value: string): ShopLine {
  return { type: 'name-value', value: { name, value, decoration: [] } }
}
