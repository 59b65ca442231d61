import { request as httpRequest } from 'node:http'
import { expect, onTestFinished } from 'vitest'
import type { Clock } from '../src/clock.ts'
import type { SandboxRequest, SandboxResponse } from '../src/core.ts'
import type { Engine } from '../src/engine.ts'
import type {
  ErrorBody,
  MerchantCard,
  PreTransaction,
  SmartTransaction,
  SmartTransactionInput,
} from '../src/generated/models.ts'
import { type Ledger, ledgerOf } from '../src/ledger.ts'
import { engineOf, type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox.ts'
import { type Shop, shopOf } from '../src/state.ts'
import { bakery } from '../src/world.ts'
import { expectFitsSpec } from './fits-spec.ts'

export type Answer = Pick<SandboxResponse, 'status' | 'body'>
type Exchange = (request: SandboxRequest) => Promise<Answer>

/** A till that is signed in. Every answer it gets is held against the specs. */
export interface Till {
  readonly ledger: Ledger
  readonly token: string
  /** Sends exactly this. */
  exchange: Exchange
  /** Sends JSON with the token; the path is the part below `/api/v2`. */
  call(method: string, path: string, body?: unknown): Promise<Answer>
  /** A call that has to succeed. */
  ok<Body>(method: string, path: string, body?: unknown): Promise<Body>
  /** A call that has to be refused with this status. */
  refused(status: number, method: string, path: string, body?: unknown): Promise<Required<ErrorBody>>
  create(input: SmartTransactionInput): Promise<SmartTransaction>
  read(id: string): Promise<SmartTransaction>
  apply(id: string): Promise<PreTransaction>
  start(id: string, method?: string): Promise<SmartTransaction>
  cancel(id: string): Promise<SmartTransaction>
  card(cardnumber: string): Promise<Required<MerchantCard>>
}

export const json: Readonly<Record<string, string>> = { 'content-type': 'application/json' }

/** Over HTTP; the sandbox is closed with the test. */
export async function openTill(options?: SandboxOptions): Promise<Till & { readonly sandbox: Sandbox }> {
  const sandbox = await startSandbox({ seed: 1, ...options })
  onTestFinished(() => sandbox.close())
  return { sandbox, ...(await signIn((request) => overHttp(sandbox.url, request), sandbox.ledger)) }
}

/** A till in process, and what is around it. */
export interface FastTill extends Till {
  readonly clock: Clock
  /** Another text whenever anything has changed. */
  happened(): string
}

/** Without a socket: for hundreds of histories. */
export async function openFastTill(seed = 1, engine: Engine = engineOf({ seed })): Promise<FastTill> {
  const shop = (): Shop => shopOf(engine.surroundings.state, bakery.merchant.id)
  const till = await signIn((request) => Promise.resolve(engine.call(request)), ledgerOf(shop))
  return { ...till, clock: engine.surroundings.clock, happened: () => engine.hash() }
}

/** Sends what it is told and adds nothing: `fetch` would add a content type. */
export function overHttp(origin: string, { method, url, headers, body }: SandboxRequest): Promise<Answer> {
  return new Promise((done, fail) => {
    const outgoing = httpRequest(
      origin + url,
      { method, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (incoming) => {
        incoming.setEncoding('utf8')
        let text = ''
        incoming.on('data', (chunk: string) => (text += chunk))
        incoming.on('end', () =>
          done({ status: incoming.statusCode ?? 0, body: JSON.parse(text) as unknown }),
        )
      },
    )
    outgoing.on('error', fail)
    outgoing.end(body)
  })
}

export async function signIn(send: Exchange, ledger: Ledger): Promise<Till> {
  async function exchange(request: SandboxRequest): Promise<Answer> {
    const answer = await send(request)
    expectFitsSpec(request, answer)
    return answer
  }
  const credentials = {
    grant_type: 'client_credentials',
    client_id: 'sandbox',
    client_secret: 'sandbox-secret',
  }
  const answer = await exchange({
    method: 'POST',
    url: '/oauth/token',
    headers: json,
    body: JSON.stringify(credentials),
  })
  const { access_token: token } = answer.body as { access_token: string }

  function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = { authorization: `Bearer ${token}`, ...(text !== '' && json) }
    return exchange({ method, url: `/api/v2${path}`, headers, body: text })
  }
  async function expectStatus(
    status: number,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<unknown> {
    const { status: got, body: answered } = await call(method, path, body)
    expect(got, `${method} ${path}: ${JSON.stringify(answered)}`).toBe(status)
    return answered
  }
  const ok = <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
    expectStatus(200, method, path, body) as Promise<Body>
  const sales = '/Smart/Transactions'
  return {
    ledger,
    token,
    exchange,
    call,
    ok,
    refused: (status, method, path, body) =>
      expectStatus(status, method, path, body) as Promise<Required<ErrorBody>>,
    create: (input) => ok('POST', sales, input),
    read: (id) => ok('GET', `${sales}/${id}`),
    apply: (id) => ok('POST', `${sales}/${id}/preTransaction`),
    start: (id, method = 'cash') => ok('POST', `${sales}/${id}/start/${method}`),
    cancel: (id) => ok('POST', `${sales}/${id}/cancel`),
    async card(cardnumber) {
      const { data } = await ok<{ data: Required<MerchantCard>[] }>(
        'GET',
        `/Loyalty/MerchantCards?q=card.cardnumber:${cardnumber}`,
      )
      const [card] = data
      if (!card) throw new Error(`no card ${cardnumber}`)
      return card
    },
  }
}
