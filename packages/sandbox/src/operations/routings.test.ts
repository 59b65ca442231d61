import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Api, openApi } from '../../test/api.ts'
import type { SmartDevice, SmartRouting } from '../generated/models.ts'
import { bakery, florist } from '../world.ts'

const till = bakery.till.id
const terminal = bakery.terminal.id
const now = '2030-01-01T10:00:00+00:00'

const all = <Item>(api: Api, kind: string): Item[] =>
  api.bakery.ok<{ data: Item[] }>('GET', `/Smart/${kind}?count=100`).data
const create = (api: Api, input: object = {}): SmartRouting => api.bakery.ok('POST', '/Smart/Routings', input)
const theke = (api: Api): SmartRouting => all<SmartRouting>(api, 'Routings')[0] as SmartRouting
const assign = (api: Api, routing: string, device: string): SmartRouting =>
  api.bakery.ok('POST', `/Smart/Routings/${routing}/assign/${device}`)

it('creates routings without devices', () => {
  const api = openApi()
  const made = create(api, { description: 'Café', store: bakery.store.id })
  expect(made).toEqual({
    object: 'smart.routings',
    id: expect.stringMatching(/^SRT_/) as string,
    created: now,
    description: 'Café',
    merchant: { object: 'general.merchants', id: bakery.merchant.id },
    store: bakery.store,
    assign: [],
  })
  expect(api.bakery.ok('GET', `/Smart/Routings/${made.id}`)).toEqual(made)
  expect(all(api, 'Routings')).toHaveLength(2)
  expect(create(api)).not.toHaveProperty('description')
})

it('updates what is told, and leaves the devices', () => {
  const api = openApi()
  const before = theke(api)
  const after = api.bakery.ok('PUT', `/Smart/Routings/${before.id}`, { description: 'Fenster' })
  expect(after).toEqual({ ...before, description: 'Fenster', updated: now })
  expect(api.bakery.ok('PUT', `/Smart/Routings/${before.id}`, { store: bakery.store.id })).toEqual(after)
})

it('refuses what is not there, and what belongs to others', () => {
  const api = openApi()
  const { id } = theke(api)
  const store = florist.store.id
  api.bakery.refused(404, 'POST', '/Smart/Routings', { store })
  api.bakery.refused(404, 'PUT', `/Smart/Routings/${id}`, { store })
  api.bakery.refused(404, 'POST', `/Smart/Routings/${id}/assign/SDV_NOBODY`)
  api.bakery.refused(404, 'POST', `/Smart/Routings/${id}/assign/${florist.till.id}`)
  for (const caller of [api.bakery, api.florist]) {
    const path = caller === api.florist ? id : 'SRT_NOBODY'
    caller.refused(404, 'GET', `/Smart/Routings/${path}`)
    caller.refused(404, 'PUT', `/Smart/Routings/${path}`, {})
    caller.refused(404, 'DELETE', `/Smart/Routings/${path}`)
    caller.refused(404, 'POST', `/Smart/Routings/${path}/assign/${till}`)
    caller.refused(404, 'DELETE', `/Smart/Routings/${path}/assign/${till}`)
  }
  expect(theke(api).assign).toHaveLength(2)
})

it('moves a device from its former routing', () => {
  const api = openApi()
  const former = theke(api)
  const { id } = create(api)
  expect(assign(api, id, terminal)).toMatchObject({ updated: now, assign: [{ id: terminal, type: 'zvt' }] })
  expect(theke(api)).toEqual({ ...former, updated: now, assign: [former.assign?.[0]] })
  api.bakery.refused(404, 'GET', '/Smart/Devices/me/routing/zvt')
  assign(api, id, till)
  expect(api.bakery.ok('GET', '/Smart/Devices/me/routing/zvt')).toMatchObject({ id: terminal })
})

