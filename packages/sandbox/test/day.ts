import * as fc from 'fast-check'
import { expect } from 'vitest'
import type {
  BasketItem,
  MerchantCard,
  PreTransaction,
  ReceiptLine,
  SmartTransaction,
  SmartTransactionInput,
} from '../src/generated/models.ts'
import { plainProgramme, type Programme } from '../src/loyalty/programme.ts'
import {
  type Balances,
  type BookAction,
  cardAfter,
  type KnownCard,
  type KnownCards,
  type KnownSale,
  type Move,
  none,
  type Outcome,
  outcomeOf,
  plus,
  type Rules,
  type Target,
  unloadedBy,
} from './model.ts'
import { article, cards, load, sale, total, unload } from './sales.ts'
import { bookPath, cardOf, groupOf, openShop, type ShopTill } from './shop.ts'
import type { Answer } from './till.ts'

// A day at a till, beside the bookkeeper of model.ts: what is asked, and what has to hold after each move.

const full: Rules = { ...plainProgramme, bonus: { '19': 10 } }
/** Everything earns, at full price; cards hold 60,00 EUR at most. */
const generous: Programme = {
  ...plainProgramme,
  bonus: { '0': 2.5, '7': 5, '19': 10 },
  pointsPerEuro: 3,
  loadsEarn: true,
  earnsOn: 'full price',
  balanceLimit: 6000,
}
/** Some articles earn; cards may be overdrawn, and only their latest booking is taken back. */
const strict: Programme = {
  ...plainProgramme,
  bonus: { '7': 3, '19': 33.3 },
  pointsPerEuro: 1,
  onlyArticles: ['4711', '4006381333931'],
  notArticles: ['2041'],
  overdraft: 300,
  cancelAny: false,
  createsCards: false,
}
const groups = { generous: 'CRG_GENEROUS', strict: 'CRG_STRICT' } as const
const own = {
  generous: '9276000000000101',
  strict: '9276000000000202',
  expired: '9276000000000303',
  stored: '9276000000000404',
} as const

/** The cards of the day as they are in the morning. */
export const morning: KnownCards = {
  [cards.empty]: known(plainProgramme, none),
  [cards.full]: known(full, { cash: 2000, bonus: 250, points: 0 }),
  [cards.locked]: { ...known(plainProgramme, { cash: 500, bonus: 0, points: 0 }), usable: false },
  [own.generous]: known(generous, { cash: 1000, bonus: 333, points: 7 }),
  [own.strict]: known(strict, { cash: 150, bonus: 20, points: 0 }),
  [own.expired]: { ...known(generous, { cash: 400, bonus: 0, points: 0 }), usable: false },
  [own.stored]: { ...known(generous, none), usable: false },
}

function known(rules: Rules, now: Balances): KnownCard {
  return { rules, usable: true, now, entries: [] }
}

