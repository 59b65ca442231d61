import { describeKind } from './describe.ts'
import { ReceiptFormatError } from './errors.ts'
import { isFields } from './fields.ts'
import type { ShopReceipt } from './input.ts'
import type { Line } from './line.ts'
import { parseLine } from './parse-line.ts'
import { Reader } from './reader.ts'
import type { ReceiptWarning } from './warning.ts'

/** A receipt as far as it could be read. */
export interface ParsedReceipt {
  /** In print order. One line of the input may give none (not readable) or several (line breaks in its text). */
  readonly lines: readonly Line[]
  /** Everything that was not as documented, in the order of the input. */
  readonly warnings: readonly ReceiptWarning[]
}

/**
 * Reads a receipt leniently: an array of lines, a whole transaction (its `receipt` is taken), `{ header, body }`, or
 * a shop's own. Lines that are not as documented never throw; they are printed as far as they are readable, and a
 * warning names the place.
 *
 * @throws {ReceiptFormatError} when the input is no receipt at all.
 */
export function parseReceipt(input: unknown): ParsedReceipt {
  const { lines, warnings } = readReceipt(input, new Reader())
  return { lines, warnings }
}

/** As `parseReceipt`, by a reader that may write texts in the characters of a target. */
export function readReceipt(input: unknown, reader: Reader): Reader {
  if (isShopReceipt(input)) input.readLines(reader)
  else readWire(input, '', reader)
  return reader
}

/**
 * Reads a receipt of the wire. `pointer`: where it is in the whole input.
 *
 * @throws {ReceiptFormatError} when it is no receipt at all.
 */
export function readWire(input: unknown, pointer: string, reader: Reader): void {
  if (isFields(input) && input['receipt'] !== undefined) {
    readParts(input['receipt'], `${pointer}/receipt`, reader)
  } else {
    readParts(input, pointer, reader)
  }
}

function readParts(receipt: unknown, pointer: string, reader: Reader): void {
  if (Array.isArray(receipt)) return readItems(receipt, pointer, reader)
  if (!isFields(receipt) || !(Array.isArray(receipt['header']) || Array.isArray(receipt['body']))) {
    throw createFormatError(receipt, pointer)
  }
  for (const key of ['header', 'body']) {
    const items = receipt[key]
    const place = `${pointer}/${key}`
    if (Array.isArray(items)) {
      readItems(items, place, reader)
    } else if (items !== undefined && items !== null) {
      reader.goTo(place)
      reader.warn('', `Expected an array of lines, found ${describeKind(items)}: left out.`)
    }
  }
}

function readItems(items: readonly unknown[], pointer: string, reader: Reader): void {
  for (let index = 0; index < items.length; index += 1) {
    reader.goTo(pointer, index)
    parseLine(items[index], reader)
  }
}

/** By its function, which no JSON has: whatever a server sends, it moves no part of a printer. */
function isShopReceipt(input: unknown): input is ShopReceipt {
  return isFields(input) && typeof input['readLines'] === 'function'
}

function createFormatError(found: unknown, pointer: string): ReceiptFormatError {
  const place = pointer === '' ? '' : ` at ${pointer}`
  const what = isFields(found) ? 'an object without any of these' : describeKind(found)
  const hint =
    typeof found === 'string'
      ? ' Parse the JSON first.'
      : isFields(found) && Array.isArray(found['lines'])
        ? " For a shop's own lines: shopReceipt() of @secukit/receipt/shop."
        : ''
  return new ReceiptFormatError(
    `Expected a receipt${place}: an array of lines, a transaction with "receipt", or an object with the arrays ` +
      `"header" and "body". Found ${what}.${hint}`,
    pointer,
  )
}
