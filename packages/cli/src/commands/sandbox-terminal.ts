import { formatAmount } from '../amount.ts'
import { type Input, type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { customerActs, terminalActs } from '../terminal-acts.ts'
import { suggestion } from '../suggestion.ts'
import { ask, type OperatorCall } from '../operator.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'
import { readDuration } from '../time.ts'

interface Terminal {
  readonly id: string
  readonly job?: { readonly kind: string; readonly amount: number; readonly told?: boolean }
  readonly display: string
  readonly plugged: boolean
  readonly paper: boolean
}

/** Shows the card terminals. */
export const show: Run = async (input, output) => {
  const list = await ask<{ readonly terminals: readonly Terminal[] }>(input, {
    method: 'GET',
    path: '/terminals',
    has: 'terminals',
  })
  if (input.options['json']) output.data(JSON.stringify(list, undefined, 2))
  else output.data(terminalTable(list.terminals, output))
  return exitCode.done
}

/** Lets something happen at what the terminal is at. */
export const act: Run = async (input, output) => {
  const [word = ''] = input.arguments
  const body = { act: readAct(word, terminalActs), ...details(input) }
  return change(input, output, {
    method: 'POST',
    body,
    path: '/act',
    conflict: 'refused',
  })
}

/** Says what the next customers do. */
export const next: Run = async (input, output) => {
  const how = { ...details(input), ...customerTakes(input) }
  if (input.arguments.length > 1 && Object.keys(how).length > 0)
    throw Failure.input(
      '--reason, --late, --card and --after go with one ACT. Run the command once for each: they add up',
    )
  return change(input, output, {
    method: 'PUT',
    body: { next: input.arguments.map((word) => ({ act: readAct(word, customerActs), ...how })) },
  })
}

/** Says what customers do when nobody said anything else. */
export const always: Run = async (input, output) => {
  const [first = ''] = input.arguments
  if (first.includes('=') || input.arguments.length > 1)
    return change(input, output, { method: 'PUT', body: { always: randomCustomer(input) } })
  const body = { always: { act: readAct(first, customerActs), ...details(input), ...customerTakes(input) } }
  return change(input, output, { method: 'PUT', body })
}

export const plug: Run = (input, output) => change(input, output, { method: 'PUT', body: { plugged: true } })

export const unplug: Run = (input, output) =>
  change(input, output, { method: 'PUT', body: { plugged: false } })

export const paper: Run = async (input, output) => {
  const [place = ''] = input.arguments
  if (place !== 'in' && place !== 'out') throw Failure.input(`paper is in or out; it is "${place}"`)
  return change(input, output, { method: 'PUT', body: { paper: place === 'in' } })
}

interface Change extends Pick<OperatorCall, 'method' | 'body'> {
  /** Behind that of the terminal. */
  readonly path?: string
  readonly conflict?: 'refused'
}

/** Asks for a change, and shows the terminal as it is then. */
async function change(
  input: Input,
  output: Output,
  { path = '', ...call }: Change,
): Promise<typeof exitCode.done> {
  const id = encodeURIComponent(textOption(input, 'terminal') ?? 'me')
  const terminal = await ask<Terminal>(input, {
    ...call,
    path: `/terminals/${id}${path}`,
    has: 'display',
  })
  if (input.options['json']) output.data(JSON.stringify(terminal, undefined, 2))
  else output.data(terminalTable([terminal], output))
  return exitCode.done
}

function terminalTable(terminals: readonly Terminal[], { style }: Output): string {
  const rows = terminals.map(({ id, job, display, plugged, paper: hasPaper }) => [
    id,
    job ? `${job.kind}${job.amount > 0 ? ` ${formatAmount(job.amount)}` : ''}` : 'nothing',
    display,
    plugged ? 'plugged in' : 'unplugged',
    hasPaper ? 'in' : 'out',
  ])
  return table(['terminal', 'is at', 'shows', 'plug', 'paper'], rows, style)
}

/** Words of a shell have no blanks: `wrong-pin` is `wrong PIN`. Refuses what nobody can do. */
function readAct(word: string, known: readonly string[]): string {
  const typed = word.toLowerCase().replaceAll(' ', '-')
  if (!known.includes(typed))
    throw Failure.input(`ACT must be one of ${known.join(', ')}; it is "${word}".${suggestion(word, known)}`)
  return inWords(typed)
}

function inWords(word: string): string {
  return word.replaceAll('-', ' ').replace(/\bpin\b/, 'PIN')
}

function details(input: Input): {
  readonly reason?: string
  readonly late?: number
  readonly cardnumber?: string
} {
  const [reason, late, cardnumber] = ['reason', 'late', 'card'].map((name) => textOption(input, name))
  return {
    ...(reason !== undefined && { reason: inWords(reason) }),
    ...(late !== undefined && { late: readDuration('late', late) }),
    ...(cardnumber !== undefined && { cardnumber }),
  }
}

function customerTakes(input: Input): { readonly after?: number } {
  const after = textOption(input, 'after')
  return after === undefined ? {} : { after: readDuration('after', after) }
}

/** `approve=9 decline=1`, and how long they take at least and at most. */
function randomCustomer(input: Input): object {
  if (Object.keys(details(input)).length > 0)
    throw Failure.input('--reason, --late and --card go with one ACT, and not with a random customer')
  const weights = input.arguments.map((text) => {
    const [, word = '', weight] = /^([^=]+)=(\d{1,9})$/.exec(text) ?? []
    if (weight === undefined)
      throw Failure.input(
        `"${text}" does not say how often. Write ACT=NUMBER for each, such as approve=9 decline=1`,
      )
    return [readAct(word, customerActs), Number(weight)] as const
  })
  const after = textOption(input, 'after')
  if (after === undefined) return { weights: Object.fromEntries(weights) }
  const [least = '', most = least] = after.split('-')
  return {
    weights: Object.fromEntries(weights),
    after: [readDuration('after', least), readDuration('after', most)],
  }
}