const tax = fc.constantFrom(0, 7, 19)
const quantity = fc.integer({ min: 1, max: 3 })
const name = fc.constantFrom<Partial<BasketItem>>(
  {},
  {},
  { articleNumber: '2041' },
  { articleNumber: 4711 },
  { ean: '4006381333931' },
  { ean: '4006381333931', articleNumber: '2041' },
)
export const item: fc.Arbitrary<BasketItem> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ price: fc.integer({ min: 0, max: 400 }), tax, quantity, name })
      .map(({ price, name: called, ...more }) => article(price, { ...called, ...more })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ price: fc.integer({ min: -50, max: 500 }), tax, quantity })
      .map(({ price, ...more }) => load(price, more)),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ price: fc.integer({ min: -400, max: -1 }), tax })
      .map(({ price, ...more }) => article(price, { ...more, desc: 'Bonus Steuer 7', item_type: 'coupon' })),
  },
)
const goods: fc.Arbitrary<readonly BasketItem[]> = fc.oneof(
  { weight: 9, arbitrary: fc.array(item, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: -20, max: 600 }), fc.array(item, { maxLength: 1 }))
      .map(([price, more]) => [unload(price), ...more]),
  },
)
const cardnumber = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(cards.empty, cards.full) },
  { weight: 4, arbitrary: fc.constantFrom(own.generous, own.strict) },
  { weight: 3, arbitrary: fc.constantFrom(cards.locked, own.expired, own.stored) },
)
const target: fc.Arbitrary<Target> = fc.oneof(
  { weight: 10, arbitrary: cardnumber.map((card) => ({ card })) },
  { weight: 2, arbitrary: fc.constant({ group: groups.generous, rules: generous }) },
  { weight: 1, arbitrary: fc.constantFrom<Target>(undefined, { group: groups.strict, rules: strict }) },
)
const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('cash', 'loyalty', 'cashless') },
  { weight: 2, arbitrary: fc.constantFrom('cashless_direct', 'debit') },
)
/** How many sales ago: mostly the latest, so that a sale gets further than its first step. */
const pick = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 1 }) },
  { weight: 1, arbitrary: fc.nat({ max: 30 }) },
)
const action = fc.constantFrom<BookAction>(
  ...([
    'charge',
    'discharge',
    'sale_revenue',
    'charge_points',
    'discharge_points',
    'immediate_bonus',
  ] as const),
  ...(['cancel_last', 'cancel_last'] as const),
)
const amount = fc.oneof(fc.integer({ min: 0, max: 700 }), fc.integer({ min: -5, max: 3000 }))
const just = <const Word>(word: Word): fc.Arbitrary<Word> => fc.constant(word)
const book = fc.record({
  do: just('book'),
  card: cardnumber,
  action,
  amount,
  bonus: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 300 }) }),
  split: fc.boolean(),
})
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: just('create'), target, goods }) },
  { weight: 2, arbitrary: fc.record({ do: just('update'), pick, target, goods }) },
  { weight: 3, arbitrary: fc.record({ do: just('apply'), pick }) },
  { weight: 4, arbitrary: fc.record({ do: just('start'), pick, method }) },
  { weight: 2, arbitrary: fc.record({ do: just('cancel'), pick }) },
  { weight: 3, arbitrary: book },
)

