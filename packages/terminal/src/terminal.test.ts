import { ApiError, ConnectionError, ServerError, UnexpectedAnswerError } from '@secukit/api'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type Decision,
  DecisionError,
  InvalidSaleError,
  type Journal,
  JournalError,
  memoryJournal,
  openFileJournal,
  openTerminal,
  type Sale,
  TerminalBusyError,
  type TerminalOptions,
} from './index.ts'
import { html, refusal, type Treatment } from './testing/fake-bank.test-helper.ts'
import { cardNumber, journalPath, loadSale } from './testing/sales.test-helper.ts'
import {
  assertKind,
  cardSale,
  eventsOf,
  failingJournal,
  gatedJournal,
  journalWith,
  lostAfter,
  lostBefore,
  lostOnTheWay,
  openTill,
  untilOperator,
} from './testing/till.test-helper.ts'

describe('a sale that goes well', () => {
  it('is approved, charged once, and brings the transaction with it', async () => {
    const { bank, time, terminal, records } = await openTill()
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    expect(outcome).toMatchObject({
      kind: 'approved',
      saleId: 'sale-1',
      transactionId: 'STX_1',
      transaction: { status: 'ok' },
    })
    expect(bank.charges).toEqual([{ saleId: 'sale-1', transactionId: 'STX_1', amount: 1500, method: 'cash' }])
    expect(bank.log).toEqual(['create till1-sale-1#1', 'start STX_1 cash'])
    expect(records()).toMatchObject([
      {
        type: 'intent',
        saleId: 'sale-1',
        attempt: 1,
        transactionId: 'STX_1',
        method: 'cash',
        amount: 1500,
        currency: 'EUR',
      },
      { type: 'outcome', saleId: 'sale-1', transactionId: 'STX_1', outcome: 'approved', status: 'ok' },
    ])
  })

  it('is told to the server whole', async () => {
    const { bank, time, terminal } = await openTill()
    await time.run(
      terminal.pay(loadSale('sale-1', { method: 'cashless', demo: true, currency: 'CHF' })).outcome,
    )
    expect(bank.created).toEqual([
      {
        intent: 'sale',
        is_demo: true,
        merchantRef: 'till1-sale-1#1',
        idents: [{ type: 'card', value: cardNumber }],
        basket: { products: loadSale().basket },
        basket_info: { sum: 1500, currency: 'CHF' },
      },
    ])
    expect(bank.starts()).toEqual(['start STX_1 cashless'])
  })

  it('tells what happens, ends with the outcome, and then ends', async () => {
    const { time, terminal } = await openTill()
    const payment = terminal.pay(loadSale())
    const events = await time.run(eventsOf(payment))
    expect(events.map(({ kind }) => kind)).toEqual(['creating', 'presenting', 'outcome'])
    expect(events.at(-1)).toEqual({ kind: 'outcome', outcome: await time.run(payment.outcome) })
  })

  it('lets the next sale begin as soon as the outcome is told', async () => {
    const { bank, time, terminal } = await openTill()
    const kinds: string[] = []
    for await (const event of terminal.pay(loadSale()).events) {
      kinds.push(event.kind)
      if (event.kind === 'outcome')
        kinds.push((await time.run(terminal.pay(loadSale('sale-2')).outcome)).kind)
    }
    expect(kinds.slice(-2)).toEqual(['outcome', 'approved'])
    expect(bank.charges.map(({ saleId }) => saleId)).toEqual(['sale-1', 'sale-2'])
  })

  it('leaves no card number in the journal', async () => {
    const path = journalPath()
    const { bank, time, terminal } = await openTill({ journal: path })
    bank.treat('start', refusal(403))
    await time.run(terminal.pay(loadSale()).outcome)
    await time.run(terminal.pay(loadSale('sale-2', { method: 'cashless' })).outcome)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('sale-2')
    expect(text).not.toContain(cardNumber)
    expect(text).not.toContain(cardNumber.slice(0, 12))
  })
})

