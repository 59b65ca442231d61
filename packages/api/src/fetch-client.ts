import createClient, { type Client } from 'openapi-fetch'
import { dataOf, isSuccess } from './answer.ts'
import type { TokenSource } from './auth/authentication.ts'
import type { CallOptions } from './call.ts'
import { UnexpectedAnswerError } from './errors/errors.ts'
import { errorFromAnswer } from './errors/from-answer.ts'
import type { Exchange, Job } from './exchange.ts'
import { type Api, type Operation, operationsOf } from './operation.ts'
import type { TransportResponse } from './transport/transport.ts'

/**
 * An openapi-fetch client whose calls take the same way as the methods: same token, transport, retries and time limits.
 * openapi-fetch only builds URLs and reads bodies; its `Request` and `fetch` slots hold what is below.
 */
export function createFetchClient(
  exchange: Exchange,
  tokens: TokenSource,
  baseUrl: string,
  api: Api,
): Client<object, 'application/json'> {
  const known = operationsOf(api).map((operation) => ({
    ...operation,
    pattern: new RegExp(`^${operation.urlTemplate.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  return createClient<object, 'application/json'>({
    baseUrl,
    // Slots that openapi-fetch only calls: a plain record and a plain answer spare it the slow global classes.
    Request: PlainRequest as unknown as typeof Request,
    fetch: (request) => {
      const job = jobOf(baseUrl, known, request as unknown as PlainRequest)
      return exchange(job, (answer) => responseOf(answer, job.operation.id), tokens)
    },
  })
}

/** What openapi-fetch hands to its `Request` slot; it adds the caller's own options itself. */
class PlainRequest {
  declare readonly url: string
  declare readonly method: string
  declare readonly body?: string
  declare readonly headers: Headers

  constructor(url: string, init: object) {
    Object.assign(this, init, { url })
  }
}

interface Known extends Operation {
  readonly pattern: RegExp
}

function jobOf(baseUrl: string, known: readonly Known[], request: PlainRequest & CallOptions): Job {
  const { url, method, body, headers } = request
  if (!url.startsWith(`${baseUrl}/`)) {
    throw new TypeError(
      `${method}: it would take the token to another address: make a client for that address`,
    )
  }
  const path = url.slice(baseUrl.length).replace(/\?.*$/s, '')
  // What has a digit or an underscore may be an id, or a card number.
  const name = `${method} ${path.replaceAll(/[^/]*[\d_][^/]*/g, '…')}`
  if (/\/((\.|%2e){0,2}|\{\w+\})(\/|$)/i.test(path)) {
    throw new TypeError(
      `${name}: a path parameter is missing, empty or dots, which would address something else`,
    )
  }
  const operation = known.find((each) => each.method === method && each.pattern.test(path))
  // Without a template the path stays out of traces; and what the specs do not know is trusted with nothing.
  const unknown = {
    id: name,
    method,
    urlTemplate: '',
    repeatable: method === 'GET' ? 'always' : 'never',
    blockingSeconds: undefined,
  } as const
  return {
    operation: operation ?? unknown,
    url,
    body,
    headers: Object.fromEntries(headers),
    options: request,
  }
}

/** The answer as openapi-fetch reads it; a bad answer's empty body is never taken for "no error". */
function responseOf(answer: TransportResponse, name: string): Response {
  const { status } = answer
  let { text } = answer
  if (isSuccess(answer)) {
    // An empty success is told like a broken one.
    if (text === '' && status !== 204) dataOf(answer, name)
  } else if (text === '') {
    text = JSON.stringify({
      status: 'error',
      error: 'EmptyAnswer',
      error_details: `HTTP ${status} without a body`,
    })
  } else {
    // A proxy's page is no refusal of this API: here too it rejects, and nobody takes it for an outcome.
    const error = errorFromAnswer(answer, name)
    if (error instanceof UnexpectedAnswerError) throw error
  }
  const headers = new Headers(answer.headers)
  // Without a length openapi-fetch parses the text itself, and fails with the parser's error, which quotes the body.
  headers.set('content-length', String(new TextEncoder().encode(text).length))
  const response = new Response(status === 204 ? null : text, { status, headers })
  return Object.assign(response, { json: async () => dataOf(answer, name) })
}
