import { layoutReceipt, parseReceipt, type ReceiptInput, type TextRow } from '@secukit/receipt'
import type { Style } from './output.ts'

/** A receipt as it comes out of the printer: a strip of paper, torn off below. `columns`: its width in characters. */
export function paper(receipt: ReceiptInput, columns: number, style: Style): string {
  const { rows } = layoutReceipt(parseReceipt(receipt).lines, { columns, wide: false })
  const edge = columns + 2
  const blank = `│${' '.repeat(edge)}│`
  return [
    `┌${'─'.repeat(edge)}┐`,
    blank,
    ...rows.filter((row) => row.kind === 'text').map((row) => `│ ${printRow(row, columns, style)} │`),
    blank,
    `└${'╲╱'.repeat(Math.ceil(edge / 2)).slice(0, edge)}┘`,
  ].join('\n')
}

function printRow({ runs }: TextRow, columns: number, style: Style): string {
  let text = ''
  let used = 0
  for (const run of runs) {
    text += ' '.repeat(run.column - used) + (run.bold ? style.bold(run.text) : run.text)
    used = run.column + run.cells
  }
  return text + ' '.repeat(columns - used)
}
