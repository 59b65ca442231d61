import type { Page, TextRow } from '../page.ts'
import type { Target } from '../target.ts'

/** Plain text for a file, a log or a screen in a fixed-width font. Codes come as their data, pictures as their words. */
export function text(): Target<string> {
  return { name: 'text', graphics: [], wide: false, write: writeText }
}

/**
 * Writes a page as plain text, one line per row. Styles do not show. No line ends in blanks; empty rows at the
 * end are left out, feeding paper being the printer's business; the text ends with exactly one `\n`.
 */
export function writeText(page: Page): string {
  let written = ''
  for (const row of page.rows) {
    // A cut between two slips is a blank line; what is no text does not come to this target.
    if (row.kind === 'text') written += `${writeRow(row)}\n`
    else if (row.kind === 'cut') written += '\n'
  }
  return `${written.trimEnd()}\n`
}

function writeRow(row: TextRow): string {
  let line = ''
  let used = 0
  for (const run of row.runs) {
    line += ' '.repeat(run.column - used) + run.text
    used = run.column + (run.wide ? run.cells / 2 : run.cells)
  }
  return line.trimEnd()
}
