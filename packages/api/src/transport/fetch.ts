import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

/** The transport for browsers, Deno, Bun and workers, on `fetch`. It cannot tell whether a failed request was sent. */
export function createTransport(): Transport {
  return async (request) => {
    const timeout = AbortSignal.timeout(request.timeout)
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
    try {
      return await exchange(request, signal)
    } catch (cause) {
      request.signal?.throwIfAborted()
      const details = { operation: request.operation, sent: 'maybe', cause } as const
      if (timeout.aborted) {
        throw new TimeoutError(
          `no complete answer within ${request.timeout} ms. The server may still act on it.`,
          details,
        )
      }
      const { host } = new URL(request.url)
      throw new ConnectionError(
        `no answer from ${host}. Is the address right, and the server running?`,
        details,
      )
    }
  }
}

async function exchange(request: TransportRequest, signal: AbortSignal): Promise<TransportResponse> {
  const answer = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    body: request.body ?? null,
    signal,
    redirect: 'manual',
  })
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() }
}
