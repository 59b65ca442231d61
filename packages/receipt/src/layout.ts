import { ReceiptOptionError } from './errors.ts'
import type { Alignment, Line, ShopOnlyLine, TextSize } from './line.ts'
import type { Page, Row, Run, Style } from './page.ts'
import type { Graphic } from './target.ts'
import { cellWidth } from './width.ts'
import { trimEnd, trimStart, wrapPlain, wrapText } from './wrap.ts'

const MIN_COLUMNS = 20
const MAX_COLUMNS = 64
/** Dots of a character cell in the usual font of a printer with 203 dpi (Epson's font A: 12 × 24). */
const CELL_DOTS = 12
// Thinner bars and modules than two dots (0.25 mm) are not read reliably.
export const MIN_MODULE = 2

const BLANK: readonly Run[] = []
export const NORMAL: Style = { bold: false, wide: false, tall: false }
// Bolder and larger than text, as the secuconnect documentation asks; not wide, which would halve the room.
const HEADING: Style = { bold: true, wide: false, tall: true }
// As tall as the caption, so that on paper the dashes meet it at half its height.
const HEADING_RULE: Style = { bold: false, wide: false, tall: true }
// A dash and a blank at either side: less than that does not look like a rule.
const HEADING_MARGIN = 2
const RULE = '-'.repeat(MAX_COLUMNS)

/** How a receipt is laid out. */
export interface LayoutOptions {
  /** Width of the paper in character cells, 20 to 64. Usual: 32 on 58 mm, 42 or 48 on 80 mm. */
  readonly columns: number
  /**
   * How `important` lines look: `bold`; `tall`, bold and of double height; `large`, of double width too. Default:
   * `bold`.
   */
  readonly important?: 'bold' | 'tall' | 'large' | undefined
  /** Whether the paper is cut before every caption but the first, each being a slip of its own. Default: false. */
  readonly cutSlips?: boolean | undefined
  /** What the target draws; whatever else there is comes as text. Default: nothing. */
  readonly graphics?: readonly Graphic[] | undefined
  /** Dots across the paper, for pictures and codes: at most 12 for each column, which is the default. */
  readonly dots?: number | undefined
  /** Dots of the smallest module of a QR code that the target draws. Default: 2. */
  readonly leastModule?: number | undefined
  /** Whether the target has letters of double width. Default: true. */
  readonly wide?: boolean | undefined
}

/** Adds a line of a kind that only receipts of shops have. */
export type AddShopLine = (line: ShopOnlyLine, layout: Layout) => void

/**
 * As `layoutReceipt`. `plain`: every character is known to be one cell wide, and none to ask anything of the layout.
 * `addShopLine`: needed where there are such lines; other receipts never load it.
 */
export function layoutLines(
  lines: readonly Line[],
  options: LayoutOptions,
  plain: boolean,
  addShopLine?: AddShopLine,
): Page {
  const {
    columns,
    important = 'bold',
    cutSlips = false,
    graphics = [],
    leastModule = MIN_MODULE,
    wide = true,
  } = options
  if (!Number.isInteger(columns) || columns < MIN_COLUMNS || columns > MAX_COLUMNS) {
    throw new ReceiptOptionError(
      `columns must be a whole number from ${MIN_COLUMNS} to ${MAX_COLUMNS}, found ${String(columns)}. ` +
        'Use 32 for paper of 58 mm, 42 or 48 for 80 mm.',
      'columns',
    )
  }
  const dots = Math.min(options.dots ?? Infinity, columns * CELL_DOTS)
  const settings = { columns, important, cutSlips, graphics, dots, leastModule, wide }
  const layout = new Layout(settings, plain, addShopLine)
  for (let at = 0; at < lines.length; at += 1) layout.add(lines[at] as Line)
  return { columns, rows: layout.rows, lines, important, cutSlips }
}

/** Options with their defaults. */
type Settings = { readonly [Name in keyof LayoutOptions]-?: Exclude<LayoutOptions[Name], undefined> }

/** The rows of a page as they come. */
export class Layout {
  readonly rows: Row[] = []
  readonly settings: Settings
  readonly #columns: number
  readonly #plain: boolean
  /** Cells of a text. */
  readonly measure: (text: string) => number
  /** Rows of a text, each of at most so many cells. */
  readonly wrap: (text: string, room: number) => string[]
  readonly #addShopLine: AddShopLine | undefined
  /** Whether there is something on this piece of paper. */
  #printed = false

  constructor(settings: Settings, plain: boolean, addShopLine: AddShopLine | undefined) {
    this.settings = settings
    this.#columns = settings.columns
    this.#plain = plain
    this.#addShopLine = addShopLine
    this.measure = plain ? measurePlain : cellWidth
    this.wrap = plain ? wrapPlain : wrapText
  }

