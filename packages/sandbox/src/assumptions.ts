/**
 * What the vendor's documents leave open, and how this sandbox has it. A driver has to be right whichever way the real
 * server does it, so a test sets each of them both ways.
 */
export interface Assumptions {
  /** A start of a transaction that was aborted. */
  startAfterAbort: 'refused' | 'executed'
  /** A second start of the same transaction. `answered again`: the stored answer once more, and nothing is charged. */
  secondStart: 'refused' | 'answered again' | 'charged again'
  /** The status that a read shows while the terminal is at work. `created`: as it was before. */
  statusAtTerminal: 'created' | 'processing' | 'pending'
  /** An abort or a cancel while the terminal is at work. `ignored`: answered with 200, and nothing is stopped. */
  abortAtTerminal: 'refused' | 'ignored' | 'stops the terminal'
  /**
   * What became of a payment or a run that the terminal did not do. `failed`: answered with 200, in the status `failed`.
   * `refused`: answered with 403, and a read shows `failed`. `forgotten`: answered with 403, and a read shows what was
   * there before.
   */
  declinedAtTerminal: 'failed' | 'refused' | 'forgotten'
  /** What `receipt_merchant_print` means. It makes a difference when the terminal has no paper. */
  merchantSlip: 'to be printed' | 'was printed'
  /** How long a new transaction cannot be found by a list, in ms. */
  listDelay: number
}

/** The cautious reading: what is not allowed is refused, and what happened shows. */
export const cautious: Assumptions = {
  startAfterAbort: 'refused',
  secondStart: 'refused',
  statusAtTerminal: 'created',
  abortAtTerminal: 'refused',
  declinedAtTerminal: 'failed',
  merchantSlip: 'to be printed',
  listDelay: 0,
}
