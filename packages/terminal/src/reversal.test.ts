import type { SmartTransaction } from '@secukit/api'
import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  advanceReversal,
  type ReversalEffect,
  type ReversalHappening,
  type ReversalOrder,
  reversals,
  type ReversalState,
} from './reversal.ts'
import type { ReversalEvidence } from './journal.ts'
import type { Settings } from './settings.ts'
import {
  arrowOf,
  arrowsOf,
  broken,
  dawn,
  doubts,
  finalWord,
  isDoubtful,
  late,
  lost,
  type Move,
  openWord,
  pick,
  refusal,
  refusals,
  someError,
  someSpans,
  spans,
  transaction,
  unsent,
  walk,
  wasSent,
  wordSays,
} from './testing/histories.test-helper.ts'

const id = 'STX_1'

interface World {
  readonly order: ReversalOrder
  readonly wasPaid: boolean
  readonly settings: Settings
}

const atTerminal: World = {
  order: { saleId: 'sale-1', transactionId: id, call: 'cancelTrx', device: 'me' },
  wasPaid: true,
  settings: spans,
}
/** The journal does not say that it was paid. */
const neverPaid: World = { ...atTerminal, wasPaid: false }
const inCash: World = { ...atTerminal, order: { ...atTerminal.order, call: 'cancel' } }

type ReversalMove = Move<ReversalState, ReversalHappening, ReversalEffect>
type Path = readonly (ReversalHappening | number)[]

function play(path: Path, world: World): readonly ReversalMove[] {
  return walk<ReversalState, ReversalHappening, ReversalEffect>(
    { name: 'new' },
    (state, happening, at) => advanceReversal(state, happening, { ...world, at }),
    path,
  )
}

const begun: ReversalHappening = { type: 'begun' }
const recovered: ReversalHappening = { type: 'recovered', needsOperator: false }
const asked: ReversalHappening = { type: 'asked' }
const notRecorded: ReversalHappening = { type: 'not recorded', error: broken }

function says(by: 'call' | 'read', status: unknown, receiptNumber: unknown = 17, of = id): ReversalHappening {
  return { type: 'answered', by, transaction: transaction(status, { of, receiptNumber }) }
}
function fails(by: 'call' | 'read', error: unknown = lost): ReversalHappening {
  return { type: 'not answered', by, error }
}

const sent: Path = [begun, says('read', 'ok')]
const silent: Path = [...sent, 10_000, fails('call')]
const refused: Path = [...sent, fails('call', refusal(403))]
const stopped: Path = [...silent, notRecorded]
const slip: ReversalEvidence = { by: 'Frau Weber', saw: 'slip of a reversal', slip: '0815' }
const nothing: ReversalEvidence = { by: 'Frau Weber', saw: 'records show no reversal' }
const decidedAs = {
  reversed: { type: 'decided', outcome: 'reversed', evidence: slip },
  refused: { type: 'decided', outcome: 'refused', evidence: nothing },
} as const
const long: Path = [...silent, 600_000, fails('read')]

type Row = readonly [what: string, path: Path, expected: string, world?: World]

