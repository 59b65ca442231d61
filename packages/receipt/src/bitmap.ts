/** A picture of black dots on white, such as a shop's logo. */
export interface Bitmap {
  /** Dots across. */
  readonly width: number
  /** Dots down. */
  readonly height: number
  /**
   * One bit a dot, 1 is black: row by row from the top, the left dot in the highest bit, each row padded to whole
   * bytes.
   */
  readonly bits: Uint8Array
}

/** Bytes of a row of so many dots. */
export function rowBytes(width: number): number {
  return (width + 7) >> 3
}

/** Whether a dot is black. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return (((bitmap.bits[y * rowBytes(bitmap.width) + (x >> 3)] ?? 0) << (x & 7)) & 0x80) !== 0
}

/**
 * The same picture no wider than `width` dots, in proportion: a dot becomes black when at least half of those that
 * it stands for are.
 */
export function shrinkBitmap(bitmap: Bitmap, width: number): Bitmap {
  if (bitmap.width <= width) return bitmap
  const scale = bitmap.width / width
  const height = Math.max(1, Math.round(bitmap.height / scale))
  const bits = new Uint8Array(rowBytes(width) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (blackShare(bitmap, x * scale, y * scale, scale) >= 0.5)
        bits[y * rowBytes(width) + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { width, height, bits }
}

function blackShare(bitmap: Bitmap, left: number, top: number, side: number): number {
  let black = 0
  let all = 0
  for (let y = Math.floor(top); y < Math.min(top + side, bitmap.height); y += 1) {
    for (let x = Math.floor(left); x < Math.min(left + side, bitmap.width); x += 1) {
      all += 1
      if (isBlack(bitmap, x, y)) black += 1
    }
  }
  return black / all
}
