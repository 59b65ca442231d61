import { checkBarcode, type Symbology } from '../codes/check-barcode.ts'

/** The barcodes that printers know. */
export type BarcodeSymbology =
  | 'upca'
  | 'upce'
  | 'ean13'
  | 'ean8'
  | 'code39'
  | 'itf'
  | 'codabar'
  | 'code93'
  | 'code128'
  | 'gs1-128'
  | 'databar'
  | 'databar-truncated'
  | 'databar-limited'
  | 'databar-expanded'

/** What each symbology takes; a printer prints anything else as plain text: Epson ESC/POS reference, `GS k`. */
const TAKES: Readonly<Record<BarcodeSymbology, RegExp>> = {
  upca: /^\d{11,12}$/,
  upce: /^(\d{6,8}|\d{11,12})$/,
  ean13: /^\d{12,13}$/,
  ean8: /^\d{7,8}$/,
  code39: /^(\*[0-9A-Z $%+\-./]+\*|[0-9A-Z $%+\-./]+)$/,
  itf: /^(\d\d)+$/,
  codabar: /^[A-Da-d][0-9$+\-./:]+[A-Da-d]$/,
  code93: /^[\0-\x7f]+$/,
  code128: /^[\0-\x7f]+$/,
  'gs1-128': /^[\0-\x7f]{2,}$/,
  databar: /^\d{13,14}$/,
  'databar-truncated': /^\d{13,14}$/,
  'databar-limited': /^[01]\d{12,13}$/,
  'databar-expanded': /^[ -\x7e]{2,}$/,
}

/** The data of a barcode as we draw it; undefined of those we do not, and where a printer is more lenient than we are. */
export function drawnData(
  symbology: BarcodeSymbology,
  data: string,
): { symbology: Symbology; data: string } | undefined {
  switch (symbology) {
    case 'upca':
    case 'ean13':
    case 'ean8':
    case 'itf':
    case 'code39':
    case 'code128':
      try {
        return { symbology, data: checkBarcode(symbology, data.replace(/^\*(.*)\*$/, '$1')) }
      } catch {
        // A wrong check digit, or control characters in Code 128.
        return undefined
      }
    default:
      return undefined
  }
}

/** Whether a printer draws this data as a barcode. It does not compare a check digit that is there. */
export function takesBarcode(symbology: BarcodeSymbology, data: string): boolean {
  return TAKES[symbology].test(data)
}

/**
 * Reads the data of Code 128 as ESC/POS sends it: `{A`, `{B`, `{C` choose a code set, `{1` to `{4` are function
 * characters and `{S` is the shift (left out here), `{{` is a brace; in set C a byte is two digits. Undefined where
 * it does not begin with a code set or has an escape that there is not.
 */
export function readCode128(bytes: string): string | undefined {
  if (!/^\{[ABC]/.test(bytes)) return undefined
  let data = ''
  let pairs = false
  for (let at = 0; at < bytes.length; at++) {
    const character = bytes[at]!
    if (character === '{') {
      const escape = bytes[++at] ?? ''
      if (!'ABC1234S{'.includes(escape) || escape === '') return undefined
      if (escape === '{') data += '{'
      if ('ABC'.includes(escape)) pairs = escape === 'C'
    } else if (pairs) {
      if (character.charCodeAt(0) > 99) return undefined
      data += String(character.charCodeAt(0)).padStart(2, '0')
    } else {
      data += character
    }
  }
  return data
}
