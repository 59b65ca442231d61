import { describe, expect, it } from 'vitest'
import { methodsFile } from './methods.mjs'
import { propertiesFile } from './properties.mjs'

const ref = (name) => ({ $ref: `#/components/schemas/${name}` })
const object = (properties) => ({ type: 'object', properties })
const empty = { openapi: '3.1.0', info: { title: 't', version: '1' }, paths: {} }

/** A list of things, which have owners, which have things. */
function specs(items = ref('ThingListItem')) {
  const schemas = {
    ThingList: object({ count: { type: 'integer' }, data: { type: 'array', items } }),
    AggregationBucket: { allOf: [ref('AggregationValues'), object({ t: ref('AggregationValues') })] },
    AggregationValues: object({ ks: { type: 'string' } }),
    ThingListItem: { allOf: [ref('Thing'), ref('AggregationBucket')] },
    Thing: object({
      id: { type: 'string' },
      owners: { type: 'array', items: ref('Owner') },
      maker: { oneOf: [{ type: 'null' }, object({ name: { type: 'string' } })] },
    }),
    Owner: object({ t: { type: 'string' }, things: { type: 'array', items: ref('Thing') } }),
  }
  const list = {
    operationId: 'smart.things.list',
    tags: ['Things'],
    summary: 'List them.',
    parameters: ['q', 'sort'].map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
    responses: { 200: { description: 'ok', content: { 'application/json': { schema: ref('ThingList') } } } },
  }
  const smart = { ...empty, tags: [], paths: { '/Smart/Things': { get: list } }, components: { schemas } }
  return { auth: empty, loyalty: empty, push: empty, smart }
}

describe('properties', () => {
  it('go three levels deep, through references, arrays, compositions and circles, and past aggregations', () => {
    const text = propertiesFile(specs())
    expect(text).toContain('export type ThingProperty =\n')
    expect([...text.matchAll(/'(.*)'/g)].map((match) => match[1])).toEqual([
      'id',
      'maker',
      'maker.name',
      'owners',
      'owners.t',
      'owners.things',
      'owners.things.id',
      'owners.things.maker',
      'owners.things.owners',
    ])
  })

  it('are refused for items without a name, which the type would be named after', () => {
    expect(() => propertiesFile(specs(object({})))).toThrow('smart.things.list: give the schema')
  })
})

describe('q', () => {
  it('takes a text or what filter() makes, unlike any other parameter', () => {
    const text = methodsFile(specs())
    expect(text).toContain("import type { Condition } from '../query.ts'")
    expect(text).toContain('readonly q?: string | Condition\n')
    expect(text).toContain('readonly sort?: string\n')
  })
})
