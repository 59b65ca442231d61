import { expect, it } from 'vitest'
import { expectFitsSpec } from '../../test/fits-spec.ts'

// Every call of every test is held against the specs (test/fits-spec.ts); every operation is reached by refusals.test.ts.
// Here: that this judge is strict.

it.each([
  [
    'a 200 without its id',
    { method: 'GET', url: '/api/v2/Smart/Transactions/X' },
    { status: 200, body: { object: 'smart.transactions', status: 'ok' } },
  ],
  [
    'a sum that is a text',
    { method: 'POST', url: '/api/v2/Smart/Transactions/X/preTransaction' },
    { status: 200, body: { missing_sum: '1', bonus_products: [] } },
  ],
  [
    'a receipt line without text',
    { method: 'GET', url: '/api/v2/Smart/Transactions/X' },
    {
      status: 200,
      body: { object: 'smart.transactions', id: 'STX_1', status: 'ok', receipt: [{ type: 'textline' }] },
    },
  ],
  [
    'a status that the specs do not know',
    { method: 'GET', url: '/api/v2/Smart/Transactions' },
    { status: 201, body: { count: 0, data: [] } },
  ],
  [
    'an OAuth error of the API',
    { method: 'GET', url: '/api/v2/Smart/Transactions' },
    { status: 400, body: { error: 'invalid_request', error_description: 'x' } },
  ],
  [
    'an API error of OAuth',
    { method: 'POST', url: '/oauth/token' },
    { status: 400, body: { status: 'error', error: 'ProductFormatException' } },
  ],
  [
    'a 404 of OAuth',
    { method: 'POST', url: '/oauth/token' },
    { status: 404, body: { error: 'x', error_description: 'x' } },
  ],
  [
    'a fault',
    { method: 'GET', url: '/api/v2/Smart/Transactions' },
    { status: 500, body: { status: 'error', error: 'ProductInternalException' } },
  ],
])('would not let through %s', (_what, request, answer) => {
  expect(() => expectFitsSpec(request, answer)).toThrow(request.url)
})
