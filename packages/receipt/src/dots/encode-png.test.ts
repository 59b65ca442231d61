import * as fc from 'fast-check'
import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import type { Bitmap } from '../bitmap.ts'
import { encodePng } from './encode-png.ts'

const bitmap = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) => {
    const length = Math.ceil(width / 8) * height
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((bits): Bitmap => ({ width, height, bits }))
  })

/** The dots as an independent reader sees them: `#` for black. */
function seen(png: Uint8Array): string[] {
  const { width, height, data } = PNG.sync.read(Buffer.from(png))
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_dot, x) => {
      const dot = data.readUInt32BE(4 * (y * width + x))
      return dot === 0x0000_00ff ? '#' : dot === 0xffff_ffff ? '.' : '?'
    }).join(''),
  )
}

/** The dots of a bitmap: `#` for black. */
function drawn({ width, height, bits }: Bitmap): string[] {
  const stride = Math.ceil(width / 8)
  return Array.from({ length: height }, (_, y) =>
    Array.from(bits.subarray(y * stride, (y + 1) * stride), (byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .slice(0, width)
      .replaceAll('1', '#')
      .replaceAll('0', '.'),
  )
}

function chunkAt(png: Uint8Array, type: string): DataView | undefined {
  const at = Buffer.from(png).indexOf(type, 0, 'latin1')
  return at < 0 ? undefined : new DataView(png.buffer, png.byteOffset + at + 4)
}

describe('encodePng', () => {
  it('says to an independent reader what the bitmap says', () => {
    fc.assert(
      fc.property(bitmap, (dots) => {
        expect(seen(encodePng(dots))).toEqual(drawn(dots))
      }),
    )
  })

  it('does not let what is beyond the width show in the file', () => {
    const one = encodePng({ width: 3, height: 1, bits: Uint8Array.of(0b1010_0000) })
    expect(encodePng({ width: 3, height: 1, bits: Uint8Array.of(0b1011_1111) })).toEqual(one)
  })

  it('has one bit a dot', () => {
    const header = chunkAt(encodePng({ width: 9, height: 1, bits: new Uint8Array(2) }), 'IHDR')
    expect([header?.getUint8(8), header?.getUint8(9)]).toEqual([1, 0])
  })

  it('says how large it is where that is asked', () => {
    const dots = { width: 8, height: 1, bits: Uint8Array.of(1) }
    const size = chunkAt(encodePng(dots, 7992), 'pHYs')
    expect([size?.getUint32(0), size?.getUint32(4), size?.getUint8(8)]).toEqual([7992, 7992, 1])
    expect(seen(encodePng(dots, 7992))).toEqual(drawn(dots))
    expect(chunkAt(encodePng(dots), 'pHYs')).toBeUndefined()
  })

  it.each([
    // Every row is the one above plus 1: all there is to say is the difference.
    ['Up', 2, (x: number, y: number) => ((x * x * 29) >> 2) + y],
    // Every row is one of eight, in no order: the differences would be of 64 kinds.
    ['None', 0, (x: number, y: number) => (x * x * (((y * y * 7) >> 3) % 8) * 29) >> 2],
  ])('takes the filter %s where that makes the file smaller', (_, filter, byteAt) => {
    const [width, height] = [256, 256]
    const bits = Uint8Array.from({ length: 32 * height }, (_byte, i) => byteAt(i % 32, i >> 5))
    const png = encodePng({ width, height, bits })
    expect(seen(png)).toEqual(drawn({ width, height, bits }))
    const data = chunkAt(png, 'IDAT')!
    const lines = inflateSync(new Uint8Array(data.buffer, data.byteOffset))
    expect(new Set(lines.filter((_byte, i) => i % 33 === 0))).toEqual(new Set([filter]))
  })

  it.each([
    [0, 1],
    [1, 0],
  ])('refuses %i x %i dots', (width, height) => {
    expect(() => encodePng({ width, height, bits: new Uint8Array() })).toThrow(RangeError)
  })
})
