import { existsSync, symlinkSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  type IntentRecord,
  JournalError,
  type JournalRecord,
  openFileJournal,
  type Terminal,
} from './index.ts'
import { FakeBank } from './testing/fake-bank.test-helper.ts'
import {
  intentRecord,
  journalPath,
  loadSale,
  outcomeRecord,
  temporaryFolder,
} from './testing/sales.test-helper.ts'
import {
  assertKind,
  cardSale,
  failingJournal,
  journalWith,
  lostBefore,
  lostOnTheWay,
  openTill,
  tillName,
} from './testing/till.test-helper.ts'

describe('the name of a till', () => {
  it('is drawn once, and kept in the journal', async () => {
    let next = 0
    const random = (): number => ((next += 7) % 32) / 32
    const { bank, time, terminal, restart } = await openTill({ till: undefined as never, random })
    expect(terminal.till).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
    await time.run(terminal.pay(loadSale()).outcome)
    expect(bank.log[0]).toBe(`create ${terminal.till}-sale-1#1`)
    expect((await restart()).till).toBe(terminal.till)
  })

  it('may be given, and then is that of its journal for ever', async () => {
    const path = journalPath()
    const { restart, terminal } = await openTill({ till: 'kasse_3', journal: path })
    expect(terminal.till).toBe('kasse_3')
    await expect(restart({ till: 'kasse_4' })).rejects.toThrow(/belongs to the till kasse_3, not to kasse_4/)
    // It has let go of it.
    await (await openFileJournal(path)).close()
    expect((await restart()).till).toBe('kasse_3')
  })

  it.each(['', 'a-b', 'ä', 'a b', 'x'.repeat(33)])('%j is none', async (till) => {
    await expect(openTill({ till })).rejects.toThrow(RangeError)
  })

  it.each(['patience', 'requestLife', 'cardFlow', 'operatorAfter', 'reconcileEvery'] as const)(
    '%s has to be a time',
    async (name) => {
      for (const value of [-1, Number.NaN, Infinity])
        await expect(openTill({ [name]: value })).rejects.toThrow(RangeError)
    },
  )
})

describe('a journal that breaks', () => {
  it('at its first record, the name of the till, lets no till open', async () => {
    await expect(openTill({ journal: failingJournal(1) })).rejects.toThrow('disk full')
  })

  // The name, an intent, its outcome, the printing of two copies, a reversal and its outcome: nine records.
  it.each(Array.from({ length: 8 }, (_, index) => index + 2))(
    'at its record %i is told, and nothing more is taken; what was done is known after a restart',
    async (from) => {
      const journal = failingJournal(from)
      const { bank, time, terminal, restart } = await openTill({ journal })
      const said: unknown[] = [
        await time.run(terminal.pay(cardSale()).outcome),
        await time.run(terminal.printReceipts('sale-1', () => undefined)).catch((error: unknown) => error),
        await time.run(terminal.reverse('sale-1')),
      ]
      expect(said.map(causeOf)).toContain('JournalError')
      const before = bank.log.length
      for (const sale of [cardSale('sale-2'), loadSale('sale-3')])
        expect(await time.run(terminal.pay(sale).outcome)).toMatchObject({
          kind: 'aborted',
          cause: { name: 'JournalError' },
        })
      await time.run(terminal.reverse('sale-1'))
      expect(await time.run(terminal.endOfDay())).toMatchObject({ kind: 'refused' })
      expect(bank.log.slice(before).filter((line) => !/^(get|list)/.test(line))).toEqual([])

      const again = await restart({ journal: journalWith({}, journal.all) })
      await time.pass(600_000)
      expect(again.open).toEqual([])
      expect(await time.run(again.pay(cardSale()).outcome)).toMatchObject({ kind: 'approved' })
      expect(bank.charges.length - bank.refunds.length).toBe(1)
      expect(bank.refunds.length).toBeLessThanOrEqual(1)
    },
  )

  function causeOf(said: unknown): unknown {
    const cause = said instanceof Error ? said : (said as { readonly cause?: unknown }).cause
    return cause instanceof Error ? cause.name : 'none'
  }
})

