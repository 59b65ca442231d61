import type { SmartTransaction } from '@secukit/api'
import { describe, expect, it } from 'vitest'
import {
  DecisionError,
  type PaymentEvent,
  type ReversalEvidence,
  type ReversalOutcome,
  TerminalBusyError,
} from './index.ts'
import { type FakeBank, html, refusal, type Treatment } from './testing/fake-bank.test-helper.ts'
import { loadSale } from './testing/sales.test-helper.ts'
import {
  arrivingAfter,
  assertKind,
  cardSale,
  deadly,
  failingJournal,
  gatedJournal,
  journalWith,
  lostAfter,
  lostBefore,
  lostOnTheWay,
  openTill,
  slowClient,
  tillName,
  type TestJournal,
  type TestTill,
  timelineOf,
} from './testing/till.test-helper.ts'

const minute = 60_000

/** A till that has taken this payment. */
async function paidTill(
  method: 'cash' | 'cashless',
  options?: Parameters<typeof openTill>[0],
): Promise<TestTill> {
  const till = await openTill(options)
  assertKind(await till.time.run(till.terminal.pay(loadSale('sale-1', { method })).outcome), 'approved')
  return till
}

function reversalsOf({ bank }: TestTill): readonly string[] {
  return bank.log.filter((line) => line.startsWith('cancel'))
}

const reversed = { kind: 'reversed', saleId: 'sale-1', transactionId: 'STX_1' }

