import { afterEach, describe, expect, it, vi } from 'vitest'
import { article, cards, load, sale } from '../../test/sales.ts'
import { openTill } from '../../test/till.ts'
import type { SmartTransaction } from '../generated/models.ts'
import { engineOf, type Sandbox, startSandbox } from '../sandbox.ts'
import { checkFault, type Fault } from './fault.ts'
import { createFaults } from './faults.ts'

// Each fault, as a till sees it on a real socket and through `fetch` in process, and what really happened meanwhile.

type Ways = 'socket' | 'fetch'
const ways: readonly Ways[] = ['socket', 'fetch']

interface Caller {
  readonly sandbox: Sandbox
  readonly saleId: string
  /** Sends the start of a sale that loads a card with 15 EUR. */
  readonly start: (init?: RequestInit, method?: string) => Promise<Response>
  /** What is on the card, in cents. */
  readonly loaded: () => number
}

async function caller(way: Ways): Promise<Caller> {
  const till = await openTill()
  const { sandbox } = till
  const { id } = await till.create(sale(cards.empty, load(1500)))
  const send = way === 'fetch' ? sandbox.fetch : fetch
  return {
    sandbox,
    saleId: id,
    start: (init, method = 'cash') =>
      send(`${sandbox.url}/api/v2/Smart/Transactions/${id}/start/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${till.token}` },
        ...init,
      }),
    loaded: () => sandbox.ledger.balance(cards.empty),
  }
}

describe.each(ways)('over %s', (way) => {
  it('a refusal is the API’s no, and nothing happens; the next try goes through', async () => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.faults.add({ effect: 'refuse', status: 403, code: 1009 })
    const response = await start()
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ status: 'error', code: 1009 })
    expect(loaded()).toBe(0)
    expect((await start()).status).toBe(200)
    expect(loaded()).toBe(1500)
  })

  it.each([
    ['before', 0],
    ['after', 1500],
    ['half', 1500],
  ] as const)('a cut %s leaves %d cents on the card, and the till without an answer', async (when, cents) => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.faults.add({ effect: 'cut', when })
    await expect(start().then((response) => response.json())).rejects.toThrow(TypeError)
    expect(loaded()).toBe(cents)
  })

  it('a cut in the middle has begun to answer', async () => {
    const { sandbox, start } = await caller(way)
    sandbox.faults.add({ effect: 'cut', when: 'half' })
    const response = await start()
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it.each([
    ['before', 0],
    ['after', 1500],
  ] as const)('an error of the server %s it happened', async (when, cents) => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.faults.add({ effect: 'answer', status: 504, when, as: 'html' })
    const response = await start()
    expect(response.status).toBe(504)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toContain('<h1>504</h1>')
    expect(loaded()).toBe(cents)
  })

  it('too many requests, with the time to wait', async () => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.faults.add({ effect: 'answer', status: 429, retryAfter: 3 })
    const response = await start()
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3'])
    expect(await response.json()).toMatchObject({ status: 'error' })
    expect(loaded()).toBe(0)
  })

  it('an answer without a body', async () => {
    const { sandbox, start } = await caller(way)
    sandbox.faults.add({ effect: 'answer', status: 502, as: 'nothing' })
    const response = await start()
    expect([response.status, await response.text()]).toEqual([502, ''])
  })

  it('an answer that ends in the middle looks whole', async () => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.faults.add({ effect: 'truncate' })
    const response = await start()
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text).toMatch(/^\{"/)
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
    expect(loaded()).toBe(1500)
  })

  it.each([401, 403])('a token that has ended before its time, with %d; it stays ended', async (status) => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.faults.add({ effect: 'end session', status })
    const response = await start()
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code: 2003 })
    expect((await start()).status).toBe(403)
    expect(loaded()).toBe(0)
  })

  it('a request that arrives twice is answered once, with the first answer', async () => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.assumptions.secondStart = 'charged again'
    sandbox.faults.add({ effect: 'twice' })
    const sold = (await (await start()).json()) as SmartTransaction
    expect(sold.status).toBe('ok')
    expect(JSON.stringify(sold.receipt)).toContain('"15,00 EUR"')
    expect(loaded()).toBe(3000)
  })

  it('a request that arrives late: the till knows nothing, and then it happens', async () => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.clock.stop()
    sandbox.faults.add({ effect: 'late', ms: 60_000 })
    await expect(start()).rejects.toThrow('fetch failed')
    sandbox.clock.advance(59_999)
    expect(loaded()).toBe(0)
    sandbox.clock.advance(1)
    expect(loaded()).toBe(1500)
  })

  it.each(['before', 'after'] as const)('a delay %s it happens goes by the sandbox’s clock', async (when) => {
    const { sandbox, start, loaded } = await caller(way)
    sandbox.clock.stop()
    sandbox.faults.add({ effect: 'delay', ms: 30_000, when })
    let answered = false
    const response = start().then((done) => {
      answered = true
      return done
    })
    await vi.waitFor(() => expect(sandbox.faults.hits).toHaveLength(1))
    await vi.waitFor(() => expect(loaded()).toBe(when === 'before' ? 0 : 1500))
    sandbox.clock.advance(29_999)
    await new Promise((done) => setTimeout(done, 20))
    expect(answered).toBe(false)
    sandbox.clock.advance(1)
    expect((await response).status).toBe(200)
    expect(loaded()).toBe(1500)
  })
})

