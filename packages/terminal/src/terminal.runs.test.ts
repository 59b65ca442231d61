import { describe, expect, it } from 'vitest'
import { FindingsError, TerminalBusyError } from './index.ts'
import { html, refusal, type Treatment } from './testing/fake-bank.test-helper.ts'
import { loadSale } from './testing/sales.test-helper.ts'
import {
  arrivingAfter,
  assertKind,
  cardSale,
  deadly,
  failingJournal,
  lostAfter,
  lostBefore,
  lostOnTheWay,
  openTill,
  slowClient,
  type TestTill,
} from './testing/till.test-helper.ts'

function runsOf({ bank }: TestTill): readonly string[] {
  return bank.log.filter((line) => /^(diagnosis|endOfDay)/.test(line))
}

const busy = { kind: 'refused', cause: expect.any(TerminalBusyError) as unknown }

describe('the diagnosis', () => {
  it('is done, and brings what is to be printed', async () => {
    const till = await openTill({ device: 'SMD_7' })
    const outcome = await till.time.run(till.terminal.diagnosis())
    expect(outcome).toMatchObject({ kind: 'done', transaction: { id: 'STX_1', status: 'ok' } })
    expect(runsOf(till)).toEqual(['diagnosis SMD_7'])
    expect(till.records()).toEqual([])
  })

  it.each<[string, Treatment, string]>([
    ['failed', { status: 'failed' }, 'refused'],
    ['has another status', { status: 'pending' }, 'unresolved'],
    ['is lost', lostAfter, 'unresolved'],
    ['is null', { show: () => null }, 'unresolved'],
    ['comes from a proxy', { answer: html(200) }, 'unresolved'],
  ])('says so when the answer %s, and may be had again', async (_what, treatment, kind) => {
    const till = await openTill()
    till.bank.treat('diagnosis', treatment)
    expect(await till.time.run(till.terminal.diagnosis())).toMatchObject({ kind })
    expect(await till.time.run(till.terminal.diagnosis())).toMatchObject({ kind: 'done' })
  })
})

