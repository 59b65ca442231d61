import { type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { ask } from '../operator.ts'
import { readDuration, readMoment } from '../time.ts'

interface ClockState {
  readonly now: string
  readonly stopped: boolean
}

/** Tells the time of a sandbox, and sets it before. */
export const run: Run = async (input, output) => {
  const [advance, stopAt] = [textOption(input, 'advance'), textOption(input, 'stop-at')]
  const changes = [
    ...(advance === undefined ? [] : [{ advance: readDuration('advance', advance) }]),
    ...(stopAt === undefined ? [] : [{ stopAt: readMoment('stop-at', stopAt) }]),
    ...(input.options['stop'] ? [{ run: false }] : []),
    ...(input.options['run'] ? [{ run: true }] : []),
  ]
  if (changes.length > 1) throw Failure.input('say one of --advance, --stop-at, --stop and --run')
  const [body] = changes
  const state = await ask<ClockState>(input, {
    ...(body ? { method: 'PUT', body } : { method: 'GET' }),
    path: '/clock',
    has: 'now',
    conflict: 'refused',
  })
  if (input.options['json']) output.data(JSON.stringify(state, undefined, 2))
  else output.data(`${state.now}, ${state.stopped ? 'stopped' : 'running'}`)
  return exitCode.done
}
