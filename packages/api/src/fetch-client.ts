import createClient, { type Client } from 'openapi-fetch'
import type { CallOptions } from './call.ts'
import { type Core, type CoreCall, dataOf, isSuccess } from './core.ts'
import { operations } from './generated/operations.ts'
import type { Operation } from './operation.ts'
import type { TransportResponse } from './transport/transport.ts'

/**
 * An openapi-fetch client whose calls take the same way as the methods: same token, transport and time limits.
 * openapi-fetch only builds URLs and reads bodies; its `Request` and `fetch` slots hold what is below.
 */
export function createFetchClient<Paths extends object>(
  core: Core,
  baseUrl: string,
): Client<Paths, 'application/json'> {
  return createClient<Paths, 'application/json'>({
    baseUrl,
    // Slots that openapi-fetch only calls: a plain record and a plain answer spare it the slow global classes.
    Request: PlainRequest as unknown as typeof Request,
    fetch: async (request) => {
      const call = coreCall(baseUrl, request as unknown as PlainRequest)
      return plainResponse(await core(call), call.name) as unknown as Response
    },
  })
}

/** What openapi-fetch hands to its `Request` slot. */
interface Init extends CallOptions {
  readonly method?: string
  readonly body?: string
  readonly headers?: Headers
}

class PlainRequest {
  readonly url: string
  readonly method: string
  readonly body: string | undefined
  readonly headers: Headers
  // Present from the start: openapi-fetch copies unknown options onto the request only where the key is missing.
  readonly signal: AbortSignal | undefined
  readonly timeout: number | undefined

  constructor(url: string, init: Init = {}) {
    this.url = url
    this.method = init.method ?? 'GET'
    this.body = init.body
    this.headers = new Headers(init.headers)
    this.signal = init.signal
    this.timeout = init.timeout
  }
}

function coreCall(baseUrl: string, request: PlainRequest): CoreCall {
  const path = request.url.slice(baseUrl.length).replace(/\?.*$/s, '')
  const [id, operation] = findOperation(request.method, path) ?? []
  return {
    method: request.method,
    url: request.url,
    body: request.body,
    headers: Object.fromEntries(request.headers),
    operation,
    name: id ?? `${request.method} ${path}`,
    options: {
      ...(request.signal && { signal: request.signal }),
      ...(request.timeout !== undefined && { timeout: request.timeout }),
    },
  }
}

function findOperation(method: string, path: string): readonly [string, Operation] | undefined {
  const segments = path.split('/')
  return Object.entries(operations).find(([, operation]) => {
    const template = operation.path.split('/')
    return (
      operation.method === method &&
      template.length === segments.length &&
      template.every((part, index) => part.startsWith('{') || part === segments[index])
    )
  })
}

/** As much of a `Response` as openapi-fetch and its users read; a bad answer's empty body is never taken for "no error". */
function plainResponse(answer: TransportResponse, name: string) {
  const ok = isSuccess(answer)
  const text =
    ok || answer.text !== ''
      ? answer.text
      : JSON.stringify({
          status: 'error',
          error: 'EmptyAnswer',
          error_details: `HTTP ${answer.status} without a body`,
        })
  const headers = new Headers(answer.headers)
  if (!ok) headers.delete('content-length')
  // Without a length openapi-fetch parses the text itself, and fails with the parser's error, which quotes the body.
  else if (text !== '' && !headers.has('content-length'))
    headers.set('content-length', String(new TextEncoder().encode(text).length))
  return {
    ok,
    status: answer.status,
    headers,
    text: () => Promise.resolve(text),
    json: async () => dataOf(answer, name),
  }
}
