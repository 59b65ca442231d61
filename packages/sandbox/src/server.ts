import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { SandboxRequest, SandboxResponse } from './core.ts'

/** No request of this API comes near it; more is not kept. */
const largestBody = 1_000_000

/** Serves the core over HTTP on loopback. Rejects when the port is taken. */
export function serve(answer: (request: SandboxRequest) => SandboxResponse, port: number): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    readBody(incoming)
      .then((body) =>
        answer({
          method: incoming.method ?? 'GET',
          url: incoming.url ?? '/',
          headers: plainHeaders(incoming),
          ...body,
        }),
      )
      .then(
        ({ status, body }) => write(outgoing, status, body),
        (error: unknown) =>
          write(outgoing, 500, {
            status: 'error',
            error: 'ProductInternalException',
            error_details: `fault of the sandbox: ${String(error)}`,
            code: 1001,
          }),
      )
      // The caller went away: there is nobody to tell.
      .catch(() => outgoing.destroy())
  })
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail)
      done(server)
    })
  })
}

function readBody(incoming: IncomingMessage): Promise<Pick<SandboxRequest, 'body' | 'bodyCut'>> {
  const chunks: Buffer[] = []
  let size = 0
  const body = (): string => Buffer.concat(chunks).toString('utf8')
  return new Promise((done, fail) => {
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size <= largestBody) chunks.push(chunk)
      // Answered at once. What still comes is read and dropped: closing here would reset the socket before the caller has read the answer.
      else done({ body: body(), bodyCut: true })
    })
    incoming.once('end', () => done({ body: body() }))
    incoming.once('error', fail)
  })
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

function write(outgoing: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body))
  outgoing.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.byteLength })
  outgoing.end(bytes)
}
