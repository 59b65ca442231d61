import { describe, expect, it } from 'vitest'
import type { Outcome } from './index.ts'
import { refusal, type Treatment } from './testing/fake-bank.test-helper.ts'
import { loadSale } from './testing/sales.test-helper.ts'
import {
  arrivingAfter,
  assertKind,
  cardSale,
  eventsOf,
  gatedJournal,
  journalWith,
  lostBefore,
  lostOnTheWay,
  openTill,
  slowClient,
  tillName,
  type TestTill,
  timelineOf,
  approveByOperator,
} from './testing/till.test-helper.ts'

// A `start` that was lost is withdrawn, but not before it can have no more effect.

const minute = 60_000

/** What became of it in the end. */
async function settledOf({ time }: TestTill, outcome: Promise<Outcome>): Promise<Outcome> {
  const told = await time.run(outcome)
  return told.kind === 'unresolved' ? time.run(told.settled) : told
}

describe('a start that was lost', () => {
  it.each([
    ['cash', 120],
    ['cashless', 240],
  ] as const)('with %s is withdrawn after %i s, and not paid then', async (method, seconds) => {
    const till = await openTill()
    const { bank, time, terminal, types } = till
    bank.treat('start', lostBefore)
    const lines = timelineOf(till)
    const told = await time.run(terminal.pay(loadSale('sale-1', { method })).outcome)
    assertKind(told, 'unresolved')
    expect(told.needsOperator).toBe(false)
    expect(await time.run(told.settled)).toMatchObject({ kind: 'aborted', transactionId: 'STX_1' })
    expect(lines.filter((line) => line.includes('abort'))).toEqual([`${seconds} abort STX_1`])
    expect(types()).toEqual(['intent', 'outcome'])
    expect(terminal.open).toEqual([])
    // Only now the sale may be tried again.
    expect(await time.run(terminal.pay(loadSale('sale-1', { method })).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_2',
    })
    expect(bank.charges).toHaveLength(1)
  })

  it('is withdrawn within the very payment when the till is patient, which says so', async () => {
    const { bank, time, terminal } = await openTill({ patience: 5 * minute })
    bank.treat('start', lostBefore)
    const events = await time.run(eventsOf(terminal.pay(cardSale())))
    const kinds = events.map(({ kind }) => kind)
    expect([...new Set(kinds)]).toEqual(['creating', 'presenting', 'resolving', 'fencing', 'outcome'])
    expect(events.at(-1)).toMatchObject({ outcome: { kind: 'aborted', transactionId: 'STX_1' } })
  })

  it('is withdrawn as early as the till says that it can have no more effect', async () => {
    const till = await openTill({ requestLife: 7000, cardFlow: 2000 })
    const { bank, time, terminal } = till
    bank.treat('start', lostBefore, lostBefore)
    const lines = timelineOf(till)
    expect(await time.run(terminal.pay(cardSale()).outcome)).toMatchObject({ kind: 'aborted' })
    expect(await time.run(terminal.pay(loadSale('sale-2')).outcome)).toMatchObject({ kind: 'aborted' })
    expect(lines.filter((line) => line.includes('abort'))).toEqual(['9 abort STX_1', '16 abort STX_2'])
  })

  it('counts from the restart when the till was closed: nobody knows how long it was', async () => {
    const till = await openTill()
    const { bank, time, terminal, restart } = till
    bank.treat('start', lostBefore)
    await time.run(terminal.pay(loadSale()).outcome)
    await time.pass(50_000)
    const again = await restart()
    const lines = timelineOf(till)
    const [open] = again.open
    if (!open) throw new Error('it was forgotten')
    expect(await time.run(open.settled)).toMatchObject({ kind: 'aborted' })
    expect(lines.filter((line) => line.includes('abort'))).toEqual(['120 abort STX_1'])
  })

  it('is not withdrawn while the call is open, however long that is', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    bank.treat('start', { effect: 'late', answer: 'hold' })
    const lines = timelineOf(till)
    const { outcome } = terminal.pay(cardSale())
    await time.pass(60 * minute)
    expect(lines.filter((line) => line.includes('abort'))).toEqual([])
    bank.release('reset')
    expect(await settledOf(till, outcome)).toMatchObject({ kind: 'aborted' })
    // 240 s after the call was over.
    expect(lines.filter((line) => line.includes('abort'))).toEqual(['3840 abort STX_1'])
  })

  it('is charged once though its token took a minute, and it a while on the way', async () => {
    const till = await openTill()
    const { bank, time } = till
    const terminal = await till.restart({ secuconnect: slowClient(till, 'start', minute) })
    arrivingAfter(till, 100_000)
    bank.treat('start', lostOnTheWay)
    await settledOf(till, terminal.pay(loadSale()).outcome)
    expect(await settledOf(till, terminal.pay(loadSale()).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_1',
    })
    await time.pass(10 * minute)
    expect(bank.charges).toHaveLength(1)
  })

  it('is charged once though the disk took two minutes with its intent, and it a while on the way', async () => {
    const { journal, reached, open } = gatedJournal('intent')
    const till = await openTill({ journal })
    const { bank, time, terminal } = till
    arrivingAfter(till, 100_000)
    bank.treat('start', lostOnTheWay)
    const { outcome } = terminal.pay(loadSale())
    await time.run(reached)
    await time.pass(130_000)
    open()
    await settledOf(till, outcome)
    expect(await settledOf(till, terminal.pay(loadSale()).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_1',
    })
    await time.pass(10 * minute)
    expect(bank.charges).toHaveLength(1)
  })

  it.each<[string, Treatment]>([
    ['refused', refusal(409)],
    ['ignored', { effect: 'never' }],
    ['lost', lostBefore],
  ])('is asked about on when the abort is %s, and aborted again a minute later', async (_what, treatment) => {
    const till = await openTill({ patience: 10 * minute })
    const { bank, time, terminal } = till
    bank.treat('start', lostBefore)
    bank.treat('abort', treatment)
    const lines = timelineOf(till)
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({ kind: 'aborted' })
    const aborts = lines.filter((line) => line.includes('abort'))
    expect(aborts).toEqual(['120 abort STX_1', '180 abort STX_1'])
  })

  it('is known to be withdrawn though the answer of the abort is lost', async () => {
    const { bank, time, terminal } = await openTill({ patience: 10 * minute })
    bank.treat('start', lostBefore)
    bank.treat('abort', { effect: 'now', answer: 'reset' })
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({ kind: 'aborted' })
    expect(bank.log.filter((line) => line.startsWith('abort'))).toHaveLength(1)
  })

  it('is approved, not withdrawn, when it takes effect just before', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', lostOnTheWay)
    const told = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(told, 'unresolved')
    bank.treat('abort', refusal(409))
    // It takes effect in the very moment in which the abort comes in.
    bank.watch = (line) => line.startsWith('abort') && bank.land()
    expect(await time.run(told.settled)).toMatchObject({ kind: 'approved', transactionId: 'STX_1' })
    expect(bank.charges).toHaveLength(1)
  })

  it('and takes effect after all of that, against all odds, is found, and told once', async () => {
    const { bank, time, terminal, heard, restart } = await openTill()
    bank.treat('start', lostOnTheWay)
    const told = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(told, 'unresolved')
    assertKind(await time.run(told.settled), 'aborted')
    bank.land()
    const found = {
      kind: 'found payment',
      saleId: 'sale-1',
      transactionId: 'STX_1',
      expected: { amount: 1500, currency: 'EUR', outcome: 'aborted' },
      found: { amount: 1500, currency: 'EUR', status: 'ok' },
      action: 'reverse',
    }
    expect(await time.run(terminal.reconcile())).toEqual([found])
    expect(await time.run(terminal.reconcile())).toEqual([found])
    expect(terminal.findings).toEqual([found])
    expect(heard).toEqual([found])
    // A restart forgets that it was told, and tells it again; the till itself stays with what it said.
    const again = await restart()
    expect(again.recovered).toEqual([])
    expect(await time.run(again.reconcile())).toEqual([found])
    expect(heard).toEqual([found, found])
  })

  it('and the sale paid again meanwhile is a double', async () => {
    const { bank, time, terminal, heard } = await openTill()
    bank.treat('start', lostOnTheWay)
    const told = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(told, 'unresolved')
    await time.run(told.settled)
    await time.run(terminal.pay(cardSale()).outcome)
    bank.land()
    await time.run(terminal.reconcile())
    expect(heard).toMatchObject([{ kind: 'double', transactionId: 'STX_1', action: 'reverse' }])
    expect(await time.run(terminal.reverse({ transactionId: 'STX_1' }))).toMatchObject({ kind: 'reversed' })
    expect(await time.run(terminal.reconcile())).toEqual([])
    expect(bank.refunds).toEqual(['STX_1'])
  })
})

