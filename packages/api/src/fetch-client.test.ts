import { describe, expect, it } from 'vitest'
import { apiServer, credentials, envelope, failureOf, tokenExpired } from '../test/api-server.ts'
import { sendJson } from '../test/servers.ts'
import { AuthenticationError, ConnectionError, TimeoutError, UnexpectedAnswerError } from './errors/errors.ts'
import { clientCredentials, createSecuconnect, type Transport, type TransportRequest } from './index.ts'

const one = { params: { path: { smartTransactionId: 'STX_1' } } } as const

describe('smart.client', () => {
  it('gives data on 200, with the answer beside it', async () => {
    const server = await apiServer({
      answer: (_seen, response) => {
        response.setHeader('X-Support-Id', 'abc')
        sendJson(response, 200, { id: 'STX_1', status: 'ok' })
      },
    })
    const { data, error, response } = await server.secuconnect.smart.client.GET(
      '/Smart/Transactions/{smartTransactionId}',
      one,
    )
    expect(data).toEqual({ id: 'STX_1', status: 'ok' })
    expect(error).toBeUndefined()
    expect(response.status).toBe(200)
    expect(response.headers.get('x-support-id')).toBe('abc')
  })

  it('shares token and connection with the methods', async () => {
    const server = await apiServer()
    await server.secuconnect.smart.transactions.get('STX_1')
    await server.secuconnect.smart.client.GET('/Smart/Transactions/{smartTransactionId}', one)
    await server.secuconnect.loyalty.client.GET('/Loyalty/MerchantCards', {})
    expect(server.tokenCalls()).toHaveLength(1)
    expect(server.calls().map(({ headers }) => headers.authorization)).toEqual(
      Array(3).fill('Bearer token-1'),
    )
    expect(server.connections()).toBe(1)
  })

  it('is the same client each time', async () => {
    const { secuconnect } = await apiServer()
    expect(secuconnect.smart.client).toBe(secuconnect.smart.client)
  })

  it('encodes path and query, and sends the body as JSON', async () => {
    const server = await apiServer()
    const { client } = server.secuconnect.smart
    await client.PUT('/Smart/Transactions/{smartTransactionId}', {
      params: { path: { smartTransactionId: '../ü?' } },
      body: { basket_info: { sum: 100 } },
    })
    await client.GET('/Smart/Transactions', { params: { query: { q: 'a&b', count: 2 } } })
    expect(server.calls()).toMatchObject([
      {
        method: 'PUT',
        url: '/api/v2/Smart/Transactions/..%2F%C3%BC%3F',
        body: '{"basket_info":{"sum":100}}',
        headers: { 'content-type': 'application/json' },
      },
      { method: 'GET', url: '/api/v2/Smart/Transactions?q=a%26b&count=2', body: '' },
    ])
  })

  it('gives the error of a 4xx as an object', async () => {
    const server = await apiServer({ answer: (_seen, response) => sendJson(response, 404, envelope()) })
    const { data, error, response } = await server.secuconnect.smart.client.GET(
      '/Smart/Transactions/{smartTransactionId}',
      one,
    )
    expect(data).toBeUndefined()
    expect(error).toEqual(envelope())
    expect(response).toMatchObject({ ok: false, status: 404 })
  })

  it.each([400, 404, 500, 503])('an empty body with status %i still is an error', async (status) => {
    for (const headers of [{ 'content-length': '0' }, { 'transfer-encoding': 'chunked' }]) {
      const server = await apiServer({
        answer: (_seen, response) => response.writeHead(status, headers).end(),
      })
      const { data, error } = await server.secuconnect.smart.client.GET(
        '/Smart/Transactions/{smartTransactionId}',
        one,
      )
      expect(data).toBeUndefined()
      expect(error).toMatchObject({ status: 'error', error_details: `HTTP ${status} without a body` })
    }
  })

  it.each([302, 403, 404, 502])(
    'a page with HTTP %i is no refusal: it rejects, as the methods do',
    async (status) => {
      const server = await apiServer({
        answer: (_seen, response) => response.writeHead(status).end('<html>'),
      })
      const call = server.secuconnect.smart.client.GET('/Smart/Transactions/{smartTransactionId}', one)
      expect(await failureOf(call)).toBeInstanceOf(UnexpectedAnswerError)
    },
  )

  it('takes the token to no other address', async () => {
    const [server, other] = [await apiServer(), await apiServer()]
    const call = server.secuconnect.smart.client.GET('/Smart/Transactions', { baseUrl: other.url })
    expect(await failureOf(call)).toBeInstanceOf(TypeError)
    expect([...server.calls(), ...other.calls()]).toEqual([])
  })

  it('gives the answer in any form, and to middleware that copies it', async () => {
    const server = await apiServer({ answer: (_seen, response) => sendJson(response, 200, { id: 'STX_1' }) })
    const { client } = server.secuconnect.smart
    const seen: string[] = []
    client.use({
      onResponse: async ({ response }) => {
        seen.push(await response.clone().text())
      },
    })
    const path = '/Smart/Transactions/{smartTransactionId}'
    const { data } = await client.GET(path, { ...one, parseAs: 'blob' })
    expect(await data?.text()).toBe('{"id":"STX_1"}')
    expect((await client.GET(path, one)).data).toEqual({ id: 'STX_1' })
    expect(seen).toEqual(['{"id":"STX_1"}', '{"id":"STX_1"}'])
  })

  it.each([
    ['of known length', { 'content-length': '7' }],
    ['of unknown length', {}],
  ])('rejects, as the methods do, on a success %s that is not JSON', async (_what, headers) => {
    const server = await apiServer({
      answer: (_seen, response) => response.writeHead(200, headers).end('<html/>'),
    })
    const error = await failureOf(
      server.secuconnect.smart.client.GET('/Smart/Transactions/{smartTransactionId}', one),
    )
    expect(error).toBeInstanceOf(UnexpectedAnswerError)
    expect(error).toMatchObject({ operation: 'smart.transactions.get', status: 200 })
  })

  it('gives the text of any answer to a caller who asks for text', async () => {
    const server = await apiServer({ answer: (_seen, response) => response.end('id;sum\n1;1500') })
    const { data } = await server.secuconnect.smart.client.GET('/Smart/Transactions', { parseAs: 'text' })
    expect(data).toBe('id;sum\n1;1500')
  })

  it('replaces a refused token and sends the call again', async () => {
    const server = await apiServer({
      answer: ({ headers }, response) =>
        headers.authorization === 'Bearer token-1'
          ? sendJson(response, 403, tokenExpired)
          : sendJson(response, 200, { id: 'STX_1' }),
    })
    const { data } = await server.secuconnect.smart.client.POST('/Smart/Transactions', {
      body: { basket_info: { sum: 1 } },
    })
    expect(data).toEqual({ id: 'STX_1' })
    expect(server.calls().map(({ body }) => body)).toEqual(Array(2).fill('{"basket_info":{"sum":1}}'))
  })

  it('a path that the specs do not have works; only GET is sent again there', async () => {
    const server = await apiServer({ answer: (_seen, response) => sendJson(response, 401, envelope()) })
    const { client } = server.secuconnect.smart
    const get = await client.GET('/Smart/Beacons/SDV_1' as never, {} as never)
    expect((get as { error: unknown }).error).toEqual(envelope())
    expect(server.calls().map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(2).fill('GET /api/v2/Smart/Beacons/SDV_1'),
    )
    await client.POST('/Smart/Beacons/SDV_1/reboot' as never, {} as never)
    expect(server.calls()).toHaveLength(3)
  })

  it('rejects when no answer came, and names the operation, or the path that it does not know', async () => {
    const server = await apiServer({ answer: (_seen, response) => response.destroy() })
    const { client } = server.secuconnect.smart
    const known = await failureOf(client.GET('/Smart/Transactions/{smartTransactionId}', one))
    expect(known).toBeInstanceOf(ConnectionError)
    expect(known).toMatchObject({ operation: 'smart.transactions.get' })
    const unknown = await failureOf(client.GET('/Smart/Beacons?q=1' as never, {} as never))
    expect(unknown).toMatchObject({ operation: 'GET /Smart/Beacons' })
  })

  it('rejects when the credentials are refused', async () => {
    const server = await apiServer({
      token: (_count, response) => sendJson(response, 400, { error: 'invalid_client' }),
    })
    const error = await failureOf(server.secuconnect.smart.client.GET('/Smart/Transactions', {}))
    expect(error).toBeInstanceOf(AuthenticationError)
  })

  it('hears signal and timeout', async () => {
    const server = await apiServer({ answer: () => undefined })
    const { client } = server.secuconnect.smart
    const slow = await failureOf(client.GET('/Smart/Transactions', { timeout: 100 } as never))
    expect(slow).toBeInstanceOf(TimeoutError)
    const controller = new AbortController()
    setTimeout(() => controller.abort('enough'), 100)
    expect(await failureOf(client.GET('/Smart/Transactions', { signal: controller.signal }))).toBe('enough')
  })
})

