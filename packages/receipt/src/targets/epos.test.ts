import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShopLine, ShopReceipt } from '../input.ts'
import { renderReceipt } from '../render.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import { epos, type EposOptions } from './epos.ts'
import {
  anyColumns,
  anyText,
  glyphsOf,
  markup,
  receiptsOf,
  renderWithPage,
  SHOP,
  TYPICAL,
  type Glyph,
} from './receipts.test-helper.ts'

const write = (lines: readonly ShopLine[], options?: EposOptions): string =>
  renderReceipt(shopReceipt({ lines }), { to: epos(options), columns: 48 })
const textline = (text: string, ...decoration: string[]): ShopLine => ({
  type: 'textline',
  value: { text, decoration },
})

describe('epos', () => {
  it('prints every character in its cell and style', () => {
    fc.assert(
      fc.property(receiptsOf(fc.oneof(markup, anyText)), anyColumns, (receipt, columns) => {
        const { output, page } = renderWithPage(epos(), receipt, columns)
        const rows = page.rows.flatMap((row) => (row.kind === 'text' ? [glyphsOf(row.runs)] : []))
        const printed = readEpos(output).rows
        const shown = (all: Glyph[][]): Glyph[][] => all.filter((row) => row.length > 0)
        expect(shown(printed)).toEqual(shown(rows))
        for (const row of printed)
          for (const { column, wide } of row) expect(column).toBeLessThan(wide ? columns - 1 : columns)
      }),
      { numRuns: 300 },
    )
  })

  it('prints blank rows between others, and none before a cut', () => {
    const lines: ShopLine[] = [
      textline('a'),
      { type: 'space' },
      { type: 'space' },
      textline('b'),
      { type: 'space' },
    ]
    expect(write(lines)).toContain('>a&#10;&#10;&#10;b&#10;</text><cut type="feed"/>')
    expect(write([...lines, { type: 'cut' }, textline('c')])).toContain('<cut type="feed"/><text>c&#10;')
  })

  it('is what a receipt of three styles is expected to be', () => {
    const lines = [
      textline('a & b'),
      textline('c', 'important'),
      textline('d', 'wide', 'align-right'),
      textline('e'),
    ]
    expect(renderReceipt(shopReceipt({ lines }), { to: epos(), columns: 20 })).toBe(
      '<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">' +
        '<text lang="de">a &amp; b&#10;</text><text em="true">c&#10;</text>' +
        `<text em="false">${' '.repeat(18)}</text><text dw="true">d&#10;</text>` +
        '<text dw="false">e&#10;</text><cut type="feed"/></epos-print>',
    )
  })

  it('uses nothing that the schema lacks, and no element without effect', () => {
    fc.assert(
      fc.property(receiptsOf(anyText), (receipt) => {
        expect(() => checkSchema(renderReceipt(receipt, { to: epos() }))).not.toThrow()
      }),
    )
    expect(() => checkSchema(renderReceipt(SHOP, { to: epos() }))).not.toThrow()
  })

  it('leaves the printer as it found it', () => {
    fc.assert(
      fc.property(receiptsOf(markup), (receipt) => {
        const { state } = readEpos(renderReceipt(receipt, { to: epos() }))
        expect(state).toMatchObject({ em: 'false', dw: 'false', dh: 'false', align: 'left' })
      }),
    )
  })

  it('cuts between slips and at the end, never twice, and not when told so', () => {
    const cuts = (lines: readonly ShopLine[], options?: EposOptions): number =>
      write(lines, options).split('<cut type="feed"/>').length - 1
    const cut: ShopLine = { type: 'cut' }
    expect(cuts([textline('a')])).toBe(1)
    expect(cuts([textline('a'), cut])).toBe(1)
    expect(cuts([textline('a'), cut, cut, { type: 'space' }, cut, textline('b'), cut])).toBe(2)
    expect(cuts([])).toBe(0)
    expect(cuts([cut, { type: 'drawer' }])).toBe(0)
    expect(cuts([textline('a'), cut, textline('b')], { cut: false })).toBe(0)
  })

  it('opens each drawer once, before anything is printed', () => {
    const xml = write([
      textline('a'),
      { type: 'drawer', value: { pin: 5 } },
      { type: 'drawer' },
      { type: 'drawer' },
    ])
    const names = elements(xml).map(({ name, attributes }) => `${name} ${attributes['drawer'] ?? ''}`.trim())
    expect(names.filter((name) => name !== 'text')).toEqual(['pulse drawer_2', 'pulse drawer_1', 'cut'])
    expect(xml.indexOf('<pulse')).toBeLessThan(xml.indexOf('>a&#10;'))
    expect(xml.lastIndexOf('<pulse')).toBeLessThan(xml.indexOf('>a&#10;'))
  })

  it('says the data of QR codes in bytes of UTF-8', () => {
    const data = fc
      .oneof(markup, fc.string({ unit: 'binary', minLength: 1 }))
      // What has other control characters is printed as text.
      .map((text) => text.replaceAll(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, ''))
      .filter((text) => text !== '')
    fc.assert(
      fc.property(data, (text) => {
        const xml = write([{ type: 'qr', value: { data: text } }])
        const symbol = elements(xml).find(({ name }) => name === 'symbol')!
        expect(symbol.attributes['type']).toBe('qrcode_model_2')
        expect(symbol.content).toMatch(/^[ -~]+$/)
        expect(Buffer.from(unescapeData(symbol.content)).toString('utf8')).toBe(
          text.replace(/\p{Cs}/gu, '\ufffd'),
        )
      }),
    )
  })

  it('escapes what XML forbids or the printer would obey', () => {
    const data = 'a\\x41\t\n\xa0<&>'
    expect(write([{ type: 'qr', value: { data } }])).toContain(
      String.raw`>a\\x41\x09\x0a\xc2\xa0&lt;&amp;&gt;</symbol>`,
    )
  })

  it('prints QR codes in size, level and place, within white', () => {
    const qr = (value: object): ShopLine => ({ type: 'qr', value: { data: 'x', ...value } })
    expect(write([qr({ level: 'H', size: 5, decoration: ['align-right'] })])).toContain(
      '<text lang="de" align="right"/><feed unit="20"/>' +
        '<symbol type="qrcode_model_2" level="level_h" width="5">x</symbol><feed unit="20"/>',
    )
    // The least that printers know.
    expect(write([qr({ size: 2 })])).toContain(
      '<feed unit="12"/><symbol type="qrcode_model_2" level="level_m" width="3">',
    )
  })

  it('says the data of Code 128 with the code sets that were planned', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([ -~]{1,4}|\d{2,8}|(99){2,3}){1,3}$/), (data) => {
        const { output, page } = renderWithPage(
          epos(),
          shopReceipt({ lines: [{ type: 'barcode', value: { symbology: 'code128', data } }] }),
          64,
        )
        fc.pre(page.rows[0]?.kind === 'barcode')
        const barcode = elements(output).find(({ name }) => name === 'barcode')!
        expect(readCode128(unescapeData(barcode.content))).toBe(data)
      }),
    )
  })

  it('prints other barcodes with the printer’s own names for them', () => {
    const value = { height: 40, decoration: ['align-left'] }
    const codes = {
      upca: '036000291452',
      ean13: '4006381333931',
      ean8: '96385074',
      itf: '1234',
      code39: 'A-1 $',
    } as const
    const lines = Object.entries(codes).map(([symbology, data]) => ({
      type: 'barcode',
      value: { ...value, symbology, data },
    }))
    const barcodes = elements(write(lines as ShopLine[])).filter(({ name }) => name === 'barcode')
    expect(barcodes.map(({ attributes, content }) => [attributes['type'], content])).toEqual([
      ['upc_a', codes.upca],
      ['ean13', codes.ean13],
      ['ean8', codes.ean8],
      ['itf', codes.itf],
      ['code39', codes.code39],
    ])
    for (const { attributes } of barcodes) expect(attributes).toMatchObject({ hri: 'none', height: '40' })
  })

  it('sends pictures as dots, rows in whole bytes', () => {
    const bits = Uint8Array.of(0xff, 0x80, 0x01, 0x00)
    const xml = write([{ type: 'image', value: { bitmap: { width: 9, height: 2, bits }, alt: '' } }])
    const image = elements(xml).find(({ name }) => name === 'image')!
    expect(image.attributes).toEqual({ width: '9', height: '2', color: 'color_1', mode: 'mono' })
    expect(new Uint8Array(Buffer.from(image.content, 'base64'))).toEqual(bits)
  })

  it('comes in the envelope of the printer’s service when asked', () => {
    const [bare, wrapped] = [write(TYPICAL), write(TYPICAL, { soap: true })]
    expect(wrapped).toBe(
      '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">' +
        `<s:Body>${bare}</s:Body></s:Envelope>`,
    )
  })
})

