import type { AppUserRequest } from '../generated/models.ts'
import type { Authentication } from './authentication.ts'
import type { ClientCredentials } from './client-credentials.ts'
import { refreshWith } from './refresh.ts'
import { session } from './session.ts'
import { memoryTokenStore } from './token-store.ts'

/** A person who signs in to an app. */
export interface AppUser extends ClientCredentials {
  readonly username: string
  readonly password: string
  /** The id of the device that the app runs on. */
  readonly device?: string
  /** What a person calls that device. */
  readonly deviceName?: string
}

/**
 * Authenticates a person with the grant `appuser` (facts: section (a)). The token is renewed with the refresh token,
 * and with name and password when the server takes that no more.
 */
export function appUser(user: AppUser): Authentication {
  const { clientId, clientSecret, username, password, device, deviceName, store = memoryTokenStore() } = user
  return (endpoint) =>
    session({
      key: ['appuser', endpoint.url, clientId, username, ...(device === undefined ? [] : [device])].join(' '),
      store,
      refresh: refreshWith(endpoint, user),
      open: () =>
        endpoint.request({
          grant_type: 'appuser',
          client_id: clientId,
          client_secret: clientSecret,
          username,
          password,
          ...(device !== undefined && { device }),
          ...(deviceName !== undefined && { deviceinfo: { name: deviceName } }),
        } satisfies AppUserRequest),
    })
}
