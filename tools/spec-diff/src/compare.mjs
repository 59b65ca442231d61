// Two states of all specs: operations first, then what they carry.
//
// Why not api-smart-diff (1.0.6): for 3.1 it takes `null` in a list of types the wrong way round in both
// directions, calls a removed property or another type in an answer harmless, reports a property that moves
// between the parts of an `allOf` as gone, and misses changes inside a `oneOf` whose branches shift.
import { resolve } from '@secukit/codegen/load'
import { Changes } from './changes.mjs'
import { compareSchemas } from './schemas.mjs'

const httpMethods = ['get', 'put', 'post', 'delete', 'patch']
const nothing = { paths: {}, components: {}, servers: [] }

/**
 * @param {Record<string, any>} before bundled documents by name
 * @param {Record<string, any>} after
 * @returns {import('./changes.mjs').Change[]}
 */
export function compareSpecs(before, after) {
  const changes = new Changes()
  for (const spec of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[spec] ?? nothing, after[spec] ?? nothing]
    compareServers(changes, spec, was, is)
    compareOperations(changes, spec, was, is)
    compareWebhooks(changes, spec, was, is)
  }
  compareNames(changes, before, after)
  return changes.list()
}

/** @param {Changes} changes @param {string} spec @param {any} before @param {any} after */
function compareOperations(changes, spec, before, after) {
  const [was, is] = [operationsOf(before), operationsOf(after)]
  for (const [id, operation] of was) {
    const renamed = [...is.values()].find(({ wire, id: now }) => wire === operation.wire && !was.has(now))
    const now = is.get(id) ?? renamed
    if (!now) {
      changes.add(id, true, id, `is gone (${operation.wire})`)
      continue
    }
    const at = { changes, spec, before, after, node: now.id, place: now.id }
    if (now.id !== id) changes.add(now.id, true, now.id, `was called ${id}: the name of the method changes`)
    if (now.wire !== operation.wire)
      changes.add(now.id, true, now.id, `moved from ${operation.wire} to ${now.wire}`)
    compareMoney(at, operation.operation, now.operation)
    compareInputs(at, operation, now)
    compareAnswers(at, operation.operation.responses ?? {}, now.operation.responses ?? {})
  }
  for (const [id, operation] of is) {
    const renamed = [...was.values()].some(
      ({ wire, id: former }) => wire === operation.wire && !is.has(former),
    )
    if (!was.has(id) && !renamed) changes.add(id, false, id, `is new (${operation.wire})`)
  }
}

/** What the server sends by itself: for who receives it, its body is like an answer. @param {Changes} changes @param {string} spec @param {any} before @param {any} after */
function compareWebhooks(changes, spec, before, after) {
  const [was, is] = [webhooksOf(before), webhooksOf(after)]
  for (const [name, webhook] of is) {
    const place = `webhook ${name}`
    const former = was.get(name)
    if (!former) {
      changes.add(place, false, place, 'is new')
      continue
    }
    const [wanted, wants] = [former, webhook].map(({ responses }) => Object.keys(responses ?? {}).join(', '))
    if (wanted !== wants) changes.add(place, true, place, `wants the answer ${wants} now, not ${wanted}`)
    const [bodyBefore, bodyAfter] = [resolve(before, former.requestBody), resolve(after, webhook.requestBody)]
    const at = { changes, spec, before, after, node: place, place, direction: 'answer' }
    compareContent(at, bodyBefore?.content, bodyAfter?.content)
  }
  for (const name of was.keys())
    if (!is.has(name)) changes.add(`webhook ${name}`, true, `webhook ${name}`, 'is gone')
}

/** What decides whether a call is repeated, and how long it is waited for. */
function compareMoney({ changes, node }, before, after) {
  const [was, is] = [before['x-never-replay'] === true, after['x-never-replay'] === true]
  if (was && !is)
    changes.add(node, true, node, 'may be sent again by itself now: x-never-replay was removed', true)
  if (is && !was)
    changes.add(node, true, node, 'is never sent again by itself now: x-never-replay was added', true)
  const [waited, waits] = [before['x-blocking-seconds'], after['x-blocking-seconds']]
  if (waited !== waits) {
    const what = `is waited for ${waits ?? 'as long as any other'} instead of ${waited ?? 'as long as any other'} seconds`
    // Who stops waiting sooner does not know sooner how a payment ended.
    changes.add(node, false, node, what, (waits ?? 0) < (waited ?? 0))
  }
  if (!before.deprecated && after.deprecated) changes.add(node, false, node, 'is deprecated')
}