describe('the comparison with the server', () => {
  it('happens at the start and every hour, and finds by itself', async () => {
    const { bank, time, terminal, heard } = await openTill({ reconcileEvery: 60 * minute })
    await time.settle()
    expect(bank.log).toEqual(['list'])
    bank.treat('start', lostOnTheWay)
    const told = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(told, 'unresolved')
    await time.run(told.settled)
    bank.land()
    expect(heard).toEqual([])
    await time.pass(60 * minute)
    expect(heard).toMatchObject([{ kind: 'found payment', transactionId: 'STX_1' }])
  })

  it('gives up what was created and never started', async () => {
    const { bank, time, terminal, heard } = await openTill()
    bank.treat('create', { answer: 'reset' })
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({ kind: 'aborted' })
    expect(bank.transaction('STX_1').status).toBe('created')
    await time.pass(4 * minute)
    expect(await time.run(terminal.reconcile())).toEqual([])
    expect(bank.transaction('STX_1').status).toBe('aborted')
    expect(heard).toEqual([])
    expect(bank.log).toEqual(['create till1-sale-1#1', 'list', 'get STX_1', 'abort STX_1'])
  })

  it('gives nothing up at the start: a run that lost its journal may have started it just before', async () => {
    const till = await openTill()
    const { bank, time } = till
    bank.treat('start', { effect: 'late', answer: 'hold' })
    void till.terminal.pay(cardSale())
    await time.run(bank.held())
    const again = await till.revive(journalWith({}))
    expect(again.till).toBe(tillName)
    for (const ms of [0, 4 * minute - 1]) {
      await time.pass(ms)
      expect(await time.run(again.reconcile())).toEqual([])
    }
    expect(bank.log.filter((line) => line.startsWith('abort'))).toEqual([])
    bank.land()
    bank.release()
    expect(await time.run(again.reconcile())).toMatchObject([
      { kind: 'found payment', transactionId: 'STX_1', action: 'look into it' },
    ])
    expect(bank.charges).toHaveLength(1)
  })

  it('gives up what was refused and left open, because a late copy could start it', async () => {
    const { bank, time, terminal, heard } = await openTill()
    bank.treat('start', refusal(400), refusal(400))
    bank.treat('abort', {}, lostBefore)
    for (const saleId of ['sale-1', 'sale-2'])
      assertKind(await time.run(terminal.pay(loadSale(saleId)).outcome), 'declined')
    await time.settle()
    expect(['STX_1', 'STX_2'].map((id) => bank.transaction(id).status)).toEqual(['aborted', 'created'])
    await time.pass(4 * minute)
    expect(await time.run(terminal.reconcile())).toEqual([])
    expect(bank.transaction('STX_2').status).toBe('aborted')
    expect(heard).toEqual([])
  })

  it('tells of an approval that an operator decided, and the server does not show', async () => {
    const till = await openTill()
    const { time, terminal } = till
    await approveByOperator(till, lostBefore)
    expect(await time.run(terminal.reconcile())).toMatchObject([
      { kind: 'phantom', saleId: 'sale-1', transactionId: 'STX_1', action: 'look into it' },
    ])
  })

  it('reads over what is no transaction in the list', async () => {
    const { bank, time, terminal } = await openTill()
    await time.run(terminal.pay(loadSale()).outcome)
    const paid = bank.transaction('STX_1')
    paid.status = 'aborted'
    const body = JSON.stringify({ count: 3, data: [null, paid, 7] })
    bank.treat('list', { answer: { status: 200, body } })
    expect(await time.run(terminal.reconcile())).toMatchObject([{ kind: 'phantom', transactionId: 'STX_1' }])
  })

  it('leaves the payments of other tills and the one under way alone', async () => {
    const { bank, time, terminal, heard } = await openTill()
    const { transactions } = bank.client().smart
    const body = {
      intent: 'sale',
      basket: { products: [] },
      basket_info: { sum: 100, currency: 'EUR' },
    } as const
    for (const merchantRef of ['till12-sale-1#1', 'till-1-sale-1#1', 'sale-1#1'])
      await transactions.create({ ...body, merchantRef })
    bank.treat('start', { effect: 'late', answer: 'hold' })
    const { outcome } = terminal.pay(cardSale())
    await bank.held()
    expect(await time.run(terminal.reconcile())).toEqual([])
    expect(bank.log.filter((line) => line.startsWith('abort'))).toEqual([])
    bank.land()
    bank.release()
    expect(await time.run(outcome)).toMatchObject({ kind: 'approved', transactionId: 'STX_4' })
    expect(heard).toEqual([])
  })

  it('rejects when the server cannot be asked, and goes on with the next one', async () => {
    const { bank, time, terminal } = await openTill({ reconcileEvery: 60 * minute })
    await time.settle()
    bank.treat('list', refusal(500), refusal(500))
    await expect(time.run(terminal.reconcile())).rejects.toThrow('500')
    await time.pass(60 * minute)
    expect(bank.log).toEqual(['list', 'list', 'list'])
    expect(await time.run(terminal.reconcile())).toEqual([])
  })

  it('two at once are one', async () => {
    const { bank, time, terminal } = await openTill()
    await time.run(Promise.all([terminal.reconcile(), terminal.reconcile()]))
    expect(bank.log).toEqual(['list'])
  })

  it('a listener that throws stops nothing', async () => {
    const { bank, time, terminal } = await openTill({
      onFinding: () => {
        throw new Error('the till has a fault of its own')
      },
    })
    bank.treat('start', lostOnTheWay)
    const told = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(told, 'unresolved')
    await time.run(told.settled)
    bank.land()
    expect(await time.run(terminal.reconcile())).toHaveLength(1)
    expect(await time.run(terminal.pay(loadSale('sale-2')).outcome)).toMatchObject({ kind: 'approved' })
  })
})

