import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  after,
  type Balances,
  isAllowed,
  type KnownSale,
  type Move,
  none,
  opening,
  total,
} from '../test/model.ts'
import { article, cards, load, sale } from '../test/sales.ts'
import { openFastTill, type Answer, type Till } from '../test/till.ts'
import type { BasketItem, MerchantCard, PreTransaction, SmartTransaction } from './generated/models.ts'

// Random days at a till, beside a bookkeeper of our own (test/model.ts). Whatever is asked, in whatever order: no cent
// appears, none is lost, and a no leaves everything as it was.

const all = Object.values(cards)
const tax = fc.constantFrom(0, 7, 19)
const quantity = fc.integer({ min: 1, max: 3 })
const item: fc.Arbitrary<BasketItem> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ price: fc.integer({ min: 0, max: 400 }), tax, quantity })
      .map(({ price, ...more }) => article(price, more)),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ price: fc.integer({ min: -50, max: 700 }), tax, quantity })
      .map(({ price, ...more }) => load(price, more)),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ price: fc.integer({ min: -400, max: -1 }), tax })
      .map(({ price, ...more }) => article(price, { ...more, desc: 'Bonus Steuer 7', item_type: 'coupon' })),
  },
)
const goods = fc.array(item, { maxLength: 4 })
const card = fc.constantFrom(cards.empty, cards.empty, cards.full, cards.full, cards.locked, undefined)
const method = fc.constantFrom('cash', 'cash', 'loyalty', 'loyalty', 'cashless', 'debit')
/** How many sales ago: mostly the latest, so that a sale gets further than its first step. */
const pick = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 1 }) },
  { weight: 1, arbitrary: fc.nat({ max: 30 }) },
)
const just = <const Word>(word: Word): fc.Arbitrary<Word> => fc.constant(word)
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: just('create'), card, goods }) },
  { weight: 1, arbitrary: fc.record({ do: just('update'), pick, card, goods }) },
  { weight: 3, arbitrary: fc.record({ do: just('apply'), pick }) },
  { weight: 4, arbitrary: fc.record({ do: just('start'), pick, method }) },
  { weight: 2, arbitrary: fc.record({ do: just('cancel'), pick }) },
)

