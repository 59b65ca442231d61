// How long `secukit demo` takes beside an empty `node -e 0`: both in turn, medians and their ratio.
// Absolute times mean little on a shared machine. Run `npm run build` first.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const rounds = Number(process.argv[2] ?? 20)
const cli = fileURLToPath(new URL('../../packages/cli/bin/secukit.js', import.meta.url))
const runs = { bare: ['-e', '0'], demo: [cli, 'demo'] }
const times = { bare: [], demo: [] }

for (let round = 0; round < rounds; round += 1) {
  for (const [name, args] of Object.entries(runs)) {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args)
    if (status !== 0) throw new Error(`${name} failed: ${stderr.toString()}`)
    times[name].push(performance.now() - start)
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const [bare, demo] = [median(times.bare), median(times.demo)]
console.log(
  `bare node ${bare.toFixed(0)} ms, secukit demo ${demo.toFixed(0)} ms, ratio ${(demo / bare).toFixed(2)} (medians of ${rounds})`,
)
