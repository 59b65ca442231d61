import * as fc from 'fast-check'
import { cleanText } from './clean.ts'
import { anyColumns } from './fuzz.test-helper.ts'
import { hostileReceipt, STRINGS, type HostileReceipt } from './hostile-receipt.test-helper.ts'
import {
  FOREIGN_LETTERS,
  harmlessPage,
  PRINTER_LETTERS,
  spell,
  type Spelling,
} from './harmless-page.test-helper.ts'
import { markdownElements, receiptlineCalls } from './markup-readers.test-helper.ts'
import type { Page } from './page.ts'
import { pdfSkeleton } from './pdf-skeleton.test-helper.ts'
import type { PrinterPage } from './printers/profile.ts'
import { GENERIC_80, STAR_MC_PRINT3 } from './printers/profiles.ts'
import { renderReceipt } from './render.ts'
import type { Target } from './target.ts'
import { ansi } from './targets/ansi.ts'
import { epos } from './targets/epos.ts'
import { escpos } from './targets/escpos.ts'
import { html } from './targets/html.ts'
import { markdown } from './targets/markdown.ts'
import { pdf } from './targets/pdf.ts'
import { receiptline } from './targets/receiptline.ts'
import { starprnt } from './targets/starprnt.ts'
import { svg } from './targets/svg.ts'
import type { ReceiptWarning } from './warning.ts'
import {
  findForeign,
  readEposByte,
  readPlain,
  readPrinterByte,
  readReceiptline,
  readReceiptlineData,
  readXml,
  type IsCharacter,
  type ReadCharacter,
} from './words-in-place.test-helper.ts'

/** A target, and how its words are told from its commands. */
interface Judge {
  readonly target: Target<string> | Target<Uint8Array>
  /**
   * What is foreign in an output of a page, in words. Undefined when there is nothing but the commands of a page with
   * harmless words, and words in the same places.
   */
  readonly judge: (output: string, page: Page) => string | undefined
}

const DRAWN: Spelling = { writes: 'rows', spellData: (data) => data }
const IN_LINES: Spelling = {
  writes: 'lines',
  spellData: (data, alphabet, same) => spell(cleanText(data), same ? alphabet.words : alphabet.data),
}
const IN_BYTES: Spelling = {
  writes: 'rows',
  spellData: (data, alphabet) => alphabet.data[1].repeat(Buffer.byteLength(data)),
}
const IN_CHARACTERS: Spelling = {
  writes: 'rows',
  spellData: (data, alphabet) => alphabet.data[1].repeat(Array.from(data).length),
  keepsRules: true,
}

const PC437: readonly PrinterPage[] = [{ page: 'pc437', number: 0 }]
// With codes.
const ESC_POS = { ...GENERIC_80, graphics: STAR_MC_PRINT3.graphics }

/** What is read on a screen. Plain text is that for terminals without its bold. */
export const SCREENS: readonly Judge[] = [
  judgeWords(ansi(), DRAWN, readPlain),
  judgeWords(html(), IN_LINES, readXml, withoutPictures),
  judgeWords(svg(), DRAWN, readXml),
  judgeReceiptline(receiptline()),
]

/** What is printed. */
export const PAPERS: readonly Judge[] = [
  judgePrinter(escpos(), GENERIC_80.pages),
  judgePrinter(escpos({ printer: ESC_POS }), ESC_POS.pages),
  judgePrinter(escpos({ printer: { ...ESC_POS, pages: PC437 } }), PC437),
  judgePrinter(starprnt(), STAR_MC_PRINT3.pages),
  judgeEpos(epos()),
  judgePdf(pdf()),
]

/** What other readers make of markup, but for the words: HTML of Markdown, and commands of ReceiptLine. */
export const MARKUP: readonly Judge[] = [judgeMarkdown(markdown()), judgeReceiptlineCalls(receiptline())]

/**
 * Looks for a command to any of the targets in so many hostile strings, ten in a receipt. Undefined when there is none,
 * else a report with the smallest receipt that has one.
 */
