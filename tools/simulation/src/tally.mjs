// Counts what many days came to.
import { runSeed } from './run.mjs'

/** How many violations are kept, to be looked at. */
const mostKept = 20

/**
 * @typedef {object} Tally
 * @property {number} days How many were played.
 * @property {number} sales
 * @property {number} calls
 * @property {number} faults
 * @property {number} crashes
 * @property {Record<string, number>} told How many sales ended as what.
 * @property {Record<string, number>} violations How many sales have a violation of each kind.
 * @property {{ seed: number, kind: string, saleId: string, what: string }[]} first The first of them.
 */

/** @returns {Tally} */
export function emptyTally() {
  return { days: 0, sales: 0, calls: 0, faults: 0, crashes: 0, told: {}, violations: {}, first: [] }
}

/** Plays the days of these seeds, `to` left out. */
export async function tallyOf({ policy, rate, from, to }) {
  const tally = emptyTally()
  for (let seed = from; seed < to; seed += 1) addDay(tally, seed, await runSeed(seed, { policy, rate }))
  return tally
}

function addDay(tally, seed, { violations, calls, faults, crashes, counts }) {
  const { sales, ...told } = counts
  tally.days += 1
  tally.sales += sales
  tally.calls += calls
  tally.faults += faults.length
  tally.crashes += crashes.length
  add(tally.told, told)
  const seen = new Set()
  for (const { kind, saleId, what } of violations) {
    if (tally.first.length < mostKept) tally.first.push({ seed, kind, saleId, what })
    if (seen.has(`${kind} ${saleId}`)) continue
    seen.add(`${kind} ${saleId}`)
    add(tally.violations, { [kind]: 1 })
  }
}

/** Adds the second to the first. */
export function addTally(tally, other) {
  for (const name of ['days', 'sales', 'calls', 'faults', 'crashes']) tally[name] += other[name]
  add(tally.told, other.told)
  add(tally.violations, other.violations)
  tally.first.push(...other.first.slice(0, mostKept - tally.first.length))
}

function add(counts, more) {
  for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count
}
