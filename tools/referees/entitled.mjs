// Whether a generated request is what its maker takes it for. Specmatic knows no `maxItems`, takes every value but the
// one of an `enum` for wrong, and may call a request wrong that the specs admit: nothing follows from such a test.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { narrow, resolve } from './narrow.mjs'
import { operationsOf } from './specs.mjs'

/** @import { Prepared } from './rewind.mjs' */

/**
 * @typedef {object} Incoming
 * @property {string} url
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 */

/**
 * @param {any} description The specs, unchanged.
 * @param {Prepared[]} scenes
 * @returns {(scene: Prepared, incoming: Incoming) => boolean}
 */
export function entitlement(description, scenes) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
  const compile = (/** @type {any} */ schema) =>
    ajv.compile({ ...schema, components: description.components })
  const bodies = new Map(
    scenes.map((scene) => {
      const schema = scene.operation.requestBody?.content['application/json'].schema ?? {}
      const narrowed = scene.ask.body === undefined ? {} : narrow(description, schema, scene.ask.body)
      return [scene, { real: compile(schema), narrow: compile(narrowed) }]
    }),
  )
  const paths = new Map(scenes.map((scene) => [scene, pathCheck(description, scene)]))
  return (scene, { url, headers, body }) => {
    const [path = '', query = ''] = url.split('?')
    const checks = bodies.get(scene)
    const asPrepared = path === scene.path && fitsQuery(scene, query)
    const admitted = paths.get(scene)?.(path) === true && fitsQuery(scene, query)
    const data = body === '' ? undefined : parse(body)
    const fits = (/** @type {((data: any) => boolean) | undefined} */ check) =>
      data === undefined ? !scene.operation.requestBody?.required : check?.(data) === true
    const expected = headers['specmatic-response-code']
    // Of the refusals that the examples ask for, each is what it says.
    if (expected === '403' || expected === '404') return true
    const meantWell = expected === '200'
    return meantWell
      ? asPrepared && (scene.ask.body === undefined || fits(checks?.narrow))
      : !(admitted && fits(checks?.real))
  }
}

/**
 * Whether the specs admit what stands in a path: Specmatic's wrong ids may be right ones by chance.
 * @param {any} description
 * @param {Prepared} scene
 * @returns {(path: string) => boolean}
 */
function pathCheck(description, { template, method }) {
  const found = operationsOf(description).find((each) => each.path === template && each.method === method)
  const parameters = [...(found?.shared ?? []), ...(found?.operation.parameters ?? [])]
    .map((each) => (each.$ref === undefined ? each : resolve(description, each.$ref)))
    .filter((each) => each.in === 'path')
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]))
  // What stands in a path is text, whatever it stands for.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: true })
  const fits = ajv.compile({ type: 'object', properties, components: description.components })
  const holes = template.split('/')
  return (path) => {
    const parts = path.split('/').map(decoded)
    const values = holes.flatMap((hole, index) =>
      hole.startsWith('{') ? [[hole.slice(1, -1), parts[index]]] : [],
    )
    return parts.length === holes.length && fits(Object.fromEntries(values))
  }
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The query is as the scene has it, by type. @param {Prepared} scene @param {string} query */
function fitsQuery({ ask }, query) {
  const given = [...new URLSearchParams(query)]
  return given.every(([name, value]) => typeof ask.query?.[name] !== 'number' || /^-?\d+$/.test(value))
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return Symbol('not JSON')
  }
}
