// Runs the benchmarks of @secukit/api one after the other, also past a missed gate.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

for (const name of ['requests', 'import', 'cost']) {
  const script = fileURLToPath(new URL(`api-${name}.mjs`, import.meta.url))
  const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
