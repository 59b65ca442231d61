import { isBlack } from '../bitmap.ts'
import { type Canvas, createCanvas, drawText, fill } from '../dots/canvas.ts'
import { encodePng } from '../dots/encode-png.ts'
import { FONT_CHARSET } from '../dots/font-charset.ts'
import type { Page } from '../page.ts'
import type { Target } from '../target.ts'
import { CELL, type DotPicture, type DotRow, dotRows } from './dot-rows.ts'

const MARGIN = 2 * CELL.width
const DASH = 8
// 203 dpi, as on paper.
const DOTS_PER_METER = 7992

/**
 * A PNG for previews and archives: black dots on white, in our own font, 12 × 24 dots a cell, the same everywhere.
 * What the font lacks is spelt in what it has, and the caller hears of it: no box stands for a letter.
 */
export function png(): Target<Uint8Array> {
  return {
    name: 'png',
    charset: FONT_CHARSET,
    graphics: ['image', 'qr', 'barcode'],
    wide: true,
    write: writePng,
  }
}

function writePng(page: Page): Uint8Array {
  const { width, height, rows } = dotRows(page)
  const canvas = createCanvas(width + 2 * MARGIN, height + 2 * MARGIN)
  for (const row of rows) drawRow(canvas, row)
  return encodePng(canvas, DOTS_PER_METER)
}

function drawRow(canvas: Canvas, row: DotRow): void {
  const top = MARGIN + row.top
  switch (row.kind) {
    case 'text':
      for (const run of row.runs) {
        // All cells of a row share its lower edge.
        const y = top + row.height - (run.tall ? 2 : 1) * CELL.height
        drawText(canvas, MARGIN + run.column * CELL.width, y, run.text, run)
      }
      break
    case 'cut':
      for (let x = 0; x < canvas.width; x += 2 * DASH) fill(canvas, { x, y: top - 1, width: DASH, height: 2 })
      break
    case 'image':
    case 'code':
      drawPicture(canvas, row, top)
  }
}

function drawPicture(canvas: Canvas, { bitmap, scale, left }: DotPicture, top: number): void {
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (!isBlack(bitmap, x, y)) continue
      const place = { x: MARGIN + left + x * scale.x, y: top + y * scale.y }
      fill(canvas, { ...place, width: scale.x, height: scale.y })
    }
  }
}
