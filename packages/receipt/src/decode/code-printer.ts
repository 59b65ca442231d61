import { barcodeModules } from '../codes/barcode-size.ts'
import { qrModules, type QrLevel } from '../codes/qr-size.ts'
import { drawnData, takesBarcode, type BarcodeSymbology } from './barcode-symbology.ts'
import type { BarcodeRow } from './paper.ts'
import { FONT_A_HEIGHT, type PrintHead } from './print-head.ts'
import { readLatin1, readUtf8 } from './read-utf8.ts'

/** How the barcodes to come look. */
export interface BarcodeSettings {
  /** Height of the bars in dots. */
  readonly bars: number
  /** Dots a module. */
  readonly size: number
  readonly hri: BarcodeRow['hri']
}

/** What a printer keeps of a QR code until it is told to print it. */
export interface QrSettings {
  readonly level: QrLevel
  /** Dots a module. */
  readonly size: number
  readonly bytes: Uint8Array
}

/** Prints the stored QR code. Nothing comes out where nothing is stored, or where it does not fit. */
export function printQr(head: PrintHead, { level, size, bytes }: QrSettings): void {
  if (bytes.length === 0) return head.warn('No data is stored for the QR code: nothing is printed')
  const text = readUtf8(bytes)
  if (text === undefined) head.warn('The data of the QR code is not UTF-8: phones have to guess what it says')
  const data = text ?? readLatin1(bytes)
  const modules = qrModules(data, level)
  if (modules === undefined) return head.warn('The data does not fit into a QR code: nothing is printed')
  const side = modules * size
  if (side > head.area) {
    return head.warn(`The QR code is ${side} dots wide and the print area ${head.area}: nothing is printed`)
  }
  head.rows.push({ kind: 'qr', offset: head.offset, height: side, x: head.alignedX(side), data, level, size })
}

/**
 * Prints a barcode. Data that the symbology does not take comes out as text (Epson ESC/POS reference, `GS k`), and
 * nothing at all where the bars do not fit.
 */
export function printBarcode(
  head: PrintHead,
  barcode: {
    readonly symbology: BarcodeSymbology
    readonly data: string | undefined
    readonly bytes: Uint8Array
  },
  { bars, size, hri }: BarcodeSettings,
): void {
  const { symbology, data, bytes } = barcode
  if (data === undefined || !takesBarcode(symbology, data)) {
    head.warn(`This data cannot be a barcode of the kind ${symbology}: it is printed as text`)
    return head.print(bytes.filter((byte) => byte >= 0x20 && byte !== 0x7f))
  }
  const width = (modulesOf(symbology, data) ?? 0) * size
  if (width > head.area) {
    return head.warn(`The barcode is ${width} dots wide and the print area ${head.area}: nothing is printed`)
  }
  const height = bars + FONT_A_HEIGHT * (hri === 'none' ? 0 : hri === 'both' ? 2 : 1)
  head.rows.push({
    kind: 'barcode',
    offset: head.offset,
    height,
    x: head.alignedX(width),
    symbology,
    data,
    bars,
    size,
    hri,
  })
}

/** Width in modules, where it is known. */
function modulesOf(symbology: BarcodeSymbology, data: string): number | undefined {
  const drawn = drawnData(symbology, data)
  return drawn && barcodeModules(drawn.symbology, drawn.data)
}
