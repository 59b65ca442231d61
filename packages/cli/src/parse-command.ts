import { parseArgs } from 'node:util'
import type { Command, Input, Option } from './command.ts'
import { Failure } from './failure.ts'
import { suggestion } from './suggestion.ts'

/** What a command line asks for. */
export type Parsed =
  | { readonly wants: 'run'; readonly command: Command; readonly input: Input }
  | { readonly wants: 'help'; readonly command?: Command }
  | { readonly wants: 'version' }

/** Options that every command takes. */
export const commonOptions: Readonly<Record<string, Option>> = {
  json: { summary: 'print data as JSON' },
  help: { summary: 'show this help' },
}

/**
 * Reads a command line against the table. A word that it does not know is refused, with the nearest one that it does:
 * where money moves, an ignored typo is a wrong charge.
 */
export function parseCommand(argv: readonly string[], commands: readonly Command[]): Parsed {
  const [first] = argv
  if (first === undefined || isHelp(first) || first === 'help') return { wants: 'help' }
  if (first === '--version') return { wants: 'version' }
  const command = findCommand(argv, commands)
  const rest = argv.slice(command.name.split(' ').length)
  if (rest.some(isHelp)) return { wants: 'help', command }
  return { wants: 'run', command, input: readInput(command, rest) }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}

function findCommand(argv: readonly string[], commands: readonly Command[]): Command {
  const found = commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word))
  if (found) return found
  const words = argv.filter((word) => !word.startsWith('-'))
  const asked = words.slice(0, 2).join(' ')
  const group = commands.filter(({ name }) => name.startsWith(`${words[0]} `))
  if (group.length > 0)
    throw Failure.input(
      `secukit ${words[0]} takes a second word: ${group.map(({ name }) => name.split(' ')[1]).join(', ')}.${suggestion(asked, names(group))}`,
    )
  throw Failure.input(
    `secukit has no command "${argv[0]}".${suggestion(asked, names(commands))} All commands: secukit --help`,
  )
}

function names(commands: readonly Command[]): readonly string[] {
  return commands.map(({ name }) => name)
}

function readInput(command: Command, argv: readonly string[]): Input {
  const known = { ...command.options, ...commonOptions }
  checkOptions(command, argv, known)
  const { values, positionals } = parseStrictly(command, argv, known)
  for (const [name, { choices }] of Object.entries(known)) {
    const value = values[name]
    if (typeof value === 'string' && choices && !choices.includes(value)) {
      throw Failure.input(
        `--${name} must be one of ${choices.join(', ')}; it is "${value}".${suggestion(value, choices)}`,
      )
    }
  }
  const wanted = command.arguments.filter(({ name }) => !name.endsWith('?'))
  const missing = wanted[positionals.length]
  if (missing)
    throw Failure.input(
      `secukit ${command.name} needs ${missing.name}: ${missing.summary}.`,
      ` Example: ${command.examples[0]}`,
    )
  const extra = positionals[command.arguments.length]
  if (extra !== undefined)
    throw Failure.input(
      `secukit ${command.name} does not know what to do with "${extra}".`,
      ` Example: ${command.examples[0]}`,
    )
  const defaults = Object.fromEntries(Object.entries(known).map(([name, option]) => [name, option.default]))
  return { arguments: positionals, options: { ...defaults, ...values } as Input['options'] }
}

function checkOptions(
  command: Command,
  argv: readonly string[],
  known: Readonly<Record<string, Option>>,
): void {
  const seen = new Set<string>()
  for (const [index, word] of argv.entries()) {
    if (word === '--') return
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    if (name === undefined) continue
    const option = Object.hasOwn(known, name) ? known[name] : undefined
    if (!option) {
      throw Failure.input(
        `secukit ${command.name} has no option --${name}.${suggestion(name, Object.keys(known), '--')}`,
      )
    }
    // The last one would win, and nobody would hear of the other.
    if (seen.has(name)) throw Failure.input(`--${name} is given twice; say which one you mean`)
    seen.add(name)
    const value = inline ?? argv[index + 1] ?? ''
    if (option.value !== undefined && (value === '' || (inline === undefined && isOption(value))))
      throw Failure.input(`--${name} needs a value: ${option.summary}`)
  }
}

/** A dash alone stands for standard input. */
function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-'
}

function parseStrictly(command: Command, argv: readonly string[], known: Readonly<Record<string, Option>>) {
  try {
    return parseArgs({
      args: [...argv],
      options: Object.fromEntries(
        Object.entries(known).map(([name, { value }]) => [
          name,
          { type: value === undefined ? 'boolean' : 'string' },
        ]),
      ),
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw Failure.input(`secukit ${command.name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
