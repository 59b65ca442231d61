// Prism's proxy between the client and the sandbox: it reads every answer against the specs: node prism.mjs [OPERATION…]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Fault, runMain } from '../flows/fault.mjs'
import { root } from '../flows/paths.mjs'
import { prepareScenes, startRewinding } from './rewind.mjs'
import { mergedSpecs } from './specs.mjs'
import { wrongRequests } from './wrong-requests.mjs'

/** @import { Prepared } from './rewind.mjs' */

const prism = new URL('node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url).pathname

/** The built client; `SECUKIT_API` names another build of it. */
const client = process.env['SECUKIT_API'] ?? join(root, 'packages/api/dist/node/index.js')

/**
 * @typedef {object} Violation
 * @property {string} call
 * @property {string} what
 *
 * @typedef {object} Judge
 * @property {string} url Where to send what is to be judged.
 * @property {(upstream: string) => void} aim Names the server behind it.
 * @property {() => Violation[]} take What was wrong since the last time.
 * @property {() => boolean} hasSome Whether anything was.
 * @property {() => number} judged How many answers were read.
 * @property {() => Promise<void>} close
 */

/**
 * Starts Prism, once for any number of servers.
 * @param {any} description
 * @returns {Promise<Judge>}
 */
export async function startPrism(description) {
  const folder = await mkdtemp(join(tmpdir(), 'secukit-prism-'))
  const file = join(folder, 'spec.json')
  await writeFile(file, JSON.stringify(description))
  let target = ''
  const behind = await relay(() => target)
  const port = await freePort()
  const command = ['proxy', file, behind.url, '--port', String(port), '--verboseLevel', 'error']
  // Whether a request is right is for the sandbox to say.
  const child = spawn(process.execPath, [prism, ...command, '--validate-request', 'false'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  await answering(port, child, () => said)

  /** @type {Violation[]} */
  let violations = []
  let judged = 0
  const before = await relay(
    () => `http://127.0.0.1:${port}`,
    (call, response, text) => {
      judged += 1
      const header = response.headers['sl-violations']
      if (typeof header === 'string') violations.push(...read(call, header))
      // Its own refusals, such as a response whose status is not in the specs, come as problems.
      else if (response.headers['content-type']?.startsWith('application/problem+json'))
        violations.push({ call, what: text })
    },
  )
  return {
    url: before.url,
    aim(upstream) {
      target = upstream
    },
    take() {
      const taken = violations
      violations = []
      return taken
    },
    hasSome: () => violations.length > 0,
    judged: () => judged,
    async close() {
      child.kill()
      await Promise.all([before.close(), behind.close(), once(child, 'close')])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @param {string} call @param {string} header @returns {Violation[]} */
function read(call, header) {
  /** @type {{ location: string[], message: string }[]} */
  const found = JSON.parse(header)
  return found
    .filter(({ location }) => location[0] !== 'request')
    .map(({ location, message }) => ({ call, what: `${location.join('.')}: ${message}` }))
}

/**
 * Passes every request on as it is.
 * @param {() => string} upstream
 * @param {(call: string, response: import('node:http').IncomingMessage, text: string) => void} [onAnswer]
 */
async function relay(upstream, onAnswer = () => {}) {
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy())
  })
  /** @param {import('node:http').IncomingMessage} incoming @param {import('node:http').ServerResponse} outgoing */
  async function pass(incoming, outgoing) {
    const body = Buffer.concat(await incoming.toArray())
    const { method = 'GET', url = '/' } = incoming
    const target = upstream()
    const headers = { ...incoming.headers, host: new URL(target).host, connection: 'close' }
    const passed = send(target + url, { method, headers })
    passed.end(body)
    const [response] = await once(passed, 'response')
    const answered = Buffer.concat(await response.toArray())
    onAnswer(`${method} ${url} → ${response.statusCode}`, response, answered.toString('utf8'))
    const { connection: _connection, 'transfer-encoding': _coding, ...rest } = response.headers
    outgoing.writeHead(response.statusCode, rest).end(answered)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** @param {number} port @param {import('node:child_process').ChildProcess} child @param {() => string} said */
async function answering(port, child, said) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Fault(`prism does not start:\n${said()}`)
    try {
      const socket = send(`http://127.0.0.1:${port}/`, { method: 'HEAD' })
      socket.end()
      const [response] = await once(socket, 'response')
      response.resume()
      return
    } catch {
      await sleep(100)
    }
  }
  throw new Fault(`prism does not answer:\n${said()}`)
}

/**
 * Asks for every scene with the client, and for everything that can be wrong about it without.
 * @param {string} url
 * @param {Prepared[]} prepared
 * @param {() => boolean} [isEnough] Asked before each scene.
 * @returns {Promise<number>} How many calls were made.
 */
export async function askAll(url, prepared, isEnough = () => false) {
  const { clientCredentials, createSecuconnect } = await import(pathToFileURL(client).href)
  const auth = clientCredentials({ clientId: 'sandbox', clientSecret: 'sandbox-secret' })
  const secuconnect = createSecuconnect({ baseUrl: url, auth, retries: 0 })
  let calls = 0
  for (const scene of prepared) {
    if (isEnough()) break
    const id = scene.operation.operationId
    calls += 1
    if (id === 'auth.token')
      await fetch(url + scene.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(scene.ask.body),
      })
    else {
      let method = secuconnect
      let owner = secuconnect
      for (const name of id.split('.')) [owner, method] = [method, method[name]]
      const holes = [...scene.template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) =>
        String(scene.ask.path?.[name]),
      )
      const input = scene.ask.body ?? scene.ask.query
      // Whether the client likes the answer does not matter here.
      await Promise.resolve(method.call(owner, ...holes, ...(input === undefined ? [] : [input]))).catch(
        () => {},
      )
    }
    for (const { path, headers, body, method } of wrongRequests(scene)) {
      calls += 1
      await fetch(url + path, { method, headers, ...(body !== undefined && { body }) })
        .then((response) => response.text())
        .catch(() => {})
    }
  }
  return calls
}

async function main() {
  const names = process.argv.slice(2)
  const description = await mergedSpecs()
  const prepared = await prepareScenes(description)
  const wanted = prepared.filter(
    ({ operation }) => names.length === 0 || names.some((name) => operation.operationId.startsWith(name)),
  )
  const server = await startRewinding(wanted)
  const judge = await startPrism(description)
  try {
    judge.aim(server.url)
    const calls = await askAll(judge.url, wanted)
    const violations = judge.take()
    for (const { call, what } of violations) console.log(`✗ ${call}: ${what}`)
    const operations = new Set(wanted.map(({ operation }) => operation.operationId)).size
    console.log(
      `${operations} operations, ${calls} calls, ${judge.judged()} answers read, ${violations.length} violations`,
    )
    return violations.length === 0 && judge.judged() >= calls ? 0 : 1
  } finally {
    await judge.close()
    await server.close()
  }
}

if (process.argv[1] === import.meta.filename) await runMain(main)
