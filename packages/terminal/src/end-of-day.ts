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
  readonly settings: Settings
  /** ms since 1970. */
  readonly at: number
}

interface Sent {
  /** The reports that the server knew before. */
  readonly before: readonly string[]
  readonly since: number
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
  /** The runs of this terminal that the server lists, newest first. */
  | { readonly type: 'listed'; readonly runs: readonly SmartTransaction[] }
  | { readonly type: 'not listed'; readonly error: unknown }
  | { readonly type: 'answered'; readonly transaction: SmartTransaction }
  | { readonly type: 'not answered'; readonly error: unknown }
  | { readonly type: 'not recorded'; readonly error: unknown }

export type EndOfDayEffect =
  | { readonly do: 'run' }
  /** After so many ms. */
  | { readonly do: 'list'; readonly after: number }
  | { readonly do: 'tell'; readonly outcome: RunOutcome }

type EndOfDayStep = Step<EndOfDayState, EndOfDayEffect>

/** The table of the end of the day. */
export const endsOfDay: Table<EndOfDayState, EndOfDayHappening, EndOfDayEffect, EndOfDayContext> = {
  new: {
    begun: { to: ['listing'], step: () => to({ name: 'listing' }, { do: 'list', after: 0 }) },
    recovered: {
      to: ['resolving'],
      step: (_state, { intent: { before } }, context) =>
        resolving(
          {
            before,
            since: context.at,
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
      step: (_state, { runs }, { device, at }) => {
        const before = runs.map(({ id }) => id)
        return {
          state: { name: 'running', before, since: at, tries: 0, cause: undefined, isRefused: false },
          records: [{ type: 'end of day intent', at: iso(at), device, before }],
          effects: [{ do: 'run' }],
        }
      },
    },
    'not listed': { to: ['closed'], step: (_state, { error }) => refusedAtOnce(error) },
    'not recorded': { to: ['closed'], step: (_state, { error }) => refusedAtOnce(error) },
  },
  running: {
    answered: { to: ['resolving', 'closed'], step: whenReported },
    'not answered': {
      to: ['resolving', 'closed'],
      step: (state, { error }, context) => {
        if (wasNotSent(error)) return refused(error, context)
        return resolving(
          { ...state, cause: error, isRefused: refusalOf(error, 'cash') !== undefined },
          context,
        )
      },
    },
    'not recorded': { to: ['stopped'], step: stopped },
  },
  resolving: {
    listed: {
      to: ['resolving', 'closed'],
      step: (state, { runs }, context) => {
        const report = runs.find(({ id }) => !state.before.includes(id))
        if (report) return whenReported(state, { transaction: report }, context)
        return state.isRefused ? refused(state.cause, context) : resolving(state, context)
      },
    },
    'not listed': {
      to: ['resolving', 'closed'],
      step: (state, { error }, context) => resolving({ ...state, cause: error }, context),
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
      return resolving(
        { ...state, cause: new Error(`the status of ${transaction.id} is "${transaction.status}"`) },
        context,
      )
  }
}

/** Looks for the report again, until what was sent can have no more effect. */
function resolving(so: Sent, context: EndOfDayContext): EndOfDayStep {
  const { settings, at } = context
  const { tries, cause } = so
  const overAt = so.since + lifeOf(settings, true)
  // One look after that moment decides; where not even that is possible, nobody can tell.
  if (tries > 0 && at >= overAt) return closed({ kind: 'unresolved', cause }, 'unknown', undefined, context)
  const after = Math.max(0, Math.min(askPause(tries, at - so.since), overAt - at))
  return to({ ...so, name: 'resolving', tries: tries + 1 }, { do: 'list', after })
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
