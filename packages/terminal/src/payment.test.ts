import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  advancePayment,
  type PaymentEffect,
  type PaymentHappening,
  payments,
  type PaymentState,
} from './payment.ts'
import {
  arrowOf,
  arrowsOf,
  dawn,
  doubts,
  finalWord,
  late,
  lost,
  neverSent,
  openWord,
  page,
  refusal,
  refusals,
  someError,
  spans,
  unsent,
  wordSays,
} from './testing/histories.test-helper.ts'
import {
  type World,
  cash,
  cashless,
  balance,
  loyalty,
  type PaymentMove,
  type Path,
  play,
  id,
  orderOf,
  begun,
  cancel,
  confirmed,
  notRecorded,
  recovered,
  created,
  applied,
  says,
  fails,
  asked,
  decided,
  isAbout,
  surprises,
  someWord,
  turnsOf,
  someWorld,
  someFirst,
  type Call,
  live,
  called,
  effectsOf,
} from './testing/payment-histories.test-helper.ts'
import { intentRecord } from './testing/sales.test-helper.ts'

// ——— A table: what happened, and what came of the last of it ———

const started: Path = [begun, created()]
const silent: Path = [...started, 10_000, fails('start')]
const refused: Path = [...started, 1000, fails('start', refusal(403))]
const fencing: Path = [...silent, 120_000, says('read', 'created')]
const undecided: Path = [recovered(), 600_000, fails('read')]
const applying: Path = [begun, created()]
const partly: Path = [...applying, applied(1000, 200)]
const stopped: Path = [...silent, notRecorded]

const presents = 'presenting +intent "presenting" start/cash read@2000'
const fences = 'fencing "fencing" abort'
const resolves = (after: number): string => `resolving "resolving" read@${after}`

type Row = readonly [what: string, path: Path, expected: string, world?: World]

