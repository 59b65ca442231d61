import { isPlain } from './plain.ts'

// Nothing but marks, joiners, variation selectors and other characters that Unicode says to ignore.
const ZERO = /^[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]+$/u

// East Asian Wide and Fullwidth (Unicode Standard Annex 11) in ranges that take unassigned gaps along, …
const EAST_ASIAN_WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u
// … and what shows as an emoji: by itself, by variation selector 16, or as a keycap.
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\ufe0f\u20e3/u

// V8's segmenter takes quadratic time: a text of 80 000 characters at once would stop the till for 12 seconds.
const SEGMENTER_WINDOW = 256

let segmenter: Intl.Segmenter | undefined

/**
 * Width of a clean text in character cells: 2 for CJK, full-width and emoji, 0 for what only modifies its
 * neighbour, 1 for everything else. A cluster that is seen as one character, such as an emoji family, counts
 * once.
 */
export function cellWidth(text: string): number {
  if (isPlain(text)) return text.length
  let cells = 0
  for (const grapheme of splitGraphemes(text)) cells += graphemeWidth(grapheme)
  return cells
}

/** Splits a text into what a reader sees as characters. */
export function splitGraphemes(text: string): string[] {
  if (isPlain(text)) return text.split('')
  // Created when first needed: most receipts never pay for it.
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  const graphemes: string[] = []
  let start = 0
  while (start < text.length) {
    const end = start + SEGMENTER_WINDOW
    const part = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment)
    // The last one may go on beyond the window, so it begins the next. Nobody reads one that fills a window.
    if (end < text.length && part.length > 1) part.pop()
    for (const grapheme of part) {
      graphemes.push(grapheme)
      start += grapheme.length
    }
  }
  return graphemes
}

function graphemeWidth(grapheme: string): number {
  if (ZERO.test(grapheme)) return 0
  return EAST_ASIAN_WIDE.test(grapheme) || EMOJI.test(grapheme) ? 2 : 1
}
