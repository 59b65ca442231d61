import { describe, expect, it } from 'vitest'
import { advance, diagram, rule, RuleBrokenError, type Table } from './machine.ts'

type State = { readonly name: 'shut' } | { readonly name: 'wide open'; readonly since: number }
type Happening =
  | { readonly type: 'pushed'; readonly hard: boolean }
  | { readonly type: 'let go' }
  | { readonly type: 'oiled' }
type Effect = 'creak'

/** A door. */
const doors: Table<State, Happening, Effect, { readonly at: number }> = {
  shut: {
    pushed: {
      to: ['wide open', 'shut'],
      step: (state, { hard }, { at }) => ({
        state: hard ? { name: 'wide open', since: at } : state,
        records: [],
        effects: ['creak'],
      }),
    },
  },
  'wide open': {
    'let go': { to: ['shut'], step: () => ({ state: { name: 'shut' }, records: [], effects: [] }) },
    // Says that it shuts, and does not.
    pushed: { to: ['shut'], step: (state) => ({ state, records: [], effects: [] }) },
    oiled: { to: ['shut', 'wide open'], step: (state) => ({ state, records: [], effects: [] }) },
  },
}

const shut: State = { name: 'shut' }
const open: State = { name: 'wide open', since: 3 }

describe('a table', () => {
  it('says what comes of a happening, with what it depends on', () => {
    expect(advance(doors, shut, { type: 'pushed', hard: true }, { at: 7 })).toEqual({
      state: { name: 'wide open', since: 7 },
      records: [],
      effects: ['creak'],
    })
    expect(advance(doors, open, { type: 'let go' }, { at: 7 }).state).toEqual(shut)
  })

  it('what is not in it changes nothing', () => {
    const step = advance(doors, shut, { type: 'let go' }, { at: 7 })
    expect(step).toEqual({ state: shut, records: [], effects: [] })
    expect(step.state).toBe(shut)
  })

  it('a step that leads elsewhere than it says breaks a rule, and names the cell', () => {
    const push = (): unknown => advance(doors, open, { type: 'pushed', hard: true }, { at: 7 })
    expect(push).toThrow(RuleBrokenError)
    expect(push).toThrow('wide open became wide open when pushed')
  })
})

describe('a rule', () => {
  it('that holds says nothing', () => {
    expect(() => rule(true, 'no second start')).not.toThrow()
  })

  it('that is broken says which one, and what to do', () => {
    expect(() => rule(false, 'a second start of STX_1')).toThrow(
      'a second start of STX_1. Take no payment with this till, and report it.',
    )
    expect(() => rule(false, '')).toThrow(RuleBrokenError)
  })
})

describe('a diagram', () => {
  const cell = (...to: readonly string[]): { readonly to: readonly string[] } => ({ to })
  // A door that can be taken off its hinges.
  const table = {
    shut: { pushed: cell('wide open', 'shut'), blown: cell('wide open'), unhinged: cell('off') },
    'wide open': { pushed: cell('wide open'), 'let go': cell('shut') },
    off: { pushed: cell('off') },
  }

  it('has an arrow for each pair of states, with all that leads along it, and none from a state to itself', () => {
    expect(diagram(table).split('\n')).toEqual([
      'stateDiagram-v2',
      '  shut --> wide_open: pushed, blown',
      '  shut --> off: unhinged',
      '  wide_open --> shut: let go',
    ])
  })

  it('leaves out what it is told to, and states that nothing else leads to', () => {
    expect(diagram(table, { without: ['unhinged', 'blown'] }).split('\n')).toEqual([
      'stateDiagram-v2',
      '  shut --> wide_open: pushed',
      '  wide_open --> shut: let go',
    ])
  })

  it('of a real table is one of its arrows', () => {
    expect(diagram(doors)).toBe(
      'stateDiagram-v2\n  shut --> wide_open: pushed\n  wide_open --> shut: let go, pushed, oiled',
    )
  })
})
