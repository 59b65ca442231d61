import { wordAt } from './command.ts'
import type { Picture } from './paper.ts'
import { columnPicture, rasterPicture } from './picture-bits.ts'
import type { PrintHead } from './print-head.ts'

// Functions of `GS ( L`.
const STORE_ROWS = 112
const STORE_COLUMNS = 113
const PRINT: ReadonlySet<number> = new Set([2, 50])
const PRINT_KEPT: ReadonlySet<number> = new Set([69, 85])

/** The graphics of `GS ( L` and `GS 8 L`: pictures are stored first and printed then. */
export class EscPosGraphics {
  readonly #head: PrintHead
  #stored: Picture[] = []

  constructor(head: PrintHead) {
    this.#head = head
  }

  /** Forgets what is stored and not printed. */
  clear(): void {
    this.#stored = []
  }

  /** Runs a function, from m on. `whereFree` prints where nothing is in the line. */
  run(n: Uint8Array, whereFree: (print: () => void) => void): void {
    const fn = n[1] ?? -1
    if (fn === STORE_ROWS || fn === STORE_COLUMNS) this.#store(n, fn)
    if (PRINT_KEPT.has(fn)) this.#head.warn('A picture kept in the printer is not shown on this paper')
    if (!PRINT.has(fn)) return
    whereFree(() => {
      for (const picture of this.#stored) this.#head.raster(picture)
      this.#stored = []
    })
  }

  #store(n: Uint8Array, fn: number): void {
    const [, , , wide = 0, tall = 0] = n
    const factor = [wide, tall].find((value) => value !== 1 && value !== 2)
    if (factor !== undefined) return this.#head.warn(`The command has no value ${factor}: it has no effect`)
    const width = wordAt(n, 6)
    const height = wordAt(n, 8)
    const stride = Math.ceil(width / 8)
    const bytesDown = Math.ceil(height / 8)
    const length = fn === STORE_ROWS ? stride * height : bytesDown * width
    const data = n.subarray(10, 10 + length)
    if (data.length < length)
      return this.#head.warn('The picture has less data than its size says: it has no effect')
    const { bits } = fn === STORE_ROWS ? rasterPicture(data, stride, height) : columnPicture(data, bytesDown)
    this.#stored.push({ bitmap: { width, height, bits: bits.subarray(0, stride * height) }, wide, tall })
  }
}
