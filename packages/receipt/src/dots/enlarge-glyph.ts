/**
 * Makes a glyph of 12 dots across twice as wide, twice as high, or both; then rows have 24 dots, the left one in the
 * highest bit. Twice as large, slanting strokes are smooth instead of stairs.
 */
export function enlargeGlyph(rows: ArrayLike<number>, wide: boolean, tall: boolean): Uint32Array {
  const { length } = rows
  if (!wide) return Uint32Array.from({ length: 2 * length }, (_, y) => rows[y >> 1]!)
  if (!tall) return Uint32Array.from(rows, (row) => spread(row) * 3)
  const enlarged = new Uint32Array(2 * length)
  for (let y = 0; y < length; y++) {
    const row = rows[y]!
    // The neighbours of each dot. Beyond the edge it goes on as it is, so that lines still meet those of other cells.
    const up = rows[Math.max(0, y - 1)]!
    const down = rows[Math.min(length - 1, y + 1)]!
    const left = (row >> 1) | (row & 0x800)
    const right = ((row << 1) & 0xfff) | (row & 1)
    enlarged[2 * y] =
      (spread(quarter(row, up, left, down, right)) << 1) | spread(quarter(row, up, right, down, left))
    enlarged[2 * y + 1] =
      (spread(quarter(row, down, left, up, right)) << 1) | spread(quarter(row, down, right, up, left))
  }
  return enlarged
}

/**
 * One of the four dots that each dot becomes (known as Scale2x): it takes after its two neighbours where these are
 * alike and differ from the two on the other side.
 */
function quarter(row: number, near: number, nearSide: number, far: number, farSide: number): number {
  const corner = ~(near ^ nearSide) & (near ^ farSide) & (nearSide ^ far)
  return (row & ~corner) | (near & corner)
}

/** Twelve dots, each with a white one to its left. */
function spread(dots: number): number {
  let spaced = 0
  for (let bit = 0; bit < 12; bit++) if (dots & (1 << bit)) spaced |= 1 << (2 * bit)
  return spaced
}
