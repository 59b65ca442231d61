import type { Handler } from '../core.ts'
import type { TokenRequest } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import { world } from '../world.ts'

/** Lifetime of a token, in seconds (facts: section (a)). */
const lifetime = 1200

export const issueToken: Handler = ({ body }, { clock, random }) => {
  const request = body as TokenRequest
  const { clientId, clientSecret } = world.credentials
  if (request.client_id !== clientId || request.client_secret !== clientSecret) {
    throw Refusal.oauth(400, 'invalid_client', 'client credentials are wrong')
  }
  if (request.grant_type !== 'client_credentials') {
    throw Refusal.oauth(
      400,
      'unsupported_grant_type',
      `the sandbox knows client_credentials, not ${request.grant_type}`,
    )
  }
  const token = random.token()
  return {
    body: {
      access_token: token,
      expires_in: lifetime,
      token_type: 'bearer',
      scope: 'https://scope.secucard.com/e/api',
    },
    events: [{ type: 'token issued', token, until: clock.now() + lifetime * 1000 }],
  }
}
