import { beforeEach, describe, expect, it } from 'vitest'
import { Flow } from './flow.ts'
import type { JournalRecord } from './journal.ts'
import { type Step, RuleBrokenError } from './machine.ts'
import { intentRecord } from './testing/sales.test-helper.ts'

/** Letters are collected in the state. A capital is recorded before it is carried out. */
type Happening = string

let log: string[]
let disk: Promise<void>
let release: (error?: Error) => void

beforeEach(() => {
  log = []
  holdDisk()
})

function holdDisk(): void {
  disk = new Promise((done, fail) => (release = (error) => (error ? fail(error) : done())))
}

function advance(state: string, happening: Happening): Step<string, string> {
  if (happening === 'boom') throw new Error('a fault')
  const isCapital = happening !== happening.toLowerCase()
  return {
    state: state + happening,
    records: isCapital
      ? [intentRecord({ saleId: happening }), intentRecord({ saleId: `${happening}2` })]
      : [],
    effects: [`${state}+${happening}`, 'and'],
  }
}

function flow(onEffect: (effect: string) => void = () => undefined): Flow<string, Happening, string> {
  return new Flow<string, Happening, string>('', {
    advance,
    record: async (record: JournalRecord) => {
      log.push(`write ${'saleId' in record && record.saleId}`)
      await disk
      log.push(`wrote ${'saleId' in record && record.saleId}`)
    },
    notRecorded: (error) => `!${error instanceof Error && error.message}`,
    carryOut: (effect) => {
      log.push(effect)
      onEffect(effect)
    },
    onBroken: (error) => log.push(`broken: ${error instanceof Error && error.message}`),
  })
}

/** Lets everything run that can. */
function settle(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}

describe('a flow', () => {
  it('carries out nothing before all of its records are on disk', async () => {
    const work = flow()
    work.send('A')
    await settle()
    expect(log).toEqual(['write A'])
    expect(work.state).toBe('')
    release()
    await settle()
    expect(log).toEqual(['write A', 'wrote A', 'write A2', 'wrote A2', '+A', 'and'])
    expect(work.state).toBe('A')
  })

  it('takes one happening after the other, in their order', async () => {
    const work = flow()
    work.send('A')
    work.send('b')
    work.send('c')
    await settle()
    expect(log).toEqual(['write A'])
    release()
    await settle()
    expect(log.slice(4)).toEqual(['+A', 'and', 'A+b', 'and', 'Ab+c', 'and'])
  })

  it('what an effect brings about comes after all effects of its step', async () => {
    const work = flow((effect) => effect === '+a' && work.send('b'))
    work.send('a')
    await settle()
    expect(log).toEqual(['+a', 'and', 'a+b', 'and'])
  })

  it('is not done after its first happenings', async () => {
    const work = flow()
    work.send('a')
    await settle()
    work.send('b')
    await settle()
    expect(work.state).toBe('ab')
  })

  it('what cannot be recorded has not happened: the step before it hears of that instead', async () => {
    const work = flow()
    work.send('a')
    work.send('B')
    await settle()
    release(new Error('full'))
    await settle()
    expect(log).toEqual(['+a', 'and', 'write B', 'a+!full', 'and'])
    expect(work.state).toBe('a!full')
  })

  it('halted, it takes nothing more, and does not carry out what it is about to record', async () => {
    const work = flow()
    work.send('A')
    work.send('B')
    await settle()
    work.halt()
    work.send('c')
    release()
    await settle()
    expect(log).toEqual(['write A', 'wrote A', 'write A2', 'wrote A2'])
    expect(work.state).toBe('')
  })

  it('halted while records fail, it says nothing of that', async () => {
    const work = flow()
    work.send('A')
    await settle()
    work.halt()
    release(new Error('closed'))
    await settle()
    expect(log).toEqual(['write A'])
  })

  it('a fault of its own ends it', async () => {
    const work = flow()
    for (const happening of ['a', 'boom', 'b']) work.send(happening)
    await settle()
    work.send('c')
    await settle()
    expect(log).toEqual(['+a', 'and', 'broken: a fault'])
    expect(work.state).toBe('a')
  })

  it('a broken rule of the journal is no record that failed', async () => {
    const work = flow()
    work.send('A')
    await settle()
    release(new RuleBrokenError('a second intent'))
    await settle()
    expect(log).toEqual(['write A', 'broken: a second intent'])
    expect(work.state).toBe('')
  })

  it('an effect that throws ends it', async () => {
    const work = flow((effect) => {
      if (effect === '+a') throw new RuleBrokenError('a second start')
    })
    work.send('a')
    work.send('b')
    await settle()
    expect(log).toEqual(['+a', 'broken: a second start'])
  })
})