describe('the end of the day', () => {
  it('is done, on disk before it is sent, and settles the card payments', async () => {
    const till = await openTill()
    const { bank, time, terminal, records } = till
    await time.run(terminal.pay(cardSale()).outcome)
    let seen: unknown
    bank.watch = (line) => {
      if (line.startsWith('endOfDay')) seen = records().at(-1)
    }
    const outcome = await time.run(terminal.endOfDay())
    expect(outcome).toMatchObject({ kind: 'done', transaction: { id: 'STX_2', status: 'ok' } })
    expect(seen).toMatchObject({ type: 'end of day intent', device: 'me', before: [] })
    expect(records().at(-1)).toMatchObject({
      type: 'end of day outcome',
      outcome: 'done',
      transactionId: 'STX_2',
    })
    expect(bank.closings).toEqual([{ id: 'STX_2', transactionIds: ['STX_1'] }])
    // The next day.
    await time.run(terminal.pay(cardSale('sale-2')).outcome)
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'done', transaction: { id: 'STX_4' } })
    expect(records().at(-2)).toMatchObject({ type: 'end of day intent', before: ['STX_2'] })
    expect(bank.closings[1]).toEqual({ id: 'STX_4', transactionIds: ['STX_3'] })
  })

  it('is known afterwards, also by the next start of the till', async () => {
    const { bank, time, terminal, restart } = await openTill()
    expect(terminal.lastEndOfDay).toBeUndefined()
    await time.run(terminal.endOfDay())
    expect(terminal.lastEndOfDay).toMatchObject({ outcome: 'done', transactionId: 'STX_1' })
    bank.treat('endOfDay', lostBefore)
    await time.run(terminal.endOfDay())
    expect(terminal.lastEndOfDay).toMatchObject({ outcome: 'unknown' })
    expect((await restart()).lastEndOfDay).toMatchObject({ outcome: 'unknown' })
  })

  it('compares with the server first, and is refused while that proposes a reversal', async () => {
    const till = await openTill()
    const { bank, time, terminal, heard } = till
    bank.treat('start', lostOnTheWay)
    const told = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(told, 'unresolved')
    await time.run(told.settled)
    bank.land()
    const outcome = await time.run(terminal.endOfDay())
    assertKind(outcome, 'refused')
    expect(outcome.cause).toBeInstanceOf(FindingsError)
    expect((outcome.cause as FindingsError).findings).toEqual(heard)
    expect(runsOf(till)).toEqual([])
    expect(await time.run(terminal.endOfDay({ despiteFindings: true }))).toMatchObject({ kind: 'done' })
  })

  it('is refused when the comparison cannot be made, or the list of runs cannot be had', async () => {
    const till = await openTill()
    const { bank, time, terminal, records } = till
    bank.treat('list', refusal(500))
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'refused' })
    bank.treat('list', {}, refusal(500))
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'refused' })
    expect(runsOf(till)).toEqual([])
    expect(records()).toEqual([])
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'done' })
  })

  it('is refused while a card payment is not resolved; cash does not matter', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    bank.treat('start', { effect: 'now', status: 'brand_new' }, { effect: 'now', status: 'brand_new' })
    assertKind(await time.run(terminal.pay(loadSale('sale-1')).outcome), 'unresolved')
    assertKind(await time.run(terminal.pay(cardSale('sale-2')).outcome), 'unresolved')
    expect(await time.run(terminal.endOfDay())).toMatchObject({ ...busy, cause: { saleId: 'sale-2' } })
    expect(runsOf(till)).toEqual([])
    bank.transaction('STX_2').status = 'ok'
    await time.run(terminal.pay(cardSale('sale-2')).outcome)
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'done' })
  })

  it.each<[string, Treatment]>([
    ['the connection broke', lostAfter],
    ['a proxy answered', { answer: html(502) }],
    ['the server failed', { ...refusal(500), effect: 'now' }],
    ['the answer was null', { show: () => null }],
  ])('whose answer is lost is found in the list: %s', async (_what, treatment) => {
    const till = await openTill()
    const { bank, time, terminal } = till
    await time.run(terminal.endOfDay())
    bank.treat('endOfDay', treatment)
    expect(await time.run(terminal.endOfDay())).toMatchObject({
      kind: 'done',
      transaction: { id: 'STX_2' },
    })
    expect(runsOf(till)).toHaveLength(2)
    expect(bank.closings).toHaveLength(2)
  })

  describe('whose request is lost', () => {
    const device = { device_destination: { id: 'SMD_1' } }

    /** A till whose terminal is known by a payment, and whose end of day is lost while others end theirs. */
    async function lost(others: readonly (string | undefined)[], terminal?: string): Promise<TestTill> {
      const till = await openTill()
      const { bank, time } = till
      bank.terminal = terminal
      await time.run(till.terminal.pay(cardSale()).outcome)
      bank.treat('endOfDay', lostBefore)
      bank.watch = (line) => {
        if (line.startsWith('endOfDay')) for (const other of others) bank.closeElsewhere(other)
      }
      return till
    }

    it.each<[string, readonly (string | undefined)[], string | undefined, object]>([
      ['that of another terminal', ['SMD_2'], 'SMD_1', { kind: 'unresolved' }],
      ['one at a terminal, while it does not know its own', ['SMD_2'], undefined, { kind: 'unresolved' }],
      [
        'one of two that do not say whose they are',
        [undefined, undefined],
        undefined,
        { kind: 'unresolved' },
      ],
      ['its own beside that of another', ['SMD_2', 'SMD_1'], 'SMD_1', { kind: 'done', transaction: device }],
      ['the only one, which does not say whose it is', [undefined], 'SMD_1', { kind: 'done' }],
    ])('%s: takes for its report only what is', async (_what, others, terminal, expected) => {
      const till = await lost(others, terminal)
      expect(await till.time.run(till.terminal.endOfDay())).toMatchObject(expected)
    })

    it('knows its terminal after a restart too', async () => {
      const { journal, dead } = deadly('after', 'end of day intent')
      const till = await openTill({ journal })
      const { bank, time } = till
      bank.terminal = 'SMD_1'
      await time.run(till.terminal.diagnosis())
      void till.terminal.endOfDay()
      await time.run(dead)
      const again = await till.revive(journal)
      bank.closeElsewhere('SMD_2')
      await time.pass(60_000)
      expect(again.lastEndOfDay).toBeUndefined()
      bank.closeElsewhere('SMD_1')
      expect(await time.run(again.endOfDay())).toMatchObject({ kind: 'done', transaction: device })
    })

    it('does not take a run for it that the list shows late', async () => {
      const { bank, time, terminal } = await openTill()
      assertKind(await time.run(terminal.diagnosis()), 'done')
      bank.unlisted.add('STX_1')
      bank.watch = (line) => line.startsWith('endOfDay') && bank.unlisted.clear()
      bank.treat('endOfDay', lostBefore)
      expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'unresolved' })
      expect(bank.closings).toEqual([])
    })

    it('is looked for as long as it may be on the way, though its token kept it for minutes', async () => {
      const till = await openTill()
      const terminal = await till.restart({ secuconnect: slowClient(till, 'endOfDay', 250_000) })
      arrivingAfter(till, 100_000)
      till.bank.treat('endOfDay', lostOnTheWay)
      expect(await till.time.run(terminal.endOfDay())).toMatchObject({ kind: 'done' })
    })

    it('reads over what is no transaction in the list', async () => {
      const { bank, time, terminal } = await openTill()
      const report = { id: 'STX_1', status: 'ok', basket_info: { sum: 0, currency: 'EUR' } }
      const body = JSON.stringify({ count: 3, data: [null, report, 7] })
      bank.treat('list', {}, {}, { answer: { status: 200, body } })
      bank.treat('endOfDay', lostBefore)
      expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'done', transaction: report })
    })

    it('is looked for at once when somebody asks for that of an earlier run, who keeps the process alive', async () => {
      const { journal, dead } = deadly('after', 'end of day intent')
      const till = await openTill({ journal })
      const { bank, time } = till
      void till.terminal.endOfDay()
      await time.run(dead)
      const again = await till.revive(journal)
      // It is between two looks then.
      await time.pass(100_500)
      await time.settle()
      const before = { at: time.now(), listed: bank.log.length, waitedFor: time.waitedFor }
      const outcome = again.endOfDay()
      await time.settle()
      expect(time.now()).toBe(before.at)
      expect(bank.log.slice(before.listed)).toEqual(['list'])
      expect([before.waitedFor, time.waitedFor]).toEqual([0, 1])
      assertKind(await time.run(outcome), 'unresolved')
    })
  })

  it('that the terminal did not do is refused, and may be asked for again', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    bank.treat('endOfDay', { status: 'failed' }, refusal(403))
    expect(await time.run(terminal.endOfDay())).toMatchObject({
      kind: 'refused',
      transaction: { status: 'failed' },
    })
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'refused', cause: { status: 403 } })
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'done' })
    expect(bank.closings).toHaveLength(1)
  })

  it('that is nowhere to be found is unresolved, and sent again only by someone who says so', async () => {
    const till = await openTill()
    const { bank, time, terminal, records, restart } = till
    bank.treat('endOfDay', lostBefore)
    const begin = time.now()
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'unresolved' })
    expect((time.now() - begin) / 1000).toBe(240)
    expect(records().at(-1)).toMatchObject({ type: 'end of day outcome', outcome: 'unknown' })
    expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'unresolved' })
    // It keeps nobody from paying.
    expect(await time.run(terminal.pay(cardSale()).outcome)).toMatchObject({ kind: 'approved' })
    const again = await restart()
    expect(await time.run(again.endOfDay())).toMatchObject({ kind: 'unresolved' })
    expect(runsOf(till)).toHaveLength(1)
    expect(await time.run(again.endOfDay({ again: true }))).toMatchObject({ kind: 'done' })
    expect(runsOf(till)).toHaveLength(2)
  })

  it('twice at once is one', async () => {
    const till = await openTill()
    const { bank, time, terminal } = till
    bank.treat('endOfDay', { answer: 'hold' })
    const first = terminal.endOfDay()
    await time.run(bank.held())
    const second = terminal.endOfDay()
    bank.release()
    expect(await time.run(first)).toMatchObject({ kind: 'done' })
    expect(await time.run(second)).toMatchObject({ kind: 'done' })
    expect(runsOf(till)).toHaveLength(1)
  })

  it.each([true, false])(
    'is looked for, never sent again, after a kill (it was done: %s)',
    async (isDone) => {
      const { journal, dead } = isDone
        ? deadly('before', 'end of day outcome')
        : deadly('after', 'end of day intent')
      const till = await openTill({ journal })
      const { bank, time } = till
      void till.terminal.endOfDay()
      await time.run(dead)
      const again = await till.revive(journal)
      await time.settle()
      const paid = await time.run(again.pay(cardSale()).outcome)
      expect(paid).toMatchObject(isDone ? { kind: 'approved' } : { cause: { name: 'TerminalBusyError' } })
      expect(await time.run(again.endOfDay())).toMatchObject({ kind: isDone ? 'done' : 'unresolved' })
      expect(bank.closings).toHaveLength(isDone ? 2 : 0)
      expect(runsOf(till)).toHaveLength(isDone ? 2 : 0)
    },
  )

  it('is not sent when it cannot be written', async () => {
    const till = await openTill({ journal: failingJournal(2) })
    expect(await till.time.run(till.terminal.endOfDay())).toMatchObject({
      kind: 'refused',
      cause: { name: 'JournalError' },
    })
    expect(await till.time.run(till.terminal.endOfDay())).toMatchObject({
      kind: 'refused',
      cause: { name: 'JournalError' },
    })
    expect(runsOf(till)).toEqual([])
  })
})

