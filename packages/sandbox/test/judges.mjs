// Two judges of one body: what we ship, and ajv on the same schemas. What they say must be the same.
import { readdirSync, readFileSync } from 'node:fs'
import { listOperations, loadSpecs } from '@secukit/codegen/load'
import { requests, responses, validatorsModule } from '@secukit/codegen/validators'
import { responseValidators } from '../src/generated/response-validators.ts'
import * as shipped from '../src/generated/validators.ts'
import { mostErrors } from '../src/checks.ts'
import { explain } from '../src/validator.ts'

/**
 * @typedef {import('../src/validator.ts').Validator} Validator
 * @typedef {((data: unknown) => boolean) & { errors?: readonly import('../src/validator.ts').SchemaError[] | null }} Ajv
 * @typedef {{ name: string, schema: any, ours: Validator, ajv: Ajv }} Judges
 */

const specs = await loadSpecs()

const folder = new URL('../../../specs/examples/', import.meta.url)

/** Those of the specs. @type {readonly unknown[]} */
export const examples = readdirSync(folder).map((file) =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
)

/** The schemas that have a name. */
export const schemas = Object.assign({}, ...Object.values(specs).map(({ components }) => components?.schemas))

/** By side. */
export const compiled = {
  requests: { ours: shipped.requestValidators, ajv: await byAjv(specs, 'requests') },
  responses: { ours: shipped.responseValidators, ajv: responseValidators },
}

/** One for each of our functions: operations share them. @type {readonly Judges[]} */
export const judges = [
  ...new Map(
    listOperations(specs).flatMap((operation) =>
      [...requests(specs, operation), ...responses(specs, operation)].map(([part, schema]) => {
        const name = `${operation.id} ${part}`
        const { ours, ajv } = /^\d/.test(part) ? compiled.responses : compiled.requests
        return [ours[name], { name, schema, ours: ours[name], ajv: ajv[name] }]
      }),
    ),
  ).values(),
]

/** @param {any} documents @param {'requests' | 'responses'} side @returns {Promise<Record<string, Ajv>>} */
export async function byAjv(documents, side) {
  const code = validatorsModule(documents, side)
  const exported = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return exported[side === 'requests' ? 'requestValidators' : 'responseValidators']
}

/**
 * How the two differ about a value: both must say yes, or both no, at the same places and in the same words.
 * @param {Judges} pair @param {unknown} value @returns {string | undefined}
 */
export function disagreement({ name, ours, ajv }, value) {
  const fits = ajv(value)
  const told = explain(ours, value)
  const about = (/** @type {string} */ what) => `${name}: ${JSON.stringify(value)}: ${what}`
  if (ours(value) !== fits) return about(`ajv says ${fits}`)
  if (fits !== (told.length === 0))
    return about(`ajv says ${fits}, and what we tell is ${told.map(print).join()}`)
  if (fits) return undefined
  const all = ajv.errors ?? []
  const [said, known] = [new Set(told.map(print)), new Set(all.map(print))]
  const invented = [...said].filter((error) => !known.has(error))
  if (invented.length > 0) return about(`ajv does not say ${invented.join()}`)
  // Where several branches of a union fit, what the others lack is of no use, and so is what a value of another type lacks.
  if (told.length === mostErrors || told.some(({ params }) => Array.isArray(params['passingSchemas'])))
    return undefined
  const mistyped = told.flatMap(({ keyword, instancePath }) =>
    keyword === 'type' ? [`${instancePath}/`] : [],
  )
  const untold = all.filter(
    (error) => !said.has(print(error)) && !mistyped.some((path) => `${error.instancePath}/`.startsWith(path)),
  )
  return untold.length > 0 ? about(`we do not say ${untold.map(print).join()}`) : undefined
}

/** @param {import('../src/validator.ts').SchemaError} error */
function print({ instancePath, keyword, message, params }) {
  return JSON.stringify([instancePath, keyword, message, params])
}

/**
 * Values that a schema asks for, with every property there is: one for each branch of its unions.
 * @param {any} schema @param {number} branch @param {number} depth @returns {any}
 */
