import type { JournalRecord } from './journal.ts'

// An operation as a pure function: what happened comes in; what to remember and what to do come out. The runner writes
// `records` to disk before it carries out `effects`, and never the other way round. Recovery is the same function,
// with the journal's records for what happened.

/** What came of one happening. */
export interface Step<State, Effect> {
  readonly state: State
  readonly records: readonly JournalRecord[]
  readonly effects: readonly Effect[]
}

interface Named {
  readonly name: string
}

interface Typed {
  readonly type: string
}

/** One cell of a table: where it leads to, for the diagram and for the check, and how. */
interface Transition<From, Happening, State extends Named, Effect, Context> {
  readonly to: readonly State['name'][]
  readonly step: (state: From, happening: Happening, context: Context) => Step<State, Effect>
}

/** State by happening. What is not in it changes nothing: a late answer finds a payment that is closed. */
export type Table<State extends Named, Happening extends Typed, Effect, Context> = {
  readonly [S in State['name']]: {
    readonly [H in Happening['type']]?: Transition<
      Extract<State, { readonly name: S }>,
      Extract<Happening, { readonly type: H }>,
      State,
      Effect,
      Context
    >
  }
}

/** A rule of the driver's own is broken: a fault in this package. Nothing is done after it. */
export class RuleBrokenError extends Error {
  override readonly name = 'RuleBrokenError'
}

/** Throws a `RuleBrokenError` unless the rule holds: the rules are checked at run time, not only in tests. */
export function rule(holds: boolean, what: string): asserts holds {
  if (!holds) throw new RuleBrokenError(`${what}. Take no payment with this till, and report it.`)
}

/** Looks a happening up in a table, and takes the step. */
export function advance<State extends Named, Happening extends Typed, Effect, Context>(
  table: Table<State, Happening, Effect, Context>,
  state: State,
  happening: Happening,
  context: Context,
): Step<State, Effect> {
  const row = table[state.name as State['name']] as {
    readonly [type: string]: Transition<State, Happening, State, Effect, Context> | undefined
  }
  const transition = row[happening.type]
  if (!transition) return { state, records: [], effects: [] }
  const step = transition.step(state, happening, context)
  rule(
    transition.to.includes(step.state.name),
    `${state.name} became ${step.state.name} when ${happening.type}, which is not in the table`,
  )
  return step
}

/**
 * A table as a Mermaid state diagram: happenings that lead from and to the same states share an arrow. `without`:
 * happenings that are left out, and with them the states that nothing else leads to.
 */
export function diagram(
  table: {
    readonly [state: string]: { readonly [type: string]: { readonly to: readonly string[] } | undefined }
  },
  { without = [] }: { readonly without?: readonly string[] } = {},
): string {
  const arrows = new Map<string, string[]>()
  for (const [state, row] of Object.entries(table)) {
    for (const [type, transition] of Object.entries(row)) {
      if (without.includes(type)) continue
      for (const to of transition?.to ?? []) {
        if (to === state) continue
        const arrow = `${word(state)} --> ${word(to)}`
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), type])
      }
    }
  }
  const lines = [...arrows].map(([arrow, types]) => `  ${arrow}: ${types.join(', ')}`)
  return ['stateDiagram-v2', ...lines].join('\n')
}

function word(state: string): string {
  return state.replaceAll(' ', '_')
}
