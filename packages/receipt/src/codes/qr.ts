import type { Bitmap } from '../bitmap.ts'
import { CodeDataError } from './errors.ts'
import { packDots } from './pack-dots.ts'
import { qrCodewords } from './qr-codewords.ts'
import { QR_MASKS, qrPenalty } from './qr-mask.ts'
import { drawFormat, qrPatterns, type QrGrid } from './qr-patterns.ts'
import { LAST_QR_VERSION, qrByteCapacity, qrVersion, type QrLevel } from './qr-size.ts'
import { utf8Bytes } from './utf8.ts'

/**
 * Draws the smallest QR code that holds the data: ISO/IEC 18004 model 2, byte mode, UTF-8; one dot a module, no
 * quiet zone. The same data gives the same dots everywhere.
 *
 * @throws {CodeDataError} When the data does not fit version 40.
 */
export function drawQr(data: string, level: QrLevel): Bitmap {
  const bytes = utf8Bytes(data)
  const version = qrVersion(bytes.length, level)
  if (version === undefined) {
    throw new CodeDataError(
      `A QR code of level ${level} holds ${qrByteCapacity(LAST_QR_VERSION, level)} bytes of UTF-8, ` +
        `and this data has ${bytes.length}: shorten it${level === 'L' ? '' : ' or choose a lower level'}`,
    )
  }
  const grid = qrPatterns(version)
  placeCodewords(grid, qrCodewords(bytes, version, level))
  const masked = QR_MASKS.map((_, mask) => maskGrid(grid, level, mask))
  const penalties = masked.map(({ modules, side }) => qrPenalty(modules, side))
  // Of equals the first.
  const best = masked[penalties.indexOf(Math.min(...penalties))]!
  return packDots(best.modules, grid.side)
}

// In columns two modules wide, from the right, upwards and downwards in turn, around the fixed patterns (section
// 7.7.3). The vertical timing pattern is in no column. Modules left over stay light.
function placeCodewords({ side, modules, fixed }: QrGrid, codewords: readonly number[]): void {
  let bit = 0
  let upwards = true
  for (let right = side - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < side; step++) {
      const row = upwards ? side - 1 - step : step
      for (const column of [right, right - 1]) {
        const at = row * side + column
        if (fixed[at]) continue
        modules[at] = (codewords[bit >> 3]! >> (7 - (bit & 7))) & 1
        bit++
      }
    }
    upwards = !upwards
  }
}

function maskGrid({ side, modules, fixed }: QrGrid, level: QrLevel, mask: number): QrGrid {
  const pattern = QR_MASKS[mask]!
  const masked = modules.map((module, at) =>
    fixed[at] || pattern(Math.floor(at / side), at % side) ? module : 1 - module,
  )
  const grid = { side, modules: masked, fixed }
  drawFormat(grid, level, mask)
  return grid
}
