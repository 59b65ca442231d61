import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  type ApiServer,
  apiServer,
  credentials,
  envelope,
  failureOf,
  tokenExpired,
} from '../test/api-server.ts'
import { sendJson } from '../test/servers.ts'
import { ApiError, AuthenticationError, ConnectionError, UnexpectedAnswerError } from './errors/errors.ts'
import {
  clientCredentials,
  createSecuconnect,
  type Secuconnect,
  type TokenEndpoint,
  type TokenSource,
  type Transport,
  type TransportRequest,
} from './index.ts'

const used = (server: ApiServer): readonly (string | undefined)[] =>
  server.calls().map(({ headers }) => headers.authorization)

describe('the token', () => {
  it('is asked for with the credentials, and sent with every call', async () => {
    const server = await apiServer()
    await server.secuconnect.smart.transactions.get('STX_1')
    const [asked] = server.tokenCalls()
    expect(asked).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } })
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    })
    expect(server.calls()[0]?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'user-agent': 'secukit',
      accept: 'application/json',
    })
  })

  it('is not asked for before the first call', async () => {
    const server = await apiServer()
    await sleep(50)
    expect(server.tokenCalls()).toHaveLength(0)
  })

  it('is asked for once for 1,000 calls at the same time, over both APIs and the fetch client', async () => {
    let tokens = 0
    const seen = new Set<string | undefined>()
    const transport: Transport = async ({ url, headers }) => {
      await sleep(5)
      if (!url.endsWith('/oauth/token')) {
        seen.add(headers['authorization'])
        return { status: 200, headers: {}, text: '{}' }
      }
      tokens += 1
      return { status: 200, headers: {}, text: `{"access_token":"token-${tokens}","expires_in":1200}` }
    }
    const { smart, loyalty } = createSecuconnect({
      baseUrl: 'http://127.0.0.1:1',
      auth: clientCredentials(credentials),
      transport,
    })
    const calls: readonly (() => PromiseLike<unknown>)[] = [
      () => smart.transactions.get('STX_1'),
      () => loyalty.merchantCards.get('MCD_1'),
      () => smart.client.GET('/Smart/Transactions', {}),
    ]
    const all = Array.from(
      { length: 1_000 },
      (_, index) => calls[index % 3]?.() ?? Promise.reject(new Error('no such call')),
    )
    await Promise.all(all)
    expect(tokens).toBe(1)
    expect([...seen]).toEqual(['Bearer token-1'])
  })

  it('is asked for once more when it expires under 100 calls at the same time', async () => {
    const server = await apiServer({
      answer: ({ headers }, response) =>
        headers.authorization === 'Bearer token-1'
          ? sendJson(response, 401, envelope())
          : sendJson(response, 200, {}),
    })
    await Promise.all(Array.from({ length: 100 }, () => server.secuconnect.smart.transactions.get('STX_1')))
    expect(server.tokenCalls()).toHaveLength(2)
    expect(server.calls()).toHaveLength(200)
  })

  it.each([
    ['401 with the envelope', 401, envelope()],
    ['401 without a body', 401, undefined],
    ['403 with code 2003', 403, tokenExpired],
    ['403 with code 2003 as a text', 403, envelope({ code: '2003' })],
  ])('that is refused with %s is replaced, and the call is sent once more', async (_what, status, body) => {
    const server = await apiServer({
      answer: ({ headers }, response) => {
        if (headers.authorization !== 'Bearer token-1') sendJson(response, 200, { id: 'STX_1' })
        else if (body === undefined) response.writeHead(status).end()
        else sendJson(response, status, body)
      },
    })
    const input = { basket_info: { sum: 100 } }
    expect(await server.secuconnect.smart.transactions.create(input)).toEqual({ id: 'STX_1' })
    expect(used(server)).toEqual(['Bearer token-1', 'Bearer token-2'])
    expect(server.calls().map(({ body: sent }) => JSON.parse(sent) as unknown)).toEqual([input, input])
  })

  it('is not replaced when the server refuses for another reason', async () => {
    const server = await apiServer({
      answer: (_seen, response) => sendJson(response, 403, envelope({ code: 4028 })),
    })
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).not.toBeInstanceOf(AuthenticationError)
    expect(server.calls()).toHaveLength(1)
    expect(server.tokenCalls()).toHaveLength(1)
  })

  it('a second refusal is thrown, and nothing is sent a third time', async () => {
    const server = await apiServer({ answer: (_seen, response) => sendJson(response, 403, tokenExpired) })
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ status: 403, code: 2003, operation: 'smart.transactions.get' })
    expect(server.calls()).toHaveLength(2)
  })
})

