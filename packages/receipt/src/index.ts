export type { Bitmap } from './bitmap.ts'
export type { Symbology } from './codes/check-barcode.ts'
export type { QrLevel } from './codes/qr-size.ts'
export { ReceiptFormatError, ReceiptOptionError } from './errors.ts'
export type {
  BarcodeInput,
  CutInput,
  DrawerInput,
  ImageInput,
  NameValueInput,
  NestedInput,
  OpenInput,
  QrInput,
  ReceiptHolder,
  ReceiptInput,
  ReceiptInputLine,
  ReceiptParts,
  SeparatorInput,
  ShopLine,
  ShopReceipt,
  SpaceInput,
  TableInput,
  TextlineInput,
  WireReceipt,
} from './input.ts'
export { layoutReceipt } from './layout-receipt.ts'
export type { LayoutOptions } from './layout.ts'
export type {
  Alignment,
  BarcodeLine,
  CutLine,
  DrawerLine,
  HeadingLine,
  ImageLine,
  Line,
  PairLine,
  QrLine,
  RuleLine,
  ShopOnlyLine,
  SpaceLine,
  TableLine,
  TextLine,
  TextSize,
} from './line.ts'
export type { BarcodeRow, Page, Row, Run, Style, TextRow } from './page.ts'
export { parseReceipt, type ParsedReceipt } from './parse.ts'
export { renderReceipt, type RenderOptions } from './render.ts'
export type { Charset, Graphic, Target } from './target.ts'
export type { ReceiptWarning } from './warning.ts'
