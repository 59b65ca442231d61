import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEscPos } from './decode-esc-pos.ts'
import type { Paper, PaperRow, TextRow, TextStyle } from './paper.ts'
import { paperToText } from './paper-to-text.ts'
import { job } from './streams.test-helper.ts'

const LF = 0x0a
const ESC = (...n: (string | number)[]): number[] => Array.from(job(0x1b, ...n))
const GS = (...n: (string | number)[]): number[] => Array.from(job(0x1d, ...n))
const FS = (...n: (string | number)[]): number[] => Array.from(job(0x1c, ...n))
const INIT = ESC('@')

const print = (...pieces: (string | number | number[])[]): Paper => decodeEscPos(job(...pieces))
const text = (...pieces: (string | number | number[])[]): string => paperToText(print(...pieces))
const messages = (paper: Paper): string[] => paper.warnings.map(({ message }) => message)
const kinds = (paper: Paper): string[] => paper.rows.map(({ kind }) => kind)
const textRow = (paper: Paper, at = 0): TextRow => {
  const row = paper.rows[at]
  if (row?.kind !== 'text') throw new Error(`row ${at} is no text`)
  return row
}
const style = (...pieces: (string | number | number[])[]): TextStyle =>
  textRow(print(...pieces, 'x', LF)).runs.at(-1)!.style
const row = <Kind extends PaperRow['kind']>(paper: Paper, kind: Kind): Extract<PaperRow, { kind: Kind }> => {
  const found = paper.rows.find((candidate) => candidate.kind === kind)
  if (!found) throw new Error(`no ${kind} on the paper`)
  return found as Extract<PaperRow, { kind: Kind }>
}

describe('lines', () => {
  it('prints a line when LF comes, and an empty one for LF alone', () => {
    const paper = print(INIT, 'Hello', LF, LF, 'you', 0x0d, LF)
    expect(paperToText(paper)).toBe('Hello\n\nyou\n')
    expect(paper.rows.map(({ kind, offset, height }) => [kind, offset, height])).toEqual([
      ['text', 7, 30],
      ['feed', 8, 30],
      ['text', 13, 30],
    ])
    expect(paper.warnings).toEqual([])
  })

  it('does not print text without its line feed', () => {
    const paper = print('Hello', LF, 'lost')
    expect(paperToText(paper)).toBe('Hello\n')
    expect(paper.warnings).toEqual([{ offset: 6, message: expect.stringContaining('without a line feed') }])
  })

  it('goes on in the next line when the paper ends, and not before', () => {
    const full = 'a'.repeat(48)
    expect(print(full, LF).warnings).toEqual([])
    expect(text(full, LF, 'b', LF)).toBe(`${full}\nb\n`)
    const paper = print(full, 'bc', LF)
    expect(paperToText(paper)).toBe(`${full}\nbc\n`)
    expect(textRow(paper).wrapped).toBe(true)
    expect(paper.warnings).toEqual([{ offset: 48, message: expect.stringContaining('wider than the paper') }])
  })

  it('has the columns of the printer', () => {
    const paper = decodeEscPos(job('a'.repeat(43), LF), { columns: 42, dots: 512 })
    expect(paperToText(paper)).toBe(`${'a'.repeat(42)}\na\n`)
    expect(paper).toMatchObject({ columns: 42, dots: 512 })
    const small = decodeEscPos(job(ESC('M', 1), 'a'.repeat(57), LF), {
      columns: 42,
      smallColumns: 56,
      dots: 512,
    })
    expect(paperToText(small)).toBe(`${'a'.repeat(56)}\na\n`)
  })

  it('feeds: ESC d counts the printed line, ESC J has units of half a dot', () => {
    expect(text('a', ESC('d', 3), 'b', LF)).toBe('a\n\n\nb\n')
    expect(text(ESC('d', 2), 'b', LF)).toBe('\n\nb\n')
    expect(text('a', ESC('d', 0), 'b', LF)).toBe('a\nb\n')
    expect(print('a', ESC('d', 0)).rows[0]!.height).toBe(24)
    const feed = print(ESC('J', 60)).rows[0]
    expect(feed).toMatchObject({ kind: 'feed', height: 30, lines: 1 })
    expect(print('a', ESC('J', 200)).rows.map(({ height }) => height)).toEqual([30, 70])
    expect(print('a', ESC('J', 2)).rows.map(({ height }) => height)).toEqual([24])
  })

  it('moves paper back by ESC K and ESC e', () => {
    expect(print(ESC('K', 10)).rows[0]).toMatchObject({ kind: 'feed', height: -5, lines: 0 })
    expect(print(ESC('e', 2)).rows[0]).toMatchObject({ kind: 'feed', height: -60, lines: 0 })
  })

  it('spaces lines by ESC 3 and ESC 2, never less than the characters are high', () => {
    expect(print(ESC('3', 100), 'a', LF, LF, ESC('2'), LF).rows.map(({ height }) => height)).toEqual([
      50, 50, 30,
    ])
    expect(print(ESC('3', 0), 'a', LF).rows[0]!.height).toBe(24)
    expect(print(GS('!', 0x01), 'a', LF).rows[0]!.height).toBe(48)
  })

  it('throws an unfinished line away on ESC @, and says so', () => {
    const paper = print('lost', INIT, 'a', LF)
    expect(paperToText(paper)).toBe('a\n')
    expect(messages(paper)).toEqual([expect.stringContaining('throws away')])
  })
})

