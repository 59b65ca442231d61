import { expect, it } from 'vitest'
import { playAll } from './exhaustive-fleet.mjs'
import { addCount, emptyCount } from './exhaustive.mjs'

function totalOf(rows) {
  const total = emptyCount()
  for (const { count } of rows) addCount(total, count)
  return total
}

it(
  'whatever two things go wrong, and wherever the till ends: nothing twice, nothing lost, nothing open',
  { timeout: 1_800_000 },
  async () => {
    const rows = await playAll({ policy: 'ours' })
    const { schedules, violations, first } = totalOf(rows)
    expect({ violations, first }).toEqual({ violations: {}, first: [] })
    expect(schedules).toBeGreaterThan(100_000)
    // In each world most sales are paid in the end: it is not won by selling nothing.
    const unsold = rows.filter(({ count }) => count.paid < count.schedules / 4)
    expect(unsold.map(({ world }) => `${world.sale}, ${world.reading}`)).toEqual([])
  },
)

it.each(['retry', 'error', 'poll', 'query', 'resend'])(
  'the same schedules find what is wrong: %s',
  async (policy) => {
    const { violations } = totalOf(await playAll({ policy, share: 0.15 }))
    expect(violations.double ?? 0).toBeGreaterThan(20)
    expect(violations.lost ?? 0).toBeGreaterThan(20)
  },
)

it('comes to the same on one core and on two', async () => {
  const some = { policy: 'query', share: 0.05 }
  const [one, two] = [await playAll({ ...some, cores: 1 }), await playAll({ ...some, cores: 2 })]
  expect(two).toEqual(one)
})
