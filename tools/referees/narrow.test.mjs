import { describe, expect, it } from 'vitest'
import { narrow } from './narrow.mjs'

const description = {
  components: {
    schemas: {
      Card: {
        type: 'object',
        properties: { type: { const: 'card' }, value: { type: 'string', pattern: '^9' } },
        required: ['type', 'value'],
      },
      Group: {
        type: 'object',
        properties: { type: { const: 'group' }, value: { type: 'string', pattern: '^C' } },
        required: ['type'],
      },
    },
  },
}
const schema = {
  allOf: [{ type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] }],
  properties: {
    desc: { type: ['string', 'null'], maxLength: 9 },
    sum: { type: 'integer' },
    more: { type: 'string' },
    idents: {
      type: 'array',
      items: { oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Group' }] },
    },
  },
}

describe('narrow', () => {
  it('keeps what is required, what the value has, and nothing else', () => {
    const { properties, required } = narrow(description, schema, { id: 1, desc: 'Brot' })
    expect(Object.keys(properties)).toEqual(['id', 'desc'])
    expect(required).toEqual(['id'])
  })

  it('pins what a rule may be about, and frees texts within the bounds of the specs', () => {
    const { properties } = narrow(description, schema, { id: 7, desc: 'Brot' })
    expect(properties.id).toEqual({ type: 'integer', enum: [7] })
    expect(properties.desc).toMatchObject({ type: 'string', maxLength: 9 })
    expect(properties.desc.enum).toBeUndefined()
  })

  it('requires a sum once there is one', () => {
    expect(narrow(description, schema, { id: 1, sum: 480 }).required).toEqual(['id', 'sum'])
  })

  it('takes the branch of a union that the value fits', () => {
    const { items } = narrow(description, schema, { id: 1, idents: [{ type: 'group', value: 'C1' }] })
      .properties.idents
    expect(items.required).toEqual(['type'])
    expect(items.properties.type.enum).toEqual(['group'])
  })

  it('tells branches apart by a constant alone, and by a pattern alone', () => {
    const [card, group] = [{ const: 'card' }, { const: 'group' }].map((type, index) => ({
      type: 'object',
      properties: { type, [index === 0 ? 'card' : 'group']: {} },
    }))
    expect(
      narrow(description, { oneOf: [card, group] }, { type: 'group', card: 1, group: 1 }).properties,
    ).toHaveProperty('group')
    const texts = {
      oneOf: [
        { type: 'string', pattern: '^9', maxLength: 1 },
        { type: 'string', pattern: '^C', maxLength: 2 },
      ],
    }
    expect(narrow(description, texts, 'C1', 'note')).toMatchObject({ pattern: '^C', maxLength: 2 })
  })

  it('leaves out what the specs do not know, and lets a flag be either', () => {
    const flags = { type: 'object', properties: { is_demo: { type: 'boolean' } } }
    expect(narrow(description, flags, { is_demo: true, bogus: 1 }).properties).toEqual({
      is_demo: { type: 'boolean' },
    })
  })

  it('takes the branch that knows most, where several fit', () => {
    const open = { anyOf: [{ type: 'object' }, { type: 'object', properties: { pan: { type: 'string' } } }] }
    expect(narrow(description, open, { pan: '4' }).properties).toHaveProperty('pan')
  })

  it('admits lists up to the length of the value', () => {
    const list = narrow(description, schema, { idents: [{ type: 'card', value: '9' }] }).properties.idents
    expect(list).toMatchObject({ minItems: 1, maxItems: 1 })
  })
})
