import * as api from '@secukit/api'
import * as terminal from '@secukit/terminal'
import { describe, expect, it } from 'vitest'
import { type ExitCode, exitCode } from './exit-code.ts'
import { explain } from './explain.ts'
import { Failure } from './failure.ts'

const refusal = {
  operation: 'smart.transactions.get',
  status: 400,
  reason: 'ProductFormatException',
  details: 'no',
}
const lost = { operation: 'smart.transactions.start', sent: 'maybe' } as const

const table: readonly (readonly [ExitCode, Error])[] = [
  [exitCode.badInput, Failure.input('bad')],
  [exitCode.refused, new Failure(exitCode.refused, 'locked')],
  [exitCode.badInput, new terminal.InvalidSaleError([{ pointer: '/card', message: 'must be digits' }])],
  [exitCode.badInput, new terminal.JournalError('till.journal: line 3 is damaged')],
  [exitCode.unresolved, new terminal.TerminalBusyError('sale-1', 'busy')],
  [exitCode.badInput, new terminal.DecisionError('too early')],
  [exitCode.refused, new terminal.FindingsError([])],
  [exitCode.notAuthenticated, new api.AuthenticationError({ ...refusal, status: 401 })],
  [exitCode.notAuthenticated, new api.NotRegisteredError('missing')],
  [exitCode.badInput, new api.TokenStoreError('tokens.json: not readable', 'Check its owner.')],
  [exitCode.noConnection, new api.ConnectionError('gone', lost)],
  [exitCode.noConnection, new api.TimeoutError('late', lost)],
  [exitCode.noConnection, new api.ServerError({ ...refusal, status: 503 })],
  [exitCode.noConnection, new api.UnexpectedAnswerError('HTML', { operation: 'x', status: 200 })],
  [exitCode.noConnection, new api.SecuconnectError('else', { operation: 'x' })],
  [exitCode.refused, new api.NotFoundError({ ...refusal, status: 404 })],
  [exitCode.refused, new api.ApiError(refusal)],
  [exitCode.internalFault, new TypeError('undefined is not a function')],
]

/** The error classes that a package exports. */
function errorClasses(exported: object): readonly string[] {
  return Object.entries(exported)
    .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Error)
    .map(([name]) => name)
}

describe('explain', () => {
  it.each(table.map(([code, error]) => ({ code, name: error.name, error })))(
    'gives $name the exit code $code and keeps its words',
    ({ code, error }) => {
      const explained = explain(error)
      expect(explained.code).toBe(code)
      expect(explained.message).toContain(error.message.replace(/^\/card/, '--card'))
    },
  )

  it('knows every error class of the packages that it stands on', () => {
    const seen = new Set(table.map(([, { constructor }]) => constructor.name))
    for (const name of [...errorClasses(api), ...errorClasses(terminal)]) expect(seen).toContain(name)
  })

  it('puts the text for the person at the till first', () => {
    const { message } = explain(new api.ApiError({ ...refusal, userMessage: 'Die Karte ist gesperrt.' }))
    expect(message).toMatch(/^Die Karte ist gesperrt\.\nsmart\.transactions\.get: /)
  })

  it('names the options that a wrong sale came from', () => {
    const faults = ['/saleId', '/card', '/method', '/basket/0/ean'].map((pointer) => ({
      pointer,
      message: 'wrong',
    }))
    expect(explain(new terminal.InvalidSaleError(faults)).message.split('\n')).toEqual([
      '--sale-id: wrong',
      '--card: wrong',
      '--method: wrong',
      '/basket/0/ean: wrong',
    ])
  })

  it('calls what nobody foresaw an internal fault, whatever was thrown', () => {
    expect(explain('words')).toEqual({
      code: exitCode.internalFault,
      message: 'internal fault: words. Please report it with the command that you ran.',
    })
    expect(explain(new Error('card 9276004429942845')).message).toContain('card 9276…2845')
  })

  it('leaves the examples of our own table whole, whatever was typed', () => {
    const typed = ['card', 'load', '9276004429942845']
    const failure = Failure.input(
      'what is "9276004429942845"?',
      ' Example: secukit card load 9276004429942845',
    )
    expect(explain(failure, typed).message).toBe(
      'what is "9276…2845"? Example: secukit card load 9276004429942845',
    )
  })

  it('masks a card number that the user typed where something else was expected, and leaves EANs readable', () => {
    const typed = ['pay', '--amount=9276004429942845']
    expect(explain(Failure.input('"9276004429942845" is not an amount'), typed).message).toBe(
      '"9276…2845" is not an amount',
    )
    expect(explain(Failure.input('basket.json: /0/ean: 4260447149503'), typed).message).toContain(
      '4260447149503',
    )
  })
})
