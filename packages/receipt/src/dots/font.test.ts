import iconv from 'iconv-lite'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { glyphRuns } from '../generated/glyphs.ts'
import { dotFont } from './font.ts'

const BASELINE = 18
const CAP_TOP = 4
const X_TOP = 8
const HIGH_BYTES = Uint8Array.from({ length: 224 }, (_, i) => i + 32)
const ALL = glyphRuns.flatMap(([first, count]) =>
  Array.from({ length: count }, (_, i) => String.fromCodePoint(first + i)),
)
// All the box drawing of the DOS code pages, by the sides that their lines go to.
const UP = '│└┘├┤┴┼║╘╙╚╛╜╝╞╟╠╡╢╣╧╨╩╪╫╬'
const DOWN = '│┌┐├┤┬┼║╒╓╔╕╖╗╞╟╠╡╢╣╤╥╦╪╫╬'
const LEFT = '─┐┘┤┬┴┼═╕╖╗╛╜╝╡╢╣╤╥╦╧╨╩╪╫╬'
const RIGHT = '─┌└├┬┴┼═╒╓╔╘╙╚╞╟╠╤╥╦╧╨╩╪╫╬'
const DOUBLE_UPRIGHT = '║╓╔╖╗╙╚╜╝╟╠╢╣╥╦╨╩╫╬'
const DOUBLE_LEVEL = '═╒╔╕╗╘╚╛╝╞╠╡╣╤╦╧╩╪╬'
const BOXES = [
  ...new Set([...Array.from(UP), ...Array.from(DOWN), ...Array.from(LEFT), ...Array.from(RIGHT)]),
]
const BLOCKS = Array.from('▀▄█▌▐░▒▓')

function rows(character: string): number[] {
  return [...dotFont.rows(character.codePointAt(0)!)]
}

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).filter(isPrinted)
}

function isPrinted(character: string): boolean {
  return !/[\p{Cc}\p{Cn}\ufffd]/u.test(character)
}

/** What an independent reader takes the bytes of a code page for. */
function codePage(name: string): string[] {
  const text = name.startsWith('CP')
    ? iconv.decode(HIGH_BYTES, name)
    : new TextDecoder(name).decode(HIGH_BYTES)
  return Array.from(text).filter(isPrinted)
}

/** Characters that look like one before them. */
function lookalikes(characters: string[]): string[] {
  const seen = new Map<string, string>()
  const found: string[] = []
  for (const character of characters) {
    const drawing = rows(character).join()
    const other = seen.get(drawing)
    if (other === undefined) seen.set(drawing, character)
    else found.push(`${other}${character}`)
  }
  return found
}

/** First and last row with a black dot. */
function extent(character: string): [number, number] {
  const black = rows(character).map((row) => row > 0)
  return [black.indexOf(true), black.lastIndexOf(true)]
}

const column = (character: string, x: number) => rows(character).map((row) => (row >> (11 - x)) & 1)

