// The second judge, for tests alone: validators that ajv compiles from the same schemas as compile.mjs does.
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { header, listOperations, requestBody, responseSchema, specNames } from './load.mjs'

// As regular expressions they are compiled into the code; ajv's own formats would be imported at run time.
export const formats = {
  'date-time':
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  uri: /^[a-z][a-z\d+.-]*:[^\s]+$/i,
  email: /^[^\s@]+@[^\s@]+$/,
  password: true,
}

/** @param {import('./load.mjs').Specs} specs @param {'requests' | 'responses'} side */
export function validatorsFile(specs, side) {
  const { code, name, rows } = validatorsCode(specs, side)
  return `${header}// @ts-nocheck
import type { SchemaError } from '../validator.ts'

interface Validator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

${code}

/** \`<operation> body\`, \`<operation> query\` or \`<operation> <status>\` -> validator. */
export const ${name}: Readonly<Record<string, Validator>> = ${rows}
`
}

/** The same as a module of JavaScript, to be run. @param {import('./load.mjs').Specs} specs @param {'requests' | 'responses'} side */
export function validatorsModule(specs, side) {
  const { code, name, rows } = validatorsCode(specs, side)
  return `${code}\nexport const ${name} = ${rows}\n`
}

/** @param {import('./load.mjs').Specs} specs @param {'requests' | 'responses'} side */
function validatorsCode(specs, side) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    logger: false,
    // A function per schema, shared by all that refer to it.
    inlineRefs: false,
    formats,
    code: { source: true, esm: true },
  })
  const schemas = Object.assign({}, ...specNames.map((name) => specs[name].components?.schemas))
  ajv.addSchema({ $id: 'specs:', components: { schemas: mapValues(schemas, bare) } })

  /** @type {Record<string, string>} */
  const exported = {}
  /** @type {Map<string, string>} */
  const variables = new Map()
  /** @type {string[]} */
  const rows = []
  for (const operation of listOperations(specs)) {
    for (const [key, schema] of side === 'requests'
      ? requests(specs, operation)
      : responses(specs, operation)) {
      // Most operations share their error bodies and many their answers: one validator for each distinct schema.
      const meant = absolute(bare(schema))
      const text = JSON.stringify(meant)
      if (!variables.has(text)) {
        const id = `${operation.id}:${key}`
        const variable = id.replaceAll(/\W/g, '_')
        ajv.addSchema({ ...meant, $id: id })
        exported[variable] = id
        variables.set(text, variable)
      }
      rows.push(`  '${operation.id} ${key}': ${variables.get(text)},`)
    }
  }
  const compile = /** @type {any} */ (standaloneCode).default ?? standaloneCode
  const code = compile(ajv, exported)
    .replaceAll('export const ', 'const ')
    .replace(/^"use strict";/, '')
    // Its only helper: a length in characters, as JSON Schema counts, not in UTF-16 units.
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', '(text) => [...text].length')
  if (/\brequire\(|^import /m.test(code))
    throw new Error('a validator needs a run-time helper of ajv: give it a plain form')
  return {
    code,
    name: side === 'requests' ? 'requestValidators' : 'responseValidators',
    rows: `{\n${rows.join('\n')}\n}`,
  }
}

/** What an operation is asked: part -> schema. @param {any} specs @param {import('./load.mjs').Operation} operation @returns {[string, any][]} */
export function requests(specs, operation) {
  const body = requestBody(specs, operation)
  const query = operation.parameters.filter((parameter) => parameter.in === 'query')
  /** @type {[string, any][]} */
  const found = []
  if (body) found.push(['body', body.content['application/json'].schema])
  if (query.length > 0) {
    found.push([
      'query',
      {
        type: 'object',
        properties: Object.fromEntries(query.map((parameter) => [parameter.name, parameter.schema])),
        required: query.filter((parameter) => parameter.required).map((parameter) => parameter.name),
        additionalProperties: false,
      },
    ])
  }
  return found
}

/** What it answers: status -> schema. @param {any} specs @param {import('./load.mjs').Operation} operation @returns {[string, any][]} */
export function responses(specs, operation) {
  return Object.keys(operation.operation.responses)
    .map((status) => /** @type {[string, any]} */ ([status, responseSchema(specs, operation, status)]))
    .filter(([, schema]) => schema !== undefined)
}

/**
 * A schema without its texts and examples, which the compiled code would carry along.
 * Below `properties` the keys are names of the wire: one of them is `description`.
 * @param {any} schema @returns {any}
 */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare)
  if (schema === null || typeof schema !== 'object') return schema
  const kept = Object.entries(schema).filter(
    ([key]) => !/^(?:title|description|summary|examples?|default|x-.*)$/.test(key),
  )
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === 'properties' ? mapValues(value, bare) : key === 'enum' || key === 'const' ? value : bare(value),
    ]),
  )
}

/** @param {Record<string, any>} object @param {(value: any) => any} change */
function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

/** Local references point into the one document that holds every schema. @param {any} node @returns {any} */
function absolute(node) {
  if (Array.isArray(node)) return node.map(absolute)
  if (node === null || typeof node !== 'object') return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && typeof value === 'string'
        ? [key, value.replace(/^#/, 'specs:#')]
        : [key, absolute(value)],
    ),
  )
}
