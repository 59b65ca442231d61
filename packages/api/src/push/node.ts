import {
  brokenOff,
  type OnPush,
  type PushOptions,
  readBefore,
  receive,
  Received,
  startClock,
  tell,
} from './receive.ts'

/** What of Node's `IncomingMessage` is used; so no types of Node are needed. */
export interface PushRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly readableEnded: boolean
  /** Where body parsers, such as those of Express, leave what they read. */
  readonly body?: unknown
  on(event: string, listener: (chunk: Uint8Array) => void): unknown
}

/** What of Node's `ServerResponse` is used. */
export interface PushResponse {
  writeHead(status: number, headers: Record<string, string>): unknown
  end(): unknown
}

/**
 * Receives pushes on `node:http`, and in Express with or without a body parser: a request listener.
 *
 * Answers 200 when `onPush` is done, 500 when it failed, 400 to what is no push, 405 to other methods, 408 to a body
 * that is too slow, 413 to one beyond 64 kB. The answer has no body. It never throws.
 */
export function pushListener(
  onPush: OnPush,
  options: PushOptions = {},
): (request: PushRequest, response: PushResponse) => void {
  return (request, response) => {
    answer(request, response, onPush, options).catch((error: unknown) => tell(error, options))
  }
}

async function answer(
  request: PushRequest,
  response: PushResponse,
  onPush: OnPush,
  options: PushOptions,
): Promise<void> {
  const status =
    request.method === 'POST'
      ? await receive(() => readBody(request, options), request.url ?? '', onPush, options)
      : 405
  response.writeHead(status, {
    ...(status === 405 && { allow: 'POST' }),
    // Whoever is not understood may still be sending: the connection ends with the answer.
    ...(status !== 200 && { connection: 'close' }),
  })
  response.end()
}

function readBody(request: PushRequest, options: PushOptions): unknown {
  if (!request.readableEnded) return readStream(request, options)
  if (request.body === undefined) throw readBefore()
  return request.body
}

function readStream(request: PushRequest, options: PushOptions): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const received = new Received()
    let settled = false
    const settle = (then: () => void): void => {
      settled = true
      stopClock()
      then()
    }
    const fail = (error: unknown): void => settle(() => reject(error))
    const stopClock = startClock(options, fail)
    // The listeners stay: what comes later is thrown away, not kept, and an error never goes unheard.
    request.on('data', (chunk) => {
      if (settled) return
      try {
        received.add(chunk)
      } catch (error) {
        fail(error)
      }
    })
    request.on('end', () => settle(() => resolve(received.bytes())))
    request.on('error', () => fail(brokenOff()))
    request.on('close', () => fail(brokenOff()))
  })
}
