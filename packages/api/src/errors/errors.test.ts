import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { apiServer, envelope, failureOf } from '../../test/api-server.ts'
import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  SecuconnectError,
  ServerError,
  TimeoutError,
  UnexpectedAnswerError,
} from './errors.ts'

const supportId = '0f3c9a5e7b1d42868e6a4c2b9d7f1035'
const card = '9276004429942845'

interface Shape {
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Whether it is the API's, or OAuth's, way to say no. */
  readonly refusal: boolean
  /** What the error then carries. */
  readonly carries?: object
}

const json = (value: unknown): string => JSON.stringify(value)

const shapes: Readonly<Record<string, Shape>> = {
  'the envelope': {
    body: json(envelope({ code: 4028, supportId })),
    refusal: true,
    carries: { code: 4028, supportId, reason: 'ProductNotAllowedException', userMessage: 'Heute nicht' },
  },
  'the envelope with its code as a text': {
    body: json(envelope({ code: '4028' })),
    refusal: true,
    carries: { code: 4028, supportId: undefined },
  },
  'the envelope and nothing else': {
    body: '{"status":"error","error":"ProductFormatException"}',
    refusal: true,
    carries: {
      code: undefined,
      supportId: undefined,
      reason: 'ProductFormatException',
      userMessage: undefined,
    },
  },
  'properties of the wrong kind': {
    body: json({ status: 7, error: 'Odd', error_details: [], error_user: {}, supportId: 3, code: { is: 1 } }),
    refusal: true,
    carries: { code: undefined, supportId: undefined, reason: 'Odd', userMessage: undefined },
  },
  'the envelope in chunks, with properties that nobody knows': {
    body: json({ ...envelope({ code: 1001 }), extra: { deep: [null] }, constructor: 1 }),
    headers: { 'transfer-encoding': 'chunked' },
    refusal: true,
    carries: { code: 1001 },
  },
  'an error of OAuth': {
    body: json({ error: 'invalid_grant', error_description: 'expired' }),
    refusal: true,
    carries: { reason: 'invalid_grant', code: undefined },
  },
  'an error of a gateway': { body: '{"error":"Too much"}', refusal: true, carries: { reason: 'Too much' } },
  'a million letters': {
    body: json(
      envelope({
        error: 'E'.repeat(1e5),
        error_details: 'x'.repeat(1e6),
        error_user: 'Ä'.repeat(1e5),
        supportId: 's'.repeat(1e5),
      }),
    ),
    refusal: true,
  },
  'lines and control characters': {
    body: json(
      envelope({
        error: 'Bad\r\nERROR fake entry',
        error_details: '\u001b[2Jgone\u0000\u2028\u2029\u0085 \u202egnp.exe',
        error_user: 'Zeile 1\nZeile 2\u0007',
        supportId: 'a\nb',
      }),
    ),
    refusal: true,
  },
  'an empty body': { body: '', refusal: false },
  'an empty body in chunks': { body: '', headers: { 'transfer-encoding': 'chunked' }, refusal: false },
  blanks: { body: ' \r\n', refusal: false },
  'cut JSON': { body: '{"status":"error","error":"Prod', refusal: false },
  HTML: {
    body: '<!doctype html><h1>Bad Gateway</h1>',
    headers: { 'content-type': 'text/html' },
    refusal: false,
  },
  text: { body: 'upstream connect error', headers: { 'content-type': 'text/plain' }, refusal: false },
  'an array': { body: '[{"error":"Product"}]', refusal: false },
  null: { body: 'null', refusal: false },
  'a number': { body: '500', refusal: false },
  'a text in JSON': { body: '"error"', refusal: false },
  true: { body: 'true', refusal: false },
  'an object without an error': { body: '{"status":"error"}', refusal: false },
  'an error that is no text': { body: '{"error":{"message":"no"}}', refusal: false },
  'bytes that are no UTF-8': { body: Uint8Array.of(0x7b, 0xff, 0xfe, 0xc0, 0x80), refusal: false },
  'a megabyte of HTML': { body: '<p>'.repeat(3e5), refusal: false },
  'deep nesting': { body: '['.repeat(100_000), refusal: false },
  'bytes of gzip that nobody asked for': { body: gzipSync(json(envelope())), refusal: false },
  'plain text that is called gzip': {
    body: json(envelope()),
    headers: { 'content-encoding': 'gzip' },
    refusal: true,
    carries: { reason: 'ProductNotAllowedException' },
  },
}

