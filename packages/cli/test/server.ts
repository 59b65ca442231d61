import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What the server does with a `start` once it has taken the payment. */
type OnStart = 'answer' | 'reset' | 'die' | 'hold'

/** Just enough of the API to fail at the moment that matters. Change the fields while it runs. */
export interface FaultyServer extends AsyncDisposable {
  readonly url: string
  onStart: OnStart
  /** What the transaction's status reads after `start`. */
  status: string
  /** Laid over every transaction that is answered. */
  changes: Readonly<Record<string, unknown>>
  card: { readonly isValid: boolean; readonly isLocked: boolean }
  /** How often a transaction was created, started and read. */
  readonly counts: { created: number; started: number; read: number }
  /** Resolves when the next `start` has come in. */
  readonly nextStart: () => Promise<void>
  /** Answers a `start` that is held. */
  readonly release: () => void
}

export async function faultyServer(): Promise<FaultyServer> {
  const counts = { created: 0, started: 0, read: 0 }
  let transaction: Record<string, unknown> = {}
  let heard: () => void = () => undefined
  let release: () => void = () => undefined

  const server = createServer((request, response) => {
    // The caller may be killed.
    response.on('error', () => undefined)
    void readBody(request).then((body) => answer(request, response, body))
  })

  function answer({ method, url = '' }: IncomingMessage, response: ServerResponse, body: string): void {
    if (url === '/oauth/token')
      return send(response, { access_token: 'token', expires_in: 1200, token_type: 'bearer' })
    if (url.endsWith('/validateMerchantcard')) return send(response, self.card)
    if (url.includes('/start/')) return start(response)
    if (method === 'POST') {
      counts.created += 1
      transaction = { ...(JSON.parse(body) as object), id: `STX_${counts.created}`, status: 'created' }
    } else counts.read += 1
    send(response, { ...transaction, ...self.changes })
  }

  function start(response: ServerResponse): void {
    counts.started += 1
    transaction = { ...transaction, status: self.status }
    const reply = (): void => send(response, { ...transaction, ...self.changes })
    release = reply
    if (self.onStart === 'answer') reply()
    if (self.onStart === 'reset') response.socket?.resetAndDestroy()
    if (self.onStart === 'die') {
      server.close()
      server.closeAllConnections()
    }
    heard()
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const self: FaultyServer = {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    onStart: 'answer',
    status: 'ok',
    changes: {},
    card: { isValid: true, isLocked: false },
    counts,
    nextStart: () =>
      new Promise((done) => {
        heard = done
      }),
    release: () => release(),
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  return self
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, data: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(data))
}
