import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type PushEvent, PushError, type PushOptions, pushListener } from './index.ts'

const event = {
  object: 'event.pushes',
  id: 'evt_4b81d07c52e94f3aa6c01e7f93d2b658',
  created: '2026-05-04T09:31:12+02:00',
  target: 'payment.transactions',
  type: 'changed',
  data: [{ object: 'payment.transactions', id: 'PCI_1' }],
}
const body = JSON.stringify(event)

interface Receiver {
  readonly url: string
  readonly port: number
  readonly taken: PushEvent[]
  readonly queries: string[]
  readonly errors: unknown[]
}

/** A server that takes pushes, unless it is told to do something else with them. */
async function receiver(
  onPush: () => void | Promise<void> = () => {},
  options: PushOptions = {},
): Promise<Receiver> {
  const [taken, queries, errors]: [PushEvent[], string[], unknown[]] = [[], [], []]
  const listener = pushListener(
    (push, query) => {
      taken.push(push)
      queries.push(query.toString())
      return onPush()
    },
    { onError: (error) => void errors.push(error), ...options },
  )
  const port = await serve(listener)
  return { url: `http://127.0.0.1:${port}/push?order=12345&a=b?c`, port, taken, queries, errors }
}

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  })
  return (server.address() as AddressInfo).port
}

/** A sender that speaks no HTTP unless it is told to. */
function sender(port: number): { readonly socket: Socket; readonly answer: Promise<string> } {
  const socket = connect(port, '127.0.0.1')
  let all = ''
  socket.setEncoding('latin1').on('data', (chunk: Buffer | string) => (all += String(chunk)))
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  const answer = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(all))
  })
  return { socket, answer }
}

const head = (...lines: string[]): string => ['POST /push HTTP/1.1', 'Host: a', ...lines, '', ''].join('\r\n')
const post = (url: string, text: BodyInit, init: RequestInit = {}): Promise<Response> =>
  fetch(url, { method: 'POST', body: text, ...init })

