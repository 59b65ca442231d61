import type { Command, Option } from './command.ts'
import type { Style } from './output.ts'
import { commonOptions, groupOf } from './parse-command.ts'

/** How a next command is shown: it works in a clone and anywhere else, with the package installed or not. */
export const npx = 'npx @secukit/cli'

/** The page of `secukit --help`. */
export function overview(commands: readonly Command[], style: Style): string {
  // The operator's own words are on the page of `secukit sandbox --help`.
  const shown = commands.filter(({ name }) => !name.startsWith('sandbox '))
  return [
    `${style.bold('secukit')}: payments, loyalty cards and receipts over the secuconnect API`,
    '',
    ...entries(shown),
    '',
    'Start here:  secukit demo',
    'More:        secukit <command> --help',
    '',
    'Exit codes: 0 done, 1 internal fault, 2 wrong usage or bad input, 3 declined, aborted or refused,',
    '            4 outcome unresolved: a person must look, 5 not authenticated, 6 no connection',
  ].join('\n')
}

/** The page of words that several commands begin with, such as `secukit card --help`. */
export function groupHelp(words: string, commands: readonly Command[], style: Style): string {
  return [
    `${style.bold(`secukit ${words}`)} takes one more word:`,
    '',
    ...entries(groupOf(words, commands)),
    '',
    `More:  secukit ${words} <word> --help`,
  ].join('\n')
}

function entries(commands: readonly Command[]): readonly string[] {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
}

/** The page of `secukit <command> --help`, examples first; `commands`: all there are, some of which go on with its words. */
export function commandHelp(command: Command, style: Style, commands: readonly Command[] = []): string {
  const further = groupOf(command.name, commands)
  const usage = [
    'secukit',
    command.name,
    ...command.arguments.map(({ name }) => (name.endsWith('?') ? `[${name.slice(0, -1)}]` : name)),
    '[options]',
  ]
  const options = Object.entries({ ...command.options, ...commonOptions }).map(
    ([name, option]) => [flag(name, option), option] as const,
  )
  const width = Math.max(
    ...options.map(([text]) => text.length),
    ...command.arguments.map(({ name }) => name.length),
  )
  return [
    `${style.bold(`secukit ${command.name}`)}: ${command.summary}`,
    '',
    style.bold('Examples'),
    ...command.examples.map((example) => `  ${example}`),
    '',
    style.bold('Usage'),
    `  ${usage.join(' ')}`,
    '',
    ...(command.arguments.length === 0
      ? []
      : [
          style.bold('Arguments'),
          ...command.arguments.map(({ name, summary }) => entry(name.replace('?', ''), summary, width)),
          '',
        ]),
    style.bold('Options'),
    ...options.map(([text, option]) => entry(text, option.summary + extras(option), width)),
    ...(further.length === 0 ? [] : ['', style.bold('Further commands'), ...entries(further)]),
  ].join('\n')
}

const lineWidth = 100

/** A name and what it is for, in as many lines as that takes. No word is longer than a line. */
function entry(name: string, summary: string, width: number): string {
  const room = lineWidth - width - 4
  const lines = summary.match(new RegExp(`\\S.{0,${room - 1}}(?!\\S)`, 'g')) ?? []
  return `  ${name.padEnd(width)}  ${lines.join(`\n${' '.repeat(width + 4)}`)}`
}

function flag(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}

function extras({ choices, default: preset }: Option): string {
  return `${choices ? ` (${choices.join(', ')})` : ''}${preset === undefined ? '' : `, default ${preset}`}`
}
