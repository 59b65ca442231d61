/**
 * A virtual printer: reads ESC/POS and StarPRNT jobs and shows the paper, for those who have no printer at hand.
 *
 * @packageDocumentation
 */
export { decodeEscPos } from './decode-esc-pos.ts'
export { decodeStarPrnt } from './decode-star-prnt.ts'
export { describeTokens } from './describe-tokens.ts'
export { paperToBitmap, paperToPng } from './paper-to-bitmap.ts'
export { paperToText, type PaperTextOptions } from './paper-to-text.ts'
export { tokenizeEscPos, tokenizeStarPrnt, type Token } from './tokenize.ts'
export type { BarcodeSymbology } from './barcode-symbology.ts'
export type { Command, Measure } from './command.ts'
export type {
  BarcodeRow,
  CutRow,
  DrawerRow,
  FeedRow,
  LinePicture,
  Paper,
  PaperRow,
  PaperWarning,
  Picture,
  QrRow,
  RasterRow,
  TextRow,
  TextRun,
  TextStyle,
} from './paper.ts'
export type { VirtualPrinter } from './virtual-printer.ts'
