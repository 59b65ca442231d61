import { getEventListeners } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  type ApiServer,
  apiServer,
  credentials,
  envelope,
  failureOf,
  tokenExpired,
} from '../test/api-server.ts'
import { type Bundle, bundleClient, runModule } from '../test/bundle.ts'
import { type Answer, deadPort, httpServer, sendJson } from '../test/servers.ts'
import {
  AuthenticationError,
  ConnectionError,
  SecuconnectError,
  ServerError,
  TimeoutError,
  UnexpectedAnswerError,
} from './errors/errors.ts'
import {
  type CallOptions,
  clientCredentials,
  createSecuconnect,
  type LogEvent,
  type Secuconnect,
  type Transport,
} from './index.ts'
import { type Operation, operationsOf } from './operation.ts'
import { createTransport } from './transport/node.ts'

// How often and how long: what `retry.test.ts` decides on paper, done by real servers that misbehave.

/** Far more than loopback takes, and less than what would be waited for. */
const soon = 5_000

/** How long a server that hangs is waited for: long enough for a busy machine to send the request at all. */
const patience = 400

/** What the jitter makes of 500 ms, 1,000 ms and so on. */
function jitter(part: number): void {
  vi.spyOn(Math, 'random').mockReturnValue(part)
}

beforeEach(() => {
  jitter(0.01)
  return () => vi.restoreAllMocks()
})

const ok: Answer = (_seen, response) => sendJson(response, 200, { id: 'STX_1' })
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_seen, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    sendJson(response, code, envelope())
  }
const hangUp: Answer = (_seen, response) => response.destroy()
const breakOff: Answer = (_seen, response) => {
  response.writeHead(200, { 'content-length': '99' })
  response.write('{"id":', () => response.destroy())
}
const hang: Answer = () => undefined

/** A server that answers the first call in the first way, and so on; all further ones in the last way. */
function inTurn(answers: readonly Answer[], retries = 2): Promise<ApiServer> {
  let turn = 0
  return apiServer({
    retries,
    answer: (seen, response) => {
      answers[Math.min(turn, answers.length - 1)]?.(seen, response)
      turn += 1
    },
  })
}

type Call = (secuconnect: Secuconnect, options?: CallOptions) => PromiseLike<unknown>

const path = { params: { path: { smartTransactionId: 'STX_1' } } } as const
const reads: readonly (readonly [string, Call])[] = [
  ['a get', ({ smart }, options) => smart.transactions.get('STX_1', {}, options)],
  ['a list', ({ loyalty }, options) => loyalty.merchantCards.list({}, options)],
  [
    'a get by path',
    ({ smart }, options) =>
      orThrow(smart.client.GET('/Smart/Transactions/{smartTransactionId}', { ...path, ...options })),
  ],
  [
    'a path that the specs do not have',
    ({ smart }, options) => orThrow(smart.client.GET('/Smart/New' as never, options as never)),
  ],
]
const writes: readonly (readonly [string, Call])[] = [
  ['create', ({ smart }, options) => smart.transactions.create({}, options)],
  ['update', ({ smart }, options) => smart.transactions.update('STX_1', {}, options)],
  ['delete', ({ smart }, options) => smart.routings.delete('SRT_1', options)],
  [
    'create by path',
    ({ smart }, options) => orThrow(smart.client.POST('/Smart/Transactions', { body: {}, ...options })),
  ],
  [
    'update by path',
    ({ smart }, options) =>
      orThrow(
        smart.client.PUT('/Smart/Transactions/{smartTransactionId}', { ...path, body: {}, ...options }),
      ),
  ],
  [
    'delete by path',
    ({ smart }, options) =>
      orThrow(
        smart.client.DELETE('/Smart/Routings/{smartRoutingId}', {
          params: { path: { smartRoutingId: 'SRT_1' } },
          ...options,
        }),
      ),
  ],
]

/** A call by path gives a refusal back; here it is a failure like any other. */
async function orThrow(
  call: Promise<{ readonly data?: unknown; readonly error?: unknown }>,
): Promise<unknown> {
  const { data, error } = await call
  if (error !== undefined) throw error
  return data
}

