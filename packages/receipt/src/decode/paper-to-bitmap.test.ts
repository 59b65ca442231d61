import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlack, type Bitmap } from '../bitmap.ts'
import { scan } from '../codes/scan.test-helper.ts'
import { decodePng } from '../dots/decode-png.ts'
import { decodeEscPos } from './decode-esc-pos.ts'
import { decodeStarPrnt } from './decode-star-prnt.ts'
import { paperToBitmap, paperToPng } from './paper-to-bitmap.ts'
import { job } from './streams.test-helper.ts'

const LF = 0x0a
const draw = (...pieces: (string | number | number[])[]): Bitmap =>
  paperToBitmap(decodeEscPos(job(...pieces)))

/** The box around all that is black. */
function ink(bitmap: Bitmap): { left: number; right: number; top: number; bottom: number } | undefined {
  let box: { left: number; right: number; top: number; bottom: number } | undefined
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!isBlack(bitmap, x, y)) continue
      box ??= { left: x, right: x, top: y, bottom: y }
      box = { left: Math.min(box.left, x), right: Math.max(box.right, x), top: box.top, bottom: y }
    }
  }
  return box
}

function countBlack({ bits }: Bitmap): number {
  let count = 0
  for (const byte of bits) for (let bit = byte; bit > 0; bit &= bit - 1) count++
  return count
}

describe('paper as a picture', () => {
  it('is as wide as the paper and as long as its rows', () => {
    expect(draw('a', LF, LF)).toMatchObject({ width: 576, height: 60 })
    expect(draw()).toMatchObject({ width: 576, height: 1 })
    expect(draw([0x1b, 0x64, 255]).height).toBe(255 * 30)
    const long = draw(Array.from({ length: 600 }, () => [0x1b, 0x64, 255]).flat())
    expect(long.height).toBe(64_000)
  })

  it('draws characters in their cells', () => {
    const box = ink(draw([0x1b, 0x24, 120, 0], 'H', LF))!
    expect(box.left).toBeGreaterThanOrEqual(120)
    expect(box.right).toBeLessThan(132)
    const large = ink(draw([0x1d, 0x21, 0x11], 'H', LF))!
    expect(large.right - large.left).toBe((box.right - box.left + 1) * 2 - 1)
    expect(large.bottom - large.top).toBe((box.bottom - box.top + 1) * 2 - 1)
    expect(ink(draw([0x1b, 0x4d, 1], 'H', LF))!.right).toBeLessThan(9)
  })

  it('stands characters of all sizes on one line', () => {
    const both = draw([0x1d, 0x21, 0x01], 'H', [0x1d, 0x21, 0x00], 'H', LF)
    const column = (from: number, to: number): number => {
      let lowest = -1
      for (let y = 0; y < both.height; y++)
        for (let x = from; x < to; x++) if (isBlack(both, x, y)) lowest = y
      return lowest
    }
    expect(Math.abs(column(0, 12) - column(12, 24))).toBeLessThanOrEqual(6)
  })

  it('draws bold thicker, inverted as the opposite, underlined with a line', () => {
    const plain = countBlack(draw('abc', LF))
    expect(countBlack(draw([0x1b, 0x45, 1], 'abc', LF))).toBeGreaterThan(plain)
    expect(countBlack(draw([0x1d, 0x42, 1], 'abc', LF))).toBe(3 * 12 * 24 - plain)
    expect(countBlack(draw([0x1d, 0x42, 1], '   ', LF))).toBe(3 * 12 * 24)
    expect(countBlack(draw([0x1b, 0x2d, 1], '   ', LF))).toBe(3 * 12 * 2)
  })

  it('draws pictures dot for dot, times their factors, cut off at the edge', () => {
    const once = draw([0x1d, 0x76, 0x30, 0, 1, 0, 2, 0], [0xa0, 0x01])
    expect([isBlack(once, 0, 0), isBlack(once, 1, 0), isBlack(once, 2, 0), isBlack(once, 7, 1)]).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect(countBlack(once)).toBe(3)
    expect(countBlack(draw([0x1d, 0x76, 0x30, 3, 1, 0, 2, 0], [0xa0, 0x01]))).toBe(12)
    expect(countBlack(draw([0x1d, 0x76, 0x30, 0, 80, 0, 1, 0], Array(80).fill(0xff)))).toBe(576)
    expect(countBlack(draw('a', [0x1b, 0x2a, 33, 1, 0, 0xff, 0xff, 0xff], LF))).toBe(
      countBlack(draw('a', LF)) + 24,
    )
  })

  it('prints over what is there when the paper moves back', () => {
    const both = countBlack(draw('H', LF, [0x1b, 0x65, 1], [0x1b, 0x24, 24, 0], 'H', LF))
    expect(both).toBe(2 * countBlack(draw('H', LF)))
    expect(draw('H', LF, [0x1b, 0x65, 1], 'H', LF).height).toBe(30)
  })

  it('draws codes that scanners read', async () => {
    const qr = job(
      [0x1d, 0x28, 0x6b, 3, 0, 49, 67, 6],
      [0x1d, 0x28, 0x6b, 10, 0, 49, 80, 48],
      'secukit',
      [0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
    )
    const ean = job([0x1b, 0x61, 1], [0x1d, 0x48, 2], [0x1d, 0x6b, 67, 12], '400638133393', LF)
    for (const [stream, format, text] of [
      [qr, 'QRCode', 'secukit'],
      [ean, 'EAN13', '4006381333931'],
    ] as const) {
      const found = await scan(
        paperToBitmap(decodeEscPos(Uint8Array.of(LF, 0x1b, 0x61, 1, ...stream, LF))),
        format,
      )
      expect(found?.text).toBe(text)
    }
  })

  it('draws something for codes that it cannot draw, and a line for a cut', () => {
    expect(ink(draw([0x1d, 0x6b, 6], 'A1B', 0))).toMatchObject({ left: 0, right: 239, bottom: 161 })
    expect(ink(draw([0x1d, 0x56, 0]))).toMatchObject({ left: 0, top: 12, bottom: 12 })
  })

  it('is the same picture as a PNG file', () => {
    const paper = decodeEscPos(job('Hello', LF, [0x1d, 0x56, 0]))
    const bitmap = paperToBitmap(paper)
    const png = decodePng(paperToPng(paper))
    expect([png.width, png.height]).toEqual([bitmap.width, bitmap.height])
    expect(paperToPng(paper)).toEqual(paperToPng(paper))
  })

  it('never throws', () => {
    const likely = fc.constantFrom(
      0x1b,
      0x1d,
      0x1e,
      0x0a,
      0x41,
      0x21,
      0x28,
      0x6b,
      0x2a,
      0x31,
      0x00,
      0x01,
      0x02,
    )
    const bytes = fc
      .array(fc.oneof(likely, fc.nat(255)), { maxLength: 60 })
      .map((values) => Uint8Array.from(values))
    fc.assert(
      fc.property(bytes, (stream) => {
        expect(paperToBitmap(decodeEscPos(stream, { columns: 20 })).width).toBe(240)
        expect(paperToBitmap(decodeStarPrnt(stream, { columns: 20 })).width).toBe(240)
      }),
    )
  })
})
