import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { openTerminal, type Outcome, type ReversalOutcome, type Terminal } from './index.ts'
import type { JournalRecord } from './journal.ts'
import {
  type BankAnswer,
  type BankOperation,
  errorBody,
  FakeBank,
  html,
  refusal,
  type Treatment,
} from './testing/fake-bank.test-helper.ts'
import { loadSale } from './testing/sales.test-helper.ts'
import { TestTime } from './testing/test-time.test-helper.ts'
import { journalWith, tillName } from './testing/till.test-helper.ts'

// Random faults, cashiers and restarts against a real server, in virtual time. The bank's ledger judges, and it is read
// only at the end, after everything that was on its way has landed.

const well: Treatment = {}
const badAnswers: readonly BankAnswer[] = [
  'reset',
  html(502),
  html(200),
  { status: 204, body: '' },
  { status: 500, body: '{}' },
]

const create = fc.oneof(
  { weight: 6, arbitrary: fc.constant(well) },
  fc.constantFrom(...badAnswers).map((answer): Treatment => ({ answer })),
  fc.constantFrom<Treatment>(refusal(403), refusal(500), { show: () => null }),
)

const start = fc.oneof(
  { weight: 2, arbitrary: fc.constant(well) },
  fc.record({
    effect: fc.constantFrom('now' as const, 'never' as const, 'late' as const),
    status: fc.constantFrom('ok', 'ok', 'failed', 'brand_new'),
    answer: fc.constantFrom(...badAnswers, errorBody(500), errorBody(400, 'ProductBackendproviderException')),
  }),
  fc.constantFrom('failed', 'brand_new', 'aborted').map((status): Treatment => ({ status })),
  fc.constantFrom<Treatment>(
    { show: (transaction) => ({ ...transaction, status: 'pending' }) },
    { show: (transaction) => ({ ...transaction, id: 'STX_0' }) },
    { show: (transaction) => ({ ...transaction, basket_info: { sum: 1, currency: 'EUR' } }) },
  ),
  // A server that says no has not done it later: the driver relies on that for cash (README, limits).
  fc.constantFrom('now' as const, 'never' as const).map((effect): Treatment => ({ ...refusal(403), effect })),
)

const read = fc.oneof(
  { weight: 3, arbitrary: fc.constant(well) },
  fc.constantFrom(...badAnswers).map((answer): Treatment => ({ answer })),
  fc.constantFrom<Treatment>(
    refusal(403),
    refusal(404, 'ProductNotFoundException'),
    { show: () => null },
    {
      show: (transaction) => ({ ...transaction, id: 'STX_0', status: 'ok' }),
    },
  ),
)

const abort = fc.oneof(
  { weight: 2, arbitrary: fc.constant(well) },
  fc.record({
    effect: fc.constantFrom('now' as const, 'never' as const),
    answer: fc.constantFrom(...badAnswers, errorBody(409)),
  }),
  // It answers, and does nothing.
  fc.constant<Treatment>({ effect: 'never' }),
)

const reversal = fc.oneof(
  { weight: 2, arbitrary: fc.constant(well) },
  fc.record({
    effect: fc.constantFrom('now' as const, 'never' as const, 'late' as const),
    answer: fc.constantFrom(...badAnswers, errorBody(500)),
  }),
  fc.constantFrom('now' as const, 'never' as const).map((effect): Treatment => ({ ...refusal(403), effect })),
)

type Method = 'cash' | 'cashless'

type Action =
  | { readonly do: 'pay'; readonly saleId: string; readonly method: Method }
  | { readonly do: 'reverse'; readonly saleId: string }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'restart' | 'settle' | 'reconcile' }

const saleId = fc.constantFrom('sale-1', 'sale-1', 'sale-2')

const someAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      saleId,
      method: fc.constantFrom('cash' as const, 'cashless' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), saleId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.nat({ max: 300 }) }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Action>({ do: 'restart' }, { do: 'settle' }, { do: 'reconcile' }),
  },
)

interface Play {
  readonly actions: readonly Action[]
  readonly treatments: Readonly<Partial<Record<BankOperation, readonly Treatment[]>>>
  /** How long what is late is on its way, in seconds: less than a request lives. */
  readonly delay: number
}

const play: fc.Arbitrary<Play> = fc.record({
  actions: fc.array(someAction, { minLength: 1, maxLength: 8 }),
  treatments: fc.record({
    create: fc.array(create, { maxLength: 4 }),
    start: fc.array(start, { minLength: 1, maxLength: 4 }) as fc.Arbitrary<Treatment[]>,
    get: fc.array(read, { maxLength: 10 }),
    abort: fc.array(abort, { maxLength: 3 }) as fc.Arbitrary<Treatment[]>,
    cancel: fc.array(reversal, { maxLength: 2 }) as fc.Arbitrary<Treatment[]>,
    cancelTrx: fc.array(reversal, { maxLength: 2 }) as fc.Arbitrary<Treatment[]>,
  }),
  delay: fc.integer({ min: 1, max: 119 }),
})

