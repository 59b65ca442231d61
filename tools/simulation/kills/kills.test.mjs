import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultyDrivers, saidAbout } from './faulty-drivers.mjs'
import { kill } from './kill.mjs'
import { anyMoment, steps } from './steps.mjs'

beforeAll(() => {
  for (const name of ['api', 'sandbox', 'terminal']) {
    if (!existsSync(join(import.meta.dirname, `../../../packages/${name}/dist`)))
      throw new Error(
        'build first: these tests run the built packages in processes of their own (npm run build)',
      )
  }
})

describe('a till that is killed', () => {
  it('is charged at most once, told the truth, and prints every receipt', async () => {
    const report = await kill({ kills: 30, least: 0, seed: Date.now() % 1_000_000 })
    expect(report.failures).toEqual([])
    expect(report.kills).toBeGreaterThanOrEqual(30)
  }, 120_000)

  it('is killed at every kind of step', () => {
    const kinds = new Set([...steps.keys()].map((step) => step.split(/[ :]/)[0]))
    expect([...kinds]).toEqual(expect.arrayContaining(['record', 'call', 'told', 'books', 'paper']))
    expect(steps.size).toBeGreaterThan(80)
    expect(steps.has(anyMoment)).toBe(true)
  })
})

describe('the comparison of the books', () => {
  it.each(faultyDrivers.slice(0, 2))(
    'notices a driver with %s',
    async (fault, step, said) => {
      expect(await saidAbout(fault, step, said)).toContain(said)
    },
    60_000,
  )
})
