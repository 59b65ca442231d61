import { describe, expect, it } from 'vitest'
import { ReceiptFormatError } from '../errors.ts'
import type { ShopLine } from '../input.ts'
import { parseReceipt } from '../parse.ts'
import { shopReceipt } from './shop-receipt.ts'

const bitmap = { width: 9, height: 2, bits: Uint8Array.of(0x80, 0x80, 0x7f, 0) }

const read = (...lines: unknown[]) => {
  const { lines: printed, warnings } = parseReceipt(shopReceipt({ lines: lines as ShopLine[] }))
  return { lines: printed, warnings: warnings.map(({ pointer, message }) => `${pointer} ${message}`) }
}
const plain = (text: string, align = 'left') => {
  return { kind: 'text', text, align, important: false, size: 'normal' }
}

describe("a shop's own receipt", () => {
  it('has the lines of the wire, and pictures, codes, cuts and the drawer', () => {
    const { lines, warnings } = read(
      { type: 'drawer' },
      { type: 'drawer', value: { pin: 5 } },
      { type: 'image', value: { bitmap, alt: 'Bäckerei ' } },
      { type: 'textline', value: { text: 'Danke', decoration: ['tall', 'wide', 'important'] } },
      { type: 'name-value', value: { name: 'Summe', value: '1,00', decoration: ['wide'] } },
      { type: 'table', value: { rows: [['a', 'b'], ['c']] } },
      { type: 'qr', value: { data: 'https://secukit.example/ä' } },
      { type: 'qr', value: { data: 'x', level: 'H', size: 3, text: 'Scan', decoration: ['align-left'] } },
      { type: 'barcode', value: { symbology: 'ean8', data: '9638507' } },
      { type: 'barcode', value: { symbology: 'code39', data: 'A1', modules: 63, height: 100, text: false } },
      { type: 'cut' },
    )
    expect(warnings).toEqual([])
    expect(lines).toEqual([
      { kind: 'drawer', pin: 2 },
      { kind: 'drawer', pin: 5 },
      { kind: 'image', bitmap, alt: 'Bäckerei', align: 'center' },
      { kind: 'text', text: 'Danke', align: 'left', important: true, size: 'large' },
      { kind: 'pair', name: 'Summe', value: '1,00', important: false, size: 'wide' },
      {
        kind: 'table',
        rows: [
          ['a', 'b'],
          ['c', ''],
        ],
      },
      {
        kind: 'qr',
        data: 'https://secukit.example/ä',
        words: 'https://secukit.example/ä',
        level: 'M',
        modules: 25,
        size: 6,
        text: '',
        align: 'center',
      },
      { kind: 'qr', data: 'x', words: 'x', level: 'H', modules: 21, size: 3, text: 'Scan', align: 'left' },
      {
        kind: 'barcode',
        symbology: 'ean8',
        data: '96385074',
        modules: 67,
        height: 64,
        text: true,
        align: 'center',
      },
      {
        kind: 'barcode',
        symbology: 'code39',
        data: 'A1',
        modules: 63,
        height: 100,
        text: false,
        align: 'center',
      },
      { kind: 'cut' },
    ])
  })

  it('takes the bits of a picture from JSON', () => {
    const line = { type: 'image', value: { bitmap: { width: 9, height: 2, bits: 'gIB/AA==' } } }
    expect(read(JSON.parse(JSON.stringify(line)))).toEqual({
      lines: [{ kind: 'image', bitmap, alt: '', align: 'center' }],
      warnings: [],
    })
  })

  it('takes a receipt of the wire in its midst, whatever carries it', () => {
    const receipt = [{ type: 'textline', value: { text: 'x' } }]
    const { lines, warnings } = read(
      { type: 'space' },
      { type: 'receipt', value: receipt },
      { type: 'receipt', value: { receipt } },
      { type: 'receipt', value: { header: receipt, body: [7] } },
    )
    expect(lines).toEqual([{ kind: 'space' }, plain('x'), plain('x'), plain('x'), plain('7')])
    expect(warnings).toEqual(['/lines/3/value/body/0 Expected an object, found a number: printed as it is.'])
  })

  it('is printed when the receipt of the wire is missing', () => {
    const { lines, warnings } = read({ type: 'receipt', value: { receipt: null } }, { type: 'space' })
    expect(lines).toEqual([{ kind: 'space' }])
    expect(warnings).toEqual([
      expect.stringMatching(/^\/lines\/0\/value\/receipt Expected a receipt.*Found null\. Left out\.$/),
    ])
  })

  // What is odd, the line, the warning, what is printed instead.
  it.each<[string, unknown, RegExp[], unknown[]]>([
    [
      'a picture without bits',
      { type: 'image', value: { bitmap: { width: 9, height: 2 }, alt: 'Logo' } },
      [/^\/lines\/0\/value\/bitmap Expected a bitmap/],
      [plain('Logo')],
    ],
    [
      'a picture with too few bits',
      { type: 'image', value: { bitmap: { width: 9, height: 2, bits: Uint8Array.of(1, 2) } } },
      [/bitmap/],
      [],
    ],
    [
      'a picture of no size',
      { type: 'image', value: { bitmap: { width: 0, height: 0, bits: '' } } },
      [/1 to 4096/],
      [],
    ],
    [
      'data that no QR code holds',
      { type: 'qr', value: { data: 'x'.repeat(3000), level: 'L' } },
      [/^\/lines\/0\/value\/data The data do not fit into a QR code of level L: printed as text\.$/],
      [plain('x'.repeat(3000), 'center')],
    ],
    [
      'a QR code that a printer may obey',
      { type: 'qr', value: { data: '\x10\x14\x01\x00\x05' } },
      [/data The data hold control characters: printed as text/],
      [plain('', 'center')],
    ],
    ['a QR code of nothing', { type: 'qr', value: { data: '' } }, [/found an empty string: left out/], []],
    [
      'an odd level and size',
      { type: 'qr', value: { data: 'x', level: 'X', size: 99 } },
      [/level Expected one of L, M, Q, H, found another: M is taken/, /size Expected one of 2, 3/],
      [{ kind: 'qr', data: 'x', words: 'x', level: 'M', modules: 21, size: 6, text: '', align: 'center' }],
    ],
    [
      'a wrong check digit',
      { type: 'barcode', value: { symbology: 'ean8', data: '96385070' } },
      [/^\/lines\/0\/value\/data The check digit.*expected 4 The data are printed as text\.$/],
      [plain('96385070', 'center')],
    ],
    [
      'an unknown barcode',
      { type: 'barcode', value: { symbology: 'aztec', data: 'x' } },
      [/symbology Expected ean13, ean8, upca, code39, itf, code128/],
      [plain('x', 'center')],
    ],
    ['a table without rows', { type: 'table', value: {} }, [/rows Expected an array of rows/], []],
    [
      'a cell that is no text',
      { type: 'table', value: { rows: [['a', null]] } },
      [/rows\/0\/1 Expected a string, found null/],
      [{ kind: 'table', rows: [['a', '']] }],
    ],
    [
      'a pin that no printer has',
      { type: 'drawer', value: { pin: 3 } },
      [/pin Expected one of 2, 5, found another: 2 is taken/],
      [{ kind: 'drawer', pin: 2 }],
    ],
    ['a line of no known type', { type: 'hologram', value: { text: 'x' } }, [/Unknown type/], [plain('x')]],
  ])('with %s is printed all the same, with a warning', (_, line, patterns, lines) => {
    const found = read(line)
    expect(found.lines).toEqual(lines)
    expect(found.warnings).toEqual(patterns.map((pattern) => expect.stringMatching(pattern)))
  })
})

