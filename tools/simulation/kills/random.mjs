/**
 * Chance by a seed: the same seed, the same day (mulberry32).
 * @param {number} seed
 */
export function randomOf(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    /** From 0 up to `below`, without it. @param {number} below */
    whole: (below) => Math.floor(next() * below),
    /** @template T @param {readonly T[]} of @returns {T} */
    one: (of) => /** @type {T} */ (of[Math.floor(next() * of.length)]),
    /** @param {number} share */
    chance: (share) => next() < share,
  }
}

/** @typedef {ReturnType<typeof randomOf>} Random */
