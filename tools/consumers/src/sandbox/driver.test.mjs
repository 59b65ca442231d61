import { describe, expect, it } from 'vitest'
import { booksOf, openTill, saleOf } from './driver.mjs'
import { known, load, ways } from './shop.mjs'

async function kindsOf({ events }) {
  const kinds = []
  for await (const { kind } of events) kinds.push(kind)
  return kinds
}

const minute = 60_000

const start = 'smart.transactions.start'

describe.each(ways)('the driver at the sandbox, %s', (way) => {
  it('takes cash, and loads a card with it', async () => {
    const till = await openTill(way)
    const sale = { saleId: 'A1', basket: [load(1500)], card: known.empty.number, method: 'cash' }
    const payment = till.pay(sale)
    expect(await till.until(kindsOf(payment))).toEqual(['creating', 'presenting', 'outcome'])
    const { kind, transaction } = await payment.outcome
    expect([kind, transaction.status]).toEqual(['approved', 'ok'])
    expect(till.sandbox.ledger.balance(known.empty.number)).toBe(1500)
    expect(transaction.merchantRef).toBe('till-A1#1')
    // The same sale again is the same payment.
    expect(await till.outcomeOf(sale)).toMatchObject({ kind: 'approved', transactionId: transaction.id })
    expect(till.sandbox.ledger.balance(known.empty.number)).toBe(1500)
  })

  it('waits for the customer at the terminal', async () => {
    const till = await openTill(way)
    const { terminal, ledger } = till.sandbox
    terminal.always('wait')
    const { outcome } = till.pay(saleOf(4200))
    await expect.poll(() => terminal.job?.amount, { interval: 5 }).toBe(4200)
    await till.pass(30_000)
    expect(ledger.charges).toEqual([])
    terminal.act('approve')
    expect(booksOf(till, await till.until(outcome))).toEqual({ kind: 'approved', charges: 1, charged: 4200 })
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
    const outcome = await till.outcomeOf(saleOf(cents))
    expect(booksOf(till, outcome)).toEqual({ kind, charges, charged: charges * cents })
    // The till goes on with the next sale.
    const next = await till.outcomeOf(saleOf(500))
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
    { effect: 'delay', ms: 5000 },
  ])('finds out what became of a start with %j', async (fault) => {
    const till = await openTill(way)
    till.sandbox.faults.add({ ...fault, operation: start, times: 0 })
    const payment = till.pay(saleOf(4200))
    const kinds = await till.until(kindsOf(payment))
    expect(kinds.includes('resolving')).toBe(!['twice', 'delay'].includes(fault.effect))
    expect(booksOf(till, await payment.outcome)).toEqual({ kind: 'approved', charges: 1, charged: 4200 })
    expect(till.sandbox.faults.hits).toHaveLength(1)
  })

  it.each([
    { effect: 'cut' },
    { effect: 'answer', status: 503 },
    { effect: 'end session' },
    { effect: 'refuse' },
  ])('does not know for 4 minutes what became of a start with %j, and then withdraws it', async (fault) => {
    const till = await openTill(way)
    const begun = till.now()
    till.sandbox.faults.add({ ...fault, operation: start })
    const sale = saleOf(4200)
    const first = await till.outcomeOf(sale)
    expect(booksOf(till, first)).toEqual({ kind: 'unresolved', charges: 0, charged: 0 })
    expect(till.now() - begun).toBe(minute)
    // Asking again, and another sale at the terminal change nothing about that; cash is no business of the terminal.
    expect((await till.until(first.settle())).kind).toBe('unresolved')
    expect(till.now() - begun).toBe(2 * minute)
    expect((await till.outcomeOf(saleOf(500))).cause.name).toBe('TerminalBusyError')
    expect((await till.outcomeOf(saleOf(500, 'cash'))).kind).toBe('approved')
    const settled = await till.until(first.settled)
    expect(booksOf(till, settled)).toEqual({ kind: 'aborted', charges: 0, charged: 0 })
    expect(till.now() - begun).toBe(4 * minute)
    expect((await till.outcomeOf(saleOf(500))).kind).toBe('approved')
    expect(till.count('/start/cashless')).toBe(2)
    // It was not paid, so it may be taken now.
    const again = await till.outcomeOf(sale)
    expect(booksOf(till, again)).toEqual({ kind: 'approved', charges: 1, charged: 4200 })
  })

  it('counts from the restart how long a request may be under way', async () => {
    const till = await openTill(way)
    till.sandbox.faults.add({ effect: 'cut', operation: start })
    await till.outcomeOf(saleOf(4200))
    await till.pass(2 * minute)
    const begun = till.now()
    const [recovered] = await till.restart()
    expect(recovered.kind).toBe('unresolved')
    expect((await till.until(recovered.settled)).kind).toBe('aborted')
    expect(till.now() - begun).toBe(4 * minute)
    expect(till.count('/start/')).toBe(1)
    expect(till.sandbox.ledger.charges).toEqual([])
  })

  it('recovers a payment that was open when the till was switched off', async () => {
    const till = await openTill(way, { driver: { patience: 1 } })
    till.sandbox.faults.add({ effect: 'cut', when: 'after', operation: start })
    till.sandbox.faults.add({ effect: 'cut', operation: 'smart.transactions.get', times: 0 })
    const sale = saleOf(4200)
    expect((await till.outcomeOf(sale)).kind).toBe('unresolved')
    till.sandbox.faults.clear()
    const [recovered] = await till.restart()
    expect(booksOf(till, recovered)).toEqual({ kind: 'approved', charges: 1, charged: 4200 })
    expect(recovered.receipts.map(({ copy }) => copy)).toEqual(['customer', 'merchant'])
    expect((await till.outcomeOf(sale)).transactionId).toBe(recovered.transactionId)
    expect(till.sandbox.ledger.charges).toHaveLength(1)
  })

  // The fence has to hold whatever an abort and a late start do (pairs of what the vendor leaves open).
  describe.each(['refused', 'ignored', 'stops the terminal'])(
    'an abort at the terminal is %s, a read shows the status "created"',
    (abortAtTerminal) => {
      it('finds out about a customer who took his time', async () => {
        const assumptions = { abortAtTerminal, statusAtTerminal: 'created' }
        const till = await openTill(way, { assumptions })
        const { terminal, faults } = till.sandbox
        terminal.always('wait')
        // It arrives as late as a request may, and the customer waits as long as the terminal lets him.
        faults.add({ effect: 'late', ms: 2 * minute - 1000, operation: start })
        const first = await till.outcomeOf(saleOf(4200))
        expect(first.kind).toBe('unresolved')
        await till.pass(3 * minute - 2000)
        terminal.act('approve')
        const settled = await till.until(first.settled)
        expect(booksOf(till, settled)).toEqual({ kind: 'approved', charges: 1, charged: 4200 })
        expect(till.count('/abort')).toBe(0)
      })
    },
  )

  const inTime = 2 * minute - 1
  const atOnce = { requestLife: 0, cardFlow: 0 }

  it.each([
    ['refused', 'approved', 1],
    ['ignored', 'approved', 1],
    ['stops the terminal', 'aborted', 0],
  ])('an abort that comes while the customer pays is %s: %s', async (abortAtTerminal, kind, charges) => {
    const assumptions = { abortAtTerminal, statusAtTerminal: 'created', declinedAtTerminal: 'forgotten' }
    const till = await openTill(way, { assumptions, driver: atOnce })
    const { terminal, faults } = till.sandbox
    terminal.always('wait')
    faults.add({ effect: 'late', ms: 1, operation: start })
    // The first abort is lost, so that the next one finds the customer at the terminal.
    faults.add({ effect: 'cut', operation: 'smart.transactions.abort' })
    const payment = till.pay(saleOf(4200))
    const told = await till.until(payment.outcome)
    await till.pass(5000)
    const wasAtWork = terminal.job !== undefined
    if (wasAtWork) terminal.act('approve')
    const settled = await till.until(told.settled ?? payment.outcome)
    expect(wasAtWork).toBe(kind === 'approved')
    expect(till.count('/abort')).toBeGreaterThan(1)
    expect(booksOf(till, settled)).toEqual({ kind, charges, charged: charges * 4200 })
  })

  it.each([
    ['refused', {}, inTime, 'approved', 1, []],
    ['executed', {}, inTime, 'approved', 1, []],
    ['refused', {}, 5 * minute, 'aborted', 0, []],
    // Later than any request may live: it cannot be prevented, but it is found, and to be given back.
    ['executed', {}, 5 * minute, 'aborted', 1, ['found payment: reverse']],
    // Whoever withdraws at once relies on the server.
    ['refused', atOnce, inTime, 'aborted', 0, []],
    ['executed', atOnce, inTime, 'aborted', 1, ['found payment: reverse']],
  ])(
    'a start after an abort is %s, with %j: arriving after %i ms, it is told as %s, with %i charges',
    async (startAfterAbort, driver, ms, kind, charges, findings) => {
      const till = await openTill(way, { assumptions: { startAfterAbort }, driver })
      till.sandbox.faults.add({ effect: 'late', ms, operation: start })
      const payment = till.pay(saleOf(4200))
      const told = await till.until(payment.outcome)
      const settled = await till.until(told.settled ?? payment.outcome)
      await till.pass(70 * minute)
      expect(booksOf(till, settled)).toEqual({ kind, charges, charged: charges * 4200 })
      expect(till.terminal.findings.map((each) => `${each.kind}: ${each.action}`)).toEqual(findings)
      expect(till.count('/start/')).toBe(1)
    },
  )
})
