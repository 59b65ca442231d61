import { describe, expect, it } from 'vitest'
import { layoutReceipt } from './layout.ts'
import type { Alignment, Line } from './line.ts'
import { writeText } from './text.ts'

const print = (lines: readonly Line[], columns = 20): string[] =>
  writeText(layoutReceipt(lines, { columns })).split('\n').slice(0, -1)

const text = (content: string, align: Alignment = 'left'): Line => {
  return { kind: 'text', text: content, align, bold: false }
}
const pair = (name: string, value: string): Line => ({ kind: 'pair', name, value, bold: false })
const heading = (caption: string): Line => ({ kind: 'heading', caption })

describe('the row model', () => {
  it('gives rows of runs in cells, styled, with the line they come from', () => {
    const lines: Line[] = [
      text('oben'),
      { kind: 'heading', caption: 'Kopf' },
      { kind: 'pair', name: 'a', value: 'ü', bold: true },
    ]
    const plain = { bold: false, wide: false, tall: false }
    expect(layoutReceipt(lines, { columns: 20 })).toEqual({
      columns: 20,
      rows: [
        { source: 0, runs: [{ column: 0, cells: 4, text: 'oben', ...plain }] },
        { source: 1, runs: [] },
        {
          source: 1,
          runs: [
            { column: 0, cells: 7, text: '-------', ...plain, tall: true },
            { column: 8, cells: 4, text: 'Kopf', ...plain, bold: true, tall: true },
            { column: 13, cells: 7, text: '-------', ...plain, tall: true },
          ],
        },
        {
          source: 2,
          runs: [
            { column: 0, cells: 1, text: 'a', ...plain, bold: true },
            { column: 19, cells: 1, text: 'ü', ...plain, bold: true },
          ],
        },
      ],
    })
  })

  it('names the same line for all rows of a wrapped text', () => {
    const { rows } = layoutReceipt([{ kind: 'space' }, text('zu lang für eine einzige Reihe')], {
      columns: 20,
    })
    expect(rows.map(({ source }) => source)).toEqual([0, 1, 1])
  })
})

describe('a heading', () => {
  it('stands below a blank row, except at the top and below a space', () => {
    expect(print([heading('A'), text('x'), heading('B'), { kind: 'space' }, heading('C')])).toEqual([
      '-------- A ---------',
      'x',
      '',
      '-------- B ---------',
      '',
      '-------- C ---------',
    ])
  })

  it('wraps inside its rule', () => {
    expect(print([heading('Kundenkarte Aufladung')])).toEqual([
      '--- Kundenkarte ----',
      '---- Aufladung -----',
    ])
  })

  it('gives up the rule rather than break a word', () => {
    expect(print([heading('16 Buchstaben-xy')])).toEqual(['- 16 Buchstaben-xy -'])
    expect(print([heading('Ihr Kartenzahlungsbeleg')])).toEqual(['        Ihr', 'Kartenzahlungsbeleg'])
  })

  it('breaks a word that is wider than the paper', () => {
    expect(print([heading('Kundenkartenaufladungsbeleg')])).toEqual(['Kundenkartenaufladun', '      gsbeleg'])
  })
})

describe('a text', () => {
  it('stands at the left, in the middle or at the right', () => {
    expect(print([text('abc'), text('abc', 'center'), text('abc', 'right')])).toEqual([
      'abc',
      '        abc',
      '                 abc',
    ])
  })

  it('is aligned row by row', () => {
    expect(print([text('Bitte den Beleg gut aufbewahren', 'right')])).toEqual([
      ' Bitte den Beleg gut',
      '         aufbewahren',
    ])
  })

  it('keeps its indent only at the left', () => {
    expect(print([text('  abc'), text('  abc', 'right')])).toEqual(['  abc', '                 abc'])
  })

  it('counts what takes two cells', () => {
    expect(print([text('茶', 'center'), text('👩‍👩‍👧‍👦', 'right')])).toEqual([
      '         茶',
      '                  👩‍👩‍👧‍👦',
    ])
  })
})

describe('a pair', () => {
  it('keeps one blank between name and value', () => {
    expect(print([pair('Terminal-ID', '72015255')])).toEqual(['Terminal-ID 72015255'])
    expect(print([pair('Terminal-ID:', '72015255')])).toEqual(['Terminal-ID:', '            72015255'])
  })

  it('wraps the name and sets the whole value beside its last row', () => {
    expect(print([pair('Guthaben auf Ihrer Karte', '5,00 EUR')])).toEqual([
      'Guthaben auf Ihrer',
      'Karte       5,00 EUR',
    ])
  })

  it('sets the value below when the last row of the name has no room', () => {
    expect(print([pair('Aktuelles Guthaben auf Kundenkarte', '5,00 EUR')])).toEqual([
      'Aktuelles Guthaben',
      'auf Kundenkarte',
      '            5,00 EUR',
    ])
  })

  it('does not break a value that fills the row', () => {
    expect(print([pair('Karte', 'DE12 3456 7890 12 34')])).toEqual(['Karte', 'DE12 3456 7890 12 34'])
  })

  it('wraps a value wider than the paper at the right edge', () => {
    expect(print([pair('Hinweis', 'bitte sorgfältig aufbewahren')])).toEqual([
      'Hinweis',
      '    bitte sorgfältig',
      '         aufbewahren',
    ])
  })

  it('prints a name without a value and a value without a name', () => {
    expect(print([pair('Name: ', ' '), pair(' ', '7')])).toEqual(['Name:', '                   7'])
  })

  it('trims the name at its right edge only, adding no colon', () => {
    expect(print([pair('  davon MwSt: ', '0,98')])).toEqual(['  davon MwSt:   0,98'])
  })

  it('leaves an empty row when there is nothing to print', () => {
    expect(layoutReceipt([pair('', ''), text('')], { columns: 20 }).rows).toEqual([
      { runs: [], source: 0 },
      { runs: [], source: 1 },
    ])
  })
})
