import { describe, expect, it } from 'vitest'
import { methodsFile, operationsFile } from './methods.mjs'
import { modelsFile } from './types.mjs'
import { validatorsModule } from './validators.mjs'

const reply = (schema) => ({ 200: { description: 'ok', content: { 'application/json': { schema } } } })
const ref = (name) => ({ $ref: `#/components/schemas/${name}` })
const empty = { openapi: '3.1.0', info: { title: 't', version: '1' }, paths: {} }

/** A spec with one of each thing that the generator treats in its own way. */
function specs() {
  return {
    auth: empty,
    loyalty: empty,
    push: { ...empty, paths: undefined, webhooks: {} },
    smart: {
      ...empty,
      servers: [{ url: 'https://example.test/api/v2' }],
      tags: [{ name: 'Things', description: 'Things of all kinds.' }],
      paths: {
        '/Smart/Things/{thingId}/start': {
          parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }],
          post: {
            operationId: 'smart.things.start',
            tags: ['Things'],
            summary: 'Start it.',
            'x-never-replay': true,
            'x-blocking-seconds': 300,
            requestBody: { content: { 'application/json': { schema: ref('Thing') } } },
            responses: reply(ref('Thing')),
          },
        },
        '/Smart/Things': {
          get: {
            operationId: 'smart.things.list',
            tags: ['Things'],
            summary: 'List them.',
            parameters: [
              { name: 'count', in: 'query', schema: { type: 'integer' }, description: 'Page size.' },
            ],
            responses: reply(ref('ThingList')),
          },
        },
      },
      components: {
        schemas: {
          Base: { type: 'object', properties: { id: { type: 'string' } } },
          Thing: {
            description: 'A thing.',
            allOf: [
              ref('Base'),
              {
                type: 'object',
                required: ['state'],
                properties: {
                  state: { type: 'string', 'x-extensible-enum': ['new', 'old'] },
                  level: { type: 'integer', 'x-extensible-enum': [0, 1] },
                  kind: { type: 'string', not: { enum: ['a'] } },
                  at: { type: 'string', format: 'date-time' },
                  description: { type: 'string', minLength: 2 },
                },
              },
            ],
          },
          ThingList: {
            type: 'object',
            properties: { count: { type: 'integer' }, data: { type: 'array', items: ref('Thing') } },
          },
        },
      },
    },
  }
}

describe('models', () => {
  it('become interfaces that extend each other, with open word lists and described', async () => {
    const text = await modelsFile(specs())
    expect(text).toContain('/** A thing. */\nexport interface Thing extends Base {')
    expect(text).toContain('readonly state: "new" | "old" | (string & {});')
    expect(text).toContain('readonly level?: 0 | 1 | (number & {});')
    expect(text).toContain('readonly kind?: UnlistedWord;')
    expect(text).toContain('readonly data?: readonly Thing[];')
  })

  it('are refused when two specs describe one name differently', async () => {
    const two = specs()
    two.loyalty = {
      ...empty,
      components: { schemas: { Base: { type: 'object', properties: { id: { type: 'integer' } } } } },
    }
    await expect(modelsFile(two)).rejects.toThrow('two specs describe Base differently')
  })
})

describe('methods', () => {
  it('take path parameters, then body or query, then options, and carry the texts of the spec', () => {
    const text = methodsFile(specs())
    expect(text).toContain('start(thingId: string, body?: Thing, options?: CallOptions): Promise<Thing>')
    expect(text).toContain(
      'list(query?: SmartThingsListQuery, options?: CallOptions): ListCall<ThingList, Thing>',
    )
    expect(text).toContain('/** Things of all kinds. */\nexport interface SmartThings {')
    expect(text).toContain('Wire: `POST /Smart/Things/{thingId}/start`')
  })

  it('know which calls move money and which hold the line', () => {
    const text = operationsFile(specs())
    expect(text).toContain('things /Smart/Things {thingId}\n')
    expect(text).toContain('\nstart POST body /:/* once 300\n')
    expect(text).toContain('\nlist GET list /')
  })

  it('are refused when a path parameter is not described', () => {
    const broken = specs()
    broken.smart.paths['/Smart/Things/{thingId}/start'].parameters = []
    expect(() => methodsFile(broken)).toThrow('path parameter thingId is not described')
  })
})

describe('validators', () => {
  it('judge like the schema, and import nothing', async () => {
    const code = validatorsModule(specs(), 'requests')
    expect(code).not.toMatch(/\brequire\(|^import/m)
    const { requestValidators } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
    const validate = requestValidators['smart.things.start body']
    expect(validate({ state: 'anything', at: '2020-09-25T11:15:30+02:00', description: 'ok' })).toBe(true)
    for (const wrong of [
      {},
      { state: 1 },
      { state: 'new', at: 'yesterday' },
      { state: 'new', description: 'x' },
      { state: 'new', kind: 'a' },
      [],
    ]) {
      expect([validate(wrong), wrong]).toEqual([false, wrong])
    }
    expect(validate({ state: 'new', at: 'yesterday' }) || validate.errors[0].instancePath).toBe('/at')
  })
})
