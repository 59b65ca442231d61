import type { ReceiptLine } from '../generated/models.ts'
import { moneyText } from '../money-text.ts'
import { terminalSlip } from '../receipts.ts'

// What a card terminal prints, in the vendor's line types.

interface Slip {
  /** Terminal ID. */
  readonly tid: string
}

/** What the merchant keeps of a payment. `signed`: the customer signs on its back. */
export function merchantSlip({
  signed,
  ...slip
}: Omit<Parameters<typeof terminalSlip>[0], 'copy'> & { readonly signed: boolean }): readonly ReceiptLine[] {
  return [
    ...terminalSlip({ ...slip, copy: 'Händlerbeleg' }),
    ...(signed ? [text('Unterschrift umseitig')] : []),
  ]
}

/** What the customer gets of a payment that did not take place. */
export function refusedSlip({ tid, why }: Slip & { readonly why: string }): readonly ReceiptLine[] {
  return [
    heading('Kartenzahlung'),
    text('* * Kundenbeleg * *'),
    pair('Terminal-ID', tid),
    space,
    text('Zahlung nicht erfolgt', 'align-center', 'important'),
    text(why, 'align-center'),
  ]
}

/** `failure`: why it did not work. */
export function diagnosisSlip({
  tid,
  paper,
  failure,
}: Slip & { readonly paper: boolean; readonly failure?: string }): readonly ReceiptLine[] {
  return [
    heading('Diagnose'),
    pair('Terminal-ID', tid),
    space,
    ...(paper ? [] : [text('Papier fehlt')]),
    ...result('Diagnose erfolgreich', 'Diagnose fehlgeschlagen', failure),
  ]
}

/** `failure`: why it did not work. `sum` in cents. */
export function endOfDaySlip({
  tid,
  count,
  sum,
  failure,
}: Slip & {
  readonly count: number
  readonly sum: number
  readonly failure?: string
}): readonly ReceiptLine[] {
  return [
    heading('Kassenschnitt'),
    pair('Terminal-ID', tid),
    space,
    pair('girocard', String(count)),
    pair('Summe EUR', amountText(sum)),
    space,
    ...result('Kassenschnitt durchgeführt', 'Kassenschnitt nicht durchgeführt', failure),
  ]
}

function result(done: string, notDone: string, failure: string | undefined): readonly ReceiptLine[] {
  return failure === undefined
    ? [text(done, 'align-center', 'important')]
    : [text(notDone, 'align-center', 'important'), text(failure, 'align-center')]
}

const space: ReceiptLine = { type: 'space' }

function amountText(cents: number): string {
  return moneyText(cents).replace(' EUR', '')
}

function heading(caption: string): ReceiptLine {
  return { type: 'separator', value: { caption } }
}

function pair(name: string, value: string): ReceiptLine {
  return { type: 'name-value', value: { name, value, decoration: [] } }
}

function text(content: string, ...decoration: readonly string[]): ReceiptLine {
  return { type: 'textline', value: { text: content, decoration } }
}