describe('a reversal', () => {
  it('of a card payment goes to the terminal by the number of its receipt', async () => {
    const till = await paidTill('cashless')
    const { bank, time, terminal, records } = till
    const number = bank.transaction('STX_1').receipt_number
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject({
      ...reversed,
      transaction: { status: 'cancelled' },
    })
    expect(reversalsOf(till)).toEqual([`cancelTrx ${number}`])
    expect(bank.refunds).toEqual(['STX_1'])
    expect(records().slice(2)).toMatchObject([
      {
        type: 'reversal intent',
        saleId: 'sale-1',
        transactionId: 'STX_1',
        call: 'cancelTrx',
        receiptNumber: number,
      },
      { type: 'reversal outcome', transactionId: 'STX_1', outcome: 'reversed', status: 'cancelled' },
    ])
  })

  it('of everything else goes by the id', async () => {
    const till = await paidTill('cash')
    expect(await till.time.run(till.terminal.reverse('sale-1'))).toMatchObject(reversed)
    expect(reversalsOf(till)).toEqual(['cancel STX_1'])
  })

  it('is on disk before it is sent', async () => {
    const till = await paidTill('cashless')
    const { bank, time, terminal, types } = till
    let seen: readonly string[] = []
    bank.watch = (line) => {
      if (line.startsWith('cancel')) seen = types()
    }
    await time.run(terminal.reverse('sale-1'))
    expect(seen).toEqual(['intent', 'outcome', 'reversal intent'])
  })

  it('happens once, and then the sale may be paid again', async () => {
    const till = await paidTill('cash')
    const { bank, time, terminal, restart } = till
    await time.run(terminal.reverse('sale-1'))
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
    expect(await time.run((await restart()).reverse({ transactionId: 'STX_1' }))).toMatchObject(reversed)
    expect(reversalsOf(till)).toHaveLength(1)
    const again = await restart()
    expect(await time.run(again.pay(loadSale()).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_2',
    })
    expect(bank.refunds).toEqual(['STX_1'])
  })

  it('is not sent again though the server shows the payment as paid still', async () => {
    const till = await paidTill('cash')
    const { bank, time, terminal } = till
    await time.run(terminal.reverse('sale-1'))
    bank.transaction('STX_1').status = 'ok'
    await time.run(terminal.reverse('sale-1'))
    await time.run(terminal.reverse({ transactionId: 'STX_1' }))
    expect(reversalsOf(till)).toHaveLength(1)
    expect(await time.run(terminal.pay(loadSale('sale-2')).outcome)).toMatchObject({ kind: 'approved' })
  })

  it('twice at once is one', async () => {
    const till = await paidTill('cashless')
    const { time, terminal } = till
    const both = await time.run(
      Promise.all([
        terminal.reverse('sale-1'),
        terminal.reverse({ transactionId: 'STX_1' }),
        terminal.reverse('sale-1'),
      ]),
    )
    expect(both.map(({ kind }) => kind)).toEqual(['reversed', 'reversed', 'reversed'])
    expect(reversalsOf(till)).toHaveLength(1)
  })

  it('that another one overtook while it looked the transaction up is that one', async () => {
    const till = await paidTill('cash')
    const { bank, time, restart } = till
    const journal = journalWith({})
    const again = await restart({ journal })
    bank.treat('get', { answer: 'hold' })
    const slow = again.reverse({ transactionId: 'STX_1' })
    await time.run(bank.held())
    expect(await time.run(again.reverse({ transactionId: 'STX_1' }))).toMatchObject({ kind: 'reversed' })
    bank.release()
    expect(await time.run(slow)).toMatchObject({ kind: 'reversed', transactionId: 'STX_1' })
    const types = journal.all.map(({ type }) => type)
    expect(types).toEqual(['till', 'reversal intent', 'reversal outcome'])
    expect(reversalsOf(till)).toEqual(['cancel STX_1'])
  })

  it('of what the back office has reversed is reversed, sends nothing, and the sale may be paid again', async () => {
    const till = await paidTill('cash')
    const { bank, time, terminal, types, restart } = till
    bank.transaction('STX_1').status = 'cancelled'
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
    expect(reversalsOf(till)).toEqual([])
    expect(types()).toEqual(['intent', 'outcome', 'reversal intent', 'reversal outcome'])
    expect(terminal.outcomeOf('sale-1')).toBe('reversed')
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_2',
    })
    expect((await restart()).outcomeOf('sale-1')).toBe('approved')
  })

  it('keeps its sale from being paid again until it is known', async () => {
    const till = await paidTill('cashless')
    const { bank, time, terminal } = till
    bank.treat('cancelTrx', lostOnTheWay)
    const told = await time.run(terminal.reverse('sale-1'))
    assertKind(told, 'unresolved')
    expect(() => terminal.pay(cardSale())).toThrow(TerminalBusyError)
    bank.land()
    expect(await time.run(told.settled)).toMatchObject(reversed)
    expect(await time.run(terminal.pay(cardSale()).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_2',
    })
  })

  it.each(['cash', 'cashless'] as const)(
    'keeps its sale from being told as paid from the moment when it is asked for: %s',
    async (method) => {
      const till = await paidTill(method)
      const { time, terminal } = till
      const sale = method === 'cash' ? loadSale() : cardSale()
      const told = terminal.reverse('sale-1')
      expect(() => terminal.pay(sale)).toThrow(TerminalBusyError)
      expect(await time.run(told)).toMatchObject(reversed)
    },
  )

  it('at the terminal is refused of what the end of the day has settled: the number may be of another by now', async () => {
    const till = await paidTill('cashless')
    const { time, terminal, restart } = till
    await time.run(terminal.pay(loadSale('sale-2')).outcome)
    await time.pass(minute)
    assertKind(await time.run(terminal.endOfDay()), 'done')
    await time.pass(minute)
    await time.run(terminal.pay(cardSale('sale-3')).outcome)
    for (const each of [terminal, await restart()]) {
      expect(await time.run(each.reverse('sale-1'))).toMatchObject({ kind: 'refused', saleId: 'sale-1' })
      expect(reversalsOf(till)).toEqual([])
    }
    // Not so what was not settled there, or never was at the terminal.
    const again = await restart()
    expect(await time.run(again.reverse('sale-2'))).toMatchObject({ kind: 'reversed' })
    expect(await time.run(again.reverse('sale-3'))).toMatchObject({ kind: 'reversed' })
  })

  it.each(['token', 'disk'] as const)(
    'that its %s kept for two minutes is not refused while it is on the way',
    async (what) => {
      const { journal, reached, open } = gatedJournal('reversal intent')
      const till = await paidTill('cash', what === 'disk' ? { journal } : {})
      const { bank, time } = till
      const slow = { secuconnect: slowClient(till, 'cancel', 130_000) }
      const terminal = what === 'token' ? await till.restart(slow) : till.terminal
      arrivingAfter(till, 100_000)
      bank.treat('cancel', lostOnTheWay)
      const reversal = terminal.reverse('sale-1')
      if (what === 'disk') {
        await time.run(reached)
        await time.pass(130_000)
        open()
      }
      const told = await time.run(reversal)
      expect(told.kind === 'unresolved' ? await time.run(told.settled) : told).toMatchObject(reversed)
      expect(bank.refunds).toEqual(['STX_1'])
    },
  )

  it('of two payments at once: one, and then the other', async () => {
    const till = await paidTill('cashless')
    const { bank, time, terminal } = till
    await time.run(terminal.pay(cardSale('sale-2')).outcome)
    bank.treat('cancelTrx', { answer: 'hold', effect: 'late' })
    const both = Promise.all([terminal.reverse('sale-1'), terminal.reverse('sale-2')])
    await time.run(bank.held())
    await time.settle()
    expect(reversalsOf(till)).toHaveLength(1)
    bank.land()
    bank.release()
    const kinds = (await time.run(both)).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['refused', 'reversed'])
    expect(reversalsOf(till)).toHaveLength(1)
    expect(await time.run(terminal.reverse('sale-2'))).toMatchObject({ kind: 'reversed' })
  })

  it.each<[string, string | { transactionId: string }]>([
    ['a sale that nobody knows', 'sale-9'],
    ['a transaction that nobody knows', { transactionId: 'STX_9' }],
    ['a payment that was declined', 'sale-2'],
    ['the transaction of a payment that was declined', { transactionId: 'STX_2' }],
  ])('is refused of %s, and nothing is sent', async (_what, target) => {
    const till = await paidTill('cash')
    const { bank, time, terminal, records } = till
    bank.treat('start', { status: 'failed' })
    await time.run(terminal.pay(loadSale('sale-2')).outcome)
    const before = records()
    expect(await time.run(terminal.reverse(target))).toMatchObject({ kind: 'refused' })
    expect(reversalsOf(till)).toEqual([])
    expect(records()).toEqual(before)
  })

  it('is refused while the payment is not resolved', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    bank.treat('start', lostOnTheWay)
    await time.run(terminal.pay(loadSale()).outcome)
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject({ kind: 'refused' })
    expect(await time.run(terminal.reverse({ transactionId: 'STX_1' }))).toMatchObject({
      kind: 'refused',
      cause: expect.any(TerminalBusyError) as unknown,
    })
    expect(reversalsOf(till)).toEqual([])
  })

  it.each<[string, Treatment]>([
    ['cannot be read', { answer: 'reset' }],
    ['has another id', { show: (transaction) => ({ ...transaction, id: 'STX_9' }) }],
    ['is not paid', { show: (transaction) => ({ ...transaction, status: 'pending' }) }],
    ['shows no receipt number', { show: ({ receipt_number: _number, ...rest }) => rest }],
  ])('is refused when the transaction %s', async (_what, treatment) => {
    const till = await paidTill('cashless')
    till.bank.treat('get', treatment)
    expect(await till.time.run(till.terminal.reverse('sale-1'))).toMatchObject({ kind: 'refused' })
    expect(reversalsOf(till)).toEqual([])
    expect(await till.time.run(till.terminal.reverse('sale-1'))).toMatchObject(reversed)
  })

  it('that the server refuses is refused, and may be asked for again', async () => {
    const till = await paidTill('cash')
    const { bank, time, terminal } = till
    bank.treat('cancel', refusal(403))
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject({
      kind: 'refused',
      cause: { name: 'ApiError', status: 403 },
    })
    expect(bank.refunds).toEqual([])
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
  })

  it('that the server refuses and does nevertheless is reversed', async () => {
    const { bank, time, terminal } = await paidTill('cash')
    bank.treat('cancel', { ...refusal(409), effect: 'now' })
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
  })

  it.each<[string, Treatment]>([
    ['the connection broke', lostAfter],
    ['a proxy answered', { effect: 'now', answer: html(502) }],
    ['the server failed', { ...refusal(500), effect: 'now' }],
    ['the answer was null', { show: () => null }],
    ['the answer was about another transaction', { show: (shown) => ({ ...shown, id: 'STX_9' }) }],
  ])('whose answer is lost is read, not sent again: %s', async (_what, treatment) => {
    const till = await paidTill('cashless')
    till.bank.treat('cancelTrx', treatment)
    expect(await till.time.run(till.terminal.reverse('sale-1'))).toMatchObject(reversed)
    expect(reversalsOf(till)).toHaveLength(1)
  })

  it('is noticed while its call is open', async () => {
    const till = await paidTill('cashless')
    const { bank, time, terminal } = till
    bank.treat('cancelTrx', { answer: 'hold' })
    const lines = timelineOf(till)
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
    expect(lines.at(-1)).toBe('2 get STX_1')
  })

  it.each([
    ['cash', 120],
    ['cashless', 240],
  ] as const)('of %s that was lost is unresolved, and refused after %i s', async (method, seconds) => {
    const till = await paidTill(method)
    const { bank, time, terminal } = till
    bank.treat(method === 'cash' ? 'cancel' : 'cancelTrx', lostBefore)
    const begin = time.now()
    const told = await time.run(terminal.reverse('sale-1'))
    assertKind(told, 'unresolved')
    expect((time.now() - begin) / 1000).toBe(60)
    expect(await time.run(told.settled)).toMatchObject({ kind: 'refused' })
    expect((time.now() - begin) / 1000).toBe(seconds)
    expect(reversalsOf(till)).toHaveLength(1)
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
  })

  it('that is unresolved is asked about when it is asked for again, and blocks the terminal alone', async () => {
    const till = await paidTill('cashless')
    const { bank, time, terminal } = till
    bank.treat('cancelTrx', lostOnTheWay)
    const told = await time.run(terminal.reverse('sale-1'))
    assertKind(told, 'unresolved')
    expect(await time.run(terminal.pay(cardSale('sale-2')).outcome)).toMatchObject({
      kind: 'aborted',
      cause: { name: 'TerminalBusyError' },
    })
    expect(await time.run(terminal.pay(loadSale('sale-3')).outcome)).toMatchObject({ kind: 'approved' })
    bank.land()
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
    expect(await told.settled).toMatchObject(reversed)
    expect(reversalsOf(till)).toHaveLength(1)
    expect(await time.run(terminal.pay(cardSale('sale-2')).outcome)).toMatchObject({ kind: 'approved' })
  })

  it('that provably never left is refused, and may be asked for again', async () => {
    const away: { down?: () => Promise<void> } = {}
    const journal = gate(() => away.down?.())
    const { bank, time, terminal } = await paidTill('cash', { journal })
    away.down = () => bank.down()
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject({
      kind: 'refused',
      cause: { sent: 'no' },
    })
    delete away.down
    await bank.up()
    await new Promise((later) => setTimeout(later, 50))
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
  })

  it('of a transaction that a finding names', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    bank.treat('start', lostOnTheWay)
    const told = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(told, 'unresolved')
    await time.run(told.settled)
    bank.land()
    const [finding] = await time.run(terminal.reconcile())
    if (!finding) throw new Error('nothing was found')
    expect(await time.run(terminal.reverse(finding))).toMatchObject(reversed)
    expect(bank.refunds).toEqual(['STX_1'])
    expect(await time.run(terminal.reconcile())).toEqual([])
  })

  it('of a transaction that the journal lost is refused at the terminal when an end of day came after it', async () => {
    const till = await paidTill('cashless')
    const { bank, time, restart } = till
    await time.run(till.terminal.pay(loadSale('sale-2')).outcome)
    const journal = journalWith({})
    const again = await restart({ journal })
    assertKind(await time.run(again.endOfDay()), 'done')
    const later = await time.run(again.pay(cardSale('sale-3')).outcome)
    assertKind(later, 'approved')
    const { transactionId } = later
    const days = journal.all.filter(({ type }) => type === 'till' || type.startsWith('end of day'))
    const third = await restart({ journal: journalWith({}, days) })
    expect(await time.run(third.reverse({ transactionId: 'STX_1' }))).toMatchObject({ kind: 'refused' })
    expect(reversalsOf(till)).toEqual([])
    expect(await time.run(third.reverse({ transactionId: 'STX_2' }))).toMatchObject({ kind: 'reversed' })
    expect(await time.run(third.reverse({ transactionId }))).toMatchObject({ kind: 'reversed' })
    expect(bank.refunds).toEqual(['STX_2', transactionId])
  })

  it.each<[string, (bank: FakeBank, day: string) => unknown]>([
    [
      'in the very second of the end of day',
      (bank, day) => Object.assign(bank.transaction('STX_1'), { created: bank.transaction(day).created }),
    ],
    [
      'at a time that nobody knows',
      (bank) => Object.assign(bank.transaction('STX_1'), { created: undefined }),
    ],
    [
      'before an end of day whose time nobody knows',
      (bank, day) => Object.assign(bank.transaction(day), { created: 'yesterday' }),
    ],
    ['before an end of day that cannot be read', (bank) => bank.treat('get', {}, { answer: html(502) })],
    [
      'while the server answers about another end of day',
      (bank) =>
        bank.treat(
          'get',
          {},
          { show: (shown) => ({ ...shown, created: '2020-01-01T00:00:00Z', id: 'STX_9' }) },
        ),
    ],
    [
      'while the server answers about another',
      (bank) => bank.treat('get', { show: (shown) => ({ ...shown, id: 'STX_9' }) }),
    ],
    ['while the server answers with nothing', (bank) => bank.treat('get', { show: () => null })],
  ])('of a transaction that the journal lost is refused when it was paid %s', async (_what, arrange) => {
    const till = await paidTill('cashless')
    const { bank, time, restart } = till
    const journal = journalWith({})
    const again = await restart({ journal })
    assertKind(await time.run(again.endOfDay()), 'done')
    arrange(bank, again.lastEndOfDay?.transactionId ?? '')
    const told = await time.run(again.reverse({ transactionId: 'STX_1' }))
    assertKind(told, 'refused')
    expect(told.cause).not.toBeInstanceOf(TypeError)
    expect(reversalsOf(till)).toEqual([])
  })

  it('of a transaction that the journal lost is refused when an end of day runs while it is looked up', async () => {
    const till = await paidTill('cashless')
    const { bank, time, restart } = till
    const again = await restart({ journal: journalWith({}) })
    assertKind(await time.run(again.endOfDay()), 'done')
    const created = new Date(Date.parse(bank.transaction('STX_1').created) + minute).toISOString()
    Object.assign(bank.transaction('STX_1'), { created })
    bank.treat('get', {}, { answer: 'hold' })
    const slow = again.reverse({ transactionId: 'STX_1' })
    await time.run(bank.held())
    assertKind(await time.run(again.endOfDay()), 'done')
    bank.release()
    expect(await time.run(slow)).toMatchObject({ kind: 'refused' })
    expect(reversalsOf(till)).toEqual([])
  })

  it('of a transaction that the journal lost is refused when nobody knows what the end of day has settled', async () => {
    const till = await paidTill('cashless')
    const { time, restart } = till
    const at = '2025-03-01T08:00:00.000Z'
    const day = { type: 'end of day outcome', at, outcome: 'unknown' } as const
    const begun = { type: 'end of day intent', at, device: 'me', before: [] } as const
    const journal = journalWith({}, [{ type: 'till', at, till: tillName }, begun, day])
    const again = await restart({ journal })
    const told = await time.run(again.reverse({ transactionId: 'STX_1' }))
    assertKind(told, 'refused')
    expect(String(told.cause)).toMatch(/nobody can tell .* look at the card terminal/)
    expect(reversalsOf(till)).toEqual([])
  })

  it('of a transaction that the journal lost goes the way in which it was paid', async () => {
    const till = await paidTill('cashless')
    const { bank, time, restart } = till
    await time.run(till.terminal.pay(loadSale('sale-2')).outcome)
    const again = await restart({ journal: journalWith({}) })
    expect(await time.run(again.reverse({ transactionId: 'STX_1' }))).toMatchObject({ kind: 'reversed' })
    expect(await time.run(again.reverse({ transactionId: 'STX_2' }))).toMatchObject({ kind: 'reversed' })
    expect(reversalsOf(till)).toEqual([
      `cancelTrx ${bank.transaction('STX_1').receipt_number}`,
      'cancel STX_2',
    ])
  })
})

