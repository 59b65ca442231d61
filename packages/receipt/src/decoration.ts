import { describeKind, quoteWord } from './describe.ts'
import type { Alignment } from './line.ts'
import type { Warn } from './warning.ts'

/** How a line is decorated. */
export interface Decoration {
  readonly align: Alignment
  readonly bold: boolean
}

export const UNDECORATED: Decoration = { align: 'left', bold: false }

/**
 * Reads the `decoration` of a line: words in any order, the last alignment wins. An absent or null decoration
 * is as good as an empty one. Accepted with a warning: a string instead of an array, underscores instead of
 * hyphens (the old Java SDK's spelling). Words that nobody knows are left out with a warning.
 */
export function readDecoration(raw: unknown, pointer: string, warn: Warn): Decoration {
  if (raw === undefined || raw === null) return UNDECORATED
  if (Array.isArray(raw)) {
    return raw.reduce<Decoration>(
      (decoration, word, index) => decorate(decoration, word, `${pointer}/${index}`, warn),
      UNDECORATED,
    )
  }
  if (typeof raw === 'string') {
    warn(pointer, 'Expected an array of words, found a string: read as words with blanks or commas between.')
    const words = raw.split(/[\s,]+/).filter((word) => word !== '')
    return words.reduce((decoration, word) => decorate(decoration, word, pointer, warn), UNDECORATED)
  }
  warn(pointer, `Expected an array of words, found ${describeKind(raw)}: left out.`)
  return UNDECORATED
}

function decorate(decoration: Decoration, word: unknown, pointer: string, warn: Warn): Decoration {
  switch (word) {
    case 'important':
      return { ...decoration, bold: true }
    case 'align-left':
      return { ...decoration, align: 'left' }
    case 'align-center':
      return { ...decoration, align: 'center' }
    case 'align-right':
      return { ...decoration, align: 'right' }
    case 'align_left':
    case 'align_center':
    case 'align_right': {
      const hyphenated = word.replace('_', '-')
      warn(pointer, `Expected "${hyphenated}", found "${word}": read as such.`)
      return decorate(decoration, hyphenated, pointer, warn)
    }
    default:
      warn(pointer, `Unknown decoration, ${quoteWord(word)}: left out.`)
      return decoration
  }
}
