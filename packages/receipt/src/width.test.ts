import { describe, expect, it } from 'vitest'
import { cellWidth, splitGraphemes } from './width.ts'

describe('cellWidth', () => {
  it.each([
    ['', 0],
    ['Kartennummer:', 13],
    ['Grüße, Straße, ẞ', 16],
    ['15,00 € – „Angebot“ …', 21],
    ['½ § © ®', 7],
    ['a\u0308', 1],
    ['\u0301', 0],
    ['\ufe0f', 0],
    ['日本茶', 6],
    ['한국어', 6],
    ['ｆｕｌｌ', 8],
    ['ﾊﾝｶｸ', 4],
    ['、。「」', 8],
    ['☕', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['👍🏽', 2],
    ['🇩🇪', 2],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['❤', 1],
    ['❤️', 2],
    ['1️⃣', 2],
    ['𝒜', 1],
    ['שלום', 4],
    ['Ελλάδα Привет', 13],
    ['น้ำ', 1],
    ['\ufffd', 1],
  ])('of %j is %i', (text, cells) => {
    expect(cellWidth(text)).toBe(cells)
  })
})

describe('splitGraphemes', () => {
  it('keeps together what is seen as one character', () => {
    expect(splitGraphemes('aü')).toEqual(['a', 'ü'])
    expect(splitGraphemes('u\u0308👩‍👩‍👧‍👦🇩🇪茶')).toEqual(['u\u0308', '👩‍👩‍👧‍👦', '🇩🇪', '茶'])
  })

  it('keeps them together in long texts too, in linear time', () => {
    const family = '👩‍👩‍👧‍👦'
    expect(splitGraphemes(family.repeat(20_000))).toEqual(Array.from({ length: 20_000 }, () => family))
    expect(splitGraphemes('🇩🇪'.repeat(1_000)).every((flag) => flag === '🇩🇪')).toBe(true)
  })

  it('loses nothing of a letter with more marks than anybody can read', () => {
    const letter = `a${'\u0301'.repeat(10_000)}`
    expect(splitGraphemes(letter).join('')).toBe(letter)
    expect(cellWidth(letter)).toBe(1)
  })
})