describe('while start is open', () => {
  it('the transaction is read beside it: an answer that never comes is not missed, and the call is hung up', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    bank.treat('start', { answer: 'hold' })
    const lines = timelineOf(till)
    expect(await time.run(terminal.pay(cardSale()).outcome)).toMatchObject({ kind: 'approved' })
    expect(lines).toEqual(['0 create till1-sale-1#1', '0 start STX_1 cashless', '2 get STX_1'])
    while (bank.hungUp.length === 0) await bank.changed()
    expect(bank.hungUp).toEqual(['start STX_1'])
  })

  it('is read after 2, 3, 5, 8, 15, 15 … s, whatever comes of a read', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    bank.treat('start', { effect: 'late', answer: 'hold' })
    bank.treat('get', { answer: 'reset' }, refusal(500), refusal(404), { show: () => null })
    const lines = timelineOf(till)
    const { outcome } = terminal.pay(cardSale())
    await time.pass(65_000)
    const reads = lines.filter((line) => line.endsWith('get STX_1')).map((line) => Number.parseInt(line, 10))
    expect(reads).toEqual([2, 5, 10, 18, 33, 48, 63])
    bank.land()
    bank.release()
    expect(await time.run(outcome)).toMatchObject({ kind: 'approved' })
  })

  it('a read that says failed is the outcome, and a word that is not final is none', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { effect: 'late', answer: 'hold' })
    const payment = terminal.pay(cardSale())
    await time.pass(10_000)
    bank.transaction('STX_1').status = 'pending'
    await time.pass(60_000)
    bank.transaction('STX_1').status = 'failed'
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'declined' })
  })

  it('its answer may still contradict what was told as not paid: that is told at once', async () => {
    const { bank, time, terminal, heard } = await openTill()
    bank.treat('start', { effect: 'late', answer: 'hold' })
    const { outcome } = terminal.pay(cardSale())
    await time.pass(4000)
    bank.transaction('STX_1').status = 'failed'
    expect(await time.run(outcome)).toMatchObject({ kind: 'declined' })
    bank.land()
    bank.release()
    await time.settle()
    expect(heard).toMatchObject([{ kind: 'found payment', transactionId: 'STX_1', action: 'reverse' }])
    expect(terminal.findings).toEqual(heard)
    expect(await time.run(terminal.reverse({ transactionId: 'STX_1' }))).toMatchObject({ kind: 'reversed' })
    expect(bank.refunds).toEqual(['STX_1'])
  })
})
