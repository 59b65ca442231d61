import type { ReceiptInput } from '@secukit/receipt'
import { describe, expect, it } from 'vitest'
import { seed } from '../test/fixture.ts'
import { styleFor } from './output.ts'
import { paper } from './paper.ts'

const plain = styleFor(false, {})
const widths = Array.from({ length: 45 }, (_, index) => 20 + index)

/** Cells on a screen, for the characters of these tests: the wide ones take two. */
function cells(row: string): number {
  return Array.from(row, (sign) =>
    /[\u3000-\u9fff\uff01-\uff60]|\p{Emoji_Presentation}/u.test(sign) ? 2 : 1,
  ).reduce((sum, width) => sum + width, 0)
}

const wide: ReceiptInput = [
  { type: 'separator', value: { caption: '日本茶 Laden' } },
  { type: 'name-value', value: { name: '緑茶', value: '3,50 EUR', decoration: ['important', 'wide'] } },
  {
    type: 'textline',
    value: { text: 'ありがとうございました、またお越しくださいませ。', decoration: ['align-center'] },
  },
  { type: 'textline', value: { text: 'Danke 🎉', decoration: ['align-right', 'important'] } },
  { type: 'space' },
]

describe('paper', () => {
  it.each(widths)('is equally wide in every row at %i columns', (columns) => {
    for (const receipt of [seed, wide]) {
      const rows = paper(receipt, columns, plain).split('\n')
      expect(new Set(rows.map(cells))).toEqual(new Set([columns + 4]))
    }
  })

  it('is as wide with marks as without them', () => {
    const marked = paper(wide, 32, styleFor(true, {}))
    expect(marked).toContain('\u001B[1m')
    expect(marked.replaceAll(/\u001B\[\d+m/g, '')).toBe(paper(wide, 32, plain))
  })

  it('shows every word of the receipt', () => {
    const text = paper(seed, 20, plain)
    for (const word of ['Kundenkarte', 'Aufladung', '9276004429942845', '29218171', '15,00 EUR', '0,00 EUR'])
      expect(text).toContain(word)
  })
})
