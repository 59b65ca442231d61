import { describe, expect, it } from 'vitest'
import { apiServer, envelope, failureOf, tokenExpired } from '../test/api-server.ts'
import { sendJson } from '../test/servers.ts'
import { AuthenticationError, ConnectionError, TimeoutError, UnexpectedAnswerError } from './errors/errors.ts'

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

  it('an error that is not JSON is given as text', async () => {
    const server = await apiServer({ answer: (_seen, response) => response.writeHead(502).end('<html>') })
    const { error } = await server.secuconnect.smart.client.GET(
      '/Smart/Transactions/{smartTransactionId}',
      one,
    )
    expect(error).toBe('<html>')
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
