import { readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import type { PaymentEvent } from '../event.ts'
import type { Finding } from '../finding.ts'
import { type Journal, JournalError, type JournalRecord, memoryJournal } from '../journal.ts'
import type { Sale } from '../sale.ts'
import {
  openTerminal,
  type Payment,
  type PaymentApi,
  type Terminal,
  type TerminalOptions,
} from '../terminal.ts'
import { FakeBank, html, type Treatment } from './fake-bank.test-helper.ts'
import { loadSale } from './sales.test-helper.ts'
import { TestTime } from './test-time.test-helper.ts'

/** A till with its bank, in virtual time. */
export interface TestTill {
  readonly bank: FakeBank
  readonly time: TestTime
  /** As it was opened. */
  readonly terminal: Terminal
  /** What its journal holds now, but for the name of the till. */
  readonly records: () => readonly Told[]
  /** The same, as types. */
  readonly types: () => readonly string[]
  /** What it was told of findings. */
  readonly heard: readonly Finding[]
  /** The same till after a restart. */
  readonly restart: (options?: Partial<TerminalOptions>) => Promise<Terminal>
  /** The same till after a kill, with what was in its journal then. */
  readonly revive: (journal: TestJournal) => Promise<Terminal>
}

/** All that a journal tells beside the name of its till. */
type Told = Exclude<JournalRecord, { readonly type: 'till' }>

/** The name of the till. */
export const tillName = 'till1'

/** Opens a till that compares nothing by itself, with a journal in memory that outlives a restart. */
export async function openTill(options: Partial<TerminalOptions> = {}): Promise<TestTill> {
  const bank = await FakeBank.open()
  const time = new TestTime()
  let journal = options.journal ?? journalWith({})
  const heard: Finding[] = []
  let terminal: Terminal | undefined
  const restart = async (more: Partial<TerminalOptions> = {}): Promise<Terminal> => {
    if (terminal) {
      await time.run(terminal.close())
      if (typeof journal !== 'string') journal = journalWith({}, allOf(journal))
    }
    terminal = await time.run(
      openTerminal({
        secuconnect: time.watch(bank.client({ retries: 0 }), bank),
        till: tillName,
        clock: time,
        random: () => 0,
        reconcileEvery: 0,
        onFinding: (finding) => heard.push(finding),
        ...options,
        journal,
        ...more,
      }),
    )
    return terminal
  }
  const revive = ({ all }: TestJournal): Promise<Terminal> => {
    terminal = undefined
    journal = journalWith({}, all)
    return restart()
  }
  onTestFinished(async () => {
    bank.release()
    if (terminal) await time.run(terminal.close())
    await bank.down()
  })
  const records = (): readonly Told[] =>
    allOf(journal).filter((record): record is Told => record.type !== 'till')
  const types = (): readonly string[] => records().map(({ type }) => type)
  return { bank, time, terminal: await restart(), records, types, heard, restart, revive }
}

/** What the bank is asked from now on, and when, in seconds: `240 abort STX_1`. */
export function timelineOf({ bank, time }: Pick<TestTill, 'bank' | 'time'>): readonly string[] {
  const lines: string[] = []
  const begin = time.now()
  bank.watch = (line) => lines.push(`${(time.now() - begin) / 1000} ${line}`)
  return lines
}

/** The client of a till, with one call that takes so many ms before its request leaves: for a token, say. */
export function slowClient(
  { bank, time }: Pick<TestTill, 'bank' | 'time'>,
  name: 'start' | 'cancel' | 'cancelTrx' | 'endOfDay',
  ms: number,
): PaymentApi {
  const { transactions } = time.watch(bank.client({ retries: 0 }), bank).smart
  const call = transactions[name] as (...input: unknown[]) => Promise<never>
  const slowly = (...input: unknown[]): Promise<never> => time.sleep(ms).then(() => call(...input))
  return { smart: { transactions: { ...transactions, [name]: slowly } } }
}

/** What is on its way from now on arrives by itself, so many ms after it was sent. */
export function arrivingAfter({ bank, time }: Pick<TestTill, 'bank' | 'time'>, ms: number): void {
  bank.later = (effect) => void time.sleep(ms, { idle: true }).then(effect)
}

/** A sale at the card terminal. */
export function cardSale(saleId = 'sale-1', changes: Partial<Sale> = {}): Sale {
  return loadSale(saleId, { method: 'cashless', ...changes })
}

export async function eventsOf(payment: Payment): Promise<readonly PaymentEvent[]> {
  const events: PaymentEvent[] = []
  for await (const event of payment.events) events.push(event)
  return events
}

function allOf(journal: Journal | string): readonly JournalRecord[] {
  if (typeof journal !== 'string') return 'all' in journal ? (journal as TestJournal).all : []
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { data: JournalRecord }).data)
}

