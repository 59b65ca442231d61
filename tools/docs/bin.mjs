#!/usr/bin/env node
// npm run docs -- [--out FOLDER]: builds the documentation site, site/ at the top of the repository when not told otherwise.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildSite } from './src/site.mjs'

const repository = fileURLToPath(new URL('../../', import.meta.url))
try {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  const out = values.out ? resolve(process.env['INIT_CWD'] ?? process.cwd(), values.out) : `${repository}site`
  const { pages, bytes, seconds, notes } = await buildSite({ repository, out })
  for (const note of notes) console.warn(`docs: ${note}`)
  console.log(
    `docs: ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s. Open ${out}/index.html`,
  )
} catch (error) {
  console.error(`docs: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
