import type { Line, QrLine } from './line.ts'
import type { Page, Row } from './page.ts'
import { cellWidth, splitGraphemes } from './width.ts'

/** Letters for words, and for what codes say. Each three: of one cell, of two, and of none (a mark upon a letter). */
export interface Alphabet {
  readonly words: Letters
  readonly data: Letters
}

/** Letters by their width in cells. */
export type Letters = readonly [mark: string, narrow: string, wide: string]

/** Letters that no command of a target is written in. */
export const FOREIGN_LETTERS: Alphabet = {
  words: ['\u0301', 'ж', 'ｘ'],
  data: ['\u0302', 'к', 'ｋ'],
}

/** For printers, whose bytes may all be commands: where what they print in these two differs, there are words. */
export const PRINTER_LETTERS: readonly [Alphabet, Alphabet] = [
  { words: ['', 'x', ''], data: ['', 'k', ''] },
  { words: ['', 'o', ''], data: ['', 'q', ''] },
]

/** How words become harmless for a target. */
export interface Spelling {
  /** What the target writes of a page: its rows, or its lines, and of the rows only pictures and codes. */
  readonly writes: 'rows' | 'lines'
  /** What a QR code says instead of its data, in as many letters as the target writes. `same`: as the words below it. */
  readonly spellData: (data: string, alphabet: Alphabet, same: boolean) => string
  /** Whether a row that is a rule stays, as the target has a command of its own for it. */
  readonly keepsRules?: boolean
}

/**
 * The same page with letters for its words: as many code points, as wide, with the same blanks, and equal where the
 * words were equal. Rows and lines stay what they are.
 */
export function harmlessPage(page: Page, alphabet: Alphabet, spelling: Spelling): Page {
  const rule = spelling.keepsRules ? '-'.repeat(page.columns) : undefined
  const words = (text: string): string => (text === rule ? text : spell(text, alphabet.words))
  const code = (line: QrLine): QrLine => {
    const same = line.words === line.text
    return {
      ...line,
      data: spelling.spellData(line.data, alphabet, same),
      words: spell(line.words, same ? alphabet.words : alphabet.data),
      text: words(line.text),
    }
  }
  const rows = page.rows.map((row): Row => {
    switch (row.kind) {
      case 'text':
        if (spelling.writes === 'lines') return row
        return { ...row, runs: row.runs.map((run) => ({ ...run, text: words(run.text) })) }
      case 'image':
        return { ...row, alt: words(row.alt) }
      case 'qr':
        return code(row)
      default:
        return row
    }
  })
  if (spelling.writes === 'rows') return { ...page, rows }
  const lines = page.lines.map((line): Line => {
    switch (line.kind) {
      case 'heading':
        return { ...line, caption: words(line.caption) }
      case 'text':
        return { ...line, text: words(line.text) }
      case 'pair':
        return { ...line, name: words(line.name), value: words(line.value) }
      case 'table':
        return { ...line, rows: line.rows.map((row) => row.map(words)) }
      case 'image':
        return { ...line, alt: words(line.alt) }
      case 'qr':
        return code(line)
      default:
        return line
    }
  })
  return { ...page, rows, lines }
}

/** Spells a text in harmless letters. Blanks and soft hyphens stay. */
export function spell(text: string, letters: Letters): string {
  let spelt = ''
  for (const [character, cells] of widthsOf(text)) {
    spelt += BLANKS.has(character) ? character : letters[cells]
  }
  return spelt
}

const BLANKS = new Set([' ', '\xa0', '\xad'])

type Widths = (readonly [character: string, cells: 0 | 1 | 2])[]

// Ten targets write the same words, and finding what is seen as one character takes longer than all else.
const known = new Map<string, Widths>()

function widthsOf(text: string): Widths {
  const before = known.get(text)
  if (before) return before
  const widths = splitGraphemes(text).flatMap((grapheme) =>
    Array.from(
      grapheme,
      (character, at) => [character, at === 0 ? (cellWidth(grapheme) as 0 | 1 | 2) : 0] as const,
    ),
  )
  if (known.size > 1000) known.clear()
  known.set(text, widths)
  return widths
}
