import { readInteger } from '../amount.ts'
import { type Input, type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { ask, type OperatorCall } from '../operator.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'
import { readDuration } from '../time.ts'

type Fault = Readonly<Record<string, string | number | undefined>>

interface FaultList {
  /** Those that are still to strike. */
  readonly list: readonly Fault[]
  /** Those that have struck; `at` in ms since 1970. */
  readonly hits: readonly { readonly operation?: string; readonly fault: Fault; readonly at: number }[]
}

export const add: Run = (input, output) => {
  const effect = textOption(input, 'effect')
  if (effect === undefined) throw Failure.input('say what goes wrong: --effect cut, for one')
  const ms = textOption(input, 'ms')
  const numbers = [
    ['status', 'status', 400, 599],
    ['code', 'code', 0, 99_999],
    ['retry-after', 'retryAfter', 0, 86_400],
    ['skip', 'skip', 0, 999_999_999],
    ['times', 'times', 0, 999_999_999],
  ] as const
  const body = {
    effect: inWords(effect),
    operation: textOption(input, 'operation'),
    when: textOption(input, 'when'),
    as: textOption(input, 'as'),
    ...(ms !== undefined && { ms: readDuration('ms', ms) }),
    ...Object.fromEntries(
      numbers.flatMap(([name, key, least, most]) => {
        const text = textOption(input, name)
        return text === undefined ? [] : [[key, readInteger(name, text, least, most)]]
      }),
    ),
  }
  return tell(input, output, { method: 'POST', path: '/faults', body })
}

export const show: Run = (input, output) => tell(input, output, { method: 'GET', path: '/faults' })

export const clear: Run = (input, output) => tell(input, output, { method: 'DELETE', path: '/faults' })

export const random: Run = (input, output) => {
  const text = textOption(input, 'rate') ?? ''
  const rate = /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  if (!(rate >= 0 && rate <= 1))
    throw Failure.input(
      text === ''
        ? 'say how many calls are struck: --rate 0.2, for one; --rate 0 stops it'
        : `--rate must be a number from 0 to 1; it is "${text}"`,
    )
  const body = {
    rate,
    seed: readInteger('seed', textOption(input, 'seed') ?? '1', 0, 999_999_999),
    effects: textOption(input, 'effects')?.split(',').map(inWords),
    operation: textOption(input, 'operation'),
  }
  return tell(input, output, { method: 'PUT', path: '/faults/random', body })
}

async function tell(
  input: Input,
  output: Output,
  call: Omit<OperatorCall, 'has'>,
): Promise<typeof exitCode.done> {
  const faults = await ask<FaultList>(input, { ...call, has: 'hits' })
  if (input.options['json']) output.data(JSON.stringify(faults, undefined, 2))
  else output.data(faultTable(faults, output))
  return exitCode.done
}

function faultTable({ list, hits }: FaultList, { style }: Output): string {
  const waiting = list.map(({ effect, operation = 'every call', times = 1, ...rest }) => [
    String(effect),
    String(operation),
    times === 0 ? 'always' : `${times}×`,
    settings(rest),
  ])
  const struck = hits.map(
    ({ fault: { effect, operation: _meant, times: _often, ...rest }, operation = '-', at }) => [
      `${new Date(at).toISOString().slice(0, 19)}Z`,
      String(effect),
      operation,
      settings(rest),
    ],
  )
  return [
    waiting.length === 0
      ? 'No fault is still to strike.'
      : table(['still to strike', 'operation', 'how often', 'how'], waiting, style),
    ...(struck.length === 0 ? [] : ['', table(['struck at', 'effect', 'operation', 'how'], struck, style)]),
  ].join('\n')
}

function settings(rest: Fault): string {
  return Object.entries(rest)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}

function inWords(effect: string): string {
  return effect.replaceAll('-', ' ')
}
