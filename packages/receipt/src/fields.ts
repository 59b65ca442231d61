import { describeKind } from './describe.ts'
import type { Warn } from './warning.ts'

/** An object of the wire: nothing is known about its fields. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether a value of the wire is an object, the only thing that has fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads a field that should be a string. A number is taken as it is, anything else left out. */
export function readText(value: unknown, path: string, warn: Warn): string | undefined {
  if (typeof value !== 'string') {
    const consequence = typeof value === 'number' ? 'printed as it is' : 'left out'
    warn(path, `Expected a string, found ${describeKind(value)}: ${consequence}.`)
  }
  return readPlain(value)
}

/** Reads a value that should be an object with fields, but may be the text itself. */
export function readBare(value: unknown, path: string, warn: Warn): string | undefined {
  const text = readPlain(value)
  const consequence = text === undefined ? 'left out' : 'printed as it is'
  warn(path, `Expected an object, found ${describeKind(value)}: ${consequence}.`)
  return text
}

/** The text of a value, if it can be read as one. */
export function readPlain(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
