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

function advance(
  state: EndOfDayState,
  happening: EndOfDayHappening,
  at: number,
  settings: Settings = spans,
): EndOfDayMove['step'] {
  return advanceEndOfDay(state, happening, { device: 'me', settings, at })
}

function play(path: Path): readonly EndOfDayMove[] {
  return walk<EndOfDayState, EndOfDayHappening, EndOfDayEffect>({ name: 'new' }, advance, path)
}

const begun: EndOfDayHappening = { type: 'begun' }
const notRecorded: EndOfDayHappening = { type: 'not recorded', error: broken }
const recovered: EndOfDayHappening = {
  type: 'recovered',
  intent: { type: 'end of day intent', at: '2025-03-01T08:59:00.000Z', device: 'me', before: ['STX_1'] },
}

function run(of: string, status: unknown = 'ok'): SmartTransaction {
  return transaction(status, { of })
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

type Row = readonly [what: string, path: Path, expected: string]

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
  [
    'a new one that failed is too',
    [...silent, listed(run('STX_2', 'failed'))],
    'closed +end of day outcome tell:refused',
  ],
  ['one that is at work is waited for', [...silent, listed(run('STX_2', 'created'))], 'resolving list@1000'],
  ['yesterday’s is none', [...silent, listed(run('STX_1'))], 'resolving list@1000'],
  ['yesterday’s is none after a restart', [recovered, listed(run('STX_1'))], 'resolving list@1000'],
  [
    'the newest is it',
    [...silent, listed(run('STX_3', 'failed'), run('STX_2'))],
    'closed +end of day outcome tell:refused',
  ],
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
  ['an answer that is late itself is followed by one look', [...sent, 300_000, fails()], 'resolving list@0'],
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

const told = rows.map(([, path]) => play(path))

describe('the end of a day', () => {
  it.each(rows)('%s', (_what, path, expected) => {
    const last = play(path).at(-1)
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
      { type: 'end of day intent', at: '2025-03-01T09:00:00.000Z', device: 'me', before: ['STX_2', 'STX_1'] },
      { type: 'end of day outcome', at: '2025-03-01T09:00:01.000Z', outcome: 'done', transactionId: 'STX_3' },
    ])
    expect(play([...silent, 210_000, notListed]).at(-1)?.step.records).toMatchObject([{ outcome: 'unknown' }])
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
  before: readonly string[]
  since: number
  wasRefused: boolean
}

type Told = 'done' | 'refused' | 'unresolved' | undefined

function conclude(known: Known, happening: EndOfDayHappening, at: number, settings: Settings): Told {
  const { doing } = known
  if (doing === 'look') return ['not listed', 'not recorded'].includes(happening.type) ? 'refused' : undefined
  if (doing !== 'run' && doing !== 'find out') return undefined
  if (happening.type === 'not recorded') return 'unresolved'
  if (doing === 'run') {
    if (happening.type === 'not answered') return wasSent(happening.error) ? undefined : 'refused'
    return happening.type === 'answered' ? reportSays(happening.transaction) : undefined
  }
  if (happening.type !== 'listed' && happening.type !== 'not listed') return undefined
  const fresh =
    happening.type === 'listed' ? happening.runs.filter(({ id }) => !known.before.includes(id)) : []
  const [report] = fresh
  const said = report && reportSays(report)
  if (said) return said
  if (happening.type === 'listed' && !report && known.wasRefused) return 'refused'
  return at >= known.since + settings.requestLife + settings.cardFlow ? 'unresolved' : undefined
}

function reportSays({ status }: SmartTransaction): Told {
  return status === 'ok' ? 'done' : status === 'failed' ? 'refused' : undefined
}

/** The steps that do something else than they have to. */
function surprises(moves: readonly EndOfDayMove[], settings: Settings): readonly unknown[] {
  const known: Known = { doing: 'nothing', before: [], since: 0, wasRefused: false }
  return moves.flatMap((move) => {
    const { happening, at, step } = move
    const then = { ...known }
    const wanted = conclude(known, happening, at, settings)
    if (wanted) known.doing = 'over'
    else if (known.doing === 'nothing' && happening.type === 'begun') known.doing = 'look'
    else if (known.doing === 'nothing' && happening.type === 'recovered')
      Object.assign(known, { doing: 'find out', since: at, before: happening.intent.before })
    else if (known.doing === 'look' && happening.type === 'listed')
      Object.assign(known, { doing: 'run', since: at, before: happening.runs.map(({ id }) => id) })
    else if (known.doing === 'run' && (happening.type === 'answered' || happening.type === 'not answered')) {
      known.doing = 'find out'
      known.wasRefused = happening.type === 'not answered' && !isDoubtful(happening.error)
    }
    const found = step.effects.flatMap((effect) => (effect.do === 'tell' ? [effect.outcome.kind] : []))
    const written = step.records.flatMap((record) =>
      record.type === 'end of day outcome' ? [record.outcome] : [],
    )
    const toWrite =
      wanted && happening.type !== 'not recorded' && then.doing !== 'look'
        ? [wanted === 'unresolved' ? 'unknown' : wanted]
        : []
    return isDeepStrictEqual(found, wanted ? [wanted] : []) && isDeepStrictEqual(written, toWrite)
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
  )
  .map(([of, status]) => run(of, status))

const someTurns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record<Turn>({
    place: fc.nat(999),
    wait: fc.constantFrom(0, 0, 1, 900, 5000, 40_000, 120_000, 600_000),
    runs: fc.array(someRun, { maxLength: 3 }),
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
)

/** Lets the world take its turns: what is asked is answered. `isWild`: anything may happen, at any time. */
function live(
  first: readonly EndOfDayHappening[],
  turns: readonly Turn[],
  settings: Settings,
  isWild: boolean,
): { readonly moves: readonly EndOfDayMove[]; readonly asks: 'run' | 'list' | undefined } {
  let asks: 'run' | 'list' | undefined
  let at = dawn
  let hasDisk = true
  const moves: EndOfDayMove[] = []

  function take(happening: EndOfDayHappening, diskFails: boolean): void {
    const before = moves.at(-1)?.step.state ?? { name: 'new' as const }
    let move: EndOfDayMove = { before, happening, at, step: advance(before, happening, at, settings) }
    if (move.step.records.length > 0 && (diskFails || !hasDisk)) {
      hasDisk = false
      move = { ...move, happening: notRecorded, step: advance(before, notRecorded, at, settings) }
    }
    moves.push(move)
    if (!isWild) asks = undefined
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
        { type: 'listed', runs },
        { type: 'not listed', error },
        { type: 'answered', transaction: shown },
        fails(error),
        notRecorded,
      ]
      take(pick(all, Math.floor(place / 10)), diskFails)
    } else if (asks === 'run')
      take(isLost ? fails(error) : { type: 'answered', transaction: shown }, diskFails)
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
      fc.property(someFirst, someTurns, someSpans, (first, turns, settings) => {
        expect(surprises(live(first, turns, settings, isWild).moves, settings)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('sends at most once, never after a restart, and only together with its intent', () => {
    fc.assert(
      fc.property(someFirst, someTurns, someSpans, (first, turns, settings) => {
        const { moves } = live(first, turns, settings, isWild)
        const sends = moves.filter(({ step }) => step.effects.some((effect) => effect.do === 'run'))
        const intents = moves.filter(({ step }) =>
          step.records.some(({ type }) => type === 'end of day intent'),
        )
        expect(sends).toEqual(intents)
        expect(sends.length).toBeLessThanOrEqual(first[0] === recovered ? 0 : 1)
      }),
      { numRuns: 200 },
    )
  })
})

it('as long as it is open, something is under way, and it is not open for ever', () => {
  fc.assert(
    fc.property(someFirst, someTurns, someSpans, (first, turns, settings) => {
      const { moves, asks } = live(first, turns, settings, false)
      const last = moves.at(-1)
      if (!last || isOver(last.step.state)) return
      expect(asks).toBeDefined()
      const { state } = last.step
      const far = last.at + 10_000_000
      const answer = state.name === 'running' ? fails() : notListed
      const next = advance(state, answer, far, settings)
      expect(
        isOver(isOver(next.state) ? next.state : advance(next.state, notListed, far, settings).state),
      ).toBe(state.name !== 'listing' || isOver(next.state))
    }),
    { numRuns: 300 },
  )
})
