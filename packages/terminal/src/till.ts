import type {
  DecisionRecord,
  EndOfDayIntentRecord,
  EndOfDayOutcomeRecord,
  IntentRecord,
  JournalRecord,
  OutcomeRecord,
  PrintRecord,
  ReversalDecisionRecord,
  ReversalIntentRecord,
  ReversalOutcomeRecord,
} from './journal.ts'

// What the journal's records say, taken together. Folding never fails: a record that says nothing new, or nothing that
// this version knows, changes nothing. What is final stays: the first outcome of an attempt counts, whatever follows.

/** What the records say about one till. `remember` alone changes it. */
export interface Till {
  /** The name that begins every `merchantRef`; absent before the first record. */
  readonly name?: string
  /** The attempts of each sale, by its sale id, oldest first. */
  readonly sales: ReadonlyMap<string, readonly Attempt[]>
  /** The same attempts, by transaction id. */
  readonly attempts: ReadonlyMap<string, Attempt>
  /** The reversals of each transaction, oldest first; also of those that the journal knows no attempt of. */
  readonly reversals: ReadonlyMap<string, readonly Reversal[]>
  /** The last end of the day that was asked for. */
  readonly endOfDay?: EndOfDay
  /** The last end of the day that was done. */
  readonly lastEndOfDay?: EndOfDay
  /** The last one that settled what was paid before, or may have: done, or unknown. */
  readonly lastSettling?: EndOfDay
  /** How many ends of the day there were that may have settled what was paid before. */
  readonly days: number
}

/** One try to have a sale paid: one transaction. */
export interface Attempt {
  readonly intent: IntentRecord
  /** What became of it; absent while it is open. */
  readonly closedBy?: OutcomeRecord | DecisionRecord
  /** Open, and for so long that an operator may decide. */
  readonly needsOperator: boolean
  /** How many ends of the day there were before it was closed. */
  readonly days: number
  readonly reversals: readonly Reversal[]
  readonly printing: Readonly<Record<PrintRecord['copy'], Printing>>
}

/** One try to give the money of a transaction back. */
export interface Reversal {
  readonly intent: ReversalIntentRecord
  /** What became of it; absent while it is open. */
  readonly outcome?: ReversalOutcomeRecord | ReversalDecisionRecord
  /** Open, and for so long that an operator may decide. */
  readonly needsOperator: boolean
}

export interface EndOfDay {
  readonly intent: EndOfDayIntentRecord
  /** What became of it; absent while it is open. */
  readonly outcome?: EndOfDayOutcomeRecord
}

/** How far a copy of the receipts is. `begun`: it may be on paper. */
type Printing = 'none' | 'begun' | 'done'

/** What keeps a card terminal from the next payment, reversal or end of day. */
export type DeviceUse =
  | { readonly by: 'payment' | 'reversal'; readonly saleId: string; readonly transactionId: string }
  | { readonly by: 'end of day' }

export function emptyTill(): Till {
  return new Memory()
}

/** Adds what a record says. Changes the till in place and returns it: a journal has 100,000 records and more. */
export function remember(till: Till, record: JournalRecord): Till {
  apply(till as Memory, record)
  return till
}

export function readTill(records: Iterable<JournalRecord>): Till {
  const till = new Memory()
  for (const record of records) apply(till, record)
  return till
}

/** The attempts without an outcome, oldest first. */
export function openPayments(till: Till): readonly Attempt[] {
  return [...(till as Memory).openPayments]
}

/** The reversals without an outcome, oldest first. */
export function openReversals(till: Till): readonly Reversal[] {
  return [...(till as Memory).openReversals]
}

/** The end of the day that was asked for and is not known to be over. */
export function openEndOfDay({ endOfDay }: Till): EndOfDay | undefined {
  return endOfDay?.outcome === undefined ? endOfDay : undefined
}

export function latestAttempt(till: Till, saleId: string): Attempt | undefined {
  return till.sales.get(saleId)?.at(-1)
}

/** Approved, and not reversed. A reversal that is open or was refused changes nothing about that. */
export function isApproved({ closedBy, reversals }: Attempt): boolean {
  return closedBy?.outcome === 'approved' && !isReversed(reversals)
}

export function isReversed(reversals: readonly Reversal[]): boolean {
  return reversals.some(({ outcome }) => outcome?.outcome === 'reversed')
}

/**
 * Whether an end of the day has settled the payment, or may have, so that the card terminal cannot take it back any
 * more. In the order of the journal: a clock may be set back.
 */
export function isSettled({ days }: Till, attempt: Attempt): boolean {
  return attempt.days < days
}

/** Whether a reversal of the transaction is under way, as far as the journal knows. */
export function isReversing(till: Till, transactionId: string): boolean {
  const last = till.reversals.get(transactionId)?.at(-1)
  return last !== undefined && last.outcome === undefined
}

/** Whether `start` of the transaction was ever about to be sent: then it must not be sent again. */
export function wasPresented(till: Till, transactionId: string): boolean {
  return till.attempts.has(transactionId)
}

