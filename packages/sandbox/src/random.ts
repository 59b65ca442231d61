/** Ids and tokens, the same for the same seed. */
export interface Random {
  /** `STX_` and 30 upper-case letters and digits. */
  id(prefix: string): string
  /** 26 lower-case letters and digits. */
  token(): string
  /** 32 hexadecimal digits. */
  supportId(): string
}

// No I, L, O: as in the vendor's ids.
const idLetters = '0123456789ABCDEFGHJKMNPQRSTUVWXYZ'
const tokenLetters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A source of ids from a whole number (mulberry32: small, and plenty for names). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const text = (letters: string, length: number): string =>
    Array.from({ length }, () => letters[Math.floor(next() * letters.length)]).join('')
  return {
    id: (prefix) => `${prefix}_${text(idLetters, 30)}`,
    token: () => text(tokenLetters, 26),
    supportId: () => text('0123456789abcdef', 32),
  }
}
