const COMMA_BELOW = 0x0326
const DIALYTIKA_TONOS = 0x0344
// Where Unicode says a cedilla, Baltic letters have a comma, and above the g a turned one.
const OTHER_MARKS = new Map([['ģ', 0x0312], ...Array.from('ĢĶķĻļŅņŖŗ', (letter) => [letter, COMMA_BELOW])])
// i and j lose their dot below a mark.
const DOTLESS = new Map([
  [0x69, 0x131],
  [0x6a, 0x237],
  [0x456, 0x131],
])
// Marks are drawn above an x; over capitals and ascenders they go up to the edge of the cell.
const X_HEIGHT = 8
const FIRST_MARK_BELOW = 0x0326
const LAST_MARK_BELOW = 0x0328
// Marks that stand over a stem or a leg out of the middle: dots to the right.
const SHIFTS = new Map([['ĵ', 2], ...Array.from('ĄĮ', (letter) => [letter, 1])])

/**
 * Draws a letter with a mark, such as `ä`, from the drawings of both, as Unicode takes it apart. Gives `undefined`
 * for what is no such letter, or has no drawings.
 */
export function compose(codePoint, drawings, marks) {
  const letter = String.fromCodePoint(codePoint)
  const [base, first, second] = Array.from(letter.normalize('NFD'), (part) => part.codePointAt(0))
  if (first === undefined) return undefined
  // Greek has two marks at once, drawn as one.
  const mark = marks.get(second === undefined ? (OTHER_MARKS.get(letter) ?? first) : DIALYTIKA_TONOS)
  const below = first >= FIRST_MARK_BELOW && first <= LAST_MARK_BELOW && letter !== 'ģ'
  const rows = drawings.get(below ? base : (DOTLESS.get(base) ?? base))
  if (rows === undefined || mark === undefined) return undefined

  const isTall = firstBlack(rows) < X_HEIGHT
  const up = isTall && !below ? firstBlack(mark) : 0
  const shift = SHIFTS.get(letter) ?? 0
  return rows.map((row, y) => row | ((mark[y + up] ?? 0) >> shift))
}

function firstBlack(rows) {
  return rows.findIndex((row) => row > 0)
}
