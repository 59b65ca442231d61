import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { earnedBy } from '../../test/model.ts'
import { read } from '../../test/receipts.ts'
import { article, cards, load, sale, unload } from '../../test/sales.ts'
import { cardOf, groupOf, openShop } from '../../test/shop.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { linesOf, partsOf } from './basket.ts'
import { earningsOf } from './earnings.ts'
import { plainProgramme, type Programme } from './programme.ts'

const [group, number] = ['CRG_OWN', '9276000000000101'] as const

async function sold(
  rules: Partial<Programme>,
  input: Parameters<typeof sale>[1][],
  { applied = false } = {},
): Promise<SmartTransaction> {
  const till = await openShop()
  till.arrange(
    groupOf(group, rules),
    cardOf(number, group, { opening: { cash: 500, bonus: 100, points: 3 } }),
  )
  const { id } = await till.create(sale(number, ...input))
  if (applied) await till.apply(id)
  return till.start(id)
}

it('credits a tenth of what was bought, in a booking of its own, and prints it', async () => {
  const till = await openShop()
  const { id } = await till.create(sale(cards.full, article(5900, { tax: 19 })))
  const { receipt, transactions } = await till.start(id)
  expect(read(receipt)).toEqual(
    [
      ['[Kundenkarte]', `Kartennummer: |${cards.full}`, 'TA Code: |29218171', ''],
      ['Umsatz erfasst:', '59,00 EUR', '', 'Bonus', '5,90 EUR', '', 'Aktuelles Guthaben', '28,40 EUR'],
    ].flat(),
  )
  expect(till.ledger.bookings).toMatchObject([
    { id: transactions?.[0]?.id, kind: 'revenue', cash: 0, bonus: 0, amount: 5900, code: 29_218_171 },
    { kind: 'bonus', cash: 0, bonus: 590, amount: 590, code: 29_218_172, transactionId: id },
  ])
  expect(read(till.ledger.bookings[1]?.receipt)).toContain('5,90 EUR')
})

it('earns on the load too where the programme says so, and prints two receipts in a row', async () => {
  const rules = { bonus: { '7': 10, '19': 10 }, loadsEarn: true, pointsPerEuro: 1 }
  const { receipt } = await sold(rules, [article(5900, { tax: 19 }), load(2000)])
  expect(read(receipt)).toEqual(
    [
      [
        '[Kundenkarte]',
        `Kartennummer: |${number}`,
        'TA Code: |29218171',
        '',
        'Umsatz erfasst:',
        '79,00 EUR',
        '',
      ],
      ['Aktuelle Punkte', '82', '', 'Bonus', '7,90 EUR', '', 'Aktuelles Guthaben', '13,90 EUR'],
      ['[Kundenkarte Aufladung]', `Kartennummer:|${number}`, 'TA Code:|29218174', ''],
      ['Folgender Betrag', 'wurde aufgeladen:', '20,00 EUR', '', 'Aktuelles Guthaben:', '33,90 EUR'],
    ].flat(),
  )
})

it.each([
  ['reduced price', '0,90 EUR'],
  ['full price', '1,00 EUR'],
] as const)(
  'earns on the %s when bonus was spent; cash from the card is money like any other',
  async (earnsOn, bonus) => {
    const rules = { bonus: { '19': 10 }, earnsOn }
    const { receipt } = await sold(rules, [article(1000, { tax: 19 })], { applied: true })
    expect(read(receipt).slice(4)).toEqual(
      [['Zahlung über:', '6,00 EUR', '', 'Bonus', bonus, '', 'Aktuelles Guthaben', bonus]].flat(),
    )
  },
)

it.each<[string, Partial<Programme>, number]>([
  ['every article', {}, 30],
  ['only those with an EAN', { onlyArticles: ['4006381333931'] }, 10],
  ['only those with an article number', { onlyArticles: ['4711'] }, 20],
  ['all but some', { notArticles: ['4711'] }, 10],
  ['not what is excluded, even if it is included', { onlyArticles: ['4711'], notArticles: ['4711'] }, 0],
])('earns on %s', async (_which, rules, bonus) => {
  const goods = [article(100, { ean: '4006381333931' }), article(200, { articleNumber: 4711 })]
  expect(earnings({ bonus: { '7': 10 }, ...rules }, goods).bonus).toBe(bonus)
})

