import { writeFile } from 'node:fs/promises'
import { parseReceipt, ReceiptFormatError, renderReceipt, type ReceiptInput } from '@secukit/receipt'
import { readInteger } from '../amount.ts'
import { type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { nameOf, readJson } from '../read-json.ts'

/** Renders any receipt JSON. */
export const run: Run = async (input, output) => {
  const [file = '-'] = input.arguments
  const columns = readInteger('columns', textOption(input, 'columns') ?? '48', 20, 64)
  const { receipt, place } = findReceipt(await readJson(file))
  if (Array.isArray(receipt) && !receipt.some(isKnownLine))
    throw Failure.input(
      `${nameOf(file)} is no receipt: the array holds no line of a known type (${lineTypes.join(', ')})`,
    )
  try {
    for (const { pointer, message } of parseReceipt(receipt).warnings)
      output.say(`${nameOf(file)}: ${place}${pointer}: ${message}`)
    const text = renderReceipt(receipt, { to: 'text', columns })
    const out = textOption(input, 'out')
    if (out !== undefined) await save(out, text)
    if (input.options['json'])
      output.data(
        JSON.stringify(
          { target: 'text', columns, ...(out === undefined ? { text } : { out }) },
          undefined,
          2,
        ),
      )
    else if (out === undefined) output.data(text)
    return exitCode.done
  } catch (error) {
    if (error instanceof ReceiptFormatError) throw Failure.input(`${nameOf(file)}: ${error.message}`)
    throw error
  }
}

/** What a payment printed with `--json` holds its transaction one level down. `place`: a JSON pointer. */
function findReceipt(data: unknown): { readonly receipt: ReceiptInput; readonly place: string } {
  const isOutcome = typeof data === 'object' && data !== null && 'transaction' in data && !('receipt' in data)
  return isOutcome
    ? { receipt: data.transaction as ReceiptInput, place: '/transaction' }
    : { receipt: data as ReceiptInput, place: '' }
}

const lineTypes: readonly unknown[] = ['separator', 'textline', 'name-value', 'space']

/** `name_value` is read as `name-value`, as by `parseReceipt`. */
function isKnownLine(line: unknown): boolean {
  if (typeof line !== 'object' || line === null || !('type' in line)) return false
  return line.type === 'name_value' || lineTypes.includes(line.type)
}

async function save(out: string, text: string): Promise<void> {
  await writeFile(out, text).catch((error: unknown) => {
    throw Failure.input(`cannot write ${out}: ${error instanceof Error ? error.message : String(error)}`)
  })
}
