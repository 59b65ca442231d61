import type { SmartTransaction } from '@secukit/api'
import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import type { IntentRecord } from '../journal.ts'
import {
  advancePayment,
  type Order,
  type PaymentEffect,
  type PaymentHappening,
  type PaymentState,
} from '../payment.ts'
import type { Settings } from '../settings.ts'
import {
  broken,
  dawn,
  finalWord,
  isDoubtful,
  lost,
  type Move,
  openWord,
  pick,
  type Shown,
  someSpans,
  spans,
  transaction,
  walk,
  wasSent,
  wordSays,
} from './histories.test-helper.ts'
import { intentRecord } from './sales.test-helper.ts'

// Payments for tests: what can happen to one, an onlooker who knows what has to come of it, and whole histories.

export const id = 'STX_1'

export function orderOf(method: Order['method']): Order {
  const { type: _type, at: _at, transactionId: _id, start: _start, ...order } = intentRecord({ method })
  return order
}

/** What a payment lives in. */
export interface World {
  readonly order: Order
  readonly applies: boolean
  readonly settings: Settings
}

export const cash: World = { order: orderOf('cash'), applies: false, settings: spans }
export const cashless: World = { ...cash, order: orderOf('cashless') }
export const balance: World = { ...cash, applies: true }
export const loyalty: World = { ...balance, order: orderOf('loyalty') }

export type PaymentMove = Move<PaymentState, PaymentHappening, PaymentEffect>
export type Path = readonly (PaymentHappening | number)[]

export function play(path: Path, world: World): readonly PaymentMove[] {
  return walk<PaymentState, PaymentHappening, PaymentEffect>(
    { name: 'new' },
    (state, happening, at) => advancePayment(state, happening, { ...world, at }),
    path,
  )
}

// ——— What can happen ———

export const begun: PaymentHappening = { type: 'begun' }
export const cancel: PaymentHappening = { type: 'cancel requested' }
export const confirmed: PaymentHappening = { type: 'confirmed' }
export const notRecorded: PaymentHappening = { type: 'not recorded', error: broken }

export function recovered(needsOperator = false, intent: IntentRecord = intentRecord()): PaymentHappening {
  return { type: 'recovered', intent, needsOperator }
}
export function created(status: unknown = 'created', shown?: Shown): PaymentHappening {
  return { type: 'created', transaction: transaction(status, shown) }
}
export function applied(missing: number, bonus = 0): PaymentHappening {
  return { type: 'applied', missing, bonus }
}
export function says(by: 'start' | 'read' | 'abort', status: unknown, shown?: Shown): PaymentHappening {
  return { type: 'answered', by, transaction: transaction(status, shown) }
}
export function fails(by: 'start' | 'read' | 'abort', error: unknown = lost): PaymentHappening {
  return { type: 'not answered', by, error }
}
export function asked(patience = 1000): PaymentHappening {
  return { type: 'asked', patience }
}
export function decided(outcome: 'approved' | 'aborted'): PaymentHappening {
  return { type: 'decided', outcome, evidence: { by: 'Erika', saw: 'terminal shows no payment' } }
}

// ——— An oracle: what may be concluded from a history, told from what went in and out, without the states ———

type Kind = 'approved' | 'declined' | 'aborted'

/** What an onlooker knows who sees the calls, the answers and the journal. */
interface Known {
  doing: 'nothing' | 'create' | 'apply' | 'confirm' | 'start' | 'find out' | 'abort' | 'halted' | 'over'
  cancelled: boolean
  id: string
  bonus: number
  /** The status before `start`. */
  was: unknown
  atTerminal: boolean
  since: number
  /** When `start` was over: from then on it can have been on its way. */
  overAt: number
  wasRefused: boolean
  mayDecide: boolean
  /** When somebody who waits is to be told. */
  promisedBy: number
  nextAbort: number
  outcome: Kind | undefined
}

