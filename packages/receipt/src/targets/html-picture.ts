import { encodeBase64 } from '../base64.ts'
import type { Bitmap } from '../bitmap.ts'
import { drawBarcode } from '../codes/barcode.ts'
import { drawQr } from '../codes/qr.ts'
import { BAR_QUIET, QR_QUIET } from '../codes/quiet-zone.ts'
import { encodePng } from '../dots/encode-png.ts'
import type { ImageLine, QrLine } from '../line.ts'
import type { BarcodeRow } from '../page.ts'
import { escapeXml } from './escape-xml.ts'
import { frameCode } from './frame-code.ts'

// A cell is 12 dots on paper and about 8 pixels on a screen.
const PIXELS = 2 / 3
/** A picture as `<img>`. */
export function htmlImage({ bitmap, alt }: ImageLine): string {
  return writeImg(bitmap, PIXELS, alt, '')
}

/**
 * A QR code as `<img>`, with its white: mail programs that turn paper black leave pictures alone. Its words are its data,
 * unless they stand below anyway.
 */
export function htmlQr({ data, words, level, size, text }: QrLine): string {
  const code = drawQr(data, level)
  return writeImg(
    frameCode(code, QR_QUIET, QR_QUIET, code.height),
    Math.round(size * PIXELS),
    words === text ? '' : words,
  )
}

/** A barcode as `<img>`. Its words are its data, unless they stand below anyway. */
export function htmlBarcode({ symbology, data, height, module, text }: BarcodeRow): string {
  const scale = Math.round(module * PIXELS)
  const bars = drawBarcode(symbology, data)
  return writeImg(
    frameCode(bars, BAR_QUIET, 0, Math.ceil((height * PIXELS) / scale)),
    scale,
    text ? '' : data,
  )
}

/** `scale`: pixels of a dot. Codes are drawn in hard edges, a picture of dots looks better without. */
function writeImg(
  bitmap: Bitmap,
  scale: number,
  alt: string,
  rendering = ';image-rendering:pixelated',
): string {
  const src = `data:image/png;base64,${encodeBase64(encodePng(bitmap))}`
  const width = Math.round(bitmap.width * scale)
  const height = Math.round(bitmap.height * scale)
  const style = `max-width:100%;height:auto;margin:.4em 0;vertical-align:top${rendering}`
  return `<img alt="${escapeXml(alt)}" width="${width}" height="${height}" style="${style}" src="${src}">`
}
