import { CONTROL_CODES } from './command.ts'
import type { Token } from './tokenize.ts'

const BYTES_SHOWN = 24

/** A job as a readable list, one token a line: offset, bytes in hexadecimal, the command's name and what it does. */
export function describeTokens(tokens: readonly Token[]): string {
  return tokens.map((token) => `${describe(token)}\n`).join('')
}

function describe(token: Token): string {
  const { offset, bytes } = token
  const shown = Array.from(bytes.subarray(0, BYTES_SHOWN), hexByte).join(' ')
  const more = bytes.length > BYTES_SHOWN ? ` … ${bytes.length} bytes` : ''
  return `${String(offset).padStart(6)}  ${shown}${more}  ${meaning(token)}`
}

function meaning({ kind, bytes, command }: Token): string {
  switch (kind) {
    case 'text':
      // ASCII, and a dot for what depends on the code page.
      return JSON.stringify(
        String.fromCharCode(...bytes.subarray(0, 200).map((byte) => (byte < 0x80 ? byte : 0xb7))),
      )
    case 'command':
      return `${command?.name}  ${command?.title}`
    case 'cut-off':
      return `${command?.name}  ${command?.title}: cut off by the end of the job`
    case 'unknown':
      return `${nameOf(bytes)}  unknown command`
    case 'control':
      return `${nameOf(bytes.subarray(0, 1))}  no meaning`
  }
}

/** Bytes as manuals write them: control codes by name, such as `ESC ~`. */
export function nameOf(bytes: Uint8Array): string {
  return Array.from(
    bytes,
    (byte) => NAMES.get(byte) ?? (byte < 0x7f ? String.fromCharCode(byte) : hexByte(byte)),
  ).join(' ')
}

/** A byte in two hexadecimal digits. */
function hexByte(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}

const NAMES = new Map(Object.entries(CONTROL_CODES).map(([name, code]) => [code, name]))
