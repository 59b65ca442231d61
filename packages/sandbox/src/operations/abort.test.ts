import { expect, it } from 'vitest'
import { openCounter } from '../../test/counter.ts'
import { article, cards, sale } from '../../test/sales.ts'
import type { ErrorBody } from '../generated/models.ts'

it('closes a sale that was not paid, and leaves its card as it was', async () => {
  const counter = await openCounter()
  const sold = await counter.create(sale(cards.full, article(3000)))
  await counter.apply(sold.id)
  const aborted = await counter.ok('POST', `/Smart/Transactions/${sold.id}/abort`)
  expect(aborted).toMatchObject({ id: sold.id, status: 'aborted' })
  expect(await counter.read(sold.id)).toEqual(aborted)
  expect(counter.ledger.balance(cards.full)).toBe(2250)
  for (const method of ['cash', 'cashless'])
    await counter.refused(403, 'POST', `/Smart/Transactions/${sold.id}/start/${method}`)
  expect(counter.ledger.charges).toEqual([])
})

it('leaves a sale to be started all the same, if that is assumed', async () => {
  const counter = await openCounter({ assumptions: { startAfterAbort: 'executed' } })
  const { id } = await counter.sell(480)
  await counter.ok('POST', `/Smart/Transactions/${id}/abort`)
  expect((await counter.start(id, 'cashless')).status).toBe('ok')
})

it('gives up a payment that failed', async () => {
  const counter = await openCounter()
  counter.terminal.next('decline')
  const { id } = await counter.sell(480)
  await counter.start(id, 'cashless')
  expect(await counter.ok('POST', `/Smart/Transactions/${id}/abort`)).toMatchObject({ status: 'aborted' })
})

it('refuses what was paid, what was cancelled, what was aborted, and what there is not', async () => {
  const counter = await openCounter()
  const { id } = await counter.sell(480)
  const abort = (): Promise<ErrorBody> => counter.refused(403, 'POST', `/Smart/Transactions/${id}/abort`)
  await counter.start(id)
  expect((await abort()).code).toBe(1003)
  await counter.cancel(id)
  await abort()
  expect((await counter.read(id)).status).toBe('cancelled')
  const other = await counter.sell(480)
  await counter.ok('POST', `/Smart/Transactions/${other.id}/abort`)
  await counter.refused(403, 'POST', `/Smart/Transactions/${other.id}/abort`)
  await counter.refused(404, 'POST', '/Smart/Transactions/STX_NONE/abort')
})