/** What a status means, as the README's table has it. */
function classOf(status: number, shape: string): unknown {
  const { refusal } = shapes[shape] as Shape
  if (status === 401) return AuthenticationError
  if (!refusal) return UnexpectedAnswerError
  // OAuth has no `status` in its body; the API always has.
  if (status === 400 && (shape === 'an error of OAuth' || shape === 'an error of a gateway'))
    return AuthenticationError
  if (status === 404) return NotFoundError
  return status >= 500 || status === 408 || status === 429 ? ServerError : ApiError
}

/** Fit for a log: nothing that begins a line, hides one, or turns it round. */
function expectOneLine(text: string): void {
  expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u)
  expect(text.length).toBeLessThan(2_000)
}

describe.each(Object.keys(shapes))('%s', (name) => {
  it.each([400, 401, 402, 403, 404, 405, 408, 409, 418, 422, 429, 500, 501, 502, 503, 504, 599])(
    'with HTTP %i becomes the right error',
    async (status) => {
      const { body, headers, carries = {}, refusal } = shapes[name] as Shape
      const server = await apiServer({
        answer: (_seen, response) => {
          response.writeHead(status, { 'content-type': 'application/json', ...headers })
          response.end(body)
        },
      })
      const error = await failureOf(server.secuconnect.smart.transactions.start('STX_1', 'cash'))
      if (!(error instanceof SecuconnectError)) throw new Error(`not a SecuconnectError: ${String(error)}`)
      const kind = classOf(status, name)
      expect(error.constructor).toBe(kind)
      expect(error).toMatchObject({ status, operation: 'smart.transactions.start', attempts: 1 })
      expect(error).toMatchObject(refusal ? carries : {})
      expect(error.advice).not.toBe('')
      expect(error.message.endsWith(error.advice)).toBe(true)
      expect(error.message.startsWith('smart.transactions.start: ')).toBe(true)
      expect(error.message).toContain(`HTTP ${status}`)
      expectOneLine(error.message)
      // What a logger prints of it is no book either.
      expect(inspect(error).length).toBeLessThan(20_000)
      if (error instanceof ApiError) {
        expectOneLine(error.reason)
        expectOneLine(error.userMessage ?? '')
      }
    },
  )
})

describe('an answer that is no success and no error', () => {
  it.each([300, 301, 302, 304, 307])('HTTP %i is not followed: it is not this API’s', async (status) => {
    const server = await apiServer({
      answer: (_seen, response) => response.writeHead(status, { location: '/login' }).end(),
    })
    const error = await failureOf(server.secuconnect.smart.transactions.start('STX_1', 'cash'))
    expect(error).toBeInstanceOf(UnexpectedAnswerError)
    expect(error).toMatchObject({ status })
    expect(server.calls()).toHaveLength(1)
  })

  it.each(Object.entries(shapes).filter(([, { refusal, body }]) => !refusal && !isJson(body)))(
    '%s with HTTP 200 is an UnexpectedAnswerError that says it is no outcome',
    async (_name, { body, headers }) => {
      const server = await apiServer({
        answer: (_seen, response) => response.writeHead(200, { ...headers }).end(body),
      })
      const error = await failureOf(server.secuconnect.smart.transactions.start('STX_1', 'cash'))
      expect(error).toBeInstanceOf(UnexpectedAnswerError)
      expect(error).toMatchObject({ status: 200, operation: 'smart.transactions.start' })
      expect(String(error)).toContain('no outcome')
      expectOneLine((error as Error).message)
    },
  )
})

function isJson(body: string | Uint8Array): boolean {
  try {
    JSON.parse(String(body))
    return true
  } catch {
    return false
  }
}

const refusal = { operation: 'smart.transactions.start', status: 403, reason: 'No', details: '' }

