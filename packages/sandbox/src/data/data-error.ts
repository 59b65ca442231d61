/** The data folder cannot be used. The message says what to do. */
export class DataError extends Error {
  override readonly name = 'DataError'
}
