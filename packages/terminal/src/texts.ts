import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  maskCardNumbers,
  NotRegisteredError,
  ServerError,
  type SmartTransaction,
  TokenStoreError,
  UnexpectedAnswerError,
} from '@secukit/api'
import { english } from './english.ts'
import { FindingsError, TerminalBusyError } from './errors.ts'
import type { PaymentEvent } from './event.ts'
import type { Finding } from './finding.ts'
import { german } from './german.ts'
import { JournalError } from './journal.ts'
import { type Language, moneyText } from './money-text.ts'
import type { Approved, Outcome, ReversalOutcome, RunOutcome } from './outcome.ts'
import { after, type Message, type Obstacle, type Texts, type Wording } from './wording.ts'

/** What there are texts for. */
export type Told = PaymentEvent | Outcome | ReversalOutcome | RunOutcome

/**
 * Says to the cashier and to the customer what an event or an outcome means. Never throws: of a kind that this version
 * does not know it says to wait, and not to charge again.
 */
export function textsFor(told: Told, language: Language): Texts {
  const { message, amount, covered, currency, sale, cause, mayQuote = false } = read(told)
  const wording = wordingIn(language)
  const obstacle = obstacleIn(cause)
  const { cashier, customer } = wording.messages[message]({
    amount: textOfMoney(amount, currency, language),
    covered: textOfMoney(covered, currency, language),
    sale: textOfSale(sale),
    isBlocked: obstacle !== undefined && obstacle !== 'connection' && obstacle !== 'server',
  })
  const why = obstacle
    ? wording.obstacles[obstacle](
        cause instanceof TerminalBusyError && cause.saleId !== '' ? textOfSale(cause.saleId) : '',
      )
    : after(wording.reason, mayQuote ? quoteOf(cause) : '')
  return { cashier: append(cashier, why), customer }
}

/** Says to the cashier what does not agree, and what to do about it. At most 160 characters. */
export function findingText(finding: Finding, language: Language): string {
  const { findings, actions } = wordingIn(language)
  const { kind, action, expected, found } = finding
  const what = findings[Object.hasOwn(findings, kind) ? kind : 'other']({
    sale: textOfSale(finding.saleId),
    journal: textOfMoney(expected?.amount, expected?.currency, language),
    server: textOfMoney(found?.amount, found?.currency, language),
  })
  const todo = kind === 'double' && action === 'reverse' ? 'reverse double' : action
  return `${what} ${actions[Object.hasOwn(actions, todo) ? todo : 'look into it']}`
}

/** German where the language is none of ours. */
function wordingIn(language: Language): Wording {
  return language === 'en' ? english : german
}

/** A message, and what it tells of. Amounts in the smallest unit of the currency. */
interface Reading {
  readonly message: Message
  readonly amount?: number | undefined
  readonly covered?: number | undefined
  readonly currency?: string | undefined
  readonly sale?: string
  readonly cause?: unknown
  /** Whether the cause may be told in its own words. Of what is not known they would say "failed". */
  readonly mayQuote?: boolean
}

const other: Reading = { message: 'other' }

function read(told: Told): Reading {
  // A till in plain JavaScript may hand over anything.
  if (typeof told !== 'object' || told === null) return other
  switch (told.kind) {
    case 'creating':
    case 'fencing':
    case 'needs operator':
      return { message: told.kind }
    case 'reversal needs operator':
      return { message: reversalNeedsOperator(told) }
    case 'resolving':
      return { message: 'resolving', cause: told.cause }
    case 'applied':
      return readApplied(told.due, told.covered, told.currency)
    case 'presenting':
      return readPresenting(told)
    case 'cancel requested':
      return { message: told.atTerminal ? 'cancel requested at terminal' : 'cancel requested' }
    case 'earlier':
      return readEarlier(told.outcome)
    case 'outcome':
      return read(told.outcome)
    case 'approved':
      return readApproved(told)
    case 'declined':
    case 'aborted':
      return { message: told.kind, cause: told.cause, mayQuote: true }
    case 'reversed':
      return { message: 'reversed' }
    case 'done':
      return { message: 'run done' }
    case 'refused':
      return {
        message: 'saleId' in told ? 'reversal refused' : 'run refused',
        cause: told.cause,
        mayQuote: true,
      }
    case 'unresolved':
      return readUnresolved(told)
    default:
      // A kind that is new in the types does not compile here.
      told satisfies never
      return other
  }
}

