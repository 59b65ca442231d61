import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlack, type Bitmap } from '../bitmap.ts'
import { decodeEscPos } from '../decode/decode-esc-pos.ts'
import { decodeStarPrnt } from '../decode/decode-star-prnt.ts'
import type { Paper, PaperRow } from '../decode/paper.ts'
import { paperToText } from '../decode/paper-to-text.ts'
import { dots } from '../dots/dots.ts'
import { ReceiptOptionError } from '../errors.ts'
import { nastyReceipt } from '../fuzz.test-helper.ts'
import type { ReceiptInput, ShopLine } from '../input.ts'
import { layoutReceipt } from '../layout-receipt.ts'
import { parseReceipt } from '../parse.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import type { Target } from '../target.ts'
import { escpos, type PrinterOptions } from '../targets/escpos.ts'
import { starprnt } from '../targets/starprnt.ts'
import { writeText } from '../targets/text.ts'
import type { PrinterProfile } from './profile.ts'
import { EPSON_TM_T20, GENERIC_58, GENERIC_80, PRINTERS, STAR_MC_PRINT3 } from './profiles.ts'
import { layoutFor } from './read-back.test-helper.ts'

const targetFor = (printer: PrinterProfile, options: PrinterOptions = {}): Target<Uint8Array> =>
  printer.language === 'escpos' ? escpos({ printer, ...options }) : starprnt({ printer, ...options })

/** What our virtual printer shows: it was written from the manuals, not from the writers. */
const print = (
  printer: PrinterProfile,
  receipt: ReceiptInput,
  options: PrinterOptions = {},
  columns?: number,
): Paper => {
  const job = renderReceipt(receipt, { to: targetFor(printer, options), columns })
  return printer.language === 'escpos' ? decodeEscPos(job, printer) : decodeStarPrnt(job, printer)
}
const shop = (...lines: ShopLine[]) => shopReceipt({ lines })
const textline = (text: string, ...decoration: string[]): ShopLine => {
  return { type: 'textline', value: { text, decoration } }
}
const kinds = ({ rows }: Paper): string[] => rows.map(({ kind }) => kind)
const rowsOf = <Kind extends PaperRow['kind']>(
  { rows }: Paper,
  kind: Kind,
): Extract<PaperRow, { kind: Kind }>[] =>
  rows.filter((row): row is Extract<PaperRow, { kind: Kind }> => row.kind === kind)

describe.each(PRINTERS)('on a virtual $name', (printer) => {
  it('a job says what the text says, and nothing in it needs a look', () => {
    const columns = fc.integer({ min: 20, max: printer.smallColumns ?? printer.columns })
    fc.assert(
      fc.property(nastyReceipt, columns, (receipt, width) => {
        const paper = print(printer, receipt, {}, width)
        const page = layoutFor(receipt, targetFor(printer), { columns: width })
        expect(paper.warnings).toEqual([])
        // Paper begins and ends where it likes.
        expect(paperToText(paper).trim()).toBe(writeText(page).trim())
      }),
      { numRuns: 150 },
    )
  })

  it('the paper is cut once at the end, or fed to where it is torn off', () => {
    const { rows, warnings } = print(printer, [{ type: 'textline', value: { text: 'x' } }, { type: 'space' }])
    expect(warnings).toEqual([])
    const fed = Array.from({ length: printer.feed }, () => 'feed')
    expect(rows.map(({ kind }) => kind)).toEqual([
      'text',
      ...fed,
      ...(printer.cut === undefined ? [] : ['cut']),
    ])
  })
})

describe('a job', () => {
  it('stays as it is when others are written', () => {
    const render = (text: string) => renderReceipt([{ type: 'textline', value: { text } }], { to: escpos() })
    const job = render('Brot')
    const before = [...job]
    render('x'.repeat(100_000))
    render('Käse')
    expect([...job]).toEqual(before)
  })

  it('prints ITF of StarPRNT with wide bars three times as wide as thin ones', () => {
    // ESC b, type 5, no words and a line feed, mode 8 (3 and 9 dots), 64 dots high.
    const itf: ShopLine = { type: 'barcode', value: { symbology: 'itf', data: '1234', text: false } }
    const bytes = Buffer.from(renderReceipt(shop(itf), { to: starprnt() })).toString('latin1')
    expect(bytes).toContain('\x1bb\x05\x01\x08\x401234\x1e')
  })
})

