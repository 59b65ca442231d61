/** The token endpoint, bound to its URL; requests to it are retried as reads are. */
export interface TokenEndpoint {
  /** Tells accounts apart that share a token store. */
  readonly url: string
  /**
   * Sends one form, client secret and all, and gives back the answer's body.
   * Rejects with a `SecuconnectError` whose `operation` is `auth.token`, or with the signal's reason;
   * with an `AuthenticationError` when the server says no, its `reason` being the OAuth word, such as `authorization_pending`.
   */
  request(
    form: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>>>
}

/** Hands out the access token of the session. */
export interface TokenSource {
  /** The token for the next call; asks the token endpoint only when none is valid. */
  get(): Promise<string>
  /** The server refused this token: the next `get` brings another. A token that was replaced meanwhile stays. */
  drop(token: string): void
}

/** How a client proves who it is; made by functions such as `clientCredentials`. */
export type Authentication = (endpoint: TokenEndpoint) => TokenSource
