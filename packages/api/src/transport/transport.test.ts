import { EventEmitter, getEventListeners, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../test/api-server.ts'
import { deadPort, httpServer, sendJson, tcpServer } from '../../test/servers.ts'
import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import { createTransport as createFetchTransport } from './fetch.ts'
import { createTransport as createNodeTransport } from './node.ts'
import type { TransportRequest } from './transport.ts'

// What both transports owe. What only one of them can do is in node.test.ts.

/** Far more than loopback ever takes: what is tested is that the wait ends, not how soon. */
const soon = 5_000

function to(url: string, more: Partial<TransportRequest> = {}): TransportRequest {
  return {
    method: 'GET',
    url,
    headers: {},
    timeout: 10_000,
    connection: 'kept',
    operation: 'test.call',
    ...more,
  }
}

describe.each([
  ['node', createNodeTransport, 'no'],
  ['fetch', createFetchTransport, 'maybe'],
] as const)('transport/%s', (_name, createTransport, sentWhenRefused) => {
  it('gives status, headers in lower case, and the whole body, however it was cut on the way', async () => {
    const euro = Buffer.from('{"sum":"15,00 €"}')
    const server = await httpServer((_seen, response) => {
      response.writeHead(201, { 'X-Support-Id': 'abc' })
      // The sign takes three bytes; the cut goes through it.
      const cut = euro.indexOf(0xe2) + 1
      response.write(euro.subarray(0, cut))
      setTimeout(() => response.end(euro.subarray(cut)), 20)
    })
    const answer = await createTransport()(to(server.url))
    expect(answer).toMatchObject({
      status: 201,
      text: '{"sum":"15,00 €"}',
      headers: { 'x-support-id': 'abc' },
    })
  })

  it('reads a large body to its end', async () => {
    const text = 'ü'.repeat(1_000_000)
    const server = await httpServer((_seen, response) => response.end(text))
    const answer = await createTransport()(to(server.url))
    expect(answer.text === text).toBe(true)
  })

  it.each([204, 302, 400, 404, 500, 503])(
    'takes an answer with status %i for an answer, not for a failure',
    async (status) => {
      const server = await httpServer((_seen, response) => {
        response.writeHead(status, { location: '/elsewhere' })
        response.end()
      })
      const answer = await createTransport()(to(server.url))
      expect(answer).toMatchObject({ status, text: '' })
      expect(server.requests).toHaveLength(1)
    },
  )

  it('sends method, path, query, headers and body as they are', async () => {
    const server = await httpServer((_seen, response) => sendJson(response, 200, {}))
    const body = '{"desc":"Brötchen € 👍🏽"}'
    await createTransport()(
      to(`${server.url}/a%2Fb?q=x%3A9276*`, { method: 'PUT', headers: { 'x-till': '7' }, body }),
    )
    expect(server.requests).toMatchObject([
      { method: 'PUT', url: '/a%2Fb?q=x%3A9276*', body, headers: { 'x-till': '7' } },
    ])
  })

  it('carries any text there and back', async () => {
    const server = await httpServer(({ body }, response) => response.end(body))
    const transport = createTransport()
    await fc.assert(
      // A byte order mark at the beginning is not text: `fetch` drops it, as the standard says.
      fc.asyncProperty(
        fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('\ufeff')),
        async (body) => {
          const answer = await transport(to(server.url, { method: 'POST', body }))
          expect(answer.text).toBe(body)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('says that the server could not be reached, and names the address', async () => {
    const port = await deadPort()
    const error = await failureOf(createTransport()(to(`http://127.0.0.1:${port}/x`)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).not.toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ sent: sentWhenRefused, operation: 'test.call' })
    expect(String(error)).toContain(`127.0.0.1:${port}`)
    expect(String(error)).toContain('address')
  })

  it.each([
    ['before the answer', ''],
    ['within the head', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['within a body of known length', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id":'],
    ['within a chunked body', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\n{"id":\r\n'],
  ])('a connection that breaks %s leaves the outcome open', async (_when, head) => {
    for (const end of ['reset', 'close'] as const) {
      const server = await tcpServer((socket) => {
        socket.write(head)
        // Later than the bytes, so that they arrive.
        setTimeout(() => (end === 'reset' ? socket.resetAndDestroy() : socket.end()), 20)
      })
      const error = await failureOf(
        createTransport()(to(`http://127.0.0.1:${server.port}/`, { method: 'POST', body: '{}' })),
      )
      expect(error).toBeInstanceOf(ConnectionError)
      expect(error).not.toBeInstanceOf(TimeoutError)
      expect(error).toMatchObject({ sent: 'maybe' })
    }
  })

  it('an answer that is not HTTP leaves the outcome open', async () => {
    const server = await tcpServer((socket) => socket.end('220 mail.example.org ESMTP\r\n'))
    const error = await failureOf(createTransport()(to(`http://127.0.0.1:${server.port}/`)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ sent: 'maybe' })
  })

  it.each([
    ['never answers', (): void => undefined],
    [
      'drips its answer without end',
      (response: { writableEnded: boolean; destroyed: boolean; write: (text: string) => unknown }): void => {
        const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(' ')), 20)
      },
    ],
  ])('gives up in time on a server that %s', async (_what, behave) => {
    const server = await httpServer((_seen, response) => behave(response))
    const begin = performance.now()
    const error = await failureOf(createTransport()(to(server.url, { timeout: 150 })))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ name: 'TimeoutError', sent: 'maybe' })
    expect(String(error)).toContain('150 ms')
    expect(performance.now() - begin).toBeGreaterThan(100)
    expect(performance.now() - begin).toBeLessThan(soon)
  })

  it.each([
    ['of known length', { 'content-length': '17000000' }],
    ['of unknown length', {}],
  ])('gives up on an answer %s that is longer than memory should hold', async (_what, headers) => {
    const server = await httpServer((_seen, response) => {
      response.writeHead(200, headers)
      response.end('x'.repeat(17_000_000))
    })
    const error = await failureOf(createTransport()(to(server.url)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ sent: 'maybe', operation: 'test.call' })
    expect(String(error)).toContain('longer than 16000000 characters')
  })

  it('an aborted signal sends nothing and rejects with its reason', async () => {
    const server = await httpServer((_seen, response) => response.end())
    const reason = new Error('the till was closed')
    const error = await failureOf(createTransport()(to(server.url, { signal: AbortSignal.abort(reason) })))
    expect(error).toBe(reason)
    await sleep(50)
    expect(server.requests).toHaveLength(0)
  })

  it('rejects with the reason of the signal while it waits for the answer', async () => {
    const controller = new AbortController()
    const reason = { word: 'any value can be a reason' }
    const server = await httpServer(() => controller.abort(reason))
    expect(await failureOf(createTransport()(to(server.url, { signal: controller.signal })))).toBe(reason)
  })

  it('rejects with the reason of the signal while it reads the body', async () => {
    const controller = new AbortController()
    const server = await httpServer((_seen, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{')
      setTimeout(() => controller.abort('enough'), 50)
    })
    expect(await failureOf(createTransport()(to(server.url, { signal: controller.signal })))).toBe('enough')
  })

  it('hangs up when it gives up, so that the server knows', async () => {
    const gone = new EventEmitter()
    const heard = once(gone, 'gone')
    const controller = new AbortController()
    const server = await httpServer((_seen, response) => {
      response.on('close', () => gone.emit('gone'))
      controller.abort()
    })
    await failureOf(createTransport()(to(server.url, { signal: controller.signal })))
    await expect(heard).resolves.toEqual([])
  })

  it('works again on the next call after each kind of failure', async () => {
    let calls = 0
    const server = await httpServer((_seen, response) => {
      calls += 1
      if (calls % 2 === 0) response.end(String(calls))
      else if (calls % 4 === 1) response.destroy()
    })
    const transport = createTransport()
    for (let round = 1; round <= 4; round += 1) {
      await expect(transport(to(server.url, { timeout: 150, method: 'POST', body: '{}' }))).rejects.toThrow(
        ConnectionError,
      )
      await expect(transport(to(server.url))).resolves.toMatchObject({ text: String(round * 2) })
    }
  })
})

describe('transport/node and a long-lived signal', () => {
  it('leaves no listener behind on a signal that outlives its calls', async () => {
    const server = await httpServer(({ url }, response) =>
      url === '/dies' ? response.destroy() : response.end(),
    )
    const { signal } = new AbortController()
    const transport = createNodeTransport()
    await transport(to(server.url, { signal }))
    await failureOf(transport(to(`${server.url}/dies`, { signal })))
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})
