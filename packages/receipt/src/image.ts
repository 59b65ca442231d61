import type { Bitmap } from './bitmap.ts'
import { decodePng } from './dots/decode-png.ts'
import { type BitmapOptions, toBitmap } from './dots/threshold.ts'

/**
 * Reads a PNG, such as a shop's logo, as black dots on white. Throws an `ImageFormatError` for bytes that are no
 * PNG, or a damaged, an interlaced, or one of more than 4096 x 4096 dots.
 */
export function readPng(bytes: Uint8Array, options: BitmapOptions = {}): Bitmap {
  return toBitmap(decodePng(bytes), options)
}

export type { Bitmap } from './bitmap.ts'
export type { RgbaImage } from './dots/decode-png.ts'
export { ImageFormatError } from './dots/image-format-error.ts'
export { type BitmapOptions, toBitmap } from './dots/threshold.ts'
