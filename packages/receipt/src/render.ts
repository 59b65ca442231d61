import { ReceiptOptionError } from './errors.ts'
import type { ReceiptInput } from './input.ts'
import { layoutReceipt } from './layout.ts'
import { parseReceipt } from './parse.ts'
import { writeText } from './text.ts'

export interface RenderOptions {
  /** What to render to. `text`: plain text for a file, a log or a screen in a fixed-width font. */
  readonly to: 'text'
  /** Width of the paper in character cells, 20 to 64. Usual: 32 on 58 mm, 42 or 48 on 80 mm. Default: 48. */
  readonly columns?: number
}

/**
 * Renders a receipt. Lines that are not as documented are printed as far as they are readable;
 * `parseReceipt` says which they are.
 *
 * @throws {ReceiptFormatError} when the input is no receipt at all, `null` and `undefined` included.
 * @throws {ReceiptOptionError} when the target is unknown or the paper has no usable width.
 */
export function renderReceipt(receipt: ReceiptInput, options: RenderOptions): string {
  const { to, columns = 48 } = options
  // The types leave no other target, but a caller may have none.
  if (to !== 'text') throw new ReceiptOptionError(`to must be 'text', found ${JSON.stringify(to)}.`, 'to')
  return writeText(layoutReceipt(parseReceipt(receipt).lines, { columns }))
}
