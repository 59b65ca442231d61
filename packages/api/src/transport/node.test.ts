import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../../test/api-server.ts'
import { type Bundle, bundleClient, runModule } from '../../test/bundle.ts'
import { certificate } from '../../test/certificate.ts'
import { httpServer, httpsServer, sendJson, tcpServer } from '../../test/servers.ts'
import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import { createTransport } from './node.ts'
import type { TransportRequest } from './transport.ts'

function to(url: string, more: Partial<TransportRequest> = {}): TransportRequest {
  return {
    method: 'POST',
    url,
    headers: {},
    body: '{}',
    timeout: 10_000,
    connection: 'kept',
    operation: 'test.call',
    ...more,
  }
}

describe('an answer that no client asked for', () => {
  it('101 is a broken connection at once, not at the end of the time limit', async () => {
    const server = await tcpServer((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    )
    const error = await failureOf(createTransport()(to(`http://127.0.0.1:${server.port}/`)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).not.toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ sent: 'maybe' })
  })
})

describe('connections', () => {
  it('calls one after the other share one connection', async () => {
    const server = await httpServer((_seen, response) => sendJson(response, 200, {}))
    const transport = createTransport()
    for (let call = 0; call < 5; call += 1) await transport(to(server.url))
    expect(server.connections()).toBe(1)
  })

  it('a fresh connection is for one call only: nothing came on it before, and nothing comes after', async () => {
    const server = await httpServer((_seen, response) => sendJson(response, 200, {}))
    const transport = createTransport()
    await transport(to(`${server.url}/kept-1`))
    await transport(to(`${server.url}/fresh-1`, { connection: 'fresh' }))
    await transport(to(`${server.url}/kept-2`))
    await transport(to(`${server.url}/fresh-2`, { connection: 'fresh' }))
    const connectionOf = (path: string): number | undefined =>
      server.requests.find(({ url }) => url === path)?.connection
    expect(connectionOf('/kept-2')).toBe(connectionOf('/kept-1'))
    expect(new Set(server.requests.map(({ connection }) => connection)).size).toBe(3)
    expect(server.requests[1]?.headers.connection).toBe('close')
  })

  it('a connection that died while it was kept is not used again', async () => {
    const server = await httpServer((_seen, response) => {
      const { socket } = response
      response.end('{}', () => setTimeout(() => socket?.destroy(), 20))
    })
    const transport = createTransport()
    await transport(to(server.url))
    // Twice, so that the end of the connection arrives even on a machine that stood still for a while.
    await sleep(60)
    await sleep(60)
    await expect(transport(to(server.url))).resolves.toMatchObject({ status: 200 })
    expect(server.connections()).toBe(2)
  })
})

describe('over TLS', () => {
  it('sends nothing to a server whose certificate is not trusted', async () => {
    const server = await httpsServer((_seen, response) => sendJson(response, 200, {}))
    const error = await failureOf(createTransport()(to(server.url)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ sent: 'no' })
    expect(String(error)).toContain('Nothing was sent')
    expect(server.requests).toHaveLength(0)
  })

  it('sends nothing to a server that does not speak TLS', async () => {
    const server = await httpServer((_seen, response) => sendJson(response, 200, {}))
    const error = await failureOf(createTransport()(to(server.url.replace('http:', 'https:'))))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ sent: 'no' })
    expect(server.requests).toHaveLength(0)
  })

  it('knows that nothing was sent when the handshake takes too long, and says so', async () => {
    const server = await tcpServer(() => undefined)
    const error = await failureOf(createTransport()(to(`https://127.0.0.1:${server.port}`, { timeout: 200 })))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ sent: 'no' })
    expect(String(error)).toContain('Nothing was sent')
    expect(String(error)).not.toContain('may still act')
  })

  it('hears the signal from the first moment, even while it loads what TLS needs', async () => {
    const server = await tcpServer(() => undefined)
    const controller = new AbortController()
    const call = createTransport()(
      to(`https://127.0.0.1:${server.port}`, { signal: controller.signal, timeout: 2_000 }),
    )
    controller.abort('changed my mind')
    expect(await failureOf(call)).toBe('changed my mind')
  })
})

describe('in a process of its own', () => {
  let bundle: Bundle
  beforeAll(async () => {
    bundle = await bundleClient()
  })
  afterAll(() => bundle.remove())

  const program = (url: string): string => `
    import { clientCredentials, createSecuconnect } from './client.mjs'
    const auth = clientCredentials({ clientId: 'a', clientSecret: 'b' })
    const { smart } = createSecuconnect({ baseUrl: ${JSON.stringify(url)}, auth })
    await smart.transactions.get('STX_1')
    console.log(JSON.stringify(await smart.transactions.get('STX_2')))
  `
  const token = { access_token: 't', expires_in: 1200, token_type: 'bearer' }

  it('a kept connection does not keep the process alive', async () => {
    const server = await httpServer(({ url }, response) =>
      sendJson(response, 200, url === '/oauth/token' ? token : { id: url }),
    )
    const ended = await runModule(bundle.folder, program(server.url))
    expect(ended).toMatchObject({ code: 0, signal: null, errors: '' })
    expect(JSON.parse(ended.output)).toEqual({ id: '/api/v2/Smart/Transactions/STX_2' })
    expect(server.connections()).toBe(1)
  })

  it('speaks TLS with a server that it trusts, on one kept connection', async () => {
    const server = await httpsServer(({ url }, response) =>
      sendJson(response, 200, url === '/oauth/token' ? token : { id: url }),
    )
    const authority = `${bundle.folder}/authority.pem`
    await writeFile(authority, certificate)
    const ended = await runModule(bundle.folder, program(server.url), { NODE_EXTRA_CA_CERTS: authority })
    expect(ended).toMatchObject({ code: 0, signal: null, errors: '' })
    expect(JSON.parse(ended.output)).toEqual({ id: '/api/v2/Smart/Transactions/STX_2' })
    expect(server.connections()).toBe(1)
  })
})
