/**
 * Thrown when a QR code or barcode cannot hold the data. The message says the limit and what to do; it never
 * quotes the data, which may be a voucher worth money.
 */
export class CodeDataError extends RangeError {
  override readonly name = 'CodeDataError'
}
