import { cleanText } from './clean.ts'
import type { AddShopLine } from './layout.ts'
import type { Line } from './line.ts'
import { PLAIN } from './plain.ts'
import { spell } from './spell.ts'
import type { Charset } from './target.ts'
import type { ReceiptWarning, Warn } from './warning.ts'

/** What of a receipt has been read so far. */
export class Reader {
  readonly lines: Line[] = []
  readonly warnings: ReceiptWarning[] = []
  /** What lays out the lines that only a shop's receipt has; it comes with such a receipt. */
  addShopLine: AddShopLine | undefined
  /** Whether all texts up to here could be printed as they came, each of their characters in one cell. */
  plain = true
  readonly #charset: Charset | undefined
  readonly #printable: Charset
  // The place of the line that is being read. A pointer is made of it for a warning only.
  #array = ''
  #index: number | undefined
  #replaced: Set<string> | undefined

  /** `charset`: the characters to write texts in. Without one they keep their own. */
  constructor(charset?: Charset) {
    this.#charset = charset
    this.#printable = charset ?? PLAIN
  }

  /** Goes on to an item of an array, or to what the pointer names. */
  goTo(pointer: string, index?: number): void {
    this.#array = pointer
    this.#index = index
  }

  /** Whether a text can be printed as it is. */
  has(raw: string): boolean {
    return this.#printable.has(raw)
  }

  /** Gives the text as it can be printed on one line: clean, see `cleanText`, and in the characters of the charset. */
  clean(raw: string): string {
    if (this.has(raw)) return raw
    this.plain = false
    const cleaned = cleanText(raw)
    return this.#charset
      ? spell(cleaned, this.#charset, (character, by) => this.#noteReplaced(character, by))
      : cleaned
  }

  take(line: Line): void {
    this.lines.push(line)
  }

  readonly warn: Warn = (path, message) => {
    this.warnings.push({ pointer: this.#pointer() + path, message })
  }

  #noteReplaced(character: string, by: string): void {
    const pointer = this.#pointer()
    // Once for each line.
    const key = `${pointer} ${character}`
    this.#replaced ??= new Set()
    if (this.#replaced.has(key)) return
    this.#replaced.add(key)
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    const message = `The target has no "${character}" (U+${code}): printed as "${by}".`
    this.warnings.push({ pointer, message, replaced: { character, by } })
  }

  #pointer(): string {
    return this.#index === undefined ? this.#array : `${this.#array}/${this.#index}`
  }
}
