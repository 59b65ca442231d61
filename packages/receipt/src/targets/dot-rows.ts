import type { Bitmap } from '../bitmap.ts'
import { drawBarcode } from '../codes/barcode.ts'
import { drawQr } from '../codes/qr.ts'
import { QR_QUIET } from '../codes/quiet-zone.ts'
import type { Alignment } from '../line.ts'
import type { Page, Row, Run } from '../page.ts'

/** Dots of a character cell, across and down. */
export const CELL = { width: 12, height: 24 }

/** A row of a page that has its place on a picture. */
export type DotRow = DotText | DotPicture | DotCut

/** Text. */
export interface DotText {
  readonly kind: 'text'
  readonly runs: readonly Run[]
  /** Dots from the top of the picture to the row. */
  readonly top: number
  /** Dots from the top to the bottom of the row: twice a cell's when a run is tall. */
  readonly height: number
}

/** A picture or code, each dot of which is drawn as `scale.x` × `scale.y` dots. */
export interface DotPicture {
  readonly kind: 'image' | 'code'
  readonly bitmap: Bitmap
  readonly scale: { readonly x: number; readonly y: number }
  readonly left: number
  readonly top: number
}

/** A cut. */
export interface DotCut {
  readonly kind: 'cut'
  /** Dots from the top of the picture to the edge. */
  readonly top: number
}

/** A page in dots. */
export interface DotPage {
  /** Without margins. */
  readonly width: number
  readonly height: number
  readonly rows: readonly DotRow[]
}

// White above and below a picture or barcode.
const GAP = 6

/** Gives the rows of a page their places on a picture. What shows nothing, and what ends the page empty, is left out. */
export function dotRows(page: Page): DotPage {
  const width = page.columns * CELL.width
  const rows: DotRow[] = []
  let top = 0
  const place = (
    kind: DotPicture['kind'],
    bitmap: Bitmap,
    x: number,
    y: number,
    align: Alignment,
    margin: { x: number; y: number },
  ): void => {
    const free = width - bitmap.width * x - 2 * margin.x
    const left = margin.x + (align === 'left' ? 0 : align === 'right' ? free : free >> 1)
    rows.push({ kind, bitmap, scale: { x, y }, left, top: top + margin.y })
    top += bitmap.height * y + 2 * margin.y
  }
  for (const row of withoutEmptyEnds(page.rows)) {
    switch (row.kind) {
      case 'text': {
        const height = row.runs.some(({ tall }) => tall) ? 2 * CELL.height : CELL.height
        rows.push({ kind: 'text', runs: row.runs, top, height })
        top += height
        break
      }
      case 'image':
        place('image', row.bitmap, 1, 1, row.align, { x: 0, y: GAP })
        break
      case 'qr': {
        const margin = QR_QUIET * row.size
        place('code', drawQr(row.data, row.level), row.size, row.size, row.align, { x: margin, y: margin })
        break
      }
      case 'barcode':
        place('code', drawBarcode(row.symbology, row.data), row.module, row.height, row.align, {
          x: 0,
          y: GAP,
        })
        break
      case 'cut':
        rows.push({ kind: 'cut', top: top + CELL.height })
        top += 2 * CELL.height
        break
      case 'drawer':
    }
  }
  return { width, height: top, rows }
}

function withoutEmptyEnds(rows: readonly Row[]): readonly Row[] {
  const shows = (row: Row): boolean =>
    row.kind !== 'cut' && row.kind !== 'drawer' && !(row.kind === 'text' && row.runs.length === 0)
  const last = rows.findLastIndex(shows)
  const first = rows.findIndex((row) => row.kind !== 'cut' && row.kind !== 'drawer')
  return rows.slice(Math.max(0, first), last + 1)
}
