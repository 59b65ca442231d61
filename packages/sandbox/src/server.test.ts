import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { expectFitsSpec } from '../test/fits-spec.ts'
import { article, cards, load, sale } from '../test/sales.ts'
import { json, openTill } from '../test/till.ts'
import { responseValidators } from './generated/response-validators.ts'

type OpenTill = Awaited<ReturnType<typeof openTill>>

/** Bytes as they go over the wire, and what comes back until the server closes, or the caller leaves. */
function raw({ sandbox }: OpenTill, text: string, leaveAfter?: number): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part))
    socket.on('error', () => undefined)
    socket.on('close', () => done(answer))
    if (leaveAfter !== undefined) setTimeout(() => socket.resetAndDestroy(), leaveAfter)
  })
}

function head(till: OpenTill, line: string, ...headers: readonly string[]): string {
  return [
    line,
    'host: sandbox',
    `authorization: Bearer ${till.token}`,
    'connection: close',
    ...headers,
    '',
    '',
  ].join('\r\n')
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)
const bodyOf = (answer: string): unknown => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))

/** Whether the server still does its work. */
async function isAlive(till: OpenTill): Promise<boolean> {
  const { id } = await till.create(sale(cards.empty, load(1)))
  return (await till.start(id)).status === 'ok'
}

const create = '/api/v2/Smart/Transactions'

describe('a body over 1 MB', () => {
  const large = JSON.stringify({ x: 'a'.repeat(1_500_000) })

  it('is answered with 413 in the envelope of the API', async () => {
    const till = await openTill()
    const answer = await till.exchange({
      method: 'POST',
      url: create,
      headers: { authorization: `Bearer ${till.token}`, ...json },
      body: large,
    })
    expect(answer).toMatchObject({
      status: 413,
      body: { error: 'ProductFormatException', error_details: 'the body is too large' },
    })
    expect(await isAlive(till)).toBe(true)
  })

  it('is answered so to `fetch` too, again and again over the same connection', async () => {
    const till = await openTill()
    for (let time = 0; time < 5; time += 1) {
      const response = await fetch(till.sandbox.url + create, {
        method: 'POST',
        headers: { authorization: `Bearer ${till.token}`, ...json },
        body: large,
      })
      expect(response.status).toBe(413)
      expect(await response.json()).toMatchObject({ status: 'error', error_details: 'the body is too large' })
    }
    expect(await isAlive(till)).toBe(true)
  })

  it('is answered before it has an end', async () => {
    const till = await openTill()
    const chunk = `${(65_536).toString(16)}\r\n${'a'.repeat(65_536)}\r\n`
    const endless =
      head(till, `POST ${create} HTTP/1.1`, 'content-type: application/json', 'transfer-encoding: chunked') +
      chunk.repeat(20)
    expect(statusOf(await raw(till, endless))).toBe(413)
    expect(await isAlive(till)).toBe(true)
  })

  it('is refused with 403 to a stranger, and is 400 in the words of OAuth at the token endpoint', async () => {
    const till = await openTill()
    expect(await till.exchange({ method: 'POST', url: create, headers: json, body: large })).toMatchObject({
      status: 403,
      body: { code: 2003 },
    })
    expect(
      await till.exchange({ method: 'POST', url: '/oauth/token', headers: json, body: large }),
    ).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
  })

  it('is refused even where no body is read', async () => {
    const till = await openTill()
    const { id } = await till.create(sale(cards.full, article(480)))
    const headers = { authorization: `Bearer ${till.token}`, ...json }
    expect(
      (await till.exchange({ method: 'POST', url: `${create}/${id}/preTransaction`, headers, body: large }))
        .status,
    ).toBe(413)
    expect((await till.read(id)).status).toBe('created')
  })

  it('is measured in bytes, and 1 MB is not over it', async () => {
    const till = await openTill()
    const body = (letter: string, bytes: number): string =>
      `{"x":"${letter.repeat((bytes - 8) / Buffer.byteLength(letter))}"}`
    const headers = { authorization: `Bearer ${till.token}`, ...json }
    const status = async (text: string): Promise<number> =>
      (await till.exchange({ method: 'POST', url: create, headers, body: text })).status
    expect(await status(body('a', 1_000_000))).toBe(200)
    expect(await status(body('a', 1_000_001))).toBe(413)
    expect(await status(body('ü', 1_000_000))).toBe(200)
    expect(await status(body('ü', 1_000_002))).toBe(413)
  })
})

describe('a caller that goes away', () => {
  it.each([
    ['in the middle of a line', 'POST /api/v2/Smart/Tr'],
    ['in the middle of the headers', `POST ${create} HTTP/1.1\r\nhost: sand`],
    [
      'in the middle of the body',
      `POST ${create} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"basket`,
    ],
    [
      'in the middle of a chunk',
      `POST ${create} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n40\r\n{"ba`,
    ],
    ['before it has read the answer', `GET ${create} HTTP/1.1\r\nhost: x\r\n\r\n`.repeat(200)],
  ])('%s does no harm', async (_when, text) => {
    const till = await openTill()
    await Promise.all(Array.from({ length: 10 }, (_nothing, index) => raw(till, text, index)))
    expect(await isAlive(till)).toBe(true)
  })

  it('leaves no sale behind when its body never arrived', async () => {
    const till = await openTill()
    const body = JSON.stringify(sale(undefined, article(480)))
    await raw(
      till,
      head(
        till,
        `POST ${create} HTTP/1.1`,
        'content-type: application/json',
        `content-length: ${body.length + 1}`,
      ) + body,
      20,
    )
    expect(await till.ok('GET', '/Smart/Transactions')).toMatchObject({ count: 0 })
  })
})

