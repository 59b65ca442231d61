import { type ExitCode, exitCode } from './exit-code.ts'

/** A failure with a message that tells its reader what to do next: shown without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: ExitCode

  constructor(code: ExitCode, message: string) {
    super(message)
    this.code = code
  }

  /** Wrong usage or bad input. */
  static input(message: string): Failure {
    return new Failure(exitCode.badInput, message)
  }
}
