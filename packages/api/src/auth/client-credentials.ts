import type { ClientCredentialsRequest } from '../generated/models.ts'
import type { Authentication } from './authentication.ts'
import { session } from './session.ts'
import type { TokenStore } from './token-store.ts'

/** What the vendor gave to this shop or back office. */
export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
  /** Where the token is kept, such as `fileTokenStore(path)`. Default: nowhere but in this client. */
  readonly store?: TokenStore
}

/**
 * Authenticates with the OAuth grant `client_credentials` (facts: section (a)).
 * The token is kept for its lifetime, 1,200 s on this API, and asked for once however many calls wait for it.
 */
export function clientCredentials({ clientId, clientSecret, store }: ClientCredentials): Authentication {
  return (endpoint) =>
    session({
      key: `client_credentials ${endpoint.url} ${clientId}`,
      store,
      open: () =>
        endpoint.request({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
        } satisfies ClientCredentialsRequest),
    })
}
