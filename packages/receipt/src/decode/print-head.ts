import { CharacterSet, UNKNOWN_CHARACTER } from './character-set.ts'
import type { LinePicture, PaperRow, PaperWarning, Picture, TextRun, TextStyle } from './paper.ts'
import { printerMetrics, type PrinterMetrics, type VirtualPrinter } from './virtual-printer.ts'

/** What one language has of its own at power-on. */
export interface PrinterDefaults {
  /** Dots from one line to the next. */
  readonly lineSpacing: number
  /** Dots of a character in Font B, down. */
  readonly smallHeight: number
  /** The common code pages, for a printer of which no more is known. */
  readonly pages: NonNullable<VirtualPrinter['pages']>
}

/** Dots of a character in Font A, down. */
export const FONT_A_HEIGHT = 24

const PLAIN: TextStyle = { bold: false, underline: false, inverted: false, small: false, wide: 1, tall: 1 }
// The geta mark: printers' sign for a character that is missing.
const TWO_BYTES = '〓'

interface OpenRun {
  readonly x: number
  readonly pitch: number
  readonly style: TextStyle
  text: string
  /** Where its last character ends, without the space to its right. */
  end: number
}

/**
 * The line buffer and the paper behind it, in what ESC/POS and StarPRNT have in common. Positions are in dots from
 * the left margin; the alignment moves a line when it is printed.
 */
export class PrintHead {
  readonly rows: PaperRow[] = []
  readonly warnings: PaperWarning[] = []
  readonly metrics: PrinterMetrics
  readonly characters: CharacterSet

  style!: TextStyle
  align!: 'left' | 'center' | 'right'
  /** Dots from one line to the next. */
  lineSpacing!: number
  /** Dots behind each character, times its width. */
  spacing!: number
  /** Dots from the left edge. */
  margin!: number
  /** Dots that a line may have. */
  area!: number
  /** Page mode is on: what comes now would be placed freely on a page. */
  pageMode!: boolean
  /** The byte of the job that is being read. */
  offset = 0

  readonly #defaults: PrinterDefaults
  #stops: readonly number[] = []
  #runs: OpenRun[] = []
  #pictures: LinePicture[] = []
  #x = 0
  #end = 0
  /** The byte that the line in the buffer began with. */
  #began = 0

  constructor(printer: VirtualPrinter, defaults: PrinterDefaults) {
    this.metrics = printerMetrics(printer)
    this.characters = new CharacterSet(printer.pages ?? defaults.pages, printer.startsInKanjiMode ?? false)
    this.#defaults = defaults
    this.reset()
  }

  /** Power-on values, Kanji mode of printers that start in it included; the line that was not printed is lost. */
  reset(): void {
    this.style = PLAIN
    this.align = 'left'
    this.lineSpacing = this.#defaults.lineSpacing
    this.spacing = 0
    this.margin = 0
    this.area = this.metrics.dots
    this.characters.reset()
    this.pageMode = false
    this.setStops(Array.from({ length: 32 }, (_, index) => (index + 1) * 8))
    this.clearLine()
  }

  warn(message: string, offset: number = this.offset): void {
    this.warnings.push({ offset, message })
  }

  change(style: Partial<TextStyle>): void {
    const next = { ...this.style, ...style }
    // One run for the same style, however often the job asks for it.
    const names = Object.keys(next) as (keyof TextStyle)[]
    if (names.some((name) => next[name] !== this.style[name])) this.style = next
  }

  /** Dots of a character in the font that is on, without its factor. */
  get cell(): number {
    return this.style.small ? this.metrics.smallCell : this.metrics.cell
  }

  /** Nothing is in the line and nothing has moved: what manuals call the beginning of the line. */
  get atLineStart(): boolean {
    return !this.hasLine && this.#x === 0
  }

  /** There is something in the line buffer. */
  get hasLine(): boolean {
    return this.#runs.length > 0 || this.#pictures.length > 0
  }

