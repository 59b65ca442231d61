import type { BarcodeLine, CutLine, DrawerLine, ImageLine, Line, QrLine } from './line.ts'

/**
 * A receipt laid out for one width of paper. All writers print the same page, so that text, screen and printer
 * agree on every word and its place.
 */
export interface Page {
  /** Width of the paper in character cells. */
  readonly columns: number
  /** From the top; drawers to open come first. */
  readonly rows: readonly Row[]
  /** What the rows were made of, for targets that break lines themselves, such as HTML. */
  readonly lines: readonly Line[]
  /** As in the layout's options, for the same targets. Default: `bold`. */
  readonly important?: 'bold' | 'tall' | 'large' | undefined
  /** As in the layout's options, for the same targets: in `rows` the cuts are there already. Default: false. */
  readonly cutSlips?: boolean | undefined
}

/**
 * One row of paper: text, or something that is no text. A picture or code is only there when the target draws it,
 * and no wider than the paper.
 */
export type Row = TextRow | ImageLine | QrLine | BarcodeRow | CutLine | DrawerLine

/** A row of text. An empty row has no runs. */
export interface TextRow {
  readonly kind: 'text'
  /** From left to right, never overlapping, never beyond the page's columns. */
  readonly runs: readonly Run[]
}

/** A barcode with the width of its bars. */
export interface BarcodeRow extends BarcodeLine {
  /** Dots of a module, the thinnest bar: 2 or 3. */
  readonly module: number
}

/** A stretch of text in one style. Between runs the paper stays blank. */
export interface Run extends Style {
  /** Cell in which the run begins, from 0. */
  readonly column: number
  /** Width of the run in cells. A character takes 0, 1 or 2 of them, twice that when the run is wide. */
  readonly cells: number
  /** Clean text without line breaks; blanks are U+0020 only. */
  readonly text: string
}

/** How a run is printed. A target that has no such thing prints the text all the same. */
export interface Style {
  readonly bold: boolean
  /** Double width. Only for targets that have it. */
  readonly wide: boolean
  /** Double height. */
  readonly tall: boolean
}
