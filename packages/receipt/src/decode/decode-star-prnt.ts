import type { BarcodeSymbology } from './barcode-symbology.ts'
import { printBarcode, printQr, type BarcodeSettings, type QrSettings } from './code-printer.ts'
import { ascendingStops, turnsOff, wordAt } from './command.ts'
import { nameOf } from './describe-tokens.ts'
import type { Paper } from './paper.ts'
import { columnPicture, rasterPicture } from './picture-bits.ts'
import { PrintHead, type PrinterDefaults } from './print-head.ts'
import { readLatin1 } from './read-utf8.ts'
import { StarRaster } from './star-raster.ts'
import { tokenizeStarPrnt, type Token } from './tokenize.ts'
import type { VirtualPrinter } from './virtual-printer.ts'

/**
 * Prints a StarPRNT or Star Line Mode job on virtual paper, as Star's command specifications say, mistakes of the
 * job included. Takes a whole job. Any bytes will do: what is no command is in the warnings. Never throws.
 *
 * Not shown, but warned about: page mode (its lines come one below the other), characters and logos kept in the
 * printer, turned characters, PDF417.
 */
export function decodeStarPrnt(bytes: Uint8Array, printer: VirtualPrinter = {}): Paper {
  const machine = new StarPrinter(printer)
  for (const token of tokenizeStarPrnt(bytes)) machine.read(token)
  return machine.finish()
}

const DEFAULTS: PrinterDefaults = {
  // 4 mm at 8 dots a millimeter.
  lineSpacing: 32,
  smallHeight: 24,
  pages: [
    { page: 'pc437', number: 0 },
    { page: 'pc437', number: 1 },
    { page: 'pc858', number: 4 },
    { page: 'pc852', number: 5 },
    { page: 'pc857', number: 12 },
    { page: 'wpc1252', number: 32 },
  ],
}
const LINE_3_MM = 24
const LINE_4_MM = 32
const DOTS_PER_EIGHTH = 1
const DOTS_PER_QUARTER = 2
const LAST_COUNTRY = 13
const ALIGNMENTS = ['left', 'center', 'right'] as const
const CUTS = [
  ['full', false],
  ['partial', false],
  ['full', true],
  ['partial', true],
] as const
// Times the normal size, by the number that stands for it.
const SIZES = [1, 2, 3, 4, 5, 6] as const
const QR_LEVELS = ['L', 'M', 'Q', 'H'] as const
// Drawer 2 has no length of its own.
const PULSE_MS = 200
const NO_QR: QrSettings = { level: 'L', size: 3, bytes: new Uint8Array() }
// By n1 of `ESC b`.
const SYMBOLOGIES: readonly BarcodeSymbology[] = [
  ...(['upce', 'upca', 'ean8', 'ean13', 'code39', 'itf', 'code128', 'code93', 'codabar', 'gs1-128'] as const),
  ...(['databar', 'databar-truncated', 'databar-limited', 'databar-expanded'] as const),
]

// What changes the paper of a real printer and not this one.
const NOT_SHOWN: ReadonlySet<string> = new Set([
  'SI',
  'FF',
  'VT',
  'ESC %',
  'ESC &',
  'ESC ^',
  'ESC _',
  'ESC FS p',
  'ESC FS q',
  'ESC RS L',
  'ESC RS i',
  'ESC GS * 0',
  'ESC GS c',
  'ESC GS P 3',
  'ESC GS P 4',
  'ESC GS P 5',
  'ESC GS P 8',
  'ESC ? LF NUL',
])

class StarPrinter {
  readonly #head: PrintHead
  readonly #raster: StarRaster
  #qr = NO_QR
  /** Milliseconds on and off. `ESC @` does not change them. */
  #pulse: readonly [number, number] = [PULSE_MS, PULSE_MS]
  /** Right margin in dots from the left edge. */
  #right = Infinity

  constructor(printer: VirtualPrinter) {
    this.#head = new PrintHead(printer, DEFAULTS)
    this.#raster = new StarRaster(this.#head)
  }

  finish(): Paper {
    this.#raster.print()
    this.#head.finish()
    const { rows, warnings, metrics } = this.#head
    return { columns: metrics.columns, dots: metrics.dots, rows, warnings }
  }

