import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../test/api.ts'
import type { DevicePinConfig, SecubaseApp, SmartDevice, SmartRouting } from '../generated/models.ts'
import { bakery, florist } from '../world.ts'
import { pinFault } from './devices.ts'

const till = bakery.till.id
const terminal = bakery.terminal.id
const merchant_id = bakery.merchant.id
const store_id = bakery.store.id
const goodPin = 'Mohn-Zopf-7392-Ofen'

const create = (api: Api, input: object = {}): SmartDevice => api.bakery.ok('POST', '/Smart/Devices', input)
const read = (api: Api, id: string): SmartDevice => api.bakery.ok('GET', `/Smart/Devices/${id}`)

describe('devices', () => {
  it('are those of the merchant, and no other’s', () => {
    const api = openApi()
    const made = create(api)
    expect(api.bakery.ok('GET', '/Smart/Devices?sort=created:asc')).toMatchObject({
      count: 3,
      data: expect.arrayContaining([made]) as unknown,
    })
    expect(api.bakery.ok('GET', `/Smart/Devices?q=id:${terminal}`)).toMatchObject({
      count: 1,
      data: [{ id: terminal, type: 'zvt' }],
    })
    expect(api.florist.ok('GET', '/Smart/Devices')).toMatchObject({ count: 2 })
    api.florist.refused(404, 'GET', `/Smart/Devices/${made.id}`)
    api.florist.refused(404, 'PUT', `/Smart/Devices/${made.id}`, { description: 'meins' })
  })

  it('are created with what the caller says, and what the server adds', () => {
    const api = openApi()
    const input = {
      type: 'cashier',
      vendor: '3pos',
      vendor_uid: 'BX',
      description: 'Kasse 2',
      tid: '65004711',
      terminal_type: 'iCT250',
      base_version: '4.2.0',
      products: { smart: { enabled: true } },
      status: { a: 1 },
    }
    const contract = 'GCR_5V8QJZ3KXN7TWB2MR9CHDY46GPSFA2'
    const made = create(api, { ...input, merchant: merchant_id, store: store_id, contract, device: 'X' })
    expect(made).toEqual({
      ...input,
      object: 'smart.devices',
      id: expect.stringMatching(/^SDV_/) as string,
      created: '2030-01-01T10:00:00+00:00',
      merchant: { object: 'general.merchants', id: merchant_id },
      store: bakery.store,
      contract: { object: 'general.contracts', id: contract },
      device: { id: 'X' },
      connection_type: 'https',
      online: false,
    })
    expect(read(api, made.id)).toEqual(made)
    expect(create(api, input).id).not.toBe(made.id)
  })

  it.each([
    ['another merchant', { merchant: florist.merchant.id }],
    ['a store of another merchant', { store: florist.store.id }],
  ])('are not given to %s', (_what, input) => {
    const api = openApi()
    api.bakery.refused(404, 'POST', '/Smart/Devices', input)
    api.bakery.refused(404, 'PUT', `/Smart/Devices/${till}`, input)
    expect(api.engine.records).toHaveLength(2)
  })

  it('take no names from their callers that are the server’s to give', () => {
    const api = openApi()
    const input = {
      id: terminal,
      object: 'x',
      user_pin: 'k7m2p9xq',
      created: 'x',
      routing: { object: 'x', id: 'x' },
    }
    const before = [read(api, till), read(api, terminal)]
    const { id, object, created, ...made } = create(api, input)
    expect([id === terminal, object, created]).toEqual([false, 'smart.devices', '2030-01-01T10:00:00+00:00'])
    expect(made).not.toHaveProperty('user_pin')
    expect(made).not.toHaveProperty('routing')
    api.bakery.ok('PUT', `/Smart/Devices/${till}`, input)
    expect([read(api, till), read(api, terminal)]).toEqual([
      { ...before[0], updated: '2030-01-01T10:00:00+00:00' },
      before[1],
    ])
  })

  it('keep what an update leaves out', () => {
    const api = openApi()
    const before = read(api, terminal)
    const products = { loyalty: { enabled: true } }
    const after = api.bakery.ok('PUT', `/Smart/Devices/${terminal}`, { description: 'Am Fenster', products })
    expect(after).toEqual({
      ...before,
      description: 'Am Fenster',
      products,
      updated: '2030-01-01T10:00:00+00:00',
    })
    expect(read(api, terminal)).toEqual(after)
    const routing = api.bakery.ok<SmartRouting>('GET', `/Smart/Routings/${before.routing?.id}`)
    expect(routing.assign?.map(({ description }) => description)).toEqual(['Kasse 1', 'Am Fenster'])
    api.bakery.refused(404, 'PUT', '/Smart/Devices/SDV_NOBODY', {})
  })

  it('without a session of their own, `me` is the till', () => {
    const api = openApi()
    expect(api.bakery.ok('GET', '/Smart/Devices/me')).toMatchObject({ id: till })
    expect(api.florist.ok('GET', '/Smart/Devices/me')).toMatchObject({ id: florist.till.id })
  })
})

