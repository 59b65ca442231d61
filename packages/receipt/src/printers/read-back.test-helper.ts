import { deserialize } from '@react-thermal-printer/printer'
import iconv from 'iconv-lite'
import { layoutReceipt } from '../layout-receipt.ts'
import type { LayoutOptions } from '../layout.ts'
import type { Page } from '../page.ts'
import { readReceipt } from '../parse.ts'
import { Reader } from '../reader.ts'
import type { Target } from '../target.ts'
import { escpos } from '../targets/escpos.ts'
import { writeText } from '../targets/text.ts'
import type { CodePageName } from './code-pages.ts'
import type { PrinterPage, PrinterProfile } from './profile.ts'
import { GENERIC_80 } from './profiles.ts'

/** How iconv-lite calls the pages: its tables are not ours. */
const ENCODING: Readonly<Record<CodePageName, string>> = {
  wpc1252: 'windows-1252',
  pc858: 'cp858',
  pc850: 'cp850',
  pc437: 'cp437',
  pc852: 'cp852',
  pc857: 'cp857',
  'iso8859-15': 'iso-8859-15',
}

/** A width of paper in columns, and the pages of a printer. */
export interface Case {
  readonly columns: number
  readonly pages: readonly PrinterPage[]
}

const PAGE_SETS: readonly (readonly PrinterPage[])[] = [
  [{ page: 'pc437', number: 0 }],
  [{ page: 'pc850', number: 2 }],
  [{ page: 'pc858', number: 19 }],
  [{ page: 'wpc1252', number: 16 }],
  [{ page: 'iso8859-15', number: 40 }],
  GENERIC_80.pages,
]

/** Every usual width with every page alone, and with all that a printer has. */
export const CASES: readonly Case[] = [32, 42, 48, 64].flatMap((columns) =>
  PAGE_SETS.map((pages) => ({ columns, pages })),
)

/** What a receipt looks like when it was rendered for a printer and read back, and what it should. */
export interface ReadBack {
  /** Row by row, with the style of every cell; then as plain text. */
  readonly printed: string
  /** As the layout planned it; then as our plain text says what the printer's characters can. */
  readonly planned: string
}

/** Renders a receipt for a printer and reads it back. Of letters in double size there is no plain text. */
export function renderAndReadBack(
  receipt: unknown,
  { columns, pages }: Case,
  important: 'bold' | 'large' = 'bold',
): ReadBack {
  const printer: PrinterProfile = { ...GENERIC_80, pages }
  const target = escpos({ printer })
  const page = layoutFor(receipt, target, { columns, important })
  const rows = readBack(target.write(page), printer)
  const text = rows.map((row) => row.map((cell) => cell.charAt(0)).join('')).join('\n')
  return important === 'large'
    ? { printed: show(rows), planned: show(plannedRows(page)) }
    : { printed: `${show(rows)}\n${text}\n`, planned: `${show(plannedRows(page))}\n${writeText(page)}` }
}

function show(rows: readonly Cell[][]): string {
  return rows.map((row) => row.join('|')).join('\n')
}

/** One cell of paper: its character with its style, such as `B` for bold, `W` for wide, `T` for tall. */
type Cell = string

/**
 * Reads an ESC/POS job of text back into rows of cells, with a tokenizer and code tables that are not ours. Throws
 * for a command that a job of text has no business to send.
 */
function readBack(job: Uint8Array, printer: PrinterProfile): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let page: CodePageName | undefined
  let style = { bold: false, wide: false, tall: false }
  // FS . is unknown to the tokenizer.
  if (job[2] !== 0x1c || job[3] !== 0x2e) throw new Error('FS . is missing')
  const commands = deserialize(Uint8Array.from([...job.subarray(0, 2), ...job.subarray(4)]))
  for (const command of commands) {
    const [, , n = -1] = 'data' in command && Array.isArray(command.data) ? command.data : []
    switch (command.name) {
      case 'initialize':
      case 'internationalCharacterSet':
      case 'textFont':
        break
      case 'characterCodeTable':
        page = printer.pages.find(({ number }) => number === n)?.page
        break
      case 'textBold':
        style = { ...style, bold: n === 1 }
        break
      case 'textSize':
        style = { ...style, wide: n >> 4 === 1, tall: (n & 15) === 1 }
        break
      case 'char':
        if (command.data < 0x20 || command.data === 0x7f) throw new Error(`control byte ${command.data}`)
        if (command.data !== 0x20 && page === undefined) throw new Error('text before a code page')
        row.push(...cellsOf(decode(command.data, page ?? 'pc437'), style))
        break
      case 'lf':
        rows.push(trimRow(row))
        row = []
        break
      case 'cut':
        break
      default:
        throw new Error(`unexpected ${command.name}`)
    }
  }
  if (row.length > 0) throw new Error('text without a line feed')
  return trimRows(rows)
}

/** The same rows as the layout planned them. */
function plannedRows(page: Page): Cell[][] {
  const rows = page.rows.map((row) => {
    const cells: Cell[] = []
    for (const run of row.kind === 'text' ? row.runs : []) {
      while (cells.length < run.column) cells.push(' ')
      for (const character of run.text) cells.push(...cellsOf(character, run))
    }
    return trimRow(cells)
  })
  return trimRows(rows)
}

/** Lays a receipt out for a target, as `renderReceipt` does. */
export function layoutFor(
  receipt: unknown,
  target: Target<Uint8Array>,
  options: Pick<LayoutOptions, 'columns' | 'important'>,
): Page {
  const { lines } = readReceipt(receipt, new Reader(target.charset))
  const { graphics, dots, wide } = target
  return layoutReceipt(lines, { ...options, graphics, dots, wide })
}

const decoded = new Map<string, string>()

function decode(byte: number, page: CodePageName): string {
  const key = `${page} ${byte}`
  let character = decoded.get(key)
  if (character === undefined) {
    character = iconv.decode(Buffer.from([byte]), ENCODING[page])
    decoded.set(key, character)
  }
  return character
}

function cellsOf(character: string, style: { bold: boolean; wide: boolean; tall: boolean }): Cell[] {
  // A blank looks the same in any style.
  if (character === ' ') return style.wide ? [' ', ' '] : [' ']
  const cell = `${character}${style.bold ? 'B' : ''}${style.wide ? 'W' : ''}${style.tall ? 'T' : ''}`
  return style.wide ? [cell, ''] : [cell]
}

function trimRow(row: readonly Cell[]): Cell[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== ' ') + 1)
}

function trimRows(rows: readonly Cell[][]): Cell[][] {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1)
}
