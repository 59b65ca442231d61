import { CodeDataError } from './errors.ts'

/** The barcodes a receipt can show. */
export type Symbology = 'ean13' | 'ean8' | 'upca' | 'code39' | 'itf' | 'code128'

/**
 * The whole data of a barcode: what is given, with the check digit of EAN and UPC added when it is missing. Code
 * 128 takes printable ASCII only: a till has no use for its control characters.
 *
 * @throws {CodeDataError} For a wrong length, a wrong check digit, or a character that the symbology lacks.
 */
export function checkBarcode(symbology: Symbology, data: string): string {
  const { name, takes, foreign, digits } = RULES[symbology]
  const foreignAt = data.search(foreign)
  if (foreignAt >= 0)
    throw new CodeDataError(`${name} takes ${takes} only: character ${foreignAt + 1} is another`)
  if (digits !== undefined) return withCheckDigit(name, data, digits)
  if (data === '') throw new CodeDataError(`${name} needs data`)
  if (symbology === 'itf' && data.length % 2 > 0) {
    throw new CodeDataError('ITF takes an even number of digits: put a 0 in front')
  }
  return data
}

interface Rule {
  readonly name: string
  readonly takes: string
  readonly foreign: RegExp
  /** The length with check digit, where it is fixed. */
  readonly digits?: number
}

const DIGITS = { takes: 'digits', foreign: /[^0-9]/ }

const RULES: Readonly<Record<Symbology, Rule>> = {
  ean13: { name: 'EAN-13', ...DIGITS, digits: 13 },
  ean8: { name: 'EAN-8', ...DIGITS, digits: 8 },
  upca: { name: 'UPC-A', ...DIGITS, digits: 12 },
  // The asterisk is its start and stop character and cannot be data.
  code39: {
    name: 'Code 39',
    takes: 'digits, capital letters, space and - . $ / + %',
    foreign: /[^0-9A-Z \-.$/+%]/,
  },
  itf: { name: 'ITF', ...DIGITS },
  code128: { name: 'Code 128', takes: 'printable ASCII characters', foreign: /[^ -~]/ },
}

function withCheckDigit(name: string, data: string, digits: number): string {
  if (data.length !== digits && data.length !== digits - 1) {
    throw new CodeDataError(
      `${name} takes ${digits} digits, or ${digits - 1} without the check digit, and this data has ${data.length}`,
    )
  }
  // GS1 General Specifications, section 7.9: weights 3 and 1 in turn, the digit before the check digit weighs 3.
  let sum = 0
  for (let at = 0; at < digits - 1; at++) sum += Number(data[at]) * ((digits - at) % 2 === 0 ? 3 : 1)
  const expected = (10 - (sum % 10)) % 10
  if (data.length === digits && Number(data.at(-1)) !== expected) {
    throw new CodeDataError(`The check digit of this ${name} is wrong: expected ${expected}`)
  }
  return data.slice(0, digits - 1) + expected
}
