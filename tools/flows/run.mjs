// Runs the flows of specs/flows/ against the sandbox, each on a fresh one: node run.mjs [--json] [FLOW…]
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Fault, runMain } from './fault.mjs'
import { prepareFlows } from './prepare.mjs'
import { startSandbox } from './process.mjs'
import { execute } from './respect.mjs'

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {string} title
 * @property {'passed' | 'failed' | 'waiting'} outcome
 * @property {number} steps
 * @property {number} checks
 * @property {string} [waitsFor]
 * @property {string} [failure] Why it failed, or where it stops while it waits.
 * @property {string} [report] What `respect` says, when it failed.
 */

/**
 * @param {string[]} names The flows to run; none means all.
 * @param {(result: Result) => void} [onResult]
 * @returns {Promise<Result[]>} In the order of their names.
 */
export async function runFlows(names = [], onResult = () => {}) {
  const { flows, remove } = await prepareFlows()
  try {
    const known = flows.map(({ name }) => name)
    const unknown = names.find((name) => !known.includes(name))
    if (unknown !== undefined) throw new Fault(`there is no flow ${unknown}; there are ${known.join(', ')}`)
    const wanted = flows.filter(({ name }) => names.length === 0 || names.includes(name))
    return await inParallel(wanted, async (flow) => {
      const result = await runFlow(flow)
      onResult(result)
      return result
    })
  } finally {
    await remove()
  }
}

/**
 * @param {import('./prepare.mjs').Flow} flow
 * @returns {Promise<Result>}
 */
async function runFlow(flow) {
  const sandbox = await startSandbox()
  try {
    return judge(flow, await execute(flow, sandbox))
  } finally {
    await sandbox.close()
  }
}

/**
 * A flow that waits has to fail: once it passes, it is to be switched on.
 * @param {import('./prepare.mjs').Flow} flow
 * @param {import('./respect.mjs').Verdict} verdict
 * @returns {Result}
 */
export function judge({ name, title, waitsFor }, { passed, steps, checks, failure, report }) {
  const result = { name, title, steps, checks }
  if (waitsFor === undefined)
    return passed ? { ...result, outcome: 'passed' } : { ...result, outcome: 'failed', failure, report }
  if (!passed) return { ...result, outcome: 'waiting', waitsFor, failure }
  return {
    ...result,
    outcome: 'failed',
    waitsFor,
    failure: 'it passes now: take x-waits-for out of the file',
    report: '',
  }
}

/**
 * Works on as many items at once as the machine has processors.
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} In the order of the items.
 */
async function inParallel(items, work) {
  /** @type {R[]} */
  const results = []
  const queue = items.entries()
  const workers = Array.from({ length: Math.min(availableParallelism(), 4) }, async () => {
    for (const [index, item] of queue) results[index] = await work(item)
  })
  await Promise.all(workers)
  return results
}

/** @param {Result} result */
function lineOf({ name, outcome, steps, checks, waitsFor, failure }) {
  const sign = { passed: '✓', failed: '✗', waiting: '…' }[outcome]
  const told = {
    passed: '',
    failed: `\n    ${failure}`,
    waiting: `\n    for ${waitsFor}\n    stops at ${failure}`,
  }[outcome]
  return `${sign} ${name.padEnd(24)} ${outcome.padEnd(8)} ${String(steps).padStart(3)} steps ${String(checks).padStart(4)} checks${told}`
}

async function main() {
  const { values, positionals } = readArguments()
  const results = await runFlows(positionals, (result) => {
    if (values.json) return
    console.log(lineOf(result))
    if (result.outcome === 'failed' && result.report) console.log(result.report)
  })
  const count = (/** @type {Result['outcome']} */ outcome) =>
    results.filter((result) => result.outcome === outcome).length
  const summary = { passed: count('passed'), failed: count('failed'), waiting: count('waiting') }
  if (values.json) console.log(JSON.stringify({ ...summary, flows: results }, undefined, 2))
  else console.log(`${summary.passed} passed, ${summary.failed} failed, ${summary.waiting} waiting`)
  return summary.failed === 0 ? 0 : 1
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
  } catch (error) {
    throw new Fault(
      `${error instanceof Error ? error.message : String(error)}\nUsage: run.mjs [--json] [FLOW…]`,
    )
  }
}

if (process.argv[1] === import.meta.filename) await runMain(main)
