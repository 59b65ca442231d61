import type { Bitmap } from '../bitmap.ts'
import { checkBarcode, type Symbology } from './check-barcode.ts'
import { code128Widths } from './code128.ts'
import { code39Widths } from './code39.ts'
import { eanWidths } from './ean.ts'
import { itfWidths } from './itf.ts'
import { packDots } from './pack-dots.ts'

/**
 * Draws a barcode: one dot a module wide, one dot high, to be stretched, no quiet zones.
 *
 * @throws {CodeDataError} As `checkBarcode` does.
 */
export function drawBarcode(symbology: Symbology, data: string): Bitmap {
  const widths = WIDTHS[symbology](checkBarcode(symbology, data))
  const dots = Array.from(widths, (width, at) => (at % 2 === 0 ? '1' : '0').repeat(Number(width))).join('')
  return packDots(Uint8Array.from(dots, Number), dots.length)
}

const WIDTHS: Readonly<Record<Symbology, (data: string) => string>> = {
  ean13: eanWidths,
  ean8: eanWidths,
  upca: (digits) => eanWidths(`0${digits}`),
  code39: code39Widths,
  itf: itfWidths,
  code128: code128Widths,
}
