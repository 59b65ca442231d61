import { timestamp } from '../clock.ts'
import type { Call, Handler } from '../core.ts'
import type { SmartRouting, SmartRoutingInput } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop, StoredDevice } from '../state.ts'
import { documents, listed, shown } from './answers.ts'
import { findDevice, ownStore, routedAs, savedRouting } from './devices.ts'
import { savedDevice } from './token.ts'

export const listRoutings: Handler = (call, surroundings) =>
  listed(documents(call.shop.routings), call, surroundings)

export const getRouting: Handler = (call) => shown(findRouting(call), call)

export const createRouting: Handler = ({ body, shop }, { random, clock }) => {
  const { merchant, store } = shop.facts
  const routing: SmartRouting = {
    object: 'smart.routings',
    id: random.id('SRT'),
    created: timestamp(clock.now()),
    merchant: { object: merchant.object, id: merchant.id },
    store,
    assign: [],
    ...told(body as SmartRoutingInput, shop),
  }
  return { body: routing, events: [savedRouting(shop, routing)] }
}

/** What is left out stays as it was, as with devices: not documented either. */
export const updateRouting: Handler = (call, { clock }) => {
  const routing: SmartRouting = {
    ...findRouting(call),
    ...told(call.body as SmartRoutingInput, call.shop),
    updated: timestamp(clock.now()),
  }
  return { body: routing, events: [savedRouting(call.shop, routing)] }
}

/** Answers the routing as it was last. Its devices stay, without one. */
export const deleteRouting: Handler = (call) => {
  const { shop } = call
  const routing = findRouting(call)
  const events: SandboxEvent[] = (routing.assign ?? []).flatMap(({ id = '' }) => {
    const stored = shop.devices.get(id)
    return stored ? [savedDevice(shop, withoutRouting(stored))] : []
  })
  events.push({ type: 'removed', shop: shop.facts.merchant.id, kind: 'routings', id: routing.id })
  return { body: routing, events }
}

/** A device has one routing: it leaves its former one. */
export const assignDevice: Handler = (call, { clock }) => {
  const { shop } = call
  const routing = findRouting(call)
  const stored = findDevice(call)
  const { device } = stored
  const former = shop.routings.get(device.routing?.id ?? '')
  if (former?.id === routing.id) return { body: routing }
  const updated = timestamp(clock.now())
  const joined = { ...routing, updated, assign: [...(routing.assign ?? []), routedAs(device)] }
  const reference = { object: 'smart.routings', id: routing.id }
  return {
    body: joined,
    events: [
      ...(former ? [savedRouting(shop, { ...without(device.id, former), updated })] : []),
      savedRouting(shop, joined),
      savedDevice(shop, { ...stored, device: { ...device, routing: reference } }),
    ],
  }
}

export const unassignDevice: Handler = (call, { clock }) => {
  const { shop } = call
  const routing = findRouting(call)
  const stored = findDevice(call)
  if (stored.device.routing?.id !== routing.id)
    throw Refusal.notFound(`device ${stored.id} on the routing ${routing.id}`)
  const left = { ...without(stored.id, routing), updated: timestamp(clock.now()) }
  return { body: left, events: [savedRouting(shop, left), savedDevice(shop, withoutRouting(stored))] }
}

function without(deviceId: string, routing: SmartRouting): SmartRouting {
  return { ...routing, assign: (routing.assign ?? []).filter(({ id }) => id !== deviceId) }
}

function withoutRouting(stored: StoredDevice): StoredDevice {
  const { routing: _left, ...device } = stored.device
  return { ...stored, device }
}

function told({ description, store }: SmartRoutingInput, shop: Shop): Partial<SmartRouting> {
  return {
    ...(description !== undefined && { description }),
    ...(store !== undefined && { store: ownStore(store, shop) }),
  }
}

function findRouting({ path, shop }: Call): SmartRouting {
  const id = path['smartRoutingId'] ?? ''
  const routing = shop.routings.get(id)
  if (!routing) throw Refusal.notFound(`routing ${id}`)
  return routing
}
