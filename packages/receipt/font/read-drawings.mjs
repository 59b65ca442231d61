import { readFileSync } from 'node:fs'

/** Dots across and down of a cell. */
export const WIDTH = 12
export const HEIGHT = 24

/**
 * Reads the drawings of a file: for each code point 24 numbers, the left dot in bit 11. Throws where a drawing is
 * not 24 lines of 12 dots, or comes twice.
 */
export function readDrawings(file) {
  const drawings = new Map()
  for (const block of readText(file).trimEnd().split('\n\n')) {
    const [title, ...lines] = block.split('\n')
    const codePoint = codePointOf(title)
    if (lines.length !== HEIGHT || lines.some((line) => !/^[.#]{12}$/.test(line))) {
      throw new Error(`${file}: ${title} is not ${HEIGHT} lines of ${WIDTH} dots`)
    }
    if (drawings.has(codePoint)) throw new Error(`${file}: ${title} comes twice`)
    drawings.set(
      codePoint,
      lines.map((line) => parseInt(line.replaceAll('.', '0').replaceAll('#', '1'), 2)),
    )
  }
  return drawings
}

/** Reads which characters look like another: pairs of code points. */
export function readSame(file) {
  return readText(file)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').slice(0, 2).map(codePointOf))
}

function readText(file) {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}

function codePointOf(title) {
  const match = /^U\+([0-9A-F]{4,6})\b/.exec(title)
  if (!match) throw new Error(`Not a code point: ${title}`)
  return parseInt(match[1], 16)
}
