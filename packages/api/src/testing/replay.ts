import { ConnectionError, TimeoutError } from '../errors/errors.ts'
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts'
import { createSecretMask } from './mask-secrets.ts'
import { type RecordedExchange, type RecordedRequest, recordRequest } from './record.ts'

/** The code under test asked for something that the recording does not have, or did not ask for all that it has. */
export class ReplayError extends Error {
  override readonly name: string = 'ReplayError'
  /** The operation, such as `smart.transactions.start`. */
  readonly operation: string

  constructor(operation: string, message: string) {
    super(`${operation}: ${message}`)
    this.operation = operation
  }
}

/** A recording that answers. */
export interface Replay {
  /** Goes into `createSecuconnect`. Rejects with a `ReplayError` when a request is not in the recording. */
  readonly transport: Transport
  /** Throws the first `ReplayError` that came up, even if somebody caught it, or one for what was not asked for. */
  verify(): void
}

/**
 * Answers from a recording of `recordTransport`: an array of exchanges, or a text with one a line.
 * A request is found by operation, method, path, query and body, with its secrets masked, so any credentials will do.
 * Equal requests get their answers in the order of the recording; the last token is given as often as it is asked for.
 * Throws a `SyntaxError` when a line is no JSON.
 */
export function replayTransport(recording: string | readonly RecordedExchange[]): Replay {
  // Copies: a recording put together by hand may hold one exchange twice.
  const exchanges = (typeof recording === 'string' ? readLines(recording) : recording).map((each) => ({
    ...each,
  }))
  const mask = createSecretMask()
  const used = new Set<RecordedExchange>()
  const problems: ReplayError[] = []

  function find(request: RecordedRequest): RecordedExchange {
    const same = exchanges.filter((each) => textOf(each.request) === textOf(request))
    const found =
      same.find((each) => !used.has(each)) ?? (request.operation === 'auth.token' ? same.at(-1) : undefined)
    if (found) {
      used.add(found)
      return found
    }
    const problem = new ReplayError(request.operation, whyNot(request, same.length, exchanges))
    problems.push(problem)
    throw problem
  }

  return {
    transport: async (request) => {
      request.signal?.throwIfAborted()
      return give(request, find(recordRequest(mask, request)))
    },
    verify() {
      const left = exchanges.filter((each) => !used.has(each))
      const [first] = left
      if (problems[0]) throw problems[0]
      if (first) {
        const more = left.length > 1 ? `, and ${left.length - 1} more` : ''
        throw new ReplayError(
          first.request.operation,
          `${nameOf(first.request)} is in the recording, but was not asked for${more}. ${howToRenew}`,
        )
      }
    },
  }
}

const howToRenew = 'If the code under test is right, record anew with recordTransport against a server.'

function readLines(text: string): readonly RecordedExchange[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as RecordedExchange)
}

async function give(
  { signal, operation }: TransportRequest,
  { request, answer }: RecordedExchange,
): Promise<TransportResponse> {
  const { failure, sent = 'maybe', message = 'no answer came' } = answer
  if (failure === 'timeout') throw new TimeoutError(message, { operation, sent })
  if (failure === 'connection') throw new ConnectionError(message, { operation, sent })
  if (failure === 'aborted') return untilAborted(signal, request)
  const text = answer.body === undefined ? (answer.text ?? '') : JSON.stringify(answer.body)
  return { status: answer.status ?? 200, headers: answer.headers ?? {}, text }
}

/** The caller gave up on this one: so it may now. */
function untilAborted(signal: AbortSignal | undefined, request: RecordedRequest): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (!signal) {
      reject(
        new ReplayError(
          request.operation,
          `was aborted in the recording, but has no signal now. ${howToRenew}`,
        ),
      )
      return
    }
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- an abort reason is the caller's own
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** Says what is nearest to a request that was not found. */
function whyNot(request: RecordedRequest, same: number, exchanges: readonly RecordedExchange[]): string {
  const name = nameOf(request)
  if (same > 0) {
    const times = same === 1 ? 'once' : `${same} times`
    return `${name} was recorded ${times} and is asked for once more. ${howToRenew}`
  }
  const alike = exchanges
    .map((each) => each.request)
    .filter(({ operation }) => operation === request.operation)
  const near =
    alike.find(({ path, method }) => path === request.path && method === request.method) ?? alike[0]
  if (!near) return `${name} is not in the recording. ${howToRenew}`
  if (near.path !== request.path || near.method !== request.method)
    return `${name} is not in the recording; ${nameOf(near)} is. ${howToRenew}`
  const pointer = difference(
    { query: near.query, body: near.body },
    { query: request.query, body: request.body },
    '',
  )
  return `${name} was recorded with another content: it differs at ${pointer}. ${howToRenew}`
}

function nameOf({ method, path }: RecordedRequest): string {
  return `${method} ${path}`
}

/** Where two values differ first, as a JSON pointer. */
function difference(a: unknown, b: unknown, pointer: string): string {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return pointer
  const [left, right] = [a, b].map((each) => new Map<string, unknown>(Object.entries(each)))
  const name = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])].find(
    (key) => textOf(left?.get(key)) !== textOf(right?.get(key)),
  )
  return name === undefined ? pointer : difference(left?.get(name), right?.get(name), `${pointer}/${name}`)
}

/** The order of properties says nothing. */
function textOf(value: unknown): string {
  const sorted = (_name: string, each: unknown): unknown =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each
  return JSON.stringify(value, sorted) ?? ''
}