describe('styles', () => {
  const plain = { bold: false, underline: false, inverted: false, small: false, wide: 1, tall: 1 }

  it.each<[string, number[], Partial<TextStyle>]>([
    ['ESC E 1', ESC('E', 1), { bold: true }],
    ['ESC E 2: bit 0 counts', ESC('E', 2), {}],
    ['ESC G 1', ESC('G', 1), { bold: true }],
    ['ESC G outlives ESC E 0', [...ESC('G', 1), ...ESC('E', 1), ...ESC('E', 0)], { bold: true }],
    ['ESC - 1', ESC('-', 1), { underline: true }],
    ['ESC - 2 in ASCII', ESC('-', '2'), { underline: true }],
    ['ESC - 0', [...ESC('-', 1), ...ESC('-', 0)], {}],
    ['GS B 1', GS('B', 1), { inverted: true }],
    ['ESC M 1', ESC('M', 1), { small: true }],
    ['ESC M 0 in ASCII', [...ESC('M', 1), ...ESC('M', '0')], {}],
    ['GS ! 0x10: width in the high half', GS('!', 0x10), { wide: 2 }],
    ['GS ! 0x01', GS('!', 0x01), { tall: 2 }],
    ['GS ! 0x73', GS('!', 0x73), { wide: 8, tall: 4 }],
    ['ESC ! 0x01', ESC('!', 0x01), { small: true }],
    ['ESC ! 0x08', ESC('!', 0x08), { bold: true }],
    ['ESC ! 0x10', ESC('!', 0x10), { tall: 2 }],
    ['ESC ! 0x20', ESC('!', 0x20), { wide: 2 }],
    ['ESC ! 0x80', ESC('!', 0x80), { underline: true }],
    [
      'ESC ! 0 clears what others set',
      [...ESC('E', 1), ...ESC('-', 1), ...GS('!', 0x11), ...ESC('!', 0)],
      {},
    ],
    ['ESC ! leaves inversion', [...GS('B', 1), ...ESC('!', 0)], { inverted: true }],
    ['ESC @', [...ESC('!', 0xb9), ...GS('B', 1), ...INIT], {}],
  ])('%s', (_, bytes, changed) => {
    expect(style(bytes)).toEqual({ ...plain, ...changed })
  })

  it('splits a line into runs of one style', () => {
    const { runs } = textRow(print('ab', ESC('E', 1), 'cd', ESC('E', 1), 'e', ESC('E', 0), 'f', LF))
    expect(runs.map(({ text: characters, x, style: { bold } }) => [characters, x, bold])).toEqual([
      ['ab', 0, false],
      ['cde', 24, true],
      ['f', 60, false],
    ])
  })

  it('warns about values that there are not', () => {
    for (const bytes of [
      ESC('M', 9),
      ESC('-', 3),
      GS('!', 0x88),
      ESC('a', 3),
      GS('H', 4),
      GS('h', 0),
      GS('w', 0),
      GS('V', 2),
      ESC('R', 99),
    ]) {
      expect([...bytes, print(bytes).warnings.length]).toEqual([...bytes, 1])
    }
  })
})

