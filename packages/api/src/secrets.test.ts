import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { assert, asyncProperty, sample } from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { envelope, failureOf } from '../test/api-server.ts'
import { anySecrets, leaksOf, type Secrets } from '../test/canaries.ts'
import { deadPort, httpServer, type SeenRequest, sendJson } from '../test/servers.ts'
import { traceEvents } from '../test/traces.ts'
import {
  appUser,
  type Authentication,
  type CallOptions,
  clientCredentials,
  createSecuconnect,
  devicePin,
  deviceSession,
  logTo,
  memoryTokenStore,
  registerDevice,
  type Secuconnect,
  type TokenStore,
} from './index.ts'
import { fileTokenStore } from './node/index.ts'
import { traceWithOpenTelemetry } from './otel/index.ts'
import { createTransport as createFetchTransport } from './transport/fetch.ts'
import { createTransport as createNodeTransport } from './transport/node.ts'
import type { Transport } from './transport/transport.ts'

describe('the check itself', () => {
  const secret = 'Canary"\\/ü€'
  const found = (value: unknown): number => leaksOf(value, { newPin: secret }).length

  it.each<readonly [string, unknown]>([
    ['a message', new Error(`no ${secret}.`)],
    ['a cause', new Error('x', { cause: new Error('y', { cause: secret }) })],
    ['a property of an error', Object.assign(new Error('x'), { sent: { pin: secret } })],
    ['the stack', Object.assign(new Error('x'), { stack: secret })],
    ['a name', { [secret]: 1 }],
    ['a closed box', Object.defineProperty({}, 'hidden', { value: [secret] })],
    ['a symbol', { [Symbol('x')]: secret }],
    ['a function', Object.assign(() => 1, { secret })],
    [
      'a getter',
      {
        get box() {
          return { secret }
        },
      },
    ],
    ['a map', new Map([['x', new Set([secret])]])],
    ['a buffer', { rawPacket: Buffer.from(`x${secret}x`) }],
    ['JSON', JSON.stringify({ pin: secret })],
    ['JSON in JSON', JSON.stringify({ was: JSON.stringify({ pin: secret }) })],
    ['the JSON of PHP', String.raw`{"pin":"Canary\"\\\/\u00fc\u20ac"}`],
    ['an address', `/x?pin=${encodeURIComponent(secret)}`],
    ['what toJSON tells', { toJSON: () => secret }],
    ['a deep place', Array.from({ length: 50 }).reduce<unknown>((inner) => ({ inner }), secret)],
  ])('finds a secret in %s', (_where, value) => {
    expect(found(value)).toBe(1)
  })

  it('finds nothing else', () => {
    expect(found([new Error('Canary'), 'ü€', { pin: 'Canary…' }])).toBe(0)
  })
})

