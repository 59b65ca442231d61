/** Something in a receipt that is not as documented. The rest of the receipt is not affected. */
export interface ReceiptWarning {
  /** JSON pointer (RFC 6901) from the parsed input to the place, such as `/receipt/3/value/text`. */
  readonly pointer: string
  /** What was expected, what was found and what is printed instead. Never quotes the receipt's text. */
  readonly message: string
}

/** Takes note of a warning. */
export type Warn = (pointer: string, message: string) => void
