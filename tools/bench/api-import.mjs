// How long importing @secukit/api takes beside openapi-fetch: each in a fresh process, in turn,
// less an empty process.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { judge, median, spread } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '40' },
  },
})
const rounds = Number(options.rounds)

const modules = {
  empty: 'data:text/javascript,',
  // By name, as users do: finding a package is part of importing it.
  'openapi-fetch': 'openapi-fetch',
  secukit: '@secukit/api',
}
const times = Object.fromEntries(Object.keys(modules).map((name) => [name, []]))

/** By the process's own clock, from before the import to after it, so that the start of Node does not count. */
function importTime(name) {
  const script = `const begin = performance.now(); await import('${modules[name]}'); console.log(performance.now() - begin)`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
  })
  if (status !== 0) throw new Error(`${name}: ${stderr.toString()}`)
  return Number(stdout)
}

for (let round = -1; round < rounds; round += 1) {
  const names = Object.keys(modules)
  names.push(...names.splice(0, (round + names.length) % names.length))
  for (const name of names) {
    const time = importTime(name)
    // The first round only fills the file cache.
    if (round >= 0) times[name].push(time)
  }
}

const empty = median(times.empty)
const [theirs, ours] = [median(times['openapi-fetch']) - empty, median(times.secukit) - empty]
const gates = [{ name: 'import of secukit to import of openapi-fetch', value: ours / theirs, atMost: 1.3 }]

if (options.json) {
  console.log(
    JSON.stringify({ node: process.version, rounds, ms: { empty, theirs, ours }, gates }, undefined, 2),
  )
} else {
  console.log(`Node ${process.version}, medians of ${rounds} rounds with quartiles, in ms`)
  for (const [name, values] of Object.entries(times)) console.log(`  ${name.padEnd(16)} ${spread(values)}`)
  judge(gates)
}
