// What the benchmarks share: order statistics, and the options of a command line.

/** The value that a share of all values stays below, such as 0.5 for the median. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  return below + (sorted[Math.ceil(place)] - below) * (place % 1)
}

export const median = (values) => quantile(values, 0.5)

/** `0.98 (0.91-1.04)`: the median, and the quartiles that tell how far to trust it. */
export function spread(values, digits = 2) {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(values, share).toFixed(digits))
  return `${middle} (${low}-${high})`
}

/** Prints the gates and fails the process when one is missed. */
export function judge(gates) {
  for (const { name, value, atLeast, atMost } of gates) {
    const limit = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`
    console.log(
      `${isMet({ value, atLeast, atMost }) ? 'ok  ' : 'MISS'} ${name}: ${value.toFixed(2)}, ${limit}`,
    )
  }
  if (!gates.every(isMet)) process.exitCode = 1
}

function isMet({ value, atLeast = -Infinity, atMost = Infinity }) {
  return value >= atLeast && value <= atMost
}
