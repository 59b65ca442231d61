import { describe, expect, it } from 'vitest'
import { json, openTill, type Answer } from '../../test/till.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const good = { grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox-secret' }

/** Asks for a token. What is undefined is left out. */
async function ask(
  how: 'JSON' | 'form',
  fields: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const { exchange } = await openTill()
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const body =
    how === 'JSON' ? JSON.stringify(Object.fromEntries(given)) : new URLSearchParams(given).toString()
  return exchange({ method: 'POST', url: '/oauth/token', headers: how === 'JSON' ? json : form, body })
}

describe.each(['JSON', 'form'] as const)('asked with %s', (how) => {
  it('gives a token for twenty minutes', async () => {
    expect(await ask(how, good)).toEqual({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^[a-z0-9]{26}$/) as string,
        expires_in: 1200,
        token_type: 'bearer',
        scope: 'https://scope.secucard.com/e/api',
      },
    })
  })

  it.each([
    ['a wrong secret', { client_secret: 'sandbox' }, 'invalid_client'],
    ['a secret in another case', { client_secret: 'SANDBOX-SECRET' }, 'invalid_client'],
    ['an empty secret', { client_secret: '' }, 'invalid_client'],
    ['a client that nobody knows', { client_id: 'till-1' }, 'invalid_client'],
    ['no client', { client_id: undefined }, 'invalid_client'],
    ['no secret', { client_secret: undefined }, 'invalid_client'],
    ['no grant', { grant_type: undefined }, 'invalid_request'],
    ['an empty grant', { grant_type: '' }, 'unsupported_grant_type'],
    ['a grant that nobody knows', { grant_type: 'password' }, 'unsupported_grant_type'],
    [
      'a grant that nobody knows, and nothing else',
      { grant_type: 'password', client_id: undefined, client_secret: undefined },
      'unsupported_grant_type',
    ],
    ['a device without name and code', { grant_type: 'device' }, 'invalid_request'],
    [
      'a device with name and code at once',
      { grant_type: 'device', uuid: '/vendor/a/cashier/1', code: '1' },
      'invalid_request',
    ],
    [
      'a device PIN without the PIN',
      { grant_type: 'device_pin', uuid: '/vendor/a/cashier/1' },
      'invalid_request',
    ],
  ])('refuses %s', async (_what, changes, error) => {
    const answer = await ask(how, { ...good, ...changes })
    expect(answer).toMatchObject({ status: 400, body: { error } })
  })
})

it.each([
  ['broken JSON', json, '{'],
  ['no body', json, ''],
  ['a body that is no object', json, '[]'],
  ['null', json, 'null'],
  ['numbers for texts', json, JSON.stringify({ ...good, client_id: 5 })],
  ['a form that says that it is JSON', json, new URLSearchParams(good).toString()],
  ['JSON that says that it is a form', form, JSON.stringify(good)],
  ['XML', { 'content-type': 'application/xml' }, '<a/>'],
  ['no type', {}, JSON.stringify(good)],
  ['100,000 brackets', json, `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
])('refuses %s in the form of OAuth, not in the envelope of the API', async (_what, headers, body) => {
  const { exchange } = await openTill()
  const answer = await exchange({ method: 'POST', url: '/oauth/token', headers, body })
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
})

it('refuses a query', async () => {
  const { exchange } = await openTill()
  const answer = await exchange({
    method: 'POST',
    url: '/oauth/token?a=1',
    headers: json,
    body: JSON.stringify(good),
  })
  expect(answer).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: expect.stringContaining('got a') as string },
  })
})

it('says which of the ways that fit a union was meant', async () => {
  const { body } = await ask('JSON', {
    ...good,
    grant_type: 'device',
    uuid: '/vendor/a/cashier/1',
    code: '1',
  })
  expect(body).toMatchObject({
    error_description: 'body: / must have one of the forms that are allowed, not several at once',
  })
})

it('gives every caller a token of its own, and keeps the former ones alive', async () => {
  const till = await openTill()
  const answer = await till.exchange({
    method: 'POST',
    url: '/oauth/token',
    headers: json,
    body: JSON.stringify(good),
  })
  expect((answer.body as { access_token: string }).access_token).not.toBe(till.token)
  await till.ok('GET', '/Smart/Transactions')
})

it('lets a token live to its last second', async () => {
  const till = await openTill()
  till.sandbox.clock.advance(1_190_000)
  await till.ok('GET', '/Smart/Transactions')
  till.sandbox.clock.advance(10_000)
  const { code } = await till.refused(403, 'GET', '/Smart/Transactions')
  expect(code).toBe(2003)
})

it('finds the token endpoint in any case, and nowhere else', async () => {
  const { exchange, token } = await openTill()
  const request = {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${token}` },
    body: JSON.stringify(good),
  }
  expect((await exchange({ ...request, url: '/OAuth/Token' })).status).toBe(200)
  expect((await exchange({ ...request, url: '/api/v2/oauth/token' })).status).toBe(404)
})

it('refuses a form in which a field stands twice: which of them counts?', async () => {
  const { exchange } = await openTill()
  const body = `${new URLSearchParams(good).toString()}&client_secret=another`
  const answer = await exchange({ method: 'POST', url: '/oauth/token', headers: form, body })
  expect(answer).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: 'body: client_secret is given twice' },
  })
})