describe('a reversal that nobody can tell about', () => {
  const slip: ReversalEvidence = { by: 'Frau Weber', saw: 'slip of a reversal', slip: '0815' }
  const nothing: ReversalEvidence = { by: 'Frau Weber', saw: 'records show no reversal' }
  const which = { saleId: 'sale-1', transactionId: 'STX_1' }

  /** The server says since then what no till can read. */
  async function unresolved(options?: Parameters<typeof openTill>[0]): Promise<TestTill> {
    const till = await paidTill('cashless', options)
    const { bank, time, terminal } = till
    bank.treat('cancelTrx', { effect: 'never', answer: html(502) })
    bank.watch = (line) => {
      if (line.startsWith('cancelTrx')) bank.transaction('STX_1').status = 'brand_new'
    }
    assertKind(await time.run(terminal.reverse('sale-1')), 'unresolved')
    bank.watch = () => undefined
    return till
  }

  async function longUnresolved(options?: Parameters<typeof openTill>[0]): Promise<TestTill> {
    const till = await unresolved(options)
    await till.time.pass(10 * minute)
    return till
  }

  it('needs an operator after ten minutes, which is heard and on disk, also for the next start', async () => {
    const heard: string[] = []
    const onEvent = ({ kind }: PaymentEvent, saleId: string): unknown => heard.push(`${saleId} ${kind}`)
    const { bank, time, terminal, types, restart } = await unresolved({ onEvent })
    expect(terminal.openReversals).toMatchObject([{ ...which, needsOperator: false }])
    await time.pass(8 * minute)
    expect(terminal.openReversals).toMatchObject([{ ...which, needsOperator: false }])
    await time.pass(2 * minute)
    expect(terminal.openReversals).toMatchObject([{ ...which, kind: 'unresolved', needsOperator: true }])
    expect(heard.at(-1)).toBe('sale-1 reversal needs operator')
    expect(types()).toEqual(['intent', 'outcome', 'reversal intent', 'needs operator'])

    const again = await restart()
    const [open] = again.openReversals
    expect(open).toMatchObject({ ...which, needsOperator: true })
    await time.pass(30 * minute)
    expect(types().at(-1)).toBe('needs operator')
    bank.transaction('STX_1').status = 'cancelled'
    expect(await time.run(again.reverse('sale-1'))).toMatchObject(reversed)
    expect(await open?.settled).toMatchObject(reversed)
    expect(again.openReversals).toEqual([])
  })

  it('is reversed by a slip, which is on disk without a card number; the terminal is free and the sale too', async () => {
    const till = await longUnresolved()
    const { time, terminal, records, restart } = till
    const [open] = terminal.openReversals
    const number = '4111 1111 1111 1111'
    const evidence = {
      saw: slip.saw,
      by: `Weber ${number}`,
      slip: number,
      note: `Karte ${number} lag noch da`,
    }
    expect(await time.run(terminal.decideReversal({ ...which, outcome: 'reversed', evidence }))).toEqual(
      reversed,
    )
    expect(await open?.settled).toEqual(reversed)
    expect(terminal.openReversals).toEqual([])
    const record = records().at(-1)
    expect(record).toMatchObject({ type: 'reversal decision', ...which, outcome: 'reversed' })
    expect(JSON.stringify(record)).toContain('lag noch da')
    expect(JSON.stringify(record)).not.toMatch(/4111 ?1111 ?1111 ?1111/)
    for (const each of [terminal, await restart()]) {
      expect(each.outcomeOf('sale-1')).toBe('reversed')
      expect(await time.run(each.reverse('sale-1'))).toEqual(reversed)
    }
    const paid = { kind: 'approved', transactionId: 'STX_2' }
    expect(await time.run((await restart()).pay(cardSale()).outcome)).toMatchObject(paid)
    expect(reversalsOf(till)).toHaveLength(1)
  })

  it('is refused by records that show none: the sale stands, and may be reversed anew', async () => {
    const till = await longUnresolved()
    const { bank, time, terminal, restart } = till
    const decided = await time.run(
      terminal.decideReversal({ ...which, outcome: 'refused', evidence: nothing }),
    )
    expect(decided).toMatchObject({ kind: 'refused', ...which })
    expect(await time.run(terminal.pay(cardSale('sale-2')).outcome)).toMatchObject({ kind: 'approved' })
    bank.transaction('STX_1').status = 'ok'
    const again = await restart()
    expect(again.openReversals).toEqual([])
    expect(again.outcomeOf('sale-1')).toBe('approved')
    expect(await time.run(again.reverse('sale-1'))).toMatchObject(reversed)
    expect(bank.refunds).toEqual(['STX_1'])
  })

  it.each<[string, 'reversed' | 'refused', ReversalEvidence, string]>([
    ['reversed, and is paid still', 'reversed', slip, 'ok'],
    ['not reversed, and is cancelled', 'refused', nothing, 'cancelled'],
  ])('that was decided as %s, is a finding', async (_what, outcome, evidence, status) => {
    const { bank, time, terminal } = await longUnresolved()
    await time.run(terminal.decideReversal({ ...which, outcome, evidence }))
    bank.transaction('STX_1').status = status
    expect(await time.run(terminal.reconcile())).toMatchObject([
      { transactionId: 'STX_1', action: 'look into it' },
    ])
  })

  it('is decided once, however many decide at once', async () => {
    const { time, terminal, types } = await longUnresolved()
    const reverse = (): Promise<unknown> =>
      terminal.decideReversal({ ...which, outcome: 'reversed', evidence: slip })
    const refuse = terminal.decideReversal({ ...which, outcome: 'refused', evidence: nothing })
    for (const each of await time.run(Promise.all([refuse, reverse(), reverse()])))
      expect(each).toMatchObject({ kind: 'refused' })
    expect(types().filter((type) => type === 'reversal decision')).toHaveLength(1)
    await expect(reverse()).rejects.toThrow(DecisionError)
  })

  it('cannot be decided too early, nor about anything else', async () => {
    const { time, terminal, types } = await unresolved()
    await time.pass(8 * minute)
    const reversal = { ...which, outcome: 'reversed', evidence: slip } as const
    await expect(terminal.decideReversal(reversal)).rejects.toThrow(/wait until it needs an operator/)
    expect(types().at(-1)).toBe('reversal intent')
    await time.pass(2 * minute)
    const others = [
      { saleId: 'sale-2', transactionId: 'STX_1' },
      { saleId: 'sale-1', transactionId: 'STX_2' },
    ]
    for (const other of others)
      await expect(terminal.decideReversal({ ...reversal, ...other })).rejects.toThrow(/no open reversal/)
    expect(types().at(-1)).toBe('needs operator')
  })

  it('cannot be decided before what was sent can have no more effect, however soon an operator may be asked', async () => {
    const till = await paidTill('cashless', { operatorAfter: 1000, cardFlow: 15 * minute })
    const { bank, time, terminal } = till
    bank.treat('cancelTrx', lostOnTheWay)
    bank.treat('get', {}, ...Array.from({ length: 200 }, (): Treatment => ({ answer: html(502) })))
    assertKind(await time.run(terminal.reverse('sale-1')), 'unresolved')
    await time.pass(14 * minute)
    const decide = () => terminal.decideReversal({ ...which, outcome: 'refused', evidence: nothing })
    await expect(decide()).rejects.toThrow(DecisionError)
    await time.pass(3 * minute)
    expect(await time.run(decide())).toMatchObject({ kind: 'refused' })
  })

  it.each<[string, 'reversed' | 'refused', unknown]>([
    ['nobody says who decides', 'reversed', { ...slip, by: ' ' }],
    ['there is no slip number', 'reversed', { by: 'Frau Weber', saw: 'slip of a reversal' }],
    ['the slip is of a payment', 'reversed', { ...slip, saw: 'slip of a payment' }],
    ['the records show nothing', 'reversed', nothing],
    ['there is a slip', 'refused', slip],
    ['nothing was seen', 'refused', undefined],
    ['the note is no text', 'refused', { ...nothing, note: 17 }],
    ['the slip is no text', 'refused', { ...nothing, slip: 17 }],
    ['another word is said', 'approved' as 'reversed', slip],
    ['the word is of all objects', 'constructor' as 'reversed', slip],
  ])('cannot be decided when %s', async (_what, outcome, evidence) => {
    const { terminal, types } = await longUnresolved()
    const decided = terminal.decideReversal({ ...which, outcome, evidence: evidence as ReversalEvidence })
    await expect(decided).rejects.toThrow(DecisionError)
    expect(types().at(-1)).toBe('needs operator')
    expect(terminal.openReversals).toHaveLength(1)
  })

  it('stays open when the decision cannot be written', async () => {
    // The name, the payment with its outcome, the reversal, the need of an operator; and no more.
    const { time, terminal } = await longUnresolved({ journal: failingJournal(6) })
    const decided = await time.run(terminal.decideReversal({ ...which, outcome: 'reversed', evidence: slip }))
    expect(decided).toMatchObject({ kind: 'unresolved', cause: { name: 'JournalError' } })
    expect(terminal.outcomeOf('sale-1')).toBe('approved')
    const again = terminal.decideReversal({ ...which, outcome: 'reversed', evidence: slip })
    await expect(again).rejects.toThrow(/journal cannot be written: open the till again/)
  })

  it('can neither be asked about nor decided by a till that was closed: it says that it is not resolved', async () => {
    const { bank, time, terminal, types } = await longUnresolved()
    const [open] = terminal.openReversals
    await time.run(terminal.close())
    const lines = bank.log.length
    const unknown = { kind: 'unresolved', ...which }
    expect(await open?.settled).toMatchObject(unknown)
    expect(await terminal.reverse('sale-1')).toMatchObject(unknown)
    const decided = terminal.decideReversal({ ...which, outcome: 'refused', evidence: nothing })
    expect(await decided).toMatchObject(unknown)
    expect(terminal.openReversals).toMatchObject([unknown])
    expect(bank.log).toHaveLength(lines)
    expect(types().at(-1)).toBe('needs operator')
  })

  it('tells whoever asked in time, however often it is asked about since', async () => {
    const { time, terminal } = await unresolved({ patience: 2 * minute })
    let told: ReversalOutcome | undefined
    void terminal.reverse('sale-1').then((outcome) => (told = outcome))
    for (let asks = 0; asks < 5; asks += 1) {
      await time.pass(minute / 2)
      void terminal.reverse('sale-1')
    }
    expect(told).toMatchObject({ kind: 'unresolved' })
  })

  it('is no finding when it ends while the server is being compared with', async () => {
    const till = await paidTill('cashless')
    const { bank, time, terminal, heard } = till
    assertKind(await time.run(terminal.pay(cardSale('sale-2')).outcome), 'approved')
    bank.transaction('STX_2').status = 'failed'
    // The list is there, and what it makes doubtful is asked about.
    bank.treat('get', { answer: 'hold' })
    const comparing = terminal.reconcile()
    await time.run(bank.held())
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject(reversed)
    bank.release()
    await time.run(comparing)
    expect(heard).toMatchObject([{ kind: 'phantom', saleId: 'sale-2' }])
    expect(heard).toHaveLength(1)
  })

  it('is not told by an old answer that comes late: only the newest read counts', async () => {
    const till = await paidTill('cashless')
    const { bank, time } = till
    const { transactions } = time.watch(bank.client({ retries: 0 }), bank).smart
    let isSlow = false
    const answers: ((transaction: SmartTransaction) => void)[] = []
    const get = (...input: Parameters<typeof transactions.get>): Promise<SmartTransaction> =>
      isSlow ? new Promise((answer) => answers.push(answer)) : transactions.get(...input)
    const terminal = await till.restart({
      secuconnect: { smart: { transactions: { ...transactions, get } } },
    })
    const shown = () => ({ ...bank.transaction('STX_1') }) as SmartTransaction

    bank.treat('cancelTrx', lostOnTheWay)
    const told = await time.run(terminal.reverse('sale-1'))
    assertKind(told, 'unresolved')
    await time.pass(2.5 * minute)
    isSlow = true
    await time.pass(minute / 2)
    const old = shown()
    bank.land()
    await time.pass(minute / 2)
    // A read that is sent now would be the last word.
    const asked = terminal.reverse('sale-1')
    await time.settle()
    expect(answers).toHaveLength(2)
    answers[0]?.(old)
    await time.settle()
    answers[1]?.(shown())
    expect(await time.run(asked)).toMatchObject(reversed)
    expect(await time.run(told.settled)).toMatchObject(reversed)
  })
})

