import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { groups, ids, openRegister, type Register } from '../../test/registers.ts'
import { article, cards, load, sale } from '../../test/sales.ts'
import type { LoyaltyTransaction, SmartTransaction } from '../generated/models.ts'
import type { Booking } from '../loyalty/bookings.ts'

const path = '/Loyalty/Transactions'

const all = async (till: Register): Promise<LoyaltyTransaction[]> =>
  (await till.get<{ data: LoyaltyTransaction[] }>(`${path}?count=1000`)).data

let last = 0
function booking(change: Partial<Booking>): Booking {
  last += 1
  return {
    id: `LTX_${last}`,
    cardnumber: cards.full,
    kind: 'load',
    cash: 0,
    bonus: 0,
    points: 0,
    amount: 0,
    code: last,
    at: '2031-01-31T12:00:00+00:00',
    receipt: [],
    ...change,
  }
}

function book(till: Register, ...bookings: readonly Booking[]): void {
  till.happened(
    ...bookings.map((each) => ({ type: 'card booked', shop: ids.merchant, booking: each }) as const),
  )
}

it('shows a load of a sale with its receipt, its card and the balance after it', async () => {
  const till = await openRegister()
  const { id } = await till.create(sale(cards.full, load(1500)))
  await till.start(id)
  const stored = till
    .shop()
    .bookings.ofTransaction(id)
    .find(({ kind }) => kind === 'load')
  const shown = await till.get<LoyaltyTransaction>(`${path}/${stored?.id}`)
  const { card, cardgroup } = await till.card(cards.full)
  expect(shown).toMatchObject({
    object: 'loyalty.transactions',
    trans_id: stored?.code,
    created: '2031-01-31T12:00:00+00:00',
    last_change: '2031-01-31T12:00:00+00:00',
    description: 'Aufladung',
    amount: 1500,
    currency: 'EUR',
    balance: 2250 + 1500,
    is_cancelling: 0,
    cleared: false,
    tid: till.shop().facts.terminal.tid,
    merchant: { id: ids.merchant },
    store: till.shop().facts.store,
    card,
    cardgroup,
    merchantcard: { object: 'loyalty.merchantcards', id: ids.full },
    receipt: stored?.receipt,
  })
  expect(JSON.stringify(shown.receipt)).toContain('"37,50 EUR"')
  expect(cardgroup.id).toBe(groups.bonus)
})

it('stands in full in a sale that is read with expand', async () => {
  const till = await openRegister()
  const { id } = await till.create(sale(cards.full, load(1500)))
  await till.start(id)
  const { transactions } = await till.get<SmartTransaction>(`/Smart/Transactions/${id}?expand=transactions`)
  expect(transactions?.[0]).toStrictEqual((await all(till))[0])
})

it('calls each kind of booking by its German name', async () => {
  const till = await openRegister()
  const names = {
    revenue: 'Umsatz',
    load: 'Aufladung',
    unload: 'Entladung',
    spend: 'Zahlung',
    bonus: 'Bonus',
    points: 'Punkte',
    cancel: 'Storno',
  } as const
  book(till, ...(Object.keys(names) as (keyof typeof names)[]).map((kind) => booking({ kind })))
  const shown = await all(till)
  expect(shown.map(({ description }) => description)).toEqual(Object.values(names))
  expect(shown.filter(({ is_cancelling: cancelling }) => cancelling === 1)).toMatchObject([
    { description: 'Storno' },
  ])
})

it('tells the balance after each booking, whatever was booked on other cards in between', async () => {
  const amount = fc.integer({ min: -500, max: 500 })
  const one = fc.record({
    cardnumber: fc.constantFrom(cards.full, cards.empty),
    cash: amount,
    bonus: amount,
    points: amount,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 30 }), async (moves) => {
      const till = await openRegister()
      const bookings = moves.map((move) => booking(move))
      book(till, ...bookings)
      const purse = new Map([
        [cards.full, 2250],
        [cards.empty, 0],
      ])
      const expected = moves.map(({ cardnumber, cash, bonus }) => {
        purse.set(cardnumber, (purse.get(cardnumber) ?? 0) + cash + bonus)
        return purse.get(cardnumber)
      })
      expect((await all(till)).map(({ balance }) => balance)).toEqual(expected)
      for (const [cardnumber, balance] of purse) expect(till.ledger.balance(cardnumber)).toBe(balance)
    }),
    { numRuns: 40 },
  )
})

it('relates the bookings of a sale to the first, and a cancellation to what it takes back', async () => {
  const till = await openRegister()
  const own = { transactionId: 'STX_A' }
  const [spend, loaded, alone] = [
    booking({ ...own, kind: 'spend', cash: -500 }),
    booking({ ...own, cash: 1000 }),
    booking({ cash: 300 }),
  ] as const
  const at = '2031-02-01T09:00:00+00:00'
  const back = booking({ ...own, kind: 'cancel', cash: 500, cancels: spend.id, at })
  const taken = booking({ kind: 'cancel', cash: -300, cancels: alone.id, at })
  book(till, spend, loaded, alone, back, taken)
  const to = ({ id, code }: Booking, relation: string): object => ({
    object: 'loyalty.transactions',
    id,
    trans_id: code,
    ref_type_id: relation === 'sale' ? 1 : 2,
    relation_type: relation,
  })
  const [, , third] = await all(till)
  const relations = (await all(till)).map(({ parents, children, last_change: changed }) => [
    parents,
    children,
    changed,
  ])
  expect(relations).toStrictEqual([
    [[], [to(loaded, 'sale'), to(back, 'cancel')], at],
    [[to(spend, 'sale')], [], loaded.at],
    [[], [to(taken, 'cancel')], at],
    [[to(spend, 'cancel')], [], at],
    [[to(alone, 'cancel')], [], at],
  ])
  expect(third?.created).toBe(alone.at)
})

it('lists what the ledger has, oldest first, and reads each', async () => {
  const till = await openRegister()
  for (const goods of [[article(480)], [article(480), load(1000)]]) {
    const { id } = await till.create(sale(cards.full, ...goods))
    await till.start(id)
    await till.cancel(id)
  }
  const shown = await all(till)
  expect(shown.map(({ id }) => id)).toEqual(till.ledger.bookings.map(({ id }) => id))
  expect(shown.length).toBeGreaterThan(3)
  for (const each of shown) {
    expect(await till.get(`${path}/${each.id}`)).toStrictEqual(each)
    expect(await till.get(`${path}?q=id:${each.id}`)).toStrictEqual({ count: 1, data: [each] })
  }
  expect(await till.get(`${path}?q=description:Storno`)).toMatchObject({
    count: shown.filter(({ is_cancelling: cancelling }) => cancelling === 1).length,
  })
})

it('finds no booking that is none, and none of another merchant', async () => {
  const till = await openRegister()
  till.happened({ type: 'card booked', shop: ids.floristMerchant, booking: booking({ id: 'LTX_FREMD' }) })
  for (const id of ['LTX_FREMD', 'LTX_X', 'me']) await till.refused(404, 'GET', `${path}/${id}`)
  expect(await till.get(path)).toStrictEqual({ count: 0, data: [] })
})
