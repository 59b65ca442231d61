/** What does not agree between the till's journal and the server, and what to do about it. Amounts in cents. */
export interface Finding {
  /**
   * - `found payment`: paid at the server, and not by this journal: unknown to it, or not approved in it.
   * - `double`: one sale is paid more than once.
   * - `orphan`: created for this till and never started; nothing can be charged for it any more once it is given up.
   * - `phantom`: approved in the journal, and not paid at the server.
   * - `amount`: the server has another amount or currency than the journal.
   */
  readonly kind: 'found payment' | 'double' | 'orphan' | 'phantom' | 'amount'
  readonly saleId: string
  readonly transactionId: string
  /** What the journal says; absent where it knows nothing. */
  readonly expected?: { readonly amount: number; readonly currency: string; readonly outcome: string }
  /** What the server says; absent where it does not know the transaction. */
  readonly found?: {
    readonly amount: number | undefined
    readonly currency: string | undefined
    readonly status: string
  }
  /**
   * What is proposed. `give up`: abort the transaction, which the driver does by itself. `reverse`: give the money back
   * with `terminal.reverse({ transactionId })`, unless the goods were handed out. `look into it`: a person has to
   * compare the slips with the back office.
   */
  readonly action: 'give up' | 'reverse' | 'look into it'
}
