import { connect, createServer } from 'node:net'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { article, cards, load, sale } from '../test/sales.ts'
import { openFastTill, openTill, overHttp, type Till } from '../test/till.ts'
import { type SandboxCall, type SandboxOptions, startSandbox } from './sandbox.ts'

/** A morning with a bit of everything, refusals too. */
async function morning(till: Till): Promise<unknown> {
  const seen: unknown[] = [till.token]
  const { id } = await till.create(sale(cards.empty, load(1500)))
  seen.push(
    id,
    (await till.start(id)).receipt,
    await till.call('POST', `/Smart/Transactions/${id}/start/cash`),
  )
  const applied = await till.create(sale(cards.full, article(3000)))
  seen.push(applied.id, await till.apply(applied.id), (await till.start(applied.id, 'cashless')).receipt)
  const { receipt, transactions } = await till.cancel(id)
  seen.push(receipt, transactions, await till.call('GET', '/nowhere'))
  seen.push(till.ledger.bookings.map(({ at: _at, ...booking }) => booking))
  return seen
}

/** Receipts name the second: two mornings can only be the same at the same time. */
const soon = new Date(Date.now() + 60_000)
async function openStoppedTill(options?: SandboxOptions): Promise<Till> {
  const till = await openTill(options)
  till.sandbox.clock.stop(soon)
  return till
}

describe('the seed', () => {
  it('gives the same ids, receipts and refusals to the same calls', async () => {
    const [first, second] = [await openStoppedTill({ seed: 7 }), await openStoppedTill({ seed: 7 })]
    expect(await morning(first)).toEqual(await morning(second))
  })

  it('is 1 when nobody says', async () => {
    expect(await morning(await openStoppedTill())).toEqual(await morning(await openStoppedTill({ seed: 1 })))
  })

  it('gives other ids when it is another one', async () => {
    expect((await openTill({ seed: 7 })).token).not.toBe((await openTill({ seed: 8 })).token)
  })

  it('gives the same over HTTP and in process', async () => {
    const fast = await openFastTill(3)
    fast.clock.stop(soon)
    expect(await morning(await openStoppedTill({ seed: 3 }))).toEqual(await morning(fast))
  })

  it('never gives the same id twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const till = await openFastTill(seed)
        const ids = new Set<string>()
        for (let index = 0; index < 50; index += 1) ids.add((await till.create({})).id)
        expect(ids.size).toBe(50)
      }),
      { numRuns: 20 },
    )
  })
})

it('runs many at once, and none knows of the others', async () => {
  const tills = await Promise.all(Array.from({ length: 30 }, (_nothing, seed) => openTill({ seed })))
  expect(new Set(tills.map(({ sandbox }) => sandbox.url)).size).toBe(30)
  await Promise.all(
    tills.map(async (till, index) => {
      const { id } = await till.create(sale(cards.empty, load(100 + index)))
      await till.start(id)
    }),
  )
  expect(tills.map(({ ledger }) => ledger.balance(cards.empty))).toEqual(
    tills.map((_till, index) => 100 + index),
  )
  const [first, second] = tills
  const stranger = await second?.exchange({
    method: 'GET',
    url: '/api/v2/Smart/Transactions',
    headers: { authorization: `Bearer ${first?.token}` },
    body: '',
  })
  expect(stranger).toMatchObject({ status: 403, body: { code: 2003 } })
})

