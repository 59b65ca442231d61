import {
  type Context,
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type TracerProvider,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { apiServer, credentials, envelope, failureOf } from '../../test/api-server.ts'
import { sendJson } from '../../test/servers.ts'
import { callChannel, tryChannel } from '../../test/traces.ts'
import { clientCredentials, createSecuconnect } from '../index.ts'
import { traceWithOpenTelemetry } from './index.ts'

beforeAll(() => {
  const manager = new AsyncLocalStorageContextManager().enable()
  context.setGlobalContextManager(manager)
  return () => context.disable()
})

interface Tracing {
  readonly provider: TracerProvider
  /** The spans that ended, in the order in which they began. */
  readonly spans: () => readonly ReadableSpan[]
  readonly stop: () => void
}

function tracing(): Tracing {
  const exporter = new InMemorySpanExporter()
  const begun: string[] = []
  const provider = new BasicTracerProvider({
    spanProcessors: [
      new SimpleSpanProcessor(exporter),
      {
        onStart: (span) => void begun.push(span.spanContext().spanId),
        onEnd: () => undefined,
        forceFlush: () => Promise.resolve(),
        shutdown: () => Promise.resolve(),
      },
    ],
  })
  const stop = traceWithOpenTelemetry({ tracerProvider: provider })
  onTestFinished(stop)
  const place = (span: ReadableSpan): number => begun.indexOf(span.spanContext().spanId)
  return { provider, stop, spans: () => exporter.getFinishedSpans().toSorted((a, b) => place(a) - place(b)) }
}

const template = '/Smart/Transactions/{smartTransactionId}'

function portOf(url: string): number {
  return Number(new URL(url).port)
}

describe('the spans of a call', () => {
  it('are one for the call, in the active context, and below it one for each request', async () => {
    const { provider, spans } = tracing()
    let requests = 0
    const server = await apiServer({
      retries: 2,
      answer: (_seen, response) => sendJson(response, (requests += 1) < 3 ? 503 : 200, {}),
    })
    await provider.getTracer('till').startActiveSpan('sale', async (span) => {
      await server.secuconnect.smart.transactions.get('STX_1')
      span.end()
    })
    const [sale, call, ...tries] = spans()
    expect(sale?.name).toBe('sale')
    expect(call).toMatchObject({
      name: 'smart.transactions.get',
      kind: SpanKind.INTERNAL,
      attributes: { 'secukit.attempts': 3 },
      status: { code: SpanStatusCode.UNSET },
      events: [],
      instrumentationScope: { name: '@secukit/api' },
    })
    expect(call?.parentSpanContext?.spanId).toBe(sale?.spanContext().spanId)
    const where = { 'server.address': '127.0.0.1', 'server.port': portOf(server.url) }
    const get = { 'http.request.method': 'GET', 'url.template': template, ...where }
    const failed = { 'http.response.status_code': 503, 'error.type': '503' }
    expect(
      tries.map(({ name, kind, attributes, status }) => ({ name, kind, attributes, code: status.code })),
    ).toEqual([
      {
        name: 'POST /oauth/token',
        kind: SpanKind.CLIENT,
        attributes: {
          'http.request.method': 'POST',
          'url.template': '/oauth/token',
          ...where,
          'http.response.status_code': 200,
        },
        code: SpanStatusCode.UNSET,
      },
      {
        name: `GET ${template}`,
        kind: SpanKind.CLIENT,
        attributes: { ...get, ...failed },
        code: SpanStatusCode.ERROR,
      },
      {
        name: `GET ${template}`,
        kind: SpanKind.CLIENT,
        attributes: { ...get, ...failed, 'http.request.resend_count': 1 },
        code: SpanStatusCode.ERROR,
      },
      {
        name: `GET ${template}`,
        kind: SpanKind.CLIENT,
        attributes: { ...get, 'http.response.status_code': 200, 'http.request.resend_count': 2 },
        code: SpanStatusCode.UNSET,
      },
    ])
    for (const each of tries) expect(each.parentSpanContext?.spanId).toBe(call?.spanContext().spanId)
    expect(new Set(spans().map((span) => span.spanContext().traceId)).size).toBe(1)
  })

  it('of two calls at once do not mix', async () => {
    const { spans } = tracing()
    const server = await apiServer()
    const { smart } = server.secuconnect
    await smart.transactions.list()
    await Promise.all([smart.transactions.get('STX_1'), smart.devices.get('SMD_1')])
    const parents = new Map(spans().map((span) => [span.spanContext().spanId, span.name]))
    const pairs = spans().map(({ name, parentSpanContext }) => [
      name,
      parents.get(parentSpanContext?.spanId ?? ''),
    ])
    expect(pairs).toContainEqual([`GET ${template}`, 'smart.transactions.get'])
    expect(pairs).toContainEqual(['GET /Smart/Devices/{smartDeviceId}', 'smart.devices.get'])
    expect(pairs.filter(([, parent]) => parent === undefined)).toHaveLength(3)
  })

  it('tell a refusal by class and message: on the call alone, its request was answered', async () => {
    const { spans } = tracing()
    const server = await apiServer({
      answer: (_seen, response) =>
        sendJson(
          response,
          404,
          envelope({ error: 'NoCard', error_details: 'no card 9276004429942845', supportId: 'f00' }),
        ),
    })
    await failureOf(server.secuconnect.loyalty.merchantCards.get('9276004429942845'))
    const [call, , request] = spans()
    const message = expect.stringMatching(
      /^loyalty\.merchantCards\.get: NoCard \(HTTP 404\) \(support id f00\): no card 9276…2845/,
    ) as string
    expect(call).toMatchObject({
      attributes: { 'error.type': 'NotFoundError' },
      status: { code: SpanStatusCode.ERROR, message },
      events: [
        {
          name: 'exception',
          attributes: { 'exception.type': 'NotFoundError', 'exception.message': message },
        },
      ],
    })
    expect(call?.events[0]?.attributes).not.toHaveProperty('exception.stacktrace')
    expect(request).toMatchObject({
      attributes: { 'http.response.status_code': 404, 'error.type': '404' },
      status: { code: SpanStatusCode.ERROR },
      events: [],
    })
  })

  it('tell a request without an answer on both', async () => {
    const { spans } = tracing()
    const server = await apiServer({ answer: (_seen, response) => response.destroy() })
    await failureOf(server.secuconnect.smart.transactions.start('STX_1', 'cash'))
    const [call, , request] = spans()
    for (const span of [call, request]) {
      expect(span).toMatchObject({
        attributes: { 'error.type': 'ConnectionError' },
        status: { code: SpanStatusCode.ERROR },
        events: [{ name: 'exception' }],
      })
    }
    expect(request?.attributes).not.toHaveProperty('http.response.status_code')
  })

  it.each([
    ['an error', () => new RangeError('canary-reason'), 'RangeError'],
    ['a text', () => 'canary-reason', 'string'],
  ])('do not repeat the reason of a signal when it is %s', async (_what, reason, type) => {
    const { spans } = tracing()
    const controller = new AbortController()
    const server = await apiServer({ answer: () => controller.abort(reason()) })
    await failureOf(
      server.secuconnect.smart.transactions.start('STX_1', 'cash', {}, { signal: controller.signal }),
    )
    const [call, , request] = spans()
    expect([call?.attributes['error.type'], request?.attributes['error.type']]).toEqual([type, type])
    expect(
      spans().flatMap(({ events, status }) => [
        status.message,
        ...events.map(({ attributes }) => attributes?.['exception.message']),
      ]),
    ).not.toContain('canary-reason')
  })

  it('know the usual port, an address of IPv6, and no path that the specs do not have', async () => {
    const { spans } = tracing()
    const transport = () =>
      Promise.resolve({ status: 200, headers: {}, text: '{"access_token":"t","expires_in":99}' })
    const auth = clientCredentials(credentials)
    await createSecuconnect({ environment: 'testing', auth, transport }).smart.transactions.list()
    const plain = createSecuconnect({ baseUrl: 'http://[::1]', auth, transport })
    await plain.smart.client.GET('/Smart/Beacons/SDV_7' as never, {} as never)
    const requests = spans().filter(
      ({ kind, attributes }) => kind === SpanKind.CLIENT && attributes['http.request.method'] === 'GET',
    )
    expect(requests).toMatchObject([
      { attributes: { 'server.address': 'connect-testing.secuconnect.com', 'server.port': 443 } },
      { name: 'GET', attributes: { 'server.address': '::1', 'server.port': 80 } },
    ])
    expect(requests[1]?.attributes).not.toHaveProperty('url.template')
  })
})

describe('the end of tracing', () => {
  it('ends the spans that are open, and leaves no subscriber behind', async () => {
    const { spans, stop } = tracing()
    const server = await apiServer({ answer: () => stop() })
    await failureOf(server.secuconnect.smart.transactions.get('STX_1', {}, { timeout: 200 }))
    expect(spans().map(({ name, ended }) => [name, ended])).toEqual([
      ['smart.transactions.get', true],
      ['POST /oauth/token', true],
      [`GET ${template}`, true],
    ])
    expect([callChannel.hasSubscribers, tryChannel.hasSubscribers]).toEqual([false, false])
    stop()
  })
})

describe('a tracer that fails', () => {
  const broken = (): never => {
    throw new Error('the collector is gone')
  }
  const half = {
    ...trace.wrapSpanContext({ traceId: '', spanId: '', traceFlags: 0 }),
    setAttribute: broken,
    end: broken,
  }

  it.each<readonly [string, TracerProvider]>([
    ['begin', { getTracer: () => ({ startSpan: broken, startActiveSpan: broken }) }],
    [
      'end',
      {
        getTracer: () => ({
          startSpan: (_name: string, _options: object, _in: Context) => half as never,
          startActiveSpan: broken,
        }),
      },
    ],
  ])('breaks neither a call nor the process when no span can %s', async (_what, tracerProvider) => {
    const uncaught: unknown[] = []
    const hear = (error: unknown): void => {
      uncaught.push(error)
    }
    process.on('uncaughtException', hear)
    const stop = traceWithOpenTelemetry({ tracerProvider })
    onTestFinished(() => {
      stop()
      process.off('uncaughtException', hear)
    })
    const server = await apiServer()
    expect(await server.secuconnect.smart.transactions.start('STX_1', 'cash')).toEqual({})
    await sleep(10)
    expect(uncaught).toEqual([])
  })
})
