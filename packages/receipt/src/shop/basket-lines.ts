import type { ShopLine } from '../input.ts'
import { exactCents } from './exact-cents.ts'
import { formatMoney } from './format-money.ts'
import type { Sale, SaleEntry, SoldItem } from './read-basket.ts'
import { splitVat, type VatRow } from './split-vat.ts'
import { type ShopCurrency, type ShopLanguage, TEXTS, type Texts } from './texts.ts'

const INDENT = '  '

/**
 * The lines of a basket: its items, a rule, the total, and the VAT at each rate. Without VAT on any item there is no
 * table.
 *
 * @throws {BasketError} when there are more rates of VAT than letters, or a sum is too large for an exact one.
 */
export function basketLines(sale: Sale, language: ShopLanguage, currency: ShopCurrency): ShopLine[] {
  const texts = TEXTS[language]
  const rows = splitVat(sale.grossByRate)
  const letters = new Map(rows.map(({ rate, letter }) => [rate, letter]))
  const lines = sale.entries.flatMap((entry) => entryLines(entry, letters, language))
  const total = {
    name: `${texts.total} ${currency}`,
    value: formatMoney(sale.total, language),
    decoration: ['important'],
  }
  lines.push({ type: 'separator' }, { type: 'name-value', value: total })
  if (rows.some(({ rate }) => rate !== null)) {
    lines.push({ type: 'space' }, { type: 'table', value: { rows: vatTable(rows, language) } })
  }
  return lines
}

function entryLines(
  { name, level, sold }: SaleEntry,
  letters: ReadonlyMap<number | null, string>,
  language: ShopLanguage,
): ShopLine[] {
  const texts = TEXTS[language]
  const indented = INDENT.repeat(level) + (name === '' ? texts.item : name)
  if (sold === undefined) return [{ type: 'textline', value: { text: indented } }]
  const value = `${formatMoney(sold.total, language)} ${letters.get(sold.rate) ?? ''}`.trimEnd()
  const line: ShopLine = { type: 'name-value', value: { name: indented, value } }
  if (sold.quantity === 1) return [line]
  const text = INDENT.repeat(level + 1) + quantityText(sold, texts, language)
  return [line, { type: 'textline', value: { text } }]
}

function quantityText({ quantity, price }: SoldItem, texts: Texts, language: ShopLanguage): string {
  return `${String(quantity).replace('.', texts.decimal)} x ${formatMoney(price, language)}`
}

function vatTable(rows: readonly VatRow[], language: ShopLanguage): string[][] {
  const texts = TEXTS[language]
  const write = (name: string, row: Pick<VatRow, 'net' | 'tax' | 'gross'>): string[] => [
    name,
    ...[row.net, row.tax, row.gross].map((cents) => formatMoney(cents, language)),
  ]
  const table = [
    [...texts.vatHead],
    ...rows.map((row) =>
      write(row.rate === null ? texts.withoutVat : `${row.letter} ${row.rate}${texts.percent}`, row),
    ),
  ]
  if (rows.length > 1) table.push(write(texts.total, sumRows(rows)))
  return table
}

function sumRows(rows: readonly VatRow[]): Pick<VatRow, 'net' | 'tax' | 'gross'> {
  const sum = (part: 'net' | 'tax' | 'gross'): number =>
    exactCents(
      rows.reduce((before, row) => before + BigInt(row[part]), 0n),
      '/basket/products',
    )
  return { net: sum('net'), tax: sum('tax'), gross: sum('gross') }
}