/** Moves that belong together, among others that come as they like. */
const scene: fc.Arbitrary<readonly Move[]> = fc.oneof(
  { weight: 4, arbitrary: move.map((one): readonly Move[] => [one]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(card, goods, fc.boolean(), method)
      .map(([own, bought, applied, how]): readonly Move[] => [
        { do: 'create', card: own, goods: bought },
        ...(applied ? [{ do: 'apply' as const, pick: 0 }] : []),
        { do: 'start', pick: 0, method: how },
      ]),
  },
  {
    // What was loaded is spent, and then the load is to be taken back.
    weight: 1,
    arbitrary: fc.tuple(card, item, goods).map(([own, first, second]): readonly Move[] => [
      { do: 'create', card: own, goods: [first, load(100)] },
      { do: 'start', pick: 0, method: 'cash' },
      { do: 'create', card: own, goods: second },
      { do: 'apply', pick: 0 },
      { do: 'start', pick: 0, method: 'cash' },
      { do: 'cancel', pick: 1 },
    ]),
  },
  {
    // Two sales want the same money.
    weight: 1,
    arbitrary: fc.tuple(card, goods, goods).map(([own, first, second]): readonly Move[] => [
      { do: 'create', card: own, goods: first },
      { do: 'create', card: own, goods: second },
      { do: 'apply', pick: 0 },
      { do: 'apply', pick: 1 },
      { do: 'start', pick: 0, method: 'cash' },
      { do: 'start', pick: 1, method: 'cash' },
    ]),
  },
)

/** The cards as the API tells them. */
async function balances(till: Till): Promise<Record<string, Balances>> {
  const { data } = await till.ok<{ data: Required<MerchantCard>[] }>('GET', '/Loyalty/MerchantCards')
  const found: Record<string, Balances> = {}
  for (const { card: own, balance, cash_balance: cash, bonus_balance: bonus } of data) {
    expect(balance).toBe(cash + bonus)
    expect(till.ledger.balance(own.cardnumber ?? '')).toBe(balance)
    found[own.cardnumber ?? ''] = { cash, bonus }
  }
  return found
}

/** Every balance is what was there, and what was booked since; none is below zero. */
function expectBookingsToAddUp(till: Till, now: Readonly<Record<string, Balances>>): void {
  const sums = { ...opening }
  for (const booking of till.ledger.bookings) {
    const { cash, bonus } = sums[booking.cardnumber] ?? none
    sums[booking.cardnumber] = { cash: cash + booking.cash, bonus: bonus + booking.bonus }
  }
  expect(now).toEqual(sums)
  expect(Math.min(...Object.values(now).flatMap(({ cash, bonus }) => [cash, bonus]))).toBeGreaterThanOrEqual(
    0,
  )
}

/** What preTransaction tells the till is what the bookkeeper has set aside. */
function expectFairApplication(
  sold: KnownSale,
  { missing_sum: missing, bonus_products: products }: PreTransaction,
): void {
  expect(products.filter(({ priceOne, quantity: pieces }) => priceOne >= 0 || pieces !== 1)).toEqual([])
  expect(new Set(products.map((product) => product.tax)).size).toBe(products.length)
  expect({ bonus: 0 - total(products), missing }).toEqual({
    bonus: sold.applied.bonus,
    missing: total(sold.goods) - sold.applied.bonus - sold.applied.cash,
  })
}

function send(till: Till, asked: Move, path: string): Promise<Answer> {
  switch (asked.do) {
    case 'create':
      return till.call('POST', '/Smart/Transactions', sale(asked.card, ...asked.goods))
    case 'update':
      return till.call('PUT', path, sale(asked.card, ...asked.goods))
    case 'apply':
      return till.call('POST', `${path}/preTransaction`)
    case 'start':
      return till.call('POST', `${path}/start/${asked.method}`)
    case 'cancel':
      return till.call('POST', `${path}/cancel`)
  }
}

interface Day {
  readonly till: Till
  readonly sales: KnownSale[]
  /** The cards after the latest move. */
  balances: Readonly<Record<string, Balances>>
}

/** One move, held against the bookkeeper: whether it succeeds, and what it does to every card. */
async function walk(day: Day, asked: Move): Promise<string | undefined> {
  const { till, sales, balances: before } = day
  const index =
    asked.do === 'create' ? sales.length : sales.length - 1 - (asked.pick % Math.max(1, sales.length))
  const known = sales[index]
  if (asked.do !== 'create' && !known) return undefined
  const stored = known && (await till.read(known.id))
  const booked = till.ledger.bookings
  const old = before[known?.card ?? ''] ?? none

  const { status, body } = await send(till, asked, `/Smart/Transactions/${known?.id}`)
  expect(`${asked.do} ${status === 200}`).toBe(`${asked.do} ${isAllowed(asked, known, old)}`)

  const isNew = {
    id: (body as SmartTransaction).id,
    card: undefined,
    goods: [],
    status: 'created',
    applied: none,
    booked: none,
  } as const
  const done = status === 200 ? after(asked, known ?? isNew, old) : undefined
  if (done) sales[index] = done.sale
  if (done && asked.do === 'apply') expectFairApplication(done.sale, body as PreTransaction)

  const now = await balances(till)
  day.balances = now
  expectBookingsToAddUp(till, now)
  const { cash, bonus } = done?.moved ?? none
  const target = known?.card ?? ''
  expect(now).toEqual({
    ...before,
    ...(target !== '' && { [target]: { cash: old.cash + cash, bonus: old.bonus + bonus } }),
  })
  const hasBooked = done !== undefined && target !== '' && (asked.do === 'start' || asked.do === 'cancel')
  const { bookings } = till.ledger
  expect(bookings.length > booked.length).toBe(hasBooked)
  expect(booked.every((booking, place) => bookings[place] === booking)).toBe(true)
  expect(done || !known ? stored : await till.read(known.id)).toEqual(stored)
  const paid = sales.filter((each) => each.status === 'ok')
  expect(till.ledger.takings()).toEqual({
    count: paid.length,
    sum: paid.reduce((sum, each) => sum + total(each.goods), 0),
  })
  return `${asked.do === 'start' ? asked.method : asked.do} ${status}`
}

it('keeps every balance the sum of its bookings, over any history', async () => {
  const reached = new Map<string | undefined, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(scene, { minLength: 8, maxLength: 20, size: 'max' }), async (scenes) => {
      const till = await openFastTill()
      const day: Day = { till, sales: [], balances: await balances(till) }
      for (const asked of scenes.flat()) {
        const what = await walk(day, asked)
        reached.set(what, (reached.get(what) ?? 0) + 1)
      }
    }),
    { numRuns: 120 },
  )
  // A history in which nothing happens proves nothing.
  const seldom = ['cash', 'loyalty', 'cashless', 'update', 'apply', 'cancel']
    .flatMap((what) => [`${what} 200`, `${what} 403`])
    .filter((what) => (reached.get(what) ?? 0) <= 3)
  expect(seldom).toEqual([])
})

it('is back where it began when everything is cancelled in reverse', async () => {
  const sold = fc.record({
    card: fc.constantFrom(cards.empty, cards.full),
    goods: fc.array(item, { minLength: 1, maxLength: 3 }),
    applied: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(sold, { maxLength: 8 }), async (list) => {
      const till = await openFastTill()
      const before = await balances(till)
      const paid: string[] = []
      for (const { card: own, goods: items, applied } of list) {
        const { id } = await till.create(sale(own, ...items))
        if (applied) await till.apply(id)
        if ((await till.call('POST', `/Smart/Transactions/${id}/start/cash`)).status === 200) paid.push(id)
      }
      for (const id of paid.toReversed()) await till.cancel(id)
      expect(await balances(till)).toEqual(before)
      expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
    }),
    { numRuns: 100 },
  )
})

it('opens with the cards that the bookkeeper has written down', async () => {
  const now = await balances(await openFastTill())
  expect(now).toEqual(opening)
  expect(Object.keys(now).toSorted((a, b) => a.localeCompare(b))).toEqual(
    all.toSorted((a, b) => a.localeCompare(b)),
  )
})
