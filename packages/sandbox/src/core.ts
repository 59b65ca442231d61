import type { Assumptions } from './assumptions.ts'
import type { WaitableClock } from './clock.ts'
import type { OperationId } from './generated/routes.ts'
import type { Scrolls } from './list/scroll.ts'
import { handlers } from './operations/handlers.ts'
import type { Random } from './random.ts'
import { Refusal } from './refusal.ts'
import { readRequest } from './read-request.ts'
import type { SandboxEvent, Session, Shop, State } from './state.ts'
import type { JobReply } from './terminal/ended.ts'

/** One HTTP request, as plain data. */
export interface SandboxRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
  /** The address that it comes from, when it came over a socket. */
  readonly remote?: string
  /** The body was longer than the server reads; `body` holds its beginning. */
  readonly bodyCut?: true
}

/** One HTTP answer, as plain data. */
export interface SandboxResponse {
  readonly status: number
  /** What is answered as JSON. */
  readonly body: unknown
  /** The operation that was asked for, where the request names one. */
  readonly operation?: OperationId
  /** Headers beside those of every answer, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sent in place of `body`, to the letter: what a fault has made of the answer. */
  readonly text?: string
  /** The connection breaks: before anything is sent, or after half of the answer. */
  readonly cut?: 'before' | 'half'
}

/** What the core is given from outside: nothing in it reads a clock, a disk or a socket. */
export interface Surroundings {
  readonly state: State
  readonly clock: Pick<WaitableClock, 'now'>
  readonly random: Random
  /** What the vendor leaves open, as this sandbox has it. */
  readonly assumptions: Assumptions
  /** The open scrolls of a merchant; they live as long as the process. */
  readonly scrolls: (merchantId: string) => Scrolls
}

/** What a handler sees of a request that the specs admit. */
export interface Call {
  /** What stood in the path's placeholders. */
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  /** Whose token it came with, and the shop that it opens: no handler sees another. */
  readonly session: Session
  readonly shop: Shop
}

/** What a handler decides: the answer and what happened, or what happened and whom the answer waits for. */
export type Reply =
  | {
      readonly body: unknown
      readonly events?: readonly SandboxEvent[]
      /** A job of a terminal that this has ended, and what its caller is told. */
      readonly ends?: EndedJob
    }
  | { readonly waitsFor: string; readonly events: readonly SandboxEvent[] }

interface EndedJob {
  readonly ticket: string
  readonly reply: JobReply
}

/** A handler reads the state and never writes it. Throws `Refusal` for a no. */
export type Handler = (call: Call, surroundings: Surroundings) => Reply

/** What became of a request: an answer, or the ticket of the terminal's job that will answer it. */
export type Outcome = {
  readonly operation?: OperationId
  readonly events: readonly SandboxEvent[]
} & ({ readonly response: SandboxResponse; readonly ends?: EndedJob } | { readonly waitsFor: string })

const noEvents: readonly SandboxEvent[] = []

/** Judges one request and says what happens; it changes nothing. */
export function handle(request: SandboxRequest, surroundings: Surroundings): Outcome {
  const { random } = surroundings
  const before = random.state()
  try {
    const { operation, call } = readRequest(request, surroundings)
    const reply = handlers[operation](call, surroundings)
    const events = reply.events ?? noEvents
    return 'waitsFor' in reply
      ? { operation, events, waitsFor: reply.waitsFor }
      : {
          operation,
          events,
          response: { status: 200, body: reply.body, operation },
          ...(reply.ends && { ends: reply.ends }),
        }
  } catch (error) {
    // A no leaves everything as it was: what comes next gets the ids that it would have got without it.
    random.restore(before)
    return { events: noEvents, response: refused(error, random) }
  }
}

/** The answer to a refusal. Whatever else was thrown is thrown on. */
export function refused(error: unknown, random: Random): SandboxResponse {
  if (!(error instanceof Refusal)) throw error
  const body = 'error_details' in error.body ? { ...error.body, supportId: random.supportId() } : error.body
  return { status: error.status, body }
}

/** What the sandbox says of its own mistakes. */
export function faulty(error: unknown): SandboxResponse {
  const body = {
    status: 'error',
    error: 'ProductInternalException',
    error_details: `fault of the sandbox: ${String(error)}`,
    code: 1001,
  }
  return { status: 500, body }
}
