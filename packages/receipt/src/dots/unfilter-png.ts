import { ImageFormatError } from './image-format-error.ts'

/**
 * Undoes the filters of a PNG's rows in place (ISO/IEC 15948, section 9.2). Each row is its filter and `stride`
 * bytes; `step` is how many bytes a dot has, at least 1. Throws an `ImageFormatError` for an unknown filter.
 */
export function unfilter(lines: Uint8Array, stride: number, step: number): void {
  for (let start = 0; start < lines.length; start += stride + 1) {
    const filter = lines[start]!
    if (filter > 4) throw new ImageFormatError("The picture's data is damaged: a row has an unknown filter.")
    if (filter === 0) continue
    for (let i = 1; i <= stride; i++) {
      const at = start + i
      const left = i > step ? lines[at - step]! : 0
      const up = start > 0 ? lines[at - stride - 1]! : 0
      const upLeft = start > 0 && i > step ? lines[at - stride - 1 - step]! : 0
      lines[at]! += predict(filter, left, up, upLeft)
    }
  }
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  // Paeth: whichever neighbour is nearest to left + up - upLeft.
  const toLeft = Math.abs(up - upLeft)
  const toUp = Math.abs(left - upLeft)
  const toUpLeft = Math.abs(left + up - 2 * upLeft)
  if (toLeft <= toUp && toLeft <= toUpLeft) return left
  return toUp <= toUpLeft ? up : upLeft
}
