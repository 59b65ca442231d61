import iconv from 'iconv-lite'
import type { ReceiptInputLine } from './input.ts'
import type { Page } from './page.ts'
import type { CodePageName } from './printers/code-pages.ts'
import type { PrinterProfile } from './printers/profile.ts'
import { GENERIC_80, STAR_MC_PRINT3 } from './printers/profiles.ts'
import { renderReceipt } from './render.ts'
import type { Target } from './target.ts'
import { escpos } from './targets/escpos.ts'
import { pdf } from './targets/pdf.ts'
import { starprnt } from './targets/starprnt.ts'

/** How iconv-lite calls the pages: its tables are not ours. */
const ENCODINGS: Readonly<Record<CodePageName, string>> = {
  wpc1252: 'win1252',
  pc858: 'cp858',
  pc850: 'cp850',
  pc437: 'cp437',
  pc852: 'cp852',
  pc857: 'cp857',
  'iso8859-15': 'iso8859-15',
}

/** A target of bytes, and a reader of it. */
export interface Paper {
  readonly name: string
  readonly target: Target<Uint8Array>
  /** The pages that it prints in. */
  readonly pages: readonly CodePageName[]
  /** The rows as they are printed, a character a byte. Throws at anything that is no text. */
  readonly read: (output: Uint8Array) => string[]
}

/** ESC/POS in every code page alone and in four, StarPRNT in five, and PDF. */
export const PAPERS: readonly Paper[] = [
  ...(Object.keys(ENCODINGS) as CodePageName[]).map((page) =>
    printerPaper(page, { ...GENERIC_80, pages: [{ page, number: 7 }] }),
  ),
  printerPaper('escpos', GENERIC_80),
  printerPaper('starprnt', STAR_MC_PRINT3),
  { name: 'pdf', target: pdf(), pages: ['wpc1252'], read: readPdf },
]

const COLUMNS = 48
const ROWS = 256

/**
 * What is wrong with characters on a paper, each alone and between letters: a line for each fault. `rows`: characters
 * in a receipt; with one only, a printer may write it without having cleaned it.
 */
export function characterFaults(points: readonly number[], paper: Paper, rows: number = ROWS): string[] {
  const faults: string[] = []
  for (let at = 0; at < points.length && faults.length < 20; at += rows) {
    const characters = points.slice(at, at + rows).map((point) => String.fromCodePoint(point))
    faults.push(...batchFaults(characters, paper))
  }
  return faults
}

/** A character stands at the left, alone, and between letters in the value, which ends at the right edge. */
function batchFaults(characters: readonly string[], { target, pages, read }: Paper): string[] {
  const receipt = characters.map((character): ReceiptInputLine => ({
    type: 'name-value',
    value: { name: character, value: `x${character}x` },
  }))
  let page: Page | undefined
  const write = (given: Page): Uint8Array => target.write((page = given))
  const tryWrite = (given: Page): Uint8Array | undefined => target.tryWrite?.((page = given))
  const replaced = characters.map(() => new Map<string, string>())
  const rows = read(
    renderReceipt<Uint8Array>(receipt, {
      to: { ...target, write, tryWrite: target.tryWrite && tryWrite },
      columns: COLUMNS,
      onWarning({ pointer, replaced: one }) {
        if (one) replaced[Number(/^\/(\d+)/.exec(pointer)?.[1])]?.set(one.character, one.by)
      },
    }),
  )
  const runs = (page as unknown as Page).rows.map((row) => (row.kind === 'text' ? row.runs : []))
  const printable = charactersOf(pages)
  return characters.flatMap((character, at) => {
    const found: string[] = []
    const row = rows[at] ?? ''
    const planned = runs[at]?.reduce((line, { column, text }) => line.padEnd(column) + text, '')
    if (row !== planned) found.push(`printed ${JSON.stringify(row)}, planned ${JSON.stringify(planned)}`)
    if (row.length !== COLUMNS) found.push(`takes ${row.length} cells`)
    const alone = row.slice(0, runs[at]?.at(-1)?.column)
    const seen = seenOf(character)
    const by = replaced[at]?.get(seen)
    if (Array.from(seen).every((one) => printable.has(one))) {
      if (alone.trim() !== seen) found.push(`is printed as ${JSON.stringify(alone)}`)
      if (by !== undefined) found.push('is said to be replaced')
    } else if (by === undefined) {
      found.push(`is printed as ${JSON.stringify(alone)} without a warning`)
    } else if (by.trim() === '' || alone.trim() !== by.trim()) {
      found.push(`is printed as ${JSON.stringify(alone)}, said to be ${JSON.stringify(by)}`)
    }
    const point = character.codePointAt(0)?.toString(16).toUpperCase()
    return found.map((fault) => `U+${point}: ${fault}`)
  })
}

