import type { CodePageName } from '../printers/code-pages.ts'

/** What must be known of a printer to read a job as it would. Every `PrinterProfile` will do. */
export interface VirtualPrinter {
  /** Columns of Font A, 48 unless told. */
  readonly columns?: number
  /** Columns of Font B; characters of 9 dots unless told. */
  readonly smallColumns?: number
  /** Printable dots across; 12 for each column unless told. */
  readonly dots?: number
  /** The code pages it has, by the number that selects them. The common ones unless told. */
  readonly pages?: readonly { readonly page: CodePageName; readonly number: number }[]
  /**
   * It wakes up in Kanji mode, as many printers from China do, and makes one Chinese character of an umlaut and the
   * letter behind it until `FS .` comes. False unless told.
   */
  readonly startsInKanjiMode?: boolean
}

/** What a printer of this size prints, after what is not told has been filled in. */
export interface PrinterMetrics {
  readonly columns: number
  readonly dots: number
  /** Dots of a character in Font A, across. */
  readonly cell: number
  /** Dots of a character in Font B, across. */
  readonly smallCell: number
}

// A paper without a single dot, or one of a kilometer, is no paper.
const MOST_DOTS = 4096

/** The measures of a printer: whole numbers, at least one column. */
export function printerMetrics({ columns, smallColumns, dots }: VirtualPrinter): PrinterMetrics {
  const across = between(1, dots ?? (columns ?? 48) * 12, MOST_DOTS)
  const wide = between(1, columns ?? Math.floor(across / 12), across)
  return {
    columns: wide,
    dots: across,
    cell: Math.floor(across / wide),
    smallCell: smallColumns === undefined ? 9 : Math.floor(across / between(1, smallColumns, across)),
  }
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, Math.floor(value) || least))
}
