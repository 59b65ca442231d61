import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodeDataError } from './errors.ts'
import { qrFaults } from './qr-referee.test-helper.ts'
import { qrByteCapacity, qrModules } from './qr-size.ts'
import { drawQr } from './qr.ts'

const LEVELS = ['L', 'M', 'Q', 'H'] as const

// Like the signature of a German till: DSFinV-K, appendix I.
const base64 = fc.base64String({ minLength: 88, maxLength: 128 })
const signature = fc
  .tuple(fc.nat(9_999_999), base64, base64)
  .map(
    ([count, signed, key]) =>
      `V0;till-1;Kassenbeleg-V1;Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar;${count};112;` +
      `2026-01-31T18:41:04.000Z;2026-01-31T18:41:05.000Z;ecdsa-plain-SHA256;unixTime;${signed};${key}`,
  )

describe('drawQr', () => {
  it('draws what a reader reads and another encoder draws', async () => {
    const text = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.stringMatching(/^[a-zäöüÄÖÜß€ ]{1,80}$/),
      signature,
    )
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...LEVELS), async (data, level) => {
        expect(await qrFaults(data, level)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  // The full product of versions and levels is in qr.long.ts.
  it.each(Array.from({ length: 40 }, (_, at) => [at + 1, LEVELS[at % 4]!] as const))(
    'fills version %i at level %s',
    async (version, level) => {
      const data = 'Zahlung 12,50 EUR '.repeat(200).slice(0, qrByteCapacity(version, level))
      expect(await qrFaults(data, level)).toEqual([])
    },
  )

  it('is as large as qrModules says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.constantFrom(...LEVELS), (data, level) => {
        const { width, height } = drawQr(data, level)
        expect([width, height]).toEqual([qrModules(data, level), width])
      }),
      { numRuns: 20 },
    )
  })

  it('refuses what does not fit, says the limit, and keeps the data to itself', () => {
    const refused = (): unknown => drawQr('secret'.repeat(1_000), 'H')
    expect(refused).toThrow(CodeDataError)
    expect(refused).toThrow(RangeError)
    expect(refused).toThrow(/level H holds 1273 bytes .* has 6000: .*lower level/)
    expect(refused).not.toThrow(/secret/)
    expect(() => drawQr('x'.repeat(2_954), 'L')).toThrow(/2953 bytes .* has 2954: shorten it$/)
  })
})
