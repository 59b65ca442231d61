/** Where there is no `node:diagnostics_channel`, nothing is published. */
export function traced<T>(
  _kind: string,
  _subject: object,
  _progress: object,
  run: () => Promise<T>,
): Promise<T> {
  return run()
}
