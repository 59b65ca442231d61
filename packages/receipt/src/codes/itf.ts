import { TWO_OF_FIVE } from './two-of-five.ts'

/** An even number of digits as ITF (ISO/IEC 16390): widths of bars and spaces in turn, in modules. */
export function itfWidths(digits: string): string {
  let widths = '1111'
  for (let at = 0; at < digits.length; at += 2) {
    // The first digit of a pair is in the bars, the second in the spaces between them.
    const spaces = TWO_OF_FIVE[Number(digits[at + 1])]!
    widths += Array.from(TWO_OF_FIVE[Number(digits[at])]!, (bar, place) => bar + spaces[place]).join('')
  }
  return `${widths}311`
}
