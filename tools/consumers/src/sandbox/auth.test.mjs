import {
  appUser,
  AuthenticationError,
  deviceSession,
  devicePin,
  NotRegisteredError,
  registerDevice,
} from '@secukit/api'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { article, deviceOf, failure, fetchToken, known, openShop, person, sale, ways } from './shop.mjs'

/** What the token endpoint has done since a record of the journal: the types of its events. */
function tokenEvents({ sandbox }, after) {
  const records = sandbox.journal.records(after).filter(({ by }) => by === 'auth.token')
  return records.map(({ events }) => events.map(({ type }) => type))
}

/** One request that has opened a session, and granted no other refresh token. */
const refreshed = [
  expect.toSatisfy((events) => events.includes('session opened') && !events.includes('renewal granted')),
]

/** Registers a till, as a person with a browser sees it. */
async function register(shop, device = deviceOf(shop)) {
  await registerDevice({
    ...shop.where,
    ...device,
    show: ({ userCode }) => shop.sandbox.confirmDevice(userCode),
  })
  return device
}

/** Lets the client's timers run off while a promise is pending. */
async function hurried(promise) {
  const progress = { isOver: false }
  const over = promise.finally(() => (progress.isOver = true))
  over.catch(() => undefined)
  while (!progress.isOver) {
    await vi.advanceTimersByTimeAsync(1000)
    await new Promise((done) => setImmediate(done))
  }
  return over
}

const slow = { toFake: ['setTimeout', 'clearTimeout'] }

afterEach(() => {
  vi.useRealTimers()
})

