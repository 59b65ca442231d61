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

/** What the card earned with a sale: bonus in cents, and all the points that are on it now. */
interface Earned {
  readonly bonus: number
  /** Undefined where the card collects none. */
  readonly points?: number | undefined
}

/** "Kundenkarte": the revenue of a sale was recorded on the card. */
export function revenueReceipt(
  card: CardReceipt & { readonly revenue: number; readonly earned?: Earned },
): readonly ReceiptLine[] {
  return saleReceipt(card, 'Umsatz erfasst:', card.revenue, card.earned)
}

/** "Kundenkarte": the card paid, in whole or in part. */
export function spendReceipt(
  card: CardReceipt & { readonly spent: number; readonly earned?: Earned },
): readonly ReceiptLine[] {
  return saleReceipt(card, 'Zahlung über:', card.spent, card.earned)
}

function saleReceipt(
  { cardnumber, code, balance }: CardReceipt,
  label: string,
  cents: number,
  { bonus, points }: Earned = { bonus: 0 },
): readonly ReceiptLine[] {
  return [
    ...saleHead(cardnumber, code),
    text(label),
    amount(cents),
    { type: 'space' },
    ...(points === undefined ? [] : [text('Aktuelle Punkte'), number(points), { type: 'space' } as const]),
    ...(bonus === 0 ? [] : [text('Bonus'), amount(bonus), { type: 'space' } as const]),
    text('Aktuelles Guthaben'),
    amount(balance),
  ]
}

/** "Kundenkarte": bonus was credited. */
export function bonusReceipt({
  cardnumber,
  code,
  balance,
  bonus,
}: CardReceipt & { readonly bonus: number }): readonly ReceiptLine[] {
  return [
    ...saleHead(cardnumber, code),
    text('Bonus'),
    amount(bonus),
    { type: 'space' },
    text('Aktuelles Guthaben'),
    amount(balance),
  ]
}

/** "Kundenkarte": points were credited or taken off. `balance`: the points after the booking. */
export function pointsReceipt({
  cardnumber,
  code,
  balance,
  points,
}: CardReceipt & { readonly points: number }): readonly ReceiptLine[] {
  return [
    ...saleHead(cardnumber, code),
    text(points < 0 ? 'Punkte eingelöst:' : 'Punkte gutgeschrieben:'),
    number(Math.abs(points)),
    { type: 'space' },
    text('Aktuelle Punkte'),
    number(balance),
  ]
}

/** "Kundenkarte Aufladung": money was loaded onto the card. */
export function loadReceipt({
  cardnumber,
  code,
  balance,
  loaded,
}: CardReceipt & { readonly loaded: number }): readonly ReceiptLine[] {
  return movedReceipt('Kundenkarte Aufladung', 'wurde aufgeladen:', { cardnumber, code, balance }, loaded)
}

/** "Kundenkarte Entladung": money was taken off the card and paid out. */
export function unloadReceipt({
  cardnumber,
  code,
  balance,
  unloaded,
}: CardReceipt & { readonly unloaded: number }): readonly ReceiptLine[] {
  return movedReceipt('Kundenkarte Entladung', 'wurde entladen:', { cardnumber, code, balance }, unloaded)
}

function movedReceipt(
  caption: string,
  what: string,
  { cardnumber, code, balance }: CardReceipt,
  cents: number,
): readonly ReceiptLine[] {
  return [
    heading(caption),
    pair('Kartennummer:', cardnumber),
    pair('TA Code:', String(code)),
    { type: 'space' },
    text('Folgender Betrag'),
    text(what),
    amount(cents),
    { type: 'space' },
    text('Aktuelles Guthaben:'),
    amount(balance),
  ]
}

/** "STORNO": what the transaction booked on the card was taken back. Code and time are those of the original. */
export function cancelReceipt({
  cardnumber,
  code,
  at,
  balance,
  cancelled,
  points,
}: CardReceipt & {
  /** ISO 8601. */
  readonly at: string
  readonly cancelled: number
  /** The points that were taken back, and those that are left; undefined where none had moved. */
  readonly points?: { readonly cancelled: number; readonly balance: number } | undefined
}): readonly ReceiptLine[] {
  return [
    heading('Kundenkarte'),
    text('STORNO', 'important', 'align-center'),
    pair('Kartennummer: ', cardnumber),
    pair('TA Code: ', String(code)),
    pair('Datum: ', germanTime(at)),
    text('Stornierter Betrag:'),
    amount(cancelled),
    { type: 'space' },
    text('Aktuelles Guthaben'),
    amount(balance),
    ...(points
      ? [
          { type: 'space' } as const,
          text('Stornierte Punkte:'),
          number(points.cancelled),
          { type: 'space' } as const,
          text('Aktuelle Punkte'),
          number(points.balance),
        ]
      : []),
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

function saleHead(cardnumber: string, code: number): readonly ReceiptLine[] {
  return [
    heading('Kundenkarte'),
    pair('Kartennummer: ', cardnumber),
    pair('TA Code: ', String(code)),
    { type: 'space' },
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

function number(count: number): ReceiptLine {
  return text(String(count), 'important')
}

/** `2020-09-24T14:40:58+00:00` becomes `24.09.2020 14:40:58`. */
function germanTime(at: string): string {
  return `${at.slice(8, 10)}.${at.slice(5, 7)}.${at.slice(0, 4)} ${at.slice(11, 19)}`
}
