import type { Handler, Reply, Surroundings } from '../core.ts'
import type { DeviceRegistration, Token, TokenRequest } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { SandboxEvent, Session, Shop, State, StoredDevice } from '../state.ts'

/** Lifetime of an access token and of a user code, in seconds (facts: section (a)). */
const lifetime = 1200
/** Pause between two tries of a device that waits to be confirmed, in seconds. */
const interval = 5
/** Lifetime of a refresh token, in seconds: about half a year, as long as client libraries keep it. */
const renewable = 15_768_000

export const issueToken: Handler = ({ body }, surroundings) => {
  const request = body as TokenRequest
  const shop = [...surroundings.state.shops.values()].find(
    ({ facts }) => facts.clientId === request.client_id,
  )
  if (!shop || request.client_secret !== shop.facts.clientSecret)
    throw Refusal.oauth(400, 'invalid_client', 'client credentials are wrong')
  switch (request.grant_type) {
    case 'client_credentials':
      return opened(shop, {}, false, surroundings, 'https://scope.secucard.com/e/api')
    case 'device':
      return 'uuid' in request
        ? register(request.uuid, shop, surroundings)
        : openDevice(registered(request.code, shop, surroundings), shop, true, surroundings)
    case 'device_pin':
      return openDevice(withPin(request.uuid, request.device_pin, shop), shop, false, surroundings)
    case 'appuser':
      return signIn(request.username, request.password, shop, surroundings)
    case 'refresh_token':
      return renew(request.refresh_token, shop, surroundings)
  }
}

/** Gives a device the code that a person confirms. */
function register(uuid: string, shop: Shop, { state, clock, random }: Surroundings): Reply {
  if (uuid === '') throw Refusal.oauth(400, 'invalid_request', 'the device has no uuid')
  const now = clock.now()
  const [id, userCode] = [random.token(), random.token().slice(0, 8)]
  const body: DeviceRegistration = {
    device_code: id,
    user_code: userCode,
    verification_url: 'http://www.secuoffice.com',
    expires_in: lifetime,
    interval,
  }
  const until = now + lifetime * 1000
  const registration = { id, uuid, userCode, clientId: shop.facts.clientId, until }
  return {
    body,
    events: [
      // A device that was too late may still ask for as long again, and hears why.
      ...firstOver(state.registrations, now - lifetime * 1000).map((over): SandboxEvent => ({
        type: 'registration ended',
        id: over,
      })),
      { type: 'registered', registration },
    ],
  }
}

/** The device that was confirmed with this code. */
function registered(code: string, shop: Shop, { state, clock }: Surroundings): StoredDevice {
  for (const device of shop.devices.values()) if (device.deviceCode === code) return device
  const registration = state.registrations.get(code)
  if (!registration || registration.clientId !== shop.facts.clientId)
    throw Refusal.oauth(401, 'invalid_device', 'no device has this code')
  // The word of RFC 8628: this API documents none.
  if (registration.until <= clock.now())
    throw Refusal.oauth(400, 'expired_token', 'nobody has confirmed the device in time')
  throw Refusal.oauth(401, 'authorization_pending', 'nobody has confirmed the device yet')
}

/** The device of this name, when the PIN is right. The narrowest PIN that is set counts, and no other. */
function withPin(uuid: string, pin: string, shop: Shop): StoredDevice {
  const device = deviceNamed(uuid, shop)
  if (!device) throw Refusal.oauth(401, 'invalid_device', 'no device has this uuid')
  const { merchant, store } = shop.facts
  const [set] = [device.id, device.device.store?.id ?? store.id, merchant.id].flatMap(
    (id) => shop.pins.get(id) ?? [],
  )
  if (set?.pin !== pin) throw Refusal.oauth(400, 'invalid_grant', 'the device PIN is wrong')
  return device
}

/** A device that was registered under this name, or else one whose vendor and number make it up. */
function deviceNamed(uuid: string, shop: Shop): StoredDevice | undefined {
  const devices = [...shop.devices.values()]
  const [, vendor, number] = /^\/vendor\/([^/]+)\/(?:serial|cashier)\/([^/]+)$/.exec(uuid) ?? []
  return (
    devices.find((device) => device.uuid === uuid) ??
    devices.find(({ device }) => vendor && device.vendor === vendor && device.vendor_uid === number)
  )
}

