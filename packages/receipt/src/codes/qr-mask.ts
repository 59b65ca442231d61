/** The eight masks of ISO/IEC 18004 table 10: 0 where the module in the row and column is inverted. */
export const QR_MASKS: readonly ((row: number, column: number) => number)[] = [
  (row, column) => (row + column) % 2,
  (row) => row % 2,
  (_, column) => column % 3,
  (row, column) => (row + column) % 3,
  (row, column) => ((row >> 1) + Math.floor(column / 3)) % 2,
  (row, column) => ((row * column) % 2) + ((row * column) % 3),
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2,
]

/**
 * How hard a symbol is to read: the penalty points of ISO/IEC 18004 section 7.8.3. Of the eight masks the one with
 * the fewest points is used.
 *
 * @param modules Side by side, row by row; 1 is dark.
 */
export function qrPenalty(modules: Uint8Array, side: number): number {
  let points = 0
  let dark = 0
  for (let line = 0; line < side; line++) {
    points += linePenalty(modules, line * side, 1, side) + linePenalty(modules, line, side, side)
    for (let at = line * side; at < (line + 1) * side; at++) {
      dark += modules[at]!
      // 3 points for each block of 2 × 2 in one colour.
      if (line === 0 || at === line * side) continue
      const block = modules[at]! + modules[at - 1]! + modules[at - side]! + modules[at - side - 1]!
      if (block % 4 === 0) points += 3
    }
  }
  // 10 points for each full 5 % by which the dark modules miss the half.
  return points + 10 * Math.floor(Math.abs((20 * dark) / (side * side) - 10))
}

// One row or column.
function linePenalty(modules: Uint8Array, start: number, step: number, side: number): number {
  let points = 0
  let run = 0
  let last = -1
  // The last 15 modules, the newest in the lowest bit. The quiet zone around the line is light.
  let seen = 0
  for (let at = 0; at < side + 4; at++) {
    const module = at < side ? modules[start + at * step]! : 0
    // 3 points for five modules in one colour, one more for each further one.
    run = module === last ? run + 1 : 1
    last = module
    if (at < side && run >= 5) points += run === 5 ? 3 : 1
    // 40 points for what looks like a finder pattern: 1:1:3:1:1 with four light modules before or after it.
    seen = ((seen << 1) | module) & 0x7fff
    const middle = (seen >> 4) & 0x7f
    if (middle === 0b1011101 && ((seen & 0xf) === 0 || seen >> 11 === 0)) points += 40
  }
  return points
}