/** What is open at a card terminal, as far as the journal knows. `device`: as the intents name it. */
export function deviceInUse(till: Till, device: string): DeviceUse | undefined {
  for (const { intent } of (till as Memory).openPayments)
    if (intent.start === 'cashless' && intent.device === device) return use('payment', intent)
  for (const { intent } of (till as Memory).openReversals)
    if (intent.call === 'cancelTrx' && intent.device === device) return use('reversal', intent)
  return openEndOfDay(till)?.intent.device === device ? { by: 'end of day' } : undefined
}

function use(
  by: 'payment' | 'reversal',
  { saleId, transactionId }: IntentRecord | ReversalIntentRecord,
): DeviceUse {
  return { by, saleId, transactionId }
}

/**
 * The approved attempts since the last end of the day whose customer's copy is not known to be on paper, oldest first.
 * Those are among them that have no copy at all.
 */
export function unprinted(till: Till): readonly Attempt[] {
  return [...(till as Memory).unprinted]
}

interface OpenAttempt extends Attempt {
  closedBy?: OutcomeRecord | DecisionRecord
  needsOperator: boolean
  days: number
  reversals: readonly Reversal[]
  printing: Attempt['printing']
}

interface OpenReversal extends Reversal {
  outcome?: ReversalOutcomeRecord | ReversalDecisionRecord
  needsOperator: boolean
}

class Memory implements Till {
  name?: string
  endOfDay?: EndOfDay
  lastEndOfDay?: EndOfDay
  lastSettling?: EndOfDay
  days = 0
  readonly sales = new Map<string, OpenAttempt[]>()
  readonly attempts = new Map<string, OpenAttempt>()
  readonly reversals = new Map<string, OpenReversal[]>()
  readonly openPayments = new Set<OpenAttempt>()
  readonly openReversals = new Set<OpenReversal>()
  readonly unprinted = new Set<OpenAttempt>()
}

/** Most attempts are never reversed, and most not printed yet: they share these. */
const noReversals: readonly Reversal[] = []
const notPrinted: Attempt['printing'] = { customer: 'none', merchant: 'none' }

/** Whether the record changed anything; `undefined` for one that a newer version wrote. */
function apply(till: Memory, record: JournalRecord): boolean | undefined {
  switch (record.type) {
    case 'till':
      if (till.name !== undefined) return false
      till.name = record.till
      return true
    case 'intent':
      return present(till, record)
    case 'outcome':
    case 'decision':
      return close(till, record)
    case 'reversal intent':
      return reverse(till, record)
    case 'reversal outcome':
    case 'reversal decision':
      return closeReversal(till, record)
    case 'end of day intent':
      till.endOfDay = { intent: record }
      return true
    case 'end of day outcome':
      return closeDay(till, record)
    case 'needs operator': {
      const waiting = openAttempt(till, record.transactionId) ?? openReversal(till, record.transactionId)
      if (waiting === undefined || waiting.needsOperator) return false
      waiting.needsOperator = true
      return true
    }
    case 'print':
      return print(till, record)
    default:
      return undefined
  }
}

function present(till: Memory, intent: IntentRecord): boolean {
  const { saleId, transactionId } = intent
  if (till.attempts.has(transactionId)) return false
  const reversals = till.reversals.get(transactionId) ?? noReversals
  const attempt: OpenAttempt = {
    intent,
    needsOperator: false,
    days: till.days,
    reversals,
    printing: notPrinted,
  }
  till.attempts.set(transactionId, attempt)
  till.openPayments.add(attempt)
  const attempts = till.sales.get(saleId)
  if (attempts === undefined) till.sales.set(saleId, [attempt])
  else attempts.push(attempt)
  return true
}

function close(till: Memory, record: OutcomeRecord | DecisionRecord): boolean {
  const attempt = openAttempt(till, record.transactionId)
  if (attempt === undefined) return false
  attempt.closedBy = record
  attempt.needsOperator = false
  attempt.days = till.days
  till.openPayments.delete(attempt)
  if (isApproved(attempt) && attempt.printing.customer !== 'done') till.unprinted.add(attempt)
  return true
}

function reverse(till: Memory, intent: ReversalIntentRecord): boolean {
  const { transactionId } = intent
  const reversals = till.reversals.get(transactionId) ?? []
  if (isReversed(reversals) || openReversal(till, transactionId) !== undefined) return false
  const reversal: OpenReversal = { intent, needsOperator: false }
  reversals.push(reversal)
  till.reversals.set(transactionId, reversals)
  till.openReversals.add(reversal)
  const attempt = till.attempts.get(transactionId)
  if (attempt !== undefined) attempt.reversals = reversals
  return true
}

function closeReversal(till: Memory, record: ReversalOutcomeRecord | ReversalDecisionRecord): boolean {
  const reversal = openReversal(till, record.transactionId)
  if (reversal === undefined) return false
  reversal.outcome = record
  reversal.needsOperator = false
  till.openReversals.delete(reversal)
  const attempt = till.attempts.get(record.transactionId)
  if (attempt !== undefined && !isApproved(attempt)) till.unprinted.delete(attempt)
  return true
}

