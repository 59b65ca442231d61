/** Something that a client has to say. It holds no body, no token, no id and no card number. */
export interface LogEvent {
  /**
   * `answered`, `unanswered`: a request came back, or did not. `token refused`, `retrying`: it is sent again.
   * `done`, `failed`: the call is over.
   */
  readonly kind: 'answered' | 'unanswered' | 'token refused' | 'retrying' | 'done' | 'failed'
  readonly operation: string
  /** Requests sent so far, token requests left out. */
  readonly attempts: number
  /** HTTP status of the last answer, where there was one. */
  readonly status?: number | undefined
  /** Time since the call began, in ms. */
  readonly ms: number
  /** How long it waits before it is sent again, in ms. */
  readonly pause?: number
  /** What a call failed with. */
  readonly error?: unknown
}

/**
 * Gets everything that a client has to say; `logTo` makes one that writes lines. What it throws or rejects with is
 * dropped: a log that cannot be written is no reason to lose a payment's answer.
 */
export type Logger = (event: LogEvent) => void | Promise<void>

/** Logs, and never fails. */
export async function tell(logger: Logger, event: LogEvent): Promise<void> {
  try {
    await logger(event)
  } catch {
    // See `Logger`.
  }
}

/** From the most talkative to the quietest. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** The part of `console` and its like that is used. */
export type LogTarget = Readonly<Record<LogLevel, (message: string, error?: unknown) => void>>

const levels = {
  answered: 'debug',
  unanswered: 'debug',
  done: 'info',
  'token refused': 'warn',
  retrying: 'warn',
  failed: 'error',
} as const

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/**
 * A logger that writes lines to `console` or the like, from this level on:
 * `debug` every request, `info` every call, `warn` retries and refused tokens, `error` failed calls, with the error. Default: `info`.
 */
export function logTo(target: LogTarget, from: LogLevel = 'info'): Logger {
  return (event) => {
    const level = levels[event.kind]
    if (order.indexOf(level) < order.indexOf(from)) return
    if (event.kind === 'failed') target[level](lineOf(event), event.error)
    else target[level](lineOf(event))
  }
}

function lineOf({ kind, operation, attempts, status, ms, pause, error }: LogEvent): string {
  const what = {
    answered: `HTTP ${status}`,
    unanswered: 'no answer',
    'token refused': 'the token was refused; sending again with another',
    retrying: `failed; sending again in ${Math.round(pause ?? 0)} ms`,
    done: `HTTP ${status}`,
    failed: `failed with ${error instanceof Error ? error.name : 'the reason of its signal'}`,
  }[kind]
  return `${operation}: ${what} (${attempts === 0 ? 'not sent' : `request ${attempts}`}, ${Math.round(ms)} ms)`
}
