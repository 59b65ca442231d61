import { compiledFile } from '@secukit/codegen/compile'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as checks from '../src/checks.ts'
import { byAjv, disagreement } from './judges.mjs'

// Schemas of all kinds, not only those of the specs: what is written there tomorrow must be judged as well.

const names = ['a', 'b', 'c']
const reference = fc
  .constantFrom('First', 'Second', 'Tree')
  .map((name) => ({ $ref: `#/components/schemas/${name}` }))
const word = fc.constantFrom('', 'a', 'ab', 'abc', 'A_1', '2020-09-25', 'x:y', '\u{1F600}')
const number = fc.constantFrom(-1, 0, 1, 2, 1.5, 1e300)
const plain = fc.oneof(word, number, fc.boolean(), fc.constant(null))

const ofText = {
  pattern: fc.constantFrom('^a', '^A_[0-9]+$', 'b'),
  format: fc.constantFrom('date', 'uri', 'email', 'date-time', 'password'),
  minLength: fc.nat({ max: 3 }),
  maxLength: fc.nat({ max: 3 }),
}
const ofNumber = { minimum: number, maximum: number }
const types = ['string', 'integer', 'number', 'boolean', 'null', 'array', 'object']
const type = fc.oneof(
  fc.constantFrom(...types),
  fc.uniqueArray(fc.constantFrom(...types), { minLength: 2, maxLength: 3 }),
)

const { schema } = fc.letrec((tie) => {
  const properties = fc.dictionary(fc.constantFrom(...names), tie('schema'), { maxKeys: 3 })
  const ofObject = {
    properties,
    required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
    additionalProperties: fc.boolean(),
  }
  const branches = fc.array(tie('schema'), { minLength: 1, maxLength: 3 })
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...types.map((each) => ({ type: each }))),
      reference,
      fc.constant({}),
      fc.record({ type: fc.constant('string'), const: word }),
      fc.record({ type: fc.constant('string'), ...ofText }, { requiredKeys: ['type'] }),
      fc.record({ type: fc.constantFrom('integer', 'number'), ...ofNumber }, { requiredKeys: ['type'] }),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ type: fc.constant('object'), ...ofObject }, { requiredKeys: ['type'] }),
      fc.record({ oneOf: fc.tuple(fc.constant({ type: 'null' }), tie('schema').filter(judges)) }),
      fc.record({ allOf: branches, ...ofObject }, { requiredKeys: ['allOf'] }),
      // Of several types, or of any.
      fc.record(
        {
          type,
          ...ofText,
          ...ofNumber,
          ...ofObject,
          items: tie('schema'),
          const: plain.filter((each) => each !== null),
          enum: fc.uniqueArray(plain, { minLength: 1, maxLength: 3 }),
          not: tie('schema').filter((each) => judges(each)),
          oneOf: branches.filter((each) => each.every(judges)),
          anyOf: branches.filter((each) => each.every(judges)),
        },
        { requiredKeys: [] },
      ),
    ),
  }
})

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    plain,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, 'd'), tie('value'), { maxKeys: 4 }),
  ),
}))

const own = schema.filter((each) => isOwn(each) && judges(each))

