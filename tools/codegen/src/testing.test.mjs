import { describe, expect, it } from 'vitest'
import { exchangesFile, schemasFile } from './testing.mjs'

const empty = { openapi: '3.1.0', info: { title: 't', version: '1' }, paths: {} }

/** A spec with one operation, whose body and reply is a thing. */
function specs(thing = {}) {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } }
  const thingId = { name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }
  const count = { name: 'count', in: 'query', schema: { type: 'integer', description: 'Page size.' } }
  const start = {
    operationId: 'smart.things.start',
    summary: 'Start it.',
    parameters: [thingId, count],
    requestBody: { content },
    responses: { 200: { description: 'ok', content } },
  }
  const schemas = {
    Thing: {
      type: 'object',
      description: 'A thing.',
      required: ['id'],
      properties: {
        id: { type: 'string', pattern: '^T`\\d${1}$', examples: ['T1'] },
        description: { type: 'string', 'x-extensible-enum': ['a'], format: 'date' },
      },
      ...thing,
    },
    Unused: { type: 'string' },
  }
  const smart = {
    ...empty,
    paths: { '/Smart/Things/{thingId}/start': { post: start } },
    components: { schemas },
  }
  return { auth: empty, loyalty: empty, push: empty, smart }
}

/** @param {string} text */
async function load(text) {
  const javascript = text
    .replace(/^import type.*$/m, '')
    .replaceAll(/: Readonly<[^=]+> =| as Readonly<.*>$/gm, (match) => (match.endsWith('=') ? ' =' : ''))
  return import(`data:text/javascript,${encodeURIComponent(javascript)}`)
}

describe('exchanges', () => {
  it('say what an operation is asked, and what it replies', () => {
    const text = exchangesFile(specs())
    expect(text).toContain(
      `export interface SmartThingsStartRequest {
  readonly path: { readonly thingId: string }
  readonly query: { readonly count?: number }
  readonly body: Thing | undefined
}`,
    )
    expect(text).toContain(
      "   * Start it.\n   *\n   * Wire: `POST /Smart/Things/{thingId}/start`\n   */\n  readonly 'smart.things.start': { readonly request: SmartThingsStartRequest; readonly reply: Thing }",
    )
  })
})

describe('schemas', () => {
  it('hold what judges, without texts, and only what is used', async () => {
    const { schemas, exchanges, formats } = await load(schemasFile(specs()))
    expect(schemas).toEqual({
      Thing: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string', pattern: '^T`\\d${1}$' },
          description: { type: 'string', format: 'date' },
        },
      },
    })
    expect(exchanges['smart.things.start']).toEqual({
      path: '/Smart/Things/{thingId}/start',
      request: {
        type: 'object',
        required: ['path', 'query'],
        properties: {
          path: { type: 'object', required: ['thingId'], properties: { thingId: { type: 'string' } } },
          query: { type: 'object', properties: { count: { type: 'integer' } } },
          body: { $ref: 'Thing' },
        },
      },
      reply: { $ref: 'Thing' },
    })
    expect(formats.date.test('2020-09-25')).toBe(true)
  })

  it.each([{ dependentRequired: {} }, { additionalProperties: false }, { patternProperties: {} }])(
    'are refused when nobody would know what they mean: %j',
    (thing) => {
      expect(() => schemasFile(specs(thing))).toThrow(/teach|understood/)
    },
  )
})
