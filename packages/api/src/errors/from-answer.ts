import type { TransportResponse } from '../transport/transport.ts'
import {
  ApiError,
  AuthenticationError,
  NotFoundError,
  type Refusal,
  ServerError,
  UnexpectedAnswerError,
} from './errors.ts'

/** The error that an answer outside 2xx stands for. */
export function errorFromAnswer(
  answer: TransportResponse,
  operation: string,
): ApiError | UnexpectedAnswerError {
  const refusal = readRefusal(answer, operation)
  if (refusal === undefined) {
    // A 401 is a refusal of the token, whatever its body.
    if (answer.status === 401)
      return new AuthenticationError({ operation, status: 401, reason: 'Unauthorized', details: '' })
    const what = answer.text === '' ? 'an empty body' : "a body that is not the API's error format"
    return new UnexpectedAnswerError(
      `the server answered HTTP ${answer.status} with ${what}. A proxy may have answered in its place: check the base URL, then try again.`,
      { operation, status: answer.status },
    )
  }
  if (refusal.status === 401 || isExpiredToken(answer) || isOAuthBody(answer))
    return new AuthenticationError(refusal)
  if (refusal.status === 404) return new NotFoundError(refusal)
  if (refusal.status >= 500) return new ServerError(refusal)
  return new ApiError(refusal)
}

/** Whether the server refused the token: 401 as the vendor's clients read it, or 403 with code 2003 as its docs show. */
export function isTokenRefused(answer: TransportResponse): boolean {
  return answer.status === 401 || isExpiredToken(answer)
}

function isExpiredToken(answer: TransportResponse): boolean {
  return answer.status === 403 && numberOf(parseObject(answer.text)?.['code']) === 2003
}

/** Gateways use `error` too, with other statuses (facts: section (a), OAuth errors). */
function isOAuthBody(answer: TransportResponse): boolean {
  const body = parseObject(answer.text)
  return (
    body !== undefined &&
    typeof body['error'] === 'string' &&
    body['status'] === undefined &&
    answer.status === 400
  )
}

function readRefusal(answer: TransportResponse, operation: string): Refusal | undefined {
  const body = parseObject(answer.text)
  const reason = textOf(body?.['error'])
  if (body === undefined || reason === undefined) return undefined
  return {
    operation,
    status: answer.status,
    reason,
    details: textOf(body['error_details']) ?? textOf(body['error_description']) ?? '',
    code: numberOf(body['code']),
    userMessage: textOf(body['error_user']),
    supportId: textOf(body['supportId']),
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The vendor declares the code as a string and sends a number: both are read. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}