describe('order of things', () => {
  it('the intent is on disk before the first byte of start', async () => {
    const { bank, time, terminal, records } = await openTill()
    const seen: unknown[] = []
    bank.watch = (line) => {
      if (line.startsWith('start'))
        seen.push(
          records().map((record) => ('transactionId' in record ? [record.type, record.transactionId] : [])),
        )
    }
    await time.run(terminal.pay(loadSale()).outcome)
    expect(seen).toEqual([[['intent', 'STX_1']]])
  })

  it('the start waits for as long as the disk needs', async () => {
    const gate = gatedJournal('intent')
    const { bank, time, terminal } = await openTill({ journal: gate.journal })
    const payment = terminal.pay(loadSale())
    await gate.reached
    await new Promise((later) => setTimeout(later, 50))
    expect(bank.starts()).toEqual([])
    gate.open()
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'approved' })
  })

  it('the outcome is on disk before the till is told', async () => {
    const gate = gatedJournal('outcome')
    const { time, terminal } = await openTill({ journal: gate.journal })
    const payment = terminal.pay(loadSale())
    let told = false
    void payment.outcome.then(() => (told = true))
    await gate.reached
    await new Promise((later) => setTimeout(later, 50))
    expect(told).toBe(false)
    gate.open()
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'approved' })
  })
})

describe('a refusal', () => {
  it('is declined when the transaction failed', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { status: 'failed' })
    const outcome = await time.run(terminal.pay(cardSale()).outcome)
    expect(outcome).toMatchObject({
      kind: 'declined',
      transactionId: 'STX_1',
      transaction: { status: 'failed' },
    })
    expect(bank.charges).toEqual([])
  })

  it("of the start of cash is declined, with the server's words, once the transaction shows that nothing happened", async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', refusal(403))
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'declined')
    expect(outcome.cause).toBeInstanceOf(ApiError)
    expect(bank.charges).toEqual([])
    expect(bank.log.at(-1)).toBe('get STX_1')
  })

  it('is told with its reason even when the reads after it fail', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', refusal(403))
    bank.treat('get', { answer: 'reset' }, refusal(500))
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    expect(outcome).toMatchObject({ kind: 'declined', cause: { name: 'ApiError', status: 403 } })
  })

  it('of the start of cash that took effect nevertheless is approved', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { ...refusal(409), effect: 'now' })
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({ kind: 'approved' })
    expect(bank.charges).toHaveLength(1)
  })

  it('that is a failure of a system behind the server is no refusal', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { ...refusal(400, 'ProductBackendproviderException', 1005), effect: 'late' })
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'unresolved')
    bank.land()
    expect(await time.run(outcome.settle())).toMatchObject({ kind: 'approved' })
    expect(bank.charges).toHaveLength(1)
  })

  it('of the start at the terminal is unresolved: a card flow may be running', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { ...refusal(403), effect: 'late' })
    const outcome = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(outcome, 'unresolved')
    bank.land()
    expect(await time.run(outcome.settle())).toMatchObject({ kind: 'approved' })
    expect(bank.charges).toHaveLength(1)
  })

  it('of the token at the start of cash is declined, and the start is not sent again', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', refusal(401))
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({
      kind: 'declined',
      cause: { name: 'AuthenticationError' },
    })
    expect(bank.starts()).toHaveLength(1)
  })

  it('may be followed by another method, under the same sale', async () => {
    const { bank, time, terminal, restart } = await openTill()
    bank.treat('start', { status: 'failed' })
    expect(await time.run(terminal.pay(cardSale()).outcome)).toMatchObject({
      kind: 'declined',
    })
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_2',
    })
    expect(bank.charges).toEqual([{ saleId: 'sale-1', transactionId: 'STX_2', amount: 1500, method: 'cash' }])
    // The attempts are told apart, also after a restart.
    expect(bank.log.filter((line) => line.startsWith('create'))).toEqual([
      'create till1-sale-1#1',
      'create till1-sale-1#2',
    ])
    const again = await restart()
    expect(again.recovered).toEqual([])
    expect(await time.run(again.pay(loadSale()).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_2',
    })
    expect(bank.charges).toHaveLength(1)
  })
})

