// A throw-away project that has a packed package installed: what its users have, and nothing of this repository.
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')

/** Entries that stand on Node's own modules: files, and the channels that tracing uses. */
const notForBrowsers = new Set(['@secukit/api/node', '@secukit/api/otel'])

/**
 * @typedef {object} Project
 * @property {string} folder
 * @property {{ name: string, exports: Record<string, unknown> }} manifest The package.json that was packed.
 * @property {readonly string[]} entries All that can be imported, such as `@secukit/api`.
 * @property {readonly string[]} portableEntries Those of them that run in browsers too.
 * @property {() => void} remove
 */

/**
 * Packs a built package and installs it as npm would, but without a registry: its dependencies are links.
 * @param {'api' | 'receipt' | 'sandbox'} name
 * @returns {Project}
 */
export function createProject(name = 'api') {
  const source = join(root, 'packages', name)
  if (!existsSync(join(source, 'dist'))) throw new Error(`packages/${name} is not built. Run: npm run build`)
  // The real path, as TypeScript and bundlers tell files by it.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'secukit-consumer-')))
  const options = { cwd: source, stdio: ['ignore', 'ignore', 'ignore'] }
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], options)
  const installed = join(folder, 'node_modules', '@secukit', name)
  mkdirSync(installed, { recursive: true })
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? ''
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1'])
  const manifest = readJson(join(installed, 'package.json'))
  for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
    link(folder, dependency)
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  )
  const entries = Object.keys(manifest.exports)
    .filter((path) => path !== './package.json')
    .map((path) => manifest.name + path.slice(1))
  return {
    folder,
    manifest,
    entries,
    portableEntries: entries.filter((entry) => !notForBrowsers.has(entry)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Links a package and what it depends on; what it needs is looked for beside the real one, here, too. */
function link(folder, name) {
  const from = join(root, 'node_modules', name)
  const to = join(folder, 'node_modules', name)
  if (existsSync(to) || !existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true })
  symlinkSync(realpathSync(from), to)
  for (const next of Object.keys(readJson(join(from, 'package.json')).dependencies ?? {})) link(folder, next)
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
