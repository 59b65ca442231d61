import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What the server does with a `start` once it has taken the payment. */
type OnStart = 'answer' | 'reset' | 'die' | 'hold'

/** Just enough of the API to fail at the moment that matters. Change the fields while it runs. */
export interface FaultyServer extends AsyncDisposable {
  readonly url: string
  onStart: OnStart
  /** Whether creating a transaction gets an answer. */
  onCreate: 'answer' | 'hold'
  /** Whether reading a transaction gets an answer. */
  onRead: 'answer' | 'hold' | 'reset'
  /** What the transaction's status reads after `start`. */
  status: string
  /** Whether only reads show the receipts, as where they are made a moment later. */
  receiptsLater: boolean
  /** Laid over every transaction that is answered. */
  changes: Readonly<Record<string, unknown>>
  card: { readonly isValid: boolean; readonly isLocked: boolean }
  /** How often a transaction was created, started, read and aborted. */
  readonly counts: { created: number; started: number; read: number; aborted: number }
  /** Resolves when a transaction was created next. */
  readonly nextCreate: () => Promise<void>
  /** Resolves when the next `start` has come in. */
  readonly nextStart: () => Promise<void>
  /** Resolves when the next read has come in. */
  readonly nextRead: () => Promise<void>
  /** Answers a `start` or a creation that is held. */
  readonly release: () => void
}

export async function faultyServer(): Promise<FaultyServer> {
  const counts = { created: 0, started: 0, read: 0, aborted: 0 }
  const transactions = new Map<string, Readonly<Record<string, unknown>>>()
  let heard: () => void = () => undefined
  let heardCreate: () => void = () => undefined
  let heardRead: () => void = () => undefined
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
    if (method === 'POST' && !url.includes('/STX_')) return create(response, body)
    const [id = ''] = /STX_\d+/.exec(url) ?? []
    const reply = (): void => send(response, { ...transactions.get(id), ...self.changes })
    const become = (status: string): void => void transactions.set(id, { ...transactions.get(id), status })
    if (url.includes('/start/')) {
      counts.started += 1
      become(self.status)
      const shown = { ...transactions.get(id), ...self.changes, ...(self.receiptsLater && { receipt: [] }) }
      return started(response, () => send(response, shown))
    }
    if (url.endsWith('/abort')) {
      counts.aborted += 1
      become('aborted')
      return reply()
    }
    counts.read += 1
    heardRead()
    if (self.onRead === 'answer') reply()
    if (self.onRead === 'reset') response.socket?.resetAndDestroy()
  }

  function create(response: ServerResponse, body: string): void {
    counts.created += 1
    const id = `STX_${counts.created}`
    transactions.set(id, { ...(JSON.parse(body) as object), id, status: 'created' })
    release = () => send(response, { ...transactions.get(id), ...self.changes, status: 'created' })
    if (self.onCreate === 'answer') release()
    heardCreate()
  }

  function started(response: ServerResponse, reply: () => void): void {
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
    onCreate: 'answer',
    onRead: 'answer',
    status: 'ok',
    receiptsLater: false,
    changes: {},
    card: { isValid: true, isLocked: false },
    counts,
    nextStart: () =>
      new Promise((done) => {
        heard = done
      }),
    nextCreate: () =>
      new Promise((done) => {
        heardCreate = done
      }),
    nextRead: () =>
      new Promise((done) => {
        heardRead = done
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