/** A device has one session: a new one ends the former. */
function openDevice(device: StoredDevice, shop: Shop, renewed: boolean, surroundings: Surroundings): Reply {
  const { body, events } = opened(shop, { deviceId: device.id }, renewed, surroundings)
  const online: SandboxEvent[] = device.device.online
    ? []
    : [savedDevice(shop, { ...device, device: { ...device.device, online: true } })]
  return { body, events: [...sessionsEnded(device.id, surroundings.state), ...events, ...online] }
}

function signIn(username: string, password: string, shop: Shop, surroundings: Surroundings): Reply {
  const user = shop.facts.appUser
  if (!user || user.username !== username || user.password !== password)
    throw Refusal.oauth(400, 'invalid_grant', 'user name or password is wrong')
  return opened(shop, { accountId: user.accountId }, true, surroundings)
}

/** The session goes on with another access token; the refresh token stays. */
function renew(refreshToken: string, shop: Shop, surroundings: Surroundings): Reply {
  const { state, clock } = surroundings
  const renewal = state.renewals.get(refreshToken)
  if (renewal?.merchantId !== shop.facts.merchant.id || renewal.until <= clock.now())
    throw Refusal.oauth(400, 'invalid_grant', 'the refresh token is wrong, or its session has ended')
  const { deviceId, accountId } = renewal
  const { body, events } = opened(
    shop,
    {
      refreshToken,
      ...(deviceId !== undefined && { deviceId }),
      ...(accountId !== undefined && { accountId }),
    },
    false,
    surroundings,
  )
  const former: SandboxEvent[] = [...state.sessions.values()]
    .filter((session) => session.refreshToken === refreshToken)
    .map(({ id }) => ({ type: 'session ended', id }))
  return { body, events: [...former, ...events] }
}

type Holder = Pick<Session, 'deviceId' | 'accountId' | 'refreshToken'>

/** A new access token; with a new refresh token for those who are `renewed`. */
function opened(
  shop: Shop,
  holder: Holder,
  renewed: boolean,
  { state, clock, random }: Surroundings,
  scope: string | null = null,
): { readonly body: Token; readonly events: readonly SandboxEvent[] } {
  const now = clock.now()
  const merchantId = shop.facts.merchant.id
  const id = random.token()
  const refreshToken = renewed ? random.token() : undefined
  const session: Session = {
    id,
    merchantId,
    until: now + lifetime * 1000,
    ...holder,
    ...(refreshToken !== undefined && { refreshToken }),
  }
  const events: SandboxEvent[] = [
    ...firstOver(state.sessions, now).map((over): SandboxEvent => ({ type: 'session ended', id: over })),
    ...firstOver(state.renewals, now).map((over): SandboxEvent => ({ type: 'renewal ended', id: over })),
    { type: 'session opened', session },
  ]
  if (refreshToken !== undefined) {
    const renewal = { id: refreshToken, merchantId, until: now + renewable * 1000, ...holder }
    events.push({ type: 'renewal granted', renewal })
  }
  const token: Token = { access_token: id, expires_in: lifetime, token_type: 'bearer', scope }
  return { body: refreshToken === undefined ? token : { ...token, refresh_token: refreshToken }, events }
}

/** The first few whose time is over. They lie in the order in which they end; what is left waits for the next call. */
function firstOver(
  entries: ReadonlyMap<string, { readonly id: string; readonly until: number }>,
  now: number,
): readonly string[] {
  const over: string[] = []
  for (const { id, until } of entries.values()) {
    if (until > now || over.length === 4) break
    over.push(id)
  }
  return over
}

/** Ends whatever session the device has, and its refresh token. */
export function sessionsEnded(deviceId: string, { sessions, renewals }: State): readonly SandboxEvent[] {
  const isIts = (each: { readonly deviceId?: string }): boolean => each.deviceId === deviceId
  return [
    ...[...sessions.values()].filter(isIts).map(({ id }): SandboxEvent => ({ type: 'session ended', id })),
    ...[...renewals.values()].filter(isIts).map(({ id }): SandboxEvent => ({ type: 'renewal ended', id })),
  ]
}

/** The event that a device was written. */
export function savedDevice({ facts }: Shop, value: StoredDevice): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'devices', value }
}
