import { ReceiptFormatError } from '../errors.ts'
import { isFields } from '../fields.ts'
import type { ShopLine, ShopReceipt } from '../input.ts'
import { addShopLine } from '../layout-shop-line.ts'
import { parseLine } from '../parse-line.ts'
import { readWire } from '../parse.ts'
import type { Reader } from '../reader.ts'
import { readShopLine } from './read-shop-line.ts'

/**
 * Makes a receipt of a shop's own lines, such as those that a composed receipt was stored as. Lines that are not as
 * they should be are printed as far as they are readable, with a warning. Never give it lines of a server: they may
 * open the drawer.
 *
 * @throws {ReceiptFormatError} when there is no array of lines.
 */
export function shopReceipt(stored: { readonly lines: readonly ShopLine[] }): ShopReceipt {
  const { lines } = stored ?? {}
  if (!Array.isArray(lines)) {
    throw new ReceiptFormatError('Expected an object with the array "lines".', '/lines')
  }
  return new ComposedReceipt(lines)
}

class ComposedReceipt implements ShopReceipt {
  readonly lines: readonly ShopLine[]

  constructor(lines: readonly ShopLine[]) {
    this.lines = lines
  }

  readLines(reader: Reader): void {
    reader.addShopLine = addShopLine
    for (const [index, line] of this.lines.entries()) {
      reader.goTo('/lines', index)
      if (isFields(line) && line.type === 'receipt')
        readNested(line['value'], `/lines/${index}/value`, reader)
      else if (!readShopLine(line, reader)) parseLine(line, reader)
    }
  }
}

function readNested(receipt: unknown, pointer: string, reader: Reader): void {
  try {
    readWire(receipt, pointer, reader)
  } catch (error) {
    // The shop's own lines are printed all the same.
    if (!(error instanceof ReceiptFormatError)) throw error
    reader.goTo('')
    reader.warn(error.pointer, `${error.message} Left out.`)
  }
}