const faults: readonly (readonly [string, Answer])[] = [
  ['HTTP 408', status(408)],
  ['HTTP 429', status(429)],
  ['HTTP 500', status(500)],
  ['HTTP 502', status(502)],
  ['HTTP 503', status(503)],
  ['HTTP 504', status(504)],
  ['HTML of a proxy', (_seen, response) => response.writeHead(502).end('<html>')],
  ['a 503 without a body', (_seen, response) => response.writeHead(503).end()],
  ['a connection that ends', hangUp],
  ['an answer that breaks off', breakOff],
  ['no answer in time', hang],
]
const finals = [400, 402, 403, 404, 405, 409, 410, 422, 501, 505] as const

describe('reads', () => {
  it.each(faults)('%s: tried again until it works', async (_what, fault) => {
    const check = async (call: Call): Promise<void> => {
      const server = await inTurn([fault, fault, ok])
      const timeout = fault === hang ? patience : soon
      expect(await call(server.secuconnect, { timeout, deadline: 60_000 })).toEqual({ id: 'STX_1' })
      expect(server.calls()).toHaveLength(3)
      expect(new Set(server.calls().map(({ url }) => url)).size).toBe(1)
    }
    await Promise.all(reads.map(([, call]) => check(call)))
  })

  it.each(faults)(
    '%s, again and again: the last failure comes out, and how often it was tried',
    async (_what, fault) => {
      const server = await inTurn([fault])
      const error = await failureOf(
        server.secuconnect.smart.transactions.get(
          'STX_1',
          {},
          { timeout: fault === hang ? patience : soon, deadline: 60_000 },
        ),
      )
      expect(error).toBeInstanceOf(SecuconnectError)
      expect(error).toMatchObject({ attempts: 3, operation: 'smart.transactions.get' })
      expect(server.calls()).toHaveLength(3)
    },
  )

  it.each(finals)('HTTP %i: not tried again', async (code) => {
    for (const [, call] of reads) {
      const server = await inTurn([status(code)])
      await failureOf(call(server.secuconnect))
      expect(server.calls()).toHaveLength(1)
    }
  })

  it('an answer that is no JSON: not tried again', async () => {
    const server = await inTurn([(_seen, response) => response.end('<html>')])
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(UnexpectedAnswerError)
    expect(error).toMatchObject({ attempts: 1 })
    expect(server.calls()).toHaveLength(1)
  })

  it('every page of a walk has its own tries', async () => {
    let calls = 0
    const server = await apiServer({
      retries: 1,
      answer: ({ url }, response) => {
        calls += 1
        if (calls % 2 === 1) return response.destroy()
        const offset = Number(new URL(url, 'http://x').searchParams.get('offset'))
        return sendJson(response, 200, { count: 3, data: [{ id: `MCD_${offset}` }] })
      },
    })
    const ids: string[] = []
    for await (const { id } of server.secuconnect.loyalty.merchantCards.list()) ids.push(id)
    expect(ids).toEqual(['MCD_0', 'MCD_1', 'MCD_2'])
    expect(server.calls()).toHaveLength(6)
  })
})

describe('writes', () => {
  it.each(faults)('%s: sent once, as the server may have acted', async (_what, fault) => {
    const check = async (call: Call): Promise<void> => {
      const server = await inTurn([fault])
      const timeout = fault === hang ? patience : soon
      const error = await failureOf(call(server.secuconnect, { timeout, deadline: 60_000 }))
      // A call by path gives back what the server said.
      const attempts = error instanceof SecuconnectError ? error.attempts : 1
      const sent = error instanceof ConnectionError ? error.sent : 'maybe'
      expect({ attempts, sent }).toEqual({ attempts: 1, sent: 'maybe' })
      await sleep(20)
      expect(server.calls()).toHaveLength(1)
    }
    await Promise.all(writes.map(([, call]) => check(call)))
  })

  it.each([...reads, ...writes])(
    '%s is tried again when nobody listened, and does its work once',
    async (_name, call) => {
      const login = await apiServer()
      const port = await deadPort()
      const seen: string[] = []
      const late = createServer((request, response) => {
        seen.push(request.url ?? '')
        sendJson(response, 200, { id: 'STX_1' })
      })
      onTestFinished(() => {
        late.closeAllConnections()
        late.close()
      })
      const events: LogEvent[] = []
      jitter(0.5)
      const secuconnect = createSecuconnect({
        baseUrl: `http://127.0.0.1:${port}`,
        tokenUrl: `${login.url}/oauth/token`,
        auth: clientCredentials(credentials),
        retries: 5,
        logger: (event) => {
          events.push(event)
          // The server is up again before the next try.
          if (event.kind === 'retrying' && !late.listening) late.listen(port, '127.0.0.1')
        },
      })
      expect(await call(secuconnect)).toEqual({ id: 'STX_1' })
      expect(seen).toHaveLength(1)
      expect(events.filter(({ kind }) => kind === 'retrying').length).toBeGreaterThan(0)
    },
  )

  it('says that nothing was sent when nobody ever listened', async () => {
    const login = await apiServer()
    const { smart } = createSecuconnect({
      baseUrl: `http://127.0.0.1:${await deadPort()}`,
      tokenUrl: `${login.url}/oauth/token`,
      auth: clientCredentials(credentials),
    })
    const error = await failureOf(smart.transactions.create({}))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ sent: 'no', attempts: 3 })
  })
})