it('the journal tells what became of a sale, also after a restart, and asks nobody', async () => {
  const { bank, time, terminal, restart } = await paidTill('cash')
  bank.treat('start', { status: 'failed' }, { effect: 'now', status: 'brand_new' }, {})
  for (const saleId of ['sale-2', 'sale-3', 'sale-4']) await time.run(terminal.pay(loadSale(saleId)).outcome)
  await time.run(terminal.reverse('sale-4'))
  const before = bank.log.length
  for (const till of [terminal, await restart()]) {
    const outcomes = ['sale-1', 'sale-2', 'sale-3', 'sale-4', 'sale-5'].map((saleId) =>
      till.outcomeOf(saleId),
    )
    expect(outcomes).toEqual(['approved', 'declined', 'unresolved', 'reversed', undefined])
  }
  // The restart itself reads what is not resolved.
  expect(bank.log.slice(before)).toEqual(['get STX_3'])
})

describe('a till that is killed in the middle of a reversal', () => {
  it('knows nothing of one that was not on disk', async () => {
    const { journal, dead } = deadly('before', 'reversal intent')
    const till = await paidTill('cashless', { journal })
    void till.terminal.reverse('sale-1')
    await till.time.run(dead)
    const again = await till.revive(journal)
    expect(reversalsOf(till)).toEqual([])
    expect(await till.time.run(again.reverse('sale-1'))).toMatchObject(reversed)
  })

  it.each([false, true])('never sends it again (it had taken effect: %s)', async (isDone) => {
    const { journal, dead } = isDone
      ? deadly('before', 'reversal outcome')
      : deadly('after', 'reversal intent')
    const till = await paidTill('cashless', { journal })
    const { bank, time } = till
    void till.terminal.reverse('sale-1')
    await time.run(dead)
    const sent = reversalsOf(till).length
    const again = await till.revive(journal)
    expect(again.recovered).toEqual([])
    await time.pass(5 * minute)
    expect(reversalsOf(till)).toHaveLength(sent)
    expect(sent).toBe(isDone ? 1 : 0)
    expect(bank.refunds).toHaveLength(isDone ? 1 : 0)
    // Known by now: it is reversed, or it may be asked for once more.
    expect(await time.run(again.reverse('sale-1'))).toMatchObject(reversed)
    expect(bank.refunds).toEqual(['STX_1'])
    expect(reversalsOf(till)).toHaveLength(1)
  })
})

/** A journal that does something before a reversal. */
function gate(before: () => Promise<void> | undefined): TestJournal {
  return journalWith({ before: ({ type }) => (type === 'reversal intent' ? before() : undefined) })
}
