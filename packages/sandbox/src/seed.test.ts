import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cards } from '../test/sales.ts'
import { openFastTill, openTill, type Till } from '../test/till.ts'
import type { SmartTransaction, SmartTransactionInput } from './generated/models.ts'

// The document that the project grew from: a card is loaded with 15 EUR, and the till captures it with `start/cash`.

const published = JSON.parse(
  readFileSync(new URL('../../../specs/examples/start-cash-response.json', import.meta.url), 'utf8'),
) as SmartTransaction

const input: SmartTransactionInput = {
  is_demo: true,
  intent: 'sale',
  idents: [{ type: 'card', value: '9276004429942845' }],
  basket: {
    products: [
      { id: 1, ean: '4260447149502', desc: 'Kartenaufladung 15 EUR', quantity: 1, priceOne: 1500, tax: 7 },
    ],
  },
  basket_info: { sum: 1500, currency: 'EUR' },
}

async function captured(till: Till): Promise<SmartTransaction> {
  const { id } = await till.create(input)
  return till.start(id)
}

it.each([
  ['over HTTP', openTill],
  ['in process', openFastTill],
])('answers the published capture to the letter, %s', async (_how, open) => {
  const { updated, ...answer } = await captured(await open())
  expect(updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
  // Nothing else may differ: not a key, not a blank, not a colon, not a TA code.
  const replaced = {
    ...answer,
    id: published.id,
    created: published.created,
    transactions: answer.transactions?.map((transaction) => ({
      ...transaction,
      id: published.transactions?.[0]?.id,
    })),
  }
  expect(replaced).toStrictEqual(published)
  expect(answer.id).toMatch(/^STX_[0-9A-Z]{30}$/)
  expect(answer.transactions?.[0]?.id).toMatch(/^LTX_[0-9A-Z]{30}$/)
})

it('prints the receipt lines in the published order of keys, so that printed JSON compares too', async () => {
  const { receipt } = await captured(await openTill())
  expect(JSON.stringify(receipt)).toBe(JSON.stringify(published.receipt))
})

it('has put 15 EUR on the card, once', async () => {
  const till = await openTill()
  const { id } = await captured(till)
  expect(till.ledger.balance(cards.empty)).toBe(1500)
  expect(till.ledger.takings()).toEqual({ count: 1, sum: 1500 })
  expect(till.ledger.bookings).toMatchObject([
    { kind: 'revenue', cardnumber: cards.empty, transactionId: id, cash: 0, bonus: 0, code: 29_218_171 },
    { kind: 'load', cardnumber: cards.empty, transactionId: id, cash: 1500, bonus: 0, code: 29_218_173 },
  ])
  expect(await till.card(cards.empty)).toMatchObject({ balance: 1500, cash_balance: 1500, bonus_balance: 0 })
})
