import { filter, type SmartTransactionProperty } from '@secukit/api'
import type { Finding } from './finding.ts'
import { readStatus, type Settled } from './outcome.ts'
import { isOtherAmount } from './payment.ts'
import { type Attempt, isReversed, isReversing, type Till } from './till.ts'

// The till's journal beside what the server shows of this till: what does not agree becomes a finding. Nothing here
// asks, waits or changes anything.

/** As much of a smart transaction as is compared; an item of the server's list is one. */
export interface ServerTransaction {
  readonly id: string
  readonly status: string
  readonly merchantRef?: string | null
  readonly basket_info?: {
    /** In cents. */
    readonly sum?: number
    readonly currency?: string
    /** In cents. */
    readonly gratuity?: number | null
  }
  readonly created?: string
}

/** What is compared, and what is not. */
export interface Scope {
  /**
   * How far back, in ms: for the server's transactions before the newest `created` among them, for the journal's before
   * `now`. The two clocks are never compared with each other.
   */
  readonly watch: number
  /** The till's own time, in ms since 1970. */
  readonly now: number
  /** Whether the driver works on the transaction, or has since the list was begun: then there is no finding about it. */
  readonly live: (transactionId: string, saleId: string) => boolean
}

/** How many transactions a page of the list holds. */
export const pageSize = 100

/** How many pages of the list are read at most. What they do not reach is compared as far as `missing` names it. */
export const mostPages = 20

/** Whether the name can be told from every other in front of a `merchantRef`: it has no hyphen, which ends it there. */
export function isTillName(name: string): boolean {
  return /^[A-Za-z0-9_.]{1,32}$/.test(name)
}

/** The `q` of the list that shows what was created for this till, and perhaps some of others. */
export function referencePattern(name: string): string {
  return String(filter<SmartTransactionProperty>().startsWith('merchantRef', `${name}-`))
}

/** Whether a list, newest first, has gone beyond what is compared, so that no further page is needed. */
export function reachesBeyond(transactions: readonly ServerTransaction[], watch: number): boolean {
  const since = newestOf(transactions) - watch
  return transactions.some(({ created }) => momentOf(created) < since)
}

/**
 * What to ask the server about one by one, before anything is told: a list lags behind, so that neither what it does
 * not show nor what it shows is the last word. In the order of the ids.
 */
export function toAsk(till: Till, listed: readonly ServerTransaction[], scope: Scope): readonly string[] {
  const doubtful = compare(till, listed, scope).map(({ transactionId }) => transactionId)
  return [...missing(till, listed, scope), ...doubtful].toSorted(inOrder)
}

/** The payments that the journal says are approved, within the watched time, and that the list does not show. */
export function missing(
  till: Till,
  listed: readonly ServerTransaction[],
  { watch, now, live }: Scope,
): readonly string[] {
  const shown = shownBy(listed)
  const ids: string[] = []
  for (const [id, { intent }] of till.attempts) {
    if (standingOf(till, id) !== 'approved' || shown.has(id) || Date.parse(intent.at) < now - watch) continue
    if (!live(id, intent.saleId)) ids.push(id)
  }
  return ids.toSorted(inOrder)
}

/**
 * What does not agree, in the order of the transaction ids; at most one finding about each, the gravest.
 *
 * @param transactions What the list shows, and the answers about `toAsk` in place of what the list showed of those. What
 *   could not be asked is left out: absence says nothing. Of two readings of a transaction the later one counts.
 * @param notFound What the server, asked about the very id, does not know.
 */
export function compare(
  till: Till,
  transactions: readonly ServerTransaction[],
  scope: Scope,
  notFound: readonly string[] = [],
): readonly Finding[] {
  const cases = casesOf(till, transactions, notFound)
  const since = newestOf(transactions) - scope.watch
  const payers = payersOf(till, cases)
  return [...cases.values()]
    .filter(({ server, transactionId, saleId }) => {
      return !(momentOf(server?.created) < since) && !scope.live(transactionId, saleId)
    })
    .flatMap((each) => judge(each, payers.get(each.saleId)) ?? [])
    .toSorted((one, other) => inOrder(one.transactionId, other.transactionId))
}

/** What the journal says of a transaction. */
type Standing = 'unknown' | 'open' | Settled['kind'] | 'reversing' | 'reversed'

/** One transaction of this till, as both sides know it. */
interface Case {
  readonly transactionId: string
  readonly saleId: string
  /** The number of the attempt. */
  readonly number: number
  readonly standing: Standing
  readonly attempt: Attempt | undefined
  /** Absent when the server does not know the transaction. */
  readonly server: ServerTransaction | undefined
  /** What the server says about the money. */
  readonly money: Settled['kind'] | 'open' | 'not found'
}

function casesOf(
  till: Till,
  transactions: readonly ServerTransaction[],
  notFound: readonly string[],
): ReadonlyMap<string, Case> {
  const cases = new Map<string, Case>()
  const add = (id: string, server?: ServerTransaction): void => {
    const attempt = till.attempts.get(id)
    const reference = readReference(till.name, server?.merchantRef)
    const saleId = attempt?.intent.saleId ?? reference?.saleId
    if (saleId === undefined) return
    cases.set(id, {
      transactionId: id,
      saleId,
      number: attempt?.intent.attempt ?? reference?.attempt ?? 1,
      standing: standingOf(till, id),
      attempt,
      server,
      money: server ? readStatus(server.status) : 'not found',
    })
  }
  for (const [id, server] of shownBy(transactions)) add(id, server)
  for (const id of notFound) add(id)
  return cases
}

