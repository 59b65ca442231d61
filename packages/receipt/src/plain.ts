// Latin with its extensions, without the soft hyphen (U+00AD), then dashes, quotation marks, the ellipsis and €.
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\u024f\u2010-\u2027\u20ac]*$/

/**
 * Whether every UTF-16 unit of the text is a printable character of its own: already clean, exactly one cell
 * wide, and never part of a cluster. Holds for nearly every receipt and spares the costly way.
 */
export function isPlain(text: string): boolean {
  return PLAIN.test(text)
}
