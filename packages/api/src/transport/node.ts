import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http'
import type * as Https from 'node:https'
import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

/**
 * The transport for Node, on `node:http` and `node:https`: faster there than `fetch`,
 * and it can tell whether a byte of a failed request left this machine.
 */
export function createTransport(): Transport {
  const kept = new HttpAgent({ keepAlive: true })
  // Loaded on the first https call: a sandbox on loopback never pays for TLS.
  let secure: Promise<SecureParts> | undefined
  return async (request) => {
    request.signal?.throwIfAborted()
    if (!request.url.startsWith('https:')) {
      return exchange(request, (options) =>
        httpRequest(request.url, { ...options, agent: request.connection === 'kept' ? kept : false }),
      )
    }
    secure ??= loadSecureParts()
    const { send, agent } = await secure
    request.signal?.throwIfAborted()
    return exchange(request, (options) =>
      send(request.url, { ...options, agent: request.connection === 'kept' ? agent : false }),
    )
  }
}

interface SecureParts {
  readonly send: typeof Https.request
  readonly agent: Https.Agent
}

async function loadSecureParts(): Promise<SecureParts> {
  const https = await import('node:https')
  return { send: https.request, agent: new https.Agent({ keepAlive: true }) }
}

interface Options {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}

function exchange(
  request: TransportRequest,
  open: (options: Options) => ClientRequest,
): Promise<TransportResponse> {
  return new Promise((resolve, reject) => {
    const body = request.body === undefined ? undefined : Buffer.from(request.body)
    const length = body === undefined ? {} : { 'content-length': String(body.byteLength) }
    const outgoing = open({ method: request.method, headers: { ...request.headers, ...length } })
    let sent: 'no' | 'maybe' = 'no'

    const timer = setTimeout(() => {
      const rest = sent === 'no' ? 'Nothing was sent.' : 'The server may still act on it.'
      const message = `no complete answer within ${request.timeout} ms. ${rest}`
      fail(new TimeoutError(message, { operation: request.operation, sent }))
    }, request.timeout)
    const aborted = (): void => fail(request.signal?.reason)
    request.signal?.addEventListener('abort', aborted, { once: true })

    function settle(): void {
      clearTimeout(timer)
      request.signal?.removeEventListener('abort', aborted)
    }
    function fail(error: unknown): void {
      settle()
      outgoing.destroy()
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- an abort reason is the caller's own
      reject(error)
    }
    function broken(cause: unknown): void {
      fail(connectionError(request, sent, cause))
    }

    outgoing.on('socket', (socket) => {
      const ready = (): void => {
        sent = 'maybe'
      }
      // A kept socket is open already; a new one writes nothing before it is connected (and, with TLS, trusted).
      if (!socket.connecting) ready()
      else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', ready)
    })
    outgoing.on('error', broken)
    outgoing.on('response', (answer: IncomingMessage) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', broken)
      answer.on('end', () => {
        settle()
        resolve({
          status: answer.statusCode ?? 0,
          headers: plainHeaders(answer),
          text: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    outgoing.end(body)
  })
}

function plainHeaders(answer: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

function connectionError(request: TransportRequest, sent: 'no' | 'maybe', cause: unknown): ConnectionError {
  const { host } = new URL(request.url)
  const why = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause)
  const message =
    sent === 'no'
      ? `could not reach ${host} (${why}). Nothing was sent. Is the address right, and the server running?`
      : `the connection to ${host} broke before the answer was complete (${why}). The server may have acted on it.`
  return new ConnectionError(message, { operation: request.operation, sent, cause })
}
