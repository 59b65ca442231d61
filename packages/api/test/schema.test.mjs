import { listOperations, loadSpecs, requestBody, responseSchema, resolve } from '@secukit/codegen/load'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exchanges, formats, schemas } from '../src/generated/schemas.ts'
import { isSecretName } from '../src/testing/mask-secrets.ts'
import { misfits, problemsOf } from '../src/testing/schema.ts'

// The judge is a compiler of JSON Schema by other hands, on the specs as they are written, not on what was generated.
const specs = await loadSpecs()
const ajv = new Ajv2020({ strict: false, logger: false, formats: { ...formats, password: true } })
for (const [name, { components }] of Object.entries(specs)) ajv.addSchema({ $id: `${name}:`, components })

/** Every body in the specs: who speaks it, its examples, what ajv says, and what we judge it by. */
const uses = listOperations(specs).flatMap((operation) => {
  const { id, spec } = operation
  const document = specs[spec]
  const ok = resolve(document, operation.operation.responses['200']).content['application/json']
  const body = requestBody(specs, operation)?.content['application/json']
  return [
    { name: `${id} reply`, ...ok, ours: exchanges[id].reply },
    ...(body ? [{ name: `${id} body`, ...body, ours: exchanges[id].request.properties.body }] : []),
  ].map(({ name, schema, examples, ours }) => ({
    name,
    ours,
    fits: ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${spec}:#/`))),
    examples: Object.values(examples).map(({ value }) => value),
  }))
})

// Many operations answer with the same thing: one is enough where much is tried.
const distinct = [...new Map(uses.map((use) => [JSON.stringify(use.ours), use])).values()]

/** All places in a value, as paths. @param {unknown} value @param {string[]} at @returns {string[][]} */
function placesIn(value, at = []) {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]))]
}

/** The value with what is at a place changed; `undefined` takes it out. */
function changed(value, [key, ...rest], change) {
  if (key === undefined) return change(value)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries({ ...value, [key]: changed(value[key], rest, change) }).filter(
    ([, each]) => each !== undefined,
  )
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries)
}

const words = [
  '',
  'ok',
  'STX_1',
  'MCD_1A',
  'me',
  '2020-09-25T11:15:30+02:00',
  '2020-09-25',
  'textline',
  'shipping',
]
const usual = [
  ...words,
  0,
  -1,
  1,
  1.5,
  7,
  1e9,
  true,
  null,
  [],
  {},
  [{}],
  [null],
  { id: 1 },
  'x'.repeat(300),
  undefined,
]
const anything = fc.oneof(fc.jsonValue(), fc.constantFrom(...usual))

// Objects that the specs leave open.
const open = /(?:^|\/)additional_data$|^smart\.devices\..* reply\/status$|getVirtualTerminal reply\/store$/

describe('the schemas of the testing package', () => {
  it('know every operation and every body of the specs', () => {
    const ids = listOperations(specs).map(({ id }) => id)
    expect(Object.keys(exchanges)).toEqual(ids)
    expect(uses.length).toBeGreaterThan(ids.length)
    for (const operation of listOperations(specs))
      expect(responseSchema(specs, operation, '200')).toBeDefined()
  })

  it.each(uses)('$name: let the examples of the specs pass', ({ ours, examples }) => {
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) expect(problemsOf(ours, example)).toEqual([])
  })

  it.each(uses)('$name: say of damaged examples what ajv says', ({ ours, examples, fits }) => {
    const damaged = fc.constantFrom(...examples).chain((example) => {
      const damage = fc.tuple(fc.constantFrom(...placesIn(example)), anything)
      return fc.tuple(fc.constant(example), fc.array(damage, { minLength: 1, maxLength: 3 }))
    })
    fc.assert(
      fc.property(damaged, ([example, damages]) => {
        const value =
          damages.reduce((at, [place, instead]) => changed(at, place, () => instead), example) ?? null
        expect([misfits(ours, value, '').length === 0, value]).toEqual([fits(value), value])
      }),
      { numRuns: 20 },
    )
  })

  it.each(distinct)('$name: say so wherever the damage is', ({ ours, examples, fits }) => {
    const wrong = examples.flatMap((example) =>
      placesIn(example).flatMap((place) =>
        usual
          .map((instead) => changed(example, place, () => instead) ?? null)
          .filter((value) => (misfits(ours, value, '').length === 0) !== fits(value)),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('agree with ajv on any JSON, each by its name', () => {
    const names = Object.keys(schemas)
    const compiled = names.map((name) => {
      const [spec] = Object.entries(specs).find(([, { components }]) => components?.schemas?.[name])
      return ajv.compile({ $ref: `${spec}:#/components/schemas/${name}` })
    })
    fc.assert(
      fc.property(fc.nat({ max: names.length - 1 }), anything, (index, given) => {
        const value = given ?? null
        const name = names[index]
        expect([name, misfits({ $ref: name }, value, '').length === 0]).toEqual([
          name,
          compiled[index](value),
        ])
      }),
      { numRuns: 2000 },
    )
  })

  it.each(uses)(
    '$name: find a property that the specs do not name, wherever it is',
    ({ name, ours, examples }) => {
      for (const example of examples) {
        for (const place of placesIn(example)) {
          let added = false
          const novel = changed(example, place, (old) => {
            if (typeof old !== 'object' || old === null || Array.isArray(old)) return old
            added = true
            return { ...old, zzz_novel: 1 }
          })
          if (!added) continue
          const pointers = problemsOf(ours, novel).map(({ pointer }) => pointer)
          const isOpen = open.test(name + place.map((each) => `/${each}`).join(''))
          expect([place, pointers]).toEqual([place, isOpen ? [] : [`/${[...place, 'zzz_novel'].join('/')}`]])
        }
      }
    },
  )
})

describe('the names of secrets', () => {
  it('are known, as far as a property of the specs sounds like one', () => {
    const harmless = /^(?:token_type|token_status|request_token|auth_password_set|hasPasscode)$/
    const names = new Set()
    const walk = (node) => {
      if (typeof node !== 'object' || node === null) return
      if (node.properties && !Array.isArray(node))
        for (const name of Object.keys(node.properties)) names.add(name)
      for (const each of Object.values(node)) walk(each)
    }
    walk(Object.values(specs).map(({ components }) => components?.schemas))
    const sounding = [...names].filter((name) =>
      /token|secret|passcode|password|pin$|csc|cvc|cvv|iban|signature$|signedM|signedK|device_code|user_code/i.test(
        name,
      ),
    )
    expect(sounding.length).toBeGreaterThan(10)
    expect(sounding.filter((name) => !isSecretName(name) && !harmless.test(name))).toEqual([])
  })
})
