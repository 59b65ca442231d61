// SHA-256 (FIPS 180-4), so that a journal has the same hash in Node and in a browser, at once and without waiting.

const roundConstants = fractions(64, 1 / 3)
const start = fractions(8, 1 / 2)

/** The first 32 bits of the fractional parts of roots of the first primes. */
function fractions(count: number, power: number): Uint32Array {
  const words = new Uint32Array(count)
  let found = 0
  for (let candidate = 2; found < count; candidate += 1) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1)
      if (candidate % divisor === 0) isPrime = false
    if (!isPrime) continue
    words[found] = Math.floor((candidate ** power % 1) * 2 ** 32)
    found += 1
  }
  return words
}

/** A hash that is fed bit by bit. */
export interface Sha256 {
  /** Adds the UTF-8 bytes of a text. */
  update(text: string): void
  /** 64 hexadecimal digits of all that was added; more may follow. */
  digest(): string
}

export function sha256(): Sha256 {
  const state = start.slice()
  let rest = new Uint8Array(0)
  let length = 0
  const encoder = new TextEncoder()

  return {
    update(text) {
      const bytes = encoder.encode(text)
      length += bytes.length
      const all = new Uint8Array(rest.length + bytes.length)
      all.set(rest)
      all.set(bytes, rest.length)
      const whole = all.length - (all.length % 64)
      compress(state, all.subarray(0, whole))
      rest = all.slice(whole)
    },
    digest() {
      const padded = new Uint8Array(rest.length < 56 ? 64 : 128)
      padded.set(rest)
      padded[rest.length] = 0x80
      const view = new DataView(padded.buffer)
      view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29))
      view.setUint32(padded.length - 4, (length * 8) >>> 0)
      const last = state.slice()
      compress(last, padded)
      return [...last].map((each) => each.toString(16).padStart(8, '0')).join('')
    },
  }
}

const schedule = new Uint32Array(64)

/** Takes whole blocks of 64 bytes into the state. */
function compress(state: Uint32Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let block = 0; block < bytes.length; block += 64) {
    for (let index = 0; index < 16; index += 1) schedule[index] = view.getUint32(block + index * 4)
    for (let index = 16; index < 64; index += 1) {
      const [early, late] = [word(schedule, index - 15), word(schedule, index - 2)]
      const mixedEarly = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3)
      const mixedLate = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10)
      schedule[index] = word(schedule, index - 16) + mixedEarly + word(schedule, index - 7) + mixedLate
    }
    let [a, b, c, d, e, f, g, h] = [...state] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    for (let index = 0; index < 64; index += 1) {
      const first =
        h +
        (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) +
        ((e & f) ^ (~e & g)) +
        word(roundConstants, index) +
        word(schedule, index)
      const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      h = g
      g = f
      f = e
      e = (d + first) >>> 0
      d = c
      c = b
      b = a
      a = (first + second) >>> 0
    }
    for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = word(state, index) + value
  }
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0
}

function rotated(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by))
}
