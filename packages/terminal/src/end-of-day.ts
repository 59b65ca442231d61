import type { SmartTransaction } from '@secukit/api'
import type { EndOfDayIntentRecord, EndOfDayOutcomeRecord } from './journal.ts'
import { advance, type Step, type Table } from './machine.ts'
import type { RunOutcome } from './outcome.ts'
import { refusalOf, wasNotSent } from './payment.ts'
import { askPause, iso, lifeOf, type Settings } from './settings.ts'

// One end of day. Sent again it would find an empty batch, and the report of the first would be lost: it is sent once,
// and then looked for.

export interface EndOfDayContext {
  readonly device: string
  /** The id of the card terminal, where this till has seen which one serves it. */
  readonly terminal: string | undefined
  /** The runs that this till knows of: a list may show them late. */
  readonly known: readonly string[]
  readonly settings: Settings
  /** ms since 1970. */
  readonly at: number
}

interface Sent {
  readonly terminal: string | undefined
  /** The runs that the server, or this till, knew before. */
  readonly before: readonly string[]
  /** The one that the call itself named, and which is not over yet. */
  readonly own?: string
  /** When the call was over, or when this run took it up: ms since 1970. */
  readonly since: number
  /** When the list is, or was, asked for: ms since 1970. */
  readonly listAt: number
  readonly tries: number
  readonly cause: unknown
  /** Whether the API itself said no: then one look at the list is enough. */
  readonly isRefused: boolean
}

export type EndOfDayState =
  | { readonly name: 'new' }
  /** Which reports are there already? */
  | { readonly name: 'listing' }
  | ({ readonly name: 'running' } & Sent)
  | ({ readonly name: 'resolving' } & Sent)
  | { readonly name: 'stopped' }
  | { readonly name: 'closed' }

export type EndOfDayHappening =
  | { readonly type: 'begun' }
  | { readonly type: 'recovered'; readonly intent: EndOfDayIntentRecord }
  /** The runs of card terminals that the server lists, newest first. */
  | { readonly type: 'listed'; readonly runs: readonly SmartTransaction[] }
  | { readonly type: 'not listed'; readonly error: unknown }
  | { readonly type: 'answered'; readonly transaction: SmartTransaction }
  | { readonly type: 'not answered'; readonly error: unknown }
  /** Somebody waits for it now. */
  | { readonly type: 'asked' }
  | { readonly type: 'not recorded'; readonly error: unknown }

export type EndOfDayEffect =
  | { readonly do: 'run' }
  /** After so many ms. It takes the place of a list that still waits. */
  | { readonly do: 'list'; readonly after: number }
  | { readonly do: 'tell'; readonly outcome: RunOutcome }

type EndOfDayStep = Step<EndOfDayState, EndOfDayEffect>

/** The table of the end of the day. */
export const endsOfDay: Table<EndOfDayState, EndOfDayHappening, EndOfDayEffect, EndOfDayContext> = {
  new: {
    begun: { to: ['listing'], step: () => to({ name: 'listing' }, { do: 'list', after: 0 }) },
    recovered: {
      to: ['resolving'],
      step: (_state, { intent: { before, terminal } }, context) =>
        resolving(
          {
            terminal,
            before,
            since: context.at,
            listAt: context.at,
            tries: 0,
            isRefused: false,
            cause: new Error('the till stopped before the end of the day was known to be over'),
          },
          context,
        ),
    },
  },
  listing: {
    listed: {
      to: ['running'],
      step: (_state, { runs }, { device, terminal, known, at }) => {
        const before = [...new Set([...runs.map(({ id }) => id), ...known])]
        const named = terminal === undefined ? {} : { terminal }
        return {
          state: {
            name: 'running',
            terminal,
            before,
            since: at,
            listAt: at,
            tries: 0,
            cause: undefined,
            isRefused: false,
          },
          records: [{ type: 'end of day intent', at: iso(at), device, ...named, before }],
          effects: [{ do: 'run' }],
        }
      },
    },
    'not listed': { to: ['closed'], step: (_state, { error }) => refusedAtOnce(error) },
    'not recorded': { to: ['closed'], step: (_state, { error }) => refusedAtOnce(error) },
  },
  running: {
    answered: {
      to: ['resolving', 'closed'],
      step: (state, happening, context) =>
        whenReported({ ...state, own: happening.transaction.id, since: context.at }, happening, context),
    },
    'not answered': {
      to: ['resolving', 'closed'],
      step: (state, { error }, context) => {
        if (wasNotSent(error)) return refused(error, context)
        const isRefused = refusalOf(error, 'cash') !== undefined
        return resolving({ ...state, since: context.at, cause: error, isRefused }, context)
      },
    },
    'not recorded': { to: ['stopped'], step: stopped },
  },
  resolving: {
    listed: {
      to: ['resolving', 'closed'],
      step: (state, { runs }, context) => {
        const ours = runs.filter((run) => isOurs(run, state, context))
        const done = ours.filter(({ status }) => status === 'ok')
        const [report, another] = done.length > 0 ? done : ours
        if (another) return unclear(state, new Error('the server lists more than one report'), context)
        // One that failed may be an earlier one which the list shows late: it decides when no other can come any more.
        const isOver = state.isRefused || state.listAt >= overAt(state, context)
        if (report && (isOver || report.status === 'ok'))
          return whenReported(state, { transaction: report }, context)
        return state.isRefused ? refused(state.cause, context) : resolving(state, context)
      },
    },
    'not listed': {
      to: ['resolving', 'closed'],
      step: (state, { error }, context) => unclear(state, error, context),
    },
    asked: {
      to: ['resolving'],
      step: (state, _happening, { at }) => to({ ...state, listAt: at }, { do: 'list', after: 0 }),
    },
    'not recorded': { to: ['stopped'], step: stopped },
  },
  stopped: {},
  closed: {},
}

