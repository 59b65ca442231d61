import { encodeBase64 } from '../base64.ts'
import type { Symbology } from '../codes/check-barcode.ts'
import type { QrLevel } from '../codes/qr-size.ts'
import type { ImageInput, ShopLine, ShopReceipt, WireReceipt } from '../input.ts'
import type { Alignment, TextSize } from '../line.ts'
import type { ShopBasket, ShopBasketInfo } from './basket-input.ts'
import { basketLines } from './basket-lines.ts'
import { formatDate } from './format-date.ts'
import { formatMoney } from './format-money.ts'
import { readBasket } from './read-basket.ts'
import { shopReceipt } from './shop-receipt.ts'
import { type ShopCurrency, type ShopLanguage, type Texts, TEXTS } from './texts.ts'

/** How a text looks. */
export interface TextOptions extends PairOptions {
  /** Default: `left`. */
  readonly align?: Alignment | undefined
}

/** How a pair looks. */
export interface PairOptions {
  /** Bold, unless `renderReceipt` is told otherwise. Default: false. */
  readonly important?: boolean | undefined
  /** Double height (`tall`), double width (`wide`) or both (`large`). Default: `normal`. */
  readonly size?: TextSize | undefined
}

/** Who sells. */
export interface ShopHeader {
  readonly name: string
  /** A line each. */
  readonly address?: readonly string[] | undefined
  /** The Steuernummer, such as `204/123/45678`. */
  readonly taxNumber?: string | undefined
  /** The USt-IdNr., such as `DE123456789`. */
  readonly vatId?: string | undefined
}

/** What the customer put on the counter. */
export interface PaymentOptions {
  /** Cents, no less than what is paid. */
  readonly given?: number | undefined
}

/** How a picture is printed. */
export interface ImageOptions {
  /** The words that stand for it where no picture can be shown. Default: none. */
  readonly alt?: string | undefined
  /** Default: `center`. */
  readonly align?: Alignment | undefined
}

/** How a QR code is printed. */
export interface QrOptions {
  /** Words below the code. Default: none. */
  readonly text?: string | undefined
  /** How much of it may be damaged: L 7 %, M 15 %, Q 25 %, H 30 %. Default: `M`. */
  readonly level?: QrLevel | undefined
  /** Dots of a module, 2 to 8. Default: 6. */
  readonly size?: number | undefined
  /** Default: `center`. */
  readonly align?: Alignment | undefined
}

/** How a barcode is printed. */
export interface BarcodeOptions {
  /** Dots from top to bottom, 8 to 255. Default: 64. */
  readonly height?: number | undefined
  /** Whether the data stand below the bars too. Default: true. */
  readonly text?: boolean | undefined
  /** Default: `center`. */
  readonly align?: Alignment | undefined
}

/** Composes a receipt line by line. `composeReceipt` makes one. */
export class ReceiptComposer {
  readonly #lines: ShopLine[] = []
  readonly #language: ShopLanguage
  readonly #currency: ShopCurrency
  readonly #texts: Texts

  constructor(language: ShopLanguage, currency: ShopCurrency) {
    this.#language = language
    this.#currency = currency
    this.#texts = TEXTS[language]
  }

  /** The shop's name, bold and tall, its address and tax number, all in the middle. */
  header({ name, address = [], taxNumber, vatId }: ShopHeader): this {
    // Not of double width: on narrow paper that breaks a name such as Handwerksbäckerei.
    this.text(name, { align: 'center', important: true, size: 'tall' })
    for (const line of address) this.text(line, { align: 'center' })
    if (taxNumber !== undefined) this.text(`${this.#texts.taxNumber} ${taxNumber}`, { align: 'center' })
    if (vatId !== undefined) this.text(`${this.#texts.vatId} ${vatId}`, { align: 'center' })
    return this
  }

  /** A line of text, wrapped where the paper is too narrow. */
  text(text: string, options: TextOptions = {}): this {
    return this.#add({ type: 'textline', value: { text, decoration: decorationOf(options) } })
  }

  /** A name at the left and its value at the right. */
  pair(name: string, value: string, options: PairOptions = {}): this {
    return this.#add({ type: 'name-value', value: { name, value, decoration: decorationOf(options) } })
  }

