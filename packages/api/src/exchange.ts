import type { TokenSource } from './auth/authentication.ts'
import { isSuccess } from './answer.ts'
import type { CallOptions } from './call.ts'
import { conceal } from './errors/conceal.ts'
import { SecuconnectError, TimeoutError } from './errors/errors.ts'
import { isTokenRefused } from './errors/from-answer.ts'
import { type LogEvent, type Logger, tell } from './observe/log.ts'
import type { Progress } from './observe/trace.ts'
import type { Operation } from './operation.ts'
import { type Outcome, waitBeforeRetry } from './retry.ts'
import type { Transport, TransportResponse } from './transport/transport.ts'
import { longest, wait } from './wait.ts'
import { traced } from '#trace'

/** A request: what every surface of the client comes down to. */
export interface Job {
  readonly operation: Pick<Operation, 'id' | 'method' | 'urlTemplate' | 'repeatable' | 'blockingSeconds'>
  /** Absolute. */
  readonly url: string
  readonly body: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly options: CallOptions | undefined
}

/**
 * Sends a job with a token, where there is a source of them, and reads what came back, whatever its status.
 * What `read` throws is a failure of the call.
 */
export type Exchange = <T>(
  job: Job,
  read: (answer: TransportResponse) => T,
  tokens?: TokenSource,
) => Promise<T>

export interface ExchangeSettings {
  readonly transport: Transport
  readonly userAgent: string
  /** The header that carries the token. */
  readonly tokenHeader?: string | undefined
  readonly retries?: number | undefined
  readonly logger?: Logger | undefined
  /** For the jitter: from 0 to 1. */
  readonly random?: () => number
}

/** The one way through which every request goes: token, tries, waits between them, traces and logs. */
export function createExchange(settings: ExchangeSettings): Exchange {
  const { transport, userAgent, tokenHeader = 'authorization', logger, random = Math.random } = settings

  return (job, read, tokens) => {
    const { operation, url, body, options = {} } = job
    const { id, method, repeatable, blockingSeconds = 30 } = operation
    const { signal, timeout = blockingSeconds * 1000, deadline = 2 * timeout } = options
    const { retries = settings.retries ?? 2 } = options
    const begin = performance.now()
    const left = (): number => begin + deadline - performance.now()
    const progress: Counted = { attempts: 0 }

    async function run(): Promise<TransportResponse> {
      checkLimits(id, timeout, deadline, retries)
      const least = repeatable === 'never' ? Math.min(timeout, deadline / 2) : 0
      let retried = 0
      let tokenReplaced = false
      for (;;) {
        signal?.throwIfAborted()
        const token = tokens && (await wait(left(), signal, tokens.get()))
        // Nothing is begun without time for its answer: the server could act, and nobody would hear of it.
        if (tokens && (token === undefined || left() <= 0 || left() < least)) throw noToken(deadline)
        const outcome = await send(token)
        const { answer } = outcome
        if (answer && tokens && token !== undefined && isTokenRefused(answer)) {
          tokens.drop(token)
          // Where money moves, not even a refusal is taken for a proof that nothing was done.
          if (!tokenReplaced && repeatable !== 'never' && left() > 0) {
            tokenReplaced = true
            say('token refused')
            continue
          }
        }
        const pause = waitBeforeRetry(outcome, repeatable, retried + 1, random(), Date.now())
        if (pause === undefined || retried >= retries || pause >= left()) {
          if (answer) return isSuccess(answer) ? answer : conceal(answer, body, token)
          throw outcome.error
        }
        retried += 1
        say('retrying', { pause })
        await wait(pause, signal)
      }
    }

    async function send(token: string | undefined): Promise<Outcome> {
      const seen: Progress = { attempt: (progress.attempts += 1) }
      progress.status = undefined
      // Set one by one: spread objects are slow, and every call makes this one.
      const headers: Record<string, string> = { accept: 'application/json' }
      if (body !== undefined) headers['content-type'] = 'application/json'
      Object.assign(headers, job.headers)
      if (token !== undefined) headers[tokenHeader] = `Bearer ${token}`
      headers['user-agent'] = userAgent
      const timeLimit = Math.max(1, Math.min(timeout, left(), longest))
      const connection = repeatable === 'never' ? 'fresh' : 'kept'
      try {
        const request = {
          method,
          url,
          headers,
          body,
          signal,
          timeout: timeLimit,
          connection,
          operation: id,
        } as const
        const answer = await traced('try', job, seen, () => transport(request))
        progress.status = answer.status
        say('answered')
        return { answer }
      } catch (error) {
        say('unanswered')
        return { error }
      }
    }

    function say(kind: LogEvent['kind'], more?: Partial<LogEvent>): void {
      if (logger === undefined) return
      const { attempts, status } = progress
      void tell(logger, { kind, operation: id, attempts, status, ms: performance.now() - begin, ...more })
    }

    async function work(): Promise<ReturnType<typeof read>> {
      try {
        const value = read(await run())
        say('done')
        return value
      } catch (error) {
        if (error instanceof SecuconnectError) Object.assign(error, { attempts: progress.attempts })
        say('failed', { error })
        throw error
      }
    }

    return tokens ? traced('call', job, progress, work) : work()
  }
}

interface Counted extends Progress {
  attempts: number
}

function noToken(deadline: number): TimeoutError {
  return new TimeoutError(`no token in time for a deadline of ${deadline} ms`, {
    operation: 'auth.token',
    sent: 'maybe',
    advice: 'The call itself was not sent: check the network, then try again.',
  })
}

/** A text would pass for a number, and be appended to the clock. */
function checkLimits(id: string, timeout: unknown, deadline: unknown, retries: unknown): void {
  const isFrom = (least: number, value: unknown): boolean => typeof value === 'number' && value >= least
  if (isFrom(1, timeout) && isFrom(1, deadline) && isFrom(0, retries)) return
  throw new TypeError(`${id}: timeout and deadline are ms, from 1 on; retries is a count, from 0 on`)
}
