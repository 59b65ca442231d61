import type { Token } from '../generated/models.ts'
import type { TokenSource } from './authentication.ts'

/** A token this close to its end is not used any more, in ms: it could expire on the way. */
const margin = 10_000

interface Held {
  readonly token: string
  /** By the monotonic clock, in ms: a till's wall clock may jump. */
  readonly validUntil: number
}

/** Keeps one token; all who wait while it is fetched share that one request. */
export function tokenCache(
  request: () => Promise<Token>,
  now: () => number = () => performance.now(),
): TokenSource {
  let held: Held | undefined
  let pending: Promise<string> | undefined

  async function renew(): Promise<string> {
    const askedAt = now()
    const { access_token: token, expires_in: seconds } = await request()
    held = { token, validUntil: askedAt + seconds * 1000 - margin }
    return token
  }

  return {
    get() {
      if (held !== undefined && now() < held.validUntil) return Promise.resolve(held.token)
      pending ??= renew().finally(() => {
        pending = undefined
      })
      return pending
    },
    drop(token) {
      if (held?.token === token) held = undefined
    },
  }
}
