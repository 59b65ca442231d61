import type { PushEvent } from '../generated/models.ts'
import { parsePush, PushError } from './parse.ts'

/**
 * What to do with a push. When it returns or resolves, the vendor gets its 200; when it throws or rejects, a 500, and
 * sends the push again for up to 24 hours.
 *
 * `query` is the query of the address that the push came to: what was put into `url_push`, such as `order=12345`.
 * It proves as little as the push itself.
 */
export type OnPush = (event: PushEvent, query: URLSearchParams) => void | Promise<void>

/** Options of `pushHandler` and `pushListener`. */
export interface PushOptions {
  /** How long the whole body may take to arrive, in ms. Default: 10,000. */
  readonly timeout?: number
  /**
   * Told of every push that could not be taken: a `PushError` when it is none or did not arrive, else what `onPush`
   * threw. Nothing of it goes into the answer. Default: `console.error`.
   */
  readonly onError?: (error: unknown) => void | Promise<void>
}

/** In bytes. A push has a few hundred. */
const longest = 65_536
const defaultTimeout = 10_000

/** What a body came to so far; never more than `longest`. */
export class Received {
  readonly #chunks: Uint8Array[] = []
  #length = 0

  /** Throws a `PushError` when it gets too long. */
  add(chunk: Uint8Array): void {
    this.#length += chunk.length
    if (this.#length > longest) {
      throw new PushError(`the body is longer than ${longest} bytes, so it is no push.`, { status: 413 })
    }
    this.#chunks.push(chunk)
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.#length)
    let at = 0
    for (const chunk of this.#chunks) {
      all.set(chunk, at)
      at += chunk.length
    }
    return all
  }
}

/** A body does not arrive for longer than this. Gives the function that stops the clock. */
export function startClock(
  { timeout = defaultTimeout }: PushOptions,
  late: (error: PushError) => void,
): () => void {
  const timer = setTimeout(() => {
    late(new PushError(`the body did not arrive within ${timeout} ms.`, { status: 408 }))
  }, timeout)
  return () => clearTimeout(timer)
}

/** The sender went away. */
export function brokenOff(): PushError {
  return new PushError('the connection broke before the body was complete.')
}

/** The program has read the body itself: its own fault, not the sender's. */
export function readBefore(): TypeError {
  return new TypeError(
    'the body was read before pushes are received. Give what was read to parsePush instead.',
  )
}

/** Takes one push, and says which status to answer with. Never rejects. */
export async function receive(
  read: () => unknown,
  url: string,
  onPush: OnPush,
  options: PushOptions,
): Promise<number> {
  let event: PushEvent
  try {
    event = parsePush(await read())
  } catch (error) {
    tell(error, options)
    return error instanceof PushError ? error.status : 500
  }
  try {
    await onPush(event, queryOf(url))
    return 200
  } catch (error) {
    tell(error, options)
    return 500
  }
}

function queryOf(url: string): URLSearchParams {
  const [, ...query] = url.split('?')
  return new URLSearchParams(query.join('?'))
}

/** Whatever `onError` does, the server lives on, and the answer does not wait. */
export function tell(failure: unknown, { onError = log }: PushOptions): void {
  const telling = async (): Promise<void> => onError(failure)
  telling().catch(log)
}

function log(error: unknown): void {
  // Where in our code a body turned out to be no push helps nobody.
  console.error(error instanceof PushError ? String(error) : error)
}