describe('most receipts take the short way', () => {
  it.each([
    { text: ' \nHallo', decoration: ['align-center'] },
    { text: ' \n\n\nSumme 5,00', decoration: ['align-right'] },
    { text: 'Bitte unterschreiben Sie hier:\n  ____', decoration: [] },
    { text: 'x\r', decoration: ['align-right'] },
  ])('and it loses no line break: %j', (value) => {
    const receipt = [{ type: 'textline', value }]
    const to = escpos()
    expect(renderReceipt(receipt, { to })).toEqual(
      renderReceipt(receipt, { to: { ...to, tryWrite: undefined } }),
    )
  })

  it('and it gives the same bytes as the long one', () => {
    let short = 0
    fc.assert(
      fc.property(nastyReceipt, fc.constantFrom(...PRINTERS), fc.boolean(), (receipt, printer, large) => {
        const target = targetFor(printer)
        const important = large ? 'large' : 'bold'
        const watched: Target<Uint8Array> = {
          ...target,
          tryWrite(page) {
            const job = target.tryWrite?.(page)
            if (job !== undefined) short += 1
            return job
          },
        }
        const job = renderReceipt(receipt, { to: watched, important })
        expect(job).toEqual(renderReceipt(receipt, { to: { ...target, tryWrite: undefined }, important }))
      }),
      { numRuns: 2000 },
    )
    expect(short).toBeGreaterThan(100)
  })
})

