import { HEIGHT, WIDTH } from './read-drawings.mjs'

// The arms of the box drawing characters of the DOS code pages, up, right, down and left: 0 none, 1 single, 2 double.
const ARMS = {
  '─': '0101',
  '│': '1010',
  '┌': '0110',
  '┐': '0011',
  '└': '1100',
  '┘': '1001',
  '├': '1110',
  '┤': '1011',
  '┬': '0111',
  '┴': '1101',
  '┼': '1111',
  '═': '0202',
  '║': '2020',
  '╒': '0210',
  '╓': '0120',
  '╔': '0220',
  '╕': '0012',
  '╖': '0021',
  '╗': '0022',
  '╘': '1200',
  '╙': '2100',
  '╚': '2200',
  '╛': '1002',
  '╜': '2001',
  '╝': '2002',
  '╞': '1210',
  '╟': '2120',
  '╠': '2220',
  '╡': '1012',
  '╢': '2021',
  '╣': '2022',
  '╤': '0212',
  '╥': '0121',
  '╦': '0222',
  '╧': '1202',
  '╨': '2101',
  '╩': '2202',
  '╪': '1212',
  '╫': '2121',
  '╬': '2222',
}

// Filled parts of the cell: left, top, right and bottom, in halves of the cell.
const BLOCKS = {
  '▀': [0, 0, 2, 1],
  '▄': [0, 1, 2, 2],
  '█': [0, 0, 2, 2],
  '▌': [0, 0, 1, 2],
  '▐': [1, 0, 2, 2],
}

// Dots of the shades: each cell goes on where its neighbour ends.
const SHADES = {
  '░': (x, y) => x % 4 === (y % 4 < 2 ? 0 : 2) && y % 2 === 0,
  '▒': (x, y) => (x + y) % 2 === 0,
  '▓': (x, y) => !(x % 4 === (y % 4 < 2 ? 0 : 2) && y % 2 === 0),
}

/** Draws box drawing characters, blocks and shades: for each code point 24 numbers, the left dot in bit 11. */
export function drawLines() {
  const drawings = new Map()
  for (const [character, arms] of Object.entries(ARMS)) {
    const drawn = drawBox(Array.from(arms, Number))
    drawings.set(
      character.codePointAt(0),
      rowsOf((x, y) => drawn[y][x]),
    )
  }
  for (const [character, [left, top, right, bottom]] of Object.entries(BLOCKS)) {
    const inside = (x, y) => x >= left * 6 && x < right * 6 && y >= top * 12 && y < bottom * 12
    drawings.set(character.codePointAt(0), rowsOf(inside))
  }
  for (const [character, isBlack] of Object.entries(SHADES))
    drawings.set(character.codePointAt(0), rowsOf(isBlack))
  return drawings
}

/**
 * A single line is the two dots in the middle of the cell. A double line is a band of six dots, of which the two in
 * the middle are then cleared. Where lines meet, arms begin at the outer edge of the lines across.
 */
function drawBox([up, right, down, left]) {
  const dots = Array.from({ length: HEIGHT }, () => Array(WIDTH).fill(false))
  const fill = (x0, y0, x1, y1, black) => {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) dots[y][x] = black
  }
  const half = (weight) => (weight === 2 ? 3 : 1)
  const [middleX, middleY] = [WIDTH / 2, HEIGHT / 2]
  // The lines across an arm are as heavy as the heavier of the two arms that make them.
  const acrossY = half(Math.max(left, right))
  const acrossX = half(Math.max(up, down))
  const arms = [
    { weight: up, y: [-middleY, acrossY] },
    { weight: down, y: [-acrossY, middleY] },
    { weight: left, x: [-middleX, acrossX] },
    { weight: right, x: [-acrossX, middleX] },
  ]
  for (const { weight, x, y } of arms) {
    if (weight === 0) continue
    const [x0, x1] = x ?? [-half(weight), half(weight)]
    const [y0, y1] = y ?? [-half(weight), half(weight)]
    fill(middleX + x0, middleY + y0, middleX + x1, middleY + y1, true)
  }

  // A gap goes to the middle of a double line across, and ends before a single one, unless that is on one side only.
  const gapToY =
    left + right === 0 || Math.max(left, right) === 2 || (up && down && !(left && right)) ? 1 : -1
  const gapToX = up + down === 0 || Math.max(up, down) === 2 || (left && right && !(up && down)) ? 1 : -1
  if (up === 2) fill(middleX - 1, 0, middleX + 1, middleY + gapToY, false)
  if (down === 2) fill(middleX - 1, middleY - gapToY, middleX + 1, HEIGHT, false)
  if (left === 2) fill(0, middleY - 1, middleX + gapToX, middleY + 1, false)
  if (right === 2) fill(middleX - gapToX, middleY - 1, WIDTH, middleY + 1, false)
  return dots
}

function rowsOf(isBlack) {
  return Array.from({ length: HEIGHT }, (_, y) => {
    let row = 0
    for (let x = 0; x < WIDTH; x++) row = row * 2 + (isBlack(x, y) ? 1 : 0)
    return row
  })
}