/** What has to come of one happening. */
interface Due {
  readonly outcome?: Kind | undefined
  readonly abort?: boolean
  readonly unresolved?: boolean
  readonly operator?: boolean
  readonly contradict?: boolean
}

export function isAbout({ basket_info: info }: SmartTransaction, amounts: readonly number[]): boolean {
  if (!info) return true
  const { sum, gratuity, currency }: { readonly [field: string]: unknown } = { ...info }
  if (currency !== 'EUR') return false
  const tip = Number.isSafeInteger(gratuity) && Number(gratuity) > 0 ? Number(gratuity) : 0
  return sum === undefined || amounts.some((amount) => sum === amount || sum === amount + tip)
}

/** What is concluded before anything was started: it is aborted, or nothing. */
function endsUnstarted(known: Known, happening: PaymentHappening, { order }: World): boolean {
  switch (known.doing) {
    case 'create': {
      if (happening.type === 'not created' || happening.type === 'not recorded') return true
      if (happening.type !== 'created') return false
      const { transaction: made } = happening
      const { basket_info: info } = made
      const isOther =
        info !== undefined && (![undefined, order.amount].includes(info.sum) || info.currency !== 'EUR')
      const hasEnded = wordSays(made.status) !== undefined
      return known.cancelled || made.id === '' || isOther || hasEnded
    }
    case 'apply': {
      if (happening.type === 'not applied') return true
      if (happening.type !== 'applied') return false
      const { missing, bonus } = happening
      const covered = order.amount - missing
      const isSound = [missing, bonus, covered, covered - bonus].every(
        (cents) => Number.isInteger(cents) && cents >= 0,
      )
      return known.cancelled || !isSound || (order.method === 'loyalty' && covered < order.amount)
    }
    case 'confirm':
      return ['not confirmed', 'cancel requested', 'not recorded'].includes(happening.type)
    default:
      return false
  }
}

function conclude(known: Known, happening: PaymentHappening, at: number, world: World): Due {
  const { doing } = known
  if (endsUnstarted(known, happening, world)) return { outcome: 'aborted' }
  if (doing === 'over') {
    const isPaid =
      happening.type === 'answered' &&
      happening.transaction.id === known.id &&
      wordSays(happening.transaction.status) === 'approved'
    return { contradict: isPaid && known.outcome !== 'approved' }
  }
  if (doing === 'halted') return { unresolved: happening.type === 'asked' }
  if (doing !== 'start' && doing !== 'find out' && doing !== 'abort') return {}
  if (happening.type === 'not recorded') return { unresolved: true }
  if (happening.type === 'decided') return { outcome: happening.outcome }
  const failed = happening.type === 'not answered'
  if (doing === 'start' && failed && happening.by === 'start' && !wasSent(happening.error))
    return { outcome: 'aborted' }
  const isNews = happening.type === 'answered' || failed
  if (happening.type === 'answered') {
    const { transaction: shown } = happening
    const amount = world.order.amount
    if (shown.id === known.id && isAbout(shown, [amount, amount - known.bonus])) {
      const said = wordSays(shown.status)
      if (said) return { outcome: said }
      const isAsBefore = shown.status === known.was && ['created', 'processing'].includes(shown.status)
      if (doing === 'find out' && known.wasRefused && isAsBefore) return { outcome: 'declined' }
    }
    const life = world.settings.requestLife + (known.atTerminal ? world.settings.cardFlow : 0)
    const isOpen = shown.id === known.id && ['created', 'processing'].includes(shown.status ?? '')
    if (doing === 'find out' && isOpen && at >= known.overAt + life && at >= known.nextAbort)
      return { abort: true }
  }
  const goesOn =
    isNews && (doing === 'find out' || (doing === 'abort' && !(failed && happening.by !== 'abort')))
  const { settings } = world
  const goneAt = known.overAt + settings.requestLife + (known.atTerminal ? settings.cardFlow : 0)
  const isLong = at >= known.since + settings.operatorAfter && at >= goneAt
  return {
    unresolved: goesOn && at >= known.promisedBy,
    operator: goesOn && !known.mayDecide && isLong,
  }
}

