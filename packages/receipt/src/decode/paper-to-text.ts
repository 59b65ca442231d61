import type { Paper, PaperRow, TextRow } from './paper.ts'

/** What `paperToText` shows of what is not text. */
export interface PaperTextOptions {
  /** A row in brackets for each picture, code, cut and drawer, such as `[cut full]`. False by default. */
  readonly events?: boolean
}

/**
 * The rows of a paper as text, each ended by `\n`, without blanks at the end. A character takes as many columns as
 * on the paper: a double-width one is followed by a blank. A row of Font B alone has the columns of Font B.
 */
export function paperToText(paper: Paper, options: PaperTextOptions = {}): string {
  const { columns, dots } = paper
  const cell = Math.floor(dots / columns)
  let text = ''
  for (const row of paper.rows) {
    if (row.kind === 'text') text += `${rowText(row, cell)}\n`
    // However far a job feeds: no paper is a hundred thousand lines long.
    else if (row.kind === 'feed') text += '\n'.repeat(Math.min(Math.max(0, row.lines), 255))
    else if (options.events) text += `[${describeEvent(row)}]\n`
  }
  return text
}

function rowText({ runs }: TextRow, cell: number): string {
  // Columns of the font that the row is in; those of Font A where there are both.
  const small = runs.length > 0 && runs.every(({ style }) => style.small)
  const unit = small ? runs[0]!.pitch / runs[0]!.style.wide : cell
  const cells: string[] = []
  let column = 0
  let end = -Infinity
  for (const { x, pitch, text } of runs) {
    const wide = Math.max(1, Math.round(pitch / unit))
    const at = Math.round(x / unit)
    // Fonts of several widths in a row cannot share columns: what comes later stays to the right, unless it goes back.
    column = x >= end ? Math.max(at, column) : at
    for (const character of text) {
      for (let blank = column; blank < column + wide; blank++) cells[blank] = ''
      cells[column] = character
      for (let blank = 1; blank < wide; blank++)
        cells[column + blank] = character === '〓' && blank === 1 ? '' : ' '
      column += wide
    }
    end = x + pitch * text.length
  }
  return Array.from(cells, (character) => character ?? ' ')
    .join('')
    .trimEnd()
}

function describeEvent(row: Exclude<PaperRow, { kind: 'text' | 'feed' }>): string {
  switch (row.kind) {
    case 'raster':
      return `picture ${row.bitmap.width * row.wide} x ${row.bitmap.height * row.tall}`
    case 'qr':
      return `qr ${row.level} ${row.data}`
    case 'barcode':
      return `${row.symbology} ${row.data}`
    case 'cut':
      return `cut ${row.cut}`
    case 'drawer':
      return `drawer pin ${row.pin} ${row.on} ms`
  }
}
