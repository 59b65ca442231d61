import { describe, expect, it } from 'vitest'
import { failureOf } from '../../test/api-server.ts'
import {
  ApiError,
  AuthenticationError,
  clientCredentials,
  ConnectionError,
  createSecuconnect,
  type Secuconnect,
  ServerError,
  TimeoutError,
  UnexpectedAnswerError,
} from '../index.ts'
import {
  MockError,
  type MockTransport,
  mockTransport,
  noAnswer,
  type OperationId,
  rawAnswer,
  refusal,
  timeUp,
} from './index.ts'

const bare = { object: 'smart.transactions', id: 'STX_1' } as const
const created = { object: 'smart.transactions', id: 'STX_1', status: 'created' } as const
const paid = { ...created, status: 'ok' } as const
const sale = { basket_info: { sum: 1500, currency: 'EUR' } }

function setUp(): { readonly api: MockTransport; readonly secuconnect: Secuconnect } {
  const api = mockTransport()
  const auth = clientCredentials({ clientId: 'till', clientSecret: 'secret' })
  return {
    api,
    secuconnect: createSecuconnect({ baseUrl: 'https://api.example', auth, transport: api.transport }),
  }
}

/** What a call that is not typed would do. */
function untyped(api: MockTransport): { on: (operation: string, answer: unknown) => void } {
  return api as never
}

describe('a mock', () => {
  it('answers with the reply that it was given, again and again', async () => {
    const { api, secuconnect } = setUp()
    api.on('smart.transactions.get', paid)
    await expect(secuconnect.smart.transactions.get('STX_1')).resolves.toEqual(paid)
    await expect(secuconnect.smart.transactions.get('STX_1')).resolves.toEqual(paid)
    api.verify()
  })

  it('answers with what a function makes of the request', async () => {
    const { api, secuconnect } = setUp()
    api.on('smart.transactions.create', ({ body }) => ({
      ...created,
      basket_info: body.basket_info ?? { sum: 0 },
    }))
    api.on('smart.transactions.start', async ({ path }) => {
      await Promise.resolve()
      return { ...paid, id: path.smartTransactionId, payment_method: path.paymentMethod }
    })
    await expect(secuconnect.smart.transactions.create(sale)).resolves.toMatchObject({
      basket_info: { sum: 1500 },
    })
    await expect(secuconnect.smart.transactions.start('STX_7', 'cash')).resolves.toMatchObject({
      id: 'STX_7',
      payment_method: 'cash',
    })
  })

  it('answers once what it was told once, in order, then what it always answers', async () => {
    const { api, secuconnect } = setUp()
    api.on('smart.transactions.get', paid)
    api.once('smart.transactions.get', created)
    api.once('smart.transactions.get', { ...created, status: 'processing' })
    const seen: (string | undefined)[] = []
    for (let count = 0; count < 4; count += 1)
      seen.push((await secuconnect.smart.transactions.get('STX_1')).status)
    expect(seen).toEqual(['created', 'processing', 'ok', 'ok'])
  })

  it('answers calls by method and path too, and walks over lists', async () => {
    const { api, secuconnect } = setUp()
    api.on('smart.transactions.get', paid)
    api.on('loyalty.merchantCards.list', ({ query }) => {
      const ids = ['MCD_1', 'MCD_2', 'MCD_3'].slice(query.offset ?? 0, (query.offset ?? 0) + 2)
      return { count: 3, data: ids.map((id) => ({ object: 'loyalty.merchantcards', id })) }
    })
    const { data } = await secuconnect.smart.client.GET('/Smart/Transactions/{smartTransactionId}', {
      params: { path: { smartTransactionId: 'STX_1' } },
    })
    expect(data).toEqual(paid)
    const cards: (string | undefined)[] = []
    for await (const { id } of secuconnect.loyalty.merchantCards.list({ count: 2 })) cards.push(id)
    expect(cards).toEqual(['MCD_1', 'MCD_2', 'MCD_3'])
  })

  it('tells what it was asked: parsed, in order, and without the calls for tokens', async () => {
    const { api, secuconnect } = setUp()
    api.on('smart.transactions.create', created)
    api.on('smart.transactions.start', paid)
    api.on('smart.transactions.list', { count: 0, data: [] })
    await secuconnect.smart.transactions.create(sale)
    await secuconnect.smart.transactions.start('STX_1', 'cash')
    await secuconnect.smart.transactions.list({ count: 20, q: 'status:ok AND a:"ü&"' })
    expect(api.calls().map(({ operation }) => operation)).toEqual([
      'smart.transactions.create',
      'smart.transactions.start',
      'smart.transactions.list',
    ])
    expect(api.calls('smart.transactions.create')).toMatchObject([{ path: {}, query: {}, body: sale }])
    expect(api.calls('smart.transactions.start')[0]?.path).toEqual({
      smartTransactionId: 'STX_1',
      paymentMethod: 'cash',
    })
    expect(api.calls('smart.transactions.start')[0]?.body).toBeUndefined()
    expect(api.calls('smart.transactions.list')).toMatchObject([
      { query: { count: 20, q: 'status:ok AND a:"ü&"' } },
    ])
    expect(api.calls('auth.token')).toMatchObject([
      { body: { grant_type: 'client_credentials', client_id: 'till' } },
    ])
    expect(api.calls('smart.transactions.cancel')).toEqual([])
  })
})

