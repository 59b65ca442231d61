import { expect, it } from 'vitest'
import { faultyDrivers, saidAbout } from './faulty-drivers.mjs'
import { kill, missed } from './kill.mjs'

it('2,000 kills, each named step at least 20 times: nothing is double, lost or a phantom', async () => {
  const report = await kill({ kills: 2000, least: 20, seed: 1 })
  expect(report.failures).toEqual([])
  expect(missed(report, 20)).toEqual([])
  expect(report.kills).toBeGreaterThanOrEqual(2000)
}, 1_800_000)

it.each(faultyDrivers)(
  'the comparison of the books notices a driver with %s',
  async (fault, step, said) => {
    expect(await saidAbout(fault, step, said)).toContain(said)
  },
  120_000,
)
