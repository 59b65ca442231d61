import type { Target } from '@secukit/receipt'
import { type TargetName, targets } from '@secukit/receipt/all'
import type { PrinterProfile } from '@secukit/receipt/printers'
import { type Input, textOption } from './command.ts'
import { Failure } from './failure.ts'

/** What a receipt is rendered to. */
export interface ReceiptTarget {
  readonly name: TargetName
  readonly target: Target<string> | Target<Uint8Array>
  readonly printer: PrinterProfile | undefined
}

/** The target that `--to`, `--printer`, `--cut` and `--dots` ask for. Loads its writer and no other. */
export async function loadReceiptTarget(input: Input): Promise<ReceiptTarget> {
  const printer = await findPrinter(textOption(input, 'printer'))
  // The table of commands knows no other choices.
  const name = (textOption(input, 'to') ?? printer?.language ?? 'text') as TargetName
  checkOptions(name, printer, input)
  return { name, target: await makeTarget(name, printer, input), printer }
}

type Cut = 'partial' | 'full' | 'none' | undefined

async function makeTarget(
  name: TargetName,
  printer: PrinterProfile | undefined,
  input: Input,
): Promise<ReceiptTarget['target']> {
  const cut = textOption(input, 'cut') as Cut
  switch (name) {
    case 'escpos':
    case 'starprnt': {
      const dots = input.options['dots'] ? (await import('@secukit/receipt/dots')).dots : undefined
      return (await targets[name]())({ printer, cut, dots })
    }
    case 'epos':
      return (await targets.epos())({ cut: cut !== 'none' })
    default:
      return (await targets[name]())()
  }
}

async function findPrinter(name: string | undefined): Promise<PrinterProfile | undefined> {
  if (name === undefined) return undefined
  const { PRINTERS } = await import('@secukit/receipt/printers')
  return PRINTERS.find((printer) => printer.name === name)
}

/** The languages of printers. For other targets a printer says no more than how wide the paper is. */
const languages: Readonly<Partial<Record<TargetName, PrinterProfile['language']>>> = {
  escpos: 'escpos',
  starprnt: 'starprnt',
  // Epson's, in XML.
  epos: 'escpos',
}

/** What has no meaning for a target is refused, never ignored. */
function checkOptions(name: TargetName, printer: PrinterProfile | undefined, input: Input): void {
  const language = languages[name]
  if (printer && language !== undefined && printer.language !== language)
    throw Failure.input(
      `the printer ${printer.name} understands ${printer.language}, not ${name}. Say --to ${printer.language}, or leave --to out.`,
    )
  const cut = textOption(input, 'cut')
  if (cut !== undefined && language === undefined)
    throw Failure.input(`--cut is for printers: it belongs to --to escpos, starprnt or epos, not to ${name}.`)
  if (cut === 'full' && name === 'epos')
    throw Failure.input('with --to epos the printer chooses how it cuts. Say --cut none, or leave --cut out.')
  if (!input.options['dots']) return
  if (name !== 'escpos' && name !== 'starprnt')
    throw Failure.input(`--dots is for printers: it belongs to --to escpos or starprnt, not to ${name}.`)
}
