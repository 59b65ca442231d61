import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeStarPrnt } from './decode-star-prnt.ts'
import type { Paper, PaperRow, TextRow, TextStyle } from './paper.ts'
import { paperToText } from './paper-to-text.ts'
import { job } from './streams.test-helper.ts'

const LF = 0x0a
const ESC = (...n: (string | number)[]): number[] => Array.from(job(0x1b, ...n))
const ESC_GS = (...n: (string | number)[]): number[] => ESC(0x1d, ...n)
const ESC_RS = (...n: (string | number)[]): number[] => ESC(0x1e, ...n)
const INIT = ESC('@')

const print = (...pieces: (string | number | number[])[]): Paper => decodeStarPrnt(job(...pieces))
const text = (...pieces: (string | number | number[])[]): string => paperToText(print(...pieces))
const messages = (paper: Paper): string[] => paper.warnings.map(({ message }) => message)
const kinds = (paper: Paper): string[] => paper.rows.map(({ kind }) => kind)
const row = <Kind extends PaperRow['kind']>(paper: Paper, kind: Kind): Extract<PaperRow, { kind: Kind }> => {
  const found = paper.rows.find((candidate) => candidate.kind === kind)
  if (!found) throw new Error(`no ${kind} on the paper`)
  return found as Extract<PaperRow, { kind: Kind }>
}
const textRow = (paper: Paper): TextRow => row(paper, 'text')
const style = (...pieces: (string | number | number[])[]): TextStyle =>
  textRow(print(...pieces, 'x', LF)).runs.at(-1)!.style

describe('lines', () => {
  it('prints lines 4 mm apart, and 3 mm after ESC 0 or ESC z 0', () => {
    const paper = print(INIT, 'a', LF, LF, ESC('0'), 'b', LF, LF, ESC('z', 1), LF, ESC('z', '0'), LF)
    expect(paperToText(paper)).toBe('a\n\nb\n\n\n\n')
    expect(paper.rows.map(({ height }) => height)).toEqual([32, 32, 24, 24, 32, 24])
    expect(paper.warnings).toEqual([])
  })

  it('feeds by ESC a, ESC J and ESC I', () => {
    expect(text('a', ESC('a', 3), 'b', LF)).toBe('a\n\n\nb\n')
    expect(print(ESC('J', 12)).rows[0]).toMatchObject({ kind: 'feed', height: 24 })
    expect(print(ESC('I', 12)).rows[0]).toMatchObject({ kind: 'feed', height: 12 })
    expect(print(ESC('a', 0), ESC('a', 128)).warnings).toHaveLength(2)
  })

  it('forgets the line by CAN and by ESC @', () => {
    expect(text('lost', 0x18, 'a', LF)).toBe('a\n')
    const paper = print('lost', INIT, 'a', LF, 'lost')
    expect(paperToText(paper)).toBe('a\n')
    expect(paper.warnings.map(({ offset }) => offset)).toEqual([4, 8])
  })
})

