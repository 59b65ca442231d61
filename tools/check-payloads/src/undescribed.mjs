// Properties of a payload that no schema names: where the specs fall behind the wire.
import { resolve } from '@secukit/codegen/load'
import { compile } from './compile.mjs'

/**
 * JSON pointers of properties that the schema does not name.
 * @param {any} document @param {any} schemaOrRef @param {unknown} value @returns {string[]}
 */
export function undescribed(document, schemaOrRef, value, at = '') {
  const parts = partsOf(document, schemaOrRef, value)
  if (Array.isArray(value)) {
    const items = parts.map((part) => part.items).find(Boolean)
    return value.flatMap((each, index) => (items ? undescribed(document, items, each, `${at}/${index}`) : []))
  }
  if (typeof value !== 'object' || value === null) return []
  // Free objects are described as such, and so is content whose form is not known.
  if (parts.some((part) => part.additionalProperties || part.unevaluatedProperties)) return []
  // Nothing is said about what is in it: not a list of properties that lacks one.
  if (parts.every((part) => part.properties === undefined && part.type === undefined)) return []
  return Object.entries(value).flatMap(([key, each]) => {
    const place = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const described = parts.map((part) => part.properties?.[key]).find((schema) => schema !== undefined)
    return described ? undescribed(document, described, each, place) : [place]
  })
}

/** The schema, what it is composed of, and the branches of its unions that the value fits. @returns {any[]} */
function partsOf(document, schemaOrRef, value) {
  const { $ref, ...beside } = schemaOrRef
  const schema = resolve(document, schemaOrRef)
  const unions = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]
  const fitting = unions.filter((branch) => compile(document, branch)(value))
  // A value that fits no branch has violations already: then any branch that names a property will do.
  const branches = fitting.length > 0 ? fitting : unions
  const composed = [...(schema.allOf ?? []), ...branches].flatMap((part) => partsOf(document, part, value))
  return [schema, ...($ref ? [beside] : []), ...composed]
}
