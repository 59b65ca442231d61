import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha256 } from './sha256.ts'

it('gives what Node gives, however a text is cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 })), (pieces) => {
      const ours = sha256()
      for (const piece of pieces) {
        ours.update(piece)
        // Asked in between: a digest ends nothing.
        ours.digest()
      }
      const theirs = createHash('sha256')
      for (const piece of pieces) theirs.update(new TextEncoder().encode(piece))
      expect(ours.digest()).toBe(theirs.digest('hex'))
    }),
    { numRuns: 100 },
  )
})

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1_000_000])('hashes %d bytes', (length) => {
  const ours = sha256()
  ours.update('a'.repeat(length))
  expect(ours.digest()).toBe(createHash('sha256').update('a'.repeat(length)).digest('hex'))
})