const onceOnly = [...operationsOf('smart'), ...operationsOf('loyalty')].filter(
  ({ repeatable }) => repeatable === 'never',
)

describe('what moves money or drives a terminal', () => {
  it('is known to be so', () => {
    expect(onceOnly.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'smart.transactions.start',
        'smart.transactions.startPrepared',
        'smart.transactions.cancel',
        'smart.transactions.cancelTrx',
        'smart.transactions.diagnosis',
        'smart.transactions.endOfDay',
        'loyalty.merchantCards.book',
      ]),
    )
  })

  const modes: readonly (readonly [string, Answer])[] = [
    ...faults,
    ['HTTP 401', status(401)],
    ['HTTP 403 with code 2003', (_seen, response) => sendJson(response, 403, tokenExpired)],
    ['Retry-After: 0', status(503, { 'retry-after': '0' })],
    ['a good answer', ok],
  ]

  /** The same call by method, by path, and by a path that only looks different. */
  function callsOf({ id, method: verb, urlTemplate, takes }: Operation): readonly Call[] {
    const [api = '', resource = '', method = ''] = id.split('.')
    const names = [...urlTemplate.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const hasBody = takes === 'body'
    const at = (whole: unknown, ...keys: readonly string[]): unknown => {
      let part = whole
      for (const key of keys) part = (part as Readonly<Record<string, unknown>>)[key]
      return part
    }
    type Method = (...args: readonly unknown[]) => Promise<object>
    return [
      (secuconnect, options) =>
        (at(secuconnect, api, resource, method) as Method)(
          ...names.map(() => 'X_1'),
          ...(hasBody ? [{}] : []),
          options,
        ),
      (secuconnect, options) =>
        orThrow(
          (at(secuconnect, api, 'client', verb) as Method)(urlTemplate, {
            params: { path: Object.fromEntries(names.map((name) => [name, 'X_1'])) },
            ...(hasBody && { body: {} }),
            ...options,
          }),
        ),
      (secuconnect, options) =>
        orThrow(
          (at(secuconnect, api, 'client', verb) as Method)(
            urlTemplate.replaceAll(/\{\w+\}/g, 'X_1').toUpperCase(),
            options ?? {},
          ),
        ),
    ]
  }

  it.each(onceOnly)('$id is sent once, whatever happens', async (operation) => {
    const check = async (what: string, mode: Answer, call: Call): Promise<void> => {
      const server = await inTurn([mode, ok], 5)
      const options = { timeout: mode === hang ? patience : soon, deadline: 60_000, retries: 9 }
      const resolved = await call(server.secuconnect, options).then(
        () => true,
        () => false,
      )
      expect({ what, resolved, calls: server.calls().length }).toEqual({
        what,
        resolved: mode === ok,
        calls: 1,
      })
    }
    for (const [what, mode] of modes)
      await Promise.all(callsOf(operation).map((call) => check(what, mode, call)))
  })

  it.each(onceOnly)('$id is tried once, even when nothing was sent', async (operation) => {
    const login = await apiServer()
    const send = createTransport()
    let tries = 0
    const secuconnect = createSecuconnect({
      baseUrl: `http://127.0.0.1:${await deadPort()}`,
      tokenUrl: `${login.url}/oauth/token`,
      auth: clientCredentials(credentials),
      retries: 5,
      transport: (request) => {
        if (request.operation !== 'auth.token') tries += 1
        return send(request)
      },
    })
    for (const call of callsOf(operation)) {
      tries = 0
      expect(await failureOf(call(secuconnect, { retries: 9 }))).toMatchObject({ sent: 'no', attempts: 1 })
      expect(tries).toBe(1)
    }
  })
})

