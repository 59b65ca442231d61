import { type Bitmap, rowBytes } from '../bitmap.ts'
import { crc32 } from './crc32.ts'
import { deflate } from './deflate.ts'
import { joinBytes } from './join-bytes.ts'
import { PNG_SIGNATURE } from './png-signature.ts'

// ISO/IEC 15948: the filters None and Up (section 9.2).
const NONE = 0
const UP = 2

/**
 * Writes a bitmap as a PNG of one bit grayscale (ISO/IEC 15948), black on white. With `dotsPerMeter`, such as 7992
 * for the 203 dpi of a receipt printer, it says how large it wants to be shown. Throws a `RangeError` for a bitmap
 * without dots, which PNG cannot hold.
 */
export function encodePng(bitmap: Bitmap, dotsPerMeter?: number): Uint8Array {
  if (bitmap.width < 1 || bitmap.height < 1) throw new RangeError('A PNG is at least one dot wide and high')
  const data = [NONE, UP].map((filter) => deflate(scanlines(bitmap, filter)))
  const smallest = data.reduce((best, other) => (other.length < best.length ? other : best))
  const chunks = [
    // One bit a sample, grayscale; the only compression and filter method there is; not interlaced.
    chunk('IHDR', [...uint32(bitmap.width), ...uint32(bitmap.height), 1, 0, 0, 0, 0]),
    ...(dotsPerMeter === undefined
      ? []
      : [chunk('pHYs', [...uint32(dotsPerMeter), ...uint32(dotsPerMeter), 1])]),
    chunk('IDAT', smallest),
    chunk('IEND', []),
  ]
  return joinBytes([Uint8Array.from(PNG_SIGNATURE), ...chunks])
}

/** The rows, each behind its filter. In PNG 0 is black, and dots beyond the width are nothing: we leave them 0. */
function scanlines({ width, height, bits }: Bitmap, filter: number): Uint8Array {
  const stride = rowBytes(width)
  const lastByte = 0xff << (8 * stride - width)
  const lines = new Uint8Array((stride + 1) * height)
  const white = (x: number, y: number) => ~bits[y * stride + x]! & (x === stride - 1 ? lastByte : 0xff)
  for (let y = 0; y < height; y++) {
    const line = y * (stride + 1)
    lines[line] = filter
    for (let x = 0; x < stride; x++) {
      lines[line + 1 + x] = filter === UP && y > 0 ? white(x, y) - white(x, y - 1) : white(x, y)
    }
  }
  return lines
}

/** Length, type, data and checksum (ISO/IEC 15948, section 5.3). */
function chunk(type: string, data: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  bytes.set(uint32(data.length))
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i)
  bytes.set(data, 8)
  bytes.set(uint32(crc32(bytes, 4, bytes.length - 4)), bytes.length - 4)
  return bytes
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]
}
