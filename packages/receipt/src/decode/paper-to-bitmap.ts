import type { Bitmap } from '../bitmap.ts'
import { drawBarcode } from '../codes/barcode.ts'
import { drawQr } from '../codes/qr.ts'
import { createCanvas, fill, type Canvas } from '../dots/canvas.ts'
import { encodePng } from '../dots/encode-png.ts'
import { dotFont } from '../dots/font.ts'
import { drawnData } from './barcode-symbology.ts'
import type { BarcodeRow, Paper, PaperRow, Picture, QrRow, TextRow, TextStyle } from './paper.ts'

/** The paper as a picture, one dot a dot. A cut is a dashed line. What is beyond eight meters is not in it. */
export function paperToBitmap(paper: Paper): Bitmap {
  const { rows, bottom } = placeRows(paper)
  const canvas = createCanvas(paper.dots, Math.max(1, Math.min(MOST_HEIGHT, bottom)))
  for (const { row, y } of rows) if (y < canvas.height) drawRow(canvas, row, y)
  return canvas
}

/** The paper as a PNG file. */
export function paperToPng(paper: Paper): Uint8Array {
  return encodePng(paperToBitmap(paper))
}

const MOST_HEIGHT = 64_000
/** Dots of white and a dashed line that stand for a cut. */
const CUT_HEIGHT = 24
const SMALL_HEIGHT = 17
const UNDERLINE = 2
const ALL_COLUMNS = 2 ** dotFont.width - 1

/** Where each row begins, in dots from the top: paper that moves back is printed on twice. */
function placeRows({ rows }: Paper): { rows: { row: PaperRow; y: number }[]; bottom: number } {
  let y = 0
  let bottom = 0
  const placed = rows.map((row) => {
    const place = { row, y }
    y = Math.max(0, y + (row.kind === 'cut' ? CUT_HEIGHT : row.height))
    bottom = Math.max(bottom, y)
    return place
  })
  return { rows: placed, bottom }
}

function drawRow(canvas: Canvas, row: PaperRow, y: number): void {
  switch (row.kind) {
    case 'text':
      return drawTextRow(canvas, row, y)
    case 'raster':
      return drawPicture(canvas, row, row.x, y)
    case 'qr':
      return drawQrRow(canvas, row, y)
    case 'barcode':
      return drawBarcodeRow(canvas, row, y)
    case 'cut':
      for (let x = 0; x < canvas.width; x += 16)
        fill(canvas, { x, y: y + CUT_HEIGHT / 2, width: 8, height: 1 })
      return undefined
    case 'feed':
    case 'drawer':
      return undefined
  }
}

function drawTextRow(canvas: Canvas, { runs, pictures }: TextRow, y: number): void {
  // All sizes stand on the same line.
  let bottom = 0
  for (const { style } of runs) bottom = Math.max(bottom, heightOf(style))
  for (const picture of pictures) bottom = Math.max(bottom, pictureHeight(picture))
  for (const picture of pictures) drawPicture(canvas, picture, picture.x, y + bottom - pictureHeight(picture))
  for (const { x, pitch, text, style } of runs) {
    const height = heightOf(style)
    const top = y + bottom - height
    Array.from(text).forEach((character, at) => {
      drawGlyph(canvas, character, style, { x: x + at * pitch, y: top, width: pitch, height })
    })
    // White on black is not underlined.
    if (style.underline && !style.inverted) {
      fill(canvas, { x, y: top + height - UNDERLINE, width: pitch * text.length, height: UNDERLINE })
    }
  }
}

function heightOf({ small, tall }: TextStyle): number {
  return (small ? SMALL_HEIGHT : dotFont.height) * tall
}

function pictureHeight({ bitmap, tall }: Picture): number {
  return bitmap.height * tall
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Draws a glyph into a cell of any size: each dot of the font becomes a box of dots. */
function drawGlyph(canvas: Canvas, character: string, { bold, inverted }: TextStyle, box: Box): void {
  if (character === ' ' && !inverted) return
  const rows = dotFont.rows(character.codePointAt(0)!)
  const left = (column: number): number => Math.ceil((column * box.width) / dotFont.width)
  const top = (row: number): number => Math.ceil((row * box.height) / dotFont.height)
  for (let row = 0; row < dotFont.height; row++) {
    const plain = rows[row]!
    const dots = (bold ? plain | (plain >> 1) : plain) ^ (inverted ? ALL_COLUMNS : 0)
    for (let column = 0; column < dotFont.width; column++) {
      const begin = column
      while (column < dotFont.width && (dots >> (dotFont.width - 1 - column)) & 1) column++
      if (column === begin) continue
      const x = left(begin)
      const y = top(row)
      fill(canvas, { x: box.x + x, y: box.y + y, width: left(column) - x, height: top(row + 1) - y })
    }
  }
}

function drawPicture(canvas: Canvas, { bitmap, wide, tall }: Picture, left: number, top: number): void {
  const stride = Math.ceil(bitmap.width / 8)
  const columns = Math.min(bitmap.width, Math.ceil((canvas.width - left) / wide))
  const rows = Math.min(bitmap.height, Math.ceil((canvas.height - top) / tall))
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if ((bitmap.bits[y * stride + (x >> 3)]! & (0x80 >> (x & 7))) === 0) continue
      fill(canvas, { x: left + x * wide, y: top + y * tall, width: wide, height: tall })
    }
  }
}

function drawQrRow(canvas: Canvas, { data, level, size, x }: QrRow, y: number): void {
  drawPicture(canvas, { bitmap: drawQr(data, level), wide: size, tall: size }, x, y)
}

function drawBarcodeRow(canvas: Canvas, row: BarcodeRow, y: number): void {
  const bars = barsOf(row)
  // Where we have no bars for a symbology, a frame stands for them.
  const width = bars ? bars.width * row.size : Math.min(canvas.width - row.x, 240)
  const above = row.hri === 'above' || row.hri === 'both' ? dotFont.height : 0
  if (bars) drawPicture(canvas, { bitmap: bars, wide: row.size, tall: row.bars }, row.x, y + above)
  else drawFrame(canvas, { x: row.x, y: y + above, width, height: row.bars })
  if (row.hri === 'none') return
  const x = row.x + Math.floor((width - row.data.length * dotFont.width) / 2)
  const tops = [...(above > 0 ? [y] : []), ...(row.hri === 'above' ? [] : [y + above + row.bars])]
  for (const top of tops) {
    Array.from(row.data).forEach((character, at) => {
      drawGlyph(canvas, character, PLAIN, {
        x: x + at * dotFont.width,
        y: top,
        width: 12,
        height: dotFont.height,
      })
    })
  }
}

const PLAIN: TextStyle = { bold: false, underline: false, inverted: false, small: false, wide: 1, tall: 1 }

function barsOf({ symbology, data }: BarcodeRow): Bitmap | undefined {
  const drawn = drawnData(symbology, data)
  return drawn && drawBarcode(drawn.symbology, drawn.data)
}

function drawFrame(canvas: Canvas, { x, y, width, height }: Box): void {
  fill(canvas, { x, y, width, height: 1 })
  fill(canvas, { x, y: y + height - 1, width, height: 1 })
  fill(canvas, { x, y, width: 1, height })
  fill(canvas, { x: x + width - 1, y, width: 1, height })
}