describe('the token endpoint', () => {
  it.each(faults.filter(([, fault]) => fault !== hang))(
    '%s: asked again, also for a call that is never sent twice',
    async (_what, fault) => {
      for (const [, call] of [
        ...reads.slice(0, 1),
        ['start', ({ smart }: Secuconnect) => smart.transactions.start('STX_1', 'cash')],
      ] as const) {
        const server = await apiServer({
          retries: 2,
          answer: ok,
          token: (count, response) =>
            count < 3
              ? fault({ method: '', url: '', headers: {}, body: '', connection: 0 }, response)
              : sendJson(response, 200, { access_token: 'good', expires_in: 1200 }),
        })
        expect(await call(server.secuconnect)).toEqual({ id: 'STX_1' })
        expect(server.tokenCalls()).toHaveLength(3)
        expect(server.calls()).toHaveLength(1)
      }
    },
  )

  it('wrong credentials: not asked again', async () => {
    const server = await apiServer({
      retries: 2,
      token: (_count, response) => sendJson(response, 400, { error: 'invalid_client' }),
    })
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(AuthenticationError)
    // Nothing of the call itself was sent.
    expect(error).toMatchObject({ operation: 'auth.token', attempts: 0 })
    expect(server.tokenCalls()).toHaveLength(1)
    expect(server.calls()).toHaveLength(0)
  })

  it.each([
    ['401', 401, envelope()],
    ['403 with code 2003', 403, tokenExpired],
  ])(
    'is asked once more when 1,000 calls at the same time are refused with %s',
    async (_what, code, body) => {
      let expired = false
      const server = await apiServer({
        answer: ({ headers }, response) =>
          expired && headers.authorization === 'Bearer token-1'
            ? sendJson(response, code, body)
            : sendJson(response, 200, { id: 'STX_1' }),
      })
      const { smart, loyalty } = server.secuconnect
      await smart.transactions.get('STX_1')
      expired = true
      const calls = [
        () => smart.transactions.get('STX_1'),
        () => smart.transactions.create({}),
        () => orThrow(loyalty.client.GET('/Loyalty/MerchantCards', {})),
      ]
      const answers = await Promise.all(
        Array.from({ length: 1_000 }, async (_, index) => calls[index % 3]?.()),
      )
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"id":"STX_1"}']))
      expect(server.tokenCalls()).toHaveLength(2)
    },
  )
})

