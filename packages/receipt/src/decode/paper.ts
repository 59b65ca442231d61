import type { Bitmap } from '../bitmap.ts'
import type { BarcodeSymbology } from './barcode-symbology.ts'

/** What came out of the virtual printer. */
export interface Paper {
  /** Columns of a row in Font A. */
  readonly columns: number
  /** Dots across. */
  readonly dots: number
  /** What is on the paper, and what happened to it, from the top. */
  readonly rows: readonly PaperRow[]
  /** What in the job needs a look, in the order of the bytes. Empty for a clean job. */
  readonly warnings: readonly PaperWarning[]
}

/** Something in a job that does not print as its author meant it, or not on every printer. */
export interface PaperWarning {
  /** Where it is in the job, in bytes. */
  readonly offset: number
  /** What the printer makes of it. Never quotes the text of the receipt. */
  readonly message: string
}

/** One event of the paper. */
export type PaperRow = TextRow | FeedRow | RasterRow | QrRow | BarcodeRow | CutRow | DrawerRow

interface Row {
  /** The byte of the job that made the row. */
  readonly offset: number
  /** How far the paper moves, in dots. */
  readonly height: number
}

/** A printed line of text. */
export interface TextRow extends Row {
  readonly kind: 'text'
  readonly runs: readonly TextRun[]
  /** Pictures in the line, such as those of `ESC *`. */
  readonly pictures: readonly LinePicture[]
  /** The printer broke the line here because the paper ended, not because the job said so. */
  readonly wrapped: boolean
}

/** Characters of one style, side by side. */
export interface TextRun {
  /** Where it begins, in dots from the left edge of the printable area. */
  readonly x: number
  /** Dots from one character to the next. */
  readonly pitch: number
  /** What one sees. U+FFFD: a byte without a character. `〓`: a character of two bytes in Kanji mode. */
  readonly text: string
  readonly style: TextStyle
}

/** How characters look. */
export interface TextStyle {
  readonly bold: boolean
  readonly underline: boolean
  /** White on black. */
  readonly inverted: boolean
  /** Font B. */
  readonly small: boolean
  /** 1 to 8: times the normal width. */
  readonly wide: number
  /** 1 to 8: times the normal height. */
  readonly tall: number
}

/** A picture, every dot of it as many dots wide and high as it says. */
export interface Picture {
  readonly bitmap: Bitmap
  readonly wide: number
  readonly tall: number
}

/** A picture in a line of text. */
export interface LinePicture extends Picture {
  /** Where it begins, in dots from the left edge of the printable area. */
  readonly x: number
}

/** Paper that moves without print. */
export interface FeedRow extends Row {
  readonly kind: 'feed'
  /** Blank lines, as far as they are whole ones. Negative when the paper moves back. */
  readonly lines: number
}

/** A picture of its own. */
export interface RasterRow extends Row, LinePicture {
  readonly kind: 'raster'
}

/** A QR code that the printer draws. */
export interface QrRow extends Row {
  readonly kind: 'qr'
  readonly x: number
  /** The bytes, read as UTF-8, or each as one character where they are not UTF-8. */
  readonly data: string
  readonly level: 'L' | 'M' | 'Q' | 'H'
  /** Dots a module. */
  readonly size: number
}

/** A barcode that the printer draws. */
export interface BarcodeRow extends Row {
  readonly kind: 'barcode'
  readonly x: number
  readonly symbology: BarcodeSymbology
  /** Without the code set selection of Code 128. */
  readonly data: string
  /** Height of the bars in dots. */
  readonly bars: number
  /** Dots a module. */
  readonly size: number
  /** Where the data stands in plain text. */
  readonly hri: 'none' | 'above' | 'below' | 'both'
}

/** The knife. */
export interface CutRow extends Row {
  readonly kind: 'cut'
  readonly cut: 'full' | 'partial'
  /** The printer moves the paper to the knife by itself. Without, lines may be left below it. */
  readonly fed: boolean
}

/** A pulse that opens a drawer. */
export interface DrawerRow extends Row {
  readonly kind: 'drawer'
  /** Drawer 1 is on pin 2 of the socket, drawer 2 on pin 5. */
  readonly pin: 2 | 5
  /** Milliseconds. */
  readonly on: number
  /** Milliseconds. */
  readonly off: number
}
