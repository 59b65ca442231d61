import * as fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { credentials, envelope, tokenExpired } from '../test/api-server.ts'
import { httpServer, sendJson } from '../test/servers.ts'
import { ApiError, ConnectionError, SecuconnectError } from './errors/errors.ts'
import { clientCredentials, createSecuconnect, type Secuconnect, type Transport } from './index.ts'
import { createTransport as createFetchTransport } from './transport/fetch.ts'
import { createTransport as createNodeTransport } from './transport/node.ts'

// Many calls at a time, each through a network and a server that fail in their own way on every request.
// A failing run prints its seed; with it, `fc.assert(…, { seed, path })` runs the same faults again.

/** What becomes of one request. `acts` is said of the server: it does what it was asked for. */
const fates = [
  'acts and answers',
  'acts and drops the connection',
  'acts and breaks off the answer',
  'acts and answers 500',
  'acts and answers 503',
  'acts and answers with HTML',
  'acts and cuts its JSON',
  'acts and answers late',
  'acts late',
  'drops the connection',
  'answers 400',
  'answers 401',
  'answers 403 with code 2003',
  'answers 429',
  'answers 502 with HTML',
  'answers 503',
  'cannot be reached',
] as const
type Fate = (typeof fates)[number]

/** How long a try may take, and what is late, in ms. */
const limit = 100
const lateness = 200

type Call = (secuconnect: Secuconnect, id: string) => Promise<unknown>

const orThrow = async (
  call: Promise<{ readonly data?: unknown; readonly error?: unknown }>,
): Promise<unknown> => {
  const { data, error } = await call
  if (error !== undefined) throw error
  return data
}
const options = { timeout: limit, deadline: 10_000 }
const path = (smartTransactionId: string) => ({ path: { smartTransactionId } })
const writes: Readonly<Record<string, Call>> = {
  create: ({ smart }, id) => smart.transactions.create({ transactionRef: id }, options),
  update: ({ smart }, id) => smart.transactions.update(id, {}, options),
  'create by path': ({ smart }, id) =>
    orThrow(smart.client.POST('/Smart/Transactions', { body: { transactionRef: id }, ...options })),
}
const payments: Readonly<Record<string, Call>> = {
  start: ({ smart }, id) => smart.transactions.start(id, 'cash', {}, options),
  cancel: ({ smart }, id) => smart.transactions.cancel(id, options),
  'start by path': ({ smart }, id) =>
    orThrow(
      smart.client.POST('/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}', {
        params: { path: { smartTransactionId: id, paymentMethod: 'cash' } },
        ...options,
      }),
    ),
}
const reads: Readonly<Record<string, Call>> = {
  get: ({ smart }, id) => smart.transactions.get(id, {}, options),
  'get by path': ({ smart }, id) =>
    orThrow(smart.client.GET('/Smart/Transactions/{smartTransactionId}', { params: path(id), ...options })),
}
const calls: Readonly<Record<string, Call>> = { ...writes, ...payments, ...reads }

const anyFate = fc.constantFrom(...fates)
const anyScenario = fc.record({
  name: fc.constantFrom(...Object.keys(calls)),
  /** Of its requests, in turn; what comes after them goes well. */
  fates: fc.array(anyFate, { maxLength: 4 }),
})
/** Of the requests for tokens, in turn. */
const anyTokenFates = fc.array(
  fc.constantFrom('is given', 'answers 503', 'drops the connection', 'cannot be reached'),
  {
    maxLength: 6,
  },
)

interface Watched {
  readonly fates: Fate[]
  requests: number
  effects: number
}

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.01)
  return () => vi.restoreAllMocks()
})

