import type { Authentication } from './auth/authentication.ts'
import type { CallOptions } from './call.ts'
import { errorFromAnswer, isTokenRefused } from './errors/from-answer.ts'
import { UnexpectedAnswerError } from './errors/errors.ts'
import type { Token } from './generated/models.ts'
import type { Operation } from './operation.ts'
import type { Transport, TransportResponse } from './transport/transport.ts'

/** One call before authentication: what every surface of the client comes down to. */
export interface CoreCall {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly body?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  /** The row of the operation table, where the call is one of the specs. */
  readonly operation?: Operation | undefined
  /** Names the call in errors. */
  readonly name: string
  readonly options?: CallOptions | undefined
}

/** Sends a call with a valid token and gives back the answer, whatever its status. */
export type Core = (call: CoreCall) => Promise<TransportResponse>

export interface CoreSettings {
  readonly transport: Transport
  readonly tokenUrl: string
  readonly auth: Authentication
  readonly userAgent: string
}

const defaultTimeout = 30_000

/** The one way through which every call goes: token, request, and one replay with a new token. */
export function createCore(settings: CoreSettings): Core {
  const tokens = settings.auth((form) => requestToken(settings, form))
  return async (call) => {
    const { signal } = call.options ?? {}
    const token = await unlessAborted(() => tokens.get(), signal)
    const answer = await send(settings, call, token)
    if (!isTokenRefused(answer)) return answer
    tokens.drop(token)
    if (!mayReplay(call)) return answer
    return send(settings, call, await unlessAborted(() => tokens.get(), signal))
  }
}

/** A caller who gives up stops waiting; the token is still on its way to the others who wait for it. */
async function unlessAborted<T>(ask: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return ask()
  signal.throwIfAborted()
  let aborted = (): void => undefined
  const end = new Promise<never>((_resolve, reject) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- an abort reason is the caller's own
    aborted = () => reject(signal.reason)
    signal.addEventListener('abort', aborted, { once: true })
  })
  try {
    return await Promise.race([ask(), end])
  } finally {
    signal.removeEventListener('abort', aborted)
  }
}

/**
 * A refused token is replaced and the call replayed once (facts: section (a), token caching).
 * Never where money moves: the first request stands alone, and its outcome is read from the transaction.
 */
function mayReplay({ operation, method }: CoreCall): boolean {
  return operation ? !operation.neverReplay : method === 'GET'
}

function send(
  { transport, userAgent }: CoreSettings,
  call: CoreCall,
  token: string,
): Promise<TransportResponse> {
  const { operation, options } = call
  const blocking = operation?.blockingSeconds
  return transport({
    method: call.method,
    url: call.url,
    headers: {
      accept: 'application/json',
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...call.headers,
      authorization: `Bearer ${token}`,
      'user-agent': userAgent,
    },
    ...(call.body !== undefined && { body: call.body }),
    ...(options?.signal && { signal: options.signal }),
    timeout: options?.timeout ?? (blocking === undefined ? defaultTimeout : blocking * 1000),
    connection: operation?.neverReplay ? 'fresh' : 'kept',
    operation: call.name,
  })
}

async function requestToken(
  { transport, tokenUrl, userAgent }: CoreSettings,
  form: Readonly<Record<string, string>>,
): Promise<Token> {
  const operation = 'auth.token'
  const answer = await transport({
    method: 'POST',
    url: tokenUrl,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'user-agent': userAgent },
    body: JSON.stringify(form),
    timeout: defaultTimeout,
    connection: 'kept',
    operation,
  })
  if (!isSuccess(answer))
    throw errorFromAnswer({ ...answer, text: withoutSecrets(answer.text, form) }, operation)
  const token = parseBody(answer, operation) as Token | undefined
  if (typeof token?.access_token !== 'string' || typeof token.expires_in !== 'number') {
    throw new UnexpectedAnswerError('the token endpoint answered without a token. Check the token URL.', {
      operation,
      status: answer.status,
    })
  }
  return token
}

/** A token endpoint may quote what it was sent; an error must not. */
function withoutSecrets(
  text: string,
  { grant_type: _grant, client_id: _id, ...secrets }: Readonly<Record<string, string>>,
): string {
  return Object.values(secrets).reduce(
    (safe, secret) => (secret === '' ? safe : safe.replaceAll(secret, '…')),
    text,
  )
}

/** The body of a good answer as data; throws the error that a bad one stands for. */
export function dataOf(answer: TransportResponse, name: string): unknown {
  if (!isSuccess(answer)) throw errorFromAnswer(answer, name)
  return parseBody(answer, name)
}

export function isSuccess({ status }: TransportResponse): boolean {
  return status >= 200 && status < 300
}

function parseBody(answer: TransportResponse, operation: string): unknown {
  try {
    return JSON.parse(answer.text)
  } catch {
    // The parser's own error is left out: it quotes the body, and with it a token or a card number.
    const message = `the server answered HTTP ${answer.status}, but not with JSON. A proxy may have answered in its place: check the base URL.`
    throw new UnexpectedAnswerError(message, { operation, status: answer.status })
  }
}
