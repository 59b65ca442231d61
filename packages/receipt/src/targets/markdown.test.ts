import * as fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { ReceiptInput, ShopLine } from '../input.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import { markdown } from './markdown.ts'
import { hostileInput, receiptWords, seenElements, seenWords, visible } from './words.test-helper.ts'

const ELEMENTS = ['h2', 'p', 'br', 'strong', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td']

/** Markdown as GitHub reads it, with HTML let through. */
const read = (source: string): DefaultTreeAdapterTypes.DocumentFragment =>
  parseFragment(
    micromark(source, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    }),
  )

const check = (receipt: ReceiptInput): void => {
  const source = renderReceipt(receipt, { to: markdown() })
  expect(source).not.toContain('\xad')
  const tree = read(source)
  expect(visible(seenWords(tree))).toBe(receiptWords(receipt))
  for (const { name, attributes } of seenElements(tree)) {
    expect(ELEMENTS).toContain(name)
    for (const [attribute, value] of attributes)
      expect(`${attribute}=${value}`).toMatch(/^align=(?:left|right)$/)
  }
  // What GitHub looks for in the finished text.
  expect(seenWords(tree)).not.toMatch(/@\w|#\d|\bGH-\d|https?:\/\/|www\./i)
  for (const [, name = ''] of seenWords(tree).matchAll(/(?=:([\w+-]+):)/g)) expect(name).toMatch(/^\d\d$/)
}

const line = (text: string, decoration: string[] = []): ShopLine => ({
  type: 'textline',
  value: { text, decoration },
})

const TRAPS = [
  ['# a', '## a ##', '> a', '- a', '+ a', '* a', '1. a', '1) a', '12. a', '-', '---', '- - -', '***', '___'],
  ['=', '===', '```', '~~~', '    code', ':-', ':-:', '|-|', '--|--', 'a|b', '[a]: /b', '[^1]: a', '[ ] a'],
  [
    '*a*',
    '**a**',
    '_a_',
    '__a__',
    '`a`',
    '~a~',
    '~~a~~',
    '[a](/b)',
    '![a](/b)',
    '<b>',
    '<!-- a -->',
    '<a@b.de>',
  ],
  [
    '&amp;',
    '&#65;',
    '&copy',
    '\\*a\\*',
    '\\',
    'a\\',
    '\\|',
    '\\\\|',
    '$a$',
    'http://a.de',
    'HTTPS://a.de/b_c',
  ],
  ['www.a.de', 'WWW.a.de', 'a@b.de', 'mailto:a@b.de', 'xmpp:a@b.de', '@john', '#12', 'x/y#12', 'GH-12'],
  [':smile:', ':+1:', '12:30:45', ':a:b:c:', '&', 'a & b', '-5,00', '1.5', 'a  b', '\xa0a\xa0', 'a\xadb'],
].flat()

describe('markdown', () => {
  it('is read as the same words, without links and HTML', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(hostileInput, (receipt) => check(receipt)),
      { numRuns: 300 },
    )
  })

  it.each(TRAPS)('reads %j as it is, wherever it stands', (trap) => {
    expect.hasAssertions()
    check(shopReceipt({ lines: [line(trap)] }))
    check(shopReceipt({ lines: [line('a'), line(trap, ['important']), line(trap), line(trap)] }))
    check(shopReceipt({ lines: [{ type: 'separator', value: { caption: trap } }] }))
    check(
      shopReceipt({
        lines: [{ type: 'name-value', value: { name: trap, value: trap, decoration: ['important'] } }],
      }),
    )
    check(
      shopReceipt({
        lines: [
          {
            type: 'table',
            value: {
              rows: [
                [trap, trap],
                [trap, trap],
              ],
            },
          },
        ],
      }),
    )
    check(shopReceipt({ lines: [{ type: 'qr', value: { data: trap, text: trap } }, line(trap)] }))
  })

  it('leaves ordinary text readable as it stands', () => {
    const texts = [
      '15,00 EUR',
      '-5,00 €',
      '14.03.2024 12:31:45',
      'Müller & Söhne (Inh. J. Müller)',
      '+49 30 1234',
      'Straße 1-3',
    ]
    for (const text of texts)
      expect(renderReceipt(shopReceipt({ lines: [line(text)] }), { to: markdown() })).toBe(`${text}\n`)
  })

  it('writes captions, pairs, tables, rules and lines as such', () => {
    const source = renderReceipt(
      shopReceipt({
        lines: [
          { type: 'separator', value: { caption: 'Rechnung' } },
          { type: 'name-value', value: { name: 'Nr.: ', value: '4711' } },
          { type: 'name-value', value: { name: 'Summe', value: '4,80', decoration: ['important'] } },
          { type: 'separator' },
          {
            type: 'table',
            value: {
              rows: [
                ['Artikel', 'EUR'],
                ['Brot', '4,80'],
              ],
            },
          },
          line('Danke'),
          line('und bis bald', ['important']),
          { type: 'space' },
          line('Ende'),
        ],
      }),
      { to: markdown() },
    )
    expect(source.split('\n')).toEqual([
      '## Rechnung',
      '',
      '| | |',
      '| :-- | --: |',
      '| Nr.: | 4711 |',
      '| **Summe** | **4,80** |',
      '',
      '***',
      '',
      '| Artikel | EUR |',
      '| :-- | --: |',
      '| Brot | 4,80 |',
      '',
      'Danke  ',
      '**und bis bald**',
      '',
      'Ende',
      '',
    ])
  })
})