  add(line: Line): void {
    switch (line.kind) {
      case 'heading':
        return this.#addHeading(line.caption)
      case 'rule':
        return this.addRow([createDashes(0, this.#columns, NORMAL)])
      case 'text':
        return this.addText(line.text, line.align, this.#styleOf(line.important, line.size))
      case 'pair':
        return this.addPair(line.name, line.value, this.#styleOf(line.important, line.size))
      case 'space':
        return this.addRow(BLANK)
      case 'cut':
        return this.#cut()
      default:
        this.#addShopLine?.(line, this)
    }
  }

  /** Adds a row of text. */
  addRow(runs: readonly Run[]): void {
    this.draw({ kind: 'text', runs })
  }

  /** Adds a row of any kind that shows something. */
  draw(row: Row): void {
    this.#printed = true
    this.rows.push(row)
  }

  #styleOf(important: boolean, size: TextSize): Style {
    if (size === 'normal' && !important) return NORMAL
    const as = important ? this.settings.important : 'bold'
    return {
      bold: important,
      wide: this.settings.wide && (size === 'wide' || size === 'large' || as === 'large'),
      tall: size === 'tall' || size === 'large' || as !== 'bold',
    }
  }

  #addHeading(caption: string): void {
    if (this.#printed) this.#separate()
    const columns = this.#columns
    const room = columns - 2 * HEADING_MARGIN
    // Rather no rule than a broken word.
    const ruled =
      this.measure(caption) <= room || caption.split(' ').every((word) => this.measure(word) <= room)
    if (!ruled) return this.addText(caption, 'center', HEADING)
    for (const text of this.wrap(caption, room)) {
      const run = this.#place(text, 'center', HEADING)
      const right = run.column + run.cells + 1
      this.addRow([
        createDashes(0, run.column - 1, HEADING_RULE),
        run,
        createDashes(right, columns - right, HEADING_RULE),
      ])
    }
  }

  #separate(): void {
    if (this.settings.cutSlips) return this.#cut()
    const above = this.rows.at(-1)
    if (above?.kind !== 'text' || above.runs.length > 0) this.addRow(BLANK)
  }

  #cut(): void {
    if (this.#printed) this.rows.push({ kind: 'cut' })
    this.#printed = false
  }

  addText(text: string, align: Alignment, style: Style): void {
    // Blanks at the beginning are an indent at the left, and would shift the text elsewhere.
    const aligned = align === 'left' ? text : trimStart(text)
    const room = this.#roomFor(style)
    // Nearly always there is nothing to wrap.
    if (this.#plain && aligned.length <= room) return this.#addPlaced(trimEnd(aligned), align, style)
    for (const row of this.wrap(aligned, room)) this.#addPlaced(row, align, style)
  }

  #addPlaced(row: string, align: Alignment, style: Style): void {
    this.addRow(row === '' ? BLANK : [this.#place(row, align, style)])
  }

  addPair(name: string, value: string, style: Style): void {
    const room = this.#roomFor(style)
    // Nearly always both stand on one row.
    if (this.#plain) {
      const left = trimEnd(name)
      const right = trimEnd(trimStart(value))
      if (left !== '' && right !== '' && left.length + right.length < room) {
        return this.addRow([this.#place(left, 'left', style), this.#place(right, 'right', style)])
      }
    }
    const names = this.wrap(name, room)
    const values = this.wrap(trimStart(value), room)
    const left = this.#place(names.at(-1) ?? '', 'left', style)
    const right = this.#place(values[0] ?? '', 'right', style)
    if (right.text === '') return this.addText(name, 'left', style)
    for (const row of names.slice(0, -1)) this.#addPlaced(row, 'left', style)
    if (left.text !== '' && values.length === 1 && left.cells < right.column)
      return this.addRow([left, right])
    if (left.text !== '') this.addRow([left])
    for (const row of values) this.#addPlaced(row, 'right', style)
  }

  #roomFor(style: Style): number {
    return style.wide ? this.#columns >> 1 : this.#columns
  }

  #place(text: string, align: Alignment, style: Style): Run {
    const cells = style.wide ? 2 * this.measure(text) : this.measure(text)
    const free = this.#columns - cells
    return createRun(align === 'left' ? 0 : align === 'right' ? free : free >> 1, text, cells, style)
  }
}

function createDashes(column: number, cells: number, style: Style): Run {
  return createRun(column, RULE.slice(0, cells), cells, style)
}

export function createRun(column: number, text: string, cells: number, { bold, wide, tall }: Style): Run {
  return { column, cells, text, bold, wide, tall }
}

function measurePlain(text: string): number {
  return text.length
}