describe('how often', () => {
  it.each([
    ['2 by default', undefined, undefined, 3],
    ['as the client says', 1, undefined, 2],
    ['not at all', 0, undefined, 1],
    ['more for one call', 0, 4, 5],
    ['less for one call', 3, 0, 1],
    ['once more for one call', 0, 1, 2],
  ])('%s', async (_what, ofClient, ofCall, requests) => {
    for (const [, call] of reads) {
      const { url, calls } = await inTurn([status(503)])
      const client = createSecuconnect({
        baseUrl: url,
        auth: clientCredentials(credentials),
        ...(ofClient !== undefined && { retries: ofClient }),
      })
      await failureOf(call(client, ofCall === undefined ? {} : { retries: ofCall }))
      expect(calls()).toHaveLength(requests)
    }
  })

  it('a replaced token is none of them, and both are counted', async () => {
    const server = await inTurn([status(401), status(503), status(503), status(503)], 1)
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ attempts: 3 })
    expect(server.calls()).toHaveLength(3)
  })

  it('a write whose token was refused is sent once more, and no more than that', async () => {
    for (const fault of [status(503), hangUp, status(401)]) {
      const server = await inTurn([status(401), fault], 5)
      const error = await failureOf(server.secuconnect.smart.transactions.create({}))
      expect(error).toMatchObject({ attempts: 2, operation: 'smart.transactions.create' })
      expect(server.calls()).toHaveLength(2)
    }
  })

  it.each([
    ['timeout', [0, NaN, -1, 0.5, '5', '', null, {}, -Infinity]],
    ['deadline', [0, NaN, -1, 0.5, '5', '', null, {}, -Infinity]],
    ['retries', [NaN, -1, '5', '', null, {}, -Infinity]],
  ])('%s must be a number that makes sense; nothing is sent otherwise', async (name, values) => {
    const server = await apiServer()
    for (const value of values) {
      for (const [, call] of [...reads, ...writes]) {
        const error = await failureOf(call(server.secuconnect, { [name]: value } as CallOptions))
        expect(error).toBeInstanceOf(TypeError)
        expect(String(error)).toContain(name)
      }
    }
    expect(server.calls()).toHaveLength(0)
    expect(server.tokenCalls()).toHaveLength(0)
  })

  it('the retries of the client are looked at in the same way', async () => {
    const server = await apiServer({ retries: -1 })
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(TypeError)
    expect(server.tokenCalls()).toHaveLength(0)
  })

  it('without a limit, and with limits that are left open', async () => {
    const server = await apiServer()
    for (const [, call] of [...reads, ...writes]) {
      const open = { timeout: undefined, deadline: undefined, retries: undefined, signal: undefined }
      for (const options of [
        { timeout: Infinity, deadline: Infinity, retries: Infinity },
        { timeout: 2 ** 40 },
        open,
      ])
        expect(await call(server.secuconnect, options as unknown as CallOptions)).toEqual({})
    }
  })
})

/** How long something took, in ms. */
async function time(work: PromiseLike<unknown>): Promise<number> {
  const begin = performance.now()
  await work
  return performance.now() - begin
}

