import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bitmap } from '../bitmap.ts'
import { type Canvas, createCanvas, drawBitmap, drawText, fill } from './canvas.ts'
import { enlargeGlyph } from './enlarge-glyph.ts'
import { dotFont } from './font.ts'

function lines({ width, height, bits }: Bitmap): string[] {
  const stride = Math.ceil(width / 8)
  return Array.from({ length: height }, (_, y) =>
    Array.from(bits.subarray(y * stride, (y + 1) * stride), (byte) => byte.toString(2).padStart(8, '0')).join(
      '',
    ),
  )
}

function drawn(width: number, height: number, draw: (canvas: Canvas) => void): string[] {
  const canvas = createCanvas(width, height)
  draw(canvas)
  return lines(canvas)
}

function glyph(character: string, width = 12): string[] {
  const rows = dotFont.rows(character.codePointAt(0)!)
  return Array.from(width === 24 ? enlargeGlyph(rows, true, false) : rows, (row) =>
    row.toString(2).padStart(width, '0'),
  )
}

describe('drawText', () => {
  it('draws glyph beside glyph', () => {
    expect(drawn(24, 24, (canvas) => drawText(canvas, 0, 0, 'Gß'))).toEqual(
      glyph('G').map((row, y) => row + glyph('ß')[y]!),
    )
  })

  it('says where the next cell is', () => {
    const canvas = createCanvas(8, 8)
    expect(drawText(canvas, 5, 0, 'ab')).toBe(29)
    expect(drawText(canvas, 5, 0, 'ab', { wide: true })).toBe(53)
    expect(drawText(canvas, 0, 0, '茶a')).toBe(36)
    expect(drawText(canvas, 0, 0, '')).toBe(0)
  })

  it('makes strokes thicker to the right, within the cell', () => {
    const bold = drawn(24, 24, (canvas) => drawText(canvas, 0, 0, 'm█', { bold: true })).map((row) =>
      row.slice(0, 12),
    )
    expect(bold).toEqual(
      glyph('m').map((row) =>
        Array.from(row, (dot, x) => (dot === '1' || row[x - 1] === '1' ? '1' : '0')).join(''),
      ),
    )
    const line = drawn(24, 24, (canvas) => drawText(canvas, 0, 0, '▐ ', { bold: true }))
    expect(line.every((row) => row.endsWith('0'.repeat(12)))).toBe(true)
  })

  it('draws wide and tall text as the enlarged glyphs', () => {
    for (const [wide, tall] of [
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      const rows = enlargeGlyph(dotFont.rows(0x53), wide, tall)
      const size = wide ? 24 : 12
      const expected = Array.from(rows, (row) => row.toString(2).padStart(size, '0'))
      const text = drawn(48, 48, (canvas) => drawText(canvas, 0, 0, ' S', { wide, tall }))
      expect(text.slice(0, rows.length).map((row) => row.slice(size, 2 * size))).toEqual(expected)
      expect(text.slice(rows.length).join('')).toMatch(/^0*$/)
    }
  })

  it('shows a box over both cells of what takes two', () => {
    expect(drawn(24, 24, (canvas) => drawText(canvas, 0, 0, '茶'))).toEqual(glyph('\ufffd', 24))
    const wide = drawn(48, 24, (canvas) => drawText(canvas, 0, 0, '👨‍👩‍👧', { wide: true }))
    expect(wide).toEqual(glyph('\ufffd', 24).map((row) => row.replaceAll('0', '00').replaceAll('1', '11')))
  })

  it('draws a letter and its mark as one, and the letter alone where there is no such glyph', () => {
    expect(drawn(16, 24, (canvas) => drawText(canvas, 0, 0, 'u\u0308'))).toEqual(
      glyph('ü').map((row) => `${row}0000`),
    )
    expect(drawn(16, 24, (canvas) => drawText(canvas, 0, 0, 'x\u0301\u0302'))).toEqual(
      glyph('x').map((row) => `${row}0000`),
    )
    expect(drawn(16, 24, (canvas) => drawText(canvas, 0, 0, '\u0301'))).toEqual(
      glyph(' ').map((row) => `${row}0000`),
    )
  })

  it('draws at any place, and nothing beyond the edges', () => {
    const style = fc.record({ bold: fc.boolean(), wide: fc.boolean(), tall: fc.boolean() })
    const place = fc.integer({ min: -60, max: 60 })
    const text = fc.constantFrom('A', '█', '█▒█', 'Wß', '茶', 'g█茶|')
    fc.assert(
      fc.property(
        text,
        style,
        place,
        place,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 40 }),
        (words, how, x, y, width, height) => {
          // On a large canvas at a place that is a whole byte, seen through a window.
          const shiftX = 64 - x
          const all = drawn(512, 200, (canvas) => drawText(canvas, 64, 64, words, how))
          const expected = Array.from({ length: height }, (_, row) =>
            (all[row + 64 - y] ?? '')
              .padEnd(512, '0')
              .slice(shiftX, shiftX + width)
              .padEnd(Math.ceil(width / 8) * 8, '0'),
          )
          expect(drawn(width, height, (canvas) => drawText(canvas, x, y, words, how))).toEqual(expected)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('leaves what is there', () => {
    const both = drawn(16, 24, (canvas) => {
      drawText(canvas, 0, 0, '|')
      drawText(canvas, 0, 0, '-')
    })
    expect(both).toEqual(
      glyph('|').map(
        (row, y) => `${Array.from(row, (dot, x) => Number(dot) | Number(glyph('-')[y]![x])).join('')}0000`,
      ),
    )
  })

  it('keeps bold strokes within each half of the box', () => {
    const font = { ...dotFont, rows: () => new Uint16Array(24).fill(0b0000_0100_0000) }
    const bold = drawn(24, 24, (canvas) => drawText(canvas, 0, 0, '茶', { bold: true, font }))
    expect(bold[0]).toBe(`000000000011${'0'.repeat(12)}`)
  })

  it('takes another font', () => {
    const font = { ...dotFont, rows: () => new Uint16Array(24).fill(0xf0f) }
    expect(drawn(16, 24, (canvas) => drawText(canvas, 0, 0, 'a', { font }))[7]).toBe('1111000011110000')
  })
})

describe('fill and drawBitmap', () => {
  const place = fc.integer({ min: -30, max: 60 })
  const size = fc.integer({ min: 0, max: 50 })

  it('fills just the part', () => {
    fc.assert(
      fc.property(place, place, size, size, (x, y, width, height) => {
        const expected = Array.from({ length: 20 }, (_, row) =>
          Array.from({ length: 48 }, (_dot, column) =>
            column < 41 && column >= x && column < x + width && row >= y && row < y + height ? '1' : '0',
          ).join(''),
        )
        expect(drawn(41, 20, (canvas) => fill(canvas, { x, y, width, height }))).toEqual(expected)
      }),
    )
  })

  it('draws each dot of a bitmap as a square', () => {
    const bitmap = fc.record({
      width: fc.constant(11),
      height: fc.constant(3),
      bits: fc.uint8Array({ minLength: 6, maxLength: 6 }),
    })
    fc.assert(
      fc.property(bitmap, place, place, fc.integer({ min: 1, max: 4 }), (dots, x, y, scale) => {
        const source = lines(dots)
        const expected = Array.from({ length: 20 }, (_, row) =>
          Array.from({ length: 48 }, (_dot, column) => {
            const [fromX, fromY] = [Math.floor((column - x) / scale), Math.floor((row - y) / scale)]
            return column < 41 && fromX >= 0 && fromX < 11 ? (source[fromY]?.[fromX] ?? '0') : '0'
          }).join(''),
        )
        expect(drawn(41, 20, (canvas) => drawBitmap(canvas, x, y, dots, scale))).toEqual(expected)
      }),
    )
  })

  it('makes a white canvas', () => {
    expect(createCanvas(9, 2)).toEqual({ width: 9, height: 2, bits: new Uint8Array(4) })
  })
})
