import { describe, expect, it } from 'vitest'
import type { FaultEffect, PlainAnswer, PlainRequest, Sandbox } from './index.ts'
import { startSandbox } from './sandbox.ts'

const json = { 'content-type': 'application/json' }
const order = {
  basket: { products: [{ id: 1, desc: 'Roggenbrot', quantity: 1, priceOne: 480, tax: 7 }] },
  basket_info: { sum: 480, currency: 'EUR' },
}

/** A way to ask, that tells a broken connection in the same words. */
type Way = (request: PlainRequest) => Promise<PlainAnswer | 'broken'>

async function byFetch(
  { fetch }: Sandbox,
  { url, method, headers = {}, body }: PlainRequest,
): Promise<PlainAnswer | 'broken'> {
  try {
    const answer = await fetch(new URL(url, 'http://any.invalid'), { method, headers, body: body ?? null })
    const text = await answer.text()
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text }
  } catch (error) {
    if (error instanceof TypeError) return 'broken'
    throw error
  }
}

async function byAsk({ ask }: Sandbox, request: PlainRequest): Promise<PlainAnswer | 'broken'> {
  const answer = await ask(request)
  return answer.cut ? 'broken' : answer
}

/** The same day, by one way: everything that came back. */
async function dayBy(way: (sandbox: Sandbox, request: PlainRequest) => ReturnType<Way>): Promise<unknown[]> {
  await using sandbox = await startSandbox({ listen: false, seed: 5 })
  sandbox.clock.stop(Date.UTC(2090, 0, 31))
  const heard: (PlainAnswer | 'broken')[] = []
  const ask: Way = async (request) => {
    const answer = await way(sandbox, request)
    heard.push(answer)
    return answer
  }
  const valueOf = (answer: PlainAnswer | 'broken'): Record<string, string> =>
    JSON.parse(answer === 'broken' ? '{}' : answer.text) as Record<string, string>

  const grant = { grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox-secret' }
  const token = valueOf(
    await ask({ method: 'POST', url: '/oauth/token', headers: json, body: JSON.stringify(grant) }),
  )['access_token']
  const headers = { ...json, authorization: `Bearer ${token}` }
  const post = (path: string, body: unknown = {}): ReturnType<Way> =>
    ask({ method: 'POST', url: `/api/v2/Smart/Transactions${path}`, headers, body: JSON.stringify(body) })
  const get = (path: string): ReturnType<Way> =>
    ask({ method: 'GET', url: `/api/v2/Smart/Transactions${path}`, headers })

  const { id } = valueOf(await post('', order))
  await post(`/${id}/start/cashless`)
  await get(`/${id}`)
  await get('?q=status:ok%20OR%20status:failed&count=3')
  await get('/nothing/../../x/%2e%2e')
  await post('', { basket: 1 })
  await post('', 'a'.repeat(1_500_000))
  await ask({ method: 'GET', url: '/api/v2/Smart/Transactions' })
  await ask({ method: 'GET', url: '/_sandbox/ledger' })
  await ask({ method: 'GET', url: '/_sandbox/status', headers: { host: 'elsewhere.invalid' } })
  for (const effect of ['cut', 'truncate', 'answer', 'refuse', 'end session'] satisfies FaultEffect[]) {
    for (const when of ['before', 'after', 'half'] as const) {
      if (when !== 'before' && effect !== 'cut' && (effect !== 'answer' || when === 'half')) continue
      const isAnswer = effect === 'answer'
      sandbox.faults.add({
        effect,
        ...((effect === 'cut' || isAnswer) && { when }),
        ...(isAnswer && { status: 429, as: 'html', retryAfter: 7 }),
      })
      await get(`/${id}`)
    }
  }
  return heard
}

describe('ask', () => {
  it('answers to the letter what fetch answers', async () => {
    const [asked, fetched] = [await dayBy(byAsk), await dayBy(byFetch)]
    expect(asked).toEqual(fetched)
    expect(asked.length).toBeGreaterThan(15)
    expect(asked.filter((answer) => answer === 'broken')).toHaveLength(3)
  })

  it('is a promise only while the card terminal is at work', async () => {
    await using sandbox = await startSandbox({ listen: false, seed: 5 })
    const grant = { grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox-secret' }
    const valueOf = (answer: PlainAnswer | Promise<PlainAnswer>): Record<string, string> => {
      if (answer instanceof Promise) throw new Error('nobody had to wait for this')
      return JSON.parse(answer.text) as Record<string, string>
    }
    const url = 'https://any.invalid/api/v2/Smart/Transactions'
    const body = JSON.stringify(grant)
    const { access_token: token } = valueOf(
      sandbox.ask({ method: 'POST', url: '/oauth/token', headers: json, body }),
    )
    const headers = { ...json, authorization: `Bearer ${token}` }
    const { id } = valueOf(sandbox.ask({ method: 'POST', url, headers, body: JSON.stringify(order) }))
    sandbox.terminal.always('wait')
    const start = { method: 'POST', url: `${url}/${id}/start/cashless`, headers, body: '{}' }
    const paying = sandbox.ask(start)
    expect(paying).toBeInstanceOf(Promise)
    expect(valueOf(sandbox.ask({ method: 'GET', url: `${url}/${id}`, headers }))['status']).toBe('created')
    sandbox.terminal.act('approve')
    expect(valueOf(await paying)['status']).toBe('ok')
  })

  it('says where the connection broke', async () => {
    await using sandbox = await startSandbox({ listen: false, seed: 5 })
    const ask = (): PlainAnswer | Promise<PlainAnswer> =>
      sandbox.ask({ method: 'GET', url: '/api/v2/Smart/Devices' })
    const whole = await ask()
    sandbox.faults.add({ effect: 'cut' })
    expect(await ask()).toEqual({ status: 0, headers: {}, text: '', cut: 'before' })
    sandbox.faults.add({ effect: 'cut', when: 'half' })
    const half = await ask()
    expect(half).toMatchObject({ status: whole.status, cut: 'half' })
    expect(whole.text.slice(0, 40)).toBe(half.text.slice(0, 40))
    expect(half.text.length).toBe(Math.floor(whole.text.length / 2))
  })
})
