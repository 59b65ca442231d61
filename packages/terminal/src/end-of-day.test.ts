import type { SmartTransaction } from '@secukit/api'
import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  advanceEndOfDay,
  type EndOfDayEffect,
  type EndOfDayHappening,
  type EndOfDayState,
  endsOfDay,
} from './end-of-day.ts'
import type { EndOfDayIntentRecord } from './journal.ts'
import type { Settings } from './settings.ts'
import {
  arrowOf,
  arrowsOf,
  broken,
  dawn,
  doubts,
  finalWord,
  isDoubtful,
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
} from './testing/histories.test-helper.ts'

type EndOfDayMove = Move<EndOfDayState, EndOfDayHappening, EndOfDayEffect>
type Path = readonly (EndOfDayHappening | number)[]

interface World {
  readonly device: string
  readonly terminal: string | undefined
  readonly known: readonly string[]
  readonly settings: Settings
}

const own = 'SMD_1'
const another = 'SMD_2'

const here: World = { device: 'me', terminal: own, known: [], settings: spans }
/** Which card terminal serves it has never shown. */
const anywhere: World = { ...here, terminal: undefined }
/** The till names its card terminal. */
const named: World = { ...anywhere, device: own }

function advance(
  state: EndOfDayState,
  happening: EndOfDayHappening,
  at: number,
  world: World = here,
): EndOfDayMove['step'] {
  return advanceEndOfDay(state, happening, { ...world, at })
}

function play(path: Path, world: World = here): readonly EndOfDayMove[] {
  return walk<EndOfDayState, EndOfDayHappening, EndOfDayEffect>(
    { name: 'new' },
    (state, happening, at) => advance(state, happening, at, world),
    path,
  )
}

const begun: EndOfDayHappening = { type: 'begun' }
const notRecorded: EndOfDayHappening = { type: 'not recorded', error: broken }
const asked: EndOfDayHappening = { type: 'asked' }
const intent: EndOfDayIntentRecord = {
  type: 'end of day intent',
  at: '2025-03-01T08:59:00.000Z',
  device: 'me',
  before: ['STX_1'],
}
const recovered: EndOfDayHappening = { type: 'recovered', intent }
const recoveredHere: EndOfDayHappening = { type: 'recovered', intent: { ...intent, terminal: own } }

/** `device`: the card terminal that it names. */
function run(of: string, status: unknown = 'ok', device?: string): SmartTransaction {
  return transaction(status, { of, device })
}
function listed(...runs: readonly SmartTransaction[]): EndOfDayHappening {
  return { type: 'listed', runs }
}
function answered(of: string, status: unknown = 'ok'): EndOfDayHappening {
  return { type: 'answered', transaction: run(of, status) }
}
function fails(error: unknown = lost): EndOfDayHappening {
  return { type: 'not answered', error }
}
const notListed: EndOfDayHappening = { type: 'not listed', error: lost }

const sent: Path = [begun, listed(run('STX_1'))]
const silent: Path = [...sent, fails()]
const refused: Path = [...sent, fails(refusal(403))]

/** The list that waits is sent when no other report can come any more. */
const overdue: Path = [...silent, 209_000, notListed, 1000]
/** The call itself has named its run. */
const owned: Path = [...sent, answered('STX_2', 'processing')]

const done = 'closed +end of day outcome tell:done'
const again = 'resolving list@1000'

type Row = readonly [what: string, path: Path, expected: string, world?: World]

