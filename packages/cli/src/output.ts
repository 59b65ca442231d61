import { exitCode } from './exit-code.ts'

/** Where a command writes: data to `out`, talk and progress to `err`. */
export interface Output {
  /** One text to stdout, with the line end that it needs. */
  readonly data: (text: string) => void
  /** What is no text to stdout. */
  readonly bytes: (bytes: Uint8Array) => void
  /** Whether stdout is shown to a person, whose terminal obeys bytes. */
  readonly isTerminal: boolean
  /** One line to stderr. */
  readonly say: (text: string) => void
  readonly style: Style
}

/** Marks text on a terminal; plain elsewhere, and with NO_COLOR. */
export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly green: (text: string) => string
  readonly red: (text: string) => string
}

export function consoleOutput(): Output {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', notWritten)
  return {
    data: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    bytes: (bytes) => void process.stdout.write(bytes),
    isTerminal: process.stdout.isTTY,
    say: (text) => void process.stderr.write(`${text}\n`),
    // One style for both: marks that a terminal shows are noise in a file.
    style: styleFor(process.stdout.isTTY && process.stderr.isTTY, process.env),
  }
}

/** A reader may stop reading, as `head` does: no fault, and what was begun is brought to its end. A full disk is one. */
function notWritten(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return
  process.stderr.write(`✗ cannot write the output: ${error.message}\n`)
  process.once('exit', () => {
    process.exitCode ||= exitCode.internalFault
  })
}

/** https://no-color.org: any value that is not empty turns colour off. */
export function styleFor(
  isTerminal: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Style {
  const on = isTerminal === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  const mark = (start: number, end: number) => (text: string) =>
    on ? `\u001B[${start}m${text}\u001B[${end}m` : text
  return { bold: mark(1, 22), dim: mark(2, 22), green: mark(32, 39), red: mark(31, 39) }
}
