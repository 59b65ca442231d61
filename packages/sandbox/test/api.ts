import type { Engine } from '../src/engine.ts'
import type { ErrorBody, OAuthErrorBody, Token } from '../src/generated/models.ts'
import { engineOf } from '../src/sandbox.ts'
import { type Shop, shopOf } from '../src/state.ts'
import { bakery } from '../src/world.ts'
import { expectFitsSpec } from './fits-spec.ts'
import { type Answer, json } from './till.ts'

/** Calls with one token. Every answer is held against the specs. */
interface Caller {
  call(method: string, path: string, body?: unknown): Answer
  /** A call that has to succeed. */
  ok<Body>(method: string, path: string, body?: unknown): Readonly<Body>
  /** A call that has to be refused with this status. */
  refused(status: number, method: string, path: string, body?: unknown): Required<ErrorBody>
}

/** The sandbox in process, and its token endpoint. */
export interface Api {
  readonly engine: Engine
  readonly shop: Shop
  /** Asks for a token as the bakery. */
  ask(fields: object): Answer
  token(fields: object): Token
  /** Whether a token is `given`, or why not: `400 invalid_grant`. */
  outcome(fields: object): string
  as(token: string): Caller
  /** With client credentials. */
  readonly bakery: Caller
  readonly florist: Caller
}

/** What the shop knows of its regular. */
export const known = {
  payer: 'PCU_6T2NKZ8QXJ4WVB9MR5CHDY37GPSFA2',
  card: 'PCT_8Z4NKT6QXJ2WVB9MR3CHDY57GPSFA2',
  account: 'PCT_3N8WKX5TZJ7QVB2MR4CHDY69GPSFA2',
  subscription: 'SUB_3T8NKX6QZJ4WVB9MR2CHDY57GPSFA2',
}

/** Its clock stands still. */
export function openApi(seed = 1): Api {
  const fresh = engineOf({ seed }).snapshot()
  const clock = { ahead: 0, stoppedAt: Date.parse('2030-01-01T10:00:00Z') }
  const engine = engineOf({ seed, from: { ...fresh, clock } })
  const shop = (): Shop => shopOf(engine.surroundings.state, bakery.merchant.id)

  function exchange(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: unknown,
  ): Answer {
    const text = body === undefined ? '' : JSON.stringify(body)
    const request = { method, url, headers: { ...headers, ...(text !== '' && json) }, body: text }
    const answer = engine.call(request)
    if (answer instanceof Promise) throw new Error(`${method} ${url} waits for a terminal`)
    expectFitsSpec(request, answer)
    return answer
  }
  function ask(fields: object): Answer {
    const { clientId: client_id, clientSecret: client_secret } = shop().facts
    return exchange('POST', '/oauth/token', {}, { client_id, client_secret, ...fields })
  }
  function token(fields: object): Token {
    const { status, body } = ask(fields)
    if (status !== 200) throw new Error(`no token: ${JSON.stringify(body)}`)
    return body as Token
  }
  function as(bearer: string): Caller {
    const call = (method: string, path: string, body?: unknown): Answer =>
      exchange(method, `/api/v2${path}`, { authorization: `Bearer ${bearer}` }, body)
    function answered(status: number, method: string, path: string, body?: unknown): unknown {
      const answer = call(method, path, body)
      if (answer.status !== status)
        throw new Error(`${method} ${path}: ${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`)
      return answer.body
    }
    return {
      call,
      ok: <Body>(method: string, path: string, body?: unknown) =>
        answered(200, method, path, body) as Readonly<Body>,
      refused: (status, method, path, body) => answered(status, method, path, body) as Required<ErrorBody>,
    }
  }
  const credentials = { grant_type: 'client_credentials' }
  return {
    engine,
    get shop() {
      return shop()
    },
    ask,
    token,
    outcome(fields) {
      const { status, body } = ask(fields)
      return status === 200 ? 'given' : `${status} ${(body as OAuthErrorBody).error}`
    },
    as,
    bakery: as(token(credentials).access_token),
    florist: as(token({ ...credentials, ...floristClient }).access_token),
  }
}

export const floristClient = { client_id: 'sandbox-florist', client_secret: 'sandbox-florist-secret' }