/** Moves that belong together, among others that come as they like. */
const scene: fc.Arbitrary<readonly Move[]> = fc.oneof(
  { weight: 4, arbitrary: move.map((one): readonly Move[] => [one]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(target, goods, fc.boolean(), method)
      .map(([whose, bought, applied, how]): readonly Move[] => [
        { do: 'create', target: whose, goods: bought },
        ...(applied ? [{ do: 'apply' as const, pick: 0 }] : []),
        { do: 'start', pick: 0, method: how },
      ]),
  },
  {
    // What was loaded is spent, and then the load is to be taken back.
    weight: 1,
    arbitrary: fc.tuple(cardnumber, item, goods).map(([card, first, second]): readonly Move[] => [
      { do: 'create', target: { card }, goods: [first, load(100)] },
      { do: 'start', pick: 0, method: 'cash' },
      { do: 'create', target: { card }, goods: second },
      { do: 'apply', pick: 0 },
      { do: 'start', pick: 0, method: 'cash' },
      { do: 'cancel', pick: 1 },
    ]),
  },
  {
    // Two sales want the same money.
    weight: 1,
    arbitrary: fc.tuple(cardnumber, goods, goods).map(([card, first, second]): readonly Move[] => [
      { do: 'create', target: { card }, goods: first },
      { do: 'create', target: { card }, goods: second },
      { do: 'apply', pick: 0 },
      { do: 'apply', pick: 1 },
      { do: 'start', pick: 0, method: 'cash' },
      { do: 'start', pick: 1, method: 'cash' },
    ]),
  },
  {
    // A till that does not know that it was paid already starts again.
    weight: 1,
    arbitrary: fc
      .tuple(cardnumber, goods, fc.constantFrom('cash', 'debit'))
      .map(([card, bought, again]): readonly Move[] => [
        { do: 'create', target: { card }, goods: bought },
        { do: 'start', pick: 0, method: 'cash' },
        { do: 'start', pick: 0, method: again },
      ]),
  },
  {
    // Bookings without a sale, one above the other, and taken back one by one.
    weight: 1,
    arbitrary: fc
      .tuple(cardnumber, fc.array(book, { minLength: 1, maxLength: 3 }), fc.nat({ max: 3 }))
      .map(([card, books, times]): readonly Move[] => [
        ...books.map((each) => ({ ...each, card })),
        ...books.slice(0, times).map((each) => ({ ...each, card, action: 'cancel_last' as const })),
      ]),
  },
  {
    // Points come and go.
    weight: 1,
    arbitrary: fc
      .tuple(cardnumber, fc.nat({ max: 50 }), fc.nat({ max: 50 }), fc.boolean())
      .map(([card, some, others, split]): readonly Move[] => [
        { do: 'book', card, action: 'charge_points', amount: some, bonus: 0, split },
        { do: 'book', card, action: 'discharge_points', amount: others, bonus: 0, split },
      ]),
  },
  {
    // A card is paid out, the money comes back, and another booking stands above it.
    weight: 1,
    arbitrary: fc.tuple(cardnumber, amount, book).map(([card, cents, other]): readonly Move[] => [
      { do: 'create', target: { card }, goods: [unload(cents)] },
      { do: 'start', pick: 0, method: 'loyalty' },
      { ...other, card },
      { do: 'cancel', pick: 0 },
    ]),
  },
)

/** A day at the till. */
export interface Day {
  readonly till: ShopTill
  readonly secondStart: 'refused' | 'answered again' | 'charged again'
  readonly sales: KnownSale[]
  /** The cards after the latest move. */
  cards: KnownCards
}

export async function openDay(secondStart: Day['secondStart'] = 'refused'): Promise<Day> {
  const till = await openShop({ secondStart })
  till.arrange(
    groupOf(groups.generous, generous),
    groupOf(groups.strict, strict),
    cardOf(own.generous, groups.generous, { opening: { cash: 1000, bonus: 333, points: 7 } }),
    cardOf(own.strict, groups.strict, { opening: { cash: 150, bonus: 20, points: 0 } }),
    cardOf(own.expired, groups.generous, {
      opening: { cash: 400, bonus: 0, points: 0 },
      expires: '2020-01-01T00:00:00+00:00',
    }),
    cardOf(own.stored, groups.generous, { stock: 'stored' }),
  )
  return { till, secondStart, sales: [], cards: morning }
}

/** The cards as the API tells them. */
export async function balances(till: ShopTill): Promise<Record<string, Balances>> {
  const { data, count } = await till.ok<{ data: Required<MerchantCard>[]; count: number }>(
    'GET',
    '/Loyalty/MerchantCards?count=100',
  )
  expect(data).toHaveLength(count)
  const found: Record<string, Balances> = {}
  for (const { card, balance, cash_balance: cash, bonus_balance: bonus, points } of data) {
    expect(balance).toBe(cash + bonus)
    expect(till.ledger.balance(card.cardnumber ?? '')).toBe(balance)
    found[card.cardnumber ?? ''] = { cash, bonus, points }
  }
  return found
}

/** What the API tells of the cards is what the bookkeeper has written down. */
async function expectCards({ till, cards: now }: Day): Promise<void> {
  expect(await balances(till)).toEqual(
    Object.fromEntries(Object.entries(now).map(([number, card]) => [number, card.now])),
  )
}

function send({ till }: Day, asked: Move, path: string): Promise<Answer> {
  switch (asked.do) {
    case 'create':
      return till.call('POST', '/Smart/Transactions', input(asked.target, asked.goods))
    case 'update':
      return till.call('PUT', path, input(asked.target, asked.goods))
    case 'apply':
      return till.call('POST', `${path}/preTransaction`)
    case 'start': {
      const body =
        asked.method === 'cashless_direct' ? { tid: '65004711', trace: 208, cardtype: 'visa' } : undefined
      return till.call('POST', `${path}/start/${asked.method}`, body)
    }
    case 'cancel':
      return till.call('POST', `${path}/cancel`)
    case 'book': {
      const { id } = till.shop().cards.get(asked.card) ?? { id: '' }
      return till.call('POST', bookPath(asked.card).replace(/MCD_.*$/, id), {
        action: asked.action,
        amount: asked.amount,
        bonus_amount: asked.bonus,
        ...(asked.split && { amount_split_allowed: '1' }),
      })
    }
  }
}

function input(whose: Target, items: readonly BasketItem[]): SmartTransactionInput {
  if (!whose || 'card' in whose) return sale(whose?.card, ...items)
  return { ...sale(undefined, ...items), idents: [{ type: 'create_card', value: whose.group }] }
}

/** One move, held against the bookkeeper: whether it succeeds, and what it does to every card. */
async function walk(day: Day, asked: Move): Promise<string | undefined> {
  const { till, sales } = day
  const index = 'pick' in asked ? sales.length - 1 - (asked.pick % Math.max(1, sales.length)) : sales.length
  const before = sales[index]
  if ('pick' in asked && !before) return undefined
  const stored = before && till.shop().transactions.get(before.id)
  const booked = till.ledger.bookings
  const records = till.engine.records.length
  const { random } = till.engine.surroundings
  const drawn = random.state()

  const expected = outcomeOf(asked, before, day.cards, day.secondStart)
  const { status, body } = await send(day, asked, `/Smart/Transactions/${before?.id}`)
  const what = asked.do === 'start' ? asked.method : asked.do === 'book' ? asked.action : asked.do
  expect(`${what} ${status === 200}`).toBe(`${what} ${expected !== undefined}`)

  if (expected) expectDone(day, index, asked, expected, body as SmartTransaction)
  else {
    // A no leaves everything as it was: nothing is written, so nothing was changed, and no id is lost.
    expect(till.engine.records).toHaveLength(records)
    expect(random.state()).toBe(drawn)
  }
  if (expected?.sale === undefined && before) expect(till.shop().transactions.get(before.id)).toBe(stored)

  const { bookings } = till.ledger
  expect(bookings.length > booked.length).toBe(expected?.card !== undefined)
  expect(booked.every((booking, place) => bookings[place] === booking)).toBe(true)
  expectBookingsToAddUp(day)
  expectTakings(day)
  return `${what} ${status === 200 ? 'yes' : 'no'}`
}

/** Takes over what was done, after a look at what the till was told. */
function expectDone(day: Day, index: number, asked: Move, expected: Outcome, body: SmartTransaction): void {
  let after = expected.sale
  let { card: number } = expected
  if (asked.do === 'apply' && after) {
    const told = body as unknown as PreTransaction
    expectFairApplication(after, told)
    after = { ...after, lowered: told.bonus_products }
  }
  if (number === 'new' && after?.target && 'rules' in after.target) {
    number = body.idents?.[0]?.merchantcard?.card?.cardnumber ?? ''
    expect(number).toMatch(/^9276\d{12}$/)
    expect(day.cards).not.toHaveProperty(number)
    day.cards = { ...day.cards, [number]: known(after.target.rules, none) }
    after = { ...after, target: { card: number } }
  }
  if (after) day.sales[index] = { ...after, id: after.id === '' ? body.id : after.id }
  const booked = number === undefined ? undefined : day.cards[number]
  if (number === undefined || !booked) return
  const now = cardAfter(booked, expected, after && (day.sales[index]?.id ?? ''))
  day.cards = { ...day.cards, [number]: now }
  expectReceipt(body.receipt ?? [], now.now)
}

/** What preTransaction tells the till is what the bookkeeper has set aside, shared by what was bought at each rate. */
function expectFairApplication(
  { goods: bought, applied = none }: KnownSale,
  { missing_sum: missing, bonus_products: products }: PreTransaction,
): void {
  expect(products.filter(({ priceOne, quantity: pieces }) => priceOne >= 0 || pieces !== 1)).toEqual([])
  expect(new Set(products.map((product) => product.tax)).size).toBe(products.length)
  expect({ bonus: 0 - total(products), missing }).toEqual({
    bonus: applied.bonus,
    missing: total(bought) - applied.bonus - applied.cash,
  })
  const parts = [0, 7, 19]
    .map((rate) => ({ rate, part: total(bought.filter((each) => each.tax === rate)) }))
    .filter(({ part }) => part > 0)
  const whole = parts.reduce((sum, { part }) => sum + part, 0)
  for (const { rate, part } of parts) {
    const share = products.find((product) => product.tax === rate)?.priceOne ?? 0
    expect(Math.abs(applied.bonus * part + share * whole)).toBeLessThan(whole)
  }
}

/** The last balance and the last points that are printed are those of the card. */
function expectReceipt(receipt: readonly ReceiptLine[], now: Balances): void {
  const texts = receipt.map(({ value }) => (value as { text?: string } | undefined)?.text ?? '')
  const printed = (label: RegExp): string | undefined => {
    const place = texts.findLastIndex((text) => label.test(text))
    return place < 0 ? undefined : texts[place + 1]
  }
  const worth = now.cash + now.bonus
  const digits = String(Math.abs(worth)).padStart(3, '0')
  const text = `${worth < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)} EUR`
  expect([text, undefined]).toContain(printed(/^Aktuelles Guthaben:?$/))
  expect([String(now.points), undefined]).toContain(printed(/^Aktuelle Punkte$/))
  expect(printed(/^Aktuelle/)).toBeDefined()
}

/** Every balance is what was there, and what was booked since. */
function expectBookingsToAddUp({ till, cards: now }: Day): void {
  const sums: Record<string, Balances> = Object.fromEntries(
    Object.keys(now).map((number) => [number, morning[number]?.now ?? none]),
  )
  for (const booking of till.ledger.bookings)
    sums[booking.cardnumber] = plus(sums[booking.cardnumber] ?? none, booking)
  expect(Object.fromEntries(Object.entries(now).map(([number, each]) => [number, each.now]))).toEqual(sums)
  for (const [number, { now: left, rules }] of Object.entries(now)) {
    expect(till.ledger.balance(number)).toBe(left.cash + left.bonus)
    expect(left.cash).toBeGreaterThanOrEqual(-rules.overdraft)
    expect(Math.min(left.bonus, left.points)).toBeGreaterThanOrEqual(0)
  }
}

/** What the tills and the terminals took is what was paid. */
function expectTakings({ till, sales }: Day): void {
  const paid = sales.filter(({ status }) => status === 'ok')
  expect(till.ledger.takings()).toEqual({
    count: paid.length,
    // What a card is unloaded of is paid out.
    sum: paid.reduce((sum, each) => sum + total(each.goods) - unloadedBy(each.goods), 0),
  })
  for (const { id, charged } of sales) expect(till.ledger.charged(id)).toBe(charged)
}

const secondStart = fc.constantFrom<Day['secondStart']>(
  ...(['refused', 'refused', 'answered again', 'charged again'] as const),
)

/** Lives through so many days. Returns how often a move of each kind was done, and refused. */
export async function liveThrough(days: number): Promise<ReadonlyMap<string | undefined, number>> {
  const reached = new Map<string | undefined, number>()
  await fc.assert(
    fc.asyncProperty(
      secondStart,
      fc.array(scene, { minLength: 10, maxLength: 20, size: 'max' }),
      async (twice, scenes) => {
        const day = await openDay(twice)
        for (const moves of scenes) {
          for (const asked of moves) {
            const what = await walk(day, asked)
            reached.set(what, (reached.get(what) ?? 0) + 1)
          }
          await expectCards(day)
        }
      },
    ),
    { numRuns: days },
  )
  return reached
}
