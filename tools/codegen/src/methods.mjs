// The method interfaces of the client (one method per operation, no generics) and the table they run on.
import { header, listOperations, requestBody, resolve, responseSchema, schemaName } from './load.mjs'

/** @typedef {import('./load.mjs').Operation} Operation */
/** @typedef {import('./load.mjs').Specs} Specs */

/**
 * One short row an operation, since the table is in every bundle. Below a line with the resource, its path and the
 * parameter of its own id: name, HTTP method, what it takes, the rest of the path (`:` is that parameter, `*` the name),
 * `once` where it is never sent again, and how many seconds it may hold the line.
 * @param {Specs} specs
 */
export function operationsFile(specs) {
  /** @type {Record<string, Map<string, Operation[]>>} */
  const apis = {}
  for (const operation of clientOperations(specs)) {
    const [api, resource] = operation.id.split('.')
    apis[api] ??= new Map()
    apis[api].set(resource, [...(apis[api].get(resource) ?? []), operation])
  }
  const tables = Object.entries(apis).map(([api, resources]) => {
    const groups = [...resources].map(([resource, group]) => operationRows(specs, resource, group))
    return `  ${api}: \`\n${groups.join('\n\n')}\`,`
  })
  return `${header}/** Every operation of the specs; \`operationsOf\` reads the rows. */
export const operations: { readonly smart: string; readonly loyalty: string } = {
${tables.join('\n')}
}
`
}

/** @param {Specs} specs @param {string} resource @param {Operation[]} group */
function operationRows(specs, resource, group) {
  const base = group[0].path.split('/').slice(0, 3).join('/')
  const own = group.map(({ path }) => path.split('/')[3]).find((part) => part?.startsWith('{'))
  const rows = group.map((operation) => {
    const { id, path } = operation
    const name = id.split('.')[2]
    if (!path.startsWith(base)) throw new Error(`${id}: its path is not below ${base}`)
    const short = path
      .slice(base.length)
      .split('/')
      .map((part) => (part === own ? ':' : part === name ? '*' : part))
      .join('/')
    const takes = itemType(specs, operation)
      ? 'list'
      : requestBody(specs, operation)
        ? 'body'
        : parametersIn(operation, 'query').length > 0
          ? 'query'
          : 'nothing'
    const once = operation.operation['x-never-replay'] ? ' once' : ''
    const seconds = operation.operation['x-blocking-seconds']
    if (seconds && !once) throw new Error(`${id}: what holds the line must be x-never-replay too`)
    return `${name} ${operation.method} ${takes} ${short || '/'}${once}${seconds ? ` ${seconds}` : ''}`
  })
  return [`${resource} ${base} ${own ?? ''}`.trim(), ...rows].join('\n')
}

/** @param {Specs} specs */
export function methodsFile(specs) {
  /** @type {Set<string>} */
  const models = new Set()
  /** @type {Map<string, Map<string, Operation[]>>} */
  const areas = new Map()
  for (const operation of clientOperations(specs)) {
    const [area, resource] = operation.id.split('.')
    if (!areas.has(area)) areas.set(area, new Map())
    const resources = areas.get(area)
    if (!resources.has(resource)) resources.set(resource, [])
    resources.get(resource).push(operation)
  }

  const interfaces = [...areas].map(([area, resources]) => {
    const members = [...resources.keys()].map(
      (resource) => `  readonly ${resource}: ${interfaceName(area, resource)}`,
    )
    const parts = [...resources].map(([resource, operations]) => {
      const tag = specs[operations[0].spec].tags.find((each) => each.name === operations[0].operation.tags[0])
      const queries = operations.map((operation) => queryInterface(operation, models)).filter(Boolean)
      const methods = operations.map((operation) => method(specs, operation, models))
      return [
        ...queries,
        `${comment([tag?.description ?? ''])}export interface ${interfaceName(area, resource)} {\n${methods.join('\n')}\n}\n`,
      ].join('\n')
    })
    return `${parts.join('\n')}\n/** The resources of the ${area} API. */\nexport interface ${capital(area)}Methods {\n${members.join('\n')}\n}\n`
  })

  return `${header}import type { CallOptions, ListCall } from '../call.ts'
import type { Condition } from '../query.ts'
import type { ${[...models].toSorted().join(', ')} } from './models.ts'

${interfaces.join('\n')}`
}

/** The token endpoint is the business of the client's authentication, not a method. @param {Specs} specs */
export function clientOperations(specs) {
  return listOperations(specs).filter((operation) => operation.spec !== 'auth')
}

