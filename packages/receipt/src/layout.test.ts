import { describe, expect, it } from 'vitest'
import { layoutReceipt } from './layout-receipt.ts'
import type { LayoutOptions } from './layout.ts'
import type { Alignment, Line, TextSize } from './line.ts'
import { writeText } from './targets/text.ts'

const print = (lines: readonly Line[], columns = 20): string[] =>
  writeText(layoutReceipt(lines, { columns })).split('\n').slice(0, -1)

const text = (content: string, align: Alignment = 'left'): Line => {
  return { kind: 'text', text: content, align, important: false, size: 'normal' }
}
const pair = (name: string, value: string): Line => ({
  kind: 'pair',
  name,
  value,
  important: false,
  size: 'normal',
})
const heading = (caption: string): Line => ({ kind: 'heading', caption })

describe('the row model', () => {
  it('gives rows of runs in cells, styled, and the lines they come from', () => {
    const lines: Line[] = [
      text('oben'),
      { kind: 'heading', caption: 'Kopf' },
      { kind: 'pair', name: 'a', value: 'ü', important: true, size: 'normal' },
    ]
    const plain = { bold: false, wide: false, tall: false }
    expect(layoutReceipt(lines, { columns: 20 })).toEqual({
      columns: 20,
      rows: [
        { kind: 'text', runs: [{ column: 0, cells: 4, text: 'oben', ...plain }] },
        { kind: 'text', runs: [] },
        {
          kind: 'text',
          runs: [
            { column: 0, cells: 7, text: '-------', ...plain, tall: true },
            { column: 8, cells: 4, text: 'Kopf', ...plain, bold: true, tall: true },
            { column: 13, cells: 7, text: '-------', ...plain, tall: true },
          ],
        },
        {
          kind: 'text',
          runs: [
            { column: 0, cells: 1, text: 'a', ...plain, bold: true },
            { column: 19, cells: 1, text: 'ü', ...plain, bold: true },
          ],
        },
      ],
      lines,
      important: 'bold',
      cutSlips: false,
    })
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

  it('leaves a dash and a blank of its rule at either side', () => {
    expect(print([heading('Kundenkarte (neu)')])).toEqual(['--- Kundenkarte ----', '------ (neu) -------'])
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
    expect(print([text('  abc'), text('  abc', 'right'), text('  abc', 'center')])).toEqual([
      '  abc',
      '                 abc',
      '        abc',
    ])
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
      { kind: 'text', runs: [] },
      { kind: 'text', runs: [] },
    ])
  })
})

describe('a table', () => {
  const table = (...rows: string[][]): Line => ({ kind: 'table', rows })

  it('sets the first column at the left, the others at the right edge of theirs', () => {
    expect(print([table(['MwSt', 'Netto', 'Brutto'], ['A', '1,00', '1,19'], ['', '2,00', ''])], 24)).toEqual([
      'MwSt     Netto    Brutto',
      'A         1,00      1,19',
      '          2,00',
    ])
  })

  it('fills the paper to the last cell, one blank apart', () => {
    expect(print([table(['abcdef', 'ghijkl', 'mnopqr'])])).toEqual(['abcdef ghijkl mnopqr'])
  })

  it('is a line for each cell on paper that is too narrow', () => {
    expect(print([table(['Artikel', 'Betrag', 'Bemerkung'], ['Brot', '5,00', '']), text('Ende')])).toEqual([
      'Bemerkung',
      'Artikel         Brot',
      'Betrag          5,00',
      'Ende',
    ])
    expect(print([table(['abcdefg', 'ghijkl', 'mnopqr'])])).toEqual(['abcdefg', 'ghijkl', 'mnopqr'])
  })

  it('shows no soft hyphens', () => {
    expect(print([table(['Kunden\xadkarte', 'a\xa0b'])])).toEqual(['Kundenkarte      a b'])
  })

  it('takes a hundred thousand rows', () => {
    const rows = Array.from({ length: 200_000 }, () => ['a', 'b'])
    expect(layoutReceipt([{ kind: 'table', rows }], { columns: 20 }).rows).toHaveLength(200_000)
  })
})

