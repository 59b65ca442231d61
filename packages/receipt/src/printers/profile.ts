import type { Graphic } from '../target.ts'
import type { CodePageName } from './code-pages.ts'

/** What the writers must know about a printer. Plain data: `{ ...EPSON_TM_T88, columns: 56 }` is one of your own. */
export interface PrinterProfile {
  /** Maker and model in lower case, such as `epson-tm-t88`. */
  readonly name: string
  /** What the printer understands. */
  readonly language: 'escpos' | 'starprnt'
  /** Columns in Font A on the widest paper the printer takes. */
  readonly columns: number
  /** Columns in Font B (`ESC M 1`, Star: `ESC RS F 1`), where the printer has one. */
  readonly smallColumns?: number
  /** Printable dots across: the widest picture. */
  readonly dots: number
  /**
   * The code pages to use, best first. The number is what `ESC t n` (Star: `ESC GS t n`) selects. There are more
   * pages in most printers; those listed here are the ones that sources agree on.
   */
  readonly pages: readonly PrinterPage[]
  /** Bytes to send between `ESC @` and the first code page. */
  readonly init: readonly number[]
  /** Bytes that cut the paper. Absent: no cutter, the receipt is torn off. */
  readonly cut?: PrinterCut
  /** Blank lines that bring the last line past the cutter or the tear bar. 0: the cut does so by itself. */
  readonly feed: number
  /**
   * What the printer draws by itself. `image`: ESC/POS `GS v 0`, Star `ESC GS S`. `qr`: ESC/POS `GS ( k`, Star
   * `ESC GS y`. `barcode`: ESC/POS `GS k` with a length (function B), Star `ESC b`.
   */
  readonly graphics: readonly Graphic[]
}

/** A code page and its number in a printer. */
export interface PrinterPage {
  readonly page: CodePageName
  /** 0 to 255. */
  readonly number: number
}

/** The commands that cut. Printers with one kind of cut take both for it. */
export interface PrinterCut {
  /** Cuts through. */
  readonly full: readonly number[]
  /** Leaves a bridge of paper, so that the receipt does not fall. */
  readonly partial: readonly number[]
}
