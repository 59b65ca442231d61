import type { Page, TextRow } from '../page.ts'
import type { Target } from '../target.ts'

// ECMA-48 (section 8.3.117): SGR 1 is bold, 22 neither bold nor faint.
const BOLD = '\x1b[1m'
const NOT_BOLD = '\x1b[22m'

/** Text for a terminal: that of `text()` with captions and `important` lines in bold, and no other escape sequence. */
export function ansi(): Target<string> {
  return { name: 'ansi', graphics: [], wide: false, write: writeAnsi }
}

function writeAnsi(page: Page): string {
  let written = ''
  for (const row of page.rows) {
    if (row.kind === 'text') written += `${writeRow(row)}\n`
    else if (row.kind === 'cut') written += '\n'
  }
  return `${written.trimEnd()}\n`
}

function writeRow({ runs }: TextRow): string {
  let line = ''
  let used = 0
  for (const run of runs) {
    // Blanks that end a run are as good as those between runs, which are never bold.
    const text = run.text.trimEnd()
    if (text === '') continue
    line += ' '.repeat(run.column - used) + (run.bold ? BOLD + text + NOT_BOLD : text)
    used = run.column + run.cells - (run.text.length - text.length)
  }
  return line
}