const rows: readonly Row[] = [
  ['a payment begins with its transaction', [begun], 'creating "creating" create'],
  ['an intent of an earlier run is read', [recovered()], resolves(0)],
  ['one that an operator may decide still may be', [recovered(true)], resolves(0)],

  ['a created transaction is recorded and started', [begun, created()], presents],
  ['one that shows no amount is taken at its word', [begun, created('created', {})], presents],
  ['one of the very amount is started', [begun, created('created', { sum: 1500 })], presents],
  ['with a balance, that is applied first', [begun, created()], 'applying apply', balance],
  ['without an id there is nothing to start', [begun, created('created', { of: '' })], 'aborted tell'],
  [
    'another amount than the order is not started',
    [begun, created('created', { sum: 15 })],
    'aborted give up tell',
  ],
  [
    'nor is one with a tip that nobody gave',
    [begun, created('created', { sum: 1700, gratuity: 200 })],
    'aborted give up tell',
  ],
  [
    'nor is another currency',
    [begun, created('created', { sum: 1500, currency: 'CHF' })],
    'aborted give up tell',
  ],
  ['what is created paid was never started', [begun, created('ok')], 'aborted tell'],
  ['nor was what is created failed', [begun, created('failed')], 'aborted tell'],
  ['nor what is created aborted', [begun, created('aborted')], 'aborted tell'],
  ['no balance is applied to it', [begun, created('ok')], 'aborted tell', balance],
  ['what was not created is over', [begun, { type: 'not created', error: lost }], 'aborted tell'],
  ['a cancel before there is a transaction', [begun, cancel], 'creating "cancel requested"'],
  ['it is given up when there is one', [begun, cancel, created()], 'aborted give up tell'],
  ['without its intent on disk nothing is started', [begun, notRecorded], 'aborted tell'],
  ['an answer to nothing means nothing', [begun, says('start', 'ok')], 'creating'],

  [
    'the till is asked about what is left',
    [...applying, applied(1000, 200)],
    'confirming "applied" confirm:1000/500',
    balance,
  ],
  ['a card that covers all', [...applying, applied(0)], 'confirming "applied" confirm:0/1500', loyalty],
  [
    'a card that does not cover all of a loyalty sale',
    [...applying, applied(1)],
    'aborted give up tell',
    loyalty,
  ],
  ['more missing than there is', [...applying, applied(1501)], 'aborted give up tell', balance],
  ['less than nothing missing', [...applying, applied(-1)], 'aborted give up tell', balance],
  ['half a cent missing', [...applying, applied(0.5)], 'aborted give up tell', balance],
  ['nothing said about what is missing', [...applying, applied(Number.NaN)], 'aborted give up tell', balance],
  ['a bonus beyond what is covered', [...applying, applied(1000, 501)], 'aborted give up tell', balance],
  ['a bonus below nothing', [...applying, applied(1000, -1)], 'aborted give up tell', balance],
  [
    'the balance was not applied',
    [...applying, { type: 'not applied', error: lost }],
    'aborted give up tell',
    balance,
  ],
  ['a cancel while it is applied', [...applying, cancel], 'applying "cancel requested"', balance],
  ['it is given up when that is over', [...applying, cancel, applied(0)], 'aborted give up tell', balance],

  ['what is left is confirmed', [...partly, confirmed], presents, balance],
  [
    'when nothing is left the card pays it all',
    [...applying, applied(0), confirmed],
    'presenting +intent "presenting" start/loyalty read@2000',
    balance,
  ],
  [
    'what is left is not confirmed',
    [...partly, { type: 'not confirmed', error: lost }],
    'aborted give up tell',
    balance,
  ],
  ['a cancel instead of a confirmation', [...partly, cancel], 'aborted give up tell', balance],
  ['confirmed, and the intent not on disk', [...partly, notRecorded], 'aborted give up tell', balance],

  ['start says ok', [...started, says('start', 'ok')], 'approved +outcome tell'],
  ['a read says ok first', [...started, says('read', 'ok')], 'approved +outcome tell'],
  ['start says failed', [...started, says('start', 'failed')], 'declined +outcome tell', cashless],
  ['start says aborted', [...started, says('start', 'aborted')], 'aborted +outcome tell', cashless],
  ['start says a word that is new', [...started, says('start', 'brand_new')], resolves(0)],
  ['start says no word', [...started, says('start', undefined)], resolves(0)],
  ['start says ok of another', [...started, says('start', 'ok', { of: 'STX_2' })], resolves(0)],
  ['start says ok in another currency', [...started, says('start', 'ok', { currency: 'CHF' })], resolves(0)],
  ['start says ok in no currency', [...started, says('start', 'ok', { currency: null })], resolves(0)],
  ['start says ok about less', [...started, says('start', 'ok', { sum: 1499 })], resolves(0)],
  ['start says ok about a text', [...started, says('start', 'ok', { sum: '1500' })], resolves(0)],
  ['start says ok about nothing', [...started, says('start', 'ok', { sum: null })], resolves(0)],
  [
    'a tip comes on top',
    [...started, says('start', 'ok', { sum: 1700, gratuity: 200 })],
    'approved +outcome tell',
  ],
  [
    'a tip in a sum that shows none of it',
    [...started, says('start', 'ok', { sum: 1500, gratuity: 200 })],
    'approved +outcome tell',
  ],
  ['more, and no tip', [...started, says('start', 'ok', { sum: 1700 })], resolves(0)],
  ['more than the tip', [...started, says('start', 'ok', { sum: 1800, gratuity: 200 })], resolves(0)],
  ['a tip below nothing', [...started, says('start', 'ok', { sum: 1300, gratuity: -200 })], resolves(0)],
  ['a tip as a text', [...started, says('start', 'ok', { sum: 1700, gratuity: '200' })], resolves(0)],
  ['a tip beside no sum', [...started, says('start', 'ok', { gratuity: 200 })], 'approved +outcome tell'],
  [
    'a sum less the bonus',
    [...partly, confirmed, says('start', 'ok', { sum: 1300 })],
    'approved +outcome tell',
    balance,
  ],
  [
    'a sum with the bonus',
    [...partly, confirmed, says('start', 'ok', { sum: 1500 })],
    'approved +outcome tell',
    balance,
  ],
  [
    'a sum less the bonus, and a tip',
    [...partly, confirmed, says('start', 'ok', { sum: 1350, gratuity: 50 })],
    'approved +outcome tell',
    balance,
  ],
  [
    'a sum less what the balance pays',
    [...partly, confirmed, says('start', 'ok', { sum: 1000 })],
    resolves(0),
    balance,
  ],
  ['a sum between', [...partly, confirmed, says('start', 'ok', { sum: 1400 })], resolves(0), balance],
  [
    'the bonus of an earlier run counts',
    [recovered(false, intentRecord({ bonus: 200 })), says('read', 'ok', { sum: 1300 })],
    'approved +outcome tell',
  ],
  ['a sum less a bonus that there was not', [...started, says('start', 'ok', { sum: 1300 })], resolves(0)],
  ['a read finds it at work', [...started, 2000, says('read', 'processing')], 'presenting read@3000'],
  ['a read is lost', [...started, 2000, fails('read')], 'presenting read@3000'],
  ['start was lost', silent, resolves(0)],
  ['start was lost by a proxy', [...started, fails('start', page)], resolves(0)],
  [
    'not a byte of start left',
    [...started, fails('start', unsent)],
    'aborted +outcome give up tell',
    cashless,
  ],
  ['not a byte of a read left', [...started, fails('read', unsent)], 'presenting read@3000', cashless],
  ['a cancel at the terminal', [...started, cancel], 'presenting "cancel requested at terminal"', cashless],
  ['a cancel of cash', [...started, cancel], 'presenting "cancel requested"'],
  ['the outcome cannot be recorded', [...started, notRecorded], 'stopped tell unresolved'],

  ['a read says ok later', [...silent, says('read', 'ok')], 'approved +outcome tell'],
  ['a read says failed later', [...silent, says('read', 'failed')], 'declined +outcome tell'],
  ['a read says created: start may be on its way', [...silent, says('read', 'created')], resolves(1000)],
  ['a read is refused', [...silent, fails('read', refusal(403))], resolves(1000)],
  ['not even a read leaves', [...silent, fails('read', unsent)], resolves(1000)],
  ['cash was refused', refused, resolves(0)],
  [
    'cash was refused, and nothing has changed',
    [...refused, says('read', 'created')],
    'declined +outcome give up tell',
  ],
  ['cash was refused, and it is paid', [...refused, says('read', 'ok')], 'approved +outcome tell'],
  ['cash was refused, and something has changed', [...refused, says('read', 'processing')], resolves(1000)],
  [
    'cash was refused, and another is as it was',
    [...refused, says('read', 'created', { of: 'STX_2' })],
    resolves(1000),
  ],
  [
    'cash was refused, and the amount is another',
    [...refused, says('read', 'created', { sum: 1 })],
    resolves(1000),
  ],
  ['start at the terminal was refused', [...refused, says('read', 'created')], resolves(1000), cashless],
  [
    'the rest was refused after the balance was applied',
    [...partly, confirmed, fails('start', refusal(403)), says('read', 'processing')],
    'declined +outcome give up tell',
    balance,
  ],
  [
    'without a status there is none that can be as before',
    [begun, created(undefined), fails('start', refusal(403)), says('read', undefined)],
    resolves(1000),
  ],
  [
    'nor with a word that is new',
    [begun, created('brand_new'), fails('start', refusal(403)), says('read', 'brand_new')],
    resolves(1000),
  ],

  [
    'a moment before the fence',
    [...silent, 119_999, says('read', 'created')],
    'resolving "resolving" tell unresolved read@1',
  ],
  ['at the fence', fencing, fences],
  ['at the fence, after a balance', [...silent, 120_000, says('read', 'processing')], fences],
  [
    'at the fence, and lost',
    [...silent, 120_000, fails('read')],
    'resolving "resolving" tell unresolved read@1000',
  ],
  [
    'at the fence, with a word that is new',
    [...silent, 120_000, says('read', 'approved')],
    'resolving "resolving" tell unresolved read@1000',
  ],
  [
    'at the fence, with another',
    [...silent, 120_000, says('read', 'created', { of: 'STX_2' })],
    'resolving "resolving" tell unresolved read@1000',
  ],
  [
    'a customer may be at the terminal still',
    [...silent, 209_999, says('read', 'created')],
    'resolving "resolving" tell unresolved read@1',
    cashless,
  ],
  ['and then not any more', [...silent, 210_000, says('read', 'created')], fences, cashless],
  [
    'a start that was kept for long may have left just now',
    [...started, 300_000, fails('start', late), says('read', 'created')],
    resolves(1000),
  ],
  [
    'it has its whole life from then on',
    [...started, 300_000, fails('start', late), 119_999, says('read', 'created')],
    'resolving "resolving" tell unresolved read@1',
  ],
  ['and no more', [...started, 300_000, fails('start', late), 120_000, says('read', 'created')], fences],
  [
    'an answer that says nothing counts as its end',
    [...started, 100_000, says('start', 'created'), 119_999, says('read', 'created')],
    'resolving "resolving" tell unresolved read@1',
  ],
  [
    'a second answer does not begin it anew',
    [...started, says('start', 'created'), 60_000, says('start', 'created'), 60_000, says('read', 'created')],
    fences,
  ],
  [
    'a restart begins anew',
    [recovered(), 119_999, says('read', 'created')],
    'resolving "resolving" tell unresolved read@1',
  ],
  ['and ends there', [recovered(), 120_000, says('read', 'created')], fences],
  ['an abort that holds', [...fencing, says('abort', 'aborted')], 'aborted +outcome tell'],
  ['an abort that finds it paid', [...fencing, says('abort', 'ok')], 'approved +outcome tell'],
  [
    'an abort that changes nothing',
    [...fencing, says('abort', 'created')],
    'resolving "resolving" tell unresolved read@1000',
  ],
  [
    'an abort that is refused',
    [...fencing, fails('abort', refusal(409))],
    'resolving "resolving" tell unresolved read@1000',
  ],
  ['a read that is lost while it is on its way', [...fencing, fails('read')], 'fencing'],
  ['the next abort', [...fencing, fails('abort'), 60_000, says('read', 'created')], fences],
  [
    'and no sooner',
    [...fencing, fails('abort'), 59_999, says('read', 'created')],
    'resolving "resolving" read@1',
  ],
  ['somebody asks meanwhile', [...fencing, asked()], 'fencing'],
  ['somebody cancels meanwhile', [...fencing, cancel], 'fencing "cancel requested"'],
  ['nor can that be recorded', [...fencing, notRecorded], 'stopped tell unresolved'],

  ['somebody asks', [...silent, 50_000, asked()], resolves(0)],
  [
    'and is told in time',
    [...silent, 50_000, asked(), 1000, fails('read')],
    'resolving "resolving" tell unresolved read@1000',
  ],
  ['and not before', [...silent, 50_000, asked(), 999, fails('read')], 'resolving "resolving" read@1'],
  ['a cancel that comes late', [...silent, cancel], 'resolving "cancel requested"'],
  ['nor can the outcome be recorded', stopped, 'stopped tell unresolved'],
  ['without a journal nothing more is known', [...stopped, says('read', 'ok')], 'stopped'],
  ['whoever asks is told so', [...stopped, asked()], 'stopped tell unresolved'],

  [
    'a moment before an operator may decide',
    [recovered(), 599_999, fails('read')],
    'resolving "resolving" tell unresolved read@1000',
  ],
  [
    'an operator may decide',
    undecided,
    'resolving +needs operator "resolving" "needs operator" tell unresolved read@1000',
  ],
  ['that is said once', [...undecided, 1, fails('read')], 'resolving "resolving" read@60000'],
  ['he saw the slip', [...undecided, decided('approved')], 'approved +decision tell'],
  ['he saw that there is none', [...undecided, decided('aborted')], 'aborted +decision give up tell'],
  [
    'he may decide after a restart too',
    [recovered(true), decided('aborted')],
    'aborted +decision give up tell',
  ],
  [
    'and while an abort is on its way',
    [...undecided, says('read', 'created'), decided('aborted')],
    'aborted +decision give up tell',
  ],
  ['the server goes before him', [...undecided, says('read', 'ok')], 'approved +outcome tell'],

  [
    'what is closed is contradicted',
    [...undecided, decided('aborted'), says('read', 'ok')],
    'aborted contradict',
  ],
  ['by itself alone', [...undecided, decided('aborted'), says('read', 'ok', { of: 'STX_2' })], 'aborted'],
  ['and only by money', [...undecided, decided('aborted'), says('read', 'failed')], 'aborted'],
  ['what is paid stays paid', [...started, says('start', 'ok'), says('read', 'ok')], 'approved'],
]

