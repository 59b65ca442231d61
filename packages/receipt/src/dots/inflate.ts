import { adler32 } from './adler32.ts'
import {
  CODE_LENGTH_ORDER,
  DISTANCES,
  END_OF_BLOCK,
  FIXED_DISTANCE_LENGTHS,
  FIXED_LITERAL_LENGTHS,
  LENGTHS,
} from './deflate-tables.ts'
import { ImageFormatError } from './image-format-error.ts'

/**
 * Decompresses a zlib stream (RFC 1950 and 1951) that holds exactly `size` bytes. Throws an `ImageFormatError` for
 * anything else.
 */
export function inflate(stream: Uint8Array, size: number): Uint8Array {
  // No deflated byte stands for more than 1032 others: nobody gets memory for a size that cannot be there.
  if (size > 1032 * stream.length) throw truncated()
  if ((stream[0]! & 0x0f) !== 8 || ((stream[0]! << 8) | stream[1]!) % 31 !== 0 || stream[1]! & 0x20) {
    throw corrupt('this is no zlib stream')
  }
  const bits = createBitReader(stream.subarray(2))
  const out = new Uint8Array(size)
  let length = 0
  for (let final = 0; final === 0;) {
    final = bits.read(1)
    const type = bits.read(2)
    if (type === 0) length = copyStored(bits, out, length)
    else if (type === 1) length = expand(bits, out, length, FIXED_CODES)
    else if (type === 2) length = expand(bits, out, length, readCodes(bits))
    else throw corrupt('a block of unknown type')
  }
  if (length < size) throw corrupt('too few dots')

  bits.alignToByte()
  let checksum = 0
  for (let i = 0; i < 4; i++) checksum = checksum * 256 + bits.read(8)
  if (checksum !== adler32(out)) throw corrupt('wrong checksum')
  return out
}

interface Codes {
  readonly literals: HuffmanCode
  readonly distances: HuffmanCode
}

interface HuffmanCode {
  /** How many codes there are of each length in bits. */
  readonly counts: Uint16Array
  /** The symbols in the order of their codes. */
  readonly symbols: number[]
}

const FIXED_CODES: Codes = {
  literals: createCode(FIXED_LITERAL_LENGTHS),
  distances: createCode(FIXED_DISTANCE_LENGTHS),
}

type BitReader = ReturnType<typeof createBitReader>

function createBitReader(bytes: Uint8Array) {
  let at = 0
  let bit = 0
  return {
    read(count: number): number {
      let value = 0
      for (let i = 0; i < count; i++) {
        if (at >= bytes.length) throw truncated()
        value |= ((bytes[at]! >> bit) & 1) << i
        if (++bit === 8) {
          bit = 0
          at++
        }
      }
      return value
    },
    alignToByte(): void {
      if (bit > 0) at++
      bit = 0
    },
  }
}

function copyStored(bits: BitReader, out: Uint8Array, start: number): number {
  bits.alignToByte()
  const count = bits.read(16)
  if (bits.read(16) !== (count ^ 0xffff)) throw corrupt('a stored block of unclear length')
  if (start + count > out.length) throw corrupt('too many dots')
  for (let i = 0; i < count; i++) out[start + i] = bits.read(8)
  return start + count
}

function expand(bits: BitReader, out: Uint8Array, start: number, { literals, distances }: Codes): number {
  let at = start
  for (;;) {
    const symbol = readSymbol(bits, literals)
    if (symbol === END_OF_BLOCK) return at
    if (symbol < END_OF_BLOCK) {
      if (at >= out.length) throw corrupt('too many dots')
      out[at++] = symbol
      continue
    }
    const length = readRange(bits, LENGTHS, symbol - 257)
    const distance = readRange(bits, DISTANCES, readSymbol(bits, distances))
    if (distance > at) throw corrupt('a repetition of what was never there')
    if (at + length > out.length) throw corrupt('too many dots')
    for (const end = at + length; at < end; at++) out[at] = out[at - distance]!
  }
}

function readRange(bits: BitReader, ranges: typeof LENGTHS, symbol: number): number {
  const base = ranges.base[symbol]
  if (base === undefined) throw corrupt('a symbol that has no meaning')
  return base + bits.read(ranges.extraBits[symbol]!)
}

/** The codes of a block that brings its own (RFC 1951, section 3.2.7). */
function readCodes(bits: BitReader): Codes {
  const literalCount = bits.read(5) + 257
  const distanceCount = bits.read(5) + 1
  const told = bits.read(4) + 4
  const codeLengths = new Uint8Array(19)
  for (const symbol of CODE_LENGTH_ORDER.slice(0, told)) codeLengths[symbol] = bits.read(3)
  const code = createCode(codeLengths)

  const lengths = new Uint8Array(literalCount + distanceCount)
  for (let at = 0; at < lengths.length;) {
    const symbol = readSymbol(bits, code)
    if (symbol < 16) {
      lengths[at++] = symbol
      continue
    }
    if (symbol === 16 && at === 0) throw corrupt('a repetition of what was never there')
    const repeated = symbol === 16 ? lengths[at - 1]! : 0
    const count = symbol === 16 ? bits.read(2) + 3 : symbol === 17 ? bits.read(3) + 3 : bits.read(7) + 11
    if (at + count > lengths.length) throw corrupt('too many code lengths')
    lengths.fill(repeated, at, at + count)
    at += count
  }
  return {
    literals: createCode(lengths.subarray(0, literalCount)),
    distances: createCode(lengths.subarray(literalCount)),
  }
}

function createCode(lengths: Uint8Array): HuffmanCode {
  const counts = new Uint16Array(16)
  for (const length of lengths) if (length > 0) counts[length]!++
  let free = 1
  for (let length = 1; length < 16; length++) {
    free = 2 * free - counts[length]!
    if (free < 0) throw corrupt('more codes than there are')
  }
  const symbols = [...lengths.keys()].filter((symbol) => lengths[symbol]! > 0)
  return { counts, symbols: symbols.toSorted((a, b) => lengths[a]! - lengths[b]! || a - b) }
}

/** Canonical codes of one length follow each other, so counting through the lengths finds the symbol. */
function readSymbol(bits: BitReader, { counts, symbols }: HuffmanCode): number {
  let code = 0
  let first = 0
  let index = 0
  for (let length = 1; length < 16; length++) {
    code |= bits.read(1)
    const count = counts[length]!
    if (code - first < count) return symbols[index + code - first]!
    index += count
    first = (first + count) << 1
    code <<= 1
  }
  throw corrupt('a code that has no meaning')
}

function corrupt(reason: string): ImageFormatError {
  return new ImageFormatError(`The picture's data is damaged: ${reason}.`)
}

function truncated(): ImageFormatError {
  return new ImageFormatError("The picture's data ends too early.")
}