function readApplied(due: number, covered: number, currency: string): Reading {
  if (!Number.isSafeInteger(due) || !Number.isSafeInteger(covered)) return other
  const message = due === 0 ? 'applied all' : covered === 0 ? 'applied nothing' : 'applied'
  return { message, amount: due, covered, currency }
}

function readPresenting({ method, due, currency }: PaymentEvent & { kind: 'presenting' }): Reading {
  const message = `presenting ${method}` as const
  if (!Object.hasOwn(german.messages, message) || !Number.isSafeInteger(due)) return other
  return { message, amount: due, currency }
}

function readApproved(approved: Approved): Reading {
  const { cause, transaction, receipts } = approved
  // The server was reached, and does not say that it is paid.
  if (cause !== undefined && !(cause instanceof ConnectionError || cause instanceof ServerError))
    return { message: 'approved unconfirmed' }
  if (!transaction) return { message: 'approved without transaction' }
  const copies = Array.isArray(receipts) ? receipts : []
  const message = copies.some((copy) => copy?.toSign === true)
    ? 'approved to sign'
    : copies.length > 0
      ? 'approved with receipts'
      : 'approved'
  return { message, ...sumOfTransaction(transaction) }
}

function sumOfTransaction({ basket_info: info }: SmartTransaction): Pick<Reading, 'amount' | 'currency'> {
  return { amount: info?.sum, currency: info?.currency }
}

function readEarlier(outcome: Outcome): Reading {
  const { message, amount, currency } = read(outcome)
  const sale = outcome?.saleId
  switch (message) {
    case 'approved':
    case 'approved with receipts':
    case 'approved to sign':
    case 'approved without transaction':
      return { message: 'earlier approved', sale, amount, currency }
    case 'declined':
    case 'aborted':
      return { message: 'earlier not paid', sale }
    default:
      return { message: 'earlier unresolved', sale }
  }
}

function readUnresolved(told: Told & { kind: 'unresolved' }): Reading {
  const { cause } = told
  if (!('saleId' in told)) return { message: 'run unresolved', cause }
  if ('atTerminal' in told)
    return told.needsOperator
      ? { message: reversalNeedsOperator(told) }
      : { message: 'reversal unresolved', cause }
  return told.needsOperator ? { message: 'needs operator' } : { message: 'unresolved', cause }
}

function reversalNeedsOperator({ atTerminal }: { readonly atTerminal: boolean }): Message {
  return atTerminal ? 'reversal needs operator at terminal' : 'reversal needs operator'
}

/** What stands in the way, where we have words for it. */
function obstacleIn(cause: unknown): Obstacle | undefined {
  if (cause instanceof JournalError) return 'journal'
  if (cause instanceof ConnectionError) return 'connection'
  if (cause instanceof ServerError || cause instanceof UnexpectedAnswerError) return 'server'
  if (
    cause instanceof AuthenticationError ||
    cause instanceof NotRegisteredError ||
    cause instanceof TokenStoreError
  )
    return 'access'
  if (cause instanceof TerminalBusyError) return 'busy'
  return cause instanceof FindingsError ? 'findings' : undefined
}

/** The server's words for the person at the till, where it has some. */
function quoteOf(cause: unknown): string {
  if (cause instanceof ApiError) return clean(cause.userMessage ?? cause.reason)
  return clean(cause instanceof Error ? cause.message : cause)
}

/** On one line, without card numbers, and without the name and password of an address. */
function clean(text: unknown): string {
  if (typeof text !== 'string') return ''
  // Masked before it is cut: half a card number would not be known for one.
  return maskCardNumbers(onOneLine(text))
    .slice(0, 1000)
    .replaceAll(/:\/\/\S*@/g, '://…@')
}

function onOneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim()
}

const longestSale = 20

function textOfSale(sale: unknown): string {
  const text = typeof sale === 'string' ? onOneLine(sale) : ''
  if (text === '') return '?'
  // The end of a number tells one sale from the next.
  return text.length > longestSale ? `…${text.slice(1 - longestSale).replace(/^[\uDC00-\uDFFF]/, '')}` : text
}

/** Empty where the amount is not known. */
function textOfMoney(amount: number | undefined, currency: string | undefined, language: Language): string {
  return amount !== undefined && Number.isSafeInteger(amount)
    ? moneyText(amount, currency, language === 'en' ? 'en' : 'de')
    : ''
}

const longestCashierText = 160

/** What to do always fits; of why as much as there is room for. */
function append(text: string, why: string): string {
  const whole = `${text}${after(' ', why)}`
  if (whole.length <= longestCashierText) return whole
  return `${whole.slice(0, longestCashierText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