describe('positions', () => {
  it('aligns by ESC a', () => {
    expect(textRow(print(ESC('a', 1), 'abc', LF)).runs[0]!.x).toBe((576 - 36) / 2)
    expect(textRow(print(ESC('a', '2'), 'abc', LF)).runs[0]!.x).toBe(576 - 36)
    expect(text(ESC('a', 1), 'abcd', LF)).toBe(`${' '.repeat(22)}abcd\n`)
    expect(textRow(print(ESC('a', 1), ESC('a', 0), 'abc', LF)).runs[0]!.x).toBe(0)
  })

  it('takes ESC a at the beginning of a line only', () => {
    const paper = print('ab', ESC('a', 1), 'c', LF, 'd', LF)
    expect(paperToText(paper)).toBe('abc\nd\n')
    expect(paper.warnings).toEqual([{ offset: 2, message: expect.stringContaining('beginning of a line') }])
  })

  it('counts the blanks at the end of a centered line', () => {
    expect(textRow(print(ESC('a', 1), 'ab  ', LF)).runs[0]!.x).toBe((576 - 48) / 2)
  })

  it('centers all of a line that goes back', () => {
    expect(textRow(print(ESC('a', 1), 'abcd', ESC('$', 0, 0), 'X', LF)).runs[0]!.x).toBe((576 - 48) / 2)
  })

  it('goes to positions by ESC $ and ESC \\', () => {
    expect(text('a', ESC('$', 120, 0), 'b', ESC('\\', 24, 0), 'c', LF)).toBe('a         b  c\n')
    // 65536 - 24: two characters back.
    expect(text('abcd', ESC('\\', 0xe8, 0xff), 'X', LF)).toBe('abXd\n')
    expect(textRow(print(ESC('$', 0x20, 0x01), 'b', LF)).runs[0]!.x).toBe(288)
    expect(print(ESC('$', 0xff, 0xff)).warnings).toHaveLength(1)
  })

  it('goes to tab stops: every eight characters, or those of ESC D', () => {
    expect(text('a', 0x09, 'b', 0x09, 'c', LF)).toBe('a       b       c\n')
    expect(text(ESC('D', 5, 20, 0), 'a', 0x09, 'b', 0x09, 'c', 0x09, 'd', LF)).toBe(
      'a    b              cd\n',
    )
    expect(text(ESC('D', 0), 'a', 0x09, 'b', LF)).toBe('ab\n')
    // A stop that is not beyond the last one ends the list.
    expect(text(ESC('D', 5, 3, 20, 0), 'a', 0x09, 'b', 0x09, 'c', LF)).toBe('a    bc\n')
  })

  it('keeps margins: GS L and GS W', () => {
    const paper = print(GS('L', 48, 0), GS('W', 60, 0), 'abcdefg', LF)
    expect(paperToText(paper)).toBe('    abcde\n    fg\n')
    expect(textRow(print(GS('L', 48, 0), ESC('a', 2), 'ab', LF)).runs[0]!.x).toBe(576 - 24)
    expect(messages(print('a', GS('L', 48, 0), LF))).toHaveLength(1)
  })

  it('counts in units of GS P', () => {
    // 101 units an inch: two dots each at 203 dots an inch.
    expect(textRow(print(GS('P', 101, 0), ESC('$', 10, 0), 'a', LF)).runs[0]!.x).toBe(20)
    expect(print(GS('P', 0, 203), ESC('J', 24)).rows[0]!.height).toBe(24)
    expect(print(GS('P', 0, 203), INIT, ESC('J', 24)).rows[0]!.height).toBe(12)
  })

  it('puts space behind characters by ESC SP', () => {
    expect(textRow(print(ESC(' ', 6), 'ab', GS('!', 0x10), 'c', 'd', LF)).runs).toMatchObject([
      { x: 0, pitch: 18, text: 'ab' },
      { x: 36, pitch: 36, text: 'cd' },
    ])
  })
})