describe('an authentication of your own', () => {
  it('may be a class, gets the token endpoint, and hears which token was refused', async () => {
    const server = await apiServer({
      answer: ({ headers }, response) =>
        headers.authorization === 'Bearer token-1'
          ? sendJson(response, 401, envelope())
          : sendJson(response, 200, {}),
    })
    const dropped: string[] = []
    class Pin implements TokenSource {
      readonly endpoint: TokenEndpoint
      constructor(endpoint: TokenEndpoint) {
        this.endpoint = endpoint
      }
      async get(): Promise<string> {
        return String(
          (await this.endpoint.request({ grant_type: 'device_pin', device_pin: '1' }))['access_token'],
        )
      }
      drop(token: string): void {
        dropped.push(token)
      }
    }
    const { smart } = createSecuconnect({ baseUrl: server.url, auth: (endpoint) => new Pin(endpoint) })
    await smart.transactions.get('STX_1', {}, { signal: new AbortController().signal })
    expect(dropped).toEqual(['token-1'])
    expect(server.tokenCalls().map(({ body }) => JSON.parse(body) as unknown)).toEqual(
      Array.from({ length: 2 }, () => ({ grant_type: 'device_pin', device_pin: '1' })),
    )
  })
})

describe('calls that move money', () => {
  const calls = [
    ['start', ({ smart }: Secuconnect) => smart.transactions.start('STX_1', 'cash')],
    ['cancel', ({ smart }: Secuconnect) => smart.transactions.cancel('STX_1')],
    [
      'start by path',
      ({ smart }: Secuconnect) =>
        smart.client.POST('/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}', {
          params: { path: { smartTransactionId: 'STX_1', paymentMethod: 'cash' } },
        }),
    ],
    [
      'cancel by path',
      ({ smart }: Secuconnect) =>
        smart.client.POST('/Smart/Transactions/{smartTransactionId}/cancel', {
          params: { path: { smartTransactionId: 'STX_1' } },
        }),
    ],
    // The server does not care about case; a path that the specs do not know is trusted with nothing.
    [
      'start by a path in lower case',
      ({ smart }: Secuconnect) =>
        smart.client.POST('/smart/transactions/STX_1/start/cash' as never, {} as never),
    ],
  ] as const

  it.each(calls)(
    '%s is sent once, even when the token is refused; the next call has a new token',
    async (_name, call) => {
      for (const [status, body] of [
        [401, envelope()],
        [403, tokenExpired],
        [500, envelope()],
        [502, envelope()],
      ] as const) {
        const server = await apiServer({ answer: (_seen, response) => sendJson(response, status, body) })
        await call(server.secuconnect).then(
          (result) => expect(result).toHaveProperty('error'),
          (error: unknown) => expect(error).toBeInstanceOf(ApiError),
        )
        expect(server.calls()).toHaveLength(1)
        await server.secuconnect.smart.client.GET('/Smart/Transactions', {})
        expect(used(server)[1]).toBe(status < 500 ? 'Bearer token-2' : 'Bearer token-1')
      }
    },
  )

  it.each(calls)('%s is sent once, even when the connection breaks', async (_name, call) => {
    const server = await apiServer({ answer: (_seen, response) => response.destroy() })
    const error = await failureOf(call(server.secuconnect))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ sent: 'maybe' })
    await sleep(50)
    expect(server.calls()).toHaveLength(1)
  })

  it.each(calls.slice(0, 4))('%s has a connection of its own', async (_name, call) => {
    const server = await apiServer()
    await server.secuconnect.smart.transactions.get('STX_1')
    await call(server.secuconnect)
    await server.secuconnect.smart.transactions.get('STX_1')
    const [before, money, after] = server.calls().map(({ connection }) => connection)
    expect(money).not.toBe(before)
    expect(after).toBe(before)
  })
})

