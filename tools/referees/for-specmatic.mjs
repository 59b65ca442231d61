// Specmatic 2.55 cannot take our specs as they are, so it gets a copy that means the same to the server.
import { narrow } from './narrow.mjs'
import { operationsOf, walk } from './specs.mjs'

/** @import { Prepared } from './rewind.mjs' */

/**
 * The copy for one scene of each operation.
 * @param {any} source
 * @param {Prepared[]} asked
 */
export function forSpecmatic(source, asked) {
  const description = structuredClone(source)
  const byId = new Map(asked.map((scene) => [scene.operation.operationId, scene]))
  for (const { path, method, operation, shared } of operationsOf(description)) {
    const scene = byId.get(operation.operationId)
    if (scene === undefined) {
      delete description.paths[path][method]
      continue
    }
    spellOutStatuses(operation)
    narrowRequest(description, operation, scene)
    narrowParameters(description, operation, shared, scene)
  }
  for (const [path, item] of Object.entries(description.paths)) {
    delete item.parameters
    if (Object.keys(item).length === 0) delete description.paths[path]
  }
  delete description.components.parameters
  splitTypes(description.components)
  dropExamples(description)
  return description
}

const refusals = ['400', '404', '405', '413', '415']

/**
 * It does not know `4XX`: the statuses that the sandbox has are written out; those of their own stay.
 * @param {any} operation
 */
function spellOutStatuses({ responses }) {
  for (const status of refusals) responses[status] ??= responses['4XX'] ?? responses['400']
  delete responses['4XX']
  // It would wait for somebody to break the server.
  delete responses['5XX']
  delete responses['500']
}

/**
 * One media type is enough, and it does not know unions in a form.
 * @param {any} description
 * @param {any} operation
 * @param {Prepared} scene
 */
function narrowRequest(description, operation, { ask }) {
  const json = operation.requestBody?.content['application/json']
  if (json === undefined) return
  if (ask.body === undefined) delete operation.requestBody
  else {
    const schema = narrow(description, json.schema, ask.body)
    operation.requestBody.content = { 'application/json': { schema } }
    operation.requestBody.required = true
  }
}

/**
 * Ids are those of the scene; of the query stays what the scene asks.
 * @param {any} description
 * @param {any} operation
 * @param {any[]} shared
 * @param {Prepared} scene
 */
function narrowParameters(description, operation, shared, { ask }) {
  const all = [...shared, ...(operation.parameters ?? [])].map((parameter) =>
    structuredClone(parameter.$ref === undefined ? parameter : find(description, parameter.$ref)),
  )
  operation.parameters = all.filter(
    ({ in: place, name }) => place === 'path' || ask.query?.[name] !== undefined,
  )
  for (const parameter of operation.parameters) delete parameter.examples
}

/** @param {any} description @param {string} reference */
function find(description, reference) {
  return description.components.parameters[reference.slice('#/components/parameters/'.length)]
}

/**
 * It takes one type, and null beside it: two others become a union.
 * @param {any} components
 */
function splitTypes(components) {
  walk(components, (node) => {
    if (
      !Array.isArray(node.type) ||
      node.type.filter((/** @type {string} */ type) => type !== 'null').length < 2
    )
      return
    const { type: types, description: _text, examples: _examples, ...rest } = node
    for (const key of Object.keys(node)) delete node[key]
    node.oneOf = types.map((/** @type {string} */ type) => (type === 'null' ? { type } : { type, ...rest }))
  })
}

/**
 * It would send the examples of the specs, whose ids are not here.
 * @param {any} description
 */
function dropExamples(description) {
  walk(description, (node) => {
    if (node.schema !== undefined && node.examples !== undefined) delete node.examples
  })
}
