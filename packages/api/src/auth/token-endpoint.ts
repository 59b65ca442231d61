import { dataOf } from '../answer.ts'
import { UnexpectedAnswerError } from '../errors/errors.ts'
import type { Exchange } from '../exchange.ts'
import type { TokenEndpoint } from './authentication.ts'

const id = 'auth.token'
// Repeated as reads are: a token more does no harm.
const operation = {
  id,
  method: 'POST',
  urlTemplate: '/oauth/token',
  repeatable: 'always',
  blockingSeconds: undefined,
} as const

/** The token endpoint at a URL. */
export function createTokenEndpoint(exchange: Exchange, url: string): TokenEndpoint {
  return {
    url,
    request: (form, signal) =>
      exchange({ operation, url, body: JSON.stringify(form), options: signal && { signal } }, (answer) => {
        const data = dataOf(answer, id)
        if (typeof data === 'object' && data !== null) return { ...data }
        const { status } = answer
        throw new UnexpectedAnswerError('the token endpoint answered without a token', {
          operation: id,
          status,
        })
      }),
  }
}
