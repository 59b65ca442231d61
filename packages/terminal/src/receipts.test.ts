import type { ReceiptLine, SmartTransaction } from '@secukit/api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receiptsOf } from './receipts.ts'

// What a card terminal prints, by the vendor's guide.
const slip: readonly ReceiptLine[] = [
  { type: 'separator', value: { caption: 'Kartenzahlung' } },
  { type: 'name-value', value: { name: 'Betrag EUR', value: '15,00', decoration: [] } },
  { type: 'space' },
  { type: 'textline', value: { text: 'Karte akzeptiert', decoration: ['align-center', 'important'] } },
]
const signature: ReceiptLine = { type: 'textline', value: { text: 'Unterschrift umseitig' } }
const mark = {
  type: 'textline',
  value: { text: '* * Zweitschrift * *', decoration: ['align-center', 'important'] },
}

/** `changes`: whatever a server may send. */
function transaction(changes: Readonly<Record<string, unknown>>): SmartTransaction {
  return { object: 'smart.transactions', id: 'STX_1', status: 'ok', ...changes } as SmartTransaction
}

function copiesOf(changes: Readonly<Record<string, unknown>>): readonly string[] {
  return receiptsOf(transaction(changes)).map(({ copy }) => copy)
}

function isToSign(line: unknown): boolean {
  return receiptsOf(transaction({ receipt_merchant: [...slip, line], receipt_merchant_print: true })).some(
    ({ toSign }) => toSign,
  )
}

describe('the copies of a receipt', () => {
  it('are the customer’s, and the merchant’s when it is to be printed, in this order', () => {
    const both = { receipt: slip, receipt_merchant: [...slip, ...slip], receipt_merchant_print: true }
    expect(receiptsOf(transaction(both))).toEqual([
      { copy: 'customer', lines: slip, toSign: false, isDuplicate: false },
      { copy: 'merchant', lines: [...slip, ...slip], toSign: false, isDuplicate: false },
    ])
    expect(copiesOf({ receipt_merchant: slip, receipt_merchant_print: true })).toEqual(['merchant'])
  })

  it.each([undefined, null, false, 'true', 1, {}])(
    'leave the merchant’s out where the flag is %j',
    (flag) => {
      expect(copiesOf({ receipt: slip, receipt_merchant: slip, receipt_merchant_print: flag })).toEqual([
        'customer',
      ])
    },
  )

  it.each([undefined, null, false, true])('hold what is to be signed, be the flag %j', (flag) => {
    const signed = { receipt: slip, receipt_merchant: [...slip, signature], receipt_merchant_print: flag }
    expect(receiptsOf(transaction(signed))).toMatchObject([
      { copy: 'customer', toSign: false },
      { copy: 'merchant', toSign: true, lines: [...slip, signature] },
    ])
  })

  it.each([
    undefined,
    null,
    [],
    {},
    '',
    'Karte akzeptiert',
    7,
    true,
    { body: null },
    { lines: slip },
    [null, 7, []],
  ])('are none for %j in place of lines', (receipt) => {
    expect(copiesOf({ receipt, receipt_merchant: receipt, receipt_merchant_print: true })).toEqual([])
  })

  it('are read of header and body, one after the other', () => {
    const [head, ...rest] = slip
    const lines = (receipt: unknown): unknown => receiptsOf(transaction({ receipt }))[0]?.lines
    expect(lines({ header: [head], body: rest })).toEqual(slip)
    expect(lines({ body: slip })).toEqual(slip)
    expect(lines({ header: slip, body: null })).toEqual(slip)
    expect(
      copiesOf({ receipt_merchant: { header: [signature], body: slip }, receipt_merchant_print: false }),
    ).toEqual(['merchant'])
  })

  it('carry lines along that nobody knows, and bare texts', () => {
    const unknown = [
      { type: 'hologram', value: { depth: 3 } },
      { type: 'picture' },
      { value: { text: 'Dank' } },
    ]
    expect(receiptsOf(transaction({ receipt: [...unknown, null, 'Danke', ...slip] }))[0]?.lines).toEqual([
      ...unknown,
      { type: 'textline', value: { text: 'Danke' } },
      ...slip,
    ])
  })

  it('say in their first line that they may have been printed before', () => {
    const both = transaction({ receipt: slip, receipt_merchant: [signature], receipt_merchant_print: true })
    expect(receiptsOf(both, { duplicate: true })).toEqual([
      { copy: 'customer', lines: [mark, ...slip], toSign: false, isDuplicate: true },
      { copy: 'merchant', lines: [mark, signature], toSign: true, isDuplicate: true },
    ])
    expect(receiptsOf(both, { duplicate: false })).toEqual(receiptsOf(both))
    expect(receiptsOf(transaction({}), { duplicate: true })).toEqual([])
  })
})