describe('a create that fails', () => {
  it('is aborted with the error when the server cannot be reached', async () => {
    const { bank, time, terminal } = await openTill()
    await bank.down()
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'aborted')
    expect(outcome.transactionId).toBeUndefined()
    expect(outcome.cause).toBeInstanceOf(ConnectionError)
    expect(outcome.cause).toMatchObject({ sent: 'no' })
    expect(bank.log).toEqual([])
    await bank.up()
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({ kind: 'approved' })
  })

  it.each<[string, Treatment, unknown]>([
    ['its answer is lost', lostAfter, ConnectionError],
    ['the server refuses', refusal(400), ApiError],
    ['the server fails', refusal(500), ServerError],
    ['a proxy answers', { effect: 'never', answer: html(502) }, UnexpectedAnswerError],
    ['a proxy answers with a good status', { effect: 'never', answer: html(200) }, UnexpectedAnswerError],
    ['the answer is empty', { answer: { status: 204, body: '' } }, UnexpectedAnswerError],
    ['the answer is null', { show: () => null }, Error],
    ['the answer is a text', { show: () => 'STX_1' }, Error],
    ['the answer is a list', { show: () => [] }, Error],
    ['the transaction has no id', { show: ({ id: _id, ...rest }) => rest }, Error],
    ['the id is empty', { show: (transaction) => ({ ...transaction, id: '' }) }, Error],
    ['the id is a number', { show: (transaction) => ({ ...transaction, id: 7 }) }, Error],
    [
      'the server understood another amount',
      { show: (transaction) => ({ ...transaction, basket_info: { sum: 15, currency: 'EUR' } }) },
      Error,
    ],
  ])('is aborted, with nothing started, when %s', async (_what, treatment, cause) => {
    const { bank, time, terminal, records } = await openTill()
    bank.treat('create', treatment)
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'aborted')
    expect(outcome.cause).toBeInstanceOf(cause)
    expect(bank.starts()).toEqual([])
    expect(records()).toEqual([])
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({ kind: 'approved' })
    expect(bank.charges).toHaveLength(1)
  })

  it("is aborted when the server gives an id a second time: no second start, no other sale's outcome", async () => {
    const { bank, time, terminal, restart } = await openTill()
    await time.run(terminal.pay(loadSale()).outcome)
    const first: Treatment = { show: (transaction) => ({ ...transaction, id: 'STX_1', status: 'ok' }) }
    bank.treat('create', first)
    expect(await time.run(terminal.pay(loadSale('sale-2')).outcome)).toMatchObject({ kind: 'aborted' })
    const again = await restart()
    bank.treat('create', first)
    expect(await time.run(again.pay(loadSale('sale-3')).outcome)).toMatchObject({ kind: 'aborted' })
    expect(bank.starts()).toEqual(['start STX_1 cash'])
  })
})

describe('a start whose answer is lost', () => {
  it.each<[string, Treatment]>([
    ['the connection broke', lostAfter],
    ['the server failed', { ...refusal(500), effect: 'now' }],
    ['a proxy answered', { effect: 'now', answer: html(502) }],
    ['a proxy answered with a good status', { effect: 'now', answer: html(200) }],
    ['the answer was cut', { effect: 'now', answer: { status: 200, body: '{"id":"STX_1","status":"ok"' } }],
    ['the answer was empty', { effect: 'now', answer: { status: 204, body: '' } }],
    ['the answer was null', { effect: 'now', show: () => null }],
    ['the answer was a text', { effect: 'now', show: () => 'ok' }],
    [
      'the answer was about another transaction',
      { effect: 'now', show: (transaction) => ({ ...transaction, id: 'STX_9' }) },
    ],
    [
      'the answer had a status of another kind',
      { effect: 'now', show: (transaction) => ({ ...transaction, status: 1 }) },
    ],
    [
      'the answer was not yet final',
      { effect: 'now', show: (transaction) => ({ ...transaction, status: 'pending' }) },
    ],
  ])('is approved and charged once when it took effect: %s', async (_what, treatment) => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', treatment)
    const payment = terminal.pay(cardSale())
    expect((await time.run(eventsOf(payment))).map(({ kind }) => kind)).toEqual([
      'creating',
      'presenting',
      'resolving',
      'outcome',
    ])
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'approved', transactionId: 'STX_1' })
    expect(bank.log).toEqual(['create till1-sale-1#1', 'start STX_1 cashless', 'get STX_1'])
    expect(bank.charges).toHaveLength(1)
  })

  it('is unresolved when it is not known to have arrived: it may still be on its way', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', lostBefore)
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'unresolved')
    expect(String(outcome.cause)).toContain('"created", which is not final')
    expect(bank.charges).toEqual([])
    expect(bank.starts()).toHaveLength(1)
  })

  it('is approved, and charged once, when it takes effect while the till asks', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', lostOnTheWay)
    const asked: number[] = []
    const begin = time.now()
    bank.watch = (line) => line.startsWith('get') && asked.push(time.now() - begin)
    const payment = terminal.pay(loadSale())
    await time.pass(5000)
    bank.land()
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'approved' })
    expect(asked).toEqual([0, 1000, 3000, 7000])
    expect(bank.charges).toHaveLength(1)
  })

  it('is aborted, with the reason, when it provably never left', async () => {
    const away: { down?: () => Promise<void> } = {}
    const { bank, time, terminal } = await openTill({
      // The server goes away just before the start.
      journal: journalWith({ before: ({ type }) => (type === 'intent' ? away.down?.() : undefined) }),
    })
    away.down = () => bank.down()
    const outcome = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(outcome, 'aborted')
    expect(outcome.transactionId).toBe('STX_1')
    expect(outcome.cause).toMatchObject({
      name: 'ConnectionError',
      sent: 'no',
      operation: 'smart.transactions.start',
    })
    expect(bank.starts()).toEqual([])
    delete away.down
    // It cannot be paid any more, so the till goes on, whatever the network does.
    await bank.up()
    // Long enough to notice that the kept connections are gone.
    await new Promise((done) => setTimeout(done, 50))
    expect(await time.run(terminal.pay(loadSale('sale-2')).outcome)).toMatchObject({ kind: 'approved' })
  })
})

