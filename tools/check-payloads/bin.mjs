#!/usr/bin/env node
// Judges payload files by the specs. Exit code: 0 fine, 1 violations, 2 wrong usage or unreadable input.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadSpecs } from '@secukit/codegen/load'
import { readArguments, UsageError, usage } from './src/arguments.mjs'
import { payloads } from './src/payloads.mjs'
import { judge } from './src/judge.mjs'
import { summary, verdictText } from './src/report.mjs'
import { schemaFor } from './src/target.mjs'

const repository = fileURLToPath(new URL('../../', import.meta.url))
try {
  const wanted = readArguments(process.argv.slice(2))
  if (wanted.help) {
    console.log(usage)
  } else {
    // npm runs scripts at the top of the repository; INIT_CWD is where the person stands.
    const from = process.env['INIT_CWD'] ?? process.cwd()
    const specs = await loadSpecs(wanted.specs ? resolve(from, wanted.specs) : `${repository}specs`)
    const verdicts = payloads(wanted, from).map(({ file, target, value }) =>
      target.skip ? { file, skip: target.skip } : { file, ...judge(schemaFor(specs, target), value, target) },
    )
    console.log(wanted.json ? JSON.stringify(verdicts, undefined, 2) : verdicts.map(verdictText).join('\n'))
    if (!wanted.json) console.log(summary(verdicts))
    process.exitCode = verdicts.some((verdict) => (verdict.violations?.length ?? 0) > 0) ? 1 : 0
  }
} catch (error) {
  console.error(`check-payloads: ${error instanceof Error ? error.message : String(error)}`)
  if (error instanceof UsageError) console.error(usage)
  process.exitCode = 2
}