describe('close', () => {
  it('frees the port, so that the next one can have it', async () => {
    const first = await startSandbox()
    await first.close()
    const { url } = first
    await expect(overHttp(url, { method: 'GET', url: '/', headers: {}, body: '' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    })
    const next = await startSandbox({ port: Number(new URL(url).port) })
    expect(next.url).toBe(url)
    await next.close()
  })

  it('may be called twice, and is what `await using` calls', async () => {
    const sandbox = await startSandbox()
    await sandbox[Symbol.asyncDispose]()
    await expect(Promise.all([sandbox.close(), sandbox.close()])).resolves.toBeDefined()
    await expect(fetch(sandbox.url)).rejects.toThrow('fetch failed')
  })

  it('does not wait for callers that keep their connection open', async () => {
    const till = await openTill()
    await fetch(`${till.sandbox.url}/`).then((response) => response.text())
    // This one has not even said what it wants.
    const slow = connect(Number(new URL(till.sandbox.url).port), '127.0.0.1').on('error', () => undefined)
    await new Promise<void>((done) => void slow.write('POST /oauth/token HTTP/1.1\r\n', () => done()))
    const started = performance.now()
    await till.sandbox.close()
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

it('answers nobody after it was closed, not even in process', async () => {
  const till = await openTill()
  await till.sandbox.close()
  await expect(till.sandbox.fetch(till.sandbox.url)).rejects.toThrow('fetch failed')
})

it('makes as many cards as it is told, also where it goes on from a snapshot', async () => {
  const { sandbox } = await openTill({ cards: 5 })
  const more = await startSandbox({ listen: false, from: sandbox.snapshot(), cards: 50 })
  expect(more.counts().cards - sandbox.counts().cards).toBe(45)
  const same = await startSandbox({ listen: false, from: sandbox.snapshot() })
  expect(same.counts()).toEqual(sandbox.counts())
  await Promise.all([more.close(), same.close()])
})

describe('the port', () => {
  it('is the one that was asked for', async () => {
    const free = await startSandbox()
    await free.close()
    const port = Number(new URL(free.url).port)
    const { sandbox } = await openTill({ port })
    expect(sandbox.url).toBe(`http://127.0.0.1:${port}`)
  })

  it('rejects when another sandbox has it, and says which port', async () => {
    const { sandbox } = await openTill()
    const port = Number(new URL(sandbox.url).port)
    await expect(startSandbox({ port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: expect.stringContaining(`127.0.0.1:${port}`) as string,
    })
  })

  it('rejects when a stranger has it', async () => {
    const stranger = createServer()
    await new Promise<void>((done) => void stranger.listen(0, '127.0.0.1', done))
    const { port } = stranger.address() as { port: number }
    await expect(startSandbox({ port })).rejects.toThrow('EADDRINUSE')
    await new Promise((done) => stranger.close(done))
  })

  it.each([-1, 65_536, 1.5, Number.NaN])('rejects when there can be no port %d', async (port) => {
    await expect(startSandbox({ port })).rejects.toThrow(/port/i)
  })
})

describe('onCall', () => {
  it('hears of every call, the refused ones too, with path and query', async () => {
    const onCall = vi.fn<(call: SandboxCall) => void>()
    const till = await openTill({ onCall })
    onCall.mockClear()
    const { id } = await till.create(sale(undefined, article(480)))
    await till.refused(404, 'GET', '/nowhere?a=1')
    await till.exchange({
      method: 'POST',
      url: `/api/v2/Smart/Transactions/${id}/start/cash`,
      headers: {},
      body: '',
    })
    expect(onCall.mock.calls).toEqual([
      [{ method: 'POST', url: '/api/v2/Smart/Transactions', status: 200 }],
      [{ method: 'GET', url: '/api/v2/nowhere?a=1', status: 404 }],
      [{ method: 'POST', url: `/api/v2/Smart/Transactions/${id}/start/cash`, status: 403 }],
    ])
  })

  it('is not handed tokens, secrets or bodies', async () => {
    const onCall = vi.fn<(call: SandboxCall) => void>()
    const till = await openTill({ onCall })
    await till.create(sale(cards.full, article(480)))
    const heard = JSON.stringify(onCall.mock.calls)
    for (const secret of [till.token, 'sandbox-secret', cards.full]) expect(heard).not.toContain(secret)
  })
})

it.each([
  [{ from: {} }, 'no snapshot'],
  [{ assumptions: { secondStart: 'charge again' } }, '/secondStart must be equal to one of'],
  [{ assumptions: { secondstart: 'refused' } }, '/secondstart is not known'],
  [{ cards: -1 }, 'cards must be'],
  [{ seed: 0.5 }, 'seed must be'],
  [{ host: '0.0.0.0' }, 'say expose: true'],
])('rejects for %j', async (options, why) => {
  const rejected = await startSandbox(options as SandboxOptions).catch((error: unknown) => error)
  expect(rejected).toBeInstanceOf(RangeError)
  expect(String(rejected)).toContain(why)
})

describe('what an operator says in TypeScript', () => {
  const group = 'CRG_2BESGJNETJJRZVVYS8R7JWGVWK4PRZ'
  const cardnumber = '9276004477770001'

  it.each([
    { expiryMonths: 1e9 },
    { overdraft: Number.NaN },
    { overdraft: -100 },
    { balanceLimit: 0.5 },
    { earnsOn: 'x' },
    { passcode: 77 },
    { bonus: { 7: '5' } },
    { bonus: { 7: 101 } },
    { bonsu: {} },
  ])('is refused for a programme %j', async (rules) => {
    const { sandbox } = await openTill()
    const before = sandbox.journal.last
    expect(() => sandbox.setProgramme(group, rules as object)).toThrow(RangeError)
    expect(sandbox.journal.last).toBe(before)
  })

  it.each([
    { expires: 'banana' },
    { passcode: -1 },
    { passcode: 1.5 },
    { csc: '' },
    { locked: 'yes' },
    { cash: Number.NaN },
    { bonus: -1 },
    { csah: 5 },
  ])('is refused for a card with %j', async (facts) => {
    const { sandbox } = await openTill()
    const before = sandbox.journal.last
    expect(() => sandbox.addCard({ cardnumber, ...(facts as object) })).toThrow(RangeError)
    expect(sandbox.journal.last).toBe(before)
  })
})

describe('a replay', () => {
  it('makes the same again, and goes on from there', async () => {
    const till = await openTill()
    const from = till.sandbox.snapshot()
    const before = till.sandbox.journal.last
    const { id } = await till.create(sale(cards.empty, load(1500)))
    await till.start(id)
    const replay = till.sandbox.journal.records(before)
    const again = await startSandbox({ seed: 1, listen: false, from, replay })
    expect(again.ledger.balance(cards.empty)).toBe(1500)
    expect(again.journal.last).toBe(till.sandbox.journal.last)
    expect(again.snapshot().events).toEqual(till.sandbox.snapshot().events)
    again.undo()
    expect(again.ledger.balance(cards.empty)).toBe(0)
    expect(till.ledger.balance(cards.empty)).toBe(1500)
    await again.close()
  })
})

describe('the ledger', () => {
  it('hands out copies: who changes them changes nothing', async () => {
    const till = await openTill()
    const { id } = await till.create(sale(cards.empty, load(1500)))
    await till.start(id)
    ;(till.ledger.bookings as unknown[]).length = 0
    expect(till.ledger.bookings).toHaveLength(2)
  })

  it('throws for a card that the sandbox does not have, without printing its whole number', async () => {
    const { ledger } = await openTill()
    expect(() => ledger.balance('9276001234567890')).toThrow('the sandbox has no card 9276…7890')
  })

  it('counts what was paid and not cancelled', async () => {
    const till = await openTill()
    const ids: string[] = []
    for (const price of [100, 200, 400]) ids.push((await till.create(sale(undefined, article(price)))).id)
    expect(till.ledger.takings()).toEqual({ count: 0, sum: 0 })
    for (const id of ids) await till.start(id)
    await till.cancel(ids[1] ?? '')
    expect(till.ledger.takings()).toEqual({ count: 2, sum: 500 })
  })
})