function closeDay(till: Memory, outcome: EndOfDayOutcomeRecord): boolean {
  const open = openEndOfDay(till)
  if (open === undefined) return false
  till.endOfDay = { ...open, outcome }
  if (outcome.outcome !== 'refused') {
    till.days += 1
    till.lastSettling = till.endOfDay
  }
  if (outcome.outcome === 'done') {
    till.lastEndOfDay = till.endOfDay
    till.unprinted.clear()
  }
  return true
}

function print(till: Memory, { transactionId, copy, stage }: PrintRecord): boolean {
  const attempt = till.attempts.get(transactionId)
  if (attempt === undefined) return false
  const before = attempt.printing[copy]
  // A copy that is on paper stays there, also while another one is printed.
  if (before === 'done' || before === stage) return false
  attempt.printing = { ...attempt.printing, [copy]: stage }
  if (attempt.printing.customer === 'done') till.unprinted.delete(attempt)
  return true
}

function openAttempt(till: Memory, transactionId: string): OpenAttempt | undefined {
  const attempt = till.attempts.get(transactionId)
  return attempt?.closedBy === undefined ? attempt : undefined
}

function openReversal(till: Memory, transactionId: string): OpenReversal | undefined {
  const last = till.reversals.get(transactionId)?.at(-1)
  return last?.outcome === undefined ? last : undefined
}

const dayMs = 86_400_000

/** For so long the transactions of an attempt that failed stay known, in days, though the sale has a later one. */
const failedDays = 2

/**
 * What is left of a journal when it begins a new file, in the same order. A sale stays whole, or goes whole once nothing
 * of it is open and all is older than `keepDays`; the last end of the day and the till's name stay for good. Of a sale
 * that stays, attempts that failed go after two days when a later one follows: so the last attempt, and with it the
 * number of the next one, is never forgotten before the sale is.
 *
 * @param now ms since 1970
 */
export function compact(
  records: readonly JournalRecord[],
  now: number,
  { keepDays = 400 }: { readonly keepDays?: number } = {},
): readonly JournalRecord[] {
  const till = new Memory()
  const telling = records.filter((record) => apply(till, record) !== false)
  const left = telling.filter((record) => !isOvertaken(till, record, now - failedDays * dayMs))

  const units = unitsOf(till, left)
  const standing = standingIntents(till)
  const kept = new Set(
    units.filter((_, index) => {
      const record = left[index] as JournalRecord
      return record.type === 'till' || standing.has(record) || momentOf(record) >= now - keepDays * dayMs
    }),
  )
  return left.filter((_, index) => kept.has(units[index] as string))
}

/** Whether what follows makes the record of no use. `before`: ms since 1970, when an attempt may be forgotten. */
function isOvertaken(till: Memory, record: JournalRecord, before: number): boolean {
  if (!('transactionId' in record) || record.type === 'end of day outcome') return false
  const attempt = till.attempts.get(record.transactionId)
  if (attempt !== undefined && isPast(till, attempt, before)) return true
  if (record.type === 'print') return record.stage === 'begun' && attempt?.printing[record.copy] === 'done'
  if (record.type !== 'needs operator') return false
  return attempt?.closedBy !== undefined && !isReversing(till, record.transactionId)
}

/** Whether the attempt failed before, and a later one of its sale carries the number on. */
function isPast(till: Memory, attempt: Attempt, before: number): boolean {
  const { intent, closedBy, reversals } = attempt
  if (closedBy === undefined || closedBy.outcome === 'approved' || reversals.length > 0) return false
  if (latestAttempt(till, intent.saleId) === attempt) return false
  return Math.max(momentOf(intent), momentOf(closedBy)) < before
}

/** For each record the name of what it belongs to, which is kept or dropped as a whole. */
function unitsOf(till: Memory, records: readonly JournalRecord[]): readonly string[] {
  let days = 0
  return records.map((record, index) => {
    switch (record.type) {
      case 'till':
        return 'till'
      case 'end of day intent':
        days++
        return `day ${days}`
      case 'end of day outcome':
        return `day ${days}`
      case 'intent':
      case 'outcome':
      case 'decision':
      case 'reversal intent':
      case 'reversal outcome':
      case 'reversal decision':
      case 'needs operator':
      case 'print': {
        const { transactionId } = record
        const { intent } = till.attempts.get(transactionId) ?? till.reversals.get(transactionId)?.[0] ?? {}
        return `sale ${intent?.saleId}`
      }
      default:
        return `record ${index}`
    }
  })
}

/** What must be kept however old it is, by its first record. */
function standingIntents(till: Memory): ReadonlySet<JournalRecord | undefined> {
  const open = [
    ...till.openPayments,
    ...till.openReversals,
    openEndOfDay(till),
    till.lastEndOfDay,
    till.lastSettling,
  ]
  return new Set(open.map((each) => each?.intent))
}

/** A moment that cannot be read counts as young: what is not known to be old is not thrown away. */
function momentOf({ at }: JournalRecord): number {
  const moment = Date.parse(at)
  return Number.isNaN(moment) ? Infinity : moment
}
