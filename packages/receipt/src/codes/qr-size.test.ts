import * as fc from 'fast-check'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { qrModules, type QrLevel } from './qr-size.ts'

const LEVELS = ['L', 'M', 'Q', 'H'] as const

describe('qrModules', () => {
  // ISO/IEC 18004 table 7, byte mode.
  it.each([
    [1, 'L', 17],
    [1, 'M', 14],
    [1, 'Q', 11],
    [1, 'H', 7],
    [9, 'L', 230],
    [10, 'L', 271],
    [10, 'H', 119],
    [25, 'M', 997],
    [40, 'L', 2953],
    [40, 'M', 2331],
    [40, 'Q', 1663],
    [40, 'H', 1273],
  ] as const)('gives version %i at level %s up to %i bytes', (version, level, bytes) => {
    const next = version === 40 ? undefined : 17 + 4 * (version + 1)
    expect(qrModules('x'.repeat(bytes), level)).toBe(17 + 4 * version)
    expect(qrModules('x'.repeat(bytes + 1), level)).toBe(next)
  })

  it('counts bytes, not characters', () => {
    expect(qrModules('ö'.repeat(8), 'L')).toBe(21)
    expect(qrModules('ö'.repeat(9), 'L')).toBe(25)
    expect(qrModules('😀'.repeat(4), 'L')).toBe(21)
    expect(qrModules('€'.repeat(6), 'L')).toBe(25)
  })

  it('gives the smallest version for no data', () => {
    expect(qrModules('', 'H')).toBe(21)
  })

  it('agrees with another encoder', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.constantFrom(...LEVELS), (bytes, level) => {
        expect(qrModules('x'.repeat(bytes), level)).toBe(sizeByUqr(bytes, level))
      }),
      { numRuns: 40 },
    )
  })
})

function sizeByUqr(bytes: number, level: QrLevel): number | undefined {
  try {
    const data = Array.from({ length: bytes }, () => 0x78)
    return encode(data, { ecc: level, boostEcc: false, border: 0, maskPattern: 0 }).size
  } catch {
    return undefined
  }
}
