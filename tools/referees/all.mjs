// Everything: Prism and Specmatic on the correct sandbox, then the faulty ones. Ends at the first that complains.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { runMain } from '../flows/fault.mjs'

async function main() {
  for (const script of ['prism.mjs', 'specmatic.mjs', 'mutants.mjs']) {
    const path = new URL(script, import.meta.url).pathname
    const [status] = await once(spawn(process.execPath, [path], { stdio: 'inherit' }), 'close')
    if (status !== 0) return 1
  }
  return 0
}

await runMain(main)
