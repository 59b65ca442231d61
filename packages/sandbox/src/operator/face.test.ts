import { request as httpRequest } from 'node:http'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { article, cards, load, sale } from '../../test/sales.ts'
import { openTill } from '../../test/till.ts'
import { operatorRoutes } from '../generated/operator-routes.ts'
import { operatorAnswers } from '../generated/operator-validators.ts'
import { routerOf } from '../router.ts'
import type { Sandbox } from '../sandbox.ts'
import { violations } from '../validator.ts'
import { operate } from './face.ts'

const match = routerOf(operatorRoutes)

interface Told {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- what is in it is what each test is about
  readonly body: any
}

/** Asks the operator side; every answer is held against its spec. */
async function ask(
  { url }: Sandbox,
  line: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
): Promise<Told> {
  const [method = '', path = ''] = line.split(' ')
  const response = await fetch(`${url}/_sandbox${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const told = { status: response.status, body: (await response.json()) as unknown }
  const operation = match(path.split('?', 1)[0] ?? '')?.routes[method]?.operation ?? 'operator.status'
  const validate = operatorAnswers[`${operation} ${response.status === 200 ? 200 : '4XX'}`]
  expect(validate && violations(validate, told.body)).toBeUndefined()
  return told
}

async function done(sandbox: Sandbox, line: string, body?: unknown): Promise<Told['body']> {
  const told = await ask(sandbox, line, body)
  expect(told).toMatchObject({ status: 200 })
  return told.body
}

describe('what an operator does over HTTP', () => {
  it('moves time: a token ends', async () => {
    const till = await openTill()
    await done(till.sandbox, 'PUT /clock', { stopAt: '2090-01-01T00:00:00+00:00' })
    expect(await done(till.sandbox, 'GET /clock')).toEqual({
      now: '2090-01-01T00:00:00+00:00',
      stopped: true,
    })
    expect((await till.call('GET', '/Smart/Transactions')).status).toBe(403)
    expect(await done(till.sandbox, 'PUT /clock', { advance: 90_000 })).toMatchObject({
      now: '2090-01-01T00:01:30+00:00',
    })
    expect(await done(till.sandbox, 'PUT /clock', { run: true })).toMatchObject({ stopped: false })
    expect(await done(till.sandbox, 'PUT /clock', { run: false })).toMatchObject({ stopped: true })
  })

  it('plays the customer at the terminal, while the till waits', async () => {
    const till = await openTill()
    await done(till.sandbox, 'PUT /terminals/me', { always: { act: 'wait' } })
    const { id } = await till.create(sale(undefined, article(1200)))
    const paid = till.start(id, 'cashless')
    await vi.waitFor(async () =>
      expect((await done(till.sandbox, 'GET /terminals')).terminals[0].job).toMatchObject({
        kind: 'payment',
        amount: 1200,
      }),
    )
    await done(till.sandbox, 'POST /terminals/me/act', { act: 'approve' })
    expect((await paid).status).toBe('ok')
    expect(await done(till.sandbox, `GET /ledger?transaction=${id}`)).toMatchObject({
      charged: 1200,
      charges: [{ amount: 1200, transactionId: id }],
    })
    expect(await done(till.sandbox, 'GET /ledger?transaction=STX_1')).toMatchObject({
      charged: 0,
      charges: [],
    })
    const idle = await ask(till.sandbox, 'POST /terminals/me/act', { act: 'approve' })
    expect(idle.status).toBe(409)
    expect(idle.body.error).toContain('is at nothing')
  })

  it('lets the next customers decline, and then pay', async () => {
    const till = await openTill()
    await done(till.sandbox, 'PUT /terminals/me', { next: [{ act: 'decline', reason: 'card expired' }] })
    const { id } = await till.create(sale(undefined, article(1200)))
    expect((await till.start(id, 'cashless')).status).toBe('failed')
    expect((await till.start(id, 'cashless')).status).toBe('ok')
    expect(till.ledger.charged(id)).toBe(1200)
  })

  it('makes calls go wrong, and takes that back', async () => {
    const till = await openTill()
    const { list } = await done(till.sandbox, 'POST /faults', { effect: 'answer', status: 502, times: 0 })
    expect(list).toEqual([{ effect: 'answer', status: 502, times: 0 }])
    const struck = await fetch(`${till.sandbox.url}/api/v2/Smart/Transactions`)
    expect(struck.status).toBe(502)
    // The operator side itself is never struck.
    expect((await done(till.sandbox, 'DELETE /faults')).hits).toHaveLength(1)
    expect((await till.call('GET', '/Smart/Transactions')).status).toBe(200)
    await done(till.sandbox, 'PUT /faults/random', { seed: 1, rate: 1, effects: ['refuse'] })
    expect((await fetch(`${till.sandbox.url}/api/v2/Smart/Transactions`)).status).toBe(403)
    await done(till.sandbox, 'PUT /faults/random', { seed: 1, rate: 0 })
    expect((await till.call('GET', '/Smart/Transactions')).status).toBe(200)
  })

  it('puts cards into the shop, and changes its rules', async () => {
    const till = await openTill()
    const cardnumber = '9276004477770001'
    await done(till.sandbox, 'POST /cards', { cardnumber, cash: 700, bonus: 30, points: 4, locked: true })
    expect(await till.card(cardnumber)).toMatchObject({
      cash_balance: 700,
      bonus_balance: 30,
      balance: 730,
      points: 4,
      lock_status: 'locked',
    })
    await done(till.sandbox, 'POST /cards', { cardnumber, cash: 100, locked: false })
    expect(await till.card(cardnumber)).toMatchObject({ balance: 130, points: 4, lock_status: 'unlocked' })
    const { cards: before } = await done(till.sandbox, 'GET /status')
    expect((await done(till.sandbox, 'POST /cards/generate', { count: 1000 })).cards).toBe(before + 1000)
    expect(await till.card('9276005000000999')).toMatchObject({ id: 'MCD_GENERATED000000000000000000999' })
    const group = (await till.card(cards.empty)).cardgroup.id
    await done(till.sandbox, `PUT /programmes/${group}`, { bonus: { 7: 50 } })
    const { id } = await till.create(sale(cards.empty, article(1000)))
    await till.start(id)
    expect(await till.card(cards.empty)).toMatchObject({ bonus_balance: 500 })
  })

  it('lets customers check in, and payers make up their mind', async () => {
    const till = await openTill()
    await done(till.sandbox, 'POST /checkins', { customerName: 'Max M.', cardnumber: cards.full })
    expect(await till.ok('GET', '/Smart/Checkins?q=customerName:"Max M."')).toMatchObject({ count: 1 })
    expect((await ask(till.sandbox, 'POST /checkins', { customerName: 'X', cardnumber: '1' })).status).toBe(
      409,
    )

    const { id } = await till.create({ ...sale(undefined, article(900)), intent: 'order' })
    const payer = { contact: { surname: 'Muster', email: 'waits@example.org' } }
    await till.ok('POST', `/Smart/Transactions/${id}/prepare/creditcard`, { customer: payer })
    expect((await till.read(id)).status).toBe('pending')
    await done(till.sandbox, `POST /payers/${id}`, { act: 'authorises' })
    expect((await till.read(id)).status).toBe('approved')
    expect((await ask(till.sandbox, `POST /payers/${id}`, { act: 'refuses' })).status).toBe(409)
  })

  it('confirms the till that shows a code', async () => {
    const till = await openTill()
    const grant = { grant_type: 'device', client_id: 'sandbox', client_secret: 'sandbox-secret' }
    const token = (more: object): Promise<Response> =>
      fetch(`${till.sandbox.url}/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...grant, ...more }),
      })
    const codes = (await (await token({ uuid: '/vendor/beispiel/cashier/9' })).json()) as {
      device_code: string
      user_code: string
    }
    expect((await token({ code: codes.device_code })).status).toBe(401)
    await done(till.sandbox, 'POST /devices/confirm', { userCode: codes.user_code })
    expect((await token({ code: codes.device_code })).status).toBe(200)
  })

  it('assumes what the vendor leaves open', async () => {
    const till = await openTill()
    expect(await done(till.sandbox, 'GET /assumptions')).toMatchObject({
      secondStart: 'refused',
      listDelay: 0,
    })
    expect(await done(till.sandbox, 'PUT /assumptions', { secondStart: 'charged again' })).toMatchObject({
      secondStart: 'charged again',
      listDelay: 0,
    })
    const { id } = await till.create(sale(cards.empty, load(500)))
    await till.start(id)
    await till.start(id)
    expect(till.ledger.balance(cards.empty)).toBe(1000)
  })

  it('goes back: undo, snapshot, restore, reset', async () => {
    const till = await openTill()
    const snapshot = await done(till.sandbox, 'GET /snapshot')
    const { id } = await till.create(sale(cards.empty, load(500)))
    await till.start(id)
    await done(till.sandbox, 'POST /undo', {})
    expect(till.ledger.balance(cards.empty)).toBe(0)
    expect((await till.read(id)).status).toBe('created')
    await done(till.sandbox, 'PUT /snapshot', snapshot)
    await till.refused(404, 'GET', `/Smart/Transactions/${id}`)
    expect(await done(till.sandbox, 'POST /reset')).toMatchObject({ transactions: 0, last: 0 })
    // The token is gone too.
    expect((await till.call('GET', '/Smart/Transactions')).status).toBe(403)
    expect((await ask(till.sandbox, 'POST /undo', { steps: 5 })).status).toBe(409)
  })

  it('reads the journal from where it stopped', async () => {
    const till = await openTill()
    const { last } = await done(till.sandbox, 'GET /journal')
    const { id } = await till.create(sale(undefined, article(100)))
    const page = await done(till.sandbox, `GET /journal?after=${last}`)
    expect(page.records).toMatchObject([
      { n: last + 1, by: 'smart.transactions.create', events: [{ value: { id } }] },
    ])
    expect(page.hash).toBe(till.sandbox.journal.hash())
  })
})