/** How a server quotes what it was sent. */
const quotes: Readonly<Record<string, (seen: SeenRequest) => string>> = {
  plainly: ({ url, headers, body }) =>
    [decodeURIComponent(url), headers.authorization, ...leaves(body)].join(' | '),
  'as it came': ({ url, headers, body }) => `${headers.authorization} ${url} ${body}`,
  'as JSON': ({ url, headers, body }) => JSON.stringify({ url, headers, body }),
  'as PHP writes JSON': ({ url, headers, body }) =>
    JSON.stringify({ url, headers, body, values: leaves(body) })
      .replaceAll('/', String.raw`\/`)
      .replaceAll(/[^ -~]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
}

function leaves(body: string): readonly string[] {
  const found: string[] = []
  if (body !== '') {
    JSON.parse(body, (_name, value: unknown) => {
      if (typeof value === 'string' || typeof value === 'number') found.push(String(value))
      return value
    })
  }
  return found
}

type Response = Parameters<Parameters<typeof httpServer>[0]>[1]
type Misbehaviour = (response: Response, quote: string) => void

/** Words that no HTTP parser takes. */
const raw =
  (head: string): Misbehaviour =>
  (response, quote) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\n${head}${quote}\r\n\r\n`)
  }

const refusals: Readonly<Record<string, Misbehaviour>> = Object.fromEntries(
  [400, 401, 403, 404, 408, 409, 422, 429, 500, 501, 503].map((status) => [
    `refuses with ${status}`,
    (response: Response, quote: string) =>
      sendJson(response, status, {
        ...envelope({ error: quote, error_details: quote, error_user: quote, supportId: quote, code: 2003 }),
        [quote]: quote,
      }),
  ]),
)

const misbehaviours: Readonly<Record<string, Misbehaviour>> = {
  ...refusals,
  'refuses as OAuth does': (response, quote) =>
    sendJson(response, 400, { error: 'invalid_client', error_description: quote, code: quote }),
  'names an error that is a secret': (response, quote) => sendJson(response, 400, { error: quote }),
  'has numbers where texts belong': (response, quote) =>
    sendJson(
      response,
      400,
      envelope({ code: Number(/\d{9}/.exec(quote)?.[0]), supportId: [quote], error_user: { quote } }),
    ),
  'answers a text': (response, quote) => sendJson(response, 200, quote),
  'answers a list': (response, quote) => sendJson(response, 500, [quote]),
  'answers without a token or data': (response, quote) => sendJson(response, 200, { unknown: quote }),
  'answers a token that fits into no header': (response, quote) =>
    sendJson(response, 200, { access_token: `ü\n${quote}`, expires_in: 1200, token_type: quote }),
  'answers HTML': (response, quote) => response.writeHead(502).end(`<html>${quote}</html>`),
  'answers HTML with 200': (response, quote) => response.end(`<html>${quote}</html>`),
  // Short enough for a parser to quote all of it.
  'answers a bit of it': (response, quote) => response.end(`x${quote.split(' | ').at(-1)}`),
  'cuts its JSON': (response, quote) => response.end(JSON.stringify({ access_token: quote }).slice(0, -1)),
  'cuts the JSON of its refusal': (response, quote) =>
    response.writeHead(400).end(JSON.stringify(envelope({ error_details: quote })).slice(0, -1)),
  'sends elsewhere': (response, quote) =>
    response.writeHead(302, { location: `/x?${encodeURIComponent(quote)}` }).end(quote),
  'hangs up': (response) => response.destroy(),
  'breaks off': (response, quote) => {
    response.writeHead(200, { 'content-length': '9999' })
    response.write(quote, () => response.destroy())
  },
  'sends a header that is none': raw('no header '),
  'sends a length that is none': raw('content-length: '),
  'sends a body that is in no chunks': raw('transfer-encoding: chunked\r\n\r\n'),
}

const clientId = 'till-7'
const uuid = '/vendor/beispiel/serial/BX-20417'
const username = 'erika'

interface Grant {
  /** What its requests to the token endpoint hold. */
  readonly slots: readonly (keyof Secrets)[]
  /** What to do in a store that holds what the grant needs; `url` is the token endpoint. */
  readonly auth: (secrets: Secrets, store: TokenStore) => Authentication
}

const grants: Readonly<Record<string, Grant>> = {
  'client credentials': {
    slots: ['clientSecret'],
    auth: ({ clientSecret }, store) => clientCredentials({ clientId, clientSecret, store }),
  },
  'a device PIN': {
    slots: ['clientSecret', 'devicePin'],
    auth: (secrets, store) => devicePin({ clientId, uuid, store, ...secrets }),
  },
  'an app user': {
    slots: ['clientSecret', 'password', 'deviceName', 'refreshToken'],
    auth: (secrets, store) => appUser({ clientId, username, store, ...secrets }),
  },
  'a registered device': {
    slots: ['clientSecret', 'deviceCode', 'refreshToken'],
    auth: ({ clientSecret }, store) => deviceSession({ clientId, clientSecret, uuid, store }),
  },
}

/** A store in which every session is over, but its refresh token and its device code are there. */
async function filledStore(url: string, { refreshToken, deviceCode }: Secrets): Promise<TokenStore> {
  const store = memoryTokenStore()
  const tokenUrl = `${url}/oauth/token`
  for (const key of [
    `device ${tokenUrl} ${clientId} ${uuid}`,
    `appuser ${tokenUrl} ${clientId} ${username}`,
  ]) {
    await store.write(key, { refreshToken, deviceCode })
  }
  return store
}

interface Call {
  readonly slots: readonly (keyof Secrets)[]
  readonly send: (client: Secuconnect, secrets: Secrets, options?: CallOptions) => PromiseLike<unknown>
}

const calls: Readonly<Record<string, Call>> = {
  'a card number in the path': {
    slots: ['accessToken', 'cardInPath'],
    send: ({ loyalty }, { cardInPath }, options) => loyalty.merchantCards.get(cardInPath, {}, options),
  },
  'a card number in the query': {
    slots: ['accessToken', 'cardInQuery'],
    send: ({ loyalty }, { cardInQuery }, options) =>
      loyalty.merchantCards.list({ q: `card.cardnumber:${cardInQuery}` }, options),
  },
  'a card number in the basket': {
    slots: ['accessToken', 'cardInBody'],
    send: ({ smart }, { cardInBody }, options) =>
      smart.transactions.create({ idents: [{ type: 'card', value: cardInBody }] }, options),
  },
  'a CSC': {
    slots: ['accessToken', 'cardInBody', 'csc'],
    send: ({ loyalty }, { cardInBody, csc }, options) =>
      loyalty.merchantCards.checkCsc('me', { cardnumber: cardInBody, csc }, options),
  },
  'a passcode': {
    slots: ['accessToken', 'passcode'],
    send: ({ loyalty }, { cardInBody, passcode }, options) =>
      loyalty.merchantCards.checkPasscode('me', { cardnumber: cardInBody, pin: Number(passcode) }, options),
  },
  'a new passcode': {
    slots: ['accessToken', 'newPasscode'],
    send: ({ loyalty }, { cardInBody, newPasscode }, options) =>
      loyalty.merchantCards.setPasscode(
        'me',
        { cardnumber: cardInBody, passcode: Number(newPasscode) },
        options,
      ),
  },
  'the PIN of a card': {
    slots: ['accessToken', 'cardPin'],
    send: ({ loyalty }, { cardPin }, options) =>
      loyalty.cards.assignUser('LCA_1', 'GAC_1', { pin: cardPin }, options),
  },
  'the PIN of a device': {
    slots: ['accessToken', 'newPin'],
    send: ({ smart }, { newPin }, options) =>
      smart.devices.setDevicePin('me', { merchant_id: 'MRC_1', pin: newPin }, options),
  },
  'the code of a user': {
    slots: ['accessToken', 'userPin'],
    send: ({ smart }, { userPin }, options) =>
      smart.devices.authorize('SMD_1', { user_pin: userPin }, options),
  },
  'a hand-made body': {
    slots: ['accessToken', 'newPin'],
    send: ({ smart }, { newPin }, options) =>
      smart.client.PUT('/Smart/Devices/{smartDeviceId}/devicePin', {
        params: { path: { smartDeviceId: 'me' } },
        body: { merchant_id: 'MRC_1', pin: newPin },
        ...options,
      }),
  },
  'a hand-made path': {
    slots: ['accessToken', 'cardInPath', 'cardInQuery'],
    send: ({ smart }, { cardInPath, cardInQuery }, options) =>
      smart.client.GET(`/Smart/Beacons/${cardInPath}?q=${cardInQuery}` as never, { ...options } as never),
  },
}

/** A server that does as it is told, and all that is said of it: in logs, traces and spans. */
async function watched() {
  let token: Misbehaviour | undefined
  let answer: Misbehaviour | undefined
  let quote: (seen: SeenRequest) => string = () => ''
  let accessToken = ''
  const server = await httpServer((seen, response) => {
    const isToken = seen.url === '/oauth/token'
    const misbehave = isToken ? token : answer
    if (misbehave) misbehave(response, quote(seen))
    else sendJson(response, 200, isToken ? { access_token: accessToken, expires_in: 1200 } : {})
  })
  const said: unknown[] = []
  const write = (...line: unknown[]): void => {
    said.push(line)
  }
  const exporter = new InMemorySpanExporter()
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  onTestFinished(traceWithOpenTelemetry({ tracerProvider }))
  const events = traceEvents()
  return {
    url: server.url,
    logger: logTo({ debug: write, info: write, warn: write, error: write }, 'debug'),
    behave(how: {
      token?: Misbehaviour
      answer?: Misbehaviour
      quote?: (seen: SeenRequest) => string
    }): void {
      ;({ token, answer, quote = () => '' } = how)
    },
    giveToken(secret: string): void {
      accessToken = secret
    },
    /** What was sent so far, to prove that there was something to leak. */
    sent: (): string =>
      server.requests
        .map(({ url, headers, body }) =>
          [decodeURIComponent(url), headers.authorization, ...leaves(body)].join('\n'),
        )
        .join('\n'),
    /** All that was said since it was asked for last. */
    said(): readonly unknown[] {
      const spans = exporter
        .getFinishedSpans()
        .map(({ name, attributes, events: marks, status }) => ({ name, attributes, marks, status }))
      const all = [
        ...new Set([...said.splice(0).flat(), ...events.splice(0).map(({ trace }) => trace), ...spans]),
      ]
      exporter.reset()
      return all
    },
  }
}

type Watched = Awaited<ReturnType<typeof watched>>

function clientOf(server: Watched, auth: Authentication, transport: Transport): Secuconnect {
  const { url: baseUrl, logger } = server
  return createSecuconnect({ baseUrl, auth, transport, logger, retries: 0 })
}

/** What it failed with; `undefined` when it did not, as clients by path give back what a server refuses. */
async function errorOf(run: PromiseLike<unknown>): Promise<unknown> {
  try {
    await run
    return undefined
  } catch (error) {
    return error
  }
}

function expectSent(server: Watched, secrets: Secrets, slots: readonly (keyof Secrets)[]): void {
  const sent = server.sent()
  for (const slot of slots) expect(sent).toContain(secrets[slot])
}

const transports = [
  ['node', createNodeTransport],
  ['fetch', createFetchTransport],
] as const

const combinations = Object.entries(misbehaviours).flatMap(([what, misbehave]) =>
  Object.entries(quotes).map(([how, quote]) => [`${what}, quoting ${how}`, misbehave, quote] as const),
)

describe.each(transports)('over %s, no secret is told', (_name, createTransport) => {
  it.each(Object.entries(calls))(
    'by a call with %s, whatever the server does',
    async (_what, { send, slots }) => {
      const server = await watched()
      const transport = createTransport()
      const run = async (secrets: Secrets): Promise<void> => {
        const auth = clientCredentials({ clientId, clientSecret: secrets.clientSecret })
        const client = clientOf(server, auth, transport)
        server.giveToken(secrets.accessToken)
        for (const [what, answer, quote] of combinations) {
          server.behave({ answer, quote })
          const error = await errorOf(send(client, secrets))
          expect([what, leaksOf(error, secrets)]).toEqual([what, []])
        }
        server.behave({ answer: () => undefined })
        expect(leaksOf(await failureOf(send(client, secrets, { timeout: 40 })), secrets)).toEqual([])
        const controller = new AbortController()
        server.behave({ answer: () => controller.abort() })
        const { signal } = controller
        expect(leaksOf(await failureOf(send(client, secrets, { signal })), secrets)).toEqual([])
        expect(leaksOf(server.said(), secrets)).toEqual([])
        expect(leaksOf(client, secrets)).toEqual([])
        expectSent(server, secrets, slots)
      }
      await assert(asyncProperty(anySecrets, run), { numRuns: 1 })
    },
  )

  it.each(Object.entries(grants))('by %s, whatever the token endpoint does', async (_what, grant) => {
    const server = await watched()
    const transport = createTransport()
    const run = async (secrets: Secrets): Promise<void> => {
      const logIn = async (options: CallOptions = {}): Promise<unknown> => {
        const store = await filledStore(server.url, secrets)
        const auth = grant.auth(secrets, store)
        const client = clientOf(server, auth, transport)
        const error = await errorOf(client.smart.transactions.get('STX_1', {}, options))
        expect(leaksOf([client, auth, store], secrets)).toEqual([])
        return error
      }
      server.giveToken(secrets.accessToken)
      for (const [what, token, quote] of combinations) {
        server.behave({ token, quote })
        const error = await logIn()
        expect(error).toBeInstanceOf(Error)
        expect([what, leaksOf(error, secrets)]).toEqual([what, []])
      }
      server.behave({ token: () => undefined })
      expect(leaksOf(await logIn({ deadline: 40 }), secrets)).toEqual([])
      server.behave({})
      expect(await logIn()).toBeUndefined()
      expect(leaksOf(server.said(), secrets)).toEqual([])
      expectSent(server, secrets, [...grant.slots, 'accessToken'])
    }
    await assert(asyncProperty(anySecrets, run), { numRuns: 1 })
  })

  it('by the registration of a device, whatever the token endpoint does', async () => {
    const server = await watched()
    const transport = createTransport()
    const run = async (secrets: Secrets): Promise<void> => {
      const { clientSecret, deviceCode } = secrets
      const register = async (signal?: AbortSignal): Promise<unknown> => {
        const store = memoryTokenStore()
        const options = {
          baseUrl: server.url,
          transport,
          retries: 0,
          logger: server.logger,
          clientId,
          clientSecret,
        }
        const error = await errorOf(
          registerDevice({ ...options, uuid, store, signal, show: () => undefined }),
        )
        expect(leaksOf(store, secrets)).toEqual([])
        return error
      }
      for (const [what, misbehave, quote] of combinations) {
        server.behave({ token: misbehave, quote })
        expect([what, leaksOf(await register(), secrets)]).toEqual([what, []])
      }
      // It is confirmed, or refused, when it is asked again.
      for (const status of [400, 200]) {
        let requests = 0
        server.behave({
          quote: quotes['as JSON']!,
          token: (response, quote) => {
            if ((requests += 1) > 1 && status === 200)
              sendJson(response, 200, { access_token: secrets.accessToken, expires_in: 1200 })
            else if (requests > 1)
              sendJson(response, 400, { error: 'access_denied', error_description: `${deviceCode} ${quote}` })
            else
              sendJson(response, 200, {
                device_code: deviceCode,
                user_code: 'k7m2',
                verification_url: 'http://x/',
                interval: 0.001,
                expires_in: 60,
              })
          },
        })
        expect(leaksOf(await register(), secrets)).toEqual([])
        expect(requests).toBe(2)
      }
      expect(leaksOf(server.said(), secrets)).toEqual([])
      expectSent(server, secrets, ['clientSecret', 'deviceCode'])
    }
    await assert(asyncProperty(anySecrets, run), { numRuns: 1 })
  })

  it('by a token of somebody else that fits into no header', async () => {
    const server = await watched()
    const [secrets] = sample(anySecrets, 1) as [Secrets]
    const token = `x\n${secrets.accessToken}`
    const auth: Authentication = () => ({ get: () => Promise.resolve(token), drop: () => undefined })
    const error = await failureOf(clientOf(server, auth, createTransport()).smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(Error)
    expect(leaksOf([error, server.said()], secrets)).toEqual([])
  })

  it('when nobody answers', async () => {
    const [secrets] = sample(anySecrets, 1) as [Secrets]
    const baseUrl = `http://127.0.0.1:${await deadPort()}`
    const auth = clientCredentials({ clientId, clientSecret: secrets.clientSecret })
    const client = createSecuconnect({ baseUrl, auth, transport: createTransport(), retries: 0 })
    for (const { send } of Object.values(calls)) {
      const error = await failureOf(send(client, secrets))
      expect(error).toBeInstanceOf(Error)
      expect(leaksOf(error, secrets)).toEqual([])
    }
  })
})

