import type { Bitmap } from '../bitmap.ts'
import { readCode128, type BarcodeSymbology } from './barcode-symbology.ts'
import { printBarcode, printQr, type BarcodeSettings, type QrSettings } from './code-printer.ts'
import { ascendingStops, turnsOff, wordAt } from './command.ts'
import { nameOf } from './describe-tokens.ts'
import type { Paper } from './paper.ts'
import { EscPosGraphics } from './esc-pos-graphics.ts'
import { columnPicture, rasterPicture } from './picture-bits.ts'
import { PrintHead, type PrinterDefaults } from './print-head.ts'
import { readLatin1 } from './read-utf8.ts'
import { tokenizeEscPos, type Token } from './tokenize.ts'
import type { VirtualPrinter } from './virtual-printer.ts'

/**
 * Prints an ESC/POS job on virtual paper, as Epson's command reference says, mistakes of the job included. Takes a
 * whole job. Any bytes will do: what is no command of ESC/POS is in the warnings. Never throws.
 *
 * Not shown, but warned about: page mode (its lines come one below the other), characters and logos kept in the
 * printer, turned characters, PDF417 and other codes that are neither QR codes nor barcodes.
 */
export function decodeEscPos(bytes: Uint8Array, printer: VirtualPrinter = {}): Paper {
  const machine = new EscPosPrinter(printer)
  for (const token of tokenizeEscPos(bytes)) machine.read(token)
  return machine.finish()
}

const DEFAULTS: PrinterDefaults = {
  lineSpacing: 30,
  smallHeight: 17,
  pages: [
    { page: 'pc437', number: 0 },
    { page: 'pc850', number: 2 },
    { page: 'pc857', number: 13 },
    { page: 'wpc1252', number: 16 },
    { page: 'pc852', number: 18 },
    { page: 'pc858', number: 19 },
    { page: 'iso8859-15', number: 40 },
  ],
}
// `ESC R` goes on to 17; those above 15 are not in Western printers.
const LAST_COUNTRY = 15
// 203 dots an inch: what a motion unit of `GS P` is measured against.
const DPI = 203
const ALIGNMENTS = ['left', 'center', 'right'] as const
const HRI_PLACES = ['none', 'above', 'below', 'both'] as const
const KANJI_CODES = ['jis', 'shift-jis'] as const
const PINS = [2, 5] as const
const QR_LEVELS = ['L', 'M', 'Q', 'H'] as const
// By m of `GS k`: 0 to 6, and again with all others from 65 on. 79 is Code 128 that needs no code sets.
const SYMBOLOGIES: readonly BarcodeSymbology[] = [
  ...(['upca', 'upce', 'ean13', 'ean8', 'code39', 'itf', 'codabar', 'code93', 'code128', 'gs1-128'] as const),
  ...(['databar', 'databar-truncated', 'databar-limited', 'databar-expanded', 'code128'] as const),
]
const NO_QR: QrSettings = { level: 'L', size: 3, bytes: new Uint8Array() }
const BARCODE: BarcodeSettings = { bars: 162, size: 3, hri: 'none' }

// What changes the paper of a real printer and not this one.
const NOT_SHOWN: ReadonlySet<string> = new Set([
  'ESC FF',
  'ESC %',
  'ESC &',
  'ESC T',
  'ESC V',
  'ESC W',
  'ESC {',
  'FF',
  'FS 2',
  'FS p',
  'FS q',
  'GS $',
  'GS \\',
  'GS D',
  'GS Q 0',
  'GS ^',
  'GS c',
  'GS ( A',
  'ESC 4',
  'CAN',
])

class EscPosPrinter {
  readonly #head: PrintHead
  #barcode = BARCODE
  #qr = NO_QR
  readonly #graphics: EscPosGraphics
  #downloaded: Bitmap | undefined
  #emphasized = false
  #doubleStrike = false
  /** Dots of a motion unit, across and down: half a dot down on Epson printers. */
  #unitX = 1
  #unitY = 0.5
  #areaAsked = Infinity

  constructor(printer: VirtualPrinter) {
    this.#head = new PrintHead(printer, DEFAULTS)
    this.#graphics = new EscPosGraphics(this.#head)
  }

