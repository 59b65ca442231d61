import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { ShopLine } from '../input.ts'
import type { Page, TextRow } from '../page.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import { pdf } from './pdf.ts'
import {
  anyColumns,
  anyText,
  glyphsOf,
  markup,
  receiptsOf,
  renderWithPage,
  SHOP,
  TYPICAL,
  type Glyph,
} from './receipts.test-helper.ts'

const bytesOf = (receipt: { readonly lines: readonly ShopLine[] }, columns = 48): Uint8Array =>
  renderReceipt(shopReceipt(receipt), { to: pdf(), columns })

describe('pdf', () => {
  it('shows every character in its cell and style, a page for each piece', () => {
    fc.assert(
      fc.property(receiptsOf(fc.oneof(markup, anyText)), anyColumns, (receipt, columns) => {
        const { output, page } = renderWithPage(pdf(), receipt, columns)
        const pages = readPdf(output).pages.map(({ rows }) => rows)
        expect(pages).toEqual(expectedPages(page))
      }),
      { numRuns: 150 },
    )
  })

  it('is as wide as the paper and as long as the receipt', () => {
    const twenty = {
      lines: Array.from({ length: 20 }, () => ({ type: 'textline' as const, value: { text: 'x' } })),
    }
    const [narrow, wide] = [36, 37].map((columns) => readPdf(bytesOf(twenty, columns)).pages[0]!.box)
    // In points: 58 and 80 mm.
    expect(narrow![2]).toBeCloseTo((58 / 25.4) * 72, 3)
    expect(wide![2]).toBeCloseTo((80 / 25.4) * 72, 3)
    // Margins of 5 and 4 mm; a row is two cells high, and the cells fill 48 and 72 mm.
    expect(narrow![3]).toBeCloseTo(((10 + (20 * 2 * 48) / 36) / 25.4) * 72, 3)
    expect(wide![3]).toBeCloseTo(((8 + (20 * 2 * 72) / 37) / 25.4) * 72, 3)
  })

  it('begins every piece at its upper edge', () => {
    const piece: ShopLine[] = [{ type: 'textline', value: { text: 'x' } }, { type: 'cut' }]
    const [first, second] = readPdf(bytesOf({ lines: [...piece, ...piece] })).pages
    expect(second).toEqual(first)
  })

  it('stands letters of double height on a line of their own', () => {
    const lines = [[], ['tall'], []].map((decoration): ShopLine => ({
      type: 'textline',
      value: { text: 'x', decoration },
    }))
    const { baselines } = readPdf(bytesOf({ lines })).pages[0]!
    // A small letter stands 18 of 24 dots below the upper edge of its row, a tall one 36 of 48.
    expect(baselines).toEqual([-18, -24 - 36, -24 - 48 - 18])
  })

  it('begins a further page when the paper is longer than readers can show', () => {
    const long = {
      lines: Array.from({ length: 1800 }, (_, at) => ({
        type: 'textline' as const,
        value: { text: `${at}` },
      })),
    }
    const { pages } = readPdf(bytesOf(long, 32))
    expect(pages.length).toBeGreaterThan(1)
    for (const { box } of pages) expect(box[3]).toBeLessThanOrEqual(14_400)
    const texts = pages.flatMap(({ rows }) =>
      rows.map((row) => row.map(({ character }) => character).join('')),
    )
    expect(texts).toEqual(long.lines.map((_, at) => `${at}`))
  })

  it('has one page even when there is nothing on it', () => {
    expect(readPdf(bytesOf({ lines: [] })).pages).toHaveLength(1)
    expect(readPdf(bytesOf({ lines: [{ type: 'cut' }, { type: 'cut' }] })).pages).toHaveLength(1)
  })

  it('paints the dots of a picture where it stands', () => {
    const [first] = readPdf(bytesOf(SHOP)).pages
    const { mask, matrix } = first!.pictures[0]!
    expect(mask).toContain('/Width 20/Height 16')
    expect(mask).toContain('/Decode[1 0]')
    expect(mask.slice(mask.indexOf('stream\n') + 7)).toMatch(/^\xff\xff\xf0\xff\xff\xf0/)
    // In the middle of 576 dots, upside up: from its lower edge 16 dots upwards.
    expect(matrix.slice(0, 5)).toEqual([20, 0, 0, 16, 278])
    const upperEdge = matrix[5]! + 16
    expect(upperEdge).toBeLessThanOrEqual(0)
    expect(upperEdge).toBeGreaterThan(-24)
  })

  it('is in a language, and named in it', () => {
    const of = (target: ReturnType<typeof pdf>): string => latin1(renderReceipt(TYPICAL, { to: target }))
    expect(of(pdf())).toMatch(/\/Lang\(de\)[^]*\/Title\(Beleg\)/)
    expect(of(pdf({ lang: 'en' }))).toMatch(/\/Lang\(en\)[^]*\/Title\(Receipt\)/)
  })

  it('takes at most 3 kB for 25 rows', () => {
    expect(bytesOf({ lines: TYPICAL }).length).toBeLessThanOrEqual(3000)
    expect(bytesOf({ lines: TYPICAL }, 32).length).toBeLessThanOrEqual(3000)
  })

  it('has what the code page lacks in plainer letters', () => {
    const receipt = { lines: [{ type: 'textline' as const, value: { text: 'Łódź 日' } }] }
    const row = readPdf(bytesOf(receipt)).pages[0]!.rows[0]!
    expect(row.map(({ character }) => character).join('')).toBe('Lódz?')
  })
})

