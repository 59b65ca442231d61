import * as api from '@secukit/api'
import { fileTokenStore } from '@secukit/api/node'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, everyCall } from './every-call.mjs'
import { article, failure, known, load, openShop, operationsOf, sale, ways } from './shop.mjs'

/** All classes of errors that a call has failed with in this file. */
const reached = new Set()

async function failureOf(promise) {
  const error = await failure(promise)
  reached.add(error.constructor)
  return error
}

beforeEach(() => {
  // The random part of the pause before a retry: none, so that nobody waits.
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** What goes wrong, what each kind of call fails with, and how often a read, a write and a money call are sent. */
const faults = [
  [{ effect: 'cut' }, api.ConnectionError, [3, 1, 1]],
  [{ effect: 'cut', when: 'after' }, api.ConnectionError, [3, 1, 1]],
  [{ effect: 'cut', when: 'half' }, api.ConnectionError, [3, 1, 1]],
  [{ effect: 'late', ms: 60_000 }, api.ConnectionError, [3, 1, 1]],
  [{ effect: 'delay', ms: 100_000 }, api.TimeoutError, [3, 1, 1]],
  [{ effect: 'answer', status: 503 }, api.ServerError, [3, 1, 1]],
  [{ effect: 'answer', status: 503, when: 'after' }, api.ServerError, [3, 1, 1]],
  [{ effect: 'answer', status: 429 }, api.ServerError, [3, 1, 1]],
  [{ effect: 'answer', status: 408 }, api.ServerError, [3, 1, 1]],
  [{ effect: 'answer', status: 501 }, api.ServerError, [1, 1, 1]],
  [{ effect: 'answer', status: 502, as: 'html' }, api.UnexpectedAnswerError, [3, 1, 1]],
  [{ effect: 'answer', status: 504, as: 'nothing' }, api.UnexpectedAnswerError, [3, 1, 1]],
  [{ effect: 'answer', status: 404, as: 'html' }, api.UnexpectedAnswerError, [1, 1, 1]],
  [{ effect: 'answer', status: 404 }, api.NotFoundError, [1, 1, 1]],
  [{ effect: 'truncate' }, api.UnexpectedAnswerError, [1, 1, 1]],
  [{ effect: 'refuse' }, api.ApiError, [1, 1, 1]],
  [{ effect: 'refuse', status: 500 }, api.ServerError, [3, 1, 1]],
  [{ effect: 'end session' }, api.AuthenticationError, [2, 2, 1]],
  [{ effect: 'end session', status: 401 }, api.AuthenticationError, [2, 2, 1]],
]
const kinds = ['read', 'write', 'once']
/** What is different without a socket: how an answer breaks. */
const broken = new Set(['cut', 'truncate'])

describe.each(ways)('whatever goes wrong, %s', (way) => {
  it('the calls of this test are all that the client has', async () => {
    const { client } = await openShop(way)
    const names = everyCall.map(({ operation }) => operation)
    expect(names.toSorted()).toEqual(operationsOf(client).toSorted())
  })

  const fit = faults.filter(([{ effect }]) => way === 'over a socket' || broken.has(effect))
  it.each(fit)('%j: each call fails as it says, and is sent so often', async (fault, Kind, times) => {
    const shop = await openShop(way)
    for (const operation of ['smart.*', 'loyalty.*'])
      shop.sandbox.faults.add(Object.assign({ operation, times: 0 }, fault))
    const limits = fault.effect === 'delay' ? { timeout: 200, deadline: 60_000 } : {}
    const logged = new Map()
    const client = shop.connect(undefined, {
      logger: ({ operation, attempts }) => logged.set(operation, attempts),
    })
    const results = await Promise.all(
      everyCall.map(async (each) => {
        const error = await failureOf(Promise.resolve(call(client, each, limits)))
        return [each.operation, error.constructor.name, error.attempts, logged.get(each.operation)]
      }),
    )
    const expected = everyCall.map(({ operation, kind }) => {
      const count = times[kinds.indexOf(kind)]
      return [operation, Kind.name, count, count]
    })
    expect(results).toEqual(expected)
    const sent = expected.reduce((sum, [, , count]) => sum + count, 0)
    // The sandbox has counted for itself.
    await expect.poll(() => shop.sandbox.faults.hits.length).toBe(sent)
    // Of what takes too long it hears when that is over.
    expect(shop.count('/api/v2/')).toBe(fault.effect === 'delay' ? 0 : sent)
    for (const { amount } of shop.sandbox.ledger.bookings) expect(amount).toBe(100)
    expect(shop.sandbox.ledger.bookings.length).toBeLessThanOrEqual(1)
  })

  it('a failure that passes is not seen by who reads', async () => {
    const { client, sandbox, count } = await openShop(way)
    await client.smart.devices.get('me')
    for (const fault of [
      { effect: 'cut' },
      { effect: 'answer', status: 502, as: 'html' },
      { effect: 'twice' },
    ])
      sandbox.faults.add({ ...fault, operation: 'smart.transactions.list' })
    expect((await client.smart.transactions.list()).count).toBe(0)
    expect(count('/Smart/Transactions')).toBe(3)
  })

  it('a token that has ended is replaced once, and the call sent once more', async () => {
    const { client, sandbox, count } = await openShop(way)
    await client.smart.devices.get('me')
    sandbox.faults.add({ effect: 'end session', operation: 'smart.transactions.create' })
    const { id } = await client.smart.transactions.create(sale(undefined, article(500)))
    expect([count('/oauth/token'), count('/Smart/Transactions')]).toEqual([2, 2])
    expect(await client.smart.transactions.list()).toMatchObject({ count: 1, data: [{ id }] })
  })

  it('the server says how long to wait', async () => {
    const { client, sandbox } = await openShop(way)
    await client.smart.devices.get('me')
    sandbox.faults.add({ effect: 'answer', status: 429, retryAfter: 1, operation: 'smart.*' })
    const begin = performance.now()
    await client.smart.devices.get('me')
    expect(performance.now() - begin).toBeGreaterThan(990)
  })

  it('the token endpoint is asked again like a read', async () => {
    const { client, sandbox, count } = await openShop(way)
    sandbox.faults.add({ effect: 'answer', status: 503, operation: 'auth.token', times: 2 })
    expect((await client.smart.transactions.list()).count).toBe(0)
    expect(count('/oauth/token')).toBe(3)
    sandbox.faults.add({ effect: 'answer', status: 503, as: 'html', operation: 'auth.token', times: 0 })
    sandbox.clock.advance(20 * 60 * 1000)
    const { name, operation } = await failureOf(client.smart.transactions.list())
    expect([name, operation]).toEqual(['UnexpectedAnswerError', 'auth.token'])
  })
})

describe.each(ways)('real refusals, %s', (way) => {
  it('say what the server said', async () => {
    const { client, connect, sandbox } = await openShop(way)
    const { merchantCards } = client.loyalty
    const wrong = connect(api.clientCredentials({ ...sandbox.credentials, clientSecret: 'Krümel' }))
    const error = await failureOf(wrong.smart.transactions.list())
    expect(error).toBeInstanceOf(api.AuthenticationError)
    expect(error.message).not.toContain('Krümel')
    expect(await failureOf(merchantCards.get('MCD_NOBODY'))).toMatchObject({ status: 404 })
    expect(await failureOf(merchantCards.lock(known.locked.id))).toMatchObject({ status: 403, code: 1001 })
    const { id } = await client.smart.transactions.create(sale(known.locked.number, load(500)))
    const refused = await failureOf(client.smart.transactions.start(id, 'cash'))
    expect(refused).toBeInstanceOf(api.ApiError)
    expect(refused.userMessage).toMatch(/\S/)
    expect(refused.supportId).toMatch(/\S/)
    expect(refused.message).not.toContain(known.locked.number)
    expect(await failureOf(client.smart.transactions.list({ q: 'a:(' }))).toMatchObject({ status: 400 })
  })

  it('come from what the till lacks', async () => {
    const { connect, sandbox } = await openShop(way)
    const device = { ...sandbox.credentials, uuid: '/vendor/beispiel/cashier/2' }
    const missing = connect(api.deviceSession({ ...device, store: api.memoryTokenStore() }))
    expect(await failureOf(missing.smart.devices.get('me'))).toBeInstanceOf(api.NotRegisteredError)
    const unread = connect(api.deviceSession({ ...device, store: fileTokenStore(import.meta.dirname) }))
    expect(await failureOf(unread.smart.devices.get('me'))).toBeInstanceOf(api.TokenStoreError)
  })
})

it('a sandbox that was closed was sent nothing', async () => {
  const { client, sandbox } = await openShop('over a socket')
  await client.smart.devices.get('me')
  await sandbox.close()
  const body = sale(undefined, article(500))
  expect(await failureOf(client.smart.transactions.start('STX_1', 'cash'))).toMatchObject({ sent: 'no' })
  // Until the kept connection has heard of it too.
  await new Promise((done) => setTimeout(done, 50))
  expect(await failureOf(client.smart.transactions.create(body))).toMatchObject({ sent: 'no', attempts: 3 })
})

// The last of them: the others have failed by now.
it('each class of errors was reached', () => {
  const classes = Object.values(api).filter(({ prototype }) => prototype instanceof api.SecuconnectError)
  expect(classes.length).toBeGreaterThan(0)
  expect(classes.filter((each) => !reached.has(each)).map(({ name }) => name)).toEqual([])
})
