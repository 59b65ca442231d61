import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { huffmanCodes, huffmanLengths } from './huffman.ts'

const counts = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 5000 })), { minLength: 2, maxLength: 286 })

/** 1 for a code that leaves no bits unused. */
function kraft(lengths: Uint8Array): number {
  return lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0)
}

describe('huffmanLengths', () => {
  it('gives a code to what comes, and wastes none', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(9, 15), (weights, limit) => {
        const lengths = huffmanLengths(Uint32Array.from(weights), limit)
        expect(Array.from(lengths, (length) => length > 0)).toEqual(weights.map((weight) => weight > 0))
        expect(Math.max(...lengths)).toBeLessThanOrEqual(limit)
        const used = weights.filter((weight) => weight > 0).length
        expect(kraft(lengths)).toBe(used === 0 ? 0 : used === 1 ? 0.5 : 1)
      }),
    )
  })

  it('is within a bit of what can be had', () => {
    fc.assert(
      fc.property(counts, (weights) => {
        const lengths = huffmanLengths(Uint32Array.from(weights), 32)
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        const bits = weights.reduce((sum, weight, symbol) => sum + weight * lengths[symbol]!, 0)
        const entropy = weights.reduce(
          (sum, weight) => sum + (weight > 0 ? weight * Math.log2(total / weight) : 0),
          0,
        )
        expect(bits).toBeGreaterThanOrEqual(entropy - 1e-6)
        expect(bits).toBeLessThanOrEqual(entropy + total)
      }),
    )
  })

  it.each([7, 15])('keeps to %i bits where each count is the sum of the two before', (limit) => {
    const fibonacci = new Uint32Array(19).fill(1)
    for (let i = 2; i < fibonacci.length; i++) fibonacci[i] = fibonacci[i - 1]! + fibonacci[i - 2]!
    expect(Math.max(...huffmanLengths(fibonacci, 32))).toBe(18)
    const lengths = huffmanLengths(fibonacci, limit)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(limit)
    expect(kraft(lengths)).toBe(1)
  })
})

describe('huffmanCodes', () => {
  it('gives the codes of RFC 1951, section 3.2.2', () => {
    // A to H of its example: 010, 011, 100, 101, 110, 00, 1110, 1111.
    const codes = huffmanCodes(Uint8Array.of(3, 3, 3, 3, 3, 2, 4, 4))
    expect([...codes]).toEqual([0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111])
  })
})
