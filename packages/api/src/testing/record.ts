import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts'
import { createSecretMask, type SecretMask } from './mask-secrets.ts'
import { createTransport } from '#transport'

/** A request, without secrets and without the server's address. */
export interface RecordedRequest {
  /** The operation, such as `smart.transactions.start`. */
  readonly operation: string
  readonly method: string
  /** Decoded. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** The JSON that was sent. */
  readonly body?: unknown
}

/** An answer, or how it failed to come. */
export interface RecordedAnswer {
  /** The HTTP status of an answer. */
  readonly status?: number
  /** Only those that the client reads. */
  readonly headers?: Readonly<Record<string, string>>
  /** The JSON of the answer. */
  readonly body?: unknown
  /** In place of a body that is no JSON, which is left out: nobody can tell what is in it. */
  readonly text?: string
  /** No complete answer came: what kind of failure it was. `aborted`: the caller gave up. */
  readonly failure?: 'connection' | 'timeout' | 'aborted'
  /** Of a failure: whether the server may have got the request. */
  readonly sent?: 'no' | 'maybe'
  /** Of a failure: what was wrong. */
  readonly message?: string
}

/** One request and what came of it: plain data, to be kept as a line of JSON. */
export interface RecordedExchange {
  readonly request: RecordedRequest
  readonly answer: RecordedAnswer
}

/**
 * A transport that sends through another one and hands every exchange to `sink` when it is over.
 * What `sink` gets is free of tokens, client secrets, PINs, passcodes, security codes and full card numbers:
 * each is replaced by `masked`, or by `9276…2845`. Names and addresses of customers stay: record with test data.
 * `transport` sends; by default as the client does by itself.
 */
export function recordTransport(
  sink: (exchange: RecordedExchange) => void,
  transport: Transport = createTransport(),
): Transport {
  const mask = createSecretMask()
  return async (request) => {
    // Given up before it began: there is nothing to record.
    if (request.signal?.aborted) return transport(request)
    const recorded = recordRequest(mask, request)
    let answer: TransportResponse
    try {
      answer = await transport(request)
    } catch (error) {
      const failure = recordFailure(mask, request, error)
      if (failure) sink({ request: recorded, answer: failure })
      throw error
    }
    sink({ request: recorded, answer: recordAnswer(mask, request.operation, answer) })
    return answer
  }
}

/** The request as a recording knows it. */
export function recordRequest(mask: SecretMask, request: TransportRequest): RecordedRequest {
  const { operation, method } = request
  const url = new URL(request.url)
  // The body first: what it says in secret may be repeated in the path.
  const body =
    request.body === undefined
      ? undefined
      : mask.data(operation, 'request', parsed(request.body)?.json ?? notJson)
  const query = mask.data(operation, 'request', Object.fromEntries(url.searchParams)) as Record<
    string,
    string
  >
  return {
    operation: mask.text(operation),
    method,
    path: mask.text(decoded(url.pathname)),
    ...(url.search.length > 1 && { query }),
    ...(body !== undefined && { body }),
  }
}

// What the client reads of them: how long to wait, and by whose clock.
const keptHeaders = new Set(['content-type', 'date', 'retry-after'])

const notJson = '(no JSON, left out)'

function recordAnswer(mask: SecretMask, operation: string, answer: TransportResponse): RecordedAnswer {
  const { status, text } = answer
  const json = parsed(text)
  const headers = Object.entries(answer.headers)
    .filter(([name]) => keptHeaders.has(name))
    .map(([name, value]) => [name, mask.text(value)] as const)
  return {
    status,
    headers: Object.fromEntries(headers),
    ...(json ? { body: mask.data(operation, 'answer', json.json) } : { text: text === '' ? '' : notJson }),
  }
}

function recordFailure(
  mask: SecretMask,
  request: TransportRequest,
  error: unknown,
): RecordedAnswer | undefined {
  if (error instanceof ConnectionError) {
    return {
      failure: error instanceof TimeoutError ? 'timeout' : 'connection',
      sent: error.sent,
      message: mask.text(bareMessage(error)),
    }
  }
  return request.signal?.aborted ? { failure: 'aborted' } : undefined
}

/** Without the operation before it and the advice behind it, which every error puts there by itself. */
function bareMessage({ message, operation, advice }: ConnectionError): string {
  const end = advice !== '' && message.endsWith(advice) ? message.length - advice.length : message.length
  return message.slice(message.startsWith(`${operation}: `) ? operation.length + 2 : 0, end).trim()
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