it.each(['OPTIONS', 'DELETE', 'TRACE', 'PROPFIND'])('does not allow %s, and says so', async (method) => {
  const till = await openTill()
  const answer = await raw(till, head(till, `${method} ${create} HTTP/1.1`))
  expect(statusOf(answer)).toBe(405)
  expect(bodyOf(answer)).toMatchObject({ status: 'error', error: 'ProductNotAllowedException' })
})

it('does not allow HEAD, and sends headers with nothing below them', async () => {
  const till = await openTill()
  const answer = await raw(till, head(till, `HEAD ${create} HTTP/1.1`))
  expect(statusOf(answer)).toBe(405)
  expect(answer).toMatch(/content-type: application\/json/i)
  expect(answer.endsWith('\r\n\r\n')).toBe(true)
})

it.each(['__proto__[lock]=x', '__proto__=x', 'aggregate[__proto__]=x', 'constructor[prototype]=x'])(
  'takes ?%s for a parameter that it does not know, and nothing else changes',
  async (search) => {
    const till = await openTill()
    const target = `${create}?${search}`
    expect(statusOf(await raw(till, head(till, `GET ${target} HTTP/1.1`)))).toBe(400)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect((Object.create(null) as { lock?: unknown }).lock).toBeUndefined()
    expect(({} as { lock?: unknown }).lock).toBeUndefined()
  },
)

it('keeps no more of a body that is too large, whoever it is for', async () => {
  const till = await openTill()
  const length = 2_000_000
  for (const line of [
    'POST /_sandbox/undo',
    'PUT /_sandboxfoo',
    'POST /_sandbox/snapshot',
    `POST ${create}`,
  ]) {
    const answer = await raw(
      till,
      head(till, `${line} HTTP/1.1`, 'content-type: application/json', `content-length: ${length}`) +
        ' '.repeat(length),
    )
    expect([403, 404, 405, 413]).toContain(statusOf(answer))
  }
})

it.each([
  ['//', 404],
  ['//evil.example/api/v2/Smart/Transactions', 404],
  ['/\\', 404],
  ['*', 404],
  ['http://[', 404],
  ['http://sandbox/api/v2/Smart/Transactions', 200],
  ['/%', 404],
  ['/api/v2/Smart/Transactions/%', 404],
  ['/api/v2/Smart/Transactions/%E0%A4%A', 404],
  ['/api/v2/Smart/Transactions/%00', 404],
  ['/api/v2/Smart/Transactions/__proto__', 404],
  ['/api/v2/Smart/Transactions?count=1&count=2', 400],
  ['/api/v2/Smart/Transactions?%', 400],
  ['/api/v2/Smart/../Smart/Transactions', 404],
])('answers GET %s with %d', async (target, status) => {
  const till = await openTill()
  const answer = await raw(till, head(till, `GET ${target} HTTP/1.1`))
  expect(statusOf(answer)).toBe(status)
  expectFitsSpec({ method: 'GET', url: target }, { status, body: bodyOf(answer) })
})

it.each([
  ['bytes of another protocol', '\u0016\u0003\u0001\u0002\r\n\r\n'],
  ['no version', 'GET /\r\n\r\n'],
  ['two lengths', `POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n`],
  ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`],
])('closes on %s, and lives on', async (_what, text) => {
  const till = await openTill()
  expect(statusOf(await raw(till, text))).toBeGreaterThanOrEqual(400)
  expect(await isAlive(till)).toBe(true)
})

it('finds a sale whose id comes percent-encoded', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(cards.empty, load(1500)))
  const encoded = Buffer.from(id).toString('hex').replaceAll(/../g, '%$&')
  expect((await till.read(encoded)).id).toBe(id)
  expect((await till.start(encoded)).id).toBe(id)
  expect(till.ledger.balance(cards.empty)).toBe(1500)
})

it('takes no slash in an id for the end of it', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(undefined, article(480)))
  const { error_details: details } = await till.refused(
    404,
    'POST',
    `/Smart/Transactions/${id}%2Fstart/start/cash`,
  )
  expect(details).toBe(`Smart Transaction ${id}/start not found`)
})

it('answers in JSON with its length, in UTF-8', async () => {
  const till = await openTill()
  const { id } = await till.create(sale(undefined, article(480, { desc: 'Brötchen € 🥐' })))
  const answer = await raw(till, head(till, `GET ${create}/${id} HTTP/1.1`))
  const [, length] = /content-length: (\d+)/i.exec(answer) ?? []
  expect(Number(length)).toBe(Buffer.byteLength(answer.slice(answer.indexOf('\r\n\r\n') + 4)))
  expect(bodyOf(answer)).toMatchObject({ basket: { products: [{ desc: 'Brötchen € 🥐' }] } })
})

it('answers a fault of its own with 500, and stays up', async () => {
  const till = await openTill({
    onCall({ url }) {
      if (url === '/fault') throw new Error('listener')
    },
  })
  const response = await fetch(`${till.sandbox.url}/fault`)
  expect(response.status).toBe(500)
  const body: unknown = await response.json()
  expect(body).toMatchObject({ status: 'error', error: 'ProductInternalException' })
  expect(responseValidators['smart.transactions.list 5XX']?.(body)).toBe(true)
  expect(await isAlive(till)).toBe(true)
})
