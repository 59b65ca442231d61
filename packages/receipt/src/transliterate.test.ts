import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePage } from './printers/code-pages.ts'
import { transliterate } from './transliterate.ts'
import { splitGraphemes } from './width.ts'

const ascii = (text: string): string =>
  splitGraphemes(text)
    .map((character) =>
      /^[\x20-\x7e]$/.test(character) ? character : (transliterate(character).at(-1) ?? '?'),
    )
    .join('')

describe('transliterate', () => {
  it.each([
    ['15,00 € – „Müller & Söhne“ …', '15,00 EUR - "Mueller & Soehne" ...'],
    ['Straße, STRAẞE, Ärzte, Öl, Übel', 'Strasse, STRASSE, Aerzte, Oel, Uebel'],
    ['«Café» ‹à la carte› ‚crème brûlée‘', "\"Cafe\" 'a la carte' 'creme brulee'"],
    ['Łódź, Škoda, Ørsted, Ægir, Þór, smørrebrød, œuf', 'Lodz, Skoda, Orsted, Aegir, Thor, smorrebrod, oeuf'],
    ['İstanbul ışık ğ ş Ş', 'Istanbul isik g s S'],
    ['§ 19 UStG, Nº 5, № 7, 20 °C, 5 µg, 3 ‰', 'Par. 19 UStG, N. 5, Nr. 7, 20 GradC, 5 ug, 3 Promille'],
    ['Tee ™ © ® • – ✓ ✗', 'Tee (TM) (C) (R) * - OK x'],
    ['2×3÷4 ≤ ± ≥ ≠', '2x3/4 <= +/- >= !='],
    ['£5 ¥5 ₺5 ₴5 ￥5', 'GBP5 JPY5 TRY5 UAH5 JPY5'],
    ['Привет, Київ, Щука, Юлия, Ђорђе, Њ', 'Privet, Kiiv, Shchuka, Iuliia, Dorde, Nj'],
    ['┌─┬─╖ │ ║ ╘═╛ ┏━┓', '+-+-+ | | +=+ +-+'],
    ['ﬁnden ｆｕｌｌ Ⓐ Ⅷ ㎏ ℃ ㎖ ǆ', 'finden full (A) VIII kg GradC ml dz'],
    ['5️⃣ 5⃣ ©️ ❤️', '5 5 (C) ?'],
    ['日本 שלום مرحبا 😀 👩‍👩‍👧 🇩🇪 Ελλάδα', '?? ???? ????? ? ? ? ??????'],
    ['a\u0302\u0323 x\u0304', 'a x'],
    ['\u200d\ufe0f\xad', ''],
    ['a\xa0b', 'a b'],
  ])('spells %j', (text, plain) => {
    expect(ascii(text.normalize('NFC'))).toBe(plain)
  })

  it.each([
    ['1½ l, ¾, 2⅓', '1 1/2 l,  3/4, 2 1/3'],
    ['10² m³ 2⁻³ CO₂', '10^2 m^3 2^-^3 CO(2)'],
    ['1① 1⑴ 1⒈ 1㉑ 5㎡', '1(1) 1(1) 1(1.) 1(21) 5(m2)'],
    ['1º 1ª 1° 10ᵒ', '1. 1. 1Grad 10^o'],
    ['5μm 5µm 5Ω 5\u2126 Μ', '5um 5um 5Ohm 5Ohm M'],
    ['−5,00 ‑5,00 –5,00 －5,00', '-5,00 -5,00 -5,00 -5,00'],
    ['←5,00 5,00→', '<<5,00 5,00>>'],
    ['１２，５０', '12,50'],
    ['١٢٫٥٠ ١٬٢٣٤', "12,50 1'234"],
    ['५०० 𝟓𝟢𝟶', '500 500'],
    ['5\u0336 5\u0305 5\u20dd', '? ? ?'],
  ])('keeps the numbers in %j', (text, plain) => {
    expect(ascii(text)).toBe(plain)
  })

  it('offers what comes closest first', () => {
    expect(transliterate('ǆ')).toEqual(['dž', 'dz'])
    expect(transliterate('•')).toEqual(['·', '*'])
    expect(transliterate('￥')).toEqual(['¥', 'JPY'])
    expect(transliterate('ﬆ')).toEqual(['st'])
    expect(transliterate('A')).toEqual([])
    expect(transliterate('')).toEqual([])
  })

  it('knows the digits of every script', () => {
    // The referee writes the numbers of all scripts that have ten digits.
    const systems = Intl.supportedValuesOf('numberingSystem').filter((system) => {
      const zeroToNine = new Intl.NumberFormat(`de-u-nu-${system}`, { useGrouping: false }).format(
        1_234_567_890,
      )
      return /^\p{Nd}{10}$/u.test(zeroToNine)
    })
    expect(systems.length).toBeGreaterThan(40)
    for (const system of systems) {
      const written = new Intl.NumberFormat(`de-u-nu-${system}`, { useGrouping: false }).format(1_234_567_890)
      expect(`${system} ${ascii(written)}`).toBe(`${system} 1234567890`)
    }
  })

  it('spells all that the code pages have, but for a few signs', () => {
    const without: string[] = []
    for (const name of ['wpc1252', 'pc858', 'pc852', 'pc857', 'iso8859-15'] as const) {
      codePage(name).bytes.forEach((byte, unit) => {
        const character = String.fromCharCode(unit)
        if (byte > 0x7f && transliterate(character).length === 0) without.push(character)
      })
    }
    expect(new Set(without)).toEqual(new Set('¡¢¤¦¨¬¯¶¸¿ƒˆˇ˘˙˛˜˝†‡‗'))
  })
})

describe('for every character of Unicode, transliterate', () => {
  it('gives printable ASCII in the end, by way of spellings that lead to the same', () => {
    const wrong: string[] = []
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const character = String.fromCodePoint(code)
      const spellings = transliterate(character)
      const last = spellings.at(-1)
      if (last === undefined) continue
      const digit = /\p{Nd}/u.test(character)
      const fine =
        spellings.length <= 3 &&
        /^[\x20-\x7e]*$/.test(last) &&
        // Nothing a printer would obey, on the way neither.
        spellings.every((spelling) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(spelling)) &&
        // A digit stays one digit; nothing else can be taken for a digit of the number before it.
        (digit ? /^[0-9]$/ : /^(?![0-9]|[.,][0-9])/).test(last) &&
        // Nor looks like one, unless it did so before.
        (/[\p{L}\p{Nl}]/u.test(character) || !/^[oOlI]$/.test(last)) &&
        // What comes first has the rest for its own spellings.
        (splitGraphemes(spellings[0] ?? '').length !== 1 ||
          transliterate(spellings[0] ?? '').join() === spellings.slice(1).join())
      if (!fine) wrong.push(`U+${code.toString(16)} ${JSON.stringify(spellings)}`)
    }
    expect(wrong).toEqual([])
  })

  it('never throws and always ends, for clusters too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
        for (const character of [text, ...splitGraphemes(text)]) {
          const spellings = transliterate(character)
          expect(spellings.length).toBeLessThanOrEqual(4)
          expect(transliterate(character)).toEqual(spellings)
          expect(transliterate(spellings.at(-1) ?? '')).toEqual([])
        }
      }),
    )
  })
})
