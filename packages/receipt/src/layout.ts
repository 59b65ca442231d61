import { ReceiptOptionError } from './errors.ts'
import type { Alignment, Line } from './line.ts'
import type { Page, Row, Run, Style } from './page.ts'
import { cellWidth } from './width.ts'
import { wrapText } from './wrap.ts'

const MIN_COLUMNS = 20
const MAX_COLUMNS = 64

const NORMAL: Style = { bold: false, wide: false, tall: false }
const BOLD: Style = { bold: true, wide: false, tall: false }
// Bolder and larger than text, as the secuconnect documentation asks; not wide, which would halve the room.
const HEADING: Style = { bold: true, wide: false, tall: true }
// As tall as the caption, so that on paper the dashes meet it at half its height.
const HEADING_RULE: Style = { bold: false, wide: false, tall: true }
// A dash and a blank at either side: less than that does not look like a rule.
const HEADING_MARGIN = 2

export interface LayoutOptions {
  /** Width of the paper in character cells, 20 to 64. Usual: 32 on 58 mm, 42 or 48 on 80 mm. */
  readonly columns: number
}

/**
 * Lays out lines as rows of runs in character cells, once for all targets. A heading stands in the middle of a
 * rule, below a blank row unless it is the first row or there is one already. A value stays whole at the right
 * edge whenever it fits into a row.
 *
 * @throws {ReceiptOptionError} when `columns` is not a whole number from 20 to 64.
 */
export function layoutReceipt(lines: readonly Line[], options: LayoutOptions): Page {
  const { columns } = options
  if (!Number.isInteger(columns) || columns < MIN_COLUMNS || columns > MAX_COLUMNS) {
    throw new ReceiptOptionError(
      `columns must be a whole number from ${MIN_COLUMNS} to ${MAX_COLUMNS}, found ${String(columns)}. ` +
        'Use 32 for paper of 58 mm, 42 or 48 for 80 mm.',
      'columns',
    )
  }
  const rows: Row[] = []
  for (const [source, line] of lines.entries()) {
    if (line.kind === 'heading' && isPrinted(rows.at(-1))) rows.push({ runs: [], source })
    for (const runs of layoutLine(line, columns)) rows.push({ runs, source })
  }
  return { columns, rows }
}

function isPrinted(row: Row | undefined): boolean {
  return row !== undefined && row.runs.length > 0
}

function layoutLine(line: Line, columns: number): Run[][] {
  switch (line.kind) {
    case 'heading':
      return layoutHeading(line.caption, columns)
    case 'rule':
      return [[createRun(0, '-'.repeat(columns), NORMAL)]]
    case 'text':
      return layoutText(line.text, line.align, line.bold ? BOLD : NORMAL, columns)
    case 'pair':
      return layoutPair(line.name, line.value, line.bold ? BOLD : NORMAL, columns)
    case 'space':
      return [[]]
  }
}

function layoutHeading(caption: string, columns: number): Run[][] {
  const ruledRoom = columns - 2 * HEADING_MARGIN
  const widestWord = Math.max(...caption.split(' ').map(cellWidth))
  // Rather no rule than a broken word.
  if (widestWord > ruledRoom) return layoutText(caption, 'center', HEADING, columns)
  const rows = wrapText(caption.trim(), ruledRoom)
  return rows.map((row) => setInRule(placeText(row, 'center', HEADING, columns), columns))
}

function setInRule(run: Run, columns: number): Run[] {
  const left = '-'.repeat(run.column - 1)
  const rightColumn = run.column + run.cells + 1
  const right = '-'.repeat(columns - rightColumn)
  return [createRun(0, left, HEADING_RULE), run, createRun(rightColumn, right, HEADING_RULE)]
}

function layoutText(text: string, align: Alignment, style: Style, columns: number): Run[][] {
  // Blanks at the beginning are an indent at the left, and would shift the text elsewhere.
  const rows = wrapText(align === 'left' ? text : text.trim(), columns)
  return rows.map((row) => (row === '' ? [] : [placeText(row, align, style, columns)]))
}

function layoutPair(name: string, value: string, style: Style, columns: number): Run[][] {
  const names = layoutText(name.trimEnd(), 'left', style, columns)
  const values = layoutText(value, 'right', style, columns)
  const above = names.at(-1)?.at(-1)
  const below = values[0]?.[0]
  if (above === undefined) return values
  if (below === undefined) return names
  const sharesRow = values.length === 1 && above.column + above.cells < below.column
  return sharesRow ? [...names.slice(0, -1), [above, below]] : [...names, ...values]
}

function placeText(text: string, align: Alignment, style: Style, columns: number): Run {
  const free = columns - cellWidth(text)
  const column = { left: 0, center: Math.floor(free / 2), right: free }[align]
  return createRun(column, text, style)
}

function createRun(column: number, text: string, style: Style): Run {
  return { column, cells: cellWidth(text), text, ...style }
}
