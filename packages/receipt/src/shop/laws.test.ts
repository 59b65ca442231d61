import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShopLine } from '../input.ts'
import { renderReceipt } from '../render.ts'
import type { ShopBasketItem } from './basket-input.ts'
import { composeReceipt } from './compose-receipt.ts'
import { shopReceipt } from './shop-receipt.ts'

const RUNS = { numRuns: 300 }

// Items without an amount in their names, so that every amount that is printed is one of ours.
const anyItem = fc.record({
  desc: fc.constantFrom(
    'Brot',
    'Kaffee Crema',
    'Sehr lange Bezeichnung einer Ware aus Übersee',
    '',
    '日本茶',
  ),
  quantity: fc.oneof(
    fc.constant(1),
    fc.integer({ min: -20, max: 20 }),
    fc.integer({ min: 0, max: 9999 }).map((g) => g / 1000),
  ),
  priceOne: fc.oneof(fc.integer({ min: -5000, max: 50_000 }), fc.integer({ min: -1e9, max: 1e9 })),
  tax: fc.oneof(fc.constantFrom(19, 7, 0, null), fc.integer({ min: 0, max: 100 })),
  parent: fc.constantFrom(null, 1),
})
const anyItems = fc.array(anyItem, { minLength: 1, maxLength: 12 })
const anyLanguage = fc.constantFrom('de', 'en') as fc.Arbitrary<'de' | 'en'>
const anyColumns = fc.integer({ min: 20, max: 64 })

const ROW_NAME = /^(?:([A-Z]) (\d+)(?: %|%)|ohne|none)$/

interface Printed {
  /** Amount and letter of each item. */
  readonly items: readonly (readonly [amount: bigint, letter: string])[]
  readonly total: bigint
  /** Letter, percentage, net, tax and gross of each row, without head and total. */
  readonly rows: readonly { letter: string; rate: string; net: bigint; tax: bigint; gross: bigint }[]
  /** Net, tax and gross of the last row, if it is a total. */
  readonly sums: readonly bigint[] | undefined
}

/** Reads amounts as a customer does: digits, whatever stands between them, and a minus. */
function toCents(text: string): bigint {
  expect(text).toMatch(/^-?\d{1,3}([.,]\d{3})*[.,]\d\d$/)
  return BigInt(text.replaceAll(/[.,]/g, ''))
}

function compose(products: readonly ShopBasketItem[], language: 'de' | 'en'): Printed {
  const { lines } = composeReceipt({ language }).basket({ products }).build()
  const pairs = lines.flatMap((line) => (line.type === 'name-value' ? [line.value as { value: string }] : []))
  const items = pairs.slice(0, -1).map(({ value }): [bigint, string] => {
    const [amount = '', letter = ''] = value.split(' ')
    return [toCents(amount), letter]
  })
  const table = lines.find((line) => line.type === 'table') as { value: { rows: string[][] } } | undefined
  const body = table?.value.rows.slice(1) ?? []
  const parts = body.map(([name = '', ...written]) => ({ name, amounts: written.map(toCents) }))
  const last = parts.length > 1 ? parts.pop() : undefined
  const rows = parts.map(({ name, amounts: [net = 0n, tax = 0n, gross = 0n] }) => {
    const [, letter = '', rate = ''] = ROW_NAME.exec(name) ?? ['', '?']
    return { letter, rate, net, tax, gross }
  })
  return { items, total: toCents(pairs.at(-1)?.value ?? ''), rows, sums: last?.amounts }
}

/** The amounts that a line shows. */
function amountsOf(line: ShopLine): string[] {
  if (line.type === 'name-value') return [(line.value as { value: string }).value]
  return line.type === 'table' ? (line.value as { rows: string[][] }).rows.slice(1).flat() : []
}

function sum(all: readonly bigint[]): bigint {
  return all.reduce((before, amount) => before + amount, 0n)
}

