import type { Bitmap } from './bitmap.ts'
import type { Symbology } from './codes/check-barcode.ts'
import type { QrLevel } from './codes/qr-size.ts'

/**
 * One line of a receipt, by meaning: what `parseReceipt` makes of the input and `layoutReceipt` lays out.
 *
 * Every string is clean, in the sense of `cleanText`: NFC, on one line, free of control characters. Whoever
 * builds lines by hand keeps it so; writers rely on it.
 */
export type Line = HeadingLine | RuleLine | TextLine | PairLine | SpaceLine | CutLine | ShopOnlyLine

/** A line that no receipt of the wire has. */
export type ShopOnlyLine = TableLine | ImageLine | QrLine | BarcodeLine | DrawerLine

/** The headline that begins a receipt. */
export interface HeadingLine {
  readonly kind: 'heading'
  readonly caption: string
}

/** A rule across the paper. */
export interface RuleLine {
  readonly kind: 'rule'
}

/** A line of text. */
export interface TextLine {
  readonly kind: 'text'
  readonly text: string
  readonly align: Alignment
  /** The sender's `important`. */
  readonly important: boolean
  readonly size: TextSize
}

/** Name at the left, value at the right. */
export interface PairLine {
  readonly kind: 'pair'
  readonly name: string
  readonly value: string
  /** The sender's `important`. */
  readonly important: boolean
  readonly size: TextSize
}

/** Rows of cells: the first column at the left, all others at the right edge of theirs. The first row is the head. */
export interface TableLine {
  readonly kind: 'table'
  /** All of the same length. */
  readonly rows: readonly (readonly string[])[]
}

/** An empty line. */
export interface SpaceLine {
  readonly kind: 'space'
}

/** A picture, such as the shop's logo. Paper that it is too wide for shows it smaller. */
export interface ImageLine {
  readonly kind: 'image'
  readonly bitmap: Bitmap
  /** The words that stand for it where no picture can be shown; may be empty. */
  readonly alt: string
  readonly align: Alignment
}

/** A QR code. */
export interface QrLine {
  readonly kind: 'qr'
  /** What the code says. It fits into a code of its level. */
  readonly data: string
  /** The same in clean words, for where no code can be drawn. */
  readonly words: string
  /** How much of it may be damaged: L 7 %, M 15 %, Q 25 %, H 30 %. */
  readonly level: QrLevel
  /** Modules from side to side, without the white around. */
  readonly modules: number
  /** Dots of a module, 2 to 8; smaller where the paper demands it. */
  readonly size: number
  /** Words below the code; may be empty. */
  readonly text: string
  readonly align: Alignment
}

/** A barcode. */
export interface BarcodeLine {
  readonly kind: 'barcode'
  readonly symbology: Symbology
  /** Complete and right, the check digit included. */
  readonly data: string
  /** Modules from the first to the last bar. */
  readonly modules: number
  /** Dots from top to bottom, 8 to 255. */
  readonly height: number
  /** Whether the data stand below the bars too. */
  readonly text: boolean
  readonly align: Alignment
}

/** The paper is cut, and a new piece begins. */
export interface CutLine {
  readonly kind: 'cut'
}

/** The cash drawer opens. Printed on no paper. */
export interface DrawerLine {
  readonly kind: 'drawer'
  /** The pin of the printer's connector that the drawer hangs on: nearly always 2. */
  readonly pin: 2 | 5
}

/** Where a text stands between the edges of the paper. */
export type Alignment = 'left' | 'center' | 'right'

/** How large a text is: double height (`tall`), double width (`wide`) or both (`large`). */
export type TextSize = 'normal' | 'tall' | 'wide' | 'large'