describe('an unresolved payment', () => {
  const strange: Treatment = { effect: 'now', status: 'brand_new' }

  it('is what a status word that nobody knows makes, until the server says more', async () => {
    const { bank, time, terminal, types } = await openTill()
    bank.treat('start', strange)
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'unresolved')
    expect(String(outcome.cause)).toContain('"brand_new", which is not final')
    expect(types()).toEqual(['intent'])

    expect(await time.run(outcome.settle())).toMatchObject({ kind: 'unresolved' })
    bank.transaction('STX_1').status = 'ok'
    expect(await time.run(outcome.settle())).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_1',
      transaction: { status: 'ok' },
    })
    expect(bank.charges).toHaveLength(1)
    expect(types()).toEqual(['intent', 'outcome'])
  })

  it('is told about when the next card payment finds out what became of it', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', strange)
    assertKind(await time.run(terminal.pay(cardSale('sale-1')).outcome), 'unresolved')
    bank.transaction('STX_1').status = 'ok'
    const next = terminal.pay(cardSale('sale-2'))
    const events = await time.run(eventsOf(next))
    expect(events[0]).toMatchObject({
      kind: 'earlier',
      outcome: { kind: 'approved', saleId: 'sale-1', transaction: { id: 'STX_1' } },
    })
    expect(await time.run(next.outcome)).toMatchObject({ kind: 'approved', saleId: 'sale-2' })
  })

  it('remembers that the server refused it, and is declined as soon as that can be asked', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', refusal(403))
    bank.treat('get', ...Array.from({ length: 9 }, (): Treatment => ({ answer: 'reset' })))
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'unresolved')
    expect(await time.run(outcome.settle())).toMatchObject({ kind: 'declined', cause: { status: 403 } })
    expect(bank.charges).toEqual([])
  })

  it('stays approved once it was, whatever becomes of the transaction in the back office', async () => {
    const { bank, time, terminal, types } = await openTill()
    bank.treat('start', strange)
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'unresolved')
    bank.transaction('STX_1').status = 'ok'
    assertKind(await time.run(outcome.settle()), 'approved')
    bank.transaction('STX_1').status = 'cancelled'
    assertKind(await time.run(outcome.settle()), 'approved')
    const again = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(again, 'approved')
    // But the till hears of it.
    expect(String(again.cause)).toContain('shows transaction STX_1 as "cancelled"')
    expect(types()).toEqual(['intent', 'outcome'])
    expect(bank.starts()).toHaveLength(1)
  })

  it('may be settled by many at once, and is recorded once', async () => {
    const { bank, time, terminal, types } = await openTill()
    bank.treat('start', strange)
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'unresolved')
    bank.transaction('STX_1').status = 'failed'
    const settled = await Promise.all([
      outcome.settle(),
      outcome.settle(),
      outcome.settle(),
      terminal.pay(loadSale()).outcome,
    ])
    expect(settled.map(({ kind }) => kind)).toEqual(['declined', 'declined', 'declined', 'declined'])
    expect(types()).toEqual(['intent', 'outcome'])
    expect(bank.starts()).toHaveLength(1)
  })

  it('is asked about, not started, when the same sale is paid again', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', strange)
    assertKind(await time.run(terminal.pay(loadSale()).outcome), 'unresolved')
    assertKind(await time.run(terminal.pay(loadSale()).outcome), 'unresolved')
    bank.transaction('STX_1').status = 'ok'
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({
      kind: 'approved',
      transactionId: 'STX_1',
    })
    expect(bank.starts()).toHaveLength(1)
  })

  it('blocks the next payment at the card terminal, with nothing sent for it, until it is known', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', strange)
    await time.run(terminal.pay(cardSale()).outcome)
    const next = await time.run(terminal.pay(cardSale('sale-2')).outcome)
    assertKind(next, 'aborted')
    expect(next.cause).toBeInstanceOf(TerminalBusyError)
    expect(next.cause).toMatchObject({ saleId: 'sale-1' })
    expect(bank.log.some((line) => line.includes('sale-2'))).toBe(false)

    bank.transaction('STX_1').status = 'failed'
    expect(await time.run(terminal.pay(cardSale('sale-2')).outcome)).toMatchObject({ kind: 'approved' })
    expect(bank.charges.map(({ saleId }) => saleId)).toEqual(['sale-1', 'sale-2'])
  })

  it('at the card terminal does not block a sale in cash, nor one in cash a card payment', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', strange)
    assertKind(await time.run(terminal.pay(cardSale()).outcome), 'unresolved')
    bank.treat('start', strange)
    assertKind(await time.run(terminal.pay(loadSale('sale-2')).outcome), 'unresolved')
    expect(await time.run(terminal.pay(loadSale('sale-3')).outcome)).toMatchObject({ kind: 'approved' })
    bank.transaction('STX_1').status = 'failed'
    expect(await time.run(terminal.pay(cardSale('sale-4')).outcome)).toMatchObject({ kind: 'approved' })
    expect(terminal.open.map(({ saleId }) => saleId)).toEqual(['sale-2'])
  })

  it('is taken up by the next start of the till, which starts nothing', async () => {
    const { bank, time, terminal, restart } = await openTill()
    bank.treat('start', strange)
    await time.run(terminal.pay(loadSale()).outcome)
    const second = await restart()
    expect(second.recovered).toMatchObject([{ kind: 'unresolved', saleId: 'sale-1', transactionId: 'STX_1' }])
    bank.transaction('STX_1').status = 'ok'
    const third = await restart()
    expect(third.recovered).toMatchObject([
      { kind: 'approved', saleId: 'sale-1', transaction: { status: 'ok' } },
    ])
    expect((await restart()).recovered).toEqual([])
    expect(bank.starts()).toHaveLength(1)
  })

  it('is what another amount makes, for good', async () => {
    const { bank, time, terminal, restart } = await openTill()
    const other: Treatment = {
      show: (transaction) => ({ ...transaction, basket_info: { sum: 1501, currency: 'EUR' } }),
    }
    bank.treat('start', other)
    bank.treat('get', ...Array.from({ length: 20 }, () => other))
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'unresolved')
    expect(String(outcome.cause)).toContain('is about 1501 cents EUR, but this sale is about 1500 cents EUR')
    expect((await restart()).recovered).toMatchObject([{ kind: 'unresolved' }])
  })

  it('tells how often it asked, and what was in the way', async () => {
    const { bank, time, terminal } = await openTill({ patience: 1000 })
    bank.treat('start', lostBefore)
    bank.treat('get', refusal(500), { answer: 'reset' })
    const events = await time.run(eventsOf(terminal.pay(loadSale())))
    expect(events.filter((event) => event.kind === 'resolving')).toMatchObject([
      { tries: 1, cause: { name: 'ConnectionError', sent: 'maybe' } },
      { tries: 2, cause: { name: 'ServerError' } },
      { tries: 3, cause: { name: 'ConnectionError' } },
    ])
    expect(events.at(-1)).toMatchObject({ kind: 'outcome', outcome: { kind: 'unresolved' } })
  })
})

