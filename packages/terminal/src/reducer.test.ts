import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  ServerError,
  type SmartTransaction,
  TimeoutError,
  UnexpectedAnswerError,
} from '@secukit/api'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Settled } from './outcome.ts'
import {
  advance,
  begin,
  type Effect,
  type Happening,
  type Order,
  type PaymentState,
  resume,
  type Step,
} from './reducer.ts'
import { intentRecord } from './testing/sales.test-helper.ts'

const id = 'STX_1'
const cash: Order = orderOf('cash')
const cashless: Order = orderOf('cashless')
const patience = 60_000

function orderOf(method: 'cash' | 'cashless'): Order {
  const { type: _type, transactionId: _transactionId, ...order } = intentRecord({ method })
  return order
}

/** Cast: the driver looks at three fields. */
function transaction(
  status: unknown,
  {
    sum = 1500,
    of = id,
    currency = 'EUR',
  }: { readonly sum?: unknown; readonly of?: string; readonly currency?: string } = {},
): SmartTransaction {
  return {
    id: of,
    status,
    ...(sum !== undefined && { basket_info: { sum, currency } }),
  } as SmartTransaction
}

const operation = 'smart.transactions.start'

function refused(status: number, reason = 'ProductNotAllowedException'): ApiError {
  return new ApiError({ operation, status, reason, details: 'no', code: 1003 })
}

const notSent = new ConnectionError('nothing was sent', { operation, sent: 'no' })
const lost = new ConnectionError('the answer was lost', { operation, sent: 'maybe' })
const noToken = new ConnectionError('no token', { operation: 'auth.token', sent: 'maybe' })
const tokenRefused = new AuthenticationError({
  operation: 'auth.token',
  status: 400,
  reason: 'invalid_client',
  details: '',
})
const bare401 = new AuthenticationError({ operation, status: 401, reason: 'Unauthorized', details: '' })
const late = new TimeoutError('too late', { operation, sent: 'maybe' })
const page = new UnexpectedAnswerError('HTML', { operation, status: 502 })

// ——— A table: every state, what happens to it, and where it goes ———

const creating: PaymentState = { name: 'creating' }
const presenting: PaymentState = { name: 'presenting', transactionId: id }
const unresolved: PaymentState = { name: 'unresolved', transactionId: id, cause: lost, refusal: undefined }
const approved: PaymentState = {
  name: 'closed',
  outcome: { kind: 'approved', saleId: 'sale-1', transactionId: id },
}

function resolving(kind?: 'declined'): PaymentState {
  const refusal = kind && refused(403)
  return { name: 'resolving', transactionId: id, tries: 1, waited: 0, cause: lost, refusal }
}

const answer = (status: unknown, more?: Parameters<typeof transaction>[1]): Happening => ({
  type: 'answered',
  transaction: transaction(status, more),
})
const silence = (error: unknown): Happening => ({ type: 'not answered', error })
const created = (more?: Parameters<typeof transaction>[1]): Happening => ({
  type: 'created',
  transaction: transaction('created', more),
})

