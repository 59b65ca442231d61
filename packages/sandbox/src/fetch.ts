import type { SandboxRequest, SandboxResponse } from './core.ts'
import { isOwnAddress, operatorRoot } from './operator/root.ts'

/** What a `fetch` needs of the sandbox. */
type Answer = (request: SandboxRequest) => SandboxResponse | Promise<SandboxResponse>

/** Longer bodies are not read: no request of this API comes near it. In characters. */
const largestBody = 1_000_000
/** A snapshot holds a whole shop. */
const largestSnapshot = 256_000_000

/** How long the body of a request may be, in characters or bytes: only a snapshot from this machine is more than small. */
export function longestBody({ method, url, remote }: Omit<SandboxRequest, 'body'>): number {
  return method === 'PUT' && url === `${operatorRoot}/snapshot` && isOwnAddress(remote)
    ? largestSnapshot
    : largestBody
}

/** One HTTP request, as plain data. */
export interface PlainRequest {
  /** In capitals. */
  readonly method: string
  /** Path and query, or the whole URL, of any host. */
  readonly url: string
  /** Names in lower case. Default: none. */
  readonly headers?: Readonly<Record<string, string>>
  /** Default: none. */
  readonly body?: string | undefined
}

/** One HTTP answer, as plain data. */
export interface PlainAnswer {
  /** 0 when the connection broke before anything came. */
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The body to the letter: whatever a fault made of it, it is what came. */
  readonly text: string
  /** The connection broke, on purpose: `before` anything came, or after `half` of the answer. */
  readonly cut?: 'before' | 'half'
}

/** What answers plain requests: at once, or when the card terminal is done with it. */
export type Ask = (request: PlainRequest) => PlainAnswer | Promise<PlainAnswer>

/** A way to ask the sandbox in process that makes no objects of HTTP, and waits for nothing that is there at once. */
export function askOf(answer: Answer): Ask {
  return ({ method, url, headers = {}, body = '' }) => {
    const { pathname, search } = new URL(url, 'http://sandbox.invalid')
    const longest = longestBody({ method, url: pathname, headers })
    const response = answer({
      method,
      url: pathname + search,
      headers,
      body: body.slice(0, longest),
      ...(body.length > longest && { bodyCut: true }),
    })
    return response instanceof Promise ? response.then(plain) : plain(response)
  }
}

function plain({ status, body, headers, text, cut }: SandboxResponse): PlainAnswer {
  if (cut === 'before') return { status: 0, headers: {}, text: '', cut }
  const written = text ?? JSON.stringify(body)
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    text: cut === 'half' ? written.slice(0, written.length / 2) : written,
    ...(cut && { cut }),
  }
}

/** A `fetch` that asks the sandbox in process: for tests, browsers and workers. A connection that breaks rejects with a `TypeError`. */
export function fetchOf(ask: Ask): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const { method, url } = request
    const body = await request.text()
    const headers = Object.fromEntries(request.headers)
    return responseOf(await orAborted(Promise.resolve(ask({ method, url, headers, body })), request.signal))
  }
}

/** Whoever hangs up is told so; what the sandbox does goes on. */
function orAborted<Value>(pending: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((done, fail) => {
    const abort = (): void => fail(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    const settle = (): void => {
      signal.removeEventListener('abort', abort)
      done(pending)
    }
    pending.then(settle, settle)
  })
}

function responseOf({ status, headers, text, cut }: PlainAnswer): Response {
  if (cut === 'before') throw new TypeError('fetch failed: the sandbox broke the connection')
  return new Response(cut === 'half' ? broken(text) : text, { status, headers })
}

/** Half of an answer, and then nothing. */
function broken(half: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(half))
      controller.error(new TypeError('terminated: the sandbox broke the connection'))
    },
  })
}