describe('the same sale again', () => {
  it('gives the same payment back, charged once, also after a restart', async () => {
    const { bank, time, terminal, restart } = await openTill()
    await time.run(terminal.pay(loadSale()).outcome)
    const approved = { kind: 'approved', transactionId: 'STX_1', transaction: { status: 'ok' } }
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject(approved)
    expect(await time.run((await restart()).pay(loadSale()).outcome)).toMatchObject(approved)
    expect(bank.starts()).toHaveLength(1)
    expect(bank.charges).toHaveLength(1)
  })

  it('is approved even when the server cannot be asked, without the receipts', async () => {
    const { bank, time, terminal } = await openTill()
    await time.run(terminal.pay(loadSale()).outcome)
    await bank.down()
    expect(await time.run(terminal.pay(loadSale()).outcome)).toEqual({
      kind: 'approved',
      saleId: 'sale-1',
      transactionId: 'STX_1',
      receipts: [],
      cause: expect.any(ConnectionError) as unknown,
    })
  })

  it.each<[string, Treatment]>([
    ['another transaction', { show: (transaction) => ({ ...transaction, id: 'STX_9' }) }],
    ['no transaction at all', { show: () => 'ok' }],
  ])('comes without receipts rather than with those of %s', async (_what, treatment) => {
    const { bank, time, terminal } = await openTill()
    await time.run(terminal.pay(loadSale()).outcome)
    bank.treat('get', treatment)
    expect(await time.run(terminal.pay(loadSale()).outcome)).toEqual({
      kind: 'approved',
      saleId: 'sale-1',
      transactionId: 'STX_1',
      receipts: [],
      cause: expect.any(Error) as unknown,
    })
  })

  it.each([
    [
      'basket',
      {
        basket: [
          { ...loadSale().basket[0], id: 1, desc: 'Kartenaufladung', quantity: 2, priceOne: 1500, tax: 7 },
        ],
      },
    ],
    ['card', { card: '9276004429942846' }],
    ['purpose, a demo,', { demo: true }],
    ['method', { method: 'cashless' as const }],
    ['currency', { currency: 'CHF' }],
  ])('with another %s is refused', async (_what, changes) => {
    const { bank, time, terminal, restart } = await openTill()
    await time.run(terminal.pay(loadSale()).outcome)
    expect(() => terminal.pay(loadSale('sale-1', changes))).toThrow(InvalidSaleError)
    const again = await restart()
    expect(() => again.pay(loadSale('sale-1', changes))).toThrow(
      /\/saleId: sale sale-1 was already presented/,
    )
    expect(bank.charges).toHaveLength(1)
    // The till is not stuck in it.
    expect(await time.run(again.pay(loadSale('sale-2')).outcome)).toMatchObject({ kind: 'approved' })
  })

  it('with another basket is refused while the first is unresolved', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', lostBefore)
    await time.run(terminal.pay(loadSale()).outcome)
    expect(() => terminal.pay(cardSale())).toThrow(InvalidSaleError)
  })
})

