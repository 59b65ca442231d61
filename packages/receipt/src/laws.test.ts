import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean.ts'
import { layoutReceipt } from './layout.ts'
import type { Row } from './page.ts'
import { parseReceipt } from './parse.ts'
import { renderReceipt } from './render.ts'
import { cellWidth } from './width.ts'
import { wrapText } from './wrap.ts'

const RUNS = { numRuns: 400 }

// What arrives from terminals and keyboards, and what an attacker would send.
const nastyParts = fc.array(
  fc.oneof(
    fc.constantFrom(
      ' ',
      '  ',
      '-',
      '/',
      ': ',
      '15,00 EUR',
      '€',
      'ß',
      'Größe',
      'Überweisung',
      'Kundenkartennummer',
    ),
    fc.constantFrom(
      'a\u0308',
      'e\u0301\u0323',
      '\u0301',
      '日本茶',
      '한국어',
      '👍🏽',
      '👩‍👩‍👧‍👦',
      '🇩🇪',
      '❤️',
      '1️⃣',
      'שלום',
      'हिन्दी',
    ),
    fc.constantFrom(
      '\x1b@',
      '\x1dV\x00',
      '\x1b[31m',
      '\x9b2J',
      '\x10\x14\x01',
      '\x07',
      '\x7f',
      '\t',
      '\r\n',
      '\n',
    ),
    fc.constantFrom(
      '\u202e',
      '\u2066',
      '\u200f',
      '\u200b',
      '\u200d',
      '\ufe0f',
      '\ufeff',
      '\xa0',
      '\u202f',
      '\u2028',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
  ),
  { maxLength: 12 },
)
const nastyText = nastyParts.map((parts) => parts.join(''))

const decoration = fc.subarray(['important', 'align-center', 'align-right'])
const nastyLine = fc.oneof(
  fc.record({ type: fc.constant('separator'), value: fc.record({ caption: nastyText }) }),
  fc.record({ type: fc.constant('textline'), value: fc.record({ text: nastyText, decoration }) }),
  fc.record({
    type: fc.constant('name-value'),
    value: fc.record({ name: nastyText, value: nastyText, decoration }),
  }),
  fc.constant({ type: 'space' }),
)
const nastyReceipt = fc.array(nastyLine, { maxLength: 6 })
const anyColumns = fc.integer({ min: 20, max: 64 })

// The law's own idea of what of a text is to be seen: it shares no code with `cleanText`.
const visible = (text: string): string =>
  text
    .replaceAll(
      /[\p{Cc}\p{Z}\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu,
      '',
    )
    .normalize('NFC')

const withoutHyphens = (text: string): string => visible(text).replaceAll('-', '')
const printed = (rows: readonly Row[]): string =>
  rows.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')

describe('whatever the receipt and the paper', () => {
  it('no row is wider than the paper, and runs stand apart from left to right', () => {
    fc.assert(
      fc.property(nastyReceipt, anyColumns, (receipt, columns) => {
        const page = layoutReceipt(parseReceipt(receipt).lines, { columns })
        for (const { runs } of page.rows) {
          let end = -1
          for (const run of runs) {
            expect(run.column).toBeGreaterThan(end)
            expect(run.cells).toBe(cellWidth(run.text))
            end = run.column + run.cells
          }
          expect(end).toBeLessThanOrEqual(columns)
        }
      }),
      RUNS,
    )
  })

  it('nothing of a text is lost or reordered', () => {
    fc.assert(
      fc.property(nastyText, decoration, anyColumns, (text, words, columns) => {
        const receipt = [{ type: 'textline', value: { text, decoration: words } }]
        const { rows } = layoutReceipt(parseReceipt(receipt).lines, { columns })
        expect(visible(printed(rows))).toBe(visible(text))
      }),
      RUNS,
    )
  })

  it('nothing of a caption is lost or reordered', () => {
    fc.assert(
      fc.property(nastyText, anyColumns, (caption, columns) => {
        const page = layoutReceipt(parseReceipt([{ type: 'separator', value: { caption } }]).lines, {
          columns,
        })
        const bold = page.rows.map((row) => ({ ...row, runs: row.runs.filter((run) => run.bold) }))
        expect(visible(printed(bold))).toBe(visible(caption))
      }),
      RUNS,
    )
  })

  it('name and value are whole, in order, and at least one blank apart', () => {
    fc.assert(
      fc.property(nastyText, nastyText, anyColumns, (name, value, columns) => {
        const receipt = [{ type: 'name-value', value: { name, value } }]
        const { rows } = layoutReceipt(parseReceipt(receipt).lines, { columns })
        expect(visible(printed(rows))).toBe(visible(name + value))
        for (const { runs } of rows) {
          expect(runs.length).toBeLessThanOrEqual(2)
          const [left, right] = runs
          const gap = left && right ? right.column - left.column - left.cells : 1
          expect(gap).toBeGreaterThanOrEqual(1)
        }
      }),
      RUNS,
    )
  })

  it('a value that fits into a row is whole, at the right edge, in the last row', () => {
    fc.assert(
      fc.property(nastyText, nastyText, anyColumns, (name, value, columns) => {
        const { lines } = parseReceipt([{ type: 'name-value', value: { name, value } }])
        const [line] = lines
        fc.pre(line?.kind === 'pair')
        const whole = line.value.replaceAll('\xad', '').replaceAll('\xa0', ' ').trim()
        fc.pre(whole !== '' && cellWidth(whole) <= columns)
        const last = layoutReceipt(lines, { columns }).rows.at(-1)?.runs.at(-1)
        expect(last?.text).toBe(whole)
        expect(last && last.column + last.cells).toBe(columns)
      }),
      RUNS,
    )
  })

  it('the text obeys nobody, has no blanks at the ends of rows, and ends in one line feed', () => {
    fc.assert(
      fc.property(nastyReceipt, anyColumns, (receipt, columns) => {
        const text = renderReceipt(receipt, { to: 'text', columns })
        expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u)
        expect(text).not.toMatch(/ \n/)
        expect(text).toMatch(/(^|\S)\n$/)
      }),
      RUNS,
    )
  })

  it('printing the printed rows again changes nothing', () => {
    fc.assert(
      fc.property(nastyReceipt, anyColumns, (receipt, columns) => {
        const text = renderReceipt(receipt, { to: 'text', columns })
        const rows = text.slice(0, -1).split('\n')
        const again = rows.map((row) => ({ type: 'textline', value: { text: row } }))
        expect(renderReceipt(again, { to: 'text', columns })).toBe(text)
      }),
      RUNS,
    )
  })

  it('wider paper takes no more rows', () => {
    fc.assert(
      fc.property(nastyText, anyColumns, anyColumns, (text, one, other) => {
        const { lines } = parseReceipt([{ type: 'textline', value: { text } }])
        const count = (columns: number): number => layoutReceipt(lines, { columns }).rows.length
        expect(count(Math.max(one, other))).toBeLessThanOrEqual(count(Math.min(one, other)))
      }),
      RUNS,
    )
  })

  it('soft hyphens add hyphens at the ends of rows and nothing else', () => {
    fc.assert(
      fc.property(nastyParts, anyColumns, (parts, columns) => {
        const text = cleanText(parts.join('\xad'))
        const rows = wrapText(text, columns)
        for (const row of rows) expect(cellWidth(row)).toBeLessThanOrEqual(columns)
        expect(withoutHyphens(rows.join(''))).toBe(withoutHyphens(text))
      }),
      RUNS,
    )
  })
})
