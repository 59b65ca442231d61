import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBarcode, type Symbology } from './check-barcode.ts'
import { CodeDataError } from './errors.ts'

describe('checkBarcode', () => {
  // Printed on goods, and GS1's own examples.
  it.each([
    ['ean13', '400638133393', '4006381333931'],
    ['ean13', '590123412345', '5901234123457'],
    ['ean13', '000000000000', '0000000000000'],
    ['ean8', '9638507', '96385074'],
    ['ean8', '7351353', '73513537'],
    ['upca', '03600029145', '036000291452'],
    ['upca', '61414100003', '614141000036'],
  ] as const)('adds the check digit to %s %s and accepts it', (symbology, data, full) => {
    expect(checkBarcode(symbology, data)).toBe(full)
    expect(checkBarcode(symbology, full)).toBe(full)
  })

  it.each([
    ['ean13', '4006381333932', /check digit of this EAN-13 is wrong: expected 1$/],
    ['upca', '036000291450', /check digit of this UPC-A is wrong: expected 2$/],
    ['ean8', '96385070', /check digit of this EAN-8 is wrong: expected 4$/],
    ['ean13', '40063813339', /EAN-13 takes 13 digits, or 12 without the check digit, and this data has 11$/],
    ['ean13', '40063813339311', /this data has 14$/],
    ['ean8', '', /EAN-8 takes 8 digits, or 7 .* has 0$/],
    ['upca', '0360002914521', /UPC-A takes 12 digits, or 11 .* has 13$/],
    ['ean13', '4006381 33393', /EAN-13 takes digits only: character 8 is another$/],
    ['ean13', '٤٠٠٦٣٨١٣٣٣٩٣١', /character 1 is another$/],
    ['itf', '', /ITF needs data$/],
    ['itf', '123', /ITF takes an even number of digits: put a 0 in front$/],
    ['itf', '12a4', /ITF takes digits only: character 3 is another$/],
    ['code39', '', /Code 39 needs data$/],
    ['code39', 'ABc', /capital letters, .* only: character 3 is another$/],
    ['code39', '*A*', /character 1 is another$/],
    ['code39', 'A,B', /character 2 is another$/],
    ['code128', '', /Code 128 needs data$/],
    ['code128', 'Tür', /Code 128 takes printable ASCII characters only: character 2 is another$/],
    ['code128', 'a\u007f', /character 2 is another$/],
    ['code128', '\n', /character 1 is another$/],
  ] as const)('refuses %s %j', (symbology, data, message) => {
    const refused = (): unknown => checkBarcode(symbology, data)
    expect(refused).toThrow(CodeDataError)
    expect(refused).toThrow(message)
  })

  it('takes all characters of a set', () => {
    for (const [symbology, data] of [
      ['code39', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'],
      ['code128', String.fromCharCode(...Array.from({ length: 95 }, (_, at) => 32 + at))],
      ['itf', '0123456789'],
    ] as const) {
      expect(checkBarcode(symbology, data)).toBe(data)
    }
  })

  it('finds every wrong digit and never quotes the data', () => {
    const symbologies = fc.constantFrom<[Symbology, number][]>(['ean13', 13], ['ean8', 8], ['upca', 12])
    fc.assert(
      fc.property(
        symbologies,
        fc.infiniteStream(fc.nat(9)),
        fc.nat(12),
        fc.integer({ min: 1, max: 9 }),
        (kind, stream, place, error) => {
          const [symbology, length] = kind
          const full = checkBarcode(symbology, [...stream.take(length - 1)].join(''))
          const at = place % length
          const wrong = full.slice(0, at) + ((Number(full[at]) + error) % 10) + full.slice(at + 1)
          let message = ''
          try {
            checkBarcode(symbology, wrong)
          } catch (error_) {
            message = (error_ as Error).message
          }
          expect(message).toMatch(/wrong: expected \d$/)
          expect(message).not.toContain(wrong)
        },
      ),
    )
  })
})