describe('whoever listens to all payments', () => {
  /** A till, and what it hears. */
  async function listening() {
    const said: string[] = []
    const onEvent: TerminalOptions['onEvent'] = (event, saleId) => void said.push(`${saleId} ${event.kind}`)
    return { ...(await openTill({ onEvent })), said }
  }

  it('hears what came of an earlier one, and that there is no new one', async () => {
    const { bank, time, terminal, said } = await listening()
    bank.treat('start', lostBefore)
    assertKind(await time.run(terminal.pay(cardSale()).outcome), 'unresolved')
    said.length = 0
    assertKind(await time.run(terminal.pay(cardSale('sale-2')).outcome), 'aborted')
    expect(said.filter((line) => line.startsWith('sale-2'))).toEqual(['sale-2 earlier', 'sale-2 outcome'])
  })

  it('hears an outcome that is told at once', async () => {
    const { time, terminal, said } = await listening()
    await time.run(terminal.pay(loadSale()).outcome)
    said.length = 0
    await time.run(terminal.pay(loadSale()).outcome)
    expect(said).toEqual(['sale-1 outcome'])
  })

  it('does not stop the till by failing later', async () => {
    const unhandled: unknown[] = []
    const hear = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', hear)
    const fails = (): unknown => Promise.reject(new Error('the screen is gone'))
    const { bank, time, terminal } = await openTill({ onEvent: fails, onFinding: fails })
    assertKind(await time.run(terminal.pay(loadSale()).outcome), 'approved')
    bank.transaction('STX_1').status = 'aborted'
    expect(await time.run(terminal.reconcile())).toHaveLength(1)
    await new Promise((later) => setTimeout(later, 10))
    process.off('unhandledRejection', hear)
    expect(unhandled).toEqual([])
  })
})

