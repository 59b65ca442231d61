import { cellWidth, splitGraphemes } from './width.ts'

// A word and the blanks before it.
const WORD = /( *)([^ ]+)/g
// After a hyphen inside a word, but not after a minus sign, and after a slash, but not between two.
const BREAK_AFTER = /(?<=[\p{L}\p{M}\p{N}]-|\/)(?=[\p{L}\p{N}])/u
const SOFT_HYPHEN = '\xad'
const HYPHEN = '-'

/**
 * Breaks a clean text into rows of at most `room` cells: at blanks, after `-` and `/` inside words and at soft
 * hyphens; when a word alone is wider than the row, between any two characters. Always gives at least one row.
 *
 * Blanks at a break and at the end are dropped, others are kept as they are, those at the beginning included
 * (a sender may indent). No-break spaces hold their words together and come out as blanks; soft hyphens come
 * out as `-` where the text was broken and else not at all.
 */
export function wrapText(text: string, room: number): string[] {
  const whole = toPrinted(text).trimEnd()
  if (cellWidth(whole) <= room) return [whole]

  const rows: string[] = []
  let row = ''
  let used = 0
  const append = (part: string): void => {
    row += part
    used += cellWidth(part)
  }
  const endRow = (): void => {
    rows.push(row.trimEnd())
    row = ''
    used = 0
  }

  for (const piece of splitPieces(text)) {
    let { gap, syllables } = piece
    while (used + gap.length + sumCells(syllables) > room) {
      const fitting = countFitting(syllables, room - used - gap.length - HYPHEN.length)
      if (fitting > 0) {
        append(gap + joinSyllables(syllables.slice(0, fitting)) + HYPHEN)
        endRow()
        syllables = syllables.slice(fitting)
      } else if (row !== '') {
        endRow()
      } else if (gap === '') {
        const parts = cutToFit(joinSyllables(syllables), room)
        rows.push(...parts.slice(0, -1))
        syllables = parts.slice(-1).map(measureSyllable)
      }
      gap = ''
    }
    append(gap + joinSyllables(syllables))
  }
  if (row !== '') endRow()
  return rows
}

/** What is not broken, unless between its syllables. */
interface Piece {
  /** Blanks between this piece and the one before. */
  readonly gap: string
  readonly syllables: readonly Syllable[]
}

/** What stands between soft hyphens: most words are one. */
interface Syllable {
  readonly text: string
  readonly cells: number
}

function splitPieces(text: string): Piece[] {
  return Array.from(text.matchAll(WORD), ([, gap = '', word = '']) =>
    word.split(BREAK_AFTER).map((part, index) => ({
      gap: index === 0 ? gap : '',
      syllables: part.split(SOFT_HYPHEN).map(measureSyllable),
    })),
  ).flat()
}

function measureSyllable(text: string): Syllable {
  const printed = toPrinted(text)
  return { text: printed, cells: cellWidth(printed) }
}

function joinSyllables(syllables: readonly Syllable[]): string {
  return syllables.map(({ text }) => text).join('')
}

function sumCells(syllables: readonly Syllable[]): number {
  return syllables.reduce((sum, { cells }) => sum + cells, 0)
}

/** How many syllables from the first on fit into the room, short of all. */
function countFitting(syllables: readonly Syllable[], room: number): number {
  let count = 0
  let used = 0
  for (const { cells } of syllables.slice(0, -1)) {
    used += cells
    if (used > room) break
    count += 1
  }
  return count
}

/** The last resort: cuts a word between characters into parts that fill the room, the last one as it comes. */
function cutToFit(word: string, room: number): string[] {
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const grapheme of splitGraphemes(word)) {
    const cells = cellWidth(grapheme)
    if (used + cells > room) {
      parts.push(part)
      part = ''
      used = 0
    }
    part += grapheme
    used += cells
  }
  return [...parts, part]
}

function toPrinted(text: string): string {
  return text.replaceAll(SOFT_HYPHEN, '').replaceAll('\xa0', ' ')
}