describe('how long', () => {
  it.each([
    ['seconds', (): string => '1', 990],
    // A date has no parts of a second: what is left of the current one is lost.
    ['a date', (): string => new Date(Date.now() + 2_000).toUTCString(), 900],
  ])('Retry-After as %s is waited for', async (_what, after, least) => {
    const server = await inTurn([
      (seen, response) => status(429, { 'retry-after': after() })(seen, response),
      ok,
    ])
    const took = await time(server.secuconnect.smart.transactions.get('STX_1'))
    expect(took).toBeGreaterThanOrEqual(least)
    expect(took).toBeLessThan(soon)
    expect(server.calls()).toHaveLength(2)
  })

  it.each([
    ['Retry-After', 0, status(503, { 'retry-after': '30' })],
    ['Retry-After as a date', 0, status(429, { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' })],
    ['the jitter', 1, status(503)],
  ])(
    '%s that does not fit into the deadline is not waited for: the last answer comes out',
    async (_what, part, answer) => {
      jitter(part)
      const server = await inTurn([answer])
      const call = failureOf(server.secuconnect.smart.transactions.get('STX_1', {}, { deadline: 450 }))
      expect(await time(call)).toBeLessThan(soon)
      expect(await call).toBeInstanceOf(ServerError)
      expect(await call).toMatchObject({ attempts: 1 })
    },
  )

  it('the deadline is for all tries together', async () => {
    const server = await inTurn([hang])
    const call = failureOf(
      server.secuconnect.smart.transactions.get('STX_1', {}, { timeout: 200, deadline: 500, retries: 1_000 }),
    )
    const took = await time(call)
    expect(took).toBeGreaterThan(390)
    expect(took).toBeLessThan(soon)
    expect(await call).toBeInstanceOf(TimeoutError)
    const { attempts } = (await call) as TimeoutError
    // The last one may have had no time to arrive.
    expect(attempts - server.calls().length).toBeOneOf([0, 1])
    expect(attempts).toBeLessThanOrEqual(3)
  })

  it('the deadline is shorter than the timeout when it says so', async () => {
    const server = await inTurn([hang])
    const call = failureOf(
      server.secuconnect.smart.transactions.start('STX_1', 'cash', {}, { deadline: 100 }),
    )
    expect(await time(call)).toBeLessThan(soon)
    expect(await call).toBeInstanceOf(TimeoutError)
    expect(await call).toMatchObject({ sent: 'maybe', attempts: 1 })
  })

  it('the wait for a token counts: what is left is for the call', async () => {
    const login = await apiServer({
      token: (_count, response) =>
        setTimeout(() => sendJson(response, 200, { access_token: 'late', expires_in: 1200 }), 200),
    })
    const timeouts: number[] = []
    const send = createTransport()
    const { smart } = createSecuconnect({
      baseUrl: login.url,
      auth: clientCredentials(credentials),
      transport: (request) => {
        if (request.operation !== 'auth.token') timeouts.push(request.timeout)
        return send(request)
      },
    })
    await smart.transactions.get('STX_1', {}, { deadline: 4_000 })
    expect(timeouts).toHaveLength(1)
    expect(timeouts[0]).toBeLessThan(3_850)
    expect(timeouts[0]).toBeGreaterThan(1)
  })

  it('a token that does not come in time is a TimeoutError, and nothing of the call was sent', async () => {
    const server = await apiServer({ token: () => undefined })
    const call = failureOf(
      server.secuconnect.smart.transactions.start('STX_1', 'cash', {}, { deadline: 100 }),
    )
    expect(await time(call)).toBeLessThan(soon)
    expect(await call).toBeInstanceOf(TimeoutError)
    expect(await call).toMatchObject({ operation: 'auth.token', attempts: 0 })
    expect(String(await call)).toContain('The call itself was not sent')
    expect(server.calls()).toHaveLength(0)
  })

  it('what moves money may take for ever, if the caller says so', async () => {
    const server = await apiServer()
    await server.secuconnect.smart.transactions.start('STX_1', 'cash', {}, { timeout: Infinity })
    await server.secuconnect.smart.transactions.cancel('STX_1', { timeout: 100, deadline: Infinity })
    expect(server.calls()).toHaveLength(2)
  })

  it.each([
    ['is not begun in the last half of its time', 600, 'auth.token'],
    ['is begun before', 60_000, 'done'],
  ])('what moves money %s', async (_what, deadline, expected) => {
    const server = await apiServer({
      token: (_count, response) =>
        setTimeout(() => sendJson(response, 200, { access_token: 'late', expires_in: 1200 }), 400),
    })
    const outcome = await server.secuconnect.smart.transactions.cancel('STX_1', { deadline }).then(
      () => 'done',
      ({ operation }: TimeoutError) => operation,
    )
    expect(outcome).toBe(expected)
    expect(server.calls()).toHaveLength(expected === 'done' ? 1 : 0)
  })

  /** Holds the only thread, as a receipt that is being printed may. */
  function block(ms: number): void {
    const begin = performance.now()
    while (performance.now() - begin < ms);
  }

  it('nothing is begun after the deadline: a token came too late', async () => {
    let sent = 0
    const { smart } = createSecuconnect({
      baseUrl: 'http://127.0.0.1:1',
      auth: () => ({
        get: () => {
          block(60)
          return Promise.resolve('t')
        },
        drop: () => undefined,
      }),
      transport: () => {
        sent += 1
        return Promise.resolve({ status: 200, headers: {}, text: '{}' })
      },
    })
    const error = await failureOf(smart.transactions.start('STX_1', 'cash', {}, { deadline: 50 }))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(sent).toBe(0)
  })

  it('nothing is begun after the deadline: a token was refused too late', async () => {
    let sent = 0
    const transport: Transport = ({ operation }) => {
      if (operation === 'auth.token')
        return Promise.resolve({ status: 200, headers: {}, text: '{"access_token":"t","expires_in":1200}' })
      sent += 1
      block(60)
      return Promise.resolve({ status: 401, headers: {}, text: '' })
    }
    const { smart } = createSecuconnect({
      baseUrl: 'http://127.0.0.1:1',
      auth: clientCredentials(credentials),
      transport,
    })
    const error = await failureOf(smart.transactions.create({}, { deadline: 50 }))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ attempts: 1, operation: 'smart.transactions.create' })
    expect(sent).toBe(1)
  })
})

describe('a signal', () => {
  it('ends the wait between two tries at once, with its reason', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const reason = new Error('the customer left')
    let aborted = Infinity
    const server = await inTurn([status(503, { 'retry-after': '30' })])
    const { smart } = createSecuconnect({
      baseUrl: server.url,
      auth: clientCredentials(credentials),
      logger: ({ kind }) => {
        if (kind !== 'retrying') return
        setTimeout(() => {
          aborted = performance.now()
          controller.abort(reason)
        }, 20)
      },
    })
    const error = await failureOf(smart.transactions.get('STX_1', {}, { signal, deadline: 120_000 }))
    // Far less than the 30 s; on a machine with nothing else to do it is a fraction of a millisecond.
    expect(performance.now() - aborted).toBeLessThan(1_000)
    expect(error).toBe(reason)
    expect(server.calls()).toHaveLength(1)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it.each([
    ['a good answer', [ok]],
    ['a refusal', [status(400)]],
    ['a second try', [hangUp, ok]],
    ['a refused token', [status(401), ok]],
    ['an answer that breaks off', [breakOff]],
    ['no answer in time', [hang]],
  ] as const)('is not listened to any more after %s', async (_what, answers) => {
    const { signal } = new AbortController()
    for (const [, call] of [...reads, ...writes]) {
      const server = await inTurn(answers)
      await call(server.secuconnect, { signal, timeout: answers[0] === hang ? 50 : soon }).then(
        () => undefined,
        () => undefined,
      )
      expect(getEventListeners(signal, 'abort')).toEqual([])
    }
  })

  it('that was aborted before sends nothing', async () => {
    const server = await apiServer()
    for (const [, call] of [...reads, ...writes])
      expect(await failureOf(call(server.secuconnect, { signal: AbortSignal.abort('never mind') }))).toBe(
        'never mind',
      )
    expect(server.calls()).toHaveLength(0)
    expect(server.tokenCalls()).toHaveLength(0)
  })

  it('whose reason looks like a failure of the network still ends the call', async () => {
    const controller = new AbortController()
    const server = await inTurn([hang])
    const reason = new ConnectionError('mine', { operation: 'mine', sent: 'no' })
    setTimeout(() => controller.abort(reason), 50)
    const call = server.secuconnect.smart.transactions.get('STX_1', {}, { signal: controller.signal })
    expect(await failureOf(call)).toBe(reason)
    expect(server.calls()).toHaveLength(1)
  })
})

describe('a process', () => {
  let bundle: Bundle
  beforeAll(async () => {
    bundle = await bundleClient()
  })
  afterAll(() => bundle.remove())

  it.each([
    ['after a second try', 'await smart.transactions.get("good")'],
    ['after a failure', 'await smart.transactions.get("busy", {}, { retries: 0 }).catch(() => 0)'],
    ['after a deadline', 'await smart.transactions.get("busy", {}, { deadline: 300 }).catch(() => 0)'],
    [
      'after a time limit',
      'await smart.transactions.get("slow", {}, { timeout: 100, retries: 0 }).catch(() => 0)',
    ],
    [
      'after a wait that was given up',
      `const controller = new AbortController()
       setTimeout(() => controller.abort(), 300)
       await smart.transactions.get("busy", {}, { signal: controller.signal, deadline: 120_000 }).catch(() => 0)`,
    ],
  ])('ends by itself %s', async (_when, text) => {
    let calls = 0
    const server = await httpServer(({ url }, response: ServerResponse) => {
      calls += 1
      if (url === '/oauth/token') sendJson(response, 200, { access_token: 't', expires_in: 1200 })
      else if (url.endsWith('slow')) return
      else if (url.endsWith('good') && calls > 2) sendJson(response, 200, {})
      else {
        response.setHeader('retry-after', url.endsWith('busy') ? '60' : '0')
        sendJson(response, 503, envelope())
      }
    })
    const program = `
      import { clientCredentials, createSecuconnect } from './client.mjs'
      const auth = clientCredentials({ clientId: 'a', clientSecret: 'b' })
      const { smart } = createSecuconnect({ baseUrl: ${JSON.stringify(server.url)}, auth })
      ${text}
      console.log('done')`
    const { code, output, errors } = await runModule(bundle.folder, program)
    expect({ code, output, errors }).toEqual({ code: 0, output: 'done\n', errors: '' })
  })
})