it('a till that gives up in process is told so at once', async () => {
  const { sandbox, start } = await caller('fetch')
  sandbox.clock.stop()
  sandbox.faults.add({ effect: 'delay', ms: 1000 })
  await expect(start({ signal: AbortSignal.timeout(20) })).rejects.toMatchObject({ name: 'TimeoutError' })
})

describe('a caller that waits for the terminal, and a fault', () => {
  it.each([
    { effect: 'cut', when: 'half' },
    { effect: 'truncate' },
    { effect: 'delay', when: 'after' },
    { effect: 'end session' },
  ] as const)('%j: a reset hangs up on it, and the sandbox lives on', async (fault) => {
    for (const way of ways) {
      const { sandbox, saleId, start } = await caller(way)
      sandbox.terminal.always('wait')
      sandbox.faults.add({ ...fault, operation: 'smart.transactions.start' })
      const paid = start(undefined, 'cashless')
      // A session that has ended is not let to the terminal.
      await Promise.race([vi.waitUntil(() => sandbox.terminal.job !== undefined), paid])
      sandbox.reset()
      const told = await paid.then((response) => String(response.status)).catch(String)
      expect(told).toContain(fault.effect === 'end session' ? '403' : 'fetch failed')
      expect(sandbox.ledger.charged(saleId)).toBe(0)
      expect((await fetch(`${sandbox.url}/_sandbox/status`)).status).toBe(200)
    }
  })
})

describe('a call that is held up', () => {
  it.each(['close', 'reset', 'undo'] as const)('is hung up on by %s', async (end) => {
    const { sandbox, start, loaded } = await caller('fetch')
    sandbox.clock.stop()
    sandbox.faults.add({ effect: 'delay', ms: 1000 })
    const response = start()
    await vi.waitFor(() => expect(sandbox.faults.hits).toHaveLength(1))
    await sandbox[end]()
    await expect(response).rejects.toThrow('fetch failed')
    expect(loaded()).toBe(0)
  })

  it('does not arrive in a shop that has gone back meanwhile', async () => {
    const { sandbox, start, loaded } = await caller('fetch')
    const before = sandbox.snapshot()
    sandbox.faults.add({ effect: 'late', ms: 5000 })
    await expect(start()).rejects.toThrow('fetch failed')
    sandbox.restore(before)
    sandbox.clock.advance(10_000)
    expect(loaded()).toBe(0)
  })
})

