import { cardEans } from '@secukit/api'
import { describe, expect, it } from 'vitest'
import type { Due } from './index.ts'
import { refusal, type Treatment } from './testing/fake-bank.test-helper.ts'
import { loadSale } from './testing/sales.test-helper.ts'
import {
  assertKind,
  cardSale,
  eventsOf,
  lostAfter,
  lostBefore,
  openTill,
} from './testing/till.test-helper.ts'

// The ways to pay beside cash and card.

const withBalance = { balanceFirst: true }

describe('the balance of the card first', () => {
  it('and the rest with the method of the sale, when the till has shown it', async () => {
    const { bank, time, terminal, records } = await openTill()
    bank.balance = 500
    const dues: Due[] = []
    const payment = terminal.pay(cardSale('sale-1', withBalance), {
      confirmDue: (due) => {
        dues.push(due)
        return true
      },
    })
    const events = await time.run(eventsOf(payment))
    expect(await payment.outcome).toMatchObject({ kind: 'approved', transactionId: 'STX_1' })
    expect(dues).toEqual([{ due: 1000, covered: 500, currency: 'EUR' }])
    expect(bank.charges).toEqual([
      { saleId: 'sale-1', transactionId: 'STX_1', amount: 1000, method: 'cashless' },
    ])
    expect(bank.log.slice(0, 3)).toEqual([
      'create till1-sale-1#1',
      'preTransaction STX_1',
      'start STX_1 cashless',
    ])
    expect(events).toMatchObject([
      { kind: 'creating' },
      { kind: 'applied', transactionId: 'STX_1', due: 1000, covered: 500 },
      { kind: 'presenting', method: 'cashless', due: 1000 },
      { kind: 'outcome' },
    ])
    expect(records()[0]).toMatchObject({
      type: 'intent',
      method: 'cashless',
      start: 'cashless',
      amount: 1500,
    })
  })

  it('and nothing else when it covers all', async () => {
    const { bank, time, terminal, records } = await openTill()
    bank.balance = 9000
    const payment = terminal.pay(cardSale('sale-1', withBalance))
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'approved' })
    expect(bank.starts()).toEqual(['start STX_1 loyalty'])
    expect(records()[0]).toMatchObject({ type: 'intent', method: 'cashless', start: 'loyalty' })
  })

  it('takes a sum with the bonus for the same sum, now and after a restart', async () => {
    const { bank, time, terminal, restart } = await openTill()
    bank.bonus = 200
    const less: Treatment = {
      show: (shown) => ({ ...shown, basket_info: { sum: 1300, currency: 'EUR' } }),
    }
    bank.treat('start', { ...less, effect: 'now' }, { ...lostAfter })
    const first = await time.run(terminal.pay(loadSale('sale-1', withBalance)).outcome)
    expect(first).toMatchObject({ kind: 'approved' })
    bank.treat('get', ...Array.from({ length: 8 }, (): Treatment => ({ answer: 'reset' })))
    const second = await time.run(terminal.pay(loadSale('sale-2', withBalance)).outcome)
    assertKind(second, 'unresolved')
    bank.treat('get', less)
    expect((await restart()).recovered).toMatchObject([{ kind: 'approved', saleId: 'sale-2' }])
    expect(bank.charges.map(({ amount }) => amount)).toEqual([1300, 1300])
  })

  it.each<[string, () => boolean | Promise<boolean>]>([
    ['says no', () => false],
    ['says no later', () => Promise.resolve(false)],
    [
      'throws',
      () => {
        throw new Error('the display is broken')
      },
    ],
    ['rejects', () => Promise.reject(new Error('the display is broken'))],
    ['says nothing', () => undefined as unknown as boolean],
  ])('is given up, with nothing charged, when the till %s', async (_what, confirmDue) => {
    const { bank, time, terminal, records } = await openTill()
    bank.balance = 500
    const payment = terminal.pay(cardSale('sale-1', withBalance), { confirmDue })
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'aborted', transactionId: 'STX_1' })
    await time.settle()
    expect(bank.starts()).toEqual([])
    expect(bank.transaction('STX_1').status).toBe('aborted')
    expect(records()).toEqual([])
  })

  it.each<[string, Treatment]>([
    ['fails', refusal(500)],
    ['is lost', lostAfter],
    ['is empty', { answer: { status: 204, body: '' } }],
    ['is null', { answer: { status: 200, body: 'null' } }],
    ['says nothing of what is missing', { answer: { status: 200, body: '{}' } }],
    ['says that more is missing', { answer: { status: 200, body: '{"missing_sum":1501}' } }],
    ['says that less than nothing is missing', { answer: { status: 200, body: '{"missing_sum":-1}' } }],
    ['says half a cent', { answer: { status: 200, body: '{"missing_sum":0.5}' } }],
  ])('is given up, with nothing charged, when the answer %s', async (_what, treatment) => {
    const { bank, time, terminal } = await openTill()
    bank.treat('preTransaction', treatment)
    const outcome = await time.run(terminal.pay(cardSale('sale-1', withBalance)).outcome)
    expect(outcome).toMatchObject({ kind: 'aborted', transactionId: 'STX_1' })
    expect(bank.starts()).toEqual([])
  })

  it('is withdrawn when its start is lost, though its status is processing', async () => {
    const { bank, time, terminal } = await openTill({ patience: 300_000 })
    bank.balance = 500
    bank.treat('start', lostBefore)
    const outcome = await time.run(terminal.pay(loadSale('sale-1', withBalance)).outcome)
    expect(outcome).toMatchObject({ kind: 'aborted' })
    expect(bank.transaction('STX_1').status).toBe('aborted')
  })
})

