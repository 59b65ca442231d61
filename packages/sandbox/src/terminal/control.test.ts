import { describe, expect, it } from 'vitest'
import { openCounter } from '../../test/counter.ts'
import type { RandomCustomer, ScriptedAct, TerminalAct } from './control.ts'

describe('the hands at a terminal', () => {
  it('say so when there is nothing to act on', async () => {
    const counter = await openCounter()
    expect(counter.terminal.display).toBe('Bereit')
    expect(() => counter.terminal.act('approve')).toThrow('is at nothing')
    expect(() => counter.terminal.of('SDV_NONE')).toThrow('SDV_NONE')
    expect(() => counter.terminal.of(counter.shop().facts.till.id)).toThrow(RangeError)
  })

  it('take back what they did with the last step', async () => {
    const counter = await openCounter()
    counter.terminal.next('decline', 'approve')
    counter.terminal.always('wait')
    expect(counter.terminal.setting).toMatchObject({
      script: [{ act: 'decline' }, { act: 'approve' }],
      always: { act: 'wait' },
    })
    counter.engine.undo(1)
    expect(counter.terminal.setting.always).toEqual({ act: 'approve' })
    counter.engine.undo(1)
    expect(counter.terminal.setting.script).toEqual([])
  })

  it('follow the script job by job, then do the usual', async () => {
    const counter = await openCounter()
    counter.terminal.next('decline')
    counter.terminal.next({ act: 'approve' })
    counter.terminal.always('customer abort')
    const statuses: string[] = []
    for (let round = 0; round < 4; round += 1) {
      const { id } = await counter.sell(480)
      statuses.push((await counter.start(id, 'cashless')).status)
    }
    expect(statuses).toEqual(['failed', 'ok', 'failed', 'failed'])
    expect(counter.terminal.display).toBe('Abbruch durch Kunde')
  })

  it('are told of each text until they have had enough', async () => {
    const counter = await openCounter()
    const texts: string[] = []
    const stop = counter.terminal.onDisplay((text) => texts.push(text))
    await counter.start((await counter.sell(480)).id, 'cashless')
    expect(texts).toEqual(['Bitte Karte einstecken', 'PIN eingeben', 'Bitte warten', 'Zahlung erfolgt'])
    stop()
    await counter.start((await counter.sell(480)).id, 'cashless')
    expect(texts).toHaveLength(4)
  })

  it.each([
    [{ act: 'pay' }],
    [{ act: 'toString' }],
    [{ act: 'decline', reason: 'no reason' }],
    [{ act: 'approve', after: -1 }],
    [{ act: 'approve', late: 0.5 }],
  ])('cannot do %j', async (act) => {
    const counter = await openCounter()
    const before = counter.engine.last
    expect(() => counter.terminal.next(act as ScriptedAct)).toThrow(RangeError)
    expect(() => counter.terminal.always(act as ScriptedAct)).toThrow(RangeError)
    expect(counter.engine.last).toBe(before)
  })

  it.each([
    [{ weights: {} }],
    [{ weights: { approve: 0 } }],
    [{ weights: { approve: -1, decline: 2 } }],
    [{ weights: { pay: 1 } }],
    [{ weights: { approve: 1 }, after: [5, 4] }],
  ])('do not know the customer %j', async (customer) => {
    const counter = await openCounter()
    expect(() => counter.terminal.always(customer as unknown as RandomCustomer)).toThrow(RangeError)
  })

  it('cannot let somebody wait who is waiting already', async () => {
    const counter = await openCounter()
    counter.terminal.always('wait')
    const { answer } = counter.pay((await counter.sell(480)).id)
    expect(() => counter.terminal.act('wait' as TerminalAct)).toThrow('do nothing')
    expect(() => counter.terminal.act('pay' as TerminalAct)).toThrow('nobody can "pay"')
    counter.terminal.act('approve')
    await answer
  })
})

describe('a random customer', () => {
  async function day(seed: number): Promise<readonly (string | number)[]> {
    const counter = await openCounter({ seed })
    counter.terminal.always({ weights: { approve: 3, decline: 1 }, after: [1000, 3000] })
    const told: (string | number)[] = []
    for (let round = 0; round < 60; round += 1) {
      const { answer } = counter.pay((await counter.sell(480)).id)
      const at = counter.terminal.job?.plan?.at ?? 0
      const takes = at - counter.engine.surroundings.clock.now()
      counter.engine.surroundings.clock.advance(takes)
      told.push(((await answer).body as { status: string }).status, takes)
    }
    return told
  }

  it('does the same for the same seed, and each act as often as it weighs', async () => {
    const first = await day(4)
    expect(await day(4)).toEqual(first)
    expect(await day(5)).not.toEqual(first)
    const approved = first.filter((each) => each === 'ok').length
    // 60 draws at three in four: five standard deviations are 17.
    expect(approved).toBeGreaterThan(28)
    expect(approved).toBeLessThan(60)
    const times = first.filter((each) => typeof each === 'number')
    expect(Math.min(...times)).toBeGreaterThanOrEqual(1000)
    expect(Math.max(...times)).toBeLessThanOrEqual(3000)
    expect(new Set(times).size).toBeGreaterThan(20)
  })

  it('takes the least and the most of its time too', async () => {
    const counter = await openCounter()
    counter.terminal.always({ weights: { approve: 1 }, after: [1000, 1001] })
    const taken = new Set<number>()
    for (let round = 0; round < 30; round += 1) {
      const { answer } = counter.pay((await counter.sell(480)).id)
      const { plan, began = 0 } = counter.terminal.job ?? {}
      taken.add((plan?.at ?? 0) - began)
      counter.engine.surroundings.clock.advance(2000)
      await answer
    }
    expect(taken).toEqual(new Set([1000, 1001]))
  })
})