const rows: readonly Row[] = [
  ['it is read first', [begun], 'reading read@0'],
  ['what an earlier run sent is read', [recovered], 'resolving read@0'],

  [
    'what is paid is reversed by the number of its receipt',
    sent,
    'reversing +reversal intent reverse/17 read@2000',
  ],
  ['cash needs no number', sent, 'reversing +reversal intent reverse/undefined read@2000', inCash],
  ['what is not paid is not reversed', [begun, says('read', 'created')], 'closed tell:refused'],
  [
    'what somebody else has reversed is reversed, and nothing is sent',
    [begun, says('read', 'cancelled')],
    'closed +reversal intent +reversal outcome tell:reversed',
  ],
  [
    'as older servers spell it, and without a number',
    [begun, says('read', 'canceled', null)],
    'closed +reversal intent +reversal outcome tell:reversed',
  ],
  [
    'the same in cash',
    [begun, says('read', 'cancelled')],
    'closed +reversal intent +reversal outcome tell:reversed',
    inCash,
  ],
  [
    'what was never paid was not given back, whatever ended it',
    [begun, says('read', 'cancelled')],
    'closed tell:refused',
    neverPaid,
  ],
  ['what is paid is reversed there too', sent, 'reversing +reversal intent reverse/17 read@2000', neverPaid],
  [
    'and when that is done it is',
    [...sent, says('read', 'cancelled')],
    'closed +reversal outcome tell:reversed',
    neverPaid,
  ],
  [
    'and after a restart',
    [recovered, says('read', 'cancelled')],
    'closed +reversal outcome tell:reversed',
    neverPaid,
  ],
  ['not so when another is reversed', [begun, says('read', 'cancelled', 17, 'STX_2')], 'closed tell:refused'],
  ['nor when it was aborted, and never paid', [begun, says('read', 'aborted')], 'closed tell:refused'],
  ['nor can that be told without the disk', [begun, notRecorded], 'closed tell:refused'],
  ['nor is another', [begun, says('read', 'ok', 17, 'STX_2')], 'closed tell:refused'],
  ['nor one without a number', [begun, says('read', 'ok', null)], 'closed tell:refused'],
  ['where it cannot be read nothing is sent', [begun, fails('read')], 'closed tell:refused'],
  ['without its intent on disk nothing is sent', [begun, notRecorded], 'closed tell:refused'],

  ['the call says cancelled', [...sent, says('call', 'cancelled')], 'closed +reversal outcome tell:reversed'],
  [
    'as older servers spell it',
    [...sent, says('call', 'canceled')],
    'closed +reversal outcome tell:reversed',
  ],
  ['a read says it first', [...sent, says('read', 'cancelled')], 'closed +reversal outcome tell:reversed'],
  [
    'the call says cancelled of another',
    [...sent, says('call', 'cancelled', 17, 'STX_2')],
    'resolving read@0',
  ],
  ['the call says aborted, which is no reversal', [...sent, says('call', 'aborted')], 'resolving read@0'],
  ['the call says ok', [...sent, says('call', 'ok')], 'resolving read@0'],
  ['a read says that it is paid still', [...sent, says('read', 'ok')], 'reversing read@3000'],
  ['a read is lost', [...sent, fails('read', unsent)], 'reversing read@3000'],
  ['the call is lost', silent, 'resolving read@0'],
  ['not a byte of it left', [...sent, fails('call', unsent)], 'closed +reversal outcome tell:refused'],
  ['the outcome cannot be recorded', [...sent, notRecorded], 'stopped tell:unresolved'],

  [
    'a read says cancelled later',
    [...silent, says('read', 'cancelled')],
    'closed +reversal outcome tell:reversed',
  ],
  ['the API says no at the terminal', [...refused, says('read', 'ok')], 'resolving read@1000'],
  ['the API says no', [...refused, says('read', 'ok')], 'closed +reversal outcome tell:refused', inCash],
  [
    'the API says no, and it is reversed',
    [...refused, says('read', 'cancelled')],
    'closed +reversal outcome tell:reversed',
    inCash,
  ],
  [
    'the API says no, and a word is new',
    [...refused, says('read', 'brand_new')],
    'resolving read@1000',
    inCash,
  ],
  [
    'the API says no, and another is paid',
    [...refused, says('read', 'ok', 17, 'STX_2')],
    'resolving read@1000',
    inCash,
  ],
  ['it may be on its way', [...silent, 209_999, says('read', 'ok')], 'resolving tell:unresolved read@1'],
  [
    'a read that was sent before it was too late, and answered after',
    [...silent, 210_000, says('read', 'ok')],
    'resolving tell:unresolved read@1000',
  ],
  [
    'a read that was sent after',
    [...silent, 210_000, says('read', 'ok'), 1000, says('read', 'ok')],
    'closed +reversal outcome tell:refused',
  ],
  [
    'a call that was kept for long may have left just now',
    [...sent, 300_000, fails('call', late), 208_000, says('read', 'ok'), 1000, says('read', 'ok')],
    'resolving read@1000',
  ],
  [
    'an answer that says nothing counts as its end',
    [...sent, 300_000, says('call', 'ok'), 208_000, says('read', 'ok'), 1000, says('read', 'ok')],
    'resolving read@1000',
  ],
  [
    'and the sale stands when that is over',
    [...sent, 300_000, says('call', 'ok'), 209_000, says('read', 'ok'), 1000, says('read', 'ok')],
    'closed +reversal outcome tell:refused',
  ],
  [
    'whoever asks does not begin it anew',
    [...silent, 200_000, asked, 9000, fails('read'), 1000, says('read', 'ok')],
    'closed +reversal outcome tell:refused',
  ],
  [
    'one that was sent in that very moment',
    [...silent, 209_000, fails('read'), 1000, says('read', 'ok')],
    'closed +reversal outcome tell:refused',
  ],
  [
    'without a terminal it is too late sooner',
    [...silent, 119_000, fails('read'), 1000, says('read', 'ok')],
    'closed +reversal outcome tell:refused',
    inCash,
  ],
  ['a restart begins anew', [recovered, 209_999, says('read', 'ok')], 'resolving tell:unresolved read@1'],
  ['a read is lost later', [...silent, 59_999, fails('read')], 'resolving read@1'],
  ['whoever waits is told', [...silent, 60_000, fails('read')], 'resolving tell:unresolved read@1000'],
  ['once', [...silent, 60_000, fails('read'), fails('read')], 'resolving read@2000'],
  [
    'and again when he asks again',
    [...silent, 60_000, fails('read'), asked, 60_000, fails('read')],
    'resolving tell:unresolved read@1000',
  ],
  [
    'nobody can tell for ten minutes',
    long,
    'resolving +needs operator tell:unresolved say:reversal needs operator read@1000',
  ],
  [
    'whoever waits is told then, however patient he is',
    long,
    'resolving +needs operator tell:unresolved say:reversal needs operator read@1000',
    { ...atTerminal, settings: { ...spans, patience: 3_600_000 } },
  ],
  [
    'not while it may be on its way, however soon an operator may be asked',
    [...silent, 209_999, fails('read')],
    'resolving tell:unresolved read@1',
    { ...atTerminal, settings: { ...spans, operatorAfter: 0 } },
  ],
  [
    'but from then on',
    [...silent, 210_000, fails('read')],
    'resolving +needs operator tell:unresolved say:reversal needs operator read@1000',
    { ...atTerminal, settings: { ...spans, operatorAfter: 0 } },
  ],
  [
    'who asks later keeps nobody waiting who asked before',
    [...silent, 59_000, asked, 1000, fails('read')],
    'resolving tell:unresolved read@1000',
  ],
  ['that is said once', [...long, fails('read')], 'resolving read@2000'],
  ['nor is it said before', [...silent, 599_999, fails('read')], 'resolving tell:unresolved read@1000'],
  ['nor before the server was asked', [...sent, 10_000, fails('call'), 600_000, asked], 'resolving read@0'],
  ['nor again after a restart', [{ ...recovered, needsOperator: true }], 'resolving read@0'],
  [
    'an operator has seen that it is reversed',
    [...long, decidedAs.reversed],
    'closed +reversal decision tell:reversed',
  ],
  [
    'an operator has seen that it is not',
    [...long, decidedAs.refused],
    'closed +reversal decision tell:refused',
  ],
  [
    'also one that an earlier run was to ask',
    [{ ...recovered, needsOperator: true }, decidedAs.refused],
    'closed +reversal decision tell:refused',
  ],
  [
    'a read decides as before',
    [...long, says('read', 'cancelled')],
    'closed +reversal outcome tell:reversed',
  ],
  ['somebody asks', [...silent, 50_000, asked], 'resolving read@0'],
  ['nor can that be recorded', stopped, 'stopped tell:unresolved'],
  ['whoever asks then is told so', [...stopped, asked], 'stopped tell:unresolved'],
  ['what is over is over', [...sent, says('call', 'cancelled'), says('read', 'ok')], 'closed'],
]

