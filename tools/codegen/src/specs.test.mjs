// A second opinion on the specs, by a validator that shares no code with the spec lint: the official
// JSON Schema of OpenAPI 3.1. And what the toolkit promises about them.
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { listOperations, listWebhooks, loadSpecs, specNames } from './load.mjs'

const specs = await loadSpecs()
const operations = listOperations(specs)
const webhooks = listWebhooks(specs)

describe.each(specNames)('%s.yaml', (name) => {
  it('is OpenAPI 3.1 to the letter', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(specs[name]))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('is refused by that validator when it is broken', async () => {
    const broken = structuredClone(specs[name])
    Object.values(broken.paths ?? broken.webhooks)[0].parameters = [{ name: 'nowhere' }]
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })
})

describe('the webhooks', () => {
  it('are the one push, which says what it does and wants a 200', () => {
    expect(webhooks.map(({ id }) => id)).toEqual(['push.event'])
    expect(Object.keys(webhooks[0].operation.responses)).toEqual(['200'])
    expect(webhooks[0].operation.description).toContain('not signed')
  })
})

describe('the operations', () => {
  it('are all of Smart and Loyalty: 67 current ones, 5 older ones that tills need, and the token endpoint', () => {
    const counts = {}
    for (const { id, operation } of operations) {
      const resource = operation.deprecated ? 'deprecated' : id.split('.').slice(0, -1).join('.')
      counts[resource] = (counts[resource] ?? 0) + 1
    }
    expect(counts).toEqual({
      auth: 1,
      'smart.transactions': 15,
      'smart.devices': 9,
      'smart.routings': 7,
      'loyalty.cardGroups': 5,
      'loyalty.cards': 4,
      'loyalty.customers': 6,
      'loyalty.merchantCards': 19,
      'loyalty.transactions': 2,
      deprecated: 5,
    })
  })

  it('become methods that are called once each', () => {
    const ids = operations.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids)
      expect(id).toMatch(/^(?:auth\.token|(?:smart|loyalty)\.[a-z][A-Za-z]+\.[a-z][A-Za-z]+)$/)
  })

  it.each(operations.map((each) => [each.id, each.operation]))(
    '%s says what it does, and what a no looks like',
    (_id, operation) => {
      expect(operation.summary).toMatch(/^[A-Z].*\.$/)
      expect(operation.description?.length ?? 0).toBeGreaterThan(20)
      expect(Object.keys(operation.responses).some((status) => /^[45]/.test(status))).toBe(true)
    },
  )

  it('that move money or drive a terminal are never sent again by a client', () => {
    const never = operations.filter(({ operation }) => operation['x-never-replay']).map(({ id }) => id)
    const wanted = ['start', 'startPrepared', 'cancel', 'cancelTrx', 'diagnosis', 'endOfDay'].map(
      (name) => `smart.transactions.${name}`,
    )
    expect(never).toEqual(
      expect.arrayContaining([...wanted, 'loyalty.merchantCards.book', 'loyalty.merchantCards.create']),
    )
  })

  it('that wait for a terminal get five minutes', () => {
    const blocking = operations
      .filter(({ operation }) => operation['x-blocking-seconds'] === 300)
      .map(({ id }) => id)
    const wanted = ['cancelTrx', 'diagnosis', 'endOfDay', 'start'].map((name) => `smart.transactions.${name}`)
    expect(blocking.toSorted()).toEqual(['smart.idents.read', ...wanted])
  })
})
