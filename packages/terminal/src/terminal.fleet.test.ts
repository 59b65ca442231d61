import { expect, it, onTestFinished } from 'vitest'
import { openTerminal, type Outcome, type Sale, type Terminal } from './index.ts'
import {
  type BankOperation,
  FakeBank,
  html,
  refusal,
  type Treatment,
} from './testing/fake-bank.test-helper.ts'
import { randomFrom } from './testing/journal-life.test-helper.ts'
import { loadSale } from './testing/sales.test-helper.ts'
import { TestTime } from './testing/test-time.test-helper.ts'
import { journalWith, lostAfter, lostBefore } from './testing/till.test-helper.ts'

// Many tills of one merchant in one process, each with a journal of its own, on one bank.

const tills = 16
const salesEach = 4

const faults: Partial<Record<BankOperation, readonly Treatment[]>> = {
  create: [lostAfter, lostBefore, refusal(500), { answer: html(502) }],
  start: [lostAfter, lostBefore, refusal(403), { status: 'failed' }, { effect: 'now', answer: html(200) }],
  get: [lostAfter, refusal(500), { show: () => null }],
  abort: [lostAfter, { effect: 'never' }],
}

/** Each till sells something of its own: the amount tells whose it is. */
function saleOf(till: number, number: number): Sale {
  const item = { id: 1, desc: `Ware von ${till}`, quantity: 1, priceOne: 1000 * (till + 1) + number, tax: 19 }
  // The same numbers at every till: only the names of the tills tell them apart.
  const base: Sale = {
    saleId: `sale-${number}`,
    basket: [item],
    method: number % 2 === 0 ? 'cash' : 'cashless',
  }
  return base
}

async function sell(terminal: Terminal, till: number): Promise<readonly Outcome[]> {
  const told: Outcome[] = []
  for (let number = 0; number < salesEach; number += 1) {
    const sale = saleOf(till, number)
    for (let tries = 0; tries < 8; tries += 1) {
      let outcome = await terminal.pay(sale).outcome
      if (outcome.kind === 'unresolved') outcome = await outcome.settled
      told.push(outcome)
      if (outcome.kind === 'approved') break
    }
  }
  return told
}

it('sixteen tills at once, under faults: every outcome belongs to its sale, and to its till', async () => {
  const bank = await FakeBank.open()
  const time = new TestTime()
  onTestFinished(() => bank.down())
  // Each till has its own luck, so that it does not matter in which order their requests come in.
  const luck = Array.from({ length: tills }, (_, till) => randomFrom(till + 1))
  bank.plan = (operation, merchantRef) => {
    const random = luck[Number(/^t(\d+)-/.exec(merchantRef ?? '')?.[1])]
    const some = faults[operation]
    if (!random || !some || random() > 0.25) return {}
    return some[Math.floor(random() * some.length)] ?? {}
  }
  const secuconnect = time.watch(bank.client({ retries: 0 }), bank)
  const heard: unknown[] = []
  const terminals = await time.run(
    Promise.all(
      luck.map((random, till) =>
        openTerminal({
          secuconnect,
          journal: journalWith({}),
          till: `t${till}`,
          clock: time,
          random,
          onFinding: (finding) => heard.push(finding),
        }),
      ),
    ),
  )
  const told = await time.run(Promise.all(terminals.map((terminal, till) => sell(terminal, till))))

  told.forEach((outcomes, till) => {
    for (let number = 0; number < salesEach; number += 1) {
      const sale = saleOf(till, number)
      const [item] = sale.basket
      const paid = bank.charges.filter(({ transactionId }) => {
        return bank.transaction(transactionId).merchantRef?.startsWith(`t${till}-${sale.saleId}#`)
      })
      const approved = outcomes.filter(({ saleId, kind }) => saleId === sale.saleId && kind === 'approved')
      expect(approved).toHaveLength(1)
      expect(paid).toMatchObject([{ amount: item?.priceOne, transactionId: approved[0]?.transactionId }])
    }
    expect(outcomes).toHaveLength(new Set(outcomes.map(({ transactionId }) => transactionId ?? {})).size)
  })
  expect(bank.charges).toHaveLength(tills * salesEach)
  // The faults were there: some sales took more than one try, and some were withdrawn.
  expect(told.flat().length).toBeGreaterThan(tills * salesEach)
  expect(bank.log.filter((line) => line.startsWith('abort')).length).toBeGreaterThan(0)

  bank.heal()
  for (const findings of await time.run(Promise.all(terminals.map((terminal) => terminal.reconcile()))))
    expect(findings).toEqual([])
  expect(heard).toEqual([])
  await time.run(Promise.all(terminals.map((terminal) => terminal.close())))
  expect(time.sleeping).toBe(0)
})

it('two terminals of one merchant at one bank do not wait for each other', async () => {
  const bank = await FakeBank.open()
  const time = new TestTime()
  onTestFinished(() => bank.down())
  const secuconnect = time.watch(bank.client({ retries: 0 }), bank)
  const open = (till: string): Promise<Terminal> =>
    openTerminal({
      secuconnect,
      journal: journalWith({}),
      till,
      device: till,
      clock: time,
      reconcileEvery: 0,
    })
  const [one, other] = await time.run(Promise.all([open('a'), open('b')]))
  bank.treat('start', { effect: 'late', answer: 'hold' })
  const slow = one.pay(loadSale('sale-1', { method: 'cashless' }))
  await time.run(bank.held())
  const quick = other.pay(loadSale('sale-1', { method: 'cashless' }))
  expect(await time.run(quick.outcome)).toMatchObject({ kind: 'approved', transactionId: 'STX_2' })
  bank.land()
  bank.release()
  expect(await time.run(slow.outcome)).toMatchObject({ kind: 'approved', transactionId: 'STX_1' })
  await time.run(Promise.all([one.close(), other.close()]))
})
