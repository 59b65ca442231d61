import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { readPng } from '../image.ts'
import { decodePng } from './decode-png.ts'
import { encodePng } from './encode-png.ts'
import { ImageFormatError } from './image-format-error.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** Colour type, bits a sample, samples a dot: all that ISO/IEC 15948 has. */
const FORMATS = [
  ...[1, 2, 4, 8, 16].map((depth) => [0, depth, 1] as const),
  ...[8, 16].map((depth) => [2, depth, 3] as const),
  ...[1, 2, 4, 8].map((depth) => [3, depth, 1] as const),
  ...[8, 16].map((depth) => [4, depth, 2] as const),
  ...[8, 16].map((depth) => [6, depth, 4] as const),
]

function chunk(type: string, content: Uint8Array | number[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(content)])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length - 4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function header(width: number, height: number, depth: number, colorType: number, interlace = 0): Buffer {
  const content = Buffer.alloc(13)
  content.writeUInt32BE(width, 0)
  content.writeUInt32BE(height, 4)
  content.set([depth, colorType, 0, 0, interlace], 8)
  return chunk('IHDR', content)
}

function png(...chunks: Buffer[]): Buffer {
  return Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', [])])
}

/** Any picture: whatever bytes its rows hold, they mean something, and filters make no byte invalid. */
const anyPng = fc
  .record({
    format: fc.constantFrom(...FORMATS),
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 9 }),
    transparency: fc.boolean(),
    level: fc.constantFrom(0, 1, 9),
    parts: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ format: [colorType, depth, samples], width, height, transparency, level, parts }) => {
    const stride = Math.ceil((width * depth * samples) / 8)
    const row = fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.uint8Array({ minLength: stride, maxLength: stride }),
    )
    return fc
      .record({
        rows: fc.array(row, { minLength: height, maxLength: height }),
        palette: fc.uint8Array({
          minLength: 3 * 2 ** Math.min(depth, 8),
          maxLength: 3 * 2 ** Math.min(depth, 8),
        }),
        key: fc.array(fc.nat({ max: Math.min(3, 2 ** depth - 1) }), {
          minLength: samples,
          maxLength: samples,
        }),
      })
      .map(({ rows, palette, key }) => {
        const data = deflateSync(
          Buffer.concat(rows.map(([filter, bytes]) => Buffer.from([filter, ...bytes]))),
          { level },
        )
        const cut = Math.ceil(data.length / parts)
        const chunks = [header(width, height, depth, colorType), chunk('tEXt', Buffer.from('Title\0Logo'))]
        if (colorType === 3) chunks.push(chunk('PLTE', palette))
        if (transparency && colorType === 3) chunks.push(chunk('tRNS', [0, 128]))
        if (transparency && (colorType === 0 || colorType === 2)) {
          chunks.push(
            chunk(
              'tRNS',
              key.flatMap((sample) => [0, sample]),
            ),
          )
        }
        for (let at = 0; at < data.length; at += cut) chunks.push(chunk('IDAT', data.subarray(at, at + cut)))
        return png(...chunks)
      })
  })

/** The colour of each dot; what cannot be seen at all has none. */
function dotsOf(rgba: Uint8Array): string[] {
  const dots = Buffer.from(rgba).toString('hex').match(/.{8}/g) ?? []
  return dots.map((dot) => (dot.endsWith('00') ? 'transparent' : dot))
}

function errorOf(action: () => unknown): unknown {
  try {
    action()
    return undefined
  } catch (error) {
    return error
  }
}

