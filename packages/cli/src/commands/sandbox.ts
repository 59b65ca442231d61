import { randomInt } from 'node:crypto'
import { maskCardNumbers } from '@secukit/api'
import { startSandbox } from '@secukit/sandbox'
import { readInteger } from '../amount.ts'
import { type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { npx } from '../help.ts'

/** Runs the simulator until it is interrupted. */
export const run: Run = async (input, output) => {
  const port = readInteger('port', textOption(input, 'port') ?? '4010', 0, 65_535)
  // Ids that came up in an earlier run are in the journals of the tills, which refuse them for good.
  const seed = readInteger(
    'seed',
    textOption(input, 'seed') ?? String(randomInt(1_000_000_000)),
    0,
    999_999_999,
  )
  await using sandbox = await startSandbox({
    port,
    seed,
    onCall: ({ method, url, status }) => output.say(`${status} ${method} ${readable(url)}`),
  }).catch((error: unknown) => {
    const why = portFault(error)
    throw why === undefined
      ? error
      : Failure.input(`port ${port} ${why}. Choose another with --port, or --port 0 for a free one.`)
  })
  // Heard from before the first word: whoever reads that may end it at once.
  const interrupted = new Promise<void>((done) => {
    process.once('SIGINT', done)
    process.once('SIGTERM', done)
  })
  const { url, credentials } = sandbox
  if (input.options['json']) output.data(JSON.stringify({ url, ...credentials, seed }))
  else {
    const { bold } = output.style
    output.data(
      [
        `${bold('Sandbox')} at ${bold(url)}  (API ${url}/api/v2, tokens ${url}/oauth/token)`,
        `  client id      ${credentials.clientId}`,
        `  client secret  ${credentials.clientSecret}`,
        `  seed           ${seed}`,
        '',
        'In another shell:',
        `  ${npx} card load 9276004429942845 15,00 --method cash --base-url ${url}`,
        '',
        'Ctrl+C ends it; everything in it is forgotten then.',
      ].join('\n'),
    )
  }
  await interrupted
  return exitCode.done
}

/** A call for the log, with printable signs as they are: an encoded one before a card number would keep it from being masked. */
function readable(url: string): string {
  return maskCardNumbers(url.replaceAll(/%(?:[2-6][\da-f]|7[\da-e])/gi, (sign) => decodeURIComponent(sign)))
}

function portFault(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'EADDRINUSE' ? 'is taken' : code === 'EACCES' ? 'needs more rights' : undefined
}