describe('characters', () => {
  it('begins in PC437 and changes by ESC t', () => {
    expect(text(0x84, LF)).toBe('ä\n')
    expect(text(ESC('t', 16), 0xe4, 0x80, LF)).toBe('ä€\n')
    expect(text(ESC('t', 19), 0x84, 0xd5, LF)).toBe('ä€\n')
    expect(text(ESC('t', 16), INIT, 0x84, LF)).toBe('ä\n')
    expect(text(ESC('t', 16), 0xe4, ESC('t', 19), 0x84, LF)).toBe('ää\n')
  })

  it('has the pages of the printer alone', () => {
    const paper = decodeEscPos(job(ESC('t', 19), 'a', 0x84, LF, ESC('t', 5), 0xe4, LF), {
      pages: [{ page: 'wpc1252', number: 5 }],
    })
    expect(paperToText(paper)).toBe('a\ufffd\nä\n')
    expect(paper.warnings).toEqual([{ offset: 0, message: expect.stringContaining('Code page 19') }])
  })

  it('warns about bytes without a character', () => {
    expect(print(ESC('t', 16), 'a', 0x81, LF).warnings).toEqual([
      { offset: 4, message: expect.stringContaining('81') },
    ])
  })

  it.each([
    [2, '§ÄÖÜäöüß', '@[\\]{|}~'],
    [0, '@[\\]{|}~', '@[\\]{|}~'],
    [1, '£$à°ç§^`éùè¨'.replace('£', '#'), '#$@[\\]^`{|}~'],
    [3, '£', '#'],
    [6, '°é', '[]'],
    [9, 'ÆØÅæøå', '[\\]{|}'],
    [11, '¡Ñ¿', '[\\]'],
  ])('replaces characters by ESC R %i', (country, expected, sent) => {
    expect(text(ESC('R', country), sent, LF)).toBe(`${expected}\n`)
    expect(text(ESC('R', country), INIT, '[', LF)).toBe('[\n')
  })

  it('makes one character of two bytes in Kanji mode', () => {
    const paper = print(FS('&'), 'B', 0x84, 'cker', FS('.'), 0x84, LF)
    expect(paperToText(paper)).toBe('B〓kerä\n')
    // A blank cannot be the second half.
    expect(text(FS('&'), 0x81, ' x', LF)).toBe('ü x\n')
  })

  it('starts in Kanji mode where the printer does, and ESC @ brings it back', () => {
    const clone = { startsInKanjiMode: true }
    const umlaut = [0x81, 0x62, LF]
    expect(paperToText(decodeEscPos(job(umlaut), clone))).toBe('〓\n')
    expect(paperToText(decodeEscPos(job(FS('.'), umlaut), clone))).toBe('üb\n')
    expect(paperToText(decodeEscPos(job(FS('.'), INIT, umlaut), clone))).toBe('〓\n')
    expect(paperToText(decodeEscPos(job(INIT, FS('.'), umlaut)))).toBe('üb\n')
  })

  it('reads pairs as FS C says', () => {
    expect(text(FS('C', 0), FS('&'), 'ab', LF)).toBe('〓\n')
    expect(text(FS('C', 1), FS('&'), 0xa4, 'b', LF)).toBe('ñb\n')
  })
})

