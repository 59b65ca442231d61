import { type Clock } from './clock.ts'
import type { OperationId } from './generated/routes.ts'
import { handlers } from './operations/handlers.ts'
import type { Random } from './random.ts'
import { Refusal } from './refusal.ts'
import { readRequest } from './read-request.ts'
import { apply, type SandboxEvent, type State } from './state.ts'

/** One HTTP request, as plain data. */
export interface SandboxRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** The body was longer than the server reads; `body` holds its beginning. */
  readonly bodyCut?: true
}

/** One HTTP answer, as plain data. */
export interface SandboxResponse {
  readonly status: number
  readonly body: unknown
  /** The operation that answered, where the request got that far. */
  readonly operation?: OperationId
}

/** What the core is given from outside: nothing in it reads a clock, a disk or a socket. */
export interface Surroundings {
  readonly state: State
  readonly clock: Clock
  readonly random: Random
}

/** What a handler sees of a request that the specs admit. */
export interface Call {
  /** What stood in the path's placeholders. */
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | number>>
  readonly body: unknown
}

/** What a handler decides: the answer, and what happened. */
interface Reply {
  readonly body: unknown
  readonly events?: readonly SandboxEvent[]
}

/** A handler reads the state and never writes it. Throws `Refusal` for a no. */
export type Handler = (call: Call, surroundings: Surroundings) => Reply

/** Answers one request and takes what happened into the state. */
export function handle(request: SandboxRequest, surroundings: Surroundings): SandboxResponse {
  try {
    const { operation, call } = readRequest(request, surroundings)
    const handler = handlers[operation]
    if (!handler) throw Refusal.notSimulated(operation)
    const { body, events = [] } = handler(call, surroundings)
    for (const event of events) apply(surroundings.state, event)
    return { status: 200, body, operation }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const body =
      'error_details' in error.body
        ? { ...error.body, supportId: surroundings.random.supportId() }
        : error.body
    return { status: error.status, body }
  }
}
