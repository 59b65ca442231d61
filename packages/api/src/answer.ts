import { UnexpectedAnswerError } from './errors/errors.ts'
import { errorFromAnswer } from './errors/from-answer.ts'
import type { TransportResponse } from './transport/transport.ts'

/** The body of a good answer as data; throws the error that any other answer stands for. */
export function dataOf(answer: TransportResponse, operation: string): unknown {
  if (!isSuccess(answer)) throw errorFromAnswer(answer, operation)
  try {
    return JSON.parse(answer.text)
  } catch {
    // The parser's own error is left out: it quotes the body, and with it a token or a card number.
    throw new UnexpectedAnswerError(`the server answered HTTP ${answer.status}, but not with JSON`, {
      operation,
      status: answer.status,
    })
  }
}

export function isSuccess({ status }: TransportResponse): boolean {
  return status >= 200 && status < 300
}
