import { expect, it } from 'vitest'
import { decodeEscPos } from './decode-esc-pos.ts'
import { paperToText } from './paper-to-text.ts'
import { job } from './streams.test-helper.ts'

const LF = 0x0a
const text = (...pieces: (string | number | number[])[]): string => paperToText(decodeEscPos(job(...pieces)))
const WIDE = [0x1d, 0x21, 0x10]
const PLAIN = [0x1d, 0x21, 0]
const SMALL = [0x1b, 0x4d, 1]

it('gives the rows as they were sent, without blanks at the end', () => {
  expect(text('  a b   ', LF, '    ', LF, LF, 'c', LF)).toBe('  a b\n\n\nc\n')
  expect(text()).toBe('')
})

it('gives double-width characters two columns', () => {
  expect(text(WIDE, 'ab', PLAIN, 'c', LF)).toBe('a b c\n')
  expect(text(WIDE, 'a'.repeat(25), LF)).toBe(`${'a '.repeat(24).trimEnd()}\na\n`)
})

it('has the columns of Font B in rows of Font B alone', () => {
  expect(text(SMALL, 'a'.repeat(64), LF)).toBe(`${'a'.repeat(64)}\n`)
  expect(text(SMALL, [0x1b, 0x24, 90, 0], 'a', LF)).toBe(`${' '.repeat(10)}a\n`)
  expect(text(SMALL, 'ab', 0x1b, 0x4d, 0, 'cd', LF)).toBe('abcd\n')
})

it('shows what is printed last where things are printed over each other', () => {
  expect(text('abc', [0x1b, 0x24, 0, 0], 'X', LF)).toBe('Xbc\n')
})

it('shows events when asked', () => {
  const paper = decodeEscPos(
    job(
      [0x1b, 0x70, 0, 25, 250],
      'a',
      LF,
      [0x1d, 0x76, 0x30, 1, 1, 0, 1, 0, 0xff],
      [0x1d, 0x6b, 4],
      'AB',
      0,
      [0x1d, 0x28, 0x6b, 4, 0, 49, 80, 48, 0x51],
      [0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
      [0x1d, 0x56, 66, 0],
    ),
  )
  expect(paperToText(paper)).toBe('a\n')
  expect(paperToText(paper, { events: true })).toBe(
    '[drawer pin 2 50 ms]\na\n[picture 16 x 1]\n[code39 AB]\n[qr L Q]\n[cut partial]\n',
  )
})
