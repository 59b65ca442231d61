import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, splitLines } from './clean.ts'

describe('cleanText', () => {
  it.each([
    ['printable Latin', 'Für 15,00\xa0€ – „Tschüß“', 'Für 15,00\xa0€ – „Tschüß“'],
    ['a decomposed umlaut', 'a\u0308', 'ä'],
    ['an umlaut with a control inside', 'a\x1b\u0308', 'ä'],
    ['printer reset', '\x1b@x', '@x'],
    ['paper cut', '\x1dV\x00x', 'Vx'],
    ['terminal colours', '\x1b[31mrot\x1b[0m', '[31mrot[0m'],
    ['the C1 form of the same', '\x9b31mrot', '31mrot'],
    ['drawer and delete', 'a\x07\x10\x7fb', 'ab'],
    ['tabs and line breaks', 'a\tb\nc\r\nd\u2028e\x85f', 'a b c d e f'],
    ['spaces of all widths', 'a\u2003b\u3000c\u2009d', 'a b c d'],
    ['no-break spaces', '1\u202f000\u2007€', '1\xa0000\xa0€'],
    ['a reversed amount', '\u202e00,51\u202c \u2066EUR\u2069\u200f', '00,51 EUR'],
    ['invisible characters', '\ufeff15\u200b,00\u2060', '15,00'],
    ['a soft hyphen inside a word', 'Kunden\xadkarte', 'Kunden\xadkarte'],
    ['soft hyphens elsewhere', '\xada \xad b-\xad', 'a  b-'],
    ['half a surrogate pair', 'a\ud83db\ude00', 'a\ufffdb\ufffd'],
    ['an emoji family', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
  ])('%s', (_, raw, clean) => {
    expect(cleanText(raw)).toBe(clean)
  })

  it('leaves nothing that a printer or terminal obeys, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        const clean = cleanText(raw)
        expect(clean).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
        expect(cleanText(clean)).toBe(clean)
      }),
      { numRuns: 500 },
    )
  })
})

describe('splitLines', () => {
  it.each([
    ['', ['']],
    ['a', ['a']],
    ['a\nb\r\nc\rd\u2028e', ['a', 'b', 'c', 'd', 'e']],
    ['\na\n\nb\n\n', ['', 'a', '', 'b']],
  ])('%j', (raw, lines) => {
    expect(splitLines(raw)).toEqual(lines)
  })
})