const missing = ['qpdf', 'pdftotext', 'pdffonts', 'pdftoppm', 'zbarimg', 'mutool'].filter(
  (tool) => !isInstalled(tool),
)
describe.skipIf(missing.length > 0)(
  `pdf, by other readers (missing: ${missing.join(', ') || 'none'})`,
  () => {
    it('is without fault', () => {
      for (const receipt of [
        ...fc.sample(receiptsOf(anyText), { numRuns: 8, seed: 1 }),
        SHOP,
        { lines: [] },
      ]) {
        const file = save(bytesOf(receipt, 32))
        expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found')
        expect(run('mutool', 'info', file)).toContain('PDF-1.4')
      }
    })

    it('has the words of the text target in their order', () => {
      const plain = receiptsOf(markup).map(({ lines }) => ({ lines: lines.filter((line) => !isWide(line)) }))
      for (const receipt of [{ lines: TYPICAL }, ...fc.sample(plain, { numRuns: 12, seed: 2 })]) {
        for (const columns of [32, 48]) {
          const { output, page } = renderWithPage(pdf(), receipt, columns)
          const file = save(output)
          const text = renderReceipt(shopReceipt(receipt), {
            to: { ...pdf(), wide: false, write: () => writeRows(page), tryWrite: undefined },
            columns,
          })
          expect(words(run('pdftotext', '-raw', file, '-'))).toEqual(words(text))
        }
      }
    })

    it('looks like the text target', () => {
      const lines = TYPICAL.filter(({ type }) => type !== 'separator')
      const text = renderReceipt(shopReceipt({ lines }), { to: 'text', columns: 48 })
      const read = run('pdftotext', '-layout', save(bytesOf({ lines })), '-')
      expect(rowsOf(read)).toEqual(rowsOf(text))
    })

    it('uses the fonts that every reader has', () => {
      const fonts = run('pdffonts', save(bytesOf(SHOP)))
      expect(fonts).toMatch(/Courier +Type 1 +WinAnsi +no/)
      expect(fonts).toMatch(/Courier-Bold +Type 1 +WinAnsi +no/)
    })

    it('has codes that can be scanned', () => {
      const picture = join(mkdtempSync(join(tmpdir(), 'pdf-')), 'page')
      for (const columns of [32, 48]) {
        run('pdftoppm', '-r', '203', '-png', '-singlefile', save(bytesOf(SHOP, columns)), picture)
        const read = run('zbarimg', '--quiet', '-Si25.enable', `${picture}.png`)
        expect(read).toContain('QR-Code:https://example.com/b?x=1&y=%41')
        expect(read).toContain('CODE-128:AB{c\\123456')
        expect(read).toContain('EAN-13:4006381333931')
      }
    })
  },
)

