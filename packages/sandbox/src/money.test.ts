import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { balances, item, liveThrough, morning, openDay } from '../test/day.ts'
import { cards, sale } from '../test/sales.ts'
import { openShop } from '../test/shop.ts'

// Random days at a till, beside a bookkeeper of our own (test/model.ts). Whatever is asked, in whatever order: no cent
// appears, none is lost, and a no leaves everything as it was.

it('keeps every balance the sum of its bookings, over any history', async () => {
  const reached = await liveThrough(60)
  // A history in which nothing happens proves nothing.
  const often = [
    ['create yes', 'update yes', 'apply yes', 'cancel yes', 'cash yes', 'loyalty yes', 'cashless yes'],
    ['charge yes', 'discharge yes', 'charge_points yes', 'discharge_points yes', 'cancel_last yes'],
    [
      'apply no',
      'cancel no',
      'cash no',
      'loyalty no',
      'cashless no',
      'discharge_points no',
      'cancel_last no',
    ],
  ].flat()
  expect(often.filter((what) => !reached.has(what))).toEqual([])
})

it('is back where it began when everything is cancelled in reverse', async () => {
  const sold = fc.record({
    card: fc.constantFrom(cards.empty, cards.full, ...Object.keys(morning).slice(3, 5)),
    goods: fc.array(item, { minLength: 1, maxLength: 3 }),
    applied: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(sold, { maxLength: 8 }), async (list) => {
      const { till } = await openDay()
      const before = await balances(till)
      const paid: string[] = []
      for (const { card: own, goods: items, applied } of list) {
        const { id } = await till.create(sale(own, ...items))
        if (applied) await till.call('POST', `/Smart/Transactions/${id}/preTransaction`)
        if ((await till.call('POST', `/Smart/Transactions/${id}/start/cash`)).status === 200) paid.push(id)
      }
      for (const id of paid.toReversed()) await till.cancel(id)
      expect(await balances(till)).toEqual(before)
      expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
    }),
    { numRuns: 60 },
  )
})

it('opens with the cards that the bookkeeper has written down', async () => {
  const now = await balances(await openShop())
  const known = Object.entries(morning).filter(([number]) => number in now)
  expect(now).toEqual(Object.fromEntries(known.map(([number, card]) => [number, card.now])))
  expect(Object.keys(now).toSorted()).toEqual(Object.values(cards).toSorted())
})
