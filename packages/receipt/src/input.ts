import type { Bitmap } from './bitmap.ts'
import type { Symbology } from './codes/check-barcode.ts'
import type { QrLevel } from './codes/qr-size.ts'
import type { Reader } from './reader.ts'

/**
 * What can be printed: the `receipt` (or `receipt_merchant`) array of a transaction, the transaction itself,
 * lines parted into header and body, or a receipt of the shop's own.
 *
 * The wire owes us nothing, so the type is lenient: lines of a shape nobody has documented yet are
 * accepted too. `null` and `undefined` are accepted here because a transaction that was not started carries
 * no receipt; at run time they are refused with a `ReceiptFormatError`, so that nobody prints blank paper.
 */
export type ReceiptInput = WireReceipt | ShopReceipt

/** A receipt as the wire has it. */
export type WireReceipt = readonly ReceiptInputLine[] | ReceiptHolder | ReceiptParts | null | undefined

/** A line of the wire. The four documented types come first; `OpenInput` lets any later one through. */
export type ReceiptInputLine = SeparatorInput | TextlineInput | NameValueInput | SpaceInput | OpenInput

/**
 * Anything that carries a receipt, such as a saved Smart transaction. Only `receipt` is printed. Of a live
 * transaction, whose type may lack it, pass `transaction.receipt`.
 */
export interface ReceiptHolder {
  // Required: with nothing but optional fields TypeScript would take any object, even a string, for a receipt.
  readonly receipt: readonly ReceiptInputLine[] | ReceiptParts | null | undefined
}

/** A receipt in two parts, printed one after the other. */
export interface ReceiptParts {
  readonly header?: readonly ReceiptInputLine[] | null | undefined
  readonly body: readonly ReceiptInputLine[] | null | undefined
}

/** Starts a receipt: a headline, or a rule across the paper when there is no caption. */
export interface SeparatorInput {
  readonly type: 'separator'
  readonly value?: { readonly caption?: string | null | undefined } | null | undefined
}

/**
 * A line of text. `decoration`: `important`, `align-left`, `align-center`, `align-right`, in any order; of our own
 * `tall` (double height) and `wide` (double width).
 */
export interface TextlineInput {
  readonly type: 'textline'
  readonly value: { readonly text: string; readonly decoration?: readonly string[] | null | undefined }
}

/** A name at the left and its value at the right. `decoration`: `important`; of our own `tall` and `wide`. */
export interface NameValueInput {
  readonly type: 'name-value'
  readonly value: {
    readonly name: string
    readonly value: string
    readonly decoration?: readonly string[] | null | undefined
  }
}

/** An empty line. */
export interface SpaceInput {
  readonly type: 'space'
  readonly value?: null | undefined
}

/** A line of any other shape: printed as far as it is readable, with a warning. */
export interface OpenInput {
  readonly type: string
  readonly value?: unknown
}

/**
 * A receipt that a shop composed itself: made by `composeReceipt`, or from stored lines by `shopReceipt`, of
 * `@secukit/receipt/shop`. Only here do pictures, codes, cuts and the drawer mean something: no line that a server
 * sends moves a part of the printer.
 */
export interface ShopReceipt {
  readonly lines: readonly ShopLine[]
  /** Reads the lines, for `parseReceipt`. */
  readLines(reader: Reader): void
}

/** A line of a shop's own receipt. */
export type ShopLine =
  | SeparatorInput
  | TextlineInput
  | NameValueInput
  | SpaceInput
  | TableInput
  | ImageInput
  | QrInput
  | BarcodeInput
  | CutInput
  | DrawerInput
  | NestedInput

/**
 * Rows of cells, the first row being the head: the first column at the left, all others at the right edge of
 * theirs. A table that the paper is too narrow for comes as one line for each cell.
 */
export interface TableInput {
  readonly type: 'table'
  readonly value: { readonly rows: readonly (readonly string[])[] }
}

/** A picture. */
export interface ImageInput {
  readonly type: 'image'
  readonly value: {
    /** `bits` may be base64 too, for JSON. `readPng` of `@secukit/receipt/image` makes one of a PNG file. */
    readonly bitmap: Bitmap | { readonly width: number; readonly height: number; readonly bits: string }
    /** The words that stand for it where no picture can be shown. Default: none. */
    readonly alt?: string
    /** `align-left`, `align-center`, `align-right`. Default: in the middle. */
    readonly decoration?: readonly string[]
  }
}

/** A QR code, its data in UTF-8 and without control characters but line breaks and tabs. */
export interface QrInput {
  readonly type: 'qr'
  readonly value: {
    readonly data: string
    /** How much of the code may be damaged: L 7 %, M 15 %, Q 25 %, H 30 %. Default: M. */
    readonly level?: QrLevel
    /** Dots of a module, 2 to 8. Default: 6. Smaller where the paper demands it. */
    readonly size?: number
    /** Words below the code. Default: none. */
    readonly text?: string
    /** `align-left`, `align-center`, `align-right`. Default: in the middle. */
    readonly decoration?: readonly string[]
  }
}

/** A barcode. */
export interface BarcodeInput {
  readonly type: 'barcode'
  readonly value: {
    readonly symbology: Symbology
    /** The check digit of EAN and UPC may be left out. */
    readonly data: string
    /** Dots from top to bottom, 8 to 255. Default: 64, which is 8 mm. */
    readonly height?: number
    /** Whether the data stand below the bars too. Default: true. */
    readonly text?: boolean
    /** `align-left`, `align-center`, `align-right`. Default: in the middle. */
    readonly decoration?: readonly string[]
  }
}

/** Cuts the paper here. At the end printers cut anyway. */
export interface CutInput {
  readonly type: 'cut'
}

/** Opens the cash drawer. */
export interface DrawerInput {
  readonly type: 'drawer'
  /** The pin of the printer's connector that the drawer hangs on. Default: 2. */
  readonly value?: { readonly pin?: 2 | 5 }
}

/** A receipt of the wire within one of the shop. */
export interface NestedInput {
  readonly type: 'receipt'
  readonly value: WireReceipt
}
