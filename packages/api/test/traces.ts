import { tracingChannel, type TracingChannel } from 'node:diagnostics_channel'
import { onTestFinished } from 'vitest'
import type { CallTrace, TryTrace } from '../src/index.ts'

export const callChannel: TracingChannel<unknown, CallTrace> = tracingChannel<unknown, CallTrace>(
  'secukit.api.call',
)
export const tryChannel: TracingChannel<unknown, TryTrace> = tracingChannel<unknown, TryTrace>(
  'secukit.api.try',
)

/** One event on a tracing channel. */
export interface TraceEvent {
  /** Such as `call start` or `try error`. */
  readonly event: string
  /** What was published, as it was at that moment. */
  readonly seen: Readonly<Record<string, unknown>>
  /** What was published itself. */
  readonly trace: object
}

/** All that is published on both channels, in order, until the test ends. */
export function traceEvents(): TraceEvent[] {
  const events: TraceEvent[] = []
  for (const [kind, channel] of [
    ['call', callChannel],
    ['try', tryChannel],
  ] as const) {
    const hear =
      (event: string) =>
      (trace: object): void => {
        events.push({ event: `${kind} ${event}`, seen: { ...trace }, trace })
      }
    const all = {
      start: hear('start'),
      end: hear('end'),
      asyncStart: hear('asyncStart'),
      asyncEnd: hear('asyncEnd'),
      error: hear('error'),
    }
    channel.subscribe(all)
    onTestFinished(() => {
      channel.unsubscribe(all)
    })
  }
  return events
}