  read({ kind, offset, bytes, command }: Token): void {
    const head = this.#head
    head.offset = offset
    if (kind === 'text') return head.print(bytes)
    if (kind === 'unknown') {
      return head.warn(`${nameOf(bytes)} is no command of StarPRNT: what follows it may come out as text`)
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
    if (command.name.startsWith('ESC * r ') || command.title.startsWith('raster row')) {
      this.#raster.read(command.name, n)
    } else {
      this.#commands[command.name]?.(n)
    }
  }

  readonly #commands: Readonly<Record<string, (n: Uint8Array) => void>> = {
    // Lines and feeds
    LF: () => this.#head.newLine(),
    'ESC a': ([n]) => this.#within(n!, 1, 127, () => this.#head.feedLines(n!)),
    'ESC I': ([n]) => this.#within(n!, 1, 255, () => this.#head.feedDots(n! * DOTS_PER_EIGHTH)),
    'ESC J': ([n]) => this.#within(n!, 1, 255, () => this.#head.feedDots(n! * DOTS_PER_QUARTER)),
    'ESC 0': () => (this.#head.lineSpacing = LINE_3_MM),
    'ESC z': ([n]) => this.#choose(n!, [LINE_3_MM, LINE_4_MM], (dots) => (this.#head.lineSpacing = dots)),

    // State
    'ESC @': () => this.#initialize(),
    CAN: () => this.#head.clearLine(),
    'ESC GS t': ([n]) => this.#head.selectPage(n!),
    'ESC R': ([n]) => this.#head.selectCountry(n! >= 0x30 && n! < 0x3a ? n! - 0x30 : n!, LAST_COUNTRY),
    'ESC GS P 0': () => (this.#head.pageMode = true),
    'ESC GS P 1': () => (this.#head.pageMode = false),
    'ESC $': ([n]) => this.#choose(n!, [false, true], (on) => this.#kanji(on, 'shift-jis')),
    'ESC p': () => this.#kanji(true, 'jis'),
    'ESC q': () => this.#kanji(false, 'jis'),

    // Characters
    'ESC E': () => this.#head.change({ bold: true }),
    'ESC F': () => this.#head.change({ bold: false }),
    'ESC -': ([n]) => this.#choose(n!, [false, true], (underline) => this.#head.change({ underline })),
    'ESC 4': () => this.#head.change({ inverted: true }),
    'ESC 5': () => this.#head.change({ inverted: false }),
    SO: () => this.#head.change({ wide: 2 }),
    DC4: () => this.#head.change({ wide: 1 }),
    'ESC SO': () => this.#head.change({ tall: 2 }),
    'ESC DC4': () => this.#head.change({ tall: 1 }),
    'ESC W': ([n]) => this.#choose(n!, SIZES, (wide) => this.#head.change({ wide })),
    'ESC h': ([n]) => this.#choose(n!, SIZES, (tall) => this.#head.change({ tall })),
    // The height comes first.
    'ESC i': ([high, across]) =>
      this.#choose(high!, SIZES, (tall) =>
        this.#choose(across!, SIZES, (wide) => this.#head.change({ tall, wide })),
      ),
    'ESC M': () => this.#head.change({ small: false }),
    'ESC RS F': ([n]) => this.#choose(n!, [false, true], (small) => this.#head.change({ small })),
    'ESC SP': ([n]) => (this.#head.spacing = n! >= 0x30 && n! < 0x3a ? n! - 0x30 : n!),

    // Positions
    HT: () => this.#head.tab(),
    'ESC D': (n) => this.#head.setStops(ascendingStops(n)),
    'ESC GS a': ([n]) => this.#choose(n!, ALIGNMENTS, (align) => (this.#head.align = align)),
    'ESC GS A': (n) => this.#head.moveTo(wordAt(n, 0)),
    'ESC GS R': (n) => this.#head.moveBy((wordAt(n, 0) << 16) >> 16),
    'ESC l': ([n]) => this.#margins(n! * this.#head.cell, this.#right),
    'ESC Q': ([n]) => this.#margins(this.#head.margin, n! * this.#head.cell),

    // Pictures. Eight dots are as high as 24.
    'ESC K': (n) => this.#head.picture({ bitmap: columnPicture(n.subarray(2), 1), wide: 2, tall: 3 }),
    'ESC L': (n) => this.#head.picture({ bitmap: columnPicture(n.subarray(2), 1), wide: 1, tall: 3 }),
    'ESC X': (n) => this.#head.picture({ bitmap: columnPicture(n.subarray(2), 3), wide: 1, tall: 1 }),
    'ESC k': (n) =>
      this.#head.picture({ bitmap: rasterPicture(n.subarray(2), wordAt(n, 0), 24), wide: 1, tall: 1 }),
    'ESC GS S': (n) => {
      this.#finishLine()
      this.#head.raster({
        bitmap: rasterPicture(n.subarray(6), wordAt(n, 1), wordAt(n, 3)),
        wide: 1,
        tall: 1,
      })
    },
    'ESC FF': ([mode]) => this.#raster.run(mode!),

    // Codes
    'ESC b': (n) => this.#printBarcode(n),
    'ESC GS x': ([part]) => {
      if (part === 0x50) this.#head.warn('PDF417 is not shown on this paper')
    },
    'ESC GS y': (n) => this.#qrFunction(n),

    // Knife and drawers
    'ESC d': ([n]) =>
      this.#choose(n!, CUTS, ([kind, fed]) => {
        this.#finishLine()
        this.#head.cut(kind, fed)
      }),
    'ESC BEL': ([on, off]) => (this.#pulse = [on! * 10, off! * 10]),
    BEL: () => this.#head.drawer(2, ...this.#pulse),
    FS: () => this.#head.drawer(2, ...this.#pulse),
    SUB: () => this.#head.drawer(5, PULSE_MS, PULSE_MS),
    EM: () => this.#head.drawer(5, PULSE_MS, PULSE_MS),
  }