/** @param {Specs} specs @param {Operation} operation @param {Set<string>} models */
function method(specs, operation, models) {
  const name = operation.id.split('.').at(-1)
  const body = requestBody(specs, operation)
  const paths = parametersIn(operation, 'path')
  const queries = parametersIn(operation, 'query')
  const inputs = paths.map((parameter) => `${parameter.name}: ${typeOf(parameter.schema, models)}`)
  if (body) {
    const type = typeOf(body.content['application/json'].schema, models)
    inputs.push(`body${body.required ? '' : '?'}: ${type}`)
  } else if (queries.length > 0) {
    inputs.push(`query?: ${queryName(operation)}`)
  }
  inputs.push('options?: CallOptions')

  const answer = responseSchema(specs, operation, '200')
  const item = itemType(specs, operation)
  const result = item
    ? `ListCall<${typeOf(answer, models)}, ${typeOf(item, models)}>`
    : `Promise<${answer ? typeOf(answer, models) : 'void'}>`
  const text = comment(
    [
      operation.operation.summary,
      operation.operation.description ?? '',
      ...paths
        .filter((each) => each.description)
        .map((each) => `@param ${each.name} ${flat(each.description)}`),
      `Wire: \`${operation.method} ${operation.path}\``,
      operation.operation.deprecated ? '@deprecated The vendor keeps it for older tills.' : '',
    ],
    '  ',
  )
  return `${text}  ${name}(${inputs.join(', ')}): ${result}`
}

/** @param {Operation} operation @param {Set<string>} models */
function queryInterface(operation, models) {
  const queries = parametersIn(operation, 'query')
  if (queries.length === 0) return undefined
  const members = queries.map(
    (parameter) =>
      `${comment([parameter.description ?? ''], '  ')}  readonly ${parameter.name}${parameter.required ? '' : '?'}: ${typeOf(parameter.schema, models)}${parameter.name === 'q' ? ' | Condition' : ''}`,
  )
  return `/** What \`${operation.id}\` can be asked for. */\nexport interface ${queryName(operation)} {\n${members.join('\n')}\n}\n`
}

/** Lists answer `{ count, data }`: the schema of what is in `data`. @param {Specs} specs @param {Operation} operation */
export function itemType(specs, operation) {
  const properties = allProperties(specs[operation.spec], responseSchema(specs, operation, '200'))
  return properties.count && properties.data?.type === 'array' ? properties.data.items : undefined
}

/** The properties of a schema and of all that it is composed of. @param {any} document @param {any} schemaOrRef @returns {Record<string, any>} */
function allProperties(document, schemaOrRef) {
  const schema = resolve(document, schemaOrRef) ?? {}
  return Object.assign(
    {},
    ...(schema.allOf ?? []).map((part) => allProperties(document, part)),
    schema.properties,
  )
}

/** @param {any} schema @param {Set<string>} models @returns {string} */
export function typeOf(schema, models) {
  const name = schemaName(schema)
  if (name) {
    models.add(name)
    return name
  }
  if (schema.enum) return schema.enum.map((/** @type {unknown} */ value) => JSON.stringify(value)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === 'array') return `readonly ${typeOf(schema.items, models)}[]`
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'string' || schema.type === 'boolean') return schema.type
  throw new Error(`no type for ${JSON.stringify(schema)}: give the schema a name`)
}

/** @param {Operation} operation @param {string} place */
export function parametersIn(operation, place) {
  const found = operation.parameters.filter((parameter) => parameter.in === place)
  if (place !== 'path') return found
  const order = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  return order.map((name) => {
    const parameter = found.find((each) => each.name === name)
    if (!parameter) throw new Error(`${operation.id}: path parameter ${name} is not described`)
    return parameter
  })
}

/** @param {Operation} operation */
function queryName(operation) {
  return `${operation.id.split('.').map(capital).join('')}Query`
}

/** @param {string} area @param {string} resource */
function interfaceName(area, resource) {
  return capital(area) + capital(resource)
}

/** @param {string} word */
export function capital(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** @param {string} text */
function flat(text) {
  return text.trim().replaceAll(/\s+/g, ' ')
}

/** A doc comment of paragraphs. @param {string[]} paragraphs @param {string} indent */
export function comment(paragraphs, indent = '') {
  const lines = paragraphs.flatMap((text) => (text.trim() === '' ? [] : ['', ...text.trim().split('\n')]))
  if (lines.length === 0) return ''
  const body = lines.slice(1).map((line) => `${indent} * ${line.trim()}`.trimEnd().replaceAll('*/', '*\\/'))
  return body.length === 1
    ? `${indent}/** ${lines[1].trim()} */\n`
    : `${indent}/**\n${body.join('\n')}\n${indent} */\n`
}
