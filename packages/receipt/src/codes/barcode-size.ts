import { checkBarcode, type Symbology } from './check-barcode.ts'
import { code128Values } from './code128-values.ts'

/**
 * Width of a barcode in modules, without quiet zones: the width of what `drawBarcode` draws.
 *
 * @throws {CodeDataError} As `checkBarcode` does.
 */
export function barcodeModules(symbology: Symbology, data: string): number {
  const full = checkBarcode(symbology, data)
  switch (symbology) {
    case 'ean13':
    case 'upca':
      return 95
    case 'ean8':
      return 67
    case 'code39':
      // 15 modules a character and a gap of one between them; start and stop are characters too.
      return (full.length + 2) * 16 - 1
    case 'itf':
      // 9 modules a digit, start 4, stop 5.
      return full.length * 9 + 9
    case 'code128':
      // The stop is two modules wider than the others.
      return code128Values(full).length * 11 + 13
  }
}
