import * as fc from 'fast-check'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { deflate } from './deflate.ts'

/** Bytes with repetitions near and far, short and long. */
const repetitive = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 60 })), {
    maxLength: 40,
  })
  .map((parts) =>
    Uint8Array.from(
      parts.flatMap(([bytes, times]) => Array.from({ length: times }, () => [...bytes]).flat()),
    ),
  )

/** Bytes of a simple generator, so that a long input is the same in every run. */
function noise(length: number, values: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 16) % values
  })
}

/** Whether zlib gets the bytes back. */
function isUndone(data: Uint8Array): boolean {
  return inflateSync(deflate(data)).equals(data)
}

describe('deflate', () => {
  it('is undone by zlib', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (data) => {
        expect(isUndone(data)).toBe(true)
      }),
    )
    fc.assert(
      fc.property(repetitive, (data) => {
        expect(isUndone(data)).toBe(true)
      }),
    )
  })

  it.each([0, 1, 2, 3, 4, 257, 258, 259, 260, 516, 517, 32_767, 32_768, 32_769, 33_100, 200_000])(
    'is undone for %i bytes that are all the same',
    (length) => {
      const data = new Uint8Array(length).fill(7)
      expect(isUndone(data)).toBe(true)
    },
  )

  it('is undone for more bytes than a block and the window take', () => {
    for (const values of [2, 5, 40, 256]) {
      const data = noise(150_000, values)
      expect(isUndone(data)).toBe(true)
    }
  })

  it.each([32_505, 32_506, 32_766, 32_767, 32_768, 32_769, 40_000])(
    'is undone for a repetition after %i bytes',
    (gap) => {
      const data = new Uint8Array(gap + 300)
      data.set(noise(gap, 256))
      data.set(data.subarray(0, 300), gap)
      expect(isUndone(data)).toBe(true)
    },
  )

  it('makes what repeats small, and noise hardly larger', () => {
    expect(deflate(new Uint8Array(108_000)).length).toBeLessThan(200)
    const row = noise(72, 256)
    const rows = Uint8Array.from({ length: 72 * 100 }, (_, i) => row[i % 72]!)
    expect(deflate(rows).length).toBeLessThan(180)
    expect(deflate(noise(100_000, 256)).length).toBeLessThan(101_000)
    // Two values are little more than one bit each.
    expect(deflate(noise(80_000, 2)).length).toBeLessThan(80_000 / 6)
  })

  it('finds repetitions up to 32 kB back', () => {
    const data = new Uint8Array(32_768 + 258)
    data.set(noise(32_768, 256))
    data.set(data.subarray(0, 258), 32_768)
    // 258 bytes cost no more than one match.
    expect(deflate(data).length - deflate(data.subarray(0, 32_768)).length).toBeLessThan(20)
  })

  it('is undone where nothing comes twice, so that there are no matches', () => {
    // Each value is followed by each other value once at most.
    const data = Uint8Array.from({ length: 300 }, (_, i) => ((i % 41) * (Math.floor(i / 41) + 1)) % 41)
    const triples = Array.from(data.subarray(2), (_, i) => data.subarray(i, i + 3).join())
    expect(new Set(triples).size).toBe(triples.length)
    expect(isUndone(data)).toBe(true)
    // Codes of its own: 41 values take less than 6 bits each.
    expect(deflate(data).length).toBeLessThan(270)
  })

  it('spends no codes of its own on a few bytes', () => {
    // Two bytes before, four behind, and eight bits a letter.
    expect(deflate(new TextEncoder().encode('Beleg')).length).toBeLessThanOrEqual(13)
  })

  it('gives the same bytes again', () => {
    const data = noise(5000, 9)
    expect(deflate(data)).toEqual(deflate(data.slice()))
  })
})