/** Parameters and body. */
function compareInputs(at, { parameters: was, operation: before }, { parameters: is, operation: after }) {
  const { changes, node } = at
  const [bodyBefore, bodyAfter] = [
    resolve(at.before, before.requestBody),
    resolve(at.after, after.requestBody),
  ]
  const [argumentBefore, argumentAfter] = [argumentOf(was, bodyBefore), argumentOf(is, bodyAfter)]
  if (argumentBefore !== argumentAfter) {
    // Methods take `(…ids, body or query, options)`: an argument that comes or goes moves `options`.
    const what = `the method takes ${argumentAfter} before its options now, not ${argumentBefore}`
    changes.add(node, true, node, what)
  }
  for (const [key, parameter] of is) {
    const place = `${node} ${parameter.in} ${parameter.name}`
    const former = was.get(key)
    if (!former) {
      changes.add(
        node,
        parameter.required === true,
        place,
        parameter.required ? 'is new, and required' : 'is new',
      )
      continue
    }
    if (!former.required && parameter.required) changes.add(node, true, place, 'is required now')
    if (former.required && !parameter.required) changes.add(node, false, place, 'is optional now')
    compareSchemas({ ...at, place, direction: 'request' }, former.schema, parameter.schema)
  }
  // What is in the path is told by the path.
  for (const [key, { in: where, name }] of was)
    if (!is.has(key) && where !== 'path') changes.add(node, true, `${node} ${where} ${name}`, 'is gone')
  if (!bodyBefore || !bodyAfter) return
  const place = `${node} request`
  if (!bodyBefore.required && bodyAfter.required) changes.add(node, true, place, 'is required now')
  if (bodyBefore.required && !bodyAfter.required) changes.add(node, false, place, 'is optional now')
  compareContent({ ...at, place, direction: 'request' }, bodyBefore.content, bodyAfter.content)
}

/** @param {any} at @param {Record<string, any>} before @param {Record<string, any>} after */
function compareAnswers(at, before, after) {
  const { changes, node } = at
  for (const status of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const place = `${node} answer ${status}`
    const success = status.startsWith('2')
    if (!after[status]) changes.add(node, success, place, 'is gone')
    else if (!before[status]) changes.add(node, false, place, 'is new')
    else {
      const [was, is] = [resolve(at.before, before[status]), resolve(at.after, after[status])]
      compareContent({ ...at, place, direction: 'answer' }, was.content, is.content)
    }
  }
}

/** @param {any} at @param {Record<string, any>} [before] @param {Record<string, any>} [after] */
function compareContent(at, before = {}, after = {}) {
  for (const type of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!after[type]) at.changes.add(at.node, true, at.place, `no ${type} any more`)
    else if (!before[type]) at.changes.add(at.node, false, at.place, `${type} is new`)
    else compareSchemas(at, before[type].schema, after[type].schema)
  }
}

/** Where the money goes: the addresses of the environments. @param {Changes} changes @param {string} spec @param {any} before @param {any} after */
function compareServers(changes, spec, before, after) {
  const byName = (/** @type {any} */ document) =>
    new Map((document.servers ?? []).map((server) => [server['x-environment'] ?? server.url, server.url]))
  const [was, is] = [byName(before), byName(after)]
  for (const [name, url] of was)
    if (is.get(name) !== url)
      changes.add('', true, `${spec} server ${name}`, `${url} became ${is.get(name) ?? 'nothing'}`, true)
  for (const [name, url] of is)
    if (!was.has(name) && before !== nothing)
      changes.add('', false, `${spec} server ${name}`, `is new: ${url}`)
}

/** Every schema is a public type of the client. @param {Changes} changes @param {Record<string, any>} before @param {Record<string, any>} after */
function compareNames(changes, before, after) {
  const names = (/** @type {Record<string, any>} */ specs) =>
    new Set(Object.values(specs).flatMap((document) => Object.keys(document.components?.schemas ?? {})))
  const [was, is] = [names(before), names(after)]
  for (const name of was) if (!is.has(name)) changes.add('', true, `type ${name}`, 'is gone')
  for (const name of is) if (!was.has(name)) changes.add('', false, `type ${name}`, 'is new')
}

/** @param {any} document @returns {Map<string, { id: string, wire: string, operation: any, parameters: Map<string, any> }>} */
function operationsOf(document) {
  const found = Object.entries(document.paths ?? {}).flatMap(([path, itemOrRef]) => {
    const item = resolve(document, itemOrRef)
    return httpMethods
      .filter((method) => item[method])
      .map((method) => {
        const operation = item[method]
        const wire = `${method.toUpperCase()} ${path}`
        const all = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) =>
          resolve(document, each),
        )
        const parameters = new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]))
        return { id: operation.operationId ?? wire, wire, operation, parameters }
      })
  })
  return new Map(found.map((each) => [each.id, each]))
}

/** @param {any} document @returns {Map<string, any>} */
function webhooksOf(document) {
  const named = Object.entries(document.webhooks ?? {})
  return new Map(named.map(([name, itemOrRef]) => [name, resolve(document, itemOrRef).post]))
}

/** @param {Map<string, any>} parameters @param {any} body */
function argumentOf(parameters, body) {
  if (body) return 'a body'
  return [...parameters.values()].some((parameter) => parameter.in === 'query') ? 'a query' : 'nothing'
}
