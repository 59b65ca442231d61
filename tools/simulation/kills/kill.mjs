import { dayAtTheTill } from './day-at-the-till.mjs'
import { randomOf } from './random.mjs'
import { steps } from './steps.mjs'

/**
 * @typedef {object} Report
 * @property {number} kills
 * @property {number} days
 * @property {ReadonlyMap<string, number>} steps How often the till was killed at each.
 * @property {ReadonlyMap<string, number>} dayNames
 * @property {ReadonlyMap<string, number>} counts
 * @property {readonly Failure[]} failures
 *
 * @typedef {{ step: string, seed: number, day: string, kills: readonly string[], failures: readonly string[] }} Failure
 *
 * @typedef {object} Options
 * @property {number} kills How many there are to be.
 * @property {number} least How often each named step is to be met.
 * @property {number} seed
 * @property {number} [workers] How many tills live at the same time. They wait most of the time.
 * @property {string} [terminal] The module of the driver.
 * @property {(report: Report) => void} [onDay]
 */

/** How many days may pass without the step that they were made for, before it counts as one that is not reached. */
const mostMisses = 25

/**
 * Lives through days until there were so many kills, and each named step had its share.
 * @param {Options} options
 * @returns {Promise<Report>}
 */
export async function kill({ kills, least, seed, workers = 4, terminal, onDay = () => {} }) {
  const random = randomOf(seed)
  const order = shuffled([...steps.keys()], random)
  const report = {
    kills: 0,
    days: 0,
    steps: new Map(order.map((step) => [step, 0])),
    dayNames: new Map(),
    counts: new Map(),
    /** @type {Failure[]} */
    failures: [],
  }
  /** @type {Map<string, number>} */
  const misses = new Map()
  /** @type {Map<string, number>} */
  const underWay = new Map()
  let next = seed * 1_000_003

  /** The step that has had least so far; undefined when none is reached any more. */
  function wanted() {
    /** @type {string | undefined} */
    let best
    let fewest = Infinity
    for (const step of order) {
      const had = (report.steps.get(step) ?? 0) + (underWay.get(step) ?? 0)
      if ((misses.get(step) ?? 0) < mostMisses && had < fewest) [best, fewest] = [step, had]
    }
    return best
  }

  const isDone = () =>
    report.kills >= kills &&
    order.every((step) => (report.steps.get(step) ?? 0) >= least || (misses.get(step) ?? 0) >= mostMisses)

  async function work() {
    while (!isDone() && report.failures.length < 20) {
      const step = wanted()
      if (step === undefined) return
      underWay.set(step, (underWay.get(step) ?? 0) + 1)
      const day = { step, seed: next++ }
      const result = await dayAtTheTill({ ...day, ...(terminal !== undefined && { terminal }) })
      underWay.set(step, (underWay.get(step) ?? 0) - 1)
      misses.set(step, result.kills.includes(step) ? 0 : (misses.get(step) ?? 0) + 1)
      for (const each of result.kills) add(report.steps, each, 1)
      for (const [name, count] of Object.entries(result.counts)) add(report.counts, name, count)
      add(report.dayNames, result.day, 1)
      report.kills += result.kills.length
      report.days += 1
      if (result.failures.length > 0)
        report.failures.push({ ...day, day: result.day, kills: result.kills, failures: result.failures })
      onDay(report)
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
  return report
}

/** The steps that had less than their share. @param {Report} report @param {number} least */
export function missed({ steps: had }, least) {
  return [...had].filter(([, count]) => count < least).map(([step]) => step)
}

/** @param {Map<string, number>} counts @param {string} name @param {number} count */
function add(counts, name, count) {
  counts.set(name, (counts.get(name) ?? 0) + count)
}

/** @template T @param {T[]} of @param {import('./random.mjs').Random} random @returns {T[]} */
function shuffled(of, random) {
  return of
    .map((each) => ({ each, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each)
}
