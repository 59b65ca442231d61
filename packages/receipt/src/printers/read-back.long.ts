import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nastyReceipt } from '../fuzz.test-helper.ts'
import { CASES, renderAndReadBack } from './read-back.test-helper.ts'

describe('an ESC/POS job, read by a tokenizer and code tables that are not ours', () => {
  // Every receipt on every width, with one page set after the other.
  it.each([32, 42, 48, 64])('says what the text says on %i columns', (columns) => {
    const cases = CASES.filter((each) => each.columns === columns)
    let run = 0
    fc.assert(
      fc.property(nastyReceipt, (receipt) => {
        const { printed, planned } = renderAndReadBack(receipt, cases[run++ % cases.length]!)
        expect(printed).toBe(planned)
      }),
      { numRuns: 100_000 },
    )
  })
})