describe('the device that serves another', () => {
  const serving = '/Smart/Devices'

  it('is the one of that kind on the same routing', () => {
    const { bakery: caller } = openApi()
    expect(caller.ok('GET', `${serving}/me/routing/zvt`)).toMatchObject({ id: terminal, tid: '60010001' })
    expect(caller.ok('GET', `${serving}/${terminal}/routing/cashier`)).toMatchObject({ id: till })
  })

  it('is not the device itself, one of another kind, or one of another routing', () => {
    const api = openApi()
    const { id } = create(api, { type: 'zvt' })
    expect(api.bakery.refused(404, 'GET', `${serving}/me/routing/cashier`).code).toBe(1001)
    api.bakery.refused(404, 'GET', `${serving}/me/routing/webterminal`)
    api.bakery.refused(404, 'GET', `${serving}/${id}/routing/cashier`)
    api.bakery.refused(404, 'GET', `${serving}/SDV_NOBODY/routing/zvt`)
  })
})

/** Whether the rule admits a PIN, told by lists instead of code points. */
function isAdmitted(pin: string): boolean {
  const rows = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz']
  const runs = [...rows, ...rows.map((row) => Array.from(row).toReversed().join(''))]
  const characters = Array.from(pin)
  const classes = new Set(characters.map((each) => rows.findIndex((row) => row.includes(each))))
  const bad = /(.)\1\1/su.test(pin)
  const runsIn = runs.some((run) =>
    Array.from({ length: run.length - 2 }, (_unused, at) => run.slice(at, at + 3)).some((three) =>
      pin.includes(three),
    ),
  )
  return characters.length >= 15 && classes.size >= 3 && !bad && !runsIn
}

describe('the rule for PINs', () => {
  it('is that of the oracle', () => {
    const chunk = fc.oneof(
      { arbitrary: fc.constantFrom(...Array.from('aceGIK1357-_ äß€👍')), weight: 9 },
      fc.constantFrom(
        'abc',
        'cba',
        'XYZ',
        '321',
        '890',
        'aaa',
        '---',
        'aB',
        '12',
        'AA',
        '@AB',
        '/01',
        '9:;',
        'Zab',
      ),
      fc.string({ maxLength: 3 }),
    )
    let admitted = 0
    fc.assert(
      fc.property(fc.array(chunk, { minLength: 5, maxLength: 22 }), (chunks) => {
        const pin = chunks.join('')
        if (isAdmitted(pin)) admitted += 1
        expect([pin, pinFault(pin) === undefined]).toEqual([pin, isAdmitted(pin)])
      }),
      { numRuns: 800 },
    )
    expect(admitted).toBeGreaterThan(50)
  })

  it.each([
    ['Mohn-Zopf-7392-Ofen', true],
    ['Mohn-Zopf-7392', false],
    ['Mohn-Zopf-73921', true],
    ['mohnzopfofenbrot7392', false],
    ['MohnZopfOfen7392', true],
    ['Mohn-Zopf-Ofen-', true],
    ['Mohn-Zopf-7392-Ofeeen', false],
    ['Mohn-Zopf-7392-Ofeen', true],
    ['Mohn-Zopf-789-Ofen', false],
    ['Mohn-Zopf-987-Ofen', false],
    ['Mohn-Zopf-7392-Ofenabc', false],
    ['Mohn-Zopf-7392-OfenCBA', false],
    ['Mohn-Zopf-7392-OfenaBc', true],
    ['', false],
  ])('%s: %s', (pin, admits) => {
    expect(pinFault(pin) === undefined).toBe(admits)
  })

  it('is quick with a PIN of a million characters', () => {
    expect(pinFault('aB1-'.repeat(250_000))).toBeUndefined()
  })
})

