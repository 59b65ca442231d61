// How soon a sandbox is there: in process without a socket, the first and the next ones, with the memory of one that idles;
// and as a command, from its spawn to its first answer beside an empty process. Fresh processes, in turn. See README.md.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { builtSandbox } from './sandbox-subjects.mjs'
import { judge, median, spread } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '30' },
    sandbox: { type: 'string', default: builtSandbox },
    cli: { type: 'string', default: fileURLToPath(new URL('../../packages/cli', import.meta.url)) },
  },
})
const rounds = Number(options.rounds)
const command = [join(options.cli, 'bin/secukit.js'), 'sandbox', '--port', '0', '--json']
const startsEach = 200

const times = { bare: [], command: [], import: [], first: [], next: [] }
const idle = { heapKb: [], rssKb: [] }

/** From the spawn to the exit of a process that does nothing. */
async function bare() {
  const begin = performance.now()
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' })
  await once(child, 'exit')
  times.bare.push(performance.now() - begin)
}

/** From the spawn to the first whole answer over HTTP. */
async function firstAnswer() {
  const begin = performance.now()
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  for await (const part of child.stdout.setEncoding('utf8')) {
    text += part
    if (text.includes('\n')) break
  }
  await answered(`${JSON.parse(text).url}/api/v2/Smart/Transactions`)
  times.command.push(performance.now() - begin)
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** Any answer of the API: without a token it is a refusal. */
function answered(url) {
  return new Promise((done, fail) => {
    get(url, (answer) => answer.resume().once('end', done)).once('error', fail)
  })
}

function inProcess() {
  const script = join(import.meta.dirname, 'sandbox-idle.mjs')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', script, options.sandbox, String(startsEach)],
    { maxBuffer: 1e8 },
  )
  if (status !== 0) throw new Error(stderr.toString())
  const { importMs, starts, sockets, heapKb, rssKb } = JSON.parse(stdout)
  if (sockets > 0) throw new Error(`${sockets} sockets of sandboxes that were to open none`)
  const [first, ...next] = starts
  times.import.push(importMs)
  times.first.push(first)
  times.next.push(median(next))
  idle.heapKb.push(heapKb)
  idle.rssKb.push(rssKb)
}

const steps = [bare, firstAnswer, inProcess]
for (let round = -1; round < rounds; round += 1) {
  steps.push(steps.shift())
  for (const step of steps) await Promise.resolve(step())
  // The first round only fills the file cache.
  if (round < 0) for (const values of [...Object.values(times), ...Object.values(idle)]) values.length = 0
}

const gates = [
  { name: 'start without a socket, ms', value: median(times.next), atMost: 5 },
  { name: 'the first start of a process, ms', value: median(times.first), atMost: 5 },
  {
    name: 'command to first answer, less 40 ms, to bare node',
    value: (median(times.command) - 40) / median(times.bare),
    atMost: 1.6,
  },
]
if (options.json) {
  const ms = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
  const kB = { heap: median(idle.heapKb), resident: median(idle.rssKb) }
  console.log(JSON.stringify({ node: process.version, rounds, ms, kB, gates }, undefined, 2))
} else {
  console.log(`Node ${process.version}, medians of ${rounds} rounds with quartiles, in ms`)
  console.log(`  node -e 0, spawn to exit            ${spread(times.bare, 0)}`)
  console.log(`  secukit sandbox, to first answer    ${spread(times.command, 0)}`)
  console.log(`  import of @secukit/sandbox          ${spread(times.import, 1)}`)
  console.log(`  startSandbox(), the first           ${spread(times.first, 2)}`)
  console.log(`  startSandbox(), each of the next    ${spread(times.next, 3)}`)
  console.log(
    `An idle sandbox: ${spread(idle.heapKb, 1)} kB of heap, ${spread(idle.rssKb, 1)} kB resident, of ${startsEach} in a process`,
  )
  judge(gates)
}