/** A step in one line. */
function describeStep({ state, records, effects }: ReversalMove['step']): string {
  return [state.name, ...records.map(({ type }) => `+${type}`), ...effects.map(describeEffect)].join(' ')
}

function describeEffect(effect: ReversalEffect): string {
  switch (effect.do) {
    case 'reverse':
      return `reverse/${effect.receiptNumber}`
    case 'read':
      return `read@${effect.after}`
    case 'say':
      return `say:${effect.event.kind}`
    case 'tell':
      return `tell:${effect.outcome.kind}`
  }
}

const cases = rows.map(([what, path, expected, world = atTerminal]) => [what, path, expected, world] as const)
const walked = cases.map(([, path, , world]) => play(path, world))

describe('a reversal', () => {
  it.each(cases)('%s', (_what, path, expected, world) => {
    const last = play(path, world).at(-1)
    expect(last && describeStep(last.step)).toBe(expected)
  })

  it('its table has an arrow for each of these steps, and no other: the diagram is true', () => {
    const isInTable = ({ before, happening }: ReversalMove): boolean =>
      Object.hasOwn(reversals[before.name], happening.type)
    const taken = new Set(walked.flat().filter(isInTable).map(arrowOf))
    expect([...taken].toSorted()).toEqual(arrowsOf(reversals).toSorted())
  })

  it('what is not in the table changes nothing', () => {
    const happenings = [begun, recovered, asked, notRecorded, says('read', 'ok'), fails('read')]
    const states = [
      { name: 'new' } as const,
      ...walked.flatMap((moves) => moves.map(({ step }) => step.state)),
    ]
    for (const state of states) {
      for (const happening of happenings) {
        if (Object.hasOwn(reversals[state.name], happening.type)) continue
        expect(advanceReversal(state, happening, { ...inCash, at: dawn })).toEqual({
          state,
          records: [],
          effects: [],
        })
      }
    }
    expect(new Set(states.map(({ name }) => name)).size).toBe(Object.keys(reversals).length)
  })

  it('records what it sends, and what came of it with its word', () => {
    const moves = play([begun, says('read', 'ok', 17), 1000, says('call', 'canceled')], atTerminal)
    const { order } = atTerminal
    expect(moves.flatMap(({ step }) => step.records)).toEqual([
      { type: 'reversal intent', at: '2025-03-01T09:00:00.000Z', ...order, receiptNumber: '17' },
      {
        type: 'reversal outcome',
        at: '2025-03-01T09:00:01.000Z',
        saleId: 'sale-1',
        transactionId: id,
        outcome: 'reversed',
        status: 'canceled',
      },
    ])
  })

  it('records what an operator decided, and what he has seen', () => {
    for (const outcome of ['reversed', 'refused'] as const) {
      const step = play([...long, 1000, decidedAs[outcome]], atTerminal).at(-1)?.step
      const { saleId, transactionId } = atTerminal.order
      expect(step?.records).toEqual([
        {
          type: 'reversal decision',
          at: '2025-03-01T09:10:11.000Z',
          saleId,
          transactionId,
          outcome,
          evidence: decidedAs[outcome].evidence,
        },
      ])
    }
  })

  it('cannot be decided before it needs an operator', () => {
    expect(() => play([...silent, decidedAs.refused], atTerminal)).toThrow(/cannot decide/)
    expect(() => play([recovered, decidedAs.reversed], atTerminal)).toThrow(/cannot decide/)
  })

  it('records what somebody else has done as an intent and its outcome, at once', () => {
    for (const world of [atTerminal, inCash]) {
      const [, { step }] = play([begun, 1000, says('read', 'cancelled')], world) as [unknown, ReversalMove]
      const at = '2025-03-01T09:00:01.000Z'
      const { saleId, transactionId } = world.order
      expect(step.records).toEqual([
        { type: 'reversal intent', at, ...world.order },
        { type: 'reversal outcome', at, saleId, transactionId, outcome: 'reversed', status: 'cancelled' },
      ])
      expect(step.effects).toMatchObject([{ do: 'tell', outcome: { transaction: { id } } }])
    }
  })

  it.each<readonly [string, Path, string]>([
    ['a word was new', [says('read', 'brand_new'), 1000, says('read', 'ok')], 'refused'],
    ['a read was lost', [fails('read'), 1000, says('read', 'ok')], 'refused'],
    ['every read was lost', [fails('read'), 60_000, fails('read')], 'unresolved'],
  ])('tells the no of the API where since then %s', (_what, since, kind) => {
    const [told] = play([...refused, ...since], inCash).at(-1)?.step.effects ?? []
    expect(told).toMatchObject({ do: 'tell', outcome: { kind, cause: { status: 403 } } })
  })

  it('only a no of the API itself is one, and only without a card terminal', () => {
    const end = (error: unknown, world: World): string | undefined =>
      play([...sent, fails('call', error), says('read', 'ok')], world).at(-1)?.step.state.name
    for (const error of doubts) expect(end(error, inCash)).toBe('resolving')
    for (const error of refusals) expect(end(error, inCash)).toBe('closed')
    for (const error of refusals) expect(end(error, atTerminal)).toBe('resolving')
  })
})