describe('tokens', () => {
  it('can be refused, as any call', async () => {
    const { api, secuconnect } = setUp()
    api.on('auth.token', refusal({ status: 400, reason: 'invalid_client', details: 'who?' }))
    const error = await failureOf(secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ operation: 'auth.token', reason: 'invalid_client', status: 400 })
    expect(api.calls()).toEqual([])
  })

  it('are renewed when a call says that they have expired', async () => {
    const { api, secuconnect } = setUp()
    api.once(
      'smart.transactions.get',
      refusal({ status: 403, reason: 'ProductNotAllowedException', code: 2003 }),
    )
    api.on('smart.transactions.get', paid)
    await expect(secuconnect.smart.transactions.get('STX_1')).resolves.toEqual(paid)
    expect(api.calls('auth.token')).toHaveLength(2)
  })

  it.each([
    [{ grant_type: 'client_credentials' }, { access_token: expect.any(String) }],
    [
      { grant_type: 'device', uuid: '/vendor/till/1' },
      { device_code: expect.any(String), interval: 0 },
    ],
    [{ grant_type: 'device', code: 'mock' }, { refresh_token: expect.any(String) }],
    [
      { grant_type: 'device_pin', uuid: '/vendor/till/1', device_pin: '1' },
      { access_token: expect.any(String) },
    ],
    [{ grant_type: 'refresh_token', refresh_token: 'r' }, { access_token: expect.any(String) }],
  ])('are given to %j', async (form, wanted) => {
    const answer = await mockTransport().transport({
      method: 'POST',
      url: 'https://api.example/oauth/token',
      headers: {},
      body: JSON.stringify({ client_id: 'till', client_secret: 'secret', ...form }),
      timeout: 1000,
      connection: 'kept',
      operation: 'auth.token',
    })
    expect(JSON.parse(answer.text)).toMatchObject(wanted)
  })
})

