import * as fc from 'fast-check'
import { decoration, nastyText } from './fuzz.test-helper.ts'
import type { ReceiptInput, ReceiptInputLine, ShopLine } from './input.ts'
import { shopReceipt } from './shop/shop-receipt.ts'

/** What would be a command to some printer, terminal or reader if it got there as it is, or after an escape. */
const ATTACKS = [
  // ESC/POS and StarPRNT: initialize, code page, drawer, cut, raster, status in real time, Kanji mode, line feeds.
  ['\x1b@', '\x1bt\x10', '\x1bp\x00\x19\xfa', '\x1dV\x42\x00', '\x1dv0\x00\x01\x00\x01\x00', '\x10\x04\x01'],
  [
    '\x10\x14\x01\x00\x01',
    '\x1c&',
    '\x1bd\x02',
    '\x1b\x1dt\x20',
    '\x1b\x07\x05\x32\x07',
    '\x1a',
    '\x1e',
    '\x0c',
  ],
  // Characters whose glyph a PC page has at a control code, and characters with such a low byte.
  [
    '←@',
    '←d0',
    '↔V0',
    '►◄',
    '►♦☺',
    '∟.',
    '§¶',
    '☺☻♥♦♣♠•◘○◙♂♀♪♫☼',
    '⌂',
    '→',
    '\u011b@',
    '\u4e1b',
    '\u0a0a',
    '\uff0a',
  ],
  // Terminals: CSI, OSC, DCS, both as escape and as one character; erasing by hand.
  [
    '\x1b[2J',
    '\x1b]0;x\x07',
    '\x1bP1\x1b\\',
    '\x9b31m',
    '\x9d8;;http://x\x9c',
    '\x90',
    '\x84',
    'x\b\b',
    '\x0e',
    '\x7f',
  ],
  // XML, HTML and SVG.
  [
    '<script>alert(1)</script>',
    '</text><cut type="feed"/>',
    '</svg>',
    '</dd></dl>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
  ],
  [
    '<?xml?>',
    '&#x1b;',
    '&#27;@',
    '&lt;b&gt;',
    '&amp',
    '&',
    '" onload="x',
    "' onerror='x",
    '<br',
    '/>',
    '`',
    '\u0338',
  ],
  ['<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;', 'javascript:x', '<!ENTITY % p "x">'],
  // PDF.
  [
    '\\) Tj',
    ') Tj ET',
    '(',
    ')',
    '\\',
    '\\\\',
    '\\)',
    '\\051',
    '%PDF',
    '%%EOF',
    'endstream',
    'endobj',
    '>>',
    '<<',
    'xref',
  ],
  // ReceiptLine.
  [
    '{code:1}',
    '{image:AAAA}',
    '{command:\\x1b@}',
    '{c:1;o:qrcode}',
    '{',
    '}',
    '|',
    '||',
    ';',
    '~',
    '_',
    '"',
    '^',
    '^^^',
  ],
  ['\\x1b', '\\n', '-', '---', '=', '===', '\\-', '{width:1}', '{border:line}', '{x:1}'],
  // Markdown.
  [
    '# a',
    '## ',
    '> q',
    '* * *',
    '***',
    '+ ',
    '1. ',
    '1) ',
    '```',
    '~~~',
    '    code',
    '[a]: http://x',
    '[a](http://x)',
  ],
  [
    '![a](http://x)',
    '**b**',
    '_i_',
    '~~s~~',
    '| a | b |',
    '|:--|',
    '\\|',
    'http://example.com',
    'www.example.com',
  ],
  [
    'a@b.example',
    '<http://x>',
    '@name',
    '#1',
    ':smile:',
    '$x$',
    '[ ] ',
    '[x] ',
    '[^1]',
    '[^1]: x',
    '&nbsp;',
    'a  ',
    '---|---',
  ],
  // Characters that some reader takes for a line break, an end, a direction, nothing, or half of something.
  [
    '\n',
    '\r',
    '\r\n',
    '\x0b',
    '\x85',
    '\u2028',
    '\u2029',
    '\0',
    '\u0000EUR',
    '\u202e',
    '\u2066',
    '\u200b',
    '\xad',
    '\xa0',
  ],
  [
    '\ufffe',
    '\uffff',
    '\ufdd0',
    '\u{1fffe}',
    '\ud800',
    '\udc00',
    '\ud83d',
    '\ufffd',
    '\ufeff',
    '\u{e0041}',
    '\u0301',
    '\u20e3',
  ],
].flat()

