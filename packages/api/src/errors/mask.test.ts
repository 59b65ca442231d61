import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskCardNumbers } from './mask.ts'

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((list) => list.join(''))

/** Texts that have no digit: whatever stands beside a number. */
const beside = fc.string().map((text) => text.replaceAll(/\d/g, '').replaceAll(/[ -]+$/g, ''))

describe('maskCardNumbers', () => {
  it.each([
    ['card 9276004429942845 is locked', 'card 9276…2845 is locked'],
    ['9276 0044 2994 2845', '9276…2845'],
    ['9276-0044-2994-2845', '9276…2845'],
    ['a 9276004429942845, b 4111111111111111', 'a 9276…2845, b 4111…1111'],
    ['/Loyalty/Cards/9276004429942845/lock', '/Loyalty/Cards/9276…2845/lock'],
    ['pan=9276004429942845&x', 'pan=9276…2845&x'],
    ['card9276004429942845', 'card9276…2845'],
    ['card_9276004429942845_locked', 'card_9276…2845_locked'],
    ['9276004429942845EUR', '9276…2845EUR'],
  ])('%s', (text, masked) => {
    expect(maskCardNumbers(text)).toBe(masked)
  })

  it.each([
    'STX_3W7NKZ5TXJ9QVB2MR6CHDY48GPSFA2',
    'sum 1500, code 2003',
    '2026-05-04T12:30:00+02:00',
    '123456789012',
    '',
  ])('leaves alone what is no card number: %s', (text) => {
    expect(maskCardNumbers(text)).toBe(text)
  })

  it('leaves no number of 13 to 19 digits readable, whatever stands beside it', () => {
    fc.assert(
      fc.property(beside, digits(13, 19), beside, (before, number, after) => {
        const masked = maskCardNumbers(before + number + after)
        expect(masked).not.toContain(number)
        expect(masked).toContain(`${number.slice(0, 4)}…${number.slice(-4)}`)
      }),
    )
  })

  it('changes nothing when it is used twice', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), digits(10, 22)), { maxLength: 5 }), (parts) => {
        const once = maskCardNumbers(parts.join(', '))
        expect(maskCardNumbers(once)).toBe(once)
      }),
    )
  })
})
