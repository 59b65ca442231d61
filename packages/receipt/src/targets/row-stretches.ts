import type { Style, TextRow } from '../page.ts'

/** Text in one style, the blanks around it included. */
export interface Stretch extends Style {
  text: string
}

/**
 * A row from its left edge to its last character, as stretches that stand back to back: for targets that cannot
 * place a run in a column. The blanks before a run are in its style, but never wide.
 */
export function rowStretches({ runs }: TextRow): Stretch[] {
  const stretches: Stretch[] = []
  let column = 0
  for (const run of runs) {
    const blanks = ' '.repeat(run.column - column)
    if (run.wide) {
      addStretch(stretches, blanks, { ...run, wide: false })
      addStretch(stretches, run.text, run)
    } else {
      addStretch(stretches, blanks + run.text, run)
    }
    column = run.column + run.cells
  }
  return stretches
}

function addStretch(stretches: Stretch[], text: string, { bold, wide, tall }: Style): void {
  const last = stretches.at(-1)
  if (last?.bold === bold && last.wide === wide && last.tall === tall) last.text += text
  else if (text !== '') stretches.push({ text, bold, wide, tall })
}