// ——— An oracle: what may be concluded, told from what went in and out, without the states ———

interface Known {
  doing: 'nothing' | 'look' | 'reverse' | 'find out' | 'halted' | 'over'
  /** When the call was over. */
  since: number
  wasRefused: boolean
  /** What the API said then. */
  refusal: unknown
  /** When the read that is waited for was sent. */
  readAt: number
  promisedBy: number
  needsOperator: boolean
}

type Told = 'reversed' | 'refused' | 'unresolved' | undefined

function conclude(known: Known, happening: ReversalHappening, at: number, world: World): Told {
  const { order, wasPaid, settings } = world
  const shown: Partial<SmartTransaction> = happening.type === 'answered' ? happening.transaction : {}
  const isOwn = shown.id === order.transactionId
  const isPaid = isOwn && wordSays(shown.status) === 'approved'
  const isGone = isOwn && ['cancelled', 'canceled'].includes(shown.status ?? '')
  const failed = happening.type === 'not answered'
  const isNews = happening.type === 'answered' || failed
  if (known.doing === 'look') {
    if (failed || happening.type === 'not recorded') return 'refused'
    if (isGone && wasPaid) return 'reversed'
    const hasNumber = order.call === 'cancel' || (shown.receipt_number ?? undefined) !== undefined
    return happening.type === 'answered' && !(isPaid && hasNumber) ? 'refused' : undefined
  }
  if (known.doing === 'halted') return happening.type === 'asked' ? 'unresolved' : undefined
  if (known.doing !== 'reverse' && known.doing !== 'find out') return undefined
  if (happening.type === 'not recorded') return 'unresolved'
  if (happening.type === 'decided' && known.doing === 'find out') return happening.outcome
  if (isGone) return 'reversed'
  if (known.doing === 'reverse') {
    return failed && happening.by === 'call' && !wasSent(happening.error) ? 'refused' : undefined
  }
  const goneAt = known.since + lifeIn(world)
  if (isPaid && (known.wasRefused || known.readAt >= goneAt)) return 'refused'
  const needsOperator = !known.needsOperator && at >= Math.max(goneAt, known.since + settings.operatorAfter)
  return isNews && (at >= known.promisedBy || (needsOperator && known.promisedBy < Infinity))
    ? 'unresolved'
    : undefined
}