describe('whatever is in the basket', () => {
  it('items, total and table come to the same', () => {
    fc.assert(
      fc.property(anyItems, anyLanguage, (products, language) => {
        const { items, total, rows, sums } = compose(products, language)
        expect(items).toHaveLength(products.length)
        expect(sum(items.map(([amount]) => amount))).toBe(total)
        const taxed = products.some(({ tax }) => tax !== null)
        expect(rows.length > 0).toBe(taxed)
        expect(sum(rows.map(({ gross }) => gross))).toBe(taxed ? total : 0n)
        expect(sums).toEqual(
          rows.length < 2
            ? undefined
            : [sum(rows.map(({ net }) => net)), sum(rows.map(({ tax }) => tax)), total],
        )
      }),
      RUNS,
    )
  })

  it('no cent is lost: an item is its price times its quantity, to half a cent', () => {
    fc.assert(
      fc.property(anyItems, (products) => {
        compose(products, 'de').items.forEach(([amount], index) => {
          const { priceOne = 0, quantity = 0 } = products[index] ?? {}
          const exact = BigInt(priceOne) * BigInt(quantity.toFixed(3).replace('.', ''))
          const off = 2n * (amount * 1000n - exact)
          expect(off >= -1000n && off <= 1000n).toBe(true)
        })
      }),
      RUNS,
    )
  })

  it('net and tax are gross, and the tax is right to half a cent', () => {
    fc.assert(
      fc.property(anyItems, (products) => {
        for (const { rate, net, tax, gross } of compose(products, 'de').rows) {
          expect(net + tax).toBe(gross)
          const by = 100n + BigInt(rate)
          const off = 2n * (tax * by - gross * BigInt(rate))
          expect(off >= -by && off <= by).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('the letter beside an item is that of its rate, and its row holds all of them', () => {
    fc.assert(
      fc.property(anyItems, (products) => {
        const { items, rows } = compose(products, 'de')
        expect(new Set(rows.map(({ letter }) => letter)).size).toBe(rows.length)
        for (const [index, [, letter]] of items.entries()) {
          const { tax } = products[index]!
          const rate = letter === '' ? null : Number(rows.find((row) => row.letter === letter)?.rate)
          expect(rate).toBe(tax)
        }
        for (const { letter, gross } of rows) {
          expect(sum(items.filter((item) => item[1] === letter).map(([amount]) => amount))).toBe(gross)
        }
      }),
      RUNS,
    )
  })

  it('the receipt is plain data, and prints alike after a journey as JSON', () => {
    fc.assert(
      fc.property(anyItems, anyLanguage, anyColumns, (products, language, columns) => {
        const image = { width: 12, height: 2, bits: Uint8Array.of(1, 0x20, 255, 0xf0) }
        const receipt = composeReceipt({ language })
          .drawer()
          .image(image, { alt: 'Brot' })
          .header({ name: 'Bäckerei', address: ['Hauptstraße 1'] })
          .basket({ products })
          .payment('Bar', 930, { given: 2000 })
          .receipt([{ type: 'space' }])
          .qr('https://example.org/')
          .barcode('code128', 'BON-1')
          .cut()
          .build()
        const again = shopReceipt(JSON.parse(JSON.stringify(receipt)))
        expect(again).toStrictEqual(receipt)
        expect(renderReceipt(again, { to: 'text', columns })).toBe(
          renderReceipt(receipt, { to: 'text', columns }),
        )
      }),
      RUNS,
    )
  })

  it('every amount is whole on every paper, and no row is wider than it', () => {
    fc.assert(
      fc.property(anyItems, anyLanguage, anyColumns, (products, language, columns) => {
        const receipt = composeReceipt({ language }).basket({ products }).build()
        const rows = renderReceipt(receipt, { to: 'text', columns }).split('\n')
        // CJK takes two cells.
        for (const row of rows)
          expect(row.replaceAll(/\p{Script=Han}/gu, '..').length).toBeLessThanOrEqual(columns)
        const printed = rows.join('\n')
        for (const amount of receipt.lines.flatMap(amountsOf)) expect(printed).toContain(amount)
      }),
      RUNS,
    )
  })
})