/** What an onlooker learns from what happened and from what was done about it. */
function learn(known: Known, { happening, at, step }: PaymentMove, due: Due, world: World): void {
  const { settings } = world
  if (happening.type === 'recovered' && known.doing === 'nothing') {
    const { intent, needsOperator } = happening
    Object.assign(known, {
      doing: 'find out',
      id: intent.transactionId,
      bonus: intent.bonus ?? 0,
      atTerminal: intent.start === 'cashless',
      since: at,
      overAt: at,
      mayDecide: needsOperator,
      promisedBy: at,
    })
    return
  }
  if (happening.type === 'cancel requested' && (known.doing === 'create' || known.doing === 'apply'))
    known.cancelled = true
  if (happening.type === 'not recorded' && ['start', 'find out', 'abort'].includes(known.doing))
    known.doing = 'halted'
  if (happening.type === 'created' && known.doing === 'create') known.was = happening.transaction.status
  const isNews = happening.type === 'answered' || happening.type === 'not answered'
  if (isNews && known.doing === 'start' && happening.by === 'start') {
    known.doing = 'find out'
    known.overAt = at
    known.promisedBy = at + settings.patience
    known.wasRefused = happening.type === 'not answered' && !known.atTerminal && !isDoubtful(happening.error)
  } else if (
    known.doing === 'abort' &&
    (happening.type === 'answered' || (isNews && happening.by === 'abort'))
  ) {
    known.doing = 'find out'
    known.nextAbort = at + 60_000
  }
  if (happening.type === 'asked' && (known.doing === 'find out' || known.doing === 'abort'))
    known.promisedBy = at + happening.patience
  if (due.unresolved) known.promisedBy = Infinity
  if (due.operator) known.mayDecide = true
  for (const effect of step.effects) {
    if (effect.do === 'create' || effect.do === 'confirm' || effect.do === 'abort') known.doing = effect.do
    if (effect.do === 'apply') {
      known.doing = 'apply'
      known.was = 'processing'
    }
    if (effect.do === 'start') {
      known.doing = 'start'
      known.id = effect.transactionId
      known.atTerminal = effect.method === 'cashless'
      known.since = at
    }
    if (effect.do === 'tell') {
      known.doing = 'over'
      known.outcome = effect.outcome.kind
      known.id = effect.outcome.transactionId ?? 'none'
    }
  }
  for (const record of step.records) if (record.type === 'intent') known.bonus = record.bonus ?? 0
}

/** The steps that do something else than they have to. */
export function surprises(moves: readonly PaymentMove[], world: World): readonly unknown[] {
  const known: Known = {
    doing: 'nothing',
    cancelled: false,
    id: 'none',
    bonus: 0,
    was: 'created',
    atTerminal: false,
    since: 0,
    overAt: Infinity,
    wasRefused: false,
    mayDecide: false,
    promisedBy: Infinity,
    nextAbort: 0,
    outcome: undefined,
  }
  return moves.flatMap((move) => {
    const { happening, at, step } = move
    const before = { ...known }
    const expected = conclude(known, happening, at, world)
    learn(known, move, expected, world)
    const found: Due = {
      outcome: step.effects.flatMap((effect) => (effect.do === 'tell' ? [effect.outcome.kind] : []))[0],
      abort: step.effects.some((effect) => effect.do === 'abort'),
      unresolved: step.effects.some((effect) => effect.do === 'tell unresolved'),
      operator: step.records.some(({ type }) => type === 'needs operator'),
      contradict: step.effects.some((effect) => effect.do === 'contradict'),
    }
    const wanted: Due = {
      outcome: expected.outcome,
      abort: expected.abort ?? false,
      unresolved: expected.unresolved ?? false,
      operator: expected.operator ?? false,
      contradict: expected.contradict ?? false,
    }
    return isDeepStrictEqual(found, wanted) ? [] : [{ before, happening, found, wanted }]
  })
}

