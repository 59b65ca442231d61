import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultKinds, longestWay, runSchedule, scenarios, shrinkOf } from './index.mjs'
import { playMany } from './fleet.mjs'
import { ours } from './ours.mjs'

/** How many sales there are at each rate; `npm run simulate` plays a million. */
const sales = 20_000

describe('the driver, over many days by chance', () => {
  it.each([0.01, 0.05, 0.15])(
    'at %f of the calls failing: nothing twice, nothing lost, nothing open',
    async (rate) => {
      const tally = await playMany({ policy: 'ours', rate, sales, begin: 1_000_000 })
      expect({ violations: tally.violations, first: tally.first }).toEqual({ violations: {}, first: [] })
      expect(tally.sales).toBeGreaterThanOrEqual(sales)
      expect(tally.told.approved).toBeGreaterThan(sales / 3)
      expect(tally.crashes).toBeGreaterThan(sales / 10)
    },
    600_000,
  )
})

const fault = fc.record({
  call: fc.integer({ min: 1, max: 25 }),
  kind: fc.constantFrom(...faultKinds),
  ms: fc.integer({ min: 0, max: longestWay }),
})
const crash = fc.record({ effect: fc.integer({ min: 1, max: 70 }), keep: fc.boolean() })
const assumptions = fc.record(
  {
    startAfterAbort: fc.constantFrom('refused', 'executed'),
    secondStart: fc.constantFrom('refused', 'answered again', 'charged again'),
    statusAtTerminal: fc.constantFrom('created', 'processing', 'pending'),
    abortAtTerminal: fc.constantFrom('refused', 'ignored', 'stops the terminal'),
    declinedAtTerminal: fc.constantFrom('failed', 'refused', 'forgotten'),
    listDelay: fc.constantFrom(0, 30_000),
  },
  { requiredKeys: [] },
)
const schedules = fc.record({
  scenario: fc.constantFrom(...Object.keys(scenarios)),
  faults: fc.uniqueArray(fault, { maxLength: 4, selector: ({ call }) => call }),
  crash: fc.uniqueArray(crash, { maxLength: 3, selector: ({ effect }) => effect }),
  assumptions,
  hasFile: fc.boolean(),
  seed: fc.nat(),
})

it(
  'whatever few things go wrong: what fast-check finds is the smallest schedule',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (played) => {
        const { violations } = await runSchedule({ ...played, policy: ours, trace: false })
        expect(violations).toEqual([])
      }),
      { numRuns: 5_000 },
    )
  },
)

it('a violation stays one while it is made smaller', { timeout: 120_000 }, async () => {
  const { baselines } = await import('./policies.mjs')
  const [, policy] = baselines
  const schedule = {
    scenario: { ...scenarios['declined, then approved'], assumptions: { listDelay: 30_000 } },
    faults: [{ call: 2, kind: 'slow', ms: 5_000 }],
    crash: [{ effect: 6, keep: true }],
  }
  const { violations } = await runSchedule({ ...schedule, policy, trace: false })
  for (const { kind } of violations) {
    const { ran } = await shrinkOf(schedule, { policy, seed: 1, kind })
    expect(ran.violations.map((violation) => violation.kind)).toContain(kind)
  }
})
