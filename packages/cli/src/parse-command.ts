import { parseArgs } from 'node:util'
import type { Command, Input, Option } from './command.ts'
import { Failure } from './failure.ts'
import { suggestion } from './suggestion.ts'

/** What a command line asks for. */
export type Parsed =
  | { readonly wants: 'run'; readonly command: Command; readonly input: Input }
  | { readonly wants: 'help'; readonly command?: Command }
  /** The page of several commands that begin alike, such as `card`. */
  | { readonly wants: 'help'; readonly group: string }
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
  const wantsHelp = argv.some(isHelp)
  const command = findCommand(argv, commands)
  if (typeof command === 'string') {
    if (wantsHelp) return { wants: 'help', group: command }
    throw unknownWord(command, argv, commands)
  }
  if (wantsHelp) return { wants: 'help', command }
  const rest = argv.slice(command.name.split(' ').length)
  const [next = ''] = rest
  // What other commands begin with takes no words of its own.
  if (/^[^-]/.test(next) && groupOf(command.name, commands).length > 0)
    throw unknownWord(command.name, argv, commands)
  return { wants: 'run', command, input: readInput(command, rest) }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}

/** The commands that begin with these words and go on. */
export function groupOf(words: string, commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ name }) => name.startsWith(`${words} `))
}

/** The longest command that was typed, or the words that more than one begins with when another is due. */
function findCommand(argv: readonly string[], commands: readonly Command[]): Command | string {
  for (let count = 3; count > 0; count -= 1) {
    const words = argv.slice(0, count).join(' ')
    const found = commands.find(({ name }) => name === words)
    if (found) return found
    if (groupOf(words, commands).length > 0) return words
  }
  const words = argv.filter((word) => !word.startsWith('-'))
  throw Failure.input(
    `secukit has no command "${argv[0]}".${suggestion(words.slice(0, 2).join(' '), names(commands))} All commands: secukit --help`,
  )
}

function unknownWord(begun: string, argv: readonly string[], commands: readonly Command[]): Failure {
  const depth = begun.split(' ').length
  const nextWords = new Set(names(groupOf(begun, commands)).map((name) => name.split(' ')[depth] ?? ''))
  const typed = argv.filter((word) => !word.startsWith('-'))[depth] ?? ''
  return Failure.input(
    `secukit ${begun} takes a ${depth === 1 ? 'second' : 'third'} word: ${[...nextWords].join(', ')}.${suggestion(typed, [...nextWords], `${begun} `)}`,
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
  if (extra !== undefined && !command.arguments.at(-1)?.name.includes('…'))
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
