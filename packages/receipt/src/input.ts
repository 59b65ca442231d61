/**
 * What can be printed: the `receipt` (or `receipt_merchant`) array of a transaction, the transaction itself,
 * or lines parted into header and body.
 *
 * The wire owes us nothing, so the type is lenient: lines of a shape nobody has documented yet are
 * accepted too. `null` and `undefined` are accepted here because a transaction that was not started carries
 * no receipt; at run time they are refused with a `ReceiptFormatError`, so that nobody prints blank paper.
 */
export type ReceiptInput = readonly ReceiptInputLine[] | ReceiptHolder | ReceiptParts | null | undefined

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

/** A line of text. `decoration`: `important`, `align-left`, `align-center`, `align-right`, in any order. */
export interface TextlineInput {
  readonly type: 'textline'
  readonly value: { readonly text: string; readonly decoration?: readonly string[] | null | undefined }
}

/** A name at the left and its value at the right. `decoration`: only `important` means something here. */
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
