import { encode } from 'uqr'
import { isBlack } from '../bitmap.ts'
import { drawQr } from './qr.ts'
import type { QrLevel } from './qr-size.ts'
import { scan } from './scan.test-helper.ts'

/**
 * Draws a code, has it read by zxing and compares every module with what uqr draws with the same mask. Gives what is
 * wrong.
 */
export async function qrFaults(data: string, level: QrLevel): Promise<string[]> {
  const faults: string[] = []
  const bitmap = drawQr(data, level)
  const bytes = new TextEncoder().encode(data)
  const scanned = await scan(bitmap, 'QRCode')
  if (scanned === undefined) return ['not read']
  if (!Buffer.from(scanned.bytes).equals(bytes)) faults.push('other bytes read')
  if (scanned.ecLevel !== level) faults.push(`level ${scanned.ecLevel}`)
  if (scanned.hasECI) faults.push('with ECI')
  const { DataMask: mask, UEC: unusedCorrection } = JSON.parse(scanned.extra) as Record<string, number>
  if (unusedCorrection !== 1) faults.push('read only with error correction')

  const masked = Array.from({ length: 8 }, (_, maskPattern) => {
    const options = { ecc: level, boostEcc: false, border: 0, maskPattern }
    return encode([...bytes], options).data.map((row) => row.map(Number).join(''))
  })
  const dots = Array.from({ length: bitmap.width ** 2 }, (_, at) => {
    return Number(isBlack(bitmap, at % bitmap.width, Math.floor(at / bitmap.width)))
  })
  if (dots.join('') !== masked[mask!]!.join('')) faults.push('other modules than uqr')
  const penalties = masked.map(penaltyPoints)
  const best = penalties.indexOf(Math.min(...penalties))
  if (mask !== best) faults.push(`mask ${mask} instead of ${best}`)
  return faults
}

/** The penalty of rows of 0 and 1: ISO/IEC 18004 section 7.8.3.1, word by word. */
export function penaltyPoints(rows: readonly string[]): number {
  const columns = Array.from(rows, (_, x) => rows.map((row) => row[x]!).join(''))
  const lines = [...rows, ...columns]
  let points = 0
  for (const [run] of lines.flatMap((line) => [...line.matchAll(/0{5,}|1{5,}/g)]))
    points += 3 + run.length - 5
  for (let y = 1; y < rows.length; y++) {
    for (let x = 1; x < rows.length; x++) {
      const block = rows[y - 1]!.slice(x - 1, x + 1) + rows[y]!.slice(x - 1, x + 1)
      if (block === '0000' || block === '1111') points += 3
    }
  }
  for (const line of lines) {
    points += 40 * [...`0000${line}0000`.matchAll(/(?=1011101)(?:(?<=0000)|(?=.{7}0000))/g)].length
  }
  const dark = rows.join('').replaceAll('0', '').length
  const percent = (100 * dark) / rows.length ** 2
  return points + 10 * Math.floor(Math.abs(percent - 50) / 5)
}