describe.each([EPSON_TM_T20, STAR_MC_PRINT3])('a shop on a $name', (printer) => {
  it('opens the drawer first, whatever comes before it in the receipt', () => {
    const paper = print(
      printer,
      shop(textline('a'), { type: 'drawer', value: { pin: 5 } }, { type: 'drawer' }),
    )
    expect(kinds(paper).slice(0, 2)).toEqual(['drawer', 'drawer'])
    expect(rowsOf(paper, 'drawer').map(({ pin }) => pin)).toEqual([5, 2])
    const [, drawer] = rowsOf(paper, 'drawer')
    expect(drawer).toMatchObject({ on: 50, off: 500 })
  })

  it('cuts no blank paper: a drawer alone is opened, and that is all', () => {
    expect(kinds(print(printer, shop({ type: 'drawer' })))).toEqual(['drawer'])
    expect(kinds(print(printer, []))).toEqual([])
  })

  it('leaves no style to what follows', () => {
    const job = renderReceipt(shop(textline('x', 'important', 'tall', 'wide')), {
      to: targetFor(printer, { cut: 'none' }),
    })
    const more = Uint8Array.from([...job, 0x79, 0x0a])
    const paper = printer.language === 'escpos' ? decodeEscPos(more, printer) : decodeStarPrnt(more, printer)
    expect(rowsOf(paper, 'text').at(-1)?.runs[0]?.style).toMatchObject({ bold: false, wide: 1, tall: 1 })
  })

  it('cuts where it is told, and never twice', () => {
    const slips = [textline('a'), { type: 'cut' } as const, textline('b'), { type: 'cut' } as const]
    const cuts = (options: PrinterOptions): unknown[] =>
      rowsOf(print(printer, shop(...slips), options), 'cut').map(({ cut }) => cut)
    expect(cuts({})).toEqual(['partial', 'partial'])
    expect(cuts({ cut: 'full' })).toEqual(['full', 'full'])
    expect(cuts({ cut: 'none' })).toEqual([])
  })

  it('begins what is behind a cut without the blank lines before it', () => {
    const space = { type: 'space' } as const
    const paper = print(
      printer,
      shop(textline('a'), space, { type: 'cut' }, textline('b'), space, textline('c')),
    )
    const kind = kinds(paper).filter((each) => each !== 'feed' || printer.feed === 0)
    expect(kind.slice(0, 5)).toEqual(['text', 'cut', 'text', 'feed', 'text'])
  })

  it('cuts before every caption but the first, once, when asked to', () => {
    const slip = { type: 'separator', value: { caption: 'Beleg' } } as const
    const lines: ShopLine[] = [slip, textline('a'), slip, { type: 'cut' }, slip, textline('b')]
    const to = targetFor(printer)
    const job = renderReceipt(shop(...lines), { to, cutSlips: true })
    const paper = printer.language === 'escpos' ? decodeEscPos(job, printer) : decodeStarPrnt(job, printer)
    expect(rowsOf(paper, 'cut')).toHaveLength(3)
  })

  it('prints letters in every size, and blanks in none but the normal', () => {
    const paper = print(
      printer,
      shop(
        textline('AB', 'wide', 'align-center'),
        {
          type: 'name-value',
          value: { name: 'Summe', value: '1,00', decoration: ['wide', 'tall', 'important'] },
        },
        textline('c'),
      ),
    )
    expect(paper.warnings).toEqual([])
    expect(paperToText(paper).trimEnd().split('\n')).toEqual([
      `${' '.repeat(22)}A B`,
      `S u m m e${' '.repeat(31)}1 , 0 0`,
      'c',
    ])
    const [wide, large, normal] = rowsOf(paper, 'text').map(({ runs }) => runs.at(-1)?.style)
    expect(wide).toMatchObject({ wide: 2, tall: 1, bold: false })
    expect(large).toMatchObject({ wide: 2, tall: 2, bold: true })
    expect(normal).toMatchObject({ wide: 1, tall: 1, bold: false })
  })

  it('stands blanks beside letters of their own size, so that no row is taller than its letters', () => {
    const paper = print(printer, shop(textline('groß', 'tall'), textline('rechts', 'align-right')))
    const [tall, normal] = rowsOf(paper, 'text')
    expect(normal?.runs.every(({ style }) => style.tall === 1)).toBe(true)
    expect(normal?.height).toBeLessThan(tall?.height ?? 0)
  })

  it('leaves white above and below a QR code', () => {
    const paper = print(printer, shop(textline('a'), { type: 'qr', value: { data: 'x' } }, textline('b')))
    expect(kinds(paper).slice(0, 5)).toEqual(['text', 'feed', 'qr', 'feed', 'text'])
  })

  it('draws codes at their place, in the size that was planned', () => {
    const paper = print(
      printer,
      shop(
        { type: 'qr', value: { data: 'Grüße', level: 'Q', size: 4, decoration: ['align-left'] } },
        { type: 'barcode', value: { symbology: 'ean13', data: '400638133393', height: 80 } },
        { type: 'barcode', value: { symbology: 'code128', data: 'a{%0456', text: false } },
        { type: 'barcode', value: { symbology: 'code39', data: 'A-1' } },
        { type: 'barcode', value: { symbology: 'itf', data: '1234' } },
        { type: 'barcode', value: { symbology: 'upca', data: '03600029145' } },
        { type: 'barcode', value: { symbology: 'ean8', data: '9638507' } },
        textline('danach'),
      ),
    )
    expect(paper.warnings).toEqual([])
    expect(rowsOf(paper, 'qr')).toMatchObject([{ data: 'Grüße', level: 'Q', size: 4, x: 0 }])
    const bars = rowsOf(paper, 'barcode')
    expect(bars.map(({ data, size, bars: height, hri }) => [data, size, height, hri])).toEqual([
      ['4006381333931', 3, 80, 'none'],
      ['a{%0456', 3, 64, 'none'],
      ['A-1', 3, 64, 'none'],
      ['1234', 3, 64, 'none'],
      ['036000291452', 3, 64, 'none'],
      ['96385074', 3, 64, 'none'],
    ])
    for (const { x } of bars) expect(x).toBeGreaterThan(0)
    expect(paperToText(paper)).toMatch(
      /4006381333931\n[^]*A-1\n[^]*1234\n[^]*036000291452\n[^]*96385074\ndanach\n/,
    )
    expect(paperToText(paper)).not.toContain('a{%0456')
  })

  it('sets what is no text at the left, in the middle or at the right', () => {
    const bitmap = { width: 96, height: 8, bits: new Uint8Array(96).fill(255) }
    const at = (align: string): ShopLine => ({
      type: 'image',
      value: { bitmap, decoration: [`align-${align}`] },
    })
    const paper = print(printer, shop(at('right'), at('left'), at('center')))
    expect(rowsOf(paper, 'raster').map(({ x }) => x)).toEqual([480, 0, 240])
  })

  it('prints a picture dot by dot, in strips when it is long, smaller when it is wide', () => {
    const bits = Uint8Array.from({ length: 13 * 600 }, (_, at) => (at * 37) & 255)
    const bitmap = { width: 100, height: 600, bits: maskRows(bits, 100) }
    const wide = { width: 1152, height: 4, bits: new Uint8Array(144 * 4).fill(255) }
    const paper = print(
      printer,
      shop(
        { type: 'image', value: { bitmap, decoration: ['align-left'] } },
        { type: 'image', value: { bitmap: wide } },
      ),
    )
    expect(paper.warnings).toEqual([])
    const strips = rowsOf(paper, 'raster').map((row) => row.bitmap)
    expect(strips.map(({ height }) => height)).toEqual([256, 256, 88, 2])
    expect(strips.slice(0, 3).flatMap(({ bits: strip }) => [...strip])).toEqual([...bitmap.bits])
    expect(strips.at(-1)).toMatchObject({ width: 576, bits: new Uint8Array(72 * 2).fill(255) })
  })
})

