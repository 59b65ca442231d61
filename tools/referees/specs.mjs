// One description of the whole API, as a referee that takes one file and one base address needs it.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../flows/fault.mjs'
import { redocly, redoclyEnvironment, root } from '../flows/paths.mjs'
import { run } from '../flows/process.mjs'

/** The specs, with where their paths hang on a server. */
const mounts = { auth: '', smart: '/api/v2', loyalty: '/api/v2' }

const methods = ['get', 'put', 'post', 'delete', 'patch']

/**
 * The three specs in one document whose paths are those of the server. Components keep their spec's name as a prefix,
 * because two specs may use one name for two things.
 * @returns {Promise<any>}
 */
export async function mergedSpecs() {
  const folder = await mkdtemp(join(tmpdir(), 'secukit-specs-'))
  try {
    const files = Object.keys(mounts).map((name) => join(root, 'specs', `${name}.yaml`))
    const config = ['--config', join(root, 'specs/redocly.yaml')]
    const command = [redocly, 'bundle', ...files, ...config, '--ext', 'json', '--output', folder]
    const { status, output } = await run(command, { cwd: root, env: redoclyEnvironment })
    if (status !== 0) throw new Fault(`redocly cannot bundle the specs:\n${output}`)
    const merged = emptyDocument()
    for (const [name, mount] of Object.entries(mounts))
      merge(merged, JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')), name, mount)
    return merged
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @returns {any} */
function emptyDocument() {
  return {
    openapi: '3.1.0',
    info: { title: 'All of the API', version: '1.0.0' },
    servers: [{ url: '/' }],
    paths: {},
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  }
}

/**
 * @param {any} into
 * @param {any} description A bundled spec.
 * @param {string} name
 * @param {string} mount
 */
function merge(into, description, name, mount) {
  walk(description, (node) => {
    if (typeof node.$ref === 'string')
      node.$ref = node.$ref.replace(/^#\/components\/(\w+)\//, `#/components/$1/${name}.`)
  })
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of methods) {
      const operation = item[method]
      if (operation) operation.security ??= description.security
    }
    into.paths[mount + path] = item
  }
  for (const [kind, components] of Object.entries(description.components)) {
    if (kind === 'securitySchemes') continue
    into.components[kind] ??= {}
    for (const [key, component] of Object.entries(components))
      into.components[kind][`${name}.${key}`] = component
  }
}

/**
 * Calls `visit` with every object of a tree, from the root down.
 * @param {any} node
 * @param {(node: any) => void} visit
 */
export function walk(node, visit) {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node)
  for (const value of Object.values(node)) walk(value, visit)
}

/**
 * @param {any} description
 * @returns {{ path: string, method: string, operation: any, shared: any[] }[]} `shared`: the parameters of the path.
 */
export function operationsOf(description) {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => ({ path, method, operation: item[method], shared: item.parameters ?? [] })),
  )
}
