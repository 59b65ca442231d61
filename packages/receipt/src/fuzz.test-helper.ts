import * as fc from 'fast-check'

/** What arrives from terminals and keyboards, and what an attacker would send, in parts. */
export const nastyParts: fc.Arbitrary<string[]> = fc.array(
  fc.oneof(
    fc.constantFrom(
      ' ',
      '  ',
      '-',
      '/',
      ': ',
      '15,00 EUR',
      '€',
      'ß',
      'Größe',
      'Überweisung',
      'Kundenkartennummer',
      '§ 14',
      '„Angebot“ – 5 %…',
      '←@',
      '↔V0',
    ),
    fc.constantFrom(
      'a\u0308',
      'e\u0301\u0323',
      '\u0301',
      '日本茶',
      '한국어',
      '👍🏽',
      '👩‍👩‍👧‍👦',
      '🇩🇪',
      '❤️',
      '1️⃣',
      'שלום',
      'हिन्दी',
      'Žluťoučký',
      'Москва',
      '┌─┐',
      '½ ²',
    ),
    fc.constantFrom(
      '\x1b@',
      '\x1dV\x00',
      '\x1b[31m',
      '\x9b2J',
      '\x10\x14\x01',
      '\x07',
      '\x7f',
      '\t',
      '\r\n',
      '\n',
    ),
    fc.constantFrom(
      '\u202e',
      '\u2066',
      '\u200f',
      '\u200b',
      '\u200d',
      '\ufe0f',
      '\ufeff',
      '\xa0',
      '\u202f',
      '\u2028',
      '\xad',
      '\ud800',
      '\ufffe',
    ),
    fc.constantFrom(
      '<b>&amp;',
      '</text><cut/>',
      '"\'`',
      ']]>',
      '**x** _y_ [z](w)',
      '{code:1}|"^',
      '\\n\\) Tj',
      '&#27;@',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
  ),
  { maxLength: 12 },
)

export const nastyText: fc.Arbitrary<string> = nastyParts.map((parts) => parts.join(''))

export const decoration: fc.Arbitrary<string[]> = fc.subarray(['important', 'align-center', 'align-right'])

/** A receipt of the four documented types of line. */
export const nastyReceipt: fc.Arbitrary<{ type: string; value?: unknown }[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('separator'), value: fc.record({ caption: nastyText }) }),
    fc.record({ type: fc.constant('textline'), value: fc.record({ text: nastyText, decoration }) }),
    fc.record({
      type: fc.constant('name-value'),
      value: fc.record({ name: nastyText, value: nastyText, decoration }),
    }),
    fc.constant({ type: 'space' }),
  ),
  { maxLength: 6 },
)

export const anyColumns: fc.Arbitrary<number> = fc.integer({ min: 20, max: 64 })
