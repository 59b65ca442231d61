import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import transaction from '../fixtures/start-cash-response.json' with { type: 'json' }
import { ReceiptFormatError } from './errors.ts'
import { layoutReceipt } from './layout-receipt.ts'
import { parseReceipt } from './parse.ts'
import { writeText } from './targets/text.ts'

const print = (input: unknown): string[] =>
  writeText(layoutReceipt(parseReceipt(input).lines, { columns: 24 }))
    .split('\n')
    .slice(0, -1)

const pointers = (input: unknown): string[] => parseReceipt(input).warnings.map(({ pointer }) => pointer)

describe('parseReceipt', () => {
  it('has nothing to say about a documented receipt', () => {
    expect(parseReceipt(transaction).warnings).toEqual([])
    expect(parseReceipt(transaction).lines).toHaveLength(transaction.receipt.length)
  })

  it('reads the four types of line', () => {
    const { lines } = parseReceipt([
      { type: 'separator', value: { caption: 'Kundenkarte' } },
      { type: 'separator', value: {} },
      { type: 'textline', value: { text: 'Storno', decoration: ['align-center', 'important'] } },
      { type: 'name-value', value: { name: 'Betrag', value: '0,01', decoration: ['important'] } },
      { type: 'space' },
    ])
    expect(lines).toEqual([
      { kind: 'heading', caption: 'Kundenkarte' },
      { kind: 'rule' },
      { kind: 'text', text: 'Storno', align: 'center', important: true, size: 'normal' },
      { kind: 'pair', name: 'Betrag', value: '0,01', important: true, size: 'normal' },
      { kind: 'space' },
    ])
  })

  it.each([
    ['no decoration at all', { type: 'textline', value: { text: 'x' } }],
    ['a null decoration', { type: 'textline', value: { text: 'x', decoration: null } }],
    ['a null caption', { type: 'separator', value: { caption: null } }],
    ['a null value of a separator', { type: 'separator', value: null }],
    ['no value of a separator', { type: 'separator' }],
    ['an empty caption', { type: 'separator', value: { caption: ' ' } }],
    ['a null value of a space', { type: 'space', value: null }],
  ])('takes as documented: %s', (_, line) => {
    expect(pointers([line])).toEqual([])
    expect(print([line])).toEqual([
      line.type === 'separator' ? '-'.repeat(24) : line.type === 'space' ? '' : 'x',
    ])
  })

  // What is odd, the line, where the warning points, what is printed between the lines before and after.
  it.each<[string, unknown, string[], string[]]>([
    ['null for a line', null, ['/1'], []],
    ['a boolean for a line', true, ['/1'], []],
    ['an array for a line', [{ type: 'textline', value: { text: 'x' } }], ['/1'], []],
    ['a string for a line', 'x', ['/1'], ['x']],
    ['a number for a line', 7, ['/1'], ['7']],
    ['an empty object', {}, ['/1/type'], []],
    ['no type', { value: { text: 'x' } }, ['/1/type'], ['x']],
    ['a null type', { type: null, value: { text: 'x' } }, ['/1/type'], ['x']],
    ['a type that objects inherit', { type: 'constructor', value: { text: 'x' } }, ['/1/type'], ['x']],
    ['an unknown type without a value', { type: 'cut' }, ['/1/type'], []],
    ['an unknown type without text', { type: 'image', value: { url: 'https://…' } }, ['/1/type'], []],
    [
      'an unknown type with text',
      { type: 'note', value: { text: 'x', decoration: ['important'] } },
      ['/1/type'],
      ['x'],
    ],
    [
      'an unknown type with a name and a value',
      { type: 'sum', value: { name: 'a', value: 7 } },
      ['/1/type'],
      ['a                      7'],
    ],
    ['an unknown type with a caption', { type: 'title', value: { caption: 'x' } }, ['/1/type'], ['x']],
    [
      'an unknown type with all of them',
      { type: 'all', value: { value: 'd', name: 'c', text: 'b', caption: 'a' } },
      ['/1/type'],
      ['a', 'b', 'c                      d'],
    ],
    ['an unknown type that is a text', { type: 'note', value: 'x' }, ['/1/type'], ['x']],
    [
      'an underscore in the type',
      { type: 'name_value', value: { name: 'a', value: 'b' } },
      ['/1/type'],
      ['a                      b'],
    ],
    ['a text line without a value', { type: 'textline' }, ['/1/value'], []],
    ['a text line with a null value', { type: 'textline', value: null }, ['/1/value'], []],
    ['a text line with an array', { type: 'textline', value: ['x'] }, ['/1/value'], []],
    ['a text line that is a string', { type: 'textline', value: 'x' }, ['/1/value'], ['x']],
    ['a text line without text', { type: 'textline', value: {} }, ['/1/value/text'], []],
    ['a null text', { type: 'textline', value: { text: null } }, ['/1/value/text'], []],
    ['an object for a text', { type: 'textline', value: { text: { de: 'x' } } }, ['/1/value/text'], []],
    ['a number for a text', { type: 'textline', value: { text: 29218171 } }, ['/1/value/text'], ['29218171']],
    [
      'a caption that is the value',
      { type: 'separator', value: 'x' },
      ['/1/value'],
      ['', '---------- x -----------'],
    ],
    [
      'a number for a caption',
      { type: 'separator', value: { caption: 1 } },
      ['/1/value/caption'],
      ['', '---------- 1 -----------'],
    ],
    [
      'an array for a caption',
      { type: 'separator', value: { caption: [] } },
      ['/1/value/caption'],
      ['-'.repeat(24)],
    ],
    ['a separator with an array', { type: 'separator', value: [] }, ['/1/value'], ['-'.repeat(24)]],
    ['a pair without a value object', { type: 'name-value' }, ['/1/value'], []],
    ['a pair that is a string', { type: 'name-value', value: 'x' }, ['/1/value'], ['x']],
    ['a pair without a value', { type: 'name-value', value: { name: 'a' } }, ['/1/value/value'], ['a']],
    [
      'a pair without a name',
      { type: 'name-value', value: { value: 'b' } },
      ['/1/value/name'],
      ['                       b'],
    ],
    ['a pair of nothing', { type: 'name-value', value: {} }, ['/1/value/name', '/1/value/value'], []],
    [
      'a number for a value',
      { type: 'name-value', value: { name: 'a', value: 0.5 } },
      ['/1/value/value'],
      ['a                    0.5'],
    ],
    [
      'a string for a decoration',
      { type: 'textline', value: { text: 'x', decoration: 'align-right' } },
      ['/1/value/decoration'],
      ['                       x'],
    ],
    [
      'words in a string',
      { type: 'textline', value: { text: 'x', decoration: 'important, align-right' } },
      ['/1/value/decoration'],
      ['                       x'],
    ],
    [
      'an unknown word in a string',
      { type: 'textline', value: { text: 'x', decoration: 'bold' } },
      ['/1/value/decoration', '/1/value/decoration'],
      ['x'],
    ],
    [
      'an unknown decoration',
      { type: 'textline', value: { text: 'x', decoration: ['blink', 'align-right'] } },
      ['/1/value/decoration/0'],
      ['                       x'],
    ],
    [
      'an underscore in a decoration',
      { type: 'textline', value: { text: 'x', decoration: ['important', 'align_right'] } },
      ['/1/value/decoration/1'],
      ['                       x'],
    ],
    [
      'null in a decoration',
      { type: 'textline', value: { text: 'x', decoration: [null] } },
      ['/1/value/decoration/0'],
      ['x'],
    ],
    [
      'a number for a decoration',
      { type: 'textline', value: { text: 'x', decoration: 1 } },
      ['/1/value/decoration'],
      ['x'],
    ],
    [
      'an object for a decoration',
      { type: 'textline', value: { text: 'x', decoration: {} } },
      ['/1/value/decoration'],
      ['x'],
    ],
  ])('goes on after %s', (_, line, expectedPointers, expectedRows) => {
    const before = { type: 'textline', value: { text: 'before' } }
    const after = { type: 'textline', value: { text: 'after' } }
    const receipt = [before, line, after]
    expect(pointers(receipt)).toEqual(expectedPointers)
    expect(print(receipt)).toEqual(['before', ...expectedRows, 'after'])
  })

  it('names the place from the input on', () => {
    expect(pointers({ receipt: [null] })).toEqual(['/receipt/0'])
    expect(pointers({ header: [null], body: [{ type: 'space' }, null] })).toEqual(['/header/0', '/body/1'])
    expect(pointers({ receipt: { header: 'x', body: [null] } })).toEqual([
      '/receipt/header',
      '/receipt/body/0',
    ])
    expect(pointers({ header: null, body: [] })).toEqual([])
  })

  it('says what was expected, what was found and what happens, but never quotes text', () => {
    const { warnings } = parseReceipt([
      { type: 'textline', value: { text: 29218171 } },
      { type: 'na\u001bme', value: null },
      { type: 'total', name: 'Summe', value: '5,00' },
    ])
    expect(warnings).toEqual([
      { pointer: '/0/value/text', message: 'Expected a string, found a number: printed as it is.' },
      { pointer: '/1/type', message: 'Unknown type of line, "name": nothing in it is readable.' },
      { pointer: '/2/type', message: 'Unknown type of line, "total": text in it is printed plainly.' },
    ])
  })

  it('prints what is readable in a line of unknown type, wherever it stands', () => {
    expect(print([{ type: 'total', name: 'Summe', value: '5,00' }])).toEqual(['Summe               5,00'])
    expect(print([{ type: 'list', value: ['5,00 EUR', 7, null] }])).toEqual(['5,00 EUR', '7'])
    expect(print([{ type: 'note', text: 'Danke' }])).toEqual(['Danke'])
  })

  it('breaks a text line where its text says so, other texts never', () => {
    const text = 'Storno\r\n\nUnterschrift\tumseitig\n'
    expect(print([{ type: 'textline', value: { text } }])).toEqual(['Storno', '', 'Unterschrift umseitig'])
    expect(print([{ type: 'name-value', value: { name: 'a\nb', value: 'c\r\nd' } }])).toEqual([
      'a b                  c d',
    ])
    expect(print([{ type: 'separator', value: { caption: 'a\nb' } }])).toEqual(['--------- a b ----------'])
  })

  it('reads name_value as name-value', () => {
    const line = { type: 'name_value', value: { name: 'a', value: 'b', decoration: ['important'] } }
    expect(parseReceipt([line]).lines).toEqual([
      { kind: 'pair', name: 'a', value: 'b', important: true, size: 'normal' },
    ])
  })

  it('lets the last alignment win', () => {
    const line = {
      type: 'textline',
      value: { text: 'x', decoration: ['align-right', 'important', 'align-left'] },
    }
    expect(parseReceipt([line]).lines).toEqual([
      { kind: 'text', text: 'x', align: 'left', important: true, size: 'normal' },
    ])
  })

  it.each([
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['a string. Parse the JSON first', '[]', ''],
    ['a number', 7, ''],
    ['an object without any of these', {}, ''],
    ['an object without any of these', { lines: 'x' }, ''],
    [
      "an object without any of these. For a shop's own lines: shopReceipt() of @secukit/receipt/shop",
      { lines: [] },
      '',
    ],
    ['an object without any of these', { header: 'x' }, ''],
    ['null', { receipt: null }, '/receipt'],
    ['a string. Parse the JSON first', { receipt: '[]' }, '/receipt'],
    ['an object without any of these', { receipt: {} }, '/receipt'],
  ])('throws when there is no receipt but %s', (found, input, pointer) => {
    const parse = () => parseReceipt(input)
    expect(parse).toThrow(ReceiptFormatError)
    expect(parse).toThrow(expect.objectContaining({ name: 'ReceiptFormatError', pointer }))
    expect(parse).toThrow(/^Expected a receipt.*"header" and "body"\. Found /)
    expect(parse).toThrow(`Found ${found}.`)
  })

  it('never throws for lines, whatever they are', () => {
    const odd = fc.record(
      {
        type: fc.oneof(
          fc.constantFrom('separator', 'textline', 'name-value', 'name_value', 'space'),
          fc.jsonValue(),
        ),
        value: fc.oneof(
          fc.jsonValue(),
          fc.record(
            {
              text: fc.jsonValue(),
              name: fc.jsonValue(),
              value: fc.jsonValue(),
              caption: fc.jsonValue(),
              decoration: fc.jsonValue(),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, fc.jsonValue()), { maxLength: 8 }), (receipt) => {
        const { lines, warnings } = parseReceipt(receipt)
        layoutReceipt(lines, { columns: 32 })
        for (const { pointer } of warnings) expect(pointer).toMatch(/^\/\d+(\/|$)/)
      }),
      { numRuns: 500 },
    )
  })
})
