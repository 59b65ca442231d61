import { ConnectionError } from '../errors/errors.ts'

/** One HTTP request, as plain data. */
export interface TransportRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** How long to wait for the whole answer, in ms. */
  readonly timeout: number
  /**
   * `fresh`: a connection of its own. A kept one may die just when a request is written to it,
   * which leaves an unknown outcome; a call that moves money does not take that risk.
   */
  readonly connection: 'kept' | 'fresh'
  /** Names the call in error messages. */
  readonly operation: string
}

/** One HTTP answer, read to its end. */
export interface TransportResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * Sends one request and reads the whole answer; an answer of any status is a success here.
 * Rejects with `ConnectionError`, `TimeoutError`, or the signal's reason.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

/** The longest answer that is read, in characters: nothing of this API comes near it, and memory is not without end. */
export const longestAnswer: number = 16_000_000

/** What a longer one is told as. */
export function tooLong({ operation }: TransportRequest): ConnectionError {
  return new ConnectionError(`the answer is longer than ${longestAnswer} characters`, {
    operation,
    sent: 'maybe',
  })
}
