import type { Command } from './command.ts'
import { ESC_POS_COMMANDS } from './esc-pos-commands.ts'
import { STAR_PRNT_COMMANDS, STAR_RASTER_COMMANDS } from './star-prnt-commands.ts'

/** A stretch of a printer job: some text, or one command. */
export interface Token {
  /**
   * `text`: bytes to print. `command`: a known command with all its parameters. `cut-off`: a known command whose
   * parameters run past the end of the job. `unknown`: a command that is in no table, taken to be two bytes long
   * (three behind `ESC GS`, `ESC RS` and `ESC FS` of Star). `control`: equal control bytes that mean nothing.
   */
  readonly kind: 'text' | 'command' | 'cut-off' | 'unknown' | 'control'
  /** Where it begins in the job, in bytes. */
  readonly offset: number
  /** All its bytes: a view into the job, no copy. */
  readonly bytes: Uint8Array
  /** The entry in the command table, for `command` and `cut-off`. */
  readonly command?: Command
}

/** Splits an ESC/POS job. The tokens follow each other without a gap: together they are the job. Never throws. */
export function tokenizeEscPos(bytes: Uint8Array): Token[] {
  return tokenize(bytes, ESC_POS)
}

/** Splits a StarPRNT job as `tokenizeEscPos` does, raster mode included. Never throws. */
export function tokenizeStarPrnt(bytes: Uint8Array): Token[] {
  return tokenize(bytes, STAR_PRNT)
}

/** What may follow the bytes read so far, and the command that they are. */
interface Table {
  command?: Command
  readonly next: Map<number, Table>
}

interface Language {
  readonly commands: Table
  /** Bytes that begin a command of more than one byte. */
  readonly prefixes: readonly number[]
  /** Second bytes that make an unknown command three bytes long. */
  readonly longer: readonly number[]
  readonly raster?: Table
}

const DLE = 0x10
const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d
const RS = 0x1e

const ESC_POS: Language = { commands: table(ESC_POS_COMMANDS), prefixes: [DLE, ESC, FS, GS], longer: [] }
const STAR_PRNT: Language = {
  commands: table(STAR_PRNT_COMMANDS),
  prefixes: [ESC],
  longer: [FS, GS, RS],
  raster: table(STAR_RASTER_COMMANDS),
}

function table(commands: readonly Command[]): Table {
  const root: Table = { next: new Map() }
  for (const command of commands) {
    let place = root
    for (const byte of command.prefix) {
      const next = place.next.get(byte) ?? { next: new Map() }
      place.next.set(byte, next)
      place = next
    }
    place.command = command
  }
  return root
}

function tokenize(bytes: Uint8Array, language: Language): Token[] {
  const tokens: Token[] = []
  let commands = language.commands
  let offset = 0
  while (offset < bytes.length) {
    const token = readToken(bytes, offset, language, commands)
    tokens.push(token)
    offset += token.bytes.length
    if (token.command?.name === 'ESC * r A') commands = language.raster ?? commands
    if (token.command?.name === 'ESC * r B' || token.command?.name === 'ESC @') commands = language.commands
  }
  return tokens
}

function readToken(bytes: Uint8Array, offset: number, language: Language, commands: Table): Token {
  const first = bytes[offset]!
  const command = commands !== language.commands || !isText(first) ? find(bytes, offset, commands) : undefined
  if (command) {
    const { prefix, parameters } = command
    const at = offset + prefix.length
    const end = at + (typeof parameters === 'number' ? parameters : parameters(bytes, at))
    const kind = end > bytes.length ? 'cut-off' : 'command'
    return { kind, offset, bytes: bytes.subarray(offset, Math.min(end, bytes.length)), command }
  }
  if (isText(first)) {
    // Outside raster mode text goes on to the next command; inside there is none that should be there.
    let end = offset + 1
    if (commands === language.commands) while (end < bytes.length && isText(bytes[end]!)) end++
    return { kind: 'text', offset, bytes: bytes.subarray(offset, end) }
  }
  if (language.prefixes.includes(first)) {
    const length = language.longer.includes(bytes[offset + 1] ?? 0) ? 3 : 2
    return { kind: 'unknown', offset, bytes: bytes.subarray(offset, offset + length) }
  }
  let end = offset + 1
  while (bytes[end] === first) end++
  return { kind: 'control', offset, bytes: bytes.subarray(offset, end) }
}

// The longest prefix wins: `ESC C NUL` before `ESC C`.
function find(bytes: Uint8Array, offset: number, commands: Table): Command | undefined {
  let found: Command | undefined
  let place: Table | undefined = commands
  for (let at = offset; at < bytes.length; at++) {
    place = place.next.get(bytes[at]!)
    if (!place) break
    found = place.command ?? found
  }
  return found
}

function isText(byte: number): boolean {
  return byte >= 0x20 && byte !== 0x7f
}
