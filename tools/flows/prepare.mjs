// `respect` 2.50 cannot take our specs as they are, so it gets copies that mean the same: operation ids without dots,
// statuses instead of ranges, no cycles.
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from './fault.mjs'
import { redocly, redoclyEnvironment, root } from './paths.mjs'
import { run } from './process.mjs'

const flowFolder = join(root, 'specs/flows')
const suffix = '.arazzo.yaml'
const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])

/**
 * @typedef {object} Flow
 * @property {string} name The file, without folder and suffix.
 * @property {string} title
 * @property {string | undefined} waitsFor What the sandbox lacks for it.
 * @property {string} file The copy for `respect`.
 * @property {number} steps How many steps it has.
 */

/**
 * Lints every flow and copies it, with the specs that it names, to a temporary folder.
 * @returns {Promise<{ flows: Flow[], remove: () => Promise<void> }>}
 */
export async function prepareFlows() {
  const files = (await readdir(flowFolder)).filter((file) => file.endsWith(suffix)).toSorted()
  const specs = await sourcesOf(files)
  await lint(files)
  const folder = await mkdtemp(join(tmpdir(), 'secukit-flows-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const bundles = join(folder, 'bundles')
    await bundle(
      [...specs.map((spec) => join(root, 'specs', spec)), ...files.map((file) => join(flowFolder, file))],
      bundles,
    )
    const read = async (/** @type {string} */ file) => JSON.parse(await readFile(join(bundles, file), 'utf8'))
    const descriptions = await Promise.all(
      specs.map(async (spec) => ({ spec, description: await read(spec.replace(/yaml$/, 'json')) })),
    )
    const flows = await Promise.all(
      files.map(async (file) => {
        const name = file.slice(0, -suffix.length)
        const flow = await read(file.replace(/yaml$/, 'json'))
        return writeFlow(name, flow, structuredClone(descriptions), join(folder, name))
      }),
    )
    return { flows, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/**
 * Writes the copies of one flow and of the specs to a folder of its own.
 * @param {string} name
 * @param {any} flow
 * @param {{ spec: string, description: any }[]} descriptions
 * @param {string} folder
 * @returns {Promise<Flow>}
 */
async function writeFlow(name, flow, descriptions, folder) {
  await mkdir(join(folder, 'flows'), { recursive: true })
  const used = usedBy(flow)
  const operations = new Map()
  for (const { spec, description } of descriptions)
    await writeFile(join(folder, spec), JSON.stringify(forRespect(description, used, operations)))
  const file = join(folder, 'flows', name + suffix)
  const prepared = prepareFlow(name, flow, operations, file)
  await writeFile(file, JSON.stringify(flow))
  return prepared
}

/**
 * The descriptions that the flows name, as files of `specs/`.
 * @param {string[]} files
 */
async function sourcesOf(files) {
  const texts = await Promise.all(files.map((file) => readFile(join(flowFolder, file), 'utf8')))
  const urls = texts.flatMap((text) =>
    [...text.matchAll(/^ +url: \.\.\/(\w+\.yaml)$/gm)].map(([, spec]) => spec ?? ''),
  )
  return [...new Set(urls)]
}

/** @param {string[]} files */
async function lint(files) {
  const config = ['--config', join(root, 'specs/redocly.yaml')]
  const { status, output } = await run([redocly, 'lint', ...files, ...config], {
    cwd: flowFolder,
    env: redoclyEnvironment,
  })
  if (status !== 0) throw new Fault(`redocly lint refuses the flows:\n${output}`)
}

/**
 * @param {string[]} files
 * @param {string} folder
 */
async function bundle(files, folder) {
  const config = ['--config', join(root, 'specs/redocly.yaml')]
  const command = [redocly, 'bundle', ...files, ...config, '--ext', 'json', '--output', folder]
  const { status, output } = await run(command, { cwd: root, env: redoclyEnvironment })
  if (status !== 0) throw new Fault(`redocly cannot bundle specs and flows:\n${output}`)
}

/**
 * @typedef {object} Used What a flow asks of the specs; all else is left out of its copies, for speed.
 * @property {Set<string>} operations
 * @property {Set<string>} statuses The HTTP statuses that it expects.
 */

/**
 * @param {any} flow
 * @returns {Used}
 */
function usedBy(flow) {
  const text = JSON.stringify(flow)
  const all = (/** @type {RegExp} */ pattern) =>
    new Set([...text.matchAll(pattern)].map(([, found]) => found ?? ''))
  return {
    operations: all(/"operationId":"\$sourceDescriptions\.\w+\.([^"]+)"/g),
    statuses: all(/\$statusCode == (\d{3})/g),
  }
}

/**
 * Checks what lint does not: that every operation exists and has the path parameters that the step gives. Rewrites
 * the description in place.
 * @param {string} name
 * @param {any} description
 * @param {Map<string, Set<string>>} operations
 * @param {string} file
 * @returns {Flow}
 */
function prepareFlow(name, description, operations, file) {
  const waitsFor = description['x-waits-for']
  const steps = description.workflows.flatMap((/** @type {any} */ workflow) => workflow.steps)
  for (const step of steps) {
    const { source, operation = '' } =
      /^\$sourceDescriptions\.(?<source>\w+)\.(?<operation>.+)$/.exec(step.operationId)?.groups ?? {}
    const known = operations.get(operation)
    if (known === undefined && waitsFor === undefined)
      throw new Fault(`${name}, step ${step.stepId}: the specs have no operation ${step.operationId}`)
    for (const parameter of step.parameters ?? []) {
      if (parameter.in === 'path' && known !== undefined && !known.has(parameter.name))
        throw new Fault(`${name}, step ${step.stepId}: ${operation} has no path parameter ${parameter.name}`)
    }
    step.operationId = `$sourceDescriptions.${source}.${undotted(operation)}`
  }
  // It computes for seconds between two requests; a server closes an idle connection meanwhile, and the next request
  // would go down it and fail.
  for (const workflow of description.workflows)
    workflow.parameters = [{ in: 'header', name: 'Connection', value: 'close' }]
  return { name, title: description.info.title, waitsFor, file, steps: steps.length }
}

/**
 * Rewrites a bundled description in place, and notes its operations and their path parameters.
 * @param {any} description
 * @param {Used} used
 * @param {Map<string, Set<string>>} operations
 */
function forRespect(description, used, operations) {
  for (const [path, item] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!methods.has(method)) continue
      if (!used.operations.has(operation.operationId)) {
        delete item[method]
        continue
      }
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter ?? '')
      operations.set(operation.operationId, new Set(names))
      operation.operationId = undotted(operation.operationId)
      spellOutRanges(operation.responses, used.statuses)
      closeAnswers(operation.responses)
    }
  }
  cutCycles(description)
  return description
}

