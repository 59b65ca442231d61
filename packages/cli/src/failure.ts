import { type ExitCode, exitCode } from './exit-code.ts'

/** A failure with a message that tells its reader what to do next: shown without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: ExitCode

  /** The end of the message that comes from our own table: shown as it is, whatever was typed. */
  readonly example: string

  constructor(code: ExitCode, message: string, example = '') {
    super(`${message}${example}`)
    this.code = code
    this.example = example
  }

  /** Wrong usage or bad input. */
  static input(message: string, example?: string): Failure {
    return new Failure(exitCode.badInput, message, example)
  }
}
