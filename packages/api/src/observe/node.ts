import type { TracingChannel } from 'node:diagnostics_channel'
import type { Progress, Subject } from './trace.ts'

type Channels = Readonly<Record<'call' | 'try', TracingChannel>>

let opened: Channels | undefined

/** Opened by the first call: importing the client costs nothing. */
function channels(): Channels {
  if (opened === undefined) {
    const { tracingChannel } = process.getBuiltinModule('node:diagnostics_channel')
    opened = { call: tracingChannel('secukit.api.call'), try: tracingChannel('secukit.api.try') }
  }
  return opened
}

/** Publishes the run on a tracing channel, if anybody listens; what is published is a `CallTrace` or a `TryTrace`. */
export function traced<T>(
  kind: 'call' | 'try',
  subject: Subject,
  progress: Progress,
  run: () => Promise<T>,
): Promise<T> {
  return channels()[kind].hasSubscribers ? published(kind, subject, progress, run) : run()
}

async function published<T>(
  kind: 'call' | 'try',
  { operation: { id, method, urlTemplate }, url }: Subject,
  progress: Progress,
  run: () => Promise<T>,
): Promise<T> {
  let result: T | undefined
  // The channel would publish what the promise resolves to: an answer with a token or a receipt in it.
  const quiet = async (): Promise<void> => {
    result = await run()
    // A try's result is its answer; a call's is the user's own, whatever it has for a status.
    if (kind === 'try') progress.status = (result as { readonly status: number }).status
  }
  const { origin } = new URL(url)
  const trace = Object.assign(progress, { operation: id, method, urlTemplate, origin })
  await channels()[kind].tracePromise(quiet, trace)
  return result as T
}