const rows: readonly Row[] = [
  ['the reports that are there are listed first', [begun], 'listing list@0'],
  ['what an earlier run sent is looked for', [recovered], 'resolving list@0'],
  ['then it is sent', sent, 'running +end of day intent run'],
  ['the first ever', [begun, listed()], 'running +end of day intent run'],
  ['without the list nothing is sent', [begun, notListed], 'closed tell:refused'],
  ['without its intent on disk nothing is sent', [begun, notRecorded], 'closed tell:refused'],
  ['it is done', [...sent, answered('STX_2')], 'closed +end of day outcome tell:done'],
  [
    'the terminal did not do it',
    [...sent, answered('STX_2', 'failed')],
    'closed +end of day outcome tell:refused',
  ],
  ['its status is not final', [...sent, answered('STX_2', 'processing')], 'resolving list@0'],
  ['a word for payments is none here', [...sent, answered('STX_2', 'received')], 'resolving list@0'],
  ['the answer is lost', silent, 'resolving list@0'],
  ['not a byte of it left', [...sent, fails(unsent)], 'closed +end of day outcome tell:refused'],
  ['the outcome cannot be recorded', [...sent, notRecorded], 'stopped tell:unresolved'],
  [
    'a new report is the answer',
    [...silent, listed(run('STX_2'), run('STX_1'))],
    'closed +end of day outcome tell:done',
  ],
  ['a new one that failed may be an earlier one', [...silent, listed(run('STX_2', 'failed'))], again],
  [
    'it is the answer when no other can come any more',
    [...overdue, listed(run('STX_2', 'failed'))],
    'closed +end of day outcome tell:refused',
  ],
  [
    'not on a list that was sent before, whenever it comes',
    [...silent, 210_000, listed(run('STX_2', 'failed'))],
    'closed +end of day outcome tell:unresolved',
  ],
  [
    'a list that somebody asks for is sent at once, and may be too early',
    [...silent, 209_000, notListed, 500, asked, listed(run('STX_2', 'failed'))],
    'resolving list@500',
  ],
  [
    'or late enough',
    [recovered, 210_000, asked, listed(run('STX_2', 'failed'))],
    'closed +end of day outcome tell:refused',
  ],
  ['and no sooner', [...silent, 209_999, listed(run('STX_2', 'failed'))], 'resolving list@1'],
  [
    'nor could another come after the API said no',
    [...refused, listed(run('STX_2', 'failed'))],
    'closed +end of day outcome tell:refused',
  ],
  ['one that is at work is waited for', [...silent, listed(run('STX_2', 'created'))], 'resolving list@1000'],
  ['yesterday’s is none', [...silent, listed(run('STX_1'))], 'resolving list@1000'],
  ['yesterday’s is none after a restart', [recovered, listed(run('STX_1'))], 'resolving list@1000'],
  ['which of two new ones is it?', [...silent, listed(run('STX_3'), run('STX_2'))], again],
  ['the one that is done', [...silent, listed(run('STX_3', 'failed'), run('STX_2'))], done],
  ['beside one that is at work too', [...silent, listed(run('STX_3', 'created'), run('STX_2'))], done],
  [
    'of two that failed nobody can tell',
    [...overdue, listed(run('STX_3', 'failed'), run('STX_2', 'failed'))],
    'closed +end of day outcome tell:unresolved',
  ],
  [
    'nobody can tell, not even when it is too late',
    [...overdue, listed(run('STX_3'), run('STX_2', 'ok', own))],
    'closed +end of day outcome tell:unresolved',
  ],
  ['the one of this terminal is it', [...silent, listed(run('STX_2', 'ok', own))], done],
  ['that of another is not', [...silent, listed(run('STX_2', 'ok', another))], again],
  [
    'nor when it is too late',
    [...overdue, listed(run('STX_2', 'ok', another))],
    'closed +end of day outcome tell:unresolved',
  ],
  [
    'nor when that one failed',
    [...overdue, listed(run('STX_2', 'failed', another))],
    'closed +end of day outcome tell:unresolved',
  ],
  [
    'among those of others it is found',
    [
      ...silent,
      listed(run('STX_4', 'failed', another), run('STX_3', 'ok', own), run('STX_2', 'ok', another)),
    ],
    done,
  ],
  [
    'one of a terminal, and nobody knows of which',
    [...silent, listed(run('STX_2', 'ok', own))],
    again,
    anywhere,
  ],
  ['one that names none is it there too', [...silent, listed(run('STX_2'))], done, anywhere],
  ['a till that names its terminal knows', [...silent, listed(run('STX_2', 'ok', own))], done, named],
  ['and which is another', [...silent, listed(run('STX_2', 'ok', another))], again, named],
  [
    'it names it, whatever another run has shown',
    [...silent, listed(run('STX_2', 'ok', another))],
    again,
    { ...named, terminal: another },
  ],
  [
    'what the intent knows of the terminal holds after a restart',
    [recoveredHere, listed(run('STX_2', 'ok', own))],
    done,
    anywhere,
  ],
  [
    'and of another’s report',
    [recoveredHere, listed(run('STX_2', 'ok', another))],
    again,
    { ...here, terminal: another },
  ],
  [
    'where it knows none, one that names one is not it',
    [recovered, listed(run('STX_2', 'ok', another))],
    again,
  ],
  [
    'the last run of this till, which the list shows late, is none',
    [begun, listed(), fails(), listed(run('STX_2', 'ok', own))],
    again,
    { ...here, known: ['STX_2'] },
  ],
  [
    'and beside it the new one is found',
    [begun, listed(), fails(), listed(run('STX_3'), run('STX_2'))],
    done,
    { ...here, known: ['STX_2'] },
  ],
  [
    'the API says no, and another terminal has a report',
    [...refused, listed(run('STX_2', 'ok', another))],
    'closed +end of day outcome tell:refused',
  ],
  ['the API says no, and there are two', [...refused, listed(run('STX_3'), run('STX_2'))], again],
  ['whoever asks has it looked for at once', [...silent, notListed, notListed, asked], 'resolving list@0'],
  ['after a restart too', [recovered, notListed, asked], 'resolving list@0'],
  ['to ask is no look', [...silent, asked, notListed], again],
  ['not even when it is too late', [recovered, 210_000, asked], 'resolving list@0'],
  ['then one look decides', [recovered, 210_000, asked, listed(run('STX_2'))], done],
  ['the list is lost', [...silent, notListed], 'resolving list@1000'],
  [
    'the API says no, and there is no report',
    [...refused, listed(run('STX_1'))],
    'closed +end of day outcome tell:refused',
  ],
  [
    'the API says no, and there is one',
    [...refused, listed(run('STX_2'))],
    'closed +end of day outcome tell:done',
  ],
  ['the API says no, and the list is lost', [...refused, notListed], 'resolving list@1000'],
  ['a moment before it is too late', [...silent, 209_999, listed()], 'resolving list@1'],
  [
    'too late, and nobody can tell',
    [...silent, 210_000, listed()],
    'closed +end of day outcome tell:unresolved',
  ],
  ['too late, and no list', [...silent, 210_000, notListed], 'closed +end of day outcome tell:unresolved'],
  [
    'late, and it is there',
    [...silent, 210_000, listed(run('STX_2'))],
    'closed +end of day outcome tell:done',
  ],
  ['a call that is over late may have left just now', [...sent, 300_000, fails()], 'resolving list@0'],
  ['it has its whole life from then on', [...sent, 300_000, fails(), 209_999, listed()], 'resolving list@1'],
  [
    'and no more',
    [...sent, 300_000, fails(), 210_000, listed()],
    'closed +end of day outcome tell:unresolved',
  ],
  [
    'nor has one that answers late, and says that it is at work, less',
    [...sent, 300_000, answered('STX_2', 'processing'), 209_999, listed()],
    'resolving list@1',
  ],
  ['the run that the call named is the one', [...owned, listed(run('STX_3'), run('STX_2'))], done],
  ['and no other is', [...owned, listed(run('STX_3'))], again],
  ['whatever terminal it names', [...owned, listed(run('STX_2', 'ok', another))], done],
  [
    'and even where it was listed before',
    [begun, listed(run('STX_2')), answered('STX_2', 'processing'), listed(run('STX_2'))],
    done,
  ],
  [
    'another that failed does not end it',
    [...owned, 209_000, notListed, 1000, listed(run('STX_3', 'failed'))],
    'closed +end of day outcome tell:unresolved',
  ],
  ['nor can that be recorded', [...silent, notRecorded], 'stopped tell:unresolved'],
  ['what is over is over', [...sent, answered('STX_2'), listed(run('STX_3'))], 'closed'],
]

