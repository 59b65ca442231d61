import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Api, floristClient, openApi } from '../../test/api.ts'
import type { DeviceRegistration, Token } from '../generated/models.ts'
import { appUser, bakery } from '../world.ts'
import { confirmDevice } from './devices.ts'

const uuid = '/vendor/beispiel/cashier/2'
const pin = 'Mohn-Zopf-7392-Ofen'
const till = bakery.till.id

function register(api: Api, name = uuid): DeviceRegistration {
  return api.ask({ grant_type: 'device', uuid: name }).body as DeviceRegistration
}

/** Registers a device and lets the back office confirm it. Returns its device code. */
function confirmed(api: Api, name = uuid, device = till): string {
  const { device_code: code, user_code: user_pin } = register(api, name)
  api.bakery.ok('PUT', `/Smart/Devices/${device}/pin`, { user_pin })
  return code
}

const session = (api: Api, code: string): Token => api.token({ grant_type: 'device', code })
const renewal = (api: Api, refresh_token: string | undefined): Token =>
  api.token({ grant_type: 'refresh_token', refresh_token })

const sessionsOf = (api: Api): number => api.engine.surroundings.state.sessions.size
const advance = (api: Api, seconds: number): void => api.engine.surroundings.clock.advance(seconds * 1000)

describe('a device registration', () => {
  it('gives a secret for the device and a code for a person', () => {
    expect(register(openApi())).toEqual({
      device_code: expect.stringMatching(/^[a-z0-9]{26}$/) as string,
      user_code: expect.stringMatching(/^[a-z0-9]{8}$/) as string,
      verification_url: 'http://www.secuoffice.com',
      expires_in: 1200,
      interval: 5,
    })
  })

  it('waits for a person, opens a session then, and again whenever the device asks', () => {
    const api = openApi()
    const { device_code: code, user_code: user_pin } = register(api)
    expect(api.outcome({ grant_type: 'device', code })).toBe('401 authorization_pending')
    const device = api.bakery.ok('PUT', `/Smart/Devices/${till}/pin`, { user_pin })
    expect(device).toMatchObject({ id: till, user_pin })
    for (let count = 0; count < 2; count += 1) {
      const token = session(api, code)
      expect(token).toMatchObject({ expires_in: 1200, token_type: 'bearer', scope: null })
      expect(token.refresh_token).toMatch(/^[a-z0-9]{26}$/)
      expect(api.as(token.access_token).ok('GET', '/Smart/Devices/me')).toMatchObject({ id: till })
    }
  })

  it('can be confirmed to the last moment of its code, and the device hears that it was not', () => {
    const api = openApi()
    const [late, intime] = [register(api), register(api, '/vendor/beispiel/cashier/3')]
    advance(api, 1199.999)
    expect(api.outcome({ grant_type: 'device', code: late.device_code })).toBe('401 authorization_pending')
    const office = api.as(api.token({ grant_type: 'client_credentials' }).access_token)
    office.ok('PUT', `/Smart/Devices/${till}/pin`, { user_pin: intime.user_code })
    advance(api, 0.001)
    expect(api.outcome({ grant_type: 'device', code: late.device_code })).toBe('400 expired_token')
    office.refused(403, 'PUT', `/Smart/Devices/${till}/pin`, { user_pin: late.user_code })
    session(api, intime.device_code)
  })

  it.each([
    ['a code that nobody gave out', () => 'x'],
    ['the user code', ({ user_code }: DeviceRegistration) => user_code],
  ])('refuses %s', (_what, codeOf) => {
    const api = openApi()
    expect(api.outcome({ grant_type: 'device', code: codeOf(register(api)) })).toBe('401 invalid_device')
  })

  it('refuses a name that is empty', () => {
    expect(openApi().outcome({ grant_type: 'device', uuid: '' })).toBe('400 invalid_request')
  })

  it('belongs to the client that asked', () => {
    const api = openApi()
    const { device_code: code, user_code: user_pin } = register(api)
    expect(api.outcome({ grant_type: 'device', code, ...floristClient })).toBe('401 invalid_device')
    const { data } = api.florist.ok<{ data: { id: string }[] }>('GET', '/Smart/Devices')
    api.florist.refused(404, 'PUT', `/Smart/Devices/${data[0]?.id}/pin`, { user_pin })
    api.bakery.ok('PUT', `/Smart/Devices/${till}/pin`, { user_pin })
    expect(api.outcome({ grant_type: 'device', code, ...floristClient })).toBe('401 invalid_device')
  })

  it('is used up when it is confirmed', () => {
    const api = openApi()
    const { user_code: user_pin } = register(api)
    api.bakery.ok('PUT', `/Smart/Devices/${till}/pin`, { user_pin })
    api.bakery.refused(404, 'PUT', `/Smart/Devices/${till}/pin`, { user_pin })
    const { device_code: code, user_code: other } = register(api)
    api.bakery.refused(404, 'PUT', '/Smart/Devices/SDV_NOBODY/pin', { user_pin: other })
    expect(api.outcome({ grant_type: 'device', code })).toBe('401 authorization_pending')
  })

  it('replaces the former one of the same device, whose session ends', () => {
    const api = openApi()
    const former = confirmed(api)
    const token = session(api, former)
    const { device_code: code, user_code: user_pin } = register(api)
    api.as(token.access_token).ok('GET', '/Smart/Devices/me')
    api.bakery.ok('PUT', `/Smart/Devices/${till}/pin`, { user_pin })
    api.as(token.access_token).refused(403, 'GET', '/Smart/Devices/me')
    expect(api.outcome({ grant_type: 'refresh_token', refresh_token: token.refresh_token })).toBe(
      '400 invalid_grant',
    )
    expect(api.outcome({ grant_type: 'device', code: former })).toBe('401 invalid_device')
    session(api, code)
  })

  it('takes the name from the device that had it before', () => {
    const api = openApi()
    const former = confirmed(api)
    const token = session(api, former)
    const other = bakery.terminal.id
    const code = confirmed(api, uuid, other)
    api.as(token.access_token).refused(403, 'GET', '/Smart/Devices/me')
    expect(api.outcome({ grant_type: 'device', code: former })).toBe('401 invalid_device')
    expect(api.as(session(api, code).access_token).ok('GET', '/Smart/Devices/me')).toMatchObject({
      id: other,
    })
  })

  it('that was too late hears why for as long again, whoever registers meanwhile', () => {
    const api = openApi()
    const { device_code: code } = register(api)
    advance(api, 2399.999)
    register(api)
    expect(api.outcome({ grant_type: 'device', code })).toBe('400 expired_token')
    advance(api, 0.001)
    register(api)
    expect(api.outcome({ grant_type: 'device', code })).toBe('401 invalid_device')
  })

  it('does not pile up when nobody confirms', () => {
    const api = openApi()
    for (let count = 0; count < 40; count += 1) {
      register(api)
      advance(api, 600)
    }
    expect(api.engine.surroundings.state.registrations.size).toBeLessThan(6)
  })
})

