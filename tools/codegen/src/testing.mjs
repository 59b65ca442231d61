// What @secukit/api/testing needs: a type for each operation's request and reply, and the schemas that judge them.
import { header, listOperations, requestBody, responseSchema, specNames } from './load.mjs'
import { capital, comment, parametersIn, typeOf } from './methods.mjs'
import { formats } from './validators.mjs'

/** @typedef {import('./load.mjs').Operation} Operation */
/** @typedef {import('./load.mjs').Specs} Specs */

/**
 * Plain interfaces: operation id -> request and reply.
 * @param {Specs} specs
 */
export function exchangesFile(specs) {
  /** @type {Set<string>} */
  const models = new Set()
  const operations = listOperations(specs)
  const requests = operations.map((operation) => {
    const body = requestBody(specs, operation)
    const bodyType = body ? typeOf(body.content['application/json'].schema, models) : 'undefined'
    return `/** What \`${operation.id}\` is asked. */
export interface ${requestName(operation)} {
  readonly path: ${parametersType(operation, 'path', models)}
  readonly query: ${parametersType(operation, 'query', models)}
  readonly body: ${bodyType}${body && !body.required ? ' | undefined' : ''}
}
`
  })
  const rows = operations.map((operation) => {
    const about = comment(
      [operation.operation.summary, `Wire: \`${operation.method} ${operation.path}\``],
      '  ',
    )
    const reply = typeOf(responseSchema(specs, operation, '200'), models)
    return `${about}  readonly '${operation.id}': { readonly request: ${requestName(operation)}; readonly reply: ${reply} }`
  })
  return `${header}import type { ${[...models].toSorted().join(', ')} } from './models.ts'

${requests.join('\n')}
/** Every operation of the specs: what it is asked, and what it replies. */
export interface Exchanges {
${rows.join('\n')}
}
`
}

/** As they are on the wire, read as what the specs say. @param {Operation} operation @param {string} place @param {Set<string>} models */
function parametersType(operation, place, models) {
  const members = parametersIn(operation, place).map(
    ({ name, schema, required }) => `readonly ${name}${required ? '' : '?'}: ${typeOf(schema, models)}`,
  )
  return members.length > 0 ? `{ ${members.join('; ')} }` : 'object'
}

/** @param {Operation} operation */
function requestName(operation) {
  return `${operation.id.split('.').map(capital).join('')}Request`
}

/**
 * The schemas of all requests and good replies, without texts and examples, each named one written once.
 * They are data in a text: quick to load, and next to nothing in a source map.
 * @param {Specs} specs
 */
export function schemasFile(specs) {
  const named = Object.assign({}, ...specNames.map((name) => specs[name].components?.schemas))
  const exchanges = listOperations(specs).map((operation) => [
    operation.id,
    {
      path: operation.path,
      request: compact(requestSchema(specs, operation)),
      reply: compact(responseSchema(specs, operation, '200')),
    },
  ])
  /** @type {Map<string, any>} */
  const used = new Map()
  collect(exchanges, named, used)
  const patterns = Object.entries(formats).filter(([, format]) => format instanceof RegExp)
  return `${header}import type { ExchangeSchemas, Schema } from '../testing/schema.ts'

/** What \`format\` asks of a text. */
export const formats: Readonly<Record<string, RegExp>> = {
${patterns.map(([name, pattern]) => `  '${name}': ${pattern},`).join('\n')}
}

/** The schemas that have a name. */
export const schemas = JSON.parse(${text([...used].toSorted(([a], [b]) => (a < b ? -1 : 1)))}) as Readonly<Record<string, Schema>>

/** The schemas of each operation. */
export const exchanges = JSON.parse(${text(exchanges)}) as Readonly<Record<string, ExchangeSchemas>>
`
}

/** \`{ path, query, body }\` as one schema. @param {Specs} specs @param {Operation} operation */
function requestSchema(specs, operation) {
  const body = requestBody(specs, operation)
  return {
    type: 'object',
    required: ['path', 'query', ...(body?.required ? ['body'] : [])],
    properties: {
      path: parameterSchema(operation, 'path'),
      query: parameterSchema(operation, 'query'),
      ...(body && { body: body.content['application/json'].schema }),
    },
  }
}

/** @param {Operation} operation @param {string} place */
function parameterSchema(operation, place) {
  const parameters = parametersIn(operation, place)
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  }
}

/** What the interpreter in packages/api/src/testing/schema.ts understands, and how each keyword is carried over. */
const keywords = {
  $ref: (value) => value.replace('#/components/schemas/', ''),
  type: same,
  const: same,
  enum: same,
  required: same,
  properties: (value) =>
    Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, compact(schema)])),
  items: compact,
  not: compact,
  allOf: (value) => value.map(compact),
  anyOf: (value) => value.map(compact),
  oneOf: (value) => value.map(compact),
  additionalProperties: onlyTrue,
  unevaluatedProperties: onlyTrue,
  pattern: same,
  format: same,
  minLength: same,
  maxLength: same,
  minimum: same,
  maximum: same,
}

/** @param {any} schema @returns {any} */
function compact(schema) {
  const kept = Object.entries(schema).filter(
    ([key]) => !/^(?:title|description|summary|examples?|default|deprecated|x-.*)$/.test(key),
  )
  return Object.fromEntries(
    kept.map(([key, value]) => {
      const carry = keywords[/** @type {keyof typeof keywords} */ (key)]
      if (!carry)
        throw new Error(`${key} in a schema: teach packages/api/src/testing/schema.ts what it means`)
      return [key, carry(value)]
    }),
  )
}

/** @template T @param {T} value @returns {T} */
function same(value) {
  return value
}

/** @param {unknown} value */
function onlyTrue(value) {
  if (value !== true) throw new Error('only `true` is understood for additional properties')
  return value
}

/** Every named schema that is reached. @param {any} node @param {any} named @param {Map<string, any>} used */
function collect(node, named, used) {
  if (node === null || typeof node !== 'object') return
  if (typeof node.$ref === 'string' && !used.has(node.$ref)) {
    const schema = compact(named[node.$ref])
    used.set(node.$ref, schema)
    collect(schema, named, used)
  }
  for (const child of Object.values(node)) collect(child, named, used)
}

/** An object as JSON in a template, one entry a line. @param {[string, any][]} entries */
function text(entries) {
  const json = `{\n${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',\n')}\n}`
  return `String.raw\`${json.replaceAll('`', '\\u0060').replaceAll('${', '\\u0024{')}\``
}