describe.each([
  ['node', createNodeTransport],
  ['fetch', createFetchTransport],
] as const)('whatever becomes of its requests, over transport/%s', (_name, createTransport) => {
  it('no call acts twice, and one that resolves has acted', { timeout: 120_000 }, async () => {
    const watched = new Map<string, Watched>()
    const late: Promise<void>[] = []
    let tokenFates: string[] = []
    let tokens = 0
    const watchedOf = (text: string): Watched | undefined => watched.get(/STX_\d+x/.exec(text)?.[0] ?? '')

    const server = await httpServer(({ url, body }, response) => {
      if (url === '/oauth/token') {
        const fate = tokenFates.shift()
        if (fate === 'answers 503') return sendJson(response, 503, envelope())
        if (fate === 'drops the connection') return response.destroy()
        return sendJson(response, 200, { access_token: `token-${(tokens += 1)}`, expires_in: 1200 })
      }
      const call = watchedOf(url + body)
      if (call === undefined) throw new Error(`whose call is ${url}?`)
      call.requests += 1
      const fate = call.fates.shift() ?? 'acts and answers'
      const act = (): void => {
        call.effects += 1
      }
      const afterwards = (work: () => void): void => {
        late.push(new Promise((resolve) => setTimeout(() => resolve(work()), lateness)))
      }
      if (fate.startsWith('acts and')) act()
      if (fate === 'acts late') return afterwards(act)
      if (fate === 'acts and answers late') return afterwards(() => sendJson(response, 200, {}))
      if (fate === 'acts and answers') return sendJson(response, 200, {})
      if (fate === 'acts and answers with HTML') return response.end('<html>')
      if (fate === 'acts and cuts its JSON') return response.end('{"id":"STX_')
      if (fate === 'answers 502 with HTML') return response.writeHead(502).end('<html>')
      if (fate === 'answers 403 with code 2003') return sendJson(response, 403, tokenExpired)
      if (fate === 'acts and breaks off the answer') {
        response.writeHead(200, { 'content-length': '99' })
        return response.write('{"id":', () => response.socket?.resetAndDestroy())
      }
      const status = /\d+$/.exec(fate)?.[0]
      if (status === undefined) return response.destroy()
      return sendJson(response, Number(status), envelope())
    })

    const send = createTransport()
    const transport: Transport = (request) => {
      const queue: string[] | undefined =
        request.operation === 'auth.token' ? tokenFates : watchedOf(request.url + (request.body ?? ''))?.fates
      if (queue?.[0] !== 'cannot be reached') return send(request)
      queue.shift()
      return Promise.reject(new ConnectionError('unreachable', { operation: request.operation, sent: 'no' }))
    }

    let ids = 0
    const seen = { resolved: 0, refused: 0, lost: 0, 'lost, but done': 0, repeated: 0 }

    async function check(
      secuconnect: Secuconnect,
      { name, fates: script }: { readonly name: string; readonly fates: readonly Fate[] },
    ): Promise<void> {
      const id = `STX_${(ids += 1)}x`
      const call: Watched = { fates: [...script], requests: 0, effects: 0 }
      watched.set(id, call)
      const outcome = await (calls[name] as Call)(secuconnect, id).then(
        () => ({ resolved: true, error: undefined }),
        (error: unknown) => ({ resolved: false, error }),
      )
      await Promise.all(late)
      const { error, resolved } = outcome
      const { effects, requests } = call
      const isRead = name in reads
      const saysUnsent = error instanceof ConnectionError && error.sent === 'no'
      const saysNoToken = error instanceof SecuconnectError && error.operation === 'auth.token'
      const saysRefused = error instanceof ApiError && error.status < 500
      const laws = {
        'resolved, so it acted': !resolved || effects > 0,
        'acts once': isRead || effects <= 1,
        'what moves money is sent once': !(name in payments) || requests <= 1,
        'said that it was not sent, had no token, or was refused: it did not act':
          isRead || !(saysUnsent || saysNoToken || saysRefused) || effects === 0,
      }
      expect({ name, script, laws }).toEqual({
        name,
        script,
        laws: Object.fromEntries(Object.keys(laws).map((law) => [law, true])),
      })
      if (error instanceof ConnectionError) seen[effects === 0 ? 'lost' : 'lost, but done'] += 1
      if (resolved) seen.resolved += 1
      else if (!(error instanceof ConnectionError)) seen.refused += 1
      if (requests > 1) seen.repeated += 1
    }

    await fc.assert(
      fc.asyncProperty(
        fc.array(anyScenario, { minLength: 6, maxLength: 6 }),
        anyTokenFates,
        async (scenarios, ofTokens) => {
          tokenFates = [...ofTokens]
          late.length = 0
          const secuconnect = createSecuconnect({
            baseUrl: server.url,
            auth: clientCredentials(credentials),
            transport,
          })
          await Promise.all(scenarios.map((scenario) => check(secuconnect, scenario)))
        },
      ),
      { numRuns: 30 },
    )
    // Or nothing was proven.
    for (const [what, times] of Object.entries(seen))
      expect({ what, ever: times > 0 }).toEqual({ what, ever: true })
  })
})
