import { SecuconnectError } from '../errors/errors.ts'

/** What is kept of one session. All of it is secret. Times are ms since 1970. */
export interface StoredTokens {
  readonly accessToken?: string | undefined
  /** When the access token must not be used any more: 10 s before its end. */
  readonly usableUntil?: number | undefined
  /** Renews the access token, where the grant has one. */
  readonly refreshToken?: string | undefined
  /** Identifies a registered device for good. It cannot be fetched again: losing it means to register anew. */
  readonly deviceCode?: string | undefined
  /** A registration that nobody has confirmed yet. */
  readonly registration?: PendingRegistration | undefined
}

/** A device registration on its way: the server has answered, a person has not confirmed it yet. */
export interface PendingRegistration {
  readonly deviceCode: string
  /** What the person enters. */
  readonly userCode: string
  readonly verificationUrl: string
  /** How long to wait between two questions, in seconds. */
  readonly interval: number
  /** When the user code expires, in ms since 1970. */
  readonly validUntil: number
}

/**
 * Where tokens are kept, and who may renew them. Write your own for a place that several machines share.
 * A key names one session: grant, token endpoint, client id and the like, never a secret.
 */
export interface TokenStore {
  /** What is kept under the key; `undefined` when nothing is. */
  read(key: string): Promise<StoredTokens | undefined>
  /** Resolves when the tokens will survive a crash, as far as this store can promise that. */
  write(key: string, tokens: StoredTokens): Promise<void>
  /** Runs the task while nobody else who shares this store runs one for the same key; gives back its result. */
  alone<T>(key: string, task: () => Promise<T>): Promise<T>
}

/** The token store cannot be read or written, or somebody else holds it for too long. The call itself was not sent. */
export class TokenStoreError extends SecuconnectError {
  override readonly name = 'TokenStoreError'

  constructor(message: string, advice: string, cause?: unknown) {
    super(message, { operation: 'auth.token', advice, cause })
  }
}

/** Keeps tokens as long as the process lives; clients that share it share their tokens. */
export function memoryTokenStore(): TokenStore {
  const kept = new Map<string, StoredTokens>()
  const queues = new Map<string, Promise<unknown>>()
  return {
    read: (key) => Promise.resolve(kept.get(key)),
    write(key, tokens) {
      kept.set(key, tokens)
      return Promise.resolve()
    },
    alone(key, task) {
      const turn = (queues.get(key) ?? Promise.resolve()).then(task)
      // The next one has its turn whatever becomes of this one.
      queues.set(
        key,
        turn.catch(() => undefined),
      )
      return turn
    },
  }
}
