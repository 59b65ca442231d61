import { describe, expect, it } from 'vitest'
import type { ShopLine } from '../input.ts'
import { layoutReceipt } from '../layout-receipt.ts'
import { parseReceipt } from '../parse.ts'
import { shopReceipt } from '../shop/shop-receipt.ts'
import { readBlocks } from './blocks.ts'

const caption = (text: string): ShopLine => ({ type: 'separator', value: { caption: text } })
const pair = (name: string, value: string): ShopLine => ({ type: 'name-value', value: { name, value } })
const text = (words: string): ShopLine => ({ type: 'textline', value: { text: words } })
const cut: ShopLine = { type: 'cut' }

const kinds = (lines: ShopLine[], cutSlips = false): string[] =>
  readBlocks(layoutReceipt(parseReceipt(shopReceipt({ lines })).lines, { columns: 32, cutSlips })).map(
    ({ kind }) => kind,
  )

describe('readBlocks', () => {
  it('puts pairs together that follow one another', () => {
    expect(kinds([pair('a', '1'), pair('b', '2'), text('-'), pair('c', '3')])).toEqual([
      'pairs',
      'text',
      'pairs',
    ])
  })

  it('takes half a pair as text on its side, and none as a space', () => {
    const lines = [pair('a: ', ' '), pair(' ', 'b'), pair('', ''), text('.')]
    const blocks = readBlocks(layoutReceipt(parseReceipt(shopReceipt({ lines })).lines, { columns: 32 }))
    expect(blocks).toMatchObject([
      { kind: 'text', text: 'a:', align: 'left' },
      { kind: 'text', text: 'b', align: 'right' },
      { kind: 'space' },
      { kind: 'text' },
    ])
  })

  it('cuts between slips, once, and never at the ends', () => {
    expect(kinds([cut, text('a'), cut, cut, text('b'), { type: 'space' }, cut])).toEqual([
      'text',
      'cut',
      'text',
    ])
  })

  it('cuts before captions but the first when slips are cut', () => {
    const lines = [caption('a'), text('x'), caption('b'), cut, caption('c')]
    expect(kinds(lines, true)).toEqual(['heading', 'text', 'cut', 'heading', 'cut', 'heading'])
    expect(kinds(lines)).toEqual(['heading', 'text', 'heading', 'cut', 'heading'])
  })

  it('leaves out the drawer and empty lines at the end, keeps those at the beginning', () => {
    expect(kinds([{ type: 'space' }, { type: 'drawer' }, text('a'), text(' '), { type: 'space' }])).toEqual([
      'space',
      'text',
    ])
  })
})
