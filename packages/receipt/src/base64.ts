const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Writes bytes as base64 (RFC 4648 section 4), padded. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let digit = 0; digit < 4; digit += 1) {
      text += at + digit <= bytes.length ? DIGITS.charAt((bits >> (18 - 6 * digit)) & 63) : '='
    }
  }
  return text
}

/** Reads base64, padded or not. Gives undefined when the text is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/={0,2}$/, '')
  if (digits.length % 4 === 1) return undefined
  const bytes = new Uint8Array((digits.length * 6) >> 3)
  let bits = 0
  let held = 0
  let at = 0
  for (const digit of digits) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return undefined
    bits = (bits << 6) | value
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at] = (bits >> held) & 255
      at += 1
    }
  }
  return bytes
}
