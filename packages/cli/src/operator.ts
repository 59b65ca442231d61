import { request } from 'node:http'
import { readUrl } from './base-url.ts'
import { type Input, textOption } from './command.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { Failure } from './failure.ts'
import { isLoopback } from './loopback.ts'

// The operator side of a running sandbox: https://github.com/secukit/secukit, specs/operator.yaml.

/** One call of the operator side. */
export interface OperatorCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/_sandbox`, with its query. */
  readonly path: string
  readonly body?: unknown
  /** What every answer has: whatever has not is no sandbox. */
  readonly has: string
  /** What 409 means. Default: bad input. `refused`: it would be right at another time. */
  readonly conflict?: 'refused'
}

/** Where the sandbox is: `--base-url`, else `SECUKIT_BASE_URL`, else a sandbox on its usual port. */
export function sandboxUrl(input: Input, env: NodeJS.ProcessEnv = process.env): string {
  const text = textOption(input, 'base-url') ?? (env['SECUKIT_BASE_URL'] || 'http://127.0.0.1:4010')
  const host = URL.canParse(text) && !isLoopback(text) ? new URL(text).host : undefined
  if (host === undefined) return new URL(readUrl(text).baseUrl).origin
  throw Failure.input(
    `a sandbox obeys only the machine that it runs on: say its address there, such as http://127.0.0.1:4010, and not ${host}`,
  )
}

/** Asks a running sandbox. Throws a `Failure` with its words when it does not do it. */
export async function ask<Answer>(input: Input, call: OperatorCall): Promise<Answer> {
  const url = sandboxUrl(input)
  const { status, text } = await send(url, call)
  const answer = parse(text)
  if (status === 200 && typeof answer === 'object' && answer !== null && call.has in answer)
    return answer as Answer
  const error = errorOf(answer)
  if (error === undefined || status < 400) {
    throw Failure.input(
      `${url} answers, but not as a sandbox does (HTTP ${status}). Is the address right? A sandbox is started with: secukit sandbox`,
    )
  }
  throw new Failure(codeOf(status, call), error)
}

function codeOf(status: number, { conflict }: OperatorCall): ExitCode {
  if (status >= 500) return exitCode.noConnection
  return status === 403 || (status === 409 && conflict === 'refused') ? exitCode.refused : exitCode.badInput
}

/** Ours has `error` alone; a fault of the sandbox itself is told in the form of the API. */
function errorOf(answer: unknown): string | undefined {
  const { error, error_details: details } = Object(answer) as Record<string, unknown>
  const isOurs = typeof error === 'string' && Object.keys(Object(answer) as object).length === 1
  if (isOurs) return error
  return typeof details === 'string' && details.startsWith('fault of the sandbox') ? details : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The longest silence before a sandbox is given up, in ms: a snapshot of a large store takes its time. */
const patience = 60_000

function send(
  url: string,
  { method, path, body }: OperatorCall,
): Promise<{ readonly status: number; readonly text: string }> {
  const json = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  return new Promise((done, fail) => {
    const lost = (error: Error): void => {
      const why = 'code' in error ? ` (${String(error.code)})` : `: ${error.message}`
      fail(
        new Failure(
          exitCode.noConnection,
          `no sandbox answers at ${url}${why}. Start one with: secukit sandbox, or say where it is with --base-url`,
        ),
      )
    }
    const headers = json && { 'content-type': 'application/json', 'content-length': json.byteLength }
    const outgoing = request(
      `${url}/_sandbox${path}`,
      { method, timeout: patience, ...(headers && { headers }) },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.once('error', lost)
        incoming.once('end', () =>
          done({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        )
      },
    )
    outgoing.once('timeout', () => outgoing.destroy(new Error('it took too long')))
    outgoing.on('error', lost)
    outgoing.end(json)
  })
}