describe('calls by path', () => {
  it('an empty 200 rejects, an empty 204 is a success without data', async () => {
    for (const headers of [{ 'content-length': '0' }, { 'transfer-encoding': 'chunked' }]) {
      const empty = await apiServer({ answer: (_seen, response) => response.writeHead(200, headers).end() })
      const { client } = empty.secuconnect.smart
      for (const parseAs of ['json', 'text'] as const) {
        const error = await failureOf(
          client.GET('/Smart/Transactions/{smartTransactionId}', { ...one, parseAs }),
        )
        expect(error).toBeInstanceOf(UnexpectedAnswerError)
        expect(error).toMatchObject({ status: 200, operation: 'smart.transactions.get', attempts: 1 })
      }
    }
    const none = await apiServer({ answer: (_seen, response) => response.writeHead(204).end() })
    const { data, error, response } = await none.secuconnect.smart.client.DELETE(
      '/Smart/Routings/{smartRoutingId}',
      {
        params: { path: { smartRoutingId: 'SRT_1' } },
      },
    )
    expect(data).toBeUndefined()
    expect(error).toBeUndefined()
    expect(response).toMatchObject({ ok: true, status: 204 })
  })

  it.each([[''], ['.'], ['..'], [undefined], [null], ['\ud800']])(
    '%j for an id is refused before anything is sent',
    async (bad) => {
      const server = await apiServer()
      const { client } = server.secuconnect.smart
      const path = { smartTransactionId: bad as string, paymentMethod: 'cash' }
      const calls = [
        () => client.GET('/Smart/Transactions/{smartTransactionId}', { params: { path } }),
        () => client.PUT('/Smart/Transactions/{smartTransactionId}', { params: { path }, body: {} }),
        () => client.POST('/Smart/Transactions/{smartTransactionId}/cancel', { params: { path } }),
        () =>
          client.POST('/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}', { params: { path } }),
        () =>
          client.POST('/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}', {
            params: { path: { smartTransactionId: 'STX_1', paymentMethod: bad as string } },
          }),
      ]
      for (const call of calls) {
        // Half a surrogate pair has no encoding: that one is the language's own error.
        expect(((await failureOf(call())) as Error).constructor).toBe(bad === '\ud800' ? URIError : TypeError)
      }
      expect(server.calls()).toHaveLength(0)
      expect(server.tokenCalls()).toHaveLength(0)
    },
  )

  it.each([
    '/Smart//x',
    '/Smart/./x',
    '/Smart/../x',
    '/Smart/%2E%2e/x',
    '/Smart/.%2e/x',
    '/Smart/x/',
    '/Smart/x/..',
    '/Smart/x/.',
    '/',
  ])('so is the path %s', async (path) => {
    const server = await apiServer()
    for (const asked of [path, `${path}?q=1`]) {
      const error = await failureOf(server.secuconnect.smart.client.GET(asked as never, {} as never))
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toContain('GET /')
    }
    expect(server.calls()).toHaveLength(0)
  })

  it('shows no card number when it refuses a path', async () => {
    const server = await apiServer()
    const card = '9276004429942845'
    const { client } = server.secuconnect.loyalty
    const path = { loyaltyMerchantCardId: card, targetMerchantCardId: '' }
    const errors = [
      await failureOf(client.GET(`/Loyalty/MerchantCards/${card}/` as never, {} as never)),
      await failureOf(client.GET(`/Loyalty/MerchantCards/${card}/../x?q=${card}` as never, {} as never)),
      await failureOf(
        client.POST('/Loyalty/MerchantCards/{loyaltyMerchantCardId}/transaction/{targetMerchantCardId}', {
          params: { path },
        } as never),
      ),
      await failureOf(server.secuconnect.loyalty.merchantCards.get(`${card}\ud800`)),
    ]
    for (const error of errors) {
      expect(error).toBeInstanceOf(TypeError)
      expect(`${(error as Error).message} ${(error as Error).stack ?? ''}`).not.toContain(card)
    }
    expect(server.calls()).toHaveLength(0)
  })

  it('take timeout, deadline and retries beside the parameters', async () => {
    const { signal } = new AbortController()
    const seen: TransportRequest[] = []
    const transport: Transport = (request) => {
      if (request.operation !== 'auth.token') seen.push(request)
      return Promise.resolve(
        request.operation === 'auth.token'
          ? { status: 200, headers: {}, text: '{"access_token":"t","expires_in":1200}' }
          : { status: 503, headers: { 'retry-after': '0' }, text: '' },
      )
    }
    const { smart } = createSecuconnect({
      baseUrl: 'http://127.0.0.1:1',
      auth: clientCredentials(credentials),
      transport,
    })
    const { client } = smart
    const path = '/Smart/Transactions/{smartTransactionId}'
    const { response } = await client.GET(path, { ...one, timeout: 1_234, signal, retries: 1 })
    expect(response.status).toBe(503)
    expect(seen).toMatchObject([
      { timeout: 1_234, signal },
      { timeout: 1_234, signal },
    ])
    await client.GET(path, { ...one, deadline: 777, retries: 0 })
    expect(seen).toHaveLength(3)
    expect(seen[2]?.timeout).toBeLessThanOrEqual(777)
    expect(seen[2]?.timeout).toBeGreaterThan(1)
    await client.PUT(path, { ...one, body: {}, timeout: 4_321, retries: 5 })
    expect(seen).toHaveLength(4)
    expect(seen[3]).toMatchObject({ timeout: 4_321, method: 'PUT', body: '{}' })
    // They are for the client, not for the wire.
    for (const { url, headers } of seen) {
      expect(url).toBe('http://127.0.0.1:1/api/v2/Smart/Transactions/STX_1')
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['timeout']))
    }
  })
})
