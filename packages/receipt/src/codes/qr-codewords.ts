import { qrCountBytes, qrStructure, type QrLevel } from './qr-size.ts'
import { correctionCodewords } from './reed-solomon.ts'

/**
 * The bytes as the codewords of a symbol: one segment in byte mode, padded, with error correction, in the order in
 * which they are placed (ISO/IEC 18004 sections 7.4 to 7.6). The bytes must fit.
 */
export function qrCodewords(bytes: readonly number[], version: number, level: QrLevel): number[] {
  const { codewords, blocks, correction } = qrStructure(version, level)
  const data = dataCodewords(bytes, version, codewords - blocks * correction)
  // Blocks differ by one codeword at most, and the short ones come first.
  const short = Math.floor(data.length / blocks)
  const firstLong = blocks - (data.length % blocks)
  const split = Array.from({ length: blocks }, (_, block) => {
    const start = block * short + Math.max(0, block - firstLong)
    return data.slice(start, start + short + (block < firstLong ? 0 : 1))
  })
  return [...interleave(split), ...interleave(split.map((block) => correctionCodewords(block, correction)))]
}

// No ECI segment announces the UTF-8: printers send none, readers find UTF-8 by themselves, and some of them
// refuse a symbol with ECI. A picture of a code must not be read differently from a printed one.
function dataCodewords(bytes: readonly number[], version: number, capacity: number): number[] {
  const count = qrCountBytes(version) === 1 ? [bytes.length] : [bytes.length >> 8, bytes.length & 0xff]
  const data: number[] = []
  // Mode 4 (byte) and the terminator 0 take half a codeword each, so everything between them straddles two.
  let half = 4
  for (const byte of [...count, ...bytes, 0]) {
    data.push((half << 4) | (byte >> 4))
    half = byte & 0xf
  }
  for (let pad = 0xec; data.length < capacity; pad ^= 0xec ^ 0x11) data.push(pad)
  return data
}

// The first codeword of every block, then the second of every block, and so on.
function interleave(blocks: readonly (readonly number[])[]): number[] {
  const longest = blocks.at(-1)!.length
  return Array.from({ length: longest }, (_, at) => blocks.flatMap((block) => block[at] ?? [])).flat()
}