/** What of a character is to be seen, by Unicode: it shares no code with `cleanText` and `spell`. */
function seenOf(character: string): string {
  return character
    .replace(/[\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}\ufeff\ufff9-\ufffb]/gu, '')
    .replace(/\p{Noncharacter_Code_Point}/gu, '\ufffd')
    .normalize('NFC')
}

const sets = new Map<string, ReadonlySet<string>>()

/** What the pages have, ASCII included. */
function charactersOf(pages: readonly CodePageName[]): ReadonlySet<string> {
  const key = pages.join()
  const known = sets.get(key)
  if (known) return known
  const set = new Set(
    pages.flatMap(decodedBytes).filter((character) => /^[^\ufffd\p{C}\p{Z}]$/u.test(character)),
  )
  sets.set(key, set)
  return set
}

/** The character of each byte, U+FFFD where there is none. */
function decodedBytes(page: CodePageName): string[] {
  return Array.from({ length: 256 }, (_, byte) =>
    byte < 0x20 || byte === 0x7f ? '\ufffd' : iconv.decode(Buffer.of(byte), ENCODINGS[page]),
  )
}

function printerPaper(name: string, profile: PrinterProfile): Paper {
  const isEscPos = profile.language === 'escpos'
  const target = (isEscPos ? escpos : starprnt)({ printer: profile, cut: 'none' })
  const start = Buffer.of(0x1b, 0x40, ...profile.init).toString('latin1')
  const select = isEscPos ? '\x1bt' : '\x1b\x1dt'
  const tables = new Map(profile.pages.map(({ page, number }) => [number, decodedBytes(page)]))
  const read = (output: Uint8Array): string[] => {
    const job = Buffer.from(output).toString('latin1')
    if (!job.startsWith(start) || !job.endsWith('\n')) throw new Error('the job has no start or no end')
    const rows: string[] = []
    let row = ''
    let table: string[] = []
    for (let at = start.length; at < job.length; at += 1) {
      if (job[at] === '\n') {
        rows.push(row)
        row = ''
      } else if (job.startsWith(select, at)) {
        at += select.length
        table = tables.get(job.charCodeAt(at)) ?? []
      } else {
        // Blanks may come before any page.
        const character = job[at] === ' ' ? ' ' : (table[job.charCodeAt(at)] ?? '\ufffd')
        if (character === '\ufffd')
          throw new Error(`a byte that is no text: ${job.charCodeAt(at)} in row ${rows.length}`)
        row += character
      }
    }
    return rows
  }
  return { name, target, pages: profile.pages.map(({ page }) => page), read }
}

const WIN_ANSI = decodedBytes('wpc1252')

/** The strings that are shown. */
function readPdf(output: Uint8Array): string[] {
  const file = Buffer.from(output).toString('latin1')
  return Array.from(file.matchAll(/\(((?:\\[()\\]|[^\\()])*)\)(?:Tj|')\n/g), ([, shown = '']) =>
    shown.replace(/\\(.)|[^]/g, (one, escaped: string | undefined) => {
      const character = WIN_ANSI[(escaped ?? one).charCodeAt(0)] ?? '\ufffd'
      if (character === '\ufffd') throw new Error(`a byte that is no text: ${one.charCodeAt(0)}`)
      return character
    }),
  )
}