describe('wrong arguments', () => {
  const wrong: Readonly<Record<string, (client: Secuconnect, secrets: Secrets) => PromiseLike<unknown>>> = {
    'a number for an id': ({ loyalty }, { cardInPath }) =>
      loyalty.merchantCards.get(Number(cardInPath) as never),
    'an object for an id': ({ loyalty }, secrets) => loyalty.merchantCards.get({ ...secrets } as never),
    'half a sign behind a card number': ({ loyalty }, { cardInPath }) =>
      loyalty.merchantCards.get(`${cardInPath}\ud800`),
    'half a sign behind a PIN': ({ smart }, { newPin }) =>
      smart.devices.setDevicePin(`${newPin}\ud800`, {} as never),
    'dots behind a card number': ({ smart }, { cardInPath }) =>
      smart.client.GET(`/Loyalty/Cards/${cardInPath}/..` as never, {} as never),
    'a card number for a limit': ({ smart }, { cardInBody }) =>
      smart.transactions.list({}, { timeout: cardInBody as never }),
    'a PIN for a count of retries': ({ smart }, { newPin }) =>
      smart.transactions.list({}, { retries: newPin as never }),
    'a body that bites its tail': ({ smart }, { newPin }) => {
      const body: Record<string, unknown> = { pin: newPin, [newPin]: {} }
      body['body'] = body
      return smart.devices.setDevicePin('me', body as never)
    },
    'a body with a number that JSON does not have': ({ loyalty }, { cardInBody, passcode }) =>
      loyalty.merchantCards.checkPasscode('me', { cardnumber: cardInBody, pin: BigInt(passcode) as never }),
  }

  it.each(Object.entries(wrong))('%s: are refused without being told', async (_what, send) => {
    const server = await watched()
    const [secrets] = sample(anySecrets, 1) as [Secrets]
    server.giveToken(secrets.accessToken)
    const auth = clientCredentials({ clientId, clientSecret: secrets.clientSecret })
    const client = clientOf(server, auth, createNodeTransport())
    const error = await failureOf(send(client, secrets))
    expect(error).toBeInstanceOf(TypeError)
    expect(leaksOf(error, secrets)).toEqual([])
    expect(leaksOf(server.said(), secrets)).toEqual([])
  })

  it('an address with a password: is not repeated', () => {
    const [{ clientSecret }] = sample(anySecrets, 1) as [Secrets]
    const secret = encodeURIComponent(clientSecret)
    for (const baseUrl of [`https://till:${secret}@example.org`, `ftp://${secret}@x`]) {
      let error: unknown
      try {
        createSecuconnect({ baseUrl, auth: clientCredentials({ clientId, clientSecret }) })
      } catch (thrown) {
        error = thrown
      }
      expect(error).toBeInstanceOf(TypeError)
      expect(leaksOf(error, { clientSecret })).toEqual([])
    }
  })
})

describe('a file of tokens', () => {
  it('is not told: not by the store, not when the file is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'secukit-secrets-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'tokens.json')
    const [secrets] = sample(anySecrets, 1) as [Secrets]
    const { accessToken, refreshToken, deviceCode } = secrets
    const store = fileTokenStore(path)
    await store.write('key', { accessToken, refreshToken, deviceCode })
    expect(await store.read('key')).toMatchObject({ deviceCode })
    expect(leaksOf(store, secrets)).toEqual([])
    for (const text of [
      `{"deviceCode":${JSON.stringify(deviceCode)}`,
      refreshToken,
      JSON.stringify({ accessToken }),
    ]) {
      await writeFile(path, text)
      for (const error of [
        await failureOf(store.read('key')),
        await failureOf(store.write('key', { deviceCode })),
      ]) {
        expect(error).toBeInstanceOf(Error)
        expect(leaksOf(error, secrets)).toEqual([])
      }
    }
  })
})
