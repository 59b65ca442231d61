import { describe, expect, it } from 'vitest'
import { addCount, commandOf, emptyCount, followers, playTree, smallWorlds } from './exhaustive.mjs'
import { exhaustiveTable } from './exhaustive-fleet.mjs'
import { faultKinds } from './network.mjs'
import { ours, oursWith } from './ours.mjs'
import { queryInMemory } from './policies.mjs'
import { runSchedule } from './run.mjs'

/** A payment as it would be if nothing that goes wrong ever changed it. */
const effects = [
  'send smart.transactions.create',
  'hear smart.transactions.create',
  'journal intent S1',
  'send smart.transactions.start',
  'wake',
  'send smart.transactions.get',
  'hear smart.transactions.get',
  'hear smart.transactions.start',
  'tell S1 approved',
]

/** Whether a read was executed makes no difference, nor when. */
const sameForReads = new Set(['answer lost', 'reset', 'late', 'hang after', '500 after', '502 after'])

const textOf = ({ faults, crash }) => JSON.stringify({ faults, crash })
const sizeOf = ({ faults, crash }) => `${faults.length} faults, ${crash.length} ends`

function tree(node = { faults: [], crash: [], from: 0 }) {
  return [node, ...followers(node, effects).flatMap(tree)]
}

/** Every fault with every end, thought of in another way: by their places. */
function everyPair() {
  const pairs = []
  for (const [at, what] of effects.entries()) {
    for (const keep of /^(?:hear|wake)/.test(what) ? [false] : [true, false]) {
      const end = { effect: at + 1, keep }
      const sent = effects.flatMap((each, place) =>
        each.startsWith('send') && (place !== at || keep) ? [each] : [],
      )
      for (const [index, operation] of sent.entries())
        for (const kind of faultKinds)
          pairs.push({ operation, faults: [{ call: index + 1, kind }], crash: [end] })
    }
  }
  return pairs
}

describe('the enumeration', () => {
  it('has every fault of every call with the end at every effect, before it and after it', () => {
    const pairs = everyPair().filter(
      ({ operation, faults: [{ kind }] }) => !operation.endsWith('.get') || !sameForReads.has(kind),
    )
    const found = tree().filter((node) => sizeOf(node) === '1 faults, 1 ends')
    expect(found.map(textOf).toSorted()).toEqual(pairs.map(textOf).toSorted())
  })

  it('has no schedule twice', () => {
    const all = tree().map(textOf)
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(1_000)
    for (const { faults, crash } of tree()) {
      expect(new Set(faults.map(({ call }) => call)).size).toBe(faults.length)
      expect(new Set(crash.map(({ effect }) => effect)).size).toBe(crash.length)
    }
  })

  it('plays the end before an effect only where nothing, or one fault, is added to it', () => {
    const isBefore = ({ effect, keep }) => !keep && !/^(?:hear|wake)/.test(effects[effect - 1])
    const before = tree().filter(({ crash }) => crash.slice(0, 1).some(isBefore))
    expect(new Set(before.map(sizeOf))).toEqual(new Set(['0 faults, 1 ends', '1 faults, 1 ends']))
  })

  it('goes up to two faults and an end, two ends, and a fault with two ends', () => {
    expect(new Set(tree().map(sizeOf))).toEqual(
      new Set([
        '0 faults, 0 ends',
        '1 faults, 0 ends',
        '0 faults, 1 ends',
        '2 faults, 0 ends',
        '1 faults, 1 ends',
        '0 faults, 2 ends',
        '2 faults, 1 ends',
        '1 faults, 2 ends',
      ]),
    )
  })

  it('of questions that follow each other takes the first and the last', () => {
    const question = ['wake', 'send smart.transactions.get', 'hear smart.transactions.get']
    const long = [
      'send smart.transactions.start',
      ...Array.from({ length: 10 }).flatMap(() => question),
      'tell S1 aborted',
    ]
    const ends = followers({ faults: [{ call: 1, kind: 'hang' }], crash: [], from: 1 }, long)
      .filter(({ crash }) => crash.length > 0)
      .map(({ crash: [{ effect }] }) => effect)
    expect(new Set(ends)).toEqual(new Set([1, 2, 3, 4, 29, 30, 31, 32]))
  })
})

describe('the driver', () => {
  it('does nothing wrong in a part of all schedules, of every world', { timeout: 60_000 }, async () => {
    const total = emptyCount()
    for (const world of smallWorlds) addCount(total, await playTree(world, { policy: ours, share: 0.035 }))
    expect(total.first).toEqual([])
    expect(total.violations).toEqual({})
    expect(total.schedules).toBeGreaterThan(200)
    expect(total.paid).toBeGreaterThan(total.schedules / 4)
    expect(total.faults + total.crashes).toBeGreaterThan(total.schedules)
  })

  it('meets everything that was scheduled: what is counted was played', async () => {
    const [world] = smallWorlds
    const root = { faults: [], crash: [], from: 0 }
    const { effects: of } = await runSchedule({ ...world, policy: ours, trace: false })
    for (const { faults, crash } of followers(root, of)) {
      const ran = await runSchedule({ ...world, faults, crash, policy: ours, trace: false })
      expect({ faults: ran.faults, crash: ran.crashes }).toEqual({ faults, crash })
    }
  })
})

describe('the same schedules find what is wrong', () => {
  it('a policy that forgets what it asked for', async () => {
    const world = smallWorlds.find(
      ({ sale, reading }) => sale === 'cashless, approved' && reading === 'abort ignored',
    )
    const count = await playTree(world, { policy: queryInMemory, share: 0.3 })
    expect(count.violations.double ?? 0).toBeGreaterThan(0)
    expect(count.violations.lost ?? 0).toBeGreaterThan(0)
  })

  it('the driver when it does not wait before it gives a start up for lost', async () => {
    const hasty = oursWith({ requestLife: 0, cardFlow: 0 })
    const world = smallWorlds.find(({ sale, reading }) => sale === 'cash' && reading === 'start after abort')
    const schedule = { ...world, policy: hasty, trace: false }
    const { effects: of } = await runSchedule(schedule)
    const kinds = []
    for (const { faults, crash } of followers({ faults: [], crash: [], from: 0 }, of)) {
      const { violations } = await runSchedule({ ...schedule, faults, crash })
      kinds.push(...violations.map(({ kind }) => kind))
    }
    expect(kinds).toContain('double')
  })

  it('and what is found is seen again', async () => {
    const world = smallWorlds.find(({ sale, reading }) => sale === 'cashless, approved' && reading === 'kind')
    const { first } = await playTree(world, { policy: queryInMemory, share: 0.2 })
    expect(first.length).toBeGreaterThan(0)
    for (const { schedule, kind } of first) {
      const told = commandOf(schedule, 'query')
      const again = JSON.parse(/'(.*)'/.exec(told)[1])
      const { violations } = await runSchedule({ ...again, policy: queryInMemory, trace: false })
      expect(violations.map((violation) => violation.kind)).toContain(kind)
    }
  })
})

it('the table adds up', () => {
  const [one, two] = smallWorlds
  const rows = [
    { world: one, count: { ...emptyCount(), schedules: 1_500, violations: { double: 2, receipt: 3 } } },
    { world: two, count: { ...emptyCount(), schedules: 2, violations: { lost: 1, double: 3, journal: 4 } } },
  ]
  expect(exhaustiveTable(rows).split('\n').at(-1)).toBe('| **all** | | 1,502 | 5 | 1 | 0 | 0 | 7 |')
})