describe('who is let in', () => {
  /** As `fetch` would not let us: with a host and an origin of our own. */
  function status(url: string, headers: Record<string, string>): Promise<number> {
    return new Promise((answered, fail) => {
      httpRequest(`${url}/_sandbox/status`, { headers }, (response) => {
        response.resume()
        answered(response.statusCode ?? 0)
      })
        .on('error', fail)
        .end()
    })
  }

  it.each([
    [{ host: 'localhost:4010' }, 200],
    [{ host: '[::1]:4010' }, 200],
    [{ host: 'evil.example' }, 403],
    [{ host: '127.0.0.1.evil.example' }, 403],
    [{ origin: 'http://127.0.0.1:4010' }, 200],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
  ])('%j: %d', async (headers, expected) => {
    const { sandbox } = await openTill()
    expect(await status(sandbox.url, headers)).toBe(expected)
  })

  it.each([
    ['127.0.0.1', 200],
    ['127.8.9.10', 200],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
    ['192.168.1.7', 403],
    ['::ffff:192.168.1.7', 403],
    ['fe80::1', 403],
    ['nowhere', 403],
  ])('a caller from %s, whatever host it names: %d', async (remote, expected) => {
    const { sandbox } = await openTill()
    const headers = { host: 'localhost' }
    const request = { method: 'GET', url: '/_sandbox/status', headers, body: '', remote }
    expect(operate(sandbox, request).status).toBe(expected)
  })

  it('no body that a page could send unasked', async () => {
    const { sandbox } = await openTill()
    const told = await ask(sandbox, 'POST /undo', '{}', { 'content-type': 'text/plain' })
    expect(told.status).toBe(415)
  })
})

