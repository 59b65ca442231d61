export { ReceiptFormatError, ReceiptOptionError } from './errors.ts'
export type {
  NameValueInput,
  OpenInput,
  ReceiptHolder,
  ReceiptInput,
  ReceiptInputLine,
  ReceiptParts,
  SeparatorInput,
  SpaceInput,
  TextlineInput,
} from './input.ts'
export { layoutReceipt, type LayoutOptions } from './layout.ts'
export type { Alignment, Line } from './line.ts'
export type { Page, Row, Run, Style } from './page.ts'
export { parseReceipt, type ParsedReceipt } from './parse.ts'
export { renderReceipt, type RenderOptions } from './render.ts'
export type { ReceiptWarning } from './warning.ts'