describe('pictures', () => {
  it('prints rows of dots by GS v 0', () => {
    const paper = print(GS('v0', 0, 2, 0, 3, 0), [0x80, 1, 2, 3, 4, 5])
    expect(paper.rows).toEqual([
      {
        kind: 'raster',
        offset: 0,
        height: 3,
        x: 0,
        wide: 1,
        tall: 1,
        bitmap: { width: 16, height: 3, bits: Uint8Array.of(0x80, 1, 2, 3, 4, 5) },
      },
    ])
    expect(row(print(GS('v0', 1, 1, 0, 1, 0), 1), 'raster')).toMatchObject({ wide: 2, tall: 1, height: 1 })
    expect(row(print(GS('v0', 50, 1, 0, 1, 0), 1), 'raster')).toMatchObject({ wide: 1, tall: 2, height: 2 })
    expect(row(print(GS('v0', 3, 1, 0, 1, 0), 1), 'raster')).toMatchObject({ wide: 2, tall: 2, height: 2 })
    expect(row(print(ESC('a', 1), GS('v0', 0, 1, 0, 1, 0), 1), 'raster').x).toBe(284)
  })

  it('says when a picture is wider than the paper, and when text is in its way', () => {
    expect(messages(print(GS('v0', 0, 73, 0, 1, 0), Array(73).fill(0)))).toEqual([
      expect.stringContaining('584'),
    ])
    const paper = print('a', GS('v0', 0, 1, 0, 1, 0), 1, LF)
    expect(kinds(paper)).toEqual(['text'])
    expect(paper.warnings).toHaveLength(1)
  })

  it('warns about data that reads as a drawer command', () => {
    const { warnings } = print(GS('v0', 0, 7, 0, 1, 0), [0, 0x10, 0x14, 1, 0, 1, 0])
    expect(warnings).toEqual([{ offset: 9, message: expect.stringContaining('real-time') }])
  })

  it('prints columns of dots by ESC *', () => {
    // Two columns, three bytes each: the left one is black on top, the right one at the bottom.
    const { bitmap, height, x } = row(print(ESC('*', 33, 2, 0), [0x80, 0, 0, 0, 0, 1], LF), 'raster')
    expect([bitmap.width, bitmap.height, height, x]).toEqual([2, 24, 30, 0])
    expect(bitmap.bits).toEqual(
      Uint8Array.from({ length: 24 }, (_, y) => (y === 0 ? 0x80 : y === 23 ? 0x40 : 0)),
    )
    expect(row(print(ESC('*', 0, 1, 0), 0xff, LF), 'raster')).toMatchObject({ wide: 2, tall: 3, height: 30 })
    expect(row(print(ESC('*', 1, 1, 0), 0xff, LF), 'raster')).toMatchObject({ wide: 1, tall: 3 })
    expect(row(print(ESC('*', 32, 1, 0), [1, 2, 3], LF), 'raster')).toMatchObject({ wide: 2, tall: 1 })
    expect(textRow(print('ab', ESC('*', 33, 1, 0), [1, 2, 3], 'c', LF))).toMatchObject({
      pictures: [{ x: 24 }],
      runs: [{ text: 'ab' }, { x: 25, text: 'c' }],
    })
  })

  it('prints graphics by GS ( L and GS 8 L: store, then print', () => {
    const store = GS('(L', 12, 0, 48, 112, 48, 2, 1, 49, 12, 0, 1, 0, 0xf0, 0xf0)
    expect(print(store).rows).toEqual([])
    const paper = print(store, GS('(L', 2, 0, 48, 50), GS('(L', 2, 0, 48, 50))
    expect(paper.rows).toHaveLength(1)
    expect(row(paper, 'raster')).toMatchObject({ wide: 2, tall: 1, bitmap: { width: 12, height: 1 } })
    const columns = GS('8L', 12, 0, 0, 0, 48, 113, 48, 1, 1, 49, 2, 0, 8, 0, 0x80, 0x01)
    expect(row(print(columns, GS('(L', 2, 0, 48, 2)), 'raster').bitmap).toEqual({
      width: 2,
      height: 8,
      bits: Uint8Array.of(0x80, 0, 0, 0, 0, 0, 0, 0x40),
    })
    const low = GS('8L', 12, 0, 0, 0, 48, 113, 48, 1, 1, 49, 2, 0, 4, 0, 0x80, 0x10)
    expect(row(print(low, GS('(L', 2, 0, 48, 2)), 'raster').bitmap).toEqual({
      width: 2,
      height: 4,
      bits: Uint8Array.of(0x80, 0, 0, 0x40),
    })
    expect(messages(print(GS('(L', 11, 0, 48, 112, 48, 1, 1, 49, 16, 0, 9, 0, 1)))).toHaveLength(1)
  })

  it('prints a downloaded picture by GS * and GS /', () => {
    const define = GS('*', 1, 1, 0x80, 0, 0, 0, 0, 0, 0, 1)
    expect(row(print(define, GS('/', 3)), 'raster')).toMatchObject({
      wide: 2,
      tall: 2,
      bitmap: { width: 8, height: 8 },
    })
    expect(messages(print(GS('/', 0)))).toHaveLength(1)
  })
})

