import { AuthenticationError, ConnectionError, ServerError, UnexpectedAnswerError } from '../errors/errors.ts'
import type { DeviceRegistrationRequest } from '../generated/models.ts'
import { type Sending, tokenEndpointOf, type Where } from '../secuconnect.ts'
import { longest as longestWait, wait } from '../wait.ts'
import type { TokenEndpoint } from './authentication.ts'
import { type DeviceCredentials, deviceKey, NotRegisteredError, openDevice } from './device-session.ts'
import { longest, readTokens, type TokenAnswer } from './session.ts'
import type { PendingRegistration, StoredTokens } from './token-store.ts'

/** What a person needs to confirm a device. */
export interface UserCode {
  /** What to enter. */
  readonly userCode: string
  /** Where to enter it. */
  readonly verificationUrl: string
  /** How long the code can still be confirmed, in seconds. */
  readonly expiresIn: number
}

/** A device to register, and how. */
export interface RegistrationOptions extends DeviceCredentials {
  /** Shows the code to a person: on screen, on paper. It is waited for. After a restart the same code is shown again. */
  readonly show: (code: UserCode) => void | Promise<void>
  /** Ends the waiting. The registration stays in the store: the next run goes on with it. */
  readonly signal?: AbortSignal | undefined
  /** Register even though the store holds a registration, such as one that was removed in the back office. */
  readonly again?: boolean | undefined
}

/** In seconds: RFC 8628, section 3.2, for the interval, and what this API says for the lifetime. */
const usualInterval = 5
const usualLifetime = 1200
/** RFC 8628, section 3.5. */
const slower = 5

/** What `registerDevice` needs to know. */
export type RegisterDeviceOptions = Where & Sending & RegistrationOptions

/**
 * Registers a till, once for all: asks for a code, shows it, and resolves when a person has confirmed it (facts: section
 * (a), device flow; RFC 8628). After that `deviceSession` opens sessions from the same store. Does nothing when the store
 * holds a registration already, so it can run at each start. What the server answers is in the store before the code is
 * shown: a run that was ended goes on with the same code. Failures that may pass are waited out until the code expires.
 *
 * Rejects with a `NotRegisteredError` when a person says no (`denied`) or nobody confirms in time (`expired`), with
 * another `SecuconnectError`, or with the reason of the signal.
 */
export async function registerDevice(options: RegisterDeviceOptions): Promise<void> {
  const { signal } = options
  signal?.throwIfAborted()
  // An abort ends it at once, whatever it is waiting for just then.
  await wait(longestWait, signal, register(tokenEndpointOf(options), options))
}

