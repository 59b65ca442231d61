import { timestamp } from '../clock.ts'
import type { Call, Handler, Surroundings } from '../core.ts'
import type {
  DeviceAuthorizationInput,
  DevicePinInput,
  Reference,
  RoutedDevice,
  SecubaseApp,
  SmartDevice,
  SmartDeviceCommon,
  SmartDeviceInput,
  SmartRouting,
  StoreSummary,
} from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Shop, StoredDevice } from '../state.ts'
import { listed, shown } from './answers.ts'
import { savedDevice, sessionsEnded } from './token.ts'

export const listDevices: Handler = (call, surroundings) => {
  const { devices } = call.shop
  return listed(
    {
      size: devices.size,
      *values() {
        for (const { device } of devices.values()) yield device
      },
      indexes: { id: (id) => devices.get(id)?.device },
    },
    call,
    surroundings,
  )
}

export const getDevice: Handler = (call) => shown(findDevice(call).device, call)

export const createDevice: Handler = ({ body, shop }, { random, clock }) => {
  const input = body as SmartDeviceInput
  const { merchant, store } = shop.facts
  const device: SmartDevice = {
    object: 'smart.devices',
    id: random.id('SDV'),
    created: timestamp(clock.now()),
    merchant: { object: merchant.object, id: merchant.id },
    store,
    connection_type: 'https',
    online: false,
    ...told(input, shop),
  }
  return { body: device, events: [savedDevice(shop, { id: device.id, device })] }
}

/**
 * What is left out stays as it was: the vendor's own example names three properties, and its answer has all of them.
 * Whether the real server does so too is not documented.
 */
export const updateDevice: Handler = (call, { clock }) => {
  const { shop } = call
  const stored = findDevice(call)
  const device: SmartDevice = {
    ...stored.device,
    ...told(call.body as SmartDeviceInput, shop),
    updated: timestamp(clock.now()),
  }
  return { body: device, events: [savedDevice(shop, { ...stored, device }), ...rerouted(device, shop)] }
}

/** Tells the routing of a device what the device is called now. */
function rerouted(device: SmartDevice, shop: Shop): readonly SandboxEvent[] {
  const routing = shop.routings.get(device.routing?.id ?? '')
  if (!routing) return []
  const assign = (routing.assign ?? []).map((each) => (each.id === device.id ? routedAs(device) : each))
  return [savedRouting(shop, { ...routing, assign })]
}

/** How a device stands in its routing. */
export function routedAs({ object, id, type, description }: SmartDevice): RoutedDevice {
  return {
    object,
    id,
    ...(type !== undefined && { type }),
    ...(description !== undefined && { description }),
  }
}

/** The event that a routing was written. */
export function savedRouting({ facts }: Shop, value: SmartRouting): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'routings', value }
}

/** The other device on the same routing. There may be none, and the specs know no answer without a device. */
export const getDeviceRouting: Handler = (call) => {
  const { device } = findDevice(call)
  const type = call.path['type'] ?? ''
  const routing = call.shop.routings.get(device.routing?.id ?? '')
  for (const { id = '' } of routing?.assign ?? []) {
    const other = call.shop.devices.get(id)?.device
    if (other && other.id !== device.id && other.type === type) return { body: other }
  }
  throw Refusal.notFound(`a device of the kind ${type} on the routing of ${device.id}`)
}

/** Does what a person does in the back office: from then on the device opens sessions with its device code. */
export const authorizeDevice: Handler = (call, surroundings) => {
  const { user_pin: userCode } = call.body as DeviceAuthorizationInput
  const { device, events } = confirmDevice(call.shop, userCode, surroundings, findDevice(call))
  return { body: device, events }
}

/**
 * Confirms the registration that shows this code, by a call of the API or by a person's hand. Without a device to tie it
 * to it is the one that was registered under the same name before, or a new till. Throws a `Refusal` when no device shows
 * the code, or its time is over.
 */
export function confirmDevice(
  shop: Shop,
  userCode: string,
  { state, clock, random }: Surroundings,
  chosen?: StoredDevice,
): { readonly device: SmartDevice; readonly events: readonly SandboxEvent[] } {
  const registration = [...state.registrations.values()].find(
    (each) => each.userCode === userCode && each.clientId === shop.facts.clientId,
  )
  if (!registration) throw Refusal.notFound(`a registration with the code ${userCode}`)
  const now = clock.now()
  if (registration.until <= now) {
    throw Refusal.api(
      403,
      'ProductNotAllowedException',
      1001,
      `the code ${userCode} has expired`,
      'Der Code ist abgelaufen.',
    )
  }
  const { uuid, id: deviceCode } = registration
  const namesake = [...shop.devices.values()].find((device) => device.uuid === uuid)
  const { device: former } = chosen ??
    namesake ?? { device: newTill(uuid, shop, random.id('SDV'), timestamp(now)) }
  const device: SmartDevice = { ...former, user_pin: userCode, updated: timestamp(now) }
  const bereft = namesake && namesake.id !== device.id ? namesake : undefined
  return {
    device,
    events: [
      { type: 'registration ended', id: deviceCode },
      // A name leads to one device. Whoever had it, or has another now, has to open a session anew.
      ...(bereft ? [savedDevice(shop, { id: bereft.id, device: bereft.device })] : []),
      ...(bereft ? sessionsEnded(bereft.id, state) : []),
      ...sessionsEnded(device.id, state),
      savedDevice(shop, { id: device.id, device, uuid, deviceCode }),
    ],
  }
}

