import { type Bitmap, rowBytes } from '../bitmap.ts'
import type { RgbaImage } from './decode-png.ts'

/** How colours become black or white. */
export interface BitmapOptions {
  /** Spreads dots to show grays, for photos; without it every dot decides alone, for logos. Default false. */
  readonly dither?: boolean
  /** Black is what is darker than this, 0 (nothing) to 256 (everything). Default 128. */
  readonly threshold?: number
}

/** Makes a picture black and white. Where it is transparent, it is the white of the paper. */
export function toBitmap(image: RgbaImage, options: BitmapOptions = {}): Bitmap {
  const { width, height } = image
  const { dither = false, threshold = 128 } = options
  const stride = rowBytes(width)
  const bits = new Uint8Array(stride * height)
  // What was rounded away, for this row and the next; a place before the first dot and one behind the last.
  let errors = new Int32Array(width + 2)
  let nextErrors = new Int32Array(width + 2)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = lightOn(image.rgba, 4 * (y * width + x)) + (errors[x + 1]! >> 4)
      const black = light < threshold
      if (black) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
      if (!dither) continue
      // Floyd and Steinberg: 7/16 to the right, and 3, 5 and 1 below.
      const error = light - (black ? 0 : 255)
      errors[x + 2]! += 7 * error
      nextErrors[x]! += 3 * error
      nextErrors[x + 1]! += 5 * error
      nextErrors[x + 2]! += error
    }
    ;[errors, nextErrors] = [nextErrors, errors.fill(0)]
  }
  return { width, height, bits }
}

/** The luma (ITU-R BT.601) of a dot over white paper, 0 to 255, in whole numbers. */
function lightOn(rgba: Uint8Array, at: number): number {
  const luma = 299 * rgba[at]! + 587 * rgba[at + 1]! + 114 * rgba[at + 2]!
  const opacity = rgba[at + 3]!
  return Math.round((luma * opacity + 255_000 * (255 - opacity)) / 255_000)
}
