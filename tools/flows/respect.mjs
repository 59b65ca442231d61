import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { Fault } from './fault.mjs'
import { loopbackOnly, redocly, redoclyEnvironment } from './paths.mjs'
import { run } from './process.mjs'

let runs = 0

/**
 * @typedef {object} Verdict
 * @property {boolean} passed
 * @property {number} steps How many steps were executed.
 * @property {number} checks How many checks were made.
 * @property {string} failure The first check that failed, in one line; empty when it passed.
 * @property {string} report What `respect` says about what failed.
 */

/**
 * Executes one flow with `respect`, which reaches nothing beyond this machine.
 * @param {import('./prepare.mjs').Flow} flow
 * @param {import('./process.mjs').Server} server
 * @returns {Promise<Verdict>}
 */
export async function execute(flow, { url, clientId, clientSecret }) {
  runs += 1
  const reportFile = `${flow.file}.${runs}.json`
  const servers = { auth: url, smart: `${url}/api/v2`, loyalty: `${url}/api/v2` }
  const command = ['--import', pathToFileURL(loopbackOnly).href, redocly, 'respect', flow.file]
  command.push('--json-output', reportFile)
  command.push('--input', `clientId=${clientId}`, '--input', `clientSecret=${clientSecret}`)
  for (const [source, address] of Object.entries(servers)) command.push('--server', `${source}=${address}`)
  const { status, output } = await run(command, { cwd: dirname(flow.file), env: redoclyEnvironment })
  const text = await readFile(reportFile, 'utf8').catch(() => undefined)
  if (text === undefined) throw new Fault(`respect wrote no report on ${flow.name}:\n${output}`)
  const steps = stepsOf(JSON.parse(text))
  const failure = failureOf(flow, steps)
  return {
    passed: status === 0 && failure === '',
    steps: steps.length,
    checks: steps.reduce((sum, step) => sum + step.checks.length, 0),
    failure,
    report: output.slice(Math.max(0, output.indexOf('Failed tests info:'))),
  }
}

/**
 * @typedef {{ name: string, passed: boolean, message?: string, condition?: string }} Check
 * @typedef {{ stepId: string, response?: { statusCode: number }, checks: Check[] }} Step
 */

/**
 * @param {any} report
 * @returns {Step[]}
 */
function stepsOf({ files }) {
  return Object.values(files).flatMap(({ executedWorkflows }) =>
    executedWorkflows.flatMap((/** @type {any} */ { executedSteps }) => executedSteps),
  )
}

/**
 * What went wrong; also where `respect` kept silent: it leaves out steps and schema checks without a word.
 * @param {import('./prepare.mjs').Flow} flow
 * @param {Step[]} steps
 */
function failureOf(flow, steps) {
  for (const { stepId, response, checks } of steps) {
    const failed = checks.find(({ passed }) => !passed)
    if (failed) return `${stepId} (HTTP ${response?.statusCode ?? 'none'}): ${describe(failed)}`
    if (response?.statusCode === 200 && !checks.some(({ name }) => name === 'schema check'))
      return `${stepId}: respect did not check the answer against its schema`
  }
  return steps.length === flow.steps ? '' : `${steps.length} of ${flow.steps} steps were executed`
}

/** @param {Check} check */
function describe({ name, message = '', condition }) {
  // A schema check tells the place after some lines of source, in colours.
  const [line = ''] = stripVTControlCharacters(message).trim().split('\n', 1)
  return `${name}, ${condition ?? line}`
}
