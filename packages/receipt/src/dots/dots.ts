import { isBlack, shrinkBitmap } from '../bitmap.ts'
import { drawBarcode } from '../codes/barcode.ts'
import { drawQr } from '../codes/qr.ts'
import { BAR_QUIET, QR_QUIET } from '../codes/quiet-zone.ts'
import type { DotWriter } from '../printers/printer-target.ts'
import { createCanvas, drawBitmap, drawText, fill } from './canvas.ts'
import { FONT_CHARSET } from './font-charset.ts'
import { dotFont } from './font.ts'

/** White dots below a row of text, so that drawn rows are as far apart as a printer's own: 30 dots. */
const LEADING = 6

/**
 * Draws in dots what a printer has no characters or commands for; for the option `dots` of `escpos` and `starprnt`.
 * Text is drawn in our own font, `dotFont`.
 */
export const dots: DotWriter = {
  ...FONT_CHARSET,
  drawRow({ runs }, columns, paperDots) {
    const height = runs.some(({ tall }) => tall) ? 2 * dotFont.height : dotFont.height
    const canvas = createCanvas(columns * dotFont.width, height + LEADING)
    for (const run of runs) {
      // Letters of both sizes stand on the same line.
      const y = run.tall ? 0 : height - dotFont.height
      drawText(canvas, run.column * dotFont.width, y, run.text, run)
    }
    return shrinkBitmap(canvas, paperDots)
  },
  drawQr({ data, level, size }) {
    const code = drawQr(data, level)
    const side = (code.width + 2 * QR_QUIET) * size
    const canvas = createCanvas(side, side)
    drawBitmap(canvas, QR_QUIET * size, QR_QUIET * size, code, size)
    return canvas
  },
  drawBarcode({ symbology, data, module, height }) {
    const bars = drawBarcode(symbology, data)
    const canvas = createCanvas((bars.width + 2 * BAR_QUIET) * module, height)
    for (let at = 0; at < bars.width; at += 1) {
      if (isBlack(bars, at, 0)) fill(canvas, { x: (BAR_QUIET + at) * module, y: 0, width: module, height })
    }
    return canvas
  },
}
