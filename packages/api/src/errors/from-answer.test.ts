import { describe, expect, it } from 'vitest'
import { envelope } from '../../test/api-server.ts'
import {
  ApiError,
  AuthenticationError,
  NotFoundError,
  SecuconnectError,
  ServerError,
  UnexpectedAnswerError,
} from './errors.ts'
import { errorFromAnswer, isTokenRefused } from './from-answer.ts'

const operation = 'smart.transactions.start'

function errorOf(status: number, body: unknown): ApiError | UnexpectedAnswerError {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return errorFromAnswer({ status, headers: {}, text }, operation)
}

describe('errorFromAnswer', () => {
  it.each([
    [400, envelope(), ApiError],
    [403, envelope({ code: 4028 }), ApiError],
    [403, envelope(), ApiError],
    [409, envelope(), ApiError],
    [401, envelope(), AuthenticationError],
    [403, envelope({ code: 2003 }), AuthenticationError],
    [403, envelope({ code: '2003' }), AuthenticationError],
    [404, envelope({ error: 'ProductNotFoundException' }), NotFoundError],
    [500, envelope({ error: 'ProductInternalException', code: 1001 }), ServerError],
    [500, envelope({ code: 2003 }), ServerError],
    [503, { error: 'busy' }, ServerError],
    [400, { error: 'invalid_client', error_description: 'wrong' }, AuthenticationError],
    [401, { error: 'invalid_device' }, AuthenticationError],
    [401, '', AuthenticationError],
    [401, '<html>Unauthorized</html>', AuthenticationError],
    [404, { error: 'Not Found' }, NotFoundError],
    [408, { error: 'Request Timeout' }, ServerError],
    [429, { error: 'Too Many Requests' }, ServerError],
    [500, '', UnexpectedAnswerError],
    [404, '', UnexpectedAnswerError],
    [502, '<html><h1>Bad Gateway</h1></html>', UnexpectedAnswerError],
    [400, '{"status":"error","error":"Prod', UnexpectedAnswerError],
    [400, 'null', UnexpectedAnswerError],
    [400, '[]', UnexpectedAnswerError],
    [400, '"error"', UnexpectedAnswerError],
    [400, {}, UnexpectedAnswerError],
    [400, { error: 17 }, UnexpectedAnswerError],
    [302, '', UnexpectedAnswerError],
  ])('HTTP %i with %j is a %o', (status, body, kind) => {
    const error = errorOf(status, body)
    expect(error.constructor).toBe(kind)
    expect(error).toBeInstanceOf(SecuconnectError)
    expect(error.name).toBe(kind.name)
    expect(error).toMatchObject({ status, operation })
    expect(error.message.startsWith(`${operation}: `)).toBe(true)
    expect(error.message).toContain(`HTTP ${status}`)
  })

  it('carries all that the server said', () => {
    const supportId = '0f3c9a5e7b1d42868e6a4c2b9d7f1035'
    const error = errorOf(403, envelope({ code: 4028, supportId }))
    expect(error).toMatchObject({
      reason: 'ProductNotAllowedException',
      code: 4028,
      userMessage: 'Heute nicht',
      supportId,
    })
    expect(error.message).toBe(
      `${operation}: ProductNotAllowedException (HTTP 403, code 4028) (support id ${supportId}): Not today. ${error.advice}`,
    )
  })

  it.each([
    [4028, 4028],
    ['4028', 4028],
    ['', undefined],
    ['soon', undefined],
    [' ', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    [1.5, undefined],
    [null, undefined],
    [{}, undefined],
  ])('reads the code %j as %j', (code, read) => {
    expect(errorOf(403, envelope({ code }))).toMatchObject({ code: read })
  })

  it.each([
    [401, envelope(), 'Check the client id and secret'],
    [400, { error: 'invalid_client' }, 'Check the client id and secret'],
    [401, '', 'Check the client id and secret'],
    [502, '<html>', 'check the base URL'],
    [500, '', 'check the base URL'],
  ])('advises what to do about HTTP %i with %j', (status, body, advice) => {
    expect(errorOf(status, body).message).toContain(advice)
  })

  it('does not crash on properties of the wrong kind', () => {
    const odd = { error: 'Odd', error_details: 7, error_user: [], supportId: {}, code: [] }
    expect(errorOf(403, odd)).toMatchObject({
      reason: 'Odd',
      code: undefined,
      userMessage: undefined,
      supportId: undefined,
    })
  })
})

describe('isTokenRefused', () => {
  it.each([
    [401, '', true],
    [401, '{}', true],
    [403, '{"code":2003}', true],
    [403, '{"code":"2003"}', true],
    [403, '{"code":4028}', false],
    [403, '<html>', false],
    [400, '{"code":2003}', false],
    [500, '{"code":2003}', false],
    [200, '{"code":2003}', false],
  ])('HTTP %i with %s: %s', (status, text, refused) => {
    expect(isTokenRefused({ status, headers: {}, text })).toBe(refused)
  })
})