  clearLine(): void {
    this.#runs = []
    this.#pictures = []
    this.#x = 0
    this.#end = 0
  }

  selectPage(number: number): void {
    if (this.characters.selectPage(number)) return
    this.warn(`Code page ${number} is not known of this printer: what it shows beyond ASCII is uncertain`)
  }

  selectCountry(country: number, last: number): void {
    if (this.characters.selectCountry(country, last)) return
    this.warn(`There is no international character set ${country}: the command has no effect`)
  }

  /** Tab stops in characters of the font that is on. */
  setStops(columns: readonly number[]): void {
    this.#stops = columns.map((column) => column * (this.cell + this.spacing))
  }

  tab(): void {
    const stop = this.#stops.find((position) => position > this.#x)
    if (stop !== undefined) this.#x = Math.min(stop, this.area + 1)
  }

  moveTo(x: number): void {
    if (x < 0 || x > this.area) this.warn('The position is outside the print area: the command has no effect')
    else this.#x = x
  }

  moveBy(dots: number): void {
    this.moveTo(this.#x + dots)
  }

  /** Puts the characters of these bytes into the line. */
  print(bytes: Uint8Array): void {
    const { offset } = this
    this.#warnOfPageMode()
    let missing = -1
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!
      this.offset = offset + at
      if (this.characters.isPair(byte, bytes[at + 1] ?? 0)) {
        this.#put(TWO_BYTES, 2 * this.metrics.cell)
        at++
        continue
      }
      const character = this.characters.characterOf(byte)
      if (character === UNKNOWN_CHARACTER && missing < 0) missing = at
      this.#put(character, this.cell)
    }
    if (missing >= 0 && this.characters.page !== undefined) {
      const byte = bytes[missing]!.toString(16).toUpperCase()
      this.warn(`Code page ${this.characters.page} has no character for byte ${byte}`, offset + missing)
    }
  }

