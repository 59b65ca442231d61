import type { Bitmap } from '../bitmap.ts'
import type { Page, Style } from '../page.ts'
import { codePage } from '../printers/code-pages.ts'
import { CELL, dotRows, type DotPicture, type DotText } from './dot-rows.ts'
import { rowStretches } from './row-stretches.ts'

/** What is drawn between two cuts. */
export interface Sheet {
  /** Operators of a page, with one character a byte. The origin is the upper left corner, the unit is a dot. */
  readonly content: string
  /** Dots from the upper edge to the lowest thing drawn. */
  readonly height: number
}

/** Sheets, and the pictures that they show as `/I0`, `/I1` and so on. */
export interface Drawn {
  readonly sheets: readonly Sheet[]
  readonly masks: readonly Bitmap[]
}

// Courier is 0.6 of its size wide: it fills a cell.
const FONT_DOTS = CELL.width / 0.6
// From the top of a cell down to the line that letters stand on: room for accents above and for a `g` below.
const BASELINE_DOTS = 18
const QUESTION_MARK = 0x3f

/** Draws a page as sheets, at least one, none higher than `maxHeight` dots. */
export function drawSheets(page: Page, maxHeight: number): Drawn {
  const drawing = new Drawing(maxHeight)
  for (const row of dotRows(page).rows) {
    if (row.kind === 'text') drawing.addText(row)
    else if (row.kind === 'cut') drawing.startSheet(row.top + CELL.height)
    else drawing.addMask(row)
  }
  return drawing.finish()
}

class Drawing {
  readonly #sheets: Sheet[] = []
  readonly #masks: Bitmap[] = []
  readonly #bytes = codePage('wpc1252').bytes
  readonly #maxHeight: number
  /** Where the sheet begins on the whole paper. */
  #top = 0
  /** Where the lowest thing on the sheet ends. */
  #end = 0
  #content = ''
  /** Of the row before, inside a text object only. */
  #baseline: number | undefined
  // The text state, which holds until the sheet ends.
  #leading = 0
  #font = ''
  #stretch = 100

  constructor(maxHeight: number) {
    this.#maxHeight = maxHeight
  }

  addText(row: DotText): void {
    if (row.runs.length === 0) return
    const top = this.#takeRoom(row.top, row.height)
    let show = this.#moveTo(top + (BASELINE_DOTS * row.height) / CELL.height)
    for (const stretch of rowStretches(row)) {
      this.#setStyle(stretch)
      this.#content += `(${this.#encode(stretch.text)})${show}\n`
      show = 'Tj'
    }
  }

  addMask({ bitmap, scale, left, top }: DotPicture): void {
    this.#endText()
    const [width, height] = [bitmap.width * scale.x, bitmap.height * scale.y]
    const bottom = this.#takeRoom(top, height) + height
    this.#content += `q ${width} 0 0 ${height} ${left} ${-bottom} cm/I${this.#masks.length} Do Q\n`
    this.#masks.push(bitmap)
  }

  /** `top`: where the new sheet begins on the whole paper. */
  startSheet(top: number): void {
    this.#endText()
    if (this.#content !== '') this.#sheets.push({ content: this.#content, height: this.#end - this.#top })
    this.#content = ''
    this.#top = top
    this.#end = top
    this.#leading = 0
    this.#font = ''
    this.#stretch = 100
  }

  finish(): Drawn {
    this.startSheet(0)
    return {
      sheets: this.#sheets.length > 0 ? this.#sheets : [{ content: '', height: 0 }],
      masks: this.#masks,
    }
  }

  /** Gives the place on the sheet of what begins there on the paper. */
  #takeRoom(top: number, height: number): number {
    if (top + height - this.#top > this.#maxHeight) this.startSheet(top)
    this.#end = top + height
    return top - this.#top
  }

  /** Gives the operator that shows text at the left edge there: `'` goes to the next line by itself. */
  #moveTo(baseline: number): string {
    const above = this.#baseline
    this.#baseline = baseline
    if (above === undefined) {
      this.#content += `BT 0 ${-baseline} Td\n`
      return 'Tj'
    }
    if (baseline - above !== this.#leading) {
      this.#leading = baseline - above
      this.#content += `${this.#leading} TL `
    }
    return "'"
  }

  #endText(): void {
    if (this.#baseline !== undefined) this.#content += 'ET\n'
    this.#baseline = undefined
  }

  #setStyle({ bold, tall, wide }: Style): void {
    const font = `/${bold ? 'B' : 'A'} ${tall ? 2 * FONT_DOTS : FONT_DOTS} Tf `
    const stretch = (wide ? 200 : 100) / (tall ? 2 : 1)
    if (font !== this.#font) this.#content += font
    if (stretch !== this.#stretch) this.#content += `${stretch} Tz `
    this.#font = font
    this.#stretch = stretch
  }

  /** The inside of a string, where `(`, `)` and `\` would be more than characters (PDF 1.4, section 3.2.3). */
  #encode(text: string): string {
    let encoded = ''
    for (const character of text) {
      const byte = this.#bytes[character.charCodeAt(0)] || QUESTION_MARK
      encoded += MARKUP.has(byte) ? `\\${character}` : String.fromCharCode(byte)
    }
    return encoded
  }
}

const MARKUP: ReadonlySet<number> = new Set([0x28, 0x29, 0x5c])
