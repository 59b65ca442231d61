import { ReceiptComposer } from './receipt-composer.ts'
import { CURRENCIES, type ShopCurrency, type ShopLanguage, TEXTS } from './texts.ts'

/** How a receipt is worded. */
export interface ComposeOptions {
  /** Of the words and numbers that are added to the shop's own. Default: `de`. */
  readonly language?: ShopLanguage | undefined
  /** Of all amounts. Default: `EUR`. */
  readonly currency?: ShopCurrency | undefined
}

/**
 * Begins a receipt of the shop's own. Every method of the composer adds lines below those that are there and gives
 * the composer back; `build()` gives the receipt, for `renderReceipt`.
 *
 * @throws {RangeError} when the language is neither `de` nor `en`, or the currency none of those named.
 */
export function composeReceipt(options: ComposeOptions = {}): ReceiptComposer {
  const { language = 'de', currency = 'EUR' } = options
  // The types leave nothing else, but a caller may have none.
  if (!Object.hasOwn(TEXTS, language)) throw new RangeError("language must be 'de' or 'en'.")
  if (!CURRENCIES.includes(currency))
    throw new RangeError(`currency must be one of ${CURRENCIES.join(', ')}.`)
  return new ReceiptComposer(language, currency)
}
