import * as fc from 'fast-check'
import printer from 'receiptline'
import { describe, expect, it } from 'vitest'
import { readPng } from '../image.ts'
import type { ShopLine } from '../input.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import { receiptline } from './receiptline.ts'
import {
  anyColumns,
  anyText,
  glyphsOf,
  markup,
  receiptsOf,
  renderWithPage,
  SHOP,
  type Glyph,
} from './receipts.test-helper.ts'
import { writeText } from './text.ts'

const write = (receipt: { readonly lines: readonly ShopLine[] }, columns = 48): string =>
  renderReceipt(shopReceipt(receipt), { to: receiptline(), columns })
const print = (document: string, cpl: number): string =>
  printer.transform(document, { cpl, encoding: 'multilingual', command: 'text' })

describe('receiptline, printed by the receiptline package', () => {
  it('is the text, word by word and column by column', () => {
    fc.assert(
      fc.property(receiptsOf(fc.oneof(markup, fc.string())), anyColumns, (receipt, columns) => {
        const { output, page } = renderWithPage({ ...receiptline(), wide: false }, receipt, columns)
        // There a cut is no row.
        const text = writeText({ ...page, rows: page.rows.filter(({ kind }) => kind !== 'cut') })
        expect(trimRows(print(output, columns))).toBe(trimRows(text))
      }),
      { numRuns: 500 },
    )
  })

  it('loses and adds no character of any script', () => {
    fc.assert(
      fc.property(receiptsOf(anyText), anyColumns, (receipt, columns) => {
        const { output, page } = renderWithPage(receiptline(), receipt, columns)
        const text = writeText(page)
        expect(print(output, columns).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { numRuns: 300 },
    )
  })

  it('has every character in its cell and style', () => {
    fc.assert(
      fc.property(receiptsOf(markup), anyColumns, (receipt, columns) => {
        const { output, page } = renderWithPage(receiptline(), receipt, columns)
        const rows = page.rows.flatMap((row) => (row.kind === 'text' ? [glyphsOf(row.runs)] : []))
        expect(readGlyphs(output, columns).filter(isFilled)).toEqual(rows.filter(isFilled))
      }),
      { numRuns: 300 },
    )
  })

  it('draws double size in its SVG', () => {
    const large: ShopLine = { type: 'textline', value: { text: 'GROSS', decoration: ['wide', 'tall'] } }
    const svg = (line: ShopLine): string =>
      printer.transform(write({ lines: [line] }), { cpl: 48, command: 'svg' })
    expect(svg(large)).toContain('transform="scale(2,2)"')
    expect(svg({ type: 'textline', value: { text: 'klein' } })).not.toContain('scale(')
  })

  it('has codes with their data, sizes and places', () => {
    const data = fc
      .oneof(markup, fc.string(), fc.string({ unit: 'grapheme' }))
      .map((text) => text.normalize())
    fc.assert(
      fc.property(
        data.filter((text) => text !== ''),
        fc.constantFrom('L', 'M', 'Q', 'H'),
        fc.integer({ min: 3, max: 8 }),
        (text, level, size) => {
          const { output, page } = renderWithPage(
            receiptline(),
            shopReceipt({ lines: [{ type: 'qr', value: { data: text, level, size } }] }),
            64,
          )
          const [row] = page.rows
          fc.pre(row?.kind === 'qr')
          const [code] = readCodes(output)
          const expected = {
            type: 'qrcode',
            data: text.replace(/[\u2028\u2029]/g, '\n'),
            level: level.toLowerCase(),
            cell: row.size,
          }
          expect(code).toMatchObject(expected)
        },
      ),
    )
    // What no property can hold becomes the line break that it stands for.
    const separated: ShopLine = { type: 'qr', value: { data: 'a\u2028b\x85\ud800' } }
    expect(readCodes(write({ lines: [separated] }))).toMatchObject([{ data: 'a\nb\x85\ufffd' }])
    expect(readCodes(write(SHOP))).toMatchObject([
      { type: 'qrcode', data: 'https://example.com/b?x=1&y=%41', cell: 6, level: 'm', align: 1 },
      { type: 'code128', data: 'AB{c\\123456', width: 3, height: 64, hri: false, align: 1 },
      { type: 'ean', data: '4006381333931', width: 3, height: 64, align: 0 },
      { type: 'itf', data: '123456', width: 3, height: 64, align: 2 },
    ])
  })

  it('names barcodes as ReceiptLine does', () => {
    const codes = {
      upca: '036000291452',
      ean13: '4006381333931',
      ean8: '96385074',
      itf: '1234',
      code39: 'A-1 $',
    } as const
    const lines = Object.entries(codes).map(([symbology, data]) => ({
      type: 'barcode',
      value: { symbology, data },
    }))
    expect(readCodes(write({ lines: lines as ShopLine[] }))).toMatchObject([
      { type: 'upc', data: codes.upca },
      { type: 'ean', data: codes.ean13 },
      { type: 'ean', data: codes.ean8 },
      { type: 'itf', data: codes.itf },
      { type: 'code39', data: codes.code39 },
    ])
  })

  it('prints rows of dashes as long as they are', () => {
    const texts = ['-', '--', '='.repeat(20), '-'.repeat(19), '-'.repeat(20), '- -']
    const lines = texts.map((text): ShopLine => ({ type: 'textline', value: { text } }))
    expect(print(write({ lines }, 20), 20).trimEnd().split('\n')).toEqual(texts)
  })

  it('keeps sizes of codes within what ReceiptLine knows', () => {
    const barcode = (height: number): ShopLine => ({
      type: 'barcode',
      value: { symbology: 'ean8', data: '96385074', height },
    })
    const lines: ShopLine[] = [barcode(8), barcode(255), { type: 'qr', value: { data: 'x', size: 2 } }]
    expect(readCodes(write({ lines }))).toMatchObject([{ height: 24 }, { height: 240 }, { cell: 3 }])
  })

  it('has pictures as PNG', () => {
    const bitmap = { width: 9, height: 2, bits: Uint8Array.of(0xff, 0x80, 0x01, 0x00) }
    const images: string[] = []
    const command = { ...printer.commands.text, image: (image: string) => (images.push(image), '') }
    printer.transform(write({ lines: [{ type: 'image', value: { bitmap } }] }), { command })
    expect(readPng(new Uint8Array(Buffer.from(images[0]!, 'base64')))).toEqual(bitmap)
  })

  it('cuts where the paper is cut, and nowhere else', () => {
    fc.assert(
      fc.property(receiptsOf(fc.oneof(markup, fc.constantFrom('=', '==', ' = '))), (receipt) => {
        let cuts = 0
        const command = { ...printer.commands.text, cut: () => ((cuts += 1), '') }
        printer.transform(write(receipt), { cpl: 48, encoding: 'multilingual', command, cutting: false })
        // Cuts at the end too: whoever prints more behind it wants them. But never blank paper.
        const types = receipt.lines.map(({ type }) => type)
        expect(cuts).toBe(
          types.filter((type, at) => type === 'cut' && at > 0 && types[at - 1] !== 'cut').length,
        )
      }),
    )
  })

  it('reads like a receipt', () => {
    const lines: ShopLine[] = [
      { type: 'separator', value: { caption: 'Beleg' } },
      { type: 'name-value', value: { name: 'Summe', value: '1,00 €', decoration: ['important'] } },
      { type: 'separator', value: {} },
      { type: 'textline', value: { text: 'Danke_^', decoration: ['align-right'] } },
    ]
    const rows = [
      '|^^------" Beleg" -------^^',
      '|"Summe         1,00 €"',
      '-',
      String.raw`|~            Danke\_\^`,
      '',
    ]
    expect(write({ lines }, 20)).toBe(rows.join('\n'))
  })
})

function trimRows(text: string): string {
  return text.replace(/ +$/gm, '').trimEnd()
}

function isFilled(row: readonly unknown[]): boolean {
  return row.length > 0
}

interface Code {
  readonly align: number
}

function readCodes(document: string): Code[] {
  const codes: Code[] = []
  let align = 0
  const read = (code: object): string => {
    codes.push({ ...code, align })
    return ''
  }
  const command = {
    ...printer.commands.text,
    align: (to: number) => ((align = to), ''),
    qrcode: read,
    barcode: read,
  }
  printer.transform(document, { cpl: 48, encoding: 'multilingual', command })
  return codes
}

/** What reaches a printer, by row. */
function readGlyphs(document: string, cpl: number): Glyph[][] {
  const rows: Glyph[][] = [[]]
  let column = 0
  let style = { bold: false, wide: false, tall: false }
  const command = {
    ...printer.commands.text,
    absolute: (position: number) => ((column = position), ''),
    relative: (position: number) => ((column += position), ''),
    hr: (width: number) => {
      rows
        .at(-1)!
        .push(...Array.from({ length: width }, (_, at) => ({ character: '-', column: at, ...style })))
      return ''
    },
    normal: () => ((style = { bold: false, wide: false, tall: false }), ''),
    em: () => ((style = { ...style, bold: true }), ''),
    wh: (wh: number) => ((style = { ...style, wide: wh !== 2, tall: wh !== 1 }), ''),
    text: (text: string) => {
      for (const character of text) {
        if (character !== ' ') rows.at(-1)!.push({ character, column, ...style })
        column += style.wide ? 2 : 1
      }
      return ''
    },
    lf: () => (rows.push([]), ''),
  }
  printer.transform(document, { cpl, encoding: 'multilingual', command })
  return rows
}