describe('one thing at a time at the card terminal', () => {
  type Use = readonly [string, (till: TestTill) => Promise<unknown>]
  const uses: readonly Use[] = [
    ['a payment', ({ terminal }) => terminal.pay(cardSale('sale-2')).outcome],
    ['a reversal', ({ terminal }) => terminal.reverse('sale-1')],
    ['a diagnosis', ({ terminal }) => terminal.diagnosis()],
    ['an end of day', ({ terminal }) => terminal.endOfDay()],
  ]
  const others: readonly Use[] = [
    ['a payment', ({ terminal }) => terminal.pay(cardSale('sale-3')).outcome],
    ['a reversal', ({ terminal }) => terminal.reverse('sale-0')],
    ['a diagnosis', ({ terminal }) => terminal.diagnosis()],
    ['an end of day', ({ terminal }) => terminal.endOfDay()],
  ]
  const pairs = uses.flatMap((use) =>
    others.filter(([what]) => what !== use[0]).map((other) => [use[0], other[0], use[1], other[1]] as const),
  )

  const isDone = expect.stringMatching(/approved|reversed|done/) as unknown

  /** Two payments to reverse. */
  async function begun(): Promise<TestTill> {
    const till = await openTill()
    for (const saleId of ['sale-0', 'sale-1'])
      await till.time.run(till.terminal.pay(cardSale(saleId)).outcome)
    return till
  }

  it.each(pairs)(
    'while %s is under way there, %s is refused, and nothing sent',
    async (what, otherWhat, use, other) => {
      const till = await begun()
      const { bank, time } = till
      for (const operation of ['start', 'cancelTrx', 'diagnosis', 'endOfDay'] as const)
        bank.treat(operation, { effect: 'late', answer: 'hold' })
      const first = use(till)
      await time.run(bank.held())
      const before = bank.log.length
      const refused = await time.run(outcomeOf(() => other(till)))
      expect(refused).toMatchObject({ cause: { name: 'TerminalBusyError' } })
      expect(bank.log.slice(before).filter((line) => !/^(get|list)/.test(line))).toEqual([])
      bank.land()
      bank.release()
      expect(await time.run(first)).toMatchObject({
        kind: isDone,
      })
      for (const queue of ['start', 'cancelTrx', 'diagnosis', 'endOfDay'] as const) bank.forget(queue)
      // What the end of the day has settled cannot be taken back there.
      const isSettled = what === 'an end of day' && otherWhat === 'a reversal'
      expect(await time.run(outcomeOf(() => other(till)))).toMatchObject({
        kind: isSettled ? 'refused' : isDone,
      })
    },
  )

  it.each(pairs)(
    'begun in the same moment, %s and %s do not meet there',
    async (what, otherWhat, use, other) => {
      const till = await begun()
      const { bank, time } = till
      const atTerminal = new Set<string>()
      let most = 0
      for (const operation of ['start', 'cancelTrx', 'diagnosis', 'endOfDay'] as const)
        bank.treat(operation, { effect: 'late', answer: 'hold' }, { effect: 'late', answer: 'hold' })
      bank.watch = (line) => {
        if (/^(start|cancelTrx|diagnosis|endOfDay)/.test(line)) atTerminal.add(line)
        most = Math.max(most, atTerminal.size)
      }
      const both = Promise.all([outcomeOf(() => use(till)), outcomeOf(() => other(till))])
      await time.run(bank.held())
      await time.pass(1000)
      expect(most).toBe(1)
      bank.land()
      bank.release()
      for (const operation of ['start', 'cancelTrx', 'diagnosis', 'endOfDay'] as const) bank.forget(operation)
      const outcomes = await time.run(both)
      expect(outcomes).toContainEqual(objectLike({ cause: objectLike({ name: 'TerminalBusyError' }) }))
      expect(outcomes).toContainEqual(objectLike({ kind: isDone }))
      expect(till.terminal.open).toEqual([])
    },
  )

  it('a sale in cash goes on beside all of them', async () => {
    for (const [, use] of uses.slice(1)) {
      const till = await begun()
      const { bank, time, terminal } = till
      for (const operation of ['cancelTrx', 'diagnosis', 'endOfDay'] as const)
        bank.treat(operation, { answer: 'hold' })
      const first = use(till)
      await time.run(bank.held())
      expect(await time.run(terminal.pay(loadSale('sale-4')).outcome)).toMatchObject({ kind: 'approved' })
      bank.release()
      await time.run(first)
    }
  })
})

function objectLike(fields: object): unknown {
  return expect.objectContaining(fields)
}

/** What comes of a call, or of the busy terminal's throwing. */
async function outcomeOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call()
  } catch (cause) {
    return { kind: 'thrown', cause }
  }
}
