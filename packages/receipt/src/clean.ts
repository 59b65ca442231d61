import { isPlain } from './plain.ts'

const LINE_BREAK = /\r\n?|[\n\v\f\x85\u2028\u2029]/g
const NO_BREAK_SPACE = /[\u2007\u202f]/g
const OTHER_SPACE = /(?!\xa0)[\t\p{Zs}]/gu
// Half a surrogate pair, and what Unicode says is no character and XML forbids.
const NO_CHARACTER = /[\p{Cs}\p{Noncharacter_Code_Point}]/gu
// What a printer or terminal would obey (C0, DEL, C1), what could make an amount read backwards (bidirectional
// controls), and what is invisible and means nothing on paper (zero-width space, byte order mark, …).
const REMOVED = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
// A soft hyphen means something between letters only. Elsewhere it would print an odd glyph on some printers.
const STRAY_SOFT_HYPHEN = /(?<![\p{L}\p{M}\p{N}])\xad|\xad(?![\p{L}\p{N}])/gu

/**
 * Makes a text of the wire fit to print on one line: NFC; line breaks, tabs and all kinds of spaces become a
 * blank; no-break spaces become U+00A0 and soft hyphens inside words stay, both for `wrapText` to see; control
 * characters, bidirectional controls and invisible ones are removed; half a surrogate pair and noncharacters become U+FFFD.
 * Cleaning twice changes nothing.
 */
export function cleanText(raw: string): string {
  if (isPlain(raw)) return raw
  return raw
    .replace(LINE_BREAK, ' ')
    .replace(NO_BREAK_SPACE, '\xa0')
    .replace(OTHER_SPACE, ' ')
    .replace(NO_CHARACTER, '\ufffd')
    .replace(REMOVED, '')
    .replace(STRAY_SOFT_HYPHEN, '')
    .normalize('NFC')
}

/** Splits a text at its line breaks. Trailing ones begin no further line. */
export function splitLines(raw: string): string[] {
  return raw.trimEnd().split(LINE_BREAK)
}