describe('decodePng', () => {
  it('reads what an independent reader reads', () => {
    fc.assert(
      fc.property(anyPng, (bytes) => {
        const expected = PNG.sync.read(bytes)
        const image = decodePng(bytes)
        expect([image.width, image.height]).toEqual([expected.width, expected.height])
        expect(dotsOf(image.rgba)).toEqual(dotsOf(expected.data))
      }),
      { numRuns: 400 },
    )
  })

  it('reads a large picture', () => {
    const picture = new PNG({ width: 700, height: 400 })
    for (let i = 0; i < picture.data.length; i++) picture.data[i] = (i * i) >> 7
    const bytes = PNG.sync.write(picture)
    expect(picture.data.equals(decodePng(bytes).rgba)).toBe(true)
  })

  it('gives a picture or an ImageFormatError for damaged bytes, and nothing else', () => {
    fc.assert(
      fc.property(anyPng, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, change) => {
        const damaged = Buffer.from(bytes)
        damaged[place % damaged.length]! ^= change
        // Every byte of a PNG is under a checksum, or one itself.
        expect(errorOf(() => decodePng(damaged))).toBeInstanceOf(ImageFormatError)
        expect(errorOf(() => decodePng(bytes.subarray(0, place % bytes.length)))).toBeInstanceOf(
          ImageFormatError,
        )
      }),
    )
  })

  it('gives a picture or an ImageFormatError for damaged data under a right checksum', () => {
    const data = deflateSync(
      Buffer.from(Array.from({ length: 9 * 40 }, (_, i) => (i % 9 === 0 ? i % 5 : (i * i) >> 3))),
    )
    const picture = decodePng(png(header(8, 40, 8, 0), chunk('IDAT', data)))
    const errors = new Set<string>()
    fc.assert(
      fc.property(fc.nat({ max: data.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const damaged = Buffer.from(data)
        damaged[place]! ^= change
        try {
          // A few bits say nothing: the picture is there all the same. The stream's own checksum lets no other through.
          return isDeepStrictEqual(decodePng(png(header(8, 40, 8, 0), chunk('IDAT', damaged))), picture)
        } catch (error) {
          errors.add((error as Error).message)
          return error instanceof ImageFormatError
        }
      }),
      { numRuns: 2000 },
    )
    expect(errors.size).toBeGreaterThan(4)
  })

  it('gives an ImageFormatError for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.uint8Array({ maxLength: 60 }), (bytes, data) => {
        expect(errorOf(() => decodePng(bytes))).toBeInstanceOf(ImageFormatError)
        expect(errorOf(() => decodePng(png(header(9, 9, 8, 2), chunk('IDAT', data))))).toBeInstanceOf(
          ImageFormatError,
        )
      }),
    )
  })

  const gray = (rows: number[]) => deflateSync(Buffer.from(rows))
  it.each([
    ['nothing', Buffer.alloc(0), /no PNG/],
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), /no PNG/],
    ['an interlaced picture', png(header(1, 1, 8, 0, 1), chunk('IDAT', gray([0, 0]))), /interlac/],
    ['no dots', png(header(0, 1, 8, 0), chunk('IDAT', gray([]))), /no dots/],
    ['no rows', png(header(1, 0, 8, 0), chunk('IDAT', gray([]))), /no dots/],
    ['too wide a picture', png(header(4097, 1, 1, 0), chunk('IDAT', gray([0]))), /4096 x 4096/],
    ['too high a picture', png(header(1, 4097, 1, 0), chunk('IDAT', gray([0]))), /4096 x 4096/],
    ['16 bits of palette', png(header(1, 1, 16, 3), chunk('IDAT', gray([0]))), /colour type 3 with 16 bits/],
    ['an unknown colour type', png(header(1, 1, 8, 5), chunk('IDAT', gray([0]))), /colour type 5/],
    ['no palette', png(header(1, 1, 8, 3), chunk('IDAT', gray([0, 0]))), /palette/],
    [
      'a colour beyond the palette',
      png(header(1, 1, 8, 3), chunk('PLTE', [1, 2, 3]), chunk('IDAT', gray([0, 1]))),
      /palette/,
    ],
    ['no data', png(header(1, 1, 8, 0)), /no picture/],
    ['no header', png(chunk('IDAT', gray([0, 0]))), /IHDR/],
    ['two headers', png(header(1, 1, 8, 0), header(1, 1, 8, 0), chunk('IDAT', gray([0, 0]))), /IHDR/],
    ['a short header', png(chunk('IHDR', [0, 0, 0, 1])), /header/],
    [
      'an unknown critical chunk',
      png(header(1, 1, 8, 0), chunk('ABCD', []), chunk('IDAT', gray([0, 0]))),
      /ABCD/,
    ],
    ['too little data', png(header(1, 1, 8, 0), chunk('IDAT', gray([0]))), /too few/],
    ['too much data', png(header(1, 1, 8, 0), chunk('IDAT', gray([0, 0, 0]))), /too many/],
    ['an unknown filter', png(header(1, 1, 8, 0), chunk('IDAT', gray([5, 0]))), /filter/],
    [
      'a small file for a large picture',
      png(header(4096, 4096, 16, 6), chunk('IDAT', gray([0]))),
      /too early/,
    ],
  ])('says what is wrong with %s', (_, bytes, message) => {
    const error = errorOf(() => decodePng(bytes))
    expect(error).toBeInstanceOf(ImageFormatError)
    expect((error as Error).message).toMatch(message)
  })

  it('reads 4096 dots across and down', () => {
    for (const [width, height] of [
      [4096, 1],
      [1, 4096],
    ] as const) {
      const bitmap = { width, height, bits: new Uint8Array(Math.ceil(width / 8) * height).fill(0x80) }
      expect(readPng(encodePng(bitmap))).toEqual(bitmap)
    }
  })
})

describe('readPng', () => {
  it('reads back what encodePng writes', () => {
    const bits = fc
      .uint8Array({ minLength: 6, maxLength: 6 })
      .map((bytes) => bytes.map((byte, i) => (i % 2 ? byte & 0xf0 : byte)))
    fc.assert(
      fc.property(bits, (dots) => {
        const bitmap = { width: 12, height: 3, bits: dots }
        expect(readPng(encodePng(bitmap))).toEqual(bitmap)
        expect(readPng(encodePng(bitmap), { dither: true })).toEqual(bitmap)
      }),
    )
  })
})
