import { describe, expect, it } from 'vitest'
import type { Run } from './page.ts'
import { writeText } from './text.ts'

const run = (column: number, text: string, cells: number = text.length): Run => {
  return { column, cells, text, bold: true, wide: false, tall: true }
}

describe('writeText', () => {
  it('puts every run into its column and shows no styles', () => {
    const rows = [{ runs: [run(0, 'a'), run(4, '茶', 2), run(7, 'b')], source: 0 }]
    expect(writeText({ columns: 20, rows })).toBe('a   茶 b\n')
  })

  it('drops blanks at the end of rows and rows at the end of the page', () => {
    const rows = [
      { runs: [], source: 0 },
      { runs: [run(2, 'a  ')], source: 1 },
      { runs: [], source: 2 },
      { runs: [run(0, 'b')], source: 3 },
      { runs: [], source: 4 },
    ]
    expect(writeText({ columns: 20, rows })).toBe('\n  a\n\nb\n')
  })
})