describe('which calls are struck', () => {
  const open: Sandbox[] = []
  afterEach(() => Promise.all(open.splice(0).map((sandbox) => sandbox.close())))

  async function statuses(faults: readonly Fault[], calls: readonly string[]): Promise<string> {
    const sandbox = await startSandbox({ seed: 1, listen: false })
    open.push(sandbox)
    const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials
    const signIn = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret }),
    })
    const { access_token: token } = (await signIn.json()) as { access_token: string }
    for (const fault of faults) sandbox.faults.add(fault)
    const seen: number[] = []
    for (const call of calls) {
      const response = await sandbox.fetch(`${sandbox.url}/api/v2${call}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      seen.push(response.status)
    }
    return seen.join(' ')
  }
  const sales = '/Smart/Transactions'
  const shelf = '/Loyalty/MerchantCards'
  const refuse = { effect: 'refuse', status: 418 } as const

  it.each([
    ['once, when nothing else is said', [refuse], '418 200 200 200'],
    ['as often as is said', [{ ...refuse, times: 3 }], '418 418 418 200'],
    ['all that come', [{ ...refuse, times: 0 }], '418 418 418 418'],
    ['after some', [{ ...refuse, skip: 2 }], '200 200 418 200'],
    ['one kind', [{ ...refuse, operation: 'loyalty.merchantCards.list' }], '200 418 200 200'],
    ['a family', [{ ...refuse, operation: 'smart.*', times: 0 }], '418 200 418 200'],
    ['the oldest first, then the next', [refuse, { ...refuse, status: 499 }], '418 499 200 200'],
  ] as const)('%s', async (_which, faults, expected) => {
    expect(await statuses(faults, [sales, shelf, sales, shelf])).toBe(expected)
  })

  it('remembers the latest hits, and not all for ever', () => {
    const { clock, random } = engineOf({ seed: 1 }).surroundings
    const faults = createFaults(clock, random, () => undefined)
    faults.add({ ...refuse, times: 0 })
    const request = { method: 'GET', url: '/', headers: {}, body: '' }
    for (let count = 0; count < 25_000; count += 1)
      void faults.apply(request, () => ({ status: 200, body: {} }))
    expect(faults.hits.length).toBeGreaterThanOrEqual(10_000)
    expect(faults.hits.length).toBeLessThanOrEqual(20_000)
  })

  it('tells what has struck, and what is still to come', async () => {
    const sandbox = await startSandbox({ seed: 1, listen: false })
    open.push(sandbox)
    sandbox.clock.stop(Date.UTC(2030, 0, 1))
    sandbox.faults.add({ ...refuse, times: 2 })
    await sandbox.fetch(`${sandbox.url}/api/v2${sales}`)
    expect(sandbox.faults.list).toHaveLength(1)
    await sandbox.fetch(`${sandbox.url}/nowhere`)
    expect(sandbox.faults.list).toEqual([])
    expect(sandbox.faults.hits.map(({ operation, at }) => [operation, at])).toEqual([
      ['smart.transactions.list', Date.UTC(2030, 0, 1)],
      [undefined, Date.UTC(2030, 0, 1)],
    ])
    sandbox.faults.add(refuse)
    sandbox.faults.clear()
    expect(sandbox.faults.list).toEqual([])
  })
})

describe('at random', () => {
  /** A hundred sales at this seed: what the till saw, and what the books say. */
  async function day(seed: number, rate: number): Promise<readonly (string | number)[]> {
    const sandbox = await startSandbox({ seed: 1, listen: false })
    const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials
    const call = (path: string, token: string, body: unknown): Promise<Response> =>
      sandbox.fetch(sandbox.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
    const signIn = { grant_type: 'client_credentials', client_id, client_secret }
    const { access_token: token } = (await (await call('/oauth/token', '', signIn)).json()) as {
      access_token: string
    }
    sandbox.faults.atRandom({ seed, rate, effects: ['refuse', 'cut', 'answer', 'truncate', 'twice'] })
    const seen: (string | number)[] = []
    for (let number = 0; number < 100; number += 1) {
      seen.push(
        await call('/api/v2/Smart/Transactions', token, sale(cards.empty, article(number)))
          .then((response) => response.text().then((text) => `${response.status} ${text.length}`))
          .catch((error: unknown) => String(error)),
      )
    }
    await sandbox.close()
    return [...seen, sandbox.journal.last]
  }

  it('the same seed strikes the same calls in the same way, another one others', async () => {
    const first = await day(5, 0.3)
    expect(await day(5, 0.3)).toEqual(first)
    expect(await day(6, 0.3)).not.toEqual(first)
  })

  it('strikes about as many as it is told', async () => {
    const struck = (await day(7, 0.2)).filter((each) => !String(each).startsWith('200')).length
    expect(struck).toBeGreaterThan(5)
    expect(struck).toBeLessThan(40)
    expect((await day(7, 0)).filter((each) => !String(each).startsWith('200'))).toEqual([101])
  })
})

it.each([
  [{ effect: 'explode' }, 'effect must be one of refuse'],
  [
    { effect: 'cut', operation: 'smart.transactions.strat' },
    'there is no operation smart.transactions.strat',
  ],
  [{ effect: 'cut', when: 'later' }, 'when must be'],
  [{ effect: 'delay', when: 'half' }, 'only a cut'],
  [{ effect: 'delay', ms: -1 }, 'ms must be a whole number from 0'],
  [{ effect: 'delay', ms: 1.5 }, 'ms must be a whole number'],
  [{ effect: 'answer', status: 200 }, 'status must be a whole number from 400 to 599'],
  [{ effect: 'answer', as: 'xml' }, 'as must be'],
  [{ effect: 'cut', tmies: 2 }, 'tmies is not known'],
])('%j is refused: it would never strike', (fault, why) => {
  expect(() => checkFault(fault as Fault, ['smart.transactions.start'])).toThrow(RangeError)
  expect(() => checkFault(fault as Fault, ['smart.transactions.start'])).toThrow(why)
})
