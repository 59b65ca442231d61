import type { SaleMethod } from '@secukit/terminal'
import { readAmount, readInteger } from '../amount.ts'
import { checkCardNumber } from '../card-number.ts'
import { type Run, textOption } from '../command.ts'
import { connect } from '../connection.ts'
import { loadSale } from '../load-sale.ts'
import { newSaleId, takePayment } from '../take-payment.ts'

/** Sells a load article for the card. */
export const run: Run = async (input, output) => {
  const [card = '', text = ''] = input.arguments
  const amount = readAmount(text)
  const tax = readInteger('tax', textOption(input, 'tax') ?? '7', 0, 99)
  checkCardNumber(card)
  const connection = await connect(input)
  const saleId = textOption(input, 'sale-id') ?? newSaleId()
  const method = (textOption(input, 'method') ?? 'cash') as SaleMethod
  return takePayment(loadSale({ saleId, card, amount, tax, method }), connection, input, output)
}