describe('the token endpoint', () => {
  it('wrong credentials are an AuthenticationError that says what to check', async () => {
    const server = await apiServer({
      token: (_count, response) =>
        sendJson(response, 400, {
          error: 'invalid_client',
          error_description: 'The client credentials are invalid',
        }),
    })
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ operation: 'auth.token', status: 400, reason: 'invalid_client' })
    expect(String(error)).toContain('Check the client id and secret')
    expect(server.calls()).toHaveLength(0)
  })

  it('a failure is not kept: the next call asks again', async () => {
    const server = await apiServer({
      token: (count, response) =>
        count === 1
          ? response.destroy()
          : sendJson(response, 200, { access_token: 'good', expires_in: 1200, token_type: 'bearer' }),
    })
    await expect(server.secuconnect.smart.transactions.get('STX_1')).rejects.toThrow(ConnectionError)
    await expect(server.secuconnect.smart.transactions.get('STX_1')).resolves.toEqual({})
    expect(server.tokenCalls()).toHaveLength(2)
  })

  it.each([
    ['HTML', '<html></html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['no token', '{"expires_in":1200}'],
    ['no lifetime', '{"access_token":"t"}'],
    ['a lifetime that is a word', '{"access_token":"t","expires_in":"soon"}'],
  ])('%s instead of a token is an UnexpectedAnswerError', async (_what, text) => {
    const server = await apiServer({ token: (_count, response) => response.end(text) })
    const error = await failureOf(server.secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(UnexpectedAnswerError)
    expect(error).toMatchObject({ operation: 'auth.token', status: 200 })
    expect(server.calls()).toHaveLength(0)
  })

  it('that hangs does not hold a caller who gave up, nor spoil the token for the others', async () => {
    let release = (): void => undefined
    const server = await apiServer({
      token: (_count, response) => {
        release = () =>
          sendJson(response, 200, { access_token: 'late', expires_in: 1200, token_type: 'bearer' })
      },
    })
    const controller = new AbortController()
    const given = server.secuconnect.smart.transactions.get('STX_1', {}, { signal: controller.signal })
    const patient = server.secuconnect.smart.transactions.get('STX_2')
    setTimeout(() => controller.abort('gave up'), 50)
    expect(await failureOf(given)).toBe('gave up')
    release()
    await expect(patient).resolves.toEqual({})
    expect(server.tokenCalls()).toHaveLength(1)
    expect(server.calls().map(({ url }) => url)).toEqual(['/api/v2/Smart/Transactions/STX_2'])
  })

  it('is not asked for a caller who gave up before', async () => {
    const server = await apiServer()
    const error = await failureOf(
      server.secuconnect.smart.transactions.get('STX_1', {}, { signal: AbortSignal.abort('never mind') }),
    )
    expect(error).toBe('never mind')
    expect(server.tokenCalls()).toHaveLength(0)
  })
})

describe('time limits', () => {
  /** What the transport was asked for, by operation. */
  async function limits(
    call: (secuconnect: Secuconnect) => PromiseLike<unknown>,
  ): Promise<readonly TransportRequest[]> {
    const seen: TransportRequest[] = []
    const transport: Transport = (request) => {
      seen.push(request)
      return Promise.resolve({ status: 200, headers: {}, text: '{"access_token":"t","expires_in":1200}' })
    }
    await call(
      createSecuconnect({ baseUrl: 'http://127.0.0.1:1', auth: clientCredentials(credentials), transport }),
    )
    return seen
  }

  it.each([
    ['start', 300_000, 'fresh', ({ smart }: Secuconnect) => smart.transactions.start('STX_1', 'cash')],
    ['cancel', 30_000, 'fresh', ({ smart }: Secuconnect) => smart.transactions.cancel('STX_1')],
    ['create', 30_000, 'kept', ({ smart }: Secuconnect) => smart.transactions.create({})],
    ['list', 30_000, 'kept', ({ smart }: Secuconnect) => smart.transactions.list()],
    [
      'start by path',
      300_000,
      'fresh',
      ({ smart }: Secuconnect) =>
        smart.client.POST('/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}', {
          params: { path: { smartTransactionId: 'STX_1', paymentMethod: 'cash' } },
        }),
    ],
    [
      'a get by path',
      30_000,
      'kept',
      ({ smart }: Secuconnect) => smart.client.GET('/Smart/Transactions', {}),
    ],
  ] as const)('%s waits %i ms on a %s connection', async (_name, timeout, connection, call) => {
    const seen = await limits(call)
    expect(seen).toMatchObject([
      { operation: 'auth.token', timeout: 30_000, connection: 'kept' },
      { timeout, connection },
    ])
  })

  it.each([
    [
      'a method',
      ({ smart }: Secuconnect) => smart.transactions.start('STX_1', 'cash', {}, { timeout: 1234 }),
    ],
    ['a list', ({ smart }: Secuconnect) => smart.transactions.list({}, { timeout: 1234 })],
    [
      'a call by path',
      ({ smart }: Secuconnect) => smart.client.GET('/Smart/Transactions', { timeout: 1234 } as never),
    ],
  ])('the caller of %s may set another', async (_name, call) => {
    expect((await limits(call))[1]?.timeout).toBe(1234)
  })
})
