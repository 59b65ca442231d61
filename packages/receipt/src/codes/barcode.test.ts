import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlack } from '../bitmap.ts'
import { barcodeModules } from './barcode-size.ts'
import { drawBarcode } from './barcode.ts'
import { checkBarcode, type Symbology } from './check-barcode.ts'
import { code128Values } from './code128-values.ts'
import { CodeDataError } from './errors.ts'
import { scan, type ScanFormat } from './scan.test-helper.ts'

const FORMATS: Readonly<Record<Symbology, ScanFormat>> = {
  ean13: 'EAN13',
  ean8: 'EAN8',
  upca: 'UPCA',
  // Not with the escapes for lower case that some readers look for.
  code39: 'Code39Std',
  itf: 'ITF',
  code128: 'Code128',
}

const DATA: Readonly<Record<Symbology, fc.Arbitrary<string>>> = {
  ean13: fc.stringMatching(/^[0-9]{12}$/),
  ean8: fc.stringMatching(/^[0-9]{7}$/),
  upca: fc.stringMatching(/^[0-9]{11}$/),
  code39: fc.stringMatching(/^[0-9A-Z \-.$/+%]{1,20}$/),
  // Readers take six digits or more: a part of a longer ITF looks like a short one.
  itf: fc.stringMatching(/^([0-9]{2}){3,15}$/),
  code128: fc.stringMatching(/^([ -~]{1,8}|[0-9]{1,9}){1,4}$/),
}

const SYMBOLOGIES = Object.keys(FORMATS) as Symbology[]

describe.each(SYMBOLOGIES)('drawBarcode %s', (symbology) => {
  it('draws what a reader reads, as wide as barcodeModules says', async () => {
    await fc.assert(
      fc.asyncProperty(DATA[symbology], async (data) => {
        const bitmap = drawBarcode(symbology, data)
        expect(await read(symbology, data)).toBe(checkBarcode(symbology, data))
        expect([bitmap.width, bitmap.height]).toEqual([barcodeModules(symbology, data), 1])
        // No quiet zone: it begins and ends with a bar.
        expect([isBlack(bitmap, 0, 0), isBlack(bitmap, bitmap.width - 1, 0)]).toEqual([true, true])
      }),
      { numRuns: 60 },
    )
  })

  it('refuses what checkBarcode refuses', () => {
    expect(() => drawBarcode(symbology, '1ü')).toThrow(CodeDataError)
    expect(() => barcodeModules(symbology, '1ü')).toThrow(CodeDataError)
  })
})

describe('drawBarcode', () => {
  it('draws every first digit of EAN-13, and every digit at every place', async () => {
    for (let first = 0; first < 10; first++) {
      const data = Array.from({ length: 12 }, (_, at) => (first + at * 3) % 10).join('')
      expect(await read('ean13', data)).toBe(checkBarcode('ean13', data))
    }
  })

  it('draws every character of Code 39', async () => {
    for (const data of ['0123456789ABCDEFGHIJK', 'LMNOPQRSTUVWXYZ-. $/+%']) {
      expect(await read('code39', data)).toBe(data)
    }
  })

  it('draws every pair of digits of ITF', async () => {
    for (let ten = 0; ten < 10; ten++) {
      const data = Array.from({ length: 10 }, (_, one) => `${ten}${one}`).join('')
      expect(await read('itf', data)).toBe(data)
    }
  })

  it('draws every character and every pair of digits of Code 128', async () => {
    for (let from = 32; from < 127; from += 19) {
      const data = String.fromCharCode(...Array.from({ length: 19 }, (_, at) => from + at))
      expect(await read('code128', data)).toBe(data)
    }
    for (let ten = 0; ten < 10; ten++) {
      const data = Array.from({ length: 10 }, (_, one) => `${ten}${one}`).join('')
      expect(await read('code128', data)).toBe(data)
    }
  })

  it('draws every check character of Code 128', async () => {
    const byCheck = new Map<number, string>()
    for (let code = 32 * 95; byCheck.size < 103; code++) {
      const data = String.fromCharCode(32 + (code % 95), 32 + (Math.floor(code / 95) % 95), 65)
      byCheck.set(code128Values(data).at(-1)!, data)
    }
    for (const data of byCheck.values()) expect(await read('code128', data)).toBe(data)
  })
})

describe('code128Values', () => {
  it('needs no more symbols than the best choice of code sets', () => {
    const digitRuns = fc.stringMatching(/^([0-9]{1,9}|[a-c]{1,3}){1,7}$/)
    fc.assert(
      fc.property(digitRuns, (data) => {
        // Without the check character.
        expect(code128Values(data).length - 1).toBe(fewestSymbols(data))
      }),
      { numRuns: 1_000 },
    )
  })

  it('starts as annex E of the standard says where two choices are equally short', () => {
    const [START_B, START_C] = [104, 105]
    expect(['12', '1234a', '12345', '123456'].map((data) => code128Values(data)[0])).toEqual([
      START_C,
      START_C,
      START_C,
      START_C,
    ])
    expect(['1', '123', '12a', 'a1234'].map((data) => code128Values(data)[0])).toEqual([
      START_B,
      START_B,
      START_B,
      START_B,
    ])
  })

  it('does not change sets for four digits in between, which saves nothing', () => {
    const [START_B, CODE_C] = [104, 99]
    expect(code128Values('a1234b').slice(0, -1)).toEqual([START_B, 65, 17, 18, 19, 20, 66])
    expect(code128Values('a123456b')).toContain(CODE_C)
  })

  it('is not slow for long data', () => {
    expect(code128Values('7'.repeat(100_001)).length).toBe(50_004)
    expect(code128Values('12345a'.repeat(20_000)).length).toBeGreaterThan(100_000)
  })
})

async function read(symbology: Symbology, data: string): Promise<string | undefined> {
  const scanned = await scan(drawBarcode(symbology, data), FORMATS[symbology])
  // An EAN-13 that begins with 0 is a UPC-A to zxing and the other way round: only the 13 digits are the same.
  return symbology === 'upca' ? scanned?.text.slice(-12) : scanned?.text
}

// Tries both code sets for every character, from the end; a start costs as much as a switch.
function fewestSymbols(data: string): number {
  let [b, c] = [[0], [0]]
  for (let at = data.length - 1; at >= 0; at--) {
    const inB = 1 + Math.min(b[0]!, 1 + c[0]!)
    const inC = /^\d\d/.test(data.slice(at)) ? 1 + Math.min(c[1]!, 1 + b[1]!) : Infinity
    b = [inB, ...b]
    c = [inC, ...c]
  }
  return 1 + Math.min(b[0]!, c[0]!)
}