/** A step in one line. */
function describeStep({ state, records, effects }: EndOfDayMove['step']): string {
  return [state.name, ...records.map(({ type }) => `+${type}`), ...effects.map(describeEffect)].join(' ')
}

function describeEffect(effect: EndOfDayEffect): string {
  switch (effect.do) {
    case 'run':
      return 'run'
    case 'list':
      return `list@${effect.after}`
    case 'tell':
      return `tell:${effect.outcome.kind}`
  }
}

const cases = rows.map(([what, path, expected, world = here]) => [what, path, expected, world] as const)
const told = cases.map(([, path, , world]) => play(path, world))

/** What was listed and what the till knew itself, each once. */
const isAllOnce = (ids: readonly string[]): boolean =>
  isDeepStrictEqual(ids.toSorted(), ['STX_1', 'STX_2', 'STX_3'])

describe('the end of a day', () => {
  it.each(cases)('%s', (_what, path, expected, world) => {
    const last = play(path, world).at(-1)
    expect(last && describeStep(last.step)).toBe(expected)
  })

  it('its table has an arrow for each of these steps, and no other: the diagram is true', () => {
    const isInTable = ({ before, happening }: EndOfDayMove): boolean =>
      Object.hasOwn(endsOfDay[before.name], happening.type)
    const taken = new Set(told.flat().filter(isInTable).map(arrowOf))
    expect([...taken].toSorted()).toEqual(arrowsOf(endsOfDay).toSorted())
  })

  it('what is not in the table changes nothing', () => {
    const happenings = [
      begun,
      recovered,
      asked,
      listed(run('STX_9')),
      notListed,
      answered('STX_9'),
      fails(),
      notRecorded,
    ]
    const states = [{ name: 'new' } as const, ...told.flatMap((moves) => moves.map(({ step }) => step.state))]
    for (const state of states) {
      for (const happening of happenings) {
        if (Object.hasOwn(endsOfDay[state.name], happening.type)) continue
        expect(advance(state, happening, dawn)).toEqual({ state, records: [], effects: [] })
      }
    }
    expect(new Set(states.map(({ name }) => name)).size).toBe(Object.keys(endsOfDay).length)
  })

  it('records the reports that were there, and which one is its own', () => {
    const path = [
      begun,
      listed(run('STX_2'), run('STX_1')),
      fails(),
      1000,
      listed(run('STX_3'), run('STX_2')),
    ]
    expect(play(path).flatMap(({ step }) => step.records)).toEqual([
      {
        type: 'end of day intent',
        at: '2025-03-01T09:00:00.000Z',
        device: 'me',
        terminal: own,
        before: ['STX_2', 'STX_1'],
      },
      { type: 'end of day outcome', at: '2025-03-01T09:00:01.000Z', outcome: 'done', transactionId: 'STX_3' },
    ])
    const late = play([begun, listed(run('STX_2'), run('STX_1'))], { ...anywhere, known: ['STX_2', 'STX_3'] })
    const [record, ...more] = late.flatMap(({ step }) => step.records)
    expect(more).toEqual([])
    expect(record).not.toHaveProperty('terminal')
    expect(record).toMatchObject({ before: expect.toSatisfy(isAllOnce) })
    expect(play([...silent, 210_000, notListed]).at(-1)?.step.records).toMatchObject([{ outcome: 'unknown' }])
  })

  it.each<readonly [string, Path, string]>([
    ['the list was lost', [notListed, listed()], 'refused'],
    ['two reports were there', [listed(run('STX_3'), run('STX_2')), listed()], 'refused'],
    ['a report was at work', [listed(run('STX_2', 'created')), listed()], 'refused'],
    ['no list ever came', [notListed, 210_000, notListed], 'unresolved'],
  ])('tells the no of the API where since then %s', (_what, since, kind) => {
    const [effect] = play([...refused, ...since]).at(-1)?.step.effects ?? []
    expect(effect).toMatchObject({ do: 'tell', outcome: { kind, cause: { status: 403 } } })
  })

  it('only a no of the API itself is one', () => {
    const end = (error: unknown): string | undefined =>
      play([...sent, fails(error), listed()]).at(-1)?.step.state.name
    for (const error of doubts) expect(end(error)).toBe('resolving')
    for (const error of refusals) expect(end(error)).toBe('closed')
  })
})

