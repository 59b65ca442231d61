import { expect, it } from 'vitest'
import { characterFaults, PAPERS } from './every-character.test-helper.ts'

// All of Latin, Greek, Cyrillic, Hebrew, punctuation and symbols, and some of the rest.
const POINTS = Array.from({ length: 0x110000 }, (_, point) => point).filter(
  (point) =>
    (point < 0x600 || (point >= 0x2000 && point < 0x2700) || point % 499 === 0) &&
    (point < 0xd800 || point > 0xdfff),
)

it.each(PAPERS)('prints every character in its cells, or says what it prints instead: $name', (paper) => {
  expect(characterFaults(POINTS, paper)).toEqual([])
})

it.each(PAPERS)('prints a character that is alone in a receipt as any other: $name', (paper) => {
  expect(characterFaults(POINTS.slice(0, 0x250), paper, 1)).toEqual([])
})
