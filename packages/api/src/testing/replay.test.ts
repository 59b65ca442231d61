import { describe, expect, it } from 'vitest'
import { apiServer, envelope, failureOf } from '../../test/api-server.ts'
import { type Answer, deadPort, sendJson } from '../../test/servers.ts'
import {
  clientCredentials,
  ConnectionError,
  createSecuconnect,
  type Secuconnect,
  SecuconnectError,
  type Transport,
} from '../index.ts'
import { createTransport as createFetchTransport } from '../transport/fetch.ts'
import { type RecordedExchange, recordTransport, ReplayError, replayTransport } from './index.ts'

const sale = { basket_info: { sum: 1500, currency: 'EUR' } }
const gone = 'http://gone.invalid'

function client(baseUrl: string, transport: Transport, clientSecret = 'recorded-secret'): Secuconnect {
  const auth = clientCredentials({ clientId: 'till', clientSecret })
  return createSecuconnect({ baseUrl, auth, transport })
}

/** What a server may do, by the number in the id of the transaction. */
const moods: readonly Answer[] = [
  ({ body }, response) => sendJson(response, 200, { id: 'STX_1', status: 'created', body }),
  (_seen, response) => sendJson(response, 200, { id: 'STX_1', status: 'ok', novel: [1, null, { ü: 'ß' }] }),
  (_seen, response) => sendJson(response, 403, envelope({ code: 4028, supportId: '0f3c9a' })),
  (_seen, response) => sendJson(response, 404, envelope({ error: 'ProductNotFoundException' })),
  (_seen, response) => sendJson(response, 500, envelope({ error: 'ProductInternalException', code: '1001' })),
  (_seen, response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>'),
  (_seen, response) => response.end('{"id":"STX_1","sta'),
  (_seen, response) => response.end(),
  (_seen, response) => response.destroy(),
  (_seen, response) =>
    response.writeHead(200, { 'content-length': '99' }).write('{"id', () => response.destroy()),
  () => undefined,
]

/** What came of a call, with all that a caller can see of it. */
async function outcomeOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    return { value: await call }
  } catch (error) {
    if (!(error instanceof SecuconnectError)) throw error
    const { cause: _cause, stack: _stack, ...seen } = error
    return { ...seen, kind: error.constructor, name: error.name, message: error.message }
  }
}

/** A till that works through all of the server's moods. */
async function session({ smart }: Secuconnect): Promise<readonly unknown[]> {
  const once = { retries: 0, timeout: 300 }
  const seen = [await outcomeOf(smart.transactions.create(sale, once))]
  for (const id of moods.keys()) seen.push(await outcomeOf(smart.transactions.get(`STX_${id}`, {}, once)))
  for (const id of moods.keys())
    seen.push(await outcomeOf(smart.transactions.start(`STX_${id}`, 'cash', undefined, { timeout: 300 })))
  for (const id of moods.keys()) {
    // Here a page of HTML would come as `error`, and a recording leaves such texts out.
    if (id === 5) continue
    const params = { path: { smartTransactionId: `STX_${id}` } }
    const call = smart.client.POST('/Smart/Transactions/{smartTransactionId}/cancel', {
      params,
      timeout: 300,
    })
    seen.push(
      await outcomeOf(call.then(({ data, error, response }) => ({ data, error, status: response.status }))),
    )
  }
  return seen
}