describe('what a server writes into its errors', () => {
  it('is quoted on one line and not without end, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        (reason, details, userMessage, id) => {
          const error = new ApiError({ ...refusal, reason, details, userMessage, supportId: id })
          expectOneLine(error.message)
          expectOneLine(error.reason)
          expectOneLine(error.userMessage ?? '')
          expect(error.message.endsWith(error.advice)).toBe(true)
        },
      ),
    )
  })

  it('is quoted as it is when it is short and plain', () => {
    const details = 'Straße „Ä“ – 15,00 €, 100 % 👍🏽'
    expect(new ApiError({ ...refusal, details, userMessage: details }).message).toContain(details)
    expect(new ApiError({ ...refusal, details, userMessage: details }).userMessage).toBe(details)
  })

  it.each([
    ['in one piece', card],
    ['over two lines', '92760044\n29942845'],
    ['in groups on lines of their own', '9276\r\n0044\r\n2994\r\n2845'],
  ])('shows no card number %s, wherever the text is cut', (_how, number) => {
    for (let before = 470; before <= 510; before += 1) {
      const text = 'x'.repeat(before) + number
      const error = new ApiError({
        ...refusal,
        reason: text,
        details: text,
        userMessage: text,
        supportId: text,
      })
      for (const shown of [error.message, error.reason, error.userMessage ?? ''])
        expect(shown).not.toMatch(/\d(?:[ -]?\d){8}/)
    }
  })

  it('ends with whole characters where it is cut', () => {
    for (const before of ['', 'x']) {
      const { reason } = new ApiError({ ...refusal, reason: before + '👍'.repeat(400) })
      expect(reason).not.toMatch(/\p{Surrogate}/u)
      expect(reason.endsWith('…')).toBe(true)
    }
  })

  it('leaves the operation on its line', () => {
    const error = new ConnectionError('broken\nagain', { operation: `GET /x\r\n${card}`, sent: 'no' })
    expectOneLine(error.message)
    expectOneLine(error.operation)
    expect(error.message).not.toContain(card)
    expect(error.operation).not.toContain(card)
  })
})

describe('errors can be told apart', () => {
  it.each([
    [new ApiError(refusal), [ApiError]],
    [new AuthenticationError(refusal), [ApiError, AuthenticationError]],
    [new NotFoundError(refusal), [ApiError, NotFoundError]],
    [new ServerError(refusal), [ApiError, ServerError]],
    [new UnexpectedAnswerError('x', refusal), [UnexpectedAnswerError]],
    [new ConnectionError('x', { ...refusal, sent: 'no' }), [ConnectionError]],
    [new TimeoutError('x', { ...refusal, sent: 'maybe' }), [ConnectionError, TimeoutError]],
  ])('%s', (error, kinds) => {
    const all = [
      ApiError,
      AuthenticationError,
      NotFoundError,
      ServerError,
      UnexpectedAnswerError,
      ConnectionError,
      TimeoutError,
    ]
    expect(all.filter((kind) => error instanceof kind)).toEqual(kinds)
    expect(error).toBeInstanceOf(SecuconnectError)
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe(error.constructor.name)
    expect(error.advice).not.toBe('')
    expect(error.message.endsWith(error.advice)).toBe(true)
  })

  it('by class, status and code, in types', () => {
    const use = (error: unknown): void => {
      if (error instanceof ApiError) {
        expectTypeOf(error.status).toEqualTypeOf<number>()
        expectTypeOf(error.code).toEqualTypeOf<number | undefined>()
        expectTypeOf(error.supportId).toEqualTypeOf<string | undefined>()
        expectTypeOf(error.userMessage).toEqualTypeOf<string | undefined>()
        if (error.status === 403 && error.code === 4028) expectTypeOf(error.code).toEqualTypeOf<number>()
      }
      if (
        error instanceof AuthenticationError ||
        error instanceof NotFoundError ||
        error instanceof ServerError
      )
        expectTypeOf(error).toExtend<ApiError>()
      if (error instanceof ConnectionError) expectTypeOf(error.sent).toEqualTypeOf<'no' | 'maybe'>()
      if (error instanceof TimeoutError) expectTypeOf(error).toExtend<ConnectionError>()
      if (error instanceof UnexpectedAnswerError) expectTypeOf(error.status).toEqualTypeOf<number>()
      if (error instanceof SecuconnectError) {
        expectTypeOf(error.operation).toEqualTypeOf<string>()
        expectTypeOf(error.advice).toEqualTypeOf<string>()
        expectTypeOf(error.attempts).toEqualTypeOf<number>()
      }
    }
    expect(use).toBeTypeOf('function')
  })
})
