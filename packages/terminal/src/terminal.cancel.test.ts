import { describe, expect, it } from 'vitest'
import { DecisionError, type Evidence } from './index.ts'
import type { Treatment } from './testing/fake-bank.test-helper.ts'
import { loadSale } from './testing/sales.test-helper.ts'
import {
  assertKind,
  cardSale,
  eventsOf,
  failingJournal,
  lostBefore,
  lostOnTheWay,
  openTill,
  type TestTill,
  untilOperator,
} from './testing/till.test-helper.ts'

// What people do to a payment that is under way, or that nobody can tell about: the cashier's cancel, the operator's word.

const minute = 60_000

describe('cancel', () => {
  it('while it is created: nothing is started, and what was created is given up', async () => {
    const { bank, time, terminal, types } = await openTill()
    bank.treat('create', { answer: 'hold' })
    const payment = terminal.pay(cardSale())
    const events = eventsOf(payment)
    await bank.held()
    const cancelled = payment.cancel()
    bank.release()
    const outcome = await time.run(cancelled)
    expect(outcome).toMatchObject({ kind: 'aborted', transactionId: 'STX_1' })
    expect(await payment.outcome).toBe(outcome)
    expect((await events).map(({ kind }) => kind)).toEqual(['creating', 'cancel requested', 'outcome'])
    await time.settle()
    expect(bank.log).toEqual(['create till1-sale-1#1', 'abort STX_1'])
    expect(types()).toEqual([])
    expect(await time.run(terminal.pay(cardSale()).outcome)).toMatchObject({ kind: 'approved' })
  })

  it('while the balance is applied, and while the till is asked', async () => {
    const { bank, time, terminal } = await openTill()
    bank.balance = 500
    bank.treat('preTransaction', { answer: 'hold' })
    const first = terminal.pay(loadSale('sale-1', { balanceFirst: true }))
    await bank.held()
    const cancelled = first.cancel()
    bank.release()
    expect(await time.run(cancelled)).toMatchObject({ kind: 'aborted', transactionId: 'STX_1' })

    let ask: () => void = () => undefined
    const asked = new Promise<void>((done) => (ask = done))
    const second = terminal.pay(loadSale('sale-1', { balanceFirst: true }), {
      confirmDue: () => {
        ask()
        return new Promise(() => undefined)
      },
    })
    await time.run(asked)
    expect(await time.run(second.cancel())).toMatchObject({ kind: 'aborted', transactionId: 'STX_2' })
    await time.settle()
    expect(bank.starts()).toEqual([])
    expect(bank.transaction('STX_1').status).toBe('aborted')
    expect(bank.transaction('STX_2').status).toBe('aborted')
  })

  it.each([true, false])(
    'while the terminal is at work is a wish: the outcome tells (paid: %s)',
    async (isPaid) => {
      const { bank, time, terminal } = await openTill()
      bank.treat('start', { effect: 'late', status: isPaid ? 'ok' : 'failed', answer: 'hold' })
      const payment = terminal.pay(cardSale())
      const events = eventsOf(payment)
      await time.run(bank.held())
      const cancelled = payment.cancel()
      await time.pass(5000)
      bank.land()
      bank.release()
      expect(await time.run(cancelled)).toMatchObject({ kind: isPaid ? 'approved' : 'declined' })
      expect(await events).toContainEqual({
        kind: 'cancel requested',
        transactionId: 'STX_1',
        atTerminal: true,
      })
      expect(bank.log.filter((line) => /^(abort|cancel)/.test(line))).toEqual([])
    },
  )

  it('while it is asked about, and after the outcome', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', lostOnTheWay)
    const payment = terminal.pay(loadSale())
    const events = eventsOf(payment)
    await time.pass(5000)
    const cancelled = payment.cancel()
    bank.land()
    expect(await time.run(cancelled)).toMatchObject({ kind: 'approved' })
    expect(await events).toContainEqual({
      kind: 'cancel requested',
      transactionId: 'STX_1',
      atTerminal: false,
    })
    expect(await payment.cancel()).toBe(await payment.outcome)
    expect(bank.charges).toHaveLength(1)
    expect(bank.refunds).toEqual([])
  })

  it('while an earlier payment is asked about: the new one is never created', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { effect: 'now', status: 'brand_new' })
    await time.run(terminal.pay(cardSale()).outcome)
    bank.treat('get', { answer: 'hold' })
    const payment = terminal.pay(cardSale('sale-2'))
    await time.run(bank.held())
    const cancelled = payment.cancel()
    bank.transaction('STX_1').status = 'ok'
    bank.release()
    expect(await time.run(cancelled)).toMatchObject({ kind: 'aborted', saleId: 'sale-2' })
    expect(bank.log.filter((line) => line.startsWith('create'))).toHaveLength(1)
  })
})

