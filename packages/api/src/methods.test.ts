import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ApiServer, apiServer, failureOf } from '../test/api-server.ts'
import { type SeenRequest, sendJson } from '../test/servers.ts'
import { ServerError, UnexpectedAnswerError } from './errors/errors.ts'
import type { Secuconnect } from './index.ts'
import { type Operation, operationsOf } from './operation.ts'

type Method = (...args: readonly unknown[]) => PromiseLike<unknown>

/** The method of an operation, found by its id alone: a row without a method fails here. */
function methodOf(secuconnect: Secuconnect, id: string): Method {
  let found: unknown = secuconnect
  for (const name of id.split('.')) found = (found as Record<string, unknown>)[name]
  expect(found).toBeTypeOf('function')
  return found as Method
}

/** What a method takes after its path parameters. */
function inputOf({ takes }: Operation): readonly unknown[] {
  if (takes === 'body') return [{ note: 'ä "quoted" 👍', amount: 1500 }]
  if (takes === 'query' || takes === 'list')
    return [{ q: 'card.cardnumber:9276*', count: 2, fields: undefined }]
  return []
}

function pathOf({ urlTemplate }: Operation, value: string): string {
  const segments = urlTemplate.split('/')
  return `/api/v2${segments.map((part) => (part.startsWith('{') ? encodeURIComponent(value) : part)).join('/')}`
}

const rows = [...operationsOf('smart'), ...operationsOf('loyalty')].map((operation) => ({
  id: operation.id,
  operation,
  pathParameters: operation.urlTemplate.split('/').filter((part) => part.startsWith('{')),
}))

describe.each(rows)('$id', ({ id, operation, pathParameters }) => {
  it.each([
    'STX_3W7NKZ5TXJ9QVB2MR6CHDY48GPSFA2',
    '../x',
    'a/b',
    'ü?',
    '#',
    '%2F',
    '...',
    "$&$'",
    '{paymentMethod}',
    ' ',
    '\\..\\x',
  ])('sends its method, path and input, with %j for an id', async (value) => {
    const server = await apiServer({
      answer: (_seen, response) => sendJson(response, 200, { count: 0, data: [] }),
    })
    const answer = await methodOf(server.secuconnect, id)(
      ...pathParameters.map(() => value),
      ...inputOf(operation),
    )
    expect(answer).toEqual({ count: 0, data: [] })
    const [seen] = server.calls() as [SeenRequest]
    const query =
      operation.takes === 'query' || operation.takes === 'list' ? '?q=card.cardnumber%3A9276*&count=2' : ''
    expect(`${seen.method} ${seen.url}`).toBe(`${operation.method} ${pathOf(operation, value)}${query}`)
    const hasBody = operation.takes === 'body'
    expect(seen.body).toBe(hasBody ? JSON.stringify(inputOf(operation)[0]) : '')
    expect(seen.headers['content-type']).toBe(hasBody ? 'application/json' : undefined)
  })

  it('sends neither query nor body when there is none', async () => {
    const server = await apiServer()
    await methodOf(server.secuconnect, id)(...pathParameters.map(() => 'x'))
    expect(server.calls()).toMatchObject([{ url: pathOf(operation, 'x'), body: '' }])
  })

  it('names itself in its errors', async () => {
    const server = await apiServer({
      answer: (_seen, response) => sendJson(response, 500, { status: 'error', error: 'Broken' }),
    })
    const error = await failureOf(methodOf(server.secuconnect, id)(...pathParameters.map(() => 'x')))
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ operation: id })
  })
})

describe.each(rows.filter(({ pathParameters }) => pathParameters.length > 0))(
  '$id, path parameters',
  ({ id, operation, pathParameters }) => {
    it.each([[''], [undefined], [null], [17], [{}], ['.'], ['..'], ['\ud800'], ['a\udc00b']])(
      '%j for an id is refused before anything is sent',
      async (bad) => {
        const server = await apiServer()
        for (const [index, placeholder] of pathParameters.entries()) {
          const args: unknown[] = pathParameters.map(() => 'x')
          args[index] = bad
          const error = await failureOf(methodOf(server.secuconnect, id)(...args, ...inputOf(operation)))
          expect(error).toBeInstanceOf(TypeError)
          expect(String(error)).toContain(id)
          expect(String(error)).toContain(placeholder.slice(1, -1))
        }
        expect(server.calls()).toHaveLength(0)
        expect(server.tokenCalls()).toHaveLength(0)
      },
    )
  },
)

