// Makes src/generated/glyphs.ts from the drawings beside this file. With --check it only says whether that is done.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { compose } from './compose.mjs'
import { drawLines } from './draw-lines.mjs'
import { readDrawings, readSame } from './read-drawings.mjs'

const TARGET = new URL('../src/generated/glyphs.ts', import.meta.url)
// Six bits a character.
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
// Latin, Greek and Cyrillic: where letters with marks are looked for.
const COMPOSED = [
  [0xc0, 0x17f],
  [0x218, 0x21b],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x1e80, 0x1e85],
  [0x1ef2, 0x1ef3],
]

const source = compile()
if (process.argv.includes('--check')) {
  if (readFileSync(TARGET, 'utf8') !== source) {
    console.error('src/generated/glyphs.ts is not what the drawings say: npm run font -w @secukit/receipt')
    process.exitCode = 1
  }
} else {
  mkdirSync(new URL('.', TARGET), { recursive: true })
  writeFileSync(TARGET, source)
}

function compile() {
  const files = ['ascii.txt', 'latin.txt', 'greek.txt', 'cyrillic.txt', 'symbols.txt']
  const glyphs = new Map([...files.flatMap((file) => [...readDrawings(file)]), ...drawLines()])
  const marks = readDrawings('marks.txt')
  const same = readSame('same.txt')
  // Some letters with a mark stand on a letter that looks like another, and some look like a letter with a mark.
  copySame(same, glyphs, marks)
  for (const [first, last] of COMPOSED) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const rows = glyphs.has(codePoint) ? undefined : compose(codePoint, glyphs, marks)
      if (rows !== undefined) glyphs.set(codePoint, rows)
    }
  }
  copySame(same, glyphs, marks)
  const missing = same.filter(([copy]) => !glyphs.has(copy))
  if (missing.length > 0) throw new Error(`same.txt: nothing drawn for ${JSON.stringify(missing)}`)

  const sorted = [...glyphs].toSorted(([a], [b]) => a - b)
  return `// Generated from font/ by npm run font. Do not edit.

/** First code point and number of code points of each run of glyphs. */
export const glyphRuns: readonly (readonly [number, number])[] = [
${runsOf(sorted.map(([codePoint]) => codePoint))
  .map(([first, count]) => `  [0x${first.toString(16)}, ${count}],\n`)
  .join('')}]

/** The rows of all glyphs: \`.\` for the same row again, or two digits of base 64. */
export const glyphRows =
  '${sorted.map(([, rows]) => encode(rows)).join('')}'
`
}

function copySame(same, glyphs, marks) {
  for (const [copy, original] of same) {
    const rows = glyphs.get(original) ?? marks.get(original)
    if (rows !== undefined) glyphs.set(copy, rows)
  }
}

function runsOf(codePoints) {
  const runs = []
  for (const codePoint of codePoints) {
    const run = runs.at(-1)
    if (run && run[0] + run[1] === codePoint) run[1]++
    else runs.push([codePoint, 1])
  }
  return runs
}

function encode(rows) {
  return rows
    .map((row, y) => (row === (rows[y - 1] ?? 0) ? '.' : DIGITS[row >> 6] + DIGITS[row & 63]))
    .join('')
}