describe('what JavaScript may pass', () => {
  it.each<[string, Sale]>([
    ['a proxy', loadSale('sale-1', { basket: new Proxy(loadSale().basket, {}) as Sale['basket'] })],
    ['a function', loadSale('sale-1', { card: (() => '') as unknown as string })],
    ['a big number', { ...loadSale(), basket: [{ ...loadSale().basket[0], priceOne: 1500n }] } as never],
  ])('is no sale: %s', async (_what, sale) => {
    const { bank, terminal } = await openTill()
    expect(() => terminal.pay(sale)).toThrow(InvalidSaleError)
    expect(bank.log).toEqual([])
  })

  it('is no decision without evidence', async () => {
    const { bank, time, terminal, types } = await openTill()
    bank.treat('start', lostBefore)
    assertKind(await time.run(terminal.pay(cardSale()).outcome), 'unresolved')
    await untilOperator({ bank, time })
    const decision = { saleId: 'sale-1', transactionId: 'STX_1', outcome: 'approved' } as Decision
    await expect(terminal.decide(decision)).rejects.toBeInstanceOf(DecisionError)
    expect(types()).toEqual(['intent', 'needs operator'])
  })
})

describe('one payment at a time', () => {
  it('a second one meanwhile throws, and the first goes on', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { answer: 'hold' })
    const payment = terminal.pay(loadSale())
    expect(() => terminal.pay(loadSale('sale-2'))).toThrow(TerminalBusyError)
    await bank.held()
    expect(() => terminal.pay(loadSale('sale-2'))).toThrow(/another payment right now \(sale sale-1\)/)
    expect(() => terminal.pay(loadSale())).toThrow(TerminalBusyError)
    bank.release()
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'approved' })
    expect(bank.log.filter((line) => line.startsWith('create'))).toHaveLength(1)
  })

  it('a sale that is wrong in itself throws, and sends nothing', async () => {
    const { bank, time, terminal } = await openTill()
    expect(() => terminal.pay(loadSale('sale-1', { basket: [] }))).toThrow(InvalidSaleError)
    expect(bank.log).toEqual([])
    expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({ kind: 'approved' })
  })

  it('close waits for the payment under way, and may be called again', async () => {
    const path = journalPath()
    const { bank, time, terminal } = await openTill({ journal: path })
    bank.treat('start', { answer: 'hold' })
    const payment = terminal.pay(loadSale())
    await bank.held()
    let closed = false
    const closing = terminal.close().then(() => (closed = true))
    await new Promise((later) => setTimeout(later, 50))
    expect(closed).toBe(false)
    await expect(openFileJournal(path)).rejects.toThrow(JournalError)
    bank.release()
    await closing
    expect(await time.run(payment.outcome)).toMatchObject({ kind: 'approved' })
    await terminal.close()
    await terminal[Symbol.asyncDispose]()
    await (await openFileJournal(path)).close()
  })

  it('close lets go of the journal once', async () => {
    let closed = 0
    const journal: Journal = { ...memoryJournal(), close: () => Promise.resolve(void (closed += 1)) }
    const { terminal } = await openTill({ journal })
    await Promise.all([terminal.close(), terminal.close(), terminal[Symbol.asyncDispose]()])
    expect(closed).toBe(1)
  })

  it('takes what was handed over, whatever the caller does to it afterwards', async () => {
    const { bank, time, terminal } = await openTill()
    const sale = structuredClone(loadSale()) as { card?: string; basket: { priceOne: number }[] } & Sale
    const payment = terminal.pay(sale)
    for (const item of sale.basket) item.priceOne = 9
    await time.run(payment.outcome)
    expect(JSON.stringify(bank.transaction('STX_1'))).not.toContain('"priceOne":9')
  })

  it('is not driven by two terminals that share a journal of their own making', async () => {
    const journal = memoryJournal()
    const { bank } = await openTill()
    const options = { secuconnect: bank.client(), journal }
    const first = await openTerminal(options)
    await expect(openTerminal(options)).rejects.toThrow(/has, or had, a terminal/)
    await first.close()
    // Its records are those from when it was opened: a second terminal would not know what the first one charged.
    await expect(openTerminal(options)).rejects.toThrow(JournalError)
    const file = await openFileJournal(journalPath())
    await (await openTerminal({ ...options, journal: file })).close()
    await expect(openTerminal({ ...options, journal: file })).rejects.toThrow(JournalError)
  })

  it('that did not open leaves its journal to the next one', async () => {
    const journal = memoryJournal([{ type: 'till', at: '2025-03-01T09:00:00.000Z', till: 'till2' }])
    const { bank } = await openTill()
    const options = { secuconnect: bank.client(), journal, reconcileEvery: 0 }
    await expect(openTerminal({ ...options, till: 'till3' })).rejects.toThrow(JournalError)
    await (await openTerminal(options)).close()
  })

  it('after close nothing is charged any more', async () => {
    const { bank, terminal } = await openTill()
    await terminal.close()
    expect(() => terminal.pay(loadSale())).toThrow(/this terminal is closed/)
    expect(bank.starts()).toEqual([])
  })
})

