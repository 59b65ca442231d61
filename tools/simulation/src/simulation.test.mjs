import { describe, expect, it } from 'vitest'
import { baselines, faultKinds, runSchedule, runSeed, scenarios, shrunk } from './index.mjs'
import { ours } from './ours.mjs'
import { policyNamed, policyNames } from './policy-names.mjs'
import { blockOf, headOf, readmes, shownKinds } from './table.mjs'
import { tallyOf } from './tally.mjs'

describe('the driver', () => {
  it.each([0.01, 0.05, 0.15])(
    'at %f of the calls failing charges nothing twice and loses nothing',
    async (rate) => {
      const { violations, first, sales, told, faults, crashes } = await tallyOf({
        policy: ours,
        rate,
        from: 1,
        to: 22,
      })
      expect({ violations, first }).toEqual({ violations: {}, first: [] })
      // It did not do so by selling nothing, or in a world where nothing happens.
      expect(sales).toBeGreaterThan(140)
      expect(told.approved).toBeGreaterThan(sales / 3)
      expect(crashes).toBeGreaterThan(25)
      expect(faults).toBeGreaterThan(rate * 600)
    },
  )

  it.each(Object.keys(scenarios))('settles what every crash leaves behind: %s', async (scenario) => {
    const { effects, violations } = await runSchedule({ scenario, policy: ours })
    expect(violations).toEqual([])
    for (const n of effects.keys()) {
      const crash = { effect: n + 1, keep: n % 2 === 0 }
      const ran = await runSchedule({ scenario, policy: ours, crash, trace: false })
      expect({ crash, violations: ran.violations }).toEqual({ crash, violations: [] })
      expect(ran.crashes).toEqual([crash])
    }
  })

  it('is told nothing that the bank does not know, whichever call suffers which fault', async () => {
    const scenario = 'declined, then approved'
    const { calls } = await runSchedule({ scenario, policy: ours })
    for (let call = 1; call <= calls; call += 1) {
      for (const kind of faultKinds) {
        const { violations, faults } = await runSchedule({
          scenario,
          policy: ours,
          faults: [{ call, kind }],
          trace: false,
        })
        expect({ call, kind, violations }).toEqual({ call, kind, violations: [] })
        expect(faults).toEqual([{ call, kind }])
      }
    }
  })
})

describe('the world finds what is wrong', () => {
  it.each(baselines.map((policy) => [policy.name, policy]))(
    '%s: doubles and losses',
    async (_name, policy) => {
      const { violations } = await tallyOf({ policy, rate: 0.05, from: 1, to: 29 })
      expect(violations.double ?? 0).toBeGreaterThan(0)
      expect(violations.lost ?? 0).toBeGreaterThan(0)
    },
  )

  it.each([
    ['tells before its journal knows', 'not durable', { hasJournal: true }],
    ['prints no receipt', 'receipt', { hasJournal: true }],
    ['says paid whatever the bank says', 'phantom', { starts: 0 }],
    ['says not paid whatever the bank says', 'lost', { told: ['aborted'] }],
    ['never comes to an outcome', 'unresolved', { told: ['unresolved'] }],
    ['starts twice', 'second start', { starts: 2 }],
    ['changes its mind', 'told changed', { told: ['declined', 'approved'] }],
    ['charges another amount', 'amount', { more: 100 }],
    ['pays twice', 'double', { creates: 2 }],
    ['forgets whose payment it is', 'unattributed', { saleId: 'S9' }],
    ['says reversed, and reverses nothing', 'reversal', { reversal: 'reversed' }],
    ['leaves a reversal open', 'unresolved', { reversal: 'unresolved' }],
    ['starts before its journal knows', 'not durable', { hasJournal: true }],
    ['ends the day twice', 'end of day', { day: ['done'], dayCalls: 2 }],
    ['says that the day is ended, and ends nothing', 'end of day', { day: ['done'], dayCalls: 0 }],
    ['says that the day is not ended, and ends it', 'end of day', { day: ['refused', 'done'] }],
    ['ends the day before its journal knows', 'end of day', { day: ['done'], hasJournal: true }],
    ['breaks whenever it is opened', 'endless', { breaks: true }],
  ])('a driver that %s: %s', async (_what, kind, how) => {
    const { violations } = await runSchedule({ scenario: paidTwice, policy: wrong(how) })
    expect(violations.map((violation) => violation.kind)).toContain(kind)
  })

  it('and blames nobody who does it right', async () => {
    const { violations } = await runSchedule({ scenario: paidTwice, policy: wrong({}) })
    expect(violations).toEqual([])
  })
})

describe('the journal', () => {
  it('that takes no record any more stops the till: nothing is started that is not in it', async () => {
    for (const hasFile of [false, true]) {
      for (let record = 1; record <= 12; record += 1) {
        const faults = [{ record, kind: 'write failed' }]
        const ran = await runSchedule({ scenario: 'two sales', policy: ours, faults, hasFile, trace: false })
        expect({ record, hasFile, violations: ran.violations }).toEqual({ record, hasFile, violations: [] })
        expect(ran.faults).toEqual(faults)
      }
    }
  })
})