describe('an outcome', () => {
  it('refuses in the words of an ApiError', async () => {
    const { api, secuconnect } = setUp()
    const words = {
      status: 403,
      reason: 'ProductNotAllowedException',
      code: 4028,
      userMessage: 'Gemischter Warenkorb',
      supportId: '0f3c',
    }
    api.on('smart.transactions.start', refusal({ ...words, details: 'mixed basket' }))
    const error = await failureOf(secuconnect.smart.transactions.start('STX_1', 'cash'))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ ...words, operation: 'smart.transactions.start' })
    expect((error as Error).message).toContain('mixed basket')
  })

  it.each([200, 302, 600, 403.5, Number.NaN])('is no refusal with HTTP %s', (status) => {
    expect(() => refusal({ status, reason: 'x' })).toThrow(TypeError)
  })

  it.each([
    ['noAnswer', noAnswer({ sent: 'maybe' }), ConnectionError, 'maybe'],
    ['noAnswer, unsent', noAnswer({ sent: 'no' }), ConnectionError, 'no'],
    ['timeUp', timeUp(), TimeoutError, 'maybe'],
    ['timeUp, unsent', timeUp({ sent: 'no' }), TimeoutError, 'no'],
  ] as const)('breaks the connection: %s', async (_name, outcome, kind, sent) => {
    const { api, secuconnect } = setUp()
    api.on('smart.transactions.start', outcome)
    const error = await failureOf(secuconnect.smart.transactions.start('STX_1', 'cash'))
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({ sent, operation: 'smart.transactions.start' })
    // Nobody set up wrongly, and the code under test did nothing wrong either.
    api.verify()
  })

  it('may be anything that comes over a wire', async () => {
    const { api, secuconnect } = setUp()
    api.once('smart.transactions.start', rawAnswer({ status: 502, text: '<html>Bad gateway</html>' }))
    api.once('smart.transactions.start', rawAnswer({ status: 200, text: '{"id":"STX_1","novel":true}' }))
    expect(await failureOf(secuconnect.smart.transactions.start('STX_1', 'cash'))).toBeInstanceOf(
      UnexpectedAnswerError,
    )
    await expect(secuconnect.smart.transactions.start('STX_1', 'cash')).resolves.toMatchObject({
      novel: true,
    })
  })

  it('can be what a function decides', async () => {
    const { api, secuconnect } = setUp()
    api.on('smart.transactions.create', ({ body }) =>
      (body.basket_info?.sum ?? 0) > 1000
        ? refusal({ status: 500, reason: 'ProductInternalException' })
        : created,
    )
    expect(await failureOf(secuconnect.smart.transactions.create(sale, { retries: 0 }))).toBeInstanceOf(
      ServerError,
    )
    await expect(
      secuconnect.smart.transactions.create({ basket_info: { sum: 1, currency: 'EUR' } }),
    ).resolves.toEqual(created)
  })

  it('tells how long to wait', async () => {
    const api = mockTransport()
    api.on('smart.checkins.list', refusal({ status: 429, reason: 'busy', retryAfter: 7 }))
    const answer = await api.transport({
      method: 'GET',
      url: 'https://api.example/api/v2/Smart/Checkins',
      headers: {},
      timeout: 1000,
      connection: 'kept',
      operation: 'smart.checkins.list',
    })
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '7' } })
  })
})

describe('time', () => {
  it('is up when a handler takes too long', async () => {
    const { api, secuconnect } = setUp()
    api.on('smart.transactions.start', () => new Promise(() => undefined))
    const error = await failureOf(
      secuconnect.smart.transactions.start('STX_1', 'cash', undefined, { timeout: 20 }),
    )
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ sent: 'maybe' })
  })

  it('is over when the caller gives up, before or while the handler works', async () => {
    const { api, secuconnect } = setUp()
    const controller = new AbortController()
    const reason = new Error('the cashier went home')
    api.on('smart.transactions.start', () => {
      controller.abort(reason)
      return new Promise(() => undefined)
    })
    const { signal } = controller
    await expect(
      failureOf(secuconnect.smart.transactions.start('STX_1', 'cash', {}, { signal })),
    ).resolves.toBe(reason)
    await expect(
      failureOf(secuconnect.smart.transactions.start('STX_1', 'cash', {}, { signal })),
    ).resolves.toBe(reason)
    expect(api.calls('smart.transactions.start')).toHaveLength(1)
  })
})

