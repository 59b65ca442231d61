/** Thrown when bytes are no picture that can be read. The message says what is wrong with them. */
export class ImageFormatError extends Error {
  override readonly name = 'ImageFormatError'
}
