// Requests/s and processor time of @secukit/api beside raw `fetch`, openapi-fetch alone, stripe-node and a generated SDK,
// each in a process of its own, in turn, against one server on loopback. See README.md for the method.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { judge, median, spread } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '40' },
    requests: { type: 'string', default: '300' },
    clients: { type: 'string' },
    api: { type: 'string', default: new URL('../../packages/api', import.meta.url).pathname },
  },
})
const rounds = Number(options.rounds)
const size = Number(options.requests)
// Rounds that do not count: they are for the compiler.
const warmUp = 10

const server = fork(new URL('server.mjs', import.meta.url))
const [{ port }] = await once(server, 'message')
const origin = `http://127.0.0.1:${port}`

const all = [
  'raw fetch',
  'raw fetch, limit',
  'node:http',
  'openapi-fetch',
  'stripe-node',
  'sumup-ts',
  'secukit, node',
  'secukit, fetch',
]
const names = all.filter((name) => options.clients?.includes(name) ?? true)
const rawFetch = await startClient('raw fetch')
const clients = new Map()
for (const name of names) clients.set(name, await startClient(name))

async function startClient(name) {
  const child = fork(new URL('client.mjs', import.meta.url), [name, origin, options.api])
  await once(child, 'message')
  return child
}

async function slice(child, inFlight) {
  const answer = once(child, 'message')
  child.send({ size, inFlight })
  const [measured] = await answer
  return measured
}

/**
 * In each round every process has its slice once, raw fetch like all others: one that ran more often would be warmer.
 * The order turns, so that nobody always follows the same neighbour.
 */
async function compare(inFlight) {
  const ratios = new Map(names.map((name) => [name, { rate: [], cpu: [] }]))
  const raw = { rate: [], cpu: [] }
  const processes = [rawFetch, ...clients.values()]
  for (let round = -warmUp; round < rounds; round += 1) {
    const measured = new Map()
    processes.push(processes.shift())
    for (const child of processes) measured.set(child, await slice(child, inFlight))
    if (round < 0) continue
    for (const what of ['rate', 'cpu']) {
      const base = measured.get(rawFetch)[what]
      raw[what].push(base)
      for (const [name, child] of clients) ratios.get(name)[what].push(measured.get(child)[what] / base)
    }
  }
  return { inFlight, raw: { rate: median(raw.rate), cpu: median(raw.cpu) }, ratios }
}

async function count() {
  const response = await fetch(`${origin}/count`)
  return response.json()
}

const before = await count()
const runs = [await compare(1), await compare(16)]
const calls = 2 * size * (warmUp + rounds) * (clients.size + 1)
const counted = (await count()) - before
if (counted !== calls)
  throw new Error(`${calls} calls were ${counted} requests: a client repeats or leaves out`)
for (const child of [server, rawFetch, ...clients.values()]) child.disconnect()

const limits = [
  { client: 'secukit, node', what: 'rate', atLeast: 1.6 },
  { client: 'secukit, node', what: 'cpu', atMost: 0.6 },
  { client: 'secukit, fetch', what: 'rate', atLeast: 0.95 },
]
const gates = runs.flatMap(({ inFlight, ratios }) =>
  limits
    .filter(({ client }) => ratios.has(client))
    .map(({ client, what, ...limit }) => ({
      name: `${client}, ${inFlight} in flight, ${what === 'rate' ? 'requests/s' : 'CPU'}`,
      value: median(ratios.get(client)[what]),
      ...limit,
    })),
)

if (options.json) {
  const plain = runs.map(({ ratios, ...rest }) => ({
    ...rest,
    clients: Object.fromEntries(
      [...ratios].map(([name, { rate, cpu }]) => [name, { rate: median(rate), cpu: median(cpu) }]),
    ),
  }))
  console.log(
    JSON.stringify({ node: process.version, rounds, requests: size, runs: plain, gates }, undefined, 2),
  )
} else {
  console.log(
    `Node ${process.version}, ${rounds} rounds of ${size} requests; medians of the ratios to raw fetch, with quartiles`,
  )
  for (const { inFlight, raw, ratios } of runs) {
    console.log(
      `\n${inFlight} in flight (raw fetch: ${raw.rate.toFixed(0)} requests/s, ${raw.cpu.toFixed(0)} us of CPU each)`,
    )
    for (const [name, { rate, cpu }] of ratios) {
      console.log(`  ${name.padEnd(16)} requests/s ${spread(rate)}   CPU ${spread(cpu)}`)
    }
  }
  console.log()
  judge(gates)
}
