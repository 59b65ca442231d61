import { ASCII, COMMON_PAGES, CUT, GENERIC_58, GENERIC_80, OLD_PAGES } from './generic.ts'
import type { PrinterCut, PrinterPage, PrinterProfile } from './profile.ts'

// Where facts come from:
// [db] receipt-print-hq/escpos-printer-db, [rpe] NielsLeenheer/ReceiptPrinterEncoder: public databases.
// [rl] receiptline 4, the commands it sends. [man] the maker's manual, named at the profile.
// Nothing was verified on paper. Where no source says how far to feed, it is 4 lines, or 15 mm: in most printers
// 10 to 15 mm lie between head and blade.

export { GENERIC_58, GENERIC_80 }

// GS V 65 and GS V 66: feed to the blade, then cut.
const FEED_AND_CUT: PrinterCut = { full: [0x1d, 0x56, 65, 0], partial: [0x1d, 0x56, 66, 0] }
const EPSON_PAGES: readonly PrinterPage[] = [
  ...COMMON_PAGES,
  { page: 'iso8859-15', number: 40 },
  { page: 'pc852', number: 18 },
  { page: 'pc857', number: 13 },
]

/** Epson TM-T88V, VI, VII and TM-T70II: 180 dpi [db, rpe]. Cut: Epson ESC/POS programming guide 10.01, p. 373 [man]. */
export const EPSON_TM_T88: PrinterProfile = {
  ...GENERIC_80,
  name: 'epson-tm-t88',
  columns: 42,
  smallColumns: 56,
  dots: 512,
  pages: EPSON_PAGES,
  cut: FEED_AND_CUT,
  feed: 0,
  graphics: ['image', 'qr', 'barcode'],
}

/** Epson TM-T88II to IV and TM-T70: fewer pages [db, rpe]. QR codes: not certain for all of them, so left out. */
export const EPSON_TM_T88IV: PrinterProfile = {
  ...EPSON_TM_T88,
  name: 'epson-tm-t88iv',
  pages: COMMON_PAGES,
  graphics: ['image', 'barcode'],
}

/** Epson TM-T20II and III [db, rpe]; pages 0, 2, 16 and 19 of a TM-T20III were seen on paper [db]. */
export const EPSON_TM_T20: PrinterProfile = {
  ...EPSON_TM_T88,
  name: 'epson-tm-t20',
  columns: 48,
  smallColumns: 64,
  dots: 576,
}

/** Epson TM-m30III [db, after its technical reference guide]. Nothing is known there of page 19 (PC858). */
export const EPSON_TM_M30: PrinterProfile = {
  ...EPSON_TM_T20,
  name: 'epson-tm-m30',
  smallColumns: 57,
  pages: EPSON_PAGES.filter(({ page }) => page !== 'pc858'),
}

/** Bixolon SRP-350III [rpe], page numbers also of the SRP-S300 [db]. Feed and cut as in [rpe]. QR: not verified. */
export const BIXOLON_SRP_350III: PrinterProfile = {
  ...EPSON_TM_T88IV,
  name: 'bixolon-srp-350iii',
  pages: [...COMMON_PAGES, { page: 'pc852', number: 18 }],
  cut: CUT,
  feed: 4,
  graphics: ['image', 'barcode'],
}

/** Metapace T-1 [db, rpe] and the first Bixolon SRP-350, the same machine [rpe]: PC858 is their page with a euro sign. */
export const METAPACE_T_1: PrinterProfile = {
  ...BIXOLON_SRP_350III,
  name: 'metapace-t-1',
  dots: 504,
  pages: OLD_PAGES,
}

/**
 * Citizen CT-S310II [rpe] and CT-S651 [db]. They differ in page 2 (PC858 or PC850) and in where PC852 is, so only
 * the pages they share are listed. Cut and 3 lines as in [rpe]; QR codes are certain of the CT-S651 alone.
 */
export const CITIZEN_CT_S: PrinterProfile = {
  ...GENERIC_80,
  name: 'citizen-ct-s',
  pages: [
    { page: 'wpc1252', number: 16 },
    { page: 'pc437', number: 0 },
  ],
  feed: 3,
  graphics: ['image', 'barcode'],
}

/**
 * Wincor Nixdorf TH230 and TH230+ [db]; page numbers also of the HP A779 [rpe], a printer of the same family, and
 * in the TH230 programmer's guide of July 2013, p. 207 to 213 [man]. Its p. 13: FS is no command there and is
 * ignored, so that the `.` behind it would be printed. Cut: p. 155. QR codes: only the TH230+ has them, p. 135.
 */
export const WINCOR_TH230: PrinterProfile = {
  ...GENERIC_80,
  name: 'wincor-th230',
  columns: 44,
  smallColumns: 57,
  pages: [
    { page: 'wpc1252', number: 8 },
    { page: 'pc858', number: 6 },
    { page: 'pc850', number: 1 },
    { page: 'pc437', number: 0 },
    { page: 'pc852', number: 2 },
    { page: 'pc857', number: 12 },
  ],
  init: ASCII,
  cut: FEED_AND_CUT,
  feed: 0,
  graphics: ['image', 'barcode'],
}

/** Sunmi V2 and other Sunmi handhelds with 58 mm paper: no cutter [db, rpe]. */
export const SUNMI_V2: PrinterProfile = {
  ...GENERIC_58,
  name: 'sunmi-v2',
  pages: [...COMMON_PAGES, { page: 'pc852', number: 18 }, { page: 'pc857', number: 13 }],
  graphics: ['image', 'qr', 'barcode'],
}

/**
 * Star mC-Print3 and TSP100IV in StarPRNT mode [rpe]; page numbers after StarPRNT Command Specifications 2.40 [db],
 * the same in [rl]. Cut: `ESC d 2` and `ESC d 3` feed by themselves, Star command specifications [man].
 */
export const STAR_MC_PRINT3: PrinterProfile = {
  ...GENERIC_80,
  name: 'star-mc-print3',
  language: 'starprnt',
  pages: [
    { page: 'wpc1252', number: 32 },
    { page: 'pc858', number: 4 },
    { page: 'pc437', number: 1 },
    { page: 'pc852', number: 5 },
    { page: 'pc857', number: 12 },
  ],
  init: ASCII,
  cut: { full: [0x1b, 0x64, 2], partial: [0x1b, 0x64, 3] },
  feed: 0,
  graphics: ['image', 'qr', 'barcode'],
}

/** Star mC-Print2 and mPOP: 58 mm paper [rpe], otherwise as the mC-Print3 [db]. */
export const STAR_MC_PRINT2: PrinterProfile = {
  ...STAR_MC_PRINT3,
  name: 'star-mc-print2',
  columns: 32,
  smallColumns: 42,
  dots: 384,
}

/** All profiles, in the order of the table in the README. */
export const PRINTERS: readonly PrinterProfile[] = [
  GENERIC_58,
  GENERIC_80,
  EPSON_TM_T88,
  EPSON_TM_T88IV,
  EPSON_TM_T20,
  EPSON_TM_M30,
  BIXOLON_SRP_350III,
  METAPACE_T_1,
  CITIZEN_CT_S,
  WINCOR_TH230,
  SUNMI_V2,
  STAR_MC_PRINT3,
  STAR_MC_PRINT2,
]