  finish(): Paper {
    this.#head.finish()
    const { rows, warnings, metrics } = this.#head
    return { columns: metrics.columns, dots: metrics.dots, rows, warnings }
  }

  read({ kind, offset, bytes, command }: Token): void {
    const head = this.#head
    head.offset = offset
    if (kind === 'text') return head.print(bytes)
    if (kind === 'unknown') {
      return head.warn(`${nameOf(bytes)} is no command of ESC/POS: what follows it may come out as text`)
    }
    if (kind === 'control')
      return head.warn(`${nameOf(bytes.subarray(0, 1))}, ${bytes.length} times: it means nothing here`)
    if (!command) return
    if (kind === 'cut-off')
      return head.warn(`${command.name} is cut off: the printer waits for the rest of it`)
    const n = bytes.subarray(command.prefix.length)
    if (NOT_SHOWN.has(command.name) && !turnsOff(n)) {
      head.warn(`${command.name} (${command.title}) is not shown on this paper`)
    }
    const realTime = command.name === 'DLE DC4' ? -1 : realTimeIn(n)
    if (realTime >= 0) {
      const at = offset + command.prefix.length + realTime
      head.warn('The data reads as a real-time command here, and some printers obey it', at)
    }
    this.#commands[command.name]?.(n)
  }