describe('any id', () => {
  it('reaches the server as it is, in its own segment', async () => {
    const server = await apiServer()
    const dots = new Set(['.', '..'])
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1 }).filter((id) => !dots.has(id)),
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((id) => !dots.has(id)),
        async (id, method) => {
          await server.secuconnect.smart.transactions.start(id, method)
          const segments = server.calls().at(-1)?.url.split('/').map(decodeURIComponent)
          expect(segments).toEqual(['', 'api', 'v2', 'Smart', 'Transactions', id, 'start', method])
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('any query', () => {
  it('reaches the server as it is', async () => {
    const server = await apiServer({
      answer: (_seen, response) => sendJson(response, 200, { count: 0, data: [] }),
    })
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.nat(), async (q, offset) => {
        await server.secuconnect.loyalty.merchantCards.list({ q, offset })
        const seen = new URL(server.calls().at(-1)?.url ?? '', server.url).searchParams
        expect([...seen]).toEqual([
          ['q', q],
          ['offset', String(offset)],
        ])
      }),
      { numRuns: 50 },
    )
  })
})

describe('a query with options of its own', () => {
  it('is written as the specs say, and as calls by path write it', async () => {
    const server = await apiServer({
      answer: (_seen, response) => sendJson(response, 200, { count: 0, data: [] }),
    })
    const { smart } = server.secuconnect
    const query = { count: 0, aggregate: { group_by_prop: 'status', sum_by_prop: 'basket_info.sum' } }
    await smart.transactions.list({
      ...query,
      aggregate: { ...query.aggregate, interval: undefined },
    } as never)
    await smart.client.GET('/Smart/Transactions', { params: { query } })
    const [byMethod, byPath] = server.calls().map(({ url }) => [...new URL(url, server.url).searchParams])
    expect(byMethod).toEqual([
      ['count', '0'],
      ['aggregate[group_by_prop]', 'status'],
      ['aggregate[sum_by_prop]', 'basket_info.sum'],
    ])
    expect(byMethod).toEqual(byPath)
  })
})

describe('answers', () => {
  it.each([
    ['HTML', '<html><body>Login</body></html>'],
    ['cut JSON', '{"id":"STX_'],
    ['nothing', ''],
  ])('%s with status 200 is an UnexpectedAnswerError, never an empty success', async (_what, text) => {
    const server = await apiServer({ answer: (_seen, response) => response.end(text) })
    const error = await failureOf(server.secuconnect.smart.transactions.start('STX_1', 'cash'))
    expect(error).toBeInstanceOf(UnexpectedAnswerError)
    expect(error).toMatchObject({ status: 200, operation: 'smart.transactions.start' })
    expect(String(error)).toContain('check the base URL')
  })

  it('words and properties that the specs do not list are carried along', async () => {
    const odd = {
      id: 'STX_1',
      status: 'teleported',
      receipt: [{ type: 'hologram', value: 3 }],
      extra: { deep: [1] },
    }
    const server = await apiServer({ answer: (_seen, response) => sendJson(response, 200, odd) })
    expect(await server.secuconnect.smart.transactions.get('STX_1')).toEqual(odd)
  })
})

describe('lists', () => {
  /** A server with this many cards, which gives at most `most` at a time. */
  function cards(total: number, most = 3): Promise<ApiServer> {
    return apiServer({
      answer: ({ url }, response) => {
        const query = new URL(url, 'http://x').searchParams
        const offset = Number(query.get('offset') ?? 0)
        const size = Math.min(Number(query.get('count') ?? most), most)
        const data = Array.from({ length: total }, (_, index) => ({ id: `MCD_${index}` })).slice(
          offset,
          offset + size,
        )
        sendJson(response, 200, { count: total, data })
      },
    })
  }

  async function idsOf(items: AsyncIterable<{ readonly id: string }>): Promise<readonly string[]> {
    const ids: string[] = []
    for await (const { id } of items) ids.push(id)
    return ids
  }

  it('await gives one page, and sends one call', async () => {
    const server = await cards(7)
    const page = await server.secuconnect.loyalty.merchantCards.list()
    expect(page.count).toBe(7)
    expect(page.data?.map(({ id }) => id)).toEqual(['MCD_0', 'MCD_1', 'MCD_2'])
    expect(server.calls().map(({ url }) => url)).toEqual(['/api/v2/Loyalty/MerchantCards'])
  })

  it('sends nothing until it is used, and anew each time that it is', async () => {
    const server = await cards(1)
    const list = server.secuconnect.loyalty.merchantCards.list()
    expect(server.calls()).toHaveLength(0)
    await list
    await list
    expect(await idsOf(list)).toEqual(['MCD_0'])
    expect(server.calls()).toHaveLength(3)
  })

  it.each([
    [0, 1],
    [1, 1],
    [3, 1],
    [4, 2],
    [6, 2],
    [7, 3],
  ])('for await walks over all of %i cards in %i calls, each once', async (total, calls) => {
    const server = await cards(total)
    const ids = await idsOf(server.secuconnect.loyalty.merchantCards.list())
    expect(ids).toEqual(Array.from({ length: total }, (_, index) => `MCD_${index}`))
    expect(server.calls()).toHaveLength(calls)
  })

  it('keeps the query on every page', async () => {
    const server = await cards(5)
    await idsOf(
      server.secuconnect.loyalty.merchantCards.list({ q: 'balance:[1 TO 9]', count: 2, sort: 'id:asc' }),
    )
    const seen = server.calls().map(({ url }) => Object.fromEntries(new URL(url, server.url).searchParams))
    expect(seen).toEqual(
      ['0', '2', '4'].map((offset) => ({ q: 'balance:[1 TO 9]', count: '2', sort: 'id:asc', offset })),
    )
  })

  it('walks over any number of cards, from any offset, in pages of any size, each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(12),
        fc.nat(14),
        fc.integer({ min: 1, max: 5 }),
        async (total, offset, most) => {
          const server = await cards(total, most)
          const ids = await idsOf(server.secuconnect.loyalty.merchantCards.list({ offset }))
          expect(ids).toEqual(Array.from({ length: total }, (_, index) => `MCD_${index}`).slice(offset))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('asks for no further page after a break', async () => {
    const server = await cards(100)
    for await (const { id } of server.secuconnect.loyalty.merchantCards.list()) if (id === 'MCD_1') break
    expect(server.calls()).toHaveLength(1)
  })

  it('ends when the server promises more than it gives', async () => {
    const server = await apiServer({
      answer: ({ url }, response) =>
        sendJson(response, 200, { count: 1_000, data: url.includes('offset=0') ? [{ id: 'MCD_0' }] : [] }),
    })
    expect(await idsOf(server.secuconnect.loyalty.merchantCards.list())).toEqual(['MCD_0'])
    expect(server.calls()).toHaveLength(2)
  })

  it.each([
    ['without data', { count: 0 }],
    ['of a syntax check', { result: true }],
    ['without a count', { data: [] }],
  ])('a page %s has no items to walk over, and is no crash', async (_what, page) => {
    const server = await apiServer({ answer: (_seen, response) => sendJson(response, 200, page) })
    expect(await idsOf(server.secuconnect.loyalty.merchantCards.list())).toEqual([])
  })

  it('throws what a later page failed with, after the items before it', async () => {
    const server = await apiServer({
      answer: ({ url }, response) =>
        url.includes('offset=0')
          ? sendJson(response, 200, { count: 9, data: [{ id: 'MCD_0' }] })
          : sendJson(response, 500, { status: 'error', error: 'Broken' }),
    })
    const ids: string[] = []
    const walk = async (): Promise<void> => {
      for await (const { id } of server.secuconnect.loyalty.merchantCards.list()) ids.push(id)
    }
    expect(await failureOf(walk())).toBeInstanceOf(ServerError)
    expect(ids).toEqual(['MCD_0'])
  })

  it('the signal ends the walk between two pages', async () => {
    const server = await cards(100)
    const controller = new AbortController()
    const walk = async (): Promise<void> => {
      for await (const { id } of server.secuconnect.loyalty.merchantCards.list(
        {},
        { signal: controller.signal },
      )) {
        if (id === 'MCD_2') controller.abort('enough')
      }
    }
    expect(await failureOf(walk())).toBe('enough')
    expect(server.calls()).toHaveLength(1)
  })
})