/** Fails the test unless it is of this kind. */
export function assertKind<Any extends { readonly kind: string }, Kind extends Any['kind']>(
  outcome: Any,
  kind: Kind,
): asserts outcome is Extract<Any, { readonly kind: Kind }> {
  if (outcome.kind !== kind)
    throw new Error(`${outcome.kind}, not ${kind}: ${'cause' in outcome ? String(outcome.cause) : ''}`)
}

/** Its answer is lost, and it did its work. */
/** Nothing can be read for so long that what is open needs an operator. */
export async function untilOperator({ bank, time }: Pick<TestTill, 'bank' | 'time'>): Promise<void> {
  bank.treat('get', ...Array.from({ length: 100 }, (): Treatment => ({ answer: html(502) })))
  await time.pass(10 * 60_000)
  bank.forget('get')
}

/** Takes a card payment whose `start` goes so, and that an operator then decides to be approved. */
export async function approveByOperator(
  { bank, time, terminal }: Pick<TestTill, 'bank' | 'time' | 'terminal'>,
  start: Treatment,
): Promise<void> {
  bank.treat('start', start)
  assertKind(await time.run(terminal.pay(cardSale()).outcome), 'unresolved')
  await untilOperator({ bank, time })
  const evidence = { by: '7', saw: 'slip of a payment', slip: '4711' } as const
  const decision = { saleId: 'sale-1', transactionId: 'STX_1', outcome: 'approved', evidence } as const
  assertKind(await time.run(terminal.decide(decision)), 'approved')
}

export const lostAfter: Treatment = { effect: 'now', answer: 'reset' }
/** It is lost on the way. */
export const lostBefore: Treatment = { effect: 'never', answer: 'reset' }
/** It is on its way, for as long as the test likes. */
export const lostOnTheWay: Treatment = { effect: 'late', answer: 'reset' }

export interface TestJournal extends Journal {
  /** Everything in it. */
  readonly all: readonly JournalRecord[]
}

/** A journal that does something before and after each record, in memory. */
export function journalWith(
  {
    before,
    after,
  }: {
    readonly before?: (record: JournalRecord) => Promise<void> | undefined
    readonly after?: (record: JournalRecord) => Promise<void> | undefined
  },
  records: readonly JournalRecord[] = [],
): TestJournal {
  const all = [...records]
  return {
    ...memoryJournal(records),
    all,
    async append(record) {
      await before?.(record)
      all.push(record)
      await after?.(record)
    },
  }
}

/** A journal that fails from the given record on, as a full disk does; the first one is the name of the till. */
export function failingJournal(from: number): TestJournal {
  let asked = 0
  const before = (): Promise<void> | undefined => {
    asked += 1
    return asked < from ? undefined : Promise.reject(new JournalError('disk full'))
  }
  return journalWith({ before })
}

/** A journal that ends the till at one kind of record: it never hears of it, as if it had been killed there. */
export function deadly(
  when: 'before' | 'after',
  type: JournalRecord['type'],
): { readonly journal: TestJournal; readonly dead: Promise<void> } {
  let die: () => void = () => undefined
  const dead = new Promise<void>((done) => (die = done))
  const kill = (record: JournalRecord): Promise<void> | undefined => {
    if (record.type !== type) return undefined
    die()
    return new Promise(() => undefined)
  }
  return { journal: journalWith({ [when]: kill }), dead }
}

/** A journal whose disk takes its time with one kind of record. */
export function gatedJournal(type: JournalRecord['type']): {
  readonly journal: TestJournal
  readonly reached: Promise<void>
  readonly open: () => void
} {
  let open: () => void = () => undefined
  const gate = new Promise<void>((done) => (open = done))
  let arrive: () => void = () => undefined
  const reached = new Promise<void>((done) => (arrive = done))
  const journal = journalWith({
    before: (record) => {
      if (record.type !== type) return undefined
      arrive()
      return gate
    },
  })
  return { journal, reached, open: () => open() }
}
