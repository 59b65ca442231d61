import * as fc from 'fast-check'
import { parse, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { decodeBase64 } from '../base64.ts'
import { scan } from '../codes/scan.test-helper.ts'
import { anyColumns } from '../fuzz.test-helper.ts'
import { readPng } from '../image.ts'
import type { ReceiptInput, ShopLine } from '../input.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import { html } from './html.ts'
import { SHOP } from './receipts.test-helper.ts'
import {
  hostileInput,
  receiptWords,
  seenElements,
  seenWords,
  type SeenElement,
  visible,
} from './words.test-helper.ts'

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  article: ['lang', 'aria-label', 'style'],
  h2: ['style'],
  span: ['style'],
  hr: ['class', 'style'],
  br: [],
  p: ['style'],
  strong: [],
  dl: ['style'],
  div: ['style'],
  dt: ['style'],
  dd: ['style'],
  table: ['style'],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope', 'style'],
  td: ['style'],
  img: ['alt', 'width', 'height', 'style', 'src'],
}

// Pictures are within, and no style loads anything.
const VALUES: Readonly<Record<string, RegExp>> = {
  src: /^data:image\/png;base64,[A-Za-z0-9+/]+=*$/,
  style: /^(?!.*url\()/,
}

const fragment = (receipt: ReceiptInput, columns = 48): string =>
  renderReceipt(receipt, { to: html({ document: false }), columns })
const elements = (lines: ShopLine[], columns = 48): SeenElement[] =>
  seenElements(parseFragment(fragment(shopReceipt({ lines }), columns)))
const named = (all: readonly SeenElement[], name: string): string[] =>
  all.filter((element) => element.name === name).map(({ words }) => words)
const styleOf = (element: SeenElement | undefined): string =>
  element?.attributes.find(([name]) => name === 'style')?.[1] ?? ''

describe('html', () => {
  it('is read by a browser as the same words in elements and attributes of ours only', () => {
    fc.assert(
      fc.property(hostileInput, anyColumns, (receipt, columns) => {
        const errors: string[] = []
        const tree = parseFragment(fragment(receipt, columns), {
          onParseError: ({ code }) => errors.push(code),
        })
        expect(errors).toEqual([])
        expect(visible(seenWords(tree))).toBe(receiptWords(receipt))
        for (const { name, attributes } of seenElements(tree)) {
          expect(ATTRIBUTES).toHaveProperty(name)
          for (const [attribute, value] of attributes) {
            expect(ATTRIBUTES[name]).toContain(attribute)
            expect(value).toMatch(VALUES[attribute] ?? /^/)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has a heading, a list of names and values, a table with head and a paragraph for each', () => {
    const seen = elements([
      { type: 'separator', value: { caption: 'Rechnung' } },
      {
        type: 'table',
        value: {
          rows: [
            ['', 'Menge', 'EUR'],
            ['Brot', '1', '4,80'],
          ],
        },
      },
      { type: 'separator' },
      { type: 'name-value', value: { name: 'Summe: ', value: '4,80', decoration: ['important'] } },
      { type: 'name-value', value: { name: 'bar', value: '5,00' } },
      { type: 'textline', value: { text: 'Danke', decoration: ['important', 'align-center'] } },
      { type: 'textline', value: { text: '  bis bald' } },
    ])
    expect(named(seen, 'h2')).toEqual(['Rechnung'])
    expect(named(seen, 'th')).toEqual(['Menge', 'EUR'])
    expect(named(seen, 'td')).toEqual(['', 'Brot', '1', '4,80'])
    expect(named(seen, 'hr')).toHaveLength(1)
    expect(named(seen, 'dl')).toHaveLength(1)
    expect(named(seen, 'dt')).toEqual(['Summe:', 'bar'])
    expect(named(seen, 'dd')).toEqual(['4,80', '5,00'])
    expect(named(seen, 'p')).toEqual(['Danke', '  bis bald'])
    expect(named(seen, 'strong')).toEqual(['Summe:', '4,80', 'Danke'])
    expect(
      seen
        .filter(({ name }) => name === 'th')
        .every(({ attributes }) => attributes[0]?.join() === 'scope,col'),
    ).toBe(true)
    expect(seen.filter(({ name }) => name === 'p').map(styleOf)).toEqual([
      expect.stringContaining('text-align:center'),
      expect.not.stringContaining('text-align'),
    ])
  })

  it('ends a page at a cut between slips, and begins nothing with one', () => {
    const receipt = ['a', 'b', 'c'].map((caption) => ({ type: 'separator', value: { caption } }))
    const cuts = (cutSlips: boolean): string[] =>
      seenElements(parse(renderReceipt(receipt, { to: html(), cutSlips })))
        .filter(({ name }) => name === 'hr' || name === 'h2')
        .map((element) => element.words || (styleOf(element).includes('break-after:page') ? 'cut' : '?'))
    expect(cuts(true)).toEqual(['a', 'cut', 'b', 'cut', 'c'])
    expect(cuts(false)).toEqual(['a', 'b', 'c'])
  })

  it('draws codes that can be scanned, and says their data once', async () => {
    const seen = elements([
      { type: 'qr', value: { data: 'https://example.org/?a="1"&b=2', text: 'Ihr Beleg', size: 5 } },
      { type: 'qr', value: { data: 'ABC', text: 'ABC' } },
      { type: 'barcode', value: { symbology: 'code128', data: 'BELEG-1', text: false } },
      { type: 'barcode', value: { symbology: 'code128', data: 'BELEG-2' } },
    ])
    const pictures = seen.filter(({ name }) => name === 'img').map(({ attributes }) => new Map(attributes))
    expect(pictures.map((picture) => picture.get('alt'))).toEqual([
      'https://example.org/?a="1"&b=2',
      '',
      'BELEG-1',
      '',
    ])
    expect(named(seen, 'p').filter((words, at) => at !== 0 && words !== '')).toEqual([
      'Ihr Beleg',
      'ABC',
      'BELEG-1',
      'BELEG-2',
    ])
    const read = pictures.map(async (picture, at) => {
      const bitmap = readPng(decodeBase64(picture.get('src')?.split(',')[1] ?? '') ?? new Uint8Array())
      // Whole pixels a module, and the picture's own proportions: nothing is blurred or squashed.
      expect(Number(picture.get('width')) % bitmap.width).toBe(0)
      expect(Number(picture.get('height')) / bitmap.height).toBe(Number(picture.get('width')) / bitmap.width)
      return (await scan(bitmap, at < 2 ? 'QRCode' : 'Code128'))?.text
    })
    expect(await Promise.all(read)).toEqual(['https://example.org/?a="1"&b=2', 'ABC', 'BELEG-1', 'BELEG-2'])
  })

  it('writes a code as text when the paper has no room for its modules', () => {
    const data = 'a'.repeat(60)
    const long = 'b'.repeat(2000)
    const seen = elements(
      [
        { type: 'barcode', value: { symbology: 'code128', data } },
        { type: 'qr', value: { data: long, text: long } },
        { type: 'qr', value: { data: 'x' } },
      ],
      20,
    )
    expect(named(seen, 'p')).toEqual([data, long, 'x'])
    expect(named(seen, 'img')).toEqual(['x'])
  })

  it('is a document in the language asked for, with printing as its only style sheet', () => {
    for (const [lang, title] of [
      ['de', 'Beleg'],
      ['en', 'Receipt'],
    ] as const) {
      const seen = seenElements(parse(renderReceipt(shopReceipt(SHOP), { to: html({ lang }) })))
      expect(seen.map(({ name }) => name).slice(0, 3)).toEqual(['#documentType', 'html', 'head'])
      expect(named(seen, 'title')).toEqual([title])
      for (const name of ['html', 'article']) {
        expect(seen.find((element) => element.name === name)?.attributes).toContainEqual(['lang', lang])
      }
      expect(named(seen, 'style')).toHaveLength(1)
      expect(seen.map(({ name }) => name)).not.toContain('script')
    }
  })

  it('is as wide as the paper and no wider than the screen', () => {
    expect(styleOf(elements([], 42)[0])).toContain('width:calc(42ch + 3em);max-width:100%')
  })

  it('shows sizes, and important as the option says', () => {
    const sizes = (important: 'bold' | 'tall' | 'large'): (string | undefined)[] => {
      const receipt = shopReceipt({
        lines: [
          { type: 'textline', value: { text: 'a' } },
          { type: 'textline', value: { text: 'b', decoration: ['tall'] } },
          { type: 'textline', value: { text: 'c', decoration: ['wide', 'tall'] } },
          { type: 'textline', value: { text: 'd', decoration: ['important'] } },
        ],
      })
      return seenElements(parse(renderReceipt(receipt, { to: html(), important })))
        .filter(({ name }) => name === 'p')
        .map((element) => /font-size:([\d.]+)em/.exec(styleOf(element))?.[1])
    }
    expect(sizes('bold')).toEqual([undefined, '1.25', '2', undefined])
    expect(sizes('tall')).toEqual([undefined, '1.25', '2', '1.25'])
    expect(sizes('large')).toEqual([undefined, '1.25', '2', '2'])
  })
})