const rows: readonly (readonly [string, PaymentState, Happening, Order, string])[] = [
  ['a created transaction is recorded and started', creating, created(), cash, 'presenting +intent start'],
  ['without an id there is nothing to start', creating, created({ of: '' }), cash, 'aborted'],
  ['what was created with another amount is not started', creating, created({ sum: 15 }), cash, 'aborted'],
  ['what was not created is over', creating, { type: 'not created', error: lost }, cash, 'aborted'],
  ['without its record nothing is started', creating, { type: 'not recorded', error: lost }, cash, 'aborted'],
  ['an answer while creating means nothing', creating, answer('ok'), cash, 'creating'],

  ['start answers ok', presenting, answer('ok'), cash, 'approved +outcome'],
  ['start answers received', presenting, answer('received'), cash, 'approved +outcome'],
  ['start answers collection', presenting, answer('collection'), cash, 'approved +outcome'],
  ['start answers failed', presenting, answer('failed'), cashless, 'declined +outcome'],
  ['start answers aborted', presenting, answer('aborted'), cashless, 'aborted +outcome'],
  ['start answers cancelled', presenting, answer('cancelled'), cashless, 'aborted +outcome'],
  [
    'start answers canceled, as older servers spell it',
    presenting,
    answer('canceled'),
    cashless,
    'aborted +outcome',
  ],
  ['start answers pending', presenting, answer('pending'), cash, 'resolving read'],
  [
    'start answers approved, which is a step and not the end',
    presenting,
    answer('approved'),
    cash,
    'resolving read',
  ],
  ['start answers a word that is new', presenting, answer('brand_new'), cash, 'resolving read'],
  ['start answers no word', presenting, answer(undefined), cash, 'resolving read'],
  [
    'start answers ok for another transaction',
    presenting,
    answer('ok', { of: 'STX_2' }),
    cash,
    'resolving read',
  ],
  [
    'start answers ok in another currency',
    presenting,
    answer('ok', { currency: 'CHF' }),
    cash,
    'resolving read',
  ],
  ['start answers ok for another amount', presenting, answer('ok', { sum: 1499 }), cash, 'resolving read'],
  [
    'start answers ok for an amount as a text',
    presenting,
    answer('ok', { sum: '1500' }),
    cash,
    'resolving read',
  ],
  ['start answers ok and no amount', presenting, answer('ok', { sum: undefined }), cash, 'approved +outcome'],
  ['start was lost', presenting, silence(lost), cash, 'resolving read'],
  ['start took too long', presenting, silence(late), cashless, 'resolving read'],
  [
    'start failed on the server',
    presenting,
    silence(new ServerError({ operation, status: 500, reason: 'x', details: '' })),
    cash,
    'resolving read',
  ],
  ['a proxy answered start', presenting, silence(page), cash, 'resolving read'],
  ['start never left', presenting, silence(notSent), cashless, 'aborted +outcome'],
  ['start had no token, because nobody answered', presenting, silence(noToken), cashless, 'aborted +outcome'],
  ['start had no token, because it was refused', presenting, silence(tokenRefused), cash, 'aborted +outcome'],
  ['start of cash was refused', presenting, silence(refused(403)), cash, 'resolving(declined) read'],
  ['start of cash met a 401 that is not of the API', presenting, silence(bare401), cash, 'resolving read'],
  ['start at the terminal was refused', presenting, silence(refused(403)), cashless, 'resolving read'],
  ['start of cash met a time limit of a proxy', presenting, silence(refused(408)), cash, 'resolving read'],
  ['start of cash came when the server was busy', presenting, silence(refused(429)), cash, 'resolving read'],
  [
    'a provider behind the server failed',
    presenting,
    silence(refused(400, 'ProductBackendproviderException')),
    cash,
    'resolving read',
  ],
  [
    'the server failed within, with a 4xx',
    presenting,
    silence(refused(400, 'ProductInternalException')),
    cash,
    'resolving read',
  ],
  [
    'the outcome of start cannot be recorded',
    presenting,
    { type: 'not recorded', error: lost },
    cash,
    'unresolved',
  ],
  ['nothing is created twice', presenting, created({ of: 'STX_2' }), cash, 'presenting'],

  ['a read says ok', resolving(), answer('ok'), cash, 'approved +outcome'],
  ['a read says failed', resolving(), answer('failed'), cash, 'declined +outcome'],
  ['a read says created: start may be on its way', resolving(), answer('created'), cash, 'resolving read'],
  ['a read is lost', resolving(), silence(notSent), cash, 'resolving read'],
  ['a read is refused', resolving(), silence(refused(403)), cash, 'resolving read'],
  [
    'the transaction is not found',
    resolving(),
    silence(new NotFoundError({ operation, status: 404, reason: 'x', details: '' })),
    cash,
    'resolving read',
  ],
  [
    'a read says ok for another transaction',
    resolving(),
    answer('ok', { of: 'STX_2' }),
    cash,
    'resolving read',
  ],
  [
    'cash was refused, and a read says created',
    resolving('declined'),
    answer('created'),
    cash,
    'declined +outcome',
  ],
  [
    'cash was refused, and a read says processing',
    resolving('declined'),
    answer('processing'),
    cash,
    'resolving(declined) read',
  ],
  [
    'cash was refused, and a read says created of another',
    resolving('declined'),
    answer('created', { of: 'STX_2' }),
    cash,
    'resolving(declined) read',
  ],
  [
    'the outcome of a read cannot be recorded',
    resolving(),
    { type: 'not recorded', error: lost },
    cash,
    'unresolved',
  ],

  ['a late answer to nobody', unresolved, answer('ok'), cash, 'unresolved'],
  ['a closed payment is contradicted', approved, answer('failed'), cash, 'approved'],
]

