import * as fc from 'fast-check'
import type { ShopLine, ShopReceipt } from '../input.ts'
import type { Page, Run } from '../page.ts'
import type { Target } from '../target.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'

/** A receipt of a card terminal, 25 rows at 48 columns, as most are. */
export const TYPICAL: readonly ShopLine[] = [
  { type: 'separator', value: { caption: 'Händlerbeleg' } },
  { type: 'textline', value: { text: 'Café „Zum Löwen“', decoration: ['align-center', 'important'] } },
  { type: 'textline', value: { text: 'Hauptstraße 7 (Hof), 01896 Pulsnitz', decoration: ['align-center'] } },
  { type: 'space' },
  { type: 'name-value', value: { name: 'Datum:', value: '14.03.2024 12:31' } },
  { type: 'name-value', value: { name: 'Beleg-Nr.:', value: '000147' } },
  { type: 'name-value', value: { name: 'Terminal-ID:', value: '65123456' } },
  { type: 'name-value', value: { name: 'TA-Nr.:', value: '004711' } },
  { type: 'separator', value: {} },
  { type: 'name-value', value: { name: '2 x Flammkuchen mit Käse', value: '19,80 €' } },
  { type: 'name-value', value: { name: '1 x Apfelschorle 0,5 l', value: '4,20 €' } },
  { type: 'name-value', value: { name: '1 x Espresso doppelt', value: '3,60 €' } },
  { type: 'name-value', value: { name: 'Gutschein „Frühling“', value: '-5,00 €' } },
  { type: 'separator', value: {} },
  { type: 'name-value', value: { name: 'Summe', value: '22,60 €', decoration: ['important'] } },
  { type: 'name-value', value: { name: 'darin 19 % MwSt.', value: '3,61 €' } },
  { type: 'space' },
  { type: 'separator', value: { caption: 'Kartenzahlung' } },
  { type: 'name-value', value: { name: 'Karte:', value: 'Visa ############4242' } },
  { type: 'name-value', value: { name: 'Autorisierung:', value: '00 GENEHMIGT' } },
  { type: 'name-value', value: { name: 'EMV-AID:', value: 'A0000000031010' } },
  { type: 'space' },
  { type: 'textline', value: { text: 'Vielen Dank für Ihren Besuch!', decoration: ['align-center'] } },
  { type: 'textline', value: { text: 'www.example.com/löwen', decoration: ['align-center'] } },
]

/** A receipt with everything that a shop may print. */
export const SHOP: ShopReceipt = shopReceipt({
  lines: [
    { type: 'image', value: { bitmap: logo(), alt: 'Logo' } },
    ...TYPICAL.slice(0, 6),
    { type: 'textline', value: { text: 'breit', decoration: ['wide', 'align-center'] } },
    { type: 'textline', value: { text: 'hoch', decoration: ['tall', 'align-right'] } },
    { type: 'textline', value: { text: 'GROSS', decoration: ['tall', 'wide', 'important'] } },
    { type: 'qr', value: { data: 'https://example.com/b?x=1&y=%41', text: 'Zum Beleg' } },
    { type: 'barcode', value: { symbology: 'code128', data: 'AB{c\\123456' } },
    { type: 'barcode', value: { symbology: 'ean13', data: '4006381333931', decoration: ['align-left'] } },
    { type: 'barcode', value: { symbology: 'itf', data: '123456', decoration: ['align-right'] } },
    { type: 'cut' },
    { type: 'textline', value: { text: 'Abriss' } },
    { type: 'drawer' },
  ],
})

function logo(): { width: number; height: number; bits: Uint8Array } {
  // A black frame with a white middle: 20 x 16 dots, so that the last byte of a row is not full.
  const bits = new Uint8Array(3 * 16)
  for (let y = 0; y < 16; y += 1) bits.set(y < 4 || y > 11 ? [0xff, 0xff, 0xf0] : [0xf0, 0x00, 0xf0], 3 * y)
  return { width: 20, height: 16, bits }
}

/** Texts with whatever means something in PDF, XML or ReceiptLine, each of its characters one cell wide. */
export const markup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '\\',
        '\\n',
        '\\051',
        '<',
        '>',
        '&',
        '&amp;',
        ']]>',
        '</text>',
        '"',
        "'",
        '%',
        '/',
        '<<',
      ),
      fc.constantFrom(
        '|',
        '{',
        '}',
        '~',
        '_',
        '`',
        '^',
        '^^',
        '-',
        '---',
        '=',
        '\\x41',
        '\\\\',
        '{cut}',
        ';',
        ':',
        '#',
      ),
      fc.constantFrom(
        ' ',
        '  ',
        'ß',
        '€',
        'Größe',
        '„“',
        '…',
        'é',
        'Ž',
        '15,00 EUR',
        'ET',
        'Tj',
        'endstream',
        'Q',
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

/** Texts of all that Unicode has, control characters too. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  markup,
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)

const decoration = fc.subarray(['important', 'align-center', 'align-right', 'tall', 'wide'])

/** Receipts made of such texts. */
export function receiptsOf(text: fc.Arbitrary<string>): fc.Arbitrary<ShopReceipt> {
  const line: fc.Arbitrary<ShopLine> = fc.oneof(
    fc.record({ type: fc.constant('separator' as const), value: fc.record({ caption: text }) }),
    fc.record({ type: fc.constant('textline' as const), value: fc.record({ text, decoration }) }),
    fc.record({
      type: fc.constant('name-value' as const),
      value: fc.record({ name: text, value: text, decoration }),
    }),
    fc.constant({ type: 'space' as const }),
    fc.constant({ type: 'cut' as const }),
  )
  return fc.array(line, { maxLength: 6 }).map((lines) => shopReceipt({ lines }))
}

export const anyColumns: fc.Arbitrary<number> = fc.integer({ min: 20, max: 64 })

/** What a target writes, and the page that it was given. */
export function renderWithPage<Output extends string | Uint8Array>(
  target: Target<Output>,
  receipt: { readonly lines: readonly ShopLine[] },
  columns: number,
): { output: Output; page: Page } {
  let given: Page | undefined
  const write = (page: Page): Output => {
    given = page
    return target.write(page)
  }
  const output = renderReceipt<Output>(shopReceipt(receipt), { to: { ...target, write }, columns })
  return { output, page: given as Page }
}

/** A character on paper. */
export interface Glyph {
  readonly character: string
  /** In cells from the left edge. */
  readonly column: number
  readonly bold: boolean
  readonly wide: boolean
  readonly tall: boolean
}

/** The characters of runs of one cell a character, blanks left out. */
export function glyphsOf(runs: readonly Run[]): Glyph[] {
  return runs.flatMap(({ text, column, bold, wide, tall }) =>
    Array.from(text, (character, at) => ({
      character,
      column: column + at * (wide ? 2 : 1),
      bold,
      wide,
      tall,
    })).filter((glyph) => glyph.character !== ' '),
  )
}
