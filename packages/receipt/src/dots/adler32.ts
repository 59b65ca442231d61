/** Adler-32 of some bytes (RFC 1950, section 8.2), as an unsigned number. */
export function adler32(data: Uint8Array): number {
  let low = 1
  let high = 0
  // 3800 bytes keep both sums below 2^32, …
  for (let start = 0; start < data.length; start += 3800) {
    const end = Math.min(start + 3800, data.length)
    for (let i = start; i < end; i++) {
      low += data[i]!
      high += low
    }
    // … so the division can wait.
    low %= 65_521
    high %= 65_521
  }
  return high * 65_536 + low
}
