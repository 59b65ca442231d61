// How long importing `@secukit/receipt` with ESC/POS takes beside other libraries: each in a fresh process, in turn,
// as a ratio to an empty module.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { median, spread } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '40' },
  },
})
const rounds = Number(options.rounds)

const modules = {
  empty: ['data:text/javascript,'],
  // By name, as users do: finding a package is part of importing it.
  secukit: ['@secukit/receipt', '@secukit/receipt/escpos'],
  'receipt-printer-encoder': ['@point-of-sale/receipt-printer-encoder'],
  receiptline: ['receiptline'],
  'node-thermal-printer': ['node-thermal-printer'],
}
const times = Object.fromEntries(Object.keys(modules).map((name) => [name, []]))

/** By the process's own clock, from before the import to after it, so that the start of Node does not count. */
function importTime(name) {
  const imports = modules[name].map((specifier) => `import('${specifier}')`)
  const script = `const begin = performance.now(); await Promise.all([${imports}]); console.log(performance.now() - begin)`
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

const ratios = Object.fromEntries(
  Object.entries(times).map(([name, values]) => [
    name,
    values.map((time, round) => time / times.empty[round]),
  ]),
)

if (options.json) {
  const ms = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
  console.log(JSON.stringify({ node: process.version, rounds, ms }, undefined, 2))
} else {
  console.log(
    `Node ${process.version}, medians of ${rounds} rounds with quartiles: ratio to an empty module, ms`,
  )
  for (const [name, values] of Object.entries(times)) {
    console.log(`  ${name.padEnd(24)} ${spread(ratios[name], 1).padEnd(18)} ${spread(values)}`)
  }
}
