import type { ServerResponse } from 'node:http'
import { clientCredentials, createSecuconnect, type Secuconnect } from '../src/index.ts'
import { type Answer, httpServer, type SeenRequest, sendJson } from './servers.ts'

export const credentials = { clientId: 'till-7', clientSecret: 'canary-secret-5b1d' }

/** The envelope of the API's errors. */
export function envelope(more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    status: 'error',
    error: 'ProductNotAllowedException',
    error_details: 'Not today',
    error_user: 'Heute nicht',
    ...more,
  }
}

export const tokenExpired: Readonly<Record<string, unknown>> = envelope({ code: 2003 })

export interface ApiServer {
  readonly url: string
  readonly secuconnect: Secuconnect
  /** The calls, without those for tokens. */
  readonly calls: () => readonly SeenRequest[]
  /** The calls for tokens. */
  readonly tokenCalls: () => readonly SeenRequest[]
  readonly connections: () => number
}

export interface ApiBehaviour {
  /** Answers a call. Default: 200 with `{}`. */
  readonly answer?: Answer
  /** Answers the call for a token, counted from 1. Default: `token-1`, `token-2` and so on, for 1,200 s. */
  readonly token?: (count: number, response: ServerResponse) => void
  /** How often the client tries again. Default: 0, so that one request can be looked at. */
  readonly retries?: number
}

/** A server that looks like the API, and a client of it. */
export async function apiServer({ answer, token, retries = 0 }: ApiBehaviour = {}): Promise<ApiServer> {
  let tokens = 0
  const server = await httpServer((seen, response) => {
    if (seen.url === '/oauth/token') {
      tokens += 1
      if (token) token(tokens, response)
      else
        sendJson(response, 200, { access_token: `token-${tokens}`, expires_in: 1200, token_type: 'bearer' })
    } else if (answer) answer(seen, response)
    else sendJson(response, 200, {})
  })
  return {
    url: server.url,
    secuconnect: createSecuconnect({ baseUrl: server.url, auth: clientCredentials(credentials), retries }),
    calls: () => server.requests.filter(({ url }) => url !== '/oauth/token'),
    tokenCalls: () => server.requests.filter(({ url }) => url === '/oauth/token'),
    connections: server.connections,
  }
}

/** What a call failed with. */
export async function failureOf(call: PromiseLike<unknown>): Promise<unknown> {
  let value: unknown
  try {
    value = await call
  } catch (error) {
    return error
  }
  throw new Error(`expected a failure, got ${JSON.stringify(value)}`)
}
