import { describe, expect, it } from 'vitest'
import { article } from '../test/sales.ts'
import { requestValidators } from './generated/validators.ts'
import { describeErrors, type SchemaError, violations } from './validator.ts'

/** What is said about this body, or nothing when it is good. */
function told(body: unknown, of = 'smart.transactions.create body'): string {
  const validate = requestValidators[of]
  if (!validate) throw new Error(`no validator ${of}`)
  return violations(validate, body) ?? ''
}

const inBasket = (more: object): unknown => ({ basket: { products: [{ ...article(480), ...more }] } })

describe('a union', () => {
  it.each([
    [
      'names the branch that has the right type',
      { merchant: {} },
      "/merchant must have required property 'id'",
    ],
    [
      'names the branch that has the right type, for a text',
      { merchant: 'STO_1' },
      '/merchant must match pattern "^MRC_[0-9A-Z_]+$"',
    ],
    [
      'names all types when none is right',
      { merchant: 5 },
      '/merchant must be string; /merchant must be object',
    ],
    [
      'leaves out the null beside a broken object',
      { application_context: { return_urls: { url_push: 'x' } } },
      '/application_context/return_urls/url_push must match format "uri"',
    ],
    [
      'leaves out the null beside a broken text',
      inBasket({ contract_id: 'x' }),
      '/basket/products/0/contract_id must match pattern "^GCR_[0-9A-Z_]+$"',
    ],
    [
      'names the null where nothing else is right either',
      inBasket({ sum: 'x' }),
      '/basket/products/0/sum must be null; /basket/products/0/sum must be integer',
    ],
    [
      'leaves out the branch with another constant',
      { delivery_options: { type: 'shipping', shipped_at: 'x' } },
      '/delivery_options/shipped_at must match format "date-time"',
    ],
    [
      'names all constants when none is right',
      { delivery_options: { type: 'teleport' } },
      '/delivery_options/type must be "shipping"; /delivery_options/type must be "collection"',
    ],
    [
      'names the property that tells the branches apart',
      { delivery_options: {} },
      "/delivery_options must have required property 'type'",
    ],
  ])('%s', (_what, body, text) => {
    expect(told(body)).toBe(text)
  })

  it('says so when several branches fit', () => {
    const body = { grant_type: 'device', client_id: 'a', client_secret: 'b', uuid: 'c', code: 'd' }
    expect(told(body, 'auth.token body')).toBe(
      '/ must have one of the forms that are allowed, not several at once',
    )
  })

  it('leaves the violations beside it alone', () => {
    expect(told({ merchant: {}, is_demo: 'yes', basket_info: {} })).toBe(
      "/is_demo must be boolean; /basket_info must have required property 'sum'; /merchant must have required property 'id'",
    )
  })
})

it('names a property that is not known', () => {
  expect(told({ cuont: 1 }, 'smart.transactions.list query')).toBe('/cuont is not known')
})

it('tells each violation once, and five of them at most', () => {
  const items = Array.from({ length: 3 }, () => ({ ...article(480), priceOne: '4.80', tax: '7' }))
  const text = told({ basket: { products: items } })
  expect(text.split('; ')).toHaveLength(5)
  expect(new Set(text.split('; ')).size).toBe(5)
})

it('says nothing about nothing', () => {
  expect([describeErrors(undefined), describeErrors(null), describeErrors([])]).toEqual(['', '', ''])
})

it('copes with thousands of violations in no time', () => {
  const error: SchemaError = {
    instancePath: '/basket/products/0/sum',
    keyword: 'oneOf',
    params: { passingSchemas: null },
  }
  const started = performance.now()
  describeErrors(Array.from({ length: 60_000 }, () => error))
  expect(performance.now() - started).toBeLessThan(2000)
})
