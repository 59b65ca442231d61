import { describe, expect, it } from 'vitest'
import { cellWidth } from './width.ts'
import { wrapText } from './wrap.ts'

describe('wrapText', () => {
  it.each<[string, string, number, string[]]>([
    ['nothing', '', 10, ['']],
    ['blanks only', '   ', 10, ['']],
    ['blanks wider than the row', ' '.repeat(30), 10, ['']],
    ['a text that just fits', 'zehn Zelle', 10, ['zehn Zelle']],
    ['at blanks', 'eins zwei drei vier', 10, ['eins zwei', 'drei vier']],
    ['several blanks, dropped at breaks and kept elsewhere', 'a  b   cccccccc', 10, ['a  b', 'cccccccc']],
    ['an indent', '  a bbbbbbbb', 10, ['  a', 'bbbbbbbb']],
    ['an indent that has no room', `${' '.repeat(9)}ab`, 10, ['ab']],
    ['after a hyphen', 'EC-Kartenzahlung', 12, ['EC-', 'Kartenzahlun', 'g']],
    ['after slashes', 'https://a.de/pfad/x', 13, ['https://a.de/', 'pfad/x']],
    ['not after a minus sign', 'Erstattet -5,00 EUR', 12, ['Erstattet', '-5,00 EUR']],
    ['not at a no-break space', 'Summe 15,00\xa0EUR', 12, ['Summe', '15,00 EUR']],
    ['a no-break space without a break', 'a\xa0b', 12, ['a b']],
    ['at a soft hyphen, which shows', 'Kunden\xadkarten\xadnummer', 10, ['Kunden-', 'karten-', 'nummer']],
    ['at the last soft hyphen with room', 'Kunden\xadkarten\xadnummer', 14, ['Kundenkarten-', 'nummer']],
    ['a soft hyphen whose hyphen has no room', 'Kunden\xadkarten', 6, ['Kunden', 'karten']],
    ['soft hyphens without a break', 'Kun\xadden\xadkarte', 12, ['Kundenkarte']],
    ['a syllable after other words', 'Ihre Kunden\xadkarte', 12, ['Ihre Kunden-', 'karte']],
    [
      'a word wider than the row on rows of its own',
      'Nr. 123456789012345',
      10,
      ['Nr.', '1234567890', '12345'],
    ],
    ['what follows such a word beside its rest', '123456789012 EUR', 10, ['1234567890', '12 EUR']],
    ['never inside an emoji', 'abc👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 4, ['abc', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦']],
    ['never inside a wide character', '日本茶', 5, ['日本', '茶']],
    ['never between a letter and its mark', 'x\u0301x\u0301x\u0301', 2, ['x\u0301x\u0301', 'x\u0301']],
  ])('%s', (_, text, room, rows) => {
    expect(wrapText(text, room)).toEqual(rows)
  })

  it('takes a word of any length in its stride', () => {
    const rows = wrapText(`${'Donau\xad'.repeat(20_000)}${'x'.repeat(100_000)}${'茶'.repeat(20_000)}`, 48)
    expect(rows.every((row) => cellWidth(row) <= 48)).toBe(true)
    expect(rows.join('').replaceAll('-', '')).toHaveLength(220_000)
  })
})
