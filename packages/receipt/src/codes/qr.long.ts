import { describe, expect, it } from 'vitest'
import { qrFaults } from './qr-referee.test-helper.ts'
import { qrByteCapacity } from './qr-size.ts'

const VERSIONS = Array.from({ length: 40 }, (_, at) => at + 1)

describe.each(['L', 'M', 'Q', 'H'] as const)('drawQr at level %s', (level) => {
  it.each(VERSIONS)('draws version %i full, and as empty as it gets', async (version) => {
    const most = qrByteCapacity(version, level)
    const before = version === 1 ? 0 : qrByteCapacity(version - 1, level)
    expect(await qrFaults(letters(most, version), level)).toEqual([])
    expect(await qrFaults(letters(before + 1, version), level)).toEqual([])
  })
})

// Different for each seed, and with no period of 2 or 3, which the masks have.
function letters(length: number, seed: number): string {
  return Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * at * 7 + at * seed) % 89))).join(
    '',
  )
}
