import { createRequire } from 'node:module'
import { deserialize, getPrinter } from '@react-thermal-printer/printer'
import { transform } from 'receiptline'
import { describe, expect, it } from 'vitest'
import { decodeEscPos } from './decode-esc-pos.ts'
import { decodeStarPrnt } from './decode-star-prnt.ts'
import type { Paper, PaperRow, TextRun } from './paper.ts'
import { paperToText } from './paper-to-text.ts'
import { tokenizeEscPos } from './tokenize.ts'

// Its types need a browser's.
const ReceiptPrinterEncoder = createRequire(import.meta.url)('@point-of-sale/receipt-printer-encoder')

// What each library is asked to print, and what must be on our paper.
const LINES = [
  'Bäckerei Süß',
  'Größenwahnstraße 1, 01458 Ottendorf-Okrilla',
  '2 x Brötchen                              0,90 €',
  'Übergröße½ "§" 100% [eckig] {rund} ~ @ \\ |^`',
  '                  EC-Karte  ****1234',
]
const TEXT = LINES.map((line) => `${line}\n`).join('')

const PAGES = {
  escpos: [
    { page: 'pc437', number: 0 },
    { page: 'wpc1252', number: 16 },
    { page: 'pc858', number: 19 },
  ],
  star: [
    { page: 'pc437', number: 1 },
    { page: 'pc858', number: 4 },
    { page: 'wpc1252', number: 32 },
  ],
} as const

const runs = (paper: Paper): TextRun[] => paper.rows.flatMap((row) => (row.kind === 'text' ? row.runs : []))
const styled = (paper: Paper, text: string): TextRun => runs(paper).find((run) => run.text.includes(text))!
const rowsOf = <Kind extends PaperRow['kind']>(
  paper: Paper,
  kind: Kind,
): Extract<PaperRow, { kind: Kind }>[] =>
  paper.rows.filter((row): row is Extract<PaperRow, { kind: Kind }> => row.kind === kind)

/** A picture of 8 x 8: black on the left half. */
const HALF = {
  width: 8,
  height: 8,
  data: Uint8ClampedArray.from({ length: 256 }, (_, at) =>
    at % 4 === 3 ? 255 : (at >> 2) % 8 < 4 ? 0 : 255,
  ),
}

describe.each([
  ['esc-pos', 'epson', decodeEscPos, PAGES.escpos],
  ['star-prnt', 'star', decodeStarPrnt, PAGES.star],
] as const)('receipt-printer-encoder, %s', (language, codepageMapping, decode, pages) => {
  const encoder = () => new ReceiptPrinterEncoder({ language, codepageMapping, columns: 48 })

  it.each(['windows1252', 'cp858'] as const)('text in %s', (codepage) => {
    const begun = encoder().initialize().codepage(codepage)
    // It has no § in PC858 (a byte below 20), and says so with a question mark of its own or a control byte.
    const lines = codepage === 'cp858' ? LINES.map((line) => line.replace('§', 'S')) : LINES
    for (const line of lines) begun.line(line)
    const paper = decode(begun.encode(), { columns: 48, pages })
    expect(paperToText(paper)).toBe(lines.map((line) => `${line}\n`).join(''))
    expect(paper.warnings).toEqual([])
  })

  it('styles, alignment, codes, pictures, cut and drawer', () => {
    const made = encoder()
      .initialize()
      .bold(true)
      .line('bold')
      .bold(false)
      .underline(true)
      .line('under')
      .underline(false)
      .invert(true)
      .line('black')
      .invert(false)
      .width(2)
      .line('wide')
      .width(1)
      .height(3)
      .line('tall')
      .height(1)
      .align('right')
      .line('right')
      .align('left')
      .qrcode('https://secukit.dev/', { model: 2, size: 5, errorlevel: 'q' })
      .barcode('4006381333931', 'ean13', { height: 60, width: 2, text: true })
      .barcode('ABC-123', 'code39', { height: 80, width: 2 })
      .image(HALF as unknown as never, 8, 8, 'threshold')
      .cut('partial')
      .pulse(0, 100, 500)
      .encode()
    const paper = decode(made, { columns: 48 })
    expect(paper.warnings).toEqual([])
    expect(styled(paper, 'bold').style).toMatchObject({ bold: true, underline: false })
    expect(styled(paper, 'under').style).toMatchObject({ bold: false, underline: true })
    expect(styled(paper, 'black').style).toMatchObject({ inverted: true, underline: false })
    expect(styled(paper, 'wide').style).toMatchObject({ wide: 2, tall: 1, inverted: false })
    expect(styled(paper, 'tall').style).toMatchObject({ wide: 1, tall: 3 })
    expect(paperToText(paper)).toContain(`\n${' '.repeat(43)}right\n`)
    expect(rowsOf(paper, 'qr')).toMatchObject([{ data: 'https://secukit.dev/', level: 'Q', size: 5 }])
    expect(rowsOf(paper, 'barcode')).toMatchObject([
      { symbology: 'ean13', data: '4006381333931', bars: 60, hri: 'below' },
      { symbology: 'code39', data: 'ABC-123', bars: 80, hri: 'none' },
    ])
    const [picture] = rowsOf(paper, 'raster')
    expect(picture?.bitmap.bits[0]).toBe(0xf0)
    expect(rowsOf(paper, 'cut')).toMatchObject([{ cut: 'partial' }])
    expect(rowsOf(paper, 'drawer')).toMatchObject([{ pin: 2 }])
  })
})

