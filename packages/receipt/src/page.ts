/**
 * A receipt laid out for one width of paper. All writers print the same page, so that text, screen and printer
 * agree on every word and its place.
 */
export interface Page {
  /** Width of the paper in character cells. */
  readonly columns: number
  readonly rows: readonly Row[]
}

/** One row of paper. An empty row has no runs. */
export interface Row {
  /** From left to right, never overlapping, never beyond the page's columns. */
  readonly runs: readonly Run[]
  /** Index of the line that the row comes from. */
  readonly source: number
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
  /** Double width. No line asks for it today. */
  readonly wide: boolean
  /** Double height. */
  readonly tall: boolean
}
