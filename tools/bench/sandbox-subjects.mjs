// What the sandbox's benchmarks share: the two requests, the servers that answer them, and how those are started.
import { deepStrictEqual } from 'node:assert'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bodyOf, openConnections, wire } from './sandbox-load.mjs'

export const builtSandbox = fileURLToPath(new URL('../../packages/sandbox', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const prism = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'))

const item = { quantity: 1, tax: 7 }
const loading = {
  ...item,
  id: 1,
  desc: 'Kartenaufladung 15 EUR',
  ean: '4260447149502',
  priceOne: 1500,
  tax: 0,
}
const bread = { ...item, id: 2, desc: 'Roggenbrot 1000 g', articleNumber: '2041', priceOne: 480 }
const rolls = { ...item, id: 3, desc: 'Brötchen', articleNumber: '1001', quantity: 6, priceOne: 45 }

function sale(...products) {
  const sum = products.reduce((cents, { quantity, priceOne }) => cents + quantity * priceOne, 0)
  return {
    intent: 'sale',
    is_demo: true,
    idents: [{ type: 'card', value: '9276004429942845' }],
    basket: { products },
    basket_info: { sum, currency: 'EUR' },
    transactionRef: 'Einkauf vom 04.05.2026',
    merchantRef: '4711',
  }
}

const transactions = '/api/v2/Smart/Transactions'
const stops = []
process.once('exit', () => stops.forEach((stop) => stop()))
const gotBody = JSON.stringify(sale(loading, bread, rolls))
const postBody = JSON.stringify(sale(loading, bread))

/** The bytes of both requests, for a server that knows this sale and accepts this token. */
function requests({ id, token = 'bench-token', base = transactions, body = postBody }) {
  const headers = { authorization: `Bearer ${token}` }
  return {
    GET: wire({ method: 'GET', path: `${base}/${id}`, headers }),
    POST: wire({ method: 'POST', path: base, headers, body }),
  }
}

/**
 * Asks a sandbox for the answers that all others give too, bundles the specs with them in place of the examples,
 * and gives the folder that holds both, until the process ends.
 */
export async function prepare(sandbox) {
  const folder = mkdtempSync(join(tmpdir(), 'secukit-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const server = await startServer('secukit', { sandbox, folder })
  const { got, posted } = await askSandbox(server)
  server.stop()
  writeFileSync(join(folder, 'answers.json'), JSON.stringify({ got, posted }))

  const redocly = createRequire(join(root, 'package.json')).resolve('@redocly/cli/bin/cli.js')
  const specs = join(root, 'specs')
  const file = join(folder, 'smart.json')
  const bundling = [redocly, 'bundle', join(specs, 'smart.yaml'), '--config', join(specs, 'redocly.yaml')]
  execFileSync(process.execPath, [...bundling, '-o', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  })
  const spec = JSON.parse(readFileSync(file, 'utf8'))
  setExample(spec, 'smart.transactions.get', got)
  setExample(spec, 'smart.transactions.create', posted)
  writeFileSync(file, JSON.stringify(spec))
  return { folder, got, posted }
}

function setExample(spec, operationId, value) {
  const operation = Object.values(spec.paths)
    .flatMap((path) => Object.values(path))
    .find((each) => each.operationId === operationId)
  const json = operation.responses['200'].content['application/json']
  delete json.example
  json.examples = { measured: { value } }
}

async function askSandbox(server) {
  const [connection] = await openConnections(server.port, 1)
  const token = await sandboxToken(server)
  const post = async (body) => bodyOf(await connection.send(requests({ id: '', token, body }).POST))
  const [got, posted] = [await post(gotBody), await post(postBody)]
  connection.close()
  return { got, posted }
}

/** Both requests for a server that runs, with a sale that it knows; throws when it answers something else than the sandbox. */
export async function requestsTo(server, { got, posted }) {
  const token = server.name === 'secukit' ? await sandboxToken(server) : undefined
  const [connection] = await openConnections(server.port, 1)
  const ask = async (request) => bodyOf(await connection.send(request))
  const { base } = server
  // The sandbox knows no sale but those that it was sent.
  const { id } = token === undefined ? got : await ask(requests({ id: '', token, body: gotBody }).POST)
  const bytes = requests({ id, token, base })
  for (const [answer, wanted] of [
    [await ask(bytes.GET), got],
    [await ask(bytes.POST), posted],
  ]) {
    const timeless = ({ id: _id, created: _created, ...rest }) => rest
    deepStrictEqual(timeless(answer), timeless(wanted), `${server.name} answers something else`)
  }
  connection.close()
  return bytes
}

/** What the token endpoint of a sandbox gives. */
export async function sandboxToken({ port, credentials }) {
  const [connection] = await openConnections(port, 1)
  const body = JSON.stringify({
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
  })
  const answer = bodyOf(await connection.send(wire({ method: 'POST', path: '/oauth/token', body })))
  connection.close()
  return answer.access_token
}

/**
 * Starts a server, on a processor of its own where there is `taskset` and more than one.
 * Prism is what one gets from its command line: static answers, both directions validated, without its log.
 * The sandbox takes `more` options of `startSandbox`.
 */
export async function startServer(name, { sandbox, folder = '', processor, more = {} }) {
  const [script, ...args] =
    name === 'prism'
      ? [prism, 'mock', join(folder, 'smart.json'), '--host', '127.0.0.1', '--verboseLevel', 'silent']
      : [
          join(import.meta.dirname, 'sandbox-server.mjs'),
          name.split(', ')[0],
          sandbox,
          folder,
          JSON.stringify(more),
        ]
  const port = name === 'prism' ? await freePort() : undefined
  const command = [process.execPath, script, ...args, ...(port === undefined ? [] : ['--port', String(port)])]
  const [program, ...rest] = processor === undefined ? command : ['taskset', '-c', processor, ...command]
  const child = spawn(program, rest, {
    stdio: ['ignore', 'ignore', 'inherit', ...(port === undefined ? ['ipc'] : [])],
  })
  const stop = () => child.kill('SIGKILL')
  stops.push(stop)
  if (port !== undefined) {
    await untilOpen(port)
    return { name, port, pid: child.pid, stop, base: transactions.replace('/api/v2', '') }
  }
  const [announced] = await once(child, 'message')
  return { name, ...announced, pid: child.pid, stop }
}

function freePort() {
  const server = createServer()
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}

async function untilOpen(port) {
  for (const end = performance.now() + 60_000; performance.now() < end;) {
    try {
      const [connection] = await openConnections(port, 1)
      return connection.close()
    } catch {
      await new Promise((done) => setTimeout(done, 20))
    }
  }
  throw new Error(`nothing answers on port ${port}`)
}
