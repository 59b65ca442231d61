import { describeKind, quoteWord } from './describe.ts'
import type { Alignment, TextSize } from './line.ts'
import type { Warn } from './warning.ts'

/** How a line is decorated. */
export interface Decoration {
  /** Absent when the sender names none. */
  readonly align: Alignment | undefined
  readonly important: boolean
  readonly size: TextSize
}

export const UNDECORATED: Decoration = { align: undefined, important: false, size: 'normal' }

const PATH = '/value/decoration'

/**
 * Reads the `decoration` of a line: words in any order, the last alignment wins. An absent or null decoration
 * is as good as an empty one. Accepted with a warning: a string instead of an array, underscores instead of
 * hyphens (the old Java SDK's spelling). Words that nobody knows are left out with a warning.
 */
export function readDecoration(raw: unknown, warn: Warn): Decoration {
  if (raw === undefined || raw === null) return UNDECORATED
  if (Array.isArray(raw)) {
    let decoration = UNDECORATED
    for (let index = 0; index < raw.length; index += 1)
      decoration = decorate(decoration, raw[index], index, warn)
    return decoration
  }
  if (typeof raw === 'string') {
    warn(PATH, 'Expected an array of words, found a string: read as words with blanks or commas between.')
    const words = raw.split(/[\s,]+/).filter((word) => word !== '')
    return words.reduce((decoration, word) => decorate(decoration, word, undefined, warn), UNDECORATED)
  }
  warn(PATH, `Expected an array of words, found ${describeKind(raw)}: left out.`)
  return UNDECORATED
}

function decorate(decoration: Decoration, word: unknown, index: number | undefined, warn: Warn): Decoration {
  const path = (): string => (index === undefined ? PATH : `${PATH}/${index}`)
  switch (word) {
    case 'important':
      return { ...decoration, important: true }
    case 'align-left':
      return { ...decoration, align: 'left' }
    case 'align-center':
      return { ...decoration, align: 'center' }
    case 'align-right':
      return { ...decoration, align: 'right' }
    case 'tall':
    case 'wide':
      return { ...decoration, size: enlarge(decoration.size, word) }
    case 'align_left':
    case 'align_center':
    case 'align_right': {
      const hyphenated = word.replace('_', '-')
      warn(path(), `Expected "${hyphenated}", found "${word}": read as such.`)
      return decorate(decoration, hyphenated, index, warn)
    }
    default:
      warn(path(), `Unknown decoration, ${quoteWord(word)}: left out.`)
      return decoration
  }
}

function enlarge(size: TextSize, by: 'tall' | 'wide'): TextSize {
  return size === 'normal' || size === by ? by : 'large'
}