describe('dots', () => {
  const drawn = (text: string): Bitmap => {
    const run = { column: 0, cells: text.length, text, bold: false, wide: false, tall: false }
    return dots.drawRow({ kind: 'text', runs: [run] }, 48, 576)
  }

  it('draw the rows that the printer has no characters for, and no others', () => {
    const paper = print(GENERIC_80, shop(textline('Brot'), textline('Хлеб'), textline('5 €')), { dots })
    expect(paper.warnings).toEqual([])
    expect(kinds(paper).slice(0, 3)).toEqual(['text', 'raster', 'text'])
    expect(rowsOf(paper, 'raster')[0]?.bitmap).toEqual(drawn('Хлеб'))
  })

  it('draw every row when asked to', () => {
    const paper = print(GENERIC_80, shop(textline('Brot'), { type: 'space' }, textline('5 €')), {
      dots,
      drawnRows: 'all',
    })
    expect(paper.warnings).toEqual([])
    expect(kinds(paper).slice(0, 3)).toEqual(['raster', 'feed', 'raster'])
    expect(rowsOf(paper, 'raster').map(({ bitmap }) => bitmap)).toEqual([drawn('Brot'), drawn('5 €')])
  })

  it('draw the codes that the printer does not', () => {
    const qr: ShopLine = { type: 'qr', value: { data: 'x', size: 5 } }
    const bars: ShopLine = { type: 'barcode', value: { symbology: 'ean8', data: '9638507', text: false } }
    const paper = print(GENERIC_58, shop(qr, bars), { dots })
    const [code, barcode] = rowsOf(paper, 'raster').map(({ bitmap }) => bitmap)
    // 21 modules and 4 of white at either side; 67 and 10.
    // The paper knows whole bytes only.
    expect(code).toMatchObject({ width: 152, height: (21 + 8) * 5 })
    expect(barcode).toMatchObject({ width: 264, height: 64 })
    expect(paperToText(print(GENERIC_58, shop(qr, bars))).trim()).toMatch(/^x\n +96385074$/)
  })

  it('leave white below a row, and stand letters of both sizes on one line', () => {
    const run = (text: string, column: number, tall: boolean) => {
      return { column, cells: 1, text, bold: false, wide: false, tall }
    }
    const normal = dots.drawRow({ kind: 'text', runs: [run('H', 0, false)] }, 20, 240)
    const mixed = dots.drawRow({ kind: 'text', runs: [run('H', 0, false), run('H', 1, true)] }, 20, 240)
    expect([normal.height, mixed.height]).toEqual([30, 54])
    const feet = (bitmap: Bitmap, left: number): number =>
      Array.from({ length: bitmap.height }, (_, y) => y).findLastIndex((y) =>
        Array.from({ length: 12 }, (__, x) => isBlack(bitmap, left + x, y)).includes(true),
      )
    expect(feet(normal, 0)).toBeLessThan(24)
    // A dot of a tall letter is two high.
    expect(Math.abs(feet(mixed, 0) - feet(mixed, 12))).toBeLessThanOrEqual(6)
    expect(feet(mixed, 0)).toBeGreaterThan(30)
  })

  it('say what they cannot draw either', () => {
    const said: unknown[] = []
    const to = escpos({ dots })
    renderReceipt(shop(textline('日')), { to, onWarning: ({ replaced }) => said.push(replaced) })
    expect(said).toEqual([{ character: '日', by: '?' }])
  })

  it('shrink a row to paper that is too narrow for their letters', () => {
    const paper = print(GENERIC_80, shop(textline('Хлеб')), { dots }, 64)
    expect(paper.warnings).toEqual([])
    expect(rowsOf(paper, 'raster')[0]?.bitmap.width).toBe(576)
  })

  it('are of no use to a printer without pictures', () => {
    const printer = { ...GENERIC_80, graphics: [] }
    expect(print(printer, shop(textline('ł')), { dots })).toEqual(print(printer, shop(textline('ł'))))
  })
})

