// From the name of an operation, or of a schema, to the schema that judges.
import { listOperations, listWebhooks, requestBody, resolve } from '@secukit/codegen/load'

/**
 * @param {any} specs bundled documents
 * @param {import('./arguments.mjs').Target} target
 * @returns {{ document: any, schema: any }}
 */
export function schemaFor(specs, target) {
  if (target.schema !== undefined) return namedSchema(specs, target.schema)
  const operation = [...listOperations(specs), ...listWebhooks(specs)].find(
    ({ id }) => id === target.operation,
  )
  if (!operation) throw new Error(`no operation ${target.operation}. ${nearby(specs, target.operation)}`)
  const document = specs[operation.spec]
  const content =
    target.part === 'request'
      ? requestBody(specs, operation)?.content
      : responseTo(document, operation, String(target.status ?? 200)).content
  const schema = Object.values(content ?? {})[0]?.schema
  if (!schema) throw new Error(`${operation.id} has no body in its ${target.part}`)
  return { document, schema }
}

/** A status finds its own description, else that of its class (`4XX`), else the default. */
function responseTo(document, { id, operation }, status) {
  const found = [status, `${status[0]}XX`, `${status[0]}xx`, 'default'].find(
    (key) => operation.responses[key],
  )
  if (!found) throw new Error(`${id} describes no response ${status}`)
  return resolve(document, operation.responses[found])
}

/** @param {any} specs @param {string} name */
function namedSchema(specs, name) {
  const document = Object.values(specs).find((each) => each.components?.schemas?.[name])
  if (!document) throw new Error(`no schema ${name}`)
  return { document, schema: { $ref: `#/components/schemas/${name}` } }
}

/** @param {any} specs @param {string | undefined} id */
function nearby(specs, id = '') {
  const ids = [...listOperations(specs), ...listWebhooks(specs)].map((operation) => operation.id)
  const close = ids.filter((each) => id !== '' && each.startsWith(id.split('.').slice(0, 2).join('.')))
  return `There is: ${(close.length > 0 ? close : ids).join(', ')}`
}