describe('a line asks for a signature', () => {
  const text = (words: string): unknown => ({ type: 'textline', value: { text: words } })
  it.each([
    signature,
    text('UNTERSCHRIFT UMSEITIG'),
    text('Unterschrift: ____________'),
    text('Kundenunterschrift'),
    text('Cardholder Signature'),
    text('Unterschrift erforderlich, PIN nicht geprüft'),
    text('Keine PIN, Unterschrift umseitig'),
    text('Signature not verified'),
    text('Keine Unterschrift auf der Karte: Unterschrift hier'),
    { type: 'name-value', value: { name: 'Unterschrift', value: '' } },
    { type: 'separator', value: { caption: 'Unterschrift' } },
    { type: 'hologram', value: { label: 'Unterschrift' } },
    { type: 'hologram', text: 'Unterschrift' },
    { type: 'hologram', value: 'Unterschrift' },
    { type: 'signature', value: null },
    'Unterschrift umseitig',
  ])('%j', (line) => {
    expect(isToSign(line)).toBe(true)
  })

  it.each([
    text('Karte akzeptiert'),
    text('Unterschrift nicht erforderlich'),
    text('UNTERSCHRIFT  NICHT\nERFORDERLICH'),
    text('Unterschrift ist nicht nötig'),
    text('Unterschrift entfällt'),
    text('Keine Unterschrift'),
    text('keine Unterschrift notwendig'),
    text('Zahlung ohne Unterschrift'),
    text('No signature required'),
    text('No cardholder signature required'),
    text('Signature is not required'),
    { type: 'name-value', value: { name: 'Unterschrift:', value: 'nicht erforderlich' } },
    { type: 'space' },
    { type: 'textline', value: null },
  ])('but not %j', (line) => {
    expect(isToSign(line)).toBe(false)
  })
})

describe('whatever a server sends', () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.array(fc.constantFrom<unknown>(...slip, signature, null, 'Text', { type: 'hologram' }), {
      maxLength: 6,
    }),
  )
  const holder = fc.oneof(anything, fc.record({ header: anything, body: anything }, { requiredKeys: [] }))
  const wire = fc.record(
    { receipt: holder, receipt_merchant: holder, receipt_merchant_print: anything },
    { requiredKeys: [] },
  )

  it('never throws, is not changed, and a duplicate is the mark and then the same lines', () => {
    fc.assert(
      fc.property(wire, (changes) => {
        const sent = transaction(changes)
        const before = JSON.stringify(sent)
        const once = receiptsOf(sent)
        const again = receiptsOf(sent, { duplicate: true })
        expect(JSON.stringify(sent)).toBe(before)
        expect(once.every(({ lines }) => lines.length > 0)).toBe(true)
        expect(once.every(({ copy, toSign }) => copy === 'merchant' || !toSign)).toBe(true)
        expect(again).toEqual(
          once.map((copy) => ({ ...copy, isDuplicate: true, lines: [mark, ...copy.lines] })),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('loses no line that is one', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }), (receipt) => {
        expect(receiptsOf(transaction({ receipt }))[0]?.lines).toEqual(receipt)
      }),
      { numRuns: 100 },
    )
  })

  it('may be no transaction at all, or one long line', () => {
    for (const nothing of [undefined, null, 'STX_1', 7, []]) {
      // Cast: a till in plain JavaScript.
      expect(receiptsOf(nothing as unknown as SmartTransaction)).toEqual([])
    }
    expect(isToSign({ type: 'textline', value: { text: `Unterschrift${' '.repeat(100_000)}nichts` } })).toBe(
      true,
    )
  })
})
