export type { CodePageName } from './code-pages.ts'
export type { PrinterCut, PrinterPage, PrinterProfile } from './profile.ts'
export {
  BIXOLON_SRP_350III,
  CITIZEN_CT_S,
  EPSON_TM_M30,
  EPSON_TM_T20,
  EPSON_TM_T88,
  EPSON_TM_T88IV,
  GENERIC_58,
  GENERIC_80,
  METAPACE_T_1,
  PRINTERS,
  STAR_MC_PRINT2,
  STAR_MC_PRINT3,
  SUNMI_V2,
  WINCOR_TH230,
} from './profiles.ts'
