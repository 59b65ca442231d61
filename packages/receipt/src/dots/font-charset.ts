import type { Charset } from '../target.ts'
import { dotFont } from './font.ts'

// Other spaces and soft hyphens ask something of the layout; NFC writes the signs of Ohm, Kelvin and Ångström as letters.
const OTHERWISE = /[\xa0\xad\u2000-\u200f\u202f\u2126\u212a\u212b]/

/** The characters of the dot font, as a charset. */
export const FONT_CHARSET: Charset = { has: isInFont }

function isInFont(text: string): boolean {
  if (OTHERWISE.test(text)) return false
  return Array.from(text).every((character) => dotFont.has(character.codePointAt(0) ?? 0))
}
