/** What any call can be told. */
export interface CallOptions {
  /** Ends the call: it rejects with the signal's reason. What the server did by then stays done. */
  readonly signal?: AbortSignal
  /**
   * How long one try may take until its answer is complete, in ms.
   * Default: 30,000, or 300,000 for calls that wait for the card terminal.
   */
  readonly timeout?: number
  /**
   * How long the whole call may take, in ms: waiting for a token, all tries, and the waits between them.
   * Default: twice the timeout.
   */
  readonly deadline?: number
  /** How often to try again after a failure that may pass. What moves money is never tried again. Default: 2. */
  readonly retries?: number
}

/**
 * A list that was asked for: `await` it for one page, or walk over all hits with `for await`.
 * Each use sends its own requests.
 */
export interface ListCall<Page, Item> extends PromiseLike<Page>, AsyncIterable<Item> {}
