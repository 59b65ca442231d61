/** Languages in which the words of a receipt can be. */
export type ShopLanguage = 'de' | 'en'

/** Currencies of secuconnect. All have a hundred cents. */
export type ShopCurrency = (typeof CURRENCIES)[number]

export const CURRENCIES = ['EUR', 'CHF', 'GBP', 'USD'] as const

/** The words that a receipt adds to those of the shop, and how it writes numbers. */
export interface Texts {
  /** Between whole units and cents. */
  readonly decimal: string
  /** Between groups of three digits. */
  readonly group: string
  /** Where an item has no name. */
  readonly item: string
  readonly total: string
  /** Head of the VAT table. */
  readonly vatHead: readonly [rate: string, net: string, tax: string, gross: string]
  /** Row of the VAT table for what has no VAT on it. */
  readonly withoutVat: string
  /** What follows a percentage. */
  readonly percent: string
  readonly given: string
  readonly change: string
  readonly date: string
  readonly taxNumber: string
  readonly vatId: string
}

/** The words of each language. */
export const TEXTS: Readonly<Record<ShopLanguage, Texts>> = {
  de: {
    decimal: ',',
    group: '.',
    item: 'Artikel',
    total: 'Summe',
    vatHead: ['MwSt', 'Netto', 'Steuer', 'Brutto'],
    withoutVat: 'ohne',
    percent: ' %',
    given: 'Gegeben',
    change: 'Rückgeld',
    date: 'Datum',
    taxNumber: 'Steuernummer',
    vatId: 'USt-IdNr.',
  },
  en: {
    decimal: '.',
    group: ',',
    item: 'Item',
    total: 'Total',
    vatHead: ['VAT', 'Net', 'Tax', 'Gross'],
    withoutVat: 'none',
    percent: '%',
    given: 'Given',
    change: 'Change',
    date: 'Date',
    taxNumber: 'Tax number',
    vatId: 'VAT ID',
  },
}
