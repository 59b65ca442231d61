import * as fc from 'fast-check'
import { constants, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { adler32 } from './adler32.ts'
import { createBitWriter } from './bit-writer.ts'
import { ImageFormatError } from './image-format-error.ts'
import { inflate } from './inflate.ts'

/** A zlib stream of these bits (value, count) under the checksum of what it is said to hold. */
function stream(bits: [number, number][], content: Uint8Array): Uint8Array {
  const writer = createBitWriter()
  for (const [value, count] of bits) writer.write(value, count)
  return underChecksum(Uint8Array.of(0x78, 0x01, ...writer.finish()), content)
}

function underChecksum(head: Uint8Array, content: Uint8Array): Uint8Array {
  const checksum = new Uint8Array(4)
  new DataView(checksum.buffer).setUint32(0, adler32(content))
  return Uint8Array.of(...head, ...checksum)
}

describe('inflate', () => {
  it('undoes zlib, however it deflated', () => {
    const strategy = fc.constantFrom(
      constants.Z_DEFAULT_STRATEGY,
      constants.Z_FIXED,
      constants.Z_HUFFMAN_ONLY,
      constants.Z_RLE,
    )
    const text = fc.array(fc.constantFrom('Summe', ' ', '1,00 EUR', 'a', '\n'), { maxLength: 300 })
    fc.assert(
      fc.property(text, strategy, fc.integer({ min: 0, max: 9 }), (words, how, level) => {
        const content = Buffer.from(words.join(''))
        expect(content.equals(inflate(deflateSync(content, { strategy: how, level }), content.length))).toBe(
          true,
        )
      }),
    )
  })

  it('undoes zlib over more than a window, and over several blocks', () => {
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * i * 31) >> 9))
    for (const level of [0, 1, 9]) {
      expect(content.equals(inflate(deflateSync(content, { level }), content.length))).toBe(true)
    }
  })

  it('says that a stream ends too early, wherever it is cut', () => {
    const whole = deflateSync(Buffer.from('Händlerbeleg Kundenbeleg Händlerbeleg'.repeat(3)))
    for (let length = 2; length < whole.length; length++) {
      expect(() => inflate(whole.subarray(0, length), 117)).toThrow(/too early/)
    }
  })

  const nothing = new Uint8Array()
  const zeros = new Uint8Array(3)
  const tens = new Uint8Array(10).fill(97)
  it.each([
    ['no zlib stream', Uint8Array.of(0x50, 0x4b, 3, 4), 3, /no zlib/],
    ['a dictionary', Uint8Array.of(0x78, 0x20, 3, 0), 3, /no zlib/],
    // A final block with fixed codes: a match of three bytes one back, where nothing is.
    [
      'a match before the start',
      stream(
        [
          [1, 1],
          [1, 2],
          [0x40, 7],
          [0, 5],
          [0, 7],
        ],
        zeros,
      ),
      3,
      /never there/,
    ],
    [
      'a match beyond the end',
      underChecksum(deflateSync(Buffer.alloc(100, 97)).subarray(0, -4), tens),
      10,
      /too many/,
    ],
    [
      'a literal beyond the end',
      underChecksum(deflateSync(Buffer.from('abcd')).subarray(0, -4), Buffer.from('abc')),
      3,
      /too many/,
    ],
    [
      'a stored block beyond the end',
      underChecksum(deflateSync(tens, { level: 0 }).subarray(0, -4), tens.subarray(1)),
      9,
      /too many/,
    ],
    ['too little', deflateSync(tens), 11, /too few/],
    ['a wrong checksum', Uint8Array.of(...deflateSync(tens).subarray(0, -1), 0), 10, /checksum/],
    [
      'an unknown block',
      stream(
        [
          [1, 1],
          [3, 2],
        ],
        nothing,
      ),
      0,
      /unknown type/,
    ],
    [
      'a stored block whose length is unclear',
      stream(
        [
          [1, 1],
          [0, 7],
          [1, 16],
          [1, 16],
        ],
        nothing,
      ),
      0,
      /unclear/,
    ],
    // A block with its own codes (final, type, 257 lengths, 1 distance, 19 code lengths): all 19 have one bit.
    [
      'more codes than there are',
      stream(
        [
          [1, 1],
          [2, 2],
          [0, 5],
          [0, 5],
          [15, 4],
          ...Array.from({ length: 19 }, (): [number, number] => [1, 3]),
        ],
        nothing,
      ),
      0,
      /more codes/,
    ],
    // The symbols 16 and 18 have one bit: the first repeats a length, and there is none.
    [
      'a length that repeats nothing',
      stream(
        [
          [1, 1],
          [2, 2],
          [0, 5],
          [0, 5],
          [0, 4],
          [1, 3],
          [0, 3],
          [1, 3],
          [0, 3],
          [0, 3],
        ],
        nothing,
      ),
      0,
      /never there/,
    ],
    // Three times 138 zeros for 258 lengths.
    [
      'too many lengths',
      stream(
        [
          [1, 1],
          [2, 2],
          [0, 5],
          [0, 5],
          [0, 4],
          [1, 3],
          [0, 3],
          [1, 3],
          [0, 3],
          [1, 1],
          [127, 7],
          [1, 1],
          [127, 7],
          [1, 1],
          [127, 7],
        ],
        nothing,
      ),
      0,
      /too many code lengths/,
    ],
    [
      'a code that is none',
      stream(
        [
          [1, 1],
          [2, 2],
          [0, 5],
          [0, 5],
          [0, 4],
          [0, 12],
          [0xffff, 16],
        ],
        nothing,
      ),
      0,
      /no meaning/,
    ],
    // Length symbol 286 of the fixed codes (11000110, first bit first) stands for nothing.
    [
      'a length symbol that is none',
      stream(
        [
          [1, 1],
          [1, 2],
          [0b0110_0011, 8],
          [0, 16],
        ],
        nothing,
      ),
      0,
      /no meaning/,
    ],
  ] as [string, Uint8Array, number, RegExp][])('refuses %s', (_, bytes, size, message) => {
    expect(() => inflate(bytes, size)).toThrow(ImageFormatError)
    expect(() => inflate(bytes, size)).toThrow(message)
  })
})
