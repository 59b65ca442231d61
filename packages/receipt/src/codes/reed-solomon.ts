/**
 * The Reed-Solomon correction codewords of a block: the remainder of its polynomial, shifted by their number, by the
 * generator polynomial (ISO/IEC 18004 section 7.5.2). Long divisions repeat, so the generator is worked out each
 * time: a symbol has at most 81 blocks.
 */
export function correctionCodewords(data: readonly number[], count: number): number[] {
  const generator = generatorOf(count)
  const remainder = Array.from({ length: count }, () => 0)
  for (const codeword of data) {
    const factor = codeword ^ remainder.shift()!
    remainder.push(0)
    generator.forEach((coefficient, at) => (remainder[at]! ^= multiply(coefficient, factor)))
  }
  return remainder
}

// (x - 1)(x - 2)(x - 4)… to the given degree: coefficients from the highest power down, without the leading 1.
function generatorOf(degree: number): number[] {
  let generator = [1]
  for (let at = 0, root = 1; at < degree; at++, root = multiply(root, 2)) {
    const shifted = [...generator, 0]
    generator = shifted.map((coefficient, power) => coefficient ^ multiply(generator[power - 1] ?? 0, root))
  }
  return generator.slice(1)
}

// In GF(256) as the standard defines it: polynomials over bits, modulo x⁸ + x⁴ + x³ + x² + 1.
function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0)
    if ((b >> bit) & 1) product ^= a
  }
  return product
}