describe('a long journal', () => {
  const at = (day: number): string =>
    new Date(Date.parse('2025-03-01T08:00:00Z') - day * 86_400_000).toISOString()

  /** Sales of so many years, one each hour. */
  function records(): readonly JournalRecord[] {
    const name: JournalRecord = { type: 'till', at: at(900), till: tillName }
    const sales = Array.from({ length: 10_001 }, (_, index) => {
      const day = 900 - index * 0.0899
      const so = { saleId: `old-${index}`, transactionId: `OLD_${index}`, at: at(day) }
      return [intentRecord({ ...so, order: 'x' } as Partial<IntentRecord>), outcomeRecord(so)]
    })
    return [name, ...sales.flat()]
  }

  it('begins a new file at the start, and forgets nothing that is not settled or young', async () => {
    const all = records()
    const open = intentRecord({ saleId: 'open', transactionId: 'OPEN', at: at(899) })
    let rotated: readonly JournalRecord[] | undefined
    const journal = {
      ...journalWith({}, [...all, open]),
      rotate: (kept: readonly JournalRecord[]) => keep(kept),
    }
    const keep = (kept: readonly JournalRecord[]): Promise<void> => {
      rotated = kept
      return Promise.resolve()
    }
    const { terminal } = await openTill({ journal })
    expect(terminal.open).toMatchObject([{ saleId: 'open', transactionId: 'OPEN' }])
    if (!rotated) throw new Error('it goes on in the same file')
    expect(rotated[0]).toMatchObject({ type: 'till', till: tillName })
    expect(rotated).toContainEqual(open)
    expect(rotated.length).toBeLessThan(12_000)
    expect(rotated.length).toBeGreaterThan(5000)
  })

  it('forgets nothing young when the clock is years ahead', async () => {
    const [name, ...all] = records()
    const years = 3650 * 86_400_000
    const shifted = [name, ...all].flatMap((record) =>
      record ? { ...record, at: new Date(Date.parse(record.at) - years).toISOString() } : [],
    )
    let rotated: readonly JournalRecord[] = []
    const rotate = (kept: readonly JournalRecord[]): Promise<void> => Promise.resolve(void (rotated = kept))
    const { terminal } = await openTill({ journal: { ...journalWith({}, shifted), rotate } })
    expect(rotated.length).toBeGreaterThan(5000)
    expect(rotated.slice(-2)).toEqual(shifted.slice(-2))
    expect(terminal.outcomeOf('old-10000')).toBe('approved')
  })

  it('that would hardly be shorter goes on in the same file', async () => {
    let rotations = 0
    const rotate = (): Promise<void> => Promise.resolve(void (rotations += 1))
    const young = records().map((record) => ({ ...record, at: at(1) }))
    await openTill({ journal: { ...journalWith({}, young), rotate } })
    expect(rotations).toBe(0)
  })

  it('of 20,000 records or fewer goes on in the same file', async () => {
    let rotations = 0
    const rotate = (): Promise<void> => Promise.resolve(void (rotations += 1))
    await openTill({ journal: { ...journalWith({}, records().slice(0, 20_000)), rotate } })
    expect(rotations).toBe(0)
  })
})

it('a journal gets one record at a time, whoever has something to record', async () => {
  let open = 0
  let most = 0
  const before = async (): Promise<void> => {
    open += 1
    most = Math.max(most, open)
    await new Promise((later) => setTimeout(later, 2))
    open -= 1
  }
  const { bank, time, terminal, types } = await openTill({ journal: journalWith({ before }) })
  await time.run(terminal.pay(loadSale()).outcome)
  await time.run(
    Promise.all([
      terminal.printReceipts('sale-1', () => undefined),
      terminal.pay(cardSale('sale-2')).outcome,
      terminal.reverse('sale-1'),
    ]),
  )
  expect(types()).toHaveLength(8)
  expect(bank.refunds).toEqual(['STX_1'])
  expect(most).toBe(1)
})

