import { adler32 } from './adler32.ts'
import { createBitWriter } from './bit-writer.ts'
import { writeBlock } from './deflate-block.ts'

// RFC 1951: matches are 3 to 258 bytes long and at most 32 768 bytes back.
const MIN_MATCH = 3
const MAX_MATCH = 258
const WINDOW = 32_768
// So many earlier places are tried for a match. More find little in a receipt.
const MAX_CHAIN = 32
const HASH_BITS = 14
// A block gets its own Huffman codes: enough tokens to pay for them, few enough to fit what is in it.
const BLOCK_TOKENS = 16_384

/**
 * Compresses bytes to a zlib stream (RFC 1950 and 1951): for PNG and PDF. The same bytes give the same stream on
 * every platform, which no platform's own zlib promises.
 */
export function deflate(data: Uint8Array): Uint8Array {
  const out = createBitWriter()
  // Deflate with a window of 32 kB, no dictionary, and check bits that make the pair a multiple of 31.
  out.write(0x78, 8)
  out.write(0x01, 8)

  // A token is a literal byte, or a match as `distance << 9 | length`.
  const tokens = new Uint32Array(BLOCK_TOKENS)
  let count = 0
  const matcher = createMatcher(data)
  for (let at = 0; at < data.length;) {
    const match = matcher.find(at)
    const step = match === 0 ? 1 : match & 0x1ff
    tokens[count++] = match === 0 ? data[at]! : match
    matcher.pass(at, at + step)
    at += step
    if (count === BLOCK_TOKENS) {
      writeBlock(out, tokens, false)
      count = 0
    }
  }
  writeBlock(out, tokens.subarray(0, count), true)

  const body = out.finish()
  const stream = new Uint8Array(body.length + 4)
  stream.set(body)
  new DataView(stream.buffer).setUint32(body.length, adler32(data))
  return stream
}

function createMatcher(data: Uint8Array) {
  // The latest place of each hash, and for each place in the window the one before it with the same hash; plus 1.
  const latest = new Int32Array(1 << HASH_BITS)
  const before = new Int32Array(WINDOW)
  const last = data.length - MIN_MATCH
  const hashAt = (at: number) =>
    Math.imul((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!, 0x9e37_79b1) >>> (32 - HASH_BITS)

  return {
    /** The longest match at a place, the nearest of equals, as a token; 0 for none. */
    find(at: number): number {
      if (at > last) return 0
      const longest = Math.min(MAX_MATCH, data.length - at)
      let length = MIN_MATCH - 1
      let distance = 0
      let candidate = latest[hashAt(at)]! - 1
      for (let chain = MAX_CHAIN; chain > 0 && candidate >= 0 && at - candidate <= WINDOW; chain--) {
        if (data[candidate + length] === data[at + length]) {
          let same = 0
          while (same < longest && data[candidate + same] === data[at + same]) same++
          if (same > length) {
            length = same
            distance = at - candidate
            if (same === longest) break
          }
        }
        candidate = before[candidate % WINDOW]! - 1
      }
      return distance === 0 ? 0 : (distance << 9) | length
    },
    /** Remembers the places that were written. */
    pass(from: number, to: number): void {
      for (let at = from; at < to && at <= last; at++) {
        const hash = hashAt(at)
        before[at % WINDOW] = latest[hash]!
        latest[hash] = at + 1
      }
    },
  }
}
