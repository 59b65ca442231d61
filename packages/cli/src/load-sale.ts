import { cardEans } from '@secukit/api'
import type { Sale, SaleMethod } from '@secukit/terminal'
import { formatAmount } from './amount.ts'

/** The sale that loads a card: one load article, tied to the card. `amount` in cents, `tax` in whole percent. */
export function loadSale(sale: {
  readonly saleId: string
  readonly card: string
  readonly amount: number
  readonly tax: number
  readonly method: SaleMethod
  readonly demo?: boolean
}): Sale {
  const { amount, tax, ...rest } = sale
  const [ean = ''] = cardEans.load
  const desc = `Kartenaufladung ${formatAmount(amount).replace(',00 ', ' ')}`
  return { ...rest, basket: [{ id: 1, ean, desc, quantity: 1, priceOne: amount, tax }] }
}
