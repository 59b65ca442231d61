let table: Uint32Array | undefined

/** CRC-32 of `data[start..end)` as PNG uses it (ISO/IEC 15948, annex D), as an unsigned number. */
export function crc32(data: Uint8Array, start: number, end: number): number {
  table ??= createTable()
  let crc = 0xffff_ffff
  for (let i = start; i < end; i++) crc = table[(crc ^ data[i]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function createTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb8_8320 ^ (crc >>> 1) : crc >>> 1
    return crc
  })
}
