import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  faultsAt,
  holdAgainstDamage,
  live,
  randomFrom,
  seenNothing,
} from './testing/journal-life.test-helper.ts'

it('keeps what it acknowledged and shows nothing else, in 10,000 lives', async () => {
  const seen = seenNothing()
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.integer({ min: 1, max: 100 }),
      fc.constantFrom(0, 0.01, 0.05, 0.2),
      async (seed, steps, rate) => {
        const random = randomFrom(seed)
        await live({ random, steps, fault: faultsAt(rate, random), seen })
      },
    ),
    { numRuns: 10_000 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1000)
})

it('is refused with the place of the damage, in 10,000 damaged files', async () => {
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 30 }), async (seed, steps) => {
      const random = randomFrom(seed)
      const { simulated } = await live({ random, steps, fault: () => undefined })
      refused += await holdAgainstDamage(simulated, random)
    }),
    { numRuns: 10_000 },
  )
  expect(refused).toBeGreaterThan(10000)
})
