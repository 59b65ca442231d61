import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyColumns } from '../fuzz.test-helper.ts'
import { renderReceipt } from '../render.ts'
import { ansi } from './ansi.ts'
import { hostileInput } from './words.test-helper.ts'

describe('ansi', () => {
  it('is the text with nothing but bold, switched on and off in the same row', () => {
    fc.assert(
      fc.property(hostileInput, anyColumns, (receipt, columns) => {
        const written = renderReceipt(receipt, { to: ansi(), columns })
        expect(written.replaceAll(/\x1b\[(?:1|22)m/g, '')).toBe(
          renderReceipt(receipt, { to: 'text', columns }),
        )
        for (const row of written.split('\n')) {
          expect(row).toMatch(/^[^\x1b]*(?:\x1b\[1m[^\x1b]+\x1b\[22m[^\x1b]*)*$/)
        }
      }),
    )
  })

  it('makes captions and important lines bold, and no others', () => {
    const receipt = [
      { type: 'separator', value: { caption: 'Kundenbeleg' } },
      { type: 'textline', value: { text: 'leise' } },
      { type: 'name-value', value: { name: 'Summe', value: '1,00 EUR', decoration: ['important'] } },
    ]
    const bold = renderReceipt(receipt, { to: ansi(), columns: 32 }).match(/(?<=\x1b\[1m)[^\x1b]+/g)
    expect(bold).toEqual(['Kundenbeleg', 'Summe', '1,00 EUR'])
  })

  it('keeps a run in its column whatever blanks end the one before', () => {
    const run = { bold: true, wide: false, tall: false }
    const runs = [
      { ...run, column: 0, cells: 4, text: 'ab  ' },
      { ...run, column: 6, cells: 2, text: 'cd' },
    ]
    const page = { columns: 20, lines: [], rows: [{ kind: 'text' as const, runs }] }
    expect(ansi().write(page)).toBe('\x1b[1mab\x1b[22m    \x1b[1mcd\x1b[22m\n')
  })
})