describe('styles', () => {
  const plain = { bold: false, underline: false, inverted: false, small: false, wide: 1, tall: 1 }

  it.each<[string, number[], Partial<TextStyle>]>([
    ['ESC E', ESC('E'), { bold: true }],
    ['ESC F', [...ESC('E'), ...ESC('F')], {}],
    ['ESC - 1', ESC('-', 1), { underline: true }],
    ['ESC - 0 in ASCII', [...ESC('-', '1'), ...ESC('-', '0')], {}],
    ['ESC 4', ESC('4'), { inverted: true }],
    ['ESC 5', [...ESC('4'), ...ESC('5')], {}],
    ['ESC i: height first', ESC('i', 1, 0), { tall: 2 }],
    ['ESC i: then width', ESC('i', 0, 2), { wide: 3 }],
    ['ESC i in ASCII', ESC('i', '55'), { tall: 6, wide: 6 }],
    ['ESC W', ESC('W', 1), { wide: 2 }],
    ['ESC h', ESC('h', 1), { tall: 2 }],
    ['SO', [0x0e], { wide: 2 }],
    ['DC4', [0x0e, 0x14], {}],
    ['ESC SO', ESC(0x0e), { tall: 2 }],
    ['ESC DC4', [...ESC(0x0e), ...ESC(0x14)], {}],
    ['ESC RS F 1', ESC_RS('F', 1), { small: true }],
    ['ESC M', [...ESC_RS('F', 1), ...ESC('M')], {}],
    ['ESC @', [...ESC('E'), ...ESC('4'), ...ESC('i', 1, 1), ...INIT], {}],
  ])('%s', (_, bytes, changed) => {
    expect(style(bytes)).toEqual({ ...plain, ...changed })
  })

  it('warns about values that there are not', () => {
    const wrong = [
      ESC('i', 6, 0),
      ESC('i', 0, 6),
      ESC('-', 2),
      ESC_GS('a', 3),
      ESC('d', 4),
      ESC('R', 14),
      ESC('z', 2),
      ESC_GS('yS', 2, 9),
    ]
    for (const bytes of wrong) expect([...bytes, print(bytes).warnings.length]).toEqual([...bytes, 1])
  })
})

describe('positions and characters', () => {
  it('aligns the line that is printed: ESC GS a counts for all of it', () => {
    expect(textRow(print(ESC_GS('a', 1), 'abc', LF)).runs[0]!.x).toBe((576 - 36) / 2)
    expect(textRow(print('abc', ESC_GS('a', '2'), LF)).runs[0]!.x).toBe(576 - 36)
    expect(textRow(print(ESC_GS('a', 2), INIT, 'abc', LF)).runs[0]!.x).toBe(0)
  })

  it('goes to positions by ESC GS A, ESC GS R and tabs', () => {
    expect(
      text('a', ESC_GS('A', 120, 0), 'b', ESC_GS('R', 24, 0), 'c', ESC_GS('R', 0xf4, 0xff), 'd', LF),
    ).toBe('a         b  d\n')
    expect(text('a', 0x09, 'b', LF)).toBe('a       b\n')
    expect(text(ESC('D', 3, 6, 0), 'a', 0x09, 'b', 0x09, 'c', LF)).toBe('a  b  c\n')
  })

  it('keeps margins: ESC l and ESC Q count columns from the left edge', () => {
    expect(text(ESC('l', 4), ESC('Q', 9), 'abcdefg', LF)).toBe('    abcde\n    fg\n')
  })

  it('chooses code pages by ESC GS t', () => {
    expect(text(0x84, ESC_GS('t', 32), 0xe4, 0x80, ESC_GS('t', 4), 0xd5, LF)).toBe('ää€€\n')
    const paper = decodeStarPrnt(job(ESC_GS('t', 9), 0xe4, LF), { pages: [{ page: 'wpc1252', number: 32 }] })
    expect(paperToText(paper)).toBe('\ufffd\n')
    expect(messages(paper)).toEqual([expect.stringContaining('Code page 9')])
  })

  it('replaces characters by ESC R', () => {
    expect(text(ESC('R', 2), '@[\\]{|}~', ESC('R', '0'), '[', LF)).toBe('§ÄÖÜäöüß[\n')
  })

  it('makes one character of two bytes in Kanji mode', () => {
    expect(text(ESC('p'), 'ab', ESC('q'), 'ab', LF)).toBe('〓ab\n')
    expect(text(ESC('$', 1), 0x84, 'b', ESC('$', 0), 'ab', LF)).toBe('〓ab\n')
  })
})

