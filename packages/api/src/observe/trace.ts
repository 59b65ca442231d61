/**
 * What every trace tells about its request. It holds no id, no query and no body. What a subscriber throws does not reach
 * the call: Node throws it again as an uncaught exception.
 */
interface Traced {
  /** The operation, such as `smart.transactions.start`; method and path of a hand-made call that the specs do not have, ids left out. */
  readonly operation: string
  readonly method: string
  /** The path with `{placeholders}`; empty for a hand-made call that the specs do not have. */
  readonly urlTemplate: string
  /** Where it goes, such as `https://connect-testing.secuconnect.com`. */
  readonly origin: string
  /** HTTP status of the last answer. */
  status?: number | undefined
  /** What it failed with. */
  error?: unknown
}

/** What the channel `secukit.api.call` publishes: one call of the user, from its start to its outcome. */
export interface CallTrace extends Traced {
  /** How many requests were sent so far, token requests left out. */
  attempts: number
}

/** What the channel `secukit.api.try` publishes: one request on the wire, token requests included. */
export interface TryTrace extends Traced {
  /** Which try of its call this is, from 1. */
  readonly attempt: number
}

/** What a trace is made of; how far it came is filled in while it runs. */
export interface Progress {
  attempts?: number
  attempt?: number
  status?: number | undefined
}

/** The part of a request that traces tell. */
export interface Subject {
  readonly operation: { readonly id: string; readonly method: string; readonly urlTemplate: string }
  readonly url: string
}
