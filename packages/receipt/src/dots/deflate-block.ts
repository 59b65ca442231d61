import type { BitWriter } from './bit-writer.ts'
import {
  CODE_LENGTH_ORDER,
  DISTANCES,
  END_OF_BLOCK,
  FIXED_DISTANCE_LENGTHS,
  FIXED_LITERAL_LENGTHS,
  LENGTHS,
} from './deflate-tables.ts'
import { huffmanCodes, huffmanLengths } from './huffman.ts'

/**
 * Writes one block (RFC 1951, section 3.2.3) with fixed or with its own codes, whichever is shorter. A token is a
 * literal byte, or a match as `distance << 9 | length`.
 */
export function writeBlock(out: BitWriter, tokens: Uint32Array, final: boolean): void {
  const literalCounts = new Uint32Array(286)
  const distanceCounts = new Uint32Array(30)
  literalCounts[END_OF_BLOCK] = 1
  for (const token of tokens) {
    if (token < 256) literalCounts[token]!++
    else {
      literalCounts[257 + rangeOf(LENGTHS.base, token & 0x1ff)]!++
      distanceCounts[rangeOf(DISTANCES.base, token >>> 9)]!++
    }
  }

  const literals = huffmanLengths(literalCounts, 15)
  const distances = huffmanLengths(distanceCounts, 15)
  // One distance code of zero bits would mean "none", so there is always one of one bit (RFC 1951, 3.2.7).
  if (distances.every((length) => length === 0)) distances[0] = 1
  const header = describeCodes(literals, distances)
  const dynamic = header.bits + size(literalCounts, literals) + size(distanceCounts, distances)
  const fixed = size(literalCounts, FIXED_LITERAL_LENGTHS) + size(distanceCounts, FIXED_DISTANCE_LENGTHS)

  out.write(final ? 1 : 0, 1)
  if (fixed <= dynamic) {
    out.write(1, 2)
    writeTokens(out, tokens, FIXED_LITERAL_LENGTHS, FIXED_DISTANCE_LENGTHS)
  } else {
    out.write(2, 2)
    header.write(out)
    writeTokens(out, tokens, literals, distances)
  }
}

function size(counts: Uint32Array, lengths: Uint8Array): number {
  return counts.reduce((bits, count, symbol) => bits + count * lengths[symbol]!, 0)
}

function writeTokens(out: BitWriter, tokens: Uint32Array, literals: Uint8Array, distances: Uint8Array): void {
  const literalCodes = huffmanCodes(literals)
  const distanceCodes = huffmanCodes(distances)
  for (const token of tokens) {
    if (token < 256) {
      out.write(literalCodes[token]!, literals[token]!)
      continue
    }
    const length = token & 0x1ff
    const lengthRange = rangeOf(LENGTHS.base, length)
    out.write(literalCodes[257 + lengthRange]!, literals[257 + lengthRange]!)
    out.write(length - LENGTHS.base[lengthRange]!, LENGTHS.extraBits[lengthRange]!)
    const distance = token >>> 9
    const distanceRange = rangeOf(DISTANCES.base, distance)
    out.write(distanceCodes[distanceRange]!, distances[distanceRange]!)
    out.write(distance - DISTANCES.base[distanceRange]!, DISTANCES.extraBits[distanceRange]!)
  }
  out.write(literalCodes[END_OF_BLOCK]!, literals[END_OF_BLOCK]!)
}

/** The header of a block with its own codes (RFC 1951, 3.2.7): the code lengths, themselves Huffman coded. */
function describeCodes(literals: Uint8Array, distances: Uint8Array) {
  const used = literals.findLastIndex((length) => length > 0) + 1
  const usedDistances = distances.findLastIndex((length) => length > 0) + 1
  const runs = runsOf([...literals.subarray(0, used), ...distances.subarray(0, usedDistances)])
  const counts = new Uint32Array(19)
  for (const { symbol } of runs) counts[symbol]!++
  const lengths = huffmanLengths(counts, 7)
  const codes = huffmanCodes(lengths)
  const told = CODE_LENGTH_ORDER.findLastIndex((symbol) => lengths[symbol]! > 0) + 1
  return {
    bits: 14 + 3 * told + runs.reduce((bits, run) => bits + lengths[run.symbol]! + run.extraBits, 0),
    write(out: BitWriter): void {
      out.write(used - 257, 5)
      out.write(usedDistances - 1, 5)
      out.write(told - 4, 4)
      for (const symbol of CODE_LENGTH_ORDER.slice(0, told)) out.write(lengths[symbol]!, 3)
      for (const run of runs) {
        out.write(codes[run.symbol]!, lengths[run.symbol]!)
        out.write(run.extra, run.extraBits)
      }
    },
  }
}

/** Code lengths with runs drawn together: 16 repeats the last length 3 to 6 times, 17 and 18 are 3 to 138 zeros. */
function runsOf(lengths: number[]) {
  const runs: { symbol: number; extra: number; extraBits: number }[] = []
  for (let at = 0; at < lengths.length;) {
    const length = lengths[at]!
    let end = at + 1
    while (lengths[end] === length) end++
    if (length > 0) {
      runs.push({ symbol: length, extra: 0, extraBits: 0 })
      at++
    }
    while (end - at >= 3) {
      const count = Math.min(end - at, length > 0 ? 6 : 138)
      if (length > 0) runs.push({ symbol: 16, extra: count - 3, extraBits: 2 })
      else if (count <= 10) runs.push({ symbol: 17, extra: count - 3, extraBits: 3 })
      else runs.push({ symbol: 18, extra: count - 11, extraBits: 7 })
      at += count
    }
    for (; at < end; at++) runs.push({ symbol: length, extra: 0, extraBits: 0 })
  }
  return runs
}

/** The last range that begins at or below a value. */
function rangeOf(bases: readonly number[], value: number): number {
  let low = 0
  let high = bases.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (bases[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}
