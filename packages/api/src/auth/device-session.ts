import { AuthenticationError, SecuconnectError } from '../errors/errors.ts'
import type { DeviceSessionRequest } from '../generated/models.ts'
import type { Authentication, TokenEndpoint } from './authentication.ts'
import type { ClientCredentials } from './client-credentials.ts'
import { refreshWith } from './refresh.ts'
import { session, type TokenAnswer } from './session.ts'
import type { TokenStore } from './token-store.ts'

/** A till, and where its registration is kept. */
export interface DeviceCredentials extends ClientCredentials {
  /** The lasting name of the device, a path of keys and values such as `/vendor/beispiel/cashier/2`. */
  readonly uuid: string
  /** Keeps the registration for good, and shares the token between the processes of this till. */
  readonly store: TokenStore
}

/** This till has no registration that the server takes. The call itself was not sent. */
export class NotRegisteredError extends SecuconnectError {
  override readonly name = 'NotRegisteredError'
  /**
   * `missing`: the store holds none. `refused`: the server takes it no more. Of `registerDevice` alone, `denied`: a person
   * said no; `expired`: nobody confirmed the code in time.
   */
  readonly reason: 'denied' | 'expired' | 'missing' | 'refused'

  constructor(reason: NotRegisteredError['reason'], cause?: unknown) {
    const [message, advice] = texts[reason]
    super(message, { operation: 'auth.token', advice, cause })
    this.reason = reason
  }
}

const texts: Readonly<Record<NotRegisteredError['reason'], readonly [message: string, advice: string]>> = {
  missing: [
    'the token store holds no confirmed registration of this device',
    'Run registerDevice({ … }) with the same client id, uuid, environment and store, and confirm the code that it shows.',
  ],
  refused: [
    'the server no longer takes the registration of this device',
    'If the device was removed in the back office, run registerDevice({ …, again: true }).',
  ],
  denied: [
    'somebody refused to let this device in',
    'Ask who it was, then run registerDevice({ … }) again: it shows a new code.',
  ],
  expired: [
    'nobody confirmed the code of this device in time',
    'Run registerDevice({ … }) again: it shows a new code.',
  ],
}

/** Names a device in a store, for its session and its registration alike. */
export function deviceKey({ url }: TokenEndpoint, clientId: string, uuid: string): string {
  return `device ${url} ${clientId} ${uuid}`
}

/** Opens the session of a registered device; the answer to a pending registration is an `AuthenticationError`. */
export function openDevice(
  endpoint: TokenEndpoint,
  { clientId, clientSecret }: ClientCredentials,
  code: string,
  signal?: AbortSignal,
): Promise<TokenAnswer> {
  return endpoint.request(
    {
      grant_type: 'device',
      client_id: clientId,
      client_secret: clientSecret,
      code,
    } satisfies DeviceSessionRequest,
    signal,
  )
}

/**
 * Authenticates a till that `registerDevice` registered (facts: section (a), device flow). The token is renewed with the
 * refresh token, and with the registration when the server takes that no more. A device has one valid token, a new one
 * ends the former: all processes of a till share it through the store. Calls reject with a `NotRegisteredError` when the
 * store holds no registration, or one that the server no longer takes.
 */
export function deviceSession(device: DeviceCredentials): Authentication {
  const { clientId, uuid, store } = device
  return (endpoint) =>
    session({
      key: deviceKey(endpoint, clientId, uuid),
      store,
      refresh: refreshWith(endpoint, device),
      async open({ deviceCode }) {
        if (deviceCode === undefined) throw new NotRegisteredError('missing')
        try {
          return await openDevice(endpoint, device, deviceCode)
        } catch (error) {
          if (error instanceof AuthenticationError && !aboutClient.has(error.reason)) {
            throw new NotRegisteredError('refused', error)
          }
          throw error
        }
      },
    })
}

/** Words that speak of the client or the request, not of the device; `Unauthorized` stands for a 401 without a word, as proxies give. */
const aboutClient = new Set(['invalid_client', 'unsupported_grant_type', 'Unauthorized'])
