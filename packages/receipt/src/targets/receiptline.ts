import { encodeBase64 } from '../base64.ts'
import type { Symbology } from '../codes/check-barcode.ts'
import { encodePng } from '../dots/encode-png.ts'
import type { Alignment } from '../line.ts'
import type { Page, Row, Style, TextRow } from '../page.ts'
import type { Target } from '../target.ts'
import { rowStretches } from './row-stretches.ts'

/**
 * A document in ReceiptLine markup (OFSC) for printers, services and tools that take it. Its rows are broken and
 * placed for the page's columns already: print it with as many characters per line. Whoever prints it cuts the paper
 * at the end.
 */
export function receiptline(): Target<string> {
  return {
    name: 'receiptline',
    graphics: ['image', 'qr', 'barcode'],
    leastModule: MIN_CELL,
    wide: true,
    write: writeReceiptline,
  }
}

function writeReceiptline({ rows, columns }: Page): string {
  let written = ''
  for (const row of rows) written += writeRow(row, columns)
  return `${written.trimEnd()}\n`
}

function writeRow(row: Row, columns: number): string {
  switch (row.kind) {
    case 'text':
      return `${writeText(row, columns)}\n`
    case 'image':
      return writeProperty(`image:${encodeBase64(encodePng(row.bitmap))}`, row.align)
    case 'qr':
      return writeProperty(
        `code:${escapeData(row.data)};option:qrcode,${row.size},${row.level.toLowerCase()}`,
        row.align,
      )
    case 'barcode': {
      const height = Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, row.height))
      return writeProperty(
        `code:${escapeData(row.data)};option:${BARCODE_TYPE[row.symbology]},${row.module},${height}`,
        row.align,
      )
    }
    case 'cut':
      return '=\n'
    case 'drawer':
      return ''
  }
}

// What the options of a code may say; other numbers are ignored.
const MIN_CELL = 3
const MIN_HEIGHT = 24
const MAX_HEIGHT = 240
const BARCODE_TYPE: Readonly<Record<Symbology, string>> = {
  ean13: 'ean',
  ean8: 'ean',
  upca: 'upc',
  code39: 'code39',
  itf: 'itf',
  code128: 'code128',
}

/** A `|` at one side pushes a property to that side; without, it stands in the middle. */
function writeProperty(property: string, align: Alignment): string {
  return `${align === 'left' ? '|' : ''}{${property}}${align === 'right' ? '|' : ''}\n`
}

// Would end the value or mean something in it, be trimmed away, or be obeyed by a terminal that shows the document.
const MARKUP_IN_DATA = /[\0- \\{|};\x7f-\x9f]/g
const HALF_PAIR = /\p{Cs}/gu
// No property can hold these two, and four digits have no escape.
const LINE_SEPARATOR = /[\u2028\u2029]/g

function escapeData(data: string): string {
  const text = data.replace(HALF_PAIR, '\ufffd').replace(LINE_SEPARATOR, '\n')
  return text.replace(MARKUP_IN_DATA, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
}

const PLAIN: Style = { bold: false, wide: false, tall: false }

function writeText(row: TextRow, columns: number): string {
  let written = ''
  let style = PLAIN
  for (const stretch of rowStretches(row)) {
    written += changeStyle(style, stretch) + escapeText(stretch.text)
    style = stretch
  }
  written += changeStyle(style, PLAIN)
  if (written === '') return ''
  // A rule of ReceiptLine is as wide as the paper. Other rows of nothing else are text, and shall not cut it.
  if (written === '-'.repeat(columns)) return '-'
  if (ONLY_DASHES.test(written)) return `|\\${written}`
  // The bar puts the row to the left edge, up to which blanks would be trimmed away.
  return `|${written.replace(/^ /, '~')}`
}

const ONLY_DASHES = /^(?:-+|=+)$/

/** `"` turns bold on and off; `^` is double width, `^^` double height, `^^^` both, and the same again ends it. */
function changeStyle(from: Style, to: Style): string {
  const [before, after] = [carets(from), carets(to)]
  return (from.bold === to.bold ? '' : '"') + (before === after ? '' : after || before)
}

function carets({ wide, tall }: Style): string {
  return (wide ? '^' : '') + (tall ? '^^' : '')
}

function escapeText(text: string): string {
  return text.replace(/[\\|{}~_"`^]/g, String.raw`\$&`)
}
