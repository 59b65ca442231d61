// Chance that a seed decides: the same numbers on every machine.

/**
 * A stream of numbers from 0 to below 1, of its own for each name: what one part of the world draws moves no other.
 * @param {number} seed
 * @param {string} name
 * @returns {() => number}
 */
export function chance(seed, name) {
  let state = hash(`${seed}/${name}`)
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a, and a last stir: seeds that follow each other begin far apart. */
function hash(text) {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
}

/** A whole number from `least` to `most`, both of them in. */
export function between(draw, least, most) {
  return least + Math.floor(draw() * (most - least + 1))
}

/** One of these, each as often as its weight says. */
export function weighted(draw, weights) {
  const entries = Object.entries(weights)
  let left = draw() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0])[0]
}

export function oneOf(draw, values) {
  return values[Math.floor(draw() * values.length)]
}