describe('what does not fit the specs', () => {
  it('cannot be set as a reply, and the error says where and what', () => {
    const { api } = setUp()
    const set = (): void =>
      untyped(api).on('smart.transactions.get', { ...paid, basket_info: { sum: '15,00' } })
    expect(set).toThrow(MockError)
    expect(set).toThrow(
      'smart.transactions.get: the reply does not fit the specs: /basket_info/sum: wanted an integer, got "15,00"',
    )
  })

  it('cannot be replied by a function: no failure of the call, and no reason to try again', async () => {
    const { api, secuconnect } = setUp()
    let asked = 0
    untyped(api).on('smart.transactions.get', () => {
      asked += 1
      return { ...paid, stauts: 'ok' }
    })
    const error = await failureOf(secuconnect.smart.transactions.get('STX_1'))
    expect(error).toBeInstanceOf(MockError)
    expect(error).not.toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ operation: 'smart.transactions.get', problems: [{ pointer: '/stauts' }] })
    expect(asked).toBe(1)
  })

  it.each<readonly [string, (secuconnect: Secuconnect) => PromiseLike<unknown>, string]>([
    [
      'a body',
      ({ smart }) => smart.transactions.create({ basket_info: { sum: '15,00' } } as never),
      '/body/basket_info/sum: wanted an integer',
    ],
    [
      'a slip of the pen in a body',
      ({ smart }) => smart.transactions.create({ basketInfo: { sum: 1 } } as never),
      '/body/basketInfo: wanted no such property (is "basket_info" meant?)',
    ],
    [
      'a body where none belongs',
      ({ smart }) =>
        smart.client.POST('/Smart/Transactions/{smartTransactionId}/cancel', {
          params: { path: { smartTransactionId: 'STX_1' } },
          body: {},
        } as never),
      '/body: wanted no such property',
    ],
    ['no body', ({ smart }) => smart.transactions.create(undefined as never), '/body: wanted this property'],
    [
      'an id',
      ({ smart }) => smart.transactions.get('GCR_1'),
      '/path/smartTransactionId: wanted a text like ^STX_[0-9A-Z_]+$, got "GCR_1"',
    ],
    [
      'a query',
      ({ smart }) => smart.transactions.list({ count: -1 }),
      '/query/count: wanted at least 0, got -1',
    ],
    [
      'a slip of the pen in a query',
      ({ smart }) => smart.transactions.list({ limit: 1 } as never),
      '/query/limit',
    ],
  ])('cannot be asked for: %s', async (_what, call, text) => {
    const { api, secuconnect } = setUp()
    const error = await failureOf(call(secuconnect))
    expect(error).toBeInstanceOf(MockError)
    expect((error as Error).message).toContain(`the request does not fit the specs: ${text}`)
    expect(() => api.verify()).toThrow(MockError)
  })

  it('is found in verify, even if the code under test swallowed it', async () => {
    const { api, secuconnect } = setUp()
    await secuconnect.smart.transactions.create({} as never).then(
      () => undefined,
      () => 'swallowed',
    )
    await secuconnect.smart.transactions.get('STX_1').then(
      () => undefined,
      () => 'swallowed',
    )
    expect(() => api.verify()).toThrow(/^smart\.transactions\.create: /)
  })

  it('names what was not told to the mock, and how to tell it', async () => {
    const { secuconnect } = setUp()
    const error = await failureOf(secuconnect.smart.transactions.cancel('STX_1'))
    expect(error).toBeInstanceOf(MockError)
    expect((error as Error).message).toBe(
      "smart.transactions.cancel: the mock was not told what to answer. Before the call, write: api.on('smart.transactions.cancel', { … })",
    )
  })

  it('names an operation that does not exist, and a path that is not its own', async () => {
    const { api, secuconnect } = setUp()
    expect(() => untyped(api).on('smart.transactions.teleport', {})).toThrow(
      'smart.transactions.teleport: the specs have no such operation',
    )
    expect(
      await failureOf(secuconnect.smart.client.GET('/Smart/Nothing' as never, {} as never)),
    ).toBeInstanceOf(MockError)
    const lost = api.transport({
      method: 'GET',
      url: 'https://api.example/api/v2/Smart/Devices/STX_1',
      headers: {},
      timeout: 1000,
      connection: 'kept',
      operation: 'smart.transactions.get',
    })
    await expect(lost).rejects.toThrow(
      'its path is /Smart/Transactions/{smartTransactionId}, not /api/v2/Smart/Devices/STX_1',
    )
  })

  it('names an answer that nobody asked for', async () => {
    const { api, secuconnect } = setUp()
    api.once('smart.transactions.get', paid)
    api.once('smart.transactions.get', paid)
    await secuconnect.smart.transactions.get('STX_1')
    expect(() => api.verify()).toThrow(
      'smart.transactions.get: 1 of the answers set with once() were not asked for',
    )
    await secuconnect.smart.transactions.get('STX_1')
    api.verify()
  })

  it('is told without secrets and card numbers', async () => {
    const { secuconnect } = setUp()
    const input = { cardnumber: '9276004429942845', pin: ['471147'], cardnumbre: '9276004429942845' }
    const error = await failureOf(secuconnect.loyalty.merchantCards.checkPasscode('me', input as never))
    expect(error).toBeInstanceOf(MockError)
    expect(JSON.stringify([(error as Error).message, error])).not.toMatch(/471147|9276004429942845/)
  })
})

