import type { Bitmap } from '../bitmap.ts'

/** A picture sent row by row, as `GS v 0` does: the data as it is. */
export function rasterPicture(data: Uint8Array, bytesAcross: number, height: number): Bitmap {
  return { width: bytesAcross * 8, height, bits: data.slice(0, bytesAcross * height) }
}

/** A picture sent column by column, each of whole bytes from the top, as `ESC *` does. */
export function columnPicture(data: Uint8Array, bytesDown: number): Bitmap {
  const width = bytesDown === 0 ? 0 : Math.floor(data.length / bytesDown)
  const height = bytesDown * 8
  const stride = Math.ceil(width / 8)
  const bits = new Uint8Array(stride * height)
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if ((data[x * bytesDown + (y >> 3)]! & (0x80 >> (y & 7))) === 0) continue
      bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { width, height, bits }
}