/**
 * It splits operation ids at their dots.
 * @param {string} operationId
 */
function undotted(operationId) {
  return operationId.replaceAll('.', '_')
}

/**
 * It does not know `4XX`: the statuses that the flows expect are written out.
 * @param {Record<string, unknown>} responses
 * @param {Set<string>} statuses
 */
function spellOutRanges(responses, statuses) {
  for (const range of Object.keys(responses).filter((status) => status.endsWith('XX'))) {
    for (const status of statuses) if (status[0] === range[0]) responses[status] ??= responses[range]
    delete responses[range]
  }
}

/**
 * It refuses properties that are not described, but not beside an `allOf`. Our specs are open for what the vendor may
 * add one day; the sandbox has no business adding anything.
 * @param {Record<string, any>} responses
 */
function closeAnswers(responses) {
  const { content = {} } = responses['200'] ?? {}
  for (const mediaType of Object.values(content))
    mediaType.schema = { allOf: [mediaType.schema], unevaluatedProperties: false }
}

/**
 * It skips the schema check of an answer, or overflows its stack, when a schema refers back to itself: such a
 * reference becomes a schema that admits anything.
 * @param {any} description
 */
function cutCycles(description) {
  const open = new Set()
  const done = new Set()
  /** @param {any} node */
  function walk(node) {
    if (typeof node !== 'object' || node === null) return
    const { $ref: reference } = node
    if (typeof reference === 'string' && reference.startsWith('#/')) {
      if (open.has(reference)) {
        delete node.$ref
        node.unevaluatedProperties = true
      } else if (!done.has(reference)) {
        open.add(reference)
        walk(resolve(description, reference))
        open.delete(reference)
        done.add(reference)
      }
    }
    for (const value of Object.values(node)) walk(value)
  }
  walk(description.paths)
  walk(description.components)
}

/**
 * @param {any} description
 * @param {string} reference
 */
function resolve(description, reference) {
  const keys = reference
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  return keys.reduce((at, key) => at[key], description)
}
