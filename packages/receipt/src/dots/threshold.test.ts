import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBitmap } from './threshold.ts'

/** A picture of one colour. */
function plane(width: number, height: number, [red, green, blue, opacity = 255]: number[]) {
  return {
    width,
    height,
    rgba: Uint8Array.from({ length: 4 * width * height }, (_, i) => [red, green, blue, opacity][i % 4]!),
  }
}

function blackDots(bits: Uint8Array): number {
  return bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
}

describe('toBitmap', () => {
  it.each([
    ['black', [0, 0, 0], 1],
    ['white', [255, 255, 255], 0],
    ['dark gray', [127, 127, 127], 1],
    ['light gray', [128, 128, 128], 0],
    ['transparent black', [0, 0, 0, 0], 0],
    ['half transparent black', [0, 0, 0, 129], 1],
    ['less than half transparent black', [0, 0, 0, 126], 0],
    // What the eye sees as dark and as bright.
    ['blue', [0, 0, 255], 1],
    ['red', [255, 0, 0], 1],
    ['green', [0, 255, 0], 0],
    ['yellow', [255, 255, 0], 0],
  ])('makes %s %j', (_, color, black) => {
    expect(toBitmap(plane(1, 1, color)).bits).toEqual(Uint8Array.of(black << 7))
  })

  it('puts the left dot into the highest bit, and rows into whole bytes', () => {
    const image = plane(9, 2, [255, 255, 255])
    image.rgba.fill(0, 4 * 8, 4 * 8 + 3)
    image.rgba.fill(0, 4 * 9, 4 * 9 + 3)
    expect(toBitmap(image)).toEqual({ width: 9, height: 2, bits: Uint8Array.of(0, 0x80, 0x80, 0) })
  })

  it('takes a threshold from nothing to everything', () => {
    expect(blackDots(toBitmap(plane(8, 1, [0, 0, 0]), { threshold: 0 }).bits)).toBe(0)
    expect(blackDots(toBitmap(plane(8, 1, [255, 255, 255]), { threshold: 256 }).bits)).toBe(8)
    expect(blackDots(toBitmap(plane(8, 1, [90, 90, 90]), { threshold: 90 }).bits)).toBe(0)
    expect(blackDots(toBitmap(plane(8, 1, [90, 90, 90]), { threshold: 91 }).bits)).toBe(8)
  })

  it.each([
    // What each neighbour of a gray dot of 127, which becomes black, needs to become white: 128 less its share.
    ['right', 7, 0],
    ['below to the left', 3, 1],
    ['below', 5, 2],
    ['below to the right', 1, 3],
  ])('gives the dot %s %i sixteenths of what was rounded away', (_, share, neighbour) => {
    const least = 128 - Math.floor((127 * share) / 16)
    for (const [light, black] of [
      [least, 0],
      [least - 1, 1],
    ] as const) {
      // The others are just as light as makes them white with nothing left to give away.
      const [right, left, below, other] = [200, 232, 216, 248].with(neighbour, light) as [
        number,
        number,
        number,
        number,
      ]
      const grays = [0, 127, right, left, below, other]
      const { bits } = toBitmap(
        { width: 3, height: 2, rgba: Uint8Array.from(grays.flatMap((gray) => [gray, gray, gray, 255])) },
        { dither: true },
      )
      const dots = [bits[0]! & 0x20, bits[1]! & 0x80, bits[1]! & 0x40, bits[1]! & 0x20].map((bit) =>
        bit ? 1 : 0,
      )
      expect(dots[neighbour]).toBe(black)
    }
  })

  it('shows a gray by as many black dots as it is dark, when it dithers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (gray) => {
        const { bits } = toBitmap(plane(64, 64, [gray, gray, gray]), { dither: true })
        expect(blackDots(bits) / 4096).toBeCloseTo(1 - gray / 255, 1)
      }),
    )
  })

  it('spreads them evenly', () => {
    const { bits } = toBitmap(plane(64, 64, [128, 128, 128]), { dither: true })
    for (let row = 4; row < 64; row += 4) {
      const dots = blackDots(bits.subarray(8 * row, 8 * row + 32))
      expect(dots).toBeGreaterThan(115)
      expect(dots).toBeLessThan(141)
    }
    for (let byte = 0; byte < 8; byte++) {
      expect(blackDots(bits.filter((_, i) => i % 8 === byte))).toBeGreaterThan(220)
    }
  })
})
