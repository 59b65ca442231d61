import { maskCardNumbers } from './mask.ts'

/** What an error says beside its message. */
interface ErrorDetails {
  /** The operation, such as `smart.transactions.start`, or the method and path of a hand-made call. */
  readonly operation: string
  readonly cause?: unknown
}

/** Any failure of a call: narrow it with `instanceof` one of the classes below. */
export class SecuconnectError extends Error {
  override readonly name: string = 'SecuconnectError'
  /** The operation that failed, such as `smart.transactions.start`. */
  readonly operation: string

  constructor(message: string, { operation, cause }: ErrorDetails) {
    super(maskCardNumbers(`${operation}: ${message}`), cause === undefined ? undefined : { cause })
    // A hand-made path may hold a card number.
    this.operation = maskCardNumbers(operation)
  }
}

/**
 * No answer came. Whether the server acted is known only when `sent` is `no`;
 * for a call that moves money read the transaction before you decide anything.
 */
export class ConnectionError extends SecuconnectError {
  override readonly name: string = 'ConnectionError'
  /** `no`: not a byte left this machine. `maybe`: the server may have acted on it. */
  readonly sent: 'no' | 'maybe'

  constructor(message: string, details: ErrorDetails & { readonly sent: 'no' | 'maybe' }) {
    super(message, details)
    this.sent = details.sent
  }
}

/** No complete answer came in time. The server may have acted, and may still act. */
export class TimeoutError extends ConnectionError {
  override readonly name: string = 'TimeoutError'
}

/** An answer came that this API does not give: HTML of a proxy, cut JSON, nothing where data belongs. */
export class UnexpectedAnswerError extends SecuconnectError {
  override readonly name: string = 'UnexpectedAnswerError'
  /** The HTTP status of the answer. */
  readonly status: number

  constructor(message: string, details: ErrorDetails & { readonly status: number }) {
    super(message, details)
    this.status = details.status
  }
}

/** What the server said when it refused. Facts: section (c), errors. */
export interface Refusal extends ErrorDetails {
  /** The HTTP status. */
  readonly status: number
  /** The server's own class, such as `ProductNotFoundException`, or the OAuth error word. */
  readonly reason: string
  /** The server's technical text, English. */
  readonly details: string
  /** The vendor's numeric code, such as 2003. */
  readonly code?: number | undefined
  /** The text for the person at the till, German. */
  readonly userMessage?: string | undefined
  /** Quote it when you ask the vendor's support. */
  readonly supportId?: string | undefined
}

/** The server answered, and the answer is no. */
export class ApiError extends SecuconnectError {
  override readonly name: string = 'ApiError'
  readonly status: number
  readonly reason: string
  readonly code: number | undefined
  readonly userMessage: string | undefined
  readonly supportId: string | undefined

  constructor(refusal: Refusal, advice?: string) {
    const code = refusal.code === undefined ? '' : `, code ${refusal.code}`
    const text = refusal.details === '' ? '' : `: ${refusal.details}`
    const support = refusal.supportId === undefined ? '' : ` (support id ${refusal.supportId})`
    super(
      `${refusal.reason} (HTTP ${refusal.status}${code})${text}${support}${advice ? `. ${advice}` : ''}`,
      refusal,
    )
    this.status = refusal.status
    this.reason = maskCardNumbers(refusal.reason)
    this.code = refusal.code
    this.userMessage = refusal.userMessage === undefined ? undefined : maskCardNumbers(refusal.userMessage)
    this.supportId = refusal.supportId
  }
}

/** The credentials or the token were refused: HTTP 401, 403 with code 2003, or the token endpoint's no. */
export class AuthenticationError extends ApiError {
  override readonly name: string = 'AuthenticationError'

  constructor(refusal: Refusal) {
    super(refusal, 'Check the client id and secret of this till, and that they belong to this environment.')
  }
}

/** The thing that was asked for does not exist, or not for this merchant: HTTP 404. */
export class NotFoundError extends ApiError {
  override readonly name: string = 'NotFoundError'
}

/** The server itself failed: HTTP 5xx. For a call that moves money this is not an outcome. */
export class ServerError extends ApiError {
  override readonly name: string = 'ServerError'
}
