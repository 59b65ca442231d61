import { maskCardNumbers } from '@secukit/api'
import { DataError, type Sandbox, startSandbox } from '@secukit/sandbox'
import { readInteger } from '../amount.ts'
import { type Input, type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { npx } from '../help.ts'
import type { Output } from '../output.ts'
import { leaveCredentials } from '../running-sandbox.ts'

interface Wanted {
  readonly port: number
  readonly host: string
  readonly seed?: number
  readonly data?: string
}

/** Runs the simulator until it is interrupted. */
export const run: Run = async (input, output) => {
  const wanted = readWanted(input)
  const cards = textOption(input, 'cards')
  await using sandbox = await startSandbox({
    ...wanted,
    expose: input.options['expose'] === true,
    ...(cards !== undefined && { cards: readInteger('cards', cards, 0, 10_000_000) }),
    onCall: ({ method, url, status }) => output.say(`${status || 'cut'} ${method} ${readable(url)}`),
  }).catch((error: unknown) => {
    throw faultOf(error, wanted)
  })
  const takeAway = await leaveCredentials(sandbox.url, sandbox.credentials).catch((error: unknown) => {
    output.say(
      `other commands cannot find its credentials, give them SECUKIT_CLIENT_ID and SECUKIT_CLIENT_SECRET: ${messageOf(error)}`,
    )
  })
  try {
    // Heard from before the first word: whoever reads that may end it at once.
    const interrupted = new Promise<void>((done) => {
      process.once('SIGINT', done)
      process.once('SIGTERM', done)
    })
    greet(sandbox, wanted, input, output)
    await interrupted
  } finally {
    await takeAway?.()
  }
  return exitCode.done
}

function readWanted(input: Input): Wanted {
  const [seed, data] = [textOption(input, 'seed'), textOption(input, 'data')]
  return {
    port: readInteger('port', textOption(input, 'port') ?? '4010', 0, 65_535),
    host: textOption(input, 'host') ?? '127.0.0.1',
    ...(seed !== undefined && { seed: readInteger('seed', seed, 0, 999_999_999) }),
    ...(data !== undefined && { data }),
  }
}

function greet({ url, credentials }: Sandbox, { seed, data }: Wanted, input: Input, output: Output): void {
  if (input.options['json']) {
    output.data(JSON.stringify({ url, ...credentials, seed, data }))
    return
  }
  const { bold } = output.style
  // All addresses of a machine are none that can be called.
  const near = url.replace(/\/\/(?:0\.0\.0\.0|\[::\])/, '//127.0.0.1')
  output.data(
    [
      `${bold('Sandbox')} at ${bold(url)}  (API ${url}/api/v2, tokens ${url}/oauth/token)`,
      `  client id      ${credentials.clientId}`,
      `  client secret  ${credentials.clientSecret}`,
      ...(seed === undefined ? [] : [`  seed           ${seed}`]),
      '',
      'In another shell:',
      `  ${npx} card load 9276004429942845 15,00 --method cash --base-url ${near}`,
      `  ${npx} sandbox ledger --base-url ${near}`,
      '',
      `Ctrl+C ends it; everything in it is ${data === undefined ? 'forgotten then' : `kept in ${data}`}.`,
    ].join('\n'),
  )
}

/** A call for the log, with printable signs as they are: an encoded one before a card number would keep it from being masked. */
function readable(url: string): string {
  return maskCardNumbers(url.replaceAll(/%(?:[2-6][\da-f]|7[\da-e])/gi, (sign) => decodeURIComponent(sign)))
}

/** What was asked for and cannot be had, in the words of the command line; anything else as it is. */
function faultOf(error: unknown, { port, host }: Wanted): unknown {
  const message = messageOf(error)
  if (error instanceof RangeError) return Failure.input(message.replace('say expose: true', 'add --expose'))
  if (!(error instanceof Error)) return error
  if (error instanceof DataError) return Failure.input(message)
  const { code, syscall } = error as NodeJS.ErrnoException
  const other = 'Choose another with --port, or --port 0 for a free one.'
  if (code === 'EADDRINUSE') return Failure.input(`port ${port} is taken. ${other}`)
  if (code === 'EACCES' && syscall === 'listen')
    return Failure.input(`port ${port} needs more rights. ${other}`)
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo')
    return Failure.input(`${host} is no address of this machine. Leave --host out, or give it one.`)
  return error
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
