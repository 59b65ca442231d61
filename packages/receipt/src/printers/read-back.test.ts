import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nastyReceipt } from '../fuzz.test-helper.ts'
import { CASES, renderAndReadBack } from './read-back.test-helper.ts'

describe('an ESC/POS job, read by a tokenizer and code tables that are not ours', () => {
  it('says what the text says, in the cells that were planned', () => {
    fc.assert(
      fc.property(nastyReceipt, fc.constantFrom(...CASES), (receipt, on) => {
        const { printed, planned } = renderAndReadBack(receipt, on)
        expect(printed).toBe(planned)
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  it('does so in double size', () => {
    fc.assert(
      fc.property(nastyReceipt, fc.constantFrom(...CASES), (receipt, on) => {
        const { printed, planned } = renderAndReadBack(receipt, on, 'large')
        expect(printed).toBe(planned)
      }),
      { numRuns: 1000 },
    )
  })
})