describe('what is compiled', () => {
  it('says of any JSON against any schema what ajv says', async () => {
    const verdicts = { true: 0, false: 0 }
    const some = fc.record({
      named: fc.record({ First: own, Second: own }),
      bodies: fc.array(schema.filter(judges), { minLength: 25, maxLength: 25 }),
      values: fc.array(value, { minLength: 60, maxLength: 60 }),
    })
    await fc.assert(
      fc.asyncProperty(some, async ({ named, bodies, values }) => {
        const documents = specsOf(bodies, named)
        const ours = compiled(documents).requestValidators
        const ajv = await byAjv(documents, 'requests')
        for (const [name, validator] of Object.entries(ours)) {
          for (const each of values) {
            verdicts[validator(each)]++
            expect(disagreement({ name, schema: {}, ours: validator, ajv: ajv[name] }, each)).toBeUndefined()
          }
        }
      }),
      { numRuns: 3, endOnFailure: true },
    )
    expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(50)
  })

  it.each([
    ['a keyword that is not known', { type: 'array', minItems: 1 }, 'keyword minItems'],
    [
      'a keyword beside a reference',
      { $ref: '#/components/schemas/Tree', type: 'object' },
      'beside other keywords',
    ],
    ['a reference that leads nowhere', { $ref: '#/components/schemas/Nowhere' }, 'no schema Nowhere'],
    ['a format that is not known', { type: 'string', format: 'colour' }, 'format colour'],
    ['a pattern that reads otherwise in code', { type: 'string', pattern: 'a/b' }, 'a/b'],
    [
      'a name that every object has',
      { type: 'object', properties: { toString: { type: 'string' } } },
      'toString',
    ],
    ['a name that a path would escape', { type: 'object', required: ['a/b'] }, 'a/b'],
    [
      'a schema for all other properties',
      { type: 'object', additionalProperties: {} },
      'additionalProperties',
    ],
    ['no unevaluated properties', { type: 'object', unevaluatedProperties: false }, 'unevaluatedProperties'],
    ['an object among the words', { enum: [{}] }, 'enum'],
    ['an object as constant', { const: {} }, 'const'],
    ['a branch that everything fits', { oneOf: [{}, { type: 'string' }] }, 'everything fits'],
    ['a list of itself', { $ref: '#/components/schemas/Lists' }, 'a list of itself'],
    ['a name that would hide a global one', { $ref: '#/components/schemas/Array' }, 'Array would hide'],
    ['a name that would hide a check', { $ref: '#/components/schemas/items' }, 'items would hide'],
  ])('refuses %s', (_what, body, message) => {
    const named = {
      Lists: { type: 'array', items: { $ref: '#/components/schemas/Lists' } },
      Array: { type: 'object', required: ['a'] },
      items: { type: 'object', required: ['a'] },
    }
    expect(() => compiledFile(specsOf([body], named))).toThrow(message)
  })

  it.each([
    [{ type: 'string' }],
    [{ type: 'string', const: 'a' }],
    [{ enum: ['a'] }],
    [{ type: ['string', 'null'] }],
    [{ oneOf: [{ type: 'null' }, { type: 'string' }] }],
    [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }],
    [{ allOf: [{ type: 'string' }] }],
    [{ type: 'array', items: { type: 'string' } }],
    [{}],
  ])('tells what is absent from what is wrong: %j', (a) => {
    const [asked, free] = [{ required: ['a'] }, {}].map((more) => ({
      type: 'object',
      properties: { a },
      ...more,
    }))
    // An object that everything fits would need no validator.
    const both = [asked, { ...free, required: ['b'] }]
    const { requestValidators } = compiled(specsOf(both, {}))
    const errors = []
    requestValidators['body0 body']({}, '', errors)
    expect(errors.map(({ message }) => message)).toEqual(["must have required property 'a'"])
    expect(requestValidators['body0 body']({})).toBe(false)
    expect(requestValidators['body1 body']({ b: 1 })).toBe(true)
  })

  it('says of several branches that fit at once nothing of those that do not', () => {
    const body = { oneOf: [{ type: 'integer' }, { type: 'string' }, { type: 'string', minLength: 1 }] }
    const { requestValidators } = compiled(specsOf([body], {}))
    const errors = []
    requestValidators['body0 body']('a', '', errors)
    expect(errors.map(({ keyword, params }) => [keyword, params])).toEqual([
      ['oneOf', { passingSchemas: [1, 2] }],
    ])
  })

  it('counts null as two branches that fit, where the other takes it too', () => {
    const body = { oneOf: [{ type: 'null' }, { type: ['string', 'null'] }] }
    const { requestValidators } = compiled(specsOf([body], {}))
    expect([null, 'a'].map((each) => requestValidators['body0 body'](each))).toEqual([false, true])
  })

  it('writes a schema once, however many operations have it', () => {
    const body = { type: 'object', required: ['a'] }
    const { requestValidators } = compiled(specsOf([body, { ...body, description: 'again' }], {}))
    expect(requestValidators['body0 body']).toBe(requestValidators['body1 body'])
  })

  it('says first what tells the branches of a union apart', () => {
    const kind = (name) => ({
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string', const: name } },
    })
    const { requestValidators } = compiled(specsOf([kind('x')], {}))
    const errors = []
    requestValidators['body0 body']({ a: 1, b: 'y' }, '', errors)
    expect(errors.map(({ instancePath }) => instancePath)).toEqual(['/b', '/a'])
  })
})

/** Refers to no schema at its top, which would be one that refers to itself. @param {any} given */
function isOwn(given) {
  return !JSON.stringify(given).includes('$ref')
}

/** Does not let everything pass. @param {any} given @returns {boolean} */
function judges(given) {
  const { allOf = [], properties = {}, additionalProperties, items, required = [], ...more } = given
  const parts = [...allOf, ...Object.values(properties), ...(items ? [items] : [])]
  return (
    Object.keys(more).length > 0 ||
    required.length > 0 ||
    additionalProperties === false ||
    parts.some(judges)
  )
}

/** A spec in which operation number n takes body number n. @param {readonly any[]} bodies @param {Record<string, any>} named */
function specsOf(bodies, named) {
  const tree = { $ref: '#/components/schemas/Tree' }
  const Tree = {
    type: 'object',
    properties: { a: tree, b: { type: 'array', items: tree }, c: { type: 'string' } },
  }
  const post = (body, index) => ({
    operationId: `body${index}`,
    requestBody: { content: { 'application/json': { schema: body } } },
    responses: {},
  })
  return {
    auth: {},
    loyalty: {},
    push: {},
    smart: {
      paths: Object.fromEntries(bodies.map((body, index) => [`/${index}`, { post: post(body, index) }])),
      components: { schemas: { ...named, Tree } },
    },
  }
}

/** @param {any} documents */
function compiled(documents) {
  const code = compiledFile(documents)
    .replaceAll(/^import .*$/gm, '')
    .replaceAll(/^export (const \w+): \S+ \S+ =/gm, '$1 =')
  // oxlint-disable-next-line typescript/no-implied-eval
  return new Function(...Object.keys(checks), `${code}\nreturn { requestValidators, responseValidators }`)(
    ...Object.values(checks),
  )
}
