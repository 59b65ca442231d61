import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  maskCardNumbers,
  NotRegisteredError,
  SecuconnectError,
  ServerError,
  TokenStoreError,
} from '@secukit/api'
import {
  DecisionError,
  FindingsError,
  InvalidSaleError,
  JournalError,
  type SaleFault,
  TerminalBusyError,
} from '@secukit/terminal'
import { type ExitCode, exitCode } from './exit-code.ts'
import { Failure } from './failure.ts'

/** What is said of an error, and the exit code that it ends with. */
export interface Explanation {
  readonly code: ExitCode
  readonly message: string
}

/**
 * Turns any error into words for people. Errors that we did not foresee are internal faults, told as such.
 * `argv`: what the user typed. It may be quoted, and may hold a card number where something else was expected.
 */
export function explain(error: unknown, argv: readonly string[] = []): Explanation {
  const { code, message } = inWords(error)
  const example = error instanceof Failure ? error.example : ''
  const typed = argv.flatMap((word) => [word, ...word.split('=')])
  const masked = typed.reduce(
    (text, word) => text.replaceAll(word, withoutUserInfo(maskCardNumbers(word))),
    message.slice(0, message.length - example.length),
  )
  return { code, message: withoutUserInfo(masked) + example }
}

/** A user name and password in an address are secrets. */
function withoutUserInfo(text: string): string {
  return text.replaceAll(/(:\/\/)\S*@/g, '$1…@')
}

function inWords(error: unknown): Explanation {
  if (error instanceof Failure) return { code: error.code, message: error.message }
  if (error instanceof InvalidSaleError)
    return {
      code: exitCode.badInput,
      message: error.faults.map((fault) => `${optionOf(fault)}: ${fault.message}`).join('\n'),
    }
  if (error instanceof AuthenticationError || error instanceof NotRegisteredError)
    return { code: exitCode.notAuthenticated, message: error.message }
  if (error instanceof TokenStoreError) return { code: exitCode.badInput, message: error.message }
  if (error instanceof ConnectionError) return { code: exitCode.noConnection, message: error.message }
  if (error instanceof ServerError) return { code: exitCode.noConnection, message: error.message }
  if (error instanceof ApiError) return { code: exitCode.refused, message: withUserMessage(error) }
  if (error instanceof SecuconnectError) return { code: exitCode.noConnection, message: error.message }
  if (error instanceof TerminalBusyError) return { code: exitCode.unresolved, message: error.message }
  if (error instanceof JournalError || error instanceof DecisionError)
    return { code: exitCode.badInput, message: error.message }
  if (error instanceof FindingsError) return { code: exitCode.refused, message: error.message }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return {
    code: exitCode.internalFault,
    message: maskCardNumbers(`internal fault: ${what}. Please report it with the command that you ran.`),
  }
}

/** The option that a part of a sale came from. */
export function optionOf({ pointer }: SaleFault): string {
  const options: Readonly<Record<string, string>> = {
    '/saleId': '--sale-id',
    '/card': '--card',
    '/method': '--method',
    '/balanceFirst': '--balance-first',
  }
  return options[pointer] ?? pointer
}

function withUserMessage({ message, userMessage }: ApiError): string {
  return userMessage === undefined ? message : `${userMessage}\n${message}`
}
