// The compilers that users of the client may have, as commands.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')

/** Where each is installed: `node_modules` holds one version a folder. */
const homes = ['tools/consumers', 'tools/typescript-6', '.']

/**
 * @typedef {object} Compiler
 * @property {string} version
 * @property {string} tsc The file to run.
 */

/** @type {readonly Compiler[]} */
export const compilers = homes.map((home) => {
  const manifest = createRequire(join(root, home, 'package.json')).resolve('typescript/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
  return { version, tsc: join(dirname(manifest), 'bin', 'tsc') }
})

/** Where the types of Node are. */
export const nodeTypes = join(root, 'node_modules', '@types')

/** What every consumer here is compiled with: the strictest that a user may ask for. */
const strict = { strict: true, skipLibCheck: false, target: 'es2022', noEmit: true }

/**
 * Compiles files of a project. Gives back what the compiler wrote, which is empty when it is content.
 * @param {Compiler} compiler
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {Record<string, unknown>} compilerOptions
 * @param {readonly string[]} flags
 * @returns {Promise<string>}
 */
export async function compile({ version, tsc }, folder, files, compilerOptions, flags = []) {
  const config = join(folder, `tsconfig.${version}-${crypto.randomUUID()}.json`)
  await writeFile(config, JSON.stringify({ compilerOptions: { ...strict, ...compilerOptions }, files }))
  return new Promise((resolve, reject) => {
    const command = [tsc, '-p', config, '--pretty', 'false', ...flags]
    execFile(process.execPath, command, { cwd: folder, maxBuffer: 2 ** 26 }, (error, output, errors) => {
      // A code is the compiler's own no, which `output` explains.
      if (error && typeof error.code !== 'number') reject(error)
      else resolve(output + errors)
    })
  })
}
