/** Bytes that are written bit by bit, the lowest bit of a byte first (RFC 1951, section 3.1.1). */
export interface BitWriter {
  /** Writes the lowest `count` (at most 16) bits of a value. */
  write(value: number, count: number): void
  /** Everything that was written; the last byte is filled up with zeros. */
  finish(): Uint8Array
}

/** Makes a writer that grows as needed. */
export function createBitWriter(): BitWriter {
  let bytes = new Uint8Array(1024)
  let length = 0
  let pending = 0
  let pendingBits = 0
  return {
    write(value, count) {
      pending |= value << pendingBits
      pendingBits += count
      while (pendingBits >= 8) {
        if (length === bytes.length) {
          const more = new Uint8Array(2 * length)
          more.set(bytes)
          bytes = more
        }
        bytes[length++] = pending
        pending >>>= 8
        pendingBits -= 8
      }
    },
    finish() {
      if (pendingBits > 0) this.write(0, 8 - pendingBits)
      return bytes.subarray(0, length)
    },
  }
}
