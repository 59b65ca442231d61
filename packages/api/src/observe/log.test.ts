import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { credentials, envelope, failureOf } from '../../test/api-server.ts'
import { type Answer, httpServer, sendJson } from '../../test/servers.ts'
import { clientCredentials, createSecuconnect, type Logger, type LogLevel, logTo } from '../index.ts'

/** A client of a server that hands out a token and then does what it is told. */
async function client(answer: Answer, logger: Logger) {
  const server = await httpServer((seen, response) => {
    if (seen.url === '/oauth/token') sendJson(response, 200, { access_token: 't', expires_in: 1200 })
    else answer(seen, response)
  })
  return createSecuconnect({ baseUrl: server.url, auth: clientCredentials(credentials), logger })
}

/** Two answers 503, then what is given. */
function afterTwoFaults(last: Answer): Answer {
  let requests = 0
  return (seen, response) => {
    if ((requests += 1) < 3) sendJson(response, 503, envelope())
    else last(seen, response)
  }
}

const ok: Answer = (_seen, response) => sendJson(response, 200, {})

function lines() {
  const written: (readonly [LogLevel, string, ...unknown[]])[] = []
  const write =
    (level: LogLevel) =>
    (message: string, ...more: readonly unknown[]): void => {
      written.push([level, message, ...more])
    }
  const target = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  const texts = (): readonly string[] =>
    written.map(([level, message]) => `${level} ${message.replaceAll(/\d+ ms/g, 'N ms')}`)
  return { target, written, texts }
}

const get = 'smart.transactions.get'

describe('the lines of a call', () => {
  it('tell every request at debug, in plain words', async () => {
    const { target, texts } = lines()
    const { smart } = await client(afterTwoFaults(ok), logTo(target, 'debug'))
    await smart.transactions.get('STX_1')
    expect(texts()).toEqual([
      'debug auth.token: HTTP 200 (request 1, N ms)',
      'info auth.token: HTTP 200 (request 1, N ms)',
      `debug ${get}: HTTP 503 (request 1, N ms)`,
      `warn ${get}: failed; sending again in N ms (request 1, N ms)`,
      `debug ${get}: HTTP 503 (request 2, N ms)`,
      `warn ${get}: failed; sending again in N ms (request 2, N ms)`,
      `debug ${get}: HTTP 200 (request 3, N ms)`,
      `info ${get}: HTTP 200 (request 3, N ms)`,
    ])
  })

  it('leave out what is below the level, which is info unless it is told', async () => {
    const levels = ['debug', 'info', 'warn', 'error', undefined] as const
    const all = levels.map((level) => ({ level, ...lines() }))
    const loggers = all.map(({ target, level }) => logTo(target, level))
    const refused: Answer = (_seen, response) => sendJson(response, 404, envelope())
    const { smart } = await client(afterTwoFaults(refused), (event) => {
      for (const logger of loggers) void logger(event)
    })
    await failureOf(smart.transactions.get('STX_1'))
    const written = all.map((each) => [
      each.level,
      [...new Set(each.written.map(([name]) => name))].toSorted(),
    ])
    expect(Object.fromEntries(written)).toEqual({
      debug: ['debug', 'error', 'info', 'warn'],
      info: ['error', 'info', 'warn'],
      warn: ['error', 'warn'],
      error: ['error'],
      undefined: ['error', 'info', 'warn'],
    })
  })

  it('tell a refused token, no answer, and that nothing was sent', async () => {
    const { target, texts } = lines()
    let requests = 0
    const { smart } = await client(
      (_seen, response) => {
        if ((requests += 1) === 1) sendJson(response, 401, envelope())
        else response.destroy()
      },
      logTo(target, 'debug'),
    )
    await failureOf(smart.transactions.get('STX_1', {}, { retries: 0 }))
    await failureOf(smart.transactions.get('STX_1', {}, { signal: AbortSignal.abort('the customer left') }))
    expect(texts().filter((line) => line.includes(get))).toEqual([
      `debug ${get}: HTTP 401 (request 1, N ms)`,
      `warn ${get}: the token was refused; sending again with another (request 1, N ms)`,
      `debug ${get}: no answer (request 2, N ms)`,
      `error ${get}: failed with ConnectionError (request 2, N ms)`,
      `error ${get}: failed with the reason of its signal (not sent, N ms)`,
    ])
  })

  it('come alone, but for what failed, which comes with the very error', async () => {
    const { target, written } = lines()
    const { smart } = await client((_seen, response) => sendJson(response, 404, envelope()), logTo(target))
    const error = await failureOf(smart.transactions.get('STX_1'))
    expect(written.map((line) => line.length)).toEqual([2, 3])
    expect(written.at(-1)?.[2]).toBe(error)
  })

  it('can go to the console', async () => {
    let text = ''
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString()
        done()
      },
    })
    const { smart } = await client(ok, logTo(new Console(stream)))
    await smart.transactions.get('STX_1')
    expect(text).toMatch(
      /^auth\.token: HTTP 200 \(request 1, \d+ ms\)\nsmart\.transactions\.get: HTTP 200 \(request 1, \d+ ms\)\n$/,
    )
  })

  it('can go to a logger that wants facts, such as pino: each event is data', async () => {
    const written: object[] = []
    const { smart } = await client(ok, (event) => void written.push(event))
    await smart.transactions.get('STX_1')
    expect(written.at(-1)).toEqual({
      kind: 'done',
      operation: get,
      attempts: 1,
      status: 200,
      ms: expect.any(Number) as unknown,
    })
  })
})

describe('a logger that fails', () => {
  const fault = new Error('the disk is full')
  it.each<readonly [string, Logger]>([
    [
      'throws',
      () => {
        throw fault
      },
    ],
    ['rejects', () => Promise.reject(fault)],
  ])(
    'changes nothing when it %s: not the answer, not the number of requests, not the error',
    async (_how, logger) => {
      const unhandled: unknown[] = []
      const hear = (reason: unknown): void => {
        unhandled.push(reason)
      }
      process.on('unhandledRejection', hear)
      onTestFinished(() => void process.off('unhandledRejection', hear))
      let requests = 0
      const { smart } = await client((_seen, response) => {
        requests += 1
        sendJson(response, requests === 2 ? 404 : 200, requests === 2 ? envelope() : { status: 'ok' })
      }, logger)
      expect(await smart.transactions.start('STX_1', 'cash')).toEqual({ status: 'ok' })
      expect(await failureOf(smart.transactions.get('STX_1'))).toMatchObject({
        name: 'NotFoundError',
        attempts: 1,
      })
      expect(requests).toBe(2)
      await sleep(10)
      expect(unhandled).toEqual([])
    },
  )

  it('that is slow is not waited for', async () => {
    const { smart } = await client(ok, () => new Promise(() => undefined))
    expect(await smart.transactions.get('STX_1')).toEqual({})
  })
})