// ——— An oracle: what may be concluded, told from what went in and out, without the states ———

interface Known {
  doing: 'nothing' | 'look' | 'run' | 'find out' | 'over'
  /** Where it was sent, as far as anybody knew then. */
  place: string | undefined
  before: readonly string[]
  /** The run that the call itself named. */
  own: string | undefined
  since: number
  wasRefused: boolean
  /** What the API said then. */
  refusal: unknown
  /** When the list that is waited for was sent. */
  listAt: number
}

type Told = 'done' | 'refused' | 'unresolved' | undefined

function conclude(known: Known, happening: EndOfDayHappening, at: number, { settings }: World): Told {
  const { doing } = known
  if (doing === 'look') return ['not listed', 'not recorded'].includes(happening.type) ? 'refused' : undefined
  if (doing !== 'run' && doing !== 'find out') return undefined
  if (happening.type === 'not recorded') return 'unresolved'
  if (doing === 'run') {
    if (happening.type === 'not answered') return wasSent(happening.error) ? undefined : 'refused'
    return happening.type === 'answered' ? reportSays(happening.transaction) : undefined
  }
  if (happening.type !== 'listed' && happening.type !== 'not listed') return undefined
  const fresh = happening.type === 'listed' ? happening.runs.filter((each) => mayBeIt(each, known)) : []
  const over = known.since + settings.requestLife + settings.cardFlow
  const said = fresh.map(reportSays)
  const [first, second] = said.filter((each) => each === 'done')
  if (first && !second) return first
  // Nothing can come any more: what is there has to be the answer.
  const isAll = happening.type === 'listed' && (known.listAt >= over || known.wasRefused)
  if (isAll && said.length === 1 && said[0]) return said[0]
  if (isAll && said.length === 0 && known.wasRefused) return 'refused'
  return at >= over ? 'unresolved' : undefined
}

