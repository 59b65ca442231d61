import { quote } from './quote.ts'

/** What an error says beside its message. */
interface ErrorDetails {
  /** The operation, such as `smart.transactions.start`, or the method and path of a hand-made call. */
  readonly operation: string
  readonly cause?: unknown
  /** What to do next. */
  readonly advice?: string | undefined
}

/** Any failure of a call: narrow it with `instanceof` one of the classes below. */
export class SecuconnectError extends Error {
  override readonly name: string = 'SecuconnectError'
  /** The operation that failed, such as `smart.transactions.start`. */
  readonly operation: string
  /** What to do next; the message ends with it. */
  readonly advice: string
  /** How many requests the call sent, those for tokens left out. */
  readonly attempts: number = 1

  constructor(message: string, { operation, advice = '', cause }: ErrorDetails) {
    const text = `${quote(operation)}: ${quote(message, 1_700).replace(/\.$/, '')}. ${advice}`.trim()
    super(text, cause === undefined ? undefined : { cause })
    this.operation = quote(operation)
    this.advice = advice
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
    const advice =
      details.sent === 'no'
        ? 'Nothing was sent: check address and network, then try again.'
        : 'The server may have acted on it: read before you send it again.'
    super(message, { advice, ...details })
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
    super(message, {
      advice: 'Did a proxy answer? Then check the base URL. It is no outcome: read before you send it again.',
      ...details,
    })
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
  /** The HTTP status. */
  readonly status: number
  /** The server's own class, such as `ProductNotFoundException`, or the OAuth error word. */
  readonly reason: string
  /** The vendor's numeric code, such as 2003. */
  readonly code: number | undefined
  /** The text for the person at the till, German. */
  readonly userMessage: string | undefined
  /** Quote it when you ask the vendor's support. */
  readonly supportId: string | undefined

  constructor(refusal: Refusal) {
    const { status, reason, code, details, userMessage, supportId } = refusal
    const codeText = code === undefined ? '' : `, code ${code}`
    const support = supportId === undefined ? '' : ` (support id ${quote(supportId)})`
    super(`${quote(reason)} (HTTP ${status}${codeText})${support}${details && `: ${details}`}`, {
      advice: 'Change the request before you send it again.',
      ...refusal,
    })
    this.status = status
    this.reason = quote(reason)
    this.code = code
    this.userMessage = userMessage && quote(userMessage)
    this.supportId = supportId && quote(supportId)
  }
}

/** The credentials or the token were refused: HTTP 401, 403 with code 2003, or the token endpoint's no. */
export class AuthenticationError extends ApiError {
  override readonly name: string = 'AuthenticationError'

  constructor(refusal: Refusal) {
    const check = 'Check the client id and secret, and that they belong to this environment.'
    // A money call is not sent again for a new token; the till only has to know that there will be one.
    const advice = refusal.operation === 'auth.token' ? check : `The next call takes another token. ${check}`
    super({ advice, ...refusal })
  }
}

/** The thing that was asked for does not exist, or not for this merchant: HTTP 404. */
export class NotFoundError extends ApiError {
  override readonly name: string = 'NotFoundError'

  constructor(refusal: Refusal) {
    super({ advice: 'Check the id, and that it belongs to this merchant.', ...refusal })
  }
}

/** The server itself failed or is busy: HTTP 408, 429, or 5xx. For a call that moves money this is not an outcome. */
export class ServerError extends ApiError {
  override readonly name: string = 'ServerError'

  constructor(refusal: Refusal) {
    super({ advice: 'It is no outcome: wait, then read before you send it again.', ...refusal })
  }
}