describe('pictures and codes', () => {
  const bitmap = { width: 1000, height: 10, bits: new Uint8Array(1250) }
  const qr: Line = {
    kind: 'qr',
    data: 'x',
    words: 'x',
    level: 'M',
    modules: 57,
    size: 6,
    text: 'Scan',
    align: 'left',
  }
  const barcode: Line = {
    kind: 'barcode',
    symbology: 'code39',
    data: 'ABC',
    modules: 160,
    height: 64,
    text: true,
    align: 'left',
  }
  const layout = (line: Line, options: Partial<LayoutOptions> = {}) =>
    layoutReceipt([line], { columns: 32, graphics: ['image', 'qr', 'barcode'], ...options }).rows

  it('are no wider than the paper', () => {
    expect(layout({ kind: 'image', bitmap, alt: '', align: 'left' })).toMatchObject([
      { bitmap: { width: 384 } },
    ])
    // 384 dots for 57 modules and 4 at either side: 5 dots each.
    expect(layout(qr)).toMatchObject([{ kind: 'qr', size: 5 }, { kind: 'text' }])
    expect(layout(qr, { dots: 200 })).toMatchObject([{ kind: 'qr', size: 3 }, { kind: 'text' }])
    // 160 modules and 10 at either side.
    expect(layout(barcode)).toMatchObject([{ kind: 'barcode', module: 2 }, { kind: 'text' }])
    expect(layout(barcode, { columns: 64 })).toMatchObject([{ kind: 'barcode', module: 3 }, { kind: 'text' }])
  })

  it('are planned for the columns of the text, though the printer has more dots', () => {
    expect(layout(qr, { dots: 576 })).toMatchObject([{ size: 5 }, {}])
  })

  it('come as their words when they do not fit, or are not drawn', () => {
    expect(
      print([
        { ...qr, modules: 177 },
        { ...barcode, modules: 400 },
      ]),
    ).toEqual(['x', 'Scan', 'ABC'])
    expect(layout({ ...qr, modules: 177 }, { columns: 20 })).toMatchObject([
      { kind: 'text' },
      { kind: 'text' },
    ])
    expect(layout({ ...barcode, modules: 181 })).toMatchObject([{ kind: 'text' }])
    expect(layout({ ...barcode, modules: 181, text: false })).toMatchObject([{ kind: 'text' }])
    expect(layout(barcode, { graphics: [] })).toMatchObject([{ kind: 'text' }])
    expect(layout({ kind: 'image', bitmap, alt: 'Logo', align: 'left' }, { graphics: [] })).toMatchObject([
      { runs: [{ text: 'Logo' }] },
    ])
    expect(print([{ ...qr, words: 'Scan' }])).toEqual(['Scan'])
  })

  it('keep to the smallest module that the target draws', () => {
    expect(layout({ ...qr, size: 2 }, { leastModule: 3 })).toMatchObject([{ kind: 'qr', size: 3 }, {}])
    expect(layout(qr, { dots: 150, leastModule: 3 })).toMatchObject([{ kind: 'text' }, { kind: 'text' }])
  })
})

describe('sizes', () => {
  const styleOf = (line: Line, options: Partial<LayoutOptions> = {}) => {
    const [row] = layoutReceipt([line], { columns: 20, ...options }).rows
    const [run] = row?.kind === 'text' ? row.runs : []
    return [run?.bold, run?.wide, run?.tall, run?.cells]
  }
  const abc = (size: TextSize, important = false): Line => {
    return { kind: 'text', text: 'abc', align: 'left', important, size }
  }

  it('are those of the line, and those of what is important', () => {
    expect(styleOf(abc('normal'))).toEqual([false, false, false, 3])
    expect(styleOf(abc('tall'))).toEqual([false, false, true, 3])
    expect(styleOf(abc('wide'))).toEqual([false, true, false, 6])
    expect(styleOf(abc('large'))).toEqual([false, true, true, 6])
    expect(styleOf(abc('normal', true))).toEqual([true, false, false, 3])
    expect(styleOf(abc('normal', true), { important: 'tall' })).toEqual([true, false, true, 3])
    expect(styleOf(abc('normal', true), { important: 'large' })).toEqual([true, true, true, 6])
    expect(styleOf(abc('large', true), { wide: false })).toEqual([true, false, true, 3])
  })

  it('halve the room of wide letters', () => {
    const wide: Line = { kind: 'text', text: 'abcde fghijk', align: 'right', important: false, size: 'wide' }
    expect(layoutReceipt([wide], { columns: 20 }).rows).toMatchObject([
      { runs: [{ column: 10, text: 'abcde' }] },
      { runs: [{ column: 8, text: 'fghijk' }] },
    ])
  })
})

describe('cuts and drawers', () => {
  const kinds = (lines: readonly Line[], cutSlips = false): string[] =>
    layoutReceipt(lines, { columns: 20, cutSlips }).rows.map(({ kind }) => kind)

  it('cut no blank paper, and never twice', () => {
    const cut: Line = { kind: 'cut' }
    expect(kinds([cut, text('a'), cut, cut, text('b'), cut])).toEqual(['text', 'cut', 'text', 'cut'])
    expect(kinds([heading('A'), heading('B'), cut, heading('C')], true)).toEqual([
      'text',
      'cut',
      'text',
      'cut',
      'text',
    ])
  })

  it('opens each drawer once, before all else', () => {
    const lines: Line[] = [
      text('a'),
      { kind: 'drawer', pin: 5 },
      { kind: 'drawer', pin: 2 },
      { kind: 'drawer', pin: 5 },
    ]
    expect(layoutReceipt(lines, { columns: 20 }).rows).toMatchObject([
      { pin: 5 },
      { pin: 2 },
      { kind: 'text' },
    ])
  })
})