describe('a profile of the other language', () => {
  it('is refused', () => {
    expect(() => escpos({ printer: STAR_MC_PRINT3 })).toThrow(ReceiptOptionError)
    expect(() => starprnt({ printer: GENERIC_80 })).toThrow(
      /printer must be a profile for starprnt with a code page, found generic-80/,
    )
    expect(() => escpos({ printer: 'epson-tm-t88' as never })).toThrow(/printer must be a profile for escpos/)
  })
})

describe('a page that was laid out for somebody else', () => {
  it('loses no word: what the printer has not is a question mark', () => {
    const page = layoutReceipt(
      parseReceipt([{ type: 'textline', value: { text: 'Betrag 日 5,00 EUR' } }]).lines,
      {
        columns: 48,
      },
    )
    expect(paperToText(decodeEscPos(escpos().write(page), GENERIC_80)).trim()).toBe('Betrag ? 5,00 EUR')
  })

  it('is refused to a printer without a code page', () => {
    expect(() => escpos({ printer: { ...GENERIC_80, pages: [] } })).toThrow(
      /with a code page, found generic-80/,
    )
  })
})

describe('a job within a job', () => {
  it('spoils neither', () => {
    const job = renderReceipt(shop(textline('Brot')), { to: escpos() })
    const nesting = {
      ...dots,
      drawRow(...parameters: Parameters<typeof dots.drawRow>) {
        expect(renderReceipt(shop(textline('Brot')), { to: escpos() })).toEqual(job)
        return dots.drawRow(...parameters)
      },
    }
    const receipt = shop(textline('davor'), textline('Хлеб'), textline('danach'))
    expect(renderReceipt(receipt, { to: escpos({ dots: nesting }) })).toEqual(
      renderReceipt(receipt, { to: escpos({ dots }) }),
    )
  })
})

describe('a printer that is too narrow', () => {
  it('is named, with what to do', () => {
    const render = () => renderReceipt([], { to: escpos({ printer: GENERIC_58 }), columns: 48 })
    expect(render).toThrow(ReceiptOptionError)
    expect(render).toThrow(/columns must be at most 42 for generic-58, found 48/)
  })
})

/** Clears what is beyond the width in the last byte of each row. */
function maskRows(bits: Uint8Array, width: number): Uint8Array {
  const bytes = Math.ceil(width / 8)
  return bits.map((byte, at) => (at % bytes === bytes - 1 ? byte & (0xff << (bytes * 8 - width)) : byte))
}