describe('a recording', () => {
  it.each([
    ['node', undefined],
    ['fetch', createFetchTransport()],
  ])(
    'with transport/%s gives the same values and the same errors, the server being gone',
    async (_kind, transport) => {
      const server = await apiServer({
        answer: (seen, response) => moods[Number(/STX_(\d+)/.exec(seen.url)?.[1] ?? 0)]?.(seen, response),
      })
      const recording: RecordedExchange[] = []
      const recorded = await session(
        client(
          server.url,
          recordTransport((exchange) => recording.push(exchange), transport),
        ),
      )
      // One of each mood, for reads and for writes: the session did meet them all.
      const kinds = recorded.map((each) => (each as { readonly name?: string }).name)
      expect(new Set(kinds)).toEqual(
        new Set([
          undefined,
          'ApiError',
          'NotFoundError',
          'ServerError',
          'UnexpectedAnswerError',
          'ConnectionError',
          'TimeoutError',
        ]),
      )
      const requests = server.calls().length + server.tokenCalls().length

      // As a file would hold it, read by another till with other credentials.
      const text = recording.map((exchange) => `${JSON.stringify(exchange)}\n`).join('')
      for (const given of [text, recording]) {
        const replay = replayTransport(given)
        expect(await session(client(gone, replay.transport, 'another secret'))).toEqual(recorded)
        replay.verify()
      }
      expect(recording).toHaveLength(requests)
      expect(server.calls().length + server.tokenCalls().length).toBe(requests)
    },
  )

  it('holds a failure to connect, and that nothing was sent', async () => {
    const recording: RecordedExchange[] = []
    const server = await apiServer()
    const dead = `http://127.0.0.1:${await deadPort()}`
    const transport = recordTransport((exchange) => recording.push(exchange))
    const redirected: Transport = (request) =>
      transport(
        request.operation === 'auth.token'
          ? request
          : { ...request, url: request.url.replace(server.url, dead) },
      )
    const call = (to: Transport): Promise<unknown> =>
      failureOf(client(server.url, to).smart.transactions.start('STX_1', 'cash', undefined, { retries: 0 }))
    const real = await call(redirected)
    const replayed = await call(replayTransport(recording).transport)
    expect(replayed).toBeInstanceOf(ConnectionError)
    expect(replayed).toMatchObject({ sent: 'no', message: (real as Error).message })
  })

  it('gives equal requests their answers in order, and repeats the waits that the server asked for', async () => {
    let count = 0
    const server = await apiServer({
      answer: (_seen, response) => {
        count += 1
        if (count === 2) response.setHeader('retry-after', '0')
        sendJson(response, count === 2 ? 429 : 200, { id: 'STX_1', status: `s${count}`, error: 'busy' })
      },
    })
    const recording: RecordedExchange[] = []
    const poll = async ({ smart }: Secuconnect): Promise<readonly unknown[]> => [
      (await smart.transactions.get('STX_1')).status,
      (await smart.transactions.get('STX_1')).status,
    ]
    const transport = recordTransport((exchange) => recording.push(exchange))
    await expect(poll(client(server.url, transport))).resolves.toEqual(['s1', 's3'])
    expect(recording.map(({ answer }) => answer.headers?.['retry-after'])).toContain('0')
    const replay = replayTransport(recording)
    await expect(poll(client(gone, replay.transport))).resolves.toEqual(['s1', 's3'])
    replay.verify()
  })

  it('finds a call with card numbers and PINs again, whatever PIN it is now', async () => {
    const server = await apiServer({ answer: (_seen, response) => sendJson(response, 200, { result: true }) })
    const recording: RecordedExchange[] = []
    const call = ({ loyalty }: Secuconnect, pin: string): Promise<unknown> =>
      loyalty.merchantCards.checkPasscode('me', { cardnumber: '9276004429942845', pin } as never)
    const transport = recordTransport((exchange) => recording.push(exchange))
    await call(client(server.url, transport), '471147')
    const replay = replayTransport(recording)
    await expect(call(client(gone, replay.transport), '000000')).resolves.toEqual({ result: true })
    expect(recording.at(-1)?.request.body).toEqual({ cardnumber: '9276…2845', pin: 'masked' })
  })

  it('keeps what an aborted call waits for', async () => {
    const server = await apiServer({ answer: () => undefined })
    const recording: RecordedExchange[] = []
    const reason = new Error('the cashier went home')
    const call = async (to: Secuconnect): Promise<unknown> => {
      const controller = new AbortController()
      const waiting = failureOf(to.smart.transactions.get('STX_1', {}, { signal: controller.signal }))
      setTimeout(() => controller.abort(reason), 50)
      return waiting
    }
    await expect(
      call(
        client(
          server.url,
          recordTransport((each) => recording.push(each)),
        ),
      ),
    ).resolves.toBe(reason)
    const replay = replayTransport(recording)
    await expect(call(client(gone, replay.transport))).resolves.toBe(reason)
    replay.verify()
  })

  it('gives the last token to all who ask', async () => {
    const server = await apiServer()
    const recording: RecordedExchange[] = []
    await client(
      server.url,
      recordTransport((each) => recording.push(each)),
    ).smart.transactions.get('STX_1')
    const { transport } = replayTransport([...recording, ...recording.slice(-1)])
    await client(gone, transport).smart.transactions.get('STX_1')
    await expect(client(gone, transport).smart.transactions.get('STX_1')).resolves.toEqual({})
  })
})

describe('a request that was not recorded', () => {
  async function recordOne(): Promise<readonly RecordedExchange[]> {
    const server = await apiServer()
    const recording: RecordedExchange[] = []
    const { smart } = client(
      server.url,
      recordTransport((each) => recording.push(each)),
    )
    await smart.transactions.create(sale)
    return recording
  }

  it.each<readonly [string, (secuconnect: Secuconnect) => PromiseLike<unknown>, string]>([
    [
      'another operation',
      ({ smart }) => smart.transactions.cancel('STX_1'),
      'smart.transactions.cancel: POST /api/v2/Smart/Transactions/STX_1/cancel is not in the recording. If',
    ],
    [
      'another body',
      ({ smart }) => smart.transactions.create({ basket_info: { sum: 1600, currency: 'EUR' } }),
      'was recorded with another content: it differs at /body/basket_info/sum. If',
    ],
    [
      'once too often',
      async ({ smart }) => {
        await smart.transactions.create(sale)
        await smart.transactions.create(sale)
      },
      'POST /api/v2/Smart/Transactions was recorded once and is asked for once more. If',
    ],
  ])('is refused, and the error says what to do: %s', async (_what, call, text) => {
    const replay = replayTransport(await recordOne())
    const error = await failureOf(call(client(gone, replay.transport)))
    expect(error).toBeInstanceOf(ReplayError)
    expect(error).not.toBeInstanceOf(SecuconnectError)
    expect((error as Error).message).toContain(text)
    expect((error as Error).message).toContain('record anew with recordTransport')
    // Even when somebody caught it.
    expect(() => replay.verify()).toThrow(ReplayError)
  })

  it('does not mind the order of properties', async () => {
    const replay = replayTransport(await recordOne())
    const { smart } = client(gone, replay.transport)
    await expect(
      smart.transactions.create({ basket_info: { currency: 'EUR', sum: 1500 } }),
    ).resolves.toMatchObject({})
    replay.verify()
  })

  it('is the other way round a recording that was not asked for', async () => {
    const replay = replayTransport(await recordOne())
    expect(() => replay.verify()).toThrow(
      'POST /oauth/token is in the recording, but was not asked for, and 1 more.',
    )
  })

  it('needs a recording that can be read', () => {
    expect(() => replayTransport('{"request":')).toThrow(SyntaxError)
  })
})