describe('close', () => {
  it('from within what is told of an unresolved payment does not wait for that one', async () => {
    let closing: Promise<void> | undefined
    const { bank, time, terminal } = await openTill({
      onEvent: (event) => {
        if (event.kind === 'outcome') closing ??= terminal.close()
      },
    })
    bank.treat('start', lostBefore)
    bank.plan = (operation) => (operation === 'get' ? lostBefore : {})
    assertKind(await time.run(terminal.pay(loadSale()).outcome), 'unresolved')
    const told = time.now()
    if (!closing) throw new Error('it was not closed')
    await time.run(closing)
    expect(time.now()).toBe(told)
  })

  it('in the middle of a card payment waits for it', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', { effect: 'late', answer: 'hold' })
    const { outcome } = terminal.pay(cardSale())
    await time.run(bank.held())
    const closed = terminal.close()
    expect(() => terminal.pay(cardSale('sale-2'))).toThrow(JournalError)
    expect(await terminal.reverse('sale-1')).toMatchObject({ kind: 'refused' })
    expect(await terminal.diagnosis()).toMatchObject({ kind: 'refused' })
    expect(await terminal.endOfDay()).toMatchObject({ kind: 'refused' })
    bank.land()
    bank.release()
    await time.run(closed)
    expect(await outcome).toMatchObject({ kind: 'approved' })
    expect(time.sleeping).toBe(0)
  })

  it('settles an unresolved payment as unresolved, and asks no more', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', lostOnTheWay)
    const told = await time.run(terminal.pay(cardSale()).outcome)
    assertKind(told, 'unresolved')
    await time.run(terminal.close())
    expect(await told.settled).toMatchObject({ kind: 'unresolved' })
    expect(time.sleeping).toBe(0)
    const before = bank.log.length
    await time.pass(600_000)
    expect(bank.log).toHaveLength(before)
  })

  it('settles an unresolved reversal as unresolved, and asks no more', async () => {
    const { bank, time, terminal } = await openTill()
    await time.run(terminal.pay(loadSale()).outcome)
    bank.treat('cancel', lostBefore)
    const told = await time.run(terminal.reverse('sale-1'))
    assertKind(told, 'unresolved')
    await time.run(terminal.close())
    expect(await told.settled).toMatchObject({ kind: 'unresolved' })
    expect(time.sleeping).toBe(0)
  })

  it('in the middle of a reversal, a diagnosis or an end of day waits for it', async () => {
    for (const [operation, use] of [
      ['cancelTrx', (terminal: Terminal) => terminal.reverse('sale-1')],
      ['diagnosis', (terminal: Terminal) => terminal.diagnosis()],
      ['endOfDay', (terminal: Terminal) => terminal.endOfDay()],
    ] as const) {
      const { bank, time, terminal } = await openTill()
      await time.run(terminal.pay(cardSale()).outcome)
      bank.treat(operation, { effect: 'late', answer: 'hold' })
      const outcome = use(terminal)
      await time.run(bank.held())
      const closed = terminal.close()
      await time.pass(1000)
      bank.land()
      bank.release()
      await time.run(closed)
      expect((await outcome).kind).toMatch(/reversed|done/)
      expect(time.sleeping).toBe(0)
    }
  })

  it('lets no reversal begin that was only being looked up', async () => {
    const { bank, time, terminal, restart } = await openTill()
    await time.run(terminal.pay(loadSale()).outcome)
    const again = await restart({ journal: journalWith({}) })
    bank.treat('get', { answer: 'hold' })
    const reversal = again.reverse({ transactionId: 'STX_1' })
    await time.run(bank.held())
    await time.run(again.close())
    bank.release()
    expect(await time.run(reversal)).toMatchObject({
      kind: expect.stringMatching(/refused|unresolved/) as unknown,
    })
    expect(bank.log.filter((line) => line.startsWith('cancel'))).toEqual([])
  })

  it('hangs up on a read that the server never answers', async () => {
    const { bank, time, terminal } = await openTill()
    bank.treat('start', lostOnTheWay)
    await time.run(terminal.pay(loadSale()).outcome)
    bank.treat('get', { answer: 'hold' })
    await time.run(bank.held())
    await time.run(terminal.close())
    while (bank.hungUp.length === 0) await bank.changed()
    expect(bank.hungUp).toEqual(['get STX_1'])
  })

  it('hangs up on calls that are still open though their outcome is known', async () => {
    const { bank, time, terminal } = await openTill()
    await time.run(terminal.pay(cardSale()).outcome)
    bank.treat('cancelTrx', { answer: 'hold' })
    expect(await time.run(terminal.reverse('sale-1'))).toMatchObject({ kind: 'reversed' })
    bank.treat('start', { status: 'failed', answer: 'hold' })
    expect(await time.run(terminal.pay(cardSale('sale-2')).outcome)).toMatchObject({ kind: 'declined' })
    expect(bank.hungUp).toEqual([])
    await time.run(terminal.close())
    while (bank.hungUp.length < 2) await bank.changed()
    expect(bank.hungUp.toSorted()).toEqual([expect.stringMatching('cancelTrx'), 'start STX_2'])
  })

  it('ends the comparisons with the server', async () => {
    const { bank, time, terminal } = await openTill({ reconcileEvery: 60_000 })
    await time.pass(150_000)
    expect(bank.log).toEqual(['list', 'list', 'list'])
    await time.run(terminal.close())
    expect(time.sleeping).toBe(0)
  })
})

