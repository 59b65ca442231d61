/** Divides and rounds commercially, halves away from zero. `by` is above zero. */
export function divideRounded(amount: bigint, by: bigint): bigint {
  const size = amount < 0n ? -amount : amount
  const rounded = (2n * size + by) / (2n * by)
  return amount < 0n ? -rounded : rounded
}