/** A step in one line. */
function describeStep({ state, records, effects }: PaymentMove['step']): string {
  const name = state.name === 'closed' ? state.outcome.kind : state.name
  return [name, ...records.map(({ type }) => `+${type}`), ...effects.map(describeEffect)].join(' ')
}

function describeEffect(effect: PaymentEffect): string {
  switch (effect.do) {
    case 'start':
      return `start/${effect.method}`
    case 'read':
      return `read@${effect.after}`
    case 'confirm':
      return `confirm:${effect.due}/${effect.covered}`
    case 'say': {
      const { event } = effect
      return `"${event.kind}${event.kind === 'cancel requested' && event.atTerminal ? ' at terminal' : ''}"`
    }
    default:
      return effect.do
  }
}

const cases = rows.map(([what, path, expected, world = cash]) => [what, path, expected, world] as const)
const told = cases.map(([, path, , world]) => play(path, world))

describe('a payment', () => {
  it.each(cases)('%s', (_what, path, expected, world) => {
    const last = play(path, world).at(-1)
    expect(last && describeStep(last.step)).toBe(expected)
  })

  it('its table has an arrow for each of these steps, and no other: the diagram is true', () => {
    const isInTable = ({ before, happening }: PaymentMove): boolean =>
      Object.hasOwn(payments[before.name], happening.type)
    const taken = new Set(told.flat().filter(isInTable).map(arrowOf))
    expect([...taken].toSorted()).toEqual(arrowsOf(payments).toSorted())
  })

  it('what is not in the table changes nothing', () => {
    const happenings = [
      ...new Map(told.flat().map(({ happening }) => [happening.type, happening] as const)).values(),
    ]
    const states = told.flatMap((moves) => moves.map(({ step }) => step.state))
    const cells = new Set<string>()
    for (const state of [{ name: 'new' } as const, ...states]) {
      for (const happening of happenings) {
        if (Object.hasOwn(payments[state.name], happening.type)) continue
        cells.add(`${state.name} ${happening.type}`)
        expect(advancePayment(state, happening, { ...cash, at: dawn })).toEqual({
          state,
          records: [],
          effects: [],
        })
      }
    }
    const inTable = Object.values(payments).flatMap((row) => Object.keys(row)).length
    expect(happenings).toHaveLength(14)
    expect(cells.size).toBe(Object.keys(payments).length * happenings.length - inTable)
  })

  it('an operator who decides before he may breaks a rule of the caller', () => {
    for (const path of [silent, fencing])
      expect(() => play([...path, decided('aborted')], cash)).toThrow('an operator cannot decide yet')
  })

  it('records the whole order in the intent, and the outcome with its word', () => {
    const moves = play([...partly, confirmed, 1000, says('start', 'received', { sum: 1300 })], balance)
    expect(moves.flatMap(({ step }) => step.records)).toEqual([
      intentRecord({ at: '2025-03-01T09:00:00.000Z', bonus: 200 }),
      {
        type: 'outcome',
        at: '2025-03-01T09:00:01.000Z',
        saleId: 'sale-1',
        transactionId: id,
        outcome: 'approved',
        status: 'received',
      },
    ])
  })

  it('reads beside its start, and after it at once, then more and more seldom', () => {
    const waits: number[] = []
    const path: (PaymentHappening | number)[] = [...started]
    const world = { ...cash, settings: { ...spans, patience: 50_000, requestLife: 100_000 } }
    for (let reads = 0; reads < 30; reads += 1) {
      const [read] = effectsOf('read', ...play(path, world).slice(-1))
      if (!read) break
      waits.push(read.after)
      path.push(read.after, reads === 6 ? fails('start', late) : fails('read', late))
    }
    const watched = [2000, 3000, 5000, 8000, 15_000, 15_000, 15_000]
    // The start is over at 63 s: `unresolved` is told 50 s later, at 113 s, and the fence is at 163 s.
    const patient = [0, 1000, 2000, 4000, 8000, 15_000, 15_000, 5000]
    const untilTheFence = [15_000, 15_000, 15_000, 5000]
    expect(waits.slice(0, 19)).toEqual([...watched, ...patient, ...untilTheFence])
    expect(waits.slice(19)).toEqual(Array.from({ length: 11 }, () => 15_000))
  })

  it('asks once a minute after ten, and every ten minutes after an hour', () => {
    const waitAt = (age: number): string | undefined =>
      play([recovered(), age, fails('read'), fails('read')], cash)
        .at(-1)
        ?.step.effects.map(describeEffect)
        .at(-1)
    expect(waitAt(600_001)).toBe('read@60000')
    expect(waitAt(3_600_001)).toBe('read@600000')
  })

  it('nothing is recorded of a transaction that had ended before it was started', () => {
    for (const word of ['ok', 'received', 'failed', 'aborted', 'cancelled', 'timeout']) {
      for (const world of [cash, cashless, balance, loyalty]) {
        const moves = play([begun, created(word)], world)
        expect(moves.at(-1)?.step.state).toMatchObject({ name: 'closed', outcome: { kind: 'aborted' } })
        expect(moves.flatMap(({ step }) => step.records)).toEqual([])
        expect(effectsOf('start', ...moves)).toEqual([])
      }
    }
  })

  it('what the API refused is told after it is withdrawn: a late copy of the request finds nothing', () => {
    const { step } = play([...refused, says('read', 'created')], cash).at(-1) ?? {}
    expect(step?.records).toMatchObject([{ outcome: 'declined', status: 'created' }])
    expect(step?.effects).toMatchObject([
      { do: 'give up', transactionId: id },
      { do: 'tell', outcome: { kind: 'declined', transactionId: id } },
    ])
  })

  it('nothing comes of a start that never left, at a card terminal either', () => {
    for (const error of neverSent) {
      const { step } = play([...started, fails('start', error)], cashless).at(-1) ?? {}
      expect(step?.state).toMatchObject({ name: 'closed', outcome: { kind: 'aborted', cause: error } })
      expect(step?.records).toMatchObject([{ outcome: 'aborted', status: 'not started' }])
    }
  })

  it.each(doubts)('cash is open after %s', (error) => {
    const moves = play([...started, fails('start', error), says('read', 'created')], cash)
    expect(moves.at(-1)?.step.state.name).toBe('resolving')
  })

  it.each(['cash', 'loyalty', 'cashless_direct', 'cashless'] as const)(
    'a no of the API to %s is believed where no card terminal is at work',
    (method) => {
      for (const error of refusals) {
        const path = [...started, fails('start', error), says('read', 'created')]
        const { state } = play(path, { ...cash, order: orderOf(method) }).at(-1)?.step ?? {}
        expect(state).toMatchObject(
          method === 'cashless'
            ? { name: 'resolving' }
            : { name: 'closed', outcome: { kind: 'declined', cause: error } },
        )
      }
    },
  )
})

