import type { Sale, SaleMethod } from '@secukit/terminal'
import { readAmount, readInteger } from '../amount.ts'
import { blameFile, readBasket } from '../basket-file.ts'
import { type Input, type Run, textOption } from '../command.ts'
import { connect } from '../connection.ts'
import { Failure } from '../failure.ts'
import { newSaleId, takePayment } from '../take-payment.ts'

/** Takes one payment, for a basket or for an amount. */
export const run: Run = async (input, output) => {
  const file = textOption(input, 'basket')
  const amount = textOption(input, 'amount')
  if ((file === undefined) === (amount === undefined))
    throw Failure.input('say what is sold: --basket FILE or --amount 12,50, one of them')
  if (file !== undefined && textOption(input, 'tax') !== undefined)
    throw Failure.input('--tax belongs to --amount: in a basket each item says its own tax')
  const card = textOption(input, 'card')
  const facts = {
    saleId: textOption(input, 'sale-id') ?? newSaleId(),
    method: (textOption(input, 'method') ?? 'cash') as SaleMethod,
    ...(card !== undefined && { card }),
    ...(input.options['balance-first'] === true && { balanceFirst: true }),
  }
  const basket = file === undefined ? undefined : await readBasket(file)
  const sale: Sale = basket
    ? {
        ...facts,
        basket: basket.items,
        ...(basket.sum !== undefined && { sum: basket.sum }),
        ...(basket.currency && { currency: basket.currency }),
      }
    : { ...facts, basket: [singleItem(amount ?? '', input)] }

  const pay = async () => {
    const { checkSale, InvalidSaleError } = await import('@secukit/terminal')
    const faults = checkSale(sale)
    if (faults.length > 0) throw new InvalidSaleError(faults)
    const connection = await connect(input)
    return takePayment(sale, connection, input, output)
  }
  return file !== undefined && basket ? blameFile(file, basket, pay) : pay()
}

function singleItem(amount: string, input: Input): Sale['basket'][number] {
  const tax = readInteger('tax', textOption(input, 'tax') ?? '19', 0, 99)
  return { id: 1, desc: 'Verkauf', quantity: 1, priceOne: readAmount(amount), tax }
}
