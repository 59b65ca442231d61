import { describe, expect, it, vi } from 'vitest'
import { type PushEvent, PushError, pushHandler, type PushOptions } from './index.ts'

const event = {
  object: 'event.pushes',
  id: 'evt_4b81d07c52e94f3aa6c01e7f93d2b658',
  created: '2026-05-04T09:31:12+02:00',
  target: 'payment.transactions',
  type: 'changed',
  data: [{ object: 'payment.transactions', id: 'PCI_1' }],
}
const body = JSON.stringify(event)
const url = 'https://shop.example.org/push?order=12345'

interface Outcome {
  readonly answer: Response
  readonly taken: readonly PushEvent[]
  readonly queries: readonly string[]
  readonly errors: readonly unknown[]
}

async function send(
  request: Request,
  onPush: () => void | Promise<void> = () => {},
  options: PushOptions = {},
): Promise<Outcome> {
  const [taken, queries, errors]: [PushEvent[], string[], unknown[]] = [[], [], []]
  const handler = pushHandler(
    (push, query) => {
      taken.push(push)
      queries.push(query.toString())
      return onPush()
    },
    { onError: (error) => void errors.push(error), ...options },
  )
  return { answer: await handler(request), taken, queries, errors }
}

/** A request whose body is a stream, as a server makes it. */
function streamed(
  source: UnderlyingDefaultSource<Uint8Array>,
  headers: Record<string, string> = {},
): Request {
  const stream = new ReadableStream(source, { highWaterMark: 0 })
  return new Request(url, { method: 'POST', body: stream, headers, duplex: 'half' } as RequestInit)
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('pushHandler', () => {
  it('hands over the push, with the query of the address, and answers 200 with nothing', async () => {
    const { answer, taken, queries, errors } = await send(new Request(url, { method: 'POST', body }))
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect([taken, queries, errors]).toEqual([[event], ['order=12345'], []])
  })

  it('puts a body together that comes byte by byte', async () => {
    const text = bytes(JSON.stringify({ ...event, note: 'größer' }))
    let at = 0
    const { answer, taken } = await send(
      streamed({
        pull: (controller) => {
          if (at === text.length) controller.close()
          else controller.enqueue(text.subarray(at, (at += 1)))
        },
      }),
    )
    expect(answer.status).toBe(200)
    expect(taken).toEqual([{ ...event, note: 'größer' }])
  })

  it('answers 500 when onPush fails, and tells the developer alone', async () => {
    const failing = (): Promise<void> => Promise.reject(new Error('no database'))
    const { answer, errors } = await send(new Request(url, { method: 'POST', body }), failing)
    expect([answer.status, await answer.text()]).toEqual([500, ''])
    expect(errors).toMatchObject([{ message: 'no database' }])
  })

  it.each(['GET', 'HEAD', 'PUT'])('answers %s with 405', async (method) => {
    const { answer, taken } = await send(new Request(url, { method, ...(method === 'PUT' && { body }) }))
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    expect(taken).toEqual([])
  })

  it.each([undefined, '', 'junk', '{}'])('answers %j with 400', async (junk) => {
    const request = new Request(url, { method: 'POST', ...(junk !== undefined && { body: junk }) })
    const { answer, taken, errors } = await send(request)
    expect([answer.status, await answer.text()]).toEqual([400, ''])
    expect(taken).toEqual([])
    expect(errors).toEqual([expect.any(PushError)])
  })

  it('stops reading beyond 64 kB, whatever the length that was announced', async () => {
    let pulled = 0
    const cancelled = vi.fn<() => void>()
    const long = streamed(
      {
        pull: (controller) => {
          pulled += 1
          if (pulled > 100) controller.close()
          else controller.enqueue(new Uint8Array(4096))
        },
        cancel: cancelled,
      },
      { 'content-length': '100' },
    )
    const { answer, errors } = await send(long)
    expect(answer.status).toBe(413)
    expect(errors).toMatchObject([{ status: 413 }])
    expect(pulled).toBe(17)
    expect(cancelled).toHaveBeenCalledOnce()
  })

  it('does not wait for a body that stands still, nor for a stream that cannot be given up', async () => {
    let sent = false
    const { answer, taken, errors } = await send(
      streamed({
        pull: (controller) => {
          if (sent) return new Promise(() => {})
          sent = true
          controller.enqueue(bytes(body.slice(0, 10)))
          return undefined
        },
        cancel: () => new Promise(() => {}),
      }),
      undefined,
      { timeout: 50 },
    )
    expect(answer.status).toBe(408)
    expect(taken).toEqual([])
    expect(errors).toMatchObject([{ status: 408 }])
  })

  it('outlives a sender that goes away in the middle', async () => {
    const { answer, taken, errors } = await send(
      streamed({ pull: (controller) => controller.error(new Error('ECONNRESET')) }),
    )
    expect(answer.status).toBe(400)
    expect(taken).toEqual([])
    expect(String(errors[0])).toContain('connection broke')
  })

  it('tells the developer when somebody else has read the body', async () => {
    const used = new Request(url, { method: 'POST', body })
    await used.text()
    const locked = new Request(url, { method: 'POST', body })
    locked.body?.getReader()
    for (const request of [used, locked]) {
      const { answer, errors } = await send(request)
      expect(answer.status).toBe(500)
      expect(String(errors[0])).toContain('TypeError: the body was read before')
    }
  })

  it('leaves no timer behind that keeps a process alive', async () => {
    vi.useFakeTimers()
    try {
      await send(new Request(url, { method: 'POST', body }))
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})
