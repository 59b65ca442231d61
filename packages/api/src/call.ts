/** What any call can be told. */
export interface CallOptions {
  /** Ends the call: it rejects with the signal's reason. What the server did by then stays done. */
  readonly signal?: AbortSignal
  /**
   * How long to wait for the whole answer, in ms.
   * Default: 30,000, or 300,000 for calls that wait for the card terminal.
   */
  readonly timeout?: number
}

/**
 * A list that was asked for: `await` it for one page, or walk over all hits with `for await`.
 * Each use sends its own requests.
 */
export interface ListCall<Page, Item> extends PromiseLike<Page>, AsyncIterable<Item> {}
