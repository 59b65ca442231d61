import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import {
  tooLong,
  longestAnswer,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts'

/** The transport for browsers, Deno, Bun and workers, on `fetch`. It cannot tell whether a failed request was sent. */
export function createTransport(): Transport {
  return async (request) => {
    const { signal, timeout, operation } = request
    signal?.throwIfAborted()
    // One controller for both: `AbortSignal.any` and `AbortSignal.timeout` cost more than the rest of the call.
    const controller = new AbortController()
    const end = (): void => controller.abort()
    let late = false
    const timer = setTimeout(() => {
      late = true
      end()
    }, timeout)
    signal?.addEventListener('abort', end, { once: true })
    try {
      return await exchange(request, controller.signal)
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof ConnectionError) throw error
      // What broke stands in the cause; the error itself quotes a header that cannot be sent, and so a token.
      const cause = error instanceof Error ? error.cause : undefined
      // Node's parser hangs what it could not read on it, and with it a token or a card number.
      if (cause instanceof Error) Reflect.deleteProperty(cause, 'data')
      const details = { operation, sent: 'maybe', cause } as const
      if (late) throw new TimeoutError(`no complete answer within ${Math.round(timeout)} ms`, details)
      const { host } = new URL(request.url)
      throw new ConnectionError(
        `no answer from ${host}: is the address right, and the server running?`,
        details,
      )
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
    }
  }
}

async function exchange(request: TransportRequest, signal: AbortSignal): Promise<TransportResponse> {
  const { method, url, headers, body = null } = request
  const answer = await fetch(url, { method, headers, body, signal, redirect: 'manual' })
  const text = await readText(request, answer)
  return {
    status: answer.status,
    // Made when somebody asks: it costs more than the rest of the answer, and few need it.
    get headers() {
      return Object.fromEntries(answer.headers)
    },
    text,
  }
}

/** In one go where its length is known and no encoding hides a longer one; else piece by piece, up to the limit. */
async function readText(request: TransportRequest, answer: Response): Promise<string> {
  const { headers, body } = answer
  const length = headers.get('content-length')
  if (body === null) return ''
  if (length !== null && Number(length) <= longestAnswer && !headers.has('content-encoding'))
    return answer.text()
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text
    text += value
    if (text.length <= longestAnswer) continue
    await reader.cancel()
    throw tooLong(request)
  }
}
