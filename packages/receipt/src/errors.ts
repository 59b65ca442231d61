/** Thrown when the input is no receipt at all. A receipt with odd lines is printed with warnings instead. */
export class ReceiptFormatError extends Error {
  override readonly name = 'ReceiptFormatError'
  /** JSON pointer from the input to the place where lines were expected; empty for the input itself. */
  readonly pointer: string

  constructor(message: string, pointer: string) {
    super(message)
    this.pointer = pointer
  }
}

/** Thrown when an option has a value that cannot be used. The message says which values can. */
export class ReceiptOptionError extends RangeError {
  override readonly name = 'ReceiptOptionError'
  /** The option at fault. */
  readonly option: 'to' | 'columns' | 'printer'

  constructor(message: string, option: 'to' | 'columns' | 'printer') {
    super(message)
    this.option = option
  }
}