describe('pushListener', () => {
  it('hands over the push, with the query of the address, and answers 200 with nothing', async () => {
    const { url, taken, queries, errors } = await receiver()
    const answer = await post(url, body)
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(taken).toEqual([event])
    expect(queries).toEqual(['order=12345&a=b%3Fc'])
    expect(errors).toEqual([])
  })

  it('does not mind which media type it is said to be', async () => {
    const { url } = await receiver()
    for (const type of ['application/json; charset=utf-8', 'text/plain', 'application/x-www-form-urlencoded'])
      expect((await post(url, body, { headers: { 'content-type': type } })).status).toBe(200)
  })

  it('answers only when onPush is done', async () => {
    let done = (): void => undefined
    const { url, taken } = await receiver(() => new Promise((resolve) => (done = resolve)))
    let answered = false
    const answer = post(url, body).finally(() => (answered = true))
    await vi.waitFor(() => expect(taken).toHaveLength(1))
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
    expect(answered).toBe(false)
    done()
    expect((await answer).status).toBe(200)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('no database: q7Zk')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no database: q7Zk'))],
    [
      'throws a PushError of its own',
      () => {
        throw new PushError('no database: q7Zk', { status: 413 })
      },
    ],
  ])('answers 500 when onPush %s, and tells the developer alone', async (_, onPush) => {
    const { url, errors } = await receiver(onPush)
    const answer = await post(url, body)
    const told = JSON.stringify([...answer.headers]) + answer.statusText + (await answer.text())
    expect(answer.status).toBe(500)
    expect(told).not.toContain('q7Zk')
    expect(errors).toMatchObject([{ message: 'no database: q7Zk' }])
    expect((await post(url, body)).status).toBe(500)
  })

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('answers %s with 405', async (method) => {
    const { url, taken, errors } = await receiver()
    const answer = await fetch(url, { method, ...(method === 'PUT' && { body }) })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    expect([taken, errors]).toEqual([[], []])
  })

  it.each(['', 'null', '{"object":"event.actions"}', body.slice(0, -1), '<html>', `${body}${body}`])(
    'answers %j with 400',
    async (junk) => {
      const { url, taken, errors } = await receiver()
      const answer = await post(url, junk)
      expect([answer.status, await answer.text()]).toEqual([400, ''])
      expect(taken).toEqual([])
      expect(errors).toEqual([expect.any(PushError)])
    },
  )

  it('takes 65,536 bytes, and answers 413 to one more', async () => {
    const { url, taken, errors } = await receiver()
    const padded = (length: number): string => body + ' '.repeat(length - body.length)
    expect((await post(url, padded(65_536))).status).toBe(200)
    expect((await post(url, padded(65_537))).status).toBe(413)
    expect(taken).toHaveLength(1)
    expect(errors).toMatchObject([{ status: 413 }])
  })

  it('answers 413 to a body in chunks that does not end, before its end', async () => {
    const { port, taken, errors } = await receiver()
    const { socket, answer } = sender(port)
    socket.write(head('Transfer-Encoding: chunked'))
    const chunk = 'x'.repeat(4096)
    for (let sent = 0; sent < 17; sent += 1) socket.write(`1000\r\n${chunk}\r\n`)
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(taken).toEqual([])
    expect(errors).toMatchObject([{ status: 413 }])
  })

  it('does not believe a length that is larger than the body: it answers 408 and hangs up', async () => {
    const { port, taken, errors } = await receiver(undefined, { timeout: 100 })
    const { socket, answer } = sender(port)
    socket.write(head(`Content-Length: ${body.length + 1}`) + body)
    expect(await answer).toMatch(/^HTTP\/1\.1 408 .*\r\nconnection: close\r\n/is)
    expect(taken).toEqual([])
    expect(errors).toMatchObject([{ status: 408, message: 'the body did not arrive within 100 ms.' }])
  })

  it('gives a body that drips no more time than one that stands still', async () => {
    const { port, taken } = await receiver(undefined, { timeout: 200 })
    const { socket, answer } = sender(port)
    socket.write(head('Content-Length: 50000'))
    const drip = setInterval(() => socket.write(' '), 10)
    onTestFinished(() => clearInterval(drip))
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(taken).toEqual([])
  })

  it('takes a body that is shorter than sent for what its length says', async () => {
    const { port, taken, errors } = await receiver()
    const { socket, answer } = sender(port)
    socket.write(head('Content-Length: 10') + body)
    expect(await answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(taken).toEqual([])
    expect(errors).toMatchObject([{ status: 400 }])
  })

  it.each([
    ['with a FIN', (socket: Socket) => socket.end()],
    ['with a RST', (socket: Socket) => socket.resetAndDestroy()],
  ])('outlives a sender that goes away in the middle %s', async (_, leave) => {
    const { port, url, taken, errors } = await receiver()
    const { socket } = sender(port)
    socket.write(head(`Content-Length: ${body.length}`) + body.slice(0, -1))
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
    leave(socket)
    await vi.waitFor(() => expect(errors).toMatchObject([{ status: 400 }]), { timeout: 5000 })
    expect(String(errors[0])).toContain('connection broke')
    expect(taken).toEqual([])
    expect((await post(url, body)).status).toBe(200)
  })

  it('keeps a connection on which all goes well', async () => {
    const { port, taken } = await receiver()
    const { socket, answer } = sender(port)
    const one = head(`Content-Length: ${body.length}`) + body
    socket.write(one + one)
    await vi.waitFor(() => expect(taken).toHaveLength(2))
    socket.end()
    expect((await answer).match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('from onError')
      },
    ],
    ['rejects', () => Promise.reject(new Error('from onError'))],
  ])('lives on when onError %s', async (_, onError) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => log.mockRestore())
    const { url } = await receiver(undefined, { onError })
    expect((await post(url, 'junk')).status).toBe(400)
    expect((await post(url, body)).status).toBe(200)
    expect(log.mock.calls).toEqual([[expect.objectContaining({ message: 'from onError' })]])
  })

  it('tells the console when there is no onError, without the body', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => log.mockRestore())
    const port = await serve(pushListener(() => Promise.reject(new Error('no database'))))
    await post(`http://127.0.0.1:${port}`, 'q7Zk-not-to-be-told')
    await post(`http://127.0.0.1:${port}`, body)
    expect(log.mock.calls).toEqual([
      ['PushError: the body is not JSON, so it is no push.'],
      [expect.objectContaining({ message: 'no database' })],
    ])
  })

  it.each([
    ['parsed', (text: string) => JSON.parse(text) as unknown],
    ['as bytes', (text: string) => Buffer.from(text)],
  ])('takes what a body parser before it has left on the request: %s', async (_, parse) => {
    const taken: PushEvent[] = []
    const listener = pushListener((push) => void taken.push(push))
    const port = await serve((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString()))
      request.on('end', () => listener(Object.assign(request, { body: parse(text) }), response))
    })
    expect((await post(`http://127.0.0.1:${port}`, body)).status).toBe(200)
    expect(taken).toEqual([event])
  })

  it('tells the developer when the body was read before and left nowhere', async () => {
    const errors: unknown[] = []
    const listener = pushListener(() => {}, { onError: (error) => void errors.push(error) })
    const port = await serve((request, response) => {
      request.resume().on('end', () => listener(request, response))
    })
    expect((await post(`http://127.0.0.1:${port}`, body)).status).toBe(500)
    expect(String(errors[0])).toContain('TypeError: the body was read before')
  })

  it('reads the body itself where a parser has passed it over', async () => {
    const { url } = await (async () => {
      const listener = pushListener(() => {})
      const port = await serve((request, response) =>
        listener(Object.assign(request, { body: {} }), response),
      )
      return { url: `http://127.0.0.1:${port}` }
    })()
    expect((await post(url, body)).status).toBe(200)
  })

  it('outlives a response that somebody else has sent already', async () => {
    const errors: unknown[] = []
    const listener = pushListener(() => {}, { onError: (error) => void errors.push(error) })
    const port = await serve((request, response) => {
      response.writeHead(202).end()
      listener(request, response)
    })
    expect((await post(`http://127.0.0.1:${port}`, body)).status).toBe(202)
    await vi.waitFor(() => expect(errors).toMatchObject([{ code: 'ERR_HTTP_HEADERS_SENT' }]))
  })
})
