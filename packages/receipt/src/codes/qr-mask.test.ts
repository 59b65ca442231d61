import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { qrPenalty } from './qr-mask.ts'
import { penaltyPoints } from './qr-referee.test-helper.ts'

const SIDE = 21

it('counts the penalty as the standard words it, for light and dark symbols too', () => {
  const symbol = fc
    .integer({ min: 0, max: 10 })
    .chain((dark) =>
      fc
        .array(fc.nat(9), { minLength: SIDE ** 2, maxLength: SIDE ** 2 })
        .map((dots) => dots.map((dot) => Number(dot < dark))),
    )
  fc.assert(
    fc.property(symbol, (dots) => {
      const rows = Array.from({ length: SIDE }, (_, row) => dots.slice(row * SIDE, (row + 1) * SIDE).join(''))
      expect(qrPenalty(Uint8Array.from(dots), SIDE)).toBe(penaltyPoints(rows))
    }),
  )
})