  /** Puts a picture into the line, such as that of `ESC *`. What does not fit is not printed. */
  picture(picture: Picture): void {
    const width = picture.bitmap.width * picture.wide
    if (this.#x + width > this.area) this.warn('The picture is wider than the paper: the rest is lost')
    if (!this.hasLine) this.#began = this.offset
    this.#pictures.push({ ...picture, x: this.#x })
    this.#x = Math.min(this.area, this.#x + width)
    this.#end = Math.max(this.#end, this.#x)
  }

  /** LF: prints the line, or moves the paper by one. */
  newLine(): void {
    if (this.hasLine) this.#printLine(false)
    else {
      this.clearLine()
      this.rows.push({ kind: 'feed', offset: this.offset, height: this.lineSpacing, lines: 1 })
    }
  }

  /** Prints what is in the line, and moves the paper by so many lines in all. */
  feedLines(lines: number): void {
    if (lines === 0) return this.feedDots(0)
    const left = this.hasLine ? lines - 1 : lines
    if (this.hasLine) this.#printLine(false)
    this.#x = 0
    if (left > 0)
      this.rows.push({ kind: 'feed', offset: this.offset, height: left * this.lineSpacing, lines: left })
  }

  /** Prints what is in the line, and moves the paper by so many dots in all, but not by less than its height. */
  feedDots(dots: number): void {
    let left = dots
    if (this.hasLine) {
      const height = Math.max(this.#tallest(), Math.min(dots, this.lineSpacing))
      left = Math.max(0, dots - height)
      this.#printLine(false, height)
    }
    this.#x = 0
    if (left === 0) return
    this.rows.push({
      kind: 'feed',
      offset: this.offset,
      height: left,
      lines: Math.floor(left / this.#defaults.lineSpacing),
    })
  }

  /** Moves the paper back. */
  feedBack(dots: number): void {
    if (this.hasLine) this.#printLine(false)
    this.#x = 0
    if (dots > 0) this.rows.push({ kind: 'feed', offset: this.offset, height: -dots, lines: 0 })
  }

  /** Where something of this width begins, in dots from the left edge. */
  alignedX(width: number): number {
    const room = Math.max(0, this.area - width)
    return this.margin + (this.align === 'left' ? 0 : this.align === 'center' ? Math.floor(room / 2) : room)
  }

  /** A picture of its own. */
  raster(picture: Picture): void {
    this.#warnOfPageMode()
    if (picture.bitmap.width === 0 || picture.bitmap.height === 0) return this.warn('The picture has no dots')
    const width = picture.bitmap.width * picture.wide
    if (width > this.area) {
      this.warn(`The picture is ${width} dots wide and the print area ${this.area}: the rest is lost`)
    }
    const height = picture.bitmap.height * picture.tall
    this.rows.push({ kind: 'raster', offset: this.offset, height, x: this.alignedX(width), ...picture })
  }

  /** Left margin and width of the print area in dots, as far as the paper goes. */
  setMargins(margin: number, area: number): void {
    this.margin = Math.min(margin, this.metrics.dots)
    this.area = Math.min(area, this.metrics.dots - this.margin)
  }

  /** Cuts. A printer does so only at the beginning of a line. */
  cut(cut: 'full' | 'partial', fed: boolean): void {
    if (this.hasLine) this.warn('No cut: there is text in the line, which needs its line feed first')
    else this.rows.push({ kind: 'cut', offset: this.offset, height: 0, cut, fed })
  }

  /** Opens a drawer; times in milliseconds. */
  drawer(pin: 2 | 5, on: number, off: number): void {
    this.rows.push({ kind: 'drawer', offset: this.offset, height: 0, pin, on, off })
  }

  /** Text that never got its line end. */
  finish(): void {
    if (!this.hasLine) return
    this.warn(
      'The job ends without a line feed: the last line stays in the printer and is not printed',
      this.#began,
    )
  }

  #warnOfPageMode(): void {
    if (this.pageMode) this.warn('Page mode is not shown on this paper: its lines come one below the other')
    // Once for each page.
    this.pageMode = false
  }

  #put(character: string, cell: number): void {
    const width = cell * this.style.wide
    if (this.#x + width > this.area && this.#x > 0) {
      this.warn('The row is wider than the paper: the printer goes on in the next line')
      if (this.hasLine) this.#printLine(true)
      this.#x = 0
    }
    if (!this.hasLine) this.#began = this.offset
    const pitch = width + this.spacing * this.style.wide
    const last = this.#runs.at(-1)
    if (last && last.style === this.style && last.pitch === pitch && last.end + pitch - width === this.#x) {
      last.text += character
      last.end = this.#x + width
    } else {
      this.#runs.push({ x: this.#x, pitch, style: this.style, text: character, end: this.#x + width })
    }
    this.#end = Math.max(this.#end, this.#x + width)
    this.#x += pitch
  }

  #printLine(wrapped: boolean, height?: number): void {
    const shift = this.alignedX(this.#end)
    const down = height ?? Math.max(this.lineSpacing, this.#tallest())
    const runs = this.#runs.map(({ x, pitch, text, style }): TextRun => ({
      x: x + shift,
      pitch,
      text,
      style,
    }))
    const pictures = this.#pictures.map((picture) => ({ ...picture, x: picture.x + shift }))
    const [only] = pictures
    if (only && pictures.length === 1 && runs.length === 0) {
      this.rows.push({ kind: 'raster', offset: this.offset, height: down, ...only })
    } else {
      this.rows.push({ kind: 'text', offset: this.offset, height: down, runs, pictures, wrapped })
    }
    this.clearLine()
  }

  #tallest(): number {
    let height = 0
    for (const { style } of this.#runs) {
      height = Math.max(height, (style.small ? this.#defaults.smallHeight : FONT_A_HEIGHT) * style.tall)
    }
    for (const { bitmap, tall } of this.#pictures) height = Math.max(height, bitmap.height * tall)
    return height
  }
}
