import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { article, cards, load, sale } from '../test/sales.ts'
import { json } from '../test/till.ts'
import type { SandboxResponse } from './core.ts'
import type { Engine } from './engine.ts'
import { engineOf } from './sandbox.ts'
import { emptyState, apply, eventsOf } from './state.ts'

// The journal is the truth: whatever can be had from a sandbox can be had again from what it wrote down.

const moment = Date.UTC(2030, 4, 6, 8)

/** One that answers the same at every hour. */
function stopped(seed = 1): Engine {
  const engine = engineOf({ seed })
  engine.surroundings.clock.stop(moment)
  return engine
}

async function call(engine: Engine, token: string, line: string, body?: unknown): Promise<SandboxResponse> {
  const [method = '', url = ''] = line.split(' ')
  const text = body === undefined ? '' : JSON.stringify(body)
  const headers = { authorization: `Bearer ${token}`, ...(text !== '' && json) }
  return engine.call({ method, url, headers, body: text })
}

async function signIn(engine: Engine): Promise<string> {
  const body = { grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox-secret' }
  const answer = await call(engine, '', 'POST /oauth/token', body)
  return (answer.body as { access_token: string }).access_token
}

type Step = readonly [
  what: 'load' | 'spend' | 'cashless' | 'cancel' | 'lock' | 'create' | 'wait',
  size: number,
]

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('load', 'spend', 'cashless', 'cancel', 'lock', 'create', 'wait'),
  fc.integer({ min: 1, max: 3000 }),
)

/** A day at the till. Refusals are part of it. */
async function live(engine: Engine, token: string, steps: readonly Step[]): Promise<string[]> {
  const sales = '/api/v2/Smart/Transactions'
  const shelf = '/api/v2/Loyalty/MerchantCards'
  const answers: string[] = []
  let latest = 'STX_0'
  async function ask(line: string, body?: unknown): Promise<unknown> {
    const answer = await call(engine, token, line, body)
    // Support ids are never told twice, not even by two sandboxes that agree in all else.
    answers.push(JSON.stringify(answer.body, (key, value: unknown) => (key === 'supportId' ? '' : value)))
    return answer.body
  }
  async function sell(...input: Parameters<typeof sale>): Promise<void> {
    latest = ((await ask(`POST ${sales}`, sale(...input))) as { id: string }).id
  }
  for (const [what, size] of steps) {
    switch (what) {
      case 'load':
        await sell(cards.empty, load(size))
        await ask(`POST ${sales}/${latest}/start/cash`)
        break
      case 'spend':
        await sell(cards.full, article(size))
        await ask(`POST ${sales}/${latest}/preTransaction`)
        await ask(`POST ${sales}/${latest}/start/loyalty`)
        break
      case 'cashless':
        await sell(undefined, article(size * 100))
        await ask(`POST ${sales}/${latest}/start/cashless`)
        break
      case 'cancel':
        await ask(`POST ${sales}/${latest}/cancel`)
        break
      case 'lock':
        await ask(
          `POST ${shelf}/MCD_4H1QW7ZKX9VDN3T5S8BYR2MGJ6CEPA/${size % 2 === 0 ? 'lock' : 'unlock'}`,
          {},
        )
        break
      case 'create':
        await sell(undefined, article(size))
        break
      case 'wait':
        engine.surroundings.clock.advance(size)
        break
    }
  }
  return answers
}

/** Everything that can be asked for, as text. */
function everything(engine: Engine): string {
  return JSON.stringify(engine.snapshot())
}

const runs = { numRuns: 60 }
const days = fc.array(step, { maxLength: 12 })

it('the same seed, clock and calls give the same answers and the same hash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), days, async (seed, steps) => {
      const [first, second] = [stopped(seed), stopped(seed)]
      const answers = await live(first, await signIn(first), steps)
      expect(await live(second, await signIn(second), steps)).toEqual(answers)
      expect(second.hash()).toBe(first.hash())
    }),
    runs,
  )
})

it('another call gives another hash', async () => {
  const [first, second] = [stopped(), stopped()]
  await live(first, await signIn(first), [['load', 100]])
  await live(second, await signIn(second), [['load', 101]])
  expect(second.hash()).not.toBe(first.hash())
})

it('replayed from its records, it is the same and goes on the same', async () => {
  await fc.assert(
    fc.asyncProperty(days, days, async (before, after) => {
      const opening = stopped().snapshot()
      const engine = engineOf({ seed: 1, from: opening })
      const token = await signIn(engine)
      await live(engine, token, before)
      // Through JSON: what is on a disk.
      const records = JSON.parse(JSON.stringify(engine.records)) as typeof engine.records
      const again = engineOf(
        { seed: 1, from: opening },
        {
          opening,
          records,
          begin: () => undefined,
          append: () => undefined,
          undo: () => undefined,
          flush: () => Promise.resolve(),
          close: () => Promise.resolve(),
        },
      )
      expect(everything(again)).toBe(everything(engine))
      expect(again.hash()).toBe(engine.hash())
      expect(await live(again, token, after)).toEqual(await live(engine, token, after))
    }),
    runs,
  )
})

