import { utf8Bytes } from './utf8.ts'

/**
 * Side length, in modules and without the quiet zone, of the smallest QR code that holds the data: ISO/IEC 18004
 * model 2, byte mode, UTF-8. Undefined when even version 40 is too small.
 */
export function qrModules(data: string, level: QrLevel): number | undefined {
  const version = qrVersion(utf8Bytes(data).length, level)
  return version && qrSide(version)
}

/** How much damage a QR code survives: about 7 % (L), 15 % (M), 25 % (Q) or 30 % (H) of its codewords. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H'

/** The largest version of a QR code. */
export const LAST_QR_VERSION = 40

/** The smallest version, 1 to 40, that holds so many bytes in byte mode; undefined when none does. */
export function qrVersion(bytes: number, level: QrLevel): number | undefined {
  for (let version = 1; version <= LAST_QR_VERSION; version++) {
    if (bytes <= qrByteCapacity(version, level)) return version
  }
  return undefined
}

/** The most bytes that byte mode can put into a version. */
export function qrByteCapacity(version: number, level: QrLevel): number {
  const { codewords, blocks, correction } = qrStructure(version, level)
  // The mode before the bytes and the terminator behind them take 4 bits each: one byte together.
  return codewords - blocks * correction - 1 - qrCountBytes(version)
}

/** Bytes of the character count in byte mode (ISO/IEC 18004 table 3). */
export function qrCountBytes(version: number): number {
  return version < 10 ? 1 : 2
}

/** Side length in modules. */
export function qrSide(version: number): number {
  return 17 + 4 * version
}

/** Alignment patterns along one side; none in version 1. */
export function qrAlignments(version: number): number {
  return version === 1 ? 0 : Math.floor(version / 7) + 2
}

interface QrStructure {
  readonly codewords: number
  readonly blocks: number
  readonly correction: number
}

/**
 * How a version is divided at a level (ISO/IEC 18004 table 9): all its codewords, the blocks they come in, and the
 * error correction codewords of each block.
 */
export function qrStructure(version: number, level: QrLevel): QrStructure {
  const side = qrSide(version)
  const alignments = qrAlignments(version)
  // All modules without finder patterns and separators (3 × 64), both timing patterns, format (31) and version (36).
  let modules = side * side - 3 * 64 - 2 * (side - 16) - 31
  if (version >= 7) modules -= 36
  // Alignment patterns are 5 × 5. Three corners have none, and those of row and column 6 share 5 with the timing.
  if (alignments > 0) modules -= 25 * (alignments * alignments - 3) - 2 * 5 * (alignments - 2)
  return {
    codewords: modules >> 3,
    blocks: BLOCKS[level][version - 1]!,
    correction: CORRECTION[level][version - 1]!,
  }
}

// By version, from 1 to 40.
const BLOCKS: Readonly<Record<QrLevel, readonly number[]>> = {
  L: [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17,
    18, 19, 19, 20, 21, 22, 24, 25,
  ],
  M: [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
    31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ],
  Q: [
    1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38,
    40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
  ],
  H: [
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45,
    48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
  ],
}
const CORRECTION: Readonly<Record<QrLevel, readonly number[]>> = {
  L: [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  M: [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ],
  Q: [
    13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  H: [
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
}
