import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  SecuconnectError,
  ServerError,
  type SmartTransaction,
  TimeoutError,
  UnexpectedAnswerError,
} from '@secukit/api'
import * as fc from 'fast-check'
import type { Step } from '../machine.ts'
import type { Settings } from '../settings.ts'

// What the tests of the three operations share: what a server may answer, what may go wrong, and what a table says.

/** The moment at which every history begins, in ms since 1970. */
export const dawn: number = Date.UTC(2025, 2, 1, 9)

/** Each span is of its own length, so that one that is taken for another shows. */
export const spans: Settings = {
  patience: 60_000,
  requestLife: 120_000,
  cardFlow: 90_000,
  operatorAfter: 600_000,
}

export const someSpans: fc.Arbitrary<Settings> = fc.constantFrom(
  spans,
  spans,
  { patience: 0, requestLife: 0, cardFlow: 0, operatorAfter: 0 },
  { patience: 1000, requestLife: 10_000, cardFlow: 200_000, operatorAfter: 30_000 },
)

export interface Shown {
  readonly sum?: unknown
  readonly gratuity?: unknown
  readonly of?: string
  readonly currency?: string | null
  readonly receiptNumber?: unknown
  /** The card terminal that it names. */
  readonly device?: string | undefined
}

/** Cast: the operations look at a few fields, and the wire owes them nothing. `sum` absent: no `basket_info`. */
export function transaction(status: unknown, shown: Shown = {}): SmartTransaction {
  const { of = 'STX_1', sum, gratuity, currency = 'EUR', receiptNumber, device } = shown
  return {
    id: of,
    status,
    ...(('sum' in shown || 'gratuity' in shown || 'currency' in shown) && {
      basket_info: {
        ...(sum !== undefined && { sum }),
        ...(gratuity !== undefined && { gratuity }),
        currency,
      },
    }),
    ...(receiptNumber !== undefined && { receipt_number: receiptNumber }),
    ...(device !== undefined && { device_destination: { id: device } }),
  } as unknown as SmartTransaction
}

const operation = 'smart.transactions.start'

/** A no in the API's own format. */
export function refusal(status: number, reason = 'ProductNotAllowedException'): ApiError {
  return new ApiError({ operation, status, reason, details: 'no', code: 1003 })
}

export const unsent: ConnectionError = new ConnectionError('nothing was sent', { operation, sent: 'no' })
export const lost: ConnectionError = new ConnectionError('the answer was lost', { operation, sent: 'maybe' })
export const late: TimeoutError = new TimeoutError('too late', { operation, sent: 'maybe' })
export const page: UnexpectedAnswerError = new UnexpectedAnswerError('HTML', { operation, status: 502 })
const noToken: ConnectionError = new ConnectionError('no token', {
  operation: 'auth.token',
  sent: 'maybe',
})
const tokenRefused: AuthenticationError = new AuthenticationError({
  operation: 'auth.token',
  status: 400,
  reason: 'invalid_client',
  details: '',
})
export const broken: Error = new Error('the disk is full')

/** After these a call may have taken effect. */
export const doubts: readonly unknown[] = [
  lost,
  late,
  page,
  new Error('something else'),
  undefined,
  ...[500, 502, 503, 504].map(
    (status) =>
      new ServerError({ operation, status, reason: 'ProductInternalException', details: '', code: 1005 }),
  ),
  refusal(500),
  // The server fails within, or behind itself, and says so with a 4xx.
  refusal(400, 'ProductBackendproviderException'),
  refusal(400, 'ProductInternalException'),
  refusal(408),
  refusal(429),
  // Not in the API's own format: anybody on the way may have said it.
  new AuthenticationError({ operation, status: 401, reason: 'Unauthorized', details: '' }),
  new NotFoundError({ operation, status: 404, reason: 'x', details: '' }),
]

/** The API itself says no. */
export const refusals: readonly unknown[] = [
  ...[400, 403, 409, 422].map((status) => refusal(status)),
  new AuthenticationError({ operation, status: 401, reason: 'x', details: '', code: 1001 }),
  new NotFoundError({ operation, status: 404, reason: 'x', details: '', code: 1001 }),
]

/** Not a byte of the call left. */
export const neverSent: readonly unknown[] = [unsent, noToken, tokenRefused]

export const someError: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...doubts) },
  { weight: 2, arbitrary: fc.constantFrom(...refusals) },
  { weight: 1, arbitrary: fc.constantFrom(...neverSent) },
)

/** Whether a call that failed so may have taken effect, where no card terminal is at work. */
export function isDoubtful(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.code === undefined) return true
  return (
    [408, 429, 500, 502, 503, 504].includes(error.status) || /Backendprovider|Internal/.test(error.reason)
  )
}

/** Whether anything of a call that failed so may have left. */
export function wasSent(error: unknown): boolean {
  if (!(error instanceof SecuconnectError)) return true
  return error.operation !== 'auth.token' && !(error instanceof ConnectionError && error.sent === 'no')
}

// Written out here, not taken from the code under test.
const finalWords: { readonly [kind in 'approved' | 'declined' | 'aborted']: readonly string[] } = {
  approved: ['ok', 'received', 'collection', 'shipped', 'collected'],
  declined: ['failed'],
  aborted: ['aborted', 'cancelled', 'canceled', 'timeout'],
}

/** What the final words say; nothing for every other word. */
export function wordSays(status: unknown): 'approved' | 'declined' | 'aborted' | undefined {
  const kinds = ['approved', 'declined', 'aborted'] as const
  return kinds.find((kind) => finalWords[kind].some((word) => word === status))
}

/** Words that end nothing: the known ones, the nearly known ones, and whatever a server may think of. */
export const openWord: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    'created',
    'processing',
    'approved',
    'pending',
    'OK',
    'ok ',
    'paid',
    'finished',
    'deleted',
    'toString',
    '',
    undefined,
    null,
    0,
    true,
  ),
  fc.string().filter((word) => wordSays(word) === undefined),
)

export const finalWord: fc.Arbitrary<unknown> = fc.constantFrom(...Object.values(finalWords).flat())

interface Named {
  readonly name: string
}

interface Typed {
  readonly type: string
}

/** One step of a history, with what came before it. */
export interface Move<State, Happening, Effect> {
  readonly before: State
  readonly happening: Happening
  readonly at: number
  readonly step: Step<State, Effect>
}

/** Every arrow of a table, as `state: happening -> state`. */
export function arrowsOf(table: {
  readonly [state: string]: { readonly [type: string]: { readonly to: readonly string[] } | undefined }
}): readonly string[] {
  return Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).flatMap(([type, cell]) => (cell?.to ?? []).map((to) => `${state}: ${type} -> ${to}`)),
  )
}

/** The arrow that a move took. */
export function arrowOf({ before, happening, step }: Move<Named, Typed, unknown>): string {
  return `${before.name}: ${happening.type} -> ${step.state.name}`
}

/** Takes the steps of a path. A number in it lets so many ms pass. */
export function walk<State, Happening extends object, Effect>(
  first: State,
  advance: (state: State, happening: Happening, at: number) => Step<State, Effect>,
  path: readonly (Happening | number)[],
): readonly Move<State, Happening, Effect>[] {
  const moves: Move<State, Happening, Effect>[] = []
  let at = dawn
  for (const part of path) {
    if (typeof part === 'number') {
      at += part
      continue
    }
    const before = moves.at(-1)?.step.state ?? first
    moves.push({ before, happening: part, at, step: advance(before, part, at) })
  }
  return moves
}

/** The one in that place. */
export function pick<T>(from: readonly T[], place: number): T {
  return from[place % from.length] as T
}