// ——— Laws: whatever happens, in whatever order ———

/** What breaks the law, if anything does. */
type Law = (moves: readonly PaymentMove[], world: World) => readonly unknown[]

const isOver = ({ name }: PaymentState): boolean => name === 'closed' || name === 'stopped'

const laws: readonly (readonly [string, Law])[] = [
  ['what it concludes, withdraws and tells is what an onlooker would', surprises],
  [
    'it is created once, and started once',
    (moves) => [...effectsOf('create', ...moves).slice(1), ...effectsOf('start', ...moves).slice(1)],
  ],
  [
    'it is started only together with the record of its intent',
    (moves, { order }) =>
      moves.filter((move) => {
        const intents = effectsOf('start', move).map(({ transactionId, method }) => ({
          ...order,
          type: 'intent',
          at: new Date(move.at).toISOString(),
          transactionId,
          start: method,
        }))
        const recorded = move.step.records
          .filter((record) => record.type === 'intent')
          .map(({ bonus: _bonus, ...record }) => record)
        return !isDeepStrictEqual(recorded, intents)
      }),
  ],
  [
    'what was taken up after a restart is read and withdrawn, and nothing else',
    (moves) =>
      moves[0]?.happening.type === 'recovered'
        ? moves.filter(
            ({ happening, step }) =>
              happening.type !== 'decided' &&
              step.effects.some((effect) =>
                ['create', 'apply', 'confirm', 'start', 'give up'].includes(effect.do),
              ),
          )
        : [],
  ],
  [
    'what is closed stays as it is',
    (moves) =>
      moves.filter(
        ({ before, step }) =>
          before.name === 'closed' &&
          (step.state !== before ||
            step.records.length > 0 ||
            step.effects.some((effect) => effect.do !== 'contradict')),
      ),
  ],
  [
    'without a journal nothing is done',
    (moves) =>
      moves.filter(
        ({ before, step }) =>
          before.name === 'stopped' &&
          (step.state !== before ||
            step.records.length > 0 ||
            step.effects.some((effect) => effect.do !== 'tell unresolved')),
      ),
  ],
  [
    'it is told once, when it closes, and after its start with the record of it',
    (moves) =>
      moves.filter((move) => {
        const { before, step } = move
        const outcomes = effectsOf('tell', move).map(({ outcome }) => outcome)
        const closes = before.name !== 'closed' && step.state.name === 'closed' ? [step.state.outcome] : []
        const wasOut = ['presenting', 'resolving', 'fencing'].includes(before.name)
        const recorded = step.records.flatMap((record) =>
          record.type === 'outcome' || record.type === 'decision'
            ? [`${record.transactionId} ${record.outcome}`]
            : [],
        )
        const expected = wasOut ? outcomes.map(({ transactionId, kind }) => `${transactionId} ${kind}`) : []
        return !isDeepStrictEqual(outcomes, closes) || !isDeepStrictEqual(recorded, expected)
      }),
  ],
  [
    'all that it does and writes is about its own transaction',
    (moves) => {
      const own = new Set(
        moves.flatMap(({ before, happening }) =>
          happening.type === 'recovered' && before.name === 'new'
            ? [happening.intent.transactionId]
            : happening.type === 'created' && before.name === 'creating'
              ? [happening.transaction.id]
              : [],
        ),
      )
      return moves.flatMap(({ step }) =>
        [...step.effects, ...step.records].filter(
          (part) => 'transactionId' in part && !own.has(part.transactionId ?? ''),
        ),
      )
    },
  ],
  [
    'a read is asked for now or within ten minutes, and no later than when somebody is to be told',
    (moves) =>
      moves.filter((move) => {
        const { state } = move.step
        const mark = state.name === 'resolving' ? (state.tellAt ?? Infinity) : Infinity
        return effectsOf('read', move).some(
          ({ after }) => !(after >= 0 && after <= 600_000) || (mark > move.at && move.at + after > mark),
        )
      }),
  ],
  [
    'a transaction that nobody started is given up, and one that is unpaid by another word than the server’s',
    (moves) =>
      moves.filter((move) => {
        const [outcome] = effectsOf('tell', move)
        const isUnstarted = ['creating', 'applying', 'confirming'].includes(move.before.name)
        const isUnpaid = move.step.records.some(
          (record) =>
            (record.type === 'outcome' && wordSays(record.status) === undefined) ||
            (record.type === 'decision' && record.outcome === 'aborted'),
        )
        const expected = outcome?.outcome.transactionId !== undefined && (isUnstarted || isUnpaid) ? 1 : 0
        return effectsOf('give up', move).length !== expected
      }),
  ],
]

