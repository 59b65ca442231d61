/** What the exit code of `secukit` says; the numbers are a public contract. */
export const exitCode = {
  done: 0,
  internalFault: 1,
  badInput: 2,
  refused: 3,
  unresolved: 4,
  notAuthenticated: 5,
  noConnection: 6,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
