import { describeKind } from './describe.ts'
import { ReceiptFormatError } from './errors.ts'
import { isFields } from './fields.ts'
import type { Line } from './line.ts'
import { parseLine } from './parse-line.ts'
import type { ReceiptWarning, Warn } from './warning.ts'

/** A receipt as far as it could be read. */
export interface ParsedReceipt {
  /** In print order. One line of the wire may give none (not readable) or several (line breaks in its text). */
  readonly lines: readonly Line[]
  /** Everything that was not as documented, in the order of the input. */
  readonly warnings: readonly ReceiptWarning[]
}

/**
 * Reads a receipt leniently: an array of lines, a whole transaction (its `receipt` is taken) or
 * `{ header, body }`. Lines that are not as documented never throw; they are printed as far as they are
 * readable, and a warning names the place.
 *
 * @throws {ReceiptFormatError} when the input is no receipt at all.
 */
export function parseReceipt(input: unknown): ParsedReceipt {
  const warnings: ReceiptWarning[] = []
  const warn: Warn = (pointer, message) => warnings.push({ pointer, message })
  const lines = locateLines(input, warn).flatMap(({ line, pointer }) => parseLine(line, pointer, warn))
  return { lines, warnings }
}

interface LocatedLine {
  readonly line: unknown
  readonly pointer: string
}

function locateLines(input: unknown, warn: Warn): LocatedLine[] {
  if (!isFields(input) || input['receipt'] === undefined) return locateParts(input, '', warn)
  return locateParts(input['receipt'], '/receipt', warn)
}

function locateParts(receipt: unknown, pointer: string, warn: Warn): LocatedLine[] {
  if (Array.isArray(receipt)) return locateItems(receipt, pointer)
  if (!isFields(receipt)) throw createFormatError(receipt, pointer)
  const parts = (['header', 'body'] as const).map((key) => ({
    part: receipt[key],
    pointer: `${pointer}/${key}`,
  }))
  if (!parts.some(({ part }) => Array.isArray(part))) throw createFormatError(receipt, pointer)
  return parts.flatMap(({ part, pointer: place }) => {
    if (Array.isArray(part)) return locateItems(part, place)
    if (part !== undefined && part !== null) {
      warn(place, `Expected an array of lines, found ${describeKind(part)}: left out.`)
    }
    return []
  })
}

function locateItems(items: readonly unknown[], pointer: string): LocatedLine[] {
  return Array.from(items, (line, index) => ({ line, pointer: `${pointer}/${index}` }))
}

function createFormatError(found: unknown, pointer: string): ReceiptFormatError {
  const place = pointer === '' ? '' : ` at ${pointer}`
  const what = isFields(found) ? 'an object without any of these' : describeKind(found)
  const hint = typeof found === 'string' ? ' Parse the JSON first.' : ''
  return new ReceiptFormatError(
    `Expected a receipt${place}: an array of lines, a transaction with "receipt", or an object with the arrays ` +
      `"header" and "body". Found ${what}.${hint}`,
    pointer,
  )
}