const anyTurns = turnsOf(someWord, someError)

describe.each([
  ['whatever is answered, in whatever order', false],
  ['whatever happens, asked for or not', true],
])('%s', (_when, isWild) => {
  it.each(laws)('%s', (_name, law) => {
    fc.assert(
      fc.property(someFirst, anyTurns, someWorld, (first, turns, world) => {
        expect(law(live(first, turns, world, isWild).moves, world)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('no history ends in limbo', () => {
  it('as long as it is open, something is under way', () => {
    fc.assert(
      fc.property(someFirst, anyTurns, someWorld, (first, turns, world) => {
        const { moves, calls } = live(first, turns, world, false)
        expect(moves.slice(-1).filter(({ step }) => !isOver(step.state) && calls.length === 0)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('with a server that comes to itself it closes', () => {
    fc.assert(
      fc.property(someFirst, anyTurns, someWorld, fc.boolean(), (first, turns, world, isPaid) => {
        const { moves, calls } = live(first, turns, world, false)
        const last = moves.at(-1)
        if (!last || isOver(last.step.state)) return
        expect(recover(last, calls, world, isPaid)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('a journal that fails ends it, wherever that is, and nothing is started', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(someFirst, anyTurns, someWorld, (first, turns, world) => {
        for (const { before, at, step } of live(first, turns, world, false).moves) {
          if (step.records.length === 0) continue
          seen.add(before.name)
          const instead = advancePayment(before, notRecorded, { ...world, at })
          expect(isOver(instead.state)).toBe(true)
          expect(instead.records).toEqual([])
          const done = instead.effects.map((effect) => effect.do).join()
          expect(['tell', 'give up,tell', 'tell unresolved']).toContain(done)
        }
      }),
      { numRuns: 300 },
    )
    expect([...seen].toSorted()).toEqual(['confirming', 'creating', 'fencing', 'presenting', 'resolving'])
  })
})

/** Whether all that is open comes to an end once every call is answered, truly and at once. */
function recover(last: PaymentMove, open: readonly Call[], world: World, isPaid: boolean): boolean {
  let { state } = last.step
  let { at } = last
  let calls = open
  let isAborted = false
  for (let steps = 0; steps < 60 && !isOver(state); steps += 1) {
    const next = calls.toSorted((one, other) => one.from - other.from)[0]
    if (!next) return false
    calls = calls.filter((call) => call !== next)
    at = Math.max(at, next.from)
    // Cast: before there is one, nothing is asked about it.
    const own = 'transactionId' in state ? state.transactionId : id
    if (next.kind === 'abort') isAborted = true
    const status = isAborted ? 'aborted' : isPaid && next.kind === 'read' ? 'ok' : 'created'
    const happening: PaymentHappening =
      next.kind === 'create'
        ? created()
        : next.kind === 'apply'
          ? applied(0)
          : next.kind === 'confirm'
            ? confirmed
            : says(next.kind, status, { of: own })
    const step = advancePayment(state, happening, { ...world, at })
    state = step.state
    calls = step.effects.reduce((more, effect) => called(more, effect, at), calls)
  }
  return isOver(state)
}

describe('what never ends a payment that was started', () => {
  const doubtful = fc.constantFrom(...doubts)
  const ofOthers = turnsOf(finalWord, doubtful).map((turns) =>
    turns.filter(({ shown }) => shown.id !== id || !isAbout(shown, [1500, 1300])),
  )

  it.each([
    ['a status word that is not known to be final', turnsOf(openWord, doubtful)],
    ['an answer about another amount, currency or transaction', ofOthers],
  ])('%s', (_what, someTurns) => {
    fc.assert(
      fc.property(someTurns, someWorld, fc.boolean(), (turns, world, isWild) => {
        const { moves } = live(recovered(), turns, world, isWild)
        const ends = moves.filter((move) => effectsOf('tell', move).length > 0)
        expect(ends.filter(({ happening }) => happening.type !== 'decided')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

it('the histories come to every arrow of the table', () => {
  const taken = new Set(
    fc
      .sample(fc.tuple(someFirst, anyTurns, someWorld, fc.boolean()), { numRuns: 4000, seed: 1 })
      .flatMap(([first, turns, world, isWild]) => live(first, turns, world, isWild).moves)
      .filter(({ before, happening }) => Object.hasOwn(payments[before.name], happening.type))
      .map(arrowOf),
  )
  expect(arrowsOf(payments).filter((arrow) => !taken.has(arrow))).toEqual([])
})
