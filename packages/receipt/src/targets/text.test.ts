import { describe, expect, it } from 'vitest'
import type { Page, Run, TextRow } from '../page.ts'
import { writeText } from './text.ts'

const run = (column: number, text: string, cells: number = text.length): Run => {
  return { column, cells, text, bold: true, wide: false, tall: true }
}

const textRow = (runs: readonly Run[]): TextRow => ({ kind: 'text', runs })
const page = (rows: Page['rows']): Page => {
  return { columns: 20, rows, lines: [], important: 'bold', cutSlips: false }
}

describe('writeText', () => {
  it('puts every run into its column and shows no styles', () => {
    const rows = [textRow([run(0, 'a'), run(4, '茶', 2), run(7, 'b')])]
    expect(writeText(page(rows))).toBe('a   茶 b\n')
  })

  it('leaves the cells of wide letters that it has not blank', () => {
    const wide = { ...run(0, 'ab', 4), wide: true }
    expect(writeText(page([textRow([wide, run(6, 'c')])]))).toBe('ab    c\n')
  })

  it('drops blanks at the end of rows and rows at the end of the page', () => {
    const rows = [textRow([]), textRow([run(2, 'a  ')]), textRow([]), textRow([run(0, 'b')]), textRow([])]
    expect(writeText(page(rows))).toBe('\n  a\n\nb\n')
  })
})
