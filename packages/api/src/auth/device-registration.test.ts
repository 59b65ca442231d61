import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  AuthenticationError,
  ConnectionError,
  type SecuconnectError,
  UnexpectedAnswerError,
} from '../errors/errors.ts'
import type { Transport, TransportResponse } from '../transport/transport.ts'
import { registerDevice, type UserCode } from './device-registration.ts'
import { deviceSession, NotRegisteredError } from './device-session.ts'
import { memoryTokenStore, type TokenStore } from './token-store.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const client = { clientId: 'till-7', clientSecret: 'canary-secret', uuid: '/vendor/beispiel/cashier/2' }
const key = 'device https://api.test/oauth/token till-7 /vendor/beispiel/cashier/2'

const json = (status: number, body: unknown): TransportResponse => ({
  status,
  headers: {},
  text: typeof body === 'string' ? body : JSON.stringify(body),
})
const word = (error: string, status = 400): TransportResponse => json(status, { error })
const pending = word('authorization_pending', 401)
const confirmed = json(200, { access_token: 'token', expires_in: 1200, refresh_token: 'refresh' })
const codes = {
  device_code: 'canary-device-code',
  user_code: 'k7m2p9xq',
  verification_url: 'http://www.secuoffice.com',
  expires_in: 1200,
  interval: 5,
}
const hangUp = new ConnectionError('no answer', { operation: 'auth.token', sent: 'maybe' })

type Scripted = TransportResponse | Error | ((form: Readonly<Record<string, unknown>>) => TransportResponse)

/** A till that registers at a server that answers as told: to the registration, then to each question; the last answer stays. */
function till(
  questions: readonly Scripted[],
  registration: Scripted = json(200, codes),
  store: TokenStore = memoryTokenStore(),
) {
  const begin = performance.now()
  const registrations: unknown[] = []
  /** When it asked, in s. */
  const asked: number[] = []
  const shown: UserCode[] = []
  const transport: Transport = ({ body = '' }) => {
    const form = JSON.parse(body) as Readonly<Record<string, unknown>>
    let answer: Scripted | undefined
    if ('uuid' in form) {
      registrations.push(form)
      answer = registration
    } else {
      asked.push((performance.now() - begin) / 1000)
      answer = questions[Math.min(asked.length, questions.length) - 1]
    }
    if (answer === undefined) throw new Error('not scripted')
    if (answer instanceof Error) return Promise.reject(answer)
    return Promise.resolve(typeof answer === 'function' ? answer(form) : answer)
  }
  const options = { baseUrl: 'https://api.test', ...client, store, transport, retries: 0 }
  return {
    registrations,
    asked,
    shown,
    store,
    run: (
      more: { signal?: AbortSignal; again?: boolean; show?: (code: UserCode) => void | Promise<void> } = {},
    ) => {
      const ended = registerDevice({ ...options, show: (code) => void shown.push(code), ...more })
      // Looked at later, when the clock has run.
      ended.catch(() => undefined)
      return ended
    },
  }
}

async function failure(ended: Promise<unknown>): Promise<unknown> {
  return ended.then(
    () => {
      throw new Error('expected a failure')
    },
    (error: unknown) => error,
  )
}

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1000)

describe('registerDevice', () => {
  it('keeps what the server answered before it shows the code, and the device code for good', async () => {
    const { run, store, shown, registrations } = till([pending, confirmed])
    let storedWhenShown: unknown
    const ended = run({
      async show(code) {
        shown.push(code)
        storedWhenShown = await store.read(key)
      },
    })
    await seconds(0)
    expect(storedWhenShown).toMatchObject({
      registration: { deviceCode: codes.device_code, userCode: codes.user_code },
    })
    expect(storedWhenShown).not.toHaveProperty('deviceCode')
    await seconds(10)
    await ended
    expect(registrations).toEqual([
      { grant_type: 'device', client_id: 'till-7', client_secret: 'canary-secret', uuid: client.uuid },
    ])
    expect(shown).toEqual([
      { userCode: 'k7m2p9xq', verificationUrl: 'http://www.secuoffice.com', expiresIn: 1200 },
    ])
    expect(await store.read(key)).toEqual({
      accessToken: 'token',
      usableUntil: expect.any(Number) as number,
      refreshToken: 'refresh',
      deviceCode: codes.device_code,
    })
  })

  it('does nothing when the device is registered, unless it is told to register again', async () => {
    const { run, store, registrations, asked } = till([confirmed])
    await store.write(key, { deviceCode: 'old', accessToken: 'old token', refreshToken: 'old refresh' })
    await run()
    expect([registrations.length, asked.length]).toEqual([0, 0])
    const ended = run({ again: true })
    await seconds(1)
    // The old one stays good until the new one is confirmed.
    expect(await store.read(key)).toMatchObject({ deviceCode: 'old', accessToken: 'old token' })
    await seconds(4)
    await ended
    expect(await store.read(key)).toMatchObject({ deviceCode: codes.device_code, refreshToken: 'refresh' })
  })

  it('does not poll before the code is shown', async () => {
    const { run, asked } = till([confirmed])
    const ended = run({ show: () => new Promise((done) => setTimeout(done, 60_000)) })
    await seconds(64)
    expect(asked).toEqual([])
    await seconds(1)
    await ended
    expect(asked).toEqual([65])
  })

  it('rejects with what `show` throws, and goes on with the same code in the next run', async () => {
    const { run, shown, registrations } = till([pending, confirmed])
    const jam = new Error('paper jam')
    expect(await failure(run({ show: () => Promise.reject(jam) }))).toBe(jam)
    const ended = run()
    await seconds(5)
    await ended
    expect(shown).toHaveLength(1)
    expect(registrations).toHaveLength(1)
  })
})