async function register(endpoint: TokenEndpoint, device: RegistrationOptions): Promise<void> {
  const { clientId, uuid, store, show, signal } = device
  const key = deviceKey(endpoint, clientId, uuid)
  // What others of this till do must not come between reading and writing.
  const alone = <T>(step: (kept: StoredTokens) => Promise<T>): Promise<T> =>
    store.alone(key, async () => step((await store.read(key)) ?? {}))

  /** Asks once whether it is confirmed, and keeps the answer. */
  const ask = async (kept: StoredTokens, code: string): Promise<Reply> => {
    const askedAt = Date.now()
    const reply = await open(endpoint, device, code)
    if (reply.kind === 'confirmed') {
      const tokens = readTokens(reply.answer, askedAt)
      await store.write(key, {
        ...kept,
        refreshToken: undefined,
        ...tokens,
        deviceCode: code,
        registration: undefined,
      })
    }
    return reply
  }

  /** The registration to wait for: that of the store, or a new one; none when there is nothing to wait for. */
  const begin = (): Promise<PendingRegistration | undefined> =>
    alone(async (kept) => {
      const { registration, deviceCode } = kept
      if (registration) {
        // It may have been confirmed when nobody was there to hear of it, even if its time is over now.
        const reply = await ask(kept, registration.deviceCode)
        if (reply.kind === 'confirmed') return undefined
        const alive = registration.validUntil > Date.now()
        if (reply.kind === 'fault' && !alive) throw reply.error
        if (alive && reply.kind === 'slow') {
          return { ...registration, interval: registration.interval + slower }
        }
        if (alive && goesOn.has(reply.kind)) return registration
      } else if (deviceCode !== undefined && !device.again) return undefined
      const fresh = await request(endpoint, device)
      await store.write(key, { ...kept, registration: fresh })
      return fresh
    })

  const step = (code: string): Promise<Reply> =>
    alone(async (kept) => {
      // Another process of this till waits for it too, and was first to hear of it.
      if (kept.deviceCode === code) return { kind: 'confirmed', answer: {} }
      const reply = await ask(kept, code)
      const over = reply.kind === 'denied' || reply.kind === 'expired'
      if (over && kept.registration?.deviceCode === code) {
        await store.write(key, { ...kept, registration: undefined })
      }
      return reply
    })

  const registration = await begin()
  if (registration === undefined) return
  const { userCode, verificationUrl, deviceCode } = registration
  const lifetime = Math.min(registration.validUntil - Date.now(), longest)
  const end = performance.now() + lifetime
  await show({ userCode, verificationUrl, expiresIn: Math.round(lifetime / 1000) })
  let { interval } = registration
  let pause = interval
  for (;;) {
    await wait(pause * 1000, signal)
    const reply = await step(deviceCode)
    const fault = reply.kind === 'fault' ? reply.error : undefined
    if (reply.kind === 'confirmed') return
    if (reply.kind === 'denied' || reply.kind === 'expired') throw new NotRegisteredError(reply.kind)
    if (reply.kind === 'refused') throw reply.error
    const left = (end - performance.now()) / 1000
    if (left <= 0) throw new NotRegisteredError('expired', fault)
    if (reply.kind === 'slow') interval += slower
    // Doubled after a fault (RFC 8628, section 3.5), but not beyond the end of the code.
    pause = fault === undefined ? interval : Math.max(interval, Math.min(2 * pause, left))
  }
}

type Reply =
  | { readonly kind: 'confirmed'; readonly answer: TokenAnswer }
  | { readonly kind: 'denied' | 'expired' | 'pending' | 'slow' }
  | { readonly kind: 'fault' | 'refused'; readonly error: unknown }

/** With these the same code can still be confirmed. */
const goesOn: ReadonlySet<Reply['kind']> = new Set(['fault', 'pending'])

/** RFC 8628, section 3.5. The words decide, not the status: this API gives 400 and 401 (facts: section (a)). */
const words: ReadonlyMap<string, 'denied' | 'expired' | 'pending' | 'slow'> = new Map([
  ['authorization_pending', 'pending'],
  // A 401 without a word: the vendor's Java client takes it for "not yet".
  ['Unauthorized', 'pending'],
  ['slow_down', 'slow'],
  ['access_denied', 'denied'],
  ['expired_token', 'expired'],
])

async function open(endpoint: TokenEndpoint, device: RegistrationOptions, code: string): Promise<Reply> {
  try {
    return { kind: 'confirmed', answer: await openDevice(endpoint, device, code, device.signal) }
  } catch (error) {
    if (error instanceof AuthenticationError) {
      const kind = words.get(error.reason)
      return kind ? { kind } : { kind: 'refused', error }
    }
    const passing = [ConnectionError, ServerError, UnexpectedAnswerError].some(
      (kind) => error instanceof kind,
    )
    if (passing) return { kind: 'fault', error }
    throw error
  }
}

async function request(endpoint: TokenEndpoint, device: RegistrationOptions): Promise<PendingRegistration> {
  const { clientId, clientSecret, uuid, signal } = device
  const askedAt = Date.now()
  const answer = await endpoint.request(
    {
      grant_type: 'device',
      client_id: clientId,
      client_secret: clientSecret,
      uuid,
    } satisfies DeviceRegistrationRequest,
    signal,
  )
  const { device_code: deviceCode, user_code: userCode, verification_url: verificationUrl } = answer
  if (!isText(deviceCode) || !isText(userCode)) {
    throw new UnexpectedAnswerError('the token endpoint answered without the codes of a registration', {
      operation: 'auth.token',
      status: 200,
      advice: 'Check the token URL.',
    })
  }
  return {
    deviceCode,
    userCode,
    verificationUrl: isText(verificationUrl) ? verificationUrl : '',
    interval: positive(answer['interval']) ?? usualInterval,
    validUntil: askedAt + Math.min((positive(answer['expires_in']) ?? usualLifetime) * 1000, longest),
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined
}