  /**
   * The date and time of a timestamp of the API, such as `transaction.created`, as a pair.
   *
   * @throws {RangeError} when it is no timestamp.
   */
  date(timestamp: string): this {
    return this.pair(this.#texts.date, formatDate(timestamp, this.#language))
  }

  /** A caption in the middle of a rule, as receipts of secuconnect begin with. */
  heading(caption: string): this {
    return this.#add({ type: 'separator', value: { caption } })
  }

  /** A rule across the paper. */
  rule(): this {
    return this.#add({ type: 'separator' })
  }

  /** An empty line. */
  space(): this {
    return this.#add({ type: 'space' })
  }

  /** Rows of cells, the first row being the head: the first column at the left, all others at the right. */
  table(rows: readonly (readonly string[])[]): this {
    return this.#add({ type: 'table', value: { rows } })
  }

  /** A picture, such as what `readPng` of `@secukit/receipt/image` makes of the shop's logo. */
  image(bitmap: ImageInput['value']['bitmap'], { alt, align }: ImageOptions = {}): this {
    const { width, height, bits } = bitmap
    // Bytes do not survive JSON.
    const written = { width, height, bits: typeof bits === 'string' ? bits : encodeBase64(bits) }
    return this.#add({
      type: 'image',
      value: { bitmap: written, ...(alt !== undefined && { alt }), decoration: decorationOf({ align }) },
    })
  }

  /** A QR code, its data in UTF-8. */
  qr(data: string, { text, level, size, align }: QrOptions = {}): this {
    return this.#add({
      type: 'qr',
      value: {
        data,
        ...(level !== undefined && { level }),
        ...(size !== undefined && { size }),
        ...(text !== undefined && { text }),
        decoration: decorationOf({ align }),
      },
    })
  }

  /** A barcode. The check digit of EAN and UPC may be left out. */
  barcode(symbology: Symbology, data: string, { height, text, align }: BarcodeOptions = {}): this {
    return this.#add({
      type: 'barcode',
      value: {
        symbology,
        data,
        ...(height !== undefined && { height }),
        ...(text !== undefined && { text }),
        decoration: decorationOf({ align }),
      },
    })
  }

  /**
   * What was sold: the items of `transaction.basket`, each with the letter of its VAT rate, then the total, and the
   * VAT at each rate. Letters: A 19 %, B 7 %, C 0 %, other rates from D.
   *
   * Give `transaction.basket_info` too, and the receipt is refused when the items do not come to its sum. Once a card
   * was applied (there is a `missing_sum`) its bonus lowers the items but not that sum; then they may come to less,
   * by no more than the items below zero take off.
   *
   * @throws {BasketError} when it cannot be printed to the cent. Nothing is added to the receipt then.
   */
  basket(basket: ShopBasket | null | undefined, info?: ShopBasketInfo | null): this {
    const sale = readBasket(basket, info, this.#currency)
    for (const line of basketLines(sale, this.#language, this.#currency)) this.#lines.push(line)
    return this
  }

  /**
   * How much was paid and how, such as `Bar EUR 12,20`. With `given` what was given and the change instead, such as
   * `Gegeben Bar EUR 20,00` and `Rückgeld EUR 7,80`.
   *
   * @throws {RangeError} when an amount is no whole number of cents, or less is given than paid.
   */
  payment(name: string, cents: number, { given }: PaymentOptions = {}): this {
    const paid = formatMoney(cents, this.#language)
    if (given === undefined) return this.pair(`${name} ${this.#currency}`, paid)
    const counted = formatMoney(given, this.#language)
    if (given < cents) throw new RangeError(`Expected at least ${cents} cents to be given, found ${given}.`)
    const change = formatMoney(given - cents, this.#language)
    this.pair(`${this.#texts.given} ${name} ${this.#currency}`, counted)
    return this.pair(`${this.#texts.change} ${this.#currency}`, change)
  }

  /**
   * The lines of a receipt of secuconnect, such as `transaction.receipt`, to be printed as they are. Without one
   * nothing is printed, and `renderReceipt` tells `onWarning`.
   */
  receipt(receipt: WireReceipt): this {
    return this.#add({ type: 'receipt', value: receipt ?? null })
  }

  /** Cuts the paper here. At the end printers cut anyway. */
  cut(): this {
    return this.#add({ type: 'cut' })
  }

  /** Opens the cash drawer on this pin of the printer's connector, before anything is printed. */
  drawer(pin: 2 | 5 = 2): this {
    return this.#add({ type: 'drawer', value: { pin } })
  }

  /** The receipt. As JSON it is its lines: `shopReceipt` makes a receipt of them again, to print it elsewhere. */
  build(): ShopReceipt {
    return shopReceipt({ lines: [...this.#lines] })
  }

  #add(line: ShopLine): this {
    this.#lines.push(line)
    return this
  }
}

const SIZES: Readonly<Record<TextSize, readonly string[]>> = {
  normal: [],
  tall: ['tall'],
  wide: ['wide'],
  large: ['tall', 'wide'],
}

function decorationOf({ align, important = false, size = 'normal' }: TextOptions): string[] {
  return [...(important ? ['important'] : []), ...(align ? [`align-${align}`] : []), ...SIZES[size]]
}
