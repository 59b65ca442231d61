/** One operation as the specs admit it. */
export interface Route {
  readonly operation: string
  readonly method: string
  /** With `{placeholders}`; literals are compared without regard to case. */
  readonly path: string
  readonly body: 'required' | 'optional' | 'none'
  readonly mediaTypes: readonly string[]
  /** Whether it takes query parameters. */
  readonly query: boolean
  /** Whether it wants a token. */
  readonly secured: boolean
}
