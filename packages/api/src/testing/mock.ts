import { TimeoutError } from '../errors/errors.ts'
import { maskCardNumbers } from '../errors/mask.ts'
import type { Exchanges } from '../generated/exchanges.ts'
import { exchanges } from '../generated/schemas.ts'
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts'
import { wait } from '../wait.ts'
import { isOutcome, type Outcome, reply, settleOutcome } from './outcome.ts'
import { readRequest, type ReadRequest } from './read-request.ts'
import { type Problem, problemsOf, type Schema } from './schema.ts'

/** An operation of the specs, such as `smart.transactions.start`. */
export type OperationId = keyof Exchanges

/** What comes of a request: a reply that fits the specs, or an outcome such as `refusal(…)`. */
export type MockAnswer<Id extends OperationId> = Exchanges[Id]['reply'] | Outcome

/** Makes the answer from the request; it may take its time. */
export type MockHandler<Id extends OperationId> = (
  request: Exchanges[Id]['request'],
) => MockAnswer<Id> | Promise<MockAnswer<Id>>

/** One request that the mock got. */
export interface MockCall {
  readonly operation: string
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** A server in memory that answers what it was told, and nothing that the specs do not allow. */
export interface MockTransport {
  /** Goes into `createSecuconnect`. Rejects with a `MockError` when the request or the reply does not fit the specs. */
  readonly transport: Transport
  /**
   * Answers every request of an operation with a reply, an outcome such as `refusal(…)`, or what a function makes of the request.
   * Throws a `MockError` when the reply does not fit the specs.
   */
  on<Id extends OperationId>(operation: Id, answer: MockAnswer<Id> | MockHandler<Id>): void
  /** The same for one request only, before what `on` says; several wait in line. */
  once<Id extends OperationId>(operation: Id, answer: MockAnswer<Id> | MockHandler<Id>): void
  /** All requests so far, in their order, without those for tokens. */
  calls(): readonly MockCall[]
  /** The requests of one operation, in their order. */
  calls<Id extends OperationId>(operation: Id): readonly Exchanges[Id]['request'][]
  /** Throws the first `MockError` that came up, even if somebody caught it, or one for a `once` that nobody asked for. */
  verify(): void
}

/** The test and the specs disagree: in a request of the code under test, in a reply, or in what was set up. No failure of a call. */
export class MockError extends Error {
  override readonly name: string = 'MockError'
  /** The operation, such as `smart.transactions.start`. */
  readonly operation: string
  /** What does not fit, and where; empty when it is about something else. */
  readonly problems: readonly Problem[]

  constructor(operation: string, message: string, problems: readonly Problem[] = []) {
    super(maskCardNumbers(`${operation}: ${message}`))
    this.operation = maskCardNumbers(operation)
    this.problems = problems
  }
}

type Handler = (request: ReadRequest) => unknown

/**
 * A transport without a server, for tests of your own code. Requests and replies are held against the specs.
 * Tokens are given without being told; `on('auth.token', …)` changes that.
 */
export function mockTransport(): MockTransport {
  const always = new Map<string, Handler>([['auth.token', tokens()]])
  const inLine = new Map<string, Handler[]>()
  const calls: MockCall[] = []
  const problems: MockError[] = []

  async function answer(request: TransportRequest): Promise<TransportResponse> {
    const { operation } = request
    const schemas = schemasOf(operation)
    const read = readRequest(request, schemas)
    if (read === undefined)
      throw new MockError(operation, `its path is ${schemas.path}, not ${new URL(request.url).pathname}`)
    calls.push({ operation, ...read })
    hold(operation, 'request', schemas.request, read)
    const handler = inLine.get(operation)?.shift() ?? always.get(operation)
    if (handler === undefined) {
      throw new MockError(
        operation,
        `the mock was not told what to answer. Before the call, write: api.on('${operation}', { … })`,
      )
    }
    const value = await handler(read)
    return isOutcome(value) ? settleOutcome(value, operation) : fitting(operation, value)
  }

  function note(error: unknown): never {
    if (error instanceof MockError) problems.push(error)
    throw error
  }

  function prepare(operation: string, given: unknown): Handler {
    schemasOf(operation)
    if (typeof given === 'function') return given as Handler
    // Judged now, so that the error points at the line that set it up.
    if (!isOutcome(given)) fitting(operation, given)
    return () => given
  }

  return {
    on(operation, given) {
      always.set(operation, prepare(operation, given))
    },
    once(operation, given) {
      const handler = prepare(operation, given)
      inLine.set(operation, [...(inLine.get(operation) ?? []), handler])
    },
    calls(operation?: string) {
      const wanted = calls.filter((call) =>
        operation === undefined ? call.operation !== 'auth.token' : call.operation === operation,
      )
      // oxlint-disable-next-line typescript/no-explicit-any -- what the overloads promise, the schemas have checked
      return wanted as any
    },
    verify() {
      if (problems[0]) throw problems[0]
      for (const [operation, { length }] of inLine) {
        if (length > 0)
          throw new MockError(operation, `${length} of the answers set with once() were not asked for`)
      }
    },
    transport: async (request) => {
      request.signal?.throwIfAborted()
      const given = await wait(request.timeout, request.signal, answer(request).catch(note))
      if (given !== undefined) return given
      const { operation, timeout } = request
      throw new TimeoutError(`the mock gave no answer within ${timeout} ms`, { operation, sent: 'maybe' })
    },
  }
}

function schemasOf(operation: string) {
  const schemas = Object.hasOwn(exchanges, operation) ? exchanges[operation] : undefined
  if (schemas === undefined)
    throw new MockError(operation, 'the specs have no such operation, so the mock cannot answer it')
  return schemas
}

/** The answer for a reply, as it would come over the wire; throws when it does not fit. */
function fitting(operation: string, value: unknown): TransportResponse {
  const answer = reply(value ?? null)
  hold(operation, 'reply', schemasOf(operation).reply, JSON.parse(answer.text))
  return answer
}

function hold(operation: string, what: 'request' | 'reply', schema: Schema, value: unknown): void {
  const problems = problemsOf(schema, value)
  if (problems.length === 0) return
  const texts = problems.map(
    ({ pointer, wants, got }) => `${pointer || 'all of it'}: wanted ${wants}, got ${got}`,
  )
  const more = texts.length > 5 ? [`and ${texts.length - 5} more`] : []
  const hint = what === 'reply' ? '. For an answer beyond the specs use rawAnswer().' : ''
  throw new MockError(
    operation,
    `the ${what} does not fit the specs: ${[...texts.slice(0, 5), ...more].join('; ')}${hint}`,
    problems,
  )
}

/** What the token endpoint would say: codes to a device that registers, tokens to all others. */
function tokens(): Handler {
  let count = 0
  return ({ body }) => {
    const form = body as Readonly<Record<string, unknown>>
    count += 1
    if (form['grant_type'] === 'device' && 'uuid' in form) {
      return {
        device_code: `mock-device-${count}`,
        user_code: 'mock',
        verification_url: 'https://example.org',
        expires_in: 1200,
        interval: 0,
      }
    }
    return {
      access_token: `mock-token-${count}`,
      expires_in: 1200,
      token_type: 'bearer',
      ...(form['grant_type'] !== 'client_credentials' && { refresh_token: 'mock-refresh' }),
    }
  }
}
