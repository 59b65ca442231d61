import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import type { TransportResponse } from '../transport/transport.ts'

const settle: unique symbol = Symbol('settle')

/** What can come of a request other than a reply: made by `refusal`, `noAnswer`, `timeUp` and `rawAnswer`. */
export interface Outcome {
  /** The answer to this operation, or throws what the transport would. */
  readonly [settle]: (operation: string) => TransportResponse
}

/** What a server says when it refuses, in the words of `ApiError`. */
export interface RefusalWords {
  /** The HTTP status, 400 to 599. */
  readonly status: number
  /** The server's own class, such as `ProductNotAllowedException`; of the token endpoint the OAuth word, such as `invalid_client`. */
  readonly reason: string
  /** The vendor's numeric code, such as 2003. */
  readonly code?: number
  /** The technical text, English. */
  readonly details?: string
  /** The text for the person at the till, German. */
  readonly userMessage?: string
  readonly supportId?: string
  /** How long the server asks to wait, in **seconds**: the header Retry-After. */
  readonly retryAfter?: number
}

/**
 * The server says no: the call rejects with an `ApiError` or one of its kinds.
 * Throws a `TypeError` when the status is no refusal.
 */
export function refusal(words: RefusalWords): Outcome {
  const { status, reason, code, details, userMessage, supportId, retryAfter } = words
  if (!(Number.isInteger(status) && status >= 400 && status <= 599))
    throw new TypeError(`a refusal has an HTTP status from 400 to 599, not ${status}`)
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return {
    [settle]: (operation) =>
      json(
        operation === 'auth.token'
          ? { error: reason, error_description: details }
          : {
              status: 'error',
              error: reason,
              error_details: details,
              error_user: userMessage,
              code,
              supportId,
            },
        status,
        headers,
      ),
  }
}

/**
 * The connection fails: the call rejects with a `ConnectionError`.
 * `sent: 'no'` says that nothing left the machine, so the client may send it again.
 */
export function noAnswer({ sent }: { readonly sent: 'no' | 'maybe' }): Outcome {
  return {
    [settle](operation) {
      throw new ConnectionError('the mock gives no answer', { operation, sent })
    },
  }
}

/** Time is up, without waiting for it: the call rejects with a `TimeoutError`. */
export function timeUp({ sent = 'maybe' }: { readonly sent?: 'no' | 'maybe' } = {}): Outcome {
  return {
    [settle](operation) {
      throw new TimeoutError('the mock gives no answer in time', { operation, sent })
    },
  }
}

/** An answer as it comes over the wire, whatever the specs say: HTML of a proxy, cut JSON, words and properties of tomorrow. */
export function rawAnswer(answer: {
  /** The HTTP status. */
  readonly status: number
  readonly text: string
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
}): Outcome {
  return { [settle]: () => ({ headers: {}, ...answer }) }
}

/** A good answer. */
export function reply(value: unknown): TransportResponse {
  return json(value, 200, {})
}

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'object' && value !== null && settle in value
}

/** The answer that an outcome stands for; throws what the transport would. */
export function settleOutcome(outcome: Outcome, operation: string): TransportResponse {
  return outcome[settle](operation)
}

function json(value: unknown, status: number, headers: Readonly<Record<string, string>>): TransportResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, text: JSON.stringify(value) }
}
