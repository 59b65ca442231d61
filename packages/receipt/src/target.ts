import type { Page } from './page.ts'

/**
 * Something a receipt can be rendered to: made by `text()`, `escpos()`, `html()` and the other functions of the
 * sub-paths, given to `renderReceipt` as `to`.
 */
export interface Target<Output extends string | Uint8Array> {
  /** Such as `escpos`. */
  readonly name: string
  /** Width of the paper in character cells when the caller names none. Default: 48. */
  readonly columns?: number | undefined
  /** The characters it can print. Default: all. */
  readonly charset?: Charset | undefined
  /** What it draws. Whatever else there is comes as text. */
  readonly graphics: readonly Graphic[]
  /** Dots across the paper, for pictures and codes: at most 12 for each column, which is the default. */
  readonly dots?: number | undefined
  /** Dots of the smallest module of a QR code that it draws. Default: 2. */
  readonly leastModule?: number | undefined
  /** Whether it has letters of double width. */
  readonly wide: boolean
  /** Writes a page that was laid out for this target. */
  write(page: Page): Output
  /**
   * As `write`, for a page whose texts nobody has looked at: gives undefined when one of them has a character that is
   * not in the charset. For targets that meet every character anyway; it saves looking twice.
   */
  readonly tryWrite?: ((page: Page) => Output | undefined) | undefined
}

/** What a target may draw. */
export type Graphic = 'image' | 'qr' | 'barcode'

/**
 * The characters that a target can print: all of them clean, in the sense of `cleanText`, and one cell wide. A
 * no-break space and a soft hyphen are none, as the layout prints something else for them.
 */
export interface Charset {
  /** Whether every character of a text is one of them. */
  has(text: string): boolean
}
