/** Bytes from hexadecimal, with or without blanks. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(text.replaceAll(/\s+/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** A job from pieces: text in ASCII, and bytes as numbers. */
export function job(...pieces: readonly (string | number | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    pieces.flatMap((piece) =>
      typeof piece === 'string' ? Array.from(piece, (character) => character.charCodeAt(0)) : piece,
    ),
  )
}
