import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AuthenticationError, ConnectionError, UnexpectedAnswerError } from '../errors/errors.ts'
import { session, type SessionSettings, type TokenAnswer } from './session.ts'
import { memoryTokenStore, type StoredTokens, type TokenStore } from './token-store.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const refusal = new AuthenticationError({
  operation: 'auth.token',
  status: 400,
  reason: 'invalid_grant',
  details: '',
})
const noNetwork = new ConnectionError('no answer', { operation: 'auth.token', sent: 'no' })

/** An answer with `t1`, `t2` and so on. */
function answers(more: TokenAnswer = {}): {
  readonly asked: () => number
  readonly open: () => Promise<TokenAnswer>
} {
  let asked = 0
  return {
    asked: () => asked,
    open() {
      asked += 1
      return Promise.resolve({
        access_token: `t${asked}`,
        expires_in: 1200,
        token_type: 'bearer',
        ...more,
      })
    },
  }
}

function setUp(more: TokenAnswer = {}, settings: Partial<SessionSettings> = {}) {
  const { asked, open } = answers(more)
  return { asked, tokens: session({ key: 'k', open, ...settings }) }
}

const later = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

describe('a session in memory', () => {
  it('uses a token until 10 s before its end, and not a moment longer', async () => {
    const { tokens } = setUp()
    expect(await tokens.get()).toBe('t1')
    await later(1_190_000 - 1)
    expect(await tokens.get()).toBe('t1')
    await later(1)
    expect(await tokens.get()).toBe('t2')
  })

  it('counts the lifetime from the question, not from the answer: the way back may have been long', async () => {
    const { open } = answers({ expires_in: 100 })
    const tokens = session({
      key: 'k',
      open: () => open().then((answer) => new Promise((done) => setTimeout(() => done(answer), 60_000))),
    })
    const first = tokens.get()
    await later(60_000)
    await first
    await later(29_999)
    expect(await tokens.get()).toBe('t1')
    await later(1)
    const second = tokens.get()
    await later(60_000)
    expect(await second).toBe('t2')
  })

  it('asks once for all who wait', async () => {
    const { asked, tokens } = setUp()
    const all = await Promise.all(Array.from({ length: 1_000 }, () => tokens.get()))
    expect(new Set(all)).toEqual(new Set(['t1']))
    expect(asked()).toBe(1)
  })

  it.each([
    ['without a store', undefined],
    ['with one', memoryTokenStore()],
  ])('asks anew after a token was refused, once for all who were refused, %s', async (_name, store) => {
    const { asked, tokens } = setUp({}, { store })
    const first = await tokens.get()
    const all = await Promise.all(
      Array.from({ length: 1_000 }, () => {
        tokens.drop(first)
        return tokens.get()
      }),
    )
    expect(new Set(all)).toEqual(new Set(['t2']))
    // One whose refusal comes late drops the old token, not the new one.
    tokens.drop(first)
    expect(await tokens.get()).toBe('t2')
    expect(asked()).toBe(2)
  })

  it('all who wait hear of a failure, and the next one asks again', async () => {
    let asked = 0
    const tokens = session({
      key: 'k',
      open() {
        asked += 1
        return asked === 1
          ? Promise.reject(noNetwork)
          : Promise.resolve({ access_token: 'good', expires_in: 1200 })
      },
    })
    const waiting = await Promise.allSettled([tokens.get(), tokens.get(), tokens.get()])
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(asked).toBe(1)
    expect(await tokens.get()).toBe('good')
  })

  it('never hands out a token in its last 10 s, whatever the clocks do', async () => {
    const jump = fc.tuple(fc.nat(2_000_000), fc.integer({ min: -(10 ** 10), max: 10 ** 10 }))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 11, max: 3_000 }),
        fc.array(jump, { maxLength: 20 }),
        fc.boolean(),
        async (lifetime, steps, stored) => {
          const store = stored ? memoryTokenStore() : undefined
          const { asked, tokens } = setUp({ expires_in: lifetime }, { store })
          let issuedAt = performance.now()
          let seen = 0
          for (const [ms, wall] of steps) {
            await later(ms)
            vi.setSystemTime(Date.now() + wall)
            await tokens.get()
            if (asked() > seen) issuedAt = performance.now()
            seen = asked()
            expect(performance.now()).toBeLessThan(issuedAt + lifetime * 1000 - 10_000)
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('the lifetime', () => {
  const day = 86_400_000
  it.each([
    [0, 1_000],
    [-1, 1_000],
    [-1e300, 1_000],
    [10, 1_000],
    [11, 1_000],
    [12, 2_000],
    [0.5, 1_000],
    ['1200', 1_190_000],
    [1e9, day],
    [1e308, day],
    [Infinity, day],
  ])(
    'of %j s: the token is used for %i ms, no request for each call and none that is kept for ever',
    async (expires_in, ms) => {
      const { tokens } = setUp({ expires_in })
      await tokens.get()
      await later(ms - 1)
      expect(await tokens.get()).toBe('t1')
      await later(1)
      expect(await tokens.get()).toBe('t2')
    },
  )

  it('of a token in a store is a day at most too: the clock may have been wrong when it was stored', async () => {
    const store = memoryTokenStore()
    await store.write('k', { accessToken: 'theirs', usableUntil: Date.now() + 400 * day })
    const { tokens } = setUp({}, { store })
    expect(await tokens.get()).toBe('theirs')
    await later(day)
    expect(await tokens.get()).toBe('t1')
  })
})

describe('an answer that is none', () => {
  it.each<TokenAnswer>([
    {},
    { access_token: 't' },
    { expires_in: 1200 },
    { access_token: '', expires_in: 1200 },
    { access_token: 7, expires_in: 1200 },
    { access_token: null, expires_in: 1200 },
    { access_token: 't', expires_in: null },
    { access_token: 't', expires_in: 'soon' },
    { access_token: 't', expires_in: '' },
    { access_token: 't', expires_in: true },
    { access_token: 't', expires_in: NaN },
    { access_token: 't', expires_in: {} },
    { access_token: 't\nx-evil: 1', expires_in: 1200 },
    { access_token: 't\r', expires_in: 1200 },
    { access_token: 't t', expires_in: 1200 },
    { access_token: 't\0', expires_in: 1200 },
    { access_token: 'tä', expires_in: 1200 },
    { access_token: 't\u{1f600}', expires_in: 1200 },
  ])('%j is refused, and is not kept', async (answer) => {
    const store = memoryTokenStore()
    let asked = 0
    const tokens = session({
      key: 'k',
      store,
      open() {
        asked += 1
        return Promise.resolve(answer)
      },
    })
    const error: unknown = await tokens.get().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UnexpectedAnswerError)
    expect(error).toMatchObject({ operation: 'auth.token' })
    expect(String(error)).toContain('without a token. Check the token URL.')
    expect(String(error)).not.toContain('evil')
    expect(asked).toBe(1)
    expect(await store.read('k')).toBeUndefined()
  })
})

describe('a session with a refresh token', () => {
  function refreshing(refreshed: (token: string) => Promise<TokenAnswer>, store?: TokenStore) {
    const { asked, open } = answers({ refresh_token: 'r1' })
    const used: string[] = []
    const refresh = (token: string): Promise<TokenAnswer> => {
      used.push(token)
      return refreshed(token)
    }
    return { asked, used, tokens: session({ key: 'k', store, open, refresh }) }
  }

  it('renews with it, and keeps it when the answer brings no other', async () => {
    let count = 0
    const { asked, used, tokens } = refreshing(() => {
      count += 1
      return Promise.resolve({ access_token: `f${count}`, expires_in: 1200 })
    })
    expect(await tokens.get()).toBe('t1')
    await later(1_190_000)
    expect(await tokens.get()).toBe('f1')
    tokens.drop('f1')
    expect(await tokens.get()).toBe('f2')
    expect(used).toEqual(['r1', 'r1'])
    expect(asked()).toBe(1)
  })

  it('takes the new one when the answer brings one', async () => {
    const store = memoryTokenStore()
    const { used, tokens } = refreshing(
      (token) =>
        Promise.resolve({ access_token: `f-${token}`, expires_in: 1200, refresh_token: `${token}+` }),
      store,
    )
    await tokens.get()
    for (let round = 0; round < 3; round += 1) {
      await later(1_190_000)
      await tokens.get()
    }
    expect(used).toEqual(['r1', 'r1+', 'r1++'])
    expect(await store.read('k')).toMatchObject({ refreshToken: 'r1+++' })
  })

  it('falls back to the whole grant when the server refuses it', async () => {
    const { asked, used, tokens } = refreshing(() => Promise.reject(refusal))
    await tokens.get()
    tokens.drop('t1')
    expect(await tokens.get()).toBe('t2')
    expect(used).toEqual(['r1'])
    expect(asked()).toBe(2)
  })

  it('does not use a refused one again', async () => {
    const { open } = answers()
    const store = memoryTokenStore()
    await store.write('k', { refreshToken: 'old', deviceCode: 'for good' })
    const used: string[] = []
    const tokens = session({
      key: 'k',
      store,
      open,
      refresh(token) {
        used.push(token)
        return Promise.reject(refusal)
      },
    })
    tokens.drop(await tokens.get())
    tokens.drop(await tokens.get())
    expect(used).toEqual(['old'])
    // What else is kept stays.
    expect(await store.read('k')).toMatchObject({ deviceCode: 'for good' })
  })

  it.each([noNetwork, new Error('anything else')])(
    'does not fall back when the request fails otherwise: %s',
    async (failure) => {
      let fails = true
      const { asked, used, tokens } = refreshing(() =>
        fails ? Promise.reject(failure) : Promise.resolve({ access_token: 'f1', expires_in: 1200 }),
      )
      await tokens.get()
      tokens.drop('t1')
      await expect(tokens.get()).rejects.toBe(failure)
      fails = false
      expect(await tokens.get()).toBe('f1')
      expect(used).toEqual(['r1', 'r1'])
      expect(asked()).toBe(1)
    },
  )
})

describe('a session with a store', () => {
  /** Another session of the same account, as another process has one. */
  function two() {
    const store = memoryTokenStore()
    const { asked, open } = answers()
    return {
      asked,
      store,
      mine: session({ key: 'k', store, open }),
      theirs: session({ key: 'k', store, open }),
    }
  }

  it('takes the token that another one got', async () => {
    const { asked, mine, theirs } = two()
    expect(await Promise.all([mine.get(), theirs.get()])).toEqual(['t1', 't1'])
    expect(asked()).toBe(1)
  })

  it('takes the token that another one renewed, and does not renew the one that it knows to be refused', async () => {
    const { asked, mine, theirs } = two()
    await Promise.all([mine.get(), theirs.get()])
    mine.drop('t1')
    expect(await mine.get()).toBe('t2')
    expect(await theirs.get()).toBe('t1')
    theirs.drop('t1')
    expect(await theirs.get()).toBe('t2')
    expect(asked()).toBe(2)
    // Now the one of the store is refused.
    theirs.drop('t2')
    expect(await theirs.get()).toBe('t3')
    mine.drop('t2')
    expect(await mine.get()).toBe('t3')
    expect(asked()).toBe(3)
  })

  it('leaves a stored token alone in its last 10 s', async () => {
    const { asked, mine, theirs } = two()
    await mine.get()
    await later(1_190_000)
    expect(await theirs.get()).toBe('t2')
    expect(asked()).toBe(2)
  })

  it('does not take its own token back when the wall clock is set back', async () => {
    const { mine } = two()
    await mine.get()
    await later(1_190_000)
    vi.setSystemTime(Date.now() - 10_000_000)
    expect(await mine.get()).toBe('t2')
  })

  it('tells the key’s owner only: another key has another token', async () => {
    const { store, mine } = two()
    const other = setUp({}, { key: 'other', store })
    await mine.get()
    await other.tokens.get()
    expect(other.asked()).toBe(1)
  })

  it('tells of a store that cannot be read, and asks for no token then', async () => {
    const broken = new Error('disk')
    const store = { ...memoryTokenStore(), read: () => Promise.reject(broken) }
    const { asked, tokens } = setUp({}, { store })
    await expect(tokens.get()).rejects.toBe(broken)
    expect(asked()).toBe(0)
  })

  it('tells of a store that cannot be written, but does not ask for token after token', async () => {
    const broken = new Error('disk full')
    const store = { ...memoryTokenStore(), write: () => Promise.reject(broken) }
    const { asked, tokens } = setUp({}, { store })
    await expect(tokens.get()).rejects.toBe(broken)
    expect(await tokens.get()).toBe('t1')
    expect(asked()).toBe(1)
  })

  it('writes what it got before anybody else has a turn', async () => {
    const log: string[] = []
    const memory = memoryTokenStore()
    const store: TokenStore = {
      ...memory,
      async write(key: string, tokens: StoredTokens) {
        await Promise.resolve()
        await memory.write(key, tokens)
        log.push(`wrote ${tokens.accessToken}`)
      },
      alone: (key, task) =>
        memory.alone(key, async () => {
          log.push('turn')
          return task()
        }),
    }
    const { open } = answers()
    await Promise.all([session({ key: 'k', store, open }).get(), session({ key: 'k', store, open }).get()])
    expect(log).toEqual(['turn', 'wrote t1', 'turn'])
  })
})
