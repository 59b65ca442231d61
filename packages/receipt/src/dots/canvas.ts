import { type Bitmap, isBlack, rowBytes } from '../bitmap.ts'
import { cellWidth, splitGraphemes } from '../width.ts'
import { enlargeGlyph } from './enlarge-glyph.ts'
import { type DotFont, dotFont } from './font.ts'

/** A bitmap to draw on. What is drawn beyond its edges is cut off. */
export interface Canvas extends Bitmap {
  /** As in `Bitmap`; drawing changes it. */
  readonly bits: Uint8Array
}

/** A part of a canvas, in dots. */
export interface Rect {
  /** Dots from the left edge. */
  readonly x: number
  /** Dots from the top. */
  readonly y: number
  /** Dots across. */
  readonly width: number
  /** Dots down. */
  readonly height: number
}

/** How text is drawn. */
export interface DotTextStyle {
  /** Strokes are a dot thicker. */
  readonly bold?: boolean
  /** Cells are twice as wide. */
  readonly wide?: boolean
  /** Cells are twice as high. */
  readonly tall?: boolean
  /** The font; `dotFont` by default. */
  readonly font?: DotFont
}

const REPLACEMENT = 0xfffd

/** Makes a white canvas of so many dots across and down. */
export function createCanvas(width: number, height: number): Canvas {
  return { width, height, bits: new Uint8Array(rowBytes(width) * height) }
}

/**
 * Draws one line of clean text with its top left corner at a place. A character takes as many cells as `cellWidth`
 * says; one that is two cells wide, such as CJK, is a box over both, for no glyph of the font is. Returns the x of
 * the next cell.
 */
export function drawText(
  canvas: Canvas,
  x: number,
  y: number,
  text: string,
  style: DotTextStyle = {},
): number {
  const { bold = false, wide = false, tall = false, font = dotFont } = style
  const width = wide ? 2 * font.width : font.width
  let left = x
  for (const grapheme of splitGraphemes(text)) {
    for (const plain of glyphsOf(grapheme, font)) {
      // Thicker to the right, but not into the next cell.
      const rows = bold ? plain.map((row) => row | (row >> 1)) : plain
      const dots = wide || tall ? enlargeGlyph(rows, wide, tall) : rows
      for (let row = 0; row < dots.length; row++) drawDots(canvas, left, y + row, dots[row]!, width)
      left += width
    }
  }
  return left
}

/** Draws the black dots of a bitmap with its top left corner at a place, each `scale` dots wide and high. */
export function drawBitmap(canvas: Canvas, x: number, y: number, bitmap: Bitmap, scale = 1): void {
  for (let row = 0; row < bitmap.height; row++) {
    for (let column = 0; column < bitmap.width; column++) {
      if (!isBlack(bitmap, column, row)) continue
      fill(canvas, { x: x + column * scale, y: y + row * scale, width: scale, height: scale })
    }
  }
}

/** Makes all dots of a part black. */
export function fill(canvas: Canvas, rect: Rect): void {
  const left = Math.max(0, rect.x)
  const right = Math.min(canvas.width, rect.x + rect.width)
  const bottom = Math.min(canvas.height, rect.y + rect.height)
  const stride = rowBytes(canvas.width)
  for (let y = Math.max(0, rect.y); y < bottom; y++) {
    for (let x = left; x < right;) {
      const count = Math.min(8 - (x & 7), right - x)
      canvas.bits[y * stride + (x >> 3)]! |= (0xff >> (x & 7)) & (0xff << (8 - (x & 7) - count))
      x += count
    }
  }
}

/** The glyph of each cell of a character. */
function glyphsOf(grapheme: string, font: DotFont): (Uint16Array | Uint32Array)[] {
  const cells = cellWidth(grapheme)
  if (cells === 0) return []
  // Marks that Unicode has no letter for are left out: the letter is what matters.
  if (cells === 1) return [font.rows(grapheme.normalize('NFC').codePointAt(0)!)]
  const box = enlargeGlyph(font.rows(REPLACEMENT), true, false)
  return [box.map((row) => row >> font.width), box.map((row) => row & 0xfff)]
}

/** Draws a row of at most 24 dots, the left one in the highest of `width` bits. */
function drawDots(canvas: Canvas, x: number, y: number, dots: number, width: number): void {
  if (dots === 0 || y < 0 || y >= canvas.height) return
  // Cut off what is right and left of the canvas.
  const beyond = Math.max(0, x + width - canvas.width)
  const before = Math.max(0, -x)
  if (beyond >= width || before >= width) return
  const shown = ((dots >> beyond) << beyond) << (32 - width + before)
  const first = Math.max(0, x)
  // At most 24 dots at any bit of a byte: they are within four bytes.
  const bits = shown >>> (first & 7)
  const start = y * rowBytes(canvas.width) + (first >> 3)
  for (let byte = 0; byte < 4; byte++) {
    const value = (bits >>> (24 - 8 * byte)) & 0xff
    if (value !== 0) canvas.bits[start + byte]! |= value
  }
}
