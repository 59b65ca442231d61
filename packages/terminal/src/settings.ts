/** How patient the driver is. All in ms. */
export interface Settings {
  /** How long a payment asks for its outcome before it tells `unresolved`. It goes on asking. Default: 60,000. */
  readonly patience: number
  /** How long a request may live on its way through proxies. What was lost is withdrawn only after it. Default: 120,000. */
  readonly requestLife: number
  /** How long the card terminal waits for its customer. What was lost there is withdrawn only after both. Default: 120,000. */
  readonly cardFlow: number
  /**
   * How long until an operator may decide about a payment or a reversal that nobody can tell about; never before what was
   * sent can have no more effect. Default: 600,000.
   */
  readonly operatorAfter: number
}

export const defaults: Settings = {
  patience: 60_000,
  requestLife: 120_000,
  cardFlow: 120_000,
  operatorAfter: 600_000,
}

/** How long until a request that was lost can have no more effect, in ms. */
export function lifeOf({ requestLife, cardFlow }: Settings, atTerminal: boolean): number {
  return atTerminal ? requestLife + cardFlow : requestLife
}

/** How long to wait before each read while the call is open, in ms; the last goes on. */
const watching = [2000, 3000, 5000, 8000, 15_000]
/** The same when it is over. */
const asking = [0, 1000, 2000, 4000, 8000, 15_000]

export function watchPause(tries: number): number {
  return watching[Math.min(tries, watching.length - 1)] ?? 0
}

/** `age`: for how long it has been open, in ms. What stays open for long is asked about more and more seldom. */
export function askPause(tries: number, age: number): number {
  if (age > 3_600_000) return 600_000
  if (age > 600_000) return 60_000
  return asking[Math.min(tries, asking.length - 1)] ?? 0
}

/** A moment as the journal has it. `at`: ms since 1970. */
export function iso(at: number): string {
  return new Date(at).toISOString()
}
