// One renderer of `receipt-render.mjs` in a process of its own: the first argument is its name, the second the folder of
// our package. Sends what it makes of the receipt; then, told for how long, renders again and again and says how fast.
import { createRequire } from 'node:module'
import { receipt } from './receipt-25.mjs'

const [, , wanted, folder] = process.argv
const require = createRequire(import.meta.url)
const columns = 48
const headingRoom = columns - 4

async function secukit(target) {
  const { renderReceipt } = await import(`${folder}/dist/index.js`)
  const { [target]: make } = await import(`${folder}/dist/targets/${target}.js`)
  return () => renderReceipt(receipt, { to: make(), columns })
}

/** Its markup is made of the lines each time, as it would be in a till. Two columns of one width hold every name and value. */
async function receiptline(encoding) {
  const { default: library } = await import('receiptline')
  const printer = { cpl: columns, command: 'escpos', encoding }
  const escape = (text) => text.replace(/[\\|{}"_`^~]/g, '\\$&')
  const markup = ({ type, value }) => {
    if (type === 'space') return '|'
    if (type === 'separator') {
      return value.caption === undefined ? '-' : `^^${escape(inRule(value.caption))}`
    }
    const quoted = (text) => (value.decoration.includes('important') ? `"${escape(text)}"` : escape(text))
    if (type === 'name-value') return `${quoted(value.name.trimEnd())} | ${quoted(value.value)}`
    return value.decoration.includes('align-center') ? `|${quoted(value.text)}|` : `|${quoted(value.text)} |`
  }
  return () => Buffer.from(library.transform(receipt.map(markup).join('\n'), printer), 'latin1')
}

/** The encoder is made once. One with a fixed page and padding of our own is four times as fast as with `table()` and automatic pages. */
async function receiptPrinterEncoder(page) {
  const { default: ReceiptPrinterEncoder } = await import('@point-of-sale/receipt-printer-encoder')
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns, feedBeforeCut: 4, newline: '\n' })
  return () => {
    encoder.initialize().codepage(page)
    for (const { type, value } of receipt) {
      if (type === 'space') encoder.newline()
      else if (type === 'separator') {
        if (value.caption === undefined) encoder.line('-'.repeat(columns))
        else encoder.bold(true).height(2).line(inRule(value.caption)).height(1).bold(false)
      } else {
        const isImportant = value.decoration.includes('important')
        const isCentred = value.decoration.includes('align-center')
        if (isImportant) encoder.bold(true)
        if (isCentred) encoder.align('center')
        encoder.line(type === 'name-value' ? padded(value.name.trimEnd(), value.value) : value.text)
        if (isCentred) encoder.align('left')
        if (isImportant) encoder.bold(false)
      }
    }
    return encoder.cut('partial').encode()
  }
}

async function nodeThermalPrinter(characterSet) {
  const { ThermalPrinter } = (await import('node-thermal-printer')).default
  const printer = new ThermalPrinter({ type: 'epson', width: columns, characterSet })
  return () => {
    printer.clear()
    for (const { type, value } of receipt) {
      if (type === 'space') printer.newLine()
      else if (type === 'separator') {
        if (value.caption === undefined) printer.drawLine()
        else {
          printer.bold(true)
          printer.setTextDoubleHeight()
          printer.println(inRule(value.caption))
          printer.setTextNormal()
          printer.bold(false)
        }
      } else {
        const isImportant = value.decoration.includes('important')
        const isCentred = value.decoration.includes('align-center')
        if (isImportant) printer.bold(true)
        if (isCentred) printer.alignCenter()
        if (type === 'name-value') printer.leftRight(value.name.trimEnd(), value.value)
        else printer.println(value.text)
        if (isCentred) printer.alignLeft()
        if (isImportant) printer.bold(false)
      }
    }
    printer.partialCut()
    return printer.getBuffer()
  }
}

/** The page as lines of Courier, as `pdf()` makes it: laid out by our text target, so that only the document counts. */
async function pdfkit() {
  const text = await secukit('text')
  // In Node it is for `require` alone; what `import` finds is for browsers.
  const PdfDocument = require('pdfkit')
  return () =>
    new Promise((resolve) => {
      const rows = text().split('\n')
      const document = new PdfDocument({ size: [204, 12 * rows.length + 20], margin: 10 })
      const parts = []
      document.on('data', (part) => parts.push(part))
      document.on('end', () => resolve(Buffer.concat(parts)))
      document.font('Courier').fontSize(6)
      for (const [row, words] of rows.entries()) {
        if (words !== '') document.text(words, 10, 10 + 12 * row, { lineBreak: false })
      }
      document.end()
    })
}

/** `---- Kundenkarte ----`: the caption of a heading in the middle of a rule. */
function inRule(caption) {
  const free = headingRoom - caption.length
  return `${'-'.repeat(free >> 1)}- ${caption} -${'-'.repeat(free - (free >> 1))}`
}

function padded(name, value) {
  return name + ' '.repeat(columns - name.length - value.length) + value
}

const renderers = {
  hand: async () => {
    const { renderByHand } = await import('./receipt-hand.mjs')
    return () => renderByHand(receipt)
  },
  'receiptline, multilingual': () => receiptline('multilingual'),
  'receiptline, cp858': () => receiptline('cp858'),
  'receipt-printer-encoder, cp858': () => receiptPrinterEncoder('cp858'),
  'receipt-printer-encoder, windows1252': () => receiptPrinterEncoder('windows1252'),
  'node-thermal-printer, cp858': () => nodeThermalPrinter('PC858_EURO'),
  pdfkit,
}
renderers['hand, again'] = renderers.hand

const render = wanted.startsWith('secukit, ')
  ? await secukit(wanted.slice('secukit, '.length))
  : await renderers[wanted]()
const isLater = wanted === 'pdfkit'
const output = await render()

process.on('message', ({ ms }) => void slice(ms).then((time) => process.send(time)))
process.on('disconnect', () => process.exit())
process.send({ output: Buffer.from(output).toString('base64') })

/** Renders for about so many milliseconds of processor time, collecting of garbage included; gives the time of one receipt, in us. */
async function slice(ms) {
  const begin = process.cpuUsage()
  let count = 0
  let used = 0
  // Looking at the clock costs more than a receipt by hand: not every time.
  let batch = 1
  while (used < ms * 1000) {
    for (let done = 0; done < batch; done += 1) {
      if (isLater) await render()
      else render()
    }
    count += batch
    const { user, system } = process.cpuUsage(begin)
    used = user + system
    batch = Math.max(1, Math.ceil((count / used) * 2000))
  }
  return used / count
}
