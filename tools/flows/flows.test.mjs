import { describe, expect, it } from 'vitest'
import { judge, runFlows } from './run.mjs'

const flow = { name: 'a-flow', title: 'A flow', waitsFor: undefined, file: 'a-flow.arazzo.yaml', steps: 2 }
const passed = { passed: true, steps: 2, checks: 9, failure: '', report: '' }
const failed = {
  passed: false,
  steps: 1,
  checks: 3,
  failure: 'start (HTTP 404)',
  report: 'what respect says',
}

describe('the flows', () => {
  it('load a card on the built sandbox, from the token to the balance', async () => {
    const [result, ...others] = await runFlows(['load-a-card'])
    expect(others).toEqual([])
    expect(result).toMatchObject({ name: 'load-a-card', outcome: 'passed' })
    expect(result?.steps).toBeGreaterThan(5)
    expect(result?.checks).toBeGreaterThan(50)
  }, 60_000)

  it('names the flows that there are when it is asked for another', async () => {
    await expect(runFlows(['no-such-flow'])).rejects.toThrow(/no flow no-such-flow; there are .*load-a-card/)
  }, 60_000)

  it('tells what respect says about a flow that fails', () => {
    expect(judge(flow, failed)).toMatchObject({
      outcome: 'failed',
      failure: failed.failure,
      report: failed.report,
    })
  })

  it('lets a flow wait for what the sandbox lacks, but not longer', () => {
    const waiting = { ...flow, waitsFor: 'cancelTrx' }
    expect(judge(waiting, failed).outcome).toBe('waiting')
    expect(judge(waiting, passed)).toMatchObject({
      outcome: 'failed',
      failure: expect.stringContaining('x-waits-for'),
    })
  })
})
