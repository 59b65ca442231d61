import { describe, expect, it } from 'vitest'
import { cleanText } from '../clean.ts'
import { cellWidth } from '../width.ts'
import { FONT_CHARSET } from './font-charset.ts'
import { dotFont } from './font.ts'

describe('the charset of the dot font', () => {
  it('has nothing that is not clean, or not one cell wide', () => {
    let count = 0
    for (let code = 0; code < 0x110000; code += 1) {
      if (!dotFont.has(code)) continue
      const character = String.fromCodePoint(code)
      if (!FONT_CHARSET.has(character)) continue
      count += 1
      // In a word: by itself a blank would be trimmed, and a soft hyphen removed.
      expect([cleanText(`x${character}x`), cellWidth(character)]).toEqual([`x${character}x`, 1])
    }
    expect(count).toBeGreaterThan(500)
    expect(FONT_CHARSET.has('Größe €')).toBe(true)
    expect(FONT_CHARSET.has('日')).toBe(false)
    for (const mark of '\xa0\xad') expect(FONT_CHARSET.has(mark)).toBe(false)
  })
})
