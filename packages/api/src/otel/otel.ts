import { AsyncLocalStorage } from 'node:async_hooks'
import { tracingChannel } from 'node:diagnostics_channel'
import {
  type Attributes,
  type Context,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api'
import { SecuconnectError } from '../errors/errors.ts'
import type { CallTrace, TryTrace } from '../observe/trace.ts'

/** Where spans go. */
export interface OpenTelemetryOptions {
  /** Default: the global one. */
  readonly tracerProvider?: TracerProvider
}

/**
 * Makes OpenTelemetry spans of all calls of all clients of this process, until the function that it gives back is called.
 * Each call is a span of kind internal, named after its operation, in the active context; each request on the wire is a
 * span of kind client below it, with the attributes of the semantic conventions for HTTP. There is no `url.full`: it would
 * hold ids and card numbers. For Node, and what has its `node:diagnostics_channel`.
 */
export function traceWithOpenTelemetry({ tracerProvider = trace }: OpenTelemetryOptions = {}): () => void {
  const tracer = tracerProvider.getTracer('@secukit/api')
  const calls = new AsyncLocalStorage<Context | undefined>()
  const stops = [
    follow<CallTrace>(
      'secukit.api.call',
      calls,
      (call) => startCall(tracer, call, context.active()),
      endCall,
    ),
    // A token that several calls wait for is fetched within the first of them.
    follow<TryTrace>(
      'secukit.api.try',
      new AsyncLocalStorage(),
      (request) => startTry(tracer, request, calls.getStore() ?? context.active()),
      endTry,
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Begins and ends a span for each run on a channel; whoever is called within the run finds its context in the store. */
function follow<Trace extends CallTrace | TryTrace>(
  channel: string,
  store: AsyncLocalStorage<Context | undefined>,
  start: (run: Trace) => Span,
  finish: (span: Span, run: Trace) => void,
): () => void {
  const { start: started, asyncEnd: ended } = tracingChannel<Context | undefined, Trace>(channel)
  const open = new Map<unknown, Span>()
  const onEnd = (run: unknown): void => {
    const span = open.get(run)
    open.delete(run)
    if (span) safely(() => finish(span, run as Trace))
  }
  started.bindStore(store, (run) =>
    safely(() => {
      const span = start(run)
      open.set(run, span)
      return trace.setSpan(context.active(), span)
    }),
  )
  ended.subscribe(onEnd)
  return () => {
    started.unbindStore(store)
    ended.unsubscribe(onEnd)
    for (const span of open.values()) safely(() => span.end())
    open.clear()
  }
}

/** What a subscriber throws ends the process (`node:diagnostics_channel`): no span is worth that. */
function safely<T>(task: () => T): T | undefined {
  try {
    return task()
  } catch {
    return undefined
  }
}

function startCall(tracer: Tracer, { operation }: CallTrace, parent: Context): Span {
  return tracer.startSpan(operation, { kind: SpanKind.INTERNAL }, parent)
}

function endCall(span: Span, call: CallTrace): void {
  span.setAttribute('secukit.attempts', call.attempts)
  if (call.error !== undefined) fail(span, call.error)
  span.end()
}

function startTry(tracer: Tracer, { method, urlTemplate, origin, attempt }: TryTrace, parent: Context): Span {
  const { hostname, port, protocol } = new URL(origin)
  const attributes: Attributes = {
    'http.request.method': method,
    'server.address': hostname.replace(/^\[(.*)\]$/, '$1'),
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    ...(urlTemplate && { 'url.template': urlTemplate }),
    ...(attempt > 1 && { 'http.request.resend_count': attempt - 1 }),
  }
  return tracer.startSpan(`${method} ${urlTemplate}`.trim(), { kind: SpanKind.CLIENT, attributes }, parent)
}

function endTry(span: Span, { status, error }: TryTrace): void {
  if (status !== undefined) span.setAttribute('http.response.status_code', status)
  if (error !== undefined) fail(span, error)
  else if (status !== undefined && status >= 400) {
    span.setAttribute('error.type', String(status))
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
  span.end()
}

/** Tells the class of an error, and the message of our own alone: what others write may hold anything. */
function fail(span: Span, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error
  const message = error instanceof SecuconnectError ? error.message : ''
  span.setAttribute('error.type', name)
  span.recordException({ name, message })
  span.setStatus({ code: SpanStatusCode.ERROR, ...(message && { message }) })
}