/** Texts of attacks, alone and between words. */
const hostileText: fc.Arbitrary<string> = fc.oneof(
  nastyText,
  fc
    .array(
      fc.oneof(
        { arbitrary: fc.constantFrom(...ATTACKS), weight: 4 },
        { arbitrary: fc.constantFrom(' ', 'Summe ', '15,00 €', 'ä', '日本'), weight: 2 },
        { arbitrary: fc.string({ unit: 'binary', maxLength: 3 }), weight: 1 },
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)

/** The strings in a hostile receipt. */
export const STRINGS = 10

/** All of them hostile, or a short one among words that every target has. */
const hostileTexts: fc.Arbitrary<string[]> = fc.oneof(
  { arbitrary: fc.array(hostileText, { minLength: STRINGS, maxLength: STRINGS }), weight: 3 },
  {
    arbitrary: fc
      .tuple(
        fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 1 })),
        fc.array(fc.constantFrom<string[]>('', 'Summe', '15,00 €', ' ', 'Größe - 1'), {
          minLength: STRINGS - 1,
          maxLength: STRINGS - 1,
        }),
        fc.nat({ max: STRINGS - 1 }),
      )
      .map(([hostile, words, at]) => words.toSpliced(at, 0, hostile)),
    weight: 1,
  },
)

/** A receipt, and where it came from. */
export interface HostileReceipt {
  readonly receipt: ReceiptInput
  /** Whether it came from a server: such a receipt moves no part of a printer. */
  readonly wire: boolean
}

/** Receipts with ten such texts wherever a receipt has text, a shop's own and those of a server. */
export const hostileReceipt: fc.Arbitrary<HostileReceipt> = fc
  .tuple(
    fc.boolean(),
    hostileTexts,
    fc.array(fc.tuple(fc.nat({ max: 255 }), decoration, fc.subarray(['tall', 'wide'])), {
      minLength: STRINGS,
      maxLength: STRINGS,
    }),
  )
  .map(([wire, strings, shapes]) => {
    const rest = [...strings]
    const next = (): string => rest.pop() ?? ''
    const lines = shapes.flatMap(([kind, words, sizes]) => {
      const decorated = [...words, ...sizes]
      const makers = wire ? WIRE_LINES : SHOP_LINES
      return rest.length > 0 ? [makers[kind % makers.length]!(next, decorated)] : []
    })
    return { receipt: wire ? lines : shopReceipt({ lines: lines as ShopLine[] }), wire }
  })

type MakeLine = (next: () => string, decoration: string[]) => ReceiptInputLine

const WIRE_LINES: readonly MakeLine[] = [
  (next) => ({ type: 'separator', value: { caption: next() } }),
  (next, words) => ({ type: 'textline', value: { text: next(), decoration: words } }),
  (next, words) => ({ type: 'name-value', value: { name: next(), value: next(), decoration: words } }),
  (next) => ({ type: 'textline', value: { text: next(), decoration: [next()] } }),
  (next) => ({ type: next(), value: { text: next(), name: next(), value: next() } }),
  (next) => ({ type: next(), value: next() }),
  // A server has none of these: they are text.
  (next) => ({ type: 'qr', value: { data: next(), text: next() } }),
  (next) => ({ type: 'image', value: { bitmap: PICTURE, alt: next() } }),
  (next) => ({ type: 'cut', value: { text: next() } }),
  (next) => ({ type: 'drawer', value: next() }),
]

const PICTURE = { width: 12, height: 2, bits: Uint8Array.of(0xff, 0xf0, 0x0f, 0x00) }

const SHOP_LINES: readonly MakeLine[] = [
  ...WIRE_LINES.slice(0, 3),
  (next) => ({
    type: 'table',
    value: {
      rows: [
        [next(), next()],
        [next(), next()],
      ],
    },
  }),
  (next) => ({ type: 'image', value: { bitmap: PICTURE, alt: next() } }),
  (next) => ({ type: 'qr', value: { data: next(), text: next(), size: 2 } }),
  (next) => ({ type: 'barcode', value: { symbology: 'code128', data: next() } }),
  (next) => ({ type: 'receipt', value: [{ type: next(), value: { text: next() } }, { type: 'cut' }] }),
  () => ({ type: 'cut' }),
  () => ({ type: 'drawer' }),
  (next) => ({ type: next(), value: next() }),
]
