import { decodeByte, type CodePageName } from '../printers/code-pages.ts'
import { countryCharacters } from './country-characters.ts'
import type { VirtualPrinter } from './virtual-printer.ts'

/** What a byte without a character shows. */
export const UNKNOWN_CHARACTER = '\ufffd'

/** Which bytes make a character of two. */
type KanjiCode = 'gbk' | 'jis' | 'shift-jis'

/** What the bytes of text mean at the moment: code page, international characters, Kanji mode. */
export class CharacterSet {
  kanji!: boolean
  kanjiCode!: KanjiCode

  readonly #pages: ReadonlyMap<number, CodePageName>
  readonly #startsInKanjiMode: boolean
  #page: CodePageName | undefined
  #country: ReadonlyMap<number, string> | undefined

  constructor(pages: NonNullable<VirtualPrinter['pages']>, startsInKanjiMode: boolean) {
    this.#pages = new Map(pages.map(({ page, number }) => [number, page]))
    this.#startsInKanjiMode = startsInKanjiMode
    this.reset()
  }

  /** Power-on values, Kanji mode of printers that start in it included. */
  reset(): void {
    this.kanji = this.#startsInKanjiMode
    this.kanjiCode = 'gbk'
    this.#page = this.#pages.get(0) ?? 'pc437'
    this.#country = undefined
  }

  /** The page that is on. Undefined: one that is not known. */
  get page(): CodePageName | undefined {
    return this.#page
  }

  /** False: the printer is not known to have that page. */
  selectPage(number: number): boolean {
    this.#page = this.#pages.get(number)
    return this.#page !== undefined
  }

  /** False: there is no such set up to the last one; nothing changes. */
  selectCountry(country: number, last: number): boolean {
    const characters = country > last ? undefined : countryCharacters(country)
    this.#country = characters ?? this.#country
    return characters !== undefined
  }

  /** What a byte shows by itself. */
  characterOf(byte: number): string {
    const replaced = this.#country?.get(byte)
    if (replaced !== undefined) return replaced
    if (byte < 0x80) return String.fromCharCode(byte)
    return this.#page === undefined ? UNKNOWN_CHARACTER : decodeByte(this.#page, byte)
  }

  /** Whether two bytes are one character now. */
  isPair(lead: number, trail: number): boolean {
    if (!this.kanji) return false
    switch (this.kanjiCode) {
      case 'gbk':
        return lead > 0x80 && lead < 0xff && trail >= 0x40 && trail !== 0x7f && trail < 0xff
      case 'jis':
        return lead > 0x20 && lead < 0x7f && trail > 0x20 && trail < 0x7f
      case 'shift-jis':
        return (
          ((lead > 0x80 && lead < 0xa0) || (lead >= 0xe0 && lead < 0xfd)) && trail >= 0x40 && trail < 0xfd
        )
    }
  }
}