interface Told {
  readonly payments: Outcome[]
  readonly reversals: ReversalOutcome[]
}

async function act({ actions, treatments, delay }: Play): Promise<void> {
  await using bank = await FakeBank.open()
  const time = new TestTime()
  bank.later = (effect) => void time.sleep(delay * 1000).then(effect)
  for (const [operation, some] of Object.entries(treatments)) bank.treat(operation as BankOperation, ...some)
  const secuconnect = time.watch(bank.client({ retries: 0 }), bank)
  let records: readonly JournalRecord[] = []
  const open = (): Promise<Terminal> => {
    const journal = journalWith({}, records)
    records = journal.all
    return time.run(
      openTerminal({ secuconnect, journal, till: tillName, patience: 5000, reconcileEvery: 0, clock: time }),
    )
  }
  const told: Told = { payments: [], reversals: [] }
  let terminal = await open()
  const restart = async (): Promise<void> => {
    await time.run(terminal.close())
    terminal = await open()
    told.payments.push(...terminal.recovered)
  }

  for (const action of actions) {
    switch (action.do) {
      case 'pay': {
        const outcome = await pay(time, terminal, action.saleId, action.method, told)
        if (outcome) told.payments.push(outcome)
        break
      }
      case 'reverse':
        told.reversals.push(await time.run(terminal.reverse(action.saleId)))
        break
      case 'wait':
        await time.pass(action.seconds * 1000)
        break
      case 'settle':
        for (const unresolved of terminal.open) told.payments.push(await time.run(unresolved.settle()))
        break
      case 'reconcile':
        // What cannot be asked now is asked at the end.
        await time.run(terminal.reconcile()).catch(() => undefined)
        break
      case 'restart':
        await restart()
    }
  }

  // The network heals, everything lands, and the bank makes up its mind.
  await time.pass(120_000)
  bank.heal()
  await restart()
  // What was lost is withdrawn by itself.
  told.payments.push(...(await time.run(Promise.all(terminal.open.map(({ settled }) => settled)))))
  expect(terminal.open).toEqual([])
  await time.pass(300_000)
  judge(bank, told)
  expect(await time.run(terminal.reconcile())).toEqual([])
  for (const { saleId: paid, transactionId, method } of bank.charges) {
    if (bank.refunds.includes(transactionId)) continue
    expect(await pay(time, terminal, paid, method as Method, told)).toMatchObject({
      kind: 'approved',
      transactionId,
    })
  }
  judge(bank, told)
  await time.run(terminal.close())
}

async function pay(
  time: TestTime,
  terminal: Terminal,
  sale: string,
  method: Method,
  { reversals }: Told,
): Promise<Outcome | undefined> {
  try {
    return await time.run(terminal.pay(loadSale(sale, { method })).outcome)
  } catch (error) {
    // A till that repeats a sale with another method is refused, and so is one while its reversal is open. Both have
    // tests of their own.
    const isOpen = reversals.findLast((told) => told.saleId === sale)?.kind === 'unresolved'
    const name = isOpen ? /^(TerminalBusy|InvalidSale)Error$/ : /^InvalidSaleError$/
    expect(error).toHaveProperty('name', expect.stringMatching(name))
    return undefined
  }
}

function judge(bank: FakeBank, { payments, reversals }: Told): void {
  const ids = bank.starts().map((line) => line.split(' ')[1])
  expect(ids).toEqual([...new Set(ids)])
  expect(bank.refunds).toEqual([...new Set(bank.refunds)])
  for (const sale of ['sale-1', 'sale-2']) {
    const standing = bank.chargesOf(sale).filter(({ transactionId }) => !bank.refunds.includes(transactionId))
    expect(standing.length).toBeLessThanOrEqual(1)
  }
  const charged = new Set(bank.charges.map(({ transactionId }) => transactionId))
  for (const outcome of payments) {
    if (outcome.kind === 'approved') expect(charged).toContain(outcome.transactionId)
    if (outcome.kind === 'declined' || outcome.kind === 'aborted')
      expect(charged).not.toContain(outcome.transactionId)
  }
  const last = new Map(reversals.map(({ transactionId, kind }) => [transactionId, kind]))
  for (const [transactionId, kind] of last) {
    if (kind === 'reversed') expect(bank.refunds).toContain(transactionId)
  }
}

it('whatever fails, no sale is charged twice, and no till is told what the ledger does not show', async () => {
  await fc.assert(fc.asyncProperty(play, act), { numRuns: 100 })
})
