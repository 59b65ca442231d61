import { expect, it } from 'vitest'
import { article, cards, sale, unloadEans } from '../test/sales.ts'
import { openTill } from '../test/till.ts'

it('counts what was paid, and neither runs of the terminal nor what is open or aborted', async () => {
  const till = await openTill()
  await till.create(sale(undefined, article(100)))
  const paid = await till.create(sale(undefined, article(20)))
  await till.start(paid.id)
  const aborted = await till.create(sale(undefined, article(3)))
  await till.ok('POST', `/Smart/Transactions/${aborted.id}/abort`)
  await till.ok('POST', '/Smart/Transactions/me/endOfDay')
  expect(till.ledger.takings()).toEqual({ count: 1, sum: 20 })
})

it('counts an order that was paid, wherever its delivery stands', async () => {
  const till = await openTill()
  const { id } = await till.create({
    ...sale(undefined, article(2380)),
    intent: 'order',
    customer: { contact: { surname: 'Beispiel' } },
    delivery_options: { type: 'shipping' },
  })
  await till.ok('POST', `/Smart/Transactions/${id}/start/invoice`)
  expect((await till.read(id)).status).toBe('received')
  expect(till.ledger.takings()).toEqual({ count: 1, sum: 2380 })
})

it('knows payments from afar, and what became of them', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(undefined, article(2380)))
  const paid = { customer: { contact: { surname: 'Beispiel' } } }
  await till.ok('POST', `/Smart/Transactions/${id}/start/invoice`, paid)
  expect(till.ledger.payments).toMatchObject([
    { transactionId: id, payment: { amount: 2380, details: { status_simple: 1 } } },
  ])
  await till.cancel(id)
  expect(till.ledger.payments).toMatchObject([
    { transactionId: id, payment: { details: { status_simple: 7 } } },
  ])
  expect([till.ledger.charged(id), till.ledger.charges]).toEqual([0, []])
})

it('takes nothing for money that a card is unloaded of: the till pays it out', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.full, article(1000, { ean: unloadEans[0] ?? '' })))
  await till.start(id, 'loyalty')
  expect(till.ledger.takings()).toEqual({ count: 1, sum: 0 })
  expect(till.ledger.balance(cards.full)).toBe(1250)
})