function mayBeIt(each: SmartTransaction, { own: theOne, before, place }: Known): boolean {
  return theOne === undefined ? !before.includes(each.id) && !isElsewhere(each, place) : each.id === theOne
}

/** Whether it names a card terminal that is not known to be that one. */
function isElsewhere({ device_destination: device }: SmartTransaction, place: string | undefined): boolean {
  const theirs = device?.id
  return theirs !== undefined && theirs !== place
}

function reportSays({ status }: SmartTransaction): Told {
  return status === 'ok' ? 'done' : status === 'failed' ? 'refused' : undefined
}

/** The steps that do something else than they have to. */
function surprises(moves: readonly EndOfDayMove[], world: World): readonly unknown[] {
  const known: Known = {
    doing: 'nothing',
    place: undefined,
    before: [],
    own: undefined,
    since: 0,
    wasRefused: false,
    refusal: undefined,
    listAt: 0,
  }
  return moves.flatMap((move) => {
    const { happening, at, step } = move
    const then = { ...known }
    const wanted = conclude(known, happening, at, world)
    const placeOf = (learnt: string | undefined): string | undefined =>
      world.device === 'me' ? learnt : world.device
    if (wanted) known.doing = 'over'
    else if (known.doing === 'nothing' && happening.type === 'begun') known.doing = 'look'
    else if (known.doing === 'nothing' && happening.type === 'recovered')
      Object.assign(known, {
        doing: 'find out',
        since: at,
        before: happening.intent.before,
        place: placeOf(happening.intent.terminal),
      })
    else if (known.doing === 'look' && happening.type === 'listed')
      Object.assign(known, {
        doing: 'run',
        since: at,
        before: [...world.known, ...happening.runs.map(({ id }) => id)],
        place: placeOf(world.terminal),
      })
    else if (known.doing === 'run' && (happening.type === 'answered' || happening.type === 'not answered')) {
      known.doing = 'find out'
      known.since = at
      if (happening.type === 'answered') known.own = happening.transaction.id
      else {
        known.wasRefused = !isDoubtful(happening.error)
        known.refusal = happening.error
      }
    }
    for (const effect of step.effects) if (effect.do === 'list') known.listAt = at + effect.after
    const found = step.effects.flatMap((effect) => (effect.do === 'tell' ? [effect.outcome.kind] : []))
    const written = step.records.flatMap((record) =>
      record.type === 'end of day outcome' ? [record.outcome] : [],
    )
    const toWrite =
      wanted && happening.type !== 'not recorded' && then.doing !== 'look'
        ? [wanted === 'unresolved' ? 'unknown' : wanted]
        : []
    // Only a report and the disk come before what the API said.
    const other = step.effects.filter(
      (effect) =>
        effect.do === 'tell' &&
        effect.outcome.kind !== 'done' &&
        !(effect.outcome.kind === 'refused' && effect.outcome.transaction) &&
        effect.outcome.cause !== then.refusal,
    )
    const isOther = then.wasRefused && happening.type !== 'not recorded' && other.length > 0
    return !isOther && isDeepStrictEqual(found, wanted ? [wanted] : []) && isDeepStrictEqual(written, toWrite)
      ? []
      : [{ before: then, happening, found, wanted, written }]
  })
}

// ——— Histories ———

interface Turn {
  readonly place: number
  readonly wait: number
  readonly runs: readonly SmartTransaction[]
  readonly error: unknown
  readonly fails: boolean
  readonly diskFails: boolean
}

const someRun = fc
  .tuple(
    fc.constantFrom('STX_1', 'STX_2', 'STX_3'),
    fc.oneof(fc.constantFrom<unknown>('ok', 'created'), finalWord, openWord),
    fc.constantFrom(undefined, own, another),
  )
  .map(([of, status, device]) => run(of, status, device))

const someWorld: fc.Arbitrary<World> = fc.record({
  device: fc.constantFrom('me', 'me', own),
  terminal: fc.constantFrom(own, own, another, undefined),
  known: fc.constantFrom([], [], ['STX_2']),
  settings: someSpans,
})