function newTill(
  uuid: string,
  { facts: { merchant, store } }: Shop,
  id: string,
  created: string,
): SmartDevice {
  return {
    object: 'smart.devices',
    id,
    created,
    merchant: { object: merchant.object, id: merchant.id },
    store,
    type: 'cashier',
    description: uuid,
    connection_type: 'https',
    online: false,
  }
}

/**
 * A store in the body makes it the PIN of that store. Otherwise the path says for what it is: the vendor documents no
 * other way to tell a PIN for the device from one for the merchant.
 */
export const setDevicePin: Handler = (call) => {
  const { merchant_id: merchantId, store_id: storeId, pin } = call.body as DevicePinInput
  const { shop, path } = call
  const { merchant, store } = shop.facts
  if (merchantId !== merchant.id) throw Refusal.notFound(`merchant ${merchantId}`)
  const id = storeId ?? path['smartDeviceId'] ?? ''
  const isKnown = id === merchant.id || id === store.id
  if (!isKnown && storeId !== undefined) throw Refusal.notFound(`store ${id}`)
  const target = isKnown ? id : findDevice(call).id
  const fault = pinFault(pin)
  if (fault !== undefined) {
    throw Refusal.api(
      500,
      'ProductFormatException',
      1001,
      `the PIN breaks the rule: ${fault}`,
      'Die PIN ist nicht sicher genug.',
    )
  }
  return {
    body: { result: true },
    events: [{ type: 'saved', shop: merchant.id, kind: 'pins', value: { id: target, pin } }],
  }
}

/** What is wrong with a new device PIN (facts: section (a), device flow); undefined when nothing is. */
export function pinFault(pin: string): string | undefined {
  const characters = Array.from(pin)
  if (characters.length < 15) return 'it has less than 15 characters'
  const classes = [/[0-9]/, /[A-Z]/, /[a-z]/, /[^0-9A-Za-z]/].filter((each) => each.test(pin))
  if (classes.length < 3) return 'it needs three of digits, capitals, small letters and others'
  for (const [index, first] of characters.entries()) {
    const [second = '', third = ''] = characters.slice(index + 1, index + 3)
    if (first === second && second === third) return 'it repeats a character'
    const step = stepBetween(first, second)
    if (Math.abs(step) === 1 && step === stepBetween(second, third)) return 'it has a run such as abc or 321'
  }
  return undefined
}

/** How far two digits or letters of the same class are apart; 0 for any others. */
function stepBetween(first: string, second: string): number {
  const isOneClass = [/^[0-9]{2}$/, /^[A-Z]{2}$/, /^[a-z]{2}$/].some((each) => each.test(first + second))
  return isOneClass ? second.charCodeAt(0) - first.charCodeAt(0) : 0
}

export const getDevicePinConfig: Handler = (call) => {
  const { shop } = call
  const { device } = findDevice(call)
  const level = (id: string): object => ({ id, auth_password_set: shop.pins.has(id) })
  return {
    body: {
      merchant: level(shop.facts.merchant.id),
      store: level(device.store?.id ?? shop.facts.store.id),
      smart_device: level(device.id),
    },
  }
}

/** A card terminal is to have the vendor's loyalty app, whatever it runs now; other devices have no apps. */
export const getSecubaseConfig: Handler = (call) => {
  const { device } = findDevice(call)
  return { body: device.type === 'zvt' ? [loyaltyApp] : [] }
}

const loyaltyApp: SecubaseApp = {
  app_id: 'APP_7Q2NKX9TZJ4WVB8MR3CHDY56GPSFA1',
  app_name: 'Kundenkarte',
  version: '4.2.1',
  prio: 1,
  url: 'https://sandbox.invalid/apps/kundenkarte',
  etag: '5f0c91',
}

/** The device that the path names, or the caller for `me`. Throws a 404 `Refusal`. */
export function findDevice(call: Call): StoredDevice {
  const named = call.path['smartDeviceId'] ?? ''
  const id = named === 'me' ? callerOf(call).id : named
  const device = call.shop.devices.get(id)
  if (!device) throw Refusal.notFound(`device ${id}`)
  return device
}

/** The device that calls: the one whose session it is, or the shop's till. */
function callerOf({ session, shop }: Pick<Call, 'session' | 'shop'>): Reference {
  return session.deviceId === undefined ? shop.facts.till : { object: 'smart.devices', id: session.deviceId }
}

/** The store that a caller names. Throws a 404 `Refusal` for one that the merchant does not have. */
export function ownStore(id: string, { facts }: Shop): StoreSummary {
  if (id !== facts.store.id) throw Refusal.notFound(`store ${id}`)
  return facts.store
}

const commonNames = [
  'type',
  'vendor',
  'vendor_uid',
  'description',
  'tid',
  'terminal_type',
  'base_version',
  'products',
  'status',
] as const satisfies readonly (keyof SmartDeviceCommon)[]

/** What a caller says about a device, as it is stored. The rest of it is the server's to say: bodies may hold anything. */
function told(input: SmartDeviceInput, shop: Shop): Partial<SmartDevice> {
  const { merchant, store, contract, device } = input
  if (merchant !== undefined && merchant !== shop.facts.merchant.id)
    throw Refusal.notFound(`merchant ${merchant}`)
  return {
    ...Object.fromEntries(
      commonNames.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
    ),
    ...(store !== undefined && { store: ownStore(store, shop) }),
    ...(contract !== undefined && { contract: { object: 'general.contracts', id: contract } }),
    ...(device !== undefined && { device: { id: device } }),
  }
}
