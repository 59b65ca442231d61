import { expect, it } from 'vitest'
import { characterFaults, PAPERS } from './every-character.test-helper.ts'

// Unicode scalar values: all code points but surrogates.
const POINTS = Array.from({ length: 0x110000 }, (_, point) => point).filter(
  (point) => point < 0xd800 || point > 0xdfff,
)

it('has all that Unicode has', () => expect(POINTS).toHaveLength(1_112_064))

it.each(PAPERS)('prints every character in its cells, or says what it prints instead: $name', (paper) => {
  expect(characterFaults(POINTS, paper)).toEqual([])
})

it.each(PAPERS)('prints a character that is alone in a receipt as any other: $name', (paper) => {
  expect(characterFaults(POINTS.slice(0, 0x3000), paper, 1)).toEqual([])
})
