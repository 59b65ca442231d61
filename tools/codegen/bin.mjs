#!/usr/bin/env node
// secukit-codegen api|sandbox [--check]: writes src/generated of the package in the current folder.
// --check writes nothing and fails when a file on disk differs from what the specs say.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateApi, generateSandbox } from './src/generate.mjs'

const targets = { api: generateApi, sandbox: generateSandbox }
const [target, ...flags] = process.argv.slice(2)
const generate = targets[/** @type {keyof typeof targets} */ (target)]
if (!generate) {
  console.error(`secukit-codegen: say what to generate: ${Object.keys(targets).join(' or ')}`)
  process.exit(2)
}

const folder = join(process.cwd(), 'src', 'generated')
const files = await generate()
const known = new Set(Object.keys(files))
mkdirSync(folder, { recursive: true })
const stale = readdirSync(folder).filter((name) => !known.has(name))

if (flags.includes('--check')) {
  const drifted = Object.entries(files)
    .filter(([name, text]) => read(join(folder, name)) !== text)
    .map(([name]) => name)
  const wrong = [...drifted, ...stale]
  if (wrong.length > 0) {
    console.error(`${target}: src/generated differs from specs/: ${wrong.join(', ')}. Run: npm run generate`)
    process.exit(1)
  }
  console.log(`${target}: ${known.size} generated files match specs/`)
} else {
  for (const name of stale) rmSync(join(folder, name))
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    if (read(path) !== text) writeFileSync(path, text)
  }
  console.log(`${target}: ${known.size} files in src/generated`)
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
