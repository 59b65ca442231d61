import type { Finding } from './finding.ts'

/** The till already takes a payment, or one is not resolved yet. Nothing was sent for the new one. */
export class TerminalBusyError extends Error {
  override readonly name = 'TerminalBusyError'
  /** The sale that is in the way; empty when it is no sale. */
  readonly saleId: string

  constructor(saleId: string, message: string) {
    super(saleId === '' ? message : `${message} (sale ${saleId})`)
    this.saleId = saleId
  }
}

/** An operator's decision that cannot be taken: too early, without evidence, or about nothing that is open. */
export class DecisionError extends Error {
  override readonly name = 'DecisionError'
}

/** Findings propose to give money back, which the end of the day would make impossible at the terminal. */
export class FindingsError extends Error {
  override readonly name = 'FindingsError'
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    super(
      `reverse what was found first, or say despiteFindings: ${findings.map(({ transactionId }) => transactionId).join(', ')}`,
    )
    this.findings = findings
  }
}