function lifeIn({ order, settings: { requestLife, cardFlow } }: World): number {
  return requestLife + (order.call === 'cancelTrx' ? cardFlow : 0)
}

function learn(
  known: Known,
  { happening, at, step }: ReversalMove,
  came: Told,
  { order, settings }: World,
): void {
  const first = known.doing === 'nothing'
  if (first && happening.type === 'begun') known.doing = 'look'
  if (first && happening.type === 'recovered')
    Object.assign(known, {
      doing: 'find out',
      since: at,
      promisedBy: at,
      needsOperator: happening.needsOperator,
    })
  const isNews = happening.type === 'answered' || happening.type === 'not answered'
  if (isNews && known.doing === 'reverse' && happening.by === 'call') {
    known.doing = 'find out'
    known.since = at
    known.promisedBy = at + settings.patience
    known.wasRefused =
      happening.type === 'not answered' && order.call === 'cancel' && !isDoubtful(happening.error)
    if (happening.type === 'not answered') known.refusal = happening.error
  } else if (happening.type === 'asked' && known.doing === 'find out')
    known.promisedBy = Math.min(known.promisedBy, at + settings.patience)
  if (came === 'unresolved') known.promisedBy = Infinity
  if (happening.type === 'not recorded' && came === 'unresolved') known.doing = 'halted'
  if (came === 'reversed' || came === 'refused') known.doing = 'over'
  for (const effect of step.effects) {
    if (effect.do === 'read') known.readAt = at + effect.after
    if (effect.do === 'reverse') known.doing = 'reverse'
  }
}

