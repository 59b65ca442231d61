import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { article, load, sale } from '../test/sales.ts'
import { createCardStore, generatedPrefix, type StoredCard } from './cards.ts'
import { engineOf } from './sandbox.ts'
import { openFastTill } from '../test/till.ts'
import { startSandbox } from './sandbox.ts'

const group = 'CRG_1'
const created = '2020-01-02T08:00:00+01:00'

function stored(cardnumber: string, more: Partial<StoredCard> = {}): StoredCard {
  return {
    id: `MCD_${cardnumber}`,
    cardId: `CRD_${cardnumber}`,
    cardnumber,
    groupId: group,
    created,
    expires: null,
    csc: '1234',
    stock: 'active',
    ...more,
  }
}

const numberOf = (index: number): string => generatedPrefix + String(index).padStart(9, '0')

describe('a store of cards', () => {
  it('finds each card that it lists, by its number and both of its IDs, and no other', () => {
    const saved = fc.uniqueArray(
      fc.oneof(
        fc.nat(30).map(numberOf),
        fc.nat(9).map((n) => `927600440000000${n}`),
      ),
    )
    fc.assert(
      fc.property(saved, fc.nat(20), fc.nat(20), (numbers, first, second) => {
        const store = createCardStore()
        store.generate({ count: first, groupId: group, created })
        for (const cardnumber of numbers) {
          const known = store.get(cardnumber)
          store.save(known ? { ...known, lock: {} } : stored(cardnumber))
        }
        store.generate({ count: second, groupId: group, created })
        const listed = [...store.values()]
        expect(store.size).toBe(listed.length)
        const expected = new Set([
          ...numbers,
          ...Array.from({ length: second }, (_, index) => numberOf(index)),
        ])
        expect(new Set(listed.map(({ cardnumber }) => cardnumber))).toEqual(expected)
        for (const card of listed) {
          expect(store.get(card.cardnumber)).toEqual(card)
          expect(store.byId(card.id)).toEqual(card)
          expect(store.byCardId(card.cardId)).toEqual(card)
          expect(store.byId(card.cardId)).toBeUndefined()
          expect(store.byCardId(card.id)).toBeUndefined()
        }
        expect(store.get(numberOf(31))).toBeUndefined()
        expect(store.byId(`MCD_GENERATED${'0'.repeat(19)}99`)).toBeUndefined()
      }),
    )
  })

  it('keeps a snapshot as it was', () => {
    const store = createCardStore()
    store.save(stored('9276004400000001'))
    store.generate({ count: 3, groupId: group, created })
    const before = [...store.values()]
    const snapshot = store.snapshot()
    store.save(stored('9276004400000002'))
    store.save({ ...stored(numberOf(1)), lock: {} })
    store.generate({ count: 0, groupId: group, created })
    expect([...snapshot]).toEqual(before)
  })
})

describe('ten million generated cards', () => {
  it('are there at once, and each can be loaded and spent', async () => {
    const sandbox = await startSandbox({ listen: false, seed: 1, cards: 10_000_000 })
    expect(sandbox.counts().cards).toBe(10_000_003)
    await sandbox.close()
    const engine = engineOf({ seed: 1, cards: 10_000_000 })
    const till = await openFastTill(1, engine)
    const card = await till.card('9276005009999999')
    expect(card).toMatchObject({
      id: 'MCD_GENERATED000000000000009999999',
      cash_balance: expect.any(Number) as number,
    })
    const { id } = await till.create(sale('9276005009999999', load(1000)))
    await till.start(id)
    expect(await till.card('9276005009999999')).toMatchObject({ cash_balance: card.cash_balance + 1000 })
    const spent = await till.create(sale('9276005009999999', article(500)))
    await till.apply(spent.id)
    await till.start(spent.id, 'loyalty')
    expect((await till.card('9276005009999999')).balance).toBe(card.balance + 500)
    await till.refused(404, 'POST', '/Smart/Transactions', sale('9276005010000000', load(1000)))
  })

  it('are scrolled through as they were when the scroll began', async () => {
    const till = await openFastTill(1, engineOf({ seed: 1, cards: 40 }))
    const path = '/Loyalty/MerchantCards'
    type Page = {
      readonly scroll_id: string
      readonly data: readonly { balance: number; card: { cardnumber: string } }[]
    }
    const before: Page['data'][number][] = []
    for (let offset = 0; offset < 50; offset += 10)
      before.push(...(await till.ok<Page>('GET', `${path}?offset=${offset}`)).data)
    let page = await till.ok<Page>('GET', `${path}?scroll_expire=1m`)
    const seen = [...page.data]
    for (const number of [numberOf(5), numberOf(38)]) {
      const { id } = await till.create(sale(number, load(700)))
      await till.start(id)
    }
    for (;;) {
      page = await till.ok<Page>('GET', `${path}?scroll_id=${encodeURIComponent(page.scroll_id)}`)
      if (page.data.length === 0) break
      seen.push(...page.data)
    }
    expect(seen).toEqual(before)
  })
})
