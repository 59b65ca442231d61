// Requests per second of the server's processor: `@secukit/sandbox` beside Prism's mock, openapi-backend and bare `node:http`,
// each in a process of its own, in turn. See README.md for the method.
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { cpuSeconds, openConnections, press } from './sandbox-load.mjs'
import { builtSandbox, prepare, requestsTo, startServer } from './sandbox-subjects.mjs'
import { judge, spread } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '30' },
    ms: { type: 'string', default: '200' },
    servers: { type: 'string' },
    sandbox: { type: 'string', default: builtSandbox },
  },
})
const rounds = Number(options.rounds)
const ms = Number(options.ms)
// Rounds that do not count: they are for the compiler, which is busy for the first ten thousand sales.
const warmUp = 12
// Sales are kept for good: with more of them in a round, the collector's work would be all that counts at the end.
const mostPosts = 1000

const [base, ours] = ['node:http', 'secukit']
const peers = ['openapi-backend', 'prism'].filter((name) => options.servers?.includes(name) ?? true)
const names = [base, `${base}, again`, ours, ...peers]

// The load on one processor, the servers on another.
const pinned =
  availableParallelism() > 1 &&
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', '1', String(process.pid)]).status === 0
const { sandbox } = options
const prepared = await prepare(sandbox)
const subjects = []
for (const name of names) {
  const server = await startServer(name, {
    sandbox,
    folder: prepared.folder,
    ...(pinned && { processor: '0' }),
  })
  const requests = await requestsTo(server, prepared)
  const connections = await openConnections(server.port, 16)
  subjects.push({ name, server, requests, connections, slices: { GET: [], POST: [] } })
}

/** In each round every server has its load once. The order turns, so that nobody always follows the same neighbour. */
for (const method of ['GET', 'POST']) {
  const turns = [...subjects]
  for (let round = -warmUp; round < rounds; round += 1) {
    turns.push(turns.shift())
    for (const { server, requests, connections, slices } of turns) {
      const before = cpuSeconds(server.pid)
      const atMost = method === 'POST' ? mostPosts : Infinity
      const count = await press(connections, requests[method], { ms, atMost })
      if (round >= 0) slices[method].push({ count, cpu: cpuSeconds(server.pid) - before })
    }
  }
}
for (const { server } of subjects) server.stop()

const slicesOf = (name, method) => subjects.find((subject) => subject.name === name).slices[method]
const rate = ({ count, cpu }) => count / cpu
const ratios = (name, than, method) =>
  slicesOf(name, method).map((slice, round) => rate(slice) / rate(slicesOf(than, method)[round]))
/** Of all rounds together: what comes now and then, such as a large collection of garbage, is not left out as in a median. */
function rateOf(name, method) {
  const sum = (what) => slicesOf(name, method).reduce((total, slice) => total + slice[what], 0)
  return rate({ count: sum('count'), cpu: sum('cpu') })
}
const ratioOf = (name, than, method) => rateOf(name, method) / rateOf(than, method)

const limits = { [base]: 0.8, 'openapi-backend': 4, prism: 10 }
const gates = ['GET', 'POST'].flatMap((method) =>
  [base, ...peers].map((than) => ({
    name: `${ours} to ${than}, ${method} per CPU-second`,
    value: ratioOf(ours, than, method),
    atLeast: limits[than],
  })),
)

if (options.json) {
  const servers = Object.fromEntries(
    names.map((name) => [name, { GET: rateOf(name, 'GET'), POST: rateOf(name, 'POST') }]),
  )
  console.log(JSON.stringify({ node: process.version, rounds, pinned, servers, gates }, undefined, 2))
} else {
  const where = pinned ? 'each on a processor of its own' : 'on the same processors'
  console.log(
    `Node ${process.version}, ${rounds} rounds of ${ms} ms, 16 connections, load and server ${where}; all rounds together, and their quartiles`,
  )
  for (const method of ['GET', 'POST']) {
    print(`${method} per CPU-second to ${base} (${rateOf(base, method).toFixed(0)})`, names, (name) => [
      name,
      base,
    ])
    if (peers.length > 0) print(`and of ${ours} to`, peers, (name) => [ours, name])
    function print(title, those, pair) {
      console.log(`\n${title}`)
      for (const name of those) {
        const [of, to] = pair(name)
        const all = ratioOf(of, to, method).toFixed(2).padStart(6)
        console.log(`  ${name.padEnd(18)}${all}   ${spread(ratios(of, to, method))}`)
      }
    }
  }
  console.log()
  judge(gates)
}
