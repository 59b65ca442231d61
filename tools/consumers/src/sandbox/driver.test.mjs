import { describe, expect, it } from 'vitest'
import { booksOf, openTill, saleOf } from './driver.mjs'
import { known, load, ways } from './shop.mjs'

async function kindsOf({ events }) {
  const kinds = []
  for await (const { kind } of events) kinds.push(kind)
  return kinds
}

const start = 'smart.transactions.start'

describe.each(ways)('the driver at the sandbox, %s', (way) => {
  it('takes cash, and loads a card with it', async () => {
    const till = await openTill(way)
    const sale = { saleId: 'A1', basket: [load(1500)], card: known.empty.number, method: 'cash' }
    const payment = till.pay(sale)
    expect(await kindsOf(payment)).toEqual(['creating', 'presenting', 'outcome'])
    const { kind, transaction } = await payment.outcome
    expect([kind, transaction.status]).toEqual(['approved', 'ok'])
    expect(till.sandbox.ledger.balance(known.empty.number)).toBe(1500)
    expect(transaction.merchantRef).toBe('A1#1')
    // The same sale again is the same payment.
    expect(await till.pay(sale).outcome).toMatchObject({ kind: 'approved', transactionId: transaction.id })
    expect(till.sandbox.ledger.balance(known.empty.number)).toBe(1500)
  })

  it('waits for the customer at the terminal', async () => {
    const till = await openTill(way)
    const { terminal, ledger, clock } = till.sandbox
    terminal.always('wait')
    const { outcome } = till.pay(saleOf(4200))
    await expect.poll(() => terminal.job?.amount, { interval: 5 }).toBe(4200)
    clock.advance(30_000)
    expect(ledger.charges).toEqual([])
    terminal.act('approve')
    expect(booksOf(till, await outcome)).toEqual({ kind: 'approved', charges: 1, charged: 4200 })
  })

  it.each([
    [6605, 'declined'],
    [6617, 'declined'],
    [6651, 'declined'],
    [6655, 'approved'],
    [6668, 'approved'],
    [6669, 'declined'],
    [6675, 'declined'],
    [6698, 'declined'],
  ])('%i cents: %s', async (cents, kind) => {
    const till = await openTill(way)
    const charges = kind === 'approved' ? 1 : 0
    const outcome = await till.pay(saleOf(cents)).outcome
    expect(booksOf(till, outcome)).toEqual({ kind, charges, charged: charges * cents })
    // The till goes on with the next sale.
    const next = await till.pay(saleOf(500)).outcome
    expect(booksOf(till, next)).toEqual({ kind: 'approved', charges: 1, charged: 500 })
  })

  it.each([
    { effect: 'cut', when: 'after' },
    { effect: 'cut', when: 'half' },
    { effect: 'answer', status: 503, when: 'after' },
    { effect: 'answer', status: 502, when: 'after', as: 'html' },
    { effect: 'truncate' },
    { effect: 'twice' },
    { effect: 'late', ms: 5000 },
  ])('finds out what became of a start with %j', async (fault) => {
    const till = await openTill(way)
    till.sandbox.faults.add({ ...fault, operation: start, times: 0 })
    const payment = till.pay(saleOf(4200))
    const kinds = await kindsOf(payment)
    expect(kinds.includes('resolving')).toBe(fault.effect !== 'twice')
    expect(booksOf(till, await payment.outcome)).toEqual({ kind: 'approved', charges: 1, charged: 4200 })
    expect(till.sandbox.faults.hits).toHaveLength(1)
  })

  it.each([
    { effect: 'cut' },
    { effect: 'answer', status: 503 },
    { effect: 'end session' },
    { effect: 'refuse' },
  ])('does not know what became of a start with %j, and charges nobody twice', async (fault) => {
    const till = await openTill(way)
    till.sandbox.faults.add({ ...fault, operation: start })
    const sale = saleOf(4200)
    const first = await till.pay(sale).outcome
    expect(booksOf(till, first)).toEqual({ kind: 'unresolved', charges: 0, charged: 0 })
    // Asking again, another sale, and another run of the till change nothing about that.
    expect((await first.settle()).kind).toBe('unresolved')
    expect((await till.pay(sale).outcome).kind).toBe('unresolved')
    expect((await till.pay(saleOf(500)).outcome).cause.name).toBe('TerminalBusyError')
    expect((await till.restart()).map(({ kind }) => kind)).toEqual(['unresolved'])
    expect(till.count('/start/')).toBe(1)
    expect(till.sandbox.ledger.charges).toEqual([])
  })

  it('recovers a payment that was open when the till was switched off', async () => {
    const till = await openTill(way, { patience: 1 })
    till.sandbox.faults.add({ effect: 'cut', when: 'after', operation: start })
    till.sandbox.faults.add({ effect: 'cut', operation: 'smart.transactions.get', times: 0 })
    const sale = saleOf(4200)
    expect((await till.pay(sale).outcome).kind).toBe('unresolved')
    till.sandbox.faults.clear()
    const [recovered] = await till.restart()
    expect(booksOf(till, recovered)).toEqual({ kind: 'approved', charges: 1, charged: 4200 })
    expect(recovered.transaction.receipt.length).toBeGreaterThan(0)
    expect((await till.pay(sale).outcome).transactionId).toBe(recovered.transactionId)
    expect(till.sandbox.ledger.charges).toHaveLength(1)
  })
})
