import type { Token } from '../generated/models.ts'

/** Where tokens come from: one request to the token endpoint, already bound to its URL. */
export type TokenEndpoint = (form: Readonly<Record<string, string>>) => Promise<Token>

/** Hands out the access token of the session. */
export interface TokenSource {
  /** The token for the next call; asks the token endpoint only when none is valid. */
  get(): Promise<string>
  /** The server refused this token: the next `get` brings another. A token that was replaced meanwhile stays. */
  drop(token: string): void
}

/** How a client proves who it is; made by functions such as `clientCredentials`. */
export type Authentication = (endpoint: TokenEndpoint) => TokenSource