describe('a process', () => {
  it('is kept alive by what somebody waits for, and by nothing that goes on in the background', async () => {
    const { bank, time, terminal } = await openTill({ reconcileEvery: 60_000 })
    await time.settle()
    expect([time.sleeping, time.waitedFor]).toEqual([1, 0])
    bank.treat('start', { effect: 'now', status: 'brand_new', answer: 'hold' })
    const { outcome } = terminal.pay(loadSale())
    await time.run(bank.held())
    expect(time.waitedFor).toBe(1)
    bank.release('reset')
    await time.settle()
    expect(time.waitedFor).toBe(1)
    assertKind(await time.run(outcome), 'unresolved')
    await time.settle()
    expect([time.sleeping, time.waitedFor]).toEqual([2, 0])
    const [open] = terminal.open
    const settled = open?.settle()
    await time.settle()
    expect(time.waitedFor).toBe(1)
    assertKind(await time.run(settled ?? outcome), 'unresolved')

    await time.run(terminal.pay(loadSale('sale-2')).outcome)
    bank.treat('cancel', lostBefore)
    assertKind(await time.run(terminal.reverse('sale-2')), 'unresolved')
    await time.settle()
    expect([time.sleeping, time.waitedFor]).toEqual([3, 0])
  })

  /** Runs a till in a process of its own, on the built package, until that ends by itself. */
  async function run(bank: FakeBank, lines: string): Promise<string> {
    const packageFolder = join(import.meta.dirname, '..')
    if (!existsSync(join(packageFolder, 'dist/index.js'))) throw new Error('build first (npm run build)')
    const folder = temporaryFolder()
    symlinkSync(join(packageFolder, '../../node_modules'), join(folder, 'node_modules'))
    const script = `
      import { clientCredentials, createSecuconnect } from '@secukit/api'
      import { openTerminal } from '@secukit/terminal'
      const auth = clientCredentials({ clientId: 'till', clientSecret: 'secret' })
      const secuconnect = createSecuconnect({ baseUrl: '${bank.url}', auth })
      const sale = ${JSON.stringify(loadSale())}
      const terminal = await openTerminal({ secuconnect, journal: 'till.journal', patience: 50 })
      ${lines}
    `
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      timeout: 20_000,
    })
    return stdout
  }

  it('ends by itself when the till is closed, and also when it is idle with an unresolved payment', async () => {
    await using closed = await FakeBank.open()
    await using idle = await FakeBank.open()
    idle.treat('start', lostBefore)
    const pay = `console.log((await terminal.pay(sale).outcome).kind)`
    const said = await Promise.all([
      run(closed, `${pay}; await terminal.close(); console.log('closed')`),
      run(idle, `${pay}; console.log(terminal.open.length)`),
    ])
    expect(said).toEqual(['approved\nclosed\n', 'unresolved\n1\n'])
  })
})
