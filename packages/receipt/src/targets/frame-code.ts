import { isBlack, rowBytes, type Bitmap } from '../bitmap.ts'

/**
 * Puts white around a code: `side` modules at the left and right, `top` above and below. A barcode, one module high,
 * is stretched to `height` modules.
 */
export function frameCode(code: Bitmap, side: number, top: number, height: number): Bitmap {
  const width = code.width + 2 * side
  const bits = new Uint8Array(rowBytes(width) * (height + 2 * top))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < code.width; x += 1) {
      if (!isBlack(code, x, Math.min(y, code.height - 1))) continue
      bits[(top + y) * rowBytes(width) + ((side + x) >> 3)]! |= 0x80 >> ((side + x) & 7)
    }
  }
  return { width, height: height + 2 * top, bits }
}