describe('mistakes of receipt-printer-encoder 4.0.1 show on the paper', () => {
  const print = (text: string): Paper => {
    const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', codepageMapping: 'epson', columns: 48 })
    return decodeEscPos(encoder.initialize().codepage('cp858').line(text).line('next').encode())
  }

  it('sends 15 for §, which prints nothing', () => {
    const paper = print('a§b')
    expect(paperToText(paper)).toBe('ab\nnext\n')
    expect(paper.warnings).toMatchObject([{ message: expect.stringContaining('NAK') }])
  })

  it('sends ESC @ for a text of two characters, which throws the line away', () => {
    const paper = print('a←@b')
    expect(paperToText(paper)).toBe('b\nnext\n')
    expect(paper.warnings).toMatchObject([{ message: expect.stringContaining('throws away') }])
  })

  it('sends GS V for another, which no printer takes in the middle of a line', () => {
    expect(print('x↔V0y').warnings).toMatchObject([{ message: expect.stringContaining('No cut') }])
  })
})

describe('receiptline', () => {
  // Its markup escapes these.
  const markup = LINES.map(
    (line) => `|${line.replaceAll(/[\\|{}_"`^~]/g, String.raw`\$&`).replace(/^ +/, '')}`,
  )
  const printed = LINES.map((line) => line.trimStart())

  it.each([
    ['escpos', decodeEscPos, PAGES.escpos],
    ['epson', decodeEscPos, PAGES.escpos],
    ['citizen', decodeEscPos, PAGES.escpos],
    ['starsbcs', decodeStarPrnt, PAGES.star],
    ['starlinesbcs', decodeStarPrnt, PAGES.star],
  ] as const)('text, large text, a QR code and a barcode for %s', (command, decode, pages) => {
    const document = [
      ...markup,
      '|^^^Gross',
      '|"fett"',
      '{code:https://secukit.dev/;option:qrcode,3,m}',
      '{code:ABC123;option:code39,2,60,hri}',
      '=',
      '',
    ].join('\n')
    const sent = transform(document, { cpl: 48, encoding: 'cp1252', command, spacing: true })
    const paper = decode(
      Uint8Array.from(sent, (character) => character.charCodeAt(0)),
      { columns: 48, pages },
    )
    const text = paperToText(paper)
    for (const line of printed) expect(text.split('\n').map((row) => row.trim())).toContain(line.trim())
    expect(styled(paper, 'Gross').style).toMatchObject({ wide: 2, tall: 2 })
    expect(styled(paper, 'fett').style).toMatchObject({ bold: true })
    expect(rowsOf(paper, 'barcode')).toMatchObject([
      { symbology: 'code39', data: 'ABC123', bars: 60, hri: 'below' },
    ])
    // It draws QR codes by itself, as pictures.
    expect(rowsOf(paper, 'raster').length + rowsOf(paper, 'qr').length).toBeGreaterThan(0)
    expect(rowsOf(paper, 'cut').length).toBeGreaterThan(0)
    // ESC/POS: upside-down on or off with a parameter that is no flag, and nothing else.
    expect(
      paper.warnings.map(({ message }) => message).filter((message) => !message.includes('ESC {')),
    ).toEqual([])
  })
})

describe('react-thermal-printer', () => {
  const made = (): Uint8Array => {
    const printer = getPrinter({ type: 'epson', characterSet: 'wpc1252' })
    printer.setCharacterSet('wpc1252').setAlign('left')
    for (const line of LINES) printer.text(line).newLine()
    return printer
      .setTextBold(true)
      .setTextUnderline('1dot-thick')
      .setTextSize(2, 3)
      .text('Summe')
      .newLine()
      .setTextNormal()
      .invert(true)
      .text('invers')
      .newLine()
      .qrcode('https://secukit.dev/', { cellSize: 4, correction: 'M' })
      .barcode('4006381333931', 'JAN13', { width: 2, height: 50, hriPosition: 'bottom' })
      .cashdraw('5pin')
      .cut(true)
      .getData()
  }

  it('prints what it was asked for', () => {
    const paper = decodeEscPos(made(), { columns: 48, pages: PAGES.escpos })
    expect(paperToText(paper)).toContain(TEXT)
    expect(styled(paper, 'Summe').style).toMatchObject({ bold: true, underline: true, wide: 2, tall: 3 })
    expect(styled(paper, 'invers').style).toMatchObject({ bold: false, inverted: true, wide: 1, tall: 1 })
    expect(rowsOf(paper, 'qr')).toMatchObject([{ data: 'https://secukit.dev/', level: 'M', size: 4 }])
    expect(rowsOf(paper, 'barcode')).toMatchObject([
      { symbology: 'ean13', data: '4006381333931', bars: 50, hri: 'below' },
    ])
    expect(rowsOf(paper, 'drawer')).toMatchObject([{ pin: 5 }])
    expect(rowsOf(paper, 'cut')).toMatchObject([{ cut: 'partial' }])
  })

  it('cuts its own jobs, and those of receipt-printer-encoder, into the same pieces as we do', () => {
    const other = new ReceiptPrinterEncoder({ language: 'esc-pos', codepageMapping: 'epson', columns: 48 })
    other
      .codepage('windows1252')
      .bold(true)
      .underline(true)
      .width(2)
      .height(2)
      .line('Größe')
      .invert(true)
      .line('x')
    other.barcode('ABC', 'code128', 60).cut('partial').pulse()
    for (const stream of [made(), other.encode()]) {
      const theirs = deserialize(stream).map((piece) =>
        piece.name === 'char' ? [piece.data] : piece.name === 'lf' ? [0x0a] : piece.data,
      ) as number[][]
      const ours = tokenizeEscPos(stream).flatMap(({ kind, bytes }) =>
        kind === 'text' ? Array.from(bytes, (byte) => [byte]) : [Array.from(bytes)],
      )
      expect(ours).toEqual(theirs)
    }
  })
})
