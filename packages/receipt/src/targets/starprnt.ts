import { rowBytes } from '../bitmap.ts'
import type { Symbology } from '../codes/check-barcode.ts'
import { utf8Bytes } from '../codes/utf8.ts'
import { word, type PrinterLanguage } from '../printers/job.ts'
import { createPrinterTarget, type PrinterOptions } from '../printers/printer-target.ts'
import { STAR_MC_PRINT3 } from '../printers/profiles.ts'
import type { Target } from '../target.ts'

export type { DotWriter, PrinterOptions } from '../printers/printer-target.ts'

/**
 * A job for a StarPRNT printer: its bytes, from `ESC @` to the cut. Text is written in the code page of the profile
 * that has its characters; no text can become a command. Default printer: `STAR_MC_PRINT3`, 48 columns.
 *
 * Throws a `ReceiptOptionError` when the printer has another language; rendering does when it has fewer columns than
 * asked for.
 */
export function starprnt(options: PrinterOptions = {}): Target<Uint8Array> {
  return createPrinterTarget(STAR_PRNT, options.printer ?? STAR_MC_PRINT3, options)
}

const ESC = 0x1b
const GS = 0x1d
const RS = 0x1e
const BEL = 0x07
const SUB = 0x1a

// Star's StarPRNT command specification.
const STAR_PRNT: PrinterLanguage = {
  name: 'starprnt',
  initialize: [ESC, 0x40],
  smallFont: [ESC, RS, 0x46, 1],
  selectPage: (number) => [ESC, GS, 0x74, number],
  bold: [ESC, 0x45],
  notBold: [ESC, 0x46],
  // The height comes first.
  sizes: [
    [ESC, 0x69, 0, 0],
    [ESC, 0x69, 1, 0],
    [ESC, 0x69, 0, 1],
    [ESC, 0x69, 1, 1],
  ],
  setAlign: (align) => [ESC, GS, 0x61, { left: 0, center: 1, right: 2 }[align]],
  // Times in units of 10 ms, as long as with ESC/POS; they are set for the first drawer only.
  openDrawer: ({ pin }) => (pin === 2 ? [ESC, BEL, 5, 50, BEL] : [SUB]),
  imageHead: (width, height) => [ESC, GS, 0x53, 1, ...word(rowBytes(width)), ...word(height), 0],
  printQr({ data, level, size }) {
    const bytes = utf8Bytes(data)
    const model = [ESC, GS, 0x79, 0x53, 0x30, 2]
    const correction = [ESC, GS, 0x79, 0x53, 0x31, 'LMQH'.indexOf(level)]
    const cell = [ESC, GS, 0x79, 0x53, 0x32, size]
    const store = [ESC, GS, 0x79, 0x44, 0x31, 0, ...word(bytes.length), ...bytes]
    return [...model, ...correction, ...cell, ...store, ESC, GS, 0x79, 0x50]
  },
  printBarcode({ symbology, data, module, height }) {
    // Without the data below the bars, which are text of ours, and with a line feed.
    const head = [ESC, 0x62, BARCODE_TYPE[symbology], 1, barMode(symbology, module), height]
    return [...head, ...barcodeData(symbology, data), RS]
  },
}

/** The types of `ESC b`. */
const BARCODE_TYPE: Readonly<Record<Symbology, number>> = {
  upca: 1,
  ean8: 2,
  ean13: 3,
  code39: 4,
  itf: 5,
  code128: 6,
}

/** The mode for bars of 2 or 3 dots; of Code 39 and ITF the one whose wide bars are three times as wide. */
function barMode(symbology: Symbology, module: number): number {
  return symbology === 'itf' ? module + 5 : module - 1
}

function barcodeData(symbology: Symbology, data: string): number[] {
  // In Code 128 a percent sign begins a control character; the printer chooses the code sets itself.
  return utf8Bytes(symbology === 'code128' ? data.replaceAll('%', '%0') : data)
}