function isWide(line: ShopLine): boolean {
  const { decoration = [] } = ('value' in line ? (line.value ?? {}) : {}) as {
    decoration?: readonly string[]
  }
  return decoration.includes('wide') || decoration.includes('tall') || line.type === 'separator'
}

function writeRows(page: Page): string {
  return page.rows
    .map((row) => (row.kind === 'text' ? row.runs.map(({ text }) => text).join(' ') : ''))
    .join('\n')
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function rowsOf(text: string): string[] {
  return text.split(/[\n\f]/).filter((row) => row !== '')
}

function isInstalled(tool: string): boolean {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function run(tool: string, ...parameters: readonly string[]): string {
  return execFileSync(tool, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

function save(bytes: Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), 'pdf-')), 'receipt.pdf')
  writeFileSync(file, bytes)
  return file
}

/** The rows that have characters, in the pieces that have such rows. */
function expectedPages(page: Page): Glyph[][][] {
  const pieces: TextRow[][] = [[]]
  for (const row of page.rows) {
    if (row.kind === 'cut') pieces.push([])
    else if (row.kind === 'text') pieces.at(-1)?.push(row)
  }
  const pages = pieces
    .map((piece) => piece.map(({ runs }) => glyphsOf(runs)).filter((row) => row.length > 0))
    .filter((rows) => rows.length > 0)
  return pages.length > 0 ? pages : [[]]
}

// A reader of its own: it follows the cross-reference table and knows the operators that a receipt needs.

interface ReadPage {
  readonly box: number[]
  /** From the top downwards, each from the left. */
  readonly rows: Glyph[][]
  /** Of these rows, in dots upwards from the upper edge. */
  readonly baselines: number[]
  readonly pictures: { readonly mask: string; readonly matrix: number[] }[]
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

function readPdf(bytes: Uint8Array): { pages: ReadPage[] } {
  const file = latin1(bytes)
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)![1])
  const [, count] = /^xref\n0 (\d+)\n/.exec(file.slice(start))!
  const table = file.slice(start + `xref\n0 ${count}\n`.length)
  const objects = Array.from({ length: Number(count) }, (_, number) => {
    const entry = table.slice(20 * number, 20 * number + 20)
    expect(entry).toMatch(/^\d{10} \d{5} [nf] \n$/)
    if (number === 0) return ''
    const object = file.slice(Number(entry.slice(0, 10)))
    expect(object.startsWith(`${number} 0 obj\n`)).toBe(true)
    const body = object.slice(`${number} 0 obj\n`.length)
    const length = /^<<[^]*?\/Length (\d+)>>stream\n/.exec(body.split('endobj')[0]!)
    if (!length) return body.slice(0, body.indexOf('\nendobj'))
    const end = length[0].length + Number(length[1])
    expect(body.slice(end, end + 18)).toBe('\nendstream\nendobj\n')
    return body.slice(0, end)
  })
  const numbers = (text: string): number[] =>
    Array.from(text.matchAll(/(\d+) 0 R/g), (found) => Number(found[1]))
  const catalog = objects[Number(/\/Root (\d+) 0 R/.exec(file)![1])]!
  const tree = objects[numbers(/\/Pages (\d+ 0 R)/.exec(catalog)![1]!)[0]!]!
  const kids = numbers(/\/Kids\[([^\]]*)\]/.exec(tree)![1]!)
  expect(Number(/\/Count (\d+)/.exec(tree)![1])).toBe(kids.length)
  return {
    pages: kids.map((kid) => {
      const page = objects[kid]!
      const box = /\/MediaBox\[([^\]]*)\]/.exec(page)![1]!.split(' ').map(Number)
      const content = objects[Number(/\/Contents (\d+) 0 R/.exec(page)![1])]!
      const resource = (name: string): string =>
        objects[Number(new RegExp(`/${name} (\\d+) 0 R`).exec(tree)![1])]!
      return { box, ...interpret(content.slice(content.indexOf('stream\n') + 7), box, resource) }
    }),
  }
}

