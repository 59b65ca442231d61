import type { Bitmap } from '../bitmap.ts'
import type { Page } from '../page.ts'
import { pageSet } from '../printers/page-set.ts'
import type { Target } from '../target.ts'
import { CELL } from './dot-rows.ts'
import { writePdfFile } from './pdf-file.ts'
import { drawSheets, type Sheet } from './pdf-sheets.ts'
import { receiptTitle, type ReceiptLanguage } from './receipt-title.ts'

/** How a PDF is written. */
export interface PdfOptions {
  /** Language of the receipt's text, for screen readers; also that of the title. Default: `de`. */
  readonly lang?: ReceiptLanguage | undefined
}

/**
 * A PDF for mail and archive: pages as wide as the paper and as long as the receipt, a new one after each cut, text
 * that can be searched and copied, nothing embedded. 58 mm wide up to 36 columns, 80 mm from there on. Prints the
 * characters of Windows-1252. The same receipt gives the same bytes: there is no date in it.
 */
export function pdf({ lang = 'de' }: PdfOptions = {}): Target<Uint8Array> {
  return {
    name: 'pdf',
    // What every PDF reader has letters for: WinAnsiEncoding (PDF 1.4, appendix D) is this page.
    charset: pageSet(WINDOWS_1252),
    graphics: ['image', 'qr', 'barcode'],
    wide: true,
    write: (page) => writePdf(page, lang),
  }
}

const WINDOWS_1252 = [{ page: 'wpc1252', number: 0 }] as const

const POINTS_PER_MM = 72 / 25.4
const NARROW_COLUMNS = 36
const NARROW = { paper: 58, printed: 48 }
const NORMAL = { paper: 80, printed: 72 }
// The longest page that all readers show (PDF 1.4, appendix C).
const MAX_POINTS = 14_400

function writePdf(page: Page, lang: ReceiptLanguage): Uint8Array {
  const { paper, printed } = page.columns <= NARROW_COLUMNS ? NARROW : NORMAL
  const width = paper * POINTS_PER_MM
  const margin = ((paper - printed) / 2) * POINTS_PER_MM
  const dot = (printed * POINTS_PER_MM) / (page.columns * CELL.width)
  const { sheets, masks } = drawSheets(page, Math.floor((MAX_POINTS - 2 * margin) / dot))

  const maskNames = masks.map((_, at) => `/I${at} ${FIRST_MASK + at} 0 R`).join('')
  const firstSheet = FIRST_MASK + masks.length
  const kids = sheets.map((_, at) => `${firstSheet + 2 * at} 0 R`).join(' ')
  return writePdfFile([
    `<</Type/Catalog/Pages 3 0 R/Lang(${lang})>>`,
    `<</Title(${receiptTitle(lang)})>>`,
    `<</Type/Pages/Count ${sheets.length}/Kids[${kids}]/Resources<</Font<</A 4 0 R/B 5 0 R>>/XObject<<${maskNames}>>>>>>`,
    font('Courier'),
    font('Courier-Bold'),
    ...masks.map(mask),
    ...sheets.flatMap((sheet, at) => {
      const height = sheet.height * dot + 2 * margin
      return [
        `<</Type/Page/Parent 3 0 R/MediaBox[0 0 ${points(width)} ${points(height)}]/Contents ${firstSheet + 2 * at + 1} 0 R>>`,
        contents(sheet, `${points(dot)} 0 0 ${points(dot)} ${points(margin)} ${points(height - margin)} cm`),
      ]
    }),
  ])
}

// Behind catalog, title, page tree and two fonts.
const FIRST_MASK = 6

function font(name: string): string {
  return `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`
}

/** A picture of which the 1 bits are painted. */
function mask({ width, height, bits }: Bitmap): string {
  const data = Array.from(bits, (byte) => String.fromCharCode(byte)).join('')
  return stream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ImageMask true/BitsPerComponent 1/Decode[1 0]`,
    data,
  )
}

/** The sheet, drawn in dots from its upper left corner downwards. */
function contents(sheet: Sheet, transform: string): string {
  return stream('', `${transform}\n${sheet.content}`)
}

function stream(entries: string, data: string): string {
  return `<<${entries}/Length ${data.length}>>stream\n${data}\nendstream`
}

function points(length: number): number {
  return Math.round(length * 10_000) / 10_000
}
