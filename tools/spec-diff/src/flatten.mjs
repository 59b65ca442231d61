// A schema in a form in which two of them can be compared: references followed, `allOf` merged, null and
// unions set apart. Moving a property between the parts of an `allOf` changes nothing for a user.
import { resolve } from '@secukit/codegen/load'

// Texts, and lists that only explain: no type and no call depends on them.
const annotation =
  /^(?:title|description|summary|examples?|default|externalDocs|xml|x-open-point|x-enum-descriptions|x-legacy-values|x-error-codes)$/

/**
 * @typedef {{ types: string[], properties: Record<string, any>, required: Set<string>, items: any, additional: any,
 *   branches: any[], words: unknown[] | undefined, values: unknown[] | undefined, rest: Record<string, unknown> }} Flat
 */

/** `null` set apart: `type: [x, 'null']` and `oneOf: [{ type: 'null' }, x]` mean the same. @param {any} schema */
export function unwrap(schema) {
  const { type, oneOf, anyOf, ...others } = schema ?? {}
  const union = oneOf ?? anyOf
  if (Array.isArray(type) && type.includes('null'))
    return { nullable: true, schema: { ...schema, type: type.filter((each) => each !== 'null') } }
  if (!union?.some(isNull)) return { nullable: type === 'null', schema: schema ?? {} }
  const branches = union.filter((branch) => !isNull(branch))
  const bare = type === undefined && Object.keys(others).every((key) => annotation.test(key))
  if (branches.length === 1 && bare) return { nullable: true, schema: branches[0] }
  return { nullable: true, schema: { ...others, ...(type && { type }), oneOf: branches } }
}

/** The name of a schema that is a reference and nothing more. @param {any} schema @returns {string | undefined} */
export function nameOf(schema) {
  const { $ref, ...beside } = schema ?? {}
  if (typeof $ref !== 'string' || !Object.keys(beside).every((key) => annotation.test(key))) return undefined
  return $ref.split('/').at(-1)
}

/** @param {any} document @param {any} schemaOrRef @returns {Flat} */
export function flatten(document, schemaOrRef, depth = 0) {
  if (depth > 50) throw new Error('a schema is composed of itself')
  const { $ref, allOf = [], ...own } = schemaOrRef ?? {}
  const parts = [...($ref ? [resolve(document, { $ref })] : []), ...allOf]
  return parts.map((part) => flatten(document, part, depth + 1)).reduce(merge, flat(own))
}

/** @param {any} schema @returns {Flat} */
function flat(schema) {
  const {
    type,
    properties = {},
    required = [],
    items,
    additionalProperties,
    oneOf,
    anyOf,
    enum: listed,
    const: only,
    'x-extensible-enum': words,
    ...others
  } = schema
  const values = only === undefined ? listed : [only]
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !annotation.test(key)))
  const implied = Object.keys(properties).length > 0 ? ['object'] : items ? ['array'] : typesOf(values)
  return {
    types: type === undefined ? implied : sorted([type].flat()),
    properties,
    required: new Set(required),
    items,
    additional: additionalProperties,
    branches: oneOf ?? anyOf ?? [],
    words,
    values,
    rest,
  }
}

/** @param {Flat} a @param {Flat} b @returns {Flat} */
function merge(a, b) {
  const properties = { ...a.properties }
  for (const [name, schema] of Object.entries(b.properties))
    properties[name] = name in properties ? { allOf: [properties[name], schema] } : schema
  return {
    types: a.types.length > 0 ? a.types : b.types,
    properties,
    required: new Set([...a.required, ...b.required]),
    items: a.items ?? b.items,
    additional: a.additional ?? b.additional,
    branches: a.branches.length > 0 ? a.branches : b.branches,
    words: a.words ?? b.words,
    values: a.values ?? b.values,
    rest: { ...b.rest, ...a.rest },
  }
}

/** @param {unknown[] | undefined} values */
function typesOf(values) {
  const names = (values ?? []).map((value) => (Number.isInteger(value) ? 'integer' : typeof value))
  return sorted([...new Set(names)])
}

/** @param {string[]} names */
function sorted(names) {
  return names.toSorted((a, b) => (a < b ? -1 : 1))
}

/** @param {any} schema */
function isNull(schema) {
  return schema.type === 'null'
}