/** The steps that do something else than they have to. */
function surprises(moves: readonly ReversalMove[], world: World): readonly unknown[] {
  const known: Known = {
    doing: 'nothing',
    since: 0,
    wasRefused: false,
    refusal: undefined,
    readAt: 0,
    promisedBy: Infinity,
    needsOperator: false,
  }
  return moves.flatMap((move) => {
    const { happening, at, step } = move
    const before = { ...known }
    const wanted = conclude(known, happening, at, world)
    learn(known, move, wanted, world)
    const found = step.effects.flatMap((effect) => (effect.do === 'tell' ? [effect.outcome.kind] : []))
    const written = step.records.flatMap((record) =>
      record.type === 'reversal outcome' || record.type === 'reversal decision' ? [record.outcome] : [],
    )
    // Once it was asked about for so long, and the last answer did not tell either.
    const isDue =
      before.doing === 'find out' &&
      !before.needsOperator &&
      (happening.type === 'answered' || happening.type === 'not answered') &&
      at - before.since >= Math.max(world.settings.operatorAfter, lifeIn(world)) &&
      (wanted === undefined || wanted === 'unresolved')
    if (isDue) known.needsOperator = true
    const asksOperator = step.records.some(({ type }) => type === 'needs operator')
    const saysSo = step.effects.some((effect) => effect.do === 'say')
    const wasSentOnce = before.doing === 'reverse' || before.doing === 'find out'
    const isWritten = wanted === 'reversed' || (wanted === 'refused' && wasSentOnce)
    const toWrite = isWritten ? [wanted] : []
    // Only the disk and an operator come before what the API said.
    const other = step.effects.filter(
      (effect) =>
        effect.do === 'tell' && effect.outcome.kind !== 'reversed' && effect.outcome.cause !== before.refusal,
    )
    const isOther =
      before.wasRefused &&
      before.doing === 'find out' &&
      happening.type !== 'not recorded' &&
      happening.type !== 'decided' &&
      other.length > 0
    return !isOther &&
      asksOperator === isDue &&
      saysSo === isDue &&
      isDeepStrictEqual(found, wanted ? [wanted] : []) &&
      isDeepStrictEqual(written, toWrite)
      ? []
      : [{ before, happening, found, wanted, written, isDue, asksOperator }]
  })
}

// ——— Histories ———

interface Turn {
  readonly place: number
  readonly wait: number
  readonly shown: SmartTransaction
  readonly error: unknown
  readonly fails: boolean
  readonly diskFails: boolean
}

const someTurns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record<Turn>({
    place: fc.nat(999),
    wait: fc.constantFrom(0, 0, 1, 900, 5000, 40_000, 120_000, 600_000, 4_000_000),
    shown: fc
      .tuple(
        fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>('ok', 'cancelled') }, finalWord, openWord),
        fc.constantFrom(id, id, id, id, id, 'STX_2'),
        fc.constantFrom<unknown>(17, '17', 0, undefined, null),
      )
      .map(([status, of, receiptNumber]) => transaction(status, { of, receiptNumber })),
    error: someError,
    fails: fc.boolean(),
    diskFails: fc.nat(29).map((number) => number === 0),
  }),
  { maxLength: 16 },
)

const someWorld: fc.Arbitrary<World> = fc.record({
  order: fc.constantFrom(atTerminal.order, inCash.order),
  wasPaid: fc.boolean(),
  settings: someSpans,
})

/** Most come past their first read. */
const someFirst: fc.Arbitrary<Path> = fc.constantFrom<Path>(sent, sent, sent, [begun], [recovered])

interface Call {
  readonly by: 'call' | 'read'
  readonly from: number
}