export function reportCommand(judges: readonly Judge[], strings: number): string | undefined {
  const checked = fc.check(
    fc.property(hostileReceipt, anyColumns, (receipt, columns) => {
      const [found] = judges.flatMap((judge) => findCommands(receipt, columns, judge))
      if (found !== undefined) throw new Error(found)
    }),
    { numRuns: strings / STRINGS },
  )
  return fc.defaultReportMessage(checked)
}

/**
 * Says where a receipt has some effect on a target that words in the same places would not have, where one of a server
 * moves a part of a printer, or where a warning does more than to be read.
 */
function findCommands(
  { receipt, wire }: HostileReceipt,
  columns: number,
  { target, judge }: Judge,
): string[] {
  const found: string[] = []
  let given: Page | undefined
  let tried = false
  const onWarning = ({ message }: ReceiptWarning): void => {
    if (OBEYED.test(message)) found.push(`a warning that commands: ${JSON.stringify(message)}`)
  }
  const write = (page: Page): string => {
    given = page
    return toText(target.write(page))
  }
  const tryWrite = (page: Page): string | undefined => {
    const output = target.tryWrite?.(page)
    if (output === undefined) return undefined
    given = page
    tried = true
    return toText(output)
  }
  const to: Target<string> = { ...target, write, tryWrite: undefined }
  const output = renderReceipt<string>(receipt, {
    to: target.tryWrite ? { ...to, tryWrite } : to,
    columns,
    onWarning,
  })
  if (tried && output !== renderReceipt<string>(receipt, { to, columns })) found.push('tried, it is another')
  const page = given as unknown as Page
  if (wire && page.rows.some(({ kind }) => kind !== 'text')) found.push('a server drew something')
  const foreign = judge(output, page)
  if (foreign !== undefined) found.push(foreign)
  return found.map((what) => `${target.name}: ${what}`)
}

const OBEYED = /[\p{Cc}\p{Cs}\u061c\u2028-\u202e\u2066-\u2069]/u

/** A string as it is, bytes as characters. */
function toText(output: string | Uint8Array): string {
  return typeof output === 'string'
    ? output
    : Buffer.from(output.buffer, output.byteOffset, output.length).toString('latin1')
}

function judgeWords(
  target: Target<string>,
  spelling: Spelling,
  read: ReadCharacter,
  prepare = (output: string): string => output,
): Judge {
  return {
    target,
    judge(output, page) {
      const harmless = target.write(harmlessPage(page, FOREIGN_LETTERS, spelling))
      const prepared = prepare(output)
      const at = findForeign(
        prepared,
        prepare(harmless),
        (text, place) => text.charCodeAt(place) > 0x7f,
        read,
      )
      return at < 0 ? undefined : describe(prepared, at)
    },
  }
}

function describe(output: string, at: number): string {
  return `foreign at ${at}: ${JSON.stringify(output.slice(Math.max(0, at - 40), at + 20))}`
}

const DATA_LETTERS = new Set([FOREIGN_LETTERS, ...PRINTER_LETTERS].flatMap(({ data }) => data))

/** In the data of a code, read otherwise. */
function orData(read: ReadCharacter, readData: ReadCharacter): ReadCharacter {
  return (output, at, letter) => (DATA_LETTERS.has(letter) ? readData : read)(output, at, letter)
}

/** The dots of a code, and with them its size, follow from its data. Base64 is no place for commands. */
function withoutPictures(output: string): string {
  return output.replace(/width="\d+" height="\d+"|src="data:image\/png;base64,[A-Za-z0-9+/]+=*"/g, '')
}

/**
 * Printers change their code page between two letters: that command belongs to the letter behind it, and must choose
 * a page of the printer other than the chosen one.
 */
