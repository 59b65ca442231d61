import { code128Values } from '../codes/code128-values.ts'

/**
 * Code 128 as ESC/POS and ePOS-Print take it: bytes with the code sets named, `{B` and `{C`, or the printer would
 * choose others and print a wider code than planned. The printer adds check and stop character.
 */
export function code128Data(data: string): number[] {
  const bytes: number[] = []
  let inC = false
  for (const value of code128Values(data).slice(0, -1)) {
    if (value >= CODE_C && !(inC && value === CODE_C)) {
      inC = value === CODE_C || value === START_C
      bytes.push(BRACE, inC ? SET_C : SET_B)
    } else if (inC) {
      bytes.push(value)
    } else {
      // A brace means the next code set, two of them one brace.
      if (value + 32 === BRACE) bytes.push(BRACE)
      bytes.push(value + 32)
    }
  }
  return bytes
}

const CODE_C = 99
const START_C = 105
const BRACE = 0x7b
const SET_B = 0x42
const SET_C = 0x43
