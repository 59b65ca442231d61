import { describe, expect, it } from 'vitest'
import type { ShopLine } from './input.ts'
import { readReceipt } from './parse.ts'
import { GENERIC_80 } from './printers/profiles.ts'
import type { PrinterPage } from './printers/profile.ts'
import { Reader } from './reader.ts'
import { renderReceipt } from './render.ts'
import { shopReceipt } from './shop/shop-receipt.ts'
import { spell } from './spell.ts'
import { escpos } from './targets/escpos.ts'
import type { ReceiptWarning } from './warning.ts'

const ascii = { has: (text: string) => /^[ -~]*$/.test(text) }

const spellAscii = (text: string): [string, string[]] => {
  const notes: string[] = []
  const spelt = spell(text, ascii, (character, by) => notes.push(`${character}=${by}`))
  return [spelt, notes]
}

describe('spell', () => {
  it.each<[string, string, string[]]>([
    ['15,00 €', '15,00 EUR', ['€=EUR']],
    ['„Größe“ – 5 %…', '"Groesse" - 5 %...', ['„="', 'ö=oe', 'ß=ss', '“="', '–=-', '…=...']],
    ['日本', '??', ['日=?', '本=?']],
    ['€€', 'EUREUR', ['€=EUR', '€=EUR']],
    ['👩‍👩‍👧‍👦!', '?!', ['👩‍👩‍👧‍👦=?']],
    ['x\u0303y', 'xy', ['x\u0303=x']],
  ])('spells %s plainly and says so', (content, plainer, notes) => {
    expect(spellAscii(content)).toEqual([plainer, notes])
  })

  it('leaves out what nobody sees, without a word', () => {
    expect(spellAscii('a\u200db\ufe0f')).toEqual(['ab', []])
  })

  it('leaves no-break spaces and soft hyphens to the layout', () => {
    expect(spellAscii('10\xa0€ Kunden\xadkarte')).toEqual(['10\xa0EUR Kunden\xadkarte', ['€=EUR']])
  })

  it('reaches every text of every line, and what codes say never', () => {
    const lines: ShopLine[] = [
      { type: 'separator', value: { caption: 'é' } },
      { type: 'name-value', value: { name: 'é', value: 'é' } },
      { type: 'table', value: { rows: [['é'], ['é']] } },
      { type: 'image', value: { bitmap: { width: 1, height: 1, bits: 'AA==' }, alt: 'é' } },
      { type: 'qr', value: { data: 'é', text: 'é' } },
      { type: 'textline', value: { text: 'é' } },
      { type: 'hologram', value: { text: 'é' } } as never,
    ]
    const { lines: read, warnings } = readReceipt(shopReceipt({ lines }), new Reader(ascii))
    const texts = JSON.stringify(read).replace('"data":"é"', '')
    expect(texts).not.toContain('é')
    expect(texts.match(/"e"/g)).toHaveLength(10)
    const replaced = warnings.filter((warning) => warning.replaced)
    expect(replaced.map(({ pointer }) => pointer)).toEqual(lines.map((_, at) => `/lines/${at}`))
  })
})

describe('a receipt for a printer', () => {
  const render = (value: string, ...pages: PrinterPage[]): [string, ReceiptWarning[]] => {
    const warnings: ReceiptWarning[] = []
    const to = escpos({ printer: { ...GENERIC_80, pages } })
    const receipt = { receipt: [{ type: 'space' }, { type: 'textline', value: { text: value } }] }
    const job = renderReceipt(receipt, { to, onWarning: (warning) => warnings.push(warning) })
    const [, line = ''] = Buffer.from(job).toString('latin1').split('\n')
    return [line.replace(/^\x1bt./, ''), warnings]
  }

  it.each<[string, PrinterPage, string]>([
    ['€', { page: 'wpc1252', number: 16 }, '\x80'],
    ['€', { page: 'pc858', number: 19 }, '\xd5'],
    ['€', { page: 'iso8859-15', number: 40 }, '\xa4'],
    ['€', { page: 'pc850', number: 2 }, 'EUR'],
    ['€', { page: 'pc437', number: 0 }, 'EUR'],
    ['ß', { page: 'pc437', number: 0 }, '\xe1'],
    ['§', { page: 'pc437', number: 0 }, 'Par.'],
    ['§', { page: 'pc850', number: 2 }, '\xf5'],
    ['„“', { page: 'wpc1252', number: 16 }, '\x84\x93'],
    ['„“', { page: 'pc858', number: 19 }, '""'],
    ['–…', { page: 'wpc1252', number: 16 }, '\x96\x85'],
    ['–…', { page: 'pc858', number: 19 }, '-...'],
    ['a\u0308', { page: 'pc437', number: 0 }, '\x84'],
    ['←↔☺', { page: 'pc437', number: 0 }, '<<??'],
  ])('prints %s on %o', (value, page, bytes) => {
    expect(render(value, page)[0]).toBe(bytes)
  })

  it('says where a character was replaced, and by what', () => {
    expect(render('Gr\xf6\xdfe ł', { page: 'pc437', number: 0 })[1]).toEqual([
      {
        pointer: '/receipt/1',
        message: 'The target has no "ł" (U+0142): printed as "l".',
        replaced: { character: 'ł', by: 'l' },
      },
    ])
  })

  it('says what is odd also where nothing is replaced', () => {
    const warnings: ReceiptWarning[] = []
    const receipt = [{ type: 'textline', value: { text: 15 } }] as never
    renderReceipt(receipt, { to: escpos(), onWarning: (warning) => warnings.push(warning) })
    expect(warnings.map(({ pointer }) => pointer)).toEqual(['/0/value/text'])
  })

  it('changes the page only for a character that the first one lacks', () => {
    const [line, warnings] = render(
      '5 € ─ 5 €',
      { page: 'wpc1252', number: 16 },
      { page: 'pc858', number: 19 },
    )
    // Both pages have the euro sign: no way back.
    expect(line).toBe('5 \x80 \x1bt\x13\xc4 5 \xd5')
    expect(warnings).toEqual([])
  })
})
