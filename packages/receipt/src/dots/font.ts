import { glyphRows, glyphRuns } from '../generated/glyphs.ts'

/** A font of dots, all glyphs in cells of one size. */
export interface DotFont {
  /** Dots across a cell. */
  readonly width: 12
  /** Dots down a cell. */
  readonly height: 24
  /** Whether the font has a glyph for a character. */
  has(codePoint: number): boolean
  /**
   * The dots of a character: 24 rows from the top, the left dot in bit 11. For a character without a glyph it is
   * the box of U+FFFD. Do not write into it.
   */
  rows(codePoint: number): Uint16Array
}

const REPLACEMENT = 0xfffd
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Made when first needed: many a till never prints dots. */
let glyphs: Map<number, Uint16Array> | undefined

/**
 * The font of all that is drawn in dots: 12 x 24 as Font A of a receipt printer, so 48 columns are 576 dots. It has
 * Latin, Greek and Cyrillic letters, and the box drawing of the DOS code pages.
 */
export const dotFont: DotFont = {
  width: 12,
  height: 24,
  has: (codePoint) => (glyphs ??= decode()).has(codePoint),
  rows(codePoint) {
    glyphs ??= decode()
    return glyphs.get(codePoint) ?? glyphs.get(REPLACEMENT)!
  },
}

function decode(): Map<number, Uint16Array> {
  const values = new Map(Array.from(DIGITS, (digit, value) => [digit, value]))
  const decoded = new Map<number, Uint16Array>()
  let at = 0
  for (const [first, count] of glyphRuns) {
    for (let codePoint = first; codePoint < first + count; codePoint++) {
      const rows = new Uint16Array(24)
      for (let y = 0; y < 24; y++) {
        if (glyphRows[at] === '.') {
          rows[y] = y === 0 ? 0 : rows[y - 1]!
          at++
        } else {
          rows[y] = (values.get(glyphRows[at]!)! << 6) | values.get(glyphRows[at + 1]!)!
          at += 2
        }
      }
      decoded.set(codePoint, rows)
    }
  }
  return decoded
}
