#!/usr/bin/env node
// What changed in specs/ since a git ref. Exit code: 0 told, 1 a breaking change lacks its changeset (--gate
// only), 2 wrong usage or unreadable specs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compareSpecs } from './src/compare.mjs'
import { gate } from './src/gate.mjs'
import { exportSpecs, findBase } from './src/git.mjs'
import { bundleFolder } from './src/bundle.mjs'
import { reportText } from './src/report.mjs'

const usage = `
npm run specs:diff -- [REF] [--json] [--gate]

  REF      git ref to compare the work tree with; the merge base with main when left out
  --json   the changes as JSON
  --gate   exit with 1 when there is a breaking change and no changeset that bumps @secukit/api for it`

const repository = fileURLToPath(new URL('../../', import.meta.url))
const former = mkdtempSync(join(tmpdir(), 'spec-diff-'))
try {
  const { values, positionals } = readArguments(process.argv.slice(2))
  const base = values.help ? undefined : findBase(repository, positionals[0])
  if (values.help) {
    console.log(usage)
  } else if (!base) {
    console.log('spec-diff: this is no git repository, so there is nothing to compare with')
  } else {
    exportSpecs(repository, base, former)
    const changes = compareSpecs(
      await bundleFolder(join(former, 'specs')),
      await bundleFolder(`${repository}specs`),
    )
    console.log(values.json ? JSON.stringify({ base, changes }, undefined, 2) : reportText(base, changes))
    if (values.gate) {
      const verdict = gate(repository, changes)
      if (!values.json || !verdict.passed) console.error(verdict.message)
      process.exitCode = verdict.passed ? 0 : 1
    }
  }
} catch (error) {
  console.error(`spec-diff: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
} finally {
  rmSync(former, { recursive: true, force: true })
}

/** @param {string[]} args */
function readArguments(args) {
  const flag = /** @type {const} */ ({ type: 'boolean' })
  const parsed = parseArgs({ args, allowPositionals: true, options: { json: flag, gate: flag, help: flag } })
  if (parsed.positionals.length > 1) throw new Error(`one ref is enough\n${usage}`)
  return parsed
}
