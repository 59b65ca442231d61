import type { Charset } from './target.ts'
import { transliterate } from './transliterate.ts'
import { splitGraphemes } from './width.ts'

const UNPRINTABLE = '?'
// The layout turns them into a blank, and into a hyphen or nothing.
const LAYOUT_MARK = /^[\xa0\xad]$/
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/**
 * Writes a clean text in the characters that a target has: what it lacks becomes a plainer spelling (`€` is `EUR`),
 * or `?` when there is none. `note` hears of every character that was replaced, as a reader sees it, and by what.
 * What nobody sees is left out without a word.
 */
export function spell(text: string, charset: Charset, note: (character: string, by: string) => void): string {
  let spelt = ''
  for (const character of splitGraphemes(text)) {
    const isMark = LAYOUT_MARK.test(character)
    const seen = isMark ? character : character.replace(INVISIBLE, '')
    const by = isMark || charset.has(seen) ? seen : spellPlainer(seen, charset)
    spelt += by
    if (by !== seen) note(character, by)
  }
  return spelt
}

function spellPlainer(character: string, charset: Charset): string {
  return transliterate(character).find((plainer) => charset.has(plainer)) ?? UNPRINTABLE
}
