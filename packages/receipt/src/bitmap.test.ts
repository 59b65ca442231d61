import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlack, rowBytes, shrinkBitmap, type Bitmap } from './bitmap.ts'

/** A bitmap from drawn rows: `#` is black. */
function draw(...rows: readonly string[]): Bitmap {
  const width = rows[0]?.length ?? 0
  const bits = new Uint8Array(rowBytes(width) * rows.length)
  for (const [y, row] of rows.entries()) {
    for (const [x, dot] of Array.from(row).entries()) {
      if (dot === '#') bits[y * rowBytes(width) + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { width, height: rows.length, bits }
}

function show(bitmap: Bitmap): string[] {
  return Array.from({ length: bitmap.height }, (_, y) =>
    Array.from({ length: bitmap.width }, (__, x) => (isBlack(bitmap, x, y) ? '#' : '.')).join(''),
  )
}

describe('a bitmap', () => {
  it('holds its dots from the highest bit on, each row in whole bytes', () => {
    const bitmap = draw('#........#', '.########.')
    expect(bitmap.bits).toEqual(Uint8Array.of(0x80, 0x40, 0x7f, 0x80))
    expect(show(bitmap)).toEqual(['#........#', '.########.'])
  })
})

describe('shrinkBitmap', () => {
  it('leaves alone what fits', () => {
    const bitmap = draw('#.#')
    expect(shrinkBitmap(bitmap, 3)).toBe(bitmap)
  })

  it('halves both sides, black where half is black', () => {
    expect(show(shrinkBitmap(draw('##..#...', '##......', '.#..##..', '#...##..'), 4))).toEqual([
      '#...',
      '#.#.',
    ])
  })

  it('keeps black black, white white, the width asked for, and the proportion', () => {
    const side = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(side, side, side, fc.constantFrom('#', '.'), (width, height, room, dot) => {
        const bitmap = draw(...Array.from({ length: height }, () => dot.repeat(width)))
        const shrunk = shrinkBitmap(bitmap, room)
        expect(shrunk.width).toBe(Math.min(width, room))
        expect(Math.abs(shrunk.height - (height * shrunk.width) / width)).toBeLessThanOrEqual(1)
        expect(new Set(show(shrunk).join(''))).toEqual(new Set(dot))
      }),
    )
  })
})
