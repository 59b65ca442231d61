import { TWO_OF_FIVE } from './two-of-five.ts'

/** Code 39 (ISO/IEC 16388), without check character: widths of bars and spaces in turn, in modules. */
export function code39Widths(data: string): string {
  return Array.from(`*${data}*`, characterWidths).join('1')
}

// In groups of ten: a group has the digits 1 to 0 in its bars and the same space wide.
const GROUPS = '1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-. *'
const GROUP_SPACES = ['1311', '1131', '1113', '3111']
// The others have narrow bars and all spaces but one wide.
const OTHERS = '$/+%'
const OTHER_SPACES = ['3331', '3313', '3133', '1333']

// Five bars with four spaces between them.
function characterWidths(character: string): string {
  const at = GROUPS.indexOf(character)
  const bars = at < 0 ? '11111' : TWO_OF_FIVE[(at + 1) % 10]!
  const spaces = at < 0 ? OTHER_SPACES[OTHERS.indexOf(character)]! : GROUP_SPACES[Math.floor(at / 10)]!
  return Array.from(bars, (bar, place) => bar + (spaces[place] ?? '')).join('')
}
