/** Thrown when a basket cannot be printed to the cent. Nothing of it has been added to the receipt then. */
export class BasketError extends Error {
  override readonly name = 'BasketError'
  /** JSON pointer (RFC 6901) from the transaction to the place, such as `/basket/products/0/priceOne`. */
  readonly pointer: string

  constructor(message: string, pointer: string) {
    super(`${message} (${pointer})`)
    this.pointer = pointer
  }
}
