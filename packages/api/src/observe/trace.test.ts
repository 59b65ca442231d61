import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type ApiServer, apiServer, credentials, envelope, failureOf } from '../../test/api-server.ts'
import { deadPort, sendJson } from '../../test/servers.ts'
import { callChannel, traceEvents, type TraceEvent, tryChannel } from '../../test/traces.ts'
import { ApiError, ConnectionError, TimeoutError } from '../errors/errors.ts'
import { clientCredentials, createSecuconnect } from '../index.ts'
import { createTransport as createFetchTransport } from '../transport/fetch.ts'
import { traced } from './node.ts'
import { traced as untraced } from './none.ts'

/** The last state of each run, in the order in which they began. */
function runs(events: readonly TraceEvent[]): readonly unknown[] {
  return events
    .filter(({ event }) => event.endsWith(' start'))
    .map(({ event, trace }) => ({ kind: event.split(' ')[0], ...trace }))
}

const get = ({ secuconnect }: ApiServer, signal?: AbortSignal): Promise<unknown> =>
  secuconnect.smart.transactions.get('STX_1', {}, signal && { signal })

/** Answers with these statuses, one after the other; then with 200. */
function answering(statuses: readonly number[], retries = 2): Promise<ApiServer> {
  const left = [...statuses]
  return apiServer({
    retries,
    answer: (_seen, response) => {
      const status = left.shift() ?? 200
      sendJson(response, status, status === 200 ? { id: 'STX_1' } : envelope())
    },
  })
}

const inCall = {
  operation: 'smart.transactions.get',
  method: 'GET',
  urlTemplate: '/Smart/Transactions/{smartTransactionId}',
}
const operation = { ...inCall, id: inCall.operation }
const inToken = { operation: 'auth.token', method: 'POST', urlTemplate: '/oauth/token' }