function madeFor(schema, branch, depth = 0) {
  if (schema.$ref) return madeFor(schemas[schema.$ref.replace('#/components/schemas/', '')], branch, depth)
  const { allOf, oneOf, anyOf } = schema
  if (allOf) return Object.assign({}, ...allOf.map((part) => madeFor(part, branch, depth)))
  const branches = oneOf ?? anyOf
  if (branches) return madeFor(branches[branch % branches.length], branch, depth)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[branch % schema.enum.length]
  const types = [schema.type ?? 'object'].flat()
  switch (types[branch % types.length]) {
    case 'object': {
      const wanted = Object.entries(schema.properties ?? {}).filter(
        ([name]) => depth < 8 || schema.required?.includes(name),
      )
      return Object.fromEntries(wanted.map(([name, each]) => [name, madeFor(each, branch, depth + 1)]))
    }
    case 'array':
      return depth < 8 ? [madeFor(schema.items ?? {}, branch, depth + 1)] : []
    case 'string':
      return textFor(schema)
    case 'integer':
    case 'number':
      return schema.minimum ?? branch
    case 'boolean':
      return branch % 2 === 0
    default:
      return null
  }
}

/** @param {any} schema */
function textFor({ pattern, format }) {
  const inSets = pattern?.replaceAll(/\[0-9A-Z_\]\+/g, 'A_B').replaceAll(/\[0-9\](?:\+|\{4\})/g, '1234')
  if (inSets) return inSets.replaceAll(/[$^]/g, '').replace(/\(([^|]*)\|.*?\)/, '$1')
  return (
    { 'date-time': '2020-09-25T11:15:30+02:00', date: '2020-09-25', uri: 'https://till.test/' }[format] ??
    'any'
  )
}

/** What fits: made from the schema, and the examples of the specs. @param {Judges} pair @param {readonly unknown[]} among */
export function fittingValues({ schema, ajv }, among) {
  return [
    ...[0, 1, 2, 3, 4, 5].map((branch) => madeFor(schema, branch)),
    ...among.filter((each) => ajv(each)),
  ]
}

/** All places in a value, as paths. @param {unknown} value @param {string[]} at @returns {string[][]} */
export function placesIn(value, at = []) {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]))]
}

/**
 * The value with something else at a place. `nothing` takes it out.
 * @param {any} value @param {readonly string[]} place @param {unknown} instead @returns {any}
 */
export function changed(value, [key, ...rest], instead) {
  if (key === undefined) return instead
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([name, each]) => {
    const now = name === key ? changed(each, rest, instead) : each
    return now === nothing ? [] : [[name, now]]
  })
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries)
}

export const nothing = Symbol('nothing')

/** Of every type, on both sides of every bound, in every form that a schema asks for, and with hostile names. */
export const usual = [
  [nothing, null, true, false, 0, -0, 1, -1, 1.5, 7, 1000, 1001, 1e300, 2 ** 53, -1e-7],
  ['', 'a', '1', 'true', 'only', 'me', 'MRC', 'STX_1', 'STX_', 'xSTX_1', 'STX_1\n', 'GCR_A', 'smi_1', '1234'],
  [
    '2020-09-25T11:15:30+02:00',
    '2020-09-25T24:15:30Z',
    '2020-09-25',
    '2020-13-25',
    'https://till.test/',
    'x:',
  ],
  [
    'textline',
    'shipping',
    'device',
    'loyalty.cards',
    ...[13, 14, 22, 23].map((length) => 'x'.repeat(length)),
  ],
  ['\u{1F600}'.repeat(11), '\u{1F600}'.repeat(7), '\ud800'],
  [[], [null], [[]], [[[]]], [{}], [0], ['a'], Array.from({ length: 60 }, () => ({}))],
  [{}, { id: 1 }, { id: 'STX_1', object: 'smart.transactions' }, { type: 'textline' }, { type: 'other' }],
  [{ constructor: 1, toString: null, hasOwnProperty: [], length: -1 }],
  [JSON.parse('{"__proto__":{"id":"STX_1","sum":1,"type":"textline"}}')],
].flat()
