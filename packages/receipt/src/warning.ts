/** Something in a receipt that is not as documented, or not printed as sent. The rest of the receipt is not affected. */
export interface ReceiptWarning {
  /** JSON pointer (RFC 6901) from the input to the place, such as `/receipt/3/value/text`. */
  readonly pointer: string
  /** What was expected, what was found and what is printed instead. Never quotes more than a character of the text. */
  readonly message: string
  /** Only of a character that the target cannot print, once for each character of a line. */
  readonly replaced?: {
    /** One character as a reader sees it. */
    readonly character: string
    /** What is printed for it: a plainer spelling, or `?`. */
    readonly by: string
  }
}

/** Takes note of a warning. `path`: from the line that is being read, such as `/value/text`. */
export type Warn = (path: string, message: string) => void
