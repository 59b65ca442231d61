import { rowBytes, type Bitmap } from '../bitmap.ts'

/** Packs dots, 1 is black, row by row, into a bitmap of that width. */
export function packDots(dots: Uint8Array, width: number): Bitmap {
  const height = dots.length / width
  const stride = rowBytes(width)
  const bits = new Uint8Array(stride * height)
  dots.forEach((dot, at) => {
    const column = at % width
    bits[Math.floor(at / width) * stride + (column >> 3)]! |= dot << (7 - (column & 7))
  })
  return { width, height, bits }
}
