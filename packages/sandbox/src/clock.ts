/** The sandbox's time: token lifetimes and timestamps read it, nothing else. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  /** Moves time forward by so many ms. */
  advance(ms: number): void
}

/** A clock that runs with the machine's, from now, and can be pushed forward. */
export function runningClock(): Clock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    advance(ms) {
      if (!(ms >= 0 && ms < Infinity)) throw new RangeError(`time only moves forward: advance(${ms})`)
      ahead += ms
    },
  }
}

/** ISO 8601 with offset, as the API writes it: `2020-09-25T11:15:30+00:00`. */
export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`
}
