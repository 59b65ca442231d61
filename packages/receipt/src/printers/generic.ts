import type { PrinterCut, PrinterPage, PrinterProfile } from './profile.ts'

// What nearly all printers share, in a file of its own: nobody has to load all profiles to print. For [db] and [rpe]
// see profiles.ts.

// FS . leaves the two-byte mode for Chinese or Kanji that some printers start in. ESC R 0 takes `[ \ ] { | } ~ @`
// for themselves, whatever country the switches inside select: with Germany they print as Ä Ö Ü ä ö ü ß §.
const ONE_BYTE: readonly number[] = [0x1c, 0x2e]
export const ASCII: readonly number[] = [0x1b, 0x52, 0]

// GS V 0 and GS V 1: cut here.
export const CUT: PrinterCut = { full: [0x1d, 0x56, 0], partial: [0x1d, 0x56, 1] }

export const OLD_PAGES: readonly PrinterPage[] = [
  { page: 'pc858', number: 19 },
  { page: 'pc850', number: 2 },
  { page: 'pc437', number: 0 },
]
export const COMMON_PAGES: readonly PrinterPage[] = [{ page: 'wpc1252', number: 16 }, ...OLD_PAGES]

/**
 * Any 58 mm printer that understands ESC/POS, without a cutter: POS-5890 [db, rpe], NT-5890K [db], Youku 58T [rpe],
 * Epson TM-P20II [rpe]. Only what all of them share; some cannot draw codes.
 */
export const GENERIC_58: PrinterProfile = {
  name: 'generic-58',
  language: 'escpos',
  columns: 32,
  smallColumns: 42,
  dots: 384,
  pages: COMMON_PAGES,
  init: [...ONE_BYTE, ...ASCII],
  feed: 4,
  graphics: ['image'],
}

/**
 * Any 80 mm printer that understands ESC/POS. Pages 0, 2, 16 and 19 are the same in Epson, Fujitsu FP-1000,
 * Xprinter, POS-8360 [rpe], RP326 and P822D [db]. It feeds lines and cuts with `GS V 0` or `GS V 1`: nobody says
 * that all know `GS V 66`, and `GS V 65` prints black bars on a ZJ-8229 (mike42/escpos-php#403). Font B has 64
 * columns nearly everywhere; the FP-1000 has 56.
 */
export const GENERIC_80: PrinterProfile = {
  ...GENERIC_58,
  name: 'generic-80',
  columns: 48,
  smallColumns: 64,
  dots: 576,
  cut: CUT,
}