describe('what is refused', () => {
  it.each([
    ['GET /nowhere', undefined, 404],
    ['PATCH /clock', undefined, 405],
    ['PUT /clock', { advnace: 5 }, 400],
    ['PUT /clock', {}, 400],
    ['PUT /clock', { advance: 5, run: true }, 400],
    ['PUT /clock', { advance: -5 }, 400],
    ['PUT /clock', '{', 400],
    ['PUT /clock', { stopAt: '2001-01-01T00:00:00Z' }, 409],
    ['POST /faults', { effect: 'explode' }, 400],
    ['POST /faults', { effect: 'cut', operation: 'smart.nothing' }, 409],
    ['POST /cards', { cardnumber: 'x' }, 400],
    ['POST /cards', { cardnumber: '9276004477770001', group: 'CRG_1' }, 409],
    ['PUT /programmes/CRG_1', { passcode: 1 }, 409],
    ['POST /devices/confirm', { userCode: 'nobody' }, 409],
    ['PUT /terminals/SDV_1', { paper: true }, 404],
    ['PUT /terminals/me', { next: [{ act: 'explode' }] }, 409],
    ['GET /journal?after=x', undefined, 400],
    ['GET /journal?befor=1', undefined, 400],
    ['PUT /assumptions', { secondStart: 'maybe' }, 400],
  ])('%s %j with %d, and nothing has changed', async (line, body, status) => {
    const { sandbox } = await openTill()
    const before = JSON.stringify([sandbox.snapshot().events, sandbox.faults.list, sandbox.assumptions])
    const told = await ask(sandbox, line, body)
    expect(told).toMatchObject({ status })
    expect(told.body.error).toMatch(/\w/)
    expect(JSON.stringify([sandbox.snapshot().events, sandbox.faults.list, sandbox.assumptions])).toBe(before)
  })

  it('whatever comes, it answers', async () => {
    const { sandbox } = await openTill()
    const line = fc.constantFrom(...operatorRoutes.map(({ method, path }) => `${method} ${path}`))
    await fc.assert(
      fc.asyncProperty(line, fc.jsonValue(), async (asked, body) => {
        if (asked.startsWith('GET') || asked === 'PUT /clock') return
        const told = await ask(sandbox, asked, asked.startsWith('DELETE') ? undefined : JSON.stringify(body))
        expect(told.status).toBeLessThan(500)
      }),
      { numRuns: 200 },
    )
  })
})

it('the API knows nothing of it, and it nothing of the API', async () => {
  const till = await openTill()
  expect((await till.call('GET', '/_sandbox/status')).status).toBe(404)
  expect((await ask(till.sandbox, 'GET /api/v2/Smart/Transactions')).status).toBe(404)
  expect((await ask(till.sandbox, 'GET /oauth/token')).status).toBe(404)
})
