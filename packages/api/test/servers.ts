import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net'
import { onTestFinished } from 'vitest'
import { certificate, certificateKey } from './certificate.ts'

/** One request, as the server saw it. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  /** The connection it came on, counted from 1. */
  readonly connection: number
}

/** What a test server does with a request that was read to its end. */
export type Answer = (seen: SeenRequest, response: ServerResponse) => void

export interface TestServer {
  /** The origin, such as `http://127.0.0.1:41234`. */
  readonly url: string
  readonly requests: readonly SeenRequest[]
  /** How many connections were opened so far. */
  readonly connections: () => number
}

/** An HTTP server on loopback that ends with the test. */
export function httpServer(answer: Answer): Promise<TestServer> {
  return serve('http', (listener) => createServer(listener), answer)
}

/** The same with TLS, and a certificate that nobody trusts unasked. */
export function httpsServer(answer: Answer): Promise<TestServer> {
  return serve(
    'https',
    (listener) => createTlsServer({ cert: certificate, key: certificateKey }, listener),
    answer,
  )
}

async function serve(
  scheme: string,
  create: (listener: RequestListener) => Server,
  answer: Answer,
): Promise<TestServer> {
  const requests: SeenRequest[] = []
  const numbers = new WeakMap<object, number>()
  let connections = 0
  const server = create((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A client that goes away is what many tests are about.
    request.on('error', () => undefined)
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const body = Buffer.concat(chunks).toString('utf8')
      const seen = { method, url, headers, body, connection: numbers.get(request.socket) ?? 0 }
      requests.push(seen)
      answer(seen, response)
    })
  })
  server.on(scheme === 'https' ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections += 1
    numbers.set(socket, connections)
  })
  const port = await listen(server)
  onTestFinished(async () => {
    server.closeAllConnections()
    await close(server)
  })
  return { url: `${scheme}://127.0.0.1:${port}`, requests, connections: () => connections }
}

export interface TestTcpServer {
  readonly port: number
  /** All bytes that came in, over all connections. */
  readonly received: () => string
}

/** A TCP server on loopback for answers that no HTTP server would give; it ends with the test. */
export async function tcpServer(onData: (socket: Socket) => void): Promise<TestTcpServer> {
  const sockets = new Set<Socket>()
  let received = ''
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      onData(socket)
    })
  })
  const port = await listen(server)
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await close(server)
  })
  return { port, received: () => received }
}

/** A port on loopback where nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createTcpServer()
  const port = await listen(server)
  await close(server)
  return port
}

function listen(server: TcpServer): Promise<number> {
  return new Promise((resolve) => {
    // Room for many connections at once: what does not fit in has to try again, a second and more later.
    server.listen(0, '127.0.0.1', 4096, () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: TcpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
