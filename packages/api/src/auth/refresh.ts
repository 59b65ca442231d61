import type { RefreshTokenRequest } from '../generated/models.ts'
import type { TokenEndpoint } from './authentication.ts'
import type { ClientCredentials } from './client-credentials.ts'
import type { TokenAnswer } from './session.ts'

/** Goes on with a session by the grant `refresh_token`; devices and app users have one (facts: section (a)). */
export function refreshWith(
  endpoint: TokenEndpoint,
  { clientId, clientSecret }: ClientCredentials,
): (refreshToken: string) => Promise<TokenAnswer> {
  return (refreshToken) =>
    endpoint.request({
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    } satisfies RefreshTokenRequest)
}