/** Lets the world take its turns. `isWild`: anything may happen, at any time. */
function live(
  first: Path,
  turns: readonly Turn[],
  world: World,
  isWild: boolean,
): { readonly moves: readonly ReversalMove[]; readonly calls: readonly Call[] } {
  let calls: readonly Call[] = []
  let at = dawn
  let hasDisk = true
  const moves: ReversalMove[] = []

  function take(happening: ReversalHappening, diskFails: boolean): void {
    const before = moves.at(-1)?.step.state ?? { name: 'new' as const }
    let move: ReversalMove = {
      before,
      happening,
      at,
      step: advanceReversal(before, happening, { ...world, at }),
    }
    if (move.step.records.length > 0 && (diskFails || !hasDisk)) {
      hasDisk = false
      move = { ...move, happening: notRecorded, step: advanceReversal(before, notRecorded, { ...world, at }) }
    }
    moves.push(move)
    for (const effect of move.step.effects) {
      if (effect.do === 'reverse') calls = [...calls, { by: 'call', from: at }]
      if (effect.do === 'read')
        calls = [...calls.filter(({ by }) => by === 'call'), { by: 'read', from: at + effect.after }]
    }
  }

  for (const happening of first) {
    if (typeof happening === 'number') continue
    if (happening.type === 'answered') calls = []
    take(happening, false)
  }
  for (const { place, wait, shown, error, fails: isLost, diskFails } of turns) {
    at += wait
    const state = moves.at(-1)?.step.state
    if (state?.name === 'resolving' && state.needsOperator && place % 4 === 1) {
      take(decidedAs[isLost ? 'refused' : 'reversed'], diskFails)
      continue
    }
    const call = place % 5 === 0 ? undefined : pick(calls, place)
    const by = call?.by ?? pick(['call', 'read'] as const, place)
    const answer: ReversalHappening = isLost
      ? { type: 'not answered', by, error }
      : { type: 'answered', by, transaction: shown }
    if (isWild && place % 3 === 0) {
      take(pick([begun, recovered, asked, notRecorded, answer], Math.floor(place / 10)), diskFails)
      continue
    }
    if (!call) {
      take(asked, diskFails)
      continue
    }
    at = Math.max(at, call.from)
    calls = calls.filter((other) => other !== call)
    take(answer, diskFails)
  }
  return { moves, calls }
}

const isOver = ({ name }: ReversalState): boolean => name === 'closed' || name === 'stopped'

type Law = (moves: readonly ReversalMove[], world: World) => readonly unknown[]

const laws: readonly (readonly [string, Law])[] = [
  ['what it concludes, tells and writes is what an onlooker would', surprises],
  [
    'it is sent at most once, never after a restart, and only together with its intent; what is not sent has its outcome',
    (moves) => {
      const sends = moves.flatMap(({ step }) => step.effects.filter((effect) => effect.do === 'reverse'))
      const isLate = moves[0]?.happening.type === 'recovered' && sends.length > 0
      const apart = moves.filter(({ before, step }) => {
        const types = step.records.map(({ type }) => type)
        if (step.effects.some((effect) => effect.do === 'reverse'))
          return !isDeepStrictEqual(types, ['reversal intent'])
        // What may have been sent has its intent already; what never was gets it with its outcome.
        const whole = ['reversal intent', 'reversal outcome']
        const wanted =
          before.name === 'reading' ? [whole] : [whole.slice(1), ['reversal decision'], ['needs operator']]
        return types.length > 0 && !wanted.some((each) => isDeepStrictEqual(types, each))
      })
      return [...sends.slice(1), ...apart, ...(isLate ? sends : [])]
    },
  ],
  [
    'what is over does nothing more',
    (moves) =>
      moves.filter(
        ({ before, step }) =>
          before.name === 'closed' && !isDeepStrictEqual(step, { state: before, records: [], effects: [] }),
      ),
  ],
]

describe.each([
  ['whatever is answered, in whatever order', false],
  ['whatever happens, asked for or not', true],
])('%s', (_when, isWild) => {
  it.each(laws)('%s', (_name, law) => {
    fc.assert(
      fc.property(someFirst, someTurns, someWorld, (first, turns, world) => {
        expect(law(live(first, turns, world, isWild).moves, world)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('no history ends in limbo', () => {
  it('as long as it is open, something is under way', () => {
    fc.assert(
      fc.property(someFirst, someTurns, someWorld, (first, turns, world) => {
        const { moves, calls } = live(first, turns, world, false)
        expect(moves.slice(-1).filter(({ step }) => !isOver(step.state) && calls.length === 0)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('a journal that fails ends it, wherever that is', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(someFirst, someTurns, someWorld, (first, turns, world) => {
        for (const { before, at, step } of live(first, turns, world, false).moves) {
          if (step.records.length === 0) continue
          seen.add(before.name)
          const instead = advanceReversal(before, notRecorded, { ...world, at })
          expect(isOver(instead.state)).toBe(true)
          expect(instead.effects.map((effect) => effect.do)).toEqual(['tell'])
        }
      }),
      { numRuns: 300 },
    )
    expect([...seen].toSorted()).toEqual(['reading', 'resolving', 'reversing'])
  })
})