describe('setting a PIN', () => {
  const set = (id: string): string => `/Smart/Devices/${id}/devicePin`
  const config = (api: Api, id: string): Readonly<Record<string, boolean | undefined>> => {
    const {
      merchant,
      store,
      smart_device: device,
    } = api.bakery.ok<DevicePinConfig>('GET', `/Smart/Devices/${id}/devicePinConfig`)
    expect([merchant?.id, store?.id, device?.id]).toEqual([merchant_id, store_id, id])
    return {
      merchant: merchant?.auth_password_set,
      store: store?.auth_password_set,
      device: device?.auth_password_set,
    }
  }

  it.each([
    ['the device of the path', till, {}, { merchant: false, store: false, device: true }],
    ['the caller', 'me', {}, { merchant: false, store: false, device: true }],
    ['the merchant of the path', merchant_id, {}, { merchant: true, store: false, device: false }],
    ['the store of the path', store_id, {}, { merchant: false, store: true, device: false }],
    [
      'the store of the body, whatever the path',
      'SDV_NOBODY',
      { store_id },
      { merchant: false, store: true, device: false },
    ],
  ])('is for %s', (_what, id, more, expected) => {
    const api = openApi()
    expect(api.bakery.ok('PUT', set(id), { merchant_id, pin: goodPin, ...more })).toEqual({ result: true })
    expect(config(api, till)).toEqual(expected)
    expect(config(api, terminal)).toEqual({ ...expected, device: false })
    expect(JSON.stringify(api.bakery.ok('GET', '/Smart/Devices'))).not.toContain(goodPin)
  })

  it.each([
    ['a PIN that breaks the rule', till, { pin: 'Mohn-Zopf-789-Ofen' }, 500],
    ['another merchant', till, { merchant_id: florist.merchant.id }, 404],
    ['another merchant in the path', florist.merchant.id, {}, 404],
    ['a store of another merchant', till, { store_id: florist.store.id }, 404],
    ['the merchant for a store', till, { store_id: 'STO_NOBODY' }, 404],
    ['a device of another merchant', florist.till.id, {}, 404],
    ['no PIN', till, { pin: undefined }, 400],
  ])('is refused with %s', (_what, id, changes, status) => {
    const api = openApi()
    const { code } = api.bakery.refused(status, 'PUT', set(id), { merchant_id, pin: goodPin, ...changes })
    expect(code).toBe(1001)
    expect(config(api, till)).toEqual({ merchant: false, store: false, device: false })
  })

  it('is told of known devices only', () => {
    const { code } = openApi().bakery.refused(404, 'GET', '/Smart/Devices/SDV_NOBODY/devicePinConfig')
    expect(code).toBe(1001)
  })
})

it('gives an app to card terminals, and to no other device', () => {
  const { bakery: caller } = openApi()
  const apps = (id: string, body?: object): readonly SecubaseApp[] =>
    caller.ok('POST', `/Smart/Devices/${id}/GetSecubaseConfig`, body)
  expect(apps(terminal)).toMatchObject([{ app_name: 'Kundenkarte', version: '4.2.1' }])
  expect(apps(terminal, { terminal_type: 'iCT250', base_version: '4.2.0' })).toEqual(apps(terminal))
  expect(apps('me')).toEqual([])
  caller.refused(404, 'POST', '/Smart/Devices/SDV_NOBODY/GetSecubaseConfig')
})