it('a snapshot holds everything, and goes on the same', async () => {
  await fc.assert(
    fc.asyncProperty(days, days, async (before, after) => {
      const engine = stopped()
      const token = await signIn(engine)
      await live(engine, token, before)
      const copy = engineOf({
        seed: 1,
        from: JSON.parse(everything(engine)) as ReturnType<Engine['snapshot']>,
      })
      expect(everything(copy)).toBe(everything(engine))
      const answers = await live(copy, token, after)
      // The two share nothing: what one does leaves the other as it was.
      expect(await live(engine, token, after)).toEqual(answers)
    }),
    runs,
  )
})

it('undo is the exact way back, however far', async () => {
  await fc.assert(
    fc.asyncProperty(days, fc.nat(), async (steps, pick) => {
      const engine = stopped()
      const token = await signIn(engine)
      const before = everything(engine)
      const count = engine.records.length
      await live(engine, token, steps)
      // Another one that stops in the middle.
      const made = engine.records.length - count
      const back = pick % (made + 1)
      const short = stopped()
      const kept = engine.records.slice(0, engine.records.length - back)
      await signIn(short)
      for (const { events, by } of kept.slice(count)) short.commit(by, events)
      engine.undo(back)
      const { random: _random, clock: _clock, ...now } = engine.snapshot()
      const { random: _otherRandom, clock: _otherClock, ...expected } = short.snapshot()
      expect(now).toEqual(expected)
      expect(back < made || everything(engine) === before).toBe(true)
    }),
    runs,
  )
})

it('refuses to undo what never was', () => {
  const engine = stopped()
  for (const steps of [-1, 0.5, 99]) expect(() => engine.undo(steps)).toThrow(RangeError)
})

it('begins anew with the same ids as the first time', async () => {
  const engine = stopped()
  const fresh = everything(engineOf({ seed: 1 }))
  const first = await live(engine, await signIn(engine), [['load', 100]])
  engine.restart()
  expect(everything(engine)).toBe(fresh)
  engine.surroundings.clock.stop(moment)
  expect(await live(engine, await signIn(engine), [['load', 100]])).toEqual(first)
})

it.each([
  [{ events: [] }, 'opens no shop'],
  [{ events: [{ type: 'codes used', shop: 'MRC_1', count: 1 }] }, 'no shop MRC_1 was opened'],
  [{ random: Number.NaN }, 'no snapshot'],
])('goes on from no snapshot like %j, and keeps what it has', async (change, why) => {
  const engine = stopped()
  await signIn(engine)
  const before = everything(engine)
  const broken = { ...engine.snapshot(), ...change } as ReturnType<Engine['snapshot']>
  expect(() => engine.restore(broken)).toThrow(RangeError)
  expect(() => engine.restore(broken)).toThrow(why)
  expect(everything(engine)).toBe(before)
})

it('a refusal moves nothing: the next sale has the same ID with it and without it', async () => {
  const [first, second] = [stopped(), stopped()]
  const tokens = [await signIn(first), await signIn(second)] as const
  for (const body of [{ basket_info: { sum: 1 }, basket: { products: [article(2)] } }, { idents: [] }, []])
    await call(first, tokens[0], 'POST /api/v2/Smart/Transactions', body)
  first.undo(1)
  expect(await live(first, tokens[0], [['load', 100]])).toEqual(
    await live(second, tokens[1], [['load', 100]]),
  )
})

describe('an answer that breaks the specs', () => {
  it('is a fault of the sandbox, and nothing of the call is kept', async () => {
    const engine = engineOf({ seed: 1 })
    const token = await signIn(engine)
    const before = everything(engine)
    // The shop gets a merchant that the specs do not allow, behind the back of every check.
    const [shop] = [...engine.surroundings.state.shops.values()]
    Object.assign(shop?.facts.merchant ?? {}, { object: 5 })
    await expect(
      call(engine, token, 'POST /api/v2/Smart/Transactions', sale(undefined, article(100))),
    ).rejects.toThrow('smart.transactions.create breaks the specs: /merchant/object must be')
    Object.assign(shop?.facts.merchant ?? {}, { object: 'general.merchants' })
    expect(JSON.parse(everything(engine))).toEqual(
      expect.objectContaining({ events: (JSON.parse(before) as { events: unknown }).events }),
    )
  })
})

it('the events of a state make it anew', async () => {
  const engine = stopped()
  await live(engine, await signIn(engine), [
    ['load', 700],
    ['spend', 300],
    ['cashless', 9],
    ['lock', 2],
    ['cancel', 1],
  ])
  const events = eventsOf(engine.surroundings.state)
  const state = emptyState()
  for (const event of JSON.parse(JSON.stringify(events)) as typeof events) apply(state, event)
  expect(eventsOf(state)).toEqual(events)
})
