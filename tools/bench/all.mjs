// Runs the benchmarks of @secukit/api, @secukit/receipt, @secukit/sandbox and @secukit/terminal one after the other, also past a missed gate.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

for (const name of [
  'api-requests',
  'api-import',
  'api-cost',
  'receipt-render',
  'receipt-size',
  'receipt-import',
  'sandbox-requests',
  'sandbox-start',
  'sandbox-size',
  'sandbox-cards',
  'terminal-journal',
]) {
  const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url))
  const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
