/** What is to go wrong, with which calls, and how often. */
export interface Fault {
  /**
   * - `refuse`: the API says no, and nothing happens. `status` (403), `code` (1005).
   * - `delay`: everything takes `ms` longer, `when` `before` it happens or `after`.
   * - `cut`: the connection breaks, `when` `before` it happens, `after`, or with `half` of the answer sent.
   * - `answer`: something on the way answers in place of the API, `when` `before` it happens (it never does) or
   *   `after`. `status` (503), `as` (`json`), `retryAfter`.
   * - `truncate`: it happens, and the answer ends in the middle, as if that were all.
   * - `end session`: the token has ended before its time. `status` (403, or 401).
   * - `twice`: the request arrives twice; the caller gets the first answer.
   * - `late`: the connection breaks at once, and the request arrives `ms` later.
   */
  readonly effect: FaultEffect
  /** The operation that it strikes: `smart.transactions.start`, or `smart.transactions.*`. Default: every call. */
  readonly operation?: string
  /** Whether it strikes before or after the call took effect. Default: `before`. */
  readonly when?: 'before' | 'after' | 'half'
  /** How long, in ms. Default: 1000. */
  readonly ms?: number
  /** The HTTP status. */
  readonly status?: number
  /** The number of the error, for `refuse`. */
  readonly code?: number
  /** What an `answer` looks like: the API's error body, a page of a proxy, or nothing at all. Default: `json`. */
  readonly as?: 'json' | 'html' | 'nothing'
  /** The `Retry-After` header of an `answer`, in seconds. */
  readonly retryAfter?: number
  /** How many calls it lets pass first. Default: 0. */
  readonly skip?: number
  /** How many calls it strikes; 0 for all that come. Default: 1. */
  readonly times?: number
}

export type FaultEffect =
  | 'refuse'
  | 'delay'
  | 'cut'
  | 'answer'
  | 'truncate'
  | 'end session'
  | 'twice'
  | 'late'

export const faultEffects: readonly FaultEffect[] = [
  'refuse',
  'delay',
  'cut',
  'answer',
  'truncate',
  'end session',
  'twice',
  'late',
]

const properties = new Set([
  'effect',
  'operation',
  'when',
  'ms',
  'status',
  'code',
  'as',
  'retryAfter',
  'skip',
  'times',
])

/** Throws a `RangeError` that names what is wrong with a fault: one that never strikes would make a test green. */
export function checkFault(fault: Fault, operations: readonly string[]): void {
  const wrong = (what: string): never => {
    throw new RangeError(`no such fault: ${what}`)
  }
  const stranger = Object.keys(fault).find((name) => !properties.has(name))
  if (stranger !== undefined) wrong(`${stranger} is not known`)
  const { effect, operation, when, as } = fault
  if (!faultEffects.includes(effect)) wrong(`effect must be one of ${faultEffects.join(', ')}`)
  if (operation !== undefined && !operations.some((each) => isMeant(operation, each)))
    wrong(`there is no operation ${operation}`)
  if (when !== undefined && !['before', 'after', 'half'].includes(when))
    wrong('when must be before, after or half')
  if (when === 'half' && effect !== 'cut') wrong('only a cut strikes with half of the answer sent')
  if (as !== undefined && !['json', 'html', 'nothing'].includes(as)) wrong('as must be json, html or nothing')
  for (const [name, least, most] of [
    ['ms', 0, 86_400_000],
    ['status', 400, 599],
    ['code', 0, 99_999],
    ['retryAfter', 0, 86_400],
    ['skip', 0, 1e9],
    ['times', 0, 1e9],
  ] as const) {
    const value = fault[name]
    if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most))
      wrong(`${name} must be a whole number from ${least} to ${most}`)
  }
}

/** Whether a name, or a pattern that ends in `*`, means an operation. */
export function isMeant(pattern: string, operation: string | undefined): boolean {
  if (operation === undefined) return pattern === '*'
  return pattern.endsWith('*') ? operation.startsWith(pattern.slice(0, -1)) : operation === pattern
}