describe('a receipt of the wire', () => {
  it.each(['image', 'qr', 'barcode', 'cut', 'drawer', 'table'])('moves no part of a printer: %s', (type) => {
    const line = { type, value: { data: 'x', text: 'x', bitmap, symbology: 'code39', rows: [['x']] } }
    for (const receipt of [[line], { receipt: [line] }, { body: [line] }]) {
      const { lines, warnings } = parseReceipt(receipt)
      expect(lines).toEqual([plain('x')])
      expect(warnings).toHaveLength(1)
    }
    expect(read({ type: 'receipt', value: [line] }).lines).toEqual([plain('x')])
  })

  it("is never taken for a shop's own", () => {
    const lines = [{ type: 'drawer' }]
    expect(parseReceipt({ receipt: [{ type: 'space' }], lines }).lines).toEqual([{ kind: 'space' }])
    expect(() => parseReceipt({ lines })).toThrow(
      /Found an object.*shopReceipt\(\) of @secukit\/receipt\/shop/,
    )
    expect(() => parseReceipt({ lines, readLines: 'x' })).toThrow(ReceiptFormatError)
    expect(read({ type: 'receipt', value: { lines } }).lines).toEqual([])
  })
})

describe('shopReceipt', () => {
  it('gives again what was stored', () => {
    const lines: ShopLine[] = [{ type: 'drawer' }, { type: 'textline', value: { text: 'x' } }]
    const stored = JSON.stringify(shopReceipt({ lines }))
    expect(JSON.parse(stored)).toEqual({ lines })
    expect(parseReceipt(shopReceipt(JSON.parse(stored))).lines).toEqual(
      parseReceipt(shopReceipt({ lines })).lines,
    )
  })

  it.each([null, undefined, {}, { lines: 'x' }, []])('refuses %j', (stored) => {
    expect(() => shopReceipt(stored as never)).toThrow(ReceiptFormatError)
  })
})
