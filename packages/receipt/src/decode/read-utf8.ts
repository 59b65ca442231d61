/** Reads UTF-8. Undefined where the bytes are not UTF-8 (RFC 3629). */
export function readUtf8(bytes: Uint8Array): string | undefined {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at]!
    const length =
      first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4
    if (length === 4 && (first < 0xf0 || first > 0xf4)) return undefined
    let code = length === 1 ? first : first & (0xff >> (length + 1))
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0
      if ((byte & 0xc0) !== 0x80) return undefined
      code = code * 64 + (byte & 0x3f)
    }
    const surrogate = code >= 0xd800 && code < 0xe000
    if (surrogate || code > 0x10ffff || (length === 3 && code < 0x800) || (length === 4 && code < 0x10000)) {
      return undefined
    }
    text += String.fromCodePoint(code)
    at += length
  }
  return text
}

/** Reads each byte as the character of its number (ISO 8859-1). */
export function readLatin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