describe('confirmed by hand', () => {
  it('is a new till, and the same one when the device registers anew', () => {
    const api = openApi()
    const ids = [register(api), register(api)].map(({ user_code: code }) => {
      const { device, events } = confirmDevice(api.shop, code, api.engine.surroundings)
      api.engine.commit('device.confirm', events)
      return device.id
    })
    expect(ids[1]).toBe(ids[0])
    expect(api.bakery.ok('GET', `/Smart/Devices/${ids[0]}`)).toMatchObject({
      type: 'cashier',
      description: uuid,
    })
    expect(api.bakery.ok('GET', '/Smart/Devices')).toMatchObject({ count: 3 })
  })
})

describe('a session of a device', () => {
  it('has one living token, whichever way the device asks', () => {
    const api = openApi()
    const code = confirmed(api)
    api.bakery.ok('PUT', `/Smart/Devices/${till}/devicePin`, { merchant_id: bakery.merchant.id, pin })
    const other = session(api, confirmed(api, '/vendor/beispiel/cashier/9', bakery.terminal.id)).access_token
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('code', 'pin', 'refresh'), { minLength: 1, maxLength: 8 }),
        (ways) => {
          let living = session(api, code)
          let refresh = living.refresh_token
          for (const asked of ways) {
            const former = living.access_token
            const way = asked === 'refresh' && refresh === undefined ? 'code' : asked
            const fields = {
              code: { grant_type: 'device', code },
              pin: { grant_type: 'device_pin', uuid, device_pin: pin },
              refresh: { grant_type: 'refresh_token', refresh_token: refresh },
            }
            living = api.token(fields[way])
            // A refresh token ends with its session.
            const ended = way === 'refresh' || refresh === undefined ? [] : [fields.refresh]
            expect(ended.map((each) => api.outcome(each))).toEqual(ended.map(() => '400 invalid_grant'))
            refresh = way === 'refresh' ? refresh : living.refresh_token
            expect(living.refresh_token === undefined).toBe(way !== 'code')
            api.as(former).refused(403, 'GET', '/Smart/Devices/me')
            expect(api.as(living.access_token).ok('GET', '/Smart/Devices/me')).toMatchObject({ id: till })
            api.as(other).ok('GET', '/Smart/Devices/me')
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  it('brings the device online', () => {
    const api = openApi()
    const { id, online } = api.bakery.ok<{ id: string; online: boolean }>('POST', '/Smart/Devices', {
      type: 'cashier',
    })
    expect(online).toBe(false)
    session(api, confirmed(api, uuid, id))
    expect(api.bakery.ok('GET', `/Smart/Devices/${id}`)).toMatchObject({ online: true })
  })

  it('goes on with the same refresh token after its access token has ended, for half a year', () => {
    const api = openApi()
    const { access_token: first, refresh_token: refresh } = session(api, confirmed(api))
    advance(api, 1200)
    api.as(first).refused(403, 'GET', '/Smart/Devices/me')
    const second = renewal(api, refresh)
    expect(second).not.toHaveProperty('refresh_token')
    expect(api.as(second.access_token).ok('GET', '/Smart/Devices/me')).toMatchObject({ id: till })
    advance(api, 15_768_000 - 1200.001)
    renewal(api, refresh)
    advance(api, 0.001)
    expect(api.outcome({ grant_type: 'refresh_token', refresh_token: refresh })).toBe('400 invalid_grant')
  })

  it('does not go on for another client, or with something else', () => {
    const api = openApi()
    const { access_token: access, refresh_token: refresh } = session(api, confirmed(api))
    expect(
      api.outcome({
        grant_type: 'refresh_token',
        refresh_token: refresh,
        ...floristClient,
      }),
    ).toBe('400 invalid_grant')
    expect(api.outcome({ grant_type: 'refresh_token', refresh_token: access })).toBe('400 invalid_grant')
    renewal(api, refresh)
  })
})

it('ends every token 1,200 seconds after it was given, to the millisecond', () => {
  const api = openApi()
  const code = confirmed(api)
  api.bakery.ok('PUT', `/Smart/Devices/${till}/devicePin`, { merchant_id: bakery.merchant.id, pin })
  const grants = [
    { grant_type: 'client_credentials' },
    { grant_type: 'device', code },
    { grant_type: 'device_pin', uuid, device_pin: pin },
    { grant_type: 'appuser', ...user },
  ]
  for (const fields of grants) {
    const { access_token: token } = api.token(fields)
    advance(api, 1199.999)
    api.as(token).ok('GET', '/Smart/Devices')
    advance(api, 0.001)
    expect(api.as(token).refused(403, 'GET', '/Smart/Devices').code).toBe(2003)
  }
})

it('forgets sessions that have ended', () => {
  const api = openApi()
  for (let count = 0; count < 60; count += 1) {
    api.token({ grant_type: 'client_credentials' })
    advance(api, 300)
  }
  // One in five minutes: four live at any time, and one more may have ended just now.
  expect(sessionsOf(api)).toBeLessThan(8)
})

it('forgets refresh tokens that have ended', () => {
  const api = openApi()
  for (let count = 0; count < 6; count += 1) {
    api.token({ grant_type: 'appuser', ...user })
    advance(api, 15_768_000)
  }
  expect(api.engine.surroundings.state.renewals.size).toBe(1)
})

const user = { username: appUser.username, password: appUser.password }

describe('an app user', () => {
  it('signs in, on several devices at once, and goes on', () => {
    const api = openApi()
    const first = api.token({
      grant_type: 'appuser',
      ...user,
      device: 'phone',
      deviceinfo: { name: 'Telefon' },
    })
    const second = api.token({ grant_type: 'appuser', ...user })
    const renewed = renewal(api, first.refresh_token)
    api.as(first.access_token).refused(403, 'GET', '/Smart/Devices')
    for (const { access_token: token } of [second, renewed]) {
      api.as(token).ok('GET', '/Smart/Devices')
      expect(api.engine.surroundings.state.sessions.get(token)).toMatchObject({
        accountId: appUser.accountId,
      })
    }
  })

  it.each([
    ['a wrong password', { password: 'Streusel-48' }],
    ['another name', { username: 'max@example.org' }],
    ['a merchant who has no users', floristClient],
  ])('is refused with %s', (_what, changes) => {
    expect(openApi().outcome({ grant_type: 'appuser', ...user, ...changes })).toBe('400 invalid_grant')
  })
})

describe('a device PIN', () => {
  const merchant_id = bakery.merchant.id
  const pins = { merchant: `${pin}-m`, store: `${pin}-s`, device: `${pin}-d` }
  const level = {
    merchant: (api: Api) =>
      api.bakery.ok('PUT', `/Smart/Devices/${merchant_id}/devicePin`, { merchant_id, pin: pins.merchant }),
    store: (api: Api) =>
      api.bakery.ok('PUT', '/Smart/Devices/me/devicePin', {
        merchant_id,
        store_id: bakery.store.id,
        pin: pins.store,
      }),
    device: (api: Api) =>
      api.bakery.ok('PUT', '/Smart/Devices/me/devicePin', { merchant_id, pin: pins.device }),
  }
  type Level = keyof typeof level

  it.each<[set: readonly Level[], counts: Level]>([
    [['merchant'], 'merchant'],
    [['store'], 'store'],
    [['device'], 'device'],
    [['device', 'store', 'merchant'], 'device'],
    [['merchant', 'store'], 'store'],
    [['device', 'merchant'], 'device'],
  ])('set for %j: that of the %s counts, and no other', (set, counts) => {
    const api = openApi()
    confirmed(api)
    for (const each of set) level[each](api)
    for (const each of Object.keys(pins) as Level[]) {
      const fields = { grant_type: 'device_pin', uuid, device_pin: pins[each] }
      expect(api.outcome(fields)).toBe(each === counts ? 'given' : '400 invalid_grant')
    }
  })

  it('is no PIN while none is set', () => {
    const api = openApi()
    confirmed(api)
    expect(api.outcome({ grant_type: 'device_pin', uuid, device_pin: '' })).toBe('400 invalid_grant')
  })

  it('is good for devices that are known by vendor and number', () => {
    const api = openApi()
    const { id } = api.bakery.ok<{ id: string }>('POST', '/Smart/Devices', {
      vendor: 'beispiel',
      vendor_uid: 'BX',
    })
    level.merchant(api)
    for (const kind of ['serial', 'cashier']) {
      const name = `/vendor/beispiel/${kind}/BX`
      const { access_token: token } = api.token({
        grant_type: 'device_pin',
        uuid: name,
        device_pin: pins.merchant,
      })
      expect(api.as(token).ok('GET', '/Smart/Devices/me')).toMatchObject({ id })
    }
    for (const name of [
      '/vendor/beispiel/cashier/BY',
      '/vendor/ingenico/cashier/BX',
      'BX',
      '',
      '/vendor//serial/',
    ])
      expect(api.outcome({ grant_type: 'device_pin', uuid: name, device_pin: pins.merchant })).toBe(
        '401 invalid_device',
      )
  })

  it('is the merchant’s own', () => {
    const api = openApi()
    confirmed(api)
    level.merchant(api)
    const fields = { grant_type: 'device_pin', uuid, device_pin: pins.merchant }
    expect(api.outcome({ ...fields, ...floristClient })).toBe('401 invalid_device')
    api.token(fields)
  })
})

it('writes the same journal for the same calls', () => {
  const records = [1, 2].map(() => {
    const api = openApi(7)
    const code = confirmed(api)
    renewal(api, session(api, code).refresh_token)
    advance(api, 5000)
    api.token({ grant_type: 'appuser', ...user })
    session(api, code)
    return JSON.stringify(api.engine.records)
  })
  expect(records[1]).toBe(records[0])
})