describe.each(ways)('the client signs in at the sandbox, %s', (way) => {
  it('with client credentials, once for as many calls as there are', async () => {
    const { client, count, sandbox } = await openShop(way)
    const reads = () =>
      Promise.all(Array.from({ length: 20 }, () => client.smart.transactions.list({ count: 1 })))
    await reads()
    expect(count('/oauth/token')).toBe(1)
    sandbox.clock.advance(20 * 60 * 1000)
    await reads()
    expect(count('/oauth/token')).toBe(2)
    // Each was refused at most once, and sent again once.
    expect(count('/Smart/Transactions')).toBeLessThanOrEqual(60)
  })

  it('as a till that a person confirms while it asks', async () => {
    vi.useFakeTimers(slow)
    const shop = await openShop(way)
    const device = deviceOf(shop)
    const shown = []
    const registered = registerDevice({
      ...shop.where,
      ...device,
      show({ userCode }) {
        shown.push(userCode)
        // Two questions too early.
        setTimeout(() => shop.sandbox.confirmDevice(userCode), 12_000)
      },
    })
    await hurried(registered)
    expect(shown).toHaveLength(1)
    expect(shop.calls.map(({ status }) => status)).toEqual([200, 401, 401, 200])

    vi.useRealTimers()
    const { smart } = shop.connect(deviceSession(device))
    const till = await smart.devices.get('me')
    expect(till).toMatchObject({ online: true, type: 'cashier' })
    const { id } = await smart.transactions.create(sale(undefined, article(500)))
    expect(await smart.transactions.get(id)).toMatchObject({ device_source: { id: till.id } })
  })

  it('as a till whose registration another run of it has begun', async () => {
    const shop = await openShop(way)
    const device = deviceOf(shop)
    const end = new AbortController()
    const first = registerDevice({
      ...shop.where,
      ...device,
      signal: end.signal,
      show({ userCode }) {
        shop.sandbox.confirmDevice(userCode)
        end.abort(new Error('the till was switched off'))
      },
    })
    expect(await failure(first)).toMatchObject({ message: 'the till was switched off' })
    await registerDevice({ ...shop.where, ...device, show: () => expect.unreachable() })
    expect((await shop.connect(deviceSession(device)).smart.devices.get('me')).online).toBe(true)
  })

  it('as a till that goes on with its refresh token, and with its registration when that is no good', async () => {
    vi.useFakeTimers(slow)
    const shop = await openShop(way)
    const device = await hurried(register(shop))
    vi.useRealTimers()
    const { sandbox } = shop
    const { devices } = shop.connect(deviceSession(device)).smart
    await devices.get('me')

    let last = sandbox.journal.last
    sandbox.clock.advance(20 * 60 * 1000)
    await devices.get('me')
    expect(tokenEvents(shop, last)).toEqual(refreshed)

    // Somewhere else somebody opens a session of the same till: that ends this one, and its refresh token.
    const code = sandbox.journal
      .records()
      .flatMap(({ events }) => events)
      .find(({ kind, value }) => kind === 'devices' && value.deviceCode !== undefined).value.deviceCode
    await fetchToken(shop, { grant_type: 'device', code })
    last = sandbox.journal.last
    const before = shop.calls.length
    await devices.get('me')
    expect(shop.calls.slice(before).map(({ url, status }) => [url, status])).toEqual([
      ['/api/v2/Smart/Devices/me', 403],
      ['/oauth/token', 400],
      ['/oauth/token', 200],
      ['/api/v2/Smart/Devices/me', 200],
    ])
    expect(tokenEvents(shop, last)).toEqual([expect.arrayContaining(['session opened', 'renewal granted'])])
  })

  it('not as a till that was never registered, or is not any more', async () => {
    vi.useFakeTimers(slow)
    const shop = await openShop(way)
    const stranger = shop.connect(deviceSession(deviceOf(shop, '/vendor/beispiel/cashier/9')))
    expect(await failure(stranger.smart.devices.get('me'))).toMatchObject({
      name: 'NotRegisteredError',
      reason: 'missing',
    })
    const device = await hurried(register(shop))
    vi.useRealTimers()
    shop.sandbox.reset()
    const error = await failure(shop.connect(deviceSession(device)).smart.devices.get('me'))
    expect(error).toBeInstanceOf(NotRegisteredError)
    expect(error.reason).toBe('refused')
  })

  it('not as a till that nobody confirms in time', async () => {
    vi.useFakeTimers(slow)
    const shop = await openShop(way)
    const late = registerDevice({
      ...shop.where,
      ...deviceOf(shop),
      show: () => shop.sandbox.clock.advance(20 * 60 * 1000),
    })
    const error = await hurried(failure(late))
    expect(error).toMatchObject({ name: 'NotRegisteredError', reason: 'expired' })
  })

  it('with a device PIN', async () => {
    const shop = await openShop(way)
    const { devices } = shop.client.smart
    const till = { vendor: 'beispiel', vendor_uid: 'BX-20417', type: 'cashier' }
    const { id } = await devices.create(till)
    const pin = 'Brezel-42-Mehl-Salz'
    await devices.setDevicePin(id, { merchant_id: known.merchant, pin })
    const grant = { ...shop.sandbox.credentials, uuid: '/vendor/beispiel/serial/BX-20417' }
    const { smart } = shop.connect(devicePin({ ...grant, devicePin: pin }))
    expect((await smart.devices.get('me')).id).toBe(id)
    shop.sandbox.clock.advance(20 * 60 * 1000)
    expect((await smart.devices.get('me')).id).toBe(id)
    const wrong = shop.connect(devicePin({ ...grant, devicePin: `${pin}!` })).smart.devices.get('me')
    expect(await failure(wrong)).toMatchObject({ name: 'AuthenticationError', reason: 'invalid_grant' })
  })

  it('as a person, who goes on with a refresh token', async () => {
    const shop = await openShop(way)
    const { credentials, clock, journal } = shop.sandbox
    const { loyalty } = shop.connect(appUser({ ...credentials, ...person }))
    await loyalty.cards.list()
    const { last } = journal
    clock.advance(20 * 60 * 1000)
    await loyalty.cards.list()
    expect(tokenEvents(shop, last)).toEqual(refreshed)
    const wrong = shop.connect(appUser({ ...credentials, ...person, password: 'Krümel' }))
    expect(await failure(wrong.loyalty.cards.list())).toBeInstanceOf(AuthenticationError)
  })
})