/** Takes one step of the end of a day. */
export function advanceEndOfDay(
  state: EndOfDayState,
  happening: EndOfDayHappening,
  context: EndOfDayContext,
): EndOfDayStep {
  return advance(endsOfDay, state, happening, context)
}

/** Every till may end its day in the same minute: the report of another terminal says nothing about this one. */
function isOurs(
  { id, device_destination: shown }: SmartTransaction,
  { terminal, before, own }: Sent,
  { device }: EndOfDayContext,
): boolean {
  if (own !== undefined) return id === own
  if (before.includes(id)) return false
  return shown?.id === undefined || shown.id === (device === 'me' ? terminal : device)
}

function whenReported(
  state: Sent,
  { transaction }: { readonly transaction: SmartTransaction },
  context: EndOfDayContext,
): EndOfDayStep {
  switch (transaction.status) {
    case 'ok':
      return closed({ kind: 'done', transaction }, 'done', transaction.id, context)
    case 'failed': {
      const cause = new Error(`the terminal did not do it: transaction ${transaction.id} failed`)
      return closed({ kind: 'refused', cause, transaction }, 'refused', transaction.id, context)
    }
    default:
      return unclear(state, new Error(`the status of ${transaction.id} is "${transaction.status}"`), context)
  }
}

/** Looks for the report again, until what was sent can have no more effect. */
function resolving(so: Sent, context: EndOfDayContext): EndOfDayStep {
  const { at } = context
  const { tries, cause } = so
  const left = overAt(so, context) - at
  // One look after that moment decides; where not even that is possible, nobody can tell.
  if (tries > 0 && left <= 0) return closed({ kind: 'unresolved', cause }, 'unknown', undefined, context)
  const after = Math.max(0, Math.min(askPause(tries, at - so.since), left))
  return to({ ...so, name: 'resolving', listAt: at + after, tries: tries + 1 }, { do: 'list', after })
}

/** What the API itself said stays the reason. */
function unclear(state: Sent, cause: unknown, context: EndOfDayContext): EndOfDayStep {
  return resolving(state.isRefused ? state : { ...state, cause }, context)
}

/** From when on what was sent can have no more effect, in ms since 1970. */
function overAt({ since }: Sent, { settings }: EndOfDayContext): number {
  return since + lifeOf(settings, true)
}

function refused(cause: unknown, context: EndOfDayContext): EndOfDayStep {
  return closed({ kind: 'refused', cause }, 'refused', undefined, context)
}

function closed(
  outcome: RunOutcome,
  recorded: EndOfDayOutcomeRecord['outcome'],
  transactionId: string | undefined,
  { at }: EndOfDayContext,
): EndOfDayStep {
  return {
    state: { name: 'closed' },
    records: [
      {
        type: 'end of day outcome',
        at: iso(at),
        outcome: recorded,
        ...(transactionId !== undefined && { transactionId }),
      },
    ],
    effects: [{ do: 'tell', outcome }],
  }
}

/** Nothing was sent, and the journal knows nothing of it. */
function refusedAtOnce(cause: unknown): EndOfDayStep {
  return to({ name: 'closed' }, { do: 'tell', outcome: { kind: 'refused', cause } })
}

function stopped(_state: unknown, { error }: { readonly error: unknown }): EndOfDayStep {
  return to({ name: 'stopped' }, { do: 'tell', outcome: { kind: 'unresolved', cause: error } })
}

function to(state: EndOfDayState, ...effects: readonly EndOfDayEffect[]): EndOfDayStep {
  return { state, records: [], effects }
}