describe('what is published', () => {
  it('is one call, and a try for each request: for the token, two that fail, one that is good', async () => {
    const server = await answering([503, 503])
    const origin = server.url
    const events = traceEvents()
    await get(server)
    expect(runs(events)).toEqual([
      { kind: 'call', ...inCall, origin, attempts: 3, status: 200, result: undefined },
      { kind: 'try', ...inToken, origin, attempt: 1, status: 200, result: undefined },
      { kind: 'try', ...inCall, origin, attempt: 1, status: 503, result: undefined },
      { kind: 'try', ...inCall, origin, attempt: 2, status: 503, result: undefined },
      { kind: 'try', ...inCall, origin, attempt: 3, status: 200, result: undefined },
    ])
  })

  it('comes in order: a try lies within its call, and the answer is known at the end', async () => {
    const server = await answering([])
    await get(server)
    const events = traceEvents()
    await get(server)
    expect(events.map(({ event, seen }) => [event, seen['status']])).toEqual([
      ['call start', undefined],
      ['call end', undefined],
      ['try start', undefined],
      ['try end', undefined],
      ['try asyncStart', 200],
      ['try asyncEnd', 200],
      ['call asyncStart', 200],
      ['call asyncEnd', 200],
    ])
  })

  it('shows that a refused token was replaced', async () => {
    const server = await answering([401])
    const events = traceEvents()
    await get(server)
    expect(runs(events)).toMatchObject([
      { kind: 'call', attempts: 2, status: 200 },
      { ...inToken, attempt: 1 },
      { ...inCall, attempt: 1, status: 401 },
      { ...inToken, attempt: 1 },
      { ...inCall, attempt: 2, status: 200 },
    ])
  })

  it('has the very error that the call rejects with; a refusal is an answer of its try, not an error', async () => {
    const server = await answering([400])
    const events = traceEvents()
    const error = await failureOf(get(server))
    expect(error).toBeInstanceOf(ApiError)
    const [call, , tried] = runs(events)
    expect(call).toMatchObject({ kind: 'call', status: 400, attempts: 1 })
    expect((call as { error: unknown }).error).toBe(error)
    expect(tried).toMatchObject({ ...inCall, status: 400 })
    expect(tried).not.toHaveProperty('error')
    expect(events.filter(({ event }) => event.endsWith('error')).map(({ event }) => event)).toEqual([
      'call error',
    ])
  })

  it('has an error and no status for each try that got no answer', async () => {
    let requests = 0
    const server = await apiServer({
      retries: 1,
      answer: (_seen, response) => {
        if ((requests += 1) === 1) response.destroy()
        else sendJson(response, 200, {})
      },
    })
    const events = traceEvents()
    await get(server)
    const [call, , first, second] = runs(events)
    expect(call).toMatchObject({ attempts: 2, status: 200 })
    expect(call).not.toHaveProperty('error')
    expect(first).toMatchObject({
      attempt: 1,
      error: expect.any(ConnectionError) as unknown,
    })
    expect(first).not.toHaveProperty('status')
    expect(second).toMatchObject({ attempt: 2, status: 200 })
  })

  it('has no status in the end when the last try got no answer', async () => {
    let requests = 0
    const server = await apiServer({
      retries: 1,
      answer: (_seen, response) => {
        if ((requests += 1) === 1) sendJson(response, 503, {})
        else response.destroy()
      },
    })
    const events = traceEvents()
    const error = await failureOf(get(server))
    expect(runs(events)[0]).toMatchObject({ attempts: 2, status: undefined, error })
  })

  it.each([
    ['time is up', () => ({ timeout: 100 }), TimeoutError],
    ['it is aborted', () => ({ signal: AbortSignal.timeout(100) }), DOMException],
  ])('has the error when %s', async (_why, options, kind) => {
    const server = await apiServer({ answer: () => undefined })
    const events = traceEvents()
    const error = await failureOf(server.secuconnect.smart.transactions.start('STX_1', 'cash', {}, options()))
    expect(error).toBeInstanceOf(kind)
    const [call, , tried] = runs(events) as readonly { readonly error: unknown }[]
    expect([call?.error, tried?.error]).toEqual([error, error])
    expect(call?.error).toBe(error)
  })

  it('shows a token that cannot be had in a call without a try of its own', async () => {
    const server = await apiServer({
      token: (_count, response) => sendJson(response, 400, { error: 'invalid_client' }),
    })
    const events = traceEvents()
    const error = await failureOf(get(server))
    expect(runs(events)).toMatchObject([
      { kind: 'call', ...inCall, attempts: 0, error },
      { kind: 'try', ...inToken, status: 400 },
    ])
  })

  it('is the same over fetch', async () => {
    const server = await answering([503])
    const auth = clientCredentials(credentials)
    const { smart } = createSecuconnect({ baseUrl: server.url, auth, transport: createFetchTransport() })
    const events = traceEvents()
    await smart.transactions.get('STX_1')
    expect(runs(events)).toMatchObject([
      { kind: 'call', status: 200, attempts: 2 },
      { kind: 'try', ...inToken, status: 200 },
      { kind: 'try', ...inCall, attempt: 1, status: 503 },
      { kind: 'try', ...inCall, attempt: 2, status: 200 },
    ])
  })

  it('is the operation of a call by path, too; of a path that the specs do not have no id is told', async () => {
    const server = await answering([])
    const events = traceEvents()
    const { client } = server.secuconnect.smart
    await client.GET('/Smart/Transactions/{smartTransactionId}', {
      params: { path: { smartTransactionId: 'STX_1' } },
    })
    await client.GET('/Smart/Beacons/SDV_7/near/9276004429942845?pin=4711' as never, {} as never)
    expect(runs(events)).toMatchObject([
      { kind: 'call', ...inCall },
      { kind: 'try', ...inToken },
      { kind: 'try', ...inCall },
      { kind: 'call', operation: 'GET /Smart/Beacons/…/near/…', urlTemplate: '', method: 'GET' },
      { kind: 'try', operation: 'GET /Smart/Beacons/…/near/…', urlTemplate: '', method: 'GET' },
    ])
  })

  it('says where it goes, without the usual port', async () => {
    const events = traceEvents()
    const transport = () =>
      Promise.resolve({ status: 200, headers: {}, text: '{"access_token":"t","expires_in":99}' })
    const auth = clientCredentials(credentials)
    await createSecuconnect({ environment: 'testing', auth, transport }).smart.transactions.list()
    expect(runs(events)[0]).toMatchObject({ origin: 'https://connect-testing.secuconnect.com' })
  })
})

