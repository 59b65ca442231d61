import type { ExitCode } from './exit-code.ts'
import type { Output } from './output.ts'

/** One command, as data: parsing, help and completion all read it. */
export interface Command {
  /** The words that call it, such as `card load`. */
  readonly name: string
  readonly summary: string
  /** In their order; a name that ends in `?` may be left out, and one with `…` stands for one or more words. */
  readonly arguments: readonly Argument[]
  readonly options: Readonly<Record<string, Option>>
  /** Lines that work as they stand, the most usual first. */
  readonly examples: readonly string[]
  /** Loads the code of the command, so that no command pays for another. */
  readonly load: () => Promise<{ readonly run: Run }>
}

interface Argument {
  readonly name: string
  readonly summary: string
}

export interface Option {
  readonly summary: string
  /** The name of its value in the help; without it the option is a switch. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly default?: string
}

/** What the user typed, checked against the table. */
export interface Input {
  /** By position; one that was left out is absent. */
  readonly arguments: readonly string[]
  /** Values by option name; switches are `true`. */
  readonly options: Readonly<Record<string, string | true | undefined>>
}

/** Runs a command. Throws for failures; `explain` tells people about them. */
export type Run = (input: Input, output: Output) => Promise<ExitCode>

/** The value of an option that takes one. */
export function textOption({ options }: Input, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