  #initialize(): void {
    if (this.#head.hasLine) this.#head.warn('ESC @ throws away the line that was not printed yet')
    this.#head.reset()
    this.#qr = NO_QR
    this.#right = Infinity
  }

  #kanji(on: boolean, code: 'jis' | 'shift-jis'): void {
    this.#head.characters.kanji = on
    this.#head.characters.kanjiCode = code
  }

  /** What stands on its own prints after the line. */
  #finishLine(): void {
    if (this.#head.hasLine) this.#head.newLine()
  }

  #margins(left: number, right: number): void {
    if (!this.#head.atLineStart)
      return this.#head.warn('The command has no effect: it counts at the beginning of a line only')
    this.#right = right
    this.#head.setMargins(left, right > left ? right - left : Infinity)
  }

  #within(value: number, least: number, most: number, use: () => void): void {
    if (value < least || value > most) this.#outOfRange(value)
    else use()
  }

  /** 0, 1, 2 … or the digits `0`, `1`, `2` …: Star takes either. */
  #choose<Choice>(value: number, choices: readonly Choice[], use: (choice: Choice) => void): void {
    const digit = value >= 0x30 ? value - 0x30 : value
    if (digit < choices.length) use(choices[digit]!)
    else this.#outOfRange(value)
  }

  #outOfRange(value: number): void {
    this.#head.warn(`The command has no value ${value}: it has no effect`)
  }

  /** `ESC b n1 n2 n3 n4 d1 … RS`: kind, text and feed, width, height. */
  #printBarcode(n: Uint8Array): void {
    const [kind, text, width, bars] = n
    const bytes = n.subarray(4, -1)
    const symbology = SYMBOLOGIES[kind! >= 0x30 && kind! < 0x3a ? kind! - 0x30 : kind!]
    if (symbology === undefined) return this.#outOfRange(kind!)
    const digit = (value: number): number => (value >= 0x30 && value < 0x3a ? value - 0x30 : value)
    const hri = digit(text!) === 2 || digit(text!) === 4 ? 'below' : 'none'
    // 1, 2, 3: modules of 2, 3, 4 dots; 4 to 9 are the same widths with other bars beside them.
    const settings: BarcodeSettings = {
      bars: Math.max(1, bars!),
      size: ((Math.max(1, digit(width!)) - 1) % 3) + 2,
      hri,
    }
    this.#finishLine()
    const data = symbology === 'code128' ? unescapeCode128(readLatin1(bytes)) : readLatin1(bytes)
    printBarcode(this.#head, { symbology, data, bytes }, settings)
  }

  /** `ESC GS y`, from the letter on. */
  #qrFunction(n: Uint8Array): void {
    const [part, fn, value] = n
    const setting = fn! >= 0x30 ? fn! - 0x30 : fn!
    if (part === 0x53 && setting === 1) {
      this.#choose(value!, QR_LEVELS, (level) => (this.#qr = { ...this.#qr, level }))
    } else if (part === 0x53 && setting === 2) {
      this.#within(value!, 1, 8, () => (this.#qr = { ...this.#qr, size: value! }))
    } else if (part === 0x44) {
      this.#qr = { ...this.#qr, bytes: n.subarray(setting === 2 ? 4 : 5) }
    } else if (part === 0x50) {
      this.#finishLine()
      printQr(this.#head, this.#qr)
    }
  }
}

/** In Code 128 a percent sign stands before what has no character of its own: `%0` is itself, `%5` is DEL, `%A` is SOH. */
function unescapeCode128(data: string): string {
  return data.replace(/%([05@-_])/g, (_, sign: string) =>
    sign === '0' ? '%' : sign === '5' ? '\x7f' : String.fromCharCode(sign.charCodeAt(0) - 0x40),
  )
}
