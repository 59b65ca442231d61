import { PushError } from './parse.ts'
import {
  brokenOff,
  type OnPush,
  type PushOptions,
  readBefore,
  receive,
  Received,
  startClock,
} from './receive.ts'

/**
 * Receives pushes on servers that speak `fetch` (Deno, Bun, workers): a function from `Request` to `Response`.
 *
 * Answers 200 when `onPush` is done, 500 when it failed, 400 to what is no push, 405 to other methods, 408 to a body
 * that is too slow, 413 to one beyond 64 kB. The answer has no body. It never rejects.
 */
export function pushHandler(
  onPush: OnPush,
  options: PushOptions = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } })
    const status = await receive(() => readBody(request, options), request.url, onPush, options)
    return new Response(null, { status })
  }
}

async function readBody({ body, bodyUsed }: Request, options: PushOptions): Promise<Uint8Array> {
  if (bodyUsed || body?.locked) throw readBefore()
  const received = new Received()
  if (body === null) return received.bytes()
  const reader = body.getReader()
  let stopClock = (): void => undefined
  const late = new Promise<never>((_resolve, reject) => {
    stopClock = startClock(options, reject)
  })
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late])
      if (done) return received.bytes()
      received.add(value)
    }
  } catch (error) {
    // Nobody waits for the rest, nor for how giving it up went.
    reader.cancel().catch(() => undefined)
    throw error instanceof PushError ? error : brokenOff()
  } finally {
    stopClock()
  }
}