function earnings(
  rules: Partial<Programme>,
  products: readonly Parameters<typeof sale>[1][],
): { readonly bonus: number; readonly points: number } {
  const transaction = {
    ...sale(undefined, ...products),
    object: 'smart.transactions',
    id: 'STX_1',
    status: 'created',
  }
  return earningsOf({ ...plainProgramme, ...rules }, partsOf(transaction as SmartTransaction))
}

it.each([
  ['each rate down to the cent', { '7': 5, '19': 5 }, [article(119, { tax: 19 }), article(119)], 10],
  ['a fraction of a percent', { '7': 2.5 }, [article(1000)], 25],
  ['nothing below zero', { '7': 10, '19': 10 }, [article(1000), article(-500, { tax: 19 })], 100],
  ['coupons off their rate', { '7': 10 }, [article(1000), article(-500)], 50],
  ['nothing for what is paid out', { '7': 10 }, [unload(1000, { tax: 7 })], 0],
  ['nothing at other rates', { '19': 10 }, [article(1000)], 0],
  ['the largest sum exactly', { '7': 10 }, [article(Number.MAX_SAFE_INTEGER)], 900_719_925_474_099],
])('counts %s', (_what, bonus, goods, expected) => {
  expect(earnings({ bonus }, goods).bonus).toBe(expected)
})

it('counts points for whole euros of all rates together', () => {
  const goods = [article(150), article(150, { tax: 19 }), article(99, { tax: 0 })]
  expect(earnings({ pointsPerEuro: 3 }, goods).points).toBe(9)
  expect(earnings({ pointsPerEuro: 3 }, [article(-150)]).points).toBe(0)
})

it('counts as a bookkeeper does on paper', () => {
  const name = fc.constantFrom({}, { ean: 'A' }, { articleNumber: 'B' }, { ean: 'A', articleNumber: 'B' })
  const one = fc
    .tuple(fc.integer({ min: -500, max: 100_000 }), fc.constantFrom(0, 7, 19), fc.boolean(), name)
    .map(([price, tax, loads, more]) => (loads ? load(price, { tax }) : article(price, { tax, ...more })))
  const names = fc.subarray(['A', 'B'])
  const rules = fc.record({
    bonus: fc.record({ '7': fc.constantFrom(0, 0.1, 3, 33.3, 100), '19': fc.constantFrom(5, 12.5) }),
    pointsPerEuro: fc.nat({ max: 3 }),
    onlyArticles: names,
    notArticles: names,
    loadsEarn: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), rules, (goods, programme) => {
      const { bonus, points } = earnedBy(goods, [], { ...plainProgramme, ...programme })
      expect(earnings(programme, goods)).toEqual({ bonus, points })
    }),
  )
})

it('tells the bonus that was applied from what the merchant calls so', () => {
  const coupon = article(-50, { id: 2, desc: 'Bonus Steuer 7', ean: '111111117', item_type: 'coupon' })
  const bonus = article(-30, { id: 3, desc: 'Bonus Steuer 7', ean: '111111117' })
  const transaction = {
    object: 'smart.transactions',
    id: 'STX_1',
    status: 'processing',
    basket: { products: [article(1000), coupon, bonus] },
    basket_info: { sum: 950, missing_sum: 900 },
  } as const
  expect(partsOf(transaction)).toMatchObject({ bonus: 30, cash: 20, due: 900, bonusLines: [bonus] })
  expect(partsOf(transaction).goods).toEqual([article(1000), coupon])
})

it('opens the basket of another seller', () => {
  const inside = [article(100), article(200)]
  expect(linesOf([article(300, { sub_basket: inside }), article(5)])).toEqual([...inside, article(5)])
})