const hasXmllint = isInstalled('xmllint')
describe.skipIf(!hasXmllint)(`epos, by xmllint (${hasXmllint ? 'installed' : 'missing'})`, () => {
  it('is well-formed whatever the receipt says', () => {
    const codes = fc.sample(fc.string({ unit: 'binary', minLength: 1 }), { numRuns: 40, seed: 3 })
    const receipts: ShopReceipt[] = [
      ...fc.sample(receiptsOf(anyText), { numRuns: 40, seed: 4 }),
      shopReceipt({ lines: codes.map((data) => ({ type: 'qr', value: { data, text: data } })) }),
      SHOP,
    ]
    const all = receipts.map((receipt) => renderReceipt(receipt, { to: epos(), columns: 32 })).join('\n')
    const check = (): unknown =>
      execFileSync('xmllint', ['--noout', '-'], { input: `<all>${all}</all>`, stdio: 'pipe' })
    expect(check).not.toThrow()
  })
})

function isInstalled(tool: string): boolean {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

// A printer of its own: it reads elements one by one and keeps what `text` sets.

interface Element {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly content: string
}

function elements(xml: string): Element[] {
  const [, body] = /^<epos-print xmlns="[^"]*">(.*)<\/epos-print>$/s.exec(xml)!
  const found: Element[] = []
  const rest = body!.replace(
    /<([a-z]+)((?: [a-z]+="[^"<]*")*)(?:\/>|>([^<]*)<\/\1>)/g,
    (_, name, attributes, content = '') => {
      const pairs = Array.from(
        (attributes as string).matchAll(/ ([a-z]+)="([^"]*)"/g),
        ([, key, value]) => [key!, value!] as const,
      )
      const named = Object.fromEntries(pairs)
      // No attribute twice.
      expect(Object.keys(named)).toHaveLength(pairs.length)
      found.push({ name: name as string, attributes: named, content: unescapeXml(content as string) })
      return ''
    },
  )
  expect(rest).toBe('')
  return found
}

