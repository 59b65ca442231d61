import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean.ts'
import { anyColumns, decoration, nastyParts, nastyReceipt, nastyText } from './fuzz.test-helper.ts'
import { layoutReceipt } from './layout-receipt.ts'
import { addShopLine } from './layout-shop-line.ts'
import { layoutLines } from './layout.ts'
import type { Alignment, Line, TextSize } from './line.ts'
import type { Page, TextRow } from './page.ts'
import { parseReceipt } from './parse.ts'
import { renderReceipt } from './render.ts'
import { cellWidth } from './width.ts'
import { wrapText } from './wrap.ts'

const RUNS = { numRuns: 400 }

// The law's own idea of what of a text is to be seen: it shares no code with `cleanText`.
const visible = (text: string): string =>
  text
    .replaceAll(
      /[\p{Cc}\p{Z}\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu,
      '',
    )
    .replaceAll(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
    .normalize('NFC')

const withoutHyphens = (text: string): string => visible(text).replaceAll('-', '')
/** What is to be seen of a text, or of what is printed of it: soft hyphens may show as hyphens. */
const seen = (shown: string, text: string): string =>
  (text.includes('\xad') ? withoutHyphens : visible)(shown)
const textRows = ({ rows }: Page): TextRow[] => rows.filter((row) => row.kind === 'text')
const printed = (rows: readonly TextRow[]): string =>
  rows.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')

describe('whatever the receipt and the paper', () => {
  it('no row is wider than the paper, and runs stand apart from left to right', () => {
    fc.assert(
      fc.property(nastyReceipt, anyColumns, (receipt, columns) => {
        const page = layoutReceipt(parseReceipt(receipt).lines, { columns })
        for (const { runs } of textRows(page)) {
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
        const rows = textRows(layoutReceipt(parseReceipt(receipt).lines, { columns }))
        expect(seen(printed(rows), text)).toBe(seen(text, text))
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
        const bold = textRows(page).map((row) => ({ ...row, runs: row.runs.filter((run) => run.bold) }))
        expect(seen(printed(bold), caption)).toBe(seen(caption, caption))
      }),
      RUNS,
    )
  })

  it('name and value are whole, in order, and at least one blank apart', () => {
    fc.assert(
      fc.property(nastyText, nastyText, anyColumns, (name, value, columns) => {
        const receipt = [{ type: 'name-value', value: { name, value } }]
        const rows = textRows(layoutReceipt(parseReceipt(receipt).lines, { columns }))
        expect(seen(printed(rows), name + value)).toBe(seen(name + value, name + value))
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
        const last = textRows(layoutReceipt(lines, { columns })).at(-1)?.runs.at(-1)
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

  it('what is known to be plain is laid out like everything else', () => {
    const plainText = fc
      .array(
        fc.oneof(
          fc.constantFrom(' ', '  ', '-', '/', 'a-b', 'x/y', '15,00 EUR', 'Größe', 'Kundenkartennummer'),
          fc.string({ maxLength: 24 }),
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(''))
    const size = fc.constantFrom<TextSize>('normal', 'tall', 'wide', 'large')
    const look = { important: fc.boolean(), size }
    const line = fc.oneof<fc.Arbitrary<Line>[]>(
      fc.record({ kind: fc.constant('heading'), caption: plainText.map((text) => text.trim() || 'x') }),
      fc.record({
        kind: fc.constant('text'),
        text: plainText,
        align: fc.constantFrom<Alignment>('left', 'center', 'right'),
        ...look,
      }),
      fc.record({ kind: fc.constant('pair'), name: plainText, value: plainText, ...look }),
      fc.record({
        kind: fc.constant('table'),
        rows: fc.array(fc.tuple(plainText, plainText, plainText), { minLength: 1, maxLength: 3 }),
      }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), anyColumns, (lines, columns) => {
        expect(layoutLines(lines, { columns }, true, addShopLine)).toEqual(layoutReceipt(lines, { columns }))
      }),
      { numRuns: 1000 },
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
