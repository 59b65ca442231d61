import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { decodeBase64 } from '../base64.ts'
import { type Bitmap, isBlack } from '../bitmap.ts'
import { drawQr } from '../codes/qr.ts'
import { anyColumns } from '../fuzz.test-helper.ts'
import { readPng } from '../image.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import { SHOP } from './receipts.test-helper.ts'
import { svg } from './svg.ts'
import { hostileInput, renderPage, seenElements, type SeenElement } from './words.test-helper.ts'

const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  svg: /^(?:xmlns|width|height|viewBox|lang|space|font-family|font-size)$/,
  title: /^$/,
  rect: /^(?:x|y|width|height|fill)$/,
  text: /^(?:x|y|transform|textLength|lengthAdjust|font-weight)$/,
  path: /^(?:transform|stroke|stroke-width|stroke-dasharray|shape-rendering|d)$/,
  image: /^(?:x|y|width|height|href)$/,
}

const attribute = ({ attributes }: SeenElement, wanted: string): string | undefined =>
  attributes.find(([name]) => name === wanted)?.[1]
const named = (source: string, name: string): SeenElement[] =>
  seenElements(parseFragment(source)).filter((element) => element.name === name)

/** Where a text begins, and how much larger it is: from its attributes. */
const placeOf = (text: SeenElement): { x: number; y: number; wide: boolean; tall: boolean } => {
  const [, x, y, across, down] =
    /^translate\((\d+) (\d+)\)scale\((\d) (\d)\)$/.exec(attribute(text, 'transform') ?? '') ?? []
  return {
    x: Number(x ?? attribute(text, 'x')),
    y: Number(y ?? attribute(text, 'y')),
    wide: across === '2',
    tall: down === '2',
  }
}

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined

describe('svg', () => {
  it('has a text for each run of the page, in its columns and style, and elements of ours only', () => {
    fc.assert(
      fc.property(hostileInput, anyColumns, (receipt, columns) => {
        const { output, page } = renderPage(receipt, svg(), { columns })
        const elements = seenElements(parseFragment(output))
        for (const { name, attributes } of elements) {
          expect(ATTRIBUTES).toHaveProperty(name)
          for (const [attributeName] of attributes) expect(attributeName).toMatch(ATTRIBUTES[name]!)
        }
        const seen = elements
          .filter(({ name }) => name === 'text')
          .map((text) => {
            const { x, wide, tall } = placeOf(text)
            const cells = (Number(attribute(text, 'textLength') ?? 0) * (wide ? 2 : 1)) / 12
            const bold = attribute(text, 'font-weight') === 'bold'
            return { column: x / 12, cells, text: text.words, bold, wide, tall }
          })
        const runs = page.rows.flatMap((row) => (row.kind === 'text' ? row.runs : []))
        expect(seen).toEqual(runs)
      }),
      { numRuns: 200 },
    )
  })

  it('puts rows below one another, tall ones twice as high, and the picture around them', () => {
    const receipt = shopReceipt({
      lines: [
        { type: 'textline', value: { text: 'a' } },
        { type: 'textline', value: { text: 'b', decoration: ['tall'] } },
        { type: 'space' },
        { type: 'textline', value: { text: 'c' } },
        { type: 'space' },
      ],
    })
    const source = renderReceipt(receipt, { to: svg(), columns: 32 })
    const [a = 0, b = 0, c = 0] = named(source, 'text').map((text) => placeOf(text).y)
    // The base line of twice a letter is twice as far from the lower edge.
    expect(b - a).toBe(48 - (24 - a))
    expect(c - b).toBe(24 + a + 2 * (24 - a))
    const [root] = named(source, 'svg')
    // Five rows of 24 without the empty one at the end, 32 columns of 12, margins of 24.
    expect(attribute(root!, 'viewBox')).toBe('-24 -24 432 168')
    expect([attribute(root!, 'width'), attribute(root!, 'height')]).toEqual(['432', '168'])
  })

  it('draws the modules of a code, its white around it on the paper', () => {
    const level = 'M'
    const receipt = shopReceipt({
      lines: [{ type: 'qr', value: { data: 'ABC', level, size: 5, decoration: ['align-left'] } }],
    })
    const [path] = named(renderReceipt(receipt, { to: svg() }), 'path')
    const code = drawQr('ABC', level)
    expect(attribute(path!, 'transform')).toBe('translate(20 20)scale(5 5)')
    expect(strokes(attribute(path!, 'd') ?? '', code.width, code.height)).toEqual(dots(code))
  })

  it('holds pictures as they are and a dashed line at a cut', () => {
    const source = renderReceipt(shopReceipt(SHOP), { to: svg() })
    const [picture] = named(source, 'image')
    const bitmap = readPng(
      decodeBase64(attribute(picture!, 'href')?.replace('data:image/png;base64,', '') ?? '')!,
    )
    const { value } = SHOP.lines[0] as { value: { bitmap: Bitmap } }
    expect(dots(bitmap)).toEqual(dots(value.bitmap))
    expect([attribute(picture!, 'width'), attribute(picture!, 'x')]).toEqual(['20', '278'])
    const cuts = named(source, 'path').filter((path) => attribute(path, 'stroke-dasharray'))
    const below = named(source, 'text').at(-1)!
    expect(cuts).toHaveLength(1)
    expect(attribute(cuts[0]!, 'd')).toMatch(/^M-24 \d+h624$/)
    expect(placeOf(below).y).toBeGreaterThan(Number(attribute(cuts[0]!, 'd')!.split(/[ h]/)[1]))
  })

  it('is named in the language asked for', () => {
    for (const [lang, title] of [
      ['de', 'Beleg'],
      ['en', 'Receipt'],
    ] as const) {
      const source = renderReceipt([], { to: svg({ lang }) })
      expect(named(source, 'title').map(({ words }) => words)).toEqual([title])
      expect(attribute(named(source, 'svg')[0]!, 'lang')).toBe(lang)
    }
  })

  it.skipIf(!hasXmllint)('is well-formed XML (needs xmllint of libxml2-utils)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'receipt-svg-'))
    try {
      const files = fc.sample(hostileInput, 200).map((receipt, at) => {
        const file = join(folder, `${at}.svg`)
        writeFileSync(file, renderReceipt(receipt, { to: svg() }))
        return file
      })
      expect(() => execFileSync('xmllint', ['--noout', '--nonet', ...files], { stdio: 'pipe' })).not.toThrow()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** What strokes of one dot's height make black. */
function strokes(path: string, width: number, height: number): string[] {
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => '.'))
  for (const [, x, y, count] of path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
    rows[Number(y)]!.fill('#', Number(x), Number(x) + Number(count))
  }
  return rows.map((row) => row.join(''))
}

function dots(bitmap: Bitmap): string[] {
  return Array.from({ length: bitmap.height }, (_, y) =>
    Array.from({ length: bitmap.width }, (_unused, x) => (isBlack(bitmap, x, y) ? '#' : '.')).join(''),
  )
}
