import { rowBytes, type Bitmap } from '../bitmap.ts'
import type { Alignment, DrawerLine, QrLine } from '../line.ts'
import type { BarcodeRow, Run, Style, TextRow } from '../page.ts'
import type { EncodedPage, PageSet } from './page-set.ts'

/** The commands of a printer language: each gives the bytes that a printer obeys. */
export interface PrinterLanguage {
  /** Such as `escpos`. */
  readonly name: string
  /** Sets everything back. */
  readonly initialize: readonly number[]
  /** Chooses the code page of that number. */
  selectPage(number: number): readonly number[]
  /** Chooses the small letters, Font B. */
  readonly smallFont: readonly number[]
  readonly bold: readonly number[]
  readonly notBold: readonly number[]
  /** Of letters: normal, tall, wide, large. */
  readonly sizes: readonly (readonly number[])[]
  /** Where pictures and codes stand. */
  setAlign(align: Alignment): readonly number[]
  /** What comes before the bits of a picture. */
  imageHead(width: number, height: number): readonly number[]
  printQr(line: QrLine): ArrayLike<number>
  printBarcode(row: BarcodeRow): ArrayLike<number>
  openDrawer(line: DrawerLine): readonly number[]
}

const PLAIN_STYLE: Style = { bold: false, wide: false, tall: false }
const NORMAL = 0
const TALL = 1
const WIDE = 2
const LINE_FEED = 10
const BLANK = 32
const UNPRINTABLE = 63
// Firmware has little memory for pictures; larger ones are printed in strips.
const STRIP_HEIGHT = 256

/** The bytes of a job, as they are written. */
export class PrinterJob {
  readonly #language: PrinterLanguage
  readonly #pages: PageSet
  #page: EncodedPage = NO_PAGE
  #bytes = scratch
  #length = 0
  #bold = false
  /** Index into the language's sizes. */
  #size = NORMAL

  constructor(language: PrinterLanguage, pages: PageSet) {
    // A job within a job, of a caller who draws rows by rendering, has a buffer of its own.
    scratch = new Uint8Array(0)
    this.#language = language
    this.#pages = pages
  }

  /** Whether there was a character that no page has: it is printed as `?`. */
  incomplete = false

  /** The finished job. */
  finish(): Uint8Array {
    // The next job takes the buffer over, unless it grew beyond measure.
    if (this.#bytes.length <= KEPT) scratch = this.#bytes
    return this.#bytes.slice(0, this.#length)
  }

  add(bytes: ArrayLike<number>): void {
    this.#reserve(bytes.length)
    // `set` costs more than a loop for the few bytes of a command.
    for (let at = 0; at < bytes.length; at += 1) this.#bytes[this.#length + at] = bytes[at]!
    this.#length += bytes.length
  }

  addRow({ runs }: TextRow): void {
    let column = 0
    for (let at = 0; at < runs.length; at += 1) {
      const run = runs[at] as Run
      if (run.column > column) {
        // Wide blanks would take two cells, and tall ones would make a row of normal letters tall.
        this.#setSize(run.tall ? TALL : NORMAL)
        this.#fill(BLANK, run.column - column)
      }
      this.#setStyle(run)
      this.#addText(run.text, 0)
      column = run.column + run.cells
    }
    this.#reserve(1)
    this.#bytes[this.#length] = LINE_FEED
    this.#length += 1
  }

  /** Blank lines. */
  feed(lines: number): void {
    this.#fill(LINE_FEED, lines)
  }

  addImage({ width, height, bits }: Bitmap, align: Alignment): void {
    const strips: ArrayLike<number>[] = []
    const bytes = rowBytes(width)
    for (let top = 0; top < height; top += STRIP_HEIGHT) {
      const bottom = Math.min(top + STRIP_HEIGHT, height)
      strips.push(this.#language.imageHead(width, bottom - top), bits.subarray(top * bytes, bottom * bytes))
    }
    this.addAligned(align, ...strips)
  }

  /** Cuts, or feeds the paper: in the normal style, or its lines would be tall, and what follows bold. */
  cut(cutting: ArrayLike<number>): void {
    this.#setStyle(PLAIN_STYLE)
    this.add(cutting)
  }

  /** Something that is no text, with its place on the paper. */
  addAligned(align: Alignment, ...contents: ArrayLike<number>[]): void {
    if (align !== 'left') this.add(this.#language.setAlign(align))
    for (const content of contents) this.add(content)
    if (align !== 'left') this.add(this.#language.setAlign('left'))
  }

  /** Adds a text from one of its characters on. */
  #addText(text: string, start: number): void {
    this.#reserve(text.length)
    const from = this.#length - start
    const at = encode(text, start, this.#page.bytes, this.#bytes, from)
    this.#length = from + at
    if (at < text.length) this.#addInOtherPage(text, at)
  }

  /** Goes on in a page that has the character. */
  #addInOtherPage(text: string, at: number): void {
    const page = this.#pages.pages.find(({ bytes }) => bytes[text.charCodeAt(at)])
    if (page === undefined) {
      this.incomplete = true
      this.#fill(UNPRINTABLE, 1)
      return this.#addText(text, at + 1)
    }
    this.add(this.#language.selectPage(page.number))
    this.#page = page
    this.#addText(text, at)
  }

  #setStyle({ bold, wide, tall }: Style): void {
    if (bold !== this.#bold) {
      this.add(bold ? this.#language.bold : this.#language.notBold)
      this.#bold = bold
    }
    this.#setSize((wide ? WIDE : NORMAL) + (tall ? TALL : NORMAL))
  }

  #setSize(size: number): void {
    if (size === this.#size) return
    this.add(this.#language.sizes[size] ?? [])
    this.#size = size
  }

  #fill(byte: number, count: number): void {
    this.#reserve(count)
    const end = this.#length + count
    for (let at = this.#length; at < end; at += 1) this.#bytes[at] = byte
    this.#length = end
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const larger = new Uint8Array(2 * (this.#length + count) + 2048)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

// No text before a page is chosen.
const NO_PAGE: EncodedPage = { number: 0, bytes: new Uint8Array(0x10000) }

// One buffer for all jobs: a job is written in one go and copied out at its end.
const KEPT = 0x10000
let scratch = new Uint8Array(0)

/** Writes a text's bytes up to the first character that the page has not. Returns the index of that character, or the text's length. */
function encode(text: string, start: number, table: Uint8Array, bytes: Uint8Array, offset: number): number {
  const end = text.length
  for (let at = start; at < end; at += 1) {
    const byte = table[text.charCodeAt(at)]
    if (!byte) return at
    bytes[offset + at] = byte
  }
  return end
}

/** A number of up to 65,535 as printers take it, the low byte first. */
export function word(value: number): [low: number, high: number] {
  return [value & 255, value >> 8]
}