describe('pictures', () => {
  it('prints rows of dots by ESC GS S', () => {
    const paper = print(ESC_GS('a', 1), 'x', ESC_GS('S', 1, 2, 0, 2, 0, 0), [1, 2, 3, 4])
    expect(kinds(paper)).toEqual(['text', 'raster'])
    expect(row(paper, 'raster')).toMatchObject({
      x: 280,
      height: 2,
      bitmap: { width: 16, height: 2, bits: Uint8Array.of(1, 2, 3, 4) },
    })
  })

  it('prints strips into the line: ESC K, ESC L, ESC X, ESC k', () => {
    expect(row(print(ESC('K', 1, 0), 0x80, LF), 'raster')).toMatchObject({
      wide: 2,
      tall: 3,
      bitmap: { width: 1, height: 8 },
    })
    expect(row(print(ESC('L', 2, 0), [1, 2], LF), 'raster')).toMatchObject({
      wide: 1,
      tall: 3,
      bitmap: { width: 2, height: 8 },
    })
    expect(row(print(ESC('X', 2, 0), [1, 2, 3, 4, 5, 6], LF), 'raster')).toMatchObject({
      wide: 1,
      tall: 1,
      bitmap: { width: 2, height: 24 },
    })
    expect(row(print(ESC('0'), ESC('k', 1, 0), Array(24).fill(7), LF), 'raster')).toMatchObject({
      height: 24,
      bitmap: { width: 8, height: 24 },
    })
  })

  it('prints raster mode: rows, rows over each other, feeds and cuts', () => {
    const mode = ESC('*rA')
    const paper = print(
      mode,
      ESC('*rm'),
      [0x6c, 0x31, 0],
      'b',
      [1, 0, 0xf0],
      'k',
      [1, 0, 1],
      'b',
      [1, 0, 2],
      ESC('*rY20'),
      0,
      'b',
      [1, 0, 4],
      ESC('*rB'),
    )
    expect(kinds(paper)).toEqual(['raster', 'feed', 'raster', 'cut'])
    const { bitmap } = row(paper, 'raster')
    expect([bitmap.height, bitmap.bits[0], bitmap.bits[1], bitmap.bits[73]]).toEqual([2, 0, 0xf0, 3])
    expect(paper.rows[1]).toMatchObject({ height: 20 })
    expect(kinds(print(mode, ESC('*rE9'), 0, 'b', [1, 0, 1], ESC(0x0c, 4), ESC(0x0c, 4)))).toEqual([
      'raster',
      'cut',
    ])
    expect(row(print(mode, ESC('*rF9'), 0, 'b', [1, 0, 1], ESC(0x0c, 0)), 'cut').cut).toBe('full')
    expect(kinds(print(mode, ESC('*rE0'), 0, 'b', [1, 0, 1], ESC('*rB')))).toEqual(['raster'])
    expect(kinds(print(mode, 'b', [1, 0, 1]))).toEqual(['raster'])
    expect(kinds(print(mode, 'b', [1, 0, 1], ESC('*rC'), ESC('*rB')))).toEqual([])
    expect(kinds(print(mode, ESC('*rD3'), 0))).toEqual(['drawer', 'drawer'])
  })
})

describe('codes', () => {
  it('prints a QR code by ESC GS y', () => {
    const paper = print(
      ESC_GS('yS0', 2),
      ESC_GS('yS1', 2),
      ESC_GS('yS2', 5),
      ESC_GS('yD1', 0, 4, 0),
      'a\xc3\xa4!',
      ESC_GS('yP'),
    )
    expect(row(paper, 'qr')).toMatchObject({ data: 'aä!', level: 'Q', size: 5, height: 105, x: 0 })
    expect(messages(print(ESC_GS('yP')))).toEqual([expect.stringContaining('No data')])
  })

  it.each([
    [0, 'upce', '012345'],
    [1, 'upca', '03600029145'],
    [2, 'ean8', '9638507'],
    [3, 'ean13', '400638133393'],
    [4, 'code39', 'ABC'],
    [5, 'itf', '1234'],
    [6, 'code128', 'Az09'],
    [7, 'code93', 'ABC'],
    [8, 'codabar', 'A12B'],
  ] as const)('prints a barcode by ESC b, n1 = %i', (n1, symbology, data) => {
    for (const kind of [n1, 0x30 + n1]) {
      const paper = print(ESC('b', kind, 2, 1, 60), data, 0x1e)
      expect(row(paper, 'barcode')).toMatchObject({
        symbology,
        data,
        bars: 60,
        size: 2,
        hri: 'below',
        height: 84,
      })
      expect(paper.warnings).toEqual([])
    }
    expect(row(print(ESC('b', n1, '13', 40), data, 0x1e), 'barcode')).toMatchObject({
      hri: 'none',
      size: 4,
      bars: 40,
    })
  })

  it('prints data that is none as text', () => {
    const paper = print(ESC('b', 3, 1, 1, 60), '12X', 0x1e, LF)
    expect(paperToText(paper)).toBe('12X\n')
    expect(messages(paper)).toEqual([expect.stringContaining('as text')])
  })
})