describe('codes', () => {
  const qr = (fn: number, ...n: (string | number)[]): number[] => {
    const data = job(49, fn, ...n)
    return GS('(k', data.length & 255, data.length >> 8, ...data)
  }

  it('prints a QR code of stored data, in the size and level that are set', () => {
    const paper = print(qr(65, 50, 0), qr(67, 4), qr(69, 49), qr(80, 48, 'https://secukit.dev/'), qr(81, 48))
    expect(row(paper, 'qr')).toMatchObject({ data: 'https://secukit.dev/', level: 'M', size: 4, x: 0 })
    // 20 bytes at level M are version 2: 25 modules.
    expect(row(paper, 'qr').height).toBe(100)
    expect(paper.warnings).toEqual([])
  })

  it('reads QR data as UTF-8', () => {
    expect(row(print(qr(80, 48, 0xc3, 0xa4, 0xe2, 0x82, 0xac), qr(81, 48)), 'qr').data).toBe('ä€')
    const latin = print(qr(80, 48, 0xe4, 'x'), qr(81, 48))
    expect(row(latin, 'qr').data).toBe('äx')
    expect(messages(latin)).toEqual([expect.stringContaining('UTF-8')])
  })

  it('starts with level L and 3 dots; ESC @ forgets the data', () => {
    expect(row(print(qr(80, 48, 'a'), qr(81, 48)), 'qr')).toMatchObject({ level: 'L', size: 3, height: 63 })
    const paper = print(qr(80, 48, 'a'), INIT, qr(81, 48))
    expect(paper.rows).toEqual([])
    expect(messages(paper)).toEqual([expect.stringContaining('No data')])
  })

  it('prints nothing that is wider than the paper', () => {
    const paper = print(qr(67, 16), qr(80, 48, 'a'.repeat(200)), qr(81, 48))
    expect(paper.rows).toEqual([])
    expect(messages(paper)).toEqual([expect.stringContaining('nothing is printed')])
  })

  it.each([
    [0, 'upca', '03600029145'],
    [2, 'ean13', '4006381333931'],
    [3, 'ean8', '96385074'],
    [4, 'code39', 'ABC-1'],
    [5, 'itf', '1234'],
    [6, 'codabar', 'A123B'],
  ] as const)('prints a barcode by GS k, m = %i, both functions', (m, symbology, data) => {
    const expected = { symbology, data, bars: 162, size: 2, hri: 'none' }
    expect(row(print(GS('w', 2), GS('k', m), data, 0), 'barcode')).toMatchObject(expected)
    expect(row(print(GS('w', 2), GS('k', m + 65, data.length), data), 'barcode')).toMatchObject(expected)
  })

  it('reads the code sets of Code 128', () => {
    const code = (...data: (string | number)[]): Paper =>
      print(GS('k', 73, job(...data).length), Array.from(job(...data)))
    expect(row(code('{BA1{{b'), 'barcode').data).toBe('A1{b')
    expect(row(code('{C', 12, 3, '{BX'), 'barcode').data).toBe('1203X')
    expect(messages(code('ABC'))[0]).toContain('code128')
  })

  it('prints data that is none as text, as printers do', () => {
    const paper = print(GS('k', 2), '12AB', 0, LF)
    expect(paperToText(paper)).toBe('12AB\n')
    expect(messages(paper)).toEqual([expect.stringContaining('as text')])
  })

  it('takes height, width and text from GS h, GS w and GS H', () => {
    const paper = print(GS('h', 50), GS('w', 4), GS('H', 2), GS('k', 3), '9638507', 0)
    expect(row(paper, 'barcode')).toMatchObject({ bars: 50, size: 4, hri: 'below', height: 74 })
    expect(row(print(ESC('a', 2), GS('w', 1), GS('k', 3), '9638507', 0), 'barcode').x).toBe(576 - 67)
    expect(messages(print(GS('w', 6), GS('k', 2), '400638133393', 0))).toEqual([])
    expect(messages(print(GS('w', 6), GS('k', 4), 'ABCDEFGHIJ', 0))).toEqual([
      expect.stringContaining('wide'),
    ])
  })
})