describe('dotFont', () => {
  it('is what the drawings say', () => {
    const compiler = join(import.meta.dirname, '../../font/compile.mjs')
    expect(spawnSync(process.execPath, [compiler, '--check'], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    })
  })

  it('has 24 rows of 12 dots for every character', () => {
    expect([dotFont.width, dotFont.height]).toEqual([12, 24])
    for (const character of ALL) {
      expect(rows(character)).toHaveLength(24)
      expect(rows(character).every((row) => row < 4096)).toBe(true)
    }
  })

  it('shows a box for what it lacks', () => {
    for (const missing of ['茶', '\u{1f600}', '\u0590', '\u0000']) {
      expect(dotFont.has(missing.codePointAt(0)!)).toBe(false)
      expect(rows(missing)).toEqual(rows('\ufffd'))
    }
    expect(ALL.filter((character) => rows(character).join() === rows('\ufffd').join())).toEqual(['\ufffd'])
  })

  describe.each([
    ['CP1252', ['\u0020\u00a0', '\u002d\u00ad', ',\u201a']],
    ['iso-8859-15', ['\u0020\u00a0', '\u002d\u00ad']],
    ['CP437', ['\u0020\u00a0', '\u2219\u00b7']],
    ['CP850', ['\u0020\u00a0', '\u002d\u00ad']],
    ['CP858', ['\u0020\u00a0', '\u002d\u00ad']],
    ['CP852', ['\u0020\u00a0', '\u002d\u00ad']],
    ['CP1250', ['\u0020\u00a0', '\u002d\u00ad', ',\u201a']],
    ['CP857', ['\u0020\u00a0', '\u002d\u00ad']],
  ])('for code page %s', (name, alike) => {
    it('has all characters, and none looks like another', () => {
      const characters = codePage(name)
      expect(characters.length).toBeGreaterThan(180)
      expect(characters.filter((character) => !dotFont.has(character.codePointAt(0)!))).toEqual([])
      expect(lookalikes(characters).toSorted()).toEqual(alike.toSorted())
    })
  })

  it.each(['CP866', 'CP1251', 'CP1253', 'CP1254', 'CP1257', 'iso-8859-2', 'iso-8859-5', 'iso-8859-9'])(
    'has all characters of code page %s',
    (name) => {
      expect(codePage(name).filter((character) => !dotFont.has(character.codePointAt(0)!))).toEqual([])
    },
  )

  it.each([
    ['ASCII', range(0x20, 0x7e), []],
    ['Latin', range(0xa1, 0x17f), ['\u00d0\u0110']],
    ['Greek', Array.from('ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫαβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐΰ'), []],
    ['Cyrillic', [...range(0x410, 0x44f), ...Array.from('ЁёЄєІіЇїҐґ')], []],
    ['other', Array.from('ẞ№→←↑↓✓✗•…‰™–—‹›„“”‚‘’†‡€ƒˆ˜≈≠≤≥∞√■□☐☑ȘșȚț'), []],
    ['hyphens and dashes', Array.from('-–—_‗¯'), []],
  ])('has %s characters, and none looks like another', (_, characters, alike) => {
    expect(characters.filter((character) => !dotFont.has(character.codePointAt(0)!))).toEqual([])
    expect(lookalikes(characters)).toEqual(alike)
  })

  it('has blank spaces, and draws everything else', () => {
    const blank = ALL.filter((character) => rows(character).every((row) => row === 0))
    expect(blank.every((character) => /\p{Zs}/u.test(character))).toBe(true)
    expect(blank).toContain('\u00a0')
    expect(blank).toContain('\u202f')
  })

  it('keeps letters, digits and signs of text apart from their neighbours', () => {
    const wide = new Set([...BOXES, ...BLOCKS, ...Array.from('_‗—―\ufffd∞√↔‰')])
    const touching = ALL.filter((character) => !wide.has(character)).filter(
      (character) => column(character, 0).includes(1) || column(character, 11).includes(1),
    )
    expect(touching).toEqual([])
  })

  it('stands on one line, in two heights', () => {
    for (const character of 'ABCDEFGHIJKLMNOPRSTUVWXYZ0123456789ẞÆŒÐÞ%&€£') {
      expect(`${character} ${extent(character).join()}`).toBe(`${character} ${CAP_TOP},${BASELINE}`)
    }
    for (const character of 'acemnorsuvwxzæœ') {
      expect(`${character} ${extent(character).join()}`).toBe(`${character} ${X_TOP},${BASELINE}`)
    }
    for (const character of 'bdfhiklt') {
      expect(`${character} ${extent(character).join()}`).toBe(`${character} ${CAP_TOP},${BASELINE}`)
    }
    for (const character of 'gpqyj') expect(extent(character)[1]).toBe(22)
  })

  it('draws a letter with a mark as the letter and the mark', () => {
    const drawnWhole = new Set('ďťľĽ')
    const letters = range(0xc0, 0x17f).filter(
      (letter) => letter.normalize('NFD').length === 2 && !drawnWhole.has(letter),
    )
    expect(letters.length).toBeGreaterThan(150)
    for (const letter of letters) {
      const [base, mark] = Array.from(letter.normalize('NFD')) as [string, string]
      const below = /[\u0327\u0328]/.test(mark) && letter !== 'ģ'
      const stem = base === 'i' && !below ? 'ı' : base === 'j' ? 'ȷ' : base
      const added = rows(letter).map((row, y) => row & ~rows(stem)[y]!)
      expect(rows(stem).every((row, y) => (row & ~rows(letter)[y]!) === 0)).toBe(true)
      const [top, bottom] = extent(stem)
      const place = added.map((row, y) =>
        row === 0 ? '' : y < top ? 'above' : y > bottom ? 'below' : 'on it',
      )
      expect(new Set(place.filter(Boolean))).toEqual(new Set([below ? 'below' : 'above']))
      // A line of white between them; only the ring of a capital and what hangs on the letter touch.
      const isFree = mark === '\u030a' || below || rows(letter)[top - 1] === 0
      expect(`${letter} ${isFree}`).toBe(`${letter} true`)
    }
  })

  it('joins box drawing on all four sides, single to single and double to double', () => {
    for (const box of BOXES) {
      const level = DOUBLE_LEVEL.includes(box) ? '═' : '─'
      const upright = DOUBLE_UPRIGHT.includes(box) ? '║' : '│'
      const none = (drawn: number[]) => drawn.map(() => 0)
      const left = column(level, 0)
      const top = rows(upright)[0]
      expect(left).toContain(1)
      expect(`${box} ${column(box, 0).join('')}`).toBe(
        `${box} ${(LEFT.includes(box) ? left : none(left)).join('')}`,
      )
      expect(`${box} ${column(box, 11).join('')}`).toBe(
        `${box} ${(RIGHT.includes(box) ? left : none(left)).join('')}`,
      )
      expect(`${box} ${rows(box)[0]}`).toBe(`${box} ${UP.includes(box) ? top : 0}`)
      expect(`${box} ${rows(box)[23]}`).toBe(`${box} ${DOWN.includes(box) ? top : 0}`)
    }
    expect(column('═', 0).join('')).toMatch(/^0+110+110+$/)
    expect(column('─', 0).join('')).toMatch(/^0{11}110{11}$/)
    expect(rows('║')[0]!.toString(2)).toBe('110011000')
  })

  it('fills the cell with blocks', () => {
    expect(rows('█')).toEqual(Array.from({ length: 24 }, () => 0xfff))
    for (const [one, other] of ['▀▄', '▌▐', '░▓'].map((pair) => Array.from(pair)) as [string, string][]) {
      expect(rows(one).map((row, y) => row | rows(other)[y]!)).toEqual(rows('█'))
      expect(rows(one).map((row, y) => row & rows(other)[y]!)).toEqual(Array.from({ length: 24 }, () => 0))
    }
    const share = (block: string) =>
      rows(block).reduce((sum, row) => sum + row.toString(2).replaceAll('0', '').length, 0) / 288
    expect([share('░'), share('▒'), share('▓')]).toEqual([
      expect.closeTo(0.125, 2),
      expect.closeTo(0.5, 2),
      expect.closeTo(0.875, 2),
    ])
  })
})
