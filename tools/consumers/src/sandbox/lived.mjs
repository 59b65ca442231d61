// The days of `days.mjs` as a program: the packed sandbox in a bundle, as one would put it on a page.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../bundle.mjs'
import { createProject } from '../project.mjs'

/**
 * Writes the program, with all files that it may load, for Node or for browsers. It hands its answer, a JSON text, to
 * `report`, which is a function of JavaScript.
 * @param {'node' | 'browser'} runtime
 * @param {string} report
 * @param {readonly number[]} seeds
 * @returns {Promise<{ folder: string, file: string, remove: () => void }>} `file` is the one to run, in `folder`.
 */
export async function writeProgram(runtime, report, seeds) {
  const project = createProject('sandbox')
  const program = `
import { startSandbox } from '@secukit/sandbox'
import { liveThrough } from ${JSON.stringify(join(import.meta.dirname, 'days.mjs'))}
const lived = []
for (const seed of ${JSON.stringify(seeds)}) lived.push(await liveThrough(startSandbox, seed))
const report = ${report}
await report(JSON.stringify(lived))
`
  const { chunks } = await bundle(project.folder, program, runtime)
  const folder = join(project.folder, 'out')
  mkdirSync(folder)
  for (const { fileName, code } of chunks) writeFileSync(join(folder, fileName), code)
  const file = chunks.find(({ isEntry }) => isEntry).fileName
  return { folder, file, remove: project.remove }
}
