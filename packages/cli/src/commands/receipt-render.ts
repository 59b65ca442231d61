import {
  ReceiptFormatError,
  type ReceiptInput,
  type ReceiptWarning,
  renderReceipt,
  type ShopLine,
} from '@secukit/receipt'
import { readInteger } from '../amount.ts'
import { type Input, type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { nameOf, readJson } from '../read-json.ts'
import { loadReceiptTarget, type ReceiptTarget } from '../receipt-target.ts'
import { replaceFile } from '../replace-file.ts'

/** Renders any receipt JSON to any target. */
export const run: Run = async (input, output) => {
  const [file = '-'] = input.arguments
  const out = textOption(input, 'out')
  const { name, target, printer } = await loadReceiptTarget(input)
  const columns = readColumns(input, name, printer)
  const { receipt, place } = await readReceipt(file)
  const warnings: ReceiptWarning[] = []
  const onWarning = (warning: ReceiptWarning): void => {
    const pointer = place + warning.pointer
    output.say(`${nameOf(file)}: ${pointer}: ${warning.message}`)
    warnings.push({ ...warning, pointer })
  }
  try {
    const rendered = renderReceipt<string | Uint8Array>(receipt, {
      to: target,
      columns,
      important: textOption(input, 'important') as 'bold' | 'tall' | 'large',
      cutSlips: input.options['cut-slips'] === true,
      onWarning,
    })
    if (out !== undefined) await save(out, rendered)
    if (input.options['json']) {
      const content = out === undefined ? inJson(rendered) : { out }
      const options = { target: name, printer: printer?.name, columns }
      output.data(JSON.stringify({ ...options, ...content, warnings }, undefined, 2))
    } else if (out === undefined) {
      if (typeof rendered === 'string') output.data(rendered)
      else if (output.isTerminal)
        throw Failure.input(
          `${name} is no text, and this is a terminal. Save it with --out FILE, or pipe it on.`,
        )
      else output.bytes(rendered)
    }
    return exitCode.done
  } catch (error) {
    if (error instanceof ReceiptFormatError) throw Failure.input(`${nameOf(file)}: ${error.message}`)
    throw error
  }
}

/** By default as many as the printer has; with its small letters it has more. */
function readColumns(input: Input, target: ReceiptTarget['name'], printer: ReceiptTarget['printer']): number {
  const text = textOption(input, 'columns')
  if (text === undefined) return printer?.columns ?? 48
  if (!printer) return readInteger('columns', text, 20, 64)
  return readInteger(
    'columns',
    text,
    20,
    // ePOS documents are printed in Font A.
    target === 'epos' ? printer.columns : (printer.smallColumns ?? printer.columns),
    ` for the printer ${printer.name}`,
  )
}

interface FoundReceipt {
  readonly receipt: ReceiptInput
  /** A JSON pointer. */
  readonly place: string
}

/** What a payment printed with `--json` holds its transaction one level down. */
async function readReceipt(file: string): Promise<FoundReceipt> {
  const data = await readJson(file)
  if (isShopReceipt(data)) {
    checkLines(data.lines, shopLineTypes, file)
    const { shopReceipt } = await import('@secukit/receipt/shop')
    return { receipt: shopReceipt(data), place: '' }
  }
  const isOutcome = typeof data === 'object' && data !== null && 'transaction' in data && !('receipt' in data)
  const [receipt, place] = isOutcome ? [data.transaction, '/transaction'] : [data, '']
  if (Array.isArray(receipt)) checkLines(receipt, lineTypes, file)
  return { receipt: receipt as ReceiptInput, place }
}

/** In what a server sent there is more than lines, and nothing that opens a drawer. */
function isShopReceipt(data: unknown): data is { readonly lines: readonly ShopLine[] } {
  if (typeof data !== 'object' || data === null || !('lines' in data) || !Array.isArray(data.lines))
    return false
  return !['receipt', 'header', 'body', 'transaction'].some((key) => key in data)
}

const lineTypes = ['separator', 'textline', 'name-value', 'space']
const shopLineTypes = [...lineTypes, 'table', 'image', 'qr', 'barcode', 'cut', 'drawer', 'receipt']

/** Any JSON may hold an array. */
function checkLines(lines: readonly unknown[], types: readonly string[], file: string): void {
  if (!lines.some((line) => isOneOf(types, line)))
    throw Failure.input(
      `${nameOf(file)} is no receipt: the array holds no line of a known type (${types.join(', ')})`,
    )
}

/** `name_value` is read as `name-value`, as by `parseReceipt`. */
function isOneOf(types: readonly unknown[], line: unknown): boolean {
  if (typeof line !== 'object' || line === null || !('type' in line)) return false
  return line.type === 'name_value' || types.includes(line.type)
}

function inJson(rendered: string | Uint8Array): { readonly text: string } | { readonly base64: string } {
  return typeof rendered === 'string'
    ? { text: rendered }
    : { base64: Buffer.from(rendered).toString('base64') }
}

async function save(out: string, rendered: string | Uint8Array): Promise<void> {
  await replaceFile(out, rendered).catch((error: unknown) => {
    // Node adds the call and the name of a file that nobody has typed.
    const [why] = (error instanceof Error ? error.message : String(error)).split(', ')
    throw Failure.input(`cannot write ${out}: ${why}`)
  })
}