const TOKEN = /\((?:[^\\()]|\\[^])*\)|\/\w+|-?[\d.]+|[A-Za-z]+\*?|'/g

function interpret(
  content: string,
  box: number[],
  resource: (name: string) => string,
): Omit<ReadPage, 'box'> {
  const rows = new Map<number, Glyph[]>()
  const pictures: ReadPage['pictures'] = []
  let operands: string[] = []
  let matrix: number[] = []
  let [font, size, stretch, leading, x, y, lineX] = ['', 0, 100, 0, 0, 0, 0]
  let inText = false
  let scale = 0
  // Nothing but tokens and white space: a string that ends too early leaves something else.
  expect(content.replace(TOKEN, '').trim()).toBe('')
  const show = (string: string): void => {
    expect(inText).toBe(true)
    const bytes = Uint8Array.from(string.slice(1, -1).replace(/\\([()\\])/g, '$1'), (c) => c.charCodeAt(0))
    const name = /\/BaseFont\/([\w-]+)/.exec(resource(font))![1]!
    for (const character of iconv.decode(Buffer.from(bytes), 'win1252')) {
      const advance = (0.6 * size * stretch) / 100
      const glyph = { column: x / 12, bold: name === 'Courier-Bold', wide: advance === 24, tall: size === 40 }
      expect([12, 24]).toContain(advance)
      expect([20, 40]).toContain(size)
      if (character !== ' ') rows.set(y, [...(rows.get(y) ?? []), { character, ...glyph }])
      x += advance
    }
  }
  for (const [token] of content.matchAll(TOKEN)) {
    if (!/^[A-Za-z']/.test(token)) {
      operands.push(token)
      continue
    }
    const values = operands.map(Number)
    switch (token) {
      case 'cm':
        if (scale === 0) {
          scale = values[0]!
          // The origin is the upper left corner within the margins, the unit a dot.
          expect(values[3]).toBe(scale)
          expect(values[4]! + values[5]!).toBeCloseTo(box[3]!, 2)
          expect(box[2]! - 2 * values[4]!).toBeGreaterThan(0)
        } else matrix = values
        break
      case 'BT':
        ;[x, y, lineX, inText] = [0, 0, 0, true]
        break
      case 'ET':
        inText = false
        break
      case 'Td':
        ;[x, y, lineX] = [values[0]!, values[1]!, values[0]!]
        break
      case 'TL':
        leading = values[0]!
        break
      case 'Tf':
        ;[font, size] = [operands[0]!.slice(1), values[1]!]
        break
      case 'Tz':
        stretch = values[0]!
        break
      case "'":
        ;[x, y] = [lineX, y - leading]
        show(operands[0]!)
        break
      case 'Tj':
        show(operands[0]!)
        break
      case 'Do':
        expect(inText).toBe(false)
        pictures.push({ mask: resource(operands[0]!.slice(1)), matrix })
        break
      case 'q':
      case 'Q':
        break
      default:
        throw new Error(`Unknown operator ${token}`)
    }
    operands = []
  }
  const order = [...rows.keys()].toSorted((one, other) => other - one)
  expect(order).toEqual([...rows.keys()])
  return { rows: order.map((at) => rows.get(at)!), baselines: order, pictures }
}
