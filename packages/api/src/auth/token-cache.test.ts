import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Token } from '../generated/models.ts'
import { tokenCache } from './token-cache.ts'

/** A cache on a clock that stands, and tokens `t1`, `t2` and so on. */
function setUp(lifetime = 1200) {
  const clock = { now: 5_000 }
  const state = { asked: 0 }
  const tokens = tokenCache(
    () => {
      state.asked += 1
      return Promise.resolve<Token>({
        access_token: `t${state.asked}`,
        expires_in: lifetime,
        token_type: 'bearer',
      })
    },
    () => clock.now,
  )
  return { clock, state, tokens }
}

describe('tokenCache', () => {
  it('uses a token until 10 s before its end, and not a moment longer', async () => {
    const { clock, tokens } = setUp()
    const begin = clock.now
    expect(await tokens.get()).toBe('t1')
    clock.now = begin + 1_190_000 - 1
    expect(await tokens.get()).toBe('t1')
    clock.now = begin + 1_190_000
    expect(await tokens.get()).toBe('t2')
  })

  it('counts the lifetime from the question, not from the answer: the way back may have been long', async () => {
    const clock = { now: 0 }
    let asked = 0
    const tokens = tokenCache(
      () => {
        asked += 1
        clock.now += 60_000
        return Promise.resolve<Token>({ access_token: `t${asked}`, expires_in: 100, token_type: 'bearer' })
      },
      () => clock.now,
    )
    await tokens.get()
    clock.now = 89_999
    expect(await tokens.get()).toBe('t1')
    clock.now = 90_000
    expect(await tokens.get()).toBe('t2')
  })

  it('asks once for all who wait', async () => {
    const { state, tokens } = setUp()
    const all = await Promise.all(Array.from({ length: 1_000 }, () => tokens.get()))
    expect(new Set(all)).toEqual(new Set(['t1']))
    expect(state.asked).toBe(1)
  })

  it('asks anew after a token was refused, and only once for all who were refused', async () => {
    const { state, tokens } = setUp()
    const first = await tokens.get()
    const all = await Promise.all(
      Array.from({ length: 100 }, () => {
        tokens.drop(first)
        return tokens.get()
      }),
    )
    expect(new Set(all)).toEqual(new Set(['t2']))
    // One whose refusal comes late drops the old token, not the new one.
    tokens.drop(first)
    expect(await tokens.get()).toBe('t2')
    expect(state.asked).toBe(2)
  })

  it('all who wait hear of a failure, and the next one asks again', async () => {
    let asked = 0
    const tokens = tokenCache(() => {
      asked += 1
      return asked === 1
        ? Promise.reject(new Error('token endpoint is down'))
        : Promise.resolve<Token>({ access_token: 'good', expires_in: 1200, token_type: 'bearer' })
    })
    const waiting = await Promise.allSettled([tokens.get(), tokens.get(), tokens.get()])
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(asked).toBe(1)
    expect(await tokens.get()).toBe('good')
  })

  it('never hands out a token in its last 10 s, whatever the clock does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 11, max: 3_000 }),
        fc.array(fc.nat(2_000_000), { maxLength: 20 }),
        async (lifetime, steps) => {
          const { clock, state, tokens } = setUp(lifetime)
          let issuedAt = clock.now
          let seen = 0
          for (const step of steps) {
            clock.now += step
            await tokens.get()
            if (state.asked > seen) issuedAt = clock.now
            seen = state.asked
            expect(clock.now).toBeLessThan(issuedAt + lifetime * 1000 - 10_000)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})
