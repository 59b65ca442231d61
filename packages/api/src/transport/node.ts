import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http'
import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import {
  tooLong,
  longestAnswer,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts'

/**
 * The transport for Node, on `node:http` and `node:https`: faster there than `fetch`,
 * and it can tell whether a byte of a failed request left this machine.
 */
export function createTransport(): Transport {
  const channels = new Map<string, Channel>()
  return async (request) => {
    request.signal?.throwIfAborted()
    const { origin, path } = split(request.url)
    let channel = channels.get(origin)
    if (channel === undefined) channels.set(origin, (channel = openChannel(new URL(origin))))
    return exchange(request, path, channel)
  }
}

/** What needs no encoding; so all that the client builds by itself. */
const plainPath = /^[\w\-.!~*'()%/?&=+:,;@$]*$/

/** Parsing a URL costs as much as the rest of this file, and few need it. */
function split(url: string): { readonly origin: string; readonly path: string } {
  const end = url.indexOf('/', 'https://'.length)
  const path = url.slice(end)
  if (end > 0 && plainPath.test(path)) return { origin: url.slice(0, end), path }
  const { origin, pathname, search } = new URL(url)
  return { origin, path: pathname + search }
}

/** How to reach one server. */
interface Channel {
  readonly send: (options: RequestOptions) => ClientRequest
  readonly kept: Agent
  readonly protocol: string
  readonly hostname: string
  readonly port: string
}

function openChannel({ protocol, hostname, port }: URL): Channel {
  // Loaded on the first call: importing the client costs nothing, and a sandbox on loopback never pays for TLS.
  const { request, Agent } = process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http')
  return {
    send: request,
    kept: new Agent({ keepAlive: true }),
    protocol,
    // Brackets are how a URL writes an IPv6 address, not part of it.
    hostname: hostname.replaceAll(/^\[|\]$/g, ''),
    port,
  }
}

function exchange(
  request: TransportRequest,
  path: string,
  { send, kept, protocol, hostname, port }: Channel,
): Promise<TransportResponse> {
  return new Promise((resolve, reject) => {
    const { method, body, headers } = request
    const outgoing = send({
      method,
      protocol,
      hostname,
      port,
      path,
      headers:
        body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: request.connection === 'kept' ? kept : false,
    })
    let sent: 'no' | 'maybe' = 'no'

    const timer = setTimeout(() => {
      const message = `no complete answer within ${Math.round(request.timeout)} ms`
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
      else socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', ready)
    })
    outgoing.on('error', broken)
    outgoing.on('upgrade', (_answer, socket) => {
      socket.destroy()
      broken(new Error('it changed the protocol unasked'))
    })
    outgoing.on('response', (answer: IncomingMessage) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        if (text.length + part.length > longestAnswer) fail(tooLong(request))
        else text += part
      })
      answer.on('error', broken)
      answer.on('end', () => {
        settle()
        resolve({ status: answer.statusCode ?? 0, headers: plainHeaders(answer.headers), text })
      })
    })
    outgoing.end(body)
  })
}

/** Node joins repeated headers itself, all but `set-cookie`. */
function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const cookies = headers['set-cookie']
  return (cookies ? { ...headers, 'set-cookie': cookies.join(', ') } : headers) as Record<string, string>
}

function connectionError(request: TransportRequest, sent: 'no' | 'maybe', cause: unknown): ConnectionError {
  const { host } = new URL(request.url)
  // The parser hangs what it could not read on its error, and with it a token or a card number.
  if (cause instanceof Error) Reflect.deleteProperty(cause, 'rawPacket')
  const why = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause)
  const message =
    sent === 'no'
      ? `could not reach ${host} (${why})`
      : `the connection to ${host} broke before the answer was complete (${why})`
  return new ConnectionError(message, { operation: request.operation, sent, cause })
}