describe('types', () => {
  // These fail in `tsc`, not in vitest: what is written here is never called.
  it('hold replies, requests and names against the specs', () => {
    const use = (api: MockTransport): void => {
      api.on('smart.transactions.get', {
        object: 'smart.transactions',
        id: 'STX_1',
        status: 'a word of tomorrow',
      })
      // @ts-expect-error -- the status is missing
      api.on('smart.transactions.get', bare)
      // @ts-expect-error -- cents are a number
      api.on('smart.transactions.get', { ...paid, basket_info: { sum: '15.00' } })
      // @ts-expect-error -- a slip of the pen
      api.on('smart.transactions.get', { ...bare, status: 'ok', stauts: 'ok' })
      // @ts-expect-error -- functions have a length, replies do not
      api.on('smart.transactions.get', { ...bare, status: 'ok', length: 1 })
      // @ts-expect-error -- the reply of another operation
      api.on('loyalty.merchantCards.list', paid)
      // @ts-expect-error -- no such operation
      api.on('smart.transactions.teleport', paid)
      // @ts-expect-error -- what a function replies has to fit too
      api.on('smart.transactions.get', () => ({ object: 'smart.transactions', id: 7, status: 'ok' }))
      // @ts-expect-error -- and what it promises
      api.once('smart.transactions.get', async () => Promise.resolve({ id: 'STX_1' }))
      // @ts-expect-error -- no such thing in the body
      api.on('smart.transactions.create', ({ body }) => ({ ...created, status: body.state }))
      // @ts-expect-error -- the body of a start may be missing
      api.on('smart.transactions.start', ({ body }) => ({ ...paid, trans_id: body.trace }))
      // @ts-expect-error -- no such path parameter
      api.on('smart.transactions.get', ({ path }) => ({ ...paid, id: path.id }))
      // @ts-expect-error -- a list has no body
      api.on('smart.transactions.list', ({ body }) => ({ count: body.count, data: [] }))
      // @ts-expect-error -- a refusal has a reason
      refusal({ status: 403 })
    }
    expect(use).toBeTypeOf('function')
  })

  it('know what was asked', () => {
    const use = (api: MockTransport): void => {
      const sum: number | undefined = api.calls('smart.transactions.create')[0]?.body.basket_info?.sum
      const count: number | undefined = api.calls('smart.transactions.list')[0]?.query.count
      const id: OperationId = 'auth.token'
      // @ts-expect-error -- a sum is a number
      const text: string | undefined = api.calls('smart.transactions.create')[0]?.body.basket_info?.sum
      expect([sum, count, id, text]).toBeDefined()
    }
    expect(use).toBeTypeOf('function')
  })
})
