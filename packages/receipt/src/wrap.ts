import { isPlain } from './plain.ts'
import { cellWidth, splitGraphemes } from './width.ts'

const WORD_END = /[\p{L}\p{M}\p{N}]$/u
const WORD_START = /^[\p{L}\p{N}]/u
const SOFT_HYPHEN = '\xad'

/**
 * Breaks a clean text into rows of at most `room` cells: at blanks, after `-` and `/` inside words and at soft
 * hyphens; when a word alone is wider than the row, between any two characters. Always gives at least one row.
 *
 * Blanks at a break and at the end are dropped, others are kept as they are, those at the beginning included
 * (a sender may indent). No-break spaces hold their words together and come out as blanks; soft hyphens come
 * out as `-` where the text was broken and else not at all.
 */
export function wrapText(text: string, room: number): string[] {
  const whole = toPrinted(text).trimEnd()
  if (cellWidth(whole) <= room) return [whole]
  return isPlain(text) ? wrapPlain(text, room) : breakCharacters(text, room)
}

/**
 * As `wrapText`, for a text of which every UTF-16 unit is known to be a character of one cell, and none a no-break
 * space or soft hyphen.
 */
export function wrapPlain(text: string, room: number): string[] {
  const whole = trimEnd(text)
  if (whole.length <= room) return [whole]
  const rows: string[] = []
  let start = 0
  while (whole.length - start > room) {
    let end = start + room
    while (end > start && whole[end] !== ' ' && !isBreakAfter(whole, end - 1)) end -= 1
    if (end === start) end = start + room
    const row = trimEnd(whole.slice(start, end))
    // An indent that leaves no room for its word is no row of its own.
    if (row !== '') rows.push(row)
    start = end
    while (whole[start] === ' ') start += 1
  }
  rows.push(whole.slice(start))
  return rows
}

/** Without the blanks and no-break spaces at its end; not without line breaks, which nobody may have looked at yet. */
export function trimEnd(text: string): string {
  let end = text.length
  while (isBlank(text.charCodeAt(end - 1))) end -= 1
  return end < text.length ? text.slice(0, end) : text
}

/** Without the blanks and no-break spaces at its beginning. */
export function trimStart(text: string): string {
  let start = 0
  while (isBlank(text.charCodeAt(start))) start += 1
  return start > 0 ? text.slice(start) : text
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0
}

/** Fills row after row with characters of any width. */
function breakCharacters(text: string, room: number): string[] {
  const characters = splitGraphemes(text.trimEnd())
  const rows: string[] = []
  let start = 0
  let used = 0
  // The last place in this row where it may end, and whether it then shows a hyphen.
  let end = start
  let hyphen = false
  const mayEnd = (at: number, withHyphen: boolean): void => {
    end = at
    hyphen = withHyphen
  }
  for (let at = 0; at < characters.length;) {
    const character = characters[at] as string
    const width = character === SOFT_HYPHEN ? 0 : cellWidth(character)
    if (character !== ' ' && used + width > room) {
      const row = toText(characters.slice(start, end > start ? end : at))
      // An indent that leaves no room for its word is no row of its own.
      if (row !== '') rows.push(end > start && hyphen ? `${row}-` : row)
      if (end > start) at = end
      while (characters[at] === ' ') at += 1
      start = at
      used = 0
      mayEnd(at, false)
      continue
    }
    if (character === ' ') mayEnd(at, false)
    else if (character === SOFT_HYPHEN && used < room) mayEnd(at, true)
    used += width
    at += 1
    if (isBreakAfter(characters, at - 1)) mayEnd(at, false)
  }
  rows.push(toText(characters.slice(start)))
  return rows
}

/** After a hyphen inside a word, but not after a minus sign, and after a slash, but not between two. */
function isBreakAfter(characters: string | readonly string[], at: number): boolean {
  const character = characters[at]
  if (character !== '-' && character !== '/') return false
  if (character === '-' && !WORD_END.test(characters[at - 1] ?? '')) return false
  return WORD_START.test(characters[at + 1] ?? '')
}

function toText(characters: readonly string[]): string {
  return toPrinted(characters.join('')).trimEnd()
}

function toPrinted(text: string): string {
  // Looking is cheaper than replacing, and most texts have neither.
  const unhyphenated = text.includes(SOFT_HYPHEN) ? text.replaceAll(SOFT_HYPHEN, '') : text
  return unhyphenated.includes('\xa0') ? unhyphenated.replaceAll('\xa0', ' ') : unhyphenated
}
