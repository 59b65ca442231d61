import type { ReceiptLine } from './generated/models.ts'
import { moneyText } from './money-text.ts'

// The vendor's receipts, in its wording and line types, down to the blanks and colons of its example.

interface CardReceipt {
  readonly cardnumber: string
  /** The transaction code. */
  readonly code: number
  /** After the booking, in cents. */
  readonly balance: number
}

/** "Kundenkarte": the revenue of a sale was recorded on the card. */
export function revenueReceipt({
  cardnumber,
  code,
  balance,
  revenue,
}: CardReceipt & { readonly revenue: number }): readonly ReceiptLine[] {
  return [
    heading('Kundenkarte'),
    pair('Kartennummer: ', cardnumber),
    pair('TA Code: ', String(code)),
    { type: 'space' },
    text('Umsatz erfasst:'),
    amount(revenue),
    { type: 'space' },
    text('Aktuelles Guthaben'),
    amount(balance),
  ]
}

/** "Kundenkarte": the card paid, in whole or in part. */
export function spendReceipt({
  cardnumber,
  code,
  balance,
  spent,
}: CardReceipt & { readonly spent: number }): readonly ReceiptLine[] {
  return [
    heading('Kundenkarte'),
    pair('Kartennummer: ', cardnumber),
    pair('TA Code: ', String(code)),
    { type: 'space' },
    text('Zahlung über:'),
    amount(spent),
    { type: 'space' },
    text('Aktuelles Guthaben'),
    amount(balance),
  ]
}

/** "Kundenkarte Aufladung": money was loaded onto the card. */
export function loadReceipt({
  cardnumber,
  code,
  balance,
  loaded,
}: CardReceipt & { readonly loaded: number }): readonly ReceiptLine[] {
  return [
    heading('Kundenkarte Aufladung'),
    pair('Kartennummer:', cardnumber),
    pair('TA Code:', String(code)),
    { type: 'space' },
    text('Folgender Betrag'),
    text('wurde aufgeladen:'),
    amount(loaded),
    { type: 'space' },
    text('Aktuelles Guthaben:'),
    amount(balance),
  ]
}

/** "STORNO": what the transaction booked on the card was taken back. */
export function cancelReceipt({
  cardnumber,
  code,
  balance,
  cancelled,
}: CardReceipt & { readonly cancelled: number }): readonly ReceiptLine[] {
  return [
    heading('Kundenkarte'),
    text('STORNO', 'important', 'align-center'),
    pair('Kartennummer: ', cardnumber),
    pair('TA Code: ', String(code)),
    { type: 'space' },
    text('Stornierter Betrag:'),
    amount(cancelled),
    { type: 'space' },
    text('Aktuelles Guthaben'),
    amount(balance),
  ]
}

/** The slips of a card payment at the terminal. */
export function terminalSlip(slip: {
  readonly copy: 'Kundenbeleg' | 'Händlerbeleg'
  readonly tid: string
  readonly receiptNumber: number
  readonly sum: number
}): readonly ReceiptLine[] {
  return [
    heading('Kartenzahlung'),
    text(`* * ${slip.copy} * *`),
    pair('Terminal-ID', slip.tid),
    pair('Beleg-Nr.', String(slip.receiptNumber)),
    { type: 'space' },
    pair('Betrag EUR', moneyText(slip.sum).replace(' EUR', '')),
    { type: 'space' },
    text('Karte akzeptiert', 'align-center', 'important'),
  ]
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

function amount(cents: number): ReceiptLine {
  return text(moneyText(cents), 'important')
}
