import type { Charset } from '../target.ts'
import { codePage } from './code-pages.ts'
import type { PrinterPage } from './profile.ts'

/** The code pages of a printer together: what it can print, and how. */
export interface PageSet extends Charset {
  /** Best first. */
  readonly pages: readonly EncodedPage[]
}

/** A code page of a printer with its bytes. */
export interface EncodedPage {
  /** What selects it. */
  readonly number: number
  /** The byte of each UTF-16 unit, 0 where the page has none. */
  readonly bytes: Uint8Array
}

const sets = new WeakMap<readonly PrinterPage[], PageSet>()

/** The page set of a printer profile, made when first asked for and kept. */
export function pageSet(printerPages: readonly PrinterPage[]): PageSet {
  let set = sets.get(printerPages)
  if (set === undefined) {
    set = createPageSet(printerPages)
    sets.set(printerPages, set)
  }
  return set
}

function createPageSet(printerPages: readonly PrinterPage[]): PageSet {
  const pages = printerPages.map(({ page, number }) => ({ number, bytes: codePage(page).bytes }))
  const printable = new Uint8Array(0x10000)
  for (const { bytes } of pages) for (const [unit, byte] of bytes.entries()) printable[unit]! |= byte
  return {
    pages,
    has(text) {
      for (let at = 0; at < text.length; at += 1) {
        if (printable[text.charCodeAt(at)] === 0) return false
      }
      return true
    },
  }
}
