// One ajv per bundled document, and each schema compiled once.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { formats } from './formats.mjs'

/** Where a schema is written: `Card/properties/id`. @type {WeakMap<object, string>} */
const places = new WeakMap()

/** @type {WeakMap<object, { ajv: Ajv2020, compiled: Map<string, import('ajv').ValidateFunction> }>} */
const compilers = new WeakMap()

/** @param {any} document @param {any} schema */
export function compile(document, schema) {
  if (!compilers.has(document)) {
    const ajv = new Ajv2020({
      allErrors: true,
      verbose: true,
      strict: false,
      // A reported place then names the schema, not the path by which it was reached.
      inlineRefs: false,
      logger: false,
      formats,
    })
    ajv.addSchema({ $id: 'document:', components: document.components })
    for (const [name, named] of Object.entries(document.components?.schemas ?? {})) remember(named, name)
    compilers.set(document, { ajv, compiled: new Map() })
  }
  const { ajv, compiled } = /** @type {any} */ (compilers.get(document))
  const text = JSON.stringify(schema).replaceAll('"#/', '"document:#/')
  if (!compiled.has(text)) compiled.set(text, ajv.compile(JSON.parse(text)))
  return /** @type {import('ajv').ValidateFunction} */ (compiled.get(text))
}

/** @param {unknown} node @param {string} place */
function remember(node, place) {
  if (typeof node !== 'object' || node === null) return
  places.set(node, place)
  for (const [key, value] of Object.entries(node)) remember(value, `${place}/${key}`)
}

/** @param {import('ajv').ErrorObject} error */
export function placeOf({ parentSchema, schemaPath, keyword }) {
  const place = parentSchema && places.get(parentSchema)
  return place
    ? `${place}/${keyword}`
    : schemaPath.replace(/^(?:document:)?#\/(?:components\/schemas\/)?/, '')
}

/** A reference of a compiled schema, as the document writes it. @param {any} schema */
export function local(schema) {
  return JSON.parse(JSON.stringify(schema).replaceAll('"document:#/', '"#/'))
}
