/** One row of the operation table that is generated from the specs. */
export interface Operation {
  /** Which API it belongs to. */
  readonly spec: 'auth' | 'smart' | 'loyalty'
  readonly method: string
  /** The path with `{placeholders}`, below the base URL. */
  readonly path: string
  /** The placeholders, in the order of the method's arguments. */
  readonly pathParameters: readonly string[]
  /** What the method takes after them. */
  readonly takes: 'body' | 'query' | 'nothing'
  /** Whether it answers `{ count, data }` and can be read page by page. */
  readonly list: boolean
  /** Moves money: it is sent once and never again by itself, whatever the answer. */
  readonly neverReplay: boolean
  /** How long it may hold the line, in seconds, where the specs say so. */
  readonly blockingSeconds?: number
}
