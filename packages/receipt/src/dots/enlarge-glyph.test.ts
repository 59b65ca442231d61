import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enlargeGlyph } from './enlarge-glyph.ts'

const glyph = fc.array(fc.integer({ min: 0, max: 4095 }), { minLength: 24, maxLength: 24 })

function dotsOf(rows: Iterable<number>, width: number): string[] {
  return Array.from(rows, (row) => row.toString(2).padStart(width, '0'))
}

function double(line: string): string {
  return line.replaceAll('0', '00').replaceAll('1', '11')
}

/** Scale2x dot by dot as it is published, with edges that go on as they are. */
function scale2x(lines: string[]): string[] {
  const at = (x: number, y: number) => lines[Math.min(23, Math.max(0, y))]![Math.min(11, Math.max(0, x))]!
  return lines.flatMap((_, y) => {
    const [upper, lower] = [[] as string[], [] as string[]]
    for (let x = 0; x < 12; x++) {
      const [b, d, e, f, h] = [at(x, y - 1), at(x - 1, y), at(x, y), at(x + 1, y), at(x, y + 1)]
      const isMixed = b !== h && d !== f
      upper.push(isMixed && d === b ? d : e, isMixed && b === f ? f : e)
      lower.push(isMixed && d === h ? d : e, isMixed && h === f ? f : e)
    }
    return [upper.join(''), lower.join('')]
  })
}

describe('enlargeGlyph', () => {
  it('doubles dots across or down', () => {
    fc.assert(
      fc.property(glyph, (rows) => {
        const lines = dotsOf(rows, 12)
        expect(dotsOf(enlargeGlyph(rows, true, false), 24)).toEqual(lines.map(double))
        expect(dotsOf(enlargeGlyph(rows, false, true), 12)).toEqual(lines.flatMap((line) => [line, line]))
      }),
    )
  })

  it('is Scale2x in both directions', () => {
    fc.assert(
      fc.property(glyph, (rows) => {
        expect(dotsOf(enlargeGlyph(rows, true, true), 24)).toEqual(scale2x(dotsOf(rows, 12)))
      }),
    )
  })
})
