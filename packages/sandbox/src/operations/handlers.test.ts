import { expect, it } from 'vitest'
import { expectFitsSpec } from '../../test/fits-spec.ts'
import { article, cards, load, sale } from '../../test/sales.ts'
import { json, openTill } from '../../test/till.ts'
import { routes } from '../generated/routes.ts'
import { matchPath } from '../router.ts'
import { handlers } from './handlers.ts'

// Every call of every test is held against the specs (test/fits-spec.ts). Here: that this judge is strict, and that it has seen all.

it('reaches every operation that is simulated, in yes and in no, and every answer fits the specs', async () => {
  const reached = new Set<string>()
  const till = await openTill()
  const { exchange } = till
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { authorization: `Bearer ${till.token}` },
  ): Promise<unknown> {
    const text = body === undefined ? '' : JSON.stringify(body)
    const answer = await exchange({
      method,
      url: path,
      headers: { ...headers, ...(text !== '' && json) },
      body: text,
    })
    const operation = matchPath(path.split('?', 1)[0] ?? '').find(({ route }) => route.method === method)
      ?.route.operation
    reached.add(`${operation} ${answer.status}`)
    return answer.body
  }
  const sales = '/api/v2/Smart/Transactions'
  const shelf = '/api/v2/Loyalty/MerchantCards'
  const create = async (cardnumber: string | undefined): Promise<string> =>
    ((await ask('POST', sales, sale(cardnumber, article(480), load(100)))) as { id: string }).id
  const { id: cardId } = await till.card(cards.full)

  await ask(
    'POST',
    '/oauth/token',
    { grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox-secret' },
    {},
  )
  await ask('POST', '/oauth/token', {}, {})
  const id = await create(cards.full)
  const locked = await create(cards.locked)
  for (const [path, ok] of [
    [sales, `${sales}?q=status:created`],
    [shelf, `${shelf}?count=1`],
  ] as const) {
    await ask('GET', ok)
    await ask('GET', `${path}?q=x`)
    await ask('GET', path, undefined, {})
  }
  await ask('POST', sales, sale('1'))
  await ask('POST', sales, [])
  await ask('POST', sales, {}, {})
  for (const [one, path] of [
    [id, sales],
    [cardId, shelf],
  ] as const) {
    await ask('GET', `${path}/${one}`)
    await ask('GET', `${path}/${one}?x=1`)
    await ask('GET', `${path}/${one}`, undefined, {})
    await ask('GET', `${path}/X`)
  }
  await ask('POST', `${shelf}/me/validateMerchantcard`, { cardnumber: cards.full })
  await ask('POST', `${shelf}/me/validateMerchantcard`, {})
  await ask('POST', `${shelf}/me/validateMerchantcard`, {}, {})
  await ask('PUT', `${sales}/${id}`, sale(cards.full, article(320), load(100)))
  await ask('PUT', `${sales}/${id}`, [])
  await ask('PUT', `${sales}/X`, {})
  for (const [last, body] of [
    ['preTransaction', undefined],
    ['start/cash', {}],
    ['cancel', undefined],
  ] as const) {
    await ask('POST', `${sales}/${locked}/${last}`, body)
    await ask('POST', `${sales}/${id}/${last}`, body)
    await ask('POST', `${sales}/${id}/${last}?x=1`, body)
    await ask('POST', `${sales}/X/${last}`, body)
  }
  await ask('PUT', `${sales}/${id}`, sale(cards.full))

  const simulated = routes.filter(({ operation }) => Object.hasOwn(handlers, operation))
  const withId = simulated.filter(
    ({ path, operation }) => path.includes('{') && operation !== 'loyalty.merchantCards.validate',
  )
  const expected = [
    ...simulated.flatMap(({ operation }) => [`${operation} 200`, `${operation} 400`]),
    ...simulated.filter(({ secured }) => secured).map(({ operation }) => `${operation} 403`),
    ...withId.map(({ operation }) => `${operation} 404`),
    'smart.transactions.create 404',
  ]
  expect([...reached].toSorted()).toEqual(expected.toSorted())
})

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
