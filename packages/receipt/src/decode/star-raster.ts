import { wordAt } from './command.ts'
import type { PrintHead } from './print-head.ts'

// What `ESC FF` with this byte runs, and the command that says what that is to do.
const MODES: Readonly<Record<number, string>> = { 0x00: 'ESC * r F', 0x04: 'ESC * r E', 0x19: 'ESC * r e' }
const FULL_CUTS: ReadonlySet<number> = new Set([8, 9])
const PARTIAL_CUTS: ReadonlySet<number> = new Set([3, 12, 13])
const DEFAULT_MODE = 13
// The largest feed the specification knows.
const MOST_DOTS = 65_535

/** The image buffer of Star's raster mode: rows of dots come in, a command prints them and cuts. */
export class StarRaster {
  readonly #head: PrintHead
  #rows: Uint8Array[] = []
  /** The last row is still being drawn, by `k`. */
  #open = false
  /** Something has come out since the last command that runs a mode. */
  #printed = false
  #modes = new Map<string, number>()
  #left = 0

  constructor(head: PrintHead) {
    this.#head = head
  }

  read(name: string, n: Uint8Array): void {
    // Numbers are decimal digits up to NUL.
    const value = Number(String.fromCharCode(...n.subarray(0, Math.min(8, n.length - 1)))) || 0
    if (name === 'b' || name === 'k') this.#row(n.subarray(2, 2 + wordAt(n, 0)), name === 'k')
    else if (name === 'ESC * r Y') this.#skip(value)
    else if (name === 'ESC * r m l') this.#left = value
    else if (name === 'ESC * r B') this.run(0x04)
    else if (name === 'ESC * r D') this.#drawers(value)
    else if (Object.values(MODES).includes(name)) this.#modes.set(name, value)
    else if (['ESC * r A', 'ESC * r R', 'ESC * r C'].includes(name)) this.#clear(name !== 'ESC * r C')
  }

  /** `ESC FF n`: prints what is in the buffer, and cuts if the mode says so. Nothing happens when it is empty. */
  run(mode: number): void {
    const name = MODES[mode]
    if (name === undefined) return this.#head.warn(`There is no raster mode ${mode}`)
    this.print()
    if (!this.#printed) return
    this.#printed = false
    const action = this.#modes.get(name) ?? DEFAULT_MODE
    if (FULL_CUTS.has(action)) this.#head.cut('full', true)
    if (PARTIAL_CUTS.has(action)) this.#head.cut('partial', true)
  }

  /** Prints what is in the buffer. */
  print(): void {
    if (this.#rows.length === 0) return
    const stride = Math.ceil(this.#head.metrics.dots / 8)
    const bits = new Uint8Array(stride * this.#rows.length)
    this.#rows.forEach((row, y) =>
      bits.set(row.subarray(0, Math.max(0, stride - this.#left)), y * stride + this.#left),
    )
    this.#head.raster({
      bitmap: { width: this.#head.metrics.dots, height: this.#rows.length, bits },
      wide: 1,
      tall: 1,
    })
    this.#rows = []
    this.#open = false
    this.#printed = true
  }

  #row(data: Uint8Array, staysOpen: boolean): void {
    if (data.length + this.#left > Math.ceil(this.#head.metrics.dots / 8)) {
      this.#head.warn('The row is wider than the paper: the rest is lost')
    }
    const last = this.#open ? this.#rows.pop() : undefined
    const row = new Uint8Array(Math.max(data.length, last?.length ?? 0))
    row.set(data)
    last?.forEach((byte, at) => (row[at]! |= byte))
    this.#rows.push(row)
    this.#open = staysOpen
  }

  #skip(rows: number): void {
    const left = rows - (this.#open ? 1 : 0)
    this.print()
    if (left > 0) this.#head.feedDots(Math.min(left, MOST_DOTS))
    this.#printed = true
  }

  #drawers(which: number): void {
    if (which === 1 || which === 3) this.#head.drawer(2, 200, 200)
    if (which === 2 || which === 3) this.#head.drawer(5, 200, 200)
  }

  #clear(modes: boolean): void {
    this.#rows = []
    this.#open = false
    if (!modes) return
    this.#modes = new Map()
    this.#left = 0
  }
}
