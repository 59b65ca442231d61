import { ReceiptOptionError } from './errors.ts'
import type { ReceiptInput } from './input.ts'
import { layoutLines } from './layout.ts'
import { readReceipt } from './parse.ts'
import { Reader } from './reader.ts'
import type { Charset, Target } from './target.ts'
import { text } from './targets/text.ts'
import type { ReceiptWarning } from './warning.ts'

/** How a receipt is rendered. */
export interface RenderOptions<Output extends string | Uint8Array = string> {
  /**
   * What to render to: `'text'`, or a target of one of the sub-paths, such as `escpos()` of
   * `@secukit/receipt/escpos`.
   */
  readonly to: 'text' | Target<Output>
  /**
   * Width of the paper in character cells, 20 to 64. Usual: 32 on 58 mm, 42 or 48 on 80 mm. Default: that of the
   * target's printer, else 48.
   */
  readonly columns?: number | undefined
  /**
   * How `important` lines look: `bold`; `tall`, bold and of double height; `large`, of double width too. Default:
   * `bold`.
   */
  readonly important?: 'bold' | 'tall' | 'large' | undefined
  /** Whether the paper is cut before every caption but the first, each being a slip of its own. Default: false. */
  readonly cutSlips?: boolean | undefined
  /**
   * Hears what is odd in the receipt, and which characters the target cannot print and what it prints instead. The
   * receipt is printed all the same. Default: nobody hears it.
   */
  readonly onWarning?: ((warning: ReceiptWarning) => void) | undefined
}

/**
 * Renders a receipt. Lines that are not as documented are printed as far as they are readable.
 *
 * @throws {ReceiptFormatError} when the input is no receipt at all, `null` and `undefined` included.
 * @throws {ReceiptOptionError} when the target is unknown or the paper has no usable width.
 */
export function renderReceipt(receipt: ReceiptInput, options: RenderOptions): string
export function renderReceipt(receipt: ReceiptInput, options: RenderOptions<Uint8Array>): Uint8Array
export function renderReceipt<Output extends string | Uint8Array>(
  receipt: ReceiptInput,
  options: RenderOptions<Output>,
): Output
export function renderReceipt(
  receipt: ReceiptInput,
  options: RenderOptions<string | Uint8Array>,
): string | Uint8Array {
  const { important, cutSlips, onWarning = ignore } = options
  const target = readTarget(options.to)
  const { columns = target.columns ?? 48 } = options
  const { graphics, dots, leastModule, wide } = target
  const layout = { columns, important, cutSlips, graphics, dots, leastModule, wide }
  // Most receipts can be printed as they are.
  if (target.tryWrite) {
    const { lines, warnings, addShopLine } = readReceipt(receipt, new Reader(ANYTHING))
    const output = target.tryWrite(layoutLines(lines, layout, true, addShopLine))
    if (output !== undefined) {
      for (const warning of warnings) onWarning(warning)
      return output
    }
  }
  const { lines, warnings, plain, addShopLine } = readReceipt(receipt, new Reader(target.charset))
  for (const warning of warnings) onWarning(warning)
  return target.write(layoutLines(lines, layout, plain, addShopLine))
}

const ANYTHING: Charset = { has: () => true }
const TEXT = text()

function readTarget(to: 'text' | Target<string | Uint8Array>): Target<string | Uint8Array> {
  if (to === 'text') return TEXT
  // The types leave nothing else, but a caller may have none.
  if (typeof to === 'object' && to !== null && typeof to.write === 'function') return to
  const found = typeof to === 'string' ? JSON.stringify(to) : typeof to
  throw new ReceiptOptionError(
    `to must be 'text' or a target, such as escpos() of @secukit/receipt/escpos. Found ${found}.`,
    'to',
  )
}

function ignore(): void {}
