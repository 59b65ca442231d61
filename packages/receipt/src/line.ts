/**
 * One line of a receipt, by meaning: what `parseReceipt` makes of the wire and `layoutReceipt` lays out.
 *
 * Every string is clean, in the sense of `cleanText`: NFC, on one line, free of control characters. Whoever
 * builds lines by hand keeps it so; writers rely on it.
 */
export type Line =
  /** The headline that begins a receipt. */
  | { readonly kind: 'heading'; readonly caption: string }
  /** A rule across the paper. */
  | { readonly kind: 'rule' }
  | { readonly kind: 'text'; readonly text: string; readonly align: Alignment; readonly bold: boolean }
  /** Name at the left, value at the right. */
  | { readonly kind: 'pair'; readonly name: string; readonly value: string; readonly bold: boolean }
  | { readonly kind: 'space' }

/** Where a text stands between the edges of the paper. */
export type Alignment = 'left' | 'center' | 'right'
