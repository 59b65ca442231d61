/** A block of deflated data ends with this symbol (RFC 1951, section 3.2.5). */
export const END_OF_BLOCK = 256

/** The shortest match that each length symbol from 257 on stands for, and its extra bits (RFC 1951, 3.2.5). */
export const LENGTHS: Ranges = {
  base: [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227, 258,
  ],
  extraBits: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
}

/** The shortest distance that each distance symbol stands for, and its extra bits (RFC 1951, 3.2.5). */
export const DISTANCES: Ranges = {
  base: [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
    4097, 6145, 8193, 12289, 16385, 24577,
  ],
  extraBits: [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ],
}

/** The order in which a dynamic block gives the lengths of the code length code (RFC 1951, 3.2.7). */
export const CODE_LENGTH_ORDER: readonly number[] = [
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
]

/** The code lengths of a block with fixed codes (RFC 1951, 3.2.6). */
export const FIXED_LITERAL_LENGTHS: Uint8Array = Uint8Array.from({ length: 288 }, (_, symbol) => {
  if (symbol < 144) return 8
  if (symbol < 256) return 9
  return symbol < 280 ? 7 : 8
})

/** All distances have 5 bits in a block with fixed codes (RFC 1951, 3.2.6). */
export const FIXED_DISTANCE_LENGTHS: Uint8Array = new Uint8Array(30).fill(5)

interface Ranges {
  readonly base: readonly number[]
  readonly extraBits: readonly number[]
}