function unescapeXml(text: string): string {
  expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;|#10;)/)
  // XML 1.0, section 2.2, and no white space but blanks as it stands.
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\0-\x1f\ufffe\uffff]/)
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#10': '\n' }
  return text.replace(/&([a-z]+|#\d+);/g, (_, name: string) => named[name]!)
}

function readEpos(xml: string): { rows: Glyph[][]; state: Record<string, string> } {
  let state: Record<string, string> = { em: 'false', dw: 'false', dh: 'false', align: 'left' }
  const rows: Glyph[][] = [[]]
  let column = 0
  for (const { name, attributes, content } of elements(xml)) {
    // What is in the line when it comes would be printed with it, or lost.
    if (name !== 'text') {
      if (column !== 0) throw new Error(`${name} within a row`)
      continue
    }
    state = { ...state, ...attributes }
    for (const character of content) {
      if (character === '\n') {
        rows.push([])
        column = 0
        continue
      }
      const wide = state['dw'] === 'true'
      const glyph = { character, column, bold: state['em'] === 'true', wide, tall: state['dh'] === 'true' }
      expect(state['align']).toBe('left')
      if (character !== ' ') rows.at(-1)!.push(glyph)
      column += wide ? 2 : 1
    }
  }
  return { rows, state }
}

// As in the regular expressions of Epson's own JavaScript library.
const BOOLEAN = /^(true|false)$/
const NUMBER = /^\d{1,5}$/
const SCHEMA: Record<string, Record<string, RegExp>> = {
  text: { lang: /^de$/, em: BOOLEAN, dw: BOOLEAN, dh: BOOLEAN, align: /^(left|center|right)$/ },
  feed: { unit: NUMBER },
  image: { width: NUMBER, height: NUMBER, color: /^color_[1-4]$/, mode: /^mono$/ },
  barcode: {
    type: /^(upc_a|ean13|ean8|code39|itf|code128)$/,
    hri: /^none$/,
    width: /^[2-6]$/,
    height: NUMBER,
  },
  symbol: { type: /^qrcode_model_2$/, level: /^level_[lmqh]$/, width: NUMBER },
  cut: { type: /^(no_feed|feed)$/ },
  pulse: { drawer: /^drawer_[12]$/, time: /^pulse_[1-5]00$/ },
}

function checkSchema(xml: string): void {
  const all = elements(xml)
  for (const [at, { name, attributes, content }] of all.entries()) {
    const known = SCHEMA[name]
    expect(known).toBeDefined()
    for (const [key, value] of Object.entries(attributes)) expect(value).toMatch(known![key]!)
    if (name !== 'text') continue
    const idle = Object.keys(attributes).length === 0 && all[at - 1]?.name === 'text'
    const emptied = content === '' && all[at + 1]?.name === 'text'
    expect(idle || emptied).toBe(false)
  }
}

/** Bytes as the printer takes them from the data of codes. */
function unescapeData(data: string): number[] {
  return Array.from(data.matchAll(/\\x([0-9a-f]{2})|\\(\\)|([^\\])/g), ([, hex, backslash, other]) =>
    hex === undefined ? (backslash ?? other!).charCodeAt(0) : parseInt(hex, 16),
  )
}

function readCode128(bytes: readonly number[]): string {
  let data = ''
  let set = ''
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!
    const next = String.fromCharCode(bytes[at + 1] ?? 0)
    if (byte === 0x7b && next !== '{') {
      if (!/[BC]/.test(next) || next === set) throw new Error(`Needless or unknown code set ${next}`)
      set = next
      at += 1
      continue
    }
    if (byte === 0x7b) at += 1
    expect(set).not.toBe('')
    data += set === 'C' ? String(byte).padStart(2, '0') : String.fromCharCode(byte)
  }
  return data
}
