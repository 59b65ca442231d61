import { mayPass } from '../retry.ts'
import type { TransportResponse } from '../transport/transport.ts'
import { ApiError, AuthenticationError, NotFoundError, ServerError, UnexpectedAnswerError } from './errors.ts'

/** The error that an answer outside 2xx stands for (facts: sections (a) OAuth errors and (c)). */
export function errorFromAnswer(
  answer: TransportResponse,
  operation: string,
): ApiError | UnexpectedAnswerError {
  const { status, text } = answer
  const body = bodyOf(answer)
  const reason = textOf(body['error'])
  // A 401 is a refusal of the token, whatever its body.
  if (reason === undefined && status !== 401) {
    const what = text === '' ? 'an empty body' : "a body that is not the API's error format"
    return new UnexpectedAnswerError(`the server answered HTTP ${status} with ${what}`, { operation, status })
  }
  // Gateways use `error` too, with other statuses than the token endpoint's 400.
  const isOAuth = status === 400 && body['status'] === undefined
  const Kind =
    isTokenRefused(answer) || isOAuth
      ? AuthenticationError
      : status === 404
        ? NotFoundError
        : status >= 500 || mayPass(status)
          ? ServerError
          : ApiError
  return new Kind({
    operation,
    status,
    reason: reason ?? 'Unauthorized',
    details: textOf(body['error_details']) ?? textOf(body['error_description']) ?? '',
    code: codeOf(body),
    userMessage: textOf(body['error_user']),
    supportId: textOf(body['supportId']),
  })
}

/** Whether the server refused the token: 401 as the vendor's clients read it, or 403 with code 2003 as its docs show. */
export function isTokenRefused(answer: TransportResponse): boolean {
  return answer.status === 401 || (answer.status === 403 && codeOf(bodyOf(answer)) === 2003)
}

function bodyOf({ text }: TransportResponse): Readonly<Record<string, unknown>> {
  try {
    return { ...(JSON.parse(text) as object) }
  } catch {
    return {}
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The vendor declares the code as a string and sends a number: both are read. */
function codeOf({ code }: Readonly<Record<string, unknown>>): number | undefined {
  return /^-?\d+$/.test(String(code)) ? Number(code) : undefined
}
