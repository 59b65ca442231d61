import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bitmap, isBlack, rowBytes } from '../bitmap.ts'
import { scan } from '../codes/scan.test-helper.ts'
import { anyColumns } from '../fuzz.test-helper.ts'
import { readPng } from '../image.ts'
import type { ShopLine } from '../input.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import type { ReceiptWarning } from '../warning.ts'
import { png } from './png.ts'
import { SHOP } from './receipts.test-helper.ts'
import { hostileInput, renderPage } from './words.test-helper.ts'

const draw = (lines: ShopLine[], columns = 32): Bitmap =>
  readPng(renderReceipt(shopReceipt({ lines }), { to: png(), columns }))
const text = (words: string, ...decoration: string[]): ShopLine => ({
  type: 'textline',
  value: { text: words, decoration },
})

/** A part of a picture. */
function crop(bitmap: Bitmap, left: number, top: number, width: number, height: number): Bitmap {
  const bits = new Uint8Array(rowBytes(width) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isBlack(bitmap, left + x, top + y)) bits[y * rowBytes(width) + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { width, height, bits }
}

/** A cell, counted from the margins. */
const cell = (bitmap: Bitmap, column: number, row: number): Bitmap =>
  crop(bitmap, 24 + 12 * column, 24 + 24 * row, 12, 24)
const isWhite = ({ bits }: Bitmap): boolean => bits.every((byte) => byte === 0)

describe('png', () => {
  it('is as large as its rows and margins, whatever the receipt', () => {
    fc.assert(
      fc.property(hostileInput, anyColumns, (receipt, columns) => {
        const { output, page } = renderPage(receipt, png(), { columns })
        const { width, height } = readPng(output)
        expect(width).toBe(12 * columns + 48)
        const isTextOnly = page.rows.every(({ kind }) => kind === 'text')
        if (!isTextOnly) return
        const heights = page.rows.map((row) =>
          row.kind === 'text' && row.runs.some(({ tall }) => tall) ? 48 : 24,
        )
        const ends = page.rows.findLastIndex((row) => row.kind === 'text' && row.runs.length > 0) + 1
        expect(height).toBe(48 + heights.slice(0, ends).reduce((sum, each) => sum + each, 0))
      }),
      { numRuns: 40 },
    )
  })

  it('draws each character in its cell and nothing elsewhere', () => {
    const picture = draw([text('HH H'), text('H', 'align-right')])
    const letter = cell(picture, 0, 0)
    expect(isWhite(letter)).toBe(false)
    for (let row = 0; row < 2; row += 1) {
      for (let column = 0; column < 32; column += 1) {
        const isLetter = row === 0 ? [0, 1, 3].includes(column) : column === 31
        expect(cell(picture, column, row).bits).toEqual(isLetter ? letter.bits : new Uint8Array(48))
      }
    }
    expect(isWhite(crop(picture, 0, 0, picture.width, 24))).toBe(true)
    expect(isWhite(crop(picture, 0, 0, 24, picture.height))).toBe(true)
  })

  it('draws bold thicker, tall and wide letters twice as large', () => {
    const [plain, bold, tall, wide] = [[], ['important'], ['tall'], ['wide']].map((words) =>
      draw([text('H', ...words)]),
    )
    const black = (bitmap: Bitmap): number =>
      bitmap.bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
    expect(black(bold!)).toBeGreaterThan(black(plain!))
    expect(black(tall!)).toBe(2 * black(plain!))
    expect(black(wide!)).toBe(2 * black(plain!))
    expect(tall!.height).toBe(plain!.height + 24)
    expect(isWhite(cell(wide!, 1, 0))).toBe(false)
    expect(isWhite(cell(tall!, 1, 0))).toBe(true)
  })

  it('lets cells of both sizes share their lower edge', () => {
    const picture = readPng(
      renderReceipt([{ type: 'separator', value: { caption: 'H' } }], { to: png(), columns: 20 }),
    )
    const both = readPng(
      png().write({
        columns: 20,
        lines: [],
        rows: [
          {
            kind: 'text',
            runs: [
              { column: 0, cells: 1, text: 'H', bold: false, wide: false, tall: false },
              { column: 2, cells: 1, text: 'H', bold: false, wide: false, tall: true },
            ],
          },
        ],
      }),
    )
    expect(picture.height).toBe(both.height)
    expect(isWhite(cell(both, 0, 0))).toBe(true)
    expect(isWhite(cell(both, 0, 1))).toBe(false)
    expect(isWhite(cell(both, 2, 0))).toBe(false)
    expect(isWhite(cell(both, 2, 1))).toBe(false)
    expect(isWhite(crop(both, 0, both.height - 24, both.width, 24))).toBe(true)
  })

  it('draws codes that can be scanned', async () => {
    const qr = draw([text('a'), { type: 'qr', value: { data: 'https://example.org/4711' } }])
    expect((await scan(qr, 'QRCode'))?.text).toBe('https://example.org/4711')
    const bars = draw([
      text('a'),
      { type: 'barcode', value: { symbology: 'code128', data: 'BELEG-4711' } },
      text('b'),
    ])
    expect((await scan(bars, 'Code128'))?.text).toBe('BELEG-4711')
  })

  it('draws bars as high and pictures as large as they are', () => {
    const bars = draw([
      { type: 'barcode', value: { symbology: 'ean8', data: '96385074', height: 50, text: false } },
    ])
    const column = Array.from({ length: bars.height }, (_, y) => !isWhite(crop(bars, 0, y, bars.width, 1)))
    expect(column.filter(Boolean)).toHaveLength(50)
    const { value } = SHOP.lines[0] as { value: { bitmap: Bitmap } }
    const logo = draw([{ type: 'image', value: { bitmap: value.bitmap, decoration: ['align-right'] } }])
    const top = (logo.height - value.bitmap.height) / 2
    const { width, height, bits } = value.bitmap
    expect(crop(logo, logo.width - 24 - width, top, width, height).bits).toEqual(bits)
  })

  it('draws a dashed line where the paper is cut', () => {
    const picture = draw([text('a'), { type: 'cut' }, text('b')])
    const rows = Array.from(
      { length: picture.height },
      (_, y) => isBlack(picture, 0, y) && !isBlack(picture, 8, y) && isBlack(picture, 16, y),
    )
    expect(rows.filter(Boolean)).toHaveLength(2)
  })

  it('spells what its font lacks, and says so', () => {
    const warnings: ReceiptWarning[] = []
    const options = { columns: 32, onWarning: (warning: ReceiptWarning) => warnings.push(warning) }
    const output = renderReceipt([{ type: 'textline', value: { text: 'Tee 茶 €' } }], {
      ...options,
      to: png(),
    })
    expect(warnings.map(({ replaced }) => replaced)).toEqual([{ character: '茶', by: '?' }])
    expect(output).toEqual(
      renderReceipt([{ type: 'textline', value: { text: 'Tee ? €' } }], { columns: 32, to: png() }),
    )
  })
})
