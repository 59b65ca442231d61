import { readdirSync, readFileSync } from 'node:fs'
import { renderReceipt } from '@secukit/receipt'
import { targets } from '@secukit/receipt/all'
import { decodeEscPos, decodeStarPrnt, paperToPng } from '@secukit/receipt/decode'
import { EPSON_TM_T20, STAR_MC_PRINT3 } from '@secukit/receipt/printers'
import { shopReceipt } from '@secukit/receipt/shop'

const RECEIPTS = new URL('receipts/', import.meta.url)
/** What a Smart transaction says once it was started: the receipt that the root README prints. */
const SEED = new URL('../fixtures/start-cash-response.json', import.meta.url)
const PAPERS = { 58: 32, 80: 48 }
/** The receipt that is written to every target. */
const SHOWN = 'shop'

/**
 * The files of the gallery, by their paths in this folder: `pictures/` has each receipt on paper of 58 and 80 mm,
 * `targets/` has one receipt as every target writes it. Jobs of printers are shown as our virtual printer prints them.
 */
export async function renderGallery() {
  const files = new Map()
  const png = await targets.png()
  const receipts = readReceipts()
  for (const [name, receipt] of receipts) {
    for (const [paper, columns] of Object.entries(PAPERS)) {
      files.set(`pictures/${name}-${paper}.png`, renderReceipt(receipt, { to: png(), columns }))
    }
  }
  for (const [name, load] of Object.entries(targets)) {
    const create = await load()
    const [ending, show] = FILES[name]
    const output = renderReceipt(receipts.get(SHOWN), { to: create(PRINTERS[name]), columns: PAPERS[80] })
    files.set(`targets/${SHOWN}.${ending}`, show ? show(output) : output)
  }
  return files
}

function readReceipts() {
  const receipts = new Map([['load-and-capture', JSON.parse(readFileSync(SEED, 'utf8'))]])
  for (const file of readdirSync(RECEIPTS).toSorted()) {
    const stored = JSON.parse(readFileSync(new URL(file, RECEIPTS), 'utf8'))
    receipts.set(file.replace('.json', ''), 'lines' in stored ? shopReceipt(stored) : stored)
  }
  return receipts
}

const PRINTERS = { escpos: { printer: EPSON_TM_T20 }, starprnt: { printer: STAR_MC_PRINT3 } }

/** How the file of each target ends, and how bytes that nobody can read are shown. */
const FILES = {
  text: ['txt'],
  ansi: ['ansi'],
  html: ['html'],
  markdown: ['md'],
  svg: ['svg'],
  png: ['png'],
  pdf: ['pdf'],
  escpos: ['escpos.png', (job) => paperToPng(decodeEscPos(job, EPSON_TM_T20))],
  starprnt: ['starprnt.png', (job) => paperToPng(decodeStarPrnt(job, STAR_MC_PRINT3))],
  epos: ['epos.xml'],
  receiptline: ['receiptline'],
}
