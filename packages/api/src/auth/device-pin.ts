import type { DevicePinRequest } from '../generated/models.ts'
import type { Authentication } from './authentication.ts'
import type { ClientCredentials } from './client-credentials.ts'
import { session } from './session.ts'
import { memoryTokenStore } from './token-store.ts'

/** A till that a PIN was set for. */
export interface DevicePin extends ClientCredentials {
  /** The lasting name of the device, such as `/vendor/beispiel/serial/BX-20417`. */
  readonly uuid: string
  /** The PIN of the device, its store or its merchant. */
  readonly devicePin: string
}

/**
 * Authenticates a till with the grant `device_pin` (facts: section (a)). There is no refresh token: the PIN is sent
 * again when the token ends. A device has one valid token: processes of one till share it through a store.
 */
export function devicePin({
  clientId,
  clientSecret,
  uuid,
  devicePin: pin,
  store = memoryTokenStore(),
}: DevicePin): Authentication {
  return (endpoint) =>
    session({
      key: `device_pin ${endpoint.url} ${clientId} ${uuid}`,
      store,
      open: () =>
        endpoint.request({
          grant_type: 'device_pin',
          client_id: clientId,
          client_secret: clientSecret,
          uuid,
          device_pin: pin,
        } satisfies DevicePinRequest),
    })
}