describe('knife and drawers', () => {
  it.each([
    [0, 'full', false],
    [1, 'partial', false],
    [2, 'full', true],
    [3, 'partial', true],
    ['3', 'partial', true],
  ] as const)('cuts by ESC d %s, and prints the line before', (n, cut, fed) => {
    const paper = print('a', ESC('d', n))
    expect(kinds(paper)).toEqual(['text', 'cut'])
    expect(row(paper, 'cut')).toMatchObject({ cut, fed })
  })

  it('opens drawers: BEL and FS with the length of ESC BEL, SUB and EM', () => {
    const drawers = print(0x07, ESC(0x07, 5, 30), INIT, 0x07, 0x1c, 0x1a, 0x19).rows
    expect(drawers.map((drawer) => drawer.kind === 'drawer' && [drawer.pin, drawer.on, drawer.off])).toEqual([
      [2, 200, 200],
      [2, 50, 300],
      [2, 50, 300],
      [5, 200, 200],
      [5, 200, 200],
    ])
  })
})

it('says what it does not show, and what is no command', () => {
  expect(messages(print(ESC_GS('P0'), 'a', LF))).toEqual([expect.stringContaining('Page mode')])
  expect(messages(print(ESC_GS('P0'), ESC_GS('P1'), 'a', LF))).toEqual([])
  expect(messages(print(0x0f))).toEqual([expect.stringContaining('not shown')])
  expect(messages(print(ESC_GS('xP')))).toEqual([expect.stringContaining('PDF417')])
  expect(print('a', ESC(0xee), ESC_GS(0xee), LF).warnings.map(({ offset }) => offset)).toEqual([1, 3])
  expect(print(ESC_GS('S', 1, 0xff, 0xff, 0xff, 0xff, 0)).warnings).toEqual([
    { offset: 0, message: expect.stringContaining('cut off') },
  ])
  expect(
    messages(
      print(5, 4, ESC(6, 1), ESC_RS('a', 0), ESC_GS(3, 1, 0, 0), ESC_RS('d', 3), ESC_RS('r', 1), ESC('s00')),
    ),
  ).toEqual([])
})

it('never throws, whatever comes, and claims no memory for feeds', () => {
  const likely = fc.constantFrom(
    0x1b,
    0x1d,
    0x1e,
    0x2a,
    0x72,
    0x41,
    0x59,
    0x39,
    0x62,
    0x00,
    0x0a,
    0x79,
    0x53,
    0x44,
    0x31,
    0x01,
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(fc.oneof(likely, fc.nat(255)), { maxLength: 400 }).map((values) => Uint8Array.from(values)),
  )
  fc.assert(
    fc.property(bytes, (stream) => {
      const paper = decodeStarPrnt(stream)
      paperToText(paper, { events: true })
      for (const { offset } of [...paper.rows, ...paper.warnings])
        expect(offset).toBeLessThan(Math.max(1, stream.length))
    }),
    { numRuns: 1000 },
  )
  const paper = print(ESC('*rA'), ESC('*rY99999999'), 0, ESC('*rB'))
  expect(paper.rows[0]).toMatchObject({ kind: 'feed', height: 65_535 })
})
