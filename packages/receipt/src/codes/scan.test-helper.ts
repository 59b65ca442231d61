import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isBlack, type Bitmap } from '../bitmap.ts'

/** What a reader saw in a picture. */
interface Scan {
  /** Empty when nothing, or nothing valid, was found. */
  readonly text: string
  readonly bytes: Uint8Array
  /** Error correction level of a QR code. */
  readonly ecLevel: string
  readonly hasECI: boolean
  /** For a QR code JSON, with the mask and how much of the error correction was not needed. */
  readonly extra: string
}

/** Formats as zxing names them. */
export type ScanFormat = 'QRCode' | 'EAN13' | 'EAN8' | 'UPCA' | 'Code39Std' | 'ITF' | 'Code128'

/** Reads a drawn code with zxing: each dot four pixels wide, with a quiet zone of ten dots. */
export async function scan(bitmap: Bitmap, format: ScanFormat): Promise<Scan | undefined> {
  const scans = await reader.readBarcodes(pixels(bitmap), { formats: [format], tryHarder: true })
  return scans[0]
}

interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

interface Reader {
  prepareZXingModule(options: { overrides: { wasmBinary: ArrayBuffer } }): void
  readBarcodes(picture: Picture, options: { formats: ScanFormat[]; tryHarder: boolean }): Promise<Scan[]>
}

// Required and not imported: its types want a browser's. The file is handed over, or it would be fetched.
const require = createRequire(import.meta.url)
const reader = require('zxing-wasm/reader') as Reader
const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
reader.prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

const SCALE = 4
const QUIET = 10
// Barcodes are one dot high.
const BAR_HEIGHT = 10

function pixels(bitmap: Bitmap): Picture {
  const stretch = bitmap.height === 1 ? BAR_HEIGHT : 1
  const width = (bitmap.width + 2 * QUIET) * SCALE
  const height = (bitmap.height * stretch + 2 * QUIET) * SCALE
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < bitmap.height * stretch * SCALE; y++) {
    for (let x = 0; x < bitmap.width * SCALE; x++) {
      if (!isBlack(bitmap, Math.floor(x / SCALE), Math.floor(y / SCALE / stretch))) continue
      const at = ((y + QUIET * SCALE) * width + x + QUIET * SCALE) * 4
      data.fill(0, at, at + 3)
    }
  }
  return { width, height, data }
}