// ——— Histories: calls are answered in any order and at any time, and more than that happens ———

/** What the world does next. `wild`: something that answers nothing, at a time of its own. */
export interface Turn {
  readonly place: number
  readonly wait: number
  readonly shown: SmartTransaction
  readonly error: unknown
  readonly fails: boolean
  readonly missing: number
  readonly bonus: number
  readonly patience: number
  readonly outcome: 'approved' | 'aborted'
  readonly diskFails: boolean
}

const someTransaction = (words: fc.Arbitrary<unknown>): fc.Arbitrary<SmartTransaction> =>
  fc
    .tuple(
      words,
      fc.constantFrom<Shown>(
        ...Array.from({ length: 8 }, () => ({})),
        { sum: 1500 },
        { sum: 1300 },
        { sum: 1000 },
        { sum: 1700, gratuity: 200 },
        { sum: 1500, gratuity: 200 },
        { gratuity: 200 },
        { sum: 1499 },
        { sum: 0 },
        { sum: -1500 },
        { sum: '1500' },
        { sum: null },
        { sum: 1500, currency: 'CHF' },
        { sum: 1500, currency: null },
      ),
      fc.constantFrom(id, id, id, id, id, id, id, 'STX_2', ''),
    )
    .map(([status, shown, of]) => transaction(status, { ...shown, of }))

export const someWord: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>('created', 'processing') },
  { weight: 3, arbitrary: openWord },
  { weight: 3, arbitrary: finalWord },
)

export const turnsOf = (
  words: fc.Arbitrary<unknown>,
  errors: fc.Arbitrary<unknown>,
): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.record<Turn>({
      place: fc.nat(999),
      wait: fc.constantFrom(0, 0, 1, 900, 5000, 40_000, 120_000, 600_000, 4_000_000),
      shown: someTransaction(words),
      error: errors,
      fails: fc.boolean(),
      missing: fc.constantFrom(0, 0, 700, 1000, 1500, 1501, -1, 0.5, Number.NaN),
      bonus: fc.constantFrom(0, 0, 200, 500, 501, -1),
      patience: fc.constantFrom(0, 1000, 60_000),
      outcome: fc.constantFrom('approved', 'aborted'),
      diskFails: fc.nat(29).map((number) => number === 0),
    }),
    { maxLength: 24 },
  )

export const someWorld: fc.Arbitrary<World> = fc.record({
  order: fc
    .constantFrom('cash', 'cashless', 'loyalty', 'cashless_direct')
    .map((method) => orderOf(method as Order['method'])),
  applies: fc.boolean(),
  settings: someSpans,
})

export const someFirst: fc.Arbitrary<PaymentHappening> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(begun) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.boolean(), fc.constantFrom(undefined, 200), fc.constantFrom('cash', 'cashless'))
      .map(([needsOperator, bonus, start]) =>
        recovered(
          needsOperator,
          intentRecord({ start: start as 'cash' | 'cashless', ...(bonus !== undefined && { bonus }) }),
        ),
      ),
  },
)

/** A call that nobody has answered yet. */
export interface Call {
  readonly kind: 'create' | 'apply' | 'confirm' | 'start' | 'read' | 'abort'
  readonly from: number
}

function answerTo({ kind }: Call, { fails: isLost, shown, error, missing, bonus }: Turn): PaymentHappening {
  switch (kind) {
    case 'create':
      return isLost && bonus < 0
        ? { type: 'not created', error }
        : { type: 'created', transaction: missing < 0 ? shown : { ...shown, status: 'created' } }
    case 'apply':
      return isLost && bonus < 0 ? { type: 'not applied', error } : { type: 'applied', missing, bonus }
    case 'confirm':
      return isLost && bonus < 0 ? { type: 'not confirmed', error } : confirmed
    case 'start':
    case 'read':
    case 'abort':
      return isLost
        ? { type: 'not answered', by: kind, error }
        : { type: 'answered', by: kind, transaction: shown }
  }
}

