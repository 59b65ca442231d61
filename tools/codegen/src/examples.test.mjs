// The examples of the specs, the vendor's own payload among them, against the schemas that they illustrate.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { listOperations, listWebhooks, loadSpecs, requestBody, resolve } from './load.mjs'

const folder = new URL('../../../specs/examples/', import.meta.url)
const files = readdirSync(folder)
const specs = await loadSpecs()
// Bundling puts the contents of an example's file in its place: the file is found again by them.
const fileByContents = new Map(files.map((file) => [JSON.stringify(read(file)), file]))
const uses = [...listOperations(specs), ...listWebhooks(specs)].flatMap((operation) => {
  const document = specs[operation.spec]
  const contents = [
    [`${operation.id} request`, requestBody(specs, operation)?.content],
    ...Object.entries(operation.operation.responses).map(([status, response]) => [
      `${operation.id} ${status}`,
      resolve(document, response).content,
    ]),
  ]
  return contents.flatMap(([place, content]) =>
    Object.values(content ?? {}).flatMap(({ schema, examples }) =>
      Object.entries(examples ?? {}).map(([name, { value }]) => ({
        place,
        name,
        document,
        schema,
        value,
        file: fileByContents.get(JSON.stringify(value)),
      })),
    ),
  )
})

describe('examples of the specs', () => {
  it.each(uses)(
    '$place: $name fits its schema, and all of it is described',
    ({ document, schema, value }) => {
      const validate = compile(document, schema)
      validate(value)
      expect(validate.errors ?? []).toEqual([])
      expect(undescribed(document, schema, value)).toEqual([])
    },
  )

  it('has no example that no operation shows', () => {
    const shown = new Set(uses.map(({ file }) => file))
    expect(files.filter((file) => !shown.has(file))).toEqual([])
  })

  it('shows an example for every request and every answer of 200', () => {
    const shown = new Set(uses.map(({ place }) => place))
    const wanted = listOperations(specs).flatMap((operation) => [
      ...(requestBody(specs, operation) ? [`${operation.id} request`] : []),
      `${operation.id} 200`,
    ])
    expect(wanted.filter((place) => !shown.has(place))).toEqual([])
  })

  it('shows an example for every webhook', () => {
    const shown = new Set(uses.map(({ place }) => place))
    expect(listWebhooks(specs).filter(({ id }) => !shown.has(`${id} request`))).toEqual([])
  })

  it("takes the vendor's payload as the answer of start", () => {
    const use = uses.find(({ file }) => file === 'start-cash-response.json')
    expect(use?.place).toBe('smart.transactions.start 200')
    const bytes = readFileSync(new URL('start-cash-response.json', folder))
    expect(createHash('sha256').update(bytes).digest('hex'), 'the payload is kept as it was published').toBe(
      'a66d0f9f2c78e73662eae567f8ca33aae78fdabbed4f0b79b1ce23b0932cdbb5',
    )
    expect(compile(use.document, use.schema)({ ...use.value, status: 7 })).toBe(false)
    expect(undescribed(use.document, use.schema, { ...use.value, novelty: 1 })).toEqual(['/novelty'])
  })
})

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
}

/** @type {Map<any, { ajv: Ajv2020, compiled: Map<string, import('ajv').ValidateFunction> }>} */
const compilers = new Map()

/** @param {any} document @param {any} schema */
function compile(document, schema) {
  if (!compilers.has(document)) {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false })
    ajv.addSchema({ $id: 'document:', components: document.components })
    compilers.set(document, { ajv, compiled: new Map() })
  }
  const { ajv, compiled } = compilers.get(document)
  const text = JSON.stringify(schema).replaceAll('"#/', '"document:#/')
  if (!compiled.has(text)) compiled.set(text, ajv.compile(JSON.parse(text)))
  return compiled.get(text)
}

/**
 * JSON pointers of properties that the schema does not name.
 * @param {any} document @param {any} schemaOrRef @param {unknown} value @returns {string[]}
 */
function undescribed(document, schemaOrRef, value, at = '') {
  const parts = partsOf(document, schemaOrRef, value)
  if (Array.isArray(value)) {
    const items = parts.map((part) => part.items).find(Boolean)
    return value.flatMap((each, index) => (items ? undescribed(document, items, each, `${at}/${index}`) : []))
  }
  if (typeof value !== 'object' || value === null) return []
  // Free objects of the integrator are described as such.
  if (parts.some((part) => part.additionalProperties)) return []
  return Object.entries(value).flatMap(([key, each]) => {
    const described = parts.map((part) => part.properties?.[key]).find((schema) => schema !== undefined)
    return described ? undescribed(document, described, each, `${at}/${key}`) : [`${at}/${key}`]
  })
}

/** The schema, what it is composed of, and the branches of its unions that the value fits. @returns {any[]} */
function partsOf(document, schemaOrRef, value) {
  const schema = resolve(document, schemaOrRef)
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].filter((branch) =>
    compile(document, branch)(value),
  )
  return [schema, ...[...(schema.allOf ?? []), ...branches].flatMap((part) => partsOf(document, part, value))]
}
