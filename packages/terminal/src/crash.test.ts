import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openTerminal, type Terminal } from './terminal.ts'
import { FakeBank, type Treatment } from './testing/fake-bank.test-helper.ts'
import { journalPath, loadSale } from './testing/sales.test-helper.ts'
import { TestTime } from './testing/test-time.test-helper.ts'

// A till in a process of its own, on the built package, is killed with SIGKILL at each step of a payment. A new driver
// on its journal then says what became of it, and the bank's ledger says whether that is true.

const kills = 3

beforeAll(() => {
  if (!existsSync(join(import.meta.dirname, '../dist/index.js'))) {
    throw new Error(
      'build first: these tests run the built package in processes of their own (npm run build)',
    )
  }
})

interface Task {
  readonly stop?: { readonly when: 'before' | 'after'; readonly record: 'intent' | 'outcome' }
  readonly saleIds?: readonly string[]
}

interface Line {
  readonly stopped?: string
  readonly saleId?: string
  readonly kind?: string
}

class OtherTill {
  /** What it has said. */
  readonly lines: Line[] = []
  readonly #child: ChildProcess
  #wake: () => void = () => undefined

  constructor(bank: FakeBank, journal: string, { stop, saleIds = ['sale-1'] }: Task) {
    const task = JSON.stringify({
      url: bank.url,
      journal,
      stop,
      sales: saleIds.map((saleId) => loadSale(saleId, { method: 'cashless' })),
    })
    const child = spawn(process.execPath, [join(import.meta.dirname, '../fixtures/pay.mjs'), task], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.lines.push(JSON.parse(line) as Line)
      this.#wake()
    })
    this.#child = child
    onTestFinished(() => void child.kill('SIGKILL'))
  }

  /** Until it stands still where it was told to. */
  async stopped(): Promise<void> {
    while (!this.lines.some(({ stopped }) => stopped !== undefined))
      await new Promise<void>((wake) => (this.#wake = wake))
  }

  async kill(): Promise<void> {
    const exit = once(this.#child, 'exit')
    if (this.#child.exitCode === null) {
      this.#child.kill('SIGKILL')
      await exit
    }
  }
}

async function openBank(): Promise<FakeBank> {
  const bank = await FakeBank.open()
  onTestFinished(() => bank.down())
  return bank
}

interface Restarted {
  readonly terminal: Terminal
  readonly time: TestTime
}

/** The driver after the restart, with little patience. Its time is virtual. */
async function restart(bank: FakeBank, journal: string): Promise<Restarted> {
  const time = new TestTime()
  const terminal = await time.run(
    openTerminal({
      secuconnect: time.watch(bank.client(), bank),
      journal,
      clock: time,
      patience: 2000,
      reconcileEvery: 0,
    }),
  )
  onTestFinished(() => terminal.close())
  return { terminal, time }
}

async function pay({ terminal, time }: Restarted, saleId: string): Promise<string> {
  const { kind } = await time.run(terminal.pay(loadSale(saleId, { method: 'cashless' })).outcome)
  return kind
}

interface Step {
  readonly name: string
  readonly stop?: Task['stop']
  readonly start?: Treatment
  /** What the new driver reports at once. */
  readonly recovered: readonly string[]
  /** What the same sale is when it is paid again. */
  readonly again: string
  /** How often the bank was asked to start, and how often it charged, by then. */
  readonly starts: number
  readonly charges: number
}

const steps: readonly Step[] = [
  {
    // A transaction without an intent was never started: the sale begins anew.
    name: 'after create, before the intent is on disk',
    stop: { when: 'before', record: 'intent' },
    recovered: [],
    again: 'approved',
    starts: 1,
    charges: 1,
  },
  {
    // Nobody can tell this from a start that is on its way.
    name: 'after the intent is on disk, before start',
    stop: { when: 'after', record: 'intent' },
    recovered: ['unresolved'],
    again: 'unresolved',
    starts: 0,
    charges: 0,
  },
  {
    name: 'while start is held open, before it took effect',
    start: { effect: 'late', answer: 'hold' },
    recovered: ['unresolved'],
    again: 'unresolved',
    starts: 1,
    charges: 0,
  },
  {
    name: 'while start is held open, after it took effect',
    start: { answer: 'hold' },
    recovered: ['approved'],
    again: 'approved',
    starts: 1,
    charges: 1,
  },
  {
    name: 'while start is held open, which is then declined',
    start: { status: 'failed', answer: 'hold' },
    recovered: ['declined'],
    // The cashier asks once more, and the card is good now.
    again: 'approved',
    starts: 2,
    charges: 1,
  },
  {
    name: 'after start was answered, before the outcome is on disk',
    stop: { when: 'before', record: 'outcome' },
    recovered: ['approved'],
    again: 'approved',
    starts: 1,
    charges: 1,
  },
  {
    // Settled, and perhaps the till was not told: it asks by paying the same sale again.
    name: 'after the outcome is on disk, before the till is told',
    stop: { when: 'after', record: 'outcome' },
    recovered: [],
    again: 'approved',
    starts: 1,
    charges: 1,
  },
]

/** Another customer has to wait at the terminal, until the bank says what became of the first. */
async function settleLater(bank: FakeBank, restarted: Restarted): Promise<void> {
  const { terminal, time } = restarted
  const blocked = await pay(restarted, 'sale-2')
  bank.land()
  const charged = bank.charges.length > 0
  const [open] = terminal.open
  const settled = open && (await time.run(open.settled))
  const next = await pay(restarted, 'sale-2')
  expect([blocked, settled?.kind, next]).toEqual(['aborted', charged ? 'approved' : 'aborted', 'approved'])
}

describe('a till that is killed', () => {
  it.each(steps.map((step) => [step.name, step] as const))(
    '%s, is charged at most once and told the truth',
    async (_name, step) => {
      for (let round = 0; round < kills; round += 1) {
        const bank = await openBank()
        const journal = journalPath()
        if (step.start) bank.treat('start', step.start)
        const child = new OtherTill(bank, journal, { ...(step.stop && { stop: step.stop }) })
        await (step.stop ? child.stopped() : bank.held())
        expect(child.lines.filter(({ kind }) => kind !== undefined)).toEqual([])
        await child.kill()

        const restarted = await restart(bank, journal)
        const { terminal } = restarted
        expect(terminal.recovered.map(({ kind }) => kind)).toEqual(step.recovered)
        expect(await pay(restarted, 'sale-1')).toBe(step.again)
        expect(bank.starts()).toHaveLength(step.starts)
        expect(bank.charges).toHaveLength(step.charges)

        if (step.again === 'unresolved') await settleLater(bank, restarted)
        expect(bank.chargesOf('sale-1').length).toBeLessThanOrEqual(1)
        await terminal.close()
      }
    },
  )

  it('at any moment of a busy day: no sale is charged twice, and none is lost', async () => {
    const saleIds = Array.from({ length: 40 }, (_, index) => `sale-${index + 1}`)
    const bank = await openBank()
    const journal = journalPath()
    let told: readonly string[] = []
    for (let day = 0; day < 6; day += 1) {
      // A few sales further each time, in the middle of whatever it is doing then.
      const until = bank.log.length + 3 + 2 * day
      const reached = new Promise<void>((done) => {
        bank.watch = () => bank.log.length >= until && done()
      })
      const child = new OtherTill(bank, journal, { saleIds })
      await reached
      await child.kill()
      // What it had sent arrives, though nobody waits for the answer.
      await new Promise((later) => setTimeout(later, 30))
      told = [
        ...told,
        ...child.lines.flatMap(({ saleId, kind }) =>
          kind === 'approved' && saleId !== undefined ? [saleId] : [],
        ),
      ]

      const { terminal, time } = await restart(bank, journal)
      for (const outcome of terminal.recovered) {
        if (outcome.kind !== 'unresolved') continue
        expect(bank.starts()).not.toContain(`start ${outcome.transactionId} cashless`)
        // Nobody can tell that it never left, so it is withdrawn.
        expect(await time.run(outcome.settled)).toMatchObject({ kind: 'aborted' })
      }
      await terminal.close()
      for (const saleId of told) expect(bank.chargesOf(saleId)).toHaveLength(1)
    }

    const restarted = await restart(bank, journal)
    for (const saleId of saleIds) {
      expect(await pay(restarted, saleId)).toBe('approved')
      expect(bank.chargesOf(saleId)).toHaveLength(1)
    }
    expect(bank.charges).toHaveLength(saleIds.length)
  })
})