describe('who listens', () => {
  it.each(['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const)(
    'may listen to %s alone',
    async (event) => {
      const server = await answering([400])
      const seen: unknown[] = []
      const hear = (trace: unknown): void => {
        seen.push(trace)
      }
      const name = `tracing:secukit.api.call:${event}`
      subscribe(name, hear)
      onTestFinished(() => void unsubscribe(name, hear))
      await failureOf(get(server))
      expect(seen).toMatchObject([
        { ...inCall, attempts: 1, status: 400, error: expect.any(ApiError) as unknown },
      ])
    },
  )

  it('may keep a store per call, in which its tries run, and the call of nobody else', async () => {
    const server = await answering([503])
    const calls = new AsyncLocalStorage<object>()
    callChannel.start.bindStore(calls, (call) => call)
    const owners: unknown[] = []
    const hear = (tried: unknown): void => {
      owners.push([tried, calls.getStore()])
    }
    tryChannel.start.subscribe(hear)
    onTestFinished(() => {
      callChannel.start.unbindStore(calls)
      tryChannel.start.unsubscribe(hear)
    })
    await get(server)
    expect(calls.getStore()).toBeUndefined()
    await Promise.all([get(server), server.secuconnect.smart.transactions.list()])
    expect(owners).toMatchObject([
      [{ operation: 'auth.token' }, { operation: 'smart.transactions.get' }],
      [{ attempt: 1 }, { operation: 'smart.transactions.get' }],
      [{ attempt: 2 }, { operation: 'smart.transactions.get' }],
      [{ operation: 'smart.transactions.get' }, { operation: 'smart.transactions.get' }],
      [{ operation: 'smart.transactions.list' }, { operation: 'smart.transactions.list' }],
    ])
  })

  it('cannot break a call by throwing: Node throws it again as an uncaught exception, after the fact', async () => {
    const server = await answering([])
    const uncaught: unknown[] = []
    const before = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => uncaught.push(error))
    const fault = new Error('a fault of the subscriber')
    const broken = (): void => {
      throw fault
    }
    tryChannel.asyncEnd.subscribe(broken)
    onTestFinished(() => {
      tryChannel.asyncEnd.unsubscribe(broken)
      process.removeAllListeners('uncaughtException')
      for (const listener of before) process.on('uncaughtException', listener)
    })
    await expect(get(server)).resolves.toEqual({ id: 'STX_1' })
    await sleep(10)
    expect(uncaught).toEqual([fault, fault])
  })
})

describe.each([
  ['nobody', () => undefined],
  ['somebody', traceEvents],
])('when %s listens', (_who, listen) => {
  it('a call resolves with the same data, and rejects with the same error, once', async () => {
    listen()
    const unhandled: unknown[] = []
    const hear = (reason: unknown): void => {
      unhandled.push(reason)
    }
    process.on('unhandledRejection', hear)
    onTestFinished(() => void process.off('unhandledRejection', hear))
    const server = await answering([200, 404], 0)
    expect(await get(server)).toEqual({ id: 'STX_1' })
    expect(await failureOf(get(server))).toMatchObject({ name: 'NotFoundError', status: 404, attempts: 1 })
    const reason = { why: 'the customer left' }
    expect(await failureOf(get(server, AbortSignal.abort(reason)))).toBe(reason)
    const dead = createSecuconnect({
      baseUrl: `http://127.0.0.1:${await deadPort()}`,
      auth: clientCredentials(credentials),
      retries: 0,
    })
    expect(await failureOf(dead.smart.transactions.list())).toMatchObject({
      name: 'ConnectionError',
      sent: 'no',
    })
    await sleep(10)
    expect(unhandled).toEqual([])
  })

  it('what a run gives back or throws is passed on as it is', async () => {
    listen()
    const subject = { operation, url: 'http://127.0.0.1:1/x' }
    const [answer, fault] = [{}, {}]
    expect(await traced('try', subject, {}, async () => answer)).toBe(answer)
    expect(await failureOf(traced('try', subject, {}, () => Promise.reject(fault as Error)))).toBe(fault)
  })
})

describe('when nobody listens', () => {
  it.each([
    ['on Node', traced],
    ['elsewhere', untraced],
  ])(
    'nothing is made of it %s: the promise is the very one of the run, and the progress is not touched',
    (_where, run) => {
      const promise = Promise.resolve()
      const progress = Object.freeze({ attempts: 0 })
      expect(run('call', { operation, url: 'not read' }, progress, () => promise)).toBe(promise)
    },
  )
})