describe('a journal that cannot be written', () => {
  it('keeps every payment from being started, and says so', async () => {
    const journal = failingJournal(2)
    const { bank, time, terminal } = await openTill({ journal })
    for (const saleId of ['sale-1', 'sale-1', 'sale-2']) {
      const outcome = await time.run(terminal.pay(loadSale(saleId)).outcome)
      assertKind(outcome, 'aborted')
      expect(outcome.cause).toBeInstanceOf(JournalError)
    }
    expect(bank.starts()).toEqual([])
    expect(bank.charges).toEqual([])
  })

  it('leaves a paid sale unresolved: it is told only when it is recorded', async () => {
    const journal = failingJournal(3)
    const { bank, time, terminal, restart } = await openTill({ journal })
    const outcome = await time.run(terminal.pay(loadSale()).outcome)
    assertKind(outcome, 'unresolved')
    expect(outcome.cause).toBeInstanceOf(JournalError)
    assertKind(await time.run(outcome.settle()), 'unresolved')
    expect(await time.run(terminal.pay(loadSale('sale-2')).outcome)).toMatchObject({
      kind: 'aborted',
      cause: { name: 'JournalError' },
    })
    expect(bank.charges).toHaveLength(1)

    // Mended, and started again.
    const mended = memoryJournal(journal.all)
    const again = await restart({ journal: mended })
    expect(again.recovered).toMatchObject([{ kind: 'approved', saleId: 'sale-1' }])
    expect(mended.appended).toMatchObject([{ type: 'outcome', outcome: 'approved' }])
    expect(bank.charges).toHaveLength(1)
  })
})

it('a till whose journal belongs to another does not open', async () => {
  const path = journalPath()
  const { bank } = await openTill({ journal: path })
  await expect(openTerminal({ secuconnect: bank.client(), journal: path })).rejects.toThrow(JournalError)
})

it('a till opens while the server is away, and settles its payments when it is back', async () => {
  const { bank, time, terminal, restart } = await openTill()
  bank.treat('start', { effect: 'late', answer: 'reset' })
  await time.run(terminal.pay(loadSale()).outcome)
  bank.land()
  await bank.down()
  const again = await restart()
  const [open] = again.recovered
  if (!open) throw new Error('the payment was forgotten')
  assertKind(open, 'unresolved')
  await bank.up()
  expect(await time.run(open.settle())).toMatchObject({ kind: 'approved' })
  expect(bank.charges).toHaveLength(1)
})

it('a late answer about an earlier attempt changes nothing about the sale', async () => {
  const { bank, time, terminal, types, restart } = await openTill()
  bank.treat('start', { effect: 'never', answer: 'reset' })
  const first = await time.run(terminal.pay(loadSale()).outcome)
  assertKind(first, 'unresolved')
  bank.transaction('STX_1').status = 'failed'
  assertKind(await time.run(terminal.pay(loadSale()).outcome), 'declined')
  expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({
    kind: 'approved',
    transactionId: 'STX_2',
  })
  expect(await time.run(first.settle())).toMatchObject({ kind: 'declined', transactionId: 'STX_1' })
  expect(await time.run(terminal.pay(loadSale()).outcome)).toMatchObject({
    kind: 'approved',
    transactionId: 'STX_2',
  })
  expect(await time.run((await restart()).pay(loadSale()).outcome)).toMatchObject({
    kind: 'approved',
    transactionId: 'STX_2',
  })
  expect(types().filter((type) => type === 'intent')).toHaveLength(2)
  expect(bank.charges).toHaveLength(1)
})
