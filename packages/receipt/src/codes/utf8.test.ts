import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8Bytes } from './utf8.ts'

it('gives the bytes that TextEncoder gives, for halves of surrogate pairs too', () => {
  const encoder = new TextEncoder()
  const units = fc.array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd7f0, max: 0xe010 }), fc.nat(0x900)))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        units.map((codes) => String.fromCharCode(...codes)),
      ),
      (text) => {
        expect(utf8Bytes(text)).toEqual([...encoder.encode(text)])
      },
    ),
  )
  for (const edge of [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]) {
    const text = String.fromCodePoint(edge)
    expect(utf8Bytes(text)).toEqual([...encoder.encode(text)])
  }
})
