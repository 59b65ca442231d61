import type { Page, Row } from './page.ts'

/**
 * Writes a page as plain text, one line per row. Styles do not show. No line ends in blanks; empty rows at the
 * end are left out, feeding paper being the printer's business; the text ends with exactly one `\n`.
 */
export function writeText(page: Page): string {
  const text = page.rows.map(writeRow).join('\n')
  return `${text.trimEnd()}\n`
}

function writeRow(row: Row): string {
  let line = ''
  let used = 0
  for (const run of row.runs) {
    line += ' '.repeat(run.column - used) + run.text
    used = run.column + run.cells
  }
  return line.trimEnd()
}
