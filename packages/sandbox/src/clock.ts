/** The sandbox's time. Whatever depends on time reads it: tokens, cards, timestamps, what customers take their time for. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  /** Moves time forward by so many ms, and lets everything happen that falls due. Throws a `RangeError` for less than 0. */
  advance(ms: number): void
  /** Stops time where it is, or at a later moment: ms since 1970, or a date. Throws a `RangeError` for an earlier one. */
  stop(at?: number | Date): void
  /** Lets time run on from where it stopped. */
  run(): void
  /** Whether it stands still. */
  readonly stopped: boolean
}

/** A clock that others can wait on. */
export interface WaitableClock extends Clock {
  /**
   * Calls back once at a moment, in ms since 1970, or as soon as possible when it has passed. Returns what calls it off.
   * `onForget` is called instead when the moment will never come.
   */
  at(moment: number, callback: () => void, onForget?: () => void): () => void
  /** Calls nobody back of those who wait. */
  forget(): void
  /** How it stands, for the journal. */
  setting(): ClockSetting
  restore(setting: ClockSetting): void
}

/** `ahead`: ms before the machine's time. `stoppedAt`: ms since 1970, when it stands still. */
export interface ClockSetting {
  readonly ahead: number
  readonly stoppedAt?: number
}

interface Wait {
  readonly moment: number
  readonly callback: () => void
  readonly onForget?: (() => void) | undefined
}

/** The end of the year 9999, in ms since 1970: later moments cannot be written as the API does. */
const endOfTime = 253_402_300_799_999

/** The longest that a timer of the platform can wait, in ms. */
const longestTimer = 2 ** 31 - 1

/** A clock that runs with the machine's, from now. `onSet` hears when somebody has moved or stopped it. */
export function createClock(onSet: () => void = () => {}): WaitableClock {
  let ahead = 0
  let stoppedAt: number | undefined
  const waits = new Set<Wait>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): number => stoppedAt ?? Date.now() + ahead

  /** Calls back what is due, earliest first, and sets the timer for the next. */
  function wake(): void {
    clearTimeout(timer)
    timer = undefined
    for (;;) {
      let next: Wait | undefined
      for (const wait of waits) if (!next || wait.moment < next.moment) next = wait
      if (!next) return
      const rest = next.moment - now()
      if (rest > 0) {
        // A clock that stands still wakes nobody until it is moved.
        if (stoppedAt === undefined) timer = setTimeout(wake, Math.min(rest, longestTimer))
        return
      }
      waits.delete(next)
      next.callback()
    }
  }
  return {
    now,
    advance(ms) {
      if (!(ms >= 0 && now() + ms <= endOfTime))
        throw new RangeError(`time only moves forward, and to the year 9999: advance(${ms})`)
      if (stoppedAt === undefined) ahead += ms
      else stoppedAt += ms
      onSet()
      wake()
    },
    stop(at) {
      const current = now()
      const moment = at === undefined ? current : Number(at)
      if (!(moment >= current && moment <= endOfTime))
        throw new RangeError(`time only moves forward: stop(${String(at)})`)
      stoppedAt = moment
      onSet()
      wake()
    },
    run() {
      if (stoppedAt === undefined) return
      ahead = stoppedAt - Date.now()
      stoppedAt = undefined
      onSet()
      wake()
    },
    get stopped() {
      return stoppedAt !== undefined
    },
    at(moment, callback, onForget) {
      const wait = { moment, callback, onForget }
      waits.add(wait)
      if (moment <= now()) queueMicrotask(wake)
      else wake()
      return () => {
        waits.delete(wait)
        if (waits.size === 0) clearTimeout(timer)
      }
    },
    forget() {
      clearTimeout(timer)
      const forgotten = [...waits]
      waits.clear()
      for (const wait of forgotten) wait.onForget?.()
    },
    setting: () => ({ ahead, ...(stoppedAt !== undefined && { stoppedAt }) }),
    restore(setting) {
      ahead = setting.ahead
      stoppedAt = setting.stoppedAt
      wake()
    },
  }
}

let [latestSecond, latestText] = [NaN, '']

/** ISO 8601 with offset, as the API writes it: `2020-09-25T11:15:30+00:00`. */
export function timestamp(ms: number): string {
  const second = Math.floor(ms / 1000)
  // Every call asks, and most of them within the same second.
  if (second !== latestSecond)
    [latestSecond, latestText] = [second, `${new Date(ms).toISOString().slice(0, 19)}+00:00`]
  return latestText
}
