import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from './base64.ts'

const bytes = fc.uint8Array({ maxLength: 40 })

describe('base64', () => {
  it('is written as everybody else writes it', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        expect(encodeBase64(data)).toBe(Buffer.from(data).toString('base64'))
      }),
    )
  })

  it('is read with and without padding', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        const text = Buffer.from(data).toString('base64')
        expect(decodeBase64(text)).toEqual(data)
        expect(decodeBase64(text.replaceAll('=', ''))).toEqual(data)
      }),
    )
  })

  it.each(['a', 'aaaaa', 'a*==', 'a-_b', 'aa aa', 'aa=a', '€aaa'])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBe(undefined)
  })
})
