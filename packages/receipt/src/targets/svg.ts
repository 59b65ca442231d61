import { encodeBase64 } from '../base64.ts'
import { isBlack, type Bitmap } from '../bitmap.ts'
import { encodePng } from '../dots/encode-png.ts'
import type { Page, Run } from '../page.ts'
import type { Target } from '../target.ts'
import { CELL, dotRows, type DotCut, type DotPicture, type DotText } from './dot-rows.ts'
import { escapeXml } from './escape-xml.ts'
import { receiptTitle, type ReceiptLanguage } from './receipt-title.ts'

/** How `svg` writes. */
export interface SvgOptions {
  /** Language of the receipt's text and of the title. Default: `de`. */
  readonly lang?: ReceiptLanguage | undefined
}

const MARGIN = 2 * CELL.width
// Letters of nearly all fixed-width fonts are 0.6 em wide.
const FONT_SIZE = CELL.width / 0.6
// From the top of a cell to the line the letters stand on.
const BASELINE = 18

/**
 * An SVG for screens: text that can be selected, in the columns of the paper whatever the font, 12 × 24 units a cell.
 * Without scripts and without references.
 */
export function svg(options: SvgOptions = {}): Target<string> {
  const { lang = 'de' } = options
  return {
    name: 'svg',
    graphics: ['image', 'qr', 'barcode'],
    wide: true,
    write: (page) => writeSvg(page, lang),
  }
}

// No `role="img"`: a screen reader would announce the title and keep the text to itself.
function writeSvg(page: Page, lang: ReceiptLanguage): string {
  const { width, height, rows } = dotRows(page)
  const [outerWidth, outerHeight] = [width + 2 * MARGIN, height + 2 * MARGIN]
  const elements = rows.map((row) => {
    if (row.kind === 'text') return row.runs.map((run) => writeRun(run, row)).join('')
    return row.kind === 'cut' ? writeCut(row, width) : writePicture(row)
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${outerWidth}" height="${outerHeight}" ` +
    `viewBox="${-MARGIN} ${-MARGIN} ${outerWidth} ${outerHeight}" lang="${lang}" xml:space="preserve" ` +
    `font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace" font-size="${FONT_SIZE}">\n` +
    `<title>${receiptTitle(lang)}</title>\n` +
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${outerWidth}" height="${outerHeight}" fill="#fff"/>\n` +
    `${elements.join('')}</svg>\n`
  )
}

/** All cells of a row share its lower edge. */
function writeRun({ column, cells, text, bold, wide, tall }: Run, row: DotText): string {
  const [across, down] = [wide ? 2 : 1, tall ? 2 : 1]
  const x = column * CELL.width
  const y = row.top + row.height - (CELL.height - BASELINE) * down
  const place =
    wide || tall ? `transform="translate(${x} ${y})scale(${across} ${down})"` : `x="${x}" y="${y}"`
  const length = cells === 0 ? '' : ` textLength="${(cells * CELL.width) / across}" lengthAdjust="spacing"`
  return `<text ${place}${length}${bold ? ' font-weight="bold"' : ''}>${escapeXml(text)}</text>\n`
}

function writeCut({ top }: DotCut, width: number): string {
  const edge = `M${-MARGIN} ${top}h${width + 2 * MARGIN}`
  return `<path d="${edge}" stroke="#666" stroke-width="2" stroke-dasharray="8"/>\n`
}

// Codes as lines, which are sharp at any size; pictures, of which there may be millions of dots, as PNG.
function writePicture({ kind, bitmap, scale, left, top }: DotPicture): string {
  if (kind === 'image') {
    const href = `data:image/png;base64,${encodeBase64(encodePng(bitmap))}`
    return `<image x="${left}" y="${top}" width="${bitmap.width}" height="${bitmap.height}" href="${href}"/>\n`
  }
  const place = `translate(${left} ${top})scale(${scale.x} ${scale.y})`
  return `<path transform="${place}" stroke="#000" shape-rendering="crispEdges" d="${tracePath(bitmap)}"/>\n`
}

/** A stroke of one dot's height through the middle of every stretch of black dots. */
function tracePath(bitmap: Bitmap): string {
  let path = ''
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      const start = x
      while (x < bitmap.width && isBlack(bitmap, x, y)) x += 1
      if (x > start) path += `M${start} ${y}.5h${x - start}`
    }
  }
  return path
}