describe('a payment that nobody can tell about', () => {
  const slip: Evidence = { by: 'Frau Weber', saw: 'slip of a payment', slip: '4711' }
  const nothing: Evidence = { by: 'Frau Weber', saw: 'terminal shows no payment' }
  const strange: Treatment = { effect: 'now', status: 'brand_new' }
  const payment = { saleId: 'sale-1', transactionId: 'STX_1' }

  async function longUnresolved(options?: Parameters<typeof openTill>[0]): Promise<TestTill> {
    const till = await openTill(options)
    till.bank.treat('start', strange)
    assertKind(await till.time.run(till.terminal.pay(cardSale()).outcome), 'unresolved')
    await till.time.pass(10 * minute)
    return till
  }

  it('needs an operator after ten minutes, which is on disk, and asks on', async () => {
    const { bank, time, terminal, types, restart } = await openTill()
    bank.treat('start', strange)
    assertKind(await time.run(terminal.pay(cardSale()).outcome), 'unresolved')
    expect(terminal.open).toMatchObject([{ ...payment, needsOperator: false }])
    await time.pass(8 * minute)
    expect(terminal.open).toMatchObject([{ ...payment, needsOperator: false }])
    expect(types()).toEqual(['intent'])
    await time.pass(2 * minute)
    expect(terminal.open).toMatchObject([{ ...payment, needsOperator: true }])
    expect(types()).toEqual(['intent', 'needs operator'])

    const [told] = (await restart()).recovered
    expect(told).toMatchObject({ kind: 'unresolved', needsOperator: true })
    await time.pass(30 * minute)
    expect(types()).toEqual(['intent', 'needs operator'])
    bank.transaction('STX_1').status = 'ok'
    if (told?.kind !== 'unresolved') throw new Error('it was forgotten')
    expect(await time.run(told.settled)).toMatchObject({ kind: 'approved' })
  })

  it('says so to whoever asks then', async () => {
    const { time, terminal } = await longUnresolved()
    const events = await time.run(eventsOf(terminal.pay(cardSale())))
    expect(events.at(-1)).toMatchObject({ outcome: { kind: 'unresolved', needsOperator: true } })
    const told = await time.run(terminal.pay(cardSale()).outcome)
    expect(told).toMatchObject({ kind: 'unresolved', needsOperator: true })
  })

  it('tells whoever asks again only what happens from then on', async () => {
    const { bank, time, terminal } = await longUnresolved()
    bank.transaction('STX_1').status = 'ok'
    const events = await time.run(eventsOf(terminal.pay(cardSale())))
    expect(events.map(({ kind }) => kind)).toEqual(['resolving', 'outcome'])
  })

  it('is told to whoever listens to the till, though nobody waits for it any more', async () => {
    const heard: string[] = []
    const { bank, time } = await longUnresolved({
      onEvent: ({ kind }, saleId) => {
        heard.push(`${saleId} ${kind}`)
        throw new Error('the till has a fault of its own')
      },
    })
    expect(heard.slice(0, 3)).toEqual(['sale-1 creating', 'sale-1 presenting', 'sale-1 resolving'])
    expect(heard.filter((line) => line === 'sale-1 outcome')).toHaveLength(1)
    expect(heard.filter((line) => line === 'sale-1 needs operator')).toHaveLength(1)
    bank.transaction('STX_1').status = 'ok'
    await time.pass(2 * minute)
    expect(heard.at(-1)).toBe('sale-1 outcome')
    expect(heard.filter((line) => line === 'sale-1 outcome')).toHaveLength(2)
  })

  it('is read once a minute then, and every ten minutes after an hour', async () => {
    const { bank, time } = await longUnresolved()
    const before = bank.log.length
    await time.pass(30 * minute)
    expect(bank.log.length - before).toBeGreaterThanOrEqual(29)
    expect(bank.log.length - before).toBeLessThanOrEqual(31)
    await time.pass(40 * minute)
    const later = bank.log.length
    await time.pass(600 * minute)
    expect(bank.log.length - later).toBe(60)
  })

  it('is approved by a slip, which is on disk without a card number, and then free for the next', async () => {
    const { bank, time, terminal, records, restart } = await longUnresolved()
    const [open] = terminal.open
    const evidence = { ...slip, note: 'Karte 4111 1111 1111 1111 lag noch da' }
    const outcome = await time.run(terminal.decide({ ...payment, outcome: 'approved', evidence }))
    expect(outcome).toMatchObject({ kind: 'approved', ...payment })
    expect(await open?.settled).toBe(outcome)
    expect(terminal.open).toEqual([])
    const record = records().at(-1)
    expect(record).toMatchObject({ type: 'decision', ...payment, outcome: 'approved', evidence: slip })
    expect(JSON.stringify(record)).not.toMatch(/4111 ?1111 ?1111 ?1111/)
    expect(JSON.stringify(record)).toContain('lag noch da')
    expect(await time.run(terminal.pay(cardSale('sale-2')).outcome)).toMatchObject({ kind: 'approved' })

    const again = await restart()
    expect(again.recovered).toEqual([])
    expect(await time.run(again.pay(cardSale()).outcome)).toMatchObject({ kind: 'approved', ...payment })
    expect(bank.starts()).toHaveLength(2)
  })

  it('is aborted by a terminal that shows nothing; what the server says later is a finding', async () => {
    const { bank, time, terminal, heard } = await longUnresolved()
    expect(
      await time.run(terminal.decide({ ...payment, outcome: 'aborted', evidence: nothing })),
    ).toMatchObject({ kind: 'aborted', ...payment })
    bank.transaction('STX_1').status = 'ok'
    await time.run(terminal.reconcile())
    expect(heard).toMatchObject([{ kind: 'found payment', transactionId: 'STX_1', action: 'reverse' }])
  })

  it('is decided once, however many decide at once', async () => {
    const { time, terminal, types } = await longUnresolved()
    const approve = (): Promise<unknown> =>
      terminal.decide({ ...payment, outcome: 'approved', evidence: slip })
    const decided = await time.run(
      Promise.allSettled([
        approve(),
        terminal.decide({ ...payment, outcome: 'aborted', evidence: nothing }),
        approve(),
      ]),
    )
    for (const each of decided)
      expect(each).toMatchObject({ status: 'fulfilled', value: { kind: 'approved' } })
    expect(types().filter((type) => type === 'decision')).toHaveLength(1)
    await expect(approve()).rejects.toThrow(DecisionError)
  })

  it('cannot be decided too early, nor about anything else', async () => {
    const { bank, time, terminal, types } = await openTill()
    bank.treat('start', strange)
    await time.run(terminal.pay(cardSale()).outcome)
    await time.pass(8 * minute)
    const refused = [
      payment,
      { saleId: 'sale-2', transactionId: 'STX_1' },
      { saleId: 'sale-1', transactionId: 'STX_2' },
    ]
    for (const which of refused)
      await expect(terminal.decide({ ...which, outcome: 'approved', evidence: slip })).rejects.toThrow(
        DecisionError,
      )
    expect(types()).toEqual(['intent'])
  })

  it.each<[string, 'approved' | 'aborted', unknown]>([
    ['nobody says who decides', 'approved', { ...slip, by: ' ' }],
    ['there is no slip number', 'approved', { by: 'Frau Weber', saw: 'slip of a payment' }],
    ['the terminal shows nothing', 'approved', nothing],
    ['there is a slip', 'aborted', slip],
    ['nothing was seen', 'aborted', { by: 'Frau Weber' }],
    ['another word is said', 'declined' as 'aborted', nothing],
  ])('cannot be decided when %s', async (_what, outcome, evidence) => {
    const { terminal, types } = await longUnresolved()
    const decided = terminal.decide({ ...payment, outcome, evidence: evidence as Evidence })
    await expect(decided).rejects.toThrow(DecisionError)
    expect(types()).toEqual(['intent', 'needs operator'])
    expect(terminal.open).toHaveLength(1)
  })

  it('stays open when the decision cannot be written', async () => {
    // The name, the intent, the need of an operator; and no more.
    const { time, terminal } = await longUnresolved({ journal: failingJournal(4) })
    const decided = await time.run(terminal.decide({ ...payment, outcome: 'approved', evidence: slip }))
    expect(decided).toMatchObject({ kind: 'unresolved', cause: { name: 'JournalError' } })
  })

  it('can be decided while its start is being withdrawn', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', lostBefore)
    await time.run(terminal.pay(loadSale()).outcome)
    await untilOperator({ bank, time })
    bank.treat('abort', { answer: 'hold' })
    await time.run(bank.held())
    const decided = await time.run(terminal.decide({ ...payment, outcome: 'aborted', evidence: nothing }))
    expect(decided).toMatchObject({ kind: 'aborted' })
    bank.release()
    await time.settle()
    expect(terminal.open).toEqual([])
  })

  it('can neither be settled nor decided by a till that was closed: it says that it is not resolved', async () => {
    const { bank, time, terminal } = await longUnresolved()
    const [open] = terminal.open
    if (!open) throw new Error('it was forgotten')
    await time.run(terminal.close())
    const lines = bank.log.length
    expect(await open.settled).toMatchObject({ kind: 'unresolved', ...payment })
    expect(await open.settle()).toMatchObject({ kind: 'unresolved', ...payment })
    const decided = terminal.decide({ ...payment, outcome: 'approved', evidence: slip })
    expect(await decided).toMatchObject({ kind: 'unresolved', ...payment })
    expect(bank.log).toHaveLength(lines)
  })
})
