import type { Charset } from './target.ts'

// Latin with its extensions, without no-break space (U+00A0) and soft hyphen (U+00AD), then dashes, quotation marks, the ellipsis and €.
const PLAIN_TEXT = /^[\x20-\x7e\xa1-\xac\xae-\u024f\u2010-\u2027\u20ac]*$/

/**
 * Whether every UTF-16 unit of the text is a printable character of its own: already clean, exactly one cell
 * wide, and never part of a cluster. Holds for nearly every receipt and spares the costly way.
 */
export function isPlain(text: string): boolean {
  return PLAIN_TEXT.test(text)
}

/** What is plain, as a charset. */
export const PLAIN: Charset = { has: isPlain }