function judgePrinter(target: Target<Uint8Array>, pages: readonly PrinterPage[]): Judge {
  const select = target.name === 'escpos' ? '\x1bt' : '\x1b\x1dt'
  const numbers = pages.map(({ number }) => String.fromCharCode(number))
  const read = orData(readPrinterByte, (_, at) => at + 1)
  return {
    target,
    judge(output, page) {
      const [one, other] = writeTwice(target, page).map((job) => job.replaceAll(select + numbers[0], ''))
      if (countData(one as string) !== page.rows.filter(({ kind }) => kind === 'qr').length) {
        return `data of a code that are longer or shorter than said: ${JSON.stringify(output)}`
      }
      let chosen: string | undefined
      const at = findForeign(output, one as string, differsFrom(other as string), read, (place, letter) => {
        if (DATA_LETTERS.has(letter) || !output.startsWith(select, place)) return place
        const number = output[place + select.length] ?? ''
        if (number === chosen || !numbers.includes(number)) return place
        chosen = number
        return place + select.length + 1
      })
      return at < 0 ? undefined : describe(output, at)
    },
  }
}

/** QR codes whose data are as long as the printer is told: `GS ( k` function 180, `ESC GS y D 1`. */
function countData(harmless: string): number {
  const [letter] = PRINTER_LETTERS.map(({ data }) => data[1])
  const codes = harmless.matchAll(new RegExp(`(?:\x1d\\(k(..)1P0|\x1b\x1dyD1\0(..))(${letter}+)`, 'gs'))
  return Array.from(codes).filter(([, escPos, star, data = '']) => {
    const [low = 0, high = 0] = Buffer.from(escPos ?? star ?? '', 'latin1')
    return low + 256 * high === data.length + (escPos === undefined ? 0 : 3)
  }).length
}

function judgeEpos(target: Target<string>): Judge {
  return {
    target,
    judge(output, page) {
      const [one, other] = writeTwice(target, page)
      const at = findForeign(output, one, differsFrom(other), orData(readXml, readEposByte))
      return at < 0 ? undefined : describe(output, at)
    },
  }
}

function writeTwice(target: Target<string> | Target<Uint8Array>, page: Page): [one: string, other: string] {
  const [one, other] = PRINTER_LETTERS
  return [
    toText(target.write(harmlessPage(page, one, IN_BYTES))),
    toText(target.write(harmlessPage(page, other, IN_BYTES))),
  ]
}

function differsFrom(other: string): IsCharacter {
  return (one, place) => one.charCodeAt(place) !== other.charCodeAt(place)
}

/** Besides the characters that mean something anywhere: a row of nothing but dashes draws a rule or cuts the paper. */
function judgeReceiptline(target: Target<string>): Judge {
  const { judge } = judgeWords(target, IN_CHARACTERS, orData(readReceiptline, readReceiptlineData))
  return {
    target,
    judge(output, page) {
      const [row] = /^\|(?:-+|=+)$/m.exec(output) ?? []
      return row === undefined ? judge(output, page) : `the row ${row} is no text`
    },
  }
}

function judgePdf(target: Target<Uint8Array>): Judge {
  return {
    target,
    judge(output, page) {
      const { tokens, faults } = pdfSkeleton(output)
      if (faults.length > 0) return faults.join(', ')
      const harmless = pdfSkeleton(toText(target.write(harmlessPage(page, PRINTER_LETTERS[0], DRAWN))))
      const at = tokens.findIndex((token, index) => token !== harmless.tokens[index])
      if (at < 0 && tokens.length === harmless.tokens.length) return undefined
      return `token ${at} is ${tokens[at]} instead of ${harmless.tokens[at]}`
    },
  }
}

function judgeMarkdown(target: Target<string>): Judge {
  return {
    target,
    judge(output, page) {
      const elements = markdownElements(output)
      const harmless = markdownElements(target.write(harmlessPage(page, FOREIGN_LETTERS, IN_LINES)))
      return elements === harmless ? undefined : `it is ${elements}, not ${harmless}`
    },
  }
}

function judgeReceiptlineCalls(target: Target<string>): Judge {
  return {
    target,
    judge(output, page) {
      const calls = receiptlineCalls(output)
      const harmless = receiptlineCalls(target.write(harmlessPage(page, FOREIGN_LETTERS, IN_CHARACTERS)))
      return calls === harmless ? undefined : `its reader is told ${calls}, not ${harmless}`
    },
  }
}