describe('the end of the day', () => {
  const scenario = { ...scenarios.cashless, endOfDay: [{ act: 'approve', after: 10_000 }] }

  it('is done once, whichever call suffers which fault, and wherever the till ends', async () => {
    const { calls, effects } = await runSchedule({ scenario, policy: ours, trace: false })
    const schedules = [
      ...faultKinds.flatMap((kind) =>
        Array.from({ length: calls }, (_no, n) => ({ faults: [{ call: n + 1, kind }] })),
      ),
      ...effects.flatMap((_what, n) => [true, false].map((keep) => ({ crash: { effect: n + 1, keep } }))),
    ].filter((_schedule, n) => n % 3 === 0)
    for (const schedule of schedules) {
      const { violations } = await runSchedule({ ...schedule, scenario, policy: ours, trace: false })
      expect({ schedule, violations }).toEqual({ schedule, violations: [] })
    }
  })
})

it('the READMEs show the table of these policies, as the command writes it', async () => {
  const names = await Promise.all(policyNames.map(async (name) => (await policyNamed(name)).name))
  for (const file of readmes) {
    const [head, , ...rows] = blockOf(file)
      .block.split('\n\n', 1)[0]
      .split('\n')
      .map((line) => line.slice(1, -1).split('|'))
      .map((cells) => cells.map((cell) => cell.trim()))
    expect(head).toEqual(headOf([0.01, 0.05, 0.15], shownKinds))
    expect(rows.map(([name]) => name)).toEqual(names)
    expect(rows.at(-1).slice(1)).toEqual(['0 / 0 / 0', '0 / 0 / 0'])
  }
})

describe('a day', () => {
  it('is the same for the same seed, to the last word', async () => {
    for (const policy of [ours, ...baselines]) {
      for (let seed = 5; seed <= 8; seed += 1) {
        const options = { policy, rate: 0.15, trace: true }
        const [once, again] = [await runSeed(seed, options), await runSeed(seed, options)]
        expect(again).toEqual(once)
      }
    }
  })

  it('is another for another seed', async () => {
    const traces = new Set()
    for (let seed = 1; seed <= 10; seed += 1) {
      const { trace } = await runSeed(seed, { policy: ours, rate: 0.05, trace: true })
      traces.add(trace.join('\n'))
    }
    expect(traces.size).toBe(10)
  })

  it('that went wrong is made as small as it can be', async () => {
    const [, policy] = baselines
    for (let seed = 1; ; seed += 1) {
      const { violations } = await runSeed(seed, { policy, rate: 0.05 })
      if (violations[0]?.kind !== 'double') continue
      const { schedule, ran } = await shrunk(seed, { policy, rate: 0.05 })
      expect(ran.violations.map(({ kind }) => kind)).toContain('double')
      expect(schedule.scenario.sales).toHaveLength(1)
      expect(schedule.faults.length + schedule.crash.length).toBeLessThanOrEqual(1)
      return
    }
  })
})

/** A sale that the customer pays again after a no, and brings back. */
const paidTwice = {
  ...scenarios['declined, then approved'],
  sales: [{ ...scenarios.cashless.sales[0], repeats: 1, reverse: true }],
  endOfDay: [{ act: 'approve' }],
}

/** A driver that is wrong on purpose, in one way. */
function wrong({
  hasJournal = false,
  creates = 1,
  starts = 1,
  told = ['approved'],
  more = 0,
  saleId: forgotten,
  reversal,
  breaks = false,
  day = ['done'],
  dayCalls = 1,
}) {
  let [paid, id, days] = [0, undefined, 0]
  async function endOfDay({ api }) {
    for (let call = 0; call < dayCalls; call += 1) await api.endOfDay('me')
    const kind = day[Math.min(days, day.length - 1)]
    days += 1
    return { kind }
  }
  async function pay({ api, till }, { saleId, basket, method }) {
    const [item] = basket
    const sum = item.priceOne + more
    const kind = told[Math.min(paid, told.length - 1)]
    const payments = paid === 0 ? creates : 0
    paid += 1
    for (let n = 0; n < payments; n += 1) {
      const products = [{ ...item, priceOne: sum }]
      const merchantRef = `${till}-${forgotten ?? saleId}#${n + 1}`
      ;({ id } = await api.create({
        merchantRef,
        basket: { products },
        basket_info: { sum, currency: 'EUR' },
      }))
      for (let start = 0; start < starts; start += 1) await api.start(id, method).catch(() => undefined)
    }
    return { saleId, kind, transactionId: id }
  }
  return {
    name: 'wrong',
    hasJournal,
    async open(surroundings) {
      if (breaks) throw new Error('broken')
      return {
        pay: (sale) => ({ outcome: pay(surroundings, sale) }),
        endOfDay: () => endOfDay(surroundings),
        ...(reversal && { reverse: async (saleId) => ({ saleId, transactionId: id, kind: reversal }) }),
      }
    },
  }
}