describe('the balance of the card alone', () => {
  const loyal = { method: 'loyalty' } as const

  it('is charged when it covers all', async () => {
    const { bank, time, terminal } = await openTill()
    bank.balance = 1500
    expect(await time.run(terminal.pay(loadSale('sale-1', loyal)).outcome)).toMatchObject({
      kind: 'approved',
    })
    expect(bank.log).toEqual(['create till1-sale-1#1', 'preTransaction STX_1', 'start STX_1 loyalty'])
  })

  it('is not charged when it does not, and the till is not asked', async () => {
    const { bank, time, terminal } = await openTill()
    bank.balance = 1499
    let asked = 0
    const payment = terminal.pay(loadSale('sale-1', loyal), { confirmDue: () => (asked += 1) > 0 })
    const outcome = await time.run(payment.outcome)
    assertKind(outcome, 'aborted')
    expect(String(outcome.cause)).toContain('covers 1499 of 1500 cents; 1 are missing')
    expect(asked).toBe(0)
    expect(bank.starts()).toEqual([])
  })

  it('is paid out without applying it first', async () => {
    const { bank, time, terminal } = await openTill()
    const ean = cardEans.unload[0] ?? ''
    const item = {
      ...loadSale().basket[0],
      id: 1,
      ean,
      desc: 'Auszahlung',
      quantity: 1,
      priceOne: 500,
      tax: 0,
    }
    const sale = loadSale('sale-1', { ...loyal, basket: [item] })
    expect(await time.run(terminal.pay(sale).outcome)).toMatchObject({ kind: 'approved' })
    expect(bank.log).toEqual(['create till1-sale-1#1', 'start STX_1 loyalty'])
  })
})

it("a payment at the till's own terminal tells what that printed", async () => {
  const { bank, time, terminal } = await openTill()
  const direct = { tid: '65001234', trace: 471, cardtype: 'girocard' } as const
  const sale = loadSale('sale-1', { method: 'cashless_direct', direct })
  expect(await time.run(terminal.pay(sale).outcome)).toMatchObject({ kind: 'approved' })
  await time.run(terminal.pay(loadSale('sale-2')).outcome)
  expect(bank.starts()).toEqual(['start STX_1 cashless_direct', 'start STX_2 cash'])
  expect(bank.started).toEqual([direct, {}])
})

it('a tip that the customer adds at the terminal is no other amount', async () => {
  const { bank, time, terminal } = await openTill()
  bank.treat('start', {
    show: (shown) => ({ ...shown, basket_info: { sum: 1700, currency: 'EUR', gratuity: 200 } }),
  })
  expect(await time.run(terminal.pay(cardSale()).outcome)).toMatchObject({ kind: 'approved' })
})