describe('knife and drawer', () => {
  it.each([
    [GS('V', 0), 'full', false],
    [GS('V', 1), 'partial', false],
    [GS('V', '0'), 'full', false],
    [GS('V', '1'), 'partial', false],
    [GS('V', 65, 3), 'full', true],
    [GS('V', 66, 3), 'partial', true],
    [ESC('i'), 'full', false],
    [ESC('m'), 'partial', false],
  ] as const)('cuts: %s', (bytes, cut, fed) => {
    expect(print('a', LF, [...bytes]).rows[1]).toMatchObject({ kind: 'cut', cut, fed, height: 0 })
  })

  it('does not cut through text in the line', () => {
    const paper = print('a', GS('V', 0))
    expect(paper.rows).toEqual([])
    expect(messages(paper)).toEqual([
      expect.stringContaining('No cut'),
      expect.stringContaining('without a line feed'),
    ])
  })

  it('opens drawers: units of 2 ms, pin 2 or 5', () => {
    expect(print(ESC('p', 0, 25, 250)).rows).toEqual([
      { kind: 'drawer', offset: 0, height: 0, pin: 2, on: 50, off: 500 },
    ])
    expect(row(print(ESC('p', '1', 60, 120)), 'drawer')).toMatchObject({ pin: 5, on: 120, off: 240 })
    expect(row(print([0x10, 0x14, 1, 1, 2]), 'drawer')).toMatchObject({ pin: 5, on: 200, off: 200 })
    expect(print(ESC('p', 9, 1, 1)).warnings).toHaveLength(1)
  })
})

it('says what it does not show, and what is no command', () => {
  expect(messages(print(ESC('L'), 'a', LF, 'b', LF))).toEqual([expect.stringContaining('Page mode')])
  expect(messages(print(ESC('L'), ESC('S'), 'a', LF))).toEqual([])
  expect(messages(print(ESC('{', 1)))).toHaveLength(1)
  expect(messages(print(ESC('{', 0), ESC('V', 0)))).toEqual([])
  expect(print('a', ESC(0xee), LF).warnings).toEqual([
    { offset: 1, message: expect.stringContaining('ESC EE') },
  ])
  expect(print([0, 0, 0]).warnings).toEqual([{ offset: 0, message: expect.stringContaining('3 times') }])
  expect(print('a', LF, GS('V')).warnings).toEqual([
    { offset: 2, message: expect.stringContaining('cut off') },
  ])
  expect(
    messages(print([0x10, 4, 1, 0x10, 5, 1], GS('r', 1), GS('a', 15), GS('I', 1), FS('p', 1, 0))),
  ).toHaveLength(1)
})

it('never throws, whatever comes', () => {
  const likely = fc.constantFrom(
    0x1b,
    0x1d,
    0x1c,
    0x10,
    0x0a,
    0x28,
    0x6b,
    0x4c,
    0x2a,
    0x21,
    0x76,
    0x30,
    0x31,
    0x00,
    0x01,
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(fc.oneof(likely, fc.nat(255)), { maxLength: 400 }).map((values) => Uint8Array.from(values)),
  )
  const printer = fc.record({
    columns: fc.integer({ min: -1, max: 99 }),
    dots: fc.integer({ min: -1, max: 900 }),
  })
  fc.assert(
    fc.property(bytes, printer, (stream, size) => {
      const paper = decodeEscPos(stream, size)
      paperToText(paper, { events: true })
      for (const { offset } of [...paper.rows, ...paper.warnings]) expect(offset).toBeLessThan(stream.length)
      for (const { height } of paper.rows) expect(Number.isInteger(height)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('takes time in proportion to the job', () => {
  // Whatever goes over all bytes for each byte would take minutes here.
  const pieces = [
    [0x41],
    [0x1b, 0x45, 1, 0x41],
    [0x1b, 0x24, 0, 0, 0x41],
    [0],
    [0x1b, 0x44],
    [0x1d, 0x43, 0x3b],
    [0x1c, 0x71, 0xff],
    [0x1d, 0x6b, 4],
  ]
  for (const piece of pieces) {
    const stream = Uint8Array.from({ length: 100_000 }, (_, at) => piece[at % piece.length]!)
    const start = performance.now()
    paperToText(decodeEscPos(stream))
    expect(performance.now() - start).toBeLessThan(5000)
  }
})
