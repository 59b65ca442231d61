import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Outcome } from './outcome.ts'
import { openTerminal, type Terminal } from './terminal.ts'
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

// Random faults, cashiers and restarts against a real server. The bank's ledger judges, and it is read only at the
// end, after everything that was on its way has landed.

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

type Action =
  | { readonly do: 'pay'; readonly saleId: string; readonly method: 'cash' | 'cashless' }
  | { readonly do: 'restart' | 'settle' | 'land' }

const someAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      saleId: fc.constantFrom('sale-1', 'sale-1', 'sale-2'),
      method: fc.constantFrom('cash' as const, 'cashless' as const),
    }),
  },
  { weight: 3, arbitrary: fc.constantFrom<Action>({ do: 'restart' }, { do: 'settle' }, { do: 'land' }) },
)

interface Play {
  readonly actions: readonly Action[]
  readonly treatments: Readonly<Record<Exclude<BankOperation, 'token'>, readonly Treatment[]>>
}

const play: fc.Arbitrary<Play> = fc.record({
  actions: fc.array(someAction, { minLength: 1, maxLength: 8 }),
  treatments: fc.record({
    create: fc.array(create, { maxLength: 4 }),
    start: fc.array(start, { minLength: 1, maxLength: 4 }),
    get: fc.array(read, { maxLength: 10 }),
  }),
})

async function act({ actions, treatments }: Play): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'secukit-faults-'))
  await using bank = await FakeBank.open()
  for (const operation of ['create', 'start', 'get'] as const) bank.treat(operation, ...treatments[operation])
  const open = (): Promise<Terminal> =>
    openTerminal({
      secuconnect: bank.client(),
      journal: join(folder, 'till.journal'),
      patience: 3000,
      sleep: () => Promise.resolve(),
    })
  const told: Outcome[] = []
  let terminal = await open()
  try {
    for (const action of actions) {
      switch (action.do) {
        case 'pay':
          // A till that repeats a sale with another method is refused; that is its own test.
          await pay(terminal, action.saleId, action.method).then((outcome) => outcome && told.push(outcome))
          break
        case 'settle': {
          const latest = told.findLast((outcome) => outcome.kind === 'unresolved')
          if (latest) told.push(await latest.settle())
          break
        }
        case 'restart':
          await terminal.close()
          terminal = await open()
          told.push(...terminal.recovered)
          break
        case 'land':
          bank.land()
      }
    }

    // The network heals, everything lands, and the bank makes up its mind.
    bank.land()
    bank.heal()
    await terminal.close()
    terminal = await open()
    told.push(...terminal.recovered)
    judge(bank, told)
    for (const { saleId, method } of bank.charges) {
      const outcome = await pay(terminal, saleId, method === 'cash' ? 'cash' : 'cashless')
      expect(outcome).toMatchObject({ kind: 'approved', saleId })
    }
    judge(bank, told)
  } finally {
    await terminal.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function pay(
  terminal: Terminal,
  saleId: string,
  method: 'cash' | 'cashless',
): Promise<Outcome | undefined> {
  try {
    return await terminal.pay(loadSale(saleId, { method })).outcome
  } catch (error) {
    expect(error).toMatchObject({ name: 'InvalidSaleError' })
    return undefined
  }
}

function judge(bank: FakeBank, told: readonly Outcome[]): void {
  const ids = bank.starts().map((line) => line.split(' ')[1])
  expect(ids).toEqual([...new Set(ids)])
  for (const saleId of ['sale-1', 'sale-2']) expect(bank.chargesOf(saleId).length).toBeLessThanOrEqual(1)
  const charged = new Set(bank.charges.map(({ transactionId }) => transactionId))
  for (const outcome of told) {
    if (outcome.kind === 'approved') expect(charged).toContain(outcome.transactionId)
    if (outcome.kind === 'declined' || outcome.kind === 'aborted')
      expect(charged).not.toContain(outcome.transactionId)
  }
}

it('whatever fails, no sale is charged twice, and no till is told what the ledger does not show', async () => {
  await fc.assert(fc.asyncProperty(play, act), { numRuns: 200 })
})