const someTurns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record<Turn>({
    place: fc.nat(999),
    wait: fc.constantFrom(0, 0, 1, 900, 5000, 40_000, 120_000, 600_000),
    runs: fc.uniqueArray(someRun, { maxLength: 3, selector: ({ id }) => id }),
    error: someError,
    fails: fc.boolean(),
    diskFails: fc.nat(29).map((number) => number === 0),
  }),
  { maxLength: 12 },
)

const someFirst: fc.Arbitrary<readonly EndOfDayHappening[]> = fc.constantFrom(
  [begun, listed(run('STX_1'))],
  [begun, listed()],
  [begun],
  [recovered],
  [recoveredHere],
)

/** Lets the world take its turns: what is asked is answered. `isWild`: anything may happen, at any time. */
function live(
  first: readonly EndOfDayHappening[],
  turns: readonly Turn[],
  world: World,
  isWild: boolean,
): { readonly moves: readonly EndOfDayMove[]; readonly asks: 'run' | 'list' | undefined } {
  let asks: 'run' | 'list' | undefined
  let at = dawn
  let hasDisk = true
  const moves: EndOfDayMove[] = []

  function take(happening: EndOfDayHappening, diskFails: boolean): void {
    const before = moves.at(-1)?.step.state ?? { name: 'new' as const }
    let move: EndOfDayMove = { before, happening, at, step: advance(before, happening, at, world) }
    if (move.step.records.length > 0 && (diskFails || !hasDisk)) {
      hasDisk = false
      move = { ...move, happening: notRecorded, step: advance(before, notRecorded, at, world) }
    }
    moves.push(move)
    if (!isWild && happening.type !== 'asked') asks = undefined
    for (const effect of move.step.effects) {
      if (effect.do === 'run') asks = 'run'
      if (effect.do === 'list') {
        asks = 'list'
        at += effect.after
      }
    }
  }

  for (const happening of first) take(happening, false)
  for (const { place, wait, runs, error, fails: isLost, diskFails } of turns) {
    at += wait
    const [shown = run('STX_2')] = runs
    if (isWild && place % 2 === 0) {
      const all: readonly EndOfDayHappening[] = [
        begun,
        recovered,
        asked,
        { type: 'listed', runs },
        { type: 'not listed', error },
        { type: 'answered', transaction: shown },
        fails(error),
        notRecorded,
      ]
      take(pick(all, Math.floor(place / 10)), diskFails)
    } else if (place % 5 === 0) take(asked, diskFails)
    else if (asks === 'run') take(isLost ? fails(error) : { type: 'answered', transaction: shown }, diskFails)
    else if (asks === 'list')
      take(isLost ? { type: 'not listed', error } : { type: 'listed', runs }, diskFails)
  }
  return { moves, asks }
}

const isOver = ({ name }: EndOfDayState): boolean => name === 'closed' || name === 'stopped'

describe.each([
  ['whatever is answered, in whatever order', false],
  ['whatever happens, asked for or not', true],
])('%s', (_when, isWild) => {
  it('what it concludes, tells and writes is what an onlooker would', () => {
    fc.assert(
      fc.property(someFirst, someTurns, someWorld, (first, turns, world) => {
        expect(surprises(live(first, turns, world, isWild).moves, world)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('sends at most once, never after a restart, and only together with its intent', () => {
    fc.assert(
      fc.property(someFirst, someTurns, someWorld, (first, turns, world) => {
        const { moves } = live(first, turns, world, isWild)
        const sends = moves.filter(({ step }) => step.effects.some((effect) => effect.do === 'run'))
        const intents = moves.filter(({ step }) =>
          step.records.some(({ type }) => type === 'end of day intent'),
        )
        expect(sends).toEqual(intents)
        expect(sends.length).toBeLessThanOrEqual(first[0]?.type === 'recovered' ? 0 : 1)
      }),
      { numRuns: 200 },
    )
  })
})

it('as long as it is open, something is under way, and it is not open for ever', () => {
  fc.assert(
    fc.property(someFirst, someTurns, someWorld, (first, turns, world) => {
      const { moves, asks } = live(first, turns, world, false)
      const last = moves.at(-1)
      if (!last || isOver(last.step.state)) return
      expect(asks).toBeDefined()
      const { state } = last.step
      const far = last.at + 10_000_000
      const answer = state.name === 'running' ? fails() : notListed
      const next = advance(state, answer, far, world)
      expect(
        isOver(isOver(next.state) ? next.state : advance(next.state, notListed, 2 * far, world).state),
      ).toBe(state.name !== 'listing' || isOver(next.state))
    }),
    { numRuns: 300 },
  )
})
