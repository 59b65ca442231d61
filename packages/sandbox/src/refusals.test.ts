import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goodRequest, securedRoutes } from '../test/requests.ts'
import { json, openFastTill } from '../test/till.ts'
import type { ErrorBody } from './generated/models.ts'
import type { Route } from './route.ts'

// A simulator that says yes to all proves nothing. Every operation is asked in a way that works, and then with one thing
// wrong. What each keyword of the schemas refuses is in violations.test.ts.

const withBody = securedRoutes.filter(({ body }) => body !== 'none')
const withoutQuery = securedRoutes.filter(({ query }) => !query)
const withQuery = securedRoutes.filter(({ query }) => query)

interface Asked {
  readonly till: Awaited<ReturnType<typeof openFastTill>>
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly ask: (changes: {
    method?: string
    url?: string
    headers?: Record<string, string>
    body?: string
  }) => Promise<{ status: number; body: unknown }>
}

/** A sandbox with all that the operation needs to succeed, and the request that would. */
async function ready(route: Route): Promise<Asked> {
  const till = await openFastTill()
  const good = await goodRequest(route, till)
  const body = good.body === undefined ? '' : JSON.stringify(good.body)
  const headers = { authorization: `Bearer ${till.token}`, ...(body !== '' && json) }
  return {
    till,
    url: good.url,
    body,
    headers,
    ask: (changes) => till.exchange({ method: route.method, url: good.url, headers, body, ...changes }),
  }
}

/** Operations whose body names the card, or where the path has no ID that could be unknown. */
const lenient = new Set([
  'loyalty.merchantCards.validate',
  'loyalty.merchantCards.checkCsc',
  'loyalty.merchantCards.checkPasscode',
  'loyalty.merchantCards.setPasscode',
  'loyalty.merchantCards.resetPasscode',
  'loyalty.merchantCards.getBalanceReceipt',
])

/** The words of a path in another case; what stands in its placeholders stays. */
function spelledOtherwise(path: string, url: string): string {
  const words = path.split('/')
  return url
    .split('/')
    .map((word, index) => (words[index]?.startsWith('{') ? word : word.toUpperCase()))
    .join('/')
}

/** Asks with something wrong; the answer has to be a no that changed nothing. */
async function refusal(
  route: Route,
  status: number,
  changes: (asked: Asked) => Parameters<Asked['ask']>[0],
): Promise<Required<ErrorBody>> {
  const asked = await ready(route)
  const before = asked.till.happened()
  const { status: got, body } = await asked.ask(changes(asked))
  expect({ got, body }).toMatchObject({ got: status, body: { status: 'error' } })
  expect(asked.till.happened()).toBe(before)
  return body as Required<ErrorBody>
}

describe.each(securedRoutes.map((route) => [route.operation, route] as const))('%s', (_operation, route) => {
  it('says yes when nothing is wrong', async () => {
    const { ask } = await ready(route)
    expect((await ask({})).status).toBe(200)
  })

  it.each([
    ['no token', {}],
    ['a token that was never issued', { authorization: 'Bearer qb56tjj1bcvo9n2nj4u38k84lo' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a token of another scheme', { authorization: 'Basic c2FuZGJveDpzYW5kYm94LXNlY3JldA==' }],
  ])('refuses %s with 403 and code 2003', async (_what, credentials) => {
    const { code, error } = await refusal(route, 403, ({ body }) => ({
      headers: { ...credentials, ...(body !== '' && json) },
    }))
    expect({ code, error }).toEqual({ code: 2003, error: 'ProductNotAllowedException' })
  })

  it('refuses a token from the moment it expires', async () => {
    const { till, ask } = await ready(route)
    till.clock.advance(1_200_000)
    const before = till.happened()
    expect(await ask({})).toMatchObject({ status: 403, body: { code: 2003 } })
    expect(till.happened()).toBe(before)
  })

  it('refuses a method that the path does not know, and names those that it knows', async () => {
    const { error_details: details } = await refusal(route, 405, () => ({ method: 'PATCH' }))
    expect(details).toContain(route.method)
    expect(details).toContain('PATCH is not allowed')
  })

  it('does not tell strangers which methods a path knows', async () => {
    const { error_details: details } = await refusal(route, 403, () => ({ method: 'PATCH', headers: {} }))
    expect(details).toBe('Valid auth token required')
  })

  it('knows no longer path', async () => {
    const { error } = await refusal(route, 404, ({ url }) => ({ url: `${url}/no/more` }))
    expect(error).toBe('ProductNotFoundException')
  })

  it('compares the words of its path without regard to case', async () => {
    const { ask, url } = await ready(route)
    const { status } = await ask({
      url: spelledOtherwise(route.path, url),
    })
    expect(status).toBe(200)
  })

  it('takes the token from `Authenticate` too, as some of the vendor’s pages print it', async () => {
    const { ask, headers } = await ready(route)
    const { authorization, ...others } = headers
    expect((await ask({ headers: { ...others, authenticate: authorization ?? '' } })).status).toBe(200)
  })
})

describe.each(withBody.map((route) => [route.operation, route] as const))('%s', (operation, route) => {
  const list = operation === 'smart.idents.validate'

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'json',
  ])('refuses a body of the type %s with 415', async (type) => {
    const { error_details: details } = await refusal(route, 415, ({ headers }) => ({
      headers: { ...headers, 'content-type': type },
    }))
    expect(details).toContain(`application/json, not ${type}`)
  })

  it('refuses a body without a type with 415', async () => {
    const { error_details: details } = await refusal(route, 415, ({ headers, body }) => ({
      headers: { authorization: headers['authorization'] ?? '' },
      body: body || '{}',
    }))
    expect(details).toContain('not of no type')
  })

  it('reads the type whatever its case and parameters', async () => {
    const { ask, headers } = await ready(route)
    const { status } = await ask({
      headers: { ...headers, 'content-type': 'Application/JSON; charset=utf-8' },
    })
    expect(status).toBe(200)
  })

  it.each(['{', '{"a":1,}', "{'a':1}", 'undefined', ' ', '{} x', '\u0000', '{"a":NaN}'])(
    'refuses the broken JSON %j with 400',
    async (text) => {
      const { error, error_details: details } = await refusal(route, 400, ({ headers }) => ({
        headers: { ...headers, ...json },
        body: text,
      }))
      expect(error).toBe('ProductFormatException')
      expect(details).toContain('not JSON')
    },
  )

  it.each(['null', list ? '{}' : '[]', '"text"', '5', 'true'])(
    'refuses the JSON %s, which is of another type, with 400',
    async (text) => {
      const { error_details: details } = await refusal(route, 400, ({ headers }) => ({
        headers: { ...headers, ...json },
        body: text,
      }))
      expect(details).toBe(`body: / must be ${list ? 'array' : 'object'}`)
    },
  )
})

