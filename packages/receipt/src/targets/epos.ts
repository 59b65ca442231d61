import { encodeBase64 } from '../base64.ts'
import type { Symbology } from '../codes/check-barcode.ts'
import { utf8Bytes } from '../codes/utf8.ts'
import type { Alignment, ImageLine, QrLine } from '../line.ts'
import type { BarcodeRow, Page, Row, Style, TextRow } from '../page.ts'
import { code128Data } from '../printers/code128-data.ts'
import { pageSet } from '../printers/page-set.ts'
import type { Target } from '../target.ts'
import { escapeXml } from './escape-xml.ts'
import { rowStretches } from './row-stretches.ts'

/** How an ePOS-Print document is written. */
export interface EposOptions {
  /** Whether the paper is cut at the end and between slips. `false`: something follows. Default: true. */
  readonly cut?: boolean | undefined
  /**
   * Whether the document comes in the SOAP envelope in which the printer's own web service takes it:
   * `POST /cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000`, content type `text/xml; charset=utf-8`.
   * Default: false, as Server Direct Print wants it.
   */
  readonly soap?: boolean | undefined
}

/**
 * An ePOS-Print XML document for Epson printers with a network interface of their own (TM-m30, TM-T88, TM-T20 and
 * others), which browsers can reach too. Prints the characters of Windows-1252 in Font A: `columns` at most those of the
 * printer. No text can become an element.
 */
export function epos({ cut = true, soap = false }: EposOptions = {}): Target<string> {
  function write(page: Page): string {
    const xml = writeEpos(page, cut)
    return soap ? `${ENVELOPE_START}${xml}${ENVELOPE_END}` : xml
  }
  const charset = pageSet(WINDOWS_1252)
  return {
    name: 'epos',
    charset,
    graphics: ['image', 'qr', 'barcode'],
    leastModule: MIN_QR_MODULE,
    wide: true,
    write,
  }
}

const WINDOWS_1252 = [{ page: 'wpc1252', number: 16 }] as const

const ENVELOPE_START =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
const ENVELOPE_END = '</s:Body></s:Envelope>'

function writeEpos({ rows }: Page, cut: boolean): string {
  const body = new Body(cut)
  for (const row of rows) body.add(row)
  return `<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">${body.finish()}</epos-print>`
}

const LINE_FEED = '&#10;'
const PLAIN: Style = { bold: false, wide: false, tall: false }

class Body {
  readonly #cut: boolean
  #xml = ''
  /** Attributes and content of a `text` element that is not written yet. */
  #attributes = ' lang="de"'
  #text = ''
  // What `text` elements have set for everything behind them, and what the printer begins with.
  #style = PLAIN
  #align: Alignment = 'left'
  /** Blank rows, printed only if something follows: the cut feeds the paper anyway. */
  #feeds = ''
  // Blank paper is not cut.
  #isCut = true

  constructor(cut: boolean) {
    this.#cut = cut
  }

  add(row: Row): void {
    switch (row.kind) {
      case 'text':
        return this.#addText(row)
      case 'image':
        return this.#addGraphic(imageElement(row), row.align)
      case 'qr':
        return this.#addGraphic(qrElements(row), row.align)
      case 'barcode':
        return this.#addGraphic(barcodeElement(row), row.align)
      case 'cut':
        return this.#addCut()
      case 'drawer':
        return this.#addElement(`<pulse drawer="drawer_${row.pin === 2 ? 1 : 2}" time="pulse_100"/>`)
    }
  }

  /** Adds an element behind everything that was added before. */
  #addElement(element: string): void {
    this.#closeText()
    this.#xml += element
  }

  finish(): string {
    this.#set(PLAIN, 'left')
    this.#addCut()
    this.#closeText()
    return this.#xml
  }

  #addText(row: TextRow): void {
    if (row.runs.length === 0) {
      this.#feeds += LINE_FEED
      return
    }
    this.#flushFeeds()
    for (const stretch of rowStretches(row)) {
      this.#set(stretch, 'left')
      this.#text += escapeXml(stretch.text)
    }
    this.#text += LINE_FEED
  }

  #addGraphic(element: string, align: Alignment): void {
    this.#flushFeeds()
    this.#set(this.#style, align)
    this.#addElement(element)
  }

  #addCut(): void {
    this.#feeds = ''
    if (!this.#cut || this.#isCut) return
    this.#addElement('<cut type="feed"/>')
    this.#isCut = true
  }

  #flushFeeds(): void {
    this.#text += this.#feeds
    this.#feeds = ''
    this.#isCut = false
  }

  #set(style: Style, align: Alignment): void {
    const was = this.#style
    let changes = ''
    if (style.bold !== was.bold) changes += ` em="${style.bold}"`
    if (style.wide !== was.wide) changes += ` dw="${style.wide}"`
    if (style.tall !== was.tall) changes += ` dh="${style.tall}"`
    if (align !== this.#align) changes += ` align="${align}"`
    if (changes === '') return
    if (this.#text !== '') this.#closeText()
    this.#attributes += changes
    this.#style = style
    this.#align = align
  }

  #closeText(): void {
    if (this.#text !== '') this.#xml += `<text${this.#attributes}>${this.#text}</text>`
    else if (this.#attributes !== '') this.#xml += `<text${this.#attributes}/>`
    this.#attributes = ''
    this.#text = ''
  }
}

function imageElement({ bitmap: { width, height, bits } }: ImageLine): string {
  const data = encodeBase64(bits)
  return `<image width="${width}" height="${height}" color="color_1" mode="mono">${data}</image>`
}

// The least width of a module that all models print.
const MIN_QR_MODULE = 3

function qrElements({ data, level, size }: QrLine): string {
  // ISO/IEC 18004: four modules of white above and below.
  const quiet = `<feed unit="${4 * size}"/>`
  const attributes = `type="qrcode_model_2" level="level_${level.toLowerCase()}" width="${size}"`
  return `${quiet}<symbol ${attributes}>${escapeData(utf8Bytes(data))}</symbol>${quiet}`
}

const BARCODE_TYPE: Readonly<Record<Symbology, string>> = {
  ean13: 'ean13',
  ean8: 'ean8',
  upca: 'upc_a',
  code39: 'code39',
  itf: 'itf',
  code128: 'code128',
}

function barcodeElement({ symbology, data, height, module }: BarcodeRow): string {
  const bytes = symbology === 'code128' ? code128Data(data) : utf8Bytes(data)
  const attributes = `type="${BARCODE_TYPE[symbology]}" hri="none" width="${module}" height="${height}"`
  return `<barcode ${attributes}>${escapeData(bytes)}</barcode>`
}

/**
 * Bytes as codes take them (ePOS-Print XML User's Manual, `barcode` and `symbol`): what is not printable ASCII is
 * `\xnn`, a backslash is `\\`. Other characters would reach a QR code in Shift JIS, not in UTF-8.
 */
function escapeData(bytes: readonly number[]): string {
  let data = ''
  for (const byte of bytes) {
    if (byte < 0x20 || byte > 0x7e) data += `\\x${byte.toString(16).padStart(2, '0')}`
    else data += byte === 0x5c ? '\\\\' : String.fromCharCode(byte)
  }
  return escapeXml(data)
}
