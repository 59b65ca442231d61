/** Ids and secrets, the same for the same seed. */
export interface Random {
  /** `STX_` and 30 upper-case letters and digits. */
  id(prefix: string): string
  /** 26 lower-case letters and digits: tokens, device codes, secrets. Not to be guessed, unless a seed was given. */
  token(): string
  /** 32 hexadecimal digits, from a source of their own: a refusal moves nothing that is kept. */
  supportId(): string
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  /** Where the source of ids and secrets stands: with it, it goes on as if nothing had come in between. */
  state(): number
  restore(state: number): void
}

// No I, L, O: as in the vendor's ids.
const idLetters = '0123456789ABCDEFGHJKMNPQRSTUVWXYZ'
const tokenLetters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A source of ids from a whole number (mulberry32: small, and plenty for names). Its secrets are no secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  let refusals = ~state >>> 0
  function next(): number {
    state = step(state)
    return mixed(state)
  }
  function nextRefusal(): number {
    refusals = step(refusals)
    return mixed(refusals)
  }
  return {
    id: (prefix) => `${prefix}_${text(next, idLetters, 30)}`,
    token: () => text(next, tokenLetters, 26),
    supportId: () => text(nextRefusal, '0123456789abcdef', 32),
    below: (below) => next() % below,
    state: () => state,
    restore(restored) {
      state = restored
    },
  }
}

function step(state: number): number {
  return (state + 0x6d2b79f5) >>> 0
}

function mixed(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), state | 1)
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
  return (bits ^ (bits >>> 14)) >>> 0
}

/** Five letters a draw: 36^5 is far below 2^32. */
function text(next: () => number, letters: string, length: number): string {
  let written = ''
  let left = 0
  for (let index = 0; index < length; index += 1) {
    if (index % 5 === 0) left = next()
    written += letters[left % letters.length]
    left = Math.floor(left / letters.length)
  }
  return written
}

/** A source that starts anywhere, and whose secrets come from the machine. */
export function unseededRandom(): Random {
  // Ids are no secrets; and the machine's source takes longer to load than the sandbox to start.
  const start = Math.floor(Math.random() * 2 ** 32)
  return {
    ...seededRandom(start),
    token() {
      // The few bytes beyond the last full round of letters are dropped: no letter is likelier than another.
      let written = ''
      while (written.length < 26) {
        const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
        if (byte < 252) written += tokenLetters[byte % 36]
      }
      return written
    },
  }
}
