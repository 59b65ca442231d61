import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { faulty, type SandboxRequest, type SandboxResponse } from './core.ts'
import { longestBody } from './fetch.ts'

type Answer = (request: SandboxRequest) => SandboxResponse | Promise<SandboxResponse>

/** Serves the core over HTTP. Rejects when the port is taken. */
export function serve(answer: Answer, port: number, host: string): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers
    // Most calls have no body: those are answered in the same turn.
    if (encoding === undefined && (length === undefined || length === '0'))
      respond(answer, { ...requestOf(incoming), body: '' }, outgoing)
    else readBody(incoming, (body) => respond(answer, { ...requestOf(incoming), ...body }, outgoing))
  })
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      done(server)
    })
  })
}

function requestOf({
  method = 'GET',
  url = '/',
  headers,
  socket,
}: IncomingMessage): Omit<SandboxRequest, 'body'> {
  // Of a socket that is gone nobody knows where it led.
  return { method, url, headers, remote: socket.remoteAddress ?? 'nowhere' }
}

function respond(answer: Answer, request: SandboxRequest, outgoing: ServerResponse): void {
  try {
    const response = answer(request)
    if (response instanceof Promise)
      response
        .then(
          (late) => write(outgoing, late),
          (error: unknown) => write(outgoing, faulty(error)),
        )
        // What cannot be written is nobody's answer, and no reason to end the server.
        .catch(() => outgoing.destroy())
    else write(outgoing, response)
  } catch (error) {
    write(outgoing, faulty(error))
  }
}

function readBody(
  incoming: IncomingMessage,
  done: (body: Pick<SandboxRequest, 'body' | 'bodyCut'>) => void,
): void {
  const longest = longestBody(requestOf(incoming))
  const chunks: Buffer[] = []
  let size = 0
  const text = (): string =>
    chunks.length === 1 && chunks[0] ? chunks[0].toString('utf8') : Buffer.concat(chunks).toString('utf8')
  incoming.on('data', (chunk: Buffer) => {
    const before = size
    size += chunk.byteLength
    if (size <= longest) chunks.push(chunk)
    // Answered at once. What still comes is read and dropped: closing here would reset the socket before the caller has read the answer.
    else if (before <= longest) done({ body: text(), bodyCut: true })
  })
  incoming.once('end', () => {
    if (size <= longest) done({ body: text() })
  })
  // The caller went away in the middle of its request: there is nobody to tell.
  incoming.once('error', () => undefined)
}

/** Sales as they were written: a till that waits reads the same one again and again. Objects of the state never change. */
const sales = new WeakMap<object, string>()

function textOf({ operation, body, text }: SandboxResponse): string {
  if (text !== undefined) return text
  if (operation !== 'smart.transactions.get' || typeof body !== 'object' || body === null)
    return JSON.stringify(body)
  const known = sales.get(body)
  if (known !== undefined) return known
  const written = JSON.stringify(body)
  sales.set(body, written)
  return written
}

function write(outgoing: ServerResponse, response: SandboxResponse): void {
  const { status, headers, cut } = response
  if (cut === 'before') {
    outgoing.socket?.resetAndDestroy()
    return
  }
  const written = textOf(response)
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(written),
    ...headers,
  })
  if (cut === 'half') {
    const bytes = Buffer.from(written)
    outgoing.write(bytes.subarray(0, bytes.byteLength / 2), () => outgoing.socket?.destroy())
  } else outgoing.end(written)
}
