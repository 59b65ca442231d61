// Every spec of a folder, each bundled into one document. Unlike the generator's loader it takes the specs
// that are there: a ref from before a spec was written, or from before it was dropped, is no error.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, createConfig } from '@redocly/openapi-core'

/** @param {string} folder @returns {Promise<Record<string, any>>} */
export async function bundleFolder(folder) {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : []
  const roots = files.filter((file) =>
    /^["']?openapi["']?\s*:/m.test(readFileSync(join(folder, file), 'utf8')),
  )
  const config = await createConfig({}, { extends: ['minimal'] })
  /** @type {Record<string, any>} */
  const specs = {}
  for (const file of roots.toSorted()) {
    const { bundle: result, problems } = await bundle({ ref: join(folder, file), config })
    const errors = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)
    if (errors.length > 0) throw new Error(`${join(folder, file)}:\n  ${[...new Set(errors)].join('\n  ')}`)
    specs[file.replace('.yaml', '')] = result.parsed
  }
  return specs
}
