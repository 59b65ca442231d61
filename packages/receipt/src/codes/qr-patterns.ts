import { qrAlignments, qrSide, type QrLevel } from './qr-size.ts'

/** A symbol in the making: modules row by row, 1 is dark, and which of them are patterns that carry no data. */
export interface QrGrid {
  readonly side: number
  readonly modules: Uint8Array
  /** 1 where a finder, alignment or timing pattern, or format or version information is. */
  readonly fixed: Uint8Array
}

/** The symbol with everything that its version fixes (ISO/IEC 18004 section 6.3), and room for the format. */
export function qrPatterns(version: number): QrGrid {
  const side = qrSide(version)
  const grid = { side, modules: new Uint8Array(side * side), fixed: new Uint8Array(side * side) }
  // Timing patterns: the finder and alignment patterns come over them.
  for (let at = 0; at < side; at++) {
    setFixed(grid, 6, at, 1 - (at % 2))
    setFixed(grid, at, 6, 1 - (at % 2))
  }
  // Finder patterns are three squares in one another, with a light separator around: ring 4.
  for (const [row, column] of [
    [3, 3],
    [3, side - 4],
    [side - 4, 3],
  ] as const) {
    drawRings(grid, row, column, 4, (ring) => ring !== 2 && ring !== 4)
  }
  const centres = alignmentCentres(version)
  for (const row of centres) {
    for (const column of centres) {
      const corner =
        row + column === 12 || (row === 6 && column === side - 7) || (row === side - 7 && column === 6)
      if (!corner) drawRings(grid, row, column, 2, (ring) => ring !== 1)
    }
  }
  if (version >= 7) {
    // Version information (section 7.10), twice, mirrored at the diagonal.
    const bits = withCheckBits(version, 0b1111100100101, 12)
    for (let bit = 0; bit < 18; bit++) {
      const along = Math.floor(bit / 3)
      const across = side - 11 + (bit % 3)
      setFixed(grid, along, across, (bits >> bit) & 1)
      setFixed(grid, across, along, (bits >> bit) & 1)
    }
  }
  drawFormat(grid, 'L', 0)
  return grid
}

const LEVEL_BITS: Readonly<Record<QrLevel, number>> = { L: 0b01, M: 0b00, Q: 0b11, H: 0b10 }

/** Writes level and mask into the symbol, in both places (ISO/IEC 18004 section 7.9). */
export function drawFormat(grid: QrGrid, level: QrLevel, mask: number): void {
  const { side } = grid
  const bits = withCheckBits((LEVEL_BITS[level] << 3) | mask, 0b10100110111, 10) ^ 0b101010000010010
  for (let bit = 0; bit < 15; bit++) {
    const dark = (bits >> bit) & 1
    // Around the upper left finder pattern, without the timing patterns; bit 7 is at the corner.
    if (bit < 8) setFixed(grid, bit < 6 ? bit : bit + 1, 8, dark)
    else setFixed(grid, 8, bit === 8 ? 7 : 14 - bit, dark)
    // Beside the upper right one and the lower left one.
    if (bit < 8) setFixed(grid, 8, side - 1 - bit, dark)
    else setFixed(grid, side - 15 + bit, 8, dark)
  }
  // The module above the second copy is always dark.
  setFixed(grid, side - 8, 8, 1)
}

function setFixed({ side, modules, fixed }: QrGrid, row: number, column: number, dark: number): void {
  // Separators at the edge of the symbol reach beyond it.
  if (Math.min(row, column) < 0 || Math.max(row, column) >= side) return
  modules[row * side + column] = dark
  fixed[row * side + column] = 1
}

// Squares around a centre: ring 0 is the centre itself.
function drawRings(
  grid: QrGrid,
  row: number,
  column: number,
  rings: number,
  isDark: (ring: number) => boolean,
): void {
  for (let y = -rings; y <= rings; y++) {
    for (let x = -rings; x <= rings; x++) {
      setFixed(grid, row + y, column + x, Number(isDark(Math.max(Math.abs(y), Math.abs(x)))))
    }
  }
}

// Rows, and columns, of the centres of alignment patterns (Annex E): from 6 to 6 before the end, evenly but for the
// first distance. The others are even numbers, the ideal one rounded as this formula does it.
function alignmentCentres(version: number): number[] {
  const last = qrSide(version) - 7
  const count = qrAlignments(version)
  const distance = 2 * Math.floor((last - 6) / (2 * (count - 1)) + 0.75)
  return Array.from({ length: count }, (_, at) => (at === 0 ? 6 : last - (count - 1 - at) * distance))
}

// A BCH code: the value, followed by the remainder of its division by the generator polynomial (Annexes C and D).
function withCheckBits(value: number, generator: number, degree: number): number {
  let rest = value << degree
  while (rest >> degree) rest ^= generator << (31 - Math.clz32(rest) - degree)
  return (value << degree) | rest
}
