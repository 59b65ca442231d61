// Makes what went wrong as small as it can be: fewer sales, fewer faults, no crash, an easier world.
import { hasFileOf, runSchedule, runSeed } from './run.mjs'
import { drawnScenario } from './scenario.mjs'

/** @typedef {{ scenario: import('./scenario.mjs').Scenario, faults: object[], crash: object[] }} Played */

/**
 * The smallest schedule found that has a violation of the same kind as this seed.
 * @returns {Promise<{ schedule: Played, ran: import('./run.mjs').Ran } | undefined>} Undefined when nothing is wrong with it.
 */
export async function shrunk(seed, { policy, rate }) {
  const { violations, faults, crashes } = await runSeed(seed, { policy, rate })
  const [first] = violations
  if (!first) return undefined
  return shrinkOf(
    { scenario: drawnScenario(seed), faults, crash: crashes },
    { policy, seed, kind: first.kind },
  )
}

/** The same, from a schedule. `kind`: of the violation that has to stay. */
export async function shrinkOf(schedule, { policy, seed, kind }) {
  const play = (tried, trace = false) =>
    runSchedule({ ...tried, policy, seed, hasFile: hasFileOf(seed), trace })
  const isWrong = async (tried) => (await play(tried)).violations.some((violation) => violation.kind === kind)
  if (!(await isWrong(schedule))) return undefined
  let least = schedule
  for (let isBetter = true; isBetter;) {
    isBetter = false
    for (const tried of smaller(least)) {
      if (!(await isWrong(tried))) continue
      least = tried
      isBetter = true
      break
    }
  }
  return { schedule: least, ran: await play(least, true) }
}

/** How many effects earlier something is tried. */
const farthest = 80

/** Everything that is one step smaller, the boldest steps first. */
function* smaller({ scenario, faults, crash }) {
  const { sales } = scenario
  const without = (list, index) => list.filter((_entry, at) => at !== index)
  const changed = (more) => ({ scenario: { ...scenario, ...more }, faults, crash })
  const sale = (index, more) =>
    changed({ sales: sales.map((entry, at) => (at === index ? { ...entry, ...more } : entry)) })

  for (let index = sales.length - 1; index >= 0 && sales.length > 1; index -= 1)
    yield changed({ sales: without(sales, index) })
  for (let index = 0; index < crash.length; index += 1)
    yield { scenario, faults, crash: without(crash, index) }
  for (let index = 0; index < faults.length; index += 1)
    yield { scenario, faults: without(faults, index), crash }
  // Without an earlier sale what is left goes wrong earlier; nobody knows how much.
  if (faults.length + crash.length === 1) {
    for (let index = sales.length - 1; index >= 0 && sales.length > 1; index -= 1) {
      const less = changed({ sales: without(sales, index) })
      for (let sooner = 1; sooner <= farthest; sooner += 1) {
        if (crash[0]?.effect > sooner)
          yield { ...less, crash: [{ ...crash[0], effect: crash[0].effect - sooner }] }
        if (faults[0]?.call > sooner)
          yield { ...less, faults: [{ ...faults[0], call: faults[0].call - sooner }] }
      }
    }
  }
  for (const name of Object.keys(scenario.assumptions)) {
    const { [name]: _given, ...assumptions } = scenario.assumptions
    yield changed({ assumptions })
  }
  if (scenario.endOfDay) yield changed({ endOfDay: undefined })
  if (scenario.decides) yield changed({ decides: false })
  if (scenario.waits) yield changed({ waits: false })
  for (const [index, { customer, repeats, cancelAfter, reverse, card, balanceFirst }] of sales.entries()) {
    if (customer.length > 1) yield sale(index, { customer: customer.slice(0, -1) })
    if (repeats > 0) yield sale(index, { repeats: repeats - 1 })
    if (cancelAfter !== undefined) yield sale(index, { cancelAfter: undefined })
    if (reverse) yield sale(index, { reverse: false })
    if (card !== undefined) yield sale(index, { card: undefined, balanceFirst: false })
    else if (balanceFirst) yield sale(index, { balanceFirst: false })
    for (const [at, act] of customer.entries()) {
      if (act.after) yield sale(index, { customer: customer.with(at, { ...act, after: 0 }) })
      if (act.act !== 'approve') yield sale(index, { customer: customer.with(at, { act: 'approve' }) })
    }
  }
  for (const [index, { call, ms }] of faults.entries()) {
    if (ms !== undefined && ms > 10_000)
      yield { scenario, faults: faults.with(index, { ...faults[index], ms: 10_000 }), crash }
    if (call > 1 && !faults.some((fault) => fault.call === call - 1))
      yield { scenario, faults: faults.with(index, { ...faults[index], call: call - 1 }), crash }
  }
  for (const [index, { effect }] of crash.entries())
    if (effect > 1)
      yield { scenario, faults, crash: crash.with(index, { ...crash[index], effect: effect - 1 }) }
}
