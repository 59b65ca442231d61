import { describe, expect, it } from 'vitest'
import { entitlement } from './entitled.mjs'

const template = '/cards/{id}/lock'
const operation = {
  operationId: 'lock',
  parameters: [{ name: 'id', in: 'path', schema: { $ref: '#/components/schemas/CardId' } }],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: { reason: { type: 'integer', maximum: 9 } },
          required: ['reason'],
        },
      },
    },
  },
  responses: {},
}
const description = {
  paths: { [template]: { post: operation } },
  components: { schemas: { CardId: { type: 'string', pattern: '^MCD_[0-9A-Z_]+$' } } },
}
/** @type {any} */
const scene = {
  name: 'lost',
  operation,
  method: 'post',
  template,
  path: '/cards/MCD_A/lock',
  ask: { path: { id: 'MCD_A' }, body: { reason: 1 } },
}

/** @param {string} expected @param {string} url @param {string} body */
function counts(expected, url, body) {
  const headers = { 'specmatic-response-code': expected }
  return entitlement(description, [scene])(scene, { url, headers, body })
}

describe('entitlement', () => {
  it.each([
    ['the request of the scene', '200', '/cards/MCD_A/lock', '{"reason":1}', true],
    ['another value where it is meant well', '200', '/cards/MCD_A/lock', '{"reason":2}', false],
    ['a value that the specs refuse', '400', '/cards/MCD_A/lock', '{"reason":10}', true],
    ['a value called wrong that the specs admit', '400', '/cards/MCD_A/lock', '{"reason":2}', false],
    ['an id that the specs refuse', '400', '/cards/false/lock', '{"reason":1}', true],
    ['an id called wrong that the specs admit', '400', '/cards/MCD____/lock', '{"reason":1}', false],
    ['a path that nobody can decode', '400', '/cards/%E0%A4%A/lock', '{"reason":1}', true],
    ['no JSON', '400', '/cards/MCD_A/lock', '{', true],
    ['what an example asks to be refused', '403', '/cards/MCD_A/lock', '{"reason":1}', true],
  ])('%s', (_what, expected, url, body, counted) => {
    expect(counts(expected, url, body)).toBe(counted)
  })
})