  readonly #commands: Readonly<Record<string, (n: Uint8Array) => void>> = {
    // Lines and feeds
    LF: () => this.#head.newLine(),
    'ESC J': ([n]) => this.#head.feedDots(Math.round(n! * this.#unitY)),
    'ESC d': ([n]) => this.#head.feedLines(n!),
    'ESC K': ([n]) => this.#head.feedBack(Math.round(n! * this.#unitY)),
    'ESC e': ([n]) => this.#head.feedBack(n! * this.#head.lineSpacing),
    'ESC 2': () => (this.#head.lineSpacing = DEFAULTS.lineSpacing),
    'ESC 3': ([n]) => (this.#head.lineSpacing = Math.round(n! * this.#unitY)),

    // State
    'ESC @': () => this.#initialize(),
    'ESC t': ([n]) => this.#head.selectPage(n!),
    'ESC R': ([n]) => this.#head.selectCountry(n!, LAST_COUNTRY),
    'ESC L': () => (this.#head.pageMode = true),
    'ESC S': () => (this.#head.pageMode = false),
    'FS &': () => (this.#head.characters.kanji = true),
    'FS .': () => (this.#head.characters.kanji = false),
    'FS C': ([n]) =>
      (this.#head.characters.kanjiCode = KANJI_CODES[this.#digit(n!, 2)] ?? this.#head.characters.kanjiCode),

    // Characters
    'ESC !': ([n]) => {
      this.#head.change({
        small: (n! & 1) > 0,
        tall: (n! & 0x10) > 0 ? 2 : 1,
        wide: (n! & 0x20) > 0 ? 2 : 1,
        underline: (n! & 0x80) > 0,
      })
      this.#setBold((n! & 8) > 0, this.#doubleStrike)
    },
    'ESC E': ([n]) => this.#setBold((n! & 1) > 0, this.#doubleStrike),
    'ESC G': ([n]) => this.#setBold(this.#emphasized, (n! & 1) > 0),
    'ESC -': ([n]) => this.#choose(n!, [false, true, true], (underline) => this.#head.change({ underline })),
    'ESC M': ([n]) => this.#choose(n!, [false, true], (small) => this.#head.change({ small })),
    'ESC SP': ([n]) => (this.#head.spacing = Math.round(n! * this.#unitX)),
    // The width is in the high half.
    'GS !': ([n]) => {
      if ((n! & 0x88) > 0) this.#outOfRange(n!)
      else this.#head.change({ wide: (n! >> 4) + 1, tall: (n! & 7) + 1 })
    },
    'GS B': ([n]) => this.#head.change({ inverted: (n! & 1) > 0 }),

    // Positions
    HT: () => this.#head.tab(),
    'ESC D': (n) => this.#head.setStops(ascendingStops(n)),
    'ESC $': (n) => this.#head.moveTo(Math.round(wordAt(n, 0) * this.#unitX)),
    'ESC \\': (n) => this.#head.moveBy(Math.round(((wordAt(n, 0) << 16) >> 16) * this.#unitX)),
    'ESC a': ([n]) => {
      if (this.#atLineStart()) this.#choose(n!, ALIGNMENTS, (align) => (this.#head.align = align))
    },
    'GS L': (n) => {
      if (this.#atLineStart()) this.#head.setMargins(Math.round(wordAt(n, 0) * this.#unitX), this.#areaAsked)
    },
    'GS W': (n) => {
      if (!this.#atLineStart()) return
      this.#areaAsked = Math.round(wordAt(n, 0) * this.#unitX)
      this.#head.setMargins(this.#head.margin, this.#areaAsked)
    },
    'GS P': ([x, y]) => {
      this.#unitX = x === 0 ? 1 : Math.max(1, Math.round(DPI / x!))
      this.#unitY = y === 0 ? 0.5 : Math.max(1, Math.round(DPI / y!))
    },

    // Pictures
    'ESC *': (n) => {
      const [mode] = n
      if (![0, 1, 32, 33].includes(mode!)) return this.#outOfRange(mode!)
      // Eight dots are as high as 24.
      const bytesDown = mode! >= 32 ? 3 : 1
      const wide = mode! % 32 === 0 ? 2 : 1
      this.#head.picture({
        bitmap: columnPicture(n.subarray(3), bytesDown),
        wide,
        tall: bytesDown === 1 ? 3 : 1,
      })
    },
    'GS v 0': (n) => {
      const [mode] = n
      this.#block(() => this.#scaled(mode!, rasterPicture(n.subarray(5), wordAt(n, 1), wordAt(n, 3))))
    },
    'GS *': (n) => (this.#downloaded = columnPicture(n.subarray(2), n[1]!)),
    'GS /': ([mode]) => {
      const bitmap = this.#downloaded
      if (bitmap) this.#block(() => this.#scaled(mode!, bitmap))
      else this.#head.warn('No picture has been downloaded: nothing is printed')
    },
    'GS ( L': (n) => this.#graphics.run(n.subarray(2), (print) => this.#block(print)),
    'GS 8 L': (n) => this.#graphics.run(n.subarray(4), (print) => this.#block(print)),

    // Codes
    'GS h': ([n]) => (n === 0 ? this.#outOfRange(0) : this.#setBarcode({ bars: n! })),
    'GS w': ([n]) => (n! < 1 || n! > 6 ? this.#outOfRange(n!) : this.#setBarcode({ size: n! })),
    'GS H': ([n]) => this.#choose(n!, HRI_PLACES, (hri) => this.#setBarcode({ hri })),
    'GS k': (n) => this.#printBarcode(n),
    'GS ( k': (n) => this.#codeFunction(n.subarray(2)),

    // Knife and drawer
    'GS V': ([n]) => this.#cut(n!),
    'ESC i': () => this.#head.cut('full', false),
    'ESC m': () => this.#head.cut('partial', false),
    'ESC p': ([m, on, off]) => this.#choose(m!, PINS, (pin) => this.#head.drawer(pin, on! * 2, off! * 2)),
    'DLE DC4': ([fn, m, t]) => {
      if (fn === 1 && m! < 2 && t! > 0 && t! < 9) this.#head.drawer(PINS[m!]!, t! * 100, t! * 100)
    },
  }

  #initialize(): void {
    if (this.#head.hasLine) this.#head.warn('ESC @ throws away the line that was not printed yet')
    this.#head.reset()
    this.#barcode = BARCODE
    this.#qr = NO_QR
    this.#graphics.clear()
    this.#downloaded = undefined
    this.#emphasized = false
    this.#doubleStrike = false
    this.#areaAsked = Infinity
    this.#unitX = 1
    this.#unitY = 0.5
  }

  /** Bold by `ESC E` and by `ESC G` are two switches; either makes bold. */
  #setBold(emphasized: boolean, doubleStrike: boolean): void {
    this.#emphasized = emphasized
    this.#doubleStrike = doubleStrike
    this.#head.change({ bold: emphasized || doubleStrike })
  }

  #setBarcode(change: Partial<BarcodeSettings>): void {
    this.#barcode = { ...this.#barcode, ...change }
  }

  /** 0, 1, 2 … or the digits `0`, `1`, `2` …: many commands take either. -1 and a warning beyond. */
  #digit(value: number, count: number): number {
    const digit = value >= 0x30 && value < 0x30 + count ? value - 0x30 : value
    if (digit < count) return digit
    this.#outOfRange(value)
    return -1
  }

  #choose<Choice>(value: number, choices: readonly Choice[], use: (choice: Choice) => void): void {
    const digit = this.#digit(value, choices.length)
    if (digit >= 0) use(choices[digit]!)
  }

  #outOfRange(value: number): void {
    this.#head.warn(`The command has no value ${value}: it has no effect`)
  }

  #atLineStart(): boolean {
    if (this.#head.atLineStart) return true
    this.#head.warn('The command has no effect: it counts at the beginning of a line only')
    return false
  }

  /** What stands on its own prints only where the line buffer is empty. */
  #block(print: () => void): void {
    if (this.#head.hasLine)
      this.#head.warn('Nothing is printed: there is text in the line, which needs its line feed first')
    else print()
  }

  #scaled(mode: number, bitmap: Bitmap): void {
    const digit = this.#digit(mode, 4)
    if (digit >= 0) this.#head.raster({ bitmap, wide: (digit & 1) + 1, tall: (digit >> 1) + 1 })
  }

  #cut(value: number): void {
    // 65 to 68, 97, 98, 103, 104: the letters `A` and so on; they feed to the knife.
    if ([65, 97, 103].includes(value)) this.#head.cut('full', true)
    else if ([66, 98, 104].includes(value)) this.#head.cut('partial', true)
    else this.#choose(value, ['full', 'partial'] as const, (kind) => this.#head.cut(kind, false))
  }

  /** `GS k`: function A up to m = 6, function B from 65 on. */
  #printBarcode(n: Uint8Array): void {
    const m = n[0]!
    const symbology = SYMBOLOGIES[m < 65 ? m : m - 65]
    const bytes = m < 65 ? n.subarray(1, -1) : n.subarray(2)
    if (symbology === undefined || (m > 6 && m < 65)) return this.#outOfRange(m)
    const text = readLatin1(bytes)
    const data = m === 73 ? readCode128(text) : text
    this.#block(() => printBarcode(this.#head, { symbology, data, bytes }, this.#barcode))
  }

  /** `GS ( k`, from cn on: 49 is the QR code. */
  #codeFunction(n: Uint8Array): void {
    const [cn, fn, value] = n
    if (cn !== 49) {
      if (fn === 81)
        this.#head.warn('The code is neither a QR code nor a barcode: it is not shown on this paper')
    } else if (fn === 67) {
      if (value! < 1 || value! > 16) this.#outOfRange(value!)
      else this.#qr = { ...this.#qr, size: value! }
    } else if (fn === 69) {
      const level = QR_LEVELS[value! - 48]
      if (level) this.#qr = { ...this.#qr, level }
      else this.#outOfRange(value!)
    } else if (fn === 80) {
      this.#qr = { ...this.#qr, bytes: n.subarray(3) }
    } else if (fn === 81) {
      this.#block(() => printQr(this.#head, this.#qr))
    }
  }
}

/**
 * Where data holds the bytes of a real-time command that does something: DLE ENQ 1 and 2, DLE DC4 with the function
 * 1 (drawer), 2 (power off) or 8 (clear buffers). Printers look for these before they look at lengths. -1: nowhere.
 */
function realTimeIn(data: Uint8Array): number {
  for (let at = data.indexOf(0x10); at >= 0; at = data.indexOf(0x10, at + 1)) {
    const [code, a, b = -1, c = -1] = data.subarray(at + 1, at + 5)
    if (code === 0x05 && (a === 1 || a === 2)) return at
    if (code !== 0x14) continue
    if (
      (a === 1 && b < 2 && b >= 0 && c >= 1 && c <= 8) ||
      (a === 2 && b === 1 && c === 8) ||
      (a === 8 && b === 1 && c === 3)
    )
      return at
  }
  return -1
}
