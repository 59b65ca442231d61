import { shrinkBitmap } from './bitmap.ts'
import { BAR_QUIET, QR_QUIET } from './codes/quiet-zone.ts'
import { createRun, MIN_MODULE, NORMAL, type Layout } from './layout.ts'
import type {
  Alignment,
  BarcodeLine,
  DrawerLine,
  ImageLine,
  QrLine,
  ShopOnlyLine,
  TableLine,
} from './line.ts'
import type { Run } from './page.ts'

const MAX_BAR = 3

/** Adds a line of a kind that only receipts of shops have. What the target does not draw, or not so small, comes as text. */
export function addShopLine(line: ShopOnlyLine, layout: Layout): void {
  switch (line.kind) {
    case 'table':
      return addTable(line, layout)
    case 'image':
      return addImage(line, layout)
    case 'qr':
      return addQr(line, layout)
    case 'barcode':
      return addBarcode(line, layout)
    case 'drawer':
      return addDrawer(line, layout)
  }
}

function addTable(line: TableLine, layout: Layout): void {
  const { columns } = layout.settings
  // On one row, without soft hyphens.
  const rows = line.rows.map((row) => row.map((cell) => layout.wrap(cell, Infinity)[0] ?? ''))
  const [head = [], ...body] = rows
  const widths = head.map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, layout.measure(row[column] ?? '')), 0),
  )
  const gaps = widths.length - 1
  const spare = columns - widths.reduce((sum, width) => sum + width, gaps)
  if (spare < 0) return addStacked(head, body, layout)
  // What is left over goes between the columns, the odd cells to the first.
  const gap = gaps === 0 ? 0 : 1 + Math.floor(spare / gaps)
  for (const row of rows) {
    const runs: Run[] = []
    let right = columns
    for (let column = gaps; column >= 0; column -= 1) {
      const cell = row[column] ?? ''
      const cells = layout.measure(cell)
      if (cell !== '') runs.unshift(createRun(column === 0 ? 0 : right - cells, cell, cells, NORMAL))
      right -= (widths[column] ?? 0) + gap
    }
    layout.addRow(runs)
  }
}

/** A table that is too wide: a line for each cell, named after its column. */
function addStacked(head: readonly string[], body: readonly (readonly string[])[], layout: Layout): void {
  for (const [column, name] of head.entries()) {
    if (body.every((row) => !row[column])) addCaption(name, 'left', layout)
  }
  for (const row of body) {
    for (const [column, name] of head.entries()) {
      const value = row[column]
      if (value) layout.addPair(name, value, NORMAL)
    }
  }
}

function addImage(line: ImageLine, layout: Layout): void {
  const { graphics, dots } = layout.settings
  if (!graphics.includes('image')) return addCaption(line.alt, line.align, layout)
  layout.draw({ ...line, bitmap: shrinkBitmap(line.bitmap, dots) })
}

function addQr(line: QrLine, layout: Layout): void {
  const { graphics, dots, leastModule } = layout.settings
  const size = Math.min(Math.max(line.size, leastModule), Math.floor(dots / (line.modules + 2 * QR_QUIET)))
  const isDrawn = graphics.includes('qr') && size >= leastModule
  if (isDrawn) layout.draw({ ...line, size })
  else addCaption(line.words, line.align, layout)
  if (isDrawn || line.text !== line.words) addCaption(line.text, line.align, layout)
}

function addBarcode(line: BarcodeLine, layout: Layout): void {
  const { graphics, dots } = layout.settings
  const module = Math.min(MAX_BAR, Math.floor(dots / (line.modules + 2 * BAR_QUIET)))
  const isDrawn = graphics.includes('barcode') && module >= MIN_MODULE
  if (isDrawn) layout.draw({ ...line, module })
  if (line.text || !isDrawn) addCaption(line.data, line.align, layout)
}

/** Before all else, or it would stay shut until the paper is through. Once: a second pulse hits a moving lock. */
function addDrawer(line: DrawerLine, { rows }: Layout): void {
  const drawers = rows.filter((row) => row.kind === 'drawer')
  if (!drawers.some(({ pin }) => pin === line.pin)) rows.splice(drawers.length, 0, line)
}

function addCaption(text: string, align: Alignment, layout: Layout): void {
  if (text !== '') layout.addText(text, align, NORMAL)
}
