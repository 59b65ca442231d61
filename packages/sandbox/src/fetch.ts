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

/** A `fetch` that asks the sandbox in process: for tests, browsers and workers. A connection that breaks rejects with a `TypeError`. */
export function fetchOf(answer: Answer): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const { pathname, search } = new URL(request.url)
    const body = await request.text()
    const longest = longestBody({ method: request.method, url: pathname, headers: {} })
    const response = await orAborted(
      Promise.resolve(
        answer({
          method: request.method,
          url: pathname + search,
          headers: Object.fromEntries(request.headers),
          body: body.slice(0, longest),
          ...(body.length > longest && { bodyCut: true }),
        }),
      ),
      request.signal,
    )
    return responseOf(response)
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

function responseOf({ status, body, headers, text, cut }: SandboxResponse): Response {
  if (cut === 'before') throw new TypeError('fetch failed: the sandbox broke the connection')
  const written = text ?? JSON.stringify(body)
  return new Response(cut === 'half' ? broken(written) : written, {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** Half of an answer, and then nothing. */
function broken(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)))
      controller.error(new TypeError('terminated: the sandbox broke the connection'))
    },
  })
}
