import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Fault } from './fault.mjs'
import { cli } from './paths.mjs'

/**
 * Runs node with these arguments to its end, at most a minute.
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ status: number | null, output: string }>}
 */
export async function run(args, options) {
  const child = spawn(process.execPath, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const [status] = await once(child, 'close')
  return { status, output }
}

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {string} clientId
 * @property {string} clientSecret
 */

/**
 * Starts a fresh sandbox on a free port.
 * @returns {Promise<Server & { close: () => Promise<void> }>}
 */
export async function startSandbox() {
  if (!existsSync(cli)) throw new Fault(`there is no ${cli}`)
  const child = spawn(process.execPath, [cli, 'sandbox', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => (complaint += chunk))
  const ended = once(child, 'close')
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    ended.then(() => undefined),
  ])
  if (line === undefined) throw new Fault(`the sandbox does not start: ${complaint.trim()}`)
  return {
    ...JSON.parse(line),
    async close() {
      child.kill()
      await ended
    },
  }
}