/** The sale and the attempt that a `merchantRef` of this till names. A sale id may hold anything, also `#` and `-`. */
function readReference(
  name: string | undefined,
  reference: unknown,
): { readonly saleId: string; readonly attempt: number } | undefined {
  if (name === undefined || typeof reference !== 'string' || !reference.startsWith(`${name}-`))
    return undefined
  const [, saleId, attempt] = /^(.+)#([1-9]\d*)$/s.exec(reference.slice(name.length + 1)) ?? []
  return saleId === undefined ? undefined : { saleId, attempt: Number(attempt) }
}

function standingOf(till: Till, transactionId: string): Standing {
  const reversals = till.reversals.get(transactionId) ?? []
  if (isReversed(reversals)) return 'reversed'
  if (isReversing(till, transactionId)) return 'reversing'
  const attempt = till.attempts.get(transactionId)
  return attempt === undefined ? 'unknown' : (attempt.closedBy?.outcome ?? 'open')
}

/** Whose payment of a sale is the good one, if more than one was made: the lowest. */
const ranks: Readonly<Record<Exclude<Standing, 'reversing'>, number>> = {
  approved: 0,
  open: 1,
  unknown: 2,
  declined: 3,
  aborted: 3,
  reversed: 3,
}

/**
 * The transaction that pays for each sale: the one that the journal approved, unless the server contradicts it. What is
 * being reversed pays for nothing, whatever comes of it.
 */
function payersOf(till: Till, cases: ReadonlyMap<string, Case>): ReadonlyMap<string, string> {
  const payers = new Map<string, Payer>()
  const claim = (saleId: string, payer: Payer): void => {
    const other = payers.get(saleId)
    if (other === undefined || precedes(payer, other)) payers.set(saleId, payer)
  }
  for (const { saleId, transactionId, standing, money, number } of cases.values()) {
    if (money !== 'approved' || standing === 'reversing') continue
    claim(saleId, { transactionId, rank: ranks[standing], number })
    // The list need not show what the journal approved.
    for (const { intent } of till.sales.get(saleId) ?? []) {
      if (standingOf(till, intent.transactionId) !== 'approved') continue
      const shown = cases.get(intent.transactionId)?.money ?? 'open'
      if (shown === 'open')
        claim(saleId, { transactionId: intent.transactionId, rank: ranks.approved, number: intent.attempt })
    }
  }
  return new Map([...payers].map(([saleId, { transactionId }]) => [saleId, transactionId]))
}

interface Payer {
  readonly transactionId: string
  readonly rank: number
  readonly number: number
}

function precedes(one: Payer, other: Payer): boolean {
  const order = one.rank - other.rank || one.number - other.number
  return order === 0 ? one.transactionId < other.transactionId : order < 0
}

/** @param payer The transaction that pays for the sale. */
function judge(each: Case, payer: string | undefined): Finding | undefined {
  const { standing, money, attempt } = each
  if (standing === 'reversing') return undefined
  if (money === 'approved') {
    // The driver itself settles what is open, but only with the very amount.
    if (standing === 'open') return differs(each) ? finding('amount', each) : undefined
    if (payer !== each.transactionId) return finding('double', each)
    if (standing !== 'approved') return finding('found payment', each)
    return differs(each) ? finding('amount', each) : undefined
  }
  // What an operator has seen, and the server has not, may be another payment's slip.
  const isDecided = attempt?.closedBy?.type === 'decision'
  if (standing === 'approved') return money === 'open' && !isDecided ? undefined : finding('phantom', each)
  return isOrphan(each) ? finding('orphan', each) : undefined
}

/** Not started, as far as the server shows: of no attempt, or of one that is known as not paid. */
function isOrphan({ standing, server }: Case): boolean {
  if (server?.status !== 'created' && server?.status !== 'processing') return false
  return standing === 'unknown' || standing === 'declined' || standing === 'aborted'
}

/** Whether the server has another amount or currency. */
function differs({ attempt, server }: Case): boolean {
  return (
    attempt !== undefined &&
    server !== undefined &&
    isOtherAmount(server, attempt.intent, attempt.intent.bonus)
  )
}

function finding(kind: Finding['kind'], { saleId, transactionId, standing, attempt, server }: Case): Finding {
  const { amount, currency } = attempt?.intent ?? {}
  const info = server?.basket_info
  return {
    kind,
    saleId,
    transactionId,
    ...(amount !== undefined &&
      currency !== undefined && { expected: { amount, currency, outcome: standing } }),
    ...(server && { found: { amount: info?.sum, currency: info?.currency, status: server.status } }),
    action: actionFor(kind, standing),
  }
}

function actionFor(kind: Finding['kind'], standing: Standing): Finding['action'] {
  if (kind === 'orphan') return 'give up'
  if (kind !== 'double' && kind !== 'found payment') return 'look into it'
  // What the journal says is reversed is not reversed once more.
  if (standing === 'reversed') return 'look into it'
  // Of a payment that a lost journal knew, nobody can tell from here whether the goods were handed out.
  return kind === 'found payment' && standing === 'unknown' ? 'look into it' : 'reverse'
}

/** The readings by transaction id, the last one of each. */
function shownBy(transactions: readonly ServerTransaction[]): ReadonlyMap<string, ServerTransaction> {
  return new Map(transactions.filter(({ id }) => typeof id === 'string').map((each) => [each.id, each]))
}

function newestOf(transactions: readonly ServerTransaction[]): number {
  return transactions.reduce((newest, { created }) => {
    const moment = momentOf(created)
    return moment > newest ? moment : newest
  }, -Infinity)
}

/** NaN when the server does not say it in a way that can be read. */
function momentOf(created: string | undefined): number {
  return Date.parse(created ?? '')
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
