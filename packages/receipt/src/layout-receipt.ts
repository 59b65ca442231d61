import { layoutLines, type LayoutOptions } from './layout.ts'
import { addShopLine } from './layout-shop-line.ts'
import type { Line } from './line.ts'
import type { Page } from './page.ts'

/**
 * Lays out lines as rows of runs in character cells, once for all targets. A heading stands in the middle of a
 * rule, below a blank row unless it is the first row or there is one already. A value stays whole at the right
 * edge whenever it fits into a row.
 *
 * @throws {ReceiptOptionError} when `columns` is not a whole number from 20 to 64.
 */
export function layoutReceipt(lines: readonly Line[], options: LayoutOptions): Page {
  return layoutLines(lines, options, false, addShopLine)
}