describe('polling, as RFC 8628 has it', () => {
  it.each<[what: string, questions: readonly Scripted[], asked: readonly number[]]>([
    ['confirmed at once', [confirmed], [5]],
    ['pending with 401', [pending, pending, confirmed], [5, 10, 15]],
    ['pending with 400', [word('authorization_pending'), confirmed], [5, 10]],
    ['pending with a bare 401', [json(401, ''), json(401, '<html>'), confirmed], [5, 10, 15]],
    ['slow_down adds 5 s, and keeps them', [word('slow_down'), pending, pending, confirmed], [5, 15, 25, 35]],
    ['slow_down twice', [word('slow_down'), word('slow_down', 401), pending, confirmed], [5, 15, 30, 45]],
    ['no network: each time twice as long', [hangUp, hangUp, hangUp, confirmed], [5, 15, 35, 75]],
    ['no network for a while', [hangUp, hangUp, pending, pending, confirmed], [5, 15, 35, 40, 45]],
    [
      'a server that fails',
      [word('oops', 500), json(503, ''), json(502, '<html>'), confirmed],
      [5, 15, 35, 75],
    ],
    ['too many requests', [word('Too Many Requests', 429), pending, confirmed], [5, 15, 20]],
    ['a captive portal', [json(200, '<html>'), confirmed], [5, 15]],
    ['no network after slow_down', [word('slow_down'), hangUp, pending, confirmed], [5, 15, 35, 45]],
  ])('%s', async (_what, questions, expected) => {
    const { run, asked, store } = till(questions)
    const ended = run()
    await seconds(1199)
    await ended
    expect(asked).toEqual(expected)
    expect(await store.read(key)).toMatchObject({ deviceCode: codes.device_code })
  })

  it.each([
    [undefined, 5],
    [0, 5],
    [-3, 5],
    ['2', 5],
    [null, 5],
    [2, 2],
    [0.5, 0.5],
    [30, 30],
  ])('an interval of %j means %i s', async (interval, expected) => {
    const { run, asked } = till([pending, confirmed], json(200, { ...codes, interval }))
    const ended = run()
    await seconds(100)
    await ended
    expect(asked).toEqual([expected, 2 * expected])
  })

  it('ends with "denied" when a person says no; the next run shows a new code', async () => {
    const { run, store, registrations } = till([pending, word('access_denied'), confirmed])
    const ended = run()
    await seconds(10)
    const error = await failure(ended)
    expect(error).toBeInstanceOf(NotRegisteredError)
    expect(error).toMatchObject({ reason: 'denied', operation: 'auth.token' })
    expect(String(error)).toContain('run registerDevice({ … }) again')
    expect(await store.read(key)).toEqual({})
    const second = run()
    await seconds(5)
    await second
    expect(registrations).toHaveLength(2)
  })

  it('ends with "expired" when the server says so', async () => {
    const { run, asked } = till([pending, word('expired_token')])
    const ended = run()
    await seconds(1000)
    expect(await failure(ended)).toMatchObject({ name: 'NotRegisteredError', reason: 'expired' })
    expect(asked).toEqual([5, 10])
  })

  it('ends with "expired" when time is up, though the server says nothing of it', async () => {
    const { run, asked } = till([pending], json(200, { ...codes, expires_in: 12 }))
    const ended = run()
    await seconds(100)
    expect(await failure(ended)).toMatchObject({ reason: 'expired' })
    // The last question comes after the end: it may have been confirmed since the one before.
    expect(asked).toEqual([5, 10, 15])
  })

  it('takes a confirmation of the last second', async () => {
    const { run, asked } = till([pending, pending, confirmed], json(200, { ...codes, expires_in: 12 }))
    const ended = run()
    await seconds(15)
    await ended
    expect(asked).toHaveLength(3)
  })

  it('does not ask sooner than the server wants because the end is near', async () => {
    const { run, asked } = till([pending, hangUp, confirmed], json(200, { ...codes, expires_in: 12 }))
    const ended = run()
    await seconds(15)
    await ended
    expect(asked).toEqual([5, 10, 15])
  })

  it('ends when the code does, not when a doubled wait would; the error names the fault', async () => {
    const { run, asked } = till([hangUp], json(200, { ...codes, expires_in: 100 }))
    const ended = run()
    await seconds(100)
    const error = await failure(ended)
    expect(error).toMatchObject({ reason: 'expired', cause: hangUp })
    expect(asked).toEqual([5, 15, 35, 75, 100])
  })

  it.each([
    [undefined, 1200],
    [0, 1200],
    [-1, 1200],
    ['soon', 1200],
    [1e300, 86_400],
  ])('a lifetime of %j means %i s', async (expires_in, expected) => {
    const { run, shown } = till([pending], json(200, { ...codes, expires_in, interval: 600 }))
    const ended = run()
    await seconds(expected + 600)
    expect(await failure(ended)).toMatchObject({ reason: 'expired' })
    expect(shown[0]?.expiresIn).toBe(expected)
  })

  it('never asks sooner than the server wants, whatever it answers', async () => {
    const reply = fc.constantFrom<Scripted>(pending, word('slow_down'), hangUp, json(503, ''), json(401, ''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(reply, { maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        async (replies, interval) => {
          const { run, asked } = till(
            [...replies, confirmed],
            json(200, { ...codes, interval, expires_in: 3600 }),
          )
          const ended = run()
          await seconds(7200)
          const outcome = await ended.then(
            () => 'confirmed',
            (error: NotRegisteredError) => error.reason,
          )
          expect(['confirmed', 'expired']).toContain(outcome)
          let wanted = interval
          let last = 0
          for (const [index, at] of asked.entries()) {
            expect(at - last).toBeGreaterThanOrEqual(wanted - 0.001)
            if (
              replies[index] instanceof Object &&
              'text' in replies[index] &&
              replies[index].text.includes('slow_down')
            ) {
              wanted += 5
            }
            last = at
          }
          expect(last).toBeLessThanOrEqual(3600 + wanted)
        },
      ),
      { numRuns: 50 },
    )
  })

  it.each([word('invalid_client', 401), word('invalid_device', 401), word('anything')])(
    'ends with the refusal of the server when it is another one: %j',
    async (refusal) => {
      const quoting = {
        ...(JSON.parse(refusal.text) as object),
        error_description: 'canary-device-code, canary-secret',
      }
      const { run } = till([pending, json(refusal.status, quoting)])
      const ended = run()
      await seconds(10)
      const error = await failure(ended)
      expect(error).toBeInstanceOf(AuthenticationError)
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain('canary')
    },
  )

  it('ends when the server says that it is confirmed, but gives no token; the next run asks again', async () => {
    const { run, registrations, store } = till([json(200, {}), confirmed])
    const ended = run()
    await seconds(5)
    expect(await failure(ended)).toBeInstanceOf(UnexpectedAnswerError)
    await run()
    expect(registrations).toHaveLength(1)
    expect(await store.read(key)).toMatchObject({ deviceCode: codes.device_code })
  })
})

describe('a registration that the server does not start', () => {
  it.each<[what: string, answer: Scripted, kind: abstract new (...args: never[]) => SecuconnectError]>([
    ['refused', word('invalid_client'), AuthenticationError],
    ['no network', hangUp, ConnectionError],
    ['no device code', json(200, { ...codes, device_code: undefined }), UnexpectedAnswerError],
    ['an empty device code', json(200, { ...codes, device_code: '' }), UnexpectedAnswerError],
    ['no user code', json(200, { ...codes, user_code: 7 }), UnexpectedAnswerError],
    ['a token', confirmed, UnexpectedAnswerError],
  ])('%s: rejects, shows nothing and keeps nothing', async (_what, answer, kind) => {
    const { run, shown, store } = till([], answer)
    const error = await failure(run())
    expect(error).toBeInstanceOf(kind)
    expect(String(error)).not.toContain('canary')
    expect(shown).toEqual([])
    expect(await store.read(key)).toBeUndefined()
  })
})

describe('a run after one that was ended', () => {
  /** A store that a run left behind which nobody confirmed yet. */
  async function leftBehind(): Promise<TokenStore> {
    const { run, store } = till([pending])
    const controller = new AbortController()
    const ended = run({ signal: controller.signal })
    await seconds(1)
    controller.abort()
    await failure(ended)
    return store
  }

  it('goes on with the same code, and shows it again with the time that is left', async () => {
    const store = await leftBehind()
    await seconds(199)
    const { run, shown, registrations, asked } = till([pending, pending, confirmed], word('no'), store)
    const ended = run()
    await seconds(10)
    await ended
    expect(registrations).toEqual([])
    expect(shown).toEqual([
      { userCode: 'k7m2p9xq', verificationUrl: 'http://www.secuoffice.com', expiresIn: 1000 },
    ])
    expect(asked).toEqual([0, 5, 10])
  })

  it.each([
    ['in time', 100],
    ['long after', 1_000_000],
  ])('takes a confirmation that nobody heard of, %s, and shows nothing', async (_when, later) => {
    const store = await leftBehind()
    await seconds(later)
    const { run, shown, registrations } = till([confirmed], word('no'), store)
    await run()
    expect([shown, registrations]).toEqual([[], []])
    expect(await store.read(key)).toMatchObject({ deviceCode: codes.device_code })
  })

  it.each<[what: string, answer: Scripted, later: number]>([
    ['the server says pending, but its time is over', pending, 1200],
    ['it expired', word('expired_token'), 100],
    ['it was denied', word('access_denied'), 100],
    ['the server has forgotten it', word('invalid_grant'), 100],
  ])('registers anew when %s', async (_what, answer, later) => {
    const store = await leftBehind()
    await seconds(later)
    const { run, shown, registrations } = till(
      [answer, ({ code }) => (code === 'second' ? confirmed : word('wrong'))],
      json(200, { ...codes, device_code: 'second', user_code: 'new' }),
      store,
    )
    const ended = run()
    await seconds(5)
    await ended
    expect(registrations).toHaveLength(1)
    expect(shown.map(({ userCode }) => userCode)).toEqual(['new'])
    expect(await store.read(key)).toMatchObject({ deviceCode: 'second' })
  })

  it('without network it shows the code again while that is good, and gives up nothing after', async () => {
    const store = await leftBehind()
    const early = till([hangUp, confirmed], word('no'), store)
    const controller = new AbortController()
    const ended = early.run({ signal: controller.signal })
    await seconds(1)
    controller.abort()
    await failure(ended)
    expect(early.shown).toHaveLength(1)
    await seconds(5000)
    const late = till([hangUp], word('no'), store)
    expect(await failure(late.run())).toBe(hangUp)
    expect(late.registrations).toEqual([])
    expect(await store.read(key)).toMatchObject({ registration: { deviceCode: codes.device_code } })
  })

  it('keeps to slow_down when that is the first answer', async () => {
    const store = await leftBehind()
    const { run, asked } = till([word('slow_down'), pending, confirmed], word('no'), store)
    const ended = run()
    await seconds(20)
    await ended
    expect(asked).toEqual([0, 10, 20])
  })
})

describe('two processes that register the same device', () => {
  it('show one code, and both end when it is confirmed', async () => {
    let isConfirmed = false
    let tokens = 0
    const { run, shown, registrations } = till([
      () => {
        if (!isConfirmed) return pending
        tokens += 1
        return confirmed
      },
    ])
    const both = [run(), run()]
    await seconds(12)
    isConfirmed = true
    await seconds(6)
    await Promise.all(both)
    expect(new Set(shown.map(({ userCode }) => userCode)).size).toBe(1)
    expect(registrations).toHaveLength(1)
    expect(tokens).toBe(1)
  })
})

describe('an abort', () => {
  const reason = new Error('the person went home')
  const never = new Promise<never>(() => undefined)

  it('asks the server for nothing when the turn comes after it', async () => {
    const store = memoryTokenStore()
    let end = (): void => undefined
    const theirs = store.alone(key, () => new Promise<void>((done) => (end = done)))
    const { run, registrations } = till([pending], json(200, codes), store)
    const controller = new AbortController()
    const ended = run({ signal: controller.signal })
    await seconds(1)
    controller.abort(reason)
    expect(await failure(ended)).toBe(reason)
    end()
    await theirs
    await seconds(1)
    expect(registrations).toEqual([])
    expect(await store.read(key)).toBeUndefined()
  })

  it.each<[when: string, (signal: AbortSignal) => Promise<unknown>, advance: number]>([
    ['before it begins', (signal) => till([pending]).run({ signal }), 0],
    ['between two questions', (signal) => till([pending]).run({ signal }), 7],
    ['while the code is shown', (signal) => till([pending]).run({ signal, show: () => never }), 1],
    [
      'while another process has its turn',
      (signal) => till([pending], word('no'), { ...memoryTokenStore(), alone: () => never }).run({ signal }),
      1,
    ],
    [
      'while the server holds the line',
      (signal) =>
        registerDevice({
          baseUrl: 'https://api.test',
          ...client,
          store: memoryTokenStore(),
          transport: () => never,
          show: () => undefined,
          signal,
        }),
      1,
    ],
  ])('%s ends it at once', async (_when, run, advance) => {
    const controller = new AbortController()
    if (advance === 0) controller.abort(reason)
    const ended = run(controller.signal)
    ended.catch(() => undefined)
    await seconds(advance)
    controller.abort(reason)
    // No time passes here: the clock stands still.
    expect(await failure(ended)).toBe(reason)
    // The limit for the request that no one answers is the transport's own.
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('deviceSession', () => {
  const endpoint = (
    request: (form: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>,
  ) => ({
    url: 'https://api.test/oauth/token',
    request,
  })

  it('takes the token of the registration, and opens new sessions with the device code', async () => {
    const { run, store } = till([confirmed])
    const ended = run()
    await seconds(5)
    await ended
    const forms: Readonly<Record<string, unknown>>[] = []
    const tokens = deviceSession({ ...client, store })(
      endpoint((form) => {
        forms.push(form)
        if (form['grant_type'] === 'refresh_token') {
          return Promise.reject(
            new AuthenticationError({
              operation: 'auth.token',
              status: 400,
              reason: 'invalid_grant',
              details: '',
            }),
          )
        }
        return Promise.resolve({ access_token: 'next', expires_in: 1200 })
      }),
    )
    expect(await tokens.get()).toBe('token')
    tokens.drop('token')
    expect(await tokens.get()).toBe('next')
    const id = { client_id: 'till-7', client_secret: 'canary-secret' }
    expect(forms).toEqual([
      { ...id, grant_type: 'refresh_token', refresh_token: 'refresh' },
      { ...id, grant_type: 'device', code: codes.device_code },
    ])
  })

  it.each(['an empty store', 'a registration that nobody confirmed'])(
    'with %s it says to register',
    async (what) => {
      const store = memoryTokenStore()
      if (what !== 'an empty store') {
        await store.write(key, {
          registration: { deviceCode: 'd', userCode: 'u', verificationUrl: '', interval: 5, validUntil: 0 },
        })
      }
      const tokens = deviceSession({ ...client, store })(
        endpoint(() => Promise.reject(new Error('not asked'))),
      )
      const error = await failure(tokens.get())
      expect(error).toBeInstanceOf(NotRegisteredError)
      expect(error).toMatchObject({ reason: 'missing', operation: 'auth.token' })
      expect(String(error)).toContain('Run registerDevice(')
    },
  )

  it.each([
    ['invalid_device', NotRegisteredError],
    ['invalid_grant', NotRegisteredError],
    ['invalid_client', AuthenticationError],
    ['unsupported_grant_type', AuthenticationError],
  ])('when the server says %s it rejects with %o, and keeps the registration', async (reason, kind) => {
    const store = memoryTokenStore()
    await store.write(key, { deviceCode: 'canary-device-code' })
    const cause = new AuthenticationError({ operation: 'auth.token', status: 401, reason, details: '' })
    const tokens = deviceSession({ ...client, store })(endpoint(() => Promise.reject(cause)))
    const error = await failure(tokens.get())
    expect(error).toBeInstanceOf(kind)
    expect(error === cause || (error as NotRegisteredError).cause === cause).toBe(true)
    expect(error).toMatchObject({ reason: kind === NotRegisteredError ? 'refused' : reason })
    expect(await store.read(key)).toEqual({ deviceCode: 'canary-device-code' })
  })
})
