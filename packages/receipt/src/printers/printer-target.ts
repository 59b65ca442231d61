import type { Bitmap } from '../bitmap.ts'
import { ReceiptOptionError } from '../errors.ts'
import type { CutLine, DrawerLine, QrLine } from '../line.ts'
import type { BarcodeRow, Page, Row, TextRow } from '../page.ts'
import type { Charset, Graphic, Target } from '../target.ts'
import { PrinterJob, type PrinterLanguage } from './job.ts'
import { pageSet } from './page-set.ts'
import type { PrinterProfile } from './profile.ts'

/** How a job is written. */
export interface PrinterOptions {
  /** The printer: one of `@secukit/receipt/printers`, or your own. */
  readonly printer?: PrinterProfile | undefined
  /**
   * How the paper is cut at the end and between slips; a printer without a cutter feeds it to the tear bar. `none`:
   * neither, something follows. Default: `partial`.
   */
  readonly cut?: 'partial' | 'full' | 'none' | undefined
  /**
   * `dots` of `@secukit/receipt/dots`: draws what the printer lacks, which is rows with a character that none of its
   * pages has, and codes. Default: plainer spellings, and codes as text.
   */
  readonly dots?: DotWriter | undefined
  /** The rows of text that `dots` draws: those that need it, or all. Default: `needed`. */
  readonly drawnRows?: 'needed' | 'all' | undefined
}

/** Draws what a printer has no characters or commands for. */
export interface DotWriter extends Charset {
  /** A row of text with the white below it: 12 dots a column, fewer where the paper has not so many. */
  drawRow(row: TextRow, columns: number, dots: number): Bitmap
  /** A code with the white around it. */
  drawQr(line: QrLine): Bitmap
  /** Bars with the white beside them. */
  drawBarcode(row: BarcodeRow): Bitmap
}

const LINE_FEED = 10

/** A target that writes the job of a printer. */
export function createPrinterTarget(
  language: PrinterLanguage,
  printer: PrinterProfile,
  options: PrinterOptions,
): Target<Uint8Array> {
  // The types let a profile of the other language through, and one without pages; and a caller may have no types.
  if (printer.language !== language.name || printer.pages.length === 0) {
    throw new ReceiptOptionError(
      `printer must be a profile for ${language.name} with a code page, found ${printer.name}.`,
      'printer',
    )
  }
  const pages = pageSet(printer.pages)
  const own = printer.graphics
  // What draws needs a printer that prints pictures.
  const dots = own.includes('image') ? options.dots : undefined
  const drawnRows = dots === undefined ? 'none' : (options.drawnRows ?? 'needed')
  const graphics: readonly Graphic[] = dots === undefined ? own : ['image', 'qr', 'barcode']
  const charset =
    dots === undefined
      ? pages
      : drawnRows === 'all'
        ? dots
        : { has: (text: string) => hasEach(text, pages, dots) }
  const { cut = 'partial' } = options
  const cutting =
    cut === 'none'
      ? []
      : [...Array.from({ length: printer.feed }, () => LINE_FEED), ...(printer.cut?.[cut] ?? [])]

  function write(page: Page): Uint8Array {
    return writeJob(page).finish()
  }

  function tryWrite(page: Page): Uint8Array | undefined {
    const job = writeJob(page)
    return job.incomplete ? undefined : job.finish()
  }

  function writeJob(page: Page): PrinterJob {
    const job = new PrinterJob(language, pages)
    job.add(language.initialize)
    job.add(printer.init)
    if (needsSmallFont(page.columns, printer)) job.add(language.smallFont)
    // Blank rows and a cut wait for something to print below them: the end of the job is cut anyway.
    let blanks = 0
    let isCut = false
    let isPrinted = false
    for (let at = 0; at < page.rows.length; at += 1) {
      const row = page.rows[at] as Row
      if (row.kind === 'text' && row.runs.length === 0) {
        blanks += 1
      } else if (row.kind === 'cut') {
        isCut = true
        blanks = 0
      } else if (row.kind === 'drawer') {
        job.add(language.openDrawer(row))
      } else {
        if (isCut) job.cut(cutting)
        if (blanks > 0) job.feed(blanks)
        blanks = 0
        isCut = false
        isPrinted = true
        addRow(job, row, page.columns)
      }
    }
    if (isPrinted) job.cut(cutting)
    return job
  }

  function addRow(job: PrinterJob, row: Exclude<Row, CutLine | DrawerLine>, columns: number): void {
    switch (row.kind) {
      case 'text':
        if (dots === undefined || !isDrawn(row)) return job.addRow(row)
        return job.addImage(dots.drawRow(row, columns, printer.dots), 'left')
      case 'image':
        return job.addImage(row.bitmap, row.align)
      case 'qr':
        if (dots !== undefined && !own.includes('qr')) return job.addImage(dots.drawQr(row), row.align)
        // ISO/IEC 18004: four modules of white above and below.
        job.feed(1)
        job.addAligned(row.align, language.printQr(row))
        return job.feed(1)
      case 'barcode':
        if (dots !== undefined && !own.includes('barcode'))
          return job.addImage(dots.drawBarcode(row), row.align)
        return job.addAligned(row.align, language.printBarcode(row))
    }
  }

  function isDrawn({ runs }: TextRow): boolean {
    if (drawnRows === 'needed') return runs.some(({ text }) => !pages.has(text))
    return drawnRows === 'all'
  }

  return {
    name: language.name,
    columns: printer.columns,
    charset,
    graphics,
    dots: printer.dots,
    wide: true,
    write,
    // What the pages lack may be drawn.
    ...(dots === undefined && { tryWrite }),
  }
}

function hasEach(text: string, pages: Charset, dots: Charset): boolean {
  return Array.from(text).every((character) => pages.has(character) || dots.has(character))
}

function needsSmallFont(
  columns: number,
  { name, columns: normal, smallColumns = normal }: PrinterProfile,
): boolean {
  if (columns <= normal) return false
  if (columns <= smallColumns) return true
  throw new ReceiptOptionError(
    `columns must be at most ${smallColumns} for ${name}, found ${columns}. Leave them out, or choose another printer.`,
    'columns',
  )
}
