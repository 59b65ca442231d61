import { tokenCache } from './token-cache.ts'
import type { Authentication } from './authentication.ts'

/** What the vendor gave to this shop or back office. */
export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/**
 * Authenticates with the OAuth grant `client_credentials` (facts: section (a)).
 * The token is kept for its lifetime, 1,200 s on this API, and asked for once however many calls wait for it.
 */
export function clientCredentials({ clientId, clientSecret }: ClientCredentials): Authentication {
  return (endpoint) =>
    tokenCache(() =>
      endpoint({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
    )
}