/** What may happen without being an answer. */
function interjection({ place, patience, outcome }: Turn, mayDecide: boolean): PaymentHappening {
  const all = [cancel, asked(patience), ...(mayDecide ? [decided(outcome)] : [])]
  return pick(all, Math.floor(place / 10))
}

/** An answer to something that was not asked, or a second one. */
function outOfTurn({ place, shown, error, missing, bonus, patience }: Turn): PaymentHappening {
  const by = pick(['start', 'read', 'abort'] as const, place)
  const all: readonly PaymentHappening[] = [
    begun,
    recovered(),
    { type: 'created', transaction: shown },
    { type: 'not created', error },
    applied(missing, bonus),
    { type: 'not applied', error },
    confirmed,
    { type: 'not confirmed', error },
    { type: 'answered', by, transaction: shown },
    { type: 'answered', by, transaction: shown },
    { type: 'not answered', by, error },
    cancel,
    asked(patience),
    notRecorded,
  ]
  return pick(all, Math.floor(place / 10))
}

export interface History {
  readonly moves: readonly PaymentMove[]
  /** What is still to be answered. */
  readonly calls: readonly Call[]
}

/** Lets the world take its turns. `isWild`: anything may happen, at any time. */
export function live(
  first: PaymentHappening,
  turns: readonly Turn[],
  world: World,
  isWild: boolean,
): History {
  let calls: readonly Call[] = []
  let at = dawn
  let mayDecide = false
  let hasDisk = true
  const moves: PaymentMove[] = []

  const stateNow = (): PaymentState => moves.at(-1)?.step.state ?? { name: 'new' }

  function take(happening: PaymentHappening, diskFails: boolean): void {
    const state = stateNow()
    let move: PaymentMove = {
      before: state,
      happening,
      at,
      step: advancePayment(state, happening, { ...world, at }),
    }
    if (move.step.records.length > 0 && (diskFails || !hasDisk)) {
      // As the runner does it: what was to be recorded has not happened.
      hasDisk = false
      move = { ...move, happening: notRecorded, step: advancePayment(state, notRecorded, { ...world, at }) }
    }
    moves.push(move)
    if (happening.type === 'recovered' && move.before.name === 'new') mayDecide = happening.needsOperator
    if (move.step.records.some(({ type }) => type === 'needs operator')) mayDecide = true
    calls = move.step.effects.reduce((open, effect) => called(open, effect, at), calls)
  }

  take(first, false)
  for (const turn of turns) {
    at += turn.wait
    if (isWild && turn.place % 3 === 0) {
      take(outOfTurn(turn), turn.diskFails)
      continue
    }
    const isOut = ['resolving', 'fencing'].includes(stateNow().name)
    const call = turn.place % 5 === 0 ? undefined : calls[turn.place % Math.max(calls.length, 1)]
    if (!call) {
      take(interjection(turn, mayDecide && isOut), turn.diskFails)
      continue
    }
    at = Math.max(at, call.from)
    calls = calls.filter((other) => other !== call)
    take(answerTo(call, turn), turn.diskFails)
  }
  return { moves, calls }
}

/** The open calls after one more effect. A read takes the place of one that still waits. */
export function called(open: readonly Call[], effect: PaymentEffect, at: number): readonly Call[] {
  switch (effect.do) {
    case 'create':
    case 'apply':
    case 'confirm':
    case 'start':
    case 'abort':
      return [...open, { kind: effect.do, from: at }]
    case 'read':
      return [
        ...open.filter(({ kind, from }) => kind !== 'read' || from <= at),
        { kind: 'read', from: at + effect.after },
      ]
    default:
      return open
  }
}

export function effectsOf<Do extends PaymentEffect['do']>(
  what: Do,
  ...moves: readonly PaymentMove[]
): readonly Extract<PaymentEffect, { readonly do: Do }>[] {
  return moves
    .flatMap(({ step }) => step.effects)
    .filter((effect): effect is Extract<PaymentEffect, { readonly do: Do }> => effect.do === what)
}
