import { AuthenticationError, UnexpectedAnswerError } from '../errors/errors.ts'
import type { TokenSource } from './authentication.ts'
import type { StoredTokens, TokenStore } from './token-store.ts'

/** The body of an answer of the token endpoint. */
export type TokenAnswer = Readonly<Record<string, unknown>>

export interface SessionSettings {
  /** Names the session in the store. */
  readonly key: string
  readonly store?: TokenStore | undefined
  /** The whole grant. */
  readonly open: (kept: StoredTokens) => Promise<TokenAnswer>
  /** For grants that have a refresh token. */
  readonly refresh?: (refreshToken: string) => Promise<TokenAnswer>
}

/** A token this close to its end is not used any more, in ms: it could expire on the way. */
const margin = 10_000
/** A token is used for so long at least, in ms: a lifetime of nothing must not mean a request for each call. */
const shortest = 1_000
/** And for a day at most, whatever the server or a wall clock says. */
export const longest = 86_400_000

/** Keeps one token in memory and in the store; all who wait while it is renewed share that one request. */
export function session({ key, store, open, refresh }: SessionSettings): TokenSource {
  let kept: StoredTokens = {}
  // By the monotonic clock: a till's wall clock may jump.
  let usableUntil = 0
  let pending: Promise<string> | undefined

  async function renew(): Promise<string> {
    const spent = kept.accessToken
    if (store) kept = (await store.read(key)) ?? {}
    const now = performance.now()
    const wall = Date.now()
    // Another process may have renewed it already.
    const taken = kept.accessToken !== spent && (kept.usableUntil ?? 0) > wall
    if (!taken) {
      const renewed = refresh && kept.refreshToken && (await unlessRefused(refresh(kept.refreshToken)))
      kept = renewed
        ? { ...kept, ...readTokens(renewed, wall) }
        : { ...kept, refreshToken: undefined, ...readTokens(await open(kept), wall) }
    }
    usableUntil = now + Math.min((kept.usableUntil ?? 0) - wall, longest)
    const token = kept.accessToken ?? ''
    if (!taken) await store?.write(key, kept)
    return token
  }

  return {
    async get() {
      if (performance.now() < usableUntil) return kept.accessToken ?? ''
      pending ??= (store ? store.alone(key, renew) : renew()).finally(() => {
        pending = undefined
      })
      return pending
    },
    drop(token) {
      if (token === kept.accessToken) usableUntil = 0
    },
  }
}

/** A refresh token that the server refuses is worth nothing any more; a failing network says nothing about it. */
function unlessRefused(answer: Promise<TokenAnswer>): Promise<TokenAnswer | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof AuthenticationError) return undefined
    throw error
  })
}

/**
 * The tokens of an answer to a question that was asked at `askedAt`, in ms since 1970: the way back may have been long.
 * Throws an `UnexpectedAnswerError` when there is no token, no lifetime, or a token that fits into no header (RFC 6750).
 */
export function readTokens(answer: TokenAnswer, askedAt: number): StoredTokens {
  const { access_token: accessToken, expires_in: seconds, refresh_token: refreshToken } = answer
  const lifetime = parseFloat(String(seconds)) * 1000 - margin
  if (typeof accessToken !== 'string' || !/^[!-~]+$/.test(accessToken) || Number.isNaN(lifetime)) {
    throw new UnexpectedAnswerError('the token endpoint answered without a token', {
      operation: 'auth.token',
      status: 200,
      advice: 'Check the token URL.',
    })
  }
  return {
    accessToken,
    usableUntil: askedAt + Math.min(Math.max(lifetime, shortest), longest),
    ...(typeof refreshToken === 'string' && { refreshToken }),
  }
}