it('does nothing when the device is there already, and cannot remove one that is not', () => {
  const api = openApi()
  const before = theke(api)
  const calls = api.engine.records.length
  expect(assign(api, before.id, till)).toEqual(before)
  api.bakery.refused(404, 'DELETE', `/Smart/Routings/${create(api).id}/assign/${till}`)
  expect(theke(api)).toEqual(before)
  expect(api.engine.records).toHaveLength(calls + 1)
})

it('removes a device', () => {
  const api = openApi()
  const { id, assign: devices = [] } = theke(api)
  expect(api.bakery.ok('DELETE', `/Smart/Routings/${id}/assign/${terminal}`)).toMatchObject({
    updated: now,
    assign: [devices[0]],
  })
  api.bakery.refused(404, 'DELETE', `/Smart/Routings/${id}/assign/${terminal}`)
})

it('answers the routing that was deleted', () => {
  const api = openApi()
  const routing = theke(api)
  expect(api.bakery.ok('DELETE', `/Smart/Routings/${routing.id}`)).toEqual(routing)
  api.bakery.refused(404, 'GET', `/Smart/Routings/${routing.id}`)
  api.bakery.refused(404, 'DELETE', `/Smart/Routings/${routing.id}`)
  expect(all(api, 'Routings')).toEqual([])
})

it('keeps devices and routings in step, whatever happens', () => {
  interface Step {
    readonly act: 'assign' | 'unassign' | 'delete' | 'create' | 'rename'
    readonly device: number
    readonly routing: number
  }
  const step: fc.Arbitrary<Step> = fc.record({
    act: fc.constantFrom('assign', 'assign', 'assign', 'unassign', 'delete', 'create', 'rename'),
    device: fc.nat(3),
    routing: fc.nat(3),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const api = openApi()
      const devices = [
        till,
        terminal,
        ...[1, 2].map(() => api.bakery.ok<SmartDevice>('POST', '/Smart/Devices', {}).id),
      ]
      const routings = [theke(api).id]
      const outcomes: [status: number, isAllowed: boolean][] = []
      /** Where each device is, by the rules alone. */
      const model = new Map<string, string>([
        [till, routings[0] as string],
        [terminal, routings[0] as string],
      ])
      for (const { act, device: at, routing: on } of steps) {
        const device = devices[at] as string
        const routing = routings[on % Math.max(1, routings.length)] ?? 'SRT_NOBODY'
        const isThere = routings.includes(routing)
        const path = `/Smart/Routings/${routing}`
        switch (act) {
          case 'assign':
            outcomes.push([api.bakery.call('POST', `${path}/assign/${device}`).status, isThere])
            if (isThere) model.set(device, routing)
            break
          case 'unassign': {
            const isOn = isThere && model.get(device) === routing
            outcomes.push([api.bakery.call('DELETE', `${path}/assign/${device}`).status, isOn])
            if (isOn) model.delete(device)
            break
          }
          case 'delete':
            outcomes.push([api.bakery.call('DELETE', path).status, isThere])
            if (isThere) routings.splice(routings.indexOf(routing), 1)
            for (const [id, where] of model) if (where === routing) model.delete(id)
            break
          case 'create':
            routings.push(create(api).id)
            break
          case 'rename':
            api.bakery.ok('PUT', `/Smart/Devices/${device}`, { description: `Gerät ${at}${on}`, type: 'zvt' })
        }
      }
      for (const { id, routing } of all<SmartDevice>(api, 'Devices')) expect(routing?.id).toBe(model.get(id))
      for (const [status, isAllowed] of outcomes) expect(status).toBe(isAllowed ? 200 : 404)
      const stored = all<SmartRouting>(api, 'Routings')
      expect(stored.map(({ id }) => id).toSorted()).toEqual(routings.toSorted())
      for (const { id, assign: assigned = [] } of stored) {
        const expected = devices.filter((device) => model.get(device) === id)
        expect(new Set(assigned.map((each) => each.id))).toEqual(new Set(expected))
        expect(assigned).toHaveLength(expected.length)
        for (const each of assigned)
          expect(api.bakery.ok('GET', `/Smart/Devices/${each.id}`)).toMatchObject(each)
      }
    }),
    { numRuns: 25 },
  )
})
