import { rowBytes } from '../bitmap.ts'
import type { Symbology } from '../codes/check-barcode.ts'
import { utf8Bytes } from '../codes/utf8.ts'
import type { BarcodeRow } from '../page.ts'
import { code128Data } from '../printers/code128-data.ts'
import { word, type PrinterLanguage } from '../printers/job.ts'
import { createPrinterTarget, type PrinterOptions } from '../printers/printer-target.ts'
import { GENERIC_80 } from '../printers/generic.ts'
import type { Target } from '../target.ts'

export type { DotWriter, PrinterOptions } from '../printers/printer-target.ts'

/**
 * A job for an ESC/POS printer: its bytes, from `ESC @` to the cut. Text is written in the code page of the
 * profile that has its characters; no text can become a command. Default printer: `GENERIC_80`, 48 columns.
 *
 * Throws a `ReceiptOptionError` when the printer has another language; rendering does when it has fewer columns than
 * asked for.
 */
export function escpos(options: PrinterOptions = {}): Target<Uint8Array> {
  return createPrinterTarget(ESC_POS, options.printer ?? GENERIC_80, options)
}

const ESC = 0x1b
const GS = 0x1d

// Epson's ESC/POS command reference.
const ESC_POS: PrinterLanguage = {
  name: 'escpos',
  initialize: [ESC, 0x40],
  smallFont: [ESC, 0x4d, 1],
  selectPage: (number) => [ESC, 0x74, number],
  bold: [ESC, 0x45, 1],
  notBold: [ESC, 0x45, 0],
  // The width is in the high half of the byte.
  sizes: [0x00, 0x01, 0x10, 0x11].map((size) => [GS, 0x21, size]),
  setAlign: (align) => [ESC, 0x61, { left: 0, center: 1, right: 2 }[align]],
  // t1 and t2 in units of 2 ms: a pulse of 50 ms, and 500 ms before the next.
  openDrawer: ({ pin }) => [ESC, 0x70, pin === 2 ? 0 : 1, 25, 250],
  imageHead: (width, height) => [GS, 0x76, 0x30, 0, ...word(rowBytes(width)), ...word(height)],
  printQr({ data, level, size }) {
    const bytes = utf8Bytes(data)
    return [
      ...qrFunction(0x41, [0x32, 0]),
      ...qrFunction(0x43, [size]),
      ...qrFunction(0x45, [0x30 + 'LMQH'.indexOf(level)]),
      ...qrFunction(0x50, [0x30, ...bytes]),
      ...qrFunction(0x51, [0x30]),
    ]
  },
  printBarcode(row) {
    const data = barcodeData(row)
    // GS H 0: the data below the bars are text of ours.
    const settings = [GS, 0x48, 0, GS, 0x68, row.height, GS, 0x77, row.module]
    return [...settings, GS, 0x6b, BARCODE_SYSTEM[row.symbology], data.length, ...data]
  },
}

/** `GS ( k` for QR codes. */
function qrFunction(number: number, parameters: readonly number[]): number[] {
  return [GS, 0x28, 0x6b, ...word(parameters.length + 2), 0x31, number, ...parameters]
}

/** The numbers of `GS k`, function B. */
const BARCODE_SYSTEM: Readonly<Record<Symbology, number>> = {
  upca: 65,
  ean13: 67,
  ean8: 68,
  code39: 69,
  itf: 70,
  code128: 73,
}

function barcodeData({ symbology, data }: BarcodeRow): number[] {
  return symbology === 'code128' ? code128Data(data) : utf8Bytes(data)
}