it.each(withBody.filter(({ body }) => body === 'required').map((route) => [route.operation, route] as const))(
  '%s needs a body',
  async (operation, route) => {
    const { error_details: details } = await refusal(route, 400, () => ({ body: '' }))
    expect(details).toBe(`${operation} needs a body`)
  },
)

it.each(withoutQuery.map((route) => [route.operation, route] as const))(
  '%s takes no query',
  async (operation, route) => {
    const { error_details: details } = await refusal(route, 400, ({ url }) => ({ url: `${url}?cuont=1` }))
    expect(details).toBe(`${operation} takes no query parameters, got cuont`)
  },
)

it.each(withQuery.map((route) => [route.operation, route] as const))(
  '%s names a query parameter that it does not know',
  async (_operation, route) => {
    const { error_details: details } = await refusal(route, 400, ({ url }) => ({ url: `${url}?cuont=1` }))
    expect(details).toBe('query: /cuont is not known')
  },
)

it.each(
  securedRoutes
    .filter(({ path }) =>
      /\{(?:smartTransaction|smartRouting|loyalty\w+|generalMerchant|subscription)Id\}/i.test(path),
    )
    .filter(({ operation }) => !lenient.has(operation))
    .map((route) => [route.operation, route] as const),
)('%s does not find an id that was never given out', async (_operation, route) => {
  const { error, error_user: forPeople } = await refusal(route, 404, ({ url }) => ({
    url: url.replace(/(?<=[A-Z]_)[0-9A-Z]{30}/, 'X'.repeat(30)),
  }))
  expect({ error, forPeople }).toEqual({
    error: 'ProductNotFoundException',
    forPeople: 'Der Datensatz wurde nicht gefunden.',
  })
})

it.each([
  '/',
  '/api',
  '/api/v2',
  '/api/v2/',
  '/api/v1/Smart/Transactions',
  '/Smart/Transactions',
  '/api/v2/Smart/Transactions/',
  '/oauth',
  '//',
])('finds nothing at %s', async (url) => {
  const till = await openFastTill()
  const headers = { authorization: `Bearer ${till.token}` }
  const answer = await till.exchange({ method: 'GET', url, headers, body: '' })
  expect(answer).toMatchObject({ status: 404, body: { error: 'ProductNotFoundException' } })
})

it('answers any method, path and query at all, and says yes to none that the specs do not know', async () => {
  const till = await openFastTill()
  const words = [
    'api',
    'v2',
    'Smart',
    'Transactions',
    'Loyalty',
    'MerchantCards',
    'oauth',
    'token',
    'start',
    'cash',
    '..',
    '%2e',
    '',
    '%',
    '*',
  ]
  const segment = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 }))
  const path = fc.array(segment, { maxLength: 7 }).map((segments) => `/${segments.join('/')}`)
  const root = fc.constantFrom('', '/api/v2/Smart/Transactions', '/api/v2/Loyalty/MerchantCards')
  const query = fc.oneof(
    fc.constant(''),
    fc.string({ maxLength: 12 }).map((text) => `?${text}`),
  )
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'get', '')
  const headers = { authorization: `Bearer ${till.token}` }
  await fc.assert(
    fc.asyncProperty(method, root, path, query, async (verb, below, rest, asked) => {
      const url = below + rest + asked
      const { status } = await till.exchange({ method: verb, url, headers, body: '' })
      expect([200, 400, 404, 405]).toContain(status)
    }),
    { numRuns: 2000 },
  )
})