/** A step in one line. */
function describeStep({ state, records, effects }: Step): string {
  const name = state.name === 'closed' ? state.outcome.kind : state.name
  const inert = state.name === 'resolving' && state.refusal !== undefined ? '(declined)' : ''
  return [name + inert, ...records.map(({ type }) => `+${type}`), ...effects.map((effect) => effect.do)].join(
    ' ',
  )
}

describe('a payment', () => {
  it('begins by creating a transaction', () => {
    expect(describeStep(begin())).toBe('creating create')
  })

  it.each(rows)('%s', (_what, state, happening, order, expected) => {
    expect(describeStep(advance(state, happening, order, patience))).toBe(expected)
  })

  it('records the whole order in the intent', () => {
    expect(advance(creating, created(), cash, patience).records).toEqual([intentRecord()])
  })

  it('reads at once, then more and more seldom, until its patience ends', () => {
    const waits: number[] = []
    let step = resume(intentRecord(), lost)
    while (step.state.name === 'resolving') {
      for (const effect of step.effects) if (effect.do === 'read') waits.push(effect.after)
      step = advance(step.state, silence(late), cash, patience)
    }
    expect(waits).toEqual([0, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
    expect(step.state).toEqual({ name: 'unresolved', transactionId: id, cause: late })
  })

  it('reads once even without patience', () => {
    const first = resume(intentRecord(), lost)
    expect(describeStep(first)).toBe('resolving read')
    expect(describeStep(advance(first.state, answer('pending'), cash, 0))).toBe('unresolved')
  })
})

// ——— Laws: whatever happens, in whatever order ———

// Written out here, not taken from the code under test.
const paidWords = ['ok', 'received', 'collection', 'shipped', 'collected']
const declinedWords = ['failed']
const abortedWords = ['aborted', 'cancelled', 'canceled', 'timeout']
const finalWords = [...paidWords, ...declinedWords, ...abortedWords]
const openWord = fc.oneof(
  fc.constantFrom(
    'created',
    'processing',
    'approved',
    'pending',
    'OK',
    'ok ',
    'paid',
    'finished',
    'deleted',
    '',
    undefined,
    null,
    0,
    true,
  ),
  fc.string().filter((word) => !finalWords.includes(word)),
)
const word = fc.oneof(fc.constantFrom<unknown>(...finalWords, 'created'), openWord)

const someId = fc.constantFrom(id, id, id, 'STX_2', '')
const someSum = fc.constantFrom<unknown>(1500, 1500, 1500, undefined, 1499, 0, -1500, '1500', null)

function transactions(
  words: fc.Arbitrary<unknown> = word,
  sums: fc.Arbitrary<unknown> = someSum,
): fc.Arbitrary<SmartTransaction> {
  return fc.tuple(words, sums, someId).map(([status, sum, of]) => transaction(status, { sum, of }))
}

/** Errors after which start may have taken effect. */
const doubtful = fc.oneof(
  fc.constantFrom<unknown>(lost, late, page, new Error('something else'), undefined),
  fc
    .constantFrom(500, 502, 503, 504)
    .map((status) => new ServerError({ operation, status, reason: 'ProductInternalException', details: '' })),
  fc.constantFrom(400, 403, 409).map((status) => refused(status, 'ProductBackendproviderException')),
  fc.constantFrom(408, 429).map((status) => refused(status)),
)
const refusals = fc.oneof(
  fc.constantFrom(400, 403, 409, 422).map((status) => refused(status)),
  fc
    .constantFrom(1001, undefined)
    .map((code) => new AuthenticationError({ operation, status: 401, reason: 'x', details: '', code })),
  fc
    .constantFrom(1001, undefined)
    .map((code) => new NotFoundError({ operation, status: 404, reason: 'x', details: '', code })),
)
const unsent = [notSent, noToken, tokenRefused]
const anyError = fc.oneof(doubtful, refusals, fc.constantFrom(...unsent))

function happenings(
  transactionsThere = transactions(),
  errors: fc.Arbitrary<unknown> = anyError,
): fc.Arbitrary<readonly Happening[]> {
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    {
      weight: 3,
      arbitrary: transactionsThere.map((shown): Happening => ({ type: 'created', transaction: shown })),
    },
    {
      weight: 6,
      arbitrary: transactionsThere.map((shown): Happening => ({ type: 'answered', transaction: shown })),
    },
    { weight: 4, arbitrary: errors.map((error): Happening => ({ type: 'not answered', error })) },
    { weight: 1, arbitrary: errors.map((error): Happening => ({ type: 'not created', error })) },
    { weight: 1, arbitrary: fc.constant<Happening>({ type: 'not recorded', error: new Error('disk full') }) },
  )
  const birth = fc.constant<Happening>({ type: 'created', transaction: transaction('created') })
  // Most begin as payments do; else half of all runs would never come to the start.
  return fc
    .tuple(fc.option(birth, { freq: 5 }), fc.array(happening, { maxLength: 20 }))
    .map(([first, rest]) => (first ? [first, ...rest] : rest))
}

const someOrder = fc.constantFrom(cash, cashless)
const somePatience = fc.constantFrom(0, 1000, patience)

interface Move {
  readonly before: PaymentState
  readonly happening: Happening
  readonly step: Step
}

function play(first: Step, what: readonly Happening[], order: Order, limit: number): readonly Move[] {
  const moves: Move[] = []
  let { state } = first
  for (const happening of what) {
    const step = advance(state, happening, order, limit)
    moves.push({ before: state, happening, step })
    state = step.state
  }
  return moves
}

/** The starts among the effects of all steps. */
function startsOf(...moves: readonly Move[]): readonly Extract<Effect, { do: 'start' }>[] {
  return moves.flatMap(({ step }) => step.effects).filter((effect) => effect.do === 'start')
}

function intentsOf({ step }: Move): readonly unknown[] {
  return step.records.filter(({ type }) => type === 'intent')
}

/** The outcome that this very step brought. */
function outcomeOf({ before, step: { state } }: Move): Settled | undefined {
  return before.name !== 'closed' && state.name === 'closed' ? state.outcome : undefined
}

/** Whether a status says what the outcome says, for that very transaction and amount. */
function isBorneOut({ kind, transactionId }: Settled, happening: Happening, order: Order): boolean {
  if (happening.type !== 'answered') return false
  const { id: of, status, basket_info: info } = happening.transaction
  const words = { approved: paidWords, declined: declinedWords, aborted: abortedWords }[kind]
  return of === transactionId && words.includes(status) && [undefined, order.amount].includes(info?.sum)
}

/** Whether the first thing that came of `start` proves that it was never sent, or a refusal that a read of the same transaction agrees with. */
function isInert(outcome: Settled, moves: readonly Move[], move: Move, order: Order): boolean {
  const started = moves.findIndex((earlier) => startsOf(earlier).length > 0)
  const heard = moves.slice(started + 1, moves.indexOf(move)).map(({ happening }) => happening)
  const first = heard.find(({ type }) => type === 'answered' || type === 'not answered')
  const { happening } = move
  if (started >= 0 && first === undefined && happening.type === 'not answered' && outcome.kind === 'aborted')
    return outcome.cause === happening.error && unsent.some((error) => error === happening.error)
  if (started < 0 || first?.type !== 'not answered' || move.happening.type !== 'answered') return false
  const { error } = first
  const { id: of, status } = move.happening.transaction
  if (
    of !== outcome.transactionId ||
    status !== 'created' ||
    outcome.kind === 'approved' ||
    outcome.cause !== error
  )
    return false
  if (outcome.kind === 'aborted') return false
  const failure =
    error instanceof ApiError && (error.status === 408 || error.reason.startsWith('ProductBackend'))
  const isOwn = error instanceof ApiError && error.code !== undefined
  return order.method === 'cash' && isOwn && error.status < 500 && !failure
}

/** What breaks the law, if anything does. */
type Law = (moves: readonly Move[], order: Order) => readonly unknown[]

const laws: readonly (readonly [string, Law, fc.Arbitrary<readonly Happening[]>])[] = [
  ['a payment is started at most once', (moves) => startsOf(...moves).slice(1), happenings()],
  [
    'a payment is started only together with the record of its intent',
    (moves, order) =>
      moves.filter((move) => {
        const intents = startsOf(move).map(({ transactionId }) => ({
          type: 'intent',
          ...order,
          transactionId,
        }))
        return !isDeepStrictEqual(intentsOf(move), intents)
      }),
    happenings(),
  ],
  [
    'what is closed stays as it is, and does nothing more',
    (moves) =>
      moves.filter(
        ({ before, step }) =>
          before.name === 'closed' && !isDeepStrictEqual(step, { state: before, records: [], effects: [] }),
      ),
    happenings(),
  ],
  [
    'before its start a payment can only be aborted, and after it only its own final status ends it, or proof that start did nothing',
    (moves, order) =>
      moves.filter((move) => {
        const outcome = outcomeOf(move)
        if (!outcome) return false
        if (move.before.name === 'creating') return outcome.kind !== 'aborted'
        return !isBorneOut(outcome, move.happening, order) && !isInert(outcome, moves, move, order)
      }),
    happenings(),
  ],
  [
    'a status word that is not known to be final never ends a payment',
    (moves) => moves.filter((move) => move.before.name !== 'creating' && outcomeOf(move)),
    happenings(transactions(openWord), doubtful),
  ],
  [
    'another amount never approves a payment',
    (moves) => moves.filter((move) => outcomeOf(move)?.kind === 'approved'),
    happenings(
      transactions(fc.constantFrom(...paidWords), fc.constantFrom(1499, 1501, 0, -1500, '1500', null)),
      doubtful,
    ),
  ],
  [
    'an outcome after the start comes with its record, and one before it with none',
    (moves) =>
      moves.filter((move) => {
        const outcome = outcomeOf(move)
        if (!outcome) return false
        const told =
          move.before.name === 'creating' ? [] : [`outcome ${outcome.transactionId} ${outcome.kind}`]
        const written = move.step.records.map(
          (record) => `outcome ${record.transactionId} ${record.type === 'outcome' && record.outcome}`,
        )
        return !isDeepStrictEqual(written, told)
      }),
    happenings(),
  ],
  [
    'a payment that moves on and is open has exactly one thing to do',
    (moves) =>
      moves.filter(({ before, step: { state, effects } }) => {
        const moved = !isDeepStrictEqual(before, state)
        return moved && (state.name === 'presenting' || state.name === 'resolving') && effects.length !== 1
      }),
    happenings(),
  ],
]

describe('whatever happens, in whatever order', () => {
  it.each(laws)('%s', (_name, law, what) => {
    fc.assert(
      fc.property(what, someOrder, somePatience, (all, order, limit) => {
        expect(law(play(begin(), all, order, limit), order)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('the generated runs reach every kind of outcome, so the laws are about something', () => {
    const kinds = fc
      .sample(fc.tuple(happenings(), someOrder), { numRuns: 1000, seed: 1 })
      .flatMap(([all, order]) => play(begin(), all, order, patience))
      .map((move) => `${move.before.name} ${outcomeOf(move)?.kind}`)
    expect(kinds).toEqual(
      expect.arrayContaining([
        'creating aborted',
        'presenting approved',
        'presenting declined',
        'presenting aborted',
        'resolving approved',
        'resolving declined',
        'resolving aborted',
      ]),
    )
  })

  it('a payment that is resumed after a crash is only ever read, and only its final status ends it', () => {
    fc.assert(
      fc.property(happenings(), someOrder, somePatience, (all, order, limit) => {
        const first = resume(intentRecord(), new Error('crash'))
        const moves = play(first, all, order, limit)
        const steps = [first, ...moves.map(({ step }) => step)]
        expect(
          steps
            .flatMap(({ effects }) => effects)
            .filter((effect) => effect.do !== 'read' || effect.transactionId !== id),
        ).toEqual([])
        expect(moves.flatMap(intentsOf)).toEqual([])
        const unfounded = moves.filter((move) => {
          const outcome = outcomeOf(move)
          return outcome && !isBorneOut(outcome, move.happening, order)
        })
        expect(unfounded).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
