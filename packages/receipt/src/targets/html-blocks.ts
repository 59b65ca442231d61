import type {
  Alignment,
  BarcodeLine,
  ImageLine,
  PairLine,
  QrLine,
  TableLine,
  TextLine,
  TextSize,
} from '../line.ts'
import type { BarcodeRow, Page } from '../page.ts'
import { cellWidth } from '../width.ts'
import type { Block } from './blocks.ts'
import { escapeXml } from './escape-xml.ts'
import { htmlBarcode, htmlImage, htmlQr } from './html-picture.ts'

// Blanks within a text stay as they are.
const PLAIN = 'margin:0;white-space:pre-wrap'
const SCALE: Readonly<Record<TextSize, string>> = {
  normal: '',
  tall: ';font-size:1.25em',
  wide: ';font-size:1.5em',
  large: ';font-size:2em',
}
const HEADING_RULE = '<span style="flex:1 0 2ch;border-top:1px solid"></span>'

/** Writes blocks as elements, one a line. `page`: the one they are of. */
export function htmlBlocks(blocks: readonly Block[], page: Page): string {
  const drawn = page.rows.filter((row) => row.kind === 'image' || row.kind === 'qr' || row.kind === 'barcode')
  let html = ''
  let above: Block['kind'] | undefined
  for (const block of blocks) {
    html += `${writeBlock(block, above, page, drawn)}\n`
    above = block.kind
  }
  return html
}

/** Pictures and codes as the layout fitted them to the paper, in order; those that have no room are not there. */
type Drawn = (ImageLine | QrLine | BarcodeRow)[]

function writeBlock(block: Block, above: Block['kind'] | undefined, page: Page, drawn: Drawn): string {
  switch (block.kind) {
    case 'heading': {
      const top = above === undefined || above === 'space' || above === 'cut' ? '0' : '1em'
      const style = `display:flex;align-items:center;gap:1ch;margin:${top} 0 .25em;font-size:1.25em;text-align:center`
      return `<h2 style="${style}">${HEADING_RULE}${escapeXml(block.caption.trim())}${HEADING_RULE}</h2>`
    }
    case 'rule':
      return '<hr style="margin:.7em 0;border:0;border-top:1px solid #000">'
    case 'cut':
      return '<hr class="cut" style="margin:2em 0;border:0;border-top:1px dashed #666;break-after:page">'
    case 'space':
      return '<br>'
    case 'text':
      return writeText(block, page)
    case 'pairs':
      return `<dl style="margin:0">\n${block.pairs.map((pair) => writePair(pair, page)).join('')}</dl>`
    case 'table':
      return writeTable(block, page.columns)
    case 'image':
    case 'qr':
    case 'barcode':
      return writeGraphic(block, drawn)
  }
}

function writeText(line: TextLine, page: Page): string {
  return writeParagraph(writeWords(line.text, line.important), line.align, sizeStyle(line, page))
}

function writeParagraph(content: string, align: Alignment, more = ''): string {
  return `<p style="${PLAIN}${align === 'left' ? '' : `;text-align:${align}`}${more}">${content}</p>`
}

function writeWords(text: string, important: boolean): string {
  return important ? `<strong>${escapeXml(text)}</strong>` : escapeXml(text)
}

function sizeStyle({ important, size }: TextLine | PairLine, page: Page): string {
  const as = important ? (page.important ?? 'bold') : 'bold'
  return SCALE[size === 'normal' && as !== 'bold' ? as : size]
}

// A float comes down to the last line of the name when there is room beside it, else below. It is as wide as its
// text, so that a value breaks only when it is wider than the paper.
function writePair(pair: PairLine, page: Page): string {
  const value = `float:right;width:max-content;max-width:100%;margin:0 0 0 1ch;text-align:right;white-space:pre-wrap`
  return (
    `<div style="display:flow-root${sizeStyle(pair, page)}">` +
    `<dt style="display:inline;white-space:pre-wrap">${writeWords(pair.name, pair.important)}</dt>` +
    `<dd style="${value}">${writeWords(pair.value, pair.important)}</dd></div>\n`
  )
}

function writeTable({ rows: [head = [], ...body] }: TableLine, columns: number): string {
  // Amounts stay whole as long as half the paper is enough for them.
  const whole = Math.floor(columns / 2 / Math.max(1, head.length - 1))
  const cell = (text: string, column: number, isHead: boolean): string => {
    const space = column > 0 && cellWidth(text) <= whole ? 'nowrap' : 'pre-wrap'
    const style =
      column === 0
        ? 'padding:0;text-align:left;vertical-align:top;white-space:pre-wrap'
        : `padding:0 0 0 2ch;text-align:right;vertical-align:bottom;white-space:${space}`
    const [open, close] = isHead && text !== '' ? ['th scope="col"', 'th'] : ['td', 'td']
    return `<${open} style="${style}">${escapeXml(text)}</${close}>`
  }
  const row = (cells: readonly string[], isHead: boolean): string =>
    `<tr>${cells.map((text, column) => cell(text, column, isHead)).join('')}</tr>\n`
  return (
    '<table style="width:100%;border-collapse:collapse;font:inherit">\n' +
    `<thead>\n${row(head, true)}</thead>\n` +
    `<tbody>\n${body.map((cells) => row(cells, false)).join('')}</tbody>\n</table>`
  )
}

function writeGraphic(line: ImageLine | QrLine | BarcodeLine, drawn: Drawn): string {
  const [row] = drawn
  const caption = (text: string): string =>
    text === '' ? '' : `\n${writeParagraph(escapeXml(text), line.align)}`
  switch (line.kind) {
    case 'image':
      drawn.shift()
      return writeParagraph(row?.kind === 'image' ? htmlImage(row) : escapeXml(line.alt), line.align)
    case 'qr': {
      const { data, words, text } = line
      if (row?.kind !== 'qr' || row.data !== data) {
        return writeParagraph(escapeXml(words), line.align) + caption(text === words ? '' : text)
      }
      drawn.shift()
      return writeParagraph(htmlQr(row), line.align) + caption(line.text)
    }
    case 'barcode':
      if (row?.kind !== 'barcode' || row.data !== line.data)
        return writeParagraph(escapeXml(line.data), line.align)
      drawn.shift()
      return writeParagraph(htmlBarcode(row), line.align) + caption(line.text ? line.data : '')
  }
}
